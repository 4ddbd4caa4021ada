"""Which lines may begin a title or a sentence, told by the word that their capital letter stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.russian import grammemes, is_function_word, is_name, lemmas, parts_of_speech, word_is_known

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INSIDE_SENTENCE = re.compile(r"[а-яё,]\s([А-ЯЁ][а-яё]+)")
_RELATIVE = re.compile(r"(?:котор\w+|что|чтобы|если|когда|где|как|чем)", re.IGNORECASE)
_TITLE_PREPOSITIONS = frozenset({"о", "об", "обо", "к"})
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "INFN", "PREP"})
_ORGANS = re.compile(
    "совет|суд|союз|содружество|комиссия|комитет|конференция|организация|ассоциация|программа|фонд|управление|группа"
    "|департамент|центр|банк|секретариат|правительство|министерство|республика|королевство|государство"
)
"""What the names of organs and states begin with, the next word with a capital as well."""
_OPENING_QUOTES = '«“„"'
_ABBREVIATION = 4
"""In letters, at most, where all of them are capitals."""
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
        if _in_capitals(text):
            return not _in_capitals(before)
        if len(words) > 1 and words[1][:2].istitle() and not _heads_phrase(words[0]):
            return False  # «Генеральная Ассамблея», «Совет Безопасности»
        return self._is_common(words[0]) and _begins_clause(words[0])

    def opens_sentence(self, before: str, text: str) -> bool:
        """Whether the line `text` begins with a subject and its verb, «Группа рассмотрела», and `before` is whole."""
        words = _WORD.findall(text[:60])[:2]
        if len(words) < 2 or not words[0][0].isupper() or breaks_off(before):  # noqa: PLR2004 - subject and verb
            return False
        return "nomn" in grammemes(words[0]) and "NOUN" in parts_of_speech(words[0]) and _is_finite_verb(words[1])

    def _is_common(self, word: str) -> bool:
        """Whether `word` owes its capital to its place alone: it is no name and no abbreviation."""
        first, _, last = word.rpartition("-")
        if len(word) > 1 and word[:2].isupper():
            return bool(first) and last.islower() and "gent" not in grammemes(last)  # «ИКТ-специалист»
        return word_is_known(last) and not is_name(word) and not lemmas(word) & self.names


def breaks_off(text: str) -> bool:
    """Whether a line ends where no title and no sentence can: at a preposition, a conjunction, a comma or a hyphen."""
    if text[-1] in _DANGLING:
        return True
    words = _WORD.findall(text[-60:])
    return bool(words) and text[-1].isalpha() and (is_function_word(words[-1]) or bool(_RELATIVE.fullmatch(words[-1])))


def _in_capitals(text: str) -> bool:
    """Whether all letters of a line are capitals, and it is more than an abbreviation."""
    words = _WORD.findall(text)
    return text.isupper() and any(len(word) > _ABBREVIATION and word_is_known(word) for word in words)


def _heads_phrase(word: str) -> bool:
    """Whether `word` may stand before a name without being a part of it: «Роль Организации Объединенных Наций»."""
    return parts_of_speech(word) == {"NOUN"} and not any(map(_ORGANS.fullmatch, lemmas(word)))


def ends_with_adjective(text: str) -> bool:
    """Whether a line ends with an adjective that waits for its noun; one alone may be a title: «Прочее»."""
    words = _WORD.findall(text)
    return len(words) > 1 and text[-1].isalpha() and frozenset() < parts_of_speech(words[-1]) <= {"ADJF", "PRTF"}


def names_subject(before: str, text: str) -> bool:
    """Whether the line `text` names who acts, «Генеральная Ассамблея,», and goes on no words of the line `before`."""
    words = _WORD.findall(text)
    case = grammemes(words[0]) if words else frozenset()
    return not (breaks_off(before) or ends_with_adjective(before)) and (not case or "nomn" in case)


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
