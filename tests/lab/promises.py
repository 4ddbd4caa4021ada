"""What holds for any bytes at all: they are refused in one line, or read without loss and shown without harm."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import html
from markdown import Markdown
from mkdocs.utils.meta import get_data

from build_corpus import anchors, structure
from build_corpus.annotations import counterparts, doubts, emendations, parallels, references
from build_corpus.errors import LedgerError, SourceError
from build_corpus.ledger import Fate
from build_corpus.model import Annotated, Corpus, Fact, Glossary, Known, Layers, Metadata, ReaderName
from build_corpus.outputs.account_page import account_page
from build_corpus.outputs.document_json import to_json
from build_corpus.outputs.document_page import document_page
from build_corpus.outputs.section_page import section_page
from build_corpus.outputs.site import Site
from build_corpus.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Document, NoteMark, Reading, SourceLink

NAME = "input.txt"
_METADATA = Metadata("input", Fact("", Known.PRINTED))
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_EXTENSIONS = ("attr_list", "md_in_html", "toc")
"""Those of the site."""
_HARMFUL = frozenset({"script", "style", "iframe", "img", "object", "embed", "form", "base", "meta", "link"})
_LONGEST_NAME = 240
"""Of a folder, in bytes; file systems take 255."""
_SCHEME = re.compile(r"(https?|mailto):|(?![a-z0-9+.-]*:)", re.IGNORECASE)
"""What the address of a link begins with: a scheme that does nothing, or none."""


class BrokenPromiseError(AssertionError):
    """Something that must hold for any input does not."""


def check(data: bytes, *, thorough: bool = True) -> bool:
    """Read `data` as a raw file and try every promise on it; whether it was read, not refused.

    If not `thorough`, what takes the most time is left out: the pages, readers that were not detected, line ends.

    Raises BrokenPromiseError, or whatever the code under test raises and should not.
    """
    document = _parsed(data)
    if document is None:
        return False
    _accounted(document, data)
    _addressed(document)
    _told(document)
    if thorough:
        _harmless(document)
        _same_in_any_coding(document)
        for reader in set(ReaderName) - {document.reader}:
            other = _parsed(data, reader)
            if other is not None:
                _accounted(other, data)
                _addressed(other)
    return True


def _promise(kept: object, what: str) -> None:
    if not kept:
        raise BrokenPromiseError(what)


def _parsed(data: bytes, reader: ReaderName | None = None) -> Document | None:
    """The document that `data` holds, garbled or not; None where it is refused as it should be."""
    try:
        try:
            document = _built(read(data, NAME, reader=reader))
        except SourceError as error:
            _one_line(error)
            document = _built(read(data, NAME, reader=reader, force=True))
    except SourceError as error:
        _one_line(error)
        return None
    except LedgerError as error:
        raise BrokenPromiseError(f"the ledger is not whole: {error}") from error
    return replace(document, diagnostics=doubts.find_doubts(document, emendations.find_emendations(document)))


def _built(reading: Reading) -> Document:
    return anchors.name(structure.build(reading, _METADATA))


def _one_line(error: SourceError) -> None:
    _promise(str(error).isprintable() and str(error).startswith(NAME), f"no clear line: {error}")


def _accounted(document: Document, data: bytes) -> None:
    """The ledger gives the kept text back, and with the dropped pieces the bytes of the source."""
    source, ledger = document.source, document.ledger
    kept = "".join(s.title.text + "".join(b.text.text for b in s.own_blocks()) for s in document.walk())
    moved = "".join(note.text.text for note in document.footnotes)
    _promise(ledger.rebuild_text(source.text, Fate.KEPT) == kept, "the ledger does not give the kept text")
    _promise(ledger.rebuild_text(source.text, Fate.MOVED) == moved, "the ledger does not give the notes")
    dropped = {e.span.start: source.text[e.span.start : e.span.end] for e in ledger.entries if e.fate is Fate.DROPPED}
    rebuilt = ledger.rebuild_source(kept, moved, dropped)
    _promise(rebuilt == source.text, "the ledger does not give the source")
    _promise(not source.codec or rebuilt.encode(source.codec) == data, "the source does not give the bytes")


def _addressed(document: Document) -> None:
    """Ids are ASCII and unique; marks, links and notes lie where they can be found."""
    last = len(document.source.text) + 1
    ids = Counter(id_ for id_, *_ in _texts(document))
    _promise(all(_ID.fullmatch(id_) for id_ in ids), f"an id is not plain: {list(ids)}")
    _promise(max(ids.values(), default=0) <= 1, f"an id is given twice: {ids.most_common(1)}")
    for id_, text, places, lines in _texts(document):
        _promise(all(0 <= place <= len(text) for place in places), f"a mark or a link of {id_} is outside its text")
        _promise(1 <= lines[0] <= lines[1] <= last, f"{id_} is on lines {lines}")
    longest = max((len(section.id) for section in document.sections), default=0)
    _promise(longest <= _LONGEST_NAME, f"a section has an id that no folder can have: {longest} characters")
    for note in document.footnotes:
        _promise(set(note.refs) <= set(ids), f"{note.id} is marked where nothing is: {note.refs}")


def _texts(document: Document) -> Iterator[tuple[str, str, list[int], tuple[int, int]]]:
    """Everything that has an id: it, its text, the offsets that point into the text, its lines."""
    for section in document.walk():
        yield section.id, section.title.text, _places(section.notes, section.links), section.lines
    for block in document.blocks():
        yield block.id, block.text.text, _places(block.notes, block.links), block.lines
    for note in document.footnotes:
        yield note.id, note.text.text, _places((), note.links), note.lines


def _places(marks: tuple[NoteMark, ...], links: tuple[SourceLink, ...]) -> list[int]:
    return [*(mark.offset for mark in marks), *(offset for link in links for offset in (link.start, link.end))]


def _told(document: Document) -> None:
    """The JSON can be written, and every message is one line."""
    written = json.dumps(to_json(document), ensure_ascii=False, allow_nan=False).encode()
    _promise(json.loads(written) == to_json(document), "the JSON does not read as it was written")
    for diagnostic in document.diagnostics:
        _promise(len(diagnostic.message.splitlines()) == 1, f"a message of {diagnostic.code} is not one line")


def _harmless(document: Document) -> None:
    """The pages do nothing but show, and no id stands on one twice."""
    convert = Markdown(extensions=list(_EXTENSIONS))
    for page in _pages(document):
        seen: Counter[str] = Counter()
        text, _ = get_data(page)
        _promise(not text.startswith("---"), "the head of a page cannot be read")
        _promise("{{" not in text and "{%" not in text, "a template stands in a page")
        shown = convert.reset().convert(text)
        for tag in html.document_fromstring(f"<body>{shown}</body>").iter():
            if not isinstance(tag.tag, str):
                raise BrokenPromiseError(f"a comment or an instruction stands in a page: {html.tostring(tag)!r}")
            _promise(tag.tag not in _HARMFUL, f"<{tag.tag}> stands in a page")
            for name, value in ((str(name), str(value)) for name, value in tag.attrib.items()):
                _promise(not name.startswith("on"), f"an attribute {name} stands in a page")
                _promise(name not in ("href", "src") or _SCHEME.match(value), f"a link leads to {value}")
            seen[str(tag.get("id", ""))] += "id" in tag.attrib
        _promise(max(seen.values(), default=0) <= 1, f"an id stands on a page twice: {seen.most_common(1)}")


def _pages(document: Document) -> Iterator[str]:
    """The Markdown of the document's own pages."""
    slug = document.metadata.slug
    layers = Layers(
        (),
        references.find_references(document, references.Library([document])),
        emendations.find_emendations(document),
        counterparts.find_counterparts([document])[slug],
        parallels.find_parallels([document])[slug],
    )
    site = Site(Corpus((Annotated(document, layers),), Glossary()))
    volume = site.volumes[slug]
    yield document_page(site, volume)
    yield account_page(volume)
    for section in document.sections:
        yield section_page(site, volume, section)


def _same_in_any_coding(document: Document) -> None:
    """The words are the same whatever ends the lines and in whatever form of Unicode the file is written."""
    text = document.source.text.removeprefix("\ufeff")
    if not document.source.codec or not text or "\r" in text or text.startswith("\ufeff"):
        return
    plain = _words(document)
    for codec, written in (
        ("utf-8", text),
        ("utf-8", text.replace("\n", "\r\n")),
        ("utf-8", text.replace("\n", "\r")),
        ("utf-8-sig", text),
        ("utf-16", text),
    ):
        other = _parsed(written.encode(codec))
        end = "CR LF" if "\r\n" in written else "CR" if "\r" in written else "LF"
        same = other is not None and _words(other) == plain
        _promise(same, f"{document.reader.value} does not read the same in {codec} with {end}")


def _words(document: Document) -> list[Any]:
    """All that the JSON says of the words and their order."""
    told = to_json(document)
    return [told["reader"], told["sections"], told["footnotes"]]
