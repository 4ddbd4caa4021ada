"""Tables whose columns a line of dashes shows, as Pandoc prints them: where they end, and where their cells begin."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.ocr_regions import Line

_RULER = re.compile(r"-{2,}(?:[ ]{1,20}-{2,})+\Z")
_FULL = re.compile(r"-{10,}\Z")
_DASHES = re.compile(r"-{2,}")
_HEAD = 8
"""Lines that the head of a table may have."""
_LONGEST = 500
"""Lines of a table; a bound that keeps a hostile text quick to read."""


def is_ruler(text: str, line: Line) -> bool:
    """Whether `line` shows the columns of a table: `----- ------`."""
    return _RULER.match(text, line.start, line.end) is not None


def end_of_ruled_table(text: str, lines: Sequence[Line], index: int) -> int:
    """The index behind the table that begins at the line `index`; `index` itself where none begins there.

    It has a head above a ruler and ends at a blank line, or begins and ends with a line of dashes, or with rulers.
    """
    line = lines[index]
    if _FULL.match(text, line.start, line.end):
        head = lines[index + 1 : index + 1 + _HEAD]
        below = lines[index + 1 : index + _LONGEST]
        if not any(is_ruler(text, each) for each in head):
            return index
        closing = (i for i, each in enumerate(below, index + 1) if _FULL.match(text, each.start, each.end))
        return next(closing, index - 1) + 1
    if is_ruler(text, line):
        below = lines[index + 1 : index + _LONGEST]
        closing = (i for i, each in enumerate(below, index + 1) if is_ruler(text, each) or each.blank)
        last = next(closing, index + len(below))
        return last + 1 if last < len(lines) and is_ruler(text, lines[last]) else index
    if index + 1 < len(lines) and is_ruler(text, lines[index + 1]):
        last = index + 2
        while last < len(lines) and not lines[last].blank:
            last += 1
        return last
    return index


def cells_of(text: str, lines: Sequence[Line]) -> list[list[tuple[int, int]]]:
    """For each of `lines`, those of one table, where its cells begin and end; none for the lines of dashes."""
    ruler = next(line for line in lines if is_ruler(text, line))
    edges = [m.start() - ruler.begin for m in _DASHES.finditer(text, ruler.start, ruler.end)]
    return [[] if _prints_dashes(text, line) else _row(text, line, edges) for line in lines]


def _prints_dashes(text: str, line: Line) -> bool:
    return is_ruler(text, line) or _FULL.match(text, line.start, line.end) is not None


def _row(text: str, line: Line, edges: Sequence[int]) -> list[tuple[int, int]]:
    """The cells of `line`: an edge inside a word goes before the word."""
    places = [line.start]
    for edge in edges[1:]:
        place = min(max(line.begin + edge, places[-1]), line.end)
        while places[-1] < place < line.end and not text[place - 1].isspace():
            place -= 1
        places.append(place)
    return list(pairwise([*places, line.end]))
