"""Settling a new text with the anchors that were published: every link keeps its words, or the build stops."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from build_corpus.anchors.alignment import Alignment, align
from build_corpus.anchors.allocation import Names
from build_corpus.anchors.changes import changes
from build_corpus.anchors.losses import Vanished, refuse, vanished
from build_corpus.anchors.naming import assign, name
from build_corpus.anchors.record import Edition, Entry, Published, Record, Status
from build_corpus.anchors.units import Unit, units_of
from build_corpus.outputs.addresses import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from build_corpus.errors import AnchorError
    from build_corpus.model import Change, Document


@dataclass(frozen=True)
class Settlement:
    """A document with its final ids, and the ledger that goes with it."""

    document: Document
    published: Published
    """The ledger with this document's new record; never to be written while anything would vanish."""
    vanished: tuple[Vanished, ...]
    """The published anchors whose words are not in the text, in the order of the last edition."""
    edition: int
    """The number of the edition that this text is."""
    partners: Mapping[str, str] = field(default_factory=dict)
    """For each id of the document the published one that had its words before; none for new words."""
    before: Record = field(default_factory=Record)
    """The record that the document was settled with."""

    def refusal(self, file: Path | str | None = None) -> AnchorError | None:
        """The reason not to build, in one line with the command that settles it; None where all is settled."""
        return refuse(self.vanished, self.document.metadata.slug, file) if self.vanished else None

    def words(self) -> dict[str, str]:
        """What each anchor of the document stands for."""
        return {unit.id: unit.wording.text for unit in units_of(self.document)}

    def changes(self) -> tuple[Change, ...]:
        """What this text changes, letter for letter, also where that is too little for an edition of its own."""
        entries = self.published.record(self.document.metadata.slug).entries
        return tuple(changes(self.before, entries, self.partners, _own_words(self.document), exact=True))


def settle(document: Document, published: Published, *, date: str | None = None) -> Settlement:
    """Give `document` the anchors that its words were published under, and the ledger what has changed.

    Unchanged and corrected units keep their ids; new ones get ids that no words had before; where a printed number
    changes, the old id moves to a new one. `date` (ISO 8601) is that of the edition, where the manifest gives one.
    Settling the same text again changes nothing. Pure; the caller must not build while `vanished` is not empty.
    """
    slug = document.metadata.slug
    record = published.record(slug)
    first = name(document)
    units = units_of(first)
    alignment = align([Unit.of(entry) for entry in record.live()], units)
    revived = _revived(record, alignment, units)
    basis = record.replacing(
        replace(record[old], status=Status.LIVE, to=None, edition=None) for old in revived.values()
    )
    partners = {new: old for old, new in alignment.heirs.items()} | revived
    final = assign(first, Names(basis, partners, units, record.next_edition))
    ids = {unit.id: named.id for unit, named in zip(units, units_of(final), strict=True)}
    renamed = alignment.renamed(ids)
    origins = {ids[new]: old for new, old in partners.items()}
    settled = _Settled(record, basis, renamed, origins, final)
    entries = tuple(settled.entries())
    editions, log = record.editions, record.changes
    if record.pending or [_substance(entry) for entry in entries] != [_substance(entry) for entry in record.entries]:
        editions = (*editions, Edition(record.next_edition, document.source.sha256[:12], date))
        if record.editions:
            log = (*log, *changes(record, entries, origins, _own_words(final)))
    return Settlement(
        final,
        published.with_record(slug, Record(editions, entries, log)),
        vanished(slug, settled.lost, settled.units, origins, renamed.retitled),
        len(editions),
        origins,
        record,
    )


def _own_words(document: Document) -> dict[str, str]:
    """The words of each anchor; none where it is known by the words under it."""
    own = {unit.id: unit.wording.text for unit in units_of(document)}
    return own | {block.id: "" for block in document.blocks() if not block.text.text}


