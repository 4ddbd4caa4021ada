"""From raw files to the pages of the site: the only module that knows all the rooms, and the one that writes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_corpus import anchors, files, glossary, manifest, structure
from build_corpus.annotations import doubts, emendations, references, terms
from build_corpus.errors import ManifestError, SourceError
from build_corpus.model import Annotated, Corpus, Fact, Known, Layers, Metadata, Role
from build_corpus.outputs import navigation, pages, search_index
from build_corpus.reading import read
from build_corpus.russian import transliterate
from build_corpus.sidecar import Sidecar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from build_corpus.manifest import Entry
    from build_corpus.model import Document, ReaderName

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


def inspect(path: Path, reader: ReaderName | None = None, *, force: bool = False) -> Document:
    """The document in one raw file, in the corpus or not, with what can be known from the file alone.

    Raises SourceError when the file is missing or, unless `force`, garbled, or has no text of a known format.
    """
    slug = "-".join("".join(c if c.isalnum() else " " for c in transliterate(path.name.partition(".")[0])).split())
    metadata = Metadata(slug or "document", Fact("", Known.PRINTED))
    document = _read(path, metadata, reader, force=force)
    title = next((block.text.text for block in document.blocks() if block.role is Role.TITLE), "")
    named = anchors.name(replace(document, metadata=replace(metadata, title=Fact(title, Known.PRINTED))))
    return replace(named, diagnostics=doubts.find_doubts(named, emendations.find_emendations(named)))


def load(root: Path, progress: Progress = lambda _: None) -> Corpus:
    """The whole corpus below `root`, read anew, with its layers.

    Raises CorpusError; a definition that does not stand where the glossary takes it from is a ManifestError.
    """
    entries = manifest.load(root / "corpus")
    terms_file = root / "corpus" / "glossary.toml"
    words = glossary.load(terms_file)
    documents = []
    for entry in entries:
        progress(f"reading {entry.path.name}")
        documents.append(anchors.name(_read(entry.path, entry.metadata, entry.reader, force=entry.force)))
    sidecar = Sidecar.load(root / "corpus")
    sidecar.check([document.metadata.slug for document in documents])
    documents = [sidecar.labels(document) for document in documents]
    for term, problem in glossary.misquotations(words, documents):
        raise ManifestError(f"term {term}: {problem}", file=terms_file)
    progress("finding terms and references")
    matcher = terms.Matcher(words)
    return Corpus(
        tuple(_annotated(d, e, documents, matcher, sidecar) for d, e in zip(documents, entries, strict=True)),
        words,
    )


def _annotated(
    document: Document, entry: Entry, corpus: Sequence[Document], matcher: terms.Matcher, sidecar: Sidecar
) -> Annotated:
    layers = Layers(
        terms.find_terms(document, matcher),
        references.find_references(document, corpus),
        sidecar.emendations(document, emendations.find_emendations(document)),
    )
    found = doubts.find_doubts(document, layers.emendations)
    acknowledged = [(a.code, a.line, a.reason) for a in entry.acknowledged]
    return Annotated(replace(document, diagnostics=doubts.acknowledge(found, acknowledged)), layers)


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


def _read(path: Path, metadata: Metadata, reader: ReaderName | None, *, force: bool) -> Document:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("there is no such file; check the path", file=path) from None
    except OSError as error:
        raise SourceError(f"the file cannot be read: {error.strerror}", file=path) from None
    return structure.build(read(data, path.name, reader=reader, force=force), metadata)


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
