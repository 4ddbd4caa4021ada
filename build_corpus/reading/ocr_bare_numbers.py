"""Lines that begin with a printed number and no dot: `- 1 признавать …`, the items of a clause under list markers.

One pass over the source before it is read; every pattern is bounded, so that it is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.reading.characters import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITEM = re.compile(
    rf"(?:\A|(?:{LINE_END}))[ \t\u00a0]{{0,9}}[-*+][ \t]{{1,4}}(?P<number>[*_]{{0,3}}(?P<value>\d{{1,2}})[*_]{{0,3}})"
    r"[ \t\u00a0]{1,9}(?=[*_]{0,3}[^\W\d_])"
)


def items(text: str) -> frozenset[int]:
    """Where the numbers begin that list markers stand before, in series that count from 1: `- 1 …`, `- 2 …`.

    A lone `- 5 государств …` is a bullet that begins with a number.
    """
    return frozenset(start for series in _series(text) if len(series) > 1 for start in series)


def _series(text: str) -> Iterator[list[int]]:
    """The places of numbers that go up by one from 1 on."""
    series: list[int] = []
    for match in _ITEM.finditer(text):
        value = int(match["value"])
        if value != len(series) + 1:
            yield series
            series = []
        if value == len(series) + 1:
            series.append(match.start("number"))
    yield series
