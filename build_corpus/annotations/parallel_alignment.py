"""The passages that two texts have in common, word by word: the longest stretches that are alike enough.

Shared shingles that follow each other in both texts are chained; each chain, with some words on either side, is aligned
by its longest common subsequence. A passage is the longest run of agreeing stretches in which the differing words stay
within the measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from build_corpus.annotations.parallel_candidates import WIDTH, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAST_WORDS = 10
"""Shorter passages are idioms of the trade: «в сфере использования информационно-коммуникационных технологий»."""
LEAST_SIMILAR = 0.8
"""The share of words that both sides have, of all words of both: one word in five may be another one."""
WIDEST_GAP = 6
"""More words than these between two agreeing stretches part them."""
_MARGIN = 24
"""Words on either side of a chain that may still belong to the passage."""
_MOST_REPEATS = 8
"""A shingle that a text has oftener than this is looked up at its first places only."""
_OPEN_CHAINS = 32
"""A shingle is held to continue one of the last so many chains."""


@dataclass(frozen=True, slots=True)
class Match:
    """The words `start` to `end` of one text and `other_start` to `other_end` of another, which say the same."""

    start: int
    end: int
    other_start: int
    other_end: int
    similarity: float
    """From 0 to 1: twice the words in common by the words of both."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words that agree: `length` of them, from `left` in one text and from `right` in the other."""

    left: int
    right: int
    length: int


def matches(left: Sequence[int], right: Sequence[int]) -> tuple[Match, ...]:
    """The passages that `left` and `right`, words as numbers, have in common, in the order of `left`.

    No two share words on both sides. Time is near to linear in the words of the two.
    """
    found: list[Match] = []
    boxes = sorted(_boxes(left, right), key=lambda box: (box[0] - box[1], box))
    for box in boxes:
        if not any(_inside(box, match) for match in found):
            found += [match for match in _aligned(left, right, box) if not any(_overlap(match, m) for m in found)]
    return tuple(sorted(found, key=lambda match: (match.start, match.other_start)))


_Box = tuple[int, int, int, int]
"""The first word and the end of a chain in the left text, then in the right one."""


def _boxes(left: Sequence[int], right: Sequence[int]) -> Iterator[_Box]:
    """The chains of shared shingles: each stands a few words behind the last of its chain in both texts."""
    places: dict[tuple[int, ...], list[int]] = {}
    for j, shingle in enumerate(shingles(right)):
        places.setdefault(shingle, []).append(j)
    open_chains: list[list[int]] = []
    reach = WIDTH + WIDEST_GAP
    for i, shingle in enumerate(shingles(left)):
        for j in places.get(shingle, ())[:_MOST_REPEATS]:
            near = [c for c in open_chains if 0 < i + WIDTH - c[1] <= reach and 0 < j + WIDTH - c[3] <= reach]
            if near:
                best = min(near, key=lambda c: abs((i - c[1]) - (j - c[3])))
                best[1], best[3] = i + WIDTH, j + WIDTH
            else:
                open_chains.append([i, i + WIDTH, j, j + WIDTH])
        while len(open_chains) > _OPEN_CHAINS or (open_chains and i - open_chains[0][1] > reach):
            yield _box(open_chains.pop(0))
    yield from map(_box, open_chains)


def _box(chain: Sequence[int]) -> _Box:
    return chain[0], chain[1], chain[2], chain[3]


def _inside(box: _Box, match: Match) -> bool:
    return match.start <= box[0] and box[1] <= match.end and match.other_start <= box[2] and box[3] <= match.other_end


def _overlap(one: Match, other: Match) -> bool:
    return (
        one.start < other.end
        and other.start < one.end
        and one.other_start < other.other_end
        and other.other_start < one.other_end
    )


def _aligned(left: Sequence[int], right: Sequence[int], box: _Box) -> Iterator[Match]:
    """The passages in a chain and the words around it, which are aligned apart, so that they do not displace it."""
    i, j = max(0, box[0] - _MARGIN), max(0, box[2] - _MARGIN)
    cuts = ((i, box[0], j, box[2]), box, (box[1], box[1] + _MARGIN, box[3], box[3] + _MARGIN))
    stretches: list[_Stretch] = []
    for start, end, other_start, other_end in cuts:
        for code in Indel.opcodes(left[start:end], right[other_start:other_end]):
            if code.tag == "equal":
                new = _Stretch(start + code.src_start, other_start + code.dest_start, code.src_end - code.src_start)
                last = stretches[-1] if stretches else None
                if last is not None and (last.left + last.length, last.right + last.length) == (new.left, new.right):
                    stretches[-1] = _Stretch(last.left, last.right, last.length + new.length)
                else:
                    stretches.append(new)
    yield from _passages(stretches)


def _passages(stretches: Sequence[_Stretch]) -> Iterator[Match]:
    """The longest run of `stretches` that is alike enough, then those before and behind it."""
    best: Match | None = None
    taken = (0, 0)
    for first in range(len(stretches)):
        common = 0
        for last in range(first, len(stretches)):
            if last > first and _gap(stretches[last - 1], stretches[last]) > WIDEST_GAP:
                break
            common += stretches[last].length
            match = _match(stretches[first], stretches[last], common)
            ends_by_chance = last > first and (
                _by_chance(stretches[last], _gap(stretches[last - 1], stretches[last]))
                or _by_chance(stretches[first], _gap(stretches[first], stretches[first + 1]))
            )
            if (
                not ends_by_chance
                and match.similarity >= LEAST_SIMILAR
                and min(match.end - match.start, match.other_end - match.other_start) >= LEAST_WORDS
                and (best is None or match.end - match.start > best.end - best.start)
            ):
                best, taken = match, (first, last + 1)
    if best is not None:
        yield from _passages(stretches[: taken[0]])
        yield best
        yield from _passages(stretches[taken[1] :])


def _by_chance(end: _Stretch, gap: int) -> bool:
    """Whether the words at the end of a passage are too few for the differing ones that part them from it."""
    return 2 * end.length <= gap


def _gap(before: _Stretch, after: _Stretch) -> int:
    """The words between two stretches, on the side that has more of them."""
    return max(after.left - before.left, after.right - before.right) - before.length


def _match(first: _Stretch, last: _Stretch, common: int) -> Match:
    left_end, right_end = last.left + last.length, last.right + last.length
    words = left_end - first.left + right_end - first.right
    return Match(first.left, left_end, first.right, right_end, 2 * common / words)
