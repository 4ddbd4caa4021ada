"""What damaged words of a text were meant to be, as far as the terms of a glossary need to know.

Four kinds of damage are met in copies of such texts: words that run together where tracked changes or a line end were
lost («ООНГенеральной», «международногоправа», «ИКТ5» before a note's mark), words that a stray space or a kept
line-end hyphen parts («безопасно сти»), wrong letters («резльтативную»), and letters of another alphabet or digits
that look alike («инф0рмационной»). Only a word that neither the dictionary nor the glossary knows is taken for
damaged; what it was meant to be is a guess, and is marked as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from build_corpus import russian
from build_corpus.annotations.memory import Memory
from build_corpus.russian import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CYRILLIC = re.compile("[А-Яа-яЁё]")
_CYRILLIC_ONLY = re.compile("[А-Яа-яЁё]+")
_SEAM = re.compile(
    r"""
    (?<= [A-Za-z] ) (?= [А-ЯЁа-яё] ) | (?<= [А-ЯЁа-яё] ) (?= [A-Za-z] )    # CIRT|реагирования
    | (?<= [А-ЯЁ] ) (?= [А-ЯЁ][а-яё]{3} )                                  # ООН|Генеральной, but МИДом
    | (?<= [а-яё] ) (?= [А-ЯЁ] )                                           # мира|Генеральной
    | (?<= [^\W\d_] ) (?= \d ) | (?<= \d ) (?= [^\W\d_] )                  # ИКТ|5
    """,
    re.VERBOSE,
)
_CAPITALS_AND_WORD = re.compile(r"([А-ЯЁ]{2,})([а-яё]+)")
_PARTED = re.compile(r"[ \u00a0]|\u00ad?\n|[-\u00ad\u2010\u2011][ \n]?")
"""What wrongly parts a word: a space, a line end, a line-end hyphen with or without its line end."""

_LOOK_ALIKES = str.maketrans("0346ΑΒΕΗΚΜΟΡΤΥΧαεκορτυχuUnbkthrm", "озчбАВЕНКМОРТУХаекортухиИпьктнгм")
"""Digits, Greek letters, and those Latin ones that look like Russian ones only in italics or in a bad print."""

_WORDS_OF_ONE_LETTER = frozenset("авикосуябжэ")
_SHORTEST_JOINED = 5
_SHORTEST_PART = 4
_SHORTEST_IN_PART = 3
_SHORTEST_GUESSED = 4
"""Letters; such a word is guessed only beside the other words of its term."""
_SHORTEST_SURE = 8
"""Letters of a word that is a whole term; for most shorter words another is one letter away."""
_SHORTEST_ROUGH = 12
"""Letters of a word of the glossary that may differ in two: the lemma of an unknown form is a guess itself."""
_LONGEST_WORD = 40


_WINDOW = 12
"""How many words around a doubtful place are looked at with it: as many as the longest terms have."""
_MOST_WAYS = 3
"""In how many ways one word is parted at most."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text as they may be read."""

    tokens: tuple[Token, ...]
    mended: frozenset[int] = frozenset()
    """The indexes of those that are printed otherwise: parted, or run together with others."""
    seam: int | None = None
    """The index of one that runs together with the word before where no letter shows it."""
    is_doubtful: bool = False
    """Whether these are a few words, read as only a term of several words with a mended one among them proves."""


