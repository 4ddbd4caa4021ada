"""A text as the grammar of references reads it: words, numbers and signs, each with what the dictionary knows of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from build_corpus import russian
from build_corpus.annotations.symbols import fold_to_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_TOKEN = re.compile(r"[0-9]+|[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f])*|\t|[^\s]")
Phrase = tuple[frozenset[str], ...]
"""A name: for each word the lemmas that it may have, for an abbreviation or a sign itself."""

CLOSING_QUOTE = {"«": "»", '"': '"', "“": "”", "„": "“"}
"""The sign that closes each opening quotation mark."""

_WEB = re.compile(r"(?:https?|ftp)://\S+|\bwww\.\S+|(?<![^\s@])[^\s@]++@[^\s@]++")
_YEARS = range(1900, 2100)
_YEAR_DIGITS = 4

_MONTHS = frozenset(
    {
        *("январь", "февраль", "март", "апрель", "май", "июнь"),
        *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, or a single sign on the characters `start` to `end` of a text."""

    text: str
    start: int
    end: int
    spaced: bool
    """Whether white space, or the start of the text, is before it."""

    @property
    def is_number(self) -> bool:
        """Whether it is all digits."""
        return self.text[:1].isdigit()

    @property
    def is_word(self) -> bool:
        """Whether it is all letters."""
        return self.text[:1].isalpha()

    @property
    def is_year(self) -> bool:
        """Whether it is a number that reads as a year of our time."""
        return self.is_number and len(self.text) == _YEAR_DIGITS and int(self.text) in _YEARS

    @property
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms of a Russian word, folded."""
        return _lemmas(self.text) if self.is_word else frozenset()

    @property
    def grammemes(self) -> frozenset[str]:
        """What the dictionary says of a Russian word."""
        return russian.grammemes(self.text) if self.is_word else frozenset()


END = Token("", 0, 0, spaced=True)
"""Stands for what is behind the last token."""


class Words:
    """The tokens of a text, by index; behind the last there are only `END`s."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.latin = fold_to_latin(text)
        """The same with Cyrillic look-alikes as Latin letters, for symbols and numerals."""
        self.tokens = list(_tokens(text))
        self._starts = [token.start for token in self.tokens]

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def __len__(self) -> int:
        return len(self.tokens)

    def index(self, offset: int) -> int:
        """The index of the first token that begins at `offset` or behind it."""
        return bisect_left(self._starts, offset)

    def is_(self, index: int, *lemmas: str) -> bool:
        """Whether the word at `index` may be a form of one of `lemmas`."""
        token = self[index]
        return token.is_word and not token.lemmas.isdisjoint(lemmas)

    def sign(self, index: int, *signs: str) -> bool:
        """Whether one of `signs` stands at `index`."""
        return self[index].text in signs

    def glued(self, index: int) -> bool:
        """Whether the token at `index` stands right behind the one before it."""
        token = self[index]
        return bool(token.text) and not token.spaced

    def phrase(self, index: int, phrase: Phrase) -> int | None:
        """The index behind the `phrase` that begins at `index`; None where it does not."""
        for place, wanted in enumerate(phrase, start=index):
            token = self[place]
            if token.text not in wanted and token.lemmas.isdisjoint(wanted):
                return None
        return index + len(phrase)

    def separator(self, index: int, *signs: str) -> int | None:
        """The index behind what parts a list at `index`: one of `signs`, «и», «или», «а также»; None where none is."""
        at = index + 1 if self.sign(index, *signs) else index
        if self.sign(at, "и", "или", "либо"):
            at += 1
        elif self.sign(at, "а") and self.sign(at + 1, "также"):
            at += 2
        return at if at > index else None

    def sentence_end(self, index: int) -> int:
        """The index of the full stop or semicolon that ends the sentence at `index`, or behind the last token."""
        for at in range(index, len(self)):
            closed = self.sign(at, ".") and self[at + 1].spaced and not self[at + 1].text[:1].islower()
            if closed or self.sign(at, ";"):
                return at
        return len(self)

    def date(self, index: int) -> int | None:
        """The index behind a date that begins with «от»: «от 4 декабря 1998 года», «от 12 и 13 мая 2021 г.»."""
        if not self.is_(index, "от"):
            return None
        at = index + 1
        if self[at].is_number and self.sign(at + 1, ".") and self[at + 2].is_number:  # от 22.12.2018
            at += 2
            at += 2 if self.sign(at + 1, ".") and self[at + 2].is_number else 0
            return self.year_word(at + 1)
        while self[at].is_number or self.sign(at, "–", "-", "и", ","):
            at += 1
        if self[at].lemmas.isdisjoint(_MONTHS):
            return self.year_word(at) if self[at - 1].is_year else None
        return self.year_word(at + 2) if self[at + 1].is_year else at + 1

    def year_word(self, index: int) -> int:
        """The index behind «года», «годов», «г.», «гг.» at `index`, or `index`."""
        if self.is_(index, "год"):
            return index + 1
        if self[index].text in ("г", "гг", "Г", "ГГ"):
            return index + 2 if self.sign(index + 1, ".") else index + 1
        return index


def _tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` outside of web addresses, in which nothing is cited in words."""
    position = 0
    for web in (*_WEB.finditer(text), None):
        end = len(text) if web is None else web.start()
        for match in _TOKEN.finditer(text, position, end):
            start = match.start()
            yield Token(match[0], start, match.end(), spaced=start == 0 or text[start - 1].isspace())
        position = end if web is None else web.end()


def phrase_of(name: str) -> Phrase:
    """`name` as a phrase: «ГА ООН», «Совет по правам человека», «электросвязи / ИКТ»."""
    return tuple(
        frozenset({word}) if not word.isalpha() or word.isupper() else russian.nominal_lemmas(word)
        for word in name.split()
    )


class Names(Generic[T]):
    """Things by their names, which are found in every inflected form, the longest first."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, T]]] = {}
        phrases = [(phrase_of(name), thing) for name, thing in named]
        for phrase, thing in sorted(phrases, key=lambda entry: -len(entry[0])):
            for first in phrase[0]:
                self._by_first.setdefault(first, []).append((phrase, thing))

    def at(self, words: Words, index: int) -> tuple[T, int] | None:
        """What is named at the token `index`, and the index behind its name; None where nothing is."""
        token = words[index]
        if not token.is_word:
            return None
        best: tuple[T, int] | None = None
        for first in (token.text, *sorted(token.lemmas)):
            for phrase, thing in self._by_first.get(first, ()):
                end = words.phrase(index, phrase)
                if end is not None and (best is None or end > best[1]):
                    best = (thing, end)
                    break
        return best


@lru_cache(maxsize=100_000)
def _lemmas(word: str) -> frozenset[str]:
    return russian.nominal_lemmas(word)
