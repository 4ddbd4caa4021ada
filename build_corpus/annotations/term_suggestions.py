"""Proposes terms that the glossary lacks, each with its evidence: where it is printed, and how often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.introduced_abbreviations import introduced
from build_corpus.annotations.noun_phrases import c_values, lemmas_of, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.annotations.noun_phrases import Lemmas
    from build_corpus.annotations.terms import Matcher, TermHit
    from build_corpus.model import Document

LEAST = 4
"""A phrase that is rarer is not proposed."""

_CONTEXT = 60


class Ground(StrEnum):
    """Why a term is proposed."""

    INTRODUCED = "introduced"
    """The text gives the abbreviation, or a short name, behind the full one."""
    BRACKETED = "bracketed"
    """An abbreviation stands in brackets; whether the words before it are its full name, a person must say."""
    FREQUENT = "frequent"
    """A noun phrase with a high C-value."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that speaks for a suggestion."""

    document: str
    anchor: str
    quote: str
    """The words with some around them, on one line."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that the glossary lacks."""

    ground: Ground
    name: str
    """The full form in the nominative; empty where only the abbreviation is known."""
    abbreviation: str
    count: int
    """How often it is printed."""
    documents: int
    score: float
    """The C-value of a phrase; of an abbreviation how often it is printed."""
    evidence: Evidence
    """The first place."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the corpus with the terms that are known in it."""

    document: str
    anchor: str
    text: str
    known: tuple[TermHit, ...]

    def knows(self, start: int, end: int) -> bool:
        """Whether the characters `start` to `end` are a known term or stand inside one."""
        return any(hit.start <= start and end <= hit.end for hit in self.known)

    def cuts(self, start: int, end: int) -> bool:
        """Whether the characters `start` to `end` are a known term, stand inside one, or cut through one."""
        return self.knows(start, end) or any(
            hit.start < start < hit.end or hit.start < end < hit.end for hit in self.known
        )

    def evidence(self, start: int, end: int) -> Evidence:
        left, right = max(start - _CONTEXT, 0), min(end + _CONTEXT, len(self.text))
        quote = " ".join(self.text[left:right].split())
        return Evidence(
            self.document, self.anchor, f"{'…' if left else ''}{quote}{'…' if right < len(self.text) else ''}"
        )


def suggest(documents: Sequence[Document], matcher: Matcher, *, least: int = LEAST) -> tuple[Suggestion, ...]:
    """The terms that `documents` have and the glossary of `matcher` lacks: abbreviations first, then by score.

    A phrase is proposed from `least` occurrences on; an abbreviation that is introduced, always.
    """
    texts = [
        _Text(document.metadata.slug, anchor, text, tuple(matcher.hits(text)))
        for document in documents
        for anchor, text in _of(document)
    ]
    short = list(_abbreviations(texts))
    named = {russian.fold(suggestion.name) for suggestion in short}
    frequent = [each for each in _phrases(texts, least) if russian.fold(each.name) not in named]
    grounds = list(Ground)
    return tuple(sorted((*short, *frequent), key=lambda s: (grounds.index(s.ground), -s.score, s.name, s.abbreviation)))


def _of(document: Document) -> Iterator[tuple[str, str]]:
    yield from ((block.id, block.text.text) for block in document.blocks())
    yield from ((note.id, note.text.text) for note in document.footnotes)


def _is_proper(text: _Text, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` begin with a capital letter, and not because a sentence does."""
    return text.text[start:end][:1].isupper() and bool(re.search(r"[^\s.!?:…«(]\s*$", text.text[:start]))


def _abbreviations(texts: Sequence[_Text]) -> Iterator[Suggestion]:
    found: dict[str, list[tuple[bool, str, Evidence]]] = defaultdict(list)
    named: dict[str, list[Evidence]] = defaultdict(list)
    for text in texts:
        for each in introduced(text.text):
            if each.is_name:
                if not text.knows(each.long_start, each.long_start + len(each.long)):
                    evidence = text.evidence(each.long_start, each.end)
                    named[russian.nominative(" ".join(each.long.split()))].append(evidence)
            elif not text.knows(each.start, each.end):
                name = russian.nominative(" ".join(each.long.split()))
                evidence = text.evidence(each.long_start, each.end)
                found[each.short].append((each.aligned, name, evidence))
    printed = Counter(word.text for text in texts for word in russian.tokens(text.text))
    for short, places in found.items():
        aligned, name, evidence = next((place for place in places if place[0]), places[0])
        ground = Ground.INTRODUCED if aligned else Ground.BRACKETED
        count = max(printed[short], len(places))
        in_documents = {text.document for text in texts if any(w.text == short for w in russian.tokens(text.text))}
        number = len(in_documents | {place[2].document for place in places})
        yield Suggestion(ground, name, short, count, number, float(count), evidence)
    for name, evidences in named.items():
        number = len({evidence.document for evidence in evidences})
        yield Suggestion(Ground.INTRODUCED, name, "", len(evidences), number, float(len(evidences)), evidences[0])


def _phrases(texts: Sequence[_Text], least: int) -> Iterator[Suggestion]:
    lemma_of = lemmas_of(text.text for text in texts)
    places: dict[Lemmas, list[tuple[_Text, int, int]]] = defaultdict(list)
    for text in texts:
        for phrase in phrases(text.text, lemma_of):
            if not text.cuts(phrase.start, phrase.end):
                places[phrase.lemmas].append((text, phrase.start, phrase.end))
    values = c_values({lemmas: len(found) for lemmas, found in places.items()})
    for lemmas, found in places.items():
        # At a value of `least` a phrase of two words is printed so often outside of all longer ones.
        if len(found) >= least and values[lemmas] >= least:
            names = Counter(russian.nominative(" ".join(text.text[start:end].split())) for text, start, end in found)
            name = min(names, key=lambda each: (-names[each], each))
            if name[1:].islower() and not all(_is_proper(*place) for place in found):
                name = name.lower()
            text, start, end = found[0]
            documents = len({place[0].document for place in found})
            yield Suggestion(
                Ground.FREQUENT, name, "", len(found), documents, values[lemmas], text.evidence(start, end)
            )
