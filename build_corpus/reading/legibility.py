"""Whether a decoded text can be Russian at all: text in a broken encoding or from a broken font is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.errors import SourceError
from build_corpus.russian import word_is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Source

_SAMPLE = 200_000
"""So many characters show it."""
_WORD = re.compile(r"[А-Яа-яЁё]{4,}")
_QUESTION_MARKS = re.compile(r"\?{2,}")
_FEWEST_WORDS = 30
_KNOWN_SHARE = 0.3
"""Sound texts of the corpus have 0.9 and more, hyphenated ones 0.75; garbled ones under 0.05."""
_FOREIGN_SHARE = 0.3
_LOST_SHARE = 0.02
_CURE = "extract the text again, or read it all the same with --force"


def require_legible(source: Source) -> None:
    """Raise SourceError, with the reason, when the text of `source` is garbled."""
    text = source.text[:_SAMPLE]
    reason = next(_reasons(text), None)
    if reason is not None:
        raise SourceError(f"{reason}; {_CURE}", file=source.name)


def _reasons(text: str) -> Iterator[str]:
    letters = sum(map(str.isalpha, text)) or 1
    if sum("\ue000" <= c <= "\uf8ff" for c in text) > letters * _LOST_SHARE:
        yield "many characters are of a private font (the PDF has no table from its font's signs to letters)"
    if text.count("\ufffd") > letters * _LOST_SHARE:
        yield "many characters were lost in an earlier conversion (U+FFFD)"
    lost = _QUESTION_MARKS.findall(text)
    if len(lost) >= _FEWEST_WORDS and sum(map(len, lost)) > letters * _FOREIGN_SHARE:
        yield "the letters were lost in an earlier conversion (question marks stand for them)"
    for wrong, right, name in (
        ("cp1251", "utf-8", "UTF-8 read as Windows-1251"),
        ("latin-1", "cp1251", "Windows-1251"),
    ):
        if _known_share(text.encode(wrong, "ignore").decode(right, "ignore")) > max(_known_share(text), _KNOWN_SHARE):
            yield f"this is {name} in a wrong encoding"
    if sum("\u0080" <= c <= "\u024f" and c.isalpha() for c in text) > letters * _FOREIGN_SHARE:
        yield "most letters are accented Latin ones, as in a wrong encoding"
    if len(_WORD.findall(text)) >= _FEWEST_WORDS and _known_share(text) < _KNOWN_SHARE:
        yield "hardly any of the words is Russian: the font or the encoding is broken"


def _known_share(text: str) -> float:
    """How many of the longer Cyrillic words the dictionary knows, from 0 to 1; 0 where there are too few to tell."""
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return 0.0
    return sum(map(word_is_known, words)) / len(words)
