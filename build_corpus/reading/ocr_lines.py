"""The lines of a recognised page gathered into regions: headings, paragraphs, list items, tables.

The block syntax is that of CommonMark and GitHub's tables, read as a model that recognises pages writes it: a rule
of dashes under a line is a rule and makes no heading, a fence only wraps a page, and a printed label begins a new
paragraph where the line before has come to its end.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from build_corpus.reading.characters import LINE_END
from build_corpus.reading.ocr_page_lines import is_page_line
from build_corpus.reading.ocr_regions import Kind, Line, Region, lines_of
from build_corpus.reading.ocr_ruled_tables import end_of_ruled_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.reading.fragments import Workbench
    from build_corpus.reading.ocr_whole import Whole

_FENCE = re.compile(r"(?:`{3,}|~{3,})[ \t]*[A-Za-z0-9_+-]{0,20}\Z")
_HEADING = re.compile(r"(?P<hashes>#{1,6})(?:[ \t]+|\Z|(?<=##)(?=[^\s#\d])|(?=\*\*))")
_HEADING_END = re.compile(r"[ \t]+#{1,6}\Z|[ \t]+\{[#.-][^{}]{0,200}\}\Z")
_MARKER = re.compile(r"[-*+][ \t]+(?=\S)|--[ \t]+(?=\S)")
_PRINTED_BULLET = re.compile(r"[•·▪●○◦‣■□➢\uf0b7]|[\u2013\u2014][ \t\u00a0]")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_LABEL = re.compile(
    r"[*_]{0,3}(?:\d{1,3}(?:\.\d{1,3}){0,3}(?:[ \u00a0](?:bis|ter|quater))?\\?[.)]"
    r"|\(?(?:[^\W\d_]|[ivx]{1,5})[ \u00a0]?\\?\)|[IVX]{1,5}\\?\.|\d{1,3}(?:\.\d{1,3}){1,3}(?=[ \t\u00a0]+[^\W\d]))"
    r"[*_]{0,3}[ \t\u00a0]+(?=\S)"
)
"""A printed label at the start of a line. No «А.», which would be somebody's initial."""
_PRINTED_LABEL = re.compile(rf"{_PRINTED_BULLET.pattern}|{_LABEL.pattern}")
_ENDED = re.compile(r"[.;:!?][»”\")*_\]]{0,4}\Z")
_NUMBER = re.compile(r"[*_]{0,3}(\d{1,3})\\?\.[*_]{0,3}[ \t\u00a0]")
_DATED = re.compile(r"(?:\A|[\s(«])(?:гг?|др|пр|т\. ?[дп]|руб|долл|млн|млрд|тыс)\.\Z")
"""An abbreviation that may end a sentence."""
_ABBREVIATED = re.compile(r"(?:\A|[\s(«])[^\W\d_]{1,4}\.\Z")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\Z")
_GRID = re.compile(r"\+(?:[-=:]{2,}\+)+\Z")
_TABLE_START = re.compile(r"<table[\s>]", re.IGNORECASE)
_TABLE_END = re.compile(r"</table[ \t]{0,9}>", re.IGNORECASE)
_PAGINATION = re.compile(r"\{\d{1,4}\}-{10,}\Z")
_FEW = 3
_RULE_GAP = 100


def regions_of(bench: Workbench, whole: Whole) -> Iterator[Region]:
    """The regions of the source on `bench`, in order; all that is in none of them is dropped there.

    What stands between two lines of one region is left to the caller.
    """
    return _Gatherer(bench, whole).regions()


def _blanks(text: str, line: Line) -> int:
    """How many blanks `line` begins with."""
    content = text[line.begin : line.start]
    return len(content) - len(content.lstrip(" \t\u00a0"))


