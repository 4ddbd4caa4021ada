"""How wide lines are, so that a line that its writer ended early can be told from one that was full."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from build_corpus.reading.pdf_lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Measure: TypeAlias = "Callable[[str], float]"

_WIDTHS = {
    0.20: "'|",
    0.25: " ,.",
    0.30: "/:;\\ijlt",
    0.35: "!()-I[]`fr’•",
    0.40: '"Jsгз',
    0.45: "?^acezавестьэяё“”„",
    0.55: "+<=>FPS~БРЬийнпц",
    0.60: "ELTZГЕТЁ",
    0.65: "BCRВКСЧЭЯмфы",
    0.70: "ADGHKNOQUVXYwАДИЙЛНОПУХЦЪж",
    0.75: "шщю",
    0.80: "&mФ",
    0.85: "%Ы",
    0.90: "@MЖМ",
    0.95: "W№",
    1.00: "ШЩ—…",
    1.05: "Ю",
}
"""The advance widths of Times, in ems, to the nearest twentieth; all other characters are half an em wide."""
_TIMES = {character: width for width, characters in _WIDTHS.items() for character in characters}

_ENOUGH = 3
"""So many running lines show how wide a text is set."""
_COLUMN = 60.0
"""How many characters the lines of a page have at least, where nothing shows it."""
_FULL = 0.95
"""A line of running text is at most as wide as this share of the lines are."""
_LOWER = 0.3
"""The share of narrower lines, by which it is judged how much the widths of full lines differ."""
_CERTAIN = 0.93
"""A word surely had room when the line with it would be no wider than this share of the full width.

In two UN documents, the 900 lines that go on would all have been wider than 0.94 of it with the next word."""

_JUST_BELOW = 0.9
_SLACK = 1.03
"""Two lines that are joined at a broken word are a little narrower than two others."""
_ENOUGH_SINGLE = 0.4
"""So many single lines there are for the joined ones, at least."""
JOINED = 1.2
"""Some programs join the two parts of a broken word, and with them their lines: a wider line is such a one."""
_JOINED_LINE = 0.98
_UNSURE = 0.05
"""How much less sure the width of the last of joined lines is for each line before it."""
_LEAST = 0.08
_NARROWEST = 0.5
"""The lines below a label take so much of the full width at least."""


def _by_times(text: str) -> float:
    return sum(_TIMES.get(character, 0.5) for character in text)


def _by_count(text: str) -> float:
    return float(len(text))


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures the lines of one document: in ems of a book face or in characters, whichever fits its lines better."""

    measure: _Measure
    full: float
    """The width of its running text."""

    @classmethod
    def of(cls, lines: Sequence[str]) -> Ruler:
        """Learn from the lines that surely go on in the next one."""
        running = [a for a, b in pairwise(lines) if b[0].islower() and not ends_sentence(a)]
        if len(running) < _ENOUGH:
            return Ruler(_by_count, max((_COLUMN, *(float(len(line)) for line in lines))))
        return min((_ruler(measure, running) for measure in (_by_count, _by_times)), key=lambda found: found[0])[1]

    def share(self, text: str) -> float:
        """How much of the full width `text` takes."""
        return self.measure(text) / self.full

    def had_room(self, before: str, after: str, column: float = 1.0) -> bool:
        """Whether the first word of the line `after` surely had room behind the line `before`.

        `column` is the share of the full width that the lines of such a paragraph take.
        """
        share, joined = self.share(before), 0
        while share > JOINED:
            share -= _JOINED_LINE
            joined += 1
        needed = share + self.share(f" {first_word(after)}")
        return (not joined or share > _LEAST) and needed <= (_CERTAIN - joined * _UNSURE) * column

    def columns(self, lines: Sequence[str], styles: Sequence[str]) -> list[float]:
        """For each of the `lines`, the share of the full width that the lines below a label of its style take.

        Items are often set in with all their lines. `styles` are those of the labels that the lines stand below.
        """
        running: dict[str, list[float]] = {}
        for (line, following), style in zip(pairwise(lines), styles, strict=False):
            broken_at_mark = line[-1].isdigit()  # some programs break a line behind the raised mark of a note
            if following[0].islower() and not ends_sentence(line) and not broken_at_mark:
                running.setdefault(style, []).append(self.share(line))
        shares = {style: _usual(sorted(found)) for style, found in running.items() if len(found) >= _ENOUGH}
        return [min(max(shares.get(style, 1.0), _NARROWEST), 1.0) for style in styles]


def _ruler(measure: _Measure, lines: Sequence[str]) -> tuple[float, Ruler]:
    """How much the widths of `lines` differ by `measure`, and the ruler of it."""
    widths = sorted(measure(line) for line in lines)
    full = widths[min(int(len(widths) * _FULL), len(widths) - 1)]
    usual = _single(widths, _usual(widths))
    if full > usual * JOINED:
        full = usual
        widths = [width for width in widths if width <= full]
    return (full - widths[int(len(widths) * _LOWER)]) / full, Ruler(measure, full)


def _usual(widths: Sequence[float]) -> float:
    """The width that the most of the sorted `widths` are just below."""
    best, most, first = widths[-1], 0, 0
    for last, width in enumerate(widths):
        while widths[first] < width * _JUST_BELOW:
            first += 1
        if last - first + 1 >= most:
            best, most = width, last - first + 1
    return best


def _single(widths: Sequence[float], usual: float) -> float:
    """The width of single lines, where the most of the sorted `widths` are those of two or three joined ones."""
    most = _between(widths, usual * _JUST_BELOW, usual)
    for count in (2, 3):
        part = usual / count * _SLACK
        if _between(widths, part * _JUST_BELOW, part) >= most * _ENOUGH_SINGLE:
            return widths[bisect_right(widths, part) - 1]
    return usual


def _between(widths: Sequence[float], low: float, high: float) -> int:
    """How many of the sorted `widths` lie between two others."""
    return bisect_right(widths, high) - bisect_left(widths, low)


def first_word(text: str) -> str:
    """The first word of `text`, with the signs that stick to it."""
    return text.split(maxsplit=1)[0]
