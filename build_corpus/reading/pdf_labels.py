"""Which lines begin with a printed label: the numbers of paragraphs, by their sequence, and those of items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import HYPHENS
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.russian import parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import TextLine

_BIS = r"bis|ter|quater|quart|quinquies|бис|тер"
_NUMBER = re.compile(rf"(\d{{1,4}})(?:\s?({_BIS}))?\.(?=\s|[A-ZА-ЯЁ«“\"(]|\Z)\s*", re.IGNORECASE)
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3})+(?:\.(?=\s)|(?=\s)|\))\s*")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
_ITEM = re.compile(
    r"(?:\([a-zа-яё]{1,2}\)|\((?:[ivx]{1,6}|\d{1,3})\)|(?:[a-zа-яё]|[ivx]{1,6}|\d{1,3})\))(?=\s|\Z|[А-ЯЁа-яё«])\s*"
)
_SECOND_ITEM = {"a": "b", "а": "б", "i": "ii", "1": "2"}
_FIRST_ITEM = re.compile(rf"({'|'.join(_SECOND_ITEM)})\)\s")
_LONGEST_ITEM = 30
"""In lines, with the items below it."""
_BULLET = re.compile("[•●▪◦‣∙■□➢➤✓\uf0b7\uf0a7\uf0d8\uf02d]\\s*")
_DASH = re.compile(r"[-–—*·o]\s+(?=\S)")
_HEADING = re.compile(
    r"(?:[A-ZА-Я]|[IVXLCІХС]{1,7})\.\s+(?=[A-ZА-ЯЁ«])"
    r"|(?:Статья|Глава|Раздел|Часть|Приложение|Резолюция|Article|Annex)\s+"
    r"(?:[IVXLC]+|\d+(?:\s(?:bis|ter|quater))?|[A-ZА-Я])\b\.?(?!\s[а-яё])"
    r"|Приложение(?:\sк\s|(?:\s[IVXІХ]+)?\Z)"
    r"|(?:СТАТЬЯ|ГЛАВА|РАЗДЕЛ|ЧАСТЬ|ПРИЛОЖЕНИЕ)\b"
)
_ANNEX = re.compile(r"(?:Приложение|ПРИЛОЖЕНИЕ|Добавление|Дополнение|Annex)(?:\s(?:[IVXІХ]+|\d{1,2}|[A-ZА-Я]))?")
_BARE_HEADING = re.compile(r"(?:[A-ZА-Я]|[IVXLCІХС]{1,7})\.")
_PAREN = "(подпись)", "(signed)", "[подпись]"

_CLAUSE_HEAD = 5
"""Words of a line like «напоминая» or «поручает Генеральному секретарю», which items follow."""
_WINDOW = 6
"""A number may follow any of so many candidates before it; more would only cost time."""
_SAME_SEQUENCE = 9
"""Numbers missing between two paragraphs of one sequence, at most, as a rule."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a line."""

    before: str
    """The line before it; empty at the document's beginning."""
    apart: bool
    """Whether more blank space than between two lines of a paragraph stands before it."""
    short: bool
    """Whether its first word would have found room in the line before."""
    set_in: bool
    """Whether it is set in from the line before."""
    in_clause: bool = False
    """Whether the line before heads a clause: «решает», «поручает Генеральному секретарю»."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    number: int
    suffix: str
    weight: float


def numbered(
    lines: Sequence[TextLine], contexts: Sequence[Context], contents: frozenset[int] = frozenset()
) -> frozenset[int]:
    """The indexes of the `lines` that begin a numbered paragraph; those of a table of `contents` do not.

    A number at a line's beginning may also be a part of the text («в пункте | 108. Государства»). So the numbers are
    read together: the sequence is chosen that explains most of them, each weighed by what stands before it. A gap
    costs little, a step back much, a new beginning with 1 little.
    """
    every = map(_candidate, range(len(lines)), lines, contexts)
    candidates = [c for c in every if c is not None and c.index not in contents]
    best: list[float] = []
    origin: list[int] = []
    top = -1  # the candidate before the window with the best sequence
    for position, candidate in enumerate(candidates):
        gain, source = candidate.weight - _first_cost(candidate), -1
        if position > _WINDOW and (top < 0 or best[position - _WINDOW - 1] > best[top]):
            top = position - _WINDOW - 1
        for earlier in (*((top,) if top >= 0 else ()), *range(max(0, position - _WINDOW), position)):
            value = best[earlier] + candidate.weight - _step_cost(candidates[earlier], candidate)
            if value > gain:
                gain, source = value, earlier
        best.append(gain)
        origin.append(source)
    if not best or max(best) <= 0:
        return frozenset()
    position = best.index(max(best))
    chosen: set[int] = set()
    while position >= 0:
        chosen.add(candidates[position].index)
        position = origin[position]
    return frozenset(chosen)


def _candidate(index: int, line: TextLine, context: Context) -> _Candidate | None:
    match = _NUMBER.match(line.text)
    if match is None or _DATE.match(line.text):
        return None
    return _Candidate(index, int(match[1]), (match[2] or "").lower(), _weight(line.text[match.end() :], context))


def _weight(rest: str, context: Context) -> float:
    """How much speaks for a paragraph that begins with a number, `rest` behind it."""
    weight = 0.5 if context.set_in else 0.0
    if context.in_clause:
        return weight + 2.5
    acts = context.before[-1:] == "," and "VERB-3" in parts_of_speech(rest.split(maxsplit=1)[0] if rest else "")
    if not context.before or ends_sentence(context.before):
        weight += 2.0 + context.short
    elif acts:
        weight += 3.0  # «…, | 1. постановляет»: the first operative paragraph behind the last preambular one
    elif context.before[-1] in HYPHENS:
        weight -= 3.0
    elif context.short or context.apart:
        weight += 0.5
    else:
        weight -= 1.5
    if context.apart:
        weight += 2.0
    if not rest or rest[0].isupper() or rest[0] in '«“"([':
        return weight + 0.5
    return weight - 1.5


def _first_cost(candidate: _Candidate) -> float:
    """What it costs that a document begins with this number."""
    return 0.0 if candidate.number == 1 else 1.0


def _step_cost(earlier: _Candidate, later: _Candidate) -> float:
    """What it costs that one number follows another."""
    step = later.number - earlier.number
    if step == 1 or (step == 0 and later.suffix and later.suffix != earlier.suffix):
        return -0.4
    if later.number == 1:
        return 0.5
    if 1 < step <= _SAME_SEQUENCE:
        return 0.8
    return 2.0 if step > 0 else 2.5


def begins_item(text: str, context: Context) -> bool:
    """Whether a line begins an item: a), i), 1), 13.2."""
    item = _ITEM.match(text)
    if item is None and (_DATE.match(text) or _DECIMAL.match(text) is None):
        return False
    if _closes(context) or (context.set_in and context.before[-1:] == ","):
        return True
    return context.short and (context.before[-1] == "," or len(context.before.split()) <= _CLAUSE_HEAD)


def begins_list(lines: Sequence[TextLine], index: int) -> bool:
    """Whether the line at `index` begins with the first label of a list, «a)», and one with the second soon follows."""
    match = _FIRST_ITEM.match(lines[index].text)
    if match is None:
        return False
    second = _SECOND_ITEM[match[1]]
    return any(line.text.startswith(f"{second}) ") for line in lines[index + 1 : index + _LONGEST_ITEM])


def begins_bullet(text: str, context: Context) -> bool:
    """Whether a line begins with a bullet; a dash is one only where a sentence or an item ended."""
    return _BULLET.match(text) is not None or (_DASH.match(text) is not None and _closes(context))


def begins_labelled_heading(text: str, context: Context) -> bool:
    """Whether a line begins a heading with a label: «A. Введение», «Статья 5»."""
    return (
        _HEADING.match(text) is not None
        and (_closes(context) or context.short)
        and (context.apart or context.set_in or context.short)
    )


def label_style(text: str) -> str:
    """The style of the label at the beginning of `text`, whatever stands before it; empty if there is none."""
    if _BULLET.match(text) or _DASH.match(text):
        return "bullet"
    item = _ITEM.match(text)
    if item is not None:
        inner = item.group().strip(" ()")
        return "number in brackets" if inner[0].isdigit() else "roman" if set(inner) <= set("ivx") else "letter"
    return "number" if _NUMBER.match(text) else ""


def heading_label_end(text: str) -> int:
    """How many characters the label takes that a heading begins with, «A.» or «Статья 5»; 0 if it has none."""
    match = _HEADING.match(text)
    return 0 if match is None else match.end()


def is_annex_label(text: str) -> bool:
    """Whether a line holds the label of an annex and nothing else: «Приложение», «Приложение II»."""
    return _ANNEX.fullmatch(text) is not None


def begins_signature(text: str) -> bool:
    """Whether a line begins a signature: «(Подпись) Имя Фамилия»."""
    return text.lower().startswith(_PAREN)


def is_bare_label(text: str) -> bool:
    """Whether a line holds a label and nothing behind it; its text then stands in the next line."""
    matches = (pattern.match(text) for pattern in (_NUMBER, _ITEM, _BULLET, _BARE_HEADING))
    return any(match is not None and match.end() == len(text) for match in matches)


def is_bare_bullet(text: str) -> bool:
    """Whether a line holds a bullet and nothing behind it."""
    return _BULLET.fullmatch(text) is not None


def label_width(text: str) -> int:
    """How many characters the label at the beginning of `text` takes, the space behind it included."""
    for pattern in (_NUMBER, _DECIMAL, _ITEM, _BULLET, _DASH):
        match = pattern.match(text)
        if match is not None:
            return match.end()
    return 0


def _closes(context: Context) -> bool:
    """Whether what stands before a line is complete."""
    return not context.before or context.apart or ends_sentence(context.before)
