"""The map of a corpus: its documents, what they cite, the terms they share; what is linked, and how often."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX
from build_corpus.outputs.site import term_address
from build_corpus.outputs.term_cards import term_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_corpus.outputs.term_usage import Usage

MOST_DOCUMENTS = 24
MOST_INSTRUMENTS = 24
MOST_TERMS = 20
"""What one picture holds: of each kind those with most links."""
LEAST_SHARED = 2
"""A term is shared from so many documents on."""


@dataclass(frozen=True, slots=True)
class Node:
    """A document, an instrument or a term."""

    name: str
    short: str
    """What fits beside its mark."""
    address: str
    """Where it leads, as a path from the root of the site."""


@dataclass(frozen=True, slots=True)
class Linked:
    """An instrument or a term, and how often each document of the map has it, by the slug."""

    node: Node
    counts: tuple[tuple[str, int], ...]
    """In the order of the corpus; only documents that have it."""

    @property
    def total(self) -> int:
        """How often all documents have it."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class CorpusMap:
    """What the picture and its tables show."""

    documents: tuple[tuple[str, Node], ...]
    """With their slugs, in the order of the corpus."""
    instruments: tuple[Linked, ...]
    terms: tuple[Linked, ...]
    """Both with those that most documents have first."""
    left_out: tuple[int, int, int]
    """How many documents, instruments and shared terms there are beyond those shown."""


def corpus_map(usage: Usage) -> CorpusMap:
    """The map of the corpus whose terms are counted in `usage`."""
    site = usage.site
    instruments = []
    for cited in site.backlinks.instruments:
        counts = Counter(mention.slug for mention in cited.mentions if mention.slug != cited.document)
        address = f"{cited.document}/{INDEX}" if cited.document else cited.page
        title = cited.instrument.title
        instruments.append((Node(title, cited.symbol or title, address), counts))
    terms = []
    for term, occurrences in usage.occurrences.items():
        if len(occurrences) >= LEAST_SHARED:
            names = site.terms[term].names
            node = Node(term_name(site.terms[term]), names[0] if names else term, term_address(term))
            terms.append((node, Counter({slug: len(spans) for slug, spans in occurrences.items()})))
    degree = Counter(slug for _, counts in (*instruments, *terms) for slug in counts)
    slugs = sorted(site.volumes, key=lambda slug: -degree[slug])[:MOST_DOCUMENTS]
    shown = [slug for slug in site.volumes if slug in slugs]
    documents = []
    for slug in shown:
        metadata = site.volumes[slug].document.metadata
        short = metadata.symbol.value if metadata.symbol else metadata.title.value
        documents.append((slug, Node(metadata.title.value, short, f"{slug}/{INDEX}")))
    cited_here, shared_here = _linked(instruments, shown, 1), _linked(terms, shown, LEAST_SHARED)
    return CorpusMap(
        tuple(documents),
        cited_here[:MOST_INSTRUMENTS],
        shared_here[:MOST_TERMS],
        (
            len(site.volumes) - len(documents),
            max(0, len(cited_here) - MOST_INSTRUMENTS),
            max(0, len(shared_here) - MOST_TERMS),
        ),
    )


def _linked(found: Iterable[tuple[Node, Counter[str]]], slugs: Sequence[str], least: int) -> tuple[Linked, ...]:
    """Those that at least `least` documents of the map have, those that most have first."""
    each = (Linked(node, tuple((slug, counts[slug]) for slug in slugs if counts[slug])) for node, counts in found)
    enough = (linked for linked in each if len(linked.counts) >= least)
    return tuple(sorted(enough, key=lambda linked: (-len(linked.counts), -linked.total)))
