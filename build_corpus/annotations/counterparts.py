"""Where two documents of one lineage, such as a draft and its final text, say the same: paragraph by paragraph."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from build_corpus.model import BlockKind, Counterpart, RelationKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from build_corpus.model import Block, Document

_WORD = re.compile(r"[^\W_]+")
_JOINTS = re.compile(r"[\s\u00ad\u200b\u2060\ufeff\-\u2010\u2011]+")

LEAST_WORDS = 4
"""Shorter texts, such as «a) решает:», are the same in many places and say nothing of where they come from."""
SAME_LABEL = 0.6
"""How alike two texts with the same printed label must be: the thresholds of editions, where the measurements stand."""
ANYWHERE = 0.8
"""With another label: renumbered."""
_COMMON = 12
"""A word that more paragraphs of the other text have than this does not suggest any of them."""
_CANDIDATES = 6
"""Only so many paragraphs, those with most rare words in common, are compared letter by letter."""


@dataclass(frozen=True)
class _Place:
    """A block whose words can be told from others."""

    anchor: str
    kind: BlockKind
    label: str | None
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.text.casefold().replace("ё", "е").replace("\u00ad", "")))

    @cached_property
    def folded(self) -> str:
        return _JOINTS.sub("", self.text.casefold().replace("ё", "е"))


def find_counterparts(documents: Sequence[Document]) -> dict[str, tuple[Counterpart, ...]]:
    """For each slug the counterparts of its blocks in the documents of its lineage, in the order of the text.

    Drafts are aligned with their final texts, and superseded texts with those that replace them; both ways. A
    corrigendum tells of changes and does not repeat the text, so it is not aligned. One paragraph has one counterpart
    in each other document at most, and that one has it for its own.
    """
    by_slug = {document.metadata.slug: document for document in documents}
    found: dict[str, list[Counterpart]] = {slug: [] for slug in by_slug}
    for slug, document in by_slug.items():
        others = [r.document for r in document.metadata.relations if r.kind is not RelationKind.CORRIGENDUM_TO]
        for other in dict.fromkeys(others):
            for left, right in _aligned(tuple(_places(document)), tuple(_places(by_slug[other]))):
                same = left.folded == right.folded
                found[slug].append(Counterpart(left.anchor, other, right.anchor, same))
                found[other].append(Counterpart(right.anchor, slug, left.anchor, same))
    return {slug: tuple(_in_order(by_slug[slug], layer)) for slug, layer in found.items()}


def _in_order(document: Document, layer: Iterable[Counterpart]) -> Iterator[Counterpart]:
    order = {block.id: place for place, block in enumerate(document.blocks())}
    yield from sorted(layer, key=lambda part: (order[part.anchor], part.document))


def _places(document: Document) -> Iterator[_Place]:
    for block in document.blocks():
        if block.role is Role.BODY:
            place = _Place(block.id, block.kind, _label(block), block.text.text)
            if len(place.words) >= LEAST_WORDS:
                yield place


def _label(block: Block) -> str | None:
    return block.label.casefold() if block.label and block.kind is not BlockKind.BULLET else None


def _aligned(left: Sequence[_Place], right: Sequence[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """The pairs of `left` and `right`: the most alike first, then those with the same label, then the nearest."""
    claims: list[tuple[float, bool, int, int, int]] = []
    for i, j in sorted(_candidates(left, right)):
        label = left[i].label is not None and (left[i].kind, left[i].label) == (right[j].kind, right[j].label)
        alike = _likeness(left[i], right[j])
        if alike >= (SAME_LABEL if label else ANYWHERE):
            claims.append((-alike, not label, abs(i * len(right) - j * len(left)), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j in sorted(claims):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield left[i], right[j]


def _likeness(left: _Place, right: _Place) -> float:
    """The share of words that both have in this order, from 0 to 1."""
    return 1.0 if left.folded == right.folded else Indel.normalized_similarity(left.words, right.words)


def _candidates(left: Sequence[_Place], right: Sequence[_Place]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: with the same text or label, or with rare words in common. Near to linear."""
    holders: Mapping[str, list[int]] = defaultdict(list)
    texts: Mapping[str, list[int]] = defaultdict(list)
    labels: Mapping[tuple[BlockKind, str | None], list[int]] = defaultdict(list)
    for j, place in enumerate(right):
        texts[place.folded].append(j)
        if place.label:
            labels[place.kind, place.label].append(j)
        for word in set(place.words):
            holders[word].append(j)
    for i, place in enumerate(left):
        shared: Counter[int] = Counter()
        for word in set(place.words):
            if len(holders.get(word, ())) <= _COMMON:
                shared.update(holders.get(word, ()))
        best = sorted(shared, key=lambda j: (-shared[j], j))[:_CANDIDATES]
        same_text = texts.get(place.folded, [])[:_CANDIDATES]
        same_label = labels.get((place.kind, place.label), [])[:_CANDIDATES] if place.label else []
        yield from ((i, j) for j in {*best, *same_text, *same_label})
