"""The shapes of a document's file in the JSON export. Layers and history have those of the model itself."""

# ruff: noqa: TC001 - pydantic reads the types when the module is loaded
from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from build_corpus.model import (
    AmendmentStatus,
    BlockKind,
    Certainty,
    History,
    Layers,
    ReaderName,
    Role,
    SectionKind,
    Severity,
)


class Shape(BaseModel):
    """What all shapes of the export have in common: no field but those named, each explained in the schema."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Lines(Shape):
    """Where something stands in the source."""

    lines: tuple[int, int]
    """First and last line, from 1, inclusive."""


class NoteMark(Shape):
    """Where the mark of a note stood."""

    label: str
    """As printed."""
    offset: int
    """In characters of the text."""


class Amendment(Shape):
    """The proposed reading of a label in which an old and a new numbering run together."""

    status: AmendmentStatus
    old_label: str | None
    new_label: str | None
    certainty: Certainty


class Block(Shape):
    """A paragraph, item, bullet or line, with what stands under it."""

    id: str
    """Its anchor, unique in the document, for good."""
    kind: BlockKind
    role: Role
    label: str | None
    """As printed, without the dot or bracket."""
    text: str
    """Plain: no marks of notes, no markup."""
    notes: list[NoteMark]
    children: list[Block]
    source: Lines
    amendment: Amendment | None


class Section(Shape):
    """A heading and what stands under it; the text before the first heading has neither label nor title."""

    id: str
    kind: SectionKind
    designation: str
    """The word printed before the label: «Статья»."""
    label: str | None
    title: str
    level: int
    notes: list[NoteMark]
    blocks: list[Block]
    sections: list[Section]
    source: Lines


class Footnote(Shape):
    """A note with the number that the source prints."""

    id: str
    label: str
    text: str
    refs: list[str]
    """The anchors of the texts in which its marks stand."""
    source: Lines


class Doubt(Shape):
    """A doubtful place."""

    code: str
    message: str
    lines: tuple[int, int]
    severity: Severity


class SourceFile(Shape):
    """The raw file."""

    file: str
    sha256: str
    encoding: str
    characters: int


class LedgerSums(Shape):
    """How many characters of the source were kept, moved, dropped (by rule) and added (by rule)."""

    kept: int
    moved: int
    dropped: dict[str, int]
    added: dict[str, int]


class Place(Shape):
    """Where an anchor lives on the site."""

    anchor: str
    name: str
    """What people call it: «п. 86 a)»."""
    page: str
    """The address of its paragraph, from the root of the site."""
    permalink: str
    """The address that citations use, from the root of the site."""


class DocumentFile(Shape):
    """A document with its layers: `data/<slug>.json`."""

    schema_: Literal["treaty-corpus/document/1"] = Field(alias="schema")
    slug: str
    title: str
    symbol: str | None
    language: str
    reader: ReaderName
    confidence: float
    sections: list[Section]
    footnotes: list[Footnote]
    warnings: list[Doubt]
    source: SourceFile
    ledger: LedgerSums
    layers: Layers
    history: History
    places: list[Place]
