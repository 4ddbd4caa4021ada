"""Letters that a source writes as a base and separate accents (NFD), and their composed form (NFC).

Texts copied on some systems hold «й» as «и» and U+0306: such a word is equal to nothing that a reader types.
Every reader composes them and records both sides in the ledger under the rule `unicode-nfc`.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from build_corpus.traced import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "unicode-nfc"
"""The name of the rule in the ledger, for the characters dropped and for those added."""


def decomposed(text: str) -> Iterator[tuple[Span, str]]:
    """The stretches of `text` that are not in NFC, in order, each with its composed form.

    A stretch is a character and all that may combine with it (Unicode Standard Annex 15), so that composing each
    stretch alone composes the text. Offsets are those in `text`; the cost is one pass, and next to nothing for a
    text that is in NFC already.
    """
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _combines(text[end]):
            continue
        stretch = text[start:end]
        if not unicodedata.is_normalized("NFC", stretch):
            yield Span(start, end), unicodedata.normalize("NFC", stretch)
        start = end


def _combines(character: str) -> bool:
    """Whether `character` may melt into the one before it: an accent, a vowel sign, a Hangul vowel or final."""
    if character < "\u0300":
        return False
    return unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff"
