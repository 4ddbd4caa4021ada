"""`make bench`: what the dear parts cost, as ratios of times measured in one run on one machine. No test."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import passages
from building import ROOT, copy_project
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from rich.console import Console
from rich.table import Table

from build_corpus import glossary, manifest, pipeline, structure
from build_corpus.annotations import terms
from build_corpus.model import Corpus, Document, Fact, Glossary, Known, Metadata, Term
from build_corpus.outputs import linking, search_index, term_links
from build_corpus.reading import read
from build_corpus.russian import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

REPEAT = 5
"""The least of so many times is taken: the others measure the machine."""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    value: str
    limit: str


def main() -> int:
    """Measure all and print the table."""
    corpus = pipeline.load(ROOT)
    rows = [*many_terms(corpus), *reading(), *parallel_passages(corpus), *index_size(corpus), linking_share()]
    table = Table("what", "measured", "value", "limit", box=None)
    for row in rows:
        table.add_row(row.what, row.measured, row.value, row.limit)
    Console(width=140).print(table)
    return 0


def least(run: Callable[[], object]) -> float:
    """The least time that `run` takes, in seconds."""
    times = []
    for _ in range(REPEAT):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


# --- terms --------------------------------------------------------------------------------------------------------


def many_terms(corpus: Corpus) -> Iterator[Row]:
    """Finding 5,000 terms against 50, in the texts that we have; making the matcher, which is done once, apart."""
    documents = [annotated.document for annotated in corpus.documents]
    made = {number: Glossary(corpus.glossary.terms[:10] + invented(documents, number - 10)) for number in (50, 5000)}
    matchers = {number: terms.Matcher(words) for number, words in made.items()}
    times = {number: least(partial(find, documents, matcher)) for number, matcher in matchers.items()}
    making = {number: least(partial(terms.Matcher, words)) for number, words in made.items()}
    seconds = ", ".join(f"{number}: {1000 * each:.0f} ms" for number, each in times.items())
    yield Row("find 5,000 terms against 50", seconds, f"{times[5000] / times[50]:.2f}", "2")
    ready = ", ".join(f"{number}: {1000 * each:.0f} ms" for number, each in making.items())
    words = sum(sum(1 for _ in tokens(text)) for document in documents for text in texts(document))
    yield Row("  making their matchers, once a build", ready, f"{making[5000] / making[50]:.2f}", "")
    yield Row("  words read a second, 5,000 terms", f"{words} words", f"{words / times[5000]:,.0f}", "")


def find(documents: Sequence[Document], matcher: terms.Matcher) -> int:
    """How many terms `documents` have."""
    return sum(len(terms.find_terms(document, matcher)) for document in documents)


def texts(document: Document) -> Iterator[str]:
    """All texts in which terms are looked for."""
    yield from (block.text.text for block in document.blocks())
    yield from (note.text.text for note in document.footnotes)


def invented(documents: Sequence[Document], number: int) -> tuple[Term, ...]:
    """Terms of two and three words that follow each other in the texts: each is found, as a real term would be."""
    words = [word.text for document in documents for text in texts(document) for word in tokens(text)]
    vocabulary = sorted({word.lower() for word in words if word.isalpha() and len(word) > 3})
    choice = random.Random(1)  # noqa: S311 - the same terms every time
    found: dict[str, None] = {}
    while len(found) < number:
        if choice.random() < 0.1:
            start = choice.randrange(len(words) - 3)
            found[" ".join(words[start : start + choice.choice((2, 3))])] = None
        else:
            found[" ".join(choice.sample(vocabulary, choice.choice((2, 3))))] = None
    return tuple(Term(f"t-{index}", (name,)) for index, name in enumerate(found))


# --- reading ------------------------------------------------------------------------------------------------------


def reading() -> Iterator[Row]:
    """Reading each source against reading it twice over in one file."""
    for entry in manifest.load(ROOT / pipeline.CORPUS):
        data = entry.path.read_bytes()
        once, twice = (least(partial(parse, data * times, entry)) for times in (1, 2))
        measured = f"1x: {1000 * once:.0f} ms, 2x: {1000 * twice:.0f} ms"
        yield Row(f"read twice the text: {entry.metadata.slug}", measured, f"{twice / once:.2f}", "2.2")


def parse(data: bytes, entry: manifest.Entry) -> Document:
    """The document in `data`."""
    metadata = Metadata("bench", Fact("", Known.PRINTED))
    return structure.build(read(data, entry.path.name, reader=entry.reader, force=True), metadata)


# --- parallel passages --------------------------------------------------------------------------------------------


def parallel_passages(corpus: Corpus) -> Iterator[Row]:
    """What twenty copies of the corpus cost against one and ten, and how many planted copies are found."""
    documents = [annotated.document for annotated in corpus.documents]
    for what, (once, half, whole) in passages.growth(documents).items():
        measured = f"1x: {once:.2f} s, 10x: {half:.2f} s, 20x: {whole:.2f} s"
        yield Row(f"passages of 20 corpora against 1: {what}", measured, f"{whole / once:.1f}", "25, of the same texts")
        yield Row("  against 10", "", f"{whole / half:.2f}", "2.5")
    found, precision = passages.planted(documents)
    measured = ", ".join(f"{100 * each.degree:.0f} %: {each.recall:.2f}" for each in found)
    yield Row("planted copies found, by words changed", measured, f"{min(each.recall for each in found):.2f}", "")
    yield Row("  precision", "", f"{precision:.3f}", "")


# --- the index ----------------------------------------------------------------------------------------------------


def index_size(corpus: Corpus) -> Iterator[Row]:
    """The bytes of the search index for each paragraph and for each byte of text."""
    paragraphs = [text for each in corpus.documents for text in texts(each.document) if text.strip()]
    size = sum(len(text.encode()) for text in search_index.build(corpus).values())
    measured = f"{size:,} bytes, {len(paragraphs)} paragraphs and notes"
    yield Row("search index, bytes a paragraph", measured, f"{size / len(paragraphs):.0f}", "")
    share = size / sum(len(text.encode()) for text in paragraphs)
    yield Row("  bytes a byte of text", "", f"{share:.2f}", "")


# --- the site -----------------------------------------------------------------------------------------------------


@dataclass
class Clock:
    """Adds up the time that some functions take, those within each other once."""

    spent: float = 0.0
    depth: int = 0
    undo: list[Callable[[], None]] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time until the end of the block."""
        start = time.perf_counter()
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1
            if not self.depth:
                self.spent += time.perf_counter() - start

    def watch(self, owner: Any, name: str) -> None:  # noqa: ANN401 - a module or a class
        """Count what `owner.name` takes; a generator is drawn out at once."""
        plain = getattr(owner, name)

        @wraps(plain)
        def counted(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever it wraps
            with self.running():
                result = plain(*arguments, **options)
                return list(result) if hasattr(result, "__next__") else result

        setattr(owner, name, counted)
        self.undo.append(partial(setattr, owner, name, plain))


def linking_share() -> Row:
    """How much of the whole build of the site goes into finding terms and linking them."""
    clock = Clock()
    for owner, name in (
        (glossary, "load"), (terms, "Matcher"), (terms, "find_terms"), (terms.Matcher, "hits"),
        (linking.Linker, "_terms"), (linking.Linker, "_term"), (linking.Linker, "terms"), (term_links, "link_terms"),
    ):  # fmt: skip
        clock.watch(owner, name)
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        config = load_config(str(project / "mkdocs.yml"))
        start = time.perf_counter()
        build_site(config)
        total = time.perf_counter() - start
    for undo in clock.undo:
        undo()
    measured = f"{clock.spent:.2f} s of {total:.2f} s"
    return Row("share of terms in the build of the site", measured, f"{100 * clock.spent / total:.1f} %", "15 %")


if __name__ == "__main__":
    sys.exit(main())
