"""A Word file -> the text that it prints, a paragraph a line, with its tracked changes as exact revisions.

The layout is that of the reader of Word texts: `[footnoteRef:1]` where a note is called, ` [1: 1 TEXT] ` behind the
paragraph; labels that Word computes stand before their paragraphs with a tab. Deleted and inserted words both stand in
the text; a label that changed stands as it is behind the changes. The head of the first page, where the United Nations
set their masthead, comes first. Running heads, comments, pictures and the names of bookmarks are no text of the
document; comments are counted in a diagnostic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.errors import SourceError
from build_corpus.model import Diagnostic, ReaderName, Revision
from build_corpus.reading.docx_numbering import Counter, Numbering, formatted, is_on, value
from build_corpus.reading.docx_package import Package, R, W
from build_corpus.reading.docx_paragraphs import Body, Paragraph, Piece, State, Table
from build_corpus.reading.extraction import Extraction, Layout, extracted
from build_corpus.traced import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from build_corpus.reading.docx_paragraphs import Item

_FIRST = {"footnote": 10_000, "endnote": 20_000, "typed": 30_000}
"""Where the ids begin of notes whose mark is not a number of the series of footnotes."""


def extract(data: bytes, name: str) -> Extraction:
    """The text of the Word file `name`. Raises SourceError when `data` is no such file, damaged, or without text."""
    package = Package(data, name)
    root = package.document()
    numbering = Numbering(package.related("numbering"))
    body = Body(package.related("styles"), numbering)
    items = [*_first_head(package, body, root), *body.items(root)]
    for reading in (0, 1):
        _count(list(_paragraphs(items)), numbering, reading)
    writer = _Writer(_Notes(body, package, root))
    for item in items:
        writer.write(item)
    text = "".join(writer.parts)
    if not text.strip():
        raise SourceError("the Word file has no text, only pictures or nothing; recognise it first", file=name)
    source = extracted(data, name, "docx", text, tuple(writer.revisions))
    comments = package.related("comments")
    count = 0 if comments is None else sum(1 for _ in comments.iterfind(f"{W}comment"))
    doubts = (Diagnostic.of("comments-left-out", (1, 1), count=str(count)),) if count else ()
    return Extraction(source, ReaderName.DOCX_TEXT, tuple(writer.layouts), doubts)


def _first_head(package: Package, body: Body, root: _Element) -> Iterator[Paragraph]:
    """The paragraphs of the first page's own head, its tables but frames around them; a page number is none."""
    section = next(root.iter(f"{W}sectPr"), None)
    if section is None or not is_on(section, "titlePg"):
        return
    for reference in section.iterfind(f"{W}headerReference"):
        head = package.referred(reference.get(f"{R}id", "")) if reference.get(f"{W}type") == "first" else None
        for paragraph in () if head is None else _paragraphs(list(body.items(head))):
            text = "".join(piece.text for piece in paragraph.pieces).strip()
            if text and not text.isdecimal():
                yield paragraph


def _paragraphs(items: Sequence[Item]) -> Iterator[Paragraph]:
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            yield from (paragraph for row in item.rows for cell in row for paragraph in cell)


def _count(paragraphs: Sequence[Paragraph], numbering: Numbering, reading: int) -> None:
    """Give the paragraphs their labels before the changes (0) or behind them (1).

    Paragraphs whose ends are not in the reading are one with the next; the label is that of the last, and stands before
    the first text. A label with no text behind it is counted but not shown.
    """
    counter = Counter(numbering)
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        joined.append(paragraph)
        if paragraph.mark[reading]:
            label = counter.label(paragraph.places[reading])
            owner = next((p for p in joined if p.has_text(reading)), None)
            level = numbering.level(paragraph.places[reading])
            if owner is not None and level is not None:
                owner.labels[reading], owner.suffix = label, level.suffix
            joined = []


