"""The ledger of anchors: every id ever published, what it stood for, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ConfigDict

from build_corpus.errors import AnchorError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.model import Change


_STRICT = ConfigDict(extra="forbid", strict=True)
"""The file is written by this package alone: what does not look like it is a mistake."""


class Status(StrEnum):
    """What became of a published anchor."""

    LIVE = "live"
    """It stands in the text."""
    MOVED = "moved"
    """Its words stand at another anchor."""
    RETIRED = "retired"
    """Its words are no longer in the text, and a maintainer has said so."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A state of the published text of one document.

    An edition is named by its number, which a person can say and an id can carry. The source and the date say which
    text it was; they come from the corpus, never from a clock.
    """

    __pydantic_config__ = _STRICT

    number: int
    """From 1."""
    source: str
    """The first twelve hexadecimal digits of the SHA-256 of the source that it was first built from."""
    date: str | None = None
    """ISO 8601, where the manifest gives one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the ledger knows of one anchor. `first`, `changed` and `edition` are numbers of editions."""

    __pydantic_config__ = _STRICT

    id: str
    status: Status
    kind: str
    """A BlockKind, a SectionKind, or `note`."""
    label: str | None = None
    """As it was last printed."""
    first: int
    """The edition that first had the id."""
    changed: int
    """The edition that last changed the words."""
    fingerprint: str
    """Of the words: see `fingerprint.fingerprint`."""
    text: str | None = None
    """The words themselves; None for a moved anchor, whose words stand elsewhere."""
    to: str | None = None
    """Where a moved anchor leads to."""
    edition: int | None = None
    """The edition that moved or retired it."""
    split: tuple[str, ...] = ()
    """The anchors that took a part of its words."""
    pages: tuple[str, ...] = ()
    """The ids of the sections whose pages it stood on, the latest last: an address of a page is a promise too."""
    before: str | None = None
    """The words that a maintainer's decision replaced, until the next edition carries it out."""

    def moved(self, to: str, edition: int) -> Entry:
        """This entry, its words now at `to`."""
        return replace(self, status=Status.MOVED, to=to, edition=edition, text=None, before=None)

    def retired(self, edition: int) -> Entry:
        """This entry, its words gone."""
        return replace(self, status=Status.RETIRED, to=None, edition=edition)


@dataclass(frozen=True)
class Record:
    """The ledger of one document: its live anchors in the order of the text, each dead one behind a live one."""

    editions: tuple[Edition, ...] = ()
    entries: tuple[Entry, ...] = ()
    changes: tuple[Change, ...] = ()
    """What each edition after the first did, in the order of the editions; never rewritten."""

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    def __getitem__(self, anchor: str) -> Entry:
        return self._by_id[anchor]

    def __contains__(self, anchor: object) -> bool:
        return anchor in self._by_id

    @property
    def next_edition(self) -> int:
        """The number of the edition after the last."""
        return len(self.editions) + 1

    @property
    def pending(self) -> bool:
        """Whether a maintainer decided something that no edition has carried out yet."""
        return any(n == self.next_edition for entry in self.entries for n in (entry.changed, entry.edition))

    def live(self) -> Iterator[Entry]:
        """The anchors that stand in the text, in its order."""
        return (entry for entry in self.entries if entry.status is Status.LIVE)

    def resolved(self) -> dict[str, str]:
        """For each anchor the one that its words stand at now, or last stood at: {"p-6": "p-7", "p-7": "p-7"}."""
        return {entry.id: self.resolve(entry.id) for entry in self.entries}

    def resolve(self, anchor: str) -> str:
        """Where the words of `anchor` stand now, or last stood."""
        while (entry := self._by_id.get(anchor)) and entry.to:
            anchor = entry.to
        return anchor

    def replacing(self, changed: Iterable[Entry]) -> Record:
        """This record with the entries of the same ids changed."""
        new = {entry.id: entry for entry in changed}
        return replace(self, entries=tuple(new.get(entry.id, entry) for entry in self.entries))


@dataclass(frozen=True)
class Published:
    """The ledger of the corpus: a record for each slug."""

    documents: dict[str, Record] = field(default_factory=dict)

    def record(self, slug: str) -> Record:
        """The record of the document, empty where it was never published."""
        return self.documents.get(slug, Record())

    def with_record(self, slug: str, record: Record) -> Published:
        """This ledger with another record of one document."""
        return Published({**self.documents, slug: record})

    def entry(self, slug: str, anchor: str) -> Entry:
        """The entry of `anchor`. Raises AnchorError where it was never published."""
        record = self.record(slug)
        if anchor not in record:
            raise AnchorError(
                f"«{slug}» never published an anchor {anchor}; `build-corpus anchors list {slug}` shows all"
            )
        return record[anchor]
