"""Printed labels: what numbers a paragraph, an item or a heading, and what comes next in its series.

Typists and OCR print Latin letters and Roman numerals with Cyrillic look-alikes («В.» for B, «Ш.» for III), so a
label is read in every way that its letters allow; the series that it continues decides which was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from build_corpus import numerals

LOOK_ALIKES = str.maketrans("АВСЕНІКМОРТХУаеорсухі", "ABCEHIKMOPTXYaeopcyxi")
"""Cyrillic letters that print like Latin ones."""

_ROMAN_GLYPHS = {"П": "II", "Ш": "III", "У": "V", "п": "ii", "ш": "iii"}
"""What OCR makes of Roman numerals."""

_ROMAN = re.compile(r"(?=[IVXLCDM])M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

SUFFIXES = ("bis", "ter", "quart", "quater", "quin", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
"""What an insertion adds to the label before it, as the UN and the ITU print it."""

_SUFFIX = rf"(?:[ \u00a0]?(?:{'|'.join(SUFFIXES)}))?"
_NUMBER = re.compile(rf"(\d{{1,4}}{_SUFFIX})(?:[ \u00a0]?\.(?:[ \u00a0\t]+|(?=[^\W\d_]))|[ \u00a0]*\t[ \u00a0]*)(?=\S)")
_DECIMAL = re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}{_SUFFIX})(?:\.[ \u00a0\t]+|[ \u00a0]*\t[ \u00a0]*)(?=\S)")
_BARE_DECIMAL = re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}{_SUFFIX})[ \u00a0]+(?=[А-ЯЁа-яё«])")
_BARE_HEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[ \u00a0\t]+(?=[А-ЯЁA-Z])")
_DOTTED_LETTER = re.compile(r"([a-zа-я]|[ivx]{1,5})\.[ \u00a0\t]+(?=\S)")
_SUFFIXED = re.compile(rf"(\d{{1,4}}[ \u00a0](?:{'|'.join(SUFFIXES)}))[ \u00a0\t]+(?=\S)")
_BARE_NUMBER = re.compile(rf"(\d{{1,3}}{_SUFFIX})[ \u00a0]+(?=[а-яё])")
_BRACKETED = re.compile(
    rf"(\(?)((?:\d{{1,3}}|[^\W\d_]{{1,4}}){_SUFFIX}(?=\))|[^\W_](?=[ \u00a0]\)))[ \u00a0]?\)[ \u00a0\t]*(?=\S)"
)
_ONE = rf"(?:\d{{1,4}}|[^\W\d_]){_SUFFIX}"
_TWO = rf"(?=[\w \u00a0]{{0,16}}(?:{'|'.join(SUFFIXES)})){_ONE}{_ONE}"
_FUSED = re.compile(
    rf"((?:[ivx]{{4,16}}[^\W\d_]?|[^\W\d_][ivx]{{4,8}}){_SUFFIX}|{_TWO})\)[ \u00a0\t]*(?=\S)"
    rf"|({_TWO})[ \u00a0]*\t[ \u00a0]*(?=\S)"
)
"""A struck label and the one in its place, as a file with tracked changes prints them: `iviii)`, `2 bis3`."""
_BULLET = re.compile(
    "([\u2022\u00b7\u25cf\u25cb\u25aa\u25ab\u25a0\u25a1\u25e6\u2023\u27a2\uf0b7\u2013\u2014-])[ \u00a0\t]+(?=\\S)"
)
_HEADING = re.compile(r"([IVXLCDMІХСМПШУ]{1,7}|[A-ZА-Я]|\d{1,2}(?:\.\d{1,2})*)[.)][ \u00a0\t]+(?=\S)")
_SURNAME = r"[А-ЯЁ][а-яё-]+"
_INITIAL = r"[А-ЯЁ]\.[ \u00a0]?"
_NAMES = re.compile(rf"{_INITIAL}(?:{_INITIAL}{_SURNAME}|{_SURNAME}(?:[ \u00a0]+(?:{_INITIAL}){{1,2}}{_SURNAME})+)")
"""People with their initials, as they sign: «Ш. Мустафаев А. Оверчук», «В. В. Путин»."""
_DESIGNATED = re.compile(
    r"(часть|раздел|глава|статья|подраздел)[ \u00a0]+"
    rf"([IVXLCDMІХСМ]{{1,7}}|\d{{1,4}}(?:(?:[.-]\d{{1,3}}){{0,2}}|[¹²³⁴-⁹]{{1,2}}){_SUFFIX}|[^\W\d_]+)"
    r"(?:[.:][ \u00a0\t]*|[ \u00a0\t]+(?:[\u2013\u2014-][ \u00a0\t]+)?|$)",
    re.IGNORECASE,
)
_ORDINAL_WORDS = ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят")


class LabelStyle(StrEnum):
    """How a label is printed, which tells series apart."""

    NUMBER = "number"
    """`86.`, `60 bis.`, or a number before a tab."""
    BRACKETED_NUMBER = "bracketed-number"
    """`1)`."""
    LETTER = "letter"
    """`a)`; whether `i)` is a letter or a Roman numeral, its neighbours tell."""
    BULLET = "bullet"


_PATTERNS = (
    (_NUMBER, LabelStyle.NUMBER),
    (_DECIMAL, LabelStyle.NUMBER),
    (_SUFFIXED, LabelStyle.NUMBER),
    (_BULLET, LabelStyle.BULLET),
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a text."""

    style: LabelStyle
    printed: str
    """Without dot, bracket and tab."""
    end: int
    """Where the text behind it begins, in characters."""


