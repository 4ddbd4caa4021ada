"""The labels that a print in boxes has in lines of their own, and what their boxes say of their places."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.reading.pdf_labels import is_bare_label
from build_corpus.reading.pdf_lines import ends_sentence, is_rule
from build_corpus.reading.pdf_series import Count, counts
from build_corpus.reading.pdf_tables import is_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.reading.pdf_lines import TextLine

_LAST_CLAUSE = 60
"""A clause has no more paragraphs than this."""


@dataclass(frozen=True, slots=True)
class BoxLabel:
    """A label in a line of its own; the texts of its page are counted without the labels."""

    line: TextLine
    counts: tuple[Count, ...]
    earliest: int
    """The first text, by its index, that it may belong to: that of the last line before it in its box."""
    latest: int
    """The last text that it may belong to: that of the next line in its box."""
    alone: bool
    """Whether texts are printed right before and behind it."""
    printed: int
    """The next text in the print."""


def labels_of(page: Sequence[TextLine], *, clauses: bool) -> list[bool]:
    """Which lines of a page hold a label and nothing else.

    `clauses` says that the document has clauses, whose paragraphs bear numbers without a dot.
    """
    return [is_bare_label(line.text) or (clauses and _is_clause_number(page, i)) for i, line in enumerate(page)]


def _is_clause_number(page: Sequence[TextLine], index: int) -> bool:
    """Whether a line holds a small number, and no cell of a table stands above or below it."""
    near = page[max(index - 1, 0) : index + 2]
    return _counts_clause(page[index].text) and all(_counts_clause(x.text) or not is_amounts(x.text) for x in near)


def _counts_clause(text: str) -> bool:
    return any(count.kind == "clause" and count.value <= _LAST_CLAUSE for count in counts(text))


def runs(page: Sequence[TextLine], is_label: Sequence[bool]) -> Iterator[list[BoxLabel]]:
    """The labels of a page that are printed below each other, with no text between them in their box.

    In a box the lines stand as on the page, so that a label belongs to no text before those above it, and to none
    behind those below it.
    """
    text = 0
    for box in _boxes(page):
        first = text
        parts = [(label, list(part)) for label, part in groupby(box, key=lambda index: is_label[index])]
        for number, (label, part) in enumerate(parts):
            if not label:
                text += len(part)
                continue
            earliest = text - 1 if text > first else 0
            latest = text if number + 1 < len(parts) else len(page)
            near = [i for i in (part[0] - 1, part[-1] + 1) if 0 <= i < len(page)]
            alone = len(part) == 1 and not any(is_label[i] for i in near)
            yield [
                BoxLabel(page[index], counts(page[index].text), earliest, latest, alone=alone, printed=text)
                for index in part
            ]


def _boxes(page: Sequence[TextLine]) -> Iterator[list[int]]:
    """The indexes of the lines of each box: a blank line stands behind it."""
    box: list[int] = []
    for index, line in enumerate(page):
        if line.gap and box:
            yield box
            box = []
        box.append(index)
    if box:
        yield box


def above_rules(pages: Sequence[tuple[TextLine, ...]]) -> tuple[tuple[TextLine, ...], ...]:
    """`pages` with the text of a label that stands right above the rule of the notes put above that rule, too.

    The label goes into one box with the rule, which it is flush with, and so its text is printed below the two. The
    rest of a note from the page before would stand there as well: then nothing is changed.
    """
    result: list[tuple[TextLine, ...]] = []
    for number, page in enumerate(pages):
        whole = number == 0 or not pages[number - 1] or ends_sentence(pages[number - 1][-1].text)
        rule = next((index for index, line in enumerate(page) if is_rule(line.text)), 0)
        start = end = rule + 1
        while end < len(page) and (end == start or not page[end].gap):
            end += 1
        labelled = rule and not page[rule].gap and is_bare_label(page[rule - 1].text)
        notes = end < len(page) and page[end].text[0].isdigit() and not page[start].text[0].isdigit()
        moves = whole and labelled and notes
        result.append((*page[:rule], *page[start:end], page[rule], *page[end:]) if moves else page)
    return tuple(result)
