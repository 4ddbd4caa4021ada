"""Puts the first lines of numbered paragraphs back that a program prints elsewhere on their page.

pdfminer.six takes lines with a common edge for a box. A number stands flush with the lines below it, and its first line
is set in: if it is ragged as well, it is a box of its own. Such a box inside a greater one is printed before or behind
it, and several of them in the order of their widths.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import HYPHENS, is_broken
from build_corpus.reading.pdf_capitals import is_title
from build_corpus.reading.pdf_labels import is_bare_label, label_style
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.reading.pdf_seams import begins_paragraph, seam
from build_corpus.reading.pdf_setting import begins_lower
from build_corpus.reading.pdf_tables import is_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.reading.pdf_lines import Line, TextLine

_LEAST_GAIN = 1.5
"""What moving a line must gain by the seams that it mends."""
_ACROSS = 0.5
"""What a good seam between two boxes is worth, to that in a box."""
_TOLERANCE = 1.5
"""In rows, from the middle of a box."""
_LONGEST_PAGE = 400
_PROVED = 2.0
"""A seam that is so good has the halves of a word, or an adjective and its noun."""
_CLEAR = 0.5
"""By so much a move must be better than its rivals."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The lines in their order, and those that stay although they may begin a paragraph printed elsewhere."""

    lines: tuple[TextLine, ...]
    doubtful: tuple[tuple[Line, str], ...] = ()
    """(line, number of the paragraph)"""


def mended(lines: Sequence[TextLine]) -> Mended:
    """`lines` of a print in boxes, with the first lines of paragraphs behind their numbers.

    Where two lines would fit two numbers nearly as well the one way as the other, they stay where they are printed.
    """
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    result: list[TextLine] = []
    doubtful: list[tuple[Line, str]] = []
    before = ""
    for number, page in enumerate(pages):
        later = pages[number + 1] if number + 1 < len(pages) else []
        after = next((line.text for line in later if not is_bare_label(line.text)), "")
        if len(page) <= _LONGEST_PAGE:
            work = _Page(page, before, after)
            result += work.mended()
            doubtful += work.doubtful
        else:
            result += page
        before = next((line.text for line in reversed(page) if not is_bare_label(line.text)), before)
    return Mended(tuple(result), tuple(doubtful))


@dataclass(frozen=True, slots=True)
class _Move:
    """The line at `source` comes to stand before the line at `target`."""

    gain: float
    source: int
    target: int


