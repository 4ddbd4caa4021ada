"""Spaces that a copy put into the middle of a word: «конкретны е», «безопасно сти», «ИКТ -среды»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import Vocabulary, decide
from build_corpus.russian import word_is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

# The second part is no abbreviation of one letter: «и т. д.».
_PAIR = re.compile(r"(?<![\w-])([а-яё]+)( )(?=([а-яё]+)(?![\w-])(?!(?<=\s[а-яё])\.))", re.IGNORECASE)
_BEFORE_HYPHEN = re.compile(r"(?<![\w-])(\w+)( )-([^\W\d_]+)")
_WORDS_OF_ONE_LETTER = frozenset("авикосуяжбэ")


def stray_spaces(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) offsets in `text` of spaces that part a word, in order.

    A space goes when it is the only one, when the joined word is in the dictionary and its second part is in lower
    case, and when one part is no word at all. What may be two words stays: «угрозам и». A space before a hyphen goes
    when the parts make a compound.
    """
    cuts = [match.span(2) for match in _BEFORE_HYPHEN.finditer(text) if _is_compound(match[1], match[3])]
    cuts += [match.span(2) for match in _PAIR.finditer(text) if _is_one_word(match[1], match[3])]
    return iter(sorted(cuts))


def _is_compound(first: str, second: str) -> bool:
    """Whether a hyphen joins `first` and `second`; else it may be a dash that lost a space."""
    decision = decide(f"{first}-", second, Vocabulary())
    return decision.keep and not decision.doubtful


def _is_one_word(first: str, second: str) -> bool:
    """Whether `first` and `second` are the two pieces of one word."""
    if not second.islower() or (first.isupper() and len(first) > 1):
        return False
    if _is_word(first) and _is_word(second):
        return False
    return word_is_known(first + second)


def _is_word(part: str) -> bool:
    return part.lower() in _WORDS_OF_ONE_LETTER if len(part) == 1 else word_is_known(part)
