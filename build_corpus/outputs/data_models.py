"""The shapes of the JSON export, from which its schemas are made: the index, terms, references, and documents."""

# ruff: noqa: TC001 - pydantic reads the types when the module is loaded
from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from build_corpus.model import Certainty, Definition, Known, ReferenceKind
from build_corpus.outputs.data_document import DocumentFile, Shape


class Fact(Shape):
    """A piece of metadata and how it is known."""

    value: str
    known: Known


class Counts(Shape):
    """How much a document holds."""

    paragraphs: int
    """Numbered ones."""
    footnotes: int
    words: int
    terms: int
    references: int
    emendations: int
    parallels: int
    """Passages that other texts have too."""


class DocumentEntry(Shape):
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


class CorpusFile(Shape):
    """The index of the export: `data/corpus.json`."""

    schema_: Literal["treaty-corpus/corpus/1"] = Field(alias="schema")
    documents: list[DocumentEntry]
    terms: str
    references: str
    schemas: dict[str, str]
    """Name of a schema -> its path from the root of the site."""


class Occurrence(Shape):
    """A term in a text."""

    document: str
    anchor: str
    start: int
    end: int
    text: str
    """As printed."""
    damaged: bool
    """Whether a word of it is damaged, so that the match is a guess."""


class FormCount(Shape):
    """A wording of a term in the texts."""

    text: str
    count: int
    damaged: bool


class CompanionEntry(Shape):
    """A term that shares more paragraphs with another than chance would have it."""

    term: str
    together: int
    """In how many paragraphs both stand."""
    log_likelihood: float
    """Dunning's G², rounded to three decimals."""


class TermEntry(Shape):
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


class TermsFile(Shape):
    """The glossary: `data/terms.json`."""

    schema_: Literal["treaty-corpus/terms/1"] = Field(alias="schema")
    terms: list[TermEntry]


class Target(Shape):
    """A place of the corpus that a reference leads to."""

    document: str
    anchor: str | None
    """None for the whole document."""
    through: str | None
    """The last anchor of a range."""
    page: str | None
    """From the root of the site."""


class ReferenceEntry(Shape):
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


class CitedInstrument(Shape):
    """An instrument that the corpus cites."""

    name: str
    title: str
    address: str | None
    """Its official web address; None where none is known that lasts, or where it is in the corpus."""
    page: str
    """The path of its page, from the root of the site."""
    count: int
    """How many references cite it."""
    documents: list[str]
    """The slugs of the documents that do."""


class ReferencesFile(Shape):
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
