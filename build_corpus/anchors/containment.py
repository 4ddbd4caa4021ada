"""Words that stand letter for letter in another paragraph: what was split, and what was merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_corpus.anchors.chain import Pair
    from build_corpus.anchors.units import Unit

LEAST = 4
"""Fewer words stand in many paragraphs by chance."""


@dataclass(frozen=True, slots=True)
class Containment:
    """Which units of one edition stand wholly in a longer one of the other, by their indexes."""

    holders: dict[int, list[int]]
    """For an old unit the new ones that hold all its words."""
    parts: dict[int, list[int]]
    """For an old unit the new ones whose words are all a part of its own."""
    _sources: dict[int, list[int]]
    """For a new unit the old ones that it is a part of."""

    @classmethod
    def of(cls, pairs: Iterable[Pair], old: Sequence[Unit], new: Sequence[Unit]) -> Containment:
        """Look at those `pairs` of an old and a new unit, which are in order."""
        holders: dict[int, list[int]] = {}
        parts: dict[int, list[int]] = {}
        sources: dict[int, list[int]] = {}
        for i, j in pairs:
            left, right = old[i].wording, new[j].wording
            if left.core == right.core:
                continue
            if right.holds(left, LEAST):
                holders.setdefault(i, []).append(j)
            if left.holds(right, LEAST):
                parts.setdefault(i, []).append(j)
                sources.setdefault(j, []).append(i)
        return cls(holders, parts, sources)

    def contradicts(self, pair: Pair) -> bool:
        """Whether the words of either of a pair stand wholly in another unit, and not in each other."""
        i, j = pair
        held, split = self.holders.get(i, ()), self._sources.get(j, ())
        related = j in held or i in split
        return not related and bool(held or split)
