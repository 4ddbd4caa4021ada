"""Puts the last line of a paragraph back behind its first, where a program prints the two apart.

The second and last line of an item may be so short that it ends before the text of the first one begins: then nothing
stands below that text, pdftotext takes the last line for the column of the label, and prints it below the label or
behind other texts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import HYPHENS, is_broken
from build_corpus.reading.pdf_labels import is_bare_label, label_style
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.reading.pdf_tables import is_amounts
from build_corpus.russian import word_is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import TextLine

_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_LABELS = 9
"""Labels that stand together, or lines that are left open, at most."""
_LONGEST = 40
"""In characters: what stands to the left of a text is no longer."""


def with_last_lines(lines: Sequence[TextLine], pitch: int) -> list[TextLine]:
    """`lines` with the last lines that stand below a label, or by themselves, behind the lines that they go on."""
    result: list[TextLine] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        result += _behind_open(_behind_first(list(group), pitch), pitch)
    return result


def _behind_first(page: list[TextLine], pitch: int) -> list[TextLine]:
    """`page` with each last line that stands between a label and its text behind that text.

    The text is a single line, set apart, and ends no sentence; the last line ends one. The label of the next item may
    stand between them, too.
    """
    result: list[TextLine] = []
    waiting: TextLine | None = None
    for index, line in enumerate(page):
        if waiting is not None and not is_bare_label(line.text):
            sure = is_broken(line.text, waiting.text)
            result += (line, replace(waiting, moved=True, gap=pitch, sure=sure))
            waiting = None
            continue
        if index and is_bare_label(page[index - 1].text) and line.gap <= pitch and _is_last(line):
            first = index + 1
            while first < min(len(page), index + _MOST_LABELS) and is_bare_label(page[first].text):
                first += 1
            if first < len(page) and _is_open(page, first, pitch) and _goes_with(page[first], line):
                waiting = line
                continue
        result.append(line)
    return result


def _behind_open(page: list[TextLine], pitch: int) -> list[TextLine]:
    """`page` with the last line that stands by itself behind the one line that is left open."""
    behind: dict[int, TextLine] = {}
    moved: set[int] = set()
    open_lines: list[int] = []
    before = ""
    for index, line in enumerate(page):
        if is_bare_label(line.text):
            continue
        alone = line.gap > pitch and (index + 1 == len(page) or page[index + 1].gap > pitch)
        fitting: list[int] = []
        if alone and _is_last(line) and ends_sentence(before):
            fitting = [place for place in open_lines[-_MOST_LABELS:] if _goes_with(page[place], line)]
        if len(fitting) == 1:
            sure = is_broken(page[fitting[0]].text, line.text)
            behind[fitting[0]] = replace(line, moved=True, gap=pitch, sure=sure)
            moved.add(index)
            open_lines = []
            continue
        if index and is_bare_label(page[index - 1].text) and _is_open(page, index, pitch):
            open_lines += [index] if label_style(f"{page[index - 1].text} ") else []
        before = line.text
    places = (index for index in range(len(page)) if index not in moved)
    return [line for index in places for line in ((page[index], behind[index]) if index in behind else (page[index],))]


def _is_last(line: TextLine) -> bool:
    """Whether a line may be the short last one of an item."""
    text = line.text
    begins = text[0].islower() or text[:2].isupper()
    return begins and len(text) <= _LONGEST and ends_sentence(text) and not is_bare_label(text)


def _is_open(page: Sequence[TextLine], index: int, pitch: int) -> bool:
    """Whether a line stands apart, ends no sentence, and is not gone on with in the next one."""
    line = page[index]
    if ends_sentence(line.text) or line.text[-1] == "," or is_bare_label(line.text) or is_amounts(line.text):
        return False
    following = page[index + 1] if index + 1 < len(page) else None
    if following is None:
        return line.gap > pitch
    return following.gap > pitch


def _goes_with(first: TextLine, last: TextLine) -> bool:
    """Whether a paragraph of the two lines makes sense: a word that is broken between them is one."""
    if not is_broken(first.text, last.text):
        return first.text[-1] not in HYPHENS
    word = _LAST_WORD.search(first.text[:-1]), _FIRST_WORD.match(last.text)
    joined = "".join(match.group() for match in word if match is not None)
    return word_is_known(joined) or word_is_known(joined.rpartition("-")[2])
