"""The paragraphs of a Word file, each character with what tracked changes did to it (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from build_corpus.reading.docx_numbering import Numbering, Place, is_on, value, whole
from build_corpus.reading.docx_package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\xad",
}
_TEXTS = frozenset({f"{W}t", f"{W}delText", _MATHS_TEXT})
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SKIPPED = frozenset(
    {_FALLBACK, f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}instrText", f"{W}delInstrText"}
)
_NO_OUTLINE = 9
_LONGEST_CHAIN = 20
"""Styles that a style may be based on, one on the other: a circle must end."""


class State(NamedTuple):
    """Whether characters stand in the wording before the changes, and in that behind them."""

    old: bool = True
    new: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one state, or the call of a note."""

    text: str
    state: State
    note: tuple[str, str] | None = None
    """Its kind, `footnote` or `endnote`, and its id."""
    own_mark: bool = False
    """Whether the author typed the note's mark, which follows."""


@dataclass
class Paragraph:
    """A paragraph."""

    pieces: list[Piece]
    mark: State
    """Of the paragraph's end: without it the text runs on into the next paragraph."""
    places: tuple[Place | None, Place | None]
    """Of its label before the changes and behind them."""
    level: int | None = None
    """Of a heading, from 1."""
    emphasis: bool = False
    labels: list[str] = field(default_factory=lambda: ["", ""])
    """Before the changes and behind them, once they are counted."""
    suffix: str = ""
    """What stands behind the label."""

    def has_text(self, reading: int) -> bool:
        """Whether anything stands in it before the changes (0) or behind them (1)."""
        return any(piece.state[reading] and (piece.note or not piece.text.isspace()) for piece in self.pieces)


@dataclass
class Table:
    """A table: rows of cells of paragraphs."""

    rows: list[list[list[Paragraph]]]


Item: TypeAlias = Paragraph | Table


class Body:
    """Reads the paragraphs and tables of a part."""

    def __init__(self, styles: _Element | None, numbering: Numbering) -> None:
        """Take the part `styles`, where there is one, and the lists."""
        self.numbering = numbering
        found = [] if styles is None else styles.findall(f"{W}style")
        self.styles = {value(style, "styleId", own=True): style for style in found}
        is_default = (s for s in found if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true"))
        self.default = value(next(is_default, None), "styleId", own=True)

    def items(self, parent: _Element, state: State = State()) -> Iterator[Item]:  # noqa: B008 - it is immutable
        """The paragraphs and tables below `parent`, those of text boxes behind the paragraph they hang on."""
        for child in parent:
            if child.tag == f"{W}p":
                yield self.paragraph(child, state)
                for box in child.iter(f"{W}txbxContent"):
                    if not any(each.tag == _FALLBACK for each in box.iterancestors()):
                        yield from self.items(box, state)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, state)
            elif child.tag not in _SKIPPED:
                yield from self.items(child, _changed(state, child))

    def paragraph(self, element: _Element, state: State) -> Paragraph:
        """One paragraph."""
        properties = element.find(f"{W}pPr")
        end = None if properties is None else properties.find(f"{W}rPr")
        mark = state
        for change in () if end is None else end:
            mark = _changed(mark, change)
        was = None if properties is None else properties.find(f"{W}pPrChange/{W}pPr")
        new = self._place(properties)
        numbered_anew = properties is not None and properties.find(f"{W}numPr/{W}ins") is not None
        old = self._place(was) if was is not None else None if numbered_anew else new
        pieces = list(_pieces(element, state))
        return Paragraph(pieces, mark, (old, new), self._heading(properties), self._is_bold(element, properties))

    def _table(self, element: _Element, state: State) -> Iterator[Item]:
        """A table; where no row has two cells with text it is but a frame around its paragraphs."""
        rows: list[list[list[Paragraph]]] = []
        for row in element.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is element:
                row_state = state
                for change in row.iterfind(f"{W}trPr/*"):
                    row_state = _changed(row_state, change)
                cells = [c for c in row.iter(f"{W}tc") if next(c.iterancestors(f"{W}tr")) is row]
                rows.append([_flat(self.items(cell, row_state)) for cell in cells])
        if any(sum(any(p.pieces for p in cell) for cell in row) > 1 for row in rows):
            yield Table(rows)
        else:
            yield from (paragraph for row in rows for cell in row for paragraph in cell)

    # --- properties ----------------------------------------------------------------------------------------------

    def _chain(self, properties: _Element | None) -> Iterator[_Element]:
        """The style of a paragraph, and those that it is based on."""
        style = value(properties, "pStyle") or self.default
        for _ in range(_LONGEST_CHAIN):
            element = self.styles.get(style)
            if element is None:
                return
            yield element
            style = value(element, "basedOn")

    def _place(self, properties: _Element | None) -> Place | None:
        own = None if properties is None else properties.find(f"{W}numPr")
        number, level = value(own, "numId"), value(own, "ilvl")
        if not number:
            for style in self._chain(properties):
                listed = style.find(f"{W}pPr/{W}numPr")
                if value(listed, "numId"):
                    number = value(listed, "numId")
                    named = self.numbering.level_of_style(number, value(style, "styleId", own=True))
                    level = level or value(listed, "ilvl") or str(named)
                    break
        return Place(number, whole(level, 0)) if number not in ("", "0") else None

    def _heading(self, properties: _Element | None) -> int | None:
        of_styles = (style.find(f"{W}pPr") for style in self._chain(properties))
        for each in (properties, *of_styles):
            if value(each, "outlineLvl"):
                level = whole(value(each, "outlineLvl"), _NO_OUTLINE)
                return level + 1 if level < _NO_OUTLINE else None
        return None

    def _is_bold(self, element: _Element, properties: _Element | None) -> bool:
        of_styles = (style.find(f"{W}rPr") for style in self._chain(properties))
        styled = next(
            (is_on(each, "b") for each in of_styles if each is not None and each.find(f"{W}b") is not None), False
        )
        runs = [run for run in element.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(*_TEXTS))]
        return bool(runs) and all(_bold(run.find(f"{W}rPr"), styled=styled) for run in runs)


