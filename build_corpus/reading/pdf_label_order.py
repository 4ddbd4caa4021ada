"""Puts labels back before their paragraphs, which some programs print behind the first line or in a column.

pdfminer.six sorts what stands on one line by height alone: the number «7.» may follow the line that it begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import is_broken
from build_corpus.reading.pdf_labels import is_bare_bullet
from build_corpus.reading.pdf_lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import Line, TextLine

_PROOFS = 3
_LONG = 0.8
"""A line of the text is at least so long as the next one; a heading mostly is not."""
_BARE_NUMBER = re.compile(r"\d{1,4}(?:\s?(?:bis|ter|quater|бис|тер))?\.")


@dataclass(frozen=True, slots=True)
class Ordered:
    """The lines with their labels before them, and the bullets of a column that belong to no line."""

    lines: tuple[TextLine, ...]
    stray: tuple[Line, ...]


def ordered(lines: Sequence[TextLine]) -> Ordered:
    """Give each line that its number follows that number as its `label`.

    Only where the text proves it: what stands behind the number goes on with the sentence before it. Where that is
    proven a few times, a long line that ends no sentence is proof enough. A bullet is stray when another one follows.
    """
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
    return Ordered(tuple(result), tuple(stray))


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
