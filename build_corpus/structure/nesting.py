"""How deep each paragraph, item and bullet of a section stands under the ones before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from build_corpus.structure.labels import SUFFIXES, LabelStyle, letter_values, number_value, roman_value
from build_corpus.structure.parts import Part, Play

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.structure.labels import Label


class _Series(StrEnum):
    """The kinds of series that can be open at a time, each at its own depth."""

    NUMBER = "number"
    BRACKETED_NUMBER = "bracketed-number"
    LETTER = "letter"
    ROMAN = "roman"
    BULLET = "bullet"
    GROUP = "group"
    TEXT = "text"


@dataclass(slots=True)
class _Open:
    """The series that are open, the outermost first, each with its last label."""

    series: list[_Series] = field(default_factory=list)
    last: list[str] = field(default_factory=list)

    def enter(self, series: _Series, printed: str) -> int:
        """Go on with `series`, or open it under the ones that are; gives its depth."""
        if series in self.series:
            depth = self.series.index(series)
            del self.series[depth:], self.last[depth:]
        depth = len(self.series)
        self.series.append(series)
        self.last.append(printed)
        return depth

    def last_of(self, series: _Series) -> str | None:
        """The last label of `series`, if it is open."""
        return self.last[self.series.index(series)] if series in self.series else None

    def close(self) -> None:
        """Close all series."""
        self.series.clear()
        self.last.clear()


def depths(parts: Sequence[Part], *, in_clause: bool = False) -> list[int]:
    """The depth of each part of one section: 0 at the top, 1 under the one before it at 0, and so on.

    Numbered paragraphs stand at the top; letters, Roman numerals and bullets under the label that was open when their
    series began. In a clause a line without a label is not above the items behind it: they are the clause's own.
    """
    opened = _Open()
    result: list[int] = []
    for index, part in enumerate(parts):
        if part.label is not None and part.play is Play.LABELLED:
            result.append(_depth_of_label(parts, index, part.label, opened))
        elif part.play is Play.GROUP:
            result.append(opened.enter(_Series.GROUP, ""))
        else:
            opened.close()
            if part.play is Play.PREAMBLE or (part.text.endswith(":") and not in_clause):
                opened.enter(_Series.TEXT, "")
            result.append(0)
    return result


def _depth_of_label(parts: Sequence[Part], index: int, label: Label, opened: _Open) -> int:
    if label.style is LabelStyle.NUMBER:
        opened.close()
        return opened.enter(_Series.NUMBER, label.printed)
    if label.style is LabelStyle.BULLET:
        return opened.enter(_Series.BULLET, label.printed)
    if label.style is LabelStyle.BRACKETED_NUMBER:
        return opened.enter(_Series.BRACKETED_NUMBER, label.printed)
    return opened.enter(_letter_or_roman(parts, index, label.printed, opened), label.printed)


def _letter_or_roman(parts: Sequence[Part], index: int, printed: str, opened: _Open) -> _Series:
    """Whether `i)` and its like go on with letters or are Roman numerals: the series that they continue decides."""
    stem, *suffix = printed.split()
    roman = roman_value(stem)
    if roman is None or not stem.islower() or (suffix and suffix[0] not in SUFFIXES):
        return _Series.LETTER
    last_roman, last_letter = opened.last_of(_Series.ROMAN), opened.last_of(_Series.LETTER)
    goes_on = last_roman is not None and (roman_value(_stem(last_roman)) or 0) <= roman
    if goes_on and (last_letter is None or not _continues_letters(last_letter, stem)):
        return _Series.ROMAN
    if roman == 1 and (_is_label(parts, index + 1, 2) or (index > 0 and parts[index - 1].text.endswith(":"))):
        return _Series.ROMAN
    if last_letter is not None:
        return _Series.LETTER
    return _Series.ROMAN if roman == 1 or len(stem) > 1 else _Series.LETTER


def _continues_letters(last: str, stem: str) -> bool:
    """Whether the letter `stem` comes right behind the label `last`, of which a fused one may hold two letters."""
    return any(a + 1 == b for letter in _stem(last) for a in letter_values(letter) for b in letter_values(stem))


def _stem(printed: str) -> str:
    """A label without `bis` and its like."""
    return printed.partition(" ")[0]


def _is_label(parts: Sequence[Part], index: int, roman: int) -> bool:
    """Whether the next label in letters, from `index` on, is the Roman numeral `roman` of two letters or more."""
    for part in parts[index:]:
        if part.label is None:
            return False
        if part.label.style is LabelStyle.LETTER:
            stem = _stem(part.label.printed)
            return len(stem) > 1 and roman_value(stem) == roman
        if part.label.style is LabelStyle.NUMBER:
            return False
    return False


def follows(first: str, second: str) -> bool:
    """Whether the number `second` may come right behind `first`: 61 or 60 bis behind 60, 60 ter or 61 behind 60 bis."""
    (a, a_suffix), (b, b_suffix) = number_value(first), number_value(second)
    return (b == a + 1 and b_suffix == 0) or (b == a and b_suffix > a_suffix)
