"""Known documents -> pages: every line at its place, notes at the foot of the page that calls them."""

# ruff: noqa: S311 - chance that a seed repeats, not secrets

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from lab.breaking import BrokenLine, Piece, broken, width, word_width, words
from lab.known import HEADS, Kind, KnownBlock, KnownDocument, designated
from lab.style import PAGE_HEIGHT, PAGE_WIDTH, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INNER_SPACE = "\u2063"
"""Stands for a space inside a word until the line is printed: no line is broken there."""
_NOTE_SIZE = 0.85
_LOOSEST = 1.5
"""A justified line is loosened by so much of a space at most; a looser one stays ragged."""
_STRAY = 0.004
"""How likely a space gets into a word."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row: the offset from the left edge of the page, size and word space, in points."""

    x: float
    pieces: tuple[Piece, ...]
    size: float
    space: float = 0.0
    """What is added to each space, to justify the line."""

    @classmethod
    def of(cls, x: float, text: str, size: float) -> Run:
        """Plain `text` at `x`."""
        return cls(x, (Piece(text),), size)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line on a page."""

    y: float
    """Of its base line, from the bottom of the page, in points."""
    runs: tuple[Run, ...]
    text: str
    """As Tika prints it: tabs as spaces, marks in line; empty for a blank line."""
    part: str = "body"
    """`body`, `rule`, `note`, `head` or `foot`."""
    open_end: bool = False
    """Whether a word goes on in the next line, so that no space stands at the end."""


@dataclass
class Page:
    """The lines of a page, from the top down, and the addresses of its links."""

    lines: list[SetLine] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SetDocument:
    """A document in pages, and how often it has each of the difficulties that the laboratory is about."""

    pages: tuple[Page, ...]
    difficulties: Counter[str]
    style: Style


@dataclass(frozen=True, slots=True)
class _Galley:
    """A line that waits for its page."""

    runs: tuple[Run, ...]
    text: str
    block: int
    """The index of the block that it belongs to; -1 for a blank line."""
    calls: tuple[str, ...] = ()
    """The notes that it calls."""
    open_end: bool = False
    keep: bool = False
    """Whether it must not be the last line of a page."""


class _Setter:
    """Sets the blocks of one document into lines, and the lines into pages."""

    def __init__(self, document: KnownDocument, style: Style) -> None:
        self.document, self.style = document, style
        self.random = Random(f"set-{document.name}-{document.symbol}")
        self.count: Counter[str] = Counter()
        self.pages = [Page()]
        self.notes = {label: text for block in document.blocks for label, text in block.notes}

    # --- lines ---------------------------------------------------------------------------------------------------

    def galleys(self) -> list[_Galley]:
        """All lines of the text, blank ones too."""
        result: list[_Galley] = []
        before: KnownBlock | None = None
        for index, block in enumerate(self.document.blocks):
            blanks = self._blanks(before, block) if before is not None else 0
            result += [_Galley((), "", -1) for _ in range(blanks)]
            result += self._block(block, index)
            before = block
        return result

    def _blanks(self, before: KnownBlock, block: KnownBlock) -> int:
        style = self.style
        if block.kind in HEADS:
            if before.kind in HEADS:
                return 1 if before.kind is not Kind.ANNEX else 2
            return style.heading_apart
        if before.kind in HEADS or block.kind is Kind.TITLE or before.kind is Kind.TITLE:
            return 1 if before.kind is not Kind.TITLE else 2
        if Kind.TABLE in (before.kind, block.kind) or block.kind in (Kind.SIGNATURE, Kind.GROUP):
            return 1
        if before.kind is Kind.MASTHEAD and block.kind is not Kind.MASTHEAD:
            return 1
        return int(style.space and block.kind is not Kind.MASTHEAD)

    def _block(self, block: KnownBlock, index: int) -> Iterator[_Galley]:
        kind = block.kind
        if kind is Kind.TABLE:
            yield from self._table(block, index)
        elif kind is Kind.SIGNATURE:
            for line in block.text.split("\n"):
                yield self._line(BrokenLine(tuple(words(line, ()))), self.style.width * 0.5, index)
        elif kind in (Kind.HEADING, Kind.ANNEX, Kind.CLAUSE, Kind.TITLE, Kind.GROUP):
            yield from self._heading(block, index)
        else:
            yield from self._paragraph(block, index)

    def _paragraph(self, block: KnownBlock, index: int) -> Iterator[_Galley]:
        style = self.style
        label_at, text_at, rest_at = self._indents(block)
        lines = list(
            broken(
                self._damaged(words(block.text, block.marks)),
                (style.width - text_at, style.width - rest_at),
                style.font,
                style.size,
                hyphenate=style.hyphenate,
            )
        )
        self._count_traps(lines)
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            indent = rest_at if number else text_at
            label = block.printed if number == 0 else ""
            lead = " " if number == 0 and (label_at or (indent and not label)) else ""
            yield self._line(line, indent, index, label=label, label_at=label_at, last=last, lead=lead)

    def _indents(self, block: KnownBlock) -> tuple[float, float, float]:
        """Where the label, the text of the first line and the other lines begin."""
        style = self.style
        if block.kind is Kind.PARAGRAPH:
            return style.label_indent, style.label_indent + style.tab, 0.0
        if block.kind in (Kind.ITEM, Kind.BULLET):
            label = style.item_indent * block.depth
            return label, label + style.tab, label + style.tab if style.hanging else 0.0
        if block.kind in (Kind.MASTHEAD, Kind.OPENING):
            return 0.0, style.first_indent if block.kind is Kind.OPENING else 0.0, 0.0
        first = style.first_indent or (0.0 if style.space else style.tab)
        return 0.0, first, 0.0

    def _heading(self, block: KnownBlock, index: int) -> Iterator[_Galley]:
        style = self.style
        room = style.width * style.heading_width
        if designated(block):
            yield self._centred(BrokenLine(tuple(words(block.printed, ()))), index)
        label = "" if designated(block) else block.printed
        indent = style.tab
        lines = list(
            broken(words(block.text, ()), (room - indent, room - indent), style.font, style.size, hyphenate=False)
        )
        self.count[f"заголовок в {min(len(lines), 3)} строки" if len(lines) > 1 else ""] += 1
        for number, line in enumerate(lines):
            if style.centred and not label:
                yield self._centred(line, index)
            else:
                first = number == 0
                yield self._line(line, indent, index, label=label * first, keep=True, lead="  " * first)

    def _centred(self, line: BrokenLine, index: int) -> _Galley:
        used = width(line.text, self.style.font, self.style.size)
        return self._line(line, max((self.style.width - used) / 2, 0.0), index, keep=True, last=True)

    def _table(self, block: KnownBlock, index: int) -> Iterator[_Galley]:
        columns = (0.0, self.style.width * 0.55, self.style.width * 0.78)
        self.count["таблица"] += 1
        for row in block.text.split("\n"):
            runs = [
                Run.of(self.style.left + x, f"{cell} ", self.style.size)
                for x, cell in zip(columns, row.split("\t"), strict=True)
            ]
            yield _Galley(tuple(runs), row.replace("\t", " "), index, keep=True)

    def _line(  # noqa: PLR0913 - what a line is made of
        self,
        line: BrokenLine,
        indent: float,
        index: int,
        *,
        label: str = "",
        label_at: float = 0.0,
        last: bool = True,
        keep: bool = False,
        lead: str = "",
        size: float = 0.0,
        raised_label: bool = False,
    ) -> _Galley:
        """One line with its words at their places; `lead` is what Tika prints for the tabs before it."""
        style = self.style
        size = size or style.size
        runs: list[Run] = []
        text = lead
        if label:
            runs.append(Run(style.left + label_at, (Piece(label, raised_label), Piece(" ")), size))
            text = f"{lead}{label} "
            indent = max(indent, label_at + width(f"{label} ", style.font, size))
        added = 0.0
        if style.justified and not last and len(line.words) > 1:
            space = width(" ", style.font, size)
            used = sum(word_width(word, style.font, size) for word in line.words) + space * (len(line.words) - 1)
            added = min((style.width - indent - used) / (len(line.words) - 1), space * _LOOSEST)
        pieces: list[Piece] = []
        for number, word in enumerate(line.words):
            pieces += [Piece(piece.text.replace(INNER_SPACE, " "), piece.raised) for piece in word]
            if number < len(line.words) - 1 or not (line.hyphen or line.compound):
                pieces.append(Piece(" "))
        runs.append(Run(style.left + indent, tuple(pieces), size, added))
        return _Galley(
            tuple(runs),
            (text + line.text).replace(INNER_SPACE, " "),
            index,
            tuple(line.marks),
            line.hyphen or line.compound,
            keep=keep,
        )

    def _damaged(self, all_words: Sequence[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
        """`all_words` with a space in some of them, as the text layers of some files have."""
        if self.document.genre == "itu":
            return list(all_words)
        result: list[tuple[Piece, ...]] = []
        for word in all_words:
            text = word[0].text
            whole = len(word) == 1 and len(text) > 8 and text.isalpha() and text.islower()
            if whole and self.random.random() < _STRAY:
                self.count["пробел внутри слова"] += 1
                result.append((Piece(f"{text[:-1]}{INNER_SPACE}{text[-1]}"),))
            else:
                result.append(word)
        return result

    def _count_traps(self, lines: Sequence[BrokenLine]) -> None:
        for before, line in pairwise(lines):
            first = line.words[0][0].text
            if first[0].isdigit() or first.endswith(")"):
                self.count["число или буква со скобкой в начале строки абзаца"] += 1
            self.count["дефис слова в конце строки"] += before.compound
            self.count["перенос слова"] += before.hyphen

    # --- pages ---------------------------------------------------------------------------------------------------

    def fill(self, galleys: Sequence[_Galley]) -> None:
        """Put all lines on pages, with the notes that they call."""
        style = self.style
        note_leading = style.leading * _NOTE_SIZE
        floor = style.bottom
        y = PAGE_HEIGHT - style.top
        notes: list[_Galley] = []  # of this page
        rest: list[_Galley] = []  # that found no room
        on_page = -1

        def close() -> None:
            nonlocal y, notes, rest, on_page
            self._foot(notes, note_leading)
            self.pages.append(Page())
            y = PAGE_HEIGHT - style.top
            notes, rest = self._fitting([], rest, PAGE_HEIGHT - style.top - floor - 6 * style.leading, note_leading)
            on_page = -1

        index = 0
        while index < len(galleys):
            galley = galleys[index]
            if galley.block < 0 and not self.pages[-1].lines:
                index += 1
                continue
            called = [line for label in galley.calls for line in self._note(label)]
            held = (len(notes) + 1) * note_leading if notes or called else 0.0
            room = y - style.leading - held - floor
            need = style.leading * (2 if galley.keep else 0) + (note_leading if called else 0.0)
            if room < need and self.pages[-1].lines:
                self._count_page_break(galleys, index)
                close()
                continue
            y -= style.leading
            self.pages[-1].lines.append(SetLine(y, galley.runs, galley.text, open_end=galley.open_end))
            if galley.block >= 0 and galley.block != on_page:
                on_page = galley.block
                self.pages[-1].addresses += self.document.blocks[galley.block].addresses
            if called:
                room = y - floor - note_leading
                before = len(notes)
                notes, rest = self._fitting(notes, [*rest, *called], room, note_leading)
                if rest and len(notes) > before:
                    self.count["сноска на двух страницах"] += 1
            index += 1
        while rest:
            close()
        self._foot(notes, note_leading)

    @staticmethod
    def _fitting(
        notes: list[_Galley], more: list[_Galley], room: float, leading: float
    ) -> tuple[list[_Galley], list[_Galley]]:
        """The notes of a page with as many of `more` as find room, and those that do not."""
        count = max(int(room / leading) - len(notes) - 1, 1)
        return [*notes, *more[:count]], more[count:]

    def _note(self, label: str) -> list[_Galley]:
        style = self.style
        size = style.size * _NOTE_SIZE
        lines = list(
            broken(
                words(self.notes[label], ()),
                (style.width - 18, style.width),
                style.font,
                size,
                hyphenate=style.hyphenate,
            )
        )
        return [
            self._line(
                line,
                12.0 if number == 0 else 0.0,
                -1,
                label=label if number == 0 else "",
                label_at=6.0,
                lead=" " * (number == 0),
                last=number == len(lines) - 1,
                size=size,
                raised_label=True,
            )
            for number, line in enumerate(lines)
        ]

    def _foot(self, notes: Sequence[_Galley], leading: float) -> None:
        """Set the rule and the notes of the page that is full."""
        if not notes:
            return
        style, page = self.style, self.pages[-1]
        y = style.bottom + len(notes) * leading
        size = style.size * _NOTE_SIZE
        page.lines.append(SetLine(y, (Run.of(style.left, f"{style.rule} ", size),), style.rule, "rule"))
        for note in notes:
            y -= leading
            page.lines.append(SetLine(y, note.runs, note.text, "note", open_end=note.open_end))

    def _count_page_break(self, galleys: Sequence[_Galley], index: int) -> None:
        before, after = galleys[index - 1], galleys[index]
        if before.block != after.block or after.block < 0:
            return
        kind = self.document.blocks[after.block].kind
        self.count["абзац на двух страницах" if kind is not Kind.ITEM else "подпункт на двух страницах"] += 1
        self.count["слово на двух страницах"] += before.open_end

    def furniture(self) -> None:
        """Set running heads, page numbers and job numbers."""
        style, document = self.style, self.document
        total = len(self.pages)
        right = style.left + style.width - 60
        for number, page in enumerate(self.pages, 1):
            head_x, number_x, job_x = (style.left, style.left, right) if number % 2 == 0 else (right, right, style.left)
            size = style.size * 0.9
            foot = [Run.of(number_x, f"{number}/{total} ", size), Run.of(job_x, f"{document.job} ", size * 0.8)]
            foot.sort(key=lambda run: run.x)
            text = " ".join(run.pieces[0].text.strip() for run in foot)
            if number > 1:
                head = SetLine(
                    PAGE_HEIGHT - 50, (Run.of(head_x, f"{document.symbol} ", size),), document.symbol, "head"
                )
                page.lines.insert(0, head)
            page.lines.append(SetLine(40.0, tuple(foot), text, "foot"))


def typeset(document: KnownDocument, style: Style) -> SetDocument:
    """Set `document` in a `style`."""
    setter = _Setter(document, style)
    setter.fill(setter.galleys())
    setter.furniture()
    count = setter.count
    _count_content(document, count)
    del count[""]
    return SetDocument(tuple(setter.pages), count, style)


def _count_content(document: KnownDocument, count: Counter[str]) -> None:
    last = 0
    annex = False
    for block in document.blocks:
        annex = annex or block.kind is Kind.ANNEX
        count["подпункт второго уровня"] += block.kind is Kind.ITEM and block.depth > 1
        count["подзаголовок над маркерами"] += block.kind is Kind.GROUP
        count["римская цифра кириллицей"] += block.kind is Kind.HEADING and any(c in "ІХ" for c in block.label)
        if block.kind is Kind.PARAGRAPH:
            count["номер с bis или ter"] += " " in block.label
            number = int(block.label.split()[0])
            count["пропуск в нумерации"] += last > 0 and number > last + 1
            count["приложение с новым счётом с 1"] += annex and number == 1
            last = number


__all__ = ["PAGE_WIDTH", "Page", "Piece", "SetDocument", "SetLine", "typeset"]
