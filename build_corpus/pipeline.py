"""From raw files to the pages of the site: the only module that knows all the rooms, and the one that writes."""

from __future__ import annotations

import gc
import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_corpus import anchors, files, glossary, manifest, structure, toml_file
from build_corpus.annotations import (
    counterparts,
    doubts,
    emendations,
    parallels,
    references,
    term_checks,
    term_suggestions,
    terms,
)
from build_corpus.errors import ManifestError, SourceError
from build_corpus.model import Annotated, Corpus, Fact, Known, Layers, Metadata, Role
from build_corpus.outputs import citation_templates, data_export, feed, navigation, pages, search_index
from build_corpus.outputs.comparison import Comparison
from build_corpus.reading import read
from build_corpus.russian import transliterate
from build_corpus.sidecar import Sidecar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from build_corpus.annotations.term_checks import Remark
    from build_corpus.annotations.term_suggestions import Suggestion
    from build_corpus.manifest import Entry
    from build_corpus.model import Document, ReaderName

    Progress = Callable[[str], None]

GENERATED = Path("docs") / "_generated"
"""Where the generated pages stand, below the root of the project; never committed."""

CORPUS = Path("corpus")
GLOSSARY = CORPUS / "glossary.toml"
ANCHORS = CORPUS / "anchors.json"
"""The ledger of every anchor ever published: written by the build, committed."""

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


@dataclass(frozen=True, slots=True)
class Prepared:
    """The corpus, and the ledger of anchors as this state of it would leave it."""

    corpus: Corpus
    published: anchors.Published


def settle(
    root: Path, progress: Progress = lambda _: None, published: anchors.Published | None = None
) -> tuple[list[anchors.Settlement], anchors.Published]:
    """Every document below `root`, read anew, with the anchors that its words were published under.

    That is what `published` says or, by default, the ledger below `root`.
    The ledger that comes with them must not be written while a settlement has vanished anchors.
    """
    published = anchors.read(root / ANCHORS) if published is None else published
    return _settle(manifest.load(root / CORPUS), published, progress)


def _settle(
    entries: Iterable[Entry], published: anchors.Published, progress: Progress
) -> tuple[list[anchors.Settlement], anchors.Published]:
    """The documents of `entries`, read and settled, and the ledger with them."""
    settlements = []
    for entry in entries:
        progress(f"reading {entry.path.name}")
        document = _read(entry.path, entry.metadata, entry.reader, force=entry.force)
        settlements.append(anchors.settle(document, published, date=entry.edition))
        published = settlements[-1].published
    return settlements, published


def compare(root: Path, published: anchors.Published) -> list[Comparison]:
    """What the sources below `root` change against `published`, in the order of the corpus, withdrawn ones last."""
    settlements, _ = settle(root, published=published)
    found = []
    for settlement in settlements:
        edition = len(settlement.before.editions)
        changes = settlement.changes() if edition else ()
        found.append(Comparison(settlement.document.metadata.slug, edition, changes))
    there = {comparison.slug for comparison in found}
    for slug, record in sorted(published.documents.items()):
        if slug not in there and any(record.live()):
            found.append(Comparison(slug, len(record.editions), (), withdrawn=True))
    return found


def load(root: Path, progress: Progress = lambda _: None) -> Corpus:
    """The whole corpus below `root`, read anew, with its layers and its history; see `prepare` for its errors."""
    return prepare(root, progress).corpus


