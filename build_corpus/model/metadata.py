"""What is known of a document besides its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