@dataclass(frozen=True, slots=True)
class HeadingLabel:
    """The label of a heading."""

    printed: str
    end: int
    designation: str = ""
    """«Статья», «Глава», … as printed."""


def leading_label(text: str) -> Label | None:
    """The label that a paragraph, item or bullet begins with, if any."""
    for pattern, style in _PATTERNS:
        if match := pattern.match(text):
            return Label(style, match[1], match.end())
    if match := _BRACKETED.match(text):
        if match[1] and not match[2][0].isdigit() and len(match[2].split()[0]) > 1 and roman_value(match[2]) is None:
            return None  # a word in brackets: «(см. …)»
        style = LabelStyle.BRACKETED_NUMBER if match[2][0].isdigit() else LabelStyle.LETTER
        return Label(style, match[2], match.end())
    return _fused_label(text)


def _fused_label(text: str) -> Label | None:
    """Two labels in one that no pattern of a single label fits."""
    match = _FUSED.match(text)
    if match is None:
        return None
    if match[2] is not None:
        return Label(LabelStyle.NUMBER, match[2], match.end()) if match[2][0].isdigit() else None
    style = LabelStyle.BRACKETED_NUMBER if match[1][0].isdigit() else LabelStyle.LETTER
    return Label(style, match[1], match.end())


def bare_decimal(text: str) -> Label | None:
    """A number such as `2.1` at the start of `text` with nothing but a space behind it; its series has to prove it."""
    match = _BARE_DECIMAL.match(text)
    return None if match is None else Label(LabelStyle.NUMBER, match[1], match.end())


def dotted_letter(text: str) -> Label | None:
    """A small letter with a dot at the start of `text`, which only its series tells from an abbreviation («г.»)."""
    match = _DOTTED_LETTER.match(text)
    return None if match is None else Label(LabelStyle.LETTER, match[1], match.end())


def bare_heading_label(text: str) -> HeadingLabel | None:
    """The number that a line begins with of which the layout shows that it is a heading: `2 Цели`."""
    match = _BARE_HEADING.match(text)
    return None if match is None else HeadingLabel(match[1], match.end())


def bare_number(text: str) -> Label | None:
    """A number at the start of `text` with nothing but a space and a small letter behind it.

    The ITU numbers its clauses so. Only the series that it continues tells it from a number of the text.
    """
    match = _BARE_NUMBER.match(text)
    return None if match is None else Label(LabelStyle.NUMBER, match[1], match.end())


def heading_label(text: str) -> HeadingLabel | None:
    """The label that a heading begins with, if any: `A.`, `IV.`, `2.1.`, «Статья 5»."""
    if match := _DESIGNATED.match(text):
        number = match[2]
        letter = len(number) == 1 and number.isupper()  # «Раздел A»
        if (
            number[0].isdigit()
            or letter
            or roman_value(number) is not None
            or number.lower().startswith(_ORDINAL_WORDS)
        ):
            return HeadingLabel(number, match.end(), match[1])
    if (match := _HEADING.match(text)) and _NAMES.fullmatch(text) is None:
        return HeadingLabel(match[1], match.end())
    return None


def number_value(printed: str) -> tuple[int, int]:
    """`60 bis` as (60, 1): the number, and which insertion behind it. A label without digits gives (0, 0)."""
    match = re.match(r"(\d+)[ \u00a0]?(\w*)", printed)
    if match is None:
        return (0, 0)
    return (int(match[1]), SUFFIXES.index(match[2]) + 1 if match[2] in SUFFIXES else 0)


def number_values(printed: str) -> tuple[tuple[int, ...], int]:
    """`2.10 bis` as ((2, 10), 1): the numbers of a decimal label, and which insertion behind it."""
    numbers, _, suffix = printed.replace("\u00a0", " ").partition(" ")
    values = tuple(int(number) for number in re.findall(r"\d+", numbers))
    return values, number_value(f"0 {suffix}")[1] or number_value(numbers.rpartition(".")[2])[1]


def roman_value(printed: str) -> int | None:
    """The value of a Roman numeral in either case, look-alikes and OCR's Ш and П folded; None for other text."""
    numeral = "".join(_ROMAN_GLYPHS.get(c, c) for c in printed.translate(LOOK_ALIKES)).upper()
    if not _ROMAN.fullmatch(numeral):
        return None
    return numerals.value(numeral)


def letter_values(printed: str) -> frozenset[int]:
    """The places that one letter may have in a series: in the Latin alphabet, and in the Russian one."""
    if len(printed) != 1:
        return frozenset()
    letter, latin = printed.lower(), printed.translate(LOOK_ALIKES).lower()
    values = {ord(latin) - ord("a") + 1} if latin.isascii() and latin.isalpha() else set()
    if letter in numerals.RUSSIAN_LETTERS:
        values.add(numerals.RUSSIAN_LETTERS.index(letter) + 1)
    return frozenset(values)
