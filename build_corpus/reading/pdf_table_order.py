"""Puts the columns of a table back beside its names, where a program prints them behind what stands below the table.

The plain print of pdftotext is one of columns: the names of the rows, then a column of amounts, then another; the first
column of amounts may stand among the names, and a heading below the table before the last one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.reading.pdf_labels import is_bare_label
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.reading.pdf_tables import ends_in_amount, is_amounts, is_one_amount, may_be_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import TextLine

_MOST_BETWEEN = 8
"""Stretches of other lines between two columns of a table, at most."""
_LEAST_ROWS = 2
_Lines = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines of a page that no blank line parts: the first one, and the one behind the last."""

    start: int
    end: int
    amounts: bool
    """Whether each of them is one amount."""

    def __len__(self) -> int:
        return self.end - self.start


def with_columns(lines: Sequence[TextLine], pitch: int) -> list[TextLine]:
    """`lines` with the columns of each table row by row; `pitch` is that of `pdf_lines.pitch`."""
    result: list[TextLine] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        result += _by_rows(list(group), pitch)
    return result


def _by_rows(page: list[TextLine], pitch: int) -> list[TextLine]:
    """`page` with the amounts of columns in the rows that they belong to.

    They belong together where as many names stand before as each column has amounts.
    """
    stretches = _stretches(page, pitch)
    behind: dict[int, list[TextLine]] = {}
    moved: set[int] = set()
    number = 0
    while number < len(stretches):
        columns = _columns(stretches, number)
        names = _names(page, stretches, number, len(stretches[number])) if columns else ()
        for row, name in enumerate(names):
            behind[name] = [replace(page[c.start + row], moved=True, gap=pitch, top=False) for c in columns]
        if names:
            moved |= {index for column in columns for index in range(column.start, column.end)}
            number = stretches.index(columns[-1])
        number += 1
    places = (index for index in range(len(page)) if index not in moved)
    return [line for index in places for line in (page[index], *behind.get(index, ()))]


def _stretches(page: Sequence[TextLine], pitch: int) -> list[_Stretch]:
    starts = [index for index, line in enumerate(page) if index == 0 or line.gap > pitch]
    ends = (*starts[1:], len(page))
    return [
        _Stretch(start, end, all(is_one_amount(line.text) for line in page[start:end]))
        for start, end in zip(starts, ends, strict=True)
    ]


def _columns(stretches: Sequence[_Stretch], number: int) -> list[_Stretch]:
    """The columns of equal length of which the stretch with this `number` is the first; empty if it is none."""
    first = stretches[number]
    if not first.amounts or len(first) < _LEAST_ROWS:
        return []
    found = [first]
    last = number
    for place in range(number + 1, len(stretches)):
        if place - last > _MOST_BETWEEN or (stretches[place].amounts and len(stretches[place]) != len(first)):
            break
        if stretches[place].amounts:
            found.append(stretches[place])
            last = place
    return found


def _names(page: Sequence[TextLine], stretches: Sequence[_Stretch], number: int, rows: int) -> _Lines:
    """The last lines of the `rows` of names that stand nearest before the stretch with this `number`."""
    for stretch in reversed(stretches[max(number - _MOST_BETWEEN, 0) : number]):
        found = _last_rows(page, stretch, rows)
        if found:
            return found
        texts = [page[index].text for index in range(stretch.start, stretch.end)]
        if stretch.amounts or any(ends_sentence(text) and not is_bare_label(text) for text in texts):
            return ()
    return ()


def _last_rows(page: Sequence[TextLine], stretch: _Stretch, rows: int) -> _Lines:
    """The lines that end the last `rows` of a stretch of names, with one amount each or none; empty if it has others.

    What stands above them must end a sentence; the label of a heading may stand below them.
    """
    found: list[int] = []
    begun = stretch.end
    while begun > stretch.start + 1 and is_bare_label(page[begun - 1].text):
        begun -= 1
    with_amounts = is_amounts(page[begun - 1].text) or ends_in_amount(page[begun - 1].text)
    while len(found) < rows and begun > stretch.start:
        last = begun - 1
        begun = last - (is_one_amount(page[last].text) and with_amounts)
        name = page[begun].text if begun >= stretch.start else ""
        if not name or not may_be_name(name) or is_bare_label(name) or is_amounts(name):
            return ()
        if with_amounts and begun == last and not ends_in_amount(name):
            return ()
        found.insert(0, last)
    whole = len(found) == rows and (begun == stretch.start or ends_sentence(page[begun - 1].text))
    return tuple(found) if whole else ()
