"""The words that everything else is said in: what a reader finds in a raw text, and what a document is.

All types are immutable. Text is plain: marks of notes, links, amendments and terms are stand-off annotations,
each with offsets in characters in the text it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from build_corpus.traced import Span, Traced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.ledger import Drop, Ledger


class ReaderName(StrEnum):
    """The raw formats, by the names that `corpus.toml` and the JSON contract use."""

    PDF_TEXT = "pdf-text"
    OCR_MARKDOWN = "ocr-markdown"
    DOCX_TEXT = "docx-text"


class Certainty(StrEnum):
    """How sure we are of a proposed reading. `certain` is never claimed where a person could disagree."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNDECIDED = "undecided"


class Severity(StrEnum):
    """Whether a diagnostic stops `build-corpus check`."""

    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A doubtful place: what is doubtful, where, and what an editor may do."""

    code: str
    """Its kind, in kebab-case: `number-gap`, `mark-without-note`, `undecided-hyphen`, …"""
    message: str
    """One English sentence with the cure."""
    lines: tuple[int, int]
    """First and last line of the source, from 1, inclusive."""
    severity: Severity = Severity.WARNING
    acknowledged: str = ""
    """The reason that an editor gives in `corpus.toml` for leaving the place as it is; empty where none has."""


# --- what a reader finds ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change that the file itself records: how the characters of `span` read before it and after it."""

    span: Span
    """In the text of the source."""
    old: str
    """Empty where the characters were inserted."""
    new: str
    """Empty where they were deleted."""


