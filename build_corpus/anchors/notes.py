"""Ids of the notes, and the paragraphs that their marks stand in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus.anchors.labels import LabelScript

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.anchors.allocation import Names
    from build_corpus.model import Document, Footnote, NoteMark, Section
    from build_corpus.traced import Traced


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of a note: its label, the anchor that it stands in, and its place in the decoded source."""

    label: str
    anchor: str
    place: int


def attach(document: Document, names: Names) -> Document:
    """`document`, whose sections and blocks have their ids, with ids and refs for its notes.

    A note with a sign for a label («*») is `fn-star-1`, by ordinal. Notes that share a label, because the source
    numbers them page by page, are `fn-1`, `fn-1-2`.
    """
    script = LabelScript(note.label for note in document.footnotes)
    named: list[Footnote] = []
    for note in document.footnotes:
        label = script.slug(note.label)
        own = names.labelled(note.id, f"fn-{label}") if label else names.ordinal(note.id, "fn-star-")
        named.append(replace(note, id=own))
    return _refer(replace(document, footnotes=tuple(named)))


def _refer(document: Document) -> Document:
    """`document`, whose ids are all set, with the refs of its notes: the anchors that their marks stand in."""
    marks: dict[str, list[_Mark]] = defaultdict(list)
    for mark in _marks(document):
        marks[mark.label].append(mark)
    notes: dict[str, list[Footnote]] = defaultdict(list)
    for note in document.footnotes:
        notes[note.label.strip()].append(note)
    refs: dict[str, list[str]] = defaultdict(list)
    for label, same in notes.items():
        for mark, index in zip(marks[label], _owners(marks[label], same), strict=True):
            refs[same[index].id].append(mark.anchor)
    return replace(
        document,
        footnotes=tuple(replace(note, refs=tuple(dict.fromkeys(refs[note.id]))) for note in document.footnotes),
    )


def _owners(marks: Sequence[_Mark], notes: Sequence[Footnote]) -> list[int]:
    """For each of `marks` the index of its note among `notes`; all of them carry the same label.

    A note at the foot of a page is the first one behind its mark in the source. Where that leaves a note without a
    mark, as it does when all notes stand at the end, marks and notes are paired in their order.
    """
    last = len(notes) - 1
    starts = [extent.start if (extent := note.text.source_extent()) else -1 for note in notes]
    behind = [next((i for i, start in enumerate(starts) if start > mark.place), last) for mark in marks]
    return behind if set(behind) == set(range(len(notes))) else [min(i, last) for i in range(len(marks))]


def _marks(document: Document) -> Iterator[_Mark]:
    """All marks, in the order of the source."""
    for section in document.sections:
        yield from _marks_under(section)


def _marks_under(section: Section) -> Iterator[_Mark]:
    yield from _marks_in(section.title, section.notes, section.id)
    for block in section.own_blocks():
        yield from _marks_in(block.text, block.notes, block.id)
    for inner in section.sections:
        yield from _marks_under(inner)


def _marks_in(text: Traced, notes: Sequence[NoteMark], anchor: str) -> Iterator[_Mark]:
    for note in notes:
        # A mark at the very end has no character behind it; the one before it is as good.
        place = text.source_offset(min(note.offset, max(len(text) - 1, 0)))
        yield _Mark(note.label.strip(), anchor, -1 if place is None else place)
