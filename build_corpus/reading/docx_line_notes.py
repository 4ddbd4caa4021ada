"""Notes that a program prints as lines of their own: `[1] A/65/201.` of Pandoc, `footnote1)` of docx2python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.reading.ocr_whole import bracketed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NOTE = re.compile(
    r"[ \t]{0,9}(?:\[(?P<bracket>\d{1,3}|\*{1,3})\]:?|(?:foot|end)note(?P<word>\d{1,4})\))[ \t\u00a0]{1,9}(?=\S)"
)
_CALL = re.compile(r"[ \u00a0]?\[(?P<bracket>\d{1,3}|\*{1,3})\](?![(:\[])|----(?:foot|end)note(?P<word>\d{1,4})----")


@dataclass(frozen=True, slots=True)
class LineMark:
    """The mark of a note from `start` to `end`, before the note or in the text."""

    start: int
    end: int
    label: str


def line_notes(text: str, lines: Iterable[int]) -> Mapping[int, LineMark]:
    """The notes of `text` by the offsets of the `lines` that they are: those that the text calls before."""
    if "[" not in text and "note" not in text:
        return {}
    known = bracketed(text)
    called = {match["word"] for match in _CALL.finditer(text) if match["word"]}
    found: dict[int, LineMark] = {}
    for start in lines:
        match = _NOTE.match(text, start)
        if match and (match["word"] in called or match["bracket"] in known):
            found[start] = LineMark(start, match.end(), match["word"] or match["bracket"])
    return found


def line_calls(text: str, notes: Mapping[int, LineMark]) -> list[LineMark]:
    """The calls of `notes` in `text`, in order."""
    labels = {note.label for note in notes.values()}
    if not labels:
        return []
    calls = (LineMark(m.start(), m.end(), m["word"] or m["bracket"]) for m in _CALL.finditer(text))
    own = {note.start + len(text[note.start : note.end].rstrip(" \t\u00a0:")) for note in notes.values()}
    return [call for call in calls if call.label in labels and call.end not in own]