@dataclass(frozen=True, slots=True)
class Source:
    """A raw file, decoded. `text.encode(codec)` gives its bytes back, a byte order mark included."""

    name: str
    """The file's name, without folders."""
    sha256: str
    """Of the bytes, in hexadecimal."""
    encoding: str
    """The name shown to people, such as `utf-8` or `windows-1251`; `docx` or `pdf` for text out of such a file."""
    codec: str
    """The Python codec that encodes `text` to the same bytes; empty where the text was taken out of a file."""
    text: str
    revisions: tuple[Revision, ...] | None = None
    """In order and apart; None where the format cannot tell, so that amendments have to be guessed."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where the mark of a note stood: between the characters `offset - 1` and `offset` of a text."""

    label: str
    offset: int


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link that the source itself prints on the characters `start` to `end` of a text."""

    start: int
    end: int
    address: str
    """As printed; empty where the source lost it, as in `[75/240](#)`."""


class Shape(StrEnum):
    """What the layout or the markup alone says of a raw block. A hint: the outline is decided in `structure`."""

    PROSE = "prose"
    HEADING = "heading"
    BULLET = "bullet"
    TABLE = "table"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A paragraph, heading, list item or line of the source as a reader sees it: whole, and in the order of the source.

    Its lines are joined, its words mended, the marks of notes cut out; its printed label is still in the text.
    Every character of the source is either in a block, in a note, or in a drop.
    """

    text: Traced
    shape: Shape = Shape.PROSE
    level: int | None = None
    """The heading's level that the markup claims (1 is the highest), where it claims one."""
    marks: tuple[NoteMark, ...] = ()
    """Marks that the format itself shows (`<sup>1</sup>`); bare digits are found in `structure`."""
    links: tuple[SourceLink, ...] = ()
    page: int = 1
    """The page, from 1, that the block ends on; 1 where the format has no pages."""
    first_page: int = 1
    """The page that it begins on."""
    indent: int = 0
    """How far its first line is set in, in characters."""
    emphasis: bool = False
    """Whether all of it is set in bold."""


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note lifted out of the page."""

    label: str
    text: Traced
    """Without its label."""
    page: int = 1
    links: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader made of a source."""

    source: Source
    reader: ReaderName
    confidence: float
    """How sure the detection of the format is, from 0 to 1; 1 where an editor named the reader."""
    blocks: tuple[RawBlock, ...]
    notes: tuple[RawNote, ...]
    drops: tuple[Drop, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


# --- what a document is -----------------------------------------------------------------------------------------


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


class Known(StrEnum):
    """How a piece of metadata is known."""

    PRINTED = "printed"
    """It stands in the text."""
    EDITORIAL = "editorial"
    """An editor of this corpus supplied it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of metadata and how it is known."""

    value: str
    known: Known


class RelationKind(StrEnum):
    """How one document continues another, by the keys that `corpus.toml` uses."""

    SUPERSEDES = "supersedes"
    DRAFT_OF = "draft-of"
    CORRIGENDUM_TO = "corrigendum-to"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document is to another one of the corpus."""

    kind: RelationKind
    document: str
    """The slug of the other one."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document, as `corpus.toml` says. What is not known is None, never made up."""

    slug: str
    title: Fact
    symbol: Fact | None = None
    date: Fact | None = None
    """ISO 8601, as precise as it is known: `2020-12-07`, `2020-12`, `2020`."""
    body: Fact | None = None
    """The body that issued the text, in Russian."""
    language: str = "ru"
    relations: tuple[Relation, ...] = ()
    """To other documents of the corpus."""


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


# --- layers over a document -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TermSpan:
    """A term of the glossary on the characters `start` to `end` of the text at `anchor`."""

    anchor: str
    start: int
    end: int
    term: str
    """The id of the term."""


class ReferenceKind(StrEnum):
    """In what form a reference is printed."""

    SYMBOL = "symbol"
    """The symbol of a document: A/70/174."""
    RESOLUTION = "resolution"
    DECISION = "decision"
    OPINION = "opinion"
    QUESTION = "question"
    """A question under study: «Вопрос 3/2 МСЭ-D»."""
    RECOMMENDATION = "recommendation"
    TREATY = "treaty"
    """An instrument known by its name: «статья 51 Устава»."""
    PLACE = "place"
    """A place of the document itself, or of one that is not named so that it can be told."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a reference cites: a resolution, a treaty, a document."""

    name: str
    """Its symbol or canonical name, the same wherever it is cited: `A/RES/73/27`, `ITU PP Res. 130`."""
    title: str
    """What people call it, in Russian: «Резолюция 73/27 Генеральной Ассамблеи»."""


@dataclass(frozen=True, slots=True)
class ReferenceSpan:
    """A reference on the characters `start` to `end` of the text at `anchor`.

    The references of a text are in order and apart. Where an old and a new number run together each reading has its
    own characters: `68/198` and `76/189` in `68/19876/189`. One that leads nowhere has neither address nor document.
    """

    anchor: str
    start: int
    end: int
    address: str | None
    """A web address, or None where the target lies in the corpus or is not known."""
    document: str | None = None
    """The slug of the document of the corpus that it leads to."""
    target: str | None = None
    """The anchor in that document."""
    through: str | None = None
    """The last anchor of a range that begins at `target`: «разделах B–G»."""
    instrument: Instrument | None = None
    """What is cited, in the corpus or not; None for a place of the document itself, or where it cannot be known."""
    edition: str = ""
    """The edition of the instrument, as printed: «Дубай, 2018»."""
    pinpoint: str = ""
    """The place in the instrument or the document, as citations print it: «ст. 2 4)», «пп. 9–15», «разд. B–G»."""
    kind: ReferenceKind = ReferenceKind.SYMBOL
    certainty: Certainty = Certainty.CERTAIN


class EmendationKind(StrEnum):
    """What made the printed words unreadable as they stand."""

    AMENDMENT = "amendment"
    """Deleted and inserted wording run together."""
    DAMAGE = "damage"
    """The copy is damaged: OCR or typing."""


@dataclass(frozen=True, slots=True)
class Emendation:
    """A proposed reading of the characters `start` to `end` of the text at `anchor`; the text stays as printed."""

    anchor: str
    start: int
    end: int
    kind: EmendationKind
    old: str | None
    """The wording before the amendment; None for damage, or where nothing stood there."""
    new: str | None
    """The wording after the amendment, or the repair; None where the words were deleted."""
    certainty: Certainty
    rule: str
    """The rule that found it, in kebab-case: `fused-ending`, `fused-year`, …"""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The place of another document that has the words at `anchor`, the same or revised."""

    anchor: str
    document: str
    """The slug of the other document."""
    target: str
    """The anchor in it."""
    same: bool
    """Whether the words are the same, but for case, white space, hyphens and the dots of ё."""


@dataclass(frozen=True, slots=True)
class Parallel:
    """A passage of the text at `anchor` that another text of the corpus has in nearly the same words."""

    anchor: str
    start: int
    end: int
    document: str
    """The slug of the document that has it too; perhaps the same one."""
    target: str
    """The anchor there."""
    target_start: int
    target_end: int
    similarity: float
    """From 0 to 1: twice the words in common, by their lemmas, by the words of both passages."""


@dataclass(frozen=True, slots=True)
class Layers:
    """All that is said about the texts of a document, by anchor and offset."""

    terms: tuple[TermSpan, ...] = ()
    references: tuple[ReferenceSpan, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    parallels: tuple[Parallel, ...] = ()


# --- the glossary -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition that the corpus itself gives, with the paragraph it is taken from."""

    text: str
    document: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the glossary."""

    id: str
    """ASCII, kebab-case."""
    names: tuple[str, ...]
    """Full forms in the nominative, the preferred one first."""
    abbreviations: tuple[str, ...] = ()
    """Case-sensitive, the preferred one first: `ИКТ`, `CIRT`."""
    aliases: tuple[str, ...] = ()
    """Other wordings that mean the same; found, but not shown as names."""
    stop_phrases: tuple[str, ...] = ()
    """Wordings that look like the term and are not: «в связи с»."""
    english: str = ""
    definition: Definition | None = None


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, in the order of the file."""

    terms: tuple[Term, ...] = ()

    def __getitem__(self, term_id: str) -> Term:
        return next(term for term in self.terms if term.id == term_id)


# --- all of it --------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its layers and its history."""

    document: Document
    layers: Layers = field(default_factory=Layers)
    history: History = field(default_factory=History)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that the outputs are made of; the documents in the order of `corpus.toml`."""

    documents: tuple[Annotated, ...]
    glossary: Glossary = field(default_factory=Glossary)
    withdrawn: tuple[tuple[str, History], ...] = ()
    """The slugs of the documents that were published and are no longer in the corpus, with what they held."""
