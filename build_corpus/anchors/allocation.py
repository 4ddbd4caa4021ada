"""Who may have which id: every id belongs to the words that it was published for, and to no others."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from build_corpus.anchors.labels import plain
from build_corpus.anchors.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from build_corpus.anchors.record import Entry
    from build_corpus.anchors.units import Unit

_NUMBER = re.compile(r"(?<![a-z0-9])\d+(?![a-z0-9])")
_ORDINAL = re.compile(r"\d+(-\d+)*(-ed\d+(-\d+)?)?")
_SUFFIX = re.compile(r"(-ed\d+)?(-\d+)?")
_EDITION = re.compile(r"-ed\d+(-\d+)?(?=-|$)")


def as_first_printed(anchor: str) -> str:
    """`anchor` without the editions in it: what it would be called had no other words had the name before."""
    return _EDITION.sub("", anchor)


class Names:
    """Gives each unit of a document its id, once.

    A unit whose words were published keeps its id as long as that id says what is printed. Any other unit gets an id
    that was never published, or one that was published for the same words. Where the printed number belongs to other
    words, the id names the edition that the number is of: `p-7-ed2` is the paragraph that edition 2 numbers 7.

    With no record, these are the first names of a document.
    """

    def __init__(
        self,
        record: Record | None = None,
        partners: Mapping[str, str] | None = None,
        units: Iterable[Unit] = (),
        edition: int = 1,
    ) -> None:
        """Begin with the published `record`.

        `partners` says which entry of the record has the words of which of `units`, by their provisional ids.
        """
        self._record = record or Record()
        self._partners = partners or {}
        self._edition = edition
        self._units = {unit.id: unit for unit in units}
        self._heirs = {old: new for new, old in self._partners.items()}
        self._final = self._record.resolved()
        self._owned = _owned(self._final)
        self._highest = _highest(entry.id for entry in self._record.entries)
        self._used: set[str] = set()
        self._last: dict[str, int] = {}
        self._tried: dict[tuple[str, int], int] = {}
        """How far the numbers behind an id, from the first one, are known to be taken."""

    def labelled(self, unit: str, *wanted: str) -> str:
        """An id made of the label of `unit`: the first of `wanted` that it may have.

        A later one of `wanted` is for a label that is printed twice; a number behind the last one is for more of them.
        """
        for old in self._own(unit):
            if self._same_label(unit, old) and any(_SUFFIX.fullmatch(rest) for rest in _rests(old.id, wanted)):
                return self._take(old.id)
        for anchor in wanted:
            if self._may_have(unit, anchor):
                return self._take(anchor)
            if anchor not in self._used and not self._printed_twice(unit, anchor):
                named = f"{anchor}-ed{self._edition}"
                return self._take(named if self._is_free(named) else self._numbered(named, 2))
        return self._take(self._numbered(wanted[-1], 2))

    def titled(self, unit: str, prefix: str, *wanted: str) -> str:
        """An id made of the title of `unit`, a section; an id from an earlier title under `prefix` is kept."""
        for old in self._own(unit):
            in_scope = old.id.startswith(prefix) and (prefix or not old.id.startswith("annex"))
            if in_scope and old.kind == self._units[unit].kind and self._same_label(unit, old):
                return self._take(old.id)
        return self.labelled(unit, *wanted)

    def ordinal(self, unit: str, key: str) -> str:
        """An id made of `key` and an ordinal: `u-7` for the key `u-`.

        An inserted unit does not shift the others: behind `u-7` it is `u-7-1`, as a legislator numbers an insertion;
        before the first, `u-0-1`.
        """
        kept = (old.id for old in self._own(unit) if any(_ORDINAL.fullmatch(rest) for rest in _rests(old.id, (key,))))
        before = self._last.get(key, 0)
        found = next(kept, None)
        if found is None and before >= self._highest.get(key, 0):
            found = next(anchor for number in count(before + 1) if self._is_free(anchor := f"{key}{number}"))
        if found is None:
            found = self._numbered(f"{key}{before}", 1)
        self._last[key] = int(found.removeprefix(key).partition("-")[0])
        return self._take(found)

    def _own(self, unit: str) -> Iterator[Entry]:
        """The entries whose words `unit` has and that no other unit has taken, the live one first."""
        if old := self._partners.get(unit):
            ids = dict.fromkeys([old, *self._owned.get(self._final[old], ())])
            yield from (self._record[anchor] for anchor in ids if anchor not in self._used)

    def _may_have(self, unit: str, anchor: str) -> bool:
        if anchor in self._used:
            return False
        owner = self._final.get(anchor)
        old = self._partners.get(unit)
        return owner is None or (old is not None and self._final[old] == owner)

    def _printed_twice(self, unit: str, anchor: str) -> bool:
        """Whether the owner of `anchor` stands in this edition too, under the same printed label."""
        other = self._heirs.get(self._final[anchor])
        return other is not None and plain(self._units[other].label) == plain(self._units[unit].label)

    def _same_label(self, unit: str, old: Entry) -> bool:
        return plain(self._units[unit].label) == plain(old.label)

    def _is_free(self, anchor: str) -> bool:
        return anchor not in self._used and anchor not in self._final

    def _numbered(self, anchor: str, first: int) -> str:
        """`anchor` with the least number behind it, from `first`, that is free; what was taken once is never tried."""
        start = self._tried.get((anchor, first), first)
        number = next(number for number in count(start) if self._is_free(f"{anchor}-{number}"))
        self._tried[anchor, first] = number
        return f"{anchor}-{number}"

    def _take(self, anchor: str) -> str:
        self._used.add(anchor)
        return anchor


def _rests(anchor: str, beginnings: Iterable[str]) -> Iterator[str]:
    return (anchor.removeprefix(beginning) for beginning in beginnings if anchor.startswith(beginning))


def _owned(final: Mapping[str, str]) -> dict[str, list[str]]:
    """All ids that lead to each final id, in the order of the record."""
    owned: dict[str, list[str]] = {}
    for anchor, target in final.items():
        owned.setdefault(target, []).append(anchor)
    return owned


def _highest(anchors: Iterable[str]) -> dict[str, int]:
    """The highest ordinal that was ever published behind each beginning of an id: {"p-86-u-": 3}."""
    highest: dict[str, int] = {}
    for anchor in anchors:
        for match in _NUMBER.finditer(anchor):
            key = anchor[: match.start()]
            highest[key] = max(highest.get(key, 0), int(match.group()))
    return highest
