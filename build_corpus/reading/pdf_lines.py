"""The physical lines of a PDF's text layer, their pitch, and what a line looks like at its ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.reading.characters import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_END = re.compile(LINE_END)
_EDITORS_LINE_END = re.compile(r"\r\n|\r|\n")
# A word is broken at the foot of a page, and a program takes the rule below for its other half: «торгово______».
_GLUED_RULE = re.compile(r"[а-яё,](_{10,})[ \t]*(?=[\r\n\f]|\Z)")
_RULE = re.compile(r"(?:_\s?){5,}|[─━]{5,}|[-—–]{10,}")
_LONG = 0.6
"""A line of running text takes so much of the width that a quarter of the lines reach, as a rule."""
_LINK = re.compile(r"(?:https?://|ftp://|www\.|mailto:)\S+")

CLOSING = ".,;:!?)»”"
"""Signs that no space stands before; some programs print them in a line of their own behind a raised mark."""
_CLOSERS = re.escape("»”\"’')]")
# A sentence's end may be followed by the mark of a note and by brackets: «2015 года9.», «годов3 )», «…»6.»
_STOP = re.compile(rf"[.!?…:;][{_CLOSERS}]*\s?(?:\d{{1,3}}|\*{{1,3}})?\s?[{_CLOSERS}]*\Z")
_AND = re.compile(r"[;,]\s(?:и|или|и/или|а также|and|or)\Z")
_ABBREVIATION = re.compile(
    r"(?:\A|[\s(«])(?:п|пп|пункт|ст|стр|см|гл|разд|рез|док|тел|[А-ЯЁ]|No|№|р|pp?|para|vol|art|cf)\.\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line: offsets in the cleaned text of its white space, its content and its end."""

    start: int
    first: int
    """Of the first character that is no white space; `last` when there is none."""
    last: int
    """Behind the last character that is no white space."""
    next: int
    """Behind the line's end."""
    text: str
    """Its content, without the white space around it."""
    trailing: bool
    """Whether white space stands behind its content."""
    ends_page: bool
    """Whether a form feed ends it."""

    @property
    def indent(self) -> int:
        """How far it is set in, in characters."""
        return self.first - self.start


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank, with its place on its page."""

    line: Line
    gap: int
    """Blank lines before it; on top of a page, those between it and the page's edge."""
    page: int
    """From 1."""
    below: int = 0
    """Blank lines between it and the next line of its page, or the page's end."""
    top: bool = False
    """Whether it is the first line of its page."""
    bottom: bool = False
    """Whether it is the last line of its page."""
    margin: int = 0
    """Where the lines of its page begin, in characters."""

    label: Line | None = None
    """A line of its own that holds its label."""
    moved: bool = False
    """Whether the program printed it elsewhere."""
    mark: Line | None = None
    """The mark of a note that the program printed before it."""
    mark_at: int = 0
    """How many characters of its content stand before the mark."""
    broken: bool = False
    """Whether a word goes on in the next line although no hyphen is printed."""
    sure: bool = True
    """Whether its place, or that of the mark, is proved."""

    @property
    def text(self) -> str:
        """Its content, without the white space around it, its label before it and its mark in it."""
        return self.content if self.label is None else f"{self.label.text} {self.content}"

    @property
    def content(self) -> str:
        """Its content without its label."""
        if self.mark is None:
            return self.line.text
        return f"{self.line.text[: self.mark_at]}{self.mark.text}{self.line.text[self.mark_at :]}"

    @property
    def indent(self) -> int:
        """How far it is set in from the margin of its page, in characters."""
        return max(self.line.indent - self.margin, 0)


def lines(text: str) -> list[Line]:
    """The physical lines of the cleaned `text`."""
    result: list[Line] = []
    position = 0
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
    if not ends or ends[-1][1] < len(text):
        ends.append((len(text), len(text)))
    ends += ((match.start(1), match.start(1)) for match in _GLUED_RULE.finditer(text))
    for end, following in sorted(ends):
        raw = text[position:end]
        content = raw.strip()
        first = position + len(raw) - len(raw.lstrip()) if content else end
        last = first + len(content)
        result.append(Line(position, first, last, following, content, last < end, text[end:following] == "\f"))
        position = following
    return result


def blank_before(every: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Each line that is not blank, with the number of blank lines before it."""
    gap = 0
    for line in every:
        if line.text:
            yield gap, line
            gap = 0
        else:
            gap += 1


def pitch(every: Sequence[Line]) -> int:
    """How many blank lines stand between two lines of one paragraph: 1 in the text of Apache Tika, else mostly 0.

    Measured where a line surely goes on: the next one begins in lower case and the first does not end a sentence. A
    short line and one that ends with a comma may be the head of a clause or an item: what stands behind no long line
    is no pitch. The link addresses that a page prints do not go on.
    """
    placed = list(blank_before(every))
    lengths = sorted(len(line.text) for _, line in placed)
    long = lengths[len(lengths) * 3 // 4] * _LONG if lengths else 0
    gaps: Counter[int] = Counter()
    behind_long: Counter[int] = Counter()
    for (_, before), (gap, line) in pairwise(placed):
        in_text = before.text[-1].isalpha() or " " in before.text  # and no label
        if in_text and line.text[0].islower() and not ends_sentence(before.text) and not is_link(line.text):
            gaps[gap] += 1
            behind_long[gap] += len(before.text) >= long and before.text[-1] not in ",;"
    usual = _most(gaps)
    return usual if behind_long[usual] or not +behind_long else _most(+behind_long)


def _most(gaps: Counter[int]) -> int:
    return min(gaps, key=lambda gap: (-gaps[gap], gap), default=0)


def is_link(text: str) -> bool:
    """Whether a line is a web address and nothing else."""
    return _LINK.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    """Whether a line is the rule above a page's notes."""
    return _RULE.fullmatch(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line could be the last of a sentence or of an item; «см. п.» could not."""
    return bool(_STOP.search(text[-40:]) and not _ABBREVIATION.search(text[-40:])) or ends_with_and(text)


def last_stop(text: str) -> str:
    """The sign that ends a sentence or an item at the end of a line; empty if none does."""
    match = _STOP.search(text[-40:]) if ends_sentence(text) else None
    return match.group()[0] if match is not None else ";" if ends_with_and(text) else ""


def ends_with_and(text: str) -> bool:
    """Whether a line ends with «; и» or «, и»: a list may go on with its last item, or a sentence with a clause."""
    return _AND.search(text[-40:]) is not None


class LineNumbers:
    """The numbers of lines, as text editors count them, by offset in the decoded source."""

    def __init__(self, source: str) -> None:
        """Count the lines of `source`."""
        self._source = source

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _EDITORS_LINE_END.finditer(self._source))]

    def at(self, offset: int) -> int:
        """The line, from 1, that the character at `offset` stands in."""
        return bisect_right(self._starts, offset)
