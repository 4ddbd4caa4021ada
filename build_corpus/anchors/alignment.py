"""Which words of the last edition stand where in the new one: by label, text and position."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_corpus.anchors.allocation import as_first_printed
from build_corpus.anchors.candidates import comparable
from build_corpus.anchors.chain import heaviest_chain
from build_corpus.anchors.containment import Containment
from build_corpus.anchors.labels import plain
from build_corpus.anchors.sections import Outline, align_sections
from build_corpus.anchors.units import Layer, once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_corpus.anchors.chain import Pair
    from build_corpus.anchors.units import Unit

# How alike two texts must be to be one paragraph, corrected. Two different paragraphs of one document reach 0.85
# («четвертой сессии», «пятой сессии»), so text alone must say more than that; label or place say the rest.
SAME_NUMBER = 0.6
"""With the same printed number at the same place of the outline."""
SAME_PLACE = 0.6
"""Between the same two neighbours."""
IN_ORDER = 0.8
"""Among paragraphs that keep their order."""
ANYWHERE = 0.9
"""With nothing but the text to go by."""
OTHER_NUMBERS = 0.1
"""So much more where the numbers in the texts differ: another date or resolution is often another paragraph."""

_TELLING = 6
"""Fewer words say nothing of where they come from."""
_UNMISTAKABLE = 12
"""So many words have been merged into a paragraph even where that was not their neighbour."""
_WHOLE = 0.9
"""The share of a paragraph's words that its parts must have between them."""
_BULK = 0.3
"""The share of a merged paragraph that its heir must have had."""


