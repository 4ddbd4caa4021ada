"""The formulas of a corpus: wordings that stand in several of its texts, gathered from its parallel passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.outputs.phrases import phrase, with_closing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.model import Corpus, ReferenceSpan, TermSpan

LEAST_PLACES = 3
"""Two texts with the same words are parallel; in three, the words are a formula."""
SAME_SPAN = 0.5
"""Passages of one text are the same one where this share of the characters of both is common to both."""

LEAST_WORDS = 6
"""Of a passage of ten words so many are left at least when the scraps of other phrases are cut off its ends."""
LEAST_OWN_WORDS = 3
"""Fewer words beside names, terms and references make no formula: the words are alike because the name is."""
MOST_TRIED = 8
"""In so many places of a wording it is tried where the phrase begins and ends."""

_Texts = Mapping[tuple[str, str], str]
_Names = Mapping[tuple[str, str], Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The characters `start` to `end` of the text at `anchor`."""

    slug: str
    anchor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a formula with all places that have it, in the order of the corpus."""

    text: str
    """As the first of them prints it, white space single."""
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """Words that several texts share, all but a few."""

    id: str
    """Made of its first wording: the same as long as that one is."""
    wordings: tuple[Wording, ...]
    """The most frequent one first; letters of either case are the same."""

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, wording by wording."""
        return tuple(place for wording in self.wordings for place in wording.places)


def formulas(corpus: Corpus) -> tuple[Formula, ...]:
    """The formulas of `corpus`, those with most places first. The cost grows with the parallel passages."""
    texts: dict[tuple[str, str], str] = {}
    names: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for annotated in corpus.documents:
        slug = annotated.document.metadata.slug
        texts |= {(slug, block.id): block.text.text for block in annotated.document.blocks()}
        spans: tuple[TermSpan | ReferenceSpan, ...] = (*annotated.layers.terms, *annotated.layers.references)
        for span in spans:
            names[slug, span.anchor].append((span.start, span.end))
    order = {text: number for number, text in enumerate(texts)}
    links: dict[Place, list[Place]] = {}
    for annotated in corpus.documents:
        for p in annotated.layers.parallels:
            place = Place(annotated.document.metadata.slug, p.anchor, p.start, p.end)
            links.setdefault(place, []).append(Place(p.document, p.target, p.target_start, p.target_end))
    weights = {place: len(targets) for place, targets in links.items()}
    phrases = []
    for places in _clusters(links):
        apart = sorted(_one_of_each_text(places, weights), key=lambda p: (order[p.slug, p.anchor], p.start))
        if len(apart) >= LEAST_PLACES:
            phrases.append(list(_phrases(apart, texts, names)))
    found = []
    for places in _of_one_wording(phrases, texts):
        chosen = sorted(_one_of_each_text(places, {}), key=lambda p: (order[p.slug, p.anchor], p.start))
        if len(chosen) >= LEAST_PLACES:
            found.append(_formula(chosen, texts))
    return tuple(sorted(found, key=lambda f: (-len(f.places), -len(f.wordings[0].text), f.wordings[0].text)))


def _clusters(links: Mapping[Place, Sequence[Place]]) -> Iterator[list[Place]]:
    """The places that are linked, or nearly the same as linked ones. Links stand on both sides."""
    places = sorted(links)
    numbers = {place: number for number, place in enumerate(places)}

    def pairs() -> Iterator[tuple[int, int]]:
        for place, targets in links.items():
            yield from ((numbers[place], numbers[target]) for target in targets)
        for _, text in groupby(places, key=lambda place: (place.slug, place.anchor)):
            yield from ((numbers[before], numbers[after]) for before, after in _neighbours(list(text)))

    for group in _joined(len(places), pairs()):
        yield [places[number] for number in group]


def _of_one_wording(phrases: Sequence[Sequence[Place]], texts: _Texts) -> Iterator[list[Place]]:
    """The places of all `phrases` that have a wording in common: cut to whole phrases, passages may be the same."""
    first: dict[str, int] = {}
    pairs = [
        (first.setdefault(_folded(_printed(place, texts)), number), number)
        for number, places in enumerate(phrases)
        for place in places
    ]
    for group in _joined(len(phrases), pairs):
        yield [place for number in group for place in phrases[number]]


