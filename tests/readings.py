"""Readings made by hand, for tests of `structure`: a source of one line for each block, and its blocks."""

from __future__ import annotations

from dataclasses import dataclass

from build_corpus import structure
from build_corpus.ledger import Drop
from build_corpus.model import (
    Block,
    Document,
    Fact,
    Known,
    Metadata,
    NoteMark,
    RawBlock,
    RawNote,
    ReaderName,
    Reading,
    Section,
    Shape,
    Source,
)
from build_corpus.traced import Span, Traced


@dataclass(frozen=True, slots=True)
class Line:
    """A block or, with a `note`, the note of that label, as one line of a source."""

    text: str
    shape: Shape = Shape.PROSE
    level: int | None = None
    emphasis: bool = False
    marks: tuple[NoteMark, ...] = ()
    note: str | None = None


def heading(text: str, level: int | None = None) -> Line:
    """A line that the layout shows as a heading."""
    return Line(text, Shape.HEADING, level)


def note(label: str, text: str) -> Line:
    """A note at the foot of a page."""
    return Line(text, note=label)


def reading(*lines: Line | str) -> Reading:
    """The reading of a source with these lines."""
    whole = [Line(line) if isinstance(line, str) else line for line in lines]
    text = "".join(f"{line.text}\n" for line in whole)
    blocks, notes, drops = [], [], []
    position = 0
    for line in whole:
        end = position + len(line.text)
        traced = Traced.of(text, position, end)
        if line.note is not None:
            notes.append(RawNote(line.note, traced))
        else:
            blocks.append(RawBlock(traced, line.shape, line.level, line.marks, emphasis=line.emphasis))
        drops.append(Drop(Span(end, end + 1), "line-end"))
        position = end + 1
    source = Source("made.txt", "0" * 64, "utf-8", "utf-8", text)
    return Reading(source, ReaderName.PDF_TEXT, 1.0, tuple(blocks), tuple(notes), tuple(drops))


def built(*lines: Line | str) -> Document:
    """The document of a source with these lines, its anchors not set."""
    return structure.build(reading(*lines), Metadata("made", Fact("", Known.PRINTED)))


def outline(document: Document) -> list[str]:
    """The document in short: a line for each section (`# A Title`) and block (`kind label: text`), set in by depth."""
    return [line for section in document.sections for line in _section(section)]


def _section(section: Section) -> list[str]:
    title = " ".join(filter(None, (section.designation, section.label, section.title.text)))
    lines = [f"{'#' * section.level} {title}".rstrip()]
    lines += [line for block in section.blocks for line in _block(block, 1)]
    return lines + [line for inner in section.sections for line in _section(inner)]


def _block(block: Block, depth: int) -> list[str]:
    kind = block.kind.value if block.role.value == "body" else block.role.value
    lines = [f"{'  ' * depth}{kind}{f' {block.label}' if block.label else ''}: {block.text.text}"]
    return lines + [line for child in block.children for line in _block(child, depth + 1)]
