"""Which lines begin a paragraph that no number and no blank space marks: told by the widths of the lines around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.reading.pdf_setting import ends_with_mark
from build_corpus.reading.pdf_width import JOINED, first_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from build_corpus.reading.pdf_setting import Setting

_ENOUGH_LINES = 30
"""So many lines inside of paragraphs show how much room a document leaves at their ends."""
_OUTLIERS = 50
"""One line of so many may be measured wrong."""
_ENOUGH_STARTS = 4
"""So many first lines show whether they are set in."""
_LEAST_ROOM, _MOST_ROOM = 0.93, 0.985
"""Within these shares of the full width it is learned what a line without room takes with the next word."""
_MARGIN = 0.005
_USUAL_START = 0.85
"""The share of the first lines that are no wider than what first lines take."""
_SET_IN = 0.96
"""First lines that take at most so much of the full width are set in."""
_MUCH = 0.75
"""A line that takes so little with the next word ends a paragraph, whatever follows."""
_WIDE = 0.8
_FIRST_COLUMN = 0.95
"""What first lines take of the full width where it is not known whether they are set in."""
_SHORTEST_PART = 4
"""Letters of the shortest part of a word that is surely set at a line's end where words are broken."""
_VOWELS = "аеёиоуыэюя"
_WORD = re.compile(r"[А-ЯЁа-яё]{5,}")
_GOES_ON = re.compile(
    r"(?:Он|Она|Оно|Они|Это|Эт[аи]|Этот|Такой|Таки[ем]|Такая|Также|Однако|Поэтому|Кроме того|При этом|Вместе с тем"
    r"|Тем не менее|В этой связи|В связи с этим|Так|Более того|Таким образом)\b"
)
"""What a sentence begins with that goes on with the one before."""


class FirstLines:
    """What the lines of one document show of where its paragraphs begin."""

    def __init__(self, setting: Setting, plain: Callable[[int], bool]) -> None:
        """Learn from the lines of `setting`; `plain` tells those of titles, tables and labels from all others."""
        self._lines = setting.lines
        self._whole = setting.whole
        self._contexts = setting.contexts
        self._share = setting.ruler.share
        unlike = sum(self._share(line.text) > JOINED or "  " in line.text for line in self._lines)
        self._altered = unlike * _OUTLIERS > len(self._lines)
        """Whether the program joins lines or spreads their spaces, so that they are not as wide as in print."""
        inner = [i for i in range(2, len(self._lines) - 1) if plain(i) and plain(i + 1) and self._is_inner(i)]
        self._room = _learned([self._with_word(i + 1) for i in inner], _LEAST_ROOM)
        self._part_room = _learned([self._with_part(i + 1) for i in inner], 0.0)
        self._told = any(c.apart or c.set_in for c in self._contexts[1:])
        """Whether blank space or indents show where paragraphs begin."""
        starts = [i for i in range(1, len(self._lines) - 1) if plain(i) and self._surely_begins(i)]
        self._first_width = self._learned_first_width(starts)

    def begins(self, start: int, index: int) -> bool | None:
        """Whether the line at `index` begins a paragraph, when a sentence ends before it; None if nothing tells.

        `start` is the line that the paragraph before it begins with.
        """
        text = self._lines[index].text
        if self._altered or self._told:
            return self._contexts[index].short
        column = (self._first_width or _FIRST_COLUMN) if start == index - 1 else 1.0
        needed, with_part = self._with_word(index) / column, self._with_part(index) / column
        if self._first_width and needed > _MUCH:
            if self._share(text) > self._first_width + _MARGIN:
                return False
            if self._goes_on(index) and self._has_room(self._with_word(index + 1), self._with_part(index + 1)):
                return True
        if needed < _LEAST_ROOM or self._has_room(needed, with_part):
            return True
        return False if _GOES_ON.match(text) else None

    def _has_room(self, with_word: float, with_part: float) -> bool:
        return with_word < self._room or with_part < self._part_room

    def _is_inner(self, index: int) -> bool:
        """Whether the line at `index` surely stands inside of a paragraph, and is no line of a title."""
        before = self._lines[index - 1].text
        wide = self._share(before) > _WIDE and not ends_sentence(before)
        return wide and before[0].islower() and self._lines[index].text[0].islower() and self._goes_on(index)

    def _goes_on(self, index: int) -> bool:
        """Whether the next line surely goes on with that at `index`, which is whole."""
        if index + 1 >= len(self._lines):
            return False
        text = self._lines[index].text
        return self._lines[index + 1].text[0].islower() and not ends_sentence(text) and not ends_with_mark(text)

    def _surely_begins(self, index: int) -> bool:
        context, text = self._contexts[index], self._lines[index].text
        return ends_sentence(context.before) and context.short and text[0].isupper() and self._goes_on(index)

    def _learned_first_width(self, starts: Sequence[int]) -> float:
        """The share of the full width that first lines take; 0 if they are not set in, or too few are known."""
        shares = sorted(self._share(self._lines[index].text) for index in starts)
        if len(shares) < _ENOUGH_STARTS:
            return 0.0
        width = shares[int(_USUAL_START * (len(shares) - 1))] + _MARGIN
        return width if width <= _SET_IN else 0.0

    def _with_word(self, index: int) -> float:
        """The share of the full width that the line before `index` takes with the first word of this one."""
        return self._share(f"{self._whole[index - 1]} {first_word(self._lines[index].text)}")

    def _with_part(self, index: int) -> float:
        """The same with so much of the word as may be set at a line's end with a hyphen."""
        before, word = self._whole[index - 1], first_word(self._lines[index].text)
        broken = before[-1] == "-" and word[0].islower()
        return self._share(f"{before[:-1]}{_part(word)}" if broken else f"{before} {_part(word)}")


def _learned(needed: Sequence[float], least: float) -> float:
    """What a line without room for the next word takes with it at least, by what such lines have `needed`."""
    if len(needed) < _ENOUGH_LINES:
        return least
    found = sorted(needed)[len(needed) // _OUTLIERS] - _MARGIN
    return min(max(found, least), _MOST_ROOM)


def _part(word: str) -> str:
    """The first part of `word` when it is broken between syllables; all of it when it is too short for that."""
    match = _WORD.search(word)
    if match is None:
        return word
    letters = match.group().lower()
    for cut in range(_SHORTEST_PART, len(letters) - 1):
        opens = letters[cut] not in _VOWELS and letters[cut + 1] in _VOWELS
        if opens and any(letter in _VOWELS for letter in letters[:cut]):
            return f"{word[: match.start() + cut]}-"
    return word