def prepare(root: Path, progress: Progress = lambda _: None) -> Prepared:
    """The corpus below `root`, read anew, and the ledger that its next build would leave.

    Raises CorpusError: an AnchorError where an anchor that was published would lose its words, a ManifestError where
    the manifest, the glossary or the sidecar does not fit the texts.
    """
    entries = manifest.load(root / CORPUS)
    terms_file = root / GLOSSARY
    words = glossary.load(terms_file)
    sidecar = Sidecar.load(root / CORPUS)
    sidecar.check([entry.metadata.slug for entry in entries])
    settlements, published = _settle(entries, anchors.read(root / ANCHORS), progress)
    missing = anchors.absent(published, [entry.metadata.slug for entry in entries])
    refusals = [settlement.refusal(root / ANCHORS) for settlement in settlements]
    for refusal in (missing, *refusals):
        if refusal is not None:
            raise refusal
    documents = [sidecar.labels(settlement.document) for settlement in settlements]
    for document in documents:
        published = anchors.with_label_aliases(document, published)
    for term, problem in glossary.misquotations(words, documents):
        place = ("term", [each.id for each in words.terms].index(term), "definition")
        line = toml_file.line_of(terms_file.read_text(encoding="utf-8"), place)
        raise ManifestError(f"term {term}: {problem}; correct the definition", file=terms_file, line=line)
    progress("finding terms and references")
    matcher = terms.Matcher(words)
    lineage = counterparts.find_counterparts(documents)
    passages = parallels.find_parallels(documents)
    library = references.Library(documents)
    annotated = []
    for document, entry in zip(documents, entries, strict=True):
        layers = Layers(
            terms.find_terms(document, matcher),
            references.find_references(document, library),
            sidecar.emendations(document, emendations.find_emendations(document)),
            lineage[document.metadata.slug],
            passages[document.metadata.slug],
        )
        history = anchors.history(published.record(document.metadata.slug))
        annotated.append(Annotated(_doubted(document, layers, entry), layers, history))
    present = {document.metadata.slug for document in documents}
    withdrawn = tuple(
        (slug, anchors.history(record)) for slug, record in sorted(published.documents.items()) if slug not in present
    )
    return Prepared(Corpus(tuple(annotated), words, withdrawn), published)


def _doubted(document: Document, layers: Layers, entry: Entry) -> Document:
    """`document` with the doubts about its wording, and the editor's word on those that are acknowledged."""
    found = doubts.find_doubts(document, layers.emendations)
    acknowledged = [(a.code, a.line, a.reason) for a in entry.acknowledged]
    return replace(document, diagnostics=doubts.acknowledge(found, acknowledged))


def suggest_terms(root: Path, least: int) -> tuple[tuple[Suggestion, ...], tuple[str, ...]]:
    """The terms that the glossary below `root` lacks, phrases from `least` occurrences on; and the ids that it has."""
    corpus = load(root)
    documents = [annotated.document for annotated in corpus.documents]
    suggestions = term_suggestions.suggest(documents, terms.Matcher(corpus.glossary), least=least)
    return suggestions, tuple(term.id for term in corpus.glossary.terms)


def remarks_on_glossary(root: Path, corpus: Corpus) -> list[tuple[int | None, Remark]]:
    """What is doubtful in the glossary of `corpus`, which lies below `root`, each with its line of `GLOSSARY`."""
    text = (root / GLOSSARY).read_text(encoding="utf-8")
    spans = [span for annotated in corpus.documents for span in annotated.layers.terms]
    found = term_checks.remarks(corpus.glossary, spans, terms.Matcher(corpus.glossary))
    return [(toml_file.line_of(text, ("term", remark.index, remark.key)), remark) for remark in found]


def build(root: Path, *, progress: Progress = lambda _: None) -> BuildResult:
    """Build the pages of the corpus below `root`, unless nothing that they are made of has changed.

    Raises CorpusError; everything on the disk is then as it was.
    """
    known = _known(root, _fingerprint(root))
    if known is not None:
        return known
    with _uncollected():
        return _build(root, progress)


def _build(root: Path, progress: Progress) -> BuildResult:
    prepared = prepare(root, progress)
    progress("writing pages")
    corpus = prepared.corpus
    outputs = (pages.render, search_index.build, citation_templates.build, feed.build, data_export.build)
    made = [make(corpus) for make in outputs]
    contents = {path: text for each in made for path, text in each.items()}
    nav = navigation.navigation(corpus)
    changed = files.mirror(root / GENERATED, contents)
    anchors.write(root / ANCHORS, prepared.published)
    stamp = {"key": _fingerprint(root), "nav": nav, "files": sorted(contents)}
    files.write(root / _STAMP, json.dumps(stamp, ensure_ascii=False).encode())
    return BuildResult(nav, root / GENERATED, changed)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage: what a build makes lasts to its end, and every look would go through all of it again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(path: Path, metadata: Metadata, reader: ReaderName | None, *, force: bool) -> Document:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("there is no such file; check the path", file=path) from None
    except OSError as error:
        raise SourceError(
            f"the file cannot be read: {error.strerror}; check what it is and who may read it", file=path
        ) from None
    return structure.build(read(data, path.name, reader=reader, force=force), metadata)


def _fingerprint(root: Path) -> str:
    """A checksum of all that the pages are made of: the corpus and the code."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for base in (root / CORPUS, package):
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
