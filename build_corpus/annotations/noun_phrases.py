"""Finds the noun phrases of Russian texts and weighs how much each is a term.

A phrase is a noun with adjectives before it that agree with it, and with more such groups in the genitive behind it:
«критическая информационная инфраструктура», «укрепление потенциала государств». Its termhood is the C-value of
Frantzi, Ananiadou and Mima ("Automatic recognition of multi-word terms", IJDL 3, 2000): its frequency, less the mean
frequency of the longer phrases that it stands in, times the logarithm of its length.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from build_corpus import russian

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from build_corpus.russian import Token

_LONGEST = 5
_SHORTEST = 2
_EMPTY = frozenset({"Apro", "NPRO", "Anum", "Surn", "Name", "Patr"})
"""Pronouns («данный», «который»), numerals («первый»), names of people: no part of a term."""
_APPARATUS = frozenset(
    """
    абзац вид возможность вопрос выработка год документ доклад достижение заседание значение контекст круг мнение
    область обсуждение оказание основа осуществление пересм подпункт полный последний приложение примечание проделанный
    проект пункт раздел роль ряд связь резолюция решение сессия случай соответствующий следующий статья сфера такой
    текст тема углубление уровень ход цель часть эгида
    """.split()  # noqa: SIM905 - words read better as words
)
"""Words of documents in general: a phrase that begins or ends with one names a place or a manner, no concept."""

Lemmas = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase on the characters `start` to `end` of a text."""

    lemmas: Lemmas
    start: int
    end: int


def phrases(text: str, lemma_of: Mapping[str, str]) -> Iterator[Phrase]:
    """The noun phrases of two to five words in `text`, also inside longer ones; `lemma_of` as `lemmas_of` has it."""
    words = tuple(russian.tokens(text))
    for first in range(len(words)):
        if not (_is_adjective(words[first].text) or _is_noun(words[first].text)):
            continue
        last = first
        while last + 1 < len(words) and last - first + 1 < _LONGEST and _follow(text, words, last):
            last += 1
        for end in range(first + _SHORTEST - 1, last + 1):
            chosen = words[first : end + 1]
            if _is_phrase([word.text for word in chosen]):
                lemmas = tuple(lemma_of[russian.fold(word.text)] for word in chosen)
                if lemmas[0] not in _APPARATUS and lemmas[-1] not in _APPARATUS:
                    yield Phrase(lemmas, words[first].start, words[end].end)


def lemmas_of(texts: Iterable[str]) -> Mapping[str, str]:
    """The lemma of each word of `texts`, folded: of the lemmas that it may have, the one most words here may have."""
    counted = Counter(russian.fold(word.text) for text in texts for word in russian.tokens(text))
    lemmas: Counter[str] = Counter()
    for word, number in counted.items():
        for lemma in russian.nominal_lemmas(word):
            lemmas[lemma] += number
    return {word: min(russian.nominal_lemmas(word), key=lambda lemma: (-lemmas[lemma], lemma)) for word in counted}


def c_values(frequencies: Mapping[Lemmas, int]) -> Mapping[Lemmas, float]:
    """The C-value of each phrase, all of at least two words."""
    longer: dict[Lemmas, list[int]] = defaultdict(list)
    for phrase, frequency in frequencies.items():
        inside = {
            phrase[first:last]
            for first in range(len(phrase))
            for last in range(first + _SHORTEST, len(phrase) + 1)
            if last - first < len(phrase)
        }
        for part in inside & frequencies.keys():
            longer[part].append(frequency)
    return {
        phrase: log2(len(phrase)) * (frequency - (sum(longer[phrase]) / len(longer[phrase]) if longer[phrase] else 0))
        for phrase, frequency in frequencies.items()
    }


def _follow(text: str, words: Sequence[Token], index: int) -> bool:
    """Whether the word behind `index` may go on with its phrase: only a space or the hyphen of a compound between."""
    gap = text[words[index].end : words[index + 1].start]
    following = words[index + 1].text
    return gap in {" ", "\u00a0", "-", "\u2011"} and (_is_adjective(following) or _is_noun(following))


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether `words` are groups of adjectives with their noun, all groups but the first in the genitive."""
    group: list[str] = []
    groups = 0
    for word in words:
        adjective, noun = _is_adjective(word), _is_noun(word)
        if noun and russian.agree(tuple(group), word):
            if groups and "gent" not in russian.grammemes(word):
                return False
            groups += 1
            group = []
        elif adjective:
            group.append(word)
        else:
            return False
    return groups > 0 and not group


def _is_noun(word: str) -> bool:
    return (word.islower() or word.istitle()) and "NOUN" in russian.parts_of_speech(word) and _has_sense(word)


def _is_adjective(word: str) -> bool:
    kinds = russian.parts_of_speech(word)
    return bool(kinds & {"ADJF", "PRTF"}) and "NOUN" not in kinds and _has_sense(word)


def _has_sense(word: str) -> bool:
    return len(word) > 1 and not russian.is_function_word(word) and not russian.grammemes(word) & _EMPTY
