"""The sectors of the ITU, as its Recommendations and its questions under study name them: «МСЭ-T», «ИК2 МСЭ-D»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Words

_LONGEST_GROUP = 12
"""Tokens of the name of a study group."""


def of_study_group(words: Words, index: int) -> tuple[str, int] | None:
    """The sector behind a question, its study group between: «2-й Исследовательской комиссии МСЭ-D», «ИК2 МСЭ-D»."""
    at = index
    while at < index + _LONGEST_GROUP:
        sector, behind = sector_at(words, at)
        if sector:
            return sector, behind
        token = words[at]
        group = token.text in ("ИК", "й", "ой", "-", "\u2011", "(", "№") or words.is_(
            at, "исследовательский", "комиссия"
        )
        if not (group or token.is_number or words.is_(at, "сектор", "развитие", "электросвязь", "стандартизация")):
            return None
        at += 1
    return None


def sector_at(words: Words, index: int) -> tuple[str, int]:
    """The sector in «МСЭ-T» at `index`, empty where there is none, and the index behind it."""
    letter = words.latin[words[index + 2].start : words[index + 2].end]
    if words.sign(index, "МСЭ") and words.sign(index + 1, "-", "\u2011", "\u2010", "–") and letter in ("T", "D", "R"):
        return letter, index + 3
    return "", index


def behind_edition(words: Words, index: int) -> int:
    """The index behind the month of a Recommendation's edition at `index`, «(04/2008)», or `index`."""
    month = words.sign(index, "(") and words[index + 1].is_number and words.sign(index + 2, "/")
    return index + 5 if month and words[index + 3].is_year and words.sign(index + 4, ")") else index
