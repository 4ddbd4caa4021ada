"""The labels that Word computes (ECMA-376 part 1, 17.9): paragraphs name a list and a level, a label is counted.

Only what a label needs is read: formats, starts, restarts, overrides, and the lists that paragraph styles bring.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_corpus import numerals
from build_corpus.reading.docx_package import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""The letters of `russianLower` (ECMA-376 part 1, 17.18.59): all but ё, й, ъ and ь."""
_LARGEST_ROMAN = 3999
_MOST_REPEATS = 10
_KNOWN_BULLETS = "•·▪●○◦‣■□➢–—-"
_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    """With `%1` for the number of the first level and so on."""
    suffix: str = "\t"
    restart: int | None = None
    """The level, from 1, whose next number begins this one again; 0 for none; None for any higher level."""
    legal: bool = False
    """Whether the numbers of the higher levels stand in digits."""
    style: str = ""
    """The id of the paragraph style that takes this level."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list (`w:num`): the levels of its abstract list, some of them changed."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]
    """Levels that begin anew where this list is first used, with the first number."""


@dataclass(frozen=True, slots=True)
class Place:
    """The list and the level of a paragraph."""

    number: str
    level: int


class Numbering:
    """The lists of one Word file."""

    def __init__(self, root: _Element | None) -> None:
        """Read the part `numbering`, where there is one."""
        self.lists: dict[str, _List] = {}
        if root is None:
            return
        abstracts = {value(each, "abstractNumId", own=True): each for each in root.iterfind(f"{W}abstractNum")}
        by_style = {value(each, "styleLink"): each for each in abstracts.values() if value(each, "styleLink")}
        for number in root.iterfind(f"{W}num"):
            abstract = value(number, "abstractNumId")
            element = abstracts.get(abstract)
            if element is not None and value(element, "numStyleLink"):
                element = by_style.get(value(element, "numStyleLink"), element)
            self.lists[value(number, "numId", own=True)] = _list(abstract, element, number)

    def level(self, place: Place | None) -> Level | None:
        """The level at `place`; None where the file has no such list."""
        found = self.lists.get(place.number) if place else None
        return found.levels.get(place.level) if found and place else None

    def level_of_style(self, number: str, style: str) -> int:
        """The level of a list that the paragraph style `style` takes; the first where none names it."""
        found = self.lists.get(number)
        levels = found.levels.items() if found else ()
        return next((index for index, level in levels if level.style == style), 0)


@dataclass
class Counter:
    """Counts through one reading of a document: as it was before the amendments, or as it is behind them."""

    numbering: Numbering
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def label(self, place: Place | None) -> str:
        """The label of the next paragraph, which stands at `place`: `4.`, `a)`, `•`; empty where it has none."""
        level = self.numbering.level(place)
        if place is None or level is None:
            return ""
        found = self.numbering.lists[place.number]
        counts = self.counts.setdefault(found.abstract, {})
        if place.number not in self.used:
            self.used.add(place.number)
            for index, start in found.restarts.items():
                counts[index] = start - 1
        counts[place.level] = counts.get(place.level, level.start - 1) + 1
        for index in [i for i in counts if i > place.level and _restarts(found.levels.get(i), place.level)]:
            del counts[index]
        if level.form == "bullet":
            return level.text if level.text and level.text in _KNOWN_BULLETS else "•"
        return _PLACE.sub(lambda match: _number(found, level, counts, int(match[1]) - 1), level.text).strip()


def _restarts(level: Level | None, above: int) -> bool:
    """Whether a number of the level `above` begins `level` again."""
    return level is None or level.restart is None or above < level.restart


def _number(found: _List, level: Level, counts: Mapping[int, int], index: int) -> str:
    inner = found.levels.get(index, Level())
    form = "decimal" if level.legal and inner.form not in ("decimal", "decimalZero", "none") else inner.form
    return formatted(counts.get(index, inner.start), form)


def formatted(number: int, form: str) -> str:
    """`number` as Word writes it in the format `form` (ECMA-376's ST_NumberFormat); digits for any other format."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("lowerLetter", "upperLetter", "russianLower", "russianUpper"):
        letters = _RUSSIAN if form.startswith("russian") else "abcdefghijklmnopqrstuvwxyz"
        return _cased(_letters(number, letters), form)
    if form in ("lowerRoman", "upperRoman"):
        return _cased(_roman(number), form)
    return str(number)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") or form.endswith("Upper") else text


def _letters(number: int, letters: str) -> str:
    """Behind `z` comes `aa`, then `bb`."""
    repeats, index = divmod(number - 1, len(letters))
    return letters[index] * (repeats + 1) if 0 <= repeats < _MOST_REPEATS else str(number)


def _roman(number: int) -> str:
    """`number` as a small Roman numeral; in digits where there is none."""
    return numerals.roman(number) if 0 < number <= _LARGEST_ROMAN else str(number)


def value(element: _Element | None, name: str, *, own: bool = False) -> str:
    """The `w:val` of the child `name` of `element`, or its own attribute; empty where there is none."""
    if element is None:
        return ""
    if own:
        return element.get(f"{W}{name}", "")
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def whole(text: str, otherwise: int) -> int:
    """`text` as a whole number of no more than six digits; `otherwise` where it is none."""
    return int(text) if re.fullmatch(r"\d{1,6}", text, re.ASCII) else otherwise


def is_on(element: _Element | None, name: str) -> bool:
    """Whether `element` has the property `name`, and it is not switched off."""
    child = None if element is None else element.find(f"{W}{name}")
    return child is not None and child.get(f"{W}val", "true") not in ("0", "false", "off", "none")


def _list(abstract: str, element: _Element | None, number: _Element) -> _List:
    levels = {} if element is None else dict(_level(each) for each in element.iterfind(f"{W}lvl"))
    restarts: dict[int, int] = {}
    for override in number.iterfind(f"{W}lvlOverride"):
        index = whole(value(override, "ilvl", own=True), 0)
        changed = override.find(f"{W}lvl")
        if changed is not None:
            levels[index] = _level(changed)[1]
        if override.find(f"{W}startOverride") is not None:
            restarts[index] = whole(value(override, "startOverride"), 1)
    return _List(abstract, levels, restarts)


def _level(element: _Element) -> tuple[int, Level]:
    restart = value(element, "lvlRestart")
    return min(whole(value(element, "ilvl", own=True), 0), _DEEPEST), Level(
        whole(value(element, "start"), 1),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText"),
        {"space": " ", "nothing": ""}.get(value(element, "suff"), "\t"),
        whole(restart, 0) if restart else None,
        is_on(element, "isLgl"),
        value(element, "pStyle"),
    )
