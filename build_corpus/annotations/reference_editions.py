"""The editions of acts of the ITU, which print where and when they took their form: «(Пересм. Кигали, 2022 г.)»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_bodies import match_body

if TYPE_CHECKING:
    from build_corpus.annotations.reference_bodies import Body
    from build_corpus.annotations.reference_tokens import Words

_LONGEST_EDITION = 24
"""Tokens in the brackets of an edition."""

_HYPHENS = re.compile("[\u2010\u2011]")


@dataclass(frozen=True, slots=True)
class Edition:
    """Where and when an act took its present form, on the characters `start` to `end`."""

    place: str
    year: str
    start: int
    end: int

    @property
    def label(self) -> str:
        """As it is printed, without «Пересм.»: «Дубай, 2018»."""
        return ", ".join(part for part in (_HYPHENS.sub("-", self.place), self.year) if part)


def match_editions(words: Words, index: int) -> tuple[tuple[Edition, ...], Body | None, int] | None:
    """The editions in the brackets at `index`, the body that one is named after, and the index behind the brackets.

    «(Пересм. Кигали, 2022 г.)», «(2009 г.)», «(Пересм. ВКР-19)»; two where the old and the new run together, none for
    «(Пересм.)».
    """
    if not words.sign(index, "("):
        return None
    at = index + 1
    if words[at].text.lower() in ("пересм", "изм", "rev") or words.is_(at, "измененный", "изменить", "пересмотренный"):
        at += 2 if words.sign(at + 1, ".") else 1
    if at > index + 1 and words.sign(at, ")"):
        return (), None, at + 1
    if words.sign(at, "в"):
        at += 1
    conference = match_body(words, at)
    if conference is not None and words.sign(conference[1], ")"):
        body, end = conference
        label = words.text[words[at].start : words[end - 1].end]
        return (Edition(label, "", words[at].start, words[end].end),), body, end + 1
    return _places(words, at, index + _LONGEST_EDITION)


def _places(words: Words, index: int, limit: int) -> tuple[tuple[Edition, ...], None, int] | None:
    editions: list[Edition] = []
    at = start = index
    while at < limit and words[at].text:
        token = words[at]
        if token.text == ")":
            return (_closed(editions, token.end), None, at + 1) if editions else None
        if token.is_year:
            place = words.text[words[start].start : words[at - 1].start].strip(" ,\u00a0") if at > start else ""
            after = words.year_word(at + 1)
            if not place and after == at + 1 and not editions:
                return None  # «1373 (2001)» is numbered by the year
            editions.append(Edition(place, token.text, words[start].start, words[after - 1].end))
            start = at = after
        elif token.is_word or token.text in (",", "-", "\u2010", "\u2011", "–", "."):
            at += 1
        else:
            return None
    return None


def _closed(editions: list[Edition], end: int) -> tuple[Edition, ...]:
    return (*editions[:-1], replace(editions[-1], end=end))
