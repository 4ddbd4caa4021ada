"""The labels of places: «3 и 5–7», «2 4)», «а) пункта 2», «II.A», «5А», «второй и третий»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_places import Step, Unit, unit_at

if TYPE_CHECKING:
    from build_corpus.annotations.reference_places import UnitWord
    from build_corpus.annotations.reference_tokens import Token, Words


@dataclass(frozen=True, slots=True)
class Label:
    """A label, with its items, on the characters `start` to `end` of a text."""

    steps: tuple[Step, ...]
    start: int
    end: int


_SUFFIXES = frozenset(
    ("bis", "ter", "quart", "quater", "quin", "quinquies", "sexies", "septies", "octies", "бис", "тер", "кватер")
)
_DASHES = ("–", "-", "—", "\u2010", "\u2011", "\u2212")
_ROMAN = re.compile(r"[IVXLC]{1,7}|[ivxl]{1,6}")
_OPENING, _CLOSING = ("«", '"', "“", "„"), ("»", '"', "”", "“")
_MOST_DIGITS = 4
_NUMBERED = (Unit.PARAGRAPH, Unit.ITEM, Unit.ARTICLE, Unit.SUBPARAGRAPH, Unit.NOTE, Unit.RULE)
"""Places that Arabic numbers call; only articles may have Roman ones."""
_LONGEST_ITEM = 4
_MOST_LETTERS = 2

_UNITS_TO_NINETEEN = (
    "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый тринадцатый "
    "четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый"
)
_ORDINALS = {word: value for value, word in enumerate(_UNITS_TO_NINETEEN.split(), start=1)} | {
    "двадцатый": 20,
    "тридцатый": 30,
    "сороковой": 40,
}
_TENS = {"двадцать": 20, "тридцать": 30, "сорок": 40}


def is_ordinal(token: Token) -> bool:
    """Whether `token` is an ordinal, or the tens of one: «шестой», «двадцать»."""
    return any(lemma in _ORDINALS or lemma in _TENS for lemma in token.lemmas)


def ordinals_at(words: Words, index: int) -> tuple[list[Label], int]:
    """The ordinals at `index` as labels («шестой», «второй и третий», «двадцать первый»), and the index behind them."""
    found: list[Label] = []
    at = index
    while ordinal := _ordinal(words, at):
        value, behind = ordinal
        step = Step(Unit.PARAGRAPH, str(value))
        found.append(Label((step,), words[at].start, words[behind - 1].end))
        at = behind
        if not (words.sign(at, "и", ",") and _ordinal(words, at + 1)):
            break
        at += 1
    return found, at


def match_labels(words: Words, index: int, word: UnitWord) -> tuple[list[Label], int]:
    """The labels at `index`, which stand behind `word`, none where there are none; and the index behind them."""
    labels: list[Label] = []
    at = index
    while found := _label(words, at, word.unit, labels[-1] if labels else None):
        label, behind = found
        labels.append(label)
        at = behind
        following = words.separator(at, ",")
        if following is None:
            break
        again = _label(words, following, word.unit, label)
        item = again is not None and len(label.steps) > 1 and len(again[0].steps) == len(label.steps)
        if not (word.is_plural or (item and again and again[0].steps[0] == label.steps[0])):
            break
        at = following
    return labels, (at if not labels else words.index(labels[-1].end))


def heading_label(words: Words, index: int) -> tuple[str, int] | None:
    """The label of a heading at `index`, `II`, `B` (or Cyrillic «В»), `5`, `2.1`, and the index behind it."""
    token = words[index]
    if token.is_number:
        return _number(words, index)
    latin = words.latin[token.start : token.end]
    capital = len(token.text) == 1 and token.text.isalpha() and token.text.isupper()
    if capital or (token.is_word and latin.isupper() and _ROMAN.fullmatch(latin)):
        return latin if latin.isascii() else token.text, index + 1
    return None


def _ordinal(words: Words, index: int) -> tuple[int, int] | None:
    token = words[index]
    for lemma in token.lemmas:
        if lemma in _ORDINALS:
            return _ORDINALS[lemma], index + 1
        if lemma in _TENS and (below := _ordinal(words, index + 1)) and below[0] < 10:  # noqa: PLR2004 - the units
            return _TENS[lemma] + below[0], below[1]
    return None


def _label(words: Words, index: int, unit: Unit, before: Label | None) -> tuple[Label, int] | None:
    """The label at `index`, and the index behind it; `before` is the one before it in a list."""
    if before is not None and len(before.steps) > 1 and (item := _item(words, index, unit)):
        return _with_range(words, index, (*before.steps[:-1], Step(Unit.ITEM, item[0])), item[1])
    if unit in _NUMBERED:
        number = _number(words, index)
        if number is not None:
            return _with_items(words, index, unit, number)
        if unit in (Unit.PARAGRAPH, Unit.ITEM) and (letter := _letter(words, index)):
            return _with_range(words, index, (Step(unit, letter[0]),), letter[1])
        if unit is not Unit.ARTICLE:
            return None
    heading = heading_label(words, index)
    if heading is None:
        return None
    label, at = heading
    steps: tuple[Step, ...] = (Step(unit, label),)
    if words.sign(at, ".") and words.glued(at) and words.glued(at + 1) and (inner := heading_label(words, at + 1)):
        steps, at = (*steps, Step(Unit.SECTION, inner[0])), inner[1]  # «II.A»
    return _with_range(words, index, steps, at)


def _with_items(words: Words, index: int, unit: Unit, number: tuple[str, int]) -> tuple[Label, int]:
    label, at = number
    steps = [Step(unit, label)]
    while item := _item(words, at, unit) or _dotted_item(words, at):
        steps.append(Step(Unit.ITEM, item[0]))
        at = item[1]
    return _with_range(words, index, tuple(steps), at)


def _with_range(words: Words, index: int, steps: tuple[Step, ...], at: int) -> tuple[Label, int]:
    """The label of `steps` that ends at `at`, made a range where a dash and a label of the same kind follow."""
    final = steps[-1]
    if words.sign(at, *_DASHES):
        unit = final.unit
        if len(steps) > 1 and unit is Unit.ITEM:
            last = _item(words, at + 1, Unit.ARTICLE)
        elif final.label[0].isdigit():
            last = _number(words, at + 1)
        else:
            last = _letter(words, at + 1) if unit in (Unit.PARAGRAPH, Unit.ITEM) else heading_label(words, at + 1)
        if last is not None:
            steps = (*steps[:-1], Step(unit, final.label, last[0]))
            at = last[1]
    return Label(steps, words[index].start, words[at - 1].end), at


def _number(words: Words, index: int) -> tuple[str, int] | None:
    """`86`, `60 bis`, `3.1`: no year, no part of something else."""
    token = words[index]
    if not token.is_number or len(token.text) > _MOST_DIGITS or token.text[0] == "0":
        return None
    if token.is_year and words.year_word(index + 1) > index + 1:
        return None
    at, label = index + 1, token.text
    while words.sign(at, ".") and words.glued(at) and words[at + 1].is_number and words.glued(at + 1):
        label, at = f"{label}.{words[at + 1].text}", at + 2
    if letter := _inserted(words, at):
        return f"{label}{letter}", at + 1
    follows = words[at]
    if follows.text in ("/", "%", "№") or (follows.is_word and not follows.spaced and len(follows.text) > 1):
        return None
    if follows.text in _SUFFIXES:
        return f"{label} {follows.text}", at + 1
    return label, at


def _inserted(words: Words, index: int) -> str:
    """The capital letters that an article or a paragraph put in later has behind its number: «5А», «5.532AA»."""
    token = words[index]
    letter = words.latin[token.start : token.end]
    alone = words[index + 1].spaced or not (words[index + 1].text[:1].isalnum() or words.sign(index + 1, "/", "-", "."))
    fits = 0 < len(letter) <= _MOST_LETTERS and letter.isupper() and (len(letter) == 1 or letter.isascii())
    return letter if words.glued(index) and fits and alone else ""


def _item(words: Words, index: int, unit: Unit) -> tuple[str, int] | None:
    """An item behind a number: `a)`, `(b)`, `«а»`, and behind an article `4)`."""
    opened = words.sign(index, "(")
    token = words[index + 1] if opened else words[index]
    at = index + 1 if opened else index
    letter = token.is_word and _is_item(token)
    number = token.is_number and len(token.text) < _MOST_DIGITS - 1 and (unit is Unit.ARTICLE or opened)
    if (letter or number) and words.sign(at + 1, ")") and words.glued(at + 1):
        return token.text, at + 2
    return None if opened else _quoted(words, index)


def _dotted_item(words: Words, index: int) -> tuple[str, int] | None:
    """An item behind the dot of its paragraph, as the Council of Europe prints it: «пункте 1.a», «3.b.ii»."""
    token = words[index + 1]
    glued = words.sign(index, ".") and words.glued(index) and words.glued(index + 1)
    letter = token.is_word and _is_item(token) and not words[index + 2].text[:1].isalnum()
    return (token.text, index + 2) if glued and (letter or (_is_item(token) and words[index + 2].spaced)) else None


def _bare_letter(words: Words, index: int) -> tuple[str, int] | None:
    """A letter without its bracket before what it is in: «подпункта b пункта 3», «подпунктами a и b пункта 1»."""
    token = words[index]
    if not token.is_word or not _is_item(token) or (not token.text.isascii() and words.sign(index + 1, "также")):
        return None
    behind = index + 1
    while words.sign(behind, "и", ",", "–", "-") and words[behind + 1].is_word and _is_item(words[behind + 1]):
        behind += 2
    inside = unit_at(words, behind) is not None or words.is_(behind, "настоящий", "этот", "данный", "указанный", "тот")
    return (token.text, index + 1) if inside else None


def _letter(words: Words, index: int) -> tuple[str, int] | None:
    """A letter as a label: `a)`, `(a)`, `«а»`, `a` before «пункта»."""
    return _item(words, index, Unit.PARAGRAPH) or _bare_letter(words, index)


def _quoted(words: Words, index: int) -> tuple[str, int] | None:
    token = words[index + 1]
    if words.sign(index, *_OPENING) and token.is_word and _is_item(token) and words.sign(index + 2, *_CLOSING):
        return token.text, index + 3
    return None


def _is_item(token: Token) -> bool:
    if len(token.text) == 1:
        return token.text.islower()
    return len(token.text) <= _LONGEST_ITEM and token.text.islower() and _ROMAN.fullmatch(token.text) is not None