def _revived(record: Record, alignment: Alignment, units: Sequence[Unit]) -> dict[str, str]:
    """The dead anchors whose words are back, by the provisional ids of the new units that have them.

    Words that were merged into another paragraph are back only when that paragraph no longer has them.
    """
    taken = set(alignment.heirs.values())
    wordings = {unit.id: unit.wording for unit in units}
    dead: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in record.entries:
        if entry.status is not Status.LIVE:
            dead[entry.fingerprint, Unit.of(entry).layer].append(entry)
    revived: dict[str, str] = {}
    for unit in units:
        candidates = dead.get((unit.wording.fingerprint, unit.layer))
        if unit.id in taken or not unit.wording.core or not candidates:
            continue
        for entry in sorted(candidates, key=lambda e: (e.id != unit.id, -(e.edition or 0))):
            heir = alignment.heirs.get(record.resolve(entry.id))
            if heir is None or not wordings[heir].holds(unit.wording, 0):
                revived[unit.id] = entry.id
                candidates.remove(entry)
                break
    return revived


def _substance(entry: Entry) -> tuple[object, ...]:
    """What makes an edition: all of an entry but the numbers of editions and what a fingerprint does not see."""
    return entry.id, entry.status, entry.kind, entry.label, entry.fingerprint, entry.to, entry.split


class _Settled:
    """The new entries of a document's record."""

    def __init__(
        self,
        record: Record,
        basis: Record,
        alignment: Alignment,
        origins: Mapping[str, str],
        document: Document,
    ) -> None:
        """Draw up the entries of `document` from `record` and from `basis`, in which the revived are live."""
        self._record = record
        self._basis = basis
        self._alignment = alignment
        self._origins = origins
        self._pages = {anchor: path.split("/")[1] for anchor, path in Addresses.of(document).pages.items()}
        self._edition = record.next_edition
        self.units = {unit.id: unit for unit in units_of(document)}
        self._dead: dict[str | None, list[Entry]] = defaultdict(list)
        self.lost: list[Entry] = []
        """The entries that would vanish."""
        self._bury()

    def entries(self) -> Iterator[Entry]:
        """All entries: the live ones in the order of the text, each dead one behind the live one it followed."""
        yield from self._dead[None]
        for unit in self.units.values():
            yield self._live(unit)
            yield from self._dead[unit.id]

    def _live(self, unit: Unit) -> Entry:
        old = self._origins.get(unit.id)
        before = self._basis[old] if old else None
        same = before is not None and before.fingerprint == unit.wording.fingerprint
        parts = self._alignment.parts.get(old or "", ())
        return Entry(
            id=unit.id,
            status=Status.LIVE,
            kind=unit.kind,
            label=unit.label,
            first=self._record[unit.id].first if unit.id in self._record else self._edition,
            changed=before.changed if before is not None and same else self._edition,
            fingerprint=unit.wording.fingerprint,
            text=unit.wording.text,
            split=(*(before.split if before else ()), *parts),
            pages=self._pages_of(unit.id),
        )

    def _pages_of(self, anchor: str) -> tuple[str, ...]:
        page = self._pages[anchor]
        known = self._record[anchor].pages if anchor in self._record else ()
        return (*(each for each in known if each != page), page)

    def _bury(self) -> None:
        """Find what became of each old entry that is no longer live, and its place among the new ones."""
        last: str | None = None
        for entry in self._record.entries:
            heir = self._alignment.heirs.get(entry.id)
            if entry.id in self.units:
                last = entry.id if heir is None else heir
                continue
            last = heir or last
            self._dead[last].append(self._ended(entry, heir))

    def _ended(self, entry: Entry, heir: str | None) -> Entry:
        target = heir or self._alignment.absorbed.get(entry.id)
        if entry.status is Status.LIVE and target:
            return entry.moved(target, self._edition)
        # A maintainer may have moved it to an anchor that the text does not have.
        astray = entry.to is not None and entry.to not in self.units and entry.to not in self._record
        if entry.status is Status.LIVE or astray:
            self.lost.append(entry)
        return replace(entry, before=None) if entry.before is not None else entry