@dataclass(slots=True)
class Alignment:
    """What became of the units of the last edition; ids of the last edition lead to ids of the new one."""

    heirs: dict[str, str] = field(default_factory=dict)
    """The unit that has the same words, perhaps corrected; each unit of the new edition once at most."""
    absorbed: dict[str, str] = field(default_factory=dict)
    """The unit that has the words of a merged one besides its own."""
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The units that took a part of the words of a split one, its heir left out."""
    retitled: dict[str, str] = field(default_factory=dict)
    """The section that has most paragraphs of one whose title is gone."""

    def renamed(self, ids: Mapping[str, str]) -> Alignment:
        """This alignment, the ids of the new edition replaced by `ids`."""
        return Alignment(
            {old: ids[new] for old, new in self.heirs.items()},
            {old: ids[new] for old, new in self.absorbed.items()},
            {old: tuple(ids[new] for new in parts) for old, parts in self.parts.items()},
            {old: ids[new] for old, new in self.retitled.items()},
        )


class Texts:
    """Two sequences of units of one layer, and what is found of them step by step."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        """Compare `old`, the last edition, with `new`."""
        self.old = old
        self.new = new
        self.heirs: dict[int, int] = {}
        self.origins: dict[int, int] = {}
        self._numbers = [as_first_printed(unit.id) if plain(unit.label) else None for unit in old]

    def align(self) -> Alignment:
        """All that became of the old units."""
        certain = set(self._unchanged())
        for pair in sorted(certain):
            self._pair(*pair)
        likeness = self._likeness()
        found = Containment.of(likeness, self.old, self.new)
        # Words that stand letter for letter elsewhere say more than any likeness.
        open_pairs = {pair: alike for pair, alike in likeness.items() if alike == 1.0 or not found.contradicts(pair)}
        weights = {pair: self._weight(pair, alike) for pair, alike in open_pairs.items() if self._in_order(pair, alike)}
        for pair in heaviest_chain(dict.fromkeys(certain, 2000) | weights):
            if pair not in certain:
                self._pair(*pair)
        for (i, j), alike in sorted(open_pairs.items(), key=lambda item: (-item[1], item[0])):
            if self._free(i, j) and self._anywhere((i, j), alike):
                self._pair(i, j)
        self._between_neighbours(found)
        self._split(found.parts)
        self._merged(found.holders)
        return self._result(found)

    # --- pairs ---

    def _pair(self, i: int, j: int) -> None:
        self.heirs[i] = j
        self.origins[j] = i

    def _free(self, i: int, j: int) -> bool:
        return i not in self.heirs and j not in self.origins

    def _unchanged(self) -> Iterator[Pair]:
        """The texts that stand once in either edition: the same words wherever they are."""
        left, right = (once(units) for units in (self.old, self.new))
        return ((i, right[key]) for key, i in left.items() if key in right)

    def _likeness(self) -> dict[Pair, float]:
        """How alike the rest are, for the pairs worth comparing."""
        old = {i: unit.wording for i, unit in enumerate(self.old) if i not in self.heirs}
        new = {j: unit.wording for j, unit in enumerate(self.new) if j not in self.origins}
        places = {unit.id: j for j, unit in enumerate(self.new) if j in new}
        same_id = {(i, places[base]) for i in old if (base := as_first_printed(self.old[i].id)) in places}
        return {(i, j): old[i].similarity(new[j]) for i, j in sorted(comparable(old, new) | same_id)}

    def _weight(self, pair: Pair, alike: float) -> int:
        """How much a pair says for itself: its text before all, then its label, neighbours and kind."""
        i, j = pair
        hints = (
            2 * self._same_number(pair)
            + 2 * (plain(self.old[i].label) == plain(self.new[j].label))
            + 2 * self._same_neighbour(i - 1, j - 1)
            + 2 * self._same_neighbour(i + 1, j + 1)
            + (self.old[i].kind == self.new[j].kind)
        )
        return round(1000 * alike**3) + 10 * hints

    def _same_number(self, pair: Pair) -> bool:
        i, j = pair
        return self._numbers[i] == self.new[j].id and plain(self.old[i].label) == plain(self.new[j].label)

    def _same_neighbour(self, i: int, j: int) -> bool:
        """Whether the units at `i` and `j` are equal, or both editions end there."""
        left, right = 0 <= i < len(self.old), 0 <= j < len(self.new)
        if left and right:
            return self.old[i].wording.fingerprint == self.new[j].wording.fingerprint
        return left == right

    def _threshold(self, pair: Pair, least: float) -> float:
        i, j = pair
        return least + OTHER_NUMBERS * (self.old[i].wording.numbers != self.new[j].wording.numbers)

    def _in_order(self, pair: Pair, alike: float) -> bool:
        return alike >= min(1.0, self._threshold(pair, SAME_NUMBER if self._same_number(pair) else IN_ORDER))

    def _anywhere(self, pair: Pair, alike: float) -> bool:
        long = len(self.old[pair[0]].wording.words) >= _TELLING
        return alike >= (min(1.0, self._threshold(pair, ANYWHERE)) if long else 1.0)

    def _between_neighbours(self, found: Containment) -> None:
        """Pair what stands alone between the same two neighbours, from the top down."""
        for i in range(len(self.old)):
            j = self.heirs[i - 1] + 1 if i - 1 in self.heirs else 0
            after = self.heirs.get(i + 1, len(self.new) if i + 1 == len(self.old) else None)
            if (
                (i == 0 or j)
                and j < len(self.new)
                and after == j + 1
                and self._free(i, j)
                and not found.contradicts((i, j))
            ):
                left, right = self.old[i], self.new[j]
                alike = left.wording.similarity(right.wording)
                if alike >= self._threshold((i, j), SAME_PLACE) and plain(left.label) == plain(right.label):
                    self._pair(i, j)

    # --- what was split or merged ---

    def _split(self, parts: Mapping[int, list[int]]) -> None:
        """Give an old unit whose parts are all there the part with its number, else its longest part."""
        for i, pieces in parts.items():
            free = [j for j in pieces if self._free(i, j)]
            words = sum(len(self.new[j].wording.words) for j in free)
            if free and words >= _WHOLE * len(self.old[i].wording.words):
                self._pair(i, max(free, key=lambda j: self._claim(i, j, self.new[j])))

    def _merged(self, holders: Mapping[int, list[int]]) -> None:
        """Give a new unit that holds several old ones, and is the heir of none, the number of the weightiest."""
        contained: dict[int, list[int]] = {}
        for i, units in holders.items():
            for j in units:
                if self._free(i, j) and len(self.old[i].wording.words) >= _BULK * len(self.new[j].wording.words):
                    contained.setdefault(j, []).append(i)
        for j, units in contained.items():
            free = [i for i in units if self._free(i, j)]
            if free:
                self._pair(max(free, key=lambda i: self._claim(i, j, self.old[i])), j)

    def _claim(self, i: int, j: int, measured: Unit) -> tuple[bool, int, int]:
        return self._same_number((i, j)), len(measured.wording.words), -i - j

    def _result(self, found: Containment) -> Alignment:
        result = Alignment({self.old[i].id: self.new[j].id for i, j in sorted(self.heirs.items())})
        for i, units in sorted(found.holders.items()):
            if i not in self.heirs and (holder := self._absorbing(i, units)) is not None:
                result.absorbed[self.old[i].id] = self.new[holder].id
        for i, pieces in sorted(found.parts.items()):
            if i in self.heirs:
                heir = self.new[self.heirs[i]].wording
                taken = [self.new[j] for j in pieces if j not in self.origins]
                if left := tuple(unit.id for unit in taken if not heir.holds(unit.wording, 0)):
                    result.parts[self.old[i].id] = left
        return result

    def _absorbing(self, i: int, units: Sequence[int]) -> int | None:
        """The one of `units` that took in the words of the old unit `i`: a neighbour that did not have them before."""
        wording = self.old[i].wording
        for j in sorted(units, key=lambda j: (abs(self.origins.get(j, len(self.old) + i) - i), j)):
            origin = self.origins.get(j)
            near = origin is not None and abs(origin - i) <= 2  # noqa: PLR2004 - its neighbour, or the next but one
            had = origin is not None and self.old[origin].wording.holds(wording, 0)
            if not had and (near or len(wording.words) >= _UNMISTAKABLE):
                return j
        return None


def align(old: Sequence[Unit], new: Sequence[Unit]) -> Alignment:
    """What became of `old`, the live units of the last edition; both sequences stand in the order of the document.

    Texts that stand once in either edition are paired first, wherever they are. Of the others the pairs worth
    comparing are weighed, and the heaviest chain of them that keeps the order is taken; what is left is paired only
    on stronger evidence. Paragraphs that were split or merged are found by words that stand letter for letter.
    """
    result = Alignment()
    for layer in (Layer.BLOCK, Layer.NOTE):
        found = Texts([u for u in old if u.layer is layer], [u for u in new if u.layer is layer]).align()
        result.heirs |= found.heirs
        result.absorbed |= found.absorbed
        result.parts |= found.parts
    result.heirs |= _across_layers(old, new, result)
    sections, result.retitled = align_sections(Outline.of(old), Outline.of(new), result.heirs)
    result.heirs |= sections
    return result


def _across_layers(old: Sequence[Unit], new: Sequence[Unit], found: Alignment) -> dict[str, str]:
    """Words that were a paragraph and are a title now, or the reverse."""
    taken = set(found.heirs.values())
    gone = [unit for unit in old if unit.id not in found.heirs and unit.id not in found.absorbed]
    fresh = [unit for unit in new if unit.id not in taken]
    places = once(fresh)
    pairs = ((gone[i], fresh[places[key]]) for key, i in once(gone).items() if key in places)
    return {before.id: after.id for before, after in pairs if before.layer is not after.layer}
