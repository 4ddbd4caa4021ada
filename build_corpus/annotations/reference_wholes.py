"""What a place stands in: a treaty, a resolution, a document with a symbol, the document itself, the last one cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_acts import Act, match_acts, noun_at
from build_corpus.annotations.reference_anaphors import (
    Anaphor,
    Neighbour,
    Part,
    match_anaphor,
    match_neighbour,
    match_part,
    match_pronoun,
)
from build_corpus.annotations.reference_instruments import match_short_name, match_treaty
from build_corpus.annotations.reference_nouns import FAR, document_noun, is_bracketed, symbol_at
from build_corpus.annotations.reference_numbered import match_numbered, may_begin_numbered
from build_corpus.annotations.reference_places import Unit, unit_at
from build_corpus.annotations.reference_treaties import Treaty
from build_corpus.annotations.symbols import Symbol, match_change, match_sibling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_corpus.annotations.reference_tokens import Words

_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_MOST_ADJECTIVES = 2
_ATTRIBUTE = 14
"""Tokens between «Статья 6» and «Регламента» in «Статья 6 о безопасности и устойчивости сетей … Регламента …»."""


@dataclass(frozen=True, slots=True)
class Own:
    """The document itself, or a part of it: «настоящего доклада», «настоящей статьи»."""

    unit: Unit | None = None
    """The part, where it is one."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A document that is not named so that it can be told: «доклада Генерального секретаря»."""

    noun: str


@dataclass(frozen=True, slots=True)
class Short:
    """A treaty by its short name, which is read by the full ones of the document: «Устава»."""

    treaty: Treaty | None
    noun: str


Whole = Symbol | Act | Treaty | Short | Own | Anaphor | Unnamed | Part | Neighbour


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
    if words.is_(index, "настоящий"):
        return _own(words, index + 1)
    back = match_anaphor(words, index) or match_part(words, index) or match_neighbour(words, index)
    if back is not None:
        return Found(*back)
    return _named(words, index, short_names) or _cited(words, index)


def match_of_pronoun(words: Words, index: int) -> Found | None:
    """«ней», «нему» at `index`, behind «к»."""
    pronoun = match_pronoun(words, index)
    return None if pronoun is None else Found(*pronoun)


def _named(words: Words, index: int, short_names: Mapping[str, Treaty]) -> Found | None:
    """An instrument by its name, in full or short, or by the number that a law has."""
    if numbered := match_numbered(words, index):
        return Found(numbered.treaty or Short(None, numbered.noun), numbered.end)
    if named := match_treaty(words, index):
        treaty, end = named
        return Found(short_names.get(treaty.title.lower(), treaty), end)
    if symbol_at(words, index) is None and (short := match_short_name(words, index, short_names)):
        return Found(Short(short[0], document_noun(words, index) or ""), short[1])
    return None


def _cited(words: Words, index: int) -> Found | None:
    """A document by its symbol, an act by its number, or what a noun stands for."""
    if symbol := symbol_at(words, index):
        return Found(symbol, words.index(symbol.end))
    acts = match_acts(words, index) if words[index].is_word and noun_at(words, index) else None
    return Found(acts.acts[0], acts.end, acts.acts[1:]) if acts else _document(words, index)


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


def _own(words: Words, index: int) -> Found | None:
    """What «настоящего» at the index before is said of."""
    word = unit_at(words, index)
    if word is not None and not word.is_short:
        return Found(Own(word.unit), word.end)
    return Found(Own(), index + 1) if "NOUN" in words[index].grammemes else None


def _document(words: Words, index: int) -> Found | None:
    """The document that a noun at `index` stands for: by the symbol behind it, or not told."""
    at = index
    while at < index + _MOST_ADJECTIVES and _leads_on(words, at) and not document_noun(words, at):
        if may_begin_numbered(words[at]) and match_numbered(words, at):
            break
        at += 1
    if at > index and (numbered := match_numbered(words, at)):  # «своего замечания общего порядка № 34»
        return Found(numbered.treaty or Short(None, numbered.noun), numbered.end)
    noun = document_noun(words, at)
    if noun is None or not words[at].grammemes & {"gent", "datv"}:
        return None
    if noun_at(words, at) and at > index and (acts := match_acts(words, at)):  # «своей резолюции 2322 (2016)»
        return Found(acts.acts[0], acts.end, acts.acts[1:])
    return _told_behind(words, *_whole_noun(words, at, noun))


def _leads_on(words: Words, at: int) -> bool:
    """Whether an adjective stands at `at`, or what belongs to one: «упомянутой выше»."""
    return bool(words[at].grammemes & _ADJECTIVES) or words.sign(at, "выше", "ранее")


def _whole_noun(words: Words, at: int, noun: str) -> tuple[int, str]:
    """The index of the last word of what a document is called, and the noun: «проекта доклада», «правил процедуры»."""
    if noun == "проект" and (drafted := document_noun(words, at + 1)):
        return at + 1, drafted
    return (at + 1 if noun == "правило" and words.is_(at + 1, "процедура") else at), noun


def _told_behind(words: Words, at: int, noun: str) -> Found:
    """The document called `noun` at `at`, by the symbol behind."""
    for place in range(at + 1, at + FAR):
        near = place == at + 1 or is_bracketed(words, place)
        if near and (symbol := symbol_at(words, place)):
            return Found(symbol, words.index(symbol.end))
        if words.sign(place, ",", ";", ")", "") or (words.sign(place, ".") and not words.sign(place - 1, "см")):
            break
    return Found(Unnamed(noun), at + 1)
