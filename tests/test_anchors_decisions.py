"""Promises of a maintainer's decisions: `retire`, `move`, `keep`, `withdraw`, and the documents that are absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import factories
import pytest

from build_corpus import anchors
from build_corpus.anchors import Published, Status
from build_corpus.errors import AnchorError

if TYPE_CHECKING:
    from collections.abc import Callable


def published() -> Published:
    """A ledger with p-1, p-2 (moved to p-1) and p-3 (retired)."""
    blocks = (factories.block(f"Слова пункта {number}", label=str(number)) for number in (1, 2, 3))
    ledger = anchors.settle(factories.document(factories.section(*blocks, anchor="", label="A")), Published()).published
    return anchors.retire(anchors.move(ledger, "report", "p-2", "p-1"), "report", "p-3")


@pytest.mark.parametrize(
    ("decide", "problem"),
    [
        (lambda ledger: anchors.retire(ledger, "report", "p-9"), "never published an anchor p-9"),
        (lambda ledger: anchors.retire(ledger, "other", "p-1"), "«other» never published"),
        (lambda ledger: anchors.retire(ledger, "report", "p-3"), "p-3 of «report» is retired already"),
        (lambda ledger: anchors.keep(ledger, "report", "p-2", "Слова"), "p-2 of «report» is moved already"),
        (lambda ledger: anchors.move(ledger, "report", "p-2", "p-3"), "has moved to p-1 already"),
        (lambda ledger: anchors.move(ledger, "report", "p-1", "p-2"), "leads to p-1 itself"),
        (lambda ledger: anchors.move(ledger, "report", "p-1", "p-1"), "leads to p-1 itself"),
    ],
)
def test_impossible_decisions_are_refused(decide: Callable[[Published], Published], problem: str) -> None:
    """Each with one clear line."""
    with pytest.raises(AnchorError, match=problem):
        decide(published())


def test_decisions_are_pending_until_the_next_build() -> None:
    """They carry the number of the edition that will carry them out; a retired anchor keeps its words."""
    record = published().record("report")
    assert record.pending
    assert [(e.id, e.status, e.to, e.edition, e.text) for e in record.entries[1:]] == [
        ("p-1", Status.LIVE, None, None, "Слова пункта 1"),
        ("p-2", Status.MOVED, "p-1", 2, None),
        ("p-3", Status.RETIRED, None, 2, "Слова пункта 3"),
    ]
    assert record.resolve("p-2") == "p-1"


def test_a_retired_anchor_may_be_moved() -> None:
    """A maintainer may find the words later."""
    ledger = anchors.move(published(), "report", "p-3", "p-2")
    assert ledger.record("report").resolve("p-3") == "p-1"


def test_a_document_does_not_vanish_either() -> None:
    """A corpus that lacks a published document is refused until all its anchors are retired."""
    ledger = published()
    assert anchors.absent(ledger, ["report", "new"]) is None
    assert "«report»" in str(anchors.absent(ledger, iter(["new"])))
    assert anchors.absent(anchors.withdraw(ledger, "report"), []) is None
