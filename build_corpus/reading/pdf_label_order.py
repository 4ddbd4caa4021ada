"""Puts labels that have lines of their own back before their paragraphs.

A tab behind a label is so wide that programs take the label for a column of its own. Most print it before its line;
pdfminer.six may print it behind the line («7.» follows the line that it begins), or all labels of a list before all
its texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import HYPHENS, is_broken
from build_corpus.reading.pdf_box_labels import dealt
from build_corpus.reading.pdf_label_columns import column_texts, texts_above
from build_corpus.reading.pdf_label_series import by_series
from build_corpus.reading.pdf_labels import is_bare_bullet, is_bare_label, label_style
from build_corpus.reading.pdf_last_lines import with_last_lines
from build_corpus.reading.pdf_line_order import Mended, mended
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.reading.pdf_table_order import with_columns
from build_corpus.reading.pdf_tables import is_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import Line, TextLine

_LEAST_FIRST_LINE = 50
"""In characters: a shorter line is rather a heading."""
_PROOFS = 3
_LONG = 0.8
"""A line of the text is at least so long as the next one; a heading mostly is not."""
_CLAUSE_HEAD = 6
"""Words of the head of a clause, at most."""
_CLAUSE_NUMBER = re.compile(r"\d{1,3}(?:\s(?:bis|ter|quater))?")
_BARE_NUMBER = re.compile(r"\d{1,4}(?:\s?(?:bis|ter|quater|бис|тер))?\.")


@dataclass(frozen=True, slots=True)
class Ordered:
    """The lines with their labels before them, and the bullets of a column that belong to no line."""

    lines: tuple[TextLine, ...]
    stray: tuple[Line, ...]
    doubtful: tuple[tuple[Line, str], ...]
    """Lines that stay where they are printed, though they may begin the paragraph of this number."""


def ordered(lines: Sequence[TextLine], pitch: int = 0, *, boxed: bool = False) -> Ordered:
    """Give each line that its number follows that number as its `label`; `boxed` in prints of pdfminer.six.

    Only where the text proves it: what stands behind the number goes on with the sentence before it. Where that is
    proven a few times, a long line that ends no sentence is proof enough. A bullet is stray when another one follows.
    """
    lines = with_last_lines(with_columns(lines, pitch), pitch)
    in_place = mended(lines) if boxed else Mended(tuple(lines))
    lines = dealt(in_place.lines) if boxed else lines
    lines = _columns(_columns_below(_with_first_lines(by_series(lines, pitch))))
    proven = _proven(lines)
    result: list[TextLine] = []
    stray: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is not None and _is_stray_bullet(line, following):
            stray.append(line.line)
        elif result and following is not None and _follows_its_line(result, line, following, proven=proven):
            first = result.pop()
            result.append(replace(first, label=line.line, below=line.below))
        else:
            result.append(line)
    return Ordered(tuple(_beside(result)), tuple(stray), in_place.doubtful)


def _with_first_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """`lines` with the first lines of numbered paragraphs put back behind their numbers.

    A number and the first line beside it are as high as each other; pdfminer.six may print that line alone, above or
    below its paragraph, which then goes on in the middle of a sentence behind its number. On a page that has as many
    such lines as such paragraphs, they belong to each other in their order.
    """
    result: list[TextLine] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        headless = [i for i in range(len(page) - 1) if _is_headless(page, i)]
        alone = [i for i in range(len(page)) if _is_alone(page, i)] if headless else []
        if len(headless) != len(alone):
            result += page
            continue
        taken = set(alone)
        first_lines = {label: page[line] for label, line in zip(headless, alone, strict=True)}
        for index, line in enumerate(page):
            if index in first_lines:
                result.append(replace(first_lines[index], label=line.line, gap=1, moved=True))
            elif index not in taken:
                result.append(line)
    return result


def _is_headless(page: Sequence[TextLine], index: int) -> bool:
    """Whether a number stands alone on its line and what follows goes on a sentence that does not stand before it."""
    if _BARE_NUMBER.fullmatch(page[index].text) is None or not page[index + 1].text[0].islower():
        return False
    return index == 0 or ends_sentence(page[index - 1].text) or _is_alone(page, index - 1)


def _is_alone(page: Sequence[TextLine], index: int) -> bool:
    """Whether a line begins a sentence and does not end it, with blank space around it."""
    line = page[index]
    below = page[index + 1].gap > 0 if index + 1 < len(page) else True
    whole = not ends_sentence(line.text) and line.text[-1] not in HYPHENS
    opens = whole and line.text[0].isupper() and not is_bare_label(line.text)
    return opens and line.gap > 0 and below and len(line.text) >= _LEAST_FIRST_LINE and line.label is None


def _columns_below(lines: Sequence[TextLine]) -> list[TextLine]:
    """`lines` with the labels that stand together, behind their texts, each put before its own.

    The last ones of a column may belong to what follows.
    """
    result: list[TextLine] = []
    for index, line in enumerate(lines):
        result.append(line)
        ends = index + 1 == len(lines) or not is_bare_label(lines[index + 1].text)
        if not ends or line.label is not None or not is_bare_label(line.text):
            continue
        start = len(result)
        while start and result[start - 1].page == line.page and is_bare_label(result[start - 1].text):
            start -= 1
        following = lines[index + 1] if index + 1 < len(lines) else None
        for count in range(len(result) - start, 0, -1):
            places = texts_above(result, start, start + count, following)
            if places:
                labels = result[start : start + count]
                del result[start : start + count]
                for place, label in zip(places, labels, strict=True):
                    result[place] = replace(result[place], label=label.line, gap=1)
                break
    return result


def _behind_clause_numbers(lines: Sequence[TextLine], start: int) -> int:
    """The line behind the numbers 1, 2, … that stand alone below the head of a clause, or `start`."""
    above = lines[start - 1].text if start else ""
    if not above or not above[0].islower() or len(above.split()) > _CLAUSE_HEAD or ends_sentence(above):
        return start
    end = start
    while end < len(lines) and lines[end].page == lines[start].page and lines[end].text == str(end - start + 1):
        end += 1
    return end if end - start > 1 else start


def _columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """`lines` with the labels that stand together, before all their texts, each put before its own."""
    result: list[TextLine] = []
    index = 0
    while index < len(lines):
        end = _behind_clause_numbers(lines, index)
        while end < len(lines) and lines[end].page == lines[index].page and is_bare_label(lines[end].text):
            end += 1
        labels = lines[index:end]
        parted = len(labels) == 1 and end < len(lines) and is_amounts(lines[end].text) and lines[end].gap > 0
        places = column_texts(lines, index, end) if len(labels) > 1 or parted else ()
        if not places:
            result += lines[index : max(end, index + 1)]
            index = max(end, index + 1)
            continue
        of_place = dict(zip(places, labels, strict=True))
        for place in range(end, places[-1] + 1):
            label = of_place.get(place)
            result.append(lines[place] if label is None else replace(lines[place], label=label.line, gap=1))
        index = places[-1] + 1
    return result


def _beside(lines: Sequence[TextLine]) -> list[TextLine]:
    """`lines` with each label in a line of its own made the label of the line behind it."""
    result: list[TextLine] = []
    for line in lines:
        before = result[-1] if result else None
        beside = before is not None and before.label is None and before.page == line.page and line.label is None
        labelled = before is not None and (is_bare_label(before.text) or _is_clause_number(result, line))
        own = label_style(line.text) == "number"  # «… в пункте | 86. | 92. Государствам»
        broken = len(result) > 1 and is_broken(result[-2].text, result[-1].text)  # «COVID-|19.»
        if before is not None and beside and labelled and not own and not broken and not is_bare_label(line.text):
            result[-1] = replace(line, label=before.line, gap=before.gap, top=before.top)
        else:
            result.append(line)
    return result


def _is_clause_number(before: Sequence[TextLine], line: TextLine) -> bool:
    """Whether the last line of `before` is a number without a dot, as the ITU numbers clauses, and `line` its text.

    It stands below the head of the clause («решает») or behind an item, and its text begins with a small letter.
    """
    if len(before) < 2 or _CLAUSE_NUMBER.fullmatch(before[-1].text) is None or not line.text[0].islower():  # noqa: PLR2004
        return False
    above = before[-2].text
    return above[-1] in ";:" or (above[0].islower() and len(above.split()) <= _CLAUSE_HEAD)


def _is_stray_bullet(line: TextLine, following: TextLine) -> bool:
    """Whether a bullet has no text: another bullet or the number of a paragraph follows."""
    beside = is_bare_bullet(following.text) or _BARE_NUMBER.match(following.text) is not None
    return beside and is_bare_bullet(line.text)


def _proven(lines: Sequence[TextLine]) -> bool:
    """Whether the document prints numbers behind their lines."""
    count = sum(
        _BARE_NUMBER.fullmatch(line.text) is not None and not ends_sentence(before.text) and following.text[0].islower()
        for before, line, following in zip(lines, lines[1:], lines[2:], strict=False)
    )
    return count >= _PROOFS


def _follows_its_line(before: Sequence[TextLine], line: TextLine, following: TextLine, *, proven: bool) -> bool:
    """Whether the number `line` belongs before the last line of `before`, which goes on in `following`."""
    first = before[-1]
    if first.label is not None or line.top or following.page != first.page or _BARE_NUMBER.fullmatch(line.text) is None:
        return False
    begins = len(before) == 1 or ends_sentence(before[-2].text) or first.gap > 0
    goes_on = following.text[0].islower() or is_broken(first.text, following.text)
    goes_on = goes_on or (proven and len(first.text) >= len(following.text) * _LONG)
    return begins and first.text[0].isupper() and not ends_sentence(first.text) and goes_on
