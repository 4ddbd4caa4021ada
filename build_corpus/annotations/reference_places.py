"""Places in a document: the words for them («пунктах», «ст.»), and how citations print the way to one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.annotations.reference_tokens import Token, Words


class Unit(StrEnum):
    """The kinds of places, by the abbreviation that a citation prints."""

    PARAGRAPH = "п."
    ITEM = "подп."
    ARTICLE = "ст."
    SECTION = "разд."
    CHAPTER = "гл."
    PART = "ч."
    ANNEX = "прил."
    PREAMBLE = "преамбула"
    OPERATIVE = "постановляющая часть"
    SUBPARAGRAPH = "абз."
    NOTE = "прим."
    RULE = "прав."
    ADDENDUM = "доб."
    TABLE = "табл."


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a place: the unit and its label."""

    unit: Unit
    label: str = ""
    """As printed, without brackets and quotation marks; for a clause its opening words; empty for the only one."""
    last: str = ""
    """The last label of a range."""


_UNITS = {
    "пункт": Unit.PARAGRAPH,
    "параграф": Unit.PARAGRAPH,
    "подпункт": Unit.ITEM,
    "статья": Unit.ARTICLE,
    "раздел": Unit.SECTION,
    "подраздел": Unit.SECTION,
    "глава": Unit.CHAPTER,
    "часть": Unit.PART,
    "приложение": Unit.ANNEX,
    "преамбула": Unit.PREAMBLE,
    "абзац": Unit.SUBPARAGRAPH,
    "сноска": Unit.NOTE,
    "примечание": Unit.NOTE,
    "правило": Unit.RULE,
    "добавление": Unit.ADDENDUM,
    "таблица": Unit.TABLE,
}
_ABBREVIATIONS = {
    "п": Unit.PARAGRAPH,
    "пп": Unit.PARAGRAPH,
    "подп": Unit.ITEM,
    "ст": Unit.ARTICLE,
    "стст": Unit.ARTICLE,
    "разд": Unit.SECTION,
    "гл": Unit.CHAPTER,
    "ч": Unit.PART,
    "прил": Unit.ANNEX,
    "абз": Unit.SUBPARAGRAPH,
    "прим": Unit.NOTE,
}


@dataclass(frozen=True, slots=True)
class UnitWord:
    """The word for a unit: «пунктах», «пп.»."""

    unit: Unit
    end: int
    """The index behind it, its dot included."""
    is_plural: bool
    """Whether more than one label may follow."""
    is_short: bool
    """Whether it is an abbreviation."""


def is_place_word(token: Token) -> bool:
    """Whether `token` is the word for a unit, or its abbreviation."""
    return token.text.lower() in _ABBREVIATIONS or any(lemma in _UNITS for lemma in token.lemmas)


def unit_at(words: Words, index: int) -> UnitWord | None:
    """The word for a unit at the token `index`; None for other words."""
    token = words[index]
    if not token.is_word:
        return None
    short = _ABBREVIATIONS.get(token.text.lower())
    if short is not None and (words.sign(index + 1, ".") or token.text.lower() == "пп"):
        if words.sign(index - 1, ".") and words[index - 2].text in ("т", "Т"):
            return None  # «и т. п.»
        if short is Unit.PART and words[index - 1].is_number and not _is_inside(words, index):
            return None  # «в 15 ч. 30 мин.»
        end = index + 2 if words.sign(index + 1, ".") else index + 1
        plural = token.text.lower() in ("пп", "стст")
        while words[end].text.lower() == token.text.lower() and words.sign(end + 1, "."):  # «п. п.», «ст. ст.»
            end, plural = end + 2, True
        return UnitWord(short, end, plural, is_short=True)
    unit = next((unit for lemma, unit in _UNITS.items() if lemma in token.lemmas), None)
    return None if unit is None else UnitWord(unit, index + 1, "plur" in token.grammemes, is_short=False)


def _is_inside(words: Words, index: int) -> bool:
    """Whether what is behind the abbreviated part at `index` is a place again: «пп. 1–3 ч. 1 ст. 6»."""
    return words[index + 2].is_number and unit_at(words, index + 3) is not None


def pinpoint(steps: Sequence[Step]) -> str:
    """The way to a place as citations print it, the outermost first: «ст. 2 4)», «преамбула, п. 6», «разд. III.B–D»."""
    parts: list[str] = []
    way = [step for step in steps if step.unit is not Unit.OPERATIVE]
    for before, step in zip([None, *way], way, strict=False):
        is_part = before is not None and before.unit is Unit.SECTION and not before.last
        if step.unit is Unit.SECTION and is_part and step.label[:1].isupper():
            parts[-1] += f".{step.label}" + (f"–{step.last}" if step.last else "")
        elif step.unit is Unit.ITEM and parts:
            parts[-1] += f" {step.label})" + (f"–{step.last})" if step.last else "")
        elif step.unit is Unit.SECTION and step.label[:1].islower():
            parts.append(f"{step.unit.value} «{step.label}»")
        else:
            unit = "пп." if step.unit is Unit.PARAGRAPH and step.last else step.unit.value
            label = f"{step.label}–{step.last}" if step.last else step.label
            parts.append(f"{unit} {label}".strip())
    return ", ".join(parts)
