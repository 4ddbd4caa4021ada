"""Joins the lines of a PDF's text layer into paragraphs, headings, bullets and signatures, across pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.model import Shape
from build_corpus.reading import pdf_labels
from build_corpus.reading.contents import printed_in
from build_corpus.reading.hyphens import is_broken
from build_corpus.reading.pdf_clauses import Clauses
from build_corpus.reading.pdf_first_lines import FirstLines
from build_corpus.reading.pdf_formulas import (
    is_bracketed,
    is_masthead,
    is_place_and_date,
    names_party,
    opens_preambular_paragraph,
)
from build_corpus.reading.pdf_lines import CLOSING, ends_sentence, ends_with_and
from build_corpus.reading.pdf_setting import MIDDLE, Setting, begins_lower, ends_with_mark
from build_corpus.reading.pdf_tables import tables
from build_corpus.reading.pdf_titles import TitleFinder, numbered_titles
from build_corpus.reading.pdf_width import first_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import TextLine

_NARROW = 0.8
"""Headings and mastheads are set so much narrower than the text."""
_WIDE = 0.85
"""A line that is so wide belongs to the running text."""
_BY_HAND = 0.75
"""A heading's line is broken by hand when the next word would have left so much of its width empty."""
_LONGEST_HEADING = 6
_LONGEST_SIGNATURE = 4
_OPENERS = '«“„"(['
_BARE_NUMBER = re.compile(r"\d{1,3}(?:\s(?:bis|ter|quater))?\s+[а-яё]")
_NUMBERED_TITLE = re.compile(r"\d{1,3}/\d{1,4}\.\s[А-ЯЁ«]")
_FRONT = 20
"""The title of a resolution with its number is among so many lines at most."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines that make one block, and what their layout says of it."""

    lines: tuple[TextLine, ...]
    shape: Shape
    rows: tuple[int, ...] = ()
    """Of a table: the indexes of the lines that begin a row."""
    glued: tuple[int, ...] = ()
    """Of a table: the indexes of the lines that hold a name and an amount in one."""
    undecided: tuple[int, ...] = ()
    """The indexes of the lines that may begin another paragraph."""


def paragraphs(lines: Sequence[TextLine], pitch: int) -> list[Paragraph]:
    """Part the `lines` of the text, pages and notes left out, into blocks; `pitch` is that of `pdf_lines.pitch`."""
    return _Document(lines, pitch).paragraphs() if lines else []


