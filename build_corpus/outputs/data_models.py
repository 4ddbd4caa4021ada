"""The shapes of the JSON export, from which its schemas are made. Layers and history have those of the model itself."""

# ruff: noqa: TC001 - pydantic reads the types when the module is loaded
from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from build_corpus.model import (
    AmendmentStatus,
    BlockKind,
    Certainty,
    Definition,
    History,
    Known,
    Layers,
    ReaderName,
    ReferenceKind,
    Role,
    SectionKind,
    Severity,
)


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Lines(_Shape):
    """Where something stands in the source."""

    lines: tuple[int, int]
    """First and last line, from 1, inclusive."""


class NoteMark(_Shape):
    """Where the mark of a note stood."""

    label: str
    """As printed."""
    offset: int
    """In characters of the text."""


class Amendment(_Shape):
    """The proposed reading of a label in which an old and a new numbering run together."""

    status: AmendmentStatus
    old_label: str | None
    new_label: str | None
    certainty: Certainty


class Block(_Shape):
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


class Section(_Shape):
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


class Footnote(_Shape):
    """A note with the number that the source prints."""

    id: str
    label: str
    text: str
    refs: list[str]
    """The anchors of the texts in which its marks stand."""
    source: Lines


class Doubt(_Shape):
    """A doubtful place."""

    code: str
    message: str
    lines: tuple[int, int]
    severity: Severity


class SourceFile(_Shape):
    """The raw file."""

    file: str
    sha256: str
    encoding: str
    characters: int


class LedgerSums(_Shape):
    """How many characters of the source were kept, moved, dropped (by rule) and added (by rule)."""

    kept: int
    moved: int
    dropped: dict[str, int]
    added: dict[str, int]


class Place(_Shape):
    """Where an anchor lives on the site."""

    anchor: str
    name: str
    """What people call it: «п. 86 a)»."""
    page: str
    """The address of its paragraph, from the root of the site."""
    permalink: str
    """The address that citations use, from the root of the site."""


class DocumentFile(_Shape):
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


class Fact(_Shape):
    """A piece of metadata and how it is known."""

    value: str
    known: Known


class Counts(_Shape):
    """How much a document holds."""

    paragraphs: int
    """Numbered ones."""
    footnotes: int
    words: int
    terms: int
    references: int
    emendations: int


class DocumentEntry(_Shape):
    """A document in the index."""

    slug: str
    title: Fact
    symbol: Fact | None
    date: Fact | None
    body: Fact | None
    language: str
    data: str
    """The path of its file, from the root of the site."""
    page: str
    """The path of its page, from the root of the site."""
    sha256: str
    """Of the raw file."""
    counts: Counts


class CorpusFile(_Shape):
    """The index of the export: `data/corpus.json`."""

    schema_: Literal["treaty-corpus/corpus/1"] = Field(alias="schema")
    documents: list[DocumentEntry]
    terms: str
    references: str
    schemas: dict[str, str]
    """Name of a schema -> its path from the root of the site."""


class Occurrence(_Shape):
    """A term in a text."""

    document: str
    anchor: str
    start: int
    end: int
    text: str
    """As printed."""
    damaged: bool
    """Whether a word of it is damaged, so that the match is a guess."""


class FormCount(_Shape):
    """A wording of a term in the texts."""

    text: str
    count: int
    damaged: bool


class CompanionEntry(_Shape):
    """A term that shares more paragraphs with another than chance would have it."""

    term: str
    together: int
    """In how many paragraphs both stand."""
    log_likelihood: float
    """Dunning's G², rounded to three decimals."""


class TermEntry(_Shape):
    """A term with all its occurrences."""

    id: str
    names: list[str]
    abbreviations: list[str]
    aliases: list[str]
    english: str
    definition: Definition | None
    page: str
    count: int
    forms: list[FormCount]
    companions: list[CompanionEntry]
    occurrences: list[Occurrence]


class TermsFile(_Shape):
    """The glossary: `data/terms.json`."""

    schema_: Literal["treaty-corpus/terms/1"] = Field(alias="schema")
    terms: list[TermEntry]


class Target(_Shape):
    """A place of the corpus that a reference leads to."""

    document: str
    anchor: str | None
    """None for the whole document."""
    through: str | None
    """The last anchor of a range."""
    page: str | None
    """From the root of the site."""


class ReferenceEntry(_Shape):
    """A reference, and where it leads: into the corpus, to an address elsewhere, or nowhere that is known."""

    document: str
    anchor: str
    start: int
    end: int
    text: str
    """As printed."""
    kind: ReferenceKind
    certainty: Certainty
    instrument: str | None
    """The name of what is cited, as in `instruments`."""
    edition: str
    pinpoint: str
    target: Target | None
    address: str | None


class CitedInstrument(_Shape):
    """An instrument that the corpus cites."""

    name: str
    title: str
    count: int
    """How many references cite it."""
    documents: list[str]
    """The slugs of the documents that do."""


class ReferencesFile(_Shape):
    """All references: `data/references.json`."""

    schema_: Literal["treaty-corpus/references/1"] = Field(alias="schema")
    references: list[ReferenceEntry]
    instruments: list[CitedInstrument]


SCHEMAS: dict[str, type[BaseModel]] = {
    "corpus": CorpusFile,
    "document": DocumentFile,
    "references": ReferencesFile,
    "terms": TermsFile,
}
"""Each kind of file by the name of its schema."""
