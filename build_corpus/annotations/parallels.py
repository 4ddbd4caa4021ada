"""Parallel passages: where the texts of a corpus say the same in nearly the same words, across and within documents."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.parallel_alignment import LEAST_WORDS, Match, matches, places
from build_corpus.annotations.parallel_candidates import candidates
from build_corpus.model import BlockKind, Parallel, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.model import Document

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.PREAMBLE, BlockKind.ITEM, BlockKind.BULLET, BlockKind.TEXT})


MOST_COPIES = 4
"""A text is linked with so many of the texts before it that have all the same words."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a block: its words as numbers, and where each stands."""

    document: str
    anchor: str
    text: str
    words: tuple[int, ...]
    offsets: Sequence[int]
    """The start and the end of the first word, of the second, …"""

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the words `start` to `end` stand, those at the end that only lead on («и», «в») left out.

        None where fewer than `LEAST_WORDS` remain.
        """
        while end > start and russian.is_function_word(self.text[slice(*self.offsets[2 * end - 2 : 2 * end])]):
            end -= 1
        return (self.offsets[2 * start], self.offsets[2 * end - 1]) if end - start >= LEAST_WORDS else None


def find_parallels(documents: Sequence[Document]) -> dict[str, tuple[Parallel, ...]]:
    """For each slug the passages that other texts have too, in the order of the text; each stands on both sides.

    Texts are blocks of running text; titles, mastheads, tables, signatures and notes are left out. Words are compared
    by their lemmas, so that another case is no difference. Of a wording that is very common each place is linked with
    few others, which are linked in turn. Time is near to linear in the words of the corpus.
    """
    texts = list(_texts(documents))
    found: dict[str, list[Parallel]] = {document.metadata.slug: [] for document in documents}
    for left, right, match in _matches(texts):
        here, there = left.span(match.start, match.end), right.span(match.other_start, match.other_end)
        if here is None or there is None:
            continue
        similarity = round(match.similarity, 4)
        found[left.document].append(Parallel(left.anchor, *here, right.document, right.anchor, *there, similarity))
        found[right.document].append(Parallel(right.anchor, *there, left.document, left.anchor, *here, similarity))
    order = {(text.document, text.anchor): place for place, text in enumerate(texts)}
    return {
        slug: tuple(sorted(layer, key=lambda p: (order[slug, p.anchor], p.start, p.end, order[p.document, p.target])))
        for slug, layer in found.items()
    }


def _matches(texts: Iterable[_Text]) -> Iterator[tuple[_Text, _Text, Match]]:
    """The passages of two of `texts` each.

    Texts with all the same words are aligned once: each copy is linked with the first of the others' copies, and with
    some of its own.
    """
    copies: dict[tuple[int, ...], list[_Text]] = {}
    for text in texts:
        copies.setdefault(text.words, []).append(text)
    for words, same in copies.items():
        whole = Match(0, len(words), 0, len(words), 1.0)
        for place, text in enumerate(same):
            yield from ((text, other, whole) for other in same[max(0, place - MOST_COPIES) : place])
    distinct = list(copies)
    for i, pairs in groupby(candidates(distinct).pairs, key=itemgetter(0)):
        left = distinct[i]
        left_places = places(left)
        for _, j in pairs:
            right = distinct[j]
            for match in matches(left, right, left_places):
                first, other = copies[left], copies[right]
                yield from ((text, other[0], match) for text in first)
                yield from ((first[0], text, match) for text in other[1:])


def _texts(documents: Iterable[Document]) -> Iterator[_Text]:
    """The texts long enough, their words numbered in the order of their first use."""
    lemmas: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for document in documents:
        for block in document.blocks():
            if block.role is not Role.BODY or block.kind not in _TEXTS:
                continue
            text = block.text.text
            words, offsets = [], array("Q")
            for token in russian.tokens(text):
                number = numbers.get(token.text)
                if number is None:
                    number = numbers[token.text] = lemmas.setdefault(_lemma(token.text), len(lemmas))
                words.append(number)
                offsets.extend((token.start, token.end))
            if len(words) >= LEAST_WORDS:
                yield _Text(document.metadata.slug, block.id, text, tuple(words), offsets)


def _lemma(word: str) -> str:
    """One dictionary form of `word`, the same for all its forms that share one: the first in alphabetical order."""
    return min(russian.lemmas(russian.fold(word)))
