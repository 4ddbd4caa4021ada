"""Puts the marks of notes back into their lines, where a program prints them before or behind these.

pypdf prints a raised mark in a line of its own, and what follows it in the next one, with the space before it.
The second line of an item may begin to the left of the first, and a mark in it stand before the text of the first one
begins: pdftotext takes the raised mark for a line of its own, or, where a word is broken between the two lines, prints
it behind the first part and leaves out the hyphen.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING

from build_corpus.reading.pdf_lines import CLOSING, ends_sentence
from build_corpus.reading.pdf_setting import heads_clause
from build_corpus.russian import is_function_word, word_is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import TextLine
    from build_corpus.reading.pdf_notes import NoteLines

_ALONE = re.compile(r"\d{1,3}")
_AT_END = re.compile(r"([^\W\d_]{2,30})(\d{1,3})\Z")
_FIRST_WORD = re.compile(r"([^\W\d_]+)(?:-[^\W\d_]+)*")
_IN_WORD = re.compile(r"(?<=[^\W\d_])\d{1,3}(?=\W*\s)|(?<=[.,;»])\d{1,3}(?!\S)")
_HOLE = re.compile(r"(?<=\w) (?=[.,;:)])")
"""A space that no sign has before it: a mark stood there."""


def with_marks(lines: Sequence[TextLine], notes: Sequence[NoteLines], pitch: int) -> list[TextLine]:
    """`lines` with the marks of the `notes` of their pages that are printed outside their lines.

    Where the lines behind such marks begin with a space or a sign, each mark belongs to the line before it. Else a
    space before a comma or a stop shows the place; else it is the first word, where such a mark stands most often.
    """
    in_words = {(line.page, label) for line in lines for label in _IN_WORD.findall(line.text)}
    labels = {(note.page, note.label) for note in notes} - in_words
    behind = any(map(_shows_mark_behind, lines, lines[1:], lines[2:], repeat(labels)))
    result: list[TextLine] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        before = result[-1] if result else None
        following = lines[index + 1] if index + 1 < len(lines) else None
        if behind and before is not None and _follows(before, line, following, labels, pitch):
            result[-1] = replace(before, mark=line.line, mark_at=len(before.line.text))
            index += 1
            continue
        if (
            before is not None
            and following is not None
            and _is_mark(line, labels)
            and _parts(before, line, following, pitch)
        ):
            result.append(_marked(following, line))
            index += 2
            continue
        cut = _cut(line, following, labels, pitch) if following is not None else 0
        if following is not None and cut:
            end = line.line.last - cut
            first = replace(line.line, last=end, next=end, text=line.line.text[:-cut], trailing=False, ends_page=False)
            mark = replace(line.line, start=end, first=end, text=line.line.text[-cut:])
            result += (replace(line, line=first, broken=True), _marked(following, replace(line, line=mark)))
            index += 2
            continue
        result.append(line)
        index += 1
    return result


def _is_mark(line: TextLine, labels: set[tuple[int, str]]) -> bool:
    return (line.page, line.text) in labels and _ALONE.fullmatch(line.text) is not None


def _shows_mark_behind(before: TextLine, mark: TextLine, following: TextLine, labels: set[tuple[int, str]]) -> bool:
    """Whether the line behind a `mark` goes on the line before it, with the space or the sign that parts the two."""
    together = before.page == following.page and _is_mark(mark, labels) and not ends_sentence(before.text)
    set_in = following.line.indent > before.line.indent and following.text[0].islower()
    return together and (set_in or following.text[0] in CLOSING)


def _follows(
    before: TextLine, mark: TextLine, following: TextLine | None, labels: set[tuple[int, str]], pitch: int
) -> bool:
    """Whether a `mark` belongs to the line before it: it is no label of what follows."""
    if before.page != mark.page or mark.gap > pitch or before.mark is not None or not _is_mark(mark, labels):
        return False
    if following is not None and _shows_mark_behind(before, mark, following, labels):
        return True
    goes_on = following is not None and following.text[0].islower()
    return goes_on != ends_sentence(before.text) and not heads_clause(before.text)


def _parts(before: TextLine, mark: TextLine, following: TextLine, pitch: int) -> bool:
    """Whether a `mark` stands alone inside a sentence."""
    together = before.page == following.page and mark.gap <= pitch >= following.gap
    opened = not ends_sentence(before.text) and not heads_clause(before.text)
    return together and opened and following.text[0].islower()


def _cut(line: TextLine, following: TextLine, labels: set[tuple[int, str]], pitch: int) -> int:
    """How many characters at the end of a line are a mark between the two parts of a broken word."""
    match = _AT_END.search(line.text[-40:])
    rest = _FIRST_WORD.match(following.text)
    if match is None or rest is None or line.page != following.page or following.gap > pitch or line.label is not None:
        return 0
    first, last = match[1], rest[1]
    whole = word_is_known(first) and word_is_known(last) and not is_function_word(first)
    if (line.page, match[2]) not in labels or not last[0].islower() or whole or not word_is_known(first + last):
        return 0
    return len(match[2])


def _marked(line: TextLine, mark: TextLine) -> TextLine:
    """`line` with the `mark` that stands before it."""
    hole, word = _HOLE.search(line.text), _FIRST_WORD.match(line.text)
    place = hole or word
    at = 0 if place is None else hole.start() if hole is not None else place.end()
    return replace(line, mark=mark.line, mark_at=at, sure=hole is not None)
