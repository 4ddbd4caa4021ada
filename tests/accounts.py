"""What a reader made of a text, checked against the text ledger: the promise that nothing is lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus import ledger
from build_corpus.ledger import Fate
from build_corpus.model import Shape, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_corpus.reading.findings import Findings

    Reader = Callable[[Source], Findings]


def source(text: str) -> Source:
    """A decoded source with this text."""
    return Source("made.txt", "0" * 64, "utf-8", "utf-8", text)


def accounted(reader: Reader, text: str) -> Findings:
    """What `reader` finds in `text`, after the account was drawn up and the text rebuilt from it both ways."""
    findings = reader(source(text))
    kept = "".join(block.text.text for block in findings.blocks)
    moved = "".join(note.text.text for note in findings.notes)
    account = ledger.close(
        len(text), [block.text for block in findings.blocks], [note.text for note in findings.notes], findings.drops
    )
    assert account.rebuild_text(text, Fate.KEPT) == kept
    assert account.rebuild_text(text, Fate.MOVED) == moved
    pieces = {e.span.start: text[e.span.start : e.span.end] for e in account.entries if e.fate is Fate.DROPPED}
    assert account.rebuild_source(kept, moved, pieces) == text
    return findings


def check_shape(findings: Findings) -> None:
    """Blocks are clean: no blank at an end or beside another, all marks and links on characters of theirs."""
    for block in findings.blocks:
        text = block.text.text
        assert text
        if block.shape is not Shape.TABLE:
            assert text == text.strip()
            assert "\n" not in text
            assert "\r" not in text
        assert "  " not in text
        assert all(0 <= mark.offset <= len(text) for mark in block.marks)
        assert all(a.offset <= b.offset for a, b in pairwise(block.marks))
        assert all(0 <= link.start < link.end <= len(text) for link in block.links)
    for note in findings.notes:
        assert note.text.text == note.text.text.strip() != ""


def dropped_by(findings: Findings, text: str, *rules: str) -> str:
    """All characters that `rules` dropped."""
    return "".join(text[drop.span.start : drop.span.end] for drop in findings.drops if drop.rule in rules)


def words(findings: Findings) -> str:
    """The text of all blocks, a line for each."""
    return "\n".join(block.text.text for block in findings.blocks)
