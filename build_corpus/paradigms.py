"""The dictionary read as pymorphy3 stores it: the forms and the lemmas of its words, much faster than by their parses.

A word's place is a paradigm and an index in it; a paradigm is a row of prefixes and suffixes, the same for all words
that inflect alike. Only `russian` uses this module.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pymorphy3

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def unknown(words: Iterable[str]) -> Iterator[str]:
    """Those of many `words`, in any case, that the dictionary lacks."""
    known = analyzer().dictionary.words
    for word in words:
        lower = word.lower()
        if lower not in known and not is_known(lower):
            yield word


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
    found: list[str] = []
    verbs: list[str] = []
    for _, places in _places(word):
        for place in places:
            before, behind, prefix, suffix, is_verb = _CHANGES.get(place) or _nominal_change(place)
            (verbs if is_verb else found).append(f"{prefix}{word[before : len(word) - behind]}{suffix}")
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
    """How a folded form becomes its nominal lemma: what is cut off on either side, and what is put there."""

    before: int
    behind: int
    prefix: str
    suffix: str
    is_verb: bool


_CHANGES: dict[tuple[int, int], _Change] = {}
"""What `_nominal_change` has found, by place."""


def _nominal_change(place: tuple[int, int]) -> _Change:
    """The way from the form at `place` to the full form of a participle or superlative, of others to the first form."""
    dictionary = analyzer().dictionary
    paradigm, index = place
    row = dictionary.paradigms[paradigm]
    number = len(row) // 3
    kind, is_verb = _kind(row[number + index])
    target = _full_form(paradigm, row[number + index], kind) if kind else 0
    before, prefix = (dictionary.paradigm_prefixes[row[2 * number + form]] for form in (index, target))
    behind, suffix = (dictionary.suffixes[row[form]] for form in (index, target))
    change = _CHANGES[place] = _Change(len(before), len(behind), prefix, suffix.replace("ё", "е"), is_verb)
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


@cache
def _kind(tag: int) -> tuple[str, bool]:
    """The grammeme of those forms whose nominal lemma is not the first form, nothing of others; and if it is a verb."""
    grammemes = analyzer().dictionary.gramtab[tag].grammemes
    kind = "Supr" if "Supr" in grammemes else "PRTF" if not grammemes.isdisjoint(PARTICIPLES) else ""
    return kind, not grammemes.isdisjoint(VERBAL)


@cache
def _full_form(paradigm: int, tag: int, kind: str) -> int:
    """The index of that full form of a `kind` which is most like a form with `tag`, as pymorphy3 inflects."""
    wanted = {kind, "sing", "masc", "nomn"}
    like = analyzer().dictionary.gramtab[tag].updated_grammemes(wanted)
    full = [(len(like & each) - 0.1 * len(like ^ each), -index) for index, each in _full_forms(paradigm, kind)]
    return -max(full)[1] if full else 0


@cache
def _full_forms(paradigm: int, kind: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """The nominatives singular masculine of a `kind` in a paradigm: their indexes, and what the dictionary says."""
    dictionary = analyzer().dictionary
    row = dictionary.paradigms[paradigm]
    number = len(row) // 3
    wanted = {kind, "sing", "masc", "nomn"}
    tags = (dictionary.gramtab[tag].grammemes for tag in row[number : 2 * number])
    return tuple((index, grammemes) for index, grammemes in enumerate(tags) if wanted <= grammemes)


@cache
def _any_letter() -> object:
    """What makes the dictionary take a question mark for any letter, and an е for itself or an ё."""
    return analyzer().dictionary.words.compile_replaces({_ANY: [*_LETTERS, "ё"], "е": ["ё"]})
