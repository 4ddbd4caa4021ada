"""The passages that two texts have in common, word by word: the longest stretches that are alike enough.

Shared shingles that follow each other in both texts are chained; each chain, with some words on either side, is aligned
by its longest common subsequence. A passage is the longest run of agreeing stretches in which the differing words stay
within the measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from build_corpus.annotations.parallel_candidates import WIDTH, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


def places(words: Sequence[int]) -> Mapping[tuple[int, ...], Sequence[int]]:
    """Where each shingle of a text begins: made once for a text that is aligned with several."""
    found: dict[tuple[int, ...], list[int]] = {}
    for start, shingle in enumerate(shingles(words)):
        found.setdefault(shingle, []).append(start)
    return found


def matches(
    left: Sequence[int], right: Sequence[int], left_places: Mapping[tuple[int, ...], Sequence[int]] | None = None
) -> tuple[Match, ...]:
    """The passages that `left` and `right`, words as numbers, have in common, in the order of `left`.

    No two share words on both sides. Time is near to linear in the words of the two. `left_places` are the `places` of
    `left`, where they are at hand.
    """
    found: list[Match] = []
    chains = _chains(places(left) if left_places is None else left_places, right)
    boxes = sorted(filter(_is_worth, chains), key=lambda box: (box[0] - box[1], box))
    for box in boxes:
        if not any(_inside(box, match) for match in found):
            found += [match for match in _aligned(left, right, box) if not any(_overlap(match, m) for m in found)]
    return tuple(sorted(found, key=lambda match: (match.start, match.other_start)))


_Box = tuple[int, int, int, int]
"""The first word and the end of a chain in the left text, then in the right one."""


def _chains(left: Mapping[tuple[int, ...], Sequence[int]], right: Sequence[int]) -> Iterator[_Box]:
    """The chains of shared shingles: each stands a few words behind the last of its chain in both texts."""
    open_chains: list[list[int]] = []
    reach = WIDTH + WIDEST_GAP
    for j, shingle in enumerate(shingles(right)):
        starts = left.get(shingle)
        if starts is None:
            continue
        while open_chains and (len(open_chains) > _OPEN_CHAINS or j + WIDTH - open_chains[0][3] > reach):
            yield _box(open_chains.pop(0))
        for i in starts[:_MOST_REPEATS]:
            best, least = None, reach
            for each in open_chains:
                if 0 < i + WIDTH - each[1] <= reach and 0 < j + WIDTH - each[3] <= reach:
                    off = abs((i - each[1]) - (j - each[3]))
                    if off < least:
                        best, least = each, off
            if best is None:
                open_chains.append([i, i + WIDTH, j, j + WIDTH])
            else:
                best[1], best[3] = i + WIDTH, j + WIDTH
    yield from map(_box, open_chains)


def _box(chain: Sequence[int]) -> _Box:
    return chain[0], chain[1], chain[2], chain[3]


def _is_worth(box: _Box) -> bool:
    """Whether a chain has `LEAST_SHARED` shingles: fewer are in no passage."""
    return box[1] - box[0] > WIDTH and box[3] - box[2] > WIDTH


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
    found = _longest(stretches)
    if found is not None:
        match, first, end = found
        yield from _passages(stretches[:first])
        yield match
        yield from _passages(stretches[end:])


def _longest(stretches: Sequence[_Stretch]) -> tuple[Match, int, int] | None:
    """The first of the longest passages, the stretch that it begins with and the end of those that it has.

    For each beginning the ends are tried from the farthest on: one try is enough in texts that are near copies.
    """
    gaps = [0, *(_gap(before, after) for before, after in pairwise(stretches)), 0]
    common = [0, *accumulate(stretch.length for stretch in stretches)]
    best: tuple[Match, int, int] | None = None
    least, far = LEAST_WORDS, 0
    for first, begin in enumerate(stretches):
        far = max(far, first)
        while far + 1 < len(stretches) and gaps[far + 1] <= WIDEST_GAP:
            far += 1
        for last in range(far, first - 1, -1):
            end = stretches[last]
            length = end.left + end.length - begin.left
            if length < least:
                break
            other_length = end.right + end.length - begin.right
            alike = 2 * (common[last + 1] - common[first]) / (length + other_length)
            by_chance = last > first and (_by_chance(begin, gaps[first + 1]) or _by_chance(end, gaps[last]))
            if other_length >= LEAST_WORDS and alike >= LEAST_SIMILAR and not by_chance:
                match = Match(begin.left, begin.left + length, begin.right, begin.right + other_length, alike)
                best, least = (match, first, last + 1), length + 1
                break
    return best


def _by_chance(end: _Stretch, gap: int) -> bool:
    """Whether the words at the end of a passage are too few for the differing ones that part them from it."""
    return 2 * end.length <= gap


def _gap(before: _Stretch, after: _Stretch) -> int:
    """The words between two stretches, on the side that has more of them."""
    return max(after.left - before.left, after.right - before.right) - before.length