def _bold(properties: _Element | None, *, styled: bool) -> bool:
    own = properties is not None and properties.find(f"{W}b") is not None
    return is_on(properties, "b") if own else styled


def _changed(state: State, element: _Element) -> State:
    """The state of what stands in `element`, which may be an insertion or a deletion."""
    return State(state.old and element.tag not in _INSERTED, state.new and element.tag not in _DELETED)


def _flat(items: Iterator[Item]) -> list[Paragraph]:
    """The paragraphs of a cell, those of tables in it included."""
    found: list[Paragraph] = []
    for item in items:
        found += [item] if isinstance(item, Paragraph) else [p for row in item.rows for cell in row for p in cell]
    return found


def _pieces(parent: _Element, state: State) -> Iterator[Piece]:
    """What stands in a paragraph or a part of one; codes of fields are no text, text boxes have paragraphs."""
    for child in parent:
        if child.tag in _SKIPPED or child.tag == f"{W}txbxContent":
            continue
        if child.tag in _TEXTS:
            text = re.sub(r"[\t\r\n]", " ", child.text or "")
            kept = child.get(_PRESERVE) == "preserve" or child.tag == _MATHS_TEXT
            yield Piece(text if kept else text.strip(" "), state)
        elif child.tag in _SIGNS:
            yield Piece(_SIGNS[child.tag], state)
        elif child.tag == f"{W}sym":
            yield Piece(_symbol(child.get(f"{W}char", "")), state)
        elif child.tag in _NOTES:
            own = child.get(f"{W}customMarkFollows") in ("1", "true", "on")
            yield Piece("", state, (_NOTES[child.tag], child.get(f"{W}id", "")), own)
        elif isinstance(child.tag, str):
            yield from _pieces(child, _changed(state, child))


def _symbol(code: str) -> str:
    """A sign of a symbol font, by its code in hexadecimal."""
    return chr(int(code, 16)) if re.fullmatch(r"(?!D[89A-F])[0-9A-F]{4}", code, re.IGNORECASE) else ""
