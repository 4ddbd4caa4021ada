"""Stand-off annotations of the texts of a document, by anchor and offset."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from build_corpus.model.certainty import Certainty


@dataclass(frozen=True, slots=True)
class TermSpan:
    """A term of the glossary on the characters `start` to `end` of the text at `anchor`."""

    anchor: str
    start: int
    end: int
    term: str
    """The id of the term."""
    damaged: bool = False
    """Whether a word of it is damaged, so that the match is a guess."""


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


SETTLED = "settled-by-editor"
"""The rule's name of an emendation that an editor settled by hand."""


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