class Reader:
    """Reads damaged words by the dictionary and by the wordings of a glossary."""

    def __init__(self, wordings: Iterable[str]) -> None:
        """Know the words of `wordings` also where the dictionary lacks them."""
        self._wordings = frozenset(wordings)
        self._known = Memory(self._is_known)
        self._suspicious = Memory(self._looks_damaged)
        self._guesses: Memory[str, tuple[str, ...]] = Memory(lambda word: tuple(self._guessed(word)))

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return frozenset(russian.fold_look_alikes(word) for word in self._wordings if not word.islower())

    @cached_property
    def _own_lemmas(self) -> frozenset[str]:
        """The lemmas of those words of the glossary that the dictionary lacks: `кибербезопасность`."""
        unknown = russian.unknown_words(word for word in self._wordings if len(word) > _SHORTEST_PART)
        return frozenset(lemma for word in unknown for lemma in russian.nominal_lemmas(word))

    @cached_property
    def _own_beginnings(self) -> frozenset[str]:
        return frozenset(map(_beginning, self._own_lemmas))

    @cached_property
    def _long_own_lemmas(self) -> list[str]:
        return sorted(lemma for lemma in self._own_lemmas if len(lemma) >= _SHORTEST_SURE)

    def knows(self, word: str) -> bool:
        """Whether the dictionary or the glossary has `word`."""
        return self._known[word]

    def _is_known(self, word: str) -> bool:
        if russian.word_is_known(word) or russian.fold_look_alikes(word) in self._abbreviations:
            return True
        # The forms of a word that the dictionary lacks begin like its lemma, and to tell the lemma of others is dear.
        begins_like_one = _beginning(russian.fold(word)) in self._own_beginnings
        return begins_like_one and not self._own_lemmas.isdisjoint(russian.nominal_lemmas(word))

    def read(self, text: str) -> Iterator[Words]:
        """All words of `text`, pieces of a parted one joined, those that run together apart; then doubtful readings."""
        tokens = tuple(russian.tokens(text))
        suspicious = self._suspicious
        suspects = [index for index, token in enumerate(tokens) if suspicious[token.text]]
        yield self._mended(text, tokens, set(suspects)) if suspects else Words(tokens)
        for index in suspects:
            yield from self._parted(tokens, index)
        before = Token("", -1, -1)
        for index, token in enumerate(tokens):
            if token.start - before.end == 1 and _could_be_closed(before.text, token.text):
                yield from self._closed(text, tokens, index - 1)
            before = token

    def guesses(self, word: str) -> tuple[str, ...]:
        """The words that an unknown `word` may have been, one letter or a few look-alikes away; the surest first."""
        return self._guesses[word] if self._suspicious[word] else ()

    def is_sure(self, word: str) -> bool:
        """Whether the guess at an unknown `word` can stand alone, without other words of a term beside it."""
        lemmas = {russian.nominal_lemmas(guess) for guess in self.guesses(word)}
        return (len(word) >= _SHORTEST_SURE and len(lemmas) == 1) or _unmasked(word) is not None

    def _looks_damaged(self, word: str) -> bool:
        if word.isdigit() or len(word) > _LONGEST_WORD:
            return False
        if len(word) == 1:
            return word.lower() not in _WORDS_OF_ONE_LETTER and bool(_CYRILLIC.match(word)) and word.islower()
        mixed = not word.isalpha() or bool(_CYRILLIC.search(word))
        return mixed and not self._known[word]

    # --- parted, and run together ---

    def _mended(self, text: str, tokens: tuple[Token, ...], suspects: set[int]) -> Words:
        result: list[Token] = []
        mended: set[int] = set()
        index = 0
        while index < len(tokens):
            near_suspect = index in suspects or index + 1 in suspects
            joined = self._joined(text, tokens, index) if near_suspect else None
            parts = [joined] if joined else self._parts(tokens[index]) if index in suspects else []
            mended.update(range(len(result), len(result) + len(parts)))
            result += parts or [tokens[index]]
            index += 2 if joined else 1
        return Words(tuple(result), frozenset(mended))

    def _joined(self, text: str, tokens: tuple[Token, ...], index: int) -> Token | None:
        """The word that a stray space or hyphen parts, where one part is no word and both together are."""
        if index + 1 == len(tokens):
            return None
        whole = _closed_up(text, tokens[index], tokens[index + 1])
        if whole is None or (_is_word(tokens[index].text.rstrip("\u00ad")) and _is_word(tokens[index + 1].text)):
            return None
        return whole if self.knows(whole.text) else None

    def _parts(self, token: Token) -> list[Token]:
        """The words that run together in `token` where a letter shows it; none if it is one word."""
        word = token.text
        cuts = [match.start() for match in _SEAM.finditer(word)]
        if cuts and all(self._is_part(part) for part in _cut(word, cuts)):
            return list(_tokens(token, cuts))
        capitals = _CAPITALS_AND_WORD.fullmatch(word)
        if capitals and self._is_part(capitals[2]):
            return list(_tokens(token, [capitals.end(1)]))
        return []

    def _parted(self, tokens: tuple[Token, ...], index: int) -> Iterator[Words]:
        """«международногоправа» as two words, for only their sense shows it; «интернетресурсы» is one."""
        word = tokens[index].text
        if not _CYRILLIC_ONLY.fullmatch(word):
            return
        ways = (
            cut
            for cut in range(_SHORTEST_IN_PART, len(word) - _SHORTEST_IN_PART + 1)
            if self.knows(word[:cut]) and self.knows(word[cut:])
        )
        for cut in islice(ways, _MOST_WAYS):
            yield _around(tokens, index, index + 1, list(_tokens(tokens[index], [cut])), seam=1)

    def _closed(self, text: str, tokens: tuple[Token, ...], index: int) -> Iterator[Words]:
        """«прав чело века» with the stray space closed, though both parts are words; «угрозам и» stays."""
        whole = _closed_up(text, tokens[index], tokens[index + 1])
        if whole is not None:
            yield _around(tokens, index, index + 2, [whole])

    def _is_part(self, part: str) -> bool:
        """Whether a part of words that run together is a word, an abbreviation or a number."""
        if part.isdigit():
            return True
        if part.isupper():
            return len(part) > 1
        if not _CYRILLIC.search(part):
            return len(part) >= _SHORTEST_IN_PART
        return self.knows(part) if len(part) >= _SHORTEST_IN_PART else russian.is_function_word(part)

    # --- wrong letters ---

    def _guessed(self, word: str) -> Iterator[str]:
        unmasked = _unmasked(word)
        if unmasked is not None:
            if self.knows(unmasked):
                yield unmasked
            return
        if len(word) < _SHORTEST_GUESSED or not _CYRILLIC_ONLY.fullmatch(word) or russian.fused_readings(word):
            return
        yield from russian.near_words(word)
        for lemma in russian.nominal_lemmas(word):
            if len(lemma) >= _SHORTEST_SURE:
                most = 2 if len(lemma) >= _SHORTEST_ROUGH else 1
                near = process.extract(lemma, self._long_own_lemmas, scorer=OSA.distance, score_cutoff=most)
                yield from (own for own, _, _ in near)


