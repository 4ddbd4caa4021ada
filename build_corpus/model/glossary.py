"""The concepts of the glossary."""

from __future__ import annotations

from dataclasses import dataclass


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
