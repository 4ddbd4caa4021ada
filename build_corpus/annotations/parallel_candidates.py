"""Which texts of a corpus are worth aligning with which: those that share runs of three words.

W-shingling with an inverted index (Broder, "On the Resemblance and Containment of Documents", 1997). A shingle is three
words by their lemmas. Where one word in five or fewer of a passage of ten is another one, the words between them make
two shared shingles at least, so that no such passage is missed; four words would miss some.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 3
"""Words in a shingle."""
LEAST_SHARED = 2
"""Texts that share fewer shingles have no passage of ten words in common."""
MOST_HOLDERS = 16
"""Only the last so many texts with a shingle are remembered: a frequent one costs no more than a rare one."""
MOST_CANDIDATES = 12
"""Each text is aligned with so many of those before it, those that share most. So the links of a paragraph are few,
and all copies of a formula still hang together, each by those before it."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs of texts to align, as indices with the later first, in order; and what it cost to find them."""

    pairs: tuple[tuple[int, int], ...]
    visited: int
    """How many holders of shingles were counted: at most `MOST_HOLDERS` for each word of the corpus."""


def candidates(texts: Sequence[Sequence[int]]) -> Candidates:
    """The pairs of `texts`, each a list of words as numbers, that may have a passage in common."""
    holders: dict[tuple[int, ...], deque[int]] = {}
    pairs: list[tuple[int, int]] = []
    visited = 0
    for i, words in enumerate(texts):
        shared: Counter[int] = Counter()
        for shingle in dict.fromkeys(shingles(words)):
            held = holders.get(shingle)
            if held is None:
                holders[shingle] = deque((i,), MOST_HOLDERS)
            else:
                shared.update(held)
                visited += len(held)
                held.append(i)
        worth = [j for j, number in shared.items() if number >= LEAST_SHARED]
        pairs += [(i, j) for j in sorted(worth, key=lambda j: (-shared[j], -j))[:MOST_CANDIDATES]]
    return Candidates(tuple(pairs), visited)


def shingles(words: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The runs of `WIDTH` words of a text, in order."""
    for start in range(len(words) - WIDTH + 1):
        yield tuple(words[start : start + WIDTH])
