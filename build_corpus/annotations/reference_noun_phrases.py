"""Nouns with their adjectives in a case, as the names of instruments are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_corpus import russian
from build_corpus.annotations.reference_places import unit_at
from build_corpus.annotations.reference_title_words import NAMED_NOUNS, VERBS

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Token, Words

MODIFIERS = frozenset({"ADJF", "PRTF"})
_POINTING = frozenset({"который", "этот", "свой", "настоящий", "указанный", "один", "тот"})
"""What begins no part of a name."""


class Phrase(NamedTuple):
    """A noun with its adjectives."""

    start: int
    noun: int
    """The index of the noun."""
    end: int


def match_phrase(words: Words, at: int, cases: tuple[str, ...], *, joined: bool = False) -> Phrase | None:
    """The noun in one of `cases` at `at` with the adjectives before it."""
    start = at
    while True:
        if words[at].is_word and words.sign(at + 1, "-") and words.glued(at + 1) and words.glued(at + 2):
            at += 0 if words[at].grammemes & {"NOUN"} and not words[at].grammemes.isdisjoint(cases) else 2
        token = words[at]
        known = token.grammemes
        if not token.is_word or known.isdisjoint(cases) or token.text in VERBS or russian.is_function_word(token.text):
            return Phrase(start, at, at + 1) if is_abbreviation(token) and at > start else None
        if token.lemmas & _POINTING:
            return None
        noun = "NOUN" in known and not (known & MODIFIERS and _goes_on(words, at + 1, cases))
        if noun:
            break
        if not known & MODIFIERS:
            return None
        at += 1
        if words.sign(at, ",", "и", "или") and _is_modifier(words, at + 1, cases):
            at += 1
    if _is_place(words, at) or (joined and words.is_(at, "право") and "sing" in words[at].grammemes):
        return None
    if words.sign(at + 1, "-") and words.glued(at + 1) and words.glued(at + 2) and words[at + 2].is_word:
        return Phrase(start, at, at + 3)  # «государств-членов»
    return Phrase(start, at, at + 1)


def _is_modifier(words: Words, at: int, cases: tuple[str, ...]) -> bool:
    token = words[at]
    known = token.grammemes
    return bool(known & MODIFIERS) and "NOUN" not in known and not known.isdisjoint(cases)


def _goes_on(words: Words, at: int, cases: tuple[str, ...]) -> bool:
    """Whether a noun in one of `cases` stands at `at`, so that what is before it is its adjective."""
    token = words[at]
    noun = token.is_word and "NOUN" in token.grammemes and not russian.is_function_word(token.text)
    return noun and not token.grammemes.isdisjoint(cases)


def _is_place(words: Words, at: int) -> bool:
    """Whether the noun at `at` begins another reference: «пунктом 6», «Конвенции о …», «резолюции 73/27»."""
    numbered = (words[at + 1].is_number and not words[at + 1].is_year) or words.sign(at + 1, "№")
    named = words[at].text[:1].isupper() and words[at].lemmas & NAMED_NOUNS
    return bool(numbered or named or unit_at(words, at) is not None)


def is_abbreviation(token: Token) -> bool:
    """Whether `token` is «ООН», «СНГ»."""
    return token.is_word and len(token.text) > 1 and token.text.isupper()