def _beginning(word: str) -> str:
    """What the forms of a folded word begin with; a first letter that tracked changes left is passed over."""
    word = russian.fold_look_alikes(word)
    return word[1:3] if word[:1] == word[1:2] else word[:2]


@lru_cache(maxsize=20_000)
def _unmasked(word: str) -> str | None:
    """`word` with what only looks like a Russian letter replaced by it; None where it has no such letter."""
    if not _CYRILLIC.search(word) or _CYRILLIC_ONLY.fullmatch(word):
        return None
    unmasked = russian.fold_look_alikes(word).translate(_LOOK_ALIKES)
    unmasked = unmasked.upper() if word.isupper() else unmasked.lower()
    return unmasked if unmasked.lower() != word.lower() and _CYRILLIC_ONLY.fullmatch(unmasked) else None


def _is_word(part: str) -> bool:
    """Whether `part`, which stands beside a stray space, is a word of its own."""
    if len(part) == 1:
        return part.lower() in _WORDS_OF_ONE_LETTER
    return russian.word_is_known(part)


@lru_cache(maxsize=100_000)
def _could_be_closed(first: str, second: str) -> bool:
    """Whether two words may be one: neither is a preposition or a conjunction, and together the dictionary has them."""
    return (
        second.islower()
        and not first.isupper()
        and russian.word_is_known(first + second)
        and not (russian.is_function_word(first) or russian.is_function_word(second))
    )


def _closed_up(text: str, first: Token, second: Token) -> Token | None:
    """Two tokens as one where a space, a line end or a hyphen parts what may be a word."""
    if not second.text.islower() and not (first.text.isupper() and second.text.isupper()):
        return None
    whole = first.text.rstrip("\u00ad") + second.text
    if len(whole) < _SHORTEST_JOINED or not _CYRILLIC_ONLY.fullmatch(whole):
        return None
    return Token(whole, first.start, second.end) if _PARTED.fullmatch(text, first.end, second.start) else None


def _around(tokens: tuple[Token, ...], start: int, end: int, instead: list[Token], seam: int | None = None) -> Words:
    """The words around `tokens[start:end]`, with others `instead` of these; `seam` is an index in `instead`."""
    before = tokens[max(start - _WINDOW, 0) : start]
    at = len(before)
    mended = frozenset(range(at, at + len(instead)))
    words = (*before, *instead, *tokens[end : end + _WINDOW])
    return Words(words, mended, None if seam is None else at + seam, is_doubtful=True)


def _cut(word: str, cuts: Sequence[int]) -> list[str]:
    return [word[start:end] for start, end in zip((0, *cuts), (*cuts, len(word)), strict=True)]


def _tokens(token: Token, cuts: Sequence[int]) -> Iterator[Token]:
    position = token.start
    for part in _cut(token.text, cuts):
        yield Token(part, position, position + len(part))
        position += len(part)
