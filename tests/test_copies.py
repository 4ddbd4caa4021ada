"""Small documents as many programs print them, each with what a person reads in it, in `tests/copies`.

A file is the raw text, a line `=====`, and the expected outline: a line for each section (`## II: Title`), block
(`p 3: words`, set in by depth) and note (`fn 1: words`), with the marks of notes in braces behind it. In long words
`…` stands for what is left out; a table's cells and rows are parted by escaped tabs and line feeds.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from build_corpus import structure
from build_corpus.model import BlockKind, Fact, Known, Metadata, NoteMark, SectionKind
from build_corpus.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Block, Document

FILES = sorted((Path(__file__).parent / "copies").glob("*.txt"))
KINDS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.PREAMBLE: "pre",
    BlockKind.ITEM: "i",
    BlockKind.BULLET: "b",
    BlockKind.TEXT: "t",
    BlockKind.TABLE: "tab",
    BlockKind.SIGNATURE: "sig",
}
LINE = re.compile(r"(?P<head>\s*[^:]+?): ?(?P<text>.*?)(?P<marks> \{[^{}]*\})?")


def outline(document: Document) -> list[tuple[str, str, str]]:
    """Each section, block and note: what it is, its words, its marks."""
    lines: list[tuple[str, str, str]] = []
    for section in document.walk():
        if section.kind is not SectionKind.FRONT:
            head = " ".join(filter(None, ("#" * section.level, section.designation, section.label)))
            lines.append((head, section.title.text, _marks(section.notes)))
        lines += [line for block in section.blocks for line in _block(block, 0)]
    return lines + [(f"fn {note.label}", note.text.text, "") for note in document.footnotes]


def _block(block: Block, depth: int) -> Iterator[tuple[str, str, str]]:
    label = f" {block.label}" if block.label else ""
    yield f"{'  ' * depth}{KINDS[block.kind]}{label}", block.text.text, _marks(block.notes)
    for child in block.children:
        yield from _block(child, depth + 1)


def _marks(notes: Sequence[NoteMark]) -> str:
    return f" {{{','.join(note.label for note in notes)}}}" if notes else ""


def _shortened(text: str, expected: str) -> str:
    """`text`, or `expected` where that leaves out the middle of it."""
    start, _, end = expected.partition("…")
    is_short = "…" in expected and len(text) > len(start) + len(end)
    return expected if is_short and text.startswith(start) and text.endswith(end) else text


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_a_person_reads(file: Path, line_end: str) -> None:
    """Sections, labels, depth, words and notes are those that a person finds; the format is known."""
    raw, _, expected = file.read_text(encoding="utf-8").partition("\n=====\n")
    matches = [match for line in expected.splitlines() if (match := LINE.fullmatch(line))]
    wanted = [
        (m["head"].rstrip(), m["text"].replace("\\n", "\n").replace("\\t", "\t"), m["marks"] or "") for m in matches
    ]
    reading = read(raw.replace("\n", line_end).encode(), file.name)
    found = outline(structure.build(reading, Metadata("made", Fact("", Known.PRINTED))))
    texts = [text for _, text, _ in wanted] + [""] * len(found)
    shown = [(head, _shortened(text, short), marks) for (head, text, marks), short in zip(found, texts, strict=False)]
    assert shown == wanted
    assert reading.confidence >= 0.6
