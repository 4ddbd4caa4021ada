"""Editions of an act that run together: «(Пересм. Дубай, 2018 г.Бухарест, 2022 г.)» is Dubai before, Bucharest after.

A place and year are an edition behind «Пересм.» only. Elsewhere they are where a conference met: two or three of them
in a row may be a list that lost its commas, which no amendment has touched.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.model import Certainty
from build_corpus.russian import grammemes, parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.annotations.fused_numbers import Found

_REVISED = r"(?:ПЕРЕСМ|[Пп]ересм)\.\s"
_CITY = r"(?<![А-ЯЁа-яё])[А-ЯЁ][А-ЯЁа-яё]{1,30}(?:[-\u2011\s][А-ЯЁ][А-ЯЁа-яё]{1,30})?"
_EDITION = rf"(?:{_REVISED})?{_CITY},\s\d{{4}}(?:\s?[гГ](?:\.|\b))?"
_ONE = re.compile(rf"({_REVISED})?({_CITY},\s(\d{{4}})(?:\s?[гГ](?:\.|\b))?)")
_CHAIN = re.compile(rf"{_EDITION}(?:\s?{_EDITION})*")
_TWO_WORDS = re.compile(r"([А-ЯЁа-яё]+)\s(?=([А-ЯЁа-яё]+))")
_ACT = re.compile(r"(?:резолюц|решени|рекомендац)\w*\s\d{1,4}\s\(\Z", re.IGNORECASE)
"""One act, and the bracket that tells its edition; «Резолюций 45 и 50 (» may tell one edition of each."""
_LONGEST_ACT = 40
_HEAD = re.compile(r"(?:резолюция|решение|рекомендация)\s\d{1,4}\s\([^()]*\)\s*", re.IGNORECASE)
"""The head of an act, which tells the edition of the act itself, and so the conference that adopted it."""

_Key = tuple[str, int]
"""A place in small letters, and a year."""


@dataclass(frozen=True, slots=True)
class _Edition:
    start: int
    end: int
    revised: str
    """«Пересм. » as printed, or nothing."""
    printed: str
    """Place and year."""
    year: int

    @property
    def key(self) -> _Key:
        return self.printed.partition(",")[0].replace("\u2011", "-").casefold(), self.year


class Editions:
    """The editions that the texts of a document print: one alone, or two run together."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Gather them from behind «Пересм.» in `texts`."""
        self._alone: set[_Key] = set()
        self._pairs: Counter[tuple[_Key, _Key]] = Counter()
        self._of_heads: set[tuple[_Key, _Key]] = set()
        for text in texts:
            is_head = _HEAD.fullmatch(text) is not None
            for chain in (chain for chain in _chains(text) if chain[0].revised):
                if len(chain) == 1:
                    self._alone.add(chain[0].key)
                elif _is_pair(chain):
                    pair = chain[0].key, chain[1].key
                    self._pairs[pair] += 1
                    self._of_heads |= {pair} if is_head else set()

    def find(self, text: str) -> Iterator[Found]:
        """The editions of `text` that run together.

        The later year is the new edition. Certain are two editions of one act behind «Пересм.», the earlier one first,
        nothing between them and nothing else in the bracket, if the document prints each of them alone elsewhere, or
        the same two together again. Probable are other pairs behind «Пересм.» or the number of an act, pairs of which
        one is «Пересм.», and the pair of the document's own head. Undecided are other places and years in a row, and
        more than two editions.
        """
        for chain in _chains(text):
            if len(chain) < 2:  # noqa: PLR2004 - nothing runs together
                continue
            first, last = chain[0], chain[-1]
            other = _before_place(first)
            later = any(each.revised for each in chain[1:])
            start = first.start if later or not first.revised else first.start + len(first.revised)
            start += other
            ordered = sorted(chain, key=lambda each: each.year)
            old, new = (
                (each.revised if later else "") + each.printed[other if each is first else 0 :]
                for each in (ordered[0], ordered[-1])
            )
            yield start, last.end, old, new, self._certainty(text, chain, cut=other > 0), "fused-year"

    def _certainty(self, text: str, chain: list[_Edition], *, cut: bool) -> Certainty:
        first, second = chain[0], chain[1]
        if not _is_pair(chain):
            return Certainty.UNDECIDED
        pair = first.key, second.key
        of_act = _ACT.search(text[max(first.start - _LONGEST_ACT, 0) : first.start]) is not None
        rising = first.year < second.year
        if second.revised:
            return Certainty.PROBABLE if rising else Certainty.UNDECIDED
        if not first.revised:
            return Certainty.PROBABLE if of_act or pair in self._of_heads else Certainty.UNDECIDED
        proved = set(pair) <= self._alone or self._pairs[pair] > 1
        closed = first.end == second.start and text.startswith(")", second.end)
        whole = not cut and _TWO_WORDS.match(first.printed) is None
        return Certainty.CERTAIN if of_act and rising and proved and closed and whole else Certainty.PROBABLE


def _is_pair(chain: list[_Edition]) -> bool:
    """Whether two editions stand here, no more, of two years."""
    return len(chain) == 2 and chain[0].year != chain[1].year  # noqa: PLR2004 - a pair


def _chains(text: str) -> Iterator[list[_Edition]]:
    """The runs of editions with at most a space between them."""
    for match in _CHAIN.finditer(text):
        yield [
            _Edition(one.start(), one.end(), one[1] or "", one[2], int(one[3]))
            for one in _ONE.finditer(text, match.start(), match.end())
        ]


def _before_place(edition: _Edition) -> int:
    """How much of it is another word: a great letter may only begin one, «Резолюция Женева», but «Нью Йорк»."""
    match = _TWO_WORDS.match(edition.printed)
    return match.end() if match and _is_no_place(match[1], match[2]) else 0


def _is_no_place(first: str, second: str) -> bool:
    return "Geox" in grammemes(second) and "NOUN" in parts_of_speech(first) and "Geox" not in grammemes(first)
