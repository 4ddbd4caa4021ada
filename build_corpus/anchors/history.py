"""What the outputs show of the ledger: aliases, tombstones, and when each anchor's words last changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from build_corpus.anchors.labels import slug
from build_corpus.anchors.record import Entry, Status
from build_corpus.model import Alias, EditionNote, History, Tombstone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.anchors.record import Published, Record
    from build_corpus.model import Block, Document


def history(record: Record) -> History:
    """The history of a document by its `record` in the ledger."""
    ended = [entry for entry in record.entries if entry.status is not Status.LIVE]
    places = {entry.id for entry in record.entries if entry.status is not Status.MOVED}
    moved = [(entry.id, record.resolve(entry.id)) for entry in ended if entry.status is Status.MOVED]
    return History(
        tuple(EditionNote(edition.number, edition.date) for edition in record.editions),
        tuple(Alias(anchor, to) for anchor, to in moved if to in places),
        tuple(
            Tombstone(entry.id, entry.label, entry.text or "", entry.edition or 0, entry.kind)
            for entry in ended
            if entry.status is Status.RETIRED
        ),
        tuple((entry.id, entry.changed) for entry in record.live()),
        record.changes,
        tuple((entry.id, entry.pages) for entry in record.entries),
    )


def with_label_aliases(document: Document, published: Published) -> Published:
    """The ledger with the old and the new label of each fused one as an alias, where that is free and means one item.

    They are entries like any moved anchor, so that no later words ever get the id. `document` is settled; doing it
    again changes nothing.
    """
    record = published.record(document.metadata.slug)
    wanted = list(_aliases(document))
    count = Counter(alias for alias, _ in wanted)
    added: dict[str, list[Entry]] = {block.id: [] for _, block in wanted}
    for alias, block in wanted:
        if count[alias] == 1 and alias not in record:
            target, edition = record[block.id], len(record.editions)
            entry = replace(target, id=alias, first=edition, changed=edition, split=())
            added[block.id].append(entry.moved(block.id, edition))
    entries = [entry for each in record.entries for entry in (each, *added.get(each.id, ()))]
    return published.with_record(document.metadata.slug, replace(record, entries=tuple(entries)))


def _aliases(document: Document) -> Iterator[tuple[str, Block]]:
    """Each id that an old or a new label would give its item, with the item."""
    for block in document.blocks():
        amendment, printed = block.amendment, slug(block.label or "")
        if amendment is None or not block.id.endswith(f"-{printed}"):
            continue
        stem = block.id.removesuffix(printed)
        labels = {slug(label) for label in (amendment.old_label, amendment.new_label) if label}
        yield from ((stem + label, block) for label in sorted(labels) if label and label != printed)
