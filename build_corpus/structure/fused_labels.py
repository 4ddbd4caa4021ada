"""The ways to read one printed label in which an old and a new one may run together: `gf`, `iviii`, `1.31.2`, `32 bis`.

A label is read by the numbering of its list: letters and numbers, Roman numerals, or decimals under the item above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from build_corpus.structure.labels import SUFFIXES, letter_values, roman_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEW_BEFORE_OLD = 0.2
_SUFFIXED_INSERTION = 0.5
_SUFFIXED_KEPT = 1.0
_DELETION = 1.0
_INSERTION = 1.0

_REMEMBERED = 4096
"""The states before a label share their numbers, so that few steps are new."""

_SUFFIX = rf"[ \u00a0]?(?:{'|'.join(SUFFIXES)})"
_PARTED = re.compile(rf"(.+?)({_SUFFIX})?")
_PLAIN = re.compile(rf"(?:[1-9]\d*|[^\W\d_])(?:{_SUFFIX})?")
_ROMAN = re.compile(rf"([ivxіх]+)(?:{_SUFFIX})?")
_DECIMAL = re.compile(rf"[1-9]\d*(?:\.[1-9]\d*)+(?:{_SUFFIX})?")
_LAST_NUMBER = re.compile(rf"(.+\.)(\d{{2,}})({_SUFFIX})?")
_FIRST_NUMBER = re.compile(r"(\d{2,})(\..+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a printed label."""

    old: str | None
    new: str | None
    cost: float
    foreign: bool = False
    """Whether the label belongs to no numbering of its list, so that nothing explains it."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the labels of one list are numbered."""

    roman: bool = False
    depth: int = 0
    """The dots of decimals; 0 where they are none."""
    old_above: str | None = None
    """Of decimals the old label of the item above them, if it is known: all old ones begin with it."""
    new_above: str | None = None


PLAIN = Numbering()
ROMAN = Numbering(roman=True)


def readings(label: str, numbering: Numbering) -> list[Reading]:
    """All ways to read a printed label, the likeliest first among equals; never none."""
    found = [each for each in _all(label, numbering) if not numbering.depth or _fits(each, numbering)]
    return found or [Reading(label, label, 0.0, foreign=True)]


def next_number(last: int, label: str | None, *, roman: bool = False) -> tuple[int, int]:
    """The last number behind `label`, and 1 where that skips: 5 or 4 bis come behind 4; a foreign label skips."""
    return (last, 0) if label is None else _next(last, label, roman)


@lru_cache(maxsize=_REMEMBERED)
def _next(last: int, label: str, roman: bool) -> tuple[int, int]:  # noqa: FBT001 - a cached function takes no names
    stem, suffix = parted(label)
    expected = last if suffix else last + 1
    values = _values(stem, roman=roman)
    return (expected, 0) if expected in values else (min(values, default=last), 1)


def parted(label: str) -> tuple[str, str]:
    """A label without `bis` and its like, and that."""
    match = _PARTED.fullmatch(label)
    return (match[1], match[2] or "") if match else (label, "")


def is_fused(label: str, numbering: Numbering) -> bool:
    """Whether a label of `numbering` is two: no letter, number or Roman numeral alone."""
    if numbering.depth:
        return any(_same_depth(*cut) for cut in _cuts(label, _DECIMAL))
    stem, _ = parted(label)
    doubled = len(set(stem)) == 1  # behind z comes aa
    return not _is_roman(stem) if numbering.roman else not (stem.isdigit() or doubled)


def roman_cuts(label: str) -> list[tuple[str, str]]:
    """The ways to part a label into two Roman numerals, or one and a letter that it took the place of."""
    return [
        (first, second)
        for first, second in ((label[:n], label[n:]) for n in range(1, len(label)))
        if (_is_roman(first) and (_is_roman(second) or _is_letter(second))) or (_is_letter(first) and _is_roman(second))
    ]


def may_be_roman(label: str) -> bool:
    """Whether a label is a Roman numeral, or two labels of which one is."""
    stem, _ = parted(label)
    return _is_roman(stem) or bool(roman_cuts(stem)) or any(True for _ in _cuts(label, _ROMAN))


def _all(label: str, numbering: Numbering) -> Iterator[Reading]:
    stem, suffix = parted(label)
    if suffix:
        yield Reading(None, label, _SUFFIXED_INSERTION)
        yield Reading(label, label, _SUFFIXED_KEPT)
        yield Reading(label, None, _SUFFIXED_KEPT + _DELETION)
    else:
        yield Reading(label, label, 0.0)
        yield Reading(label, None, _DELETION)
        yield Reading(None, label, _INSERTION)
    for first, second in dict.fromkeys(_parts(label, stem, numbering)):
        cost = _SUFFIXED_INSERTION if parted(first)[1] or parted(second)[1] else 0.0
        yield Reading(first, second, cost)
        yield Reading(second, first, cost + _NEW_BEFORE_OLD)


def _parts(label: str, stem: str, numbering: Numbering) -> Iterator[tuple[str, str]]:
    if numbering.depth:
        yield from (cut for cut in _cuts(label, _DECIMAL) if _same_depth(*cut))
        if match := _LAST_NUMBER.fullmatch(label):
            for first, second in _cuts(match[2], _PLAIN):
                yield match[1] + first, match[1] + second + (match[3] or "")
        if match := _FIRST_NUMBER.fullmatch(label):
            yield from ((first + match[2], second + match[2]) for first, second in _cuts(match[1], _PLAIN))
    elif numbering.roman:
        yield from roman_cuts(stem) if stem == label else ()
        yield from _cuts(label, _ROMAN)
    else:
        yield from _cuts(label, _PLAIN)


def _cuts(label: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for cut in range(1, len(label)):
        first, second = label[:cut], label[cut:]
        if (
            pattern.fullmatch(first)
            and pattern.fullmatch(second)
            and (pattern is not _ROMAN or _both_roman(label, cut))
        ):
            yield first, second


def _both_roman(label: str, cut: int) -> bool:
    return all(_is_roman(parted(part)[0]) for part in (label[:cut], label[cut:]))


def _is_roman(text: str) -> bool:
    return _ROMAN.fullmatch(text) is not None and roman_value(text) is not None


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _same_depth(first: str, second: str) -> bool:
    return first.count(".") == second.count(".")


def _fits(reading: Reading, numbering: Numbering) -> bool:
    """Whether the decimals of a reading are of the list's depth and stand under the labels above them."""
    pairs = ((reading.old, numbering.old_above), (reading.new, numbering.new_above))
    return all(
        label is None or (label.count(".") == numbering.depth and (above is None or label.startswith(f"{above}.")))
        for label, above in pairs
    )


def _values(text: str, *, roman: bool) -> frozenset[int]:
    """The places, from 1, that a label may have in its series; a label of another series has none."""
    last = text.rpartition(".")[2]
    if last.isdigit():
        return frozenset({int(last)})
    if roman:
        value = roman_value(text) if _is_roman(text) else None
        return frozenset() if value is None else frozenset({value})
    return letter_values(text)
