"""The series that printed labels count in: what a label may count as, and how well one label follows another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.numerals import ITEM_ROMANS, RUSSIAN_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL = re.compile(
    r"(?P<paragraph>\d{1,4})(?P<bis>\s?(?:bis|ter|quater|бис|тер))?\."
    r"|(?P<clause>\d{1,3})(?P<clause_bis>\s(?:bis|ter|quater))?"
    r"|\(?(?P<item>[a-zа-я]{1,5}|\d{1,2})\)"
    r"|(?P<heading>[A-ZА-ЯІ]{1,7})\.",
    re.IGNORECASE,
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LOOK_ALIKES = str.maketrans("АВЕСХІ", "ABECXI")
_SUFFIXES = {"": 0, "bis": 1, "бис": 1, "ter": 2, "тер": 2, "quater": 3}
_DEPTHS = {"heading": 0, "roman heading": 0, "paragraph": 1, "clause": 1, "bracket": 2, "latin": 2, "russian": 2}
_FREE = frozenset({"heading", "roman heading", "paragraph"})
"""The series that may begin anywhere; others begin below a colon or the head of a clause."""
_DEEPEST = 3
_GAP = 3
"""So many labels may be missing in a series, as a rule."""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """What a label counts as: its place in a series of one kind, those with «bis» behind those without."""

    kind: str
    value: int
    suffix: int = 0

    @property
    def depth(self) -> int:
        """How deep in the outline the series stands: headings 0, paragraphs 1, items 2, items of items 3."""
        return _DEPTHS.get(self.kind, _DEEPEST)


def counts(label: str) -> tuple[Count, ...]:
    """What `label`, printed alone, may count as; a bullet counts nothing."""
    match = _LABEL.fullmatch(label.strip())
    if match is None:
        return ()
    if match["paragraph"]:
        return (Count("paragraph", int(match["paragraph"]), _suffix(match["bis"])),)
    if match["clause"]:
        return (Count("clause", int(match["clause"]), _suffix(match["clause_bis"])),)
    if match["heading"]:
        name = match["heading"].translate(_LOOK_ALIKES).lower()
        found = [Count("roman heading", ITEM_ROMANS.index(name) + 1)] if name in ITEM_ROMANS else []
        return (*found, Count("heading", _LATIN.index(name) + 1)) if name in _LATIN and len(name) == 1 else (*found,)
    name = match["item"].lower()
    if name.isdigit():
        return (Count("bracket", int(name)),)
    found = [Count("roman", ITEM_ROMANS.index(name) + 1)] if name in ITEM_ROMANS else []
    if len(name) == 1:
        found += [Count("latin", _LATIN.index(name) + 1)] if name in _LATIN else []
        found += [Count("russian", RUSSIAN_LETTERS.index(name) + 1)] if name in RUSSIAN_LETTERS else []
    return tuple(found)


def _suffix(printed: str | None) -> int:
    return _SUFFIXES[(printed or "").strip().lower()]


@dataclass(frozen=True, slots=True)
class Series:
    """The last label of each open series."""

    last: tuple[Count, ...] = ()

    def of(self, kind: str) -> Count | None:
        """The last label of a kind."""
        return next((count for count in self.last if count.kind == kind), None)

    def closed(self, depth: int) -> Series:
        """The series that stay open where something of this `depth` begins: those that are not deeper."""
        return Series(tuple(count for count in self.last if count.depth < depth))

    def with_label(self, count: Count) -> Series:
        """The series behind the label `count`, which ends all deeper ones."""
        kept = (each for each in self.last if each.depth <= count.depth and each.kind != count.kind)
        return Series(tuple(sorted((*kept, count))))

    def fit(self, count: Count, *, opens: bool) -> float:
        """How well `count` comes next; `opens` where the line before it ends with a colon or heads a clause."""
        last = self.of(count.kind)
        if last is None:
            if count.value == 1:
                return 1.0 if opens or count.kind in _FREE else 0.0
            return -1.0 if count.depth <= 1 or not self.last else -4.0
        step = count.value - last.value
        if (step == 1 and not count.suffix) or (step == 0 and count.suffix == last.suffix + 1):
            return 1.0
        if count.value == 1 and step <= 0:
            return 0.5 if opens else -1.5
        return -1.5 if 0 < step <= _GAP else -4.0

    def best(self, found: Iterable[Count], *, opens: bool) -> tuple[float, Count | None]:
        """The best fit of what a label may count as, and which it is."""
        return max(((self.fit(count, opens=opens), count) for count in found), default=(0.0, None), key=lambda x: x[0])
