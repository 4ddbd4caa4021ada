"""Which texts the labels of a column belong to, where a program prints them before or behind all their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.numerals import ITEM_ROMANS, RUSSIAN_LETTERS
from build_corpus.reading.hyphens import is_broken
from build_corpus.reading.pdf_labels import is_bare_label, label_style
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.reading.pdf_tables import is_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import TextLine

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_IMPOSSIBLE = float("-inf")
_UNLABELLED = -1.0
"""What it costs that a text which may have a label gets none."""
_LEAST = 1.0
"""What a label must gain by its text, so that the column is believed."""


def column_texts(lines: Sequence[TextLine], start: int, end: int) -> tuple[int, ...]:
    """The lines that the labels in the lines `start` to `end` belong to, in their order; empty where that is not sure.

    The texts stand between the column and the end of the page or the next column; those that have their own label
    right before them are left out. The labels are dealt out in order, as a whole in the best way: an item follows a
    semicolon or a colon, a heading stands apart and ends no sentence, a number and a bullet begin a sentence.
    """
    places = _places(lines, start, end)
    labels = lines[start:end]
    if len(places) < len(labels):
        return ()
    gains = [[_gain(label.text, lines, place, (start, end)) for place in places] for label in labels]
    chosen = _dealt(gains)
    sure = all(gains[number][place] >= _LEAST for number, place in enumerate(chosen))
    return tuple(places[place] for place in chosen) if sure else ()


def texts_above(lines: Sequence[TextLine], start: int, end: int, following: TextLine | None) -> tuple[int, ...]:
    """The lines above a column that its labels belong to, where a program prints it behind its texts; empty where not.

    The text above them has the label before theirs, and there are as many texts without a label as labels. A single
    label may also belong to what follows, the next of `lines` or `following`: that must not be what could be its text.
    """
    labels = lines[start:end]
    found: list[int] = []
    for index in range(start - 1, 0, -1):
        line, before = lines[index], lines[index - 1]
        if line.page != lines[start].page:
            return ()
        if is_bare_label(before.text) or line.label is not None:
            last = before.text if line.label is None else line.label.text
            break
        if not label_style(line.text) and ends_sentence(before.text) and not is_broken(before.text, line.text):
            found.insert(0, index)
    else:
        return ()
    goes_on = label_style(f"{last} ") == label_style(f"{labels[0].text} ") and _follows(last, labels[0].text)
    after = lines[end] if end < len(lines) else following
    parted = len(labels) > 1 or after is None or after.page != lines[start].page or is_bare_label(after.text)
    fits = goes_on and len(found) == len(labels) and parted
    return tuple(found) if fits else ()


def _follows(first: str, second: str) -> bool:
    """Whether the label `second` may come right behind `first`."""
    return bool({value + 1 for value in _values(first)} & _values(second))


def _values(label: str) -> set[int]:
    """What a label may count as: a number, a Roman numeral, a letter of either alphabet."""
    inner = label.strip("(). ")
    if inner.isdigit():
        return {int(inner)}
    found = {ITEM_ROMANS.index(inner) + 1} if inner in ITEM_ROMANS else set()
    alphabets = (_LATIN, RUSSIAN_LETTERS) if len(inner) == 1 else ()
    return found | {letters.index(inner) + 1 for letters in alphabets if inner in letters}


def _places(lines: Sequence[TextLine], start: int, end: int) -> list[int]:
    """The lines behind a column that may begin a text without a label of its own."""
    found: list[int] = []
    for index in range(end, len(lines)):
        line = lines[index]
        if line.page != lines[start].page:
            break
        if is_bare_label(line.text):
            if index + 1 < len(lines) and is_bare_label(lines[index + 1].text):
                break  # the next column
            continue
        if is_amounts(line.text):  # a column of the table above
            continue
        own = line.label is not None or (index > end and is_bare_label(lines[index - 1].text))
        before = _before(lines, index, start, end)
        if not own and not label_style(line.text) and (line.gap > 0 or not before or ends_sentence(before)):
            found.append(index)
    return found


def _before(lines: Sequence[TextLine], index: int, start: int, end: int) -> str:
    """The line of text before the one at `index`, the labels of the column left out."""
    place = start - 1 if index == end else index - 1
    return lines[place].text if place >= 0 else ""


def _gain(label: str, lines: Sequence[TextLine], place: int, column: tuple[int, int]) -> float:
    """How well the text that begins at `place` goes with `label` of the `column` of the lines (start, end)."""
    line, (start, end) = lines[place], column
    before = lines[place - 1].text if place > end and not is_bare_label(lines[place - 1].text) else ""
    if not before and start:
        before = lines[start - 1].text
    below_head = place == end and label.isdigit()  # «решает», then the numbers of the clause
    lower, closed = line.text[0].islower(), below_head or not before or ends_sentence(before)
    if lower and (is_broken(before, line.text) or not closed):
        return _IMPOSSIBLE if is_broken(before, line.text) else -2.0
    style = "number of a clause" if label.isdigit() else label_style(f"{label} ")
    if style == "bullet":
        return 2.0 if closed and not lower else -1.0
    if style == "number":
        return 2.0 if closed and not lower else -2.0
    if style:
        return (2.0 if below_head or before[-1:] in (";", ":") else 0.5) + (1.0 if lower else -0.5)
    return (1.0 if not lower else -3.0) + (1.0 if line.gap else -1.0) + (0.0 if ends_sentence(line.text) else 0.5)


def _dealt(gains: Sequence[Sequence[float]]) -> list[int]:
    """For each label the place that it gets, in order and each once, so that the sum of what is gained is greatest."""
    count = len(gains[0])
    best = [[0.0] * (count + 1)]
    best[0] = [place * _UNLABELLED for place in range(count + 1)]
    for number, row in enumerate(gains):
        line = [_IMPOSSIBLE] * (count + 1)
        for place in range(1, count + 1):
            line[place] = max(line[place - 1] + _UNLABELLED, best[number][place - 1] + row[place - 1])
        best.append(line)
    chosen: list[int] = []
    place = count
    for number in range(len(gains), 0, -1):
        while best[number][place] != best[number - 1][place - 1] + gains[number - 1][place - 1]:
            place -= 1
        place -= 1
        chosen.insert(0, place)
    return chosen
