"""Finds tables in the text layer of a PDF, which keeps their words and numbers but not their rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.reading.pdf_lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from build_corpus.reading.pdf_lines import TextLine

_AMOUNT = r"(?:(?:19|20)\d\d\s(?:год|г\.)|[-–+]?\d+(?:[.,]\d+)*(?:\s\d{3})*(?:\s?%)?)(?!\S)"
_AMOUNTS = re.compile(rf"{_AMOUNT}(?:\s+{_AMOUNT})*\Z")
_ONE_AMOUNT = re.compile(rf"{_AMOUNT}\Z")
_LAST_AMOUNT = re.compile(rf"\s+({_AMOUNT})\Z")
_WIDE_SPACE = re.compile(r"\s{3,}")
_LONGEST_NAME = 90
"""In characters: a longer line is a line of the text."""
_LEAST_AMOUNTS = 2
_TABLE = re.compile(r"(?:N?A|R|W)(?:N{0,2}[ARW])+")
"""By the kinds of lines, see `_kind`."""
_LEAST_ROWS = 2
_LEAST_LINES_OF_AMOUNTS = 3


@dataclass(frozen=True, slots=True)
class Table:
    """The lines `start` to `end`, of which the `rows` begin a row each."""

    start: int
    end: int
    rows: tuple[int, ...]
    glued: tuple[int, ...] = ()
    """The lines of which the last amount is a cell of its own, although a single space stands before it."""


def tables(
    lines: Sequence[TextLine], may_belong: Callable[[int], bool], begins_anew: Callable[[str, str], bool]
) -> tuple[Table, ...]:
    """The tables among `lines`; `may_belong` tells the lines that begin no paragraph, item or heading with a label.

    `begins_anew` tells of a line and the next one whether the second does not go on with the first.

    A table is known by its amounts: a row in one line, «Взносы 252 43,3», or amounts in lines of their own. Some
    programs print the columns one after the other, or in no order: then no line is said to belong to another.
    """
    kinds = "".join(_kind(line.text) if may_belong(index) else "-" for index, line in enumerate(lines))
    found: list[Table] = []
    for match in _TABLE.finditer(kinds):
        start, end = match.span()
        before = lines[start - 1].text if start else ""
        in_columns = set(kinds[start + 1 : end]) == {"A"}
        anew = not before or ends_sentence(before) or (not in_columns and begins_anew(before, lines[start].text))
        if kinds[start] == "N" and not anew:
            start += 1  # the last line of an open paragraph
        start -= _names_before(kinds, start, end)
        whole = kinds[start:end]
        amounts = whole.count("A")
        if whole.count("R") + whole.count("W") >= _LEAST_ROWS or amounts >= _LEAST_LINES_OF_AMOUNTS:
            found.append(Table(start, end, *_rows(lines, kinds, start, end)))
    return tuple(found)


def is_amounts(text: str) -> bool:
    """Whether a line holds amounts and nothing else: «43,3», «2020 год»."""
    return _AMOUNTS.match(text) is not None


def is_one_amount(text: str) -> bool:
    """Whether a line holds one amount and nothing else."""
    return _ONE_AMOUNT.match(text) is not None


def ends_in_amount(text: str) -> bool:
    """Whether a line holds a name and one amount: «Взносы 252»."""
    return _LAST_AMOUNT.search(text) is not None and not is_amounts(text)


def may_be_name(text: str) -> bool:
    """Whether a line may be the name of a row, an amount behind it or not."""
    return _kind(text) == "N"


def _names_before(kinds: str, start: int, end: int) -> int:
    """How many names stand before columns of as many amounts each, printed one column after the other."""
    amounts = end - start if set(kinds[start:end]) == {"A"} else 0
    names = start - len(kinds[:start].rstrip("N"))
    whole = (rows for rows in range(min(names, amounts), _LEAST_LINES_OF_AMOUNTS - 1, -1) if amounts % rows == 0)
    return next(whole, 0)


def _kind(text: str) -> str:
    """A letter for the kind of a line.

    `A`: amounts alone. `R`: a name with two amounts or more. `W`: three cells or more with wide space between them.
    `N`: what may be a name. `-`: none of them.
    """
    if is_amounts(text):
        return "A"
    if len(text) > _LONGEST_NAME and _WIDE_SPACE.search(text) is None:
        return "-"
    if len(cells(text)) > _LEAST_AMOUNTS:
        return "W" if _WIDE_SPACE.search(text) else "R"
    return "-" if ends_sentence(text) or text[-1] in ",-" else "N"


def cells(text: str, least: int = _LEAST_AMOUNTS) -> tuple[tuple[int, int], ...]:
    """Where the cells of a row stand in its line, as (start, end) in characters.

    So many amounts, `least`, must stand behind a name to be cells, unless wide space parts them.
    """
    gaps = [match.span() for match in _WIDE_SPACE.finditer(text)]
    if gaps:
        edges = [0, *(offset for gap in gaps for offset in gap), len(text)]
        wide = tuple(zip(edges[::2], edges[1::2], strict=True))
        close = _LAST_AMOUNT.search(text, 0, gaps[0][0])  # a long name leaves but one space before the next cell
        return wide if close is None else ((0, close.start()), close.span(1), *wide[1:])
    found: list[tuple[int, int]] = []
    end = len(text)
    while (match := _LAST_AMOUNT.search(text, 0, end)) is not None:
        found.insert(0, match.span(1))
        end = match.start()
    if _AMOUNTS.match(text, 0, end):
        return ((0, end), *found)
    return ((0, end), *found) if len(found) >= least else ((0, len(text)),)


def _rows(lines: Sequence[TextLine], kinds: str, start: int, end: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The lines that begin a row, and those with a name and an amount in one.

    Every line begins one, unless names and amounts alternate with the same number of cells.
    """
    names = {i for i in range(start + 1, end) if kinds[i] == "N" and kinds[i - 1] != "N"}
    begins = [i for i in range(start, end) if i == start or i in names or kinds[i] in "RW"]
    sizes = [_size(lines, kinds, a, b) for a, b in pairwise((*begins, end))]
    most = max(sizes)
    glued = tuple(
        i for i, size in zip(begins, sizes, strict=True) if size == most - 1 and _may_be_glued(lines, kinds, i)
    )
    whole = sum(size == most for size in sizes) + len(glued) == len(begins) >= _LEAST_ROWS
    return (tuple(begins), glued) if whole else (tuple(range(start, end)), ())


def _may_be_glued(lines: Sequence[TextLine], kinds: str, index: int) -> bool:
    """Whether the line at `index` holds a name and the first amount of its row."""
    return kinds[index] == "N" and ends_in_amount(lines[index].text)


def _size(lines: Sequence[TextLine], kinds: str, start: int, end: int) -> int:
    """How many cells the lines `start` to `end` of one row have; the lines of a name make one."""
    names = any(kind == "N" for kind in kinds[start:end])
    return names + sum(len(cells(lines[i].text)) for i in range(start, end) if kinds[i] != "N")
