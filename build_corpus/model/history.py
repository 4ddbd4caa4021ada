"""What became of the anchors of a document over its editions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Alias:
    """An anchor that leads to another one of the same document."""

    id: str
    to: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A retired anchor with the last words that it stood for."""

    id: str
    label: str | None
    """As it was last printed."""
    text: str
    edition: int
    """The number of the edition that has it no longer."""
    kind: str = ""
    """A BlockKind, a SectionKind, or `note`; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class EditionNote:
    """An edition of a document: its number from 1, and its date (ISO 8601) where the manifest gives one."""

    number: int
    date: str | None = None


class ChangeKind(StrEnum):
    """What an edition did to a section, paragraph or note."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """Its number changed, or its words became a part of another one; the words are the same."""
    CHANGED = "changed"
    """Its words changed, and its number perhaps too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one edition did to one section, paragraph or note."""

    edition: int
    kind: ChangeKind
    anchor: str
    """Where the words stand in this edition; of removed words, where they stood."""
    unit: str
    """A BlockKind, a SectionKind, or `note`."""
    label: str | None = None
    """As printed at `anchor`."""
    former: str | None = None
    """The anchor that the words had before, where it was another; of added words, the one they were split from."""
    former_label: str | None = None
    """The label before, where it was another."""
    before: str | None = None
    """The words before, of what was changed, removed or merged."""
    after: str | None = None
    """The words now, of what was changed or added."""


@dataclass(frozen=True, slots=True)
class History:
    """What became of the anchors of a document over its editions."""

    editions: tuple[EditionNote, ...] = ()
    aliases: tuple[Alias, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    changed: tuple[tuple[str, int], ...] = ()
    """Each live anchor with the edition that last changed its words."""
    changes: tuple[Change, ...] = ()
    """What each edition after the first did, in the order of the editions."""
    pages: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each anchor with the ids of the sections whose pages it ever stood on, in the order of the editions."""
