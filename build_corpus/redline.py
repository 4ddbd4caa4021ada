"""Two wordings of one paragraph as a redline: which words stay, which go, which come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKEN = re.compile(r"(?:[^\W_](?:[\u0300-\u036f\u00ad]|[-\u2010\u2011'’](?=[^\W_]))*)+\s*|\S\s*|\s+")
"""A word with its inner hyphens, or one sign; the white space behind it goes with it."""

_EXACT = 10**9
"""Up to so many pairs of words the shortest redline is looked for: 128 megabytes, a second. A paragraph has 10**5."""

_STRAY = 2
"""Up to so many words between two changes may be kept by chance."""


class Fate(StrEnum):
    """What becomes of a stretch of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that share a fate; kept ones stand as the new wording has them."""

    fate: Fate
    text: str


def redline(before: str, after: str) -> tuple[Stretch, ...]:
    """What turns `before` into `after`, word by word; deleted words stand before those inserted in their place.

    What is kept or inserted is `after`, character for character; what is kept or deleted is `before` but for white
    space. Time is near to linear for paragraphs: the words of each are bits of a machine word (Hyyrö's LCS).
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    left, right = [_key(token) for token in old], [_key(token) for token in new]
    runs: list[_Run] = []
    for i, j, k, m in _equal(left, right):
        i0, j0 = (runs[-1].old_end, runs[-1].new_end) if runs else (0, 0)
        runs.append(_Run(old[i0:i], new[j0:k], new[k:m], j, m))
    return tuple(_stretches(_without_strays(runs)))


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that go, words that come in their place, and the words behind them that are kept."""

    deleted: list[str]
    inserted: list[str]
    kept: list[str]
    old_end: int
    new_end: int


def _key(token: str) -> str:
    """What of a token is compared."""
    return token.rstrip() or " "


def _equal(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches (i, j, k, m) with left[i:j] == right[k:m], rising; the last is empty and ends both."""
    if len(left) * len(right) <= _EXACT:
        codes: Iterable[tuple[str, int, int, int, int]] = (
            (code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end)
            for code in Indel.opcodes(left, right)
        )
    else:
        # difflib leaves out words that are frequent, which keeps it near to linear.
        codes = SequenceMatcher(None, left, right).get_opcodes()
    yield from ((i, j, k, m) for tag, i, j, k, m in codes if tag == "equal")
    yield len(left), len(left), len(right), len(right)


def _without_strays(runs: Sequence[_Run]) -> list[_Run]:
    """The runs, a word or two kept between two longer changes counted as changed: «и», «в», a comma."""
    result: list[_Run] = []
    for run in runs:
        last = result[-1] if result else None
        if last is not None and _is_stray(last, run):
            result[-1] = _Run(
                [*last.deleted, *last.kept, *run.deleted],
                [*last.inserted, *last.kept, *run.inserted],
                run.kept,
                run.old_end,
                run.new_end,
            )
        else:
            result.append(run)
    return result


def _is_stray(before: _Run, after: _Run) -> bool:
    words = [token for token in before.kept if token[0].isalnum()]
    changes = ((len("".join(run.deleted)), len("".join(run.inserted))) for run in (before, after))
    return len(words) <= _STRAY and all(
        min(change) > 0 and len("".join(before.kept)) <= max(change) / 2 for change in changes
    )


def _stretches(runs: Iterable[_Run]) -> Iterator[Stretch]:
    for run in runs:
        for fate, tokens in ((Fate.DELETED, run.deleted), (Fate.INSERTED, run.inserted), (Fate.KEPT, run.kept)):
            if tokens:
                yield Stretch(fate, "".join(tokens))
