"""A trie over the words of many phrases, which finds all of them in a text in one pass.

The idea is that of Aho and Corasick without the failure links: phrases are short, and most words of a text begin none,
so that the cost hardly grows with the number of phrases.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")


class Lexicon:
    """What the words of the phrases ask for, each request numbered.

    A request is a set of keys, of which the word of a text must have one at least: «данные» asks for the lemma
    `данные` or `данный`. Numbering whole requests keeps a phrase one path in the trie, however many readings its
    words have.
    """

    def __init__(self, keys_of: Callable[[str], Iterable[str]]) -> None:
        """Number requests for words that have the keys `keys_of(word)`."""
        self._keys_of = keys_of
        self._requests: dict[frozenset[str], int] = {}
        self._by_key: dict[str, list[int]] = {}
        self._met_by: dict[str, tuple[int, ...]] = {}

    def request(self, keys: frozenset[str]) -> int:
        """The number of the request for one of `keys`."""
        number = self._requests.get(keys)
        if number is None:
            number = self._requests[keys] = len(self._requests)
            for key in keys:
                self._by_key.setdefault(key, []).append(number)
            self._met_by.clear()
        return number

    def met_by(self, word: str) -> tuple[int, ...]:
        """The requests that the `word` of a text meets, in order; none for most words."""
        met = self._met_by.get(word)
        if met is None:
            found = {number for key in self._keys_of(word) for number in self._by_key.get(key, ())}
            met = self._met_by[word] = tuple(sorted(found))
        return met


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[int, dict[str, _Node[T]]] = field(default_factory=dict)
    """By the number of a request, then by what stands before its word: that is looked at only where a word fits."""
    values: list[T] = field(default_factory=list)


class Trie(Generic[T]):
    """Phrases as paths of steps; a step is what stands before a word and the number of its request."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, path: Iterable[tuple[str, int]], value: T) -> None:
        """Have `value` found at the end of `path`."""
        node = self._root
        for gap, number in path:
            node = node.children.setdefault(number, {}).setdefault(gap, _Node())
        node.values.append(value)

    def begins(self, met: tuple[int, ...]) -> bool:
        """Whether a word that meets the requests `met` begins a phrase."""
        return not self._root.children.keys().isdisjoint(met)

    def found_at(
        self, start: int, met: Sequence[tuple[int, ...]], before: Callable[[int], str]
    ) -> Iterator[tuple[int, T]]:
        """What begins at word `start`: the index of its last word, and its value; shorter ones first.

        `met` are the requests that each word of the text meets; `before(i)` is what stands before word `i`.
        """
        nodes = [self._root]
        for index in range(start, len(met)):
            following: list[_Node[T]] = []
            for node in nodes:
                children = node.children
                for number in met[index]:
                    by_gap = children.get(number)
                    if by_gap is not None:
                        child = by_gap.get("" if index == start else before(index))
                        if child is not None:
                            following.append(child)
            if not following:
                return
            for node in following:
                for value in node.values:
                    yield index, value
            nodes = following
