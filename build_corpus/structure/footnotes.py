"""Marks of notes that a format prints as bare digits behind a word: which digits are marks, and of which note.

A PDF's text layer sets a raised «10» as `2030 года10`. A number is a mark only where a note with that number is known,
it touches a word or a closing sign, and it stands before its note and behind the mark of the note before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus.ledger import Drop
from build_corpus.model import Diagnostic, NoteMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.model import RawBlock, RawNote
    from build_corpus.structure.lines import Lines
    from build_corpus.traced import Span

_BARE = re.compile(
    r"(?<=[^\W\d_]|[)»”\"’%…])(\d{1,3}|\*{1,4})(?![\w/*+-]|[.,]\d)|(?<=[^\W\d_][.,;:!?])(\d{1,3})(?=\s|$)"
)
_LOOSE = re.compile(r"[а-яё]{4}(\d{1,2})(?![\w/*+-]|[.,]\d)")
"""What is left of a mark whose note is lost: no Russian word ends in digits."""
_SPACE_BEFORE_SIGN = re.compile(r"[ \u00a0](?=[),.;:!?»])")


@dataclass(frozen=True, slots=True)
class _Candidate:
    block: int
    start: int
    end: int
    label: str
    place: int
    """Offset in the decoded source."""
    doubtful: bool
    """Behind a capital letter, where the digits may belong to a name: «С5»."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Blocks with all their marks cut out and named."""

    blocks: tuple[RawBlock, ...]
    drops: tuple[Drop, ...]
    unmarked: tuple[RawNote, ...]
    """Notes whose mark was not found."""


def mark(blocks: Sequence[RawBlock], notes: Sequence[RawNote]) -> Marked:
    """Find the marks of those `notes` that no mark of the markup names, and cut them out of the texts."""
    named = Counter(m.label for block in blocks for m in block.marks)
    missing: list[RawNote] = []
    for note in notes:
        if named[note.label]:
            named[note.label] -= 1
        else:
            missing.append(note)
    candidates = _candidates(blocks, {note.label for note in missing})
    chosen: dict[int, list[_Candidate]] = {}
    unmarked: list[RawNote] = []
    position = -1
    for note in missing:
        found = _choose(candidates[note.label], position, note.text.source_extent())
        if found is None:
            unmarked.append(note)
        else:
            chosen.setdefault(found.block, []).append(found)
            position = found.place
    result = list(blocks)
    drops: list[Drop] = []
    for index, marks in chosen.items():
        result[index], cut = _cut(blocks[index], marks)
        drops += cut
    return Marked(tuple(result), tuple(drops), tuple(unmarked))


def _candidates(blocks: Sequence[RawBlock], labels: set[str]) -> dict[str, list[_Candidate]]:
    found: dict[str, list[_Candidate]] = {label: [] for label in labels}
    if not labels:
        return found
    for index, block in enumerate(blocks):
        text = block.text.text
        for match in _BARE.finditer(text):
            label = match[0]
            place = block.text.source_offset(match.start())
            if label in found and place is not None:
                before = text[match.start() - 1]
                doubtful = before.isupper() and not text[max(match.start() - 2, 0)].isalpha()
                found[label].append(_Candidate(index, match.start(), match.end(), label, place, doubtful))
    return found


def _choose(candidates: Sequence[_Candidate], position: int, note: Span | None) -> _Candidate | None:
    """The first candidate between the last mark and the note itself; a doubtful one only where there is no other."""
    first = bisect_right(candidates, position, key=lambda c: c.place)
    behind = len(candidates) if note is None else bisect_left(candidates, note.start, key=lambda c: c.place)
    within = candidates[first:behind]
    return next((c for c in within if not c.doubtful), within[0] if within else None)


def _cut(block: RawBlock, chosen: Sequence[_Candidate]) -> tuple[RawBlock, list[Drop]]:
    """The block without the digits of its marks, and without a space that the raised digits left before a sign."""
    text = block.text.text
    drops: list[Drop] = []
    cuts: list[tuple[int, int]] = []
    marks: list[tuple[int, str]] = [(m.offset, m.label) for m in block.marks]
    for candidate in sorted(chosen, key=lambda c: c.start):
        cuts.append((candidate.start, candidate.end))
        drops += [Drop(span, "footnote-mark") for span in block.text[candidate.start : candidate.end].source_spans()]
        marks.append((candidate.start, candidate.label))
        if space := _SPACE_BEFORE_SIGN.match(text, candidate.end):
            cuts.append(space.span())
            drops += [Drop(span, "stray-space") for span in block.text[space.start() : space.end()].source_spans()]

    def moved(offset: int) -> int:
        return offset - sum(min(end, offset) - start for start, end in cuts if start < offset)

    new_marks = tuple(NoteMark(label, moved(offset)) for offset, label in sorted(marks))
    links = tuple(replace(link, start=moved(link.start), end=moved(link.end)) for link in block.links)
    return replace(block, text=block.text.without(cuts), marks=new_marks, links=links), drops


def diagnose(
    blocks: Sequence[RawBlock], notes: Sequence[RawNote], unmarked: Sequence[RawNote], lines: Lines
) -> list[Diagnostic]:
    """A warning for each note without a mark or without words, and for each mark without a note."""
    known = {note.label for note in notes}
    empty = {note.label for note in notes if not note.text.text.strip()}
    found = [
        Diagnostic.of("note-without-mark", lines.of(note.text.source_extent()), label=note.label) for note in unmarked
    ]
    found += [
        Diagnostic.of("mark-without-note", lines.of(block.text.source_extent()), label=m.label)
        for block in blocks
        for m in block.marks
        if m.label not in known
    ]
    found += [
        Diagnostic.of("empty-note", lines.of(block.text.source_extent()), label=m.label)
        for block in blocks
        for m in block.marks
        if m.label in empty
    ]
    found += [
        Diagnostic.of(
            "mark-without-note",
            lines.of(block.text[match.start(1) : match.end(1)].source_extent()),
            label=match[1],
        )
        for block in blocks
        for match in _LOOSE.finditer(block.text.text)
    ]
    return found
