"""What a reader finds in a raw text: the source, its blocks in order, its notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_corpus.ledger import Drop
    from build_corpus.model.diagnostics import Diagnostic
    from build_corpus.traced import Span, Traced


class ReaderName(StrEnum):
    """The raw formats, by the names that `corpus.toml` and the JSON contract use."""

    PDF_TEXT = "pdf-text"
    OCR_MARKDOWN = "ocr-markdown"
    DOCX_TEXT = "docx-text"


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
