"""How the terms of the glossary are used: where each occurs, in which forms, and with which others.

Companions are terms that share paragraphs. Their bond is measured by Dunning's log-likelihood ratio (G², "Accurate
Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19, 1993), which holds for rare
events too: 10.83 is reached by chance in one of a thousand pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log
from typing import TYPE_CHECKING

from build_corpus import russian

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_corpus.model import Term, TermSpan
    from build_corpus.outputs.site import Site

LEAST_TOGETHER = 3
"""In fewer common paragraphs two terms are no companions."""

LEAST_BOND = 10.83
"""The chi-squared value, one degree of freedom, that chance exceeds in one of a thousand cases."""


@dataclass(frozen=True, slots=True)
class Form:
    """A wording of a term as the texts print it."""

    text: str
    """Its most frequent spelling."""
    count: int
    damaged: bool = False
    """Whether a word of it is damaged."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A term that shares more paragraphs with another than chance would have it."""

    term: str
    together: int
    """In how many paragraphs both stand."""
    bond: float
    """The log-likelihood ratio G²."""


@dataclass(frozen=True)
class Usage:
    """The use of all terms of a site, counted once."""

    site: Site

    @cached_property
    def occurrences(self) -> Mapping[str, Mapping[str, tuple[TermSpan, ...]]]:
        """Term -> slug of the document -> its occurrences there, in the order of the source."""
        found: dict[str, dict[str, list[TermSpan]]] = {term: {} for term in self.site.terms}
        for slug, volume in self.site.volumes.items():
            for anchor in volume.passages:
                for span in volume.terms.get(anchor, ()):
                    if span.term in found:
                        found[span.term].setdefault(slug, []).append(span)
        return {
            term: {slug: tuple(spans) for slug, spans in by_document.items()} for term, by_document in found.items()
        }

    def in_document(self, slug: str) -> Mapping[str, tuple[TermSpan, ...]]:
        """The terms of one document in alphabetical order, each with its occurrences in the order of the source."""
        found: dict[str, list[TermSpan]] = defaultdict(list)
        volume = self.site.volumes[slug]
        for anchor in volume.passages:
            for span in volume.terms.get(anchor, ()):
                if span.term in self.site.terms:
                    found[span.term].append(span)
        return {term: tuple(found[term]) for term in sorted(found, key=lambda t: alphabetical(self.site.terms[t]))}

    @cached_property
    def titles(self) -> Counter[str]:
        """How many documents have each title."""
        return Counter(volume.title for volume in self.site.volumes.values())

    @cached_property
    def words(self) -> Mapping[str, int]:
        """The number of words in each document."""
        return {
            slug: sum(len(russian.words(passage.text)) for passage in volume.passages.values())
            for slug, volume in self.site.volumes.items()
        }

    def count(self, term: str) -> int:
        """How often `term` occurs."""
        return sum(len(spans) for spans in self.occurrences[term].values())

    def forms(self, term: str) -> tuple[Form, ...]:
        """The wordings of `term` in the texts, the most frequent first; letters of either case are the same."""
        spellings: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
        for slug, spans in self.occurrences[term].items():
            for span in spans:
                words = self.printed(slug, span)
                spellings[russian.fold(words), span.damaged][words] += 1
        forms = [
            Form(min(counted, key=lambda words: (-counted[words], words)), counted.total(), damaged)
            for (_, damaged), counted in spellings.items()
        ]
        return tuple(sorted(forms, key=lambda form: (-form.count, form.text, form.damaged)))

    def printed(self, slug: str, span: TermSpan) -> str:
        """What stands at `span`, its white space single."""
        return " ".join(self.site.volumes[slug].passages[span.anchor].text[span.start : span.end].split())

    @cached_property
    def companions(self) -> Mapping[str, tuple[Companion, ...]]:
        """The companions of each term, the closest first."""
        found: dict[str, list[Companion]] = {term: [] for term in self.site.terms}
        for (first, second), together in self._pairs.items():
            alone, others = self._paragraphs[first], self._paragraphs[second]
            bond = log_likelihood(together, alone, others, self._number)
            if together >= LEAST_TOGETHER and bond >= LEAST_BOND and together * self._number > alone * others:
                found[first].append(Companion(second, together, bond))
                found[second].append(Companion(first, together, bond))
        return {
            term: tuple(sorted(each, key=lambda c: (-round(c.bond, 6), -c.together, c.term)))
            for term, each in found.items()
        }

    @cached_property
    def _number(self) -> int:
        """How many paragraphs have running text."""
        return sum(
            passage.is_prose and bool(passage.text.strip())
            for volume in self.site.volumes.values()
            for passage in volume.passages.values()
        )

    @cached_property
    def _paragraphs(self) -> Counter[str]:
        """In how many paragraphs each term stands."""
        return Counter(term for terms in self._terms_of_paragraphs() for term in terms)

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        """In how many paragraphs two terms stand together, in alphabetical order."""
        return Counter(pair for terms in self._terms_of_paragraphs() for pair in combinations(terms, 2))

    def _terms_of_paragraphs(self) -> Iterator[tuple[str, ...]]:
        for volume in self.site.volumes.values():
            for anchor, passage in volume.passages.items():
                if passage.is_prose:
                    spans = volume.terms.get(anchor, ())
                    yield tuple(sorted({span.term for span in spans if span.term in self.site.terms}))


def alphabetical(term: Term) -> tuple[str, str]:
    """Russian order: ё beside е; what begins with a Latin letter comes first, as in the Russian locale of Unicode."""
    return (term.names[0] if term.names else term.id).lower().replace("ё", "е"), term.id


def log_likelihood(together: int, first: int, second: int, number: int) -> float:
    """Dunning's G² for two events that come `first` and `second` times, `together` at once, in `number` trials."""
    observed = (together, first - together, second - together, number - first - second + together)
    rows, columns = (first, number - first), (second, number - second)
    expected = (rows[0] * columns[0], rows[0] * columns[1], rows[1] * columns[0], rows[1] * columns[1])
    return 2 * sum(o * log(o * number / e) for o, e in zip(observed, expected, strict=True) if o > 0 and e > 0)
