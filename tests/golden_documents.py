"""The golden documents: each source of the corpus as the readers understand it, in a form that a reviewer can read.

Run as a program (`make golden`), it writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from build_corpus import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Block, Document, NoteMark

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
_WIDTH = 110


def path_of(document: Document) -> Path:
    """Where the golden form of `document` stands."""
    return GOLDEN / f"{document.metadata.slug}.txt"


def render(document: Document) -> str:
    """`document` as text: `[anchor] kind label (lines): words`, marks of notes as ⟦10⟧ where they stood."""
    ledger = document.ledger
    lines = [
        f"reader: {document.reader.value}",
        f"characters: {len(document.source.text)}, kept {ledger.kept()}, moved {ledger.moved()}",
        f"dropped: {', '.join(f'{rule} {number}' for rule, number in ledger.dropped().items())}",
        f"added: {', '.join(f'{rule} {number}' for rule, number in ledger.added().items())}",
    ]
    for section in document.walk():
        title = " ".join(filter(None, (section.designation, section.label, _marked(section.title.text, section.notes))))
        lines += ["", f"{'#' * section.level} [{section.id}] {section.kind.value} {title}".rstrip()]
        lines += [line for block in section.blocks for line in _block(block, 0)]
    lines += ["", "notes"]
    for note in document.footnotes:
        lines += _wrapped(f"[{note.id}] {note.label} <- {', '.join(note.refs)}: {note.text.text}", 1)
    lines += ["", "doubtful"]
    lines += [f"  line {d.lines[0]}: {d.code}: {d.message}" for d in document.diagnostics]
    return "\n".join(lines) + "\n"


def _block(block: Block, depth: int) -> Iterator[str]:
    kind = block.kind.value if block.role.value == "body" else block.role.value
    label = f" {block.label}" if block.label else ""
    amendment = ""
    if block.amendment is not None:
        change = f"{block.amendment.old_label or '–'} → {block.amendment.new_label or '–'}"
        amendment = f" {{{block.amendment.status.value} {change}, {block.amendment.certainty.value}}}"
    first, last = block.lines
    head = f"[{block.id}] {kind}{label} ({first}-{last}){amendment}: "
    yield from _wrapped(head + _marked(block.text.text, block.notes), depth + 1)
    for child in block.children:
        yield from _block(child, depth + 1)


def _marked(text: str, notes: tuple[NoteMark, ...]) -> str:
    for note in sorted(notes, key=lambda mark: mark.offset, reverse=True):
        text = f"{text[: note.offset]}⟦{note.label}⟧{text[note.offset :]}"
    return text


def _wrapped(text: str, depth: int) -> list[str]:
    """`text` in lines of a readable width; spaces at which it is broken are all that is lost."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="  " * depth,
        subsequent_indent="  " * (depth + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


if __name__ == "__main__":
    for each in pipeline.load(ROOT).documents:
        path_of(each.document).write_text(render(each.document), encoding="utf-8")
