"""The numbers of acts: session and number, the old form with a Roman session, the Security Council's year, and others.

The General Assembly numbers its resolutions by session and number since the thirty-first session (1976), before that
in one series with the session in Roman numerals; the Security Council in one series with the year; the Economic and
Social Council by year and number since 1978; the ITU and the OSCE in plain series.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Words

FIRST_NUMBERED_SESSION = 31
_HIGHEST_STUDY_GROUP = 20
"""The ITU-T has had study groups up to 20, the other sectors fewer."""

_ROMAN = re.compile(r"[IVX]{1,7}|[XL][IVXL]{0,6}")
_MOST_DIGITS = 3
_SERIES = re.compile(r"(?:[A-Z]{1,3}\.?)?\d{1,4}(?:\.\d{1,3})*(?:-\d{1,2})?(?!\w)")


class Form(StrEnum):
    """The form of a number."""

    SESSION = "session"
    """`73/27`, `43/78H`, `S-10/2`, `ES-11/1`."""
    ROMAN = "roman"
    """`2131(XX)`, `217(III)A`."""
    SECURITY = "security"
    """`1373(2001)`."""
    ANNUAL = "annual"
    """`2006/46`."""
    PLAIN = "plain"
    """`130`."""
    QUESTION = "question"
    """`3/2`: number and study group."""
    SERIES = "series"
    """`X.1205`, `9-6`: the series of a sector of the ITU."""

    @property
    def family(self) -> str:
        """Forms that stand in one list are of one family."""
        return self.value if self in (Form.PLAIN, Form.QUESTION, Form.SERIES) else "un"


@dataclass(frozen=True, slots=True)
class Number:
    """A number on the characters `start` to `end` of a text."""

    form: Form
    value: str
    """As symbols write it; empty where it cannot be read."""
    start: int
    end: int
    is_fused: bool = False
    """Whether it is one of two that run together."""

    @property
    def session(self) -> int:
        """The regular session, 0 for a special one."""
        head = self.value.partition("/")[0]
        return int(head) if self.form is Form.SESSION and head.isdigit() else 0

    @property
    def is_small(self) -> bool:
        """Whether it is no number that the General Assembly can have given since 1976."""
        return self.form is Form.SESSION and self.value[:1].isdigit() and self.session < FIRST_NUMBERED_SESSION


def match_number(words: Words, index: int, *, question: bool = False) -> tuple[list[Number], int]:
    """The number of an act at `index`, two where they run together, none where there is none; and the index behind."""
    token = words[index]
    if question:
        return _question(words, index)
    if not token.is_number:
        return _special_session(words, index)
    if words.sign(index + 1, "/") and words.glued(index + 1) and words[index + 2].is_number and words.glued(index + 2):
        return _stroke(words, index)
    return _bracketed(words, index) or _plain(words, index)


def match_series(words: Words, index: int) -> tuple[list[Number], int]:
    """The number of a recommendation or a resolution of a sector of the ITU at `index`: `X.1205`, `BT.709-6`, `9-6`."""
    token = words[index]
    match = _SERIES.match(words.latin, token.start) if token.is_word or token.is_number else None
    if match is None:
        return [], index
    return [Number(Form.SERIES, match[0], match.start(), match.end())], words.index(match.end())


def _stroke(words: Words, index: int) -> tuple[list[Number], int]:
    """`73/27`, `43/78 H`, `2006/46`, and `68/19876/189`, which is two."""
    first, second = words[index], words[index + 2]
    further = words.sign(index + 3, "/") and words.glued(index + 3)
    if further and words[index + 4].is_number and words.glued(index + 4):
        return _fused(words, index)
    if further or len(second.text) > _MOST_DIGITS or second.text[0] == "0":
        return [], index
    if first.is_year:
        return [Number(Form.ANNUAL, f"{first.text}/{second.text}", first.start, second.end)], index + 3
    if len(first.text) > _MOST_DIGITS or first.text[0] == "0":
        return [], index
    letter, behind = _letter(words, index + 3)
    value = f"{first.text}/{second.text}{letter}"
    return [Number(Form.SESSION, value, first.start, words[behind - 1].end)], behind


def _fused(words: Words, index: int) -> tuple[list[Number], int]:
    """Both numbers in `68/19876/189`: the second session is what the last digits in the middle can be."""
    first, middle, last = words[index], words[index + 2], words[index + 4]
    cut = len(middle.text) - 2
    session = int(middle.text[cut:]) if cut > 0 else 0
    if not 0 < cut <= _MOST_DIGITS or session < FIRST_NUMBERED_SESSION or len(last.text) > _MOST_DIGITS:
        return [], index
    split = middle.start + cut
    return [
        Number(Form.SESSION, f"{first.text}/{middle.text[:cut]}", first.start, split, is_fused=True),
        Number(Form.SESSION, f"{session}/{last.text}", split, last.end, is_fused=True),
    ], index + 5


def _letter(words: Words, index: int) -> tuple[str, int]:
    """The letter of a part of a resolution («43/78 H», «37/98 A–E»), empty for none, and the index behind it."""
    token = words[index]
    letter = words.latin[token.start : token.end]
    initial = words.sign(index + 1, ".") and words.glued(index + 2)  # «A.B.», «H.323»
    if len(letter) != 1 or not letter.isascii() or not letter.isupper() or initial:
        return "", index
    if not token.text.isascii() and words[index + 1].is_word and words[index + 1].text[0].islower():
        return "", index  # a Russian preposition that begins a sentence
    last = words[index + 2]
    if words.sign(index + 1, "-", "–") and words.glued(index + 1) and words.glued(index + 2) and len(last.text) == 1:
        return f"{letter}-{words.latin[last.start : last.end]}", index + 3
    return letter, index + 1


def _special_session(words: Words, index: int) -> tuple[list[Number], int]:
    """`S-10/2`, `ES-11/1`."""
    token = words[index]
    prefix = words.latin[token.start : token.end]
    parts = [words[index + step] for step in range(1, 5)]
    if prefix not in ("S", "ES") or any(part.spaced or not part.text for part in parts):
        return [], index
    dash, session, stroke, number = parts
    if dash.text in "-\u2010\u2011" and session.is_number and stroke.text == "/" and number.is_number:
        value = f"{prefix}-{session.text}/{number.text}"
        return [Number(Form.SESSION, value, token.start, number.end)], index + 5
    return [], index


def _bracketed(words: Words, index: int) -> tuple[list[Number], int] | None:
    """`2131 (XX)`, `217 A (III)`, `3201 (S-VI)`, `1373 (2001)`."""
    number = words[index]
    letter, at = _letter(words, index + 1)
    if not words.sign(at, "(") or len(number.text) > _MOST_DIGITS + 1:
        return None
    inside = words[at + 1]
    closed = words.year_word(at + 2)  # «1540 (2004 года)»
    if inside.is_year and words.sign(closed, ")") and not letter:
        value = f"{number.text}({inside.text})"
        return [Number(Form.SECURITY, value, number.start, words[closed].end)], closed + 1
    close = next((place for place in range(at + 2, at + 5) if words.sign(place, ")")), None)
    if close is None:
        return None
    roman = words.latin[inside.start : words[close].start]
    if not _ROMAN.fullmatch(roman.removeprefix("S-")):
        return None
    return [Number(Form.ROMAN, f"{number.text}({roman}){letter}", number.start, words[close].end)], close + 1


def _plain(words: Words, index: int) -> tuple[list[Number], int]:
    """`130`: neither a year, nor a part of a decimal, a date or a range."""
    token = words[index]
    follows = words[index + 1]
    glued = bool(follows.text) and not follows.spaced and follows.text not in (",", ".", ";", ":", ")", "»", '"')
    decimal = follows.text in (",", ".") and words.glued(index + 2) and words[index + 2].is_number
    year = token.is_year and words.year_word(index + 1) > index + 1
    if len(token.text) > _MOST_DIGITS + 1 or token.text[0] == "0" or glued or decimal or year:
        return [], index
    return [Number(Form.PLAIN, token.text, token.start, token.end)], index + 1


def _question(words: Words, index: int) -> tuple[list[Number], int]:
    """`3/2`, `22-1/1`; one whose study group cannot be has no value."""
    token = words[index]
    at = index + 1
    if not token.is_number:
        return [], index
    if words.sign(at, "-") and words.glued(at) and words[at + 1].is_number:
        at += 2
    group = words[at + 1]
    if not (words.sign(at, "/") and words.glued(at) and group.is_number and words.glued(at + 1)):
        return [], index
    value = words.text[token.start : group.end] if int(group.text) <= _HIGHEST_STUDY_GROUP else ""
    return [Number(Form.QUESTION, value, token.start, group.end)], at + 2
