"""What a document is: sections, blocks and notes, in plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from build_corpus.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.ledger import Ledger
    from build_corpus.model.certainty import Certainty
    from build_corpus.model.diagnostics import Diagnostic
    from build_corpus.model.metadata import Metadata
    from build_corpus.model.reading import NoteMark, ReaderName, Source, SourceLink


class BlockKind(StrEnum):
    """The kinds of the JSON contract."""

    PARAGRAPH = "paragraph"
    """A numbered paragraph, operative or of a report."""
    PREAMBLE = "preamble"
    """A preambular paragraph."""
    ITEM = "item"
    """An item with a printed label: a), i), 1."""
    BULLET = "bullet"
    TEXT = "text"
    """An unnumbered paragraph or line."""
    TABLE = "table"
    SIGNATURE = "signature"


class Role(StrEnum):
    """What a block is for, where the layout of a page should show it."""

    BODY = "body"
    TITLE = "title"
    """The printed title of the document."""
    MASTHEAD = "masthead"
    """A line of the document's head: organ, session, agenda item, date."""
    GROUP = "group"
    """A sub-heading inside a numbered paragraph; its children are the bullets or items under it."""
    CLOSING = "closing"
    """The line that closes a resolution: the meeting and its date."""


class SectionKind(StrEnum):
    """What a section is, which decides how its anchor is made."""

    FRONT = "front"
    """Text before the first heading; label null, title empty."""
    SECTION = "section"
    CLAUSE = "clause"
    """An unnumbered clause whose opening words head its items: «напоминая», «решает»."""
    ARTICLE = "article"
    ANNEX = "annex"


class AmendmentStatus(StrEnum):
    """What a tracked change did to a labelled item."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Amendment:
    """The proposed reading of a label in which an old and a new numbering run together."""

    status: AmendmentStatus
    old_label: str | None
    new_label: str | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item, bullet or line, with what stands under it."""

    kind: BlockKind
    text: Traced
    label: str | None = None
    """As printed, without the dot or bracket: `80`, `60 bis`, `a`, `gf`."""
    id: str = ""
    """Its anchor, unique in the document; empty until `anchors` has given it one."""
    role: Role = Role.BODY
    notes: tuple[NoteMark, ...] = ()
    links: tuple[SourceLink, ...] = ()
    children: tuple[Block, ...] = ()
    lines: tuple[int, int] = (1, 1)
    """First and last line of the source, from 1, inclusive, its children left out."""
    amendment: Amendment | None = None

    def walk(self) -> Iterator[Block]:
        """This block and all under it, in the order of the source."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    kind: SectionKind
    level: int
    title: Traced = field(default_factory=Traced)
    label: str | None = None
    """As printed, without the dot: `F`, `IV`."""
    designation: str = ""
    """The word printed before the label, as printed: «Статья», «ГЛАВА»."""
    id: str = ""
    notes: tuple[NoteMark, ...] = ()
    """Marks of notes in the title."""
    links: tuple[SourceLink, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    lines: tuple[int, int] = (1, 1)
    """Of the heading; (1, 1) where there is none."""

    def walk(self) -> Iterator[Section]:
        """This section and all under it, in the order of the source."""
        yield self
        for section in self.sections:
            yield from section.walk()

    def own_blocks(self) -> Iterator[Block]:
        """The blocks of this section, those of its sub-sections left out, in the order of the source."""
        for block in self.blocks:
            yield from block.walk()

    def all_blocks(self) -> Iterator[Block]:
        """The blocks of this section and its sub-sections, in the order of the source."""
        for section in self.walk():
            yield from section.own_blocks()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note with the number that the source prints."""

    label: str
    text: Traced
    id: str = ""
    refs: tuple[str, ...] = ()
    """The anchors of the blocks or sections that its marks stand in."""
    links: tuple[SourceLink, ...] = ()
    lines: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A document: immutable, plain text, with its notes and the account of where every character went."""

    metadata: Metadata
    source: Source
    reader: ReaderName
    confidence: float
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    diagnostics: tuple[Diagnostic, ...]
    ledger: Ledger

    def walk(self) -> Iterator[Section]:
        """All sections, in the order of the source."""
        for section in self.sections:
            yield from section.walk()

    def blocks(self) -> Iterator[Block]:
        """All blocks, in the order of the source."""
        for section in self.sections:
            yield from section.all_blocks()
