"""A document as a sequence of the things that have anchors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from build_corpus.anchors.fingerprint import Wording
from build_corpus.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.anchors.record import Entry
    from build_corpus.model import Document, Section

NOTE = "note"
"""The kind of a note; those of blocks and sections have names of their own."""

_SECTION_KINDS = frozenset(SectionKind)


class Layer(StrEnum):
    """What is aligned with what: paragraphs with paragraphs, notes with notes, sections by what they hold."""

    SECTION = "section"
    BLOCK = "block"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Unit:
    """A section, block or note: what is compared of it between two editions."""

    id: str
    kind: str
    label: str | None
    wording: Wording

    @classmethod
    def of(cls, entry: Entry) -> Unit:
        """What the ledger remembers of a unit."""
        return cls(entry.id, entry.kind, entry.label, Wording(entry.text or ""))

    @property
    def layer(self) -> Layer:
        """What it is aligned with."""
        return Layer.NOTE if self.kind == NOTE else Layer.SECTION if self.kind in _SECTION_KINDS else Layer.BLOCK


def units_of(document: Document) -> tuple[Unit, ...]:
    """All units in the order of the document: each section before its blocks, the notes last.

    The words of a section are its title, those of a block its own text; a block that has none, such as an item that
    only holds items, is known by the words under it.
    """
    sections = [unit for section in document.sections for unit in _under(section)]
    notes = [Unit(note.id, NOTE, note.label, Wording(note.text.text)) for note in document.footnotes]
    return (*sections, *notes)


def _under(section: Section) -> Iterator[Unit]:
    yield Unit(section.id, section.kind.value, section.label, Wording(section.title.text))
    for block in section.own_blocks():
        text = block.text.text or " ".join(inner.text.text for inner in block.walk() if inner.text)
        yield Unit(block.id, block.kind.value, block.label, Wording(text))
    for inner in section.sections:
        yield from _under(inner)


def once(units: Sequence[Unit]) -> dict[str, int]:
    """The units whose words no other has, by fingerprint."""
    count = Counter(unit.wording.fingerprint for unit in units)
    return {
        unit.wording.fingerprint: index
        for index, unit in enumerate(units)
        if unit.wording.core and count[unit.wording.fingerprint] == 1
    }