class _Page:
    """The lines of one page between the texts around it."""

    def __init__(self, page: Sequence[TextLine], before: str, after: str) -> None:
        self.lines = list(page)
        self.before, self.after = before, after
        self.doubtful: list[tuple[Line, str]] = []

    def mended(self) -> Iterator[TextLine]:
        """The lines in their order."""
        moves = self._moves()
        taken: dict[int, TextLine] = {}
        gone: set[int] = set()
        while moves:
            best = max(moves, key=lambda move: (move.gain, -move.source))
            rivals = [best, *_rivals(best, moves)]
            if len(rivals) == 1:
                taken[best.target] = replace(self.lines[best.source], moved=True, gap=0)
                gone.add(best.source)
            else:
                number = self.lines[best.target - 1].text
                self.doubtful += ((self.lines[source].line, number) for source in {move.source for move in rivals})
            sources, targets = {move.source for move in rivals}, {move.target for move in rivals}
            moves = [move for move in moves if move.source not in sources and move.target not in targets]
        rests = {first: rest for first, rest in self._rests() if first not in gone and rest not in taken}
        for index, line in enumerate(self.lines):
            if index in taken:
                yield taken[index]
            if index not in gone and index not in rests.values():
                yield line
            if index in rests:
                yield replace(self.lines[rests[index]], moved=True, gap=0)

    def _rests(self) -> Iterator[tuple[int, int]]:
        """The first and the last line of items of two lines, where the last one is printed below another label.

        Only where the halves of a word or an adjective and its noun prove it, and for no other line.
        """
        rests = [index for index in range(1, len(self.lines)) if self._may_be_rest(index)]
        firsts = [index for index in range(len(self.lines)) if self._is_left_open(index)] if rests else []
        fits = [(a, b) for a in firsts for b in rests if self._proves(self.lines[a].text, self.lines[b].text)]
        for first, rest in fits:
            if sum(first == a or rest == b for a, b in fits) == 1:
                yield first, rest

    def _may_be_rest(self, index: int) -> bool:
        """Whether a line below the label of an item, in its box, could be the last one of another item."""
        line, label = self.lines[index], self.lines[index - 1].text
        last = (
            index + 1 == len(self.lines) or self.lines[index + 1].gap > 0 or is_bare_label(self.lines[index + 1].text)
        )
        plain = not line.gap and not line.moved and begins_lower(line.text) and ends_sentence(line.text)
        return plain and last and is_bare_label(label) and not self._is_number(index - 1)

    def _is_left_open(self, index: int) -> bool:
        """Whether a line stands alone and does not go on in what is printed behind it."""
        line = self.lines[index]
        if is_bare_label(line.text) or ends_sentence(line.text) or is_amounts(line.text) or line.moved:
            return False
        alone = index + 1 == len(self.lines) or self.lines[index + 1].gap > 0
        behind = self._text_behind(index)
        return alone and (not behind or seam(line.text, behind, labelled=False) < 0)

    @staticmethod
    def _proves(first: str, rest: str) -> bool:
        return seam(first, rest, labelled=False) >= _PROVED

    def _moves(self) -> list[_Move]:
        """The moves that put a first line behind a number that lacks one."""
        targets = [index for index in range(1, len(self.lines)) if self._lacks_first_line(index)]
        sources = [index for index in range(len(self.lines)) if self._may_move(index)] if targets else []
        found = (self._move(source, target) for source in sources for target in targets)
        return [move for move in found if move is not None and move.gain >= _LEAST_GAIN]

    def _move(self, source: int, target: int) -> _Move | None:
        gain = self._gain(target, self.lines[source].text)
        if gain is None or not self._may_lie_in(source, target):
            return None
        return _Move(gain - self._loss(source), source, target)

    def _loss(self, source: int) -> float:
        """What the seams around a line are worth, to the one that its going leaves."""
        before, text, after = self._text_before(source), self.lines[source].text, self._text_behind(source)
        goes_on = seam(text, after, labelled=False)
        beside = source and is_bare_label(self.lines[source - 1].text)
        if goes_on > 0 and not beside and not self._is_number(source + 1):
            goes_on *= _ACROSS
        return seam(before, text, labelled=False) + goes_on - seam(before, after, labelled=False)

    def _gain(self, target: int, text: str) -> float | None:
        before, after = self._text_before(target), self.lines[target].text
        follows = seam(text, after, labelled=False)
        if follows < 0 or (text[-1] in HYPHENS and not is_broken(text, after)):
            return None
        return seam(before, text, labelled=True) + follows - seam(before, after, labelled=True)

    def _may_lie_in(self, source: int, target: int) -> bool:
        """Whether a box inside another one, its line at `target`, is printed there: before it from its upper half."""
        start, end = target, target + 1
        while start and not self.lines[start].gap:
            start -= 1
        while end < len(self.lines) and not self.lines[end].gap:
            end += 1
        rows = [index for index in range(start, end) if self._is_row(index)]
        row = sum(index < target for index in rows) - (len(rows) - 1) / 2
        return row <= _TOLERANCE if source < start else row >= -_TOLERANCE

    def _is_row(self, index: int) -> bool:
        """Whether a line is one row of its box: a number beside its text is none of its own."""
        return not is_bare_label(self.lines[index].text) or (
            index + 1 < len(self.lines) and self._lacks_first_line(index + 1)
        )

    def _lacks_first_line(self, index: int) -> bool:
        """Whether a line follows the number of a paragraph in its box, and begins in lower case."""
        line = self.lines[index]
        if line.gap or line.moved or not self._is_number(index - 1):
            return False
        before = self._text_before(index)
        return begins_lower(line.text) and (not before or ends_sentence(before))

    def _is_number(self, index: int) -> bool:
        """Whether a line holds the number of a paragraph and nothing else."""
        text = self.lines[index].text if index < len(self.lines) else ""
        return is_bare_label(text) and label_style(f"{text} ") == "number"

    def _may_move(self, index: int) -> bool:
        """Whether a line is a box of its own that ends no sentence, and is no heading and no cell of a table."""
        line = self.lines[index]
        if line.moved or (index and not line.gap) or ends_sentence(line.text) or is_bare_label(line.text):
            return False
        if is_amounts(line.text) or is_title(line.text) or not begins_paragraph(line.text):
            return False
        return index + 1 == len(self.lines) or self.lines[index + 1].gap > 0

    def _text_before(self, index: int) -> str:
        return next((line.text for line in reversed(self.lines[:index]) if not is_bare_label(line.text)), self.before)

    def _text_behind(self, index: int) -> str:
        return next((line.text for line in self.lines[index + 1 :] if not is_bare_label(line.text)), self.after)


def _rivals(best: _Move, moves: Sequence[_Move]) -> list[_Move]:
    """The moves to the same place, or of the same line, that would do nearly as well, all in all."""
    gains = {(move.source, move.target): move.gain for move in moves}
    found: list[_Move] = []
    for move in moves:
        if (move.source == best.source) == (move.target == best.target):
            continue
        if move.target == best.target:  # another line comes here, and this one goes where that one would have gone
            rest = [(gains[move.source, t], gains.get((best.source, t))) for s, t in gains if s == move.source]
        else:  # this line goes elsewhere, and the one from there comes here
            rest = [(gains[s, move.target], gains.get((s, best.target))) for s, t in gains if t == move.target]
        pairs = [(kept, exchanged) for kept, exchanged in rest if exchanged is not None and kept != move.gain]
        margins = [best.gain + kept - move.gain - exchanged for kept, exchanged in pairs] or [best.gain - move.gain]
        if min(margins) < _CLEAR:
            found.append(move)
    return found
