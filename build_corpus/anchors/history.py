"""What the outputs show of the ledger: aliases, tombstones, and when each anchor's words last changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from build_corpus.anchors.labels import slug
from build_corpus.anchors.record import Status
from build_corpus.model import Alias, EditionNote, History, Tombstone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.anchors.record import Record
    from build_corpus.model import Document


def history(document: Document, record: Record) -> History:
    """The history of `document`, whose anchors are settled, by its `record` in the ledger."""
    ended = [entry for entry in record.entries if entry.status is not Status.LIVE]
    live = {entry.id for entry in record.live()}
    aliases = [Alias(entry.id, record.resolve(entry.id)) for entry in ended if record.resolve(entry.id) in live]
    taken = {entry.id for entry in record.entries}
    aliases += [alias for alias in _of_amendments(document) if alias.id not in taken]
    return History(
        tuple(EditionNote(edition.number, edition.date) for edition in record.editions),
        tuple(aliases),
        tuple(
            Tombstone(entry.id, entry.label, entry.text or "", entry.edition or 0)
            for entry in ended
            if entry.status is Status.RETIRED
        ),
        tuple((entry.id, entry.changed) for entry in record.live()),
    )


def _of_amendments(document: Document) -> Iterator[Alias]:
    """The old and the new label of each fused one as an alias, where one item alone could be meant by it."""
    wanted: list[Alias] = []
    for block in document.blocks():
        amendment, printed = block.amendment, slug(block.label or "")
        if amendment is None or not block.id.endswith(f"-{printed}"):
            continue
        stem = block.id.removesuffix(printed)
        labels = {slug(label) for label in (amendment.old_label, amendment.new_label) if label}
        wanted += [Alias(stem + label, block.id) for label in sorted(labels) if label and label != printed]
    count = Counter(alias.id for alias in wanted)
    yield from (alias for alias in wanted if count[alias.id] == 1)
