"""Which paragraphs of two editions are worth comparing: a few for each, found by the words they share."""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_corpus.anchors.fingerprint import Wording


NEAREST = 5
"""How many candidates each paragraph gets from either side."""
_COMMON = 50
"""A pair of words in more paragraphs than this tells nothing."""
_SHORT = 8
"""Up to so many words a text is also known by its letters: one corrected word leaves it no pair of words."""
_LONG = 4
_MANY = 400
"""So many pairs of equal texts are all compared; of more, only those of equal rank."""


def comparable(old: Mapping[int, Wording], new: Mapping[int, Wording]) -> set[tuple[int, int]]:
    """Pairs of an index of `old` and one of `new` that may have the same words.

    For each text of either side the five of the other that share most of its pairs of words, rare pairs counting
    more. The time grows with the length of the texts, not with the number of pairs.
    """
    forward = {(i, j) for i, j in _nearest(old, new)}
    backward = {(i, j) for j, i in _nearest(new, old)}
    return forward | backward | set(_equal(old, new))


def _nearest(seekers: Mapping[int, Wording], found: Mapping[int, Wording]) -> Iterator[tuple[int, int]]:
    if not seekers or not found:
        return
    sought = {i: _pieces(wording) for i, wording in seekers.items()}
    index: dict[str, list[int]] = {piece: [] for pieces in sought.values() for piece in pieces}
    for j, wording in found.items():
        for piece in _pieces(wording) & index.keys():
            index[piece].append(j)
    for i, pieces in sought.items():
        shared: dict[int, int] = defaultdict(int)
        for piece in pieces:
            places = index[piece]
            if 0 < len(places) <= _COMMON:
                # Whole numbers: a sum of fractions would depend on the order of the pieces.
                weight = 1000 // len(places)
                for j in places:
                    shared[j] += weight
        yield from ((i, j) for j, _ in nsmallest(NEAREST, shared.items(), key=lambda hit: (-hit[1], hit[0])))


def _pieces(wording: Wording) -> set[str]:
    """What a text is looked up by: its pairs of words, and its triples of letters where it is short."""
    pieces: set[str] = set()
    if len(wording.words) >= _LONG:
        pieces.update(f"{first} {second}" for first, second in pairwise(wording.words))
    if len(wording.words) <= _SHORT:
        core = f" {wording.core} "
        pieces.update(core[start : start + 3] for start in range(len(core) - 2))
    return pieces


def _equal(old: Mapping[int, Wording], new: Mapping[int, Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of equal texts: all of them, or where there are many those of equal rank from either end."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, wording in new.items():
        if wording.core:
            places[wording.fingerprint].append(j)
    seekers: dict[str, list[int]] = defaultdict(list)
    for i, wording in old.items():
        if wording.fingerprint in places:
            seekers[wording.fingerprint].append(i)
    for key, left in seekers.items():
        right = places[key]
        if len(left) * len(right) <= _MANY:
            yield from ((i, j) for i in left for j in right)
        else:
            yield from zip(left, right, strict=False)
            yield from zip(reversed(left), reversed(right), strict=False)
