"""The flat parts of a document: each raw block with the part that it plays, before they are nested."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_corpus.model import RawBlock
    from build_corpus.structure.labels import HeadingLabel, Label


class Play(StrEnum):
    """The part that a raw block plays."""

    MASTHEAD = "masthead"
    TITLE = "title"
    OPENING = "opening"
    """The line that names who speaks: «Генеральная Ассамблея,»."""
    PREAMBLE = "preamble"
    HEADING = "heading"
    CLAUSE = "clause"
    ANNEX = "annex"
    GROUP = "group"
    LABELLED = "labelled"
    """A numbered paragraph or an item."""
    TEXT = "text"
    TABLE = "table"
    SIGNATURE = "signature"
    CLOSING = "closing"


HEADS = (Play.HEADING, Play.CLAUSE, Play.ANNEX)
"""The parts that open a section."""


@dataclass(frozen=True, slots=True)
class Part:
    """A raw block and the part that it plays."""

    raw: RawBlock
    play: Play
    label: Label | None = None
    heading: HeadingLabel | None = None
    """The label of a heading."""

    @property
    def text(self) -> str:
        """Its text, label included."""
        return self.raw.text.text
