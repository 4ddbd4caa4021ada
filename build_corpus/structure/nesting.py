"""How deep each paragraph, item and bullet of a section stands under the ones before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from build_corpus.structure.fused_labels import roman_cuts
from build_corpus.structure.labels import SUFFIXES, LabelStyle, letter_values, number_value, number_values, roman_value
from build_corpus.structure.parts import Part, Play

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.structure.labels import Label


class _Series(StrEnum):
    """The kinds of series that can be open at a time, each at its own depth."""

    NUMBER = "number"
    SUBNUMBER = "subnumber"
    """`1.1` under `1`."""
    BRACKETED_NUMBER = "bracketed-number"
    LETTER = "letter"
    ROMAN = "roman"
    BULLET = "bullet"
    GROUP = "group"
    TEXT = "text"


_SECOND_SIGNS = "○◦‣▫"
"""Bullets that are set below others."""
_SET_IN = 2
"""Blanks that set a list in from the one above it, as Markdown has it."""
_DEEPEST = 16
"""Series that may be open at a time; no document needs half of them, and a list set in without end is no list."""
_SMALL_ROMAN = frozenset("ivxіхпшу")
"""What small Roman numerals of items are printed with; no list of items comes to l, c, d or m."""
_GAP = 3
"""Letters that a list may lack in a row."""
_DIGITS_FOR_LETTERS = {"6": "б", "3": "з", "9": "д"}
"""What OCR makes of letters that number items."""


@dataclass(slots=True)
class _Open:
    """The series that are open, the outermost first, each with its last label."""

    series: list[_Series] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)

    def enter(self, series: _Series, printed: str, indent: int = 0) -> int:
        """Go on with `series`, or open it under the ones that are; gives its depth."""
        if series in self.series:
            self.close_below(self.series.index(series))
        return self.open(series, printed, indent)

    def open(self, series: _Series, printed: str, indent: int = 0) -> int:
        """Open `series` under all that are open, or in the place of the last where they are too many; its depth."""
        self.close_below(_DEEPEST - 1)
        self.series.append(series)
        self.last.append(printed)
        self.indents.append(indent)
        return len(self.series) - 1

    def bullet(self, printed: str, indent: int) -> int:
        """Go on with the bullets of this sign and `indent`, or open them under the others; gives their depth."""
        depths = [depth for depth, series in enumerate(self.series) if series is _Series.BULLET]
        for depth in reversed(depths):
            deeper = indent >= self.indents[depth] + _SET_IN or (
                indent >= self.indents[depth] and printed in _SECOND_SIGNS and self.last[depth] not in _SECOND_SIGNS
            )
            if deeper:
                self.close_below(depth + 1)
                break
            same_sign = (printed in _SECOND_SIGNS) == (self.last[depth] in _SECOND_SIGNS)
            if depth == depths[0] or (same_sign and abs(indent - self.indents[depth]) < _SET_IN):
                self.close_below(depth)
                break
        return self.open(_Series.BULLET, printed, indent)

    def last_number(self, indent: int) -> str | None:
        """The last number, if it is open and what stands at `indent` is set in from it."""
        if _Series.NUMBER not in self.series:
            return None
        depth = self.series.index(_Series.NUMBER)
        return self.last[depth] if indent >= self.indents[depth] + _SET_IN else None

    def last_of(self, series: _Series) -> str | None:
        """The last label of `series`, if it is open."""
        return self.last[self.series.index(series)] if series in self.series else None

    def close(self) -> None:
        """Close all series."""
        self.close_below(0)

    def close_below(self, depth: int) -> None:
        """Close the series that are deeper than the first `depth`."""
        del self.series[depth:], self.last[depth:], self.indents[depth:]


def depths(parts: Sequence[Part], *, in_clause: bool = False, by_indent: bool = False) -> list[int]:
    """The depth of each part of one section: 0 at the top, 1 under the one before it at 0, and so on.

    Numbered paragraphs stand at the top; letters, Roman numerals and bullets under the label that was open when their
    series began. In a clause a line without a label is not above the items behind it: they are the clause's own.
    With `by_indent`, where the format keeps it, bullets and numbers that are set in stand under those that are not.
    """
    opened = _Open()
    result: list[int] = []
    for index, part in enumerate(parts):
        if part.label is not None and part.play is Play.LABELLED:
            indent = part.raw.indent if by_indent else 0
            result.append(_depth_of_label(parts, index, part.label, opened, indent, in_clause=in_clause))
        elif part.play is Play.GROUP:
            result.append(opened.enter(_Series.GROUP, ""))
        else:
            opened.close()
            if part.play is Play.PREAMBLE or (part.text.endswith(":") and not in_clause):
                opened.enter(_Series.TEXT, "")
            result.append(0)
    return result


def _depth_of_label(  # noqa: PLR0913 - one part and all that tells its depth
    parts: Sequence[Part], index: int, label: Label, opened: _Open, indent: int, *, in_clause: bool
) -> int:
    if label.style is LabelStyle.NUMBER:
        above = opened.last_of(_Series.NUMBER)
        decimal = above is not None and _is_below(above, label.printed, fused=in_clause)
        goes_on = label.printed == "1" or opened.last_of(_Series.SUBNUMBER) is not None
        if decimal or (goes_on and opened.last_number(indent) is not None):
            opened.close_below(opened.series.index(_Series.NUMBER) + 1)
            return opened.enter(_Series.SUBNUMBER, label.printed, indent)
        opened.close()
        return opened.enter(_Series.NUMBER, label.printed, indent)
    if label.style is LabelStyle.BULLET:
        return opened.bullet(label.printed, indent)
    if label.style is LabelStyle.BRACKETED_NUMBER:
        if _is_misread_letter(label.printed, opened):
            return opened.enter(_Series.LETTER, _DIGITS_FOR_LETTERS[label.printed])
        return opened.enter(_Series.BRACKETED_NUMBER, label.printed)
    return opened.enter(_letter_or_roman(parts, index, label.printed, opened), label.printed)


def _is_below(above: str, printed: str, *, fused: bool) -> bool:
    """Whether `1.2` stands below `1`; below a `fused` `43` also 4.1, 3.1 and what runs together of both."""
    heads = [above, *(half for cut in range(1, len(above)) for half in (above[:cut], above[cut:]) if fused)]
    return any(printed.startswith(f"{head}.") for head in heads if head.isdigit())


def _is_misread_letter(printed: str, opened: _Open) -> bool:
    """Whether a digit stands for the letter that comes next: а), 6), в)."""
    last = opened.last_of(_Series.LETTER)
    letter = _DIGITS_FOR_LETTERS.get(printed)
    return letter is not None and last is not None and _continues_letters(last, letter)


def _letter_or_roman(parts: Sequence[Part], index: int, printed: str, opened: _Open) -> _Series:
    """Whether `i)` and its like go on with letters or are Roman numerals: the series that they continue decides."""
    stem, *suffix = printed.split()
    roman = roman_value(stem) if set(stem) <= _SMALL_ROMAN else None
    if not stem.islower() or (suffix and suffix[0] not in SUFFIXES):
        return _Series.LETTER
    last_roman, last_letter = opened.last_of(_Series.ROMAN), opened.last_of(_Series.LETTER)
    if roman is None:
        return _fused_series(stem, last_roman, last_letter)
    goes_on = last_roman is not None and (len(stem) > 1 or _least_roman(_stem(last_roman)) <= roman)
    # Behind a struck number the one put in may be less; a letter that is not near then goes on with no letters.
    near = last_letter is not None and _continues_letters(last_letter, stem, most=1 if goes_on else _GAP)
    if last_roman is not None and not near and (goes_on or last_letter is not None):
        return _Series.ROMAN
    if roman == 1 and (_is_label(parts, index + 1, 2) or (index > 0 and parts[index - 1].text.endswith(":"))):
        return _Series.ROMAN
    if last_letter is not None:
        return _Series.LETTER
    return _Series.ROMAN if roman == 1 or len(stem) > 1 else _Series.LETTER


def _fused_series(stem: str, last_roman: str | None, last_letter: str | None) -> _Series:
    """Whether a label that is no one Roman numeral is two of them, or one in the place of a letter, or two letters."""
    cuts = roman_cuts(stem)
    if not cuts or len(stem) < 3:  # noqa: PLR2004 - of two letters, their series decides
        goes_on = any(_least_roman(last_roman) + 1 == roman_value(half) for cut in cuts for half in cut if last_roman)
        letters = last_letter is not None and any(_continues_letters(last_letter, letter) for letter in stem)
        return _Series.ROMAN if goes_on and not letters else _Series.LETTER
    return _Series.ROMAN


def _least_roman(stem: str) -> int:
    """The value of a Roman numeral, or the lesser one of two that run together; 0 for other text."""
    halves = [stem] if roman_value(stem) is not None else [half for cut in roman_cuts(stem) for half in cut]
    return min((value for value in map(roman_value, halves) if value is not None), default=0)


def _continues_letters(last: str, stem: str, most: int = 1) -> bool:
    """Whether the letter `stem` comes at `most` so many behind the label `last`, of which a fused one may hold two."""
    return any(0 < b - a <= most for letter in _stem(last) for a in letter_values(letter) for b in letter_values(stem))


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
    """Whether the number `second` may come right behind `first`: 61 or 60 bis behind 60, 60 ter or 61 behind 60 bis.

    Behind 2.3 come 2.4, 2.3.1, 3 and 3.1.
    """
    if "." in first or "." in second:
        return _follows_decimal(first, second)
    (a, a_suffix), (b, b_suffix) = number_value(first), number_value(second)
    return (b == a + 1 and b_suffix == 0) or (b == a and b_suffix > a_suffix)


def _follows_decimal(first: str, second: str) -> bool:
    (a, a_suffix), (b, b_suffix) = number_values(first), number_values(second)
    if b_suffix:
        return a == b and b_suffix > a_suffix
    if b == (*a, 1):
        return True
    nexts = ((*a[:depth], a[depth] + 1) for depth in range(len(a)))
    return any(b[: len(each)] == each and set(b[len(each) :]) <= {1} for each in nexts)
