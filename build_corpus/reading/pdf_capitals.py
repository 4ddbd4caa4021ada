"""Which lines may begin a title or a sentence, told by the word that their capital letter stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.russian import grammemes, is_function_word, lemmas, parts_of_speech, word_is_known

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INSIDE_SENTENCE = re.compile(r"[а-яё,]\s([А-ЯЁ][а-яё]+)")
_RELATIVE = re.compile(r"(?:котор\w+|что|чтобы|если|когда|где|как|чем)", re.IGNORECASE)
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})
_TITLE_PREPOSITIONS = frozenset({"о", "об", "обо"})
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "INFN", "PREP"})
_OPENING_QUOTES = '«“„"'
_DANGLING = ",—–-("


@dataclass(frozen=True, slots=True)
class Capitals:
    """The words that one document writes with a capital inside its sentences: names, which may begin any line."""

    names: frozenset[str]
    """Their lemmas, folded."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> Capitals:
        """Learn from words with a capital that stand behind a small letter or a comma in the same line."""
        return cls(frozenset().union(*(lemmas(word) for line in lines for word in _INSIDE_SENTENCE.findall(line))))

    def may_begin(self, before: str, text: str) -> bool:
        """Whether the line `text` begins a title or a sentence although the line `before` ends none.

        Its first word is no name and may stand in the nominative, as a title or a sentence begins, and `before` does
        not break off: it ends with no preposition, conjunction or comma.
        """
        words = _WORD.findall(text.lstrip(_OPENING_QUOTES)[:120])
        if not words or not words[0][0].isupper() or text[0].isdigit() or breaks_off(before):
            return False
        if len(words) > 1 and words[1][0].isupper():
            return False  # «Генеральная Ассамблея», «Совет Безопасности»
        return self._is_common(words[0]) and _begins_clause(words[0])

    def _is_common(self, word: str) -> bool:
        """Whether `word` owes its capital to its place alone: it is no name and no abbreviation."""
        if word[:2].isupper():
            return False
        last = word.rsplit("-", 1)[-1]
        return word_is_known(last) and not grammemes(word) & _NAMES and not lemmas(word) & self.names


def breaks_off(text: str) -> bool:
    """Whether a line ends where no title and no sentence can: at a preposition, a conjunction, a comma or a hyphen."""
    if text[-1] in _DANGLING:
        return True
    words = _WORD.findall(text[-60:])
    return bool(words) and text[-1].isalpha() and (is_function_word(words[-1]) or bool(_RELATIVE.fullmatch(words[-1])))


def is_title(text: str) -> bool:
    """Whether `text` reads as a title: it begins with a noun or what goes with one, and has no finite verb."""
    words = _WORD.findall(text)
    if not words or not words[0][0].isupper():
        return False
    first = words[0]
    if parts_of_speech(first) & {"PREP"} and first.lower() not in _TITLE_PREPOSITIONS:
        return False
    nominal = not word_is_known(first) or bool(parts_of_speech(first) & _NOMINAL)
    return nominal and not any(_is_finite_verb(word) for word in words)


def _is_finite_verb(word: str) -> bool:
    found = parts_of_speech(word)
    return bool(found) and found <= {"VERB", "VERB-3"}


def _begins_clause(word: str) -> bool:
    """Whether `word` may be the first of a clause: in the nominative, or one that has no case."""
    word = word.rsplit("-", 1)[-1]
    return not parts_of_speech(word) & {"NOUN", "ADJF", "PRTF"} or "nomn" in grammemes(word)
