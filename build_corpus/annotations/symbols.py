"""The symbols of documents: what one looks like, where it ends, and its official address.

The grammar is that of the UN's own guide (ST/LIB/SER.B/5/Rev.6): an organ, then elements behind strokes that name a
subsidiary body, the session or the year, the nature of the document, its number in the series, and what it changes
(Add., Corr., Rev., Amend.). Resolutions before the thirty-first session and those of the Security Council carry the
session or the year in brackets. The OSCE's symbols have another shape and no stable address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

UN_DOCUMENTS = "https://undocs.org/ru/"
"""The UN's own permanent addresses: the language, then the symbol."""
ITU_RECOMMENDATIONS = "https://www.itu.int/rec/"
"""The ITU's page of each Recommendation, with its editions in all languages: the sector, `-REC-`, then the number."""

_TO_LATIN = str.maketrans("АВСЕНІКМОРТХаеорсухі", "ABCEHIKMOPTXaeopcyxi")
"""Cyrillic letters that print like Latin ones, as typists and OCR mistake them."""

_PRINCIPAL = frozenset({"A", "S", "E", "T"})
"""Principal organs; their symbols are short enough to be mistaken for something else."""

_ORGANS = _PRINCIPAL | {
    *("APLC", "BWC", "CAC", "CAT", "CBD", "CCM", "CCPR", "CCW", "CD", "CEB", "CED", "CEDAW", "CERD", "CLCS", "CMW"),
    *("COSP", "CRC", "CRPD", "CTOC", "DC", "DP", "ECE", "ESCAP", "FCCC", "HRI", "HSP", "ICCD", "ID", "ISBA", "JIU"),
    *("LOS", "NPT", "PBC", "SPLOS", "ST", "TD", "TRANS", "UNCTAD", "UNEP", "UNITAR", "UNODA", "UNODC", "UNW"),
}

LONGEST_ORGAN = 6
"""Letters in the longest name of an organ."""

_HEAD = re.compile(rf"[A-Z]{{1,{LONGEST_ORGAN}}}(?=/)")
_OSCE = re.compile(r"(?:PC|MC|FSC)\.(?:DEC|DOC|JOUR)/\d{1,4}(?:/\d{1,2})?(?![\w/])")
_ELEMENT = re.compile(
    r"""
    (?: S | ES | PV | SR ) - (?: \d{1,3} | [IVX]{1,6} ) (?: \( [IVXLC]{1,7} \) )?          # S-10, ES-11
    | \d{1,5} (?: -\d{1,3} )? (?: \( (?: (?:S-)? [IVXLC]{1,7} | (?:19|20)\d\d ) \) )?          # 73, 2131(XX)
      (?: [A-Z] (?: -[A-Z] )? (?![A-Za-z.]) )?                                          # 78H, 98A-E
    | (?: Add | Amend | Corr | Rev ) \.[ \u00a0] \d{1,3}                                   # Rev. 2
    | [A-Z][A-Za-z]{0,6} \. (?: \d{1,5} (?: -\d{1,3} )? | [IVX]{1,6} (?![A-Za-z]) | [A-Z] (?![A-Za-z]) )  # AC.292, L.8
    | [A-Z]{1,10} (?: -\d{1,3} )? (?![a-z.\w])                                           # RES, INF, GC
    """,
    re.VERBOSE,
)
_PART = re.compile(
    r"[ \u00a0\n]?\(((?:Parts?|Vols?|Supp|Sect|SUPP|PART|VOL)\.?)[ \u00a0]?((?:[IVX]{1,5}|\d{1,2}|[A-Z])"
    r"(?:[ \u00a0]?(?:and|и|[-–,])[ \u00a0]?(?:[IVX]{1,5}|\d{1,2}))?)\)"
)
"""A part or a volume of a document: «A/CONF.157/24 (Part I)»."""
_WSIS = re.compile(r"WSIS-(?:0[35]|II)/[A-Z]{2,8}(?:-\d)?/DOC/\d{1,4}(?:[ ]?\(Rev\.[ ]?\d\))?(?:-[A-Z])?(?![\w/])")
"""The documents of the World Summit on the Information Society."""
_STROKE = re.compile(r"/[ \u00a0\n]?")
_LETTER = re.compile(r"[ \u00a0]([A-Z](?:[-–][A-Z])?)(?![\w(]|\.\w)")
_YEAR = re.compile(r"[ \u00a0]?\(((?:19|20)\d\d)\)")
_ROMAN = re.compile(r"[ \u00a0]?([A-Z][ \u00a0]?)?\(((?:S-)?[IVX]{1,7})\)(?:([A-Z])(?!\w))?")
_PRINTED_NUMBER = re.compile(r"(\d+)[ \u00a0]?(?:\(((?:S-)?[IVXLC]+|\d{4})\))?([A-Z](?:-[A-Z])?)?")
_CHANGE = re.compile(r"(?:Add|Corr|Rev|Amend)\.[ \u00a0]?(\d{1,3})(?:[-–](\d{1,3})(?!\d))?(?!\w)")
_SERIES = re.compile(r"/([A-Z]{1,4})\.\d+(?:/(?:Rev|Add|Corr)\.\d+)*$")
_MEMBER = re.compile(r"([A-Z]{1,4})\.\d{1,4}(?:/(?:Rev|Add|Corr)\.\d{1,3})*(?![\w/]|\.\d)")
_FIRST_NUMBERED_SESSION = 31
"""From this session on (1976) the General Assembly numbers by session and number."""
_LEAST_NUMBER = 100
"""A lone number of a principal organ below this is rather a size of paper or a socket: A/4, E/14."""
_RECOMMENDATION = re.compile(r"ITU-([TR]) ([A-Z]{1,3}\.\d+(?:\.\d+)*)(?:-\d+)?")
_CYRILLIC_WORDS = "ВСАОКУИЯ"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol on the characters `start` to `end` of a text."""

    name: str
    """As the UN's library writes it: `A/RES/43/78H`, `S/RES/1373(2001)`, `A/AC.292/2023/INF/4`."""
    start: int
    end: int


