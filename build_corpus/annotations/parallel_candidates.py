"""Which texts of a corpus are worth aligning with which: those that share runs of three words in the same order.

W-shingling with an inverted index (Broder, "On the Resemblance and Containment of Documents", 1997). A shingle is three
words by their lemmas. Where one word in five or fewer of a passage of ten is another one, the words between them make
two shared shingles at least, so that no such passage is missed; four words would miss some. Shingles count together
only where they stand about as far from each other in both texts, as those of one passage do: near one diagonal of the
table of the two texts' words. Most texts that share two shingles share them by chance, at places far apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WIDTH = 3
"""Words in a shingle."""
LEAST_SHARED = 2
"""Texts that share fewer shingles near one diagonal have no passage of ten words in common."""
MOST_HOLDERS = 16
"""Only the last so many texts with a shingle are remembered: a frequent one costs no more than a rare one."""
MOST_CANDIDATES = 12
"""Each text is aligned with so many of those before it, those that share most. So the links of a paragraph are few,
and all copies of a formula still hang together, each by those before it."""
_BAND = 8
"""Words between the diagonals of one band. More than the words that may be left out of a passage in one place, so that
its shingles lie in one band or in two that touch."""
_DIAGONALS = 1 << 40
"""More than there are words in a text: a band's number tells the text and the diagonal."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs of texts to align, as indices with the later first, in order; and what it cost to find them."""

    pairs: tuple[tuple[int, int], ...]
    visited: int
    """How many holders of shingles were counted: at most `MOST_HOLDERS` for each word of the corpus."""


def candidates(texts: Sequence[Sequence[int]]) -> Candidates:
    """The pairs of `texts`, each a list of words as numbers, that may have a passage in common."""
    holders: dict[tuple[int, ...], list[int]] = {shingle: [] for shingle in _repeated(texts)}
    pairs: list[tuple[int, int]] = []
    visited = 0
    for i, words in enumerate(texts):
        known = ((start, holders.get(shingle)) for start, shingle in enumerate(shingles(words)))
        held = [(start, found) for start, found in known if found is not None]
        shared = _shared(Counter([(place + start) // _BAND for start, found in held for place in found]))
        visited += sum(len(found) for _, found in held)
        here = (2 * i + 1) * _DIAGONALS
        for start, found in held:
            if not found or found[-1] < here - _DIAGONALS:
                found.append(here - start)
                del found[:-MOST_HOLDERS]
        pairs += [(i, j) for j in sorted(shared, key=lambda j: (-shared[j], -j))[:MOST_CANDIDATES]]
    return Candidates(tuple(pairs), visited)


def _repeated(texts: Iterable[Sequence[int]]) -> Iterable[tuple[int, ...]]:
    """The shingles that stand in two texts or more: few of all, and the others need not be remembered."""
    once: set[tuple[int, ...]] = set()
    again: set[tuple[int, ...]] = set()
    for words in texts:
        here = set(shingles(words))
        again |= here & once
        once |= here
    return again


def _shared(bands: Mapping[int, int]) -> dict[int, int]:
    """The texts with enough shared shingles near one diagonal, each with the number of those."""
    found: dict[int, int] = defaultdict(int)
    for band, number in bands.items():
        both = number + bands.get(band + 1, 0)
        if both >= LEAST_SHARED:
            text = band * _BAND // (2 * _DIAGONALS)
            found[text] = max(found[text], both)
    return found


def shingles(words: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The runs of `WIDTH` words of a text, in order."""
    return zip(*(words[start:] for start in range(WIDTH)), strict=False)
