"""Known documents: what a reader ought to find, before anything was set or printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block of a known document is."""

    MASTHEAD = "masthead"
    TITLE = "title"
    HEADING = "heading"
    """A heading of a section; its label (with «Статья» and the like) stands in `label`, without the dot."""
    ANNEX = "annex"
    """The first line of an annex: «Приложение II»."""
    PARAGRAPH = "paragraph"
    """A numbered paragraph."""
    ITEM = "item"
    BULLET = "bullet"
    GROUP = "group"
    """A sub-heading above bullets inside a numbered paragraph."""
    OPENING = "opening"
    PREAMBLE = "preamble"
    CLAUSE = "clause"
    """The verb that heads a clause of an ITU resolution."""
    TEXT = "text"
    TABLE = "table"
    SIGNATURE = "signature"


HEADS = (Kind.HEADING, Kind.ANNEX, Kind.CLAUSE)
"""The kinds that open a section."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note, before the character at `offset` of a text."""

    label: str
    offset: int


@dataclass(frozen=True, slots=True)
class KnownBlock:
    """A paragraph, heading, item or line, as its writer meant it."""

    kind: Kind
    text: str
    """Without label and marks, single spaces, words whole. The rows of a table end in a line feed."""
    label: str = ""
    """Without dot or bracket: `60 bis`, `a`, `IV`, `Статья 5`."""
    printed: str = ""
    """The label as it is printed, with its dot or bracket."""
    depth: int = 0
    """How deep an item stands: 0 for numbered paragraphs and lines, 1 for a), 2 for i)."""
    level: int = 0
    """The level of a heading, 1 at the top."""
    marks: tuple[Mark, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """(label, text) of the notes that it calls, in the order of `marks`."""
    addresses: tuple[str, ...] = ()
    """The addresses of the links that are set on it; a reader never sees the text that they are on."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document whose every word and label is known."""

    name: str
    genre: str
    symbol: str
    job: str
    """The job number: `21-01234`."""
    blocks: tuple[KnownBlock, ...]


def designated(block: KnownBlock) -> bool:
    """Whether the label of a heading stands in a line of its own: «Статья 5»."""
    return block.kind is Kind.HEADING and block.printed[:1].isalpha() and block.printed[-1:] != "."
