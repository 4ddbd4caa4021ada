"""Finds where the pages of a PDF's text layer end: by form feeds, or by what Apache Tika and others leave of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from build_corpus.reading.pdf_formulas import opens_preambular_paragraph
from build_corpus.reading.pdf_furniture import furniture
from build_corpus.reading.pdf_lines import ends_sentence, is_link, is_rule
from build_corpus.reading.pdf_page_counts import counts, page_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.reading.pdf_lines import Line

Placed: TypeAlias = "tuple[int, Line]"
"""A line that is not blank, with the number of blank lines before it."""

_NOTE = re.compile(r"\d{1,3}\s|\*")
_MAJORITY = 0.8
_MINORITY = 0.2
_FULL = 0.9
_FIRST_LINES = 3
"""A count of pages that stands so early stands on top of its page."""
_LONGEST_PAGE = 90
"""In lines."""


def page_breaks(every: Sequence[Line], placed: Sequence[Placed], step: int) -> dict[int, int]:
    """How many pages end before each of the lines `placed`, by its index.

    A form feed ends a page. Apache Tika prints none: a page of its text begins with a space, and with less blank
    space than the `step` between other lines. Where lines have no blank space between them, the printed count of the
    pages, «2/22», tells more than a space, which may be an indent.
    """
    breaks = _form_feeds(every)
    if min(breaks, default=len(placed)) < len(placed) or (breaks and len(placed) <= _LONGEST_PAGE):
        return breaks  # a form feed at the end of many pages parts none of them
    begins = {*(_lost_blanks(placed, step) if step else ()), *_spaces(placed)}
    begins = _furnished(placed, begins) if step else begins
    counted = () if step and begins else _counted(placed)
    if counted:
        begins = {*counted[1:], *(index for index in begins if index < counted[0] and not step)}
    return dict.fromkeys(sorted(begins), 1)


def _form_feeds(every: Sequence[Line]) -> dict[int, int]:
    """How many form feeds stand before each line that is not blank, by its index."""
    breaks: Counter[int] = Counter()
    index = 0
    for line in every:
        index += bool(line.text)
        breaks[index] += line.ends_page
    return {index: count for index, count in breaks.items() if count}


def _lost_blanks(placed: Sequence[Placed], step: int) -> list[int]:
    """The lines that less than the usual blank space stands before, unless they are link addresses."""
    found = [i for i, (gap, line) in enumerate(placed) if i and gap < step and not is_link(line.text)]
    spaced = [i for i in found if placed[i][1].indent]
    return spaced if len(spaced) >= len(found) * _MAJORITY else found


def _spaces(placed: Sequence[Placed]) -> Iterator[int]:
    """The lines that begin with the one space of a page's beginning: in a sentence, behind notes, behind links.

    Where several do so in a sentence, a line that begins with a capital or a number may, behind a full line.
    """
    margin = min((line.indent for _, line in placed), default=0)
    in_sentence: Counter[bool] = Counter()
    found: list[int] = []
    others: list[int] = []
    widths: list[int] = []
    below_rule = False
    for index in range(1, len(placed)):
        before, line = placed[index - 1][1], placed[index][1]
        below_rule = is_rule(before.text) or below_rule
        links = is_link(before.text) and not before.trailing
        goes_on = line.text[0].islower() and not ends_sentence(before.text) and not is_link(before.text)
        goes_on = goes_on and not (before.text[-1] == "," and opens_preambular_paragraph(line.text))
        if goes_on:
            in_sentence[line.indent == margin + 1] += 1
            widths.append(len(before.text))
        elif line.indent == margin + 1 and line.text[0].isalnum() and before.text[-1].isalpha():
            others.append(index)
        if line.indent == margin or is_link(line.text) or is_rule(line.text):
            continue
        behind = (below_rule and ends_sentence(before.text)) or links
        if (goes_on and line.indent == margin + 1) or (behind and _NOTE.match(line.text) is None):
            found.append(index)
            below_rule = False
    if in_sentence[True] > in_sentence.total() * _MINORITY:
        return
    yield from found
    if in_sentence[True] > 1:
        full = sorted(widths)[len(widths) // 2] * _FULL
        yield from (index for index in others if len(placed[index - 1][1].text) >= full)


def _furnished(placed: Sequence[Placed], begins: set[int]) -> set[int]:
    """`begins`, the lines that begin a page, and those that do so by the running heads and feet around them.

    Where none of `begins` is near, a page begins with the first of them that has a page's space, else with a head
    behind a foot; heads that stand alone on top of the first page stand on top of all. No page holds nothing else.
    """
    texts = [line.text for _, line in placed]
    margin = min((line.indent for _, line in placed), default=0)
    opens = [line.indent == margin + 1 for _, line in placed]
    runs = furniture(texts, opens)
    at_top = bool(runs) and runs[0][0] < _FIRST_LINES and runs[-1][1] < len(placed)
    found = set(begins)
    for start, end in runs:
        near = [begin for begin in range(start, end + 1) if begin in begins]
        behind_links = start > 0 and is_link(texts[start - 1])  # they end their page
        found.difference_update(near[1:] if behind_links else near[:-1])
        if near or (start == 0 and at_top):
            continue
        spaced = next((i for i in range(start, min(end + 1, len(placed))) if opens[i]), None)
        head = next((i for i in range(start + 1, end) if not counts(texts[i]) and counts(texts[i - 1])), None)
        place = spaced if spaced is not None else head if head is not None else start if at_top else end
        place = _behind_links(placed, place)
        found |= {place} if 0 < place < len(placed) else set()
    return found


def _counted(placed: Sequence[Placed]) -> tuple[int, ...]:
    """The line that the printed count of the pages begins at, and the lines that begin a page by it."""
    marks = page_marks([line.text for _, line in placed])
    at_top = bool(marks) and marks[0] < len(placed) - 1 - marks[-1] and marks[0] <= _FIRST_LINES
    if at_top:
        return tuple(marks)
    ends = [end for end in (_behind_links(placed, mark + 1) for mark in marks) if end < len(placed)]
    return (ends[0], *ends) if ends else ()


def _behind_links(placed: Sequence[Placed], index: int) -> int:
    """The first line from `index` on that is no link address: those belong to the page before."""
    while index < len(placed) and is_link(placed[index][1].text):
        index += 1
    return index
