"""The nouns for documents: what «доклада», «этой резолюции» and the words around a symbol call it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_tokens import Words
from build_corpus.annotations.symbols import Symbol, match_symbol
from build_corpus.model import ReferenceKind

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Token

_DOCUMENT_NOUNS = frozenset(
    {
        *("акт", "декларация", "договор", "доклад", "документ", "заявление", "закон", "записка", "кодекс", "коммюнике"),
        *("конвенция", "концепция", "мандат", "меморандум", "обязательство", "отчет", "пакт", "перечень", "письмо"),
        *("план", "положение", "постановление", "правило", "принцип", "программа", "проект", "протокол", "регламент"),
        *("резолюция", "решение", "руководство", "соглашение", "статут", "стратегия", "указ", "устав", "хартия"),
    }
)
"""What a place can be in: «пункт 3 доклада». Other genitives are none of it: «в пункте 51 государства отметили»."""

_NEAR = 5
FAR = 9
"""Tokens from «доклада» to the symbol in brackets that it has."""

ACT_NOUNS = {
    ReferenceKind.RESOLUTION: "резолюция",
    ReferenceKind.DECISION: "решение",
    ReferenceKind.OPINION: "мнение",
    ReferenceKind.QUESTION: "вопрос",
    ReferenceKind.RECOMMENDATION: "рекомендация",
}


def document_noun(words: Words, index: int) -> str | None:
    """The noun for a document at `index`, in the nominative."""
    return min(words[index].lemmas & _DOCUMENT_NOUNS, default=None)


@lru_cache(maxsize=10_000)
def treaty_noun(title: str) -> str:
    """What a treaty is called behind its name: «пакт» for «Международный пакт о …»; empty for other words."""
    words = Words(title)
    return next((noun for at in range(len(words)) if (noun := document_noun(words, at))), "")


def is_bracketed(words: Words, index: int) -> bool:
    """Whether the token at `index` stands first in brackets, or behind «см.» there."""
    if words.sign(index - 1, ".") and words.sign(index - 2, "см"):
        return words.sign(index - 3, "(")
    return words.sign(index - 1, "(")


def symbol_at(words: Words, index: int) -> Symbol | None:
    """The symbol at `index`, if one is there."""
    token = words[index]
    return match_symbol(words.text, words.latin, token.start) if token.text[:1].isupper() else None


def symbol_noun(words: Words, symbol: Symbol) -> str:
    """What the document with `symbol` is called: «доклад Группы (A/70/174)»; empty where it is not told."""
    if "/RES/" in symbol.name:
        return ACT_NOUNS[ReferenceKind.RESOLUTION]
    at = words.index(symbol.start) - 1
    opened = words.sign(at, "(") or is_bracketed(words, at + 1)
    while (
        not opened
        and at > words.index(symbol.start) - _NEAR
        and _is_attribute(words[at])
        and not document_noun(words, at)
    ):
        at -= 1  # «доклад Группы A/76/135»
    if words.is_(at, "обозначение"):  # «доклад … издан под условным обозначением»
        opened, at = True, at - 1
    for place in range(at, max(at - FAR - (0 if words.sign(at, "(") else 3), -1), -1):
        if noun := document_noun(words, place):
            return f"проект {noun}" if words.is_(place - 1, "проект") and noun != "проект" else noun
        if not opened or (words.sign(place, ".", ",", ";", ")") and not words.sign(place - 1, "см")):
            return ""
    return ""


def _is_attribute(token: Token) -> bool:
    """Whether `token` may tell whose a document is: «Генерального», «секретаря»."""
    return "gent" in token.grammemes and bool(token.grammemes & {"NOUN", "ADJF"})