class _Notes:
    """The notes of a file, numbered in the order of their calls."""

    def __init__(self, body: Body, package: Package, root: _Element) -> None:
        self.elements: dict[tuple[str, str], _Element] = {}
        self.forms: dict[str, str] = {}
        self.body = body
        self.counts = {"footnote": 0, "endnote": 0, "typed": 0}
        for kind, form in (("footnote", "decimal"), ("endnote", "lowerRoman")):
            part = package.related(f"{kind}s")
            for element in () if part is None else part.iterfind(f"{W}{kind}"):
                self.elements[kind, value(element, "id", own=True)] = element
            stated = (value(each, "numFmt") for each in root.iter(f"{W}{kind}Pr"))
            self.forms[kind] = next(filter(None, stated), form)

    def called(self, call: Piece) -> tuple[str, str, list[Piece]]:
        """The id of a note, the mark to print behind its call, and its text, by its `call`."""
        kind, _ = call.note or ("", "")
        series = "typed" if call.own_mark else kind
        self.counts[series] += 1
        number = self.counts[series]
        element = self.elements.get(call.note or ("", ""))
        paragraphs = [] if element is None else [p for p in self.body.items(element) if isinstance(p, Paragraph)]
        pieces: list[Piece] = []
        for paragraph in paragraphs:
            pieces += [Piece(" ", State())] * bool(pieces) + [p for p in paragraph.pieces if p.note is None]
        if call.own_mark:
            return str(_FIRST[series] + number), "", pieces
        mark = formatted(number, self.forms[kind])
        if kind == "footnote" and mark == str(number):
            return mark, "", [Piece(f"{mark} ", State()), *pieces]
        return str(_FIRST[series] + number), mark, [Piece(f"{mark} ", State()), *pieces]


class _Writer:
    """Writes the text down and remembers where what stands."""

    def __init__(self, notes: _Notes) -> None:
        self.notes = notes
        self.parts: list[str] = []
        self.length = 0
        self.revisions: list[Revision] = []
        self.layouts: list[Layout] = []

    def write(self, item: Item) -> None:
        """Write one paragraph or table, and the notes that it calls behind it."""
        start = self.length
        calls: list[tuple[str, State, list[Piece]]] = []
        if isinstance(item, Table):
            self._table(item, calls)
            self.layouts.append(Layout(Span(start, self.length), is_table=True))
            self._add("\n" if calls else "")
        else:
            self._label(item)
            self._pieces(item.pieces, calls)
            if item.level is not None or item.emphasis:
                self.layouts.append(Layout(Span(start, self.length), item.level, item.emphasis))
        for number, state, pieces in calls:
            self._add(f" [{number}: ")
            self._pieces([Piece(p.text, _both(p.state, state)) for p in pieces], [])
            self._add("] ")
        self._add("\n")

    def _table(self, table: Table, calls: list[tuple[str, State, list[Piece]]]) -> None:
        """Rows on lines, tabs between cells, single spaces in them."""
        for row_number, row in enumerate(table.rows):
            self._add("\n" if row_number else "")
            for cell_number, cell in enumerate(row):
                self._add("\t" if cell_number else "")
                for number, paragraph in enumerate(p for p in cell if p.pieces):
                    self._add(" " if number else "")
                    self._label(paragraph, " ")
                    self._pieces([_in_cell(piece) for piece in paragraph.pieces], calls)

    def _label(self, paragraph: Paragraph, suffix: str | None = None) -> None:
        old, new = paragraph.labels
        label = new or old
        if not label:
            return
        start = self.length
        self._add(label)
        if old != new:
            self.revisions.append(Revision(Span(start, self.length), old, new))
        self._add(paragraph.suffix if suffix is None else suffix)

    def _pieces(self, pieces: Sequence[Piece], calls: list[tuple[str, State, list[Piece]]]) -> None:
        for piece in pieces:
            text = piece.text
            if piece.note is not None:
                number, mark, note = self.notes.called(piece)
                text = f"[{piece.note[0]}Ref:{number}]{mark}"
                calls.append((number, piece.state, note))
            self._revised(text, piece.state)

    def _revised(self, text: str, state: State) -> None:
        start = self.length
        self._add(text)
        if text and not all(state):
            self.revisions.append(Revision(Span(start, self.length), text * state.old, text * state.new))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _both(first: State, second: State) -> State:
    return State(first.old and second.old, first.new and second.new)


def _in_cell(piece: Piece) -> Piece:
    return Piece(re.sub(r"\s+", " ", piece.text), piece.state, piece.note, piece.own_mark)
