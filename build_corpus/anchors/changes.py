"""What an edition does to each section, paragraph and note: added, removed, moved, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.anchors.record import Status
from build_corpus.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from build_corpus.anchors.record import Entry, Record


def changes(
    before: Record,
    entries: Iterable[Entry],
    origins: Mapping[str, str],
    standing: Mapping[str, str],
    *,
    exact: bool = False,
) -> Iterator[Change]:
    """What the edition after the last of `before` does, in the order of the text.

    `entries` are those of the new edition, `origins` tell for each of its ids the published one that had its words,
    `standing` are its own words by id: none for what is known by the words under it, which speak for themselves.
    An anchor whose words are gone counts as removed, whether a maintainer has said so or not. With `exact` words
    differ that a fingerprint takes for the same.
    """
    edition = before.next_edition
    split = {part: old for entry in entries if entry.id in standing for part in entry.split for old in [entry.id]}
    inherited = frozenset(origins.values())
    for entry in entries:
        if entry.id in standing and entry.status is Status.LIVE:
            old = origins.get(entry.id)
            was = before[old] if old is not None else None
            if was is None or was.status is not Status.LIVE:
                former = split.get(entry.id) if was is None or was.id == entry.id else was.id
                yield _added(entry, former, edition)
            elif (change := _altered(was, entry, edition, standing[entry.id], exact=exact)) is not None:
                yield change
        elif entry.id in before and (change := _ended(before[entry.id], entry, inherited, edition)) is not None:
            yield change


def _added(entry: Entry, former: str | None, edition: int) -> Change:
    return Change(
        edition=edition,
        kind=ChangeKind.ADDED,
        anchor=entry.id,
        unit=entry.kind,
        label=entry.label,
        former=former,
        after=entry.text or None,
    )


def _altered(was: Entry, entry: Entry, edition: int, words: str, *, exact: bool) -> Change | None:
    """What happened to words that both editions have; None where nothing did."""
    old = was.text if was.before is None else was.before
    same = was.before is None and was.fingerprint == entry.fingerprint and not (exact and old != entry.text)
    reworded = bool(words) and not same
    if not reworded and was.id == entry.id and was.label == entry.label:
        return None
    return Change(
        edition=edition,
        kind=ChangeKind.CHANGED if reworded else ChangeKind.MOVED,
        anchor=entry.id,
        unit=entry.kind,
        label=entry.label,
        former=was.id if was.id != entry.id else None,
        former_label=was.label if was.label != entry.label else None,
        before=old if reworded else None,
        after=entry.text if reworded else None,
    )


def _ended(was: Entry, entry: Entry, inherited: Collection[str], edition: int) -> Change | None:
    """What became of an anchor that no longer stands in the text; None where that is told elsewhere, or before."""
    new = entry.edition == edition or entry.status is Status.LIVE
    if not new or entry.id in inherited or entry.first == edition:
        return None
    words = was.text if was.before is None else was.before
    if entry.to is not None:
        return Change(
            edition=edition,
            kind=ChangeKind.MOVED,
            anchor=entry.to,
            unit=entry.kind,
            former=entry.id,
            former_label=entry.label,
            before=words or None,
        )
    return Change(
        edition=edition,
        kind=ChangeKind.REMOVED,
        anchor=entry.id,
        unit=entry.kind,
        label=entry.label,
        before=words or None,
    )
