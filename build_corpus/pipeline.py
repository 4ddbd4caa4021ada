"""From raw files to the pages of the site: the only module that knows all the rooms, and the one that writes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_corpus import anchors, files, glossary, manifest, structure
from build_corpus.annotations import emendations, references, terms
from build_corpus.errors import SourceError
from build_corpus.model import Annotated, Corpus, Fact, Known, Layers, Metadata, Role
from build_corpus.outputs import navigation, pages, search_index
from build_corpus.reading import read
from build_corpus.russian import transliterate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from build_corpus.model import Document, Glossary, ReaderName

    Progress = Callable[[str], None]

GENERATED = Path("docs") / "_generated"
"""Where the generated pages stand, below the root of the project; never committed."""

_STAMP = Path(".cache") / "build.json"


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made."""

    nav: list[Any]
    """MkDocs' nav of the generated pages: dicts of title -> path or list."""
    generated: Path
    changed: int
    """How many files were written or removed."""


def inspect(path: Path, reader: ReaderName | None = None) -> Document:
    """The document in one raw file, in the corpus or not, with what can be known from the file alone.

    Raises SourceError when the file is missing or no text of a known format can be read from it.
    """
    slug = "-".join("".join(c if c.isalnum() else " " for c in transliterate(path.name.partition(".")[0])).split())
    metadata = Metadata(slug or "document", Fact("", Known.PRINTED))
    document = _read(path, metadata, reader)
    title = next((block.text.text for block in document.blocks() if block.role is Role.TITLE), "")
    return anchors.name(replace(document, metadata=replace(metadata, title=Fact(title, Known.PRINTED))))


def load(root: Path, progress: Progress = lambda _: None) -> Corpus:
    """The whole corpus below `root`, read anew, with its layers."""
    words = glossary.load(root / "corpus" / "glossary.toml")
    documents = []
    for entry in manifest.load(root / "corpus"):
        progress(f"reading {entry.path.name}")
        documents.append(anchors.name(_read(entry.path, entry.metadata, entry.reader)))
    progress("finding terms and references")
    return _annotated(documents, words)


def build(root: Path, *, progress: Progress = lambda _: None) -> BuildResult:
    """Build the pages of the corpus below `root`, unless nothing that they are made of has changed.

    Raises CorpusError; everything on the disk is then as it was.
    """
    key = _fingerprint(root)
    known = _known(root, key)
    if known is not None:
        return known
    corpus = load(root, progress)
    progress("writing pages")
    contents = {**pages.render(corpus), **search_index.build(corpus)}
    nav = navigation.navigation(corpus)
    changed = files.mirror(root / GENERATED, contents)
    stamp = {"key": key, "nav": nav, "files": sorted(contents)}
    files.write(root / _STAMP, json.dumps(stamp, ensure_ascii=False).encode())
    return BuildResult(nav, root / GENERATED, changed)


def _read(path: Path, metadata: Metadata, reader: ReaderName | None) -> Document:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("there is no such file; check the path", file=path) from None
    except OSError as error:
        raise SourceError(f"the file cannot be read: {error.strerror}", file=path) from None
    return structure.build(read(data, path.name, reader=reader), metadata)


def _annotated(documents: Sequence[Document], words: Glossary) -> Corpus:
    matcher = terms.Matcher(words)
    annotated = tuple(
        Annotated(
            document,
            Layers(
                terms.find_terms(document, matcher),
                references.find_references(document, documents),
                emendations.find_emendations(document),
            ),
        )
        for document in documents
    )
    return Corpus(annotated, words)


def _fingerprint(root: Path) -> str:
    """A checksum of all that the pages are made of: the corpus and the code."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for base in (root / "corpus", package):
        for path in sorted(path for path in base.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(path.relative_to(base).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _known(root: Path, key: str) -> BuildResult | None:
    """The last build, if it was made of the same and its files still stand."""
    try:
        stamp = json.loads((root / _STAMP).read_bytes())
        complete = stamp["key"] == key and all((root / GENERATED / name).is_file() for name in stamp["files"])
        return BuildResult(stamp["nav"], root / GENERATED, 0) if complete else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
