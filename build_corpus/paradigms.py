"""The dictionary read as pymorphy3 stores it: the forms and the lemmas of its words, much faster than by their parses.

A word's place is a paradigm and an index in it; a paradigm is a row of prefixes and suffixes, the same for all words
that inflect alike. Only `russian` uses this module.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pymorphy3

VERBAL = frozenset({"VERB", "INFN", "GRND"})
PARTICIPLES = frozenset({"PRTF", "PRTS"})

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ANY = "?"


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    """The analyser with its dictionary, loaded once."""
    return pymorphy3.MorphAnalyzer(lang="ru")


def is_known(word: str) -> bool:
    """Whether the dictionary has `word`, in lower case, be its ё written or not."""
    words = analyzer().dictionary.words
    return word in words or ("е" in word and bool(words.similar_keys(word, analyzer().char_substitutes)))


def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms that `word`, in lower case, is a form of, with ё as е; none if the dictionary lacks it."""
    found: set[str] = set()
    for spelling, places in _places(word):
        for paradigm, index in places:
            forms = _forms(paradigm)
            before, behind = forms[index]
            found.add(f"{forms[0][0]}{spelling[len(before) : len(spelling) - len(behind)]}{forms[0][1]}")
    return frozenset(lemma.replace("ё", "е") for lemma in found)


def nominal_lemmas(word: str) -> frozenset[str]:
    """The lemmas of the folded `word` as anything but a verb, see `russian`; none if the dictionary lacks it."""
    found: set[str] = set()
    verbs: set[str] = set()
    for spelling, places in _places(word):
        for place in places:
            change = _CHANGES.get(place) or _nominal_change(place)
            lemma = f"{change.prefix}{spelling[change.before : len(spelling) - change.behind]}{change.suffix}"
            (verbs if change.is_verb else found).add(lemma.replace("ё", "е"))
    return frozenset(found or verbs)


def lexemes(word: str) -> dict[str, set[str]]:
    """The words that the folded `word` is a form of: each lemma with all its forms, ё as е; none for an unknown one."""
    found: dict[str, set[str]] = {}
    for spelling, places in _places(word):
        for paradigm, index in places:
            before, behind = _forms(paradigm)[index]
            stem = spelling[len(before) : len(spelling) - len(behind)].replace("ё", "е")
            (prefix, suffix), *_ = affixes = _affixes(paradigm)
            found.setdefault(f"{prefix}{stem}{suffix}", set()).update([f"{a}{stem}{b}" for a, b in affixes])
    return found


def near(word: str) -> set[str]:
    """The words of the dictionary that lack, add, change or swap one letter of `word`, in lower case; it may be one."""
    cuts = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    found = {each for each in found if is_known(each)}
    words, any_letter = analyzer().dictionary.words, _any_letter()
    for start, rest in cuts:
        for end in (rest, rest[1:]) if rest else (rest,):
            for each in words.similar_keys(f"{start}{_ANY}{end}", any_letter):
                letter = each[len(start)]
                found.add(f"{start}{'е' if letter == 'ё' else letter}{end}")
    return found


def _places(word: str) -> list[tuple[str, list[tuple[int, int]]]]:
    """Where `word` stands in the paradigms, for each way to spell it with ё; nowhere if the dictionary lacks it."""
    found: list[tuple[str, list[tuple[int, int]]]] = analyzer().dictionary.words.similar_items(
        word, analyzer().char_substitutes
    )
    return found


class _Change(NamedTuple):
    """How a form becomes its nominal lemma: what is cut off on either side, and what is put there."""

    before: int
    behind: int
    prefix: str
    suffix: str
    is_verb: bool


_CHANGES: dict[tuple[int, int], _Change] = {}
"""What `_nominal_change` has found, by place."""


def _nominal_change(place: tuple[int, int]) -> _Change:
    """The way from the form at `place` to the full form of a participle or superlative, of others to the first form."""
    paradigm, index = place
    number = _tags(paradigm)[index]
    own = analyzer().dictionary.gramtab[number]
    target = 0
    if kind := _kind(number):
        # Of several full forms the one that is most like its own, as pymorphy3 inflects.
        like = own.updated_grammemes({kind, "sing", "masc", "nomn"})
        full = [(len(like & each) - 0.1 * len(like ^ each), -i) for i, each in _full_forms(paradigm, kind)]
        target = -max(full)[1] if full else 0
    forms = _forms(paradigm)
    (before, behind), (prefix, suffix) = forms[index], forms[target]
    change = _Change(len(before), len(behind), prefix, suffix, not own.grammemes.isdisjoint(VERBAL))
    _CHANGES[place] = change
    return change


@cache
def _forms(paradigm: int) -> list[tuple[str, str]]:
    """The prefix and the suffix of each form of a paradigm; those of the lemma first."""
    dictionary = analyzer().dictionary
    row = dictionary.paradigms[paradigm]
    number = len(row) // 3
    prefixes, suffixes = dictionary.paradigm_prefixes, dictionary.suffixes
    return [(prefixes[row[2 * number + index]], suffixes[row[index]]) for index in range(number)]


@cache
def _affixes(paradigm: int) -> tuple[tuple[str, str], ...]:
    """The `_forms` of a paradigm, each once, ё as е."""
    return tuple(dict.fromkeys((prefix, suffix.replace("ё", "е")) for prefix, suffix in _forms(paradigm)))


def _tags(paradigm: int) -> list[int]:
    """The numbers of the tags of the forms of a paradigm."""
    row = analyzer().dictionary.paradigms[paradigm]
    number = len(row) // 3
    return list(row[number : 2 * number])


@cache
def _kind(tag: int) -> str:
    """The grammeme of those forms whose nominal lemma is not the first form; empty for all others."""
    grammemes = analyzer().dictionary.gramtab[tag].grammemes
    return "Supr" if "Supr" in grammemes else "PRTF" if not grammemes.isdisjoint(PARTICIPLES) else ""


@cache
def _full_forms(paradigm: int, kind: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """The nominatives singular masculine of a `kind` in a paradigm: their indexes, and what the dictionary says."""
    wanted = {kind, "sing", "masc", "nomn"}
    tags = (analyzer().dictionary.gramtab[tag].grammemes for tag in _tags(paradigm))
    return tuple((index, grammemes) for index, grammemes in enumerate(tags) if wanted <= grammemes)


@cache
def _any_letter() -> object:
    """What makes the dictionary take a question mark for any letter, and an е for itself or an ё."""
    return analyzer().dictionary.words.compile_replaces({_ANY: [*_LETTERS, "ё"], "е": ["ё"]})
