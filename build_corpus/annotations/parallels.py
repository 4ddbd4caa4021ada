"""Parallel passages: where the texts of a corpus say the same in nearly the same words, across and within documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.parallel_alignment import LEAST_WORDS, matches
from build_corpus.annotations.parallel_candidates import candidates
from build_corpus.model import BlockKind, Parallel, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Document

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.PREAMBLE, BlockKind.ITEM, BlockKind.BULLET, BlockKind.TEXT})


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a block: its words as numbers, and where each stands."""

    document: str
    anchor: str
    words: tuple[int, ...]
    tokens: tuple[russian.Token, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the words `start` to `end` stand, those at the end that only lead on («и», «в») left out.

        None where fewer than `LEAST_WORDS` remain.
        """
        while end > start and russian.is_function_word(self.tokens[end - 1].text):
            end -= 1
        return (self.tokens[start].start, self.tokens[end - 1].end) if end - start >= LEAST_WORDS else None


def find_parallels(documents: Sequence[Document]) -> dict[str, tuple[Parallel, ...]]:
    """For each slug the passages that other texts have too, in the order of the text; each stands on both sides.

    Texts are blocks of running text; titles, mastheads, tables, signatures and notes are left out. Words are compared
    by their lemmas, so that another case is no difference. Of a wording that is very common each place is linked with
    few others, which are linked in turn. Time is near to linear in the words of the corpus.
    """
    texts = list(_texts(documents))
    found: dict[str, list[Parallel]] = {document.metadata.slug: [] for document in documents}
    for i, j in candidates([text.words for text in texts]).pairs:
        left, right = texts[i], texts[j]
        for match in matches(left.words, right.words):
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


def _texts(documents: Sequence[Document]) -> Iterator[_Text]:
    """The texts long enough, their words numbered in the order of their first use."""
    numbers: dict[str, int] = {}
    for document in documents:
        for block in document.blocks():
            if block.role is Role.BODY and block.kind in _TEXTS:
                tokens = tuple(russian.tokens(block.text.text))
                if len(tokens) >= LEAST_WORDS:
                    words = tuple(numbers.setdefault(_lemma(token.text), len(numbers)) for token in tokens)
                    yield _Text(document.metadata.slug, block.id, words, tokens)


def _lemma(word: str) -> str:
    """One dictionary form of `word`, the same for all its forms that share one: the first in alphabetical order."""
    return min(russian.lemmas(russian.fold(word)))