class _Gatherer:
    """The state of gathering: which line comes next."""

    def __init__(self, bench: Workbench, whole: Whole) -> None:
        self.bench = bench
        self.whole = whole
        self.text = bench.text
        self.lines = [self._without_quote(line) for line in lines_of(bench.text, bench.start)]
        self.index = 0
        self.table_end: int | None = 0
        """Where the table ends that was looked for last; None when no table ends any more."""

    def regions(self) -> Iterator[Region]:
        """All regions."""
        position = self.bench.start
        gap = 0
        page_ends = False
        while self.index < len(self.lines):
            line = self.lines[self.index]
            region = self._next()
            gap += (1 if line.blank else _RULE_GAP) if region is None else 0
            if region is None and is_page_line(self.text, line.start, line.end):
                self._drop_between(position, line.start)
                self.bench.drop(line.start, line.end, "running-head")
                position, page_ends = line.end, True
            if region is not None:
                self._drop_between(position, region.start)
                position = region.end
                yield replace(region, gap=gap, page_ends=page_ends)
                gap, page_ends = 0, False
        self._drop_between(position, len(self.text))

    def _drop_between(self, start: int, end: int) -> None:
        """Drop what stands between regions: blank lines and markup."""
        for match in re.finditer(
            rf"(?P<end>{LINE_END})|(?P<white>[^\S\r\n\f\v\x85\u2028\u2029]+)|\S+", self.text[start:end]
        ):
            rule = {"end": "line-end", "white": "white-space"}.get(match.lastgroup or "", "markup")
            self.bench.drop(start + match.start(), start + match.end(), rule)

    def _without_quote(self, line: Line) -> Line:
        quote = _QUOTE.match(self.text, line.start, line.end)
        if quote is None:
            return line
        start = min(quote.end(), line.end)
        while start < line.end and self.text[start].isspace():
            start += 1
        return Line(line.begin, start, line.end, line.next)

    def _content(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def _next(self) -> Region | None:
        """The region that begins at the next line, or None where that line prints nothing."""
        line = self.lines[self.index]
        end = self.index if line.blank else end_of_ruled_table(self.text, self.lines, self.index)
        if end > self.index:
            return self._ruled_table(end)
        if line.blank or self._prints_nothing(line):
            self.index += 1
            return None
        if _TABLE_START.match(self.text, line.start, line.end):
            return self._html_table()
        if self._begins_pipe_table():
            return self._pipe_table()
        heading = _HEADING.match(self.text, line.start, line.end)
        if heading is not None:
            return self._heading(line, heading)
        return self._paragraph()

    def _prints_nothing(self, line: Line) -> bool:
        """Whether the line is a rule, a fence, the definition of a link, or only ends a page."""
        if line.start in self.whole.definition_lines or self._is_rule(line):
            return True
        if is_page_line(self.text, line.start, line.end):
            return True
        return _FENCE.match(self.text, line.start, line.end) is not None

    def _is_rule(self, line: Line) -> bool:
        """Whether the line is a rule: three or more dashes, stars, low lines or equals signs; or `{2}-----…`."""
        if _PAGINATION.match(self.text, line.start, line.end):
            return True
        if self.text[line.start] not in "-*_=":
            return False
        signs = "".join(self._content(line).split())
        return len(signs) >= _FEW and len(set(signs)) == 1

    def _heading(self, line: Line, hashes: re.Match[str]) -> Region | None:
        self.index += 1
        content = self._content(line)
        closing = _HEADING_END.search(content, hashes.end() - line.start - 1 if hashes.end() < line.end else 0)
        end = line.start + closing.start() if closing else line.end
        start = hashes.end()
        if start >= end:
            return None
        lines = [Line(line.begin, start, end, line.next)]
        while (
            self._is_bold_open(lines)
            and self.index < len(self.lines)
            and self._goes_on(line, line, self.lines[self.index])
        ):
            lines.append(self.lines[self.index])
            self.index += 1
        return Region(Kind.HEADING, tuple(lines), len(hashes["hashes"]))

    def _is_bold_open(self, lines: list[Line]) -> bool:
        """Whether a heading goes on in the next line, where its bold ends; no other sign shows that."""
        return len(lines) <= _FEW and sum(self._content(line).count("**") for line in lines) % 2 == 1

    def _paragraph(self) -> Region:
        """A paragraph or list item, with the lines that go on with it."""
        line = self.lines[self.index]
        self.index += 1
        indent = len(self.text[line.begin : line.begin + _blanks(self.text, line)].expandtabs(4))
        marker = _MARKER.match(self.text, line.start, line.end)
        if marker and self._is_labelled(marker.end(), line.end):
            line, marker = Line(line.begin, marker.end(), line.end, line.next), None
        kind = Kind.BULLET if marker or _PRINTED_BULLET.match(self.text, line.start, line.end) else Kind.PARAGRAPH
        lone_star = marker is not None and self._is_lone_star(self.index - 1)
        lines = [line]
        while self.index < len(self.lines) and self._goes_on(lines[0], lines[-1], self.lines[self.index]):
            lines.append(self.lines[self.index])
            self.index += 1
        return Region(kind, tuple(lines), indent=indent, lone_star=lone_star)

    def _is_labelled(self, start: int, end: int) -> bool:
        """Whether a list marker that ends at `start` stands before a printed label."""
        return start in self.whole.numbered_items or _PRINTED_LABEL.match(self.text, start, end) is not None

    def _is_lone_star(self, index: int) -> bool:
        """Whether line `index` begins with a star and the printed lines around it do not."""
        near = (i for step in (-1, 1) for i in (index + step, index + 2 * step) if 0 <= i < len(self.lines))
        return self._begins_with_star(index) and not any(self._begins_with_star(i) for i in near)

    def _begins_with_star(self, index: int) -> bool:
        line = self.lines[index]
        return self.text.startswith(("* ", "*\t"), line.start, line.end)

    def _goes_on(self, first: Line, before: Line, line: Line) -> bool:
        """Whether `line` belongs to the paragraph whose last line is `before` and whose first line is `first`."""
        if line.blank or self._prints_nothing(line):
            return False
        if _HEADING.match(self.text, line.start, line.end) or _TABLE_START.match(self.text, line.start, line.end):
            return False
        if _MARKER.match(self.text, line.start, line.end) or self._begins_pipe_table():
            return False
        if _PRINTED_BULLET.match(self.text, line.start, line.end):
            return self.text[line.start] in "\u2013\u2014" and not _ENDED.search(self._content(before)[-8:])
        if _LABEL.match(self.text, line.start, line.end) is None:
            return True
        return not self._has_ended(before) and not self._counts_on(first, before, line)

    def _counts_on(self, first: Line, before: Line, line: Line) -> bool:
        """Whether the number of `line` is the next after that of `first`, and no «п.» or «ст.» cites it."""
        numbers = [_NUMBER.match(self.text, x.start, x.end) for x in (first, line)]
        if numbers[0] is None or numbers[1] is None or int(numbers[1][1]) != int(numbers[0][1]) + 1:
            return False
        return _DATED.search(self._content(before)[-8:]) is not None

    def _has_ended(self, line: Line) -> bool:
        """Whether a sentence or an item ends with `line`, so that a label behind it is one."""
        tail = self._content(line)[-8:]
        return _ENDED.search(tail) is not None and _ABBREVIATED.search(tail) is None

    # --- tables --------------------------------------------------------------------------------------------------

    def _begins_pipe_table(self) -> bool:
        """Whether the next line is the head of a table, or a table whose line of dashes was lost."""
        line = self.lines[self.index]
        if _GRID.match(self.text, line.start, line.end):
            return True
        if self.index + 1 == len(self.lines) or self.text.find("|", line.start, line.end) < 0:
            return False
        below = self.lines[self.index + 1]
        if below.blank or self.text.find("|", below.start, below.end) < 0:
            return False
        if _DELIMITERS.match(self.text, below.start, below.end):
            return True
        return all(
            self.text[x.start] == "|" == self.text[x.end - 1] and len(self._content(x)) > 1 for x in (line, below)
        )

    def _ruled_table(self, end: int) -> Region:
        lines = tuple(line for line in self.lines[self.index : end] if not line.blank)
        self.index = end
        return Region(Kind.RULED_TABLE, lines)

    def _pipe_table(self) -> Region:
        first = self.index
        while self.index < len(self.lines):
            line = self.lines[self.index]
            inside = self.text.find("|", line.start, line.end) >= 0 or _GRID.match(self.text, line.start, line.end)
            if line.blank or not inside:
                break
            self.index += 1
        return Region(Kind.PIPE_TABLE, tuple(self.lines[first : self.index]))

    def _html_table(self) -> Region:
        """An HTML table with all its lines; one that is never closed ends at the next blank line."""
        first, start = self.index, self.lines[self.index].start
        if self.table_end is not None and self.table_end <= start:
            match = _TABLE_END.search(self.text, start)
            self.table_end = match.end() if match else None
        another = _TABLE_START.search(self.text, start + 1)
        closed = self.table_end is not None and (another is None or another.start() > self.table_end)
        while self.index < len(self.lines):
            line = self.lines[self.index]
            if line.begin >= (self.table_end or 0) if closed else line.blank:
                break
            self.index += 1
        return Region(Kind.HTML_TABLE, tuple(line for line in self.lines[first : self.index] if not line.blank))
