"""All forms of a phrase in the nominative, made by the dictionary: what a matcher of terms has to find."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pymorphy3

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymorphy3.analyzer import Parse

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_JOINED = re.compile(r"\s*,\s*|\s+и\s+|\s*[-—]\s*")
_ADJECTIVES = {"ADJF", "PRTF"}
_NOMINAL = {"NOUN", *_ADJECTIVES}


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def all_forms(phrase: str) -> tuple[str, ...]:
    """Every case of `phrase` in both numbers: its head and what agrees with it inflected, the rest as it stands."""
    words = list(re.finditer(r"[^\W_]+", phrase))
    found = {phrase}
    for number in ("sing", "plur"):
        for case in CASES:
            replaced = dict(_inflected(phrase, words, case, number))
            pieces, position = [], 0
            for index, word in enumerate(words):
                pieces += [phrase[position : word.start()], replaced.get(index, word.group())]
                position = word.end()
            found.add("".join((*pieces, phrase[position:])))
    return tuple(sorted(found))


def _inflected(phrase: str, words: list[re.Match[str]], case: str, number: str) -> Iterator[tuple[int, str]]:
    """The words that change, by their index: adjectives up to the first noun, and what is joined to it like it."""
    nouns = [i for i, word in enumerate(words) if word.group() != "и" and _nominative(word.group(), {"NOUN"})]
    head = next((i for i in nouns if not _nominative(words[i].group(), _ADJECTIVES)), nouns[0])
    gender = _nominative(words[head].group(), {"NOUN"})[0].tag.gender
    end = words[head].end()
    for index, word in enumerate(words):
        if index > head:
            if word.group() == "и":
                continue
            if not _JOINED.fullmatch(phrase[end : word.start()]) or not _nominative(word.group(), _NOMINAL):
                return
            end = word.end()
        form = _form(word.group(), case, number, gender)
        if form is not None:
            yield index, form


def _nominative(word: str, kinds: set[str]) -> list[Parse]:
    return [p for p in _analyzer().parse(word.lower()) if p.tag.POS in kinds and p.tag.case == "nomn"]


def _form(word: str, case: str, number: str, gender: str | None) -> str | None:
    """`word` in a case and number; None if it does not inflect. Its first letter keeps its case."""
    for parse in _nominative(word, _NOMINAL):
        wanted = {case, number}
        if parse.tag.POS in _ADJECTIVES and number == "sing" and gender:
            wanted.add(gender)
        if parse.tag.POS in _ADJECTIVES and case == "accs":
            wanted.add("inan")
        form = parse.inflect(wanted) or parse.inflect(wanted - {"inan"})
        if form is not None:
            return str(form.word.capitalize() if word[0].isupper() else form.word)
    return None
