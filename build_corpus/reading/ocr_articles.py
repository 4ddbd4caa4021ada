"""Where the text of an article begins that its emphasised heading stands before: `**Статья 1.** Стороны …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.russian import grammemes

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOOSE = re.compile(r"(?:[*_\s]|<[^<>]{0,40}>){0,12}\Z")
_DESIGNATED = re.compile(
    r"(?:[*_\s]|<[^<>]{0,40}>){0,12}стать[яи][ \u00a0]+(?:\d{1,3}(?:[.-]\d{1,3}){0,2}|[IVXLC]{1,7})(?!\w)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"[«\"“(\[]{0,2}[A-ZА-ЯЁ\d]")
_SAYS = re.compile(r"[.:;,][*_)»”\"]{0,4}\Z")
_BLANKS = re.compile(r"(?:[*_]{0,3}(?:\s|&nbsp;)){0,9}")
_STOPPED = re.compile(r"\.[*_]{0,3}(?:</[^<>]{0,40}>){0,3}\Z")
_WORD = re.compile(r"[^\W\d_]+")
_TAIL = 12
_HEADING_END = 130


def text_of_article(text: str, start: int, end: int, faces: Iterable[tuple[int, int]]) -> int | None:
    """Where the emphasised heading of an article ends that begins at `start`, if its text follows, up to `end`.

    None where there is no such heading, or where what stands behind it is rather its title: `**Статья 1.** Термины`.
    `faces` are the stretches in bold or italics; all are source offsets.
    """
    if _DESIGNATED.match(text, start, end) is None:
        return None
    stop = start
    for first, last in sorted(faces):
        if last > stop and (first <= stop or _LOOSE.match(text, stop, first)):
            stop = last
    match = _BLANKS.match(text, stop, end)
    begin = match.end() if match else stop
    if not start < stop < begin < end or not _BEGINS.match(text, begin, end):
        return None
    word = _WORD.match(text, begin, end)
    if (
        word is not None
        and not _STOPPED.search(text[max(stop - _HEADING_END, start) : stop])
        and "nomn" not in grammemes(word[0])
    ):
        return None  # «Статья 5 Устава гласит»
    return stop if _SAYS.search(text, max(end - _TAIL, begin), end) else None
