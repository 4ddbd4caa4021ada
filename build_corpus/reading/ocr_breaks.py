"""Where a paragraph ends with a line although no blank line follows: the wording or the line's length shows it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.russian import parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.reading.ocr_regions import Line

_CONTENTS_LINE = re.compile(r"(?:\.{4,}|(?:\.[ \u00a0]){3,}\.?|…{2,})[ \u00a0.]*(?:\d{1,4}|[ivxlc]{1,6})[*_ \u00a0]*\Z")
_SIGNATURE = re.compile(r"[(\[]?[*_]{0,3}[(\[]?\s?[*_]{0,3}подпис[ьи][*_]{0,3}\s?[)\]]", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDED = re.compile(r"[.;:!?][»”\")*_\]]{0,4}\Z")
_COMMA = re.compile(r"[,;][*_]{0,3}\Z")
_UNWRAPPED = 150
"""Characters; no program that breaks lines at the page's width prints longer ones."""
_TAIL = 200


def breaks(text: str, lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """The pairs of neighbours among `lines`, those of one region, between which a paragraph ends."""
    longest = max(line.end - line.start for line in lines)
    for before, line in pairwise(lines):
        if _parts(text, before, line, longest):
            yield before, line


def _parts(text: str, before: Line, line: Line, longest: int) -> bool:
    """Whether a paragraph ends with the line `before`, and `line` begins another."""
    tail, head = (
        text[max(before.end - _TAIL, before.start) : before.end],
        text[line.start : min(line.end, line.start + _TAIL)],
    )
    if _CONTENTS_LINE.search(tail) or _CONTENTS_LINE.search(text[max(line.end - _TAIL, line.start) : line.end]):
        return True
    if _SIGNATURE.match(tail) or _SIGNATURE.match(head):
        return True
    words = _WORDS.findall(head)
    if not words:
        return False
    speaks = any("GRND" in parts_of_speech(word) for word in words[:3])
    stopped_early = before.end - before.start + 1 + len(head.split()[0]) < longest
    if _COMMA.search(tail) and speaks and (stopped_early or longest > _UNWRAPPED):
        return True
    return longest > _UNWRAPPED and _ENDED.search(tail) is not None and words[0][0].isupper()