def _joined(number: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `number` in groups, so that both of each pair are in one: union-find."""
    parents = list(range(number))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parents[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for item in range(number):
        groups[root(item)].append(item)
    return list(groups.values())


def _neighbours(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """The pairs of passages of one text that are nearly the same; `places` by their starts."""
    for number, place in enumerate(places):
        for other in places[number + 1 :]:
            if other.start >= place.end:
                break
            if _common(place, other) >= SAME_SPAN:
                yield place, other


def _common(one: Place, other: Place) -> float:
    """The share of characters that two passages of one text have in common, of those of either."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start)) if common > 0 else 0.0


def _one_of_each_text(places: Iterable[Place], weights: Mapping[Place, int]) -> Iterator[Place]:
    """Of passages that overlap the one with most links, then the longest."""
    taken: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda p: (-weights.get(p, 0), p.start - p.end, p)):
        others = taken[place.slug, place.anchor]
        if all(_common(place, other) == 0 for other in others):
            others.append(place)
            yield place


def _phrases(places: Iterable[Place], texts: _Texts, names: _Names) -> Iterator[Place]:
    """The whole phrases of `places`, those left out that are too short or only name something.

    Where some words are a phrase in one place they are one wherever all the words of the passage are the same.
    """
    wordings: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        wordings[_folded(_printed(place, texts))].append(place)
    for same in wordings.values():
        tried = [(_phrase(place, texts, names), place) for place in same[:MOST_TRIED]]
        whole, model = max(tried, key=lambda found: len(found[0]))
        if len(whole) < LEAST_WORDS or _is_name(model, whole, texts, names):
            continue
        for place in same:
            words = _words(_printed(place, texts))[whole.start : whole.stop]
            start = place.start + words[0].start
            end = with_closing(texts[place.slug, place.anchor], start, place.start + words[-1].end)
            yield Place(place.slug, place.anchor, start, end)


def _phrase(place: Place, texts: _Texts, names: _Names) -> range:
    """The words of a passage that are whole phrases, counted from its first one."""
    text = texts[place.slug, place.anchor]
    start, end = phrase(text, place.start, place.end, names.get((place.slug, place.anchor), ()))
    before = len(russian.words(text[place.start : start]))
    return range(before, before + len(russian.words(text[start:end])))


def _is_name(place: Place, whole: range, texts: _Texts, names: _Names) -> bool:
    """Whether the words `whole` of a passage are all names, terms and references but for a few."""
    known = names.get((place.slug, place.anchor), ())
    own = [
        word.text
        for word in _words(_printed(place, texts))[whole.start : whole.stop]
        if not any(first <= place.start + word.start < last for first, last in known)
    ]
    return sum(word.isalpha() and not russian.is_function_word(word) for word in own) < LEAST_OWN_WORDS


def _printed(place: Place, texts: _Texts) -> str:
    return texts[place.slug, place.anchor][place.start : place.end]


@lru_cache(maxsize=10_000)
def _words(printed: str) -> tuple[russian.Token, ...]:
    return tuple(russian.tokens(printed))


@lru_cache(maxsize=10_000)
def _folded(printed: str) -> str:
    """The words of a passage: letters of either case, and what stands between words, are no difference."""
    return " ".join(russian.fold(word.text) for word in _words(printed))


def _formula(places: Sequence[Place], texts: _Texts) -> Formula:
    wordings: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        wordings[_folded(_printed(place, texts))].append(place)
    ordered = sorted(wordings, key=lambda folded: (-len(wordings[folded]), -len(folded), folded))
    printed = []
    for folded in ordered:
        first = wordings[folded][0]
        text = " ".join(_printed(first, texts).split())
        printed.append(Wording(text, tuple(wordings[folded])))
    return Formula(f"_{blake2b(ordered[0].encode(), digest_size=5).hexdigest()}", tuple(printed))