class _Document:
    """The lines of one document, and how it sets its paragraphs."""

    def __init__(self, lines: Sequence[TextLine], pitch: int) -> None:
        self.lines = lines
        self.pitch = pitch
        setting = Setting(lines, pitch)
        self.ruler, self.capitals, self.contexts = setting.ruler, setting.capitals, setting.contexts
        self.first_lines_set_in, self.clusters, self.whole = setting.first_lines_set_in, setting.clusters, setting.whole
        self.contents = printed_in([line.text for line in lines])
        numbers = pdf_labels.numbered(lines, self.contexts, self.contents)
        self.numbers = numbers - numbered_titles(lines, sorted(numbers))
        self.tables = {table.start: table for table in tables(lines, self._may_be_tabular, self.capitals.may_begin)}
        self.tabular = frozenset(i for table in self.tables.values() for i in range(table.start, table.end))
        self.clauses = Clauses(setting, self.numbers)
        self.titles = self._titles()
        self.behind_titles = frozenset(self.titles.values())
        self.inside_titles = frozenset(i for start, end in self.titles.items() for i in range(start + 1, end))
        self.first_lines = FirstLines(setting, self._is_plain)
        self.undecided: set[int] = set()
        """The lines that nothing but a sentence's end stands before, and that were not taken to begin a paragraph."""

    def paragraphs(self) -> list[Paragraph]:
        """The blocks, in the order of the source."""
        starts = self._starts()
        ends = [*starts[1:], len(self.lines)]
        return [self._paragraph(start, end) for start, end in zip(starts, ends, strict=True)]

    def _paragraph(self, start: int, end: int) -> Paragraph:
        lines = tuple(self.lines[start:end])
        table = self.tables.get(start)
        if table is not None:
            rows, glued = (tuple(index - start for index in found) for found in (table.rows, table.glued))
            return Paragraph(lines, Shape.TABLE, rows, glued)
        undecided = tuple(index - start for index in range(start + 1, end) if index in self.undecided)
        return Paragraph(lines, self._shape(start, end), undecided=undecided)

    def _may_be_tabular(self, index: int) -> bool:
        """Whether the line at `index` begins nothing that has a label, a signature or a masthead's wording."""
        text = self.lines[index].text
        fixed = is_masthead(text) or pdf_labels.begins_signature(text) or pdf_labels.heading_label_end(text) > 0
        labelled = self.lines[index].label is not None or index in self.contents
        return not (
            fixed or labelled or index in self.numbers or self._is_labelled(index) or pdf_labels.is_bare_label(text)
        )

    def _is_plain(self, index: int) -> bool:
        """Whether the line at `index` belongs to no title, table or preamble, and begins with no label."""
        fixed = index in self.tabular or index in self.titles or index in self.inside_titles
        return not (fixed or index in self.clauses.preamble or self._has_label(index))

    def _titles(self) -> dict[int, int]:
        """The titles that nothing but their wording sets apart: their first lines, and the lines behind them."""
        labelled = set(filter(self._has_label, range(len(self.lines))))
        clauses = (i for i in range(len(self.lines)) if self.clauses.begins(i) or self.clauses.opens_preamble(i))
        other = {*self.tabular, *clauses}
        sets = frozenset(labelled), frozenset(other)
        return TitleFinder(self.lines, self.contexts, *sets, self.ruler, self.capitals).titles()

    def _starts(self) -> list[int]:
        """The indexes of the lines that begin a block."""
        starts = [0]
        for index in range(1, len(self.lines)):
            start, line = starts[-1], self.lines[index]
            if index in self.tabular or start in self.tables:
                fresh = index in self.tables or index not in self.tabular
            elif index in self.inside_titles:
                fresh = False
            elif pdf_labels.begins_signature(self.lines[start].text):
                leaves = line.page != self.lines[start].page and not line.text[0].islower()
                fresh = leaves or self.contexts[index].apart or self._begins_strongly(index)
                fresh = fresh or index - start > _LONGEST_SIGNATURE or self.ruler.share(line.text) > _WIDE
            elif start == index - 1 and pdf_labels.is_bare_label(self.lines[start].text):
                fresh = index in self.numbers
            else:
                fresh = index in self.numbers or self._begins_block(start, index)
            if fresh:
                starts.append(index)
        return starts

    def _begins_strongly(self, index: int) -> bool:
        """Whether the line at `index` begins a block by what it says itself."""
        text, context = self.lines[index].text, self.contexts[index]
        return (
            index in self.numbers
            or index in self.titles
            or index in self.behind_titles
            or self.clauses.opens_preamble(index)
            or pdf_labels.begins_signature(text)
            or self._is_labelled(index)
            or pdf_labels.begins_labelled_heading(text, context)
            or self.clauses.begins(index)
            or ((context.apart or _BARE_NUMBER.match(text) is not None) and self.clauses.is_head(index - 1))
            or self._begins_numbered_title(index)
            or is_bracketed(text)
            or (ends_sentence(context.before) and (is_place_and_date(text) or self._is_clause_number(text)))
        )

    def _begins_block(self, start: int, index: int) -> bool:  # noqa: PLR0911 - one rule a line
        """Whether the line at `index` begins a block, when the last one began at `start`."""
        line, context = self.lines[index], self.contexts[index]
        before, text = context.before, line.text
        lower = begins_lower(text)
        closed = ends_sentence(before) and not (lower and ends_with_and(before))
        if (is_broken(before, text) and lower) or text[0] in CLOSING:
            return False
        if self._begins_strongly(index):
            return True
        if context.apart:
            labelled = self._has_label(start)
            unfinished = lower and labelled
            narrow = self.ruler.share(before) <= _NARROW or self.lines[start].text.isupper()
            ended = not lower and before[-1] not in "—–" and (narrow or (not labelled and before[-1] != ","))
            return closed or ended or (context.short and not unfinished)
        if line.top and closed and not lower and self._is_set_apart_heading(index):
            return True
        if context.set_in:
            return closed or before[-1] == "," or not (lower or self._is_centred(index) or self._goes_on(index))
        if lower:
            return context.short and (before[-1] == ";" or (before[-1] == "," and opens_preambular_paragraph(text)))
        if closed and text[0].isupper() and not self._has_label(start):
            return self._begins_first_line(start, index)
        if closed or is_masthead(before) or is_masthead(text) or is_bracketed(before):
            return context.short
        if not (text[0].isupper() or text[0] in _OPENERS) or before[-1] in ",—–":
            return False
        both_parties = names_party(before) and names_party(text)
        return both_parties or self._is_broken_by_hand(index) or self._widens(start, index)

    def _begins_first_line(self, start: int, index: int) -> bool:
        """Whether a line that a sentence ends before begins a paragraph; what nothing tells is noted as undecided."""
        begins = self.first_lines.begins(start, index)
        self.undecided |= {index} if begins is None else set()
        return begins is True

    def _is_centred(self, index: int) -> bool:
        """Whether a line and the one before it are both set in, as those of a heading in the middle are."""
        return not self.first_lines_set_in and min(self.lines[index].indent, self.lines[index - 1].indent) > MIDDLE

    def _goes_on(self, index: int) -> bool:
        """Whether the line begins with a name, as any line of a sentence may: «Организации | Объединенных Наций»."""
        text = self.lines[index].text
        return text[:2].istitle() and not self.capitals.may_begin(self.contexts[index].before, text)

    def _begins_numbered_title(self, index: int) -> bool:
        """Whether the title of a resolution begins with its number: «75/32. Поощрение …»."""
        before, text = self.contexts[index].before, self.lines[index].text
        return index < _FRONT and _NUMBERED_TITLE.match(text) is not None and before[-1] not in ",—–"

    def _is_clause_number(self, text: str) -> bool:
        return self.clauses.several and _BARE_NUMBER.match(text) is not None

    def _is_broken_by_hand(self, index: int) -> bool:
        """Whether the line before ends, without a full stop, where the next word had room by far."""
        before, text = self.contexts[index].before, self.lines[index].text
        if ends_with_mark(before):
            return False
        room = self.ruler.share(f"{self.whole[index - 1]} {first_word(text)}")
        return room <= min(self.clusters[index], _NARROW) * _BY_HAND

    def _widens(self, start: int, index: int) -> bool:
        """Whether narrow lines, as of a heading, are followed by a line of the running text."""
        text = self.lines[index].text
        if self._has_label(start) or self.ruler.share(text) < _WIDE or index - start > _LONGEST_HEADING:
            return False
        if not self.capitals.may_begin(self.contexts[index].before, text):
            return False
        return all(self.ruler.share(line.text) <= _NARROW for line in self.lines[start:index])

    def _is_set_apart_heading(self, index: int) -> bool:
        """Whether a heading begins on top of a page: few lines, more blank space behind them, no full stop."""
        for line in self.lines[index : index + _LONGEST_HEADING]:
            if line.page != self.lines[index].page:
                return False
            if line.below > self.pitch and not line.bottom:
                return not ends_sentence(line.text)
        return False

    def _has_label(self, index: int) -> bool:
        return index in self.numbers or self._is_labelled(index)

    def _is_labelled(self, index: int) -> bool:
        text, context = self.lines[index].text, self.contexts[index]
        return pdf_labels.begins_item(text, context) or pdf_labels.begins_bullet(text, context)

    def _shape(self, start: int, end: int) -> Shape:
        """What the layout says of the block of the lines `start` to `end`."""
        text, context = self.lines[start].text, self.contexts[start]
        if start in self.numbers:
            return Shape.PROSE
        if pdf_labels.begins_signature(text):
            return Shape.SIGNATURE
        if pdf_labels.begins_bullet(text, context):
            return Shape.BULLET
        if self._is_labelled(start) or not self._is_heading(start, end):
            return Shape.PROSE
        return Shape.HEADING

    def _is_heading(self, start: int, end: int) -> bool:
        """Whether the layout sets the lines `start` to `end` as a heading."""
        first, last, context = self.lines[start], self.lines[end - 1], self.contexts[start]
        if self.titles.get(start) == end:
            return True
        opens = first.text[0].isupper() or first.text[0].isdigit() or first.text[0] in "«“"
        closed = (ends_sentence(last.text) and last.text[-1] not in "?»") or last.text[-1] in ",—–-;"
        if not opens or closed or is_bracketed(first.text) or end - start > _LONGEST_HEADING:
            return False
        if pdf_labels.begins_labelled_heading(first.text, context):
            return True
        if is_masthead(first.text) or names_party(first.text) or is_place_and_date(first.text):
            return False
        above = context.apart or first.top or context.short or context.set_in
        below = end < len(self.lines) and (self._has_label(end) or (last.below > self.pitch and not last.bottom))
        if self.first_lines_set_in:
            return first.indent > 0 and (below or self._is_narrow(start, end))
        return (below and above) or (above and self._is_narrow(start, end) and end < len(self.lines))

    def _is_narrow(self, start: int, end: int) -> bool:
        return all(self.ruler.share(line.text) <= _NARROW for line in self.lines[start:end])
