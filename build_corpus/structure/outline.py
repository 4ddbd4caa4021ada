"""The outline: at which level each heading stands, told from the series that its label continues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.structure.labels import letter_values, number_value, roman_value
from build_corpus.structure.parts import Part, Play

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class _Series:
    """An open series of headings: how they are labelled, and the last value."""

    name: str
    """`roman`, `letter`, `number`, `number-2` (two numbers with a dot), a designation in lower case, or empty."""
    values: frozenset[int]
    """What the last label may count as; look-alikes leave more than one."""
    claimed: int = 0
    """The level that the markup claims, where nothing else is known."""


def levels(parts: Sequence[Part]) -> list[int]:
    """The level, from 1, of each part that opens a section, in their order.

    A label that continues an open series stands at its level, whatever the markup claims; one that begins a series
    stands under the heading before it. A heading without a label stands under the labelled one before it. Where no
    heading of the document has a label, the levels of the markup are all that is known. Annexes stand at the top.
    """
    labelled = any(part.heading is not None for part in parts)
    opened: list[_Series] = []
    result: list[int] = []
    for part in parts:
        if part.play is Play.ANNEX:
            opened = [_Series("annex", frozenset())]
        elif part.heading is not None:
            opened = _with_label(opened, part)
        else:
            opened = _without_label(opened, part, claimed=not labelled)
        result.append(len(opened))
    return result


def _with_label(opened: list[_Series], part: Part) -> list[_Series]:
    readings = _readings(part)
    for depth in range(len(opened), 0, -1):
        for reading in readings:
            last = opened[depth - 1]
            if reading.name == last.name and any(v - 1 in last.values for v in reading.values):
                values = frozenset(v for v in reading.values if v - 1 in last.values)
                return [*opened[: depth - 1], _Series(reading.name, values)]
    for reading in readings:
        if 1 in reading.values:
            above = _under_labelled(opened, reading.name)
            return [*above, _Series(reading.name, frozenset({1}))]
    for depth in range(len(opened), 0, -1):
        for reading in readings:
            if reading.name == opened[depth - 1].name:
                return [*opened[: depth - 1], reading]
    return [*_under_labelled(opened, readings[0].name), readings[0]]


def _under_labelled(opened: list[_Series], name: str) -> list[_Series]:
    """The open series that a new one of that `name` stands under: itself begun again, or the labelled ones."""
    names = [series.name for series in opened]
    if name in names:
        return opened[: names.index(name)]
    return [series for series in opened if series.name]


def _without_label(opened: list[_Series], part: Part, *, claimed: bool) -> list[_Series]:
    plain = _Series("", frozenset())
    if part.play is Play.CLAUSE:
        return [*(series for series in opened if series.name not in ("", "annex")), plain]
    if claimed and part.raw.level is not None:
        above = (series for series in opened if series.claimed < part.raw.level)
        return [*above, _Series("", frozenset(), part.raw.level)]
    return [*(series for series in opened if series.name), plain]


def _readings(part: Part) -> list[_Series]:
    """What the label of a heading may count as, the likelier first."""
    heading = part.heading
    if heading is None:
        return []
    name = heading.designation.lower()
    if heading.printed[0].isdigit():
        # An article 5.1 was inserted behind article 5; a section 2.1 is a part of section 2.
        if "." in heading.printed and name != "статья":
            numbers = heading.printed.split(".")
            return [_Series(f"number-{len(numbers)}", frozenset({int(numbers[-1])}))]
        return [_Series(name or "number", frozenset({number_value(heading.printed)[0]}))]
    roman = roman_value(heading.printed)
    letters = letter_values(heading.printed)
    readings = []
    if roman is not None:
        readings.append(_Series(name or "roman", frozenset({roman})))
    if letters:
        readings.append(_Series(name or "letter", letters))
    return readings or [_Series(name or "word", frozenset({1}))]
