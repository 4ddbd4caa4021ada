"""Finds abbreviations that a text introduces in brackets: «Глобальная программа кибербезопасности (ГПК)».

The idea is that of Schwartz and Hearst ("A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical
Text", PSB 2003): the long form stands before the bracket, and the letters of the short one are found in it in order.
Russian abbreviations are made of the first letters of words and of the parts of compounds («информационно-
коммуникационные» gives ИК), and leave out prepositions and now and then a whole word; so letters are matched with
initials, all alignments are weighed, and the one that leaves out least is taken. A name that begins with a capital
letter is taken whole. A Latin abbreviation of a Russian name cannot be aligned: the words before it are only shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus import russian

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.russian import Token

_SHORT = r"[A-ZА-ЯЁ][A-Za-zА-Яа-яЁё]{0,11}(?:[-–/][A-ZА-ЯЁ][A-Za-zА-Яа-яЁё]{0,11})?"
_NAMING = (
    r"(?:(?:далее|в\s+дальнейшем|сокращ[её]нно|именуем\w+)(?:\s+(?:по\s+тексту|также|именуем\w+|в\s+дальнейшем|далее))*)"
    r"\s*[—–:-]?\s*"
)
"""What says that a name follows: «далее —», «далее именуемая», «именуемый в дальнейшем»."""
_BRACKET = re.compile(
    rf"\(\s*(?P<naming>{_NAMING})?[«\"]?(?P<short>{_SHORT})[»\"]?\s*(?:\)|(?P<more>[,;(]|или\b|либо\b))", re.IGNORECASE
)
"""«(далее — МУД)», «(МУД)», «(МУД, или CBM)». The case of the abbreviation is looked at apart."""
_ENGLISH = re.compile(
    r"\(\s*(?:англ\.?\s*[—–:-]?\s*)?[«\"“]?(?P<words>[A-Za-z][A-Za-z' -]{5,100}?)[»\"”]?"
    r"\s*[,;—–-]\s*(?P<short>[A-Z][A-Za-z]{1,11})\s*\)"
)
"""«(computer incident response teams, CIRT)»: the English name and its abbreviation."""
_NAME = re.compile(rf"\(\s*{_NAMING}[«\"]?(?P<short>[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁа-яё-]+){{0,3}})[»\"]?\s*\)")
"""«(далее — Конвенция)»: a word or a few that stand for the full name."""
_REVERSED = re.compile(rf"\b(?P<short>{_SHORT})\s\(\s*(?P<words>[а-яё][^()]{{5,150}}?)\s*\)")
"""«ИКТ (информационно-коммуникационные технологии)»."""
_SENTENCE_END = re.compile(r"[.!?;:()\n]")
_DOT_INSIDE = re.compile(r"(?:\b[А-ЯЁA-Z]|\bг|\bп|\bст)\.$")

_LEAST_CAPITALS = 2
_LONGEST_NAME = 16
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "PREP", "CONJ"})
_SPARE_WORDS = 6
"""How many words more than letters a long form may have: Schwartz and Hearst allow five, Russian prepositions one."""
_LEFT_OUT = 1.0
_LEFT_OUT_FUNCTION = 0.1
_CAPITAL = 1.5
"""What a capital letter at the beginning is worth: more than one word left out."""
_WORST = 2.0


@dataclass(frozen=True, slots=True)
class Introduction:
    """What stands for a long form, on the characters `start` to `end` of a text, and that long form."""

    short: str
    start: int
    end: int
    long: str
    """As printed; where it could not be aligned, the words before the bracket that seem to be it, or none."""
    long_start: int
    aligned: bool
    """Whether every letter of the abbreviation is the initial of a word of the long form, in order."""
    is_name: bool = False
    """Whether it is words and no abbreviation: «далее — Конвенция»."""


def introduced(text: str) -> Iterator[Introduction]:
    """The abbreviations and names that `text` introduces in brackets, in order."""
    found = {each.start: each for finder in _FINDERS for each in finder(text)}
    yield from (found[start] for start in sorted(found))


def _bracketed(text: str) -> Iterator[Introduction]:
    for match in _BRACKET.finditer(text):
        short = match["short"]
        if not _is_abbreviation(short):
            continue
        words = _words_before(text, match.start(), len(short) + _SPARE_WORDS)
        if not words or text[words[-1].end : match.start()].strip(" \u00a0\n»\"'”"):
            continue
        first = _aligned(words, short)
        aligned = first is not None
        if first is None:
            in_a_list = match["more"] and not match["naming"]  # «(ВКРЭ, Кигали)»
            if in_a_list or russian.is_function_word(words[-1].text):
                continue
            # The first word of a sentence has its capital for another reason.
            capitals = [i for i, word in enumerate(words) if word.text[:1].isupper()]
            first = next((i for i in capitals if i), capitals[0] if capitals else None)
        begin = words[first].start if first is not None else match.start()
        long = text[begin : words[-1].end] if first is not None else ""
        yield Introduction(short, match.start("short"), match.end("short"), long, begin, aligned)


def _with_english(text: str) -> Iterator[Introduction]:
    for match in _ENGLISH.finditer(text):
        english = list(russian.tokens(match["words"]))
        first = _aligned(english, match["short"])
        words = _phrase_before(text, match.start())
        if first == 0 and words:
            start, end = match.span("short")
            yield Introduction(
                match["short"], start, end, text[words[0].start : words[-1].end], words[0].start, aligned=False
            )


def _named(text: str) -> Iterator[Introduction]:
    for match in _NAME.finditer(text):
        words = _phrase_before(text, match.start())
        if not words:
            continue
        lemmas = russian.nominal_lemmas(russian.words(match["short"])[0])
        same = (i for i, word in enumerate(words) if lemmas & russian.nominal_lemmas(word.text))
        first = next(same, 0)
        while first and russian.agree((words[first - 1].text,), words[first].text):
            first -= 1
        start, end = match.span("short")
        long = text[words[first].start : words[-1].end]
        yield Introduction(match["short"], start, end, long, words[first].start, aligned=False, is_name=True)


def _explained(text: str) -> Iterator[Introduction]:
    for match in _REVERSED.finditer(text):
        offset = match.start("words")
        words = list(russian.tokens(match["words"]))
        if _is_abbreviation(match["short"]) and words and _aligned(words, match["short"]) == 0:
            start, end = match.span("short")
            yield Introduction(match["short"], start, end, match["words"], offset, aligned=True)


_FINDERS = (_explained, _named, _with_english, _bracketed)
"""Where two find something at one place the later one holds."""


def _phrase_before(text: str, end: int) -> list[Token]:
    """The words before `end` that may be one name: nouns, what agrees with them, prepositions between."""
    words = _words_before(text, end, _LONGEST_NAME)
    if not words or text[words[-1].end : end].strip(" \u00a0\n»\"'”"):
        return []
    first = len(words)
    while first and russian.parts_of_speech(words[first - 1].text) & _NOMINAL:
        first -= 1
    while first < len(words) and russian.is_function_word(words[first].text):
        first += 1
    return words[first:]


def _is_abbreviation(short: str) -> bool:
    """Whether `short` is mostly capitals, a part of it at least two, and no Roman numeral: not «Буэнос-Айрес», «XX»."""
    parts = re.split(r"[-–/]", short)
    capitals = [sum(letter.isupper() for letter in part) for part in parts]
    mostly = sum(capitals) * 2 >= sum(len(part) for part in parts)
    return max(capitals) >= _LEAST_CAPITALS and mostly and not re.fullmatch("[IVXLCDMХІ]+", short)


def _words_before(text: str, end: int, most: int) -> list[Token]:
    """At most `most` words of the sentence before `end`."""
    begin = 0
    for stop in _SENTENCE_END.finditer(text, 0, end):
        if not _DOT_INSIDE.search(text[: stop.end()]):
            begin = stop.end()
    return [word for word in russian.tokens(text[:end]) if word.start >= begin][-most:]


def _aligned(words: list[Token], short: str) -> int | None:
    """The first word of the best long form for `short` that ends with the last of `words`; None where there is none.

    Small letters may stand for none inside a word: «ПДн» for «персональные данные».
    """
    letters = [letter for letter in _folded(short) if letter.isalpha()]
    first = _best(words, letters)
    capitals = [letter for letter in short if letter.isupper()]
    if first is None and _LEAST_CAPITALS <= len(capitals) < len(letters):
        first = _best(words, list(_folded("".join(capitals))))
    return first


def _folded(letters: str) -> str:
    return russian.fold_look_alikes(letters.upper()).lower().replace("ё", "е")


def _best(words: list[Token], letters: list[str]) -> int | None:
    initials = [_folded(word.text[:1]) for word in words]
    costs = [_LEFT_OUT_FUNCTION if russian.is_function_word(word.text) else _LEFT_OUT for word in words]
    best: tuple[float, int] | None = None
    for first, word in enumerate(words):
        if initials[first] != letters[0]:
            continue
        cost = _cost(letters[1:], initials[first + 1 :], costs[first + 1 :])
        if cost is None:
            continue
        cost -= _CAPITAL if word.text[:1].isupper() else 0
        if cost <= _WORST and (best is None or cost < best[0]):
            best = (cost, first)
    return best[1] if best else None


def _cost(letters: list[str], initials: list[str], costs: list[float]) -> float | None:
    """What the cheapest way costs to find `letters` among `initials` in order, each word left out at its cost."""
    table: list[float | None] = [0.0] + [None] * len(letters)
    for initial, left_out in zip(initials, costs, strict=True):
        following: list[float | None] = [None if cost is None else cost + left_out for cost in table]
        for i, letter in enumerate(letters):
            before, now = table[i], following[i + 1]
            if letter == initial and before is not None and (now is None or before < now):
                following[i + 1] = before
        table = following
    return table[-1]
