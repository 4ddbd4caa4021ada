"""Years, dates, quantities, symbols and abbreviations that run together: «2010–20112012–2013», «МСЭ-DМСЭ-R».

What is struck usually stands first; where both are years, sessions or conferences, the later one is new. A lost dash
prints some of these shapes, too («20092013 годы»): what it would explain as well is left undecided.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from build_corpus.model import Certainty
from build_corpus.russian import lemmas, word_is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

Found: TypeAlias = "tuple[int, int, str | None, str | None, Certainty, str]"
"""Start, end, old reading, new reading, certainty, rule."""

_YEAR = r"(?:19|20)\d{2}"
_UNIT = r"\s?(?:гг?\.|год[а-яё]{0,3}(?![а-яё]))"
_MONTH = r"(?:январ[ьяюе]|феврал[ьяюе]|март[ауе]?|апрел[ьяюе]|ма[йяюе]|июн[ьяюе]|июл[ьяюе]|август[ауе]?|сентябр[ьяюе]|октябр[ьяюе]|ноябр[ьяюе]|декабр[ьяюе])"  # noqa: E501 - one list
_DAY = rf"(?:\d{{1,2}}\s)?{_MONTH}(?:\s{_YEAR}(?:{_UNIT})?)?"
_SYMBOLS = re.compile(r"(?<![\d/])(\d{2})/(\d{1,3})(\d{2})/(\d{1,3})(?![\d/])")
_WHOLE_SYMBOLS = re.compile(r"(?<![\w/])((A|E|S)/[A-Z0-9./]{0,30}?\d)(\2/[A-Z0-9./]{0,30}\d)(?![\w/])")
_CONFERENCE = re.compile(r"(?<!\w)([А-ЯЁA-Z]{3,6})[-\u2011](\d{2})(\s?)(\d{2})(?!\d)")
_NAMED = re.compile(r"(?<!\w)(([A-ZА-ЯЁ]{2,6})[-\u2011]([A-ZА-ЯЁ0-9]{1,4}?))(\2[-\u2011]([A-ZА-ЯЁ0-9]{1,4}))(?!\w)")
_LETTERS = re.compile(r"(?<!\w)([A-ZА-ЯЁ]{2,6}[-\u2011])([A-ZА-ЯЁ])([A-ZА-ЯЁ])(?![\w-])")
_CAPITALS = re.compile(r"(?<![\w-])[A-ZА-ЯЁ]{6,20}(?![\w-])")
_ABBREVIATION = re.compile(r"(?<![\w-])[A-ZА-ЯЁ]{2,6}(?:[-\u2011][A-ZА-ЯЁ])?(?![\w-])")
_PERIOD = rf"{_YEAR}[–-]{_YEAR}"
_PERIODS = re.compile(rf"(?<![\d–-])({_PERIOD})({_PERIOD})(?![\d–-])")
_PERIODS_AND_UNITS = re.compile(rf"(?<![\d–-])({_PERIOD}{_UNIT})({_PERIOD}{_UNIT})")
_YEARS_AND_UNITS = re.compile(rf"(?<![\d–-])({_YEAR}{_UNIT})({_YEAR}{_UNIT})")
_YEARS = re.compile(rf"(?<![\w/.,–-])({_YEAR})({_YEAR})(?![\w/–-]|[.,]\d)(?=(\s?(?:г\.|год(?:а|у|ом|е)?\b))?)")
_DAYS = re.compile(rf"(?<!\w)({_DAY})({_DAY})(?!\w)")
_DATES = re.compile(r"(?<![\w.])(\d{2}\.\d{2}\.\d{4})(\d{2}\.\d{2}\.\d{4})(?![\w/])")
_QUANTITIES = re.compile(
    r"(?<![\w.,])(\d{1,9}(?:,\d{1,4})?\s?(%|[а-яё]{3,20}))(\d{1,9}(?:,\d{1,4})?\s?(%|[а-яё]{3,20}))(?!\w)"
)
_ORDINALS = re.compile(r"(?<![\w-])((\d{1,4})[-\u2011][а-яё]{1,3})((\d{1,4})[-\u2011][а-яё]{1,3})(?![\w-])")
_ORDINAL = re.compile(r"(?<![\w-])(\d{1,4}[-\u2011])([а-яё]{2,4})(?![\w-])")
_NUMBERED = re.compile(
    r"(?<!\w)((№|[А-ЯЁа-яё]{4,20})\s\d{1,3})((№|[А-ЯЁа-яё]{4,20})\s\d{1,3})(?!\w)",
)
_ENDINGS = frozenset({"й", "я", "е", "ю", "х", "м", "го", "му", "ми"})
_ONE_ENDING = frozenset({"ей", "ем", "ех", "ею", "ее", "ям", "ях", "яя", "юю", "его", "ему", "ями"})
"""What people print for one ending, though it parts into two."""


def symbols(text: str) -> Iterator[Found]:
    """«68/19876/189» is 68/198 and 76/189: a session has two digits, and the later one is new."""
    for match in _SYMBOLS.finditer(text):
        session, number, next_session, next_number = match.groups()
        first, second = f"{session}/{number}", f"{next_session}/{next_number}"
        old, new = (first, second) if session < next_session else (second, first)
        yield match.start(), match.end(), old, new, Certainty.PROBABLE, "fused-number"
    for match in _WHOLE_SYMBOLS.finditer(text):
        yield match.start(), match.end(), match[1], match[3], Certainty.PROBABLE, "fused-number"


def conferences(text: str) -> Iterator[Found]:
    """«ВКРЭ-1722» is ВКРЭ-17 and ВКРЭ-22: the later year is new, in whichever order they stand."""
    for match in _CONFERENCE.finditer(text):
        name, first, _, second = match.groups()
        if first == second:
            continue
        old, new = sorted((first, second))
        yield match.start(), match.end(), f"{name}-{old}", f"{name}-{new}", Certainty.PROBABLE, "fused-conference"
    for match in _NAMED.finditer(text):
        first, _, number, second, next_number = match.groups()
        if number == next_number:
            continue
        if number.isdigit() and next_number.isdigit():
            old, new = (first, second) if number < next_number else (second, first)
            yield match.start(), match.end(), old, new, Certainty.PROBABLE, "fused-conference"
        else:
            yield match.start(), match.end(), first, second, Certainty.PROBABLE, "fused-words"


def abbreviations(text: str, *, printed: frozenset[str]) -> Iterator[Found]:
    """«ВКРЭВАСЭ», «МСЭ-TD»: two abbreviations that the document has `printed` alone, in one way only."""
    for match in _LETTERS.finditer(text):
        name, first, second = match.groups()
        if first != second and {name + first, name + second} <= printed:
            yield match.start(), match.end(), name + first, name + second, Certainty.PROBABLE, "fused-words"
    for match in _CAPITALS.finditer(text):
        word = match[0]
        ways = [(word[:n], word[n:]) for n in range(2, len(word) - 1) if {word[:n], word[n:]} <= printed]
        if len(ways) == 1 and word not in printed and not word_is_known(word):
            yield match.start(), match.end(), *ways[0], Certainty.PROBABLE, "fused-words"


def printed_abbreviations(texts: list[str]) -> frozenset[str]:
    """The abbreviations that stand alone in `texts`; words of headings in capitals are none."""
    found = {match for text in texts for match in _ABBREVIATION.findall(text)}
    return frozenset(word for word in found if "-" in word or "\u2011" in word or not word_is_known(word.lower()))


def dates(text: str) -> Iterator[Found]:
    """«2019 г.2020 г.», «2010–20112012–2013», «6 марта7 мая»: what comes later is new, as far as there is a year."""
    for pattern in (_PERIODS, _PERIODS_AND_UNITS, _YEARS_AND_UNITS):
        for match in pattern.finditer(text):
            rising = match[1][:4] < match[2][:4]
            certainty = Certainty.PROBABLE if rising else Certainty.UNDECIDED
            yield match.start(), match.end(), match[1], match[2], certainty, "fused-date"
    for match in _YEARS.finditer(text):
        one = match[3] is not None and match[1] < match[2]  # «20092013 год» lacks no dash
        certainty = Certainty.PROBABLE if one else Certainty.UNDECIDED
        yield match.start(), match.end(2), match[1], match[2], certainty, "fused-date"
    for pattern in (_DAYS, _DATES):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), match[1], match[2], Certainty.PROBABLE, "fused-date"


def quantities(text: str) -> Iterator[Found]:
    """«10%15%», «5 стран7 стран», «пункт 5пункт 6», «23-й24-й», «87-йм»: the same unit, noun or number twice."""
    for pattern in (_QUANTITIES, _NUMBERED):
        for match in pattern.finditer(text):
            if match[2] == match[4] or lemmas(match[2]) & lemmas(match[4]):
                yield match.start(), match.end(), match[1], match[3], Certainty.PROBABLE, "fused-quantity"
    for match in _ORDINALS.finditer(text):
        certainty = Certainty.PROBABLE if int(match[2]) < int(match[4]) else Certainty.UNDECIDED
        yield match.start(), match.end(), match[1], match[3], certainty, "fused-quantity"
    for match in _ORDINAL.finditer(text):
        number, ending = match.groups()
        ways = [(ending[:n], ending[n:]) for n in range(1, len(ending)) if {ending[:n], ending[n:]} <= _ENDINGS]
        if len(ways) == 1 and ways[0][0] != ways[0][1] and ending not in _ONE_ENDING | _ENDINGS:
            old, new = (number + part for part in ways[0])
            yield match.start(), match.end(), old, new, Certainty.PROBABLE, "fused-quantity"
