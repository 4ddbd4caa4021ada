"""What a place stands in: a treaty, a resolution, a document with a symbol, the document itself, the last one cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_acts import Act, match_acts, noun_at
from build_corpus.annotations.reference_instruments import Treaty, match_short_name, match_treaty
from build_corpus.annotations.reference_places import Unit, unit_at
from build_corpus.annotations.symbols import Symbol, match_change, match_sibling, match_symbol
from build_corpus.model import ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_corpus.annotations.reference_tokens import Token, Words

_DOCUMENT_NOUNS = frozenset(
    {
        *("акт", "декларация", "договор", "доклад", "документ", "заявление", "закон", "записка", "кодекс", "коммюнике"),
        *("конвенция", "концепция", "мандат", "меморандум", "обязательство", "отчет", "пакт", "перечень", "письмо"),
        *("план", "положение", "постановление", "правило", "принцип", "программа", "проект", "протокол", "регламент"),
        *("резолюция", "решение", "руководство", "соглашение", "статут", "стратегия", "указ", "устав", "хартия"),
    }
)
"""What a place can be in: «пункт 3 доклада». Other genitives are none of it: «в пункте 51 государства отметили»."""

_DEMONSTRATIVES = frozenset(
    {
        *("этот", "указанный", "данный", "упомянутый", "названный"),
        *("вышеупомянутый", "вышеуказанный", "вышеназванный"),
    }
)
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_MOST_ADJECTIVES = 2
_FAR = 9
"""Tokens from «доклада» to the symbol in brackets that it has."""

_ATTRIBUTE = 14
"""Tokens between «Статья 6» and «Регламента» in «Статья 6 о безопасности и устойчивости сетей … Регламента …»."""

IBIDEM = "там же"
"""The noun of an anaphor that means the source of the note before."""

ACT_NOUNS = {
    ReferenceKind.RESOLUTION: "резолюция",
    ReferenceKind.DECISION: "решение",
    ReferenceKind.OPINION: "мнение",
    ReferenceKind.QUESTION: "вопрос",
    ReferenceKind.RECOMMENDATION: "рекомендация",
}


@dataclass(frozen=True, slots=True)
class Own:
    """The document itself, or a part of it: «настоящего доклада», «настоящей статьи»."""

    unit: Unit | None = None
    """The part, where it is one."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What was cited just before: «этой резолюции», «там же»."""

    noun: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A document that is not named so that it can be told: «доклада Генерального секретаря»."""

    noun: str


@dataclass(frozen=True, slots=True)
class Short:
    """A treaty by its short name, which is read by the full ones of the document: «Устава»."""

    treaty: Treaty | None
    noun: str


Whole = Symbol | Act | Treaty | Short | Own | Anaphor | Unnamed


@dataclass(frozen=True, slots=True)
class Found:
    """A whole that stands at some token."""

    whole: Whole
    end: int
    """The index behind all that belongs to it."""
    more: tuple[Act, ...] = ()
    """Further acts of the list that it is the first of."""


def match_whole(words: Words, index: int, short_names: Mapping[str, Treaty]) -> Found | None:
    """What stands at `index` that a place can be in; None where nothing does."""
    token = words[index]
    if words.is_(index, "настоящий"):
        return _own(words, index + 1)
    if anaphor := match_anaphor(words, index):
        return anaphor
    if treaty := match_treaty(words, index):
        return Found(*treaty)
    if symbol := symbol_at(words, index):
        return Found(symbol, words.index(symbol.end))
    if short := match_short_name(words, index, short_names):
        return Found(Short(short[0], _noun(words, index) or ""), short[1])
    acts = match_acts(words, index) if token.is_word and noun_at(words, index) else None
    return Found(acts.acts[0], acts.end, acts.acts[1:]) if acts else _document(words, index)


def match_anaphor(words: Words, index: int) -> Found | None:
    """«этой резолюции», «того же доклада», «там же» at `index`; in the singular, for of many none is meant."""
    token = words[index]
    if token.text.lower() == "там" and words.sign(index + 1, "же"):
        return Found(Anaphor(IBIDEM), index + 2)
    if "sing" not in token.grammemes:
        return None
    at = index + 1
    if "тот" in token.lemmas and words.sign(at, "же"):
        at += 1
    elif token.lemmas.isdisjoint(_DEMONSTRATIVES):
        return None
    noun = _noun(words, at)
    return Found(Anaphor(noun), at + 1) if noun else None


def is_demonstrative(token: Token) -> bool:
    """Whether «этой резолюции», «того же доклада», «там же» may begin with `token`."""
    return token.text.lower() == "там" or "тот" in token.lemmas or not token.lemmas.isdisjoint(_DEMONSTRATIVES)


def match_attributed(words: Words, index: int) -> Treaty | None:
    """The treaty behind the title of an article at `index`: «Статья 6 о безопасности сетей … Регламента …»."""
    if not words.sign(index, "о", "об"):
        return None
    for place in range(index + 1, index + _ATTRIBUTE):
        if words.sign(place, ",", ";", ".", ":", "(", ")", ""):
            return None
        if named := match_treaty(words, place):
            return named[0]
    return None


def is_agenda(words: Words, index: int) -> bool:
    """Whether an agenda stands at `index`: «повестки дня», «своей предварительной повестки дня»."""
    at = index
    while at < index + _MOST_ADJECTIVES and words[at].is_word and not words.is_(at, "повестка"):
        at += 1
    return words.is_(at, "повестка") and words.is_(at + 1, "день") and match_treaty(words, at) is None


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
    opened = words.sign(at, "(")
    for place in range(at, max(at - _FAR, -1), -1):
        if noun := _noun(words, place):
            return noun
        if not opened or words.sign(place, ".", ",", ";", ")"):
            return ""
    return ""


def match_changes(words: Words, index: int, symbol: Symbol) -> tuple[list[Symbol], int]:
    """What is named at `index` by the end of a symbol that begins as `symbol` does, and the index behind.

    Changes to its document («и Add.1», «, Corr.1 и 2») and others of its series («и L.6», «–L.8»).
    """
    found: list[Symbol] = []
    at = index
    series = ""
    while words.sign(at, ",", "и", "–", "-", "—"):
        token = words[at + 1]
        change = match_change(words.text, token.start) if token.text else None
        if sibling := match_sibling(words.latin, token.start, symbol):
            found.append(sibling)
            at = words.index(sibling.end)
            continue
        if change is not None and words.sign(at, ",", "и"):
            names, end = change
            series = names[0].partition(".")[0]
        elif series and token.is_number and not words[at + 2].is_word:
            names, end = (f"{series}.{token.text}",), token.end
        else:
            break
        found.append(Symbol(f"{_unchanged(symbol.name, series)}/{names[0]}", token.start, end))
        at = words.index(end)
    return found, at


def _unchanged(name: str, series: str) -> str:
    """`name` without its last change, if that is of the same series: `A/66/152/Add.1` -> `A/66/152`."""
    head, _, last = name.rpartition("/")
    return head if last.startswith(f"{series}.") else name


def _noun(words: Words, index: int) -> str | None:
    """The noun for a document at `index`, in the nominative."""
    return min(words[index].lemmas & _DOCUMENT_NOUNS, default=None)


def _own(words: Words, index: int) -> Found | None:
    """What «настоящего» at the index before is said of."""
    word = unit_at(words, index)
    if word is not None and not word.is_short:
        return Found(Own(word.unit), word.end)
    return Found(Own(), index + 1) if "NOUN" in words[index].grammemes else None


def _document(words: Words, index: int) -> Found | None:
    """The document that a noun at `index` stands for: by the symbol behind it, or not told."""
    at = index
    while at < index + _MOST_ADJECTIVES and words[at].grammemes & _ADJECTIVES and not _noun(words, at):
        at += 1
    noun = _noun(words, at)
    if noun is None or not words[at].grammemes & {"gent", "datv"}:
        return None
    if noun == "проект" and (drafted := _noun(words, at + 1)):
        noun, at = drafted, at + 1
    elif noun_at(words, at) and at > index and (acts := match_acts(words, at)):  # «своей резолюции 2322 (2016)»
        return Found(acts.acts[0], acts.end, acts.acts[1:])
    for place in range(at + 1, at + _FAR):
        near = place == at + 1 or is_bracketed(words, place)
        if near and (symbol := symbol_at(words, place)):
            return Found(symbol, words.index(symbol.end))
        if words.sign(place, ",", ";", ")", "") or (words.sign(place, ".") and not words.sign(place - 1, "см")):
            break
    return Found(Unnamed(noun), at + 1)