def fold_to_latin(text: str) -> str:
    """`text` with each Cyrillic letter that prints like a Latin one replaced by it; its length stays."""
    return text.translate(_TO_LATIN)


def match_symbol(text: str, folded: str, start: int) -> Symbol | None:
    """The symbol that begins at the character `start` of `text`, if one does; `folded` is `fold_to_latin(text)`."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "/._"):
        return None
    if match := _OSCE.match(folded, start) or _WSIS.match(folded, start):
        return Symbol(match[0], start, match.end())
    head = _HEAD.match(folded, start)
    if head is None or head[0] not in _ORGANS:
        return None
    elements, end = _elements(folded, head.end())
    if not elements or not _is_plausible(head[0], elements):
        return None
    name, end = _with_suffix(text, folded, "/".join((head[0], *elements)), end)
    if part := _PART.match(folded, end):
        name, end = f"{name}({part[1]} {part[2]})", part.end()
    if end < len(text) and text[end] == "*":
        end += 1
    return Symbol(name, start, end)


def parse_symbol(words: str) -> str | None:
    """The name of the symbol that `words` are, from end to end; None for other words."""
    words = words.strip()
    found = match_symbol(words, fold_to_latin(words), 0)
    return found.name if found is not None and found.end == len(words) else None


def is_of_the_un(name: str) -> bool:
    """Whether the document that is named `name` is one of the UN and its bodies."""
    return name.partition("/")[0] in _ORGANS


def match_change(text: str, start: int) -> tuple[tuple[str, ...], int] | None:
    """The changes to a document that are named at `start` without its symbol («Add.1», «Corr.1–3»), and their end."""
    match = _CHANGE.match(text, start)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    kind = match[0].partition(".")[0]
    numbers = range(first, last + 1) if first <= last <= first + 20 else range(first, first + 1)
    return tuple(f"{kind}.{number}" for number in numbers), match.end()


def match_sibling(folded: str, start: int, symbol: Symbol) -> Symbol | None:
    """The document of the same series as `symbol` that is named at `start` by its end alone: «A/C.1/79/L.13 и L.17»."""
    series, member = _SERIES.search(symbol.name), _MEMBER.match(folded, start)
    if series is None or member is None or series[1] != member[1]:
        return None
    return Symbol(f"{symbol.name[: series.start()]}/{member[0]}", start, member.end())


def address(name: str) -> str | None:
    """The official address of the document that is named `name`; None where none is known that lasts.

    In Russian for the UN. A part of an old resolution («217 (III) A») has the address of the whole; a decision of the
    General Assembly is printed in its official records and has none (UN Library, research guide to its resolutions and
    decisions). A Recommendation of the ITU has a page for all its editions; its conferences print their resolutions in
    volumes, whose addresses change with the edition.
    """
    if recommendation := _RECOMMENDATION.fullmatch(name):
        return f"{ITU_RECOMMENDATIONS}{recommendation[1]}-REC-{recommendation[2]}"
    head, _, rest = name.partition("/")
    if head not in _ORGANS or rest.startswith("DEC/"):
        return None
    return UN_DOCUMENTS + re.sub(r"(?<=[IVX]\))[A-Z](?:-[A-Z])?$", "", name.replace(" ", ""))


def _elements(folded: str, start: int) -> tuple[list[str], int]:
    """The elements behind an organ, up to the last that has a number, and where they end."""
    found: list[str] = []
    kept, end = 0, start
    position = start
    while stroke := _STROKE.match(folded, position):
        element = _ELEMENT.match(folded, stroke.end())
        if element is None or (stroke.end() - stroke.start() > 1 and _HEAD.match(folded, stroke.end())):
            break
        found.append(re.sub(r"\s", "", element[0]))
        position = element.end()
        if any(c.isdigit() for c in element[0]) or "." in element[0]:
            kept, end = len(found), position
    return found[:kept], end


def _is_plausible(organ: str, elements: list[str]) -> bool:
    """Whether a symbol of `organ` may have these elements: «A/65/201» and not «A/4», «E/2020/1» and not «E/5/7»."""
    numbered = any(c.isdigit() for element in elements for c in element)
    return numbered and (organ not in _PRINCIPAL or _is_plausible_of_principal(organ, elements))


def _is_plausible_of_principal(organ: str, elements: list[str]) -> bool:
    if not elements[0].isdigit():  # «S/PV.9331», «A/C.1/78/L.5», and not «E/AC-3»
        return len(elements) > 1 or elements[0][0].isdigit() or "." in elements[0]
    number = int(elements[0])
    if len(elements) == 1:
        return number >= _LEAST_NUMBER
    if not elements[1][0].isdigit():
        return True
    if elements[-1][0].isdigit() and elements[-1][-1].isalpha():  # only acts have parts with letters
        return False
    return number >= _FIRST_NUMBERED_SESSION if organ == "A" else number >= 1000  # noqa: PLR2004 - a year


def _with_suffix(text: str, folded: str, name: str, end: int) -> tuple[str, int]:
    """`name` with the year, the session or the letter that is printed behind it, and where that ends."""
    series, _, number = name.rpartition("/")
    printed = _PRINTED_NUMBER.fullmatch(number)
    if not series.endswith("/RES") and not re.search(r"/RES/[ES\d-]+$", series):
        return name, end
    if printed is not None and printed[2]:
        return f"{series}/{printed[1]}({printed[2]}){printed[3] or ''}", end
    if series == "S/RES" and (year := _YEAR.match(folded, end)):
        return f"{name}({year[1]})", year.end()
    if series == "A/RES" and (roman := _ROMAN.match(folded, end)):
        letter = (roman[1] or "").strip() or roman[3] or ""
        return f"{name}({roman[2]}){letter}", roman.end()
    letter_match = _LETTER.match(folded, end)
    if series != "A/RES" and letter_match and text[letter_match.start(1)] not in _CYRILLIC_WORDS:
        return name + letter_match[1].replace("–", "-"), letter_match.end()
    return name, end
