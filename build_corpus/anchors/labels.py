"""Printed labels and titles as parts of anchors: ASCII, lower case, joined by hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from build_corpus.russian import transliterate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_TITLE_WORDS = 5
"""Words of a title in an anchor, where fewer do not tell it from its neighbours; an ordinal does the rest."""

LONGEST = 200
"""Characters of a label or a title in an anchor; file systems take names of 255 bytes."""

_LOOK_ALIKES = str.maketrans("авсенкмортхіӏѕј", "abcehkmoptxiisj")
"""Cyrillic letters that a typist takes for Latin ones, and the reverse; the small ones go with the capitals."""
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z]")
_NOT_ASCII = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"[^\W_]+")
_RAISED = re.compile(r"(?<=\d)[⁰¹²³⁴-⁹]+")


def slug(text: str) -> str:
    """`text` transliterated, its words joined by hyphens; empty where it has no letter or digit that we can write.

    Not longer than `LONGEST`, for sections are folders.
    """
    return "-".join(filter(None, (_ascii(word) for word in _WORD.findall(_normal(text)))))[:LONGEST].rstrip("-")


def plain(label: str | None) -> str:
    """A printed label as it is compared between editions: signs such as «•» say nothing."""
    return "".join(c for c in _normal(label or "") if c.isalnum())


class LabelScript:
    """How the letters of a list of labels are to be read.

    «В» stands for B in the list А, В, С and for V in the list А, Б, В: only the other labels tell. A list is read as
    Russian when more of its labels have letters that only Russian has than letters that only Latin has.
    """

    def __init__(self, labels: Iterable[str | None]) -> None:
        """Judge the script of `labels`, which stand beside each other in the source."""
        heads = [_head(label) for label in labels if label]
        russian = sum(_only_russian(head) for head in heads)
        latin = sum(bool(_LATIN.search(head)) for head in heads)
        self._russian = russian > latin

    def slug(self, label: str | None) -> str:
        """`label` as a part of an anchor: `60 bis` is `60-bis`; empty where it has no letter or digit, as «•»."""
        if not label:
            return ""
        normal = _normal(_RAISED.sub(r".\g<0>", label))  # «5¹» is the article behind 5, not the article 51
        if self._russian:
            return slug(normal)
        head = _head(label)
        # What follows the first word of a label is «бис» or «тер», never a look-alike.
        folded = head.translate(_LOOK_ALIKES)
        return slug(folded + normal[normal.index(head) + len(head) :] if head else normal)


def title_slugs(titles: Sequence[str]) -> list[str]:
    """For each of `titles` the shortest run of its first words that no other title begins with.

    Never more than five words, and never only words of one or two letters; equal for equal titles, and empty for a
    title without words. A title that others begin with stands whole: «поручает секретарю» is
    `poruchaet-sekretaryu` beside `poruchaet-sekretaryu-i`.
    """
    words = [tuple(filter(None, slug(title).split("-"))) for title in titles]
    same = Counter(words)
    begun = Counter(own[:length] for own in words for length in range(1, min(len(own), MAX_TITLE_WORDS) + 1))
    return ["-".join(_telling(own, same[own], begun)) for own in words]


def _telling(own: tuple[str, ...], same: int, begun: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """The beginning of `own`, a title that stands `same` times; `begun` counts what the titles begin with."""
    least = len(list(takewhile(lambda word: len(word) < 3, own))) + 1  # noqa: PLR2004 - «о», «и», «во» tell nothing
    for length in range(min(least, len(own)), min(len(own), MAX_TITLE_WORDS) + 1):
        if begun[own[:length]] == same:
            return own[:length]
    return own[:MAX_TITLE_WORDS]


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _ascii(word: str) -> str:
    # Latin letters lose their accents; й and ё are letters of their own and must not.
    parts = (c if _CYRILLIC.match(c) else unicodedata.normalize("NFKD", c) for c in word)
    return _NOT_ASCII.sub("", transliterate("".join(parts)))


def _head(label: str) -> str:
    match = _WORD.search(_normal(label))
    return match.group() if match else ""


def _only_russian(head: str) -> bool:
    return bool(_CYRILLIC.search(head.translate(_LOOK_ALIKES)))
