"""A trie over the words of many phrases, which finds all of them in a text in one pass.

The idea is that of Aho and Corasick without the failure links: phrases are short, and most words of a text begin none,
so that the cost hardly grows with the number of phrases. A branch grows when a text first reaches it: of most phrases
only the first word is ever looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from build_corpus.annotations.memory import Memory

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class Phrase(Protocol[T_co]):
    """A row of words, each a request: a set of keys, of which the word of a text must have one at least.

    «данные» asks for the lemma `данные` or `данный`; such a phrase is one path in the trie all the same.
    """

    @property
    def value(self) -> T_co:
        """What stands for the phrase where it is found."""

    @property
    def length(self) -> int:
        """How many words it has."""

    def keys(self, index: int) -> frozenset[str]:
        """What the word at `index` asks for."""

    def gap(self, index: int) -> str:
        """What stands between the word at `index` and the one before it; nothing before the first."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a word of a text may be asked for."""

    sound: tuple[str, ...]
    guessed: tuple[str, ...] = ()
    """What it would be if it were not damaged."""


@dataclass(slots=True)
class Node(Generic[T]):
    """Where all phrases stand that begin with the same words."""

    depth: int
    waiting: Sequence[Phrase[T]]
    """The phrases that no text has reached yet."""
    children: dict[str, list[tuple[str, Node[T]]]] = field(default_factory=dict)
    """By a key of the next word: what stands before that word, and where it leads."""
    values: Sequence[T] = ()

    def grow(self) -> None:
        """Have the phrases that wait here end here or go on by their next words."""
        waiting, self.waiting = self.waiting, ()
        self.values = tuple(phrase.value for phrase in waiting if phrase.length == self.depth)
        grown: dict[tuple[str, frozenset[str]], list[Phrase[T]]] = {}
        for phrase in waiting:
            if phrase.length > self.depth:
                grown.setdefault((phrase.gap(self.depth), phrase.keys(self.depth)), []).append(phrase)
        for (gap, keys), phrases in grown.items():
            child = Node(self.depth + 1, phrases)
            for key in keys:
                self.children.setdefault(key, []).append((gap, child))

    def reached(self, keys: Keys) -> list[tuple[str, Node[T], bool]]:
        """Where a word that has `keys` leads: the gap before it, the node, and whether the word is only guessed."""
        if self.waiting:
            self.grow()
        children = self.children
        found = [(gap, child, False) for key in keys.sound if key in children for gap, child in children[key]]
        if keys.guessed:
            found += [(gap, child, True) for key in keys.guessed if key in children for gap, child in children[key]]
        if len(found) < 2:  # noqa: PLR2004 - nothing can be there twice
            return found
        # A word may have several of the keys that are asked for: the first stands for all, sound before guessed.
        return list({id(each[1]): each for each in reversed(found)}.values())[::-1]


class Trie(Generic[T]):
    """Finds phrases in the words of texts. What a word may begin is kept."""

    def __init__(self, phrases: Iterable[Phrase[T]], keys_of: Mapping[str, Keys]) -> None:
        """Have `phrases` found, those without words left out; a word of a text has the keys `keys_of[word]`."""
        self._root: Node[T] = Node(0, [phrase for phrase in phrases if phrase.length])
        self._keys_of = keys_of
        self.begun_by: Memory[str, tuple[tuple[Node[T], bool], ...]] = Memory(self._begun_by)
        """Where a word leads as the first of a phrase, and whether by a guess; nowhere for most words."""

    def _begun_by(self, word: str) -> tuple[tuple[Node[T], bool], ...]:
        return tuple((node, guessed) for _, node, guessed in self._root.reached(self._keys_of[word]))

    def found_at(
        self, start: int, words: list[str], fits: Callable[[int, str], bool | None]
    ) -> Iterator[tuple[int, T, bool]]:
        """What begins at `words[start]`: the index of its last word, its value, and whether it is guessed.

        `fits(i, gap)` says whether `gap` stands before `words[i]`: True, False, or None where it is damaged. Shorter
        phrases come first.
        """
        reached = self.begun_by[words[start]]
        for index in range(start, len(words)):
            following = []
            for node, guessed in reached:
                if node.waiting:
                    node.grow()
                for value in node.values:
                    yield index, value, guessed
                if node.children and index + 1 < len(words):
                    for gap, child, guess in node.reached(self._keys_of[words[index + 1]]):
                        fitting = fits(index + 1, gap)
                        if fitting is not False:
                            following.append((child, guessed or guess or fitting is None))
            if not following:
                return
            reached = tuple(following)
