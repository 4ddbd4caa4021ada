"""Whether a part of a recognised text is wholly set in one face: in bold, or in italics or bold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_corpus.reading.fragments import Edit


def are_set(
    text: str, stretches: Iterable[tuple[int, int]], faces: Iterable[tuple[int, int]], edits: Sequence[Edit]
) -> list[bool]:
    """For each of `stretches` (in order, apart): whether all that is printed there stands in one of `faces`.

    All are source offsets; what the `edits` cut out is not printed.
    """
    covering: list[tuple[int, int]] = []
    for first, last in sorted(faces):
        if covering and first <= covering[-1][1]:
            covering[-1] = (covering[-1][0], max(last, covering[-1][1]))
        else:
            covering.append((first, last))
    starts = [edit.start for edit in edits]
    answers: list[bool] = []
    for start, end in stretches:
        inside = edits[bisect_left(starts, start) : bisect_left(starts, end)]
        edges = [start, *(edge for edit in inside for edge in (edit.start, edit.end)), end]
        printed = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]
        places = [bisect_right(covering, (first, len(text))) - 1 for first, _ in printed]
        covered = (place >= 0 and covering[place][1] >= b for place, (_, b) in zip(places, printed, strict=True))
        answers.append(bool(printed) and all(covered))
    return answers
