"""What only a maintainer can decide: that words are gone, that they stand elsewhere, or that they were rewritten.

A decision is written into the ledger at once and carried out by the next build, as the edition after the last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from build_corpus.anchors.fingerprint import fingerprint
from build_corpus.anchors.record import Published, Status
from build_corpus.errors import AnchorError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_corpus.anchors.record import Entry


def retire(published: Published, slug: str, *anchors: str) -> Published:
    """The ledger with `anchors` retired: their words are no longer in the text. They keep their last words.

    Raises AnchorError for an anchor that is not live.
    """
    record = published.record(slug)
    entries = [_live(published, slug, anchor).retired(record.next_edition) for anchor in anchors]
    return published.with_record(slug, record.replacing(entries))


def move(published: Published, slug: str, anchor: str, to: str) -> Published:
    """The ledger with `anchor` moved: what it said stands at `to`, an anchor of the last edition or of the next.

    A retired anchor may be moved too. Raises AnchorError where `to` leads back to `anchor`.
    """
    record = published.record(slug)
    entry = published.entry(slug, anchor)
    if entry.status is Status.MOVED:
        raise AnchorError(f"{anchor} of «{slug}» has moved to {entry.to} already; move that one")
    if record.resolve(to) == anchor:
        raise AnchorError(f"{to} of «{slug}» leads to {anchor} itself; name the anchor where its words stand now")
    moved = replace(entry.moved(to, record.next_edition), before=entry.before or entry.text)
    return published.with_record(slug, record.replacing([moved]))


def keep(published: Published, slug: str, anchor: str, words: str) -> Published:
    """The ledger with `anchor` standing for `words`: the same paragraph, rewritten beyond recognition.

    Raises AnchorError for an anchor that is not live.
    """
    record = published.record(slug)
    live = _live(published, slug, anchor)
    entry = replace(
        live,
        text=words,
        fingerprint=fingerprint(words),
        changed=record.next_edition,
        before=live.before or live.text,
    )
    return published.with_record(slug, record.replacing([entry]))


def withdraw(published: Published, slug: str) -> Published:
    """The ledger with every live anchor of a document retired: the document is no longer in the corpus."""
    return retire(published, slug, *(entry.id for entry in published.record(slug).live()))


def absent(published: Published, slugs: Iterable[str]) -> AnchorError | None:
    """The reason not to build a corpus of the documents `slugs`: one that was published is missing."""
    there = set(slugs)
    missing = sorted(slug for slug, record in published.documents.items() if slug not in there and any(record.live()))
    if not missing:
        return None
    return AnchorError(
        f"the corpus no longer has {', '.join(f'«{slug}»' for slug in missing)}, whose anchors were published; "
        f"restore the document, or `build-corpus anchors withdraw {missing[0]}`"
    )


def _live(published: Published, slug: str, anchor: str) -> Entry:
    entry = published.entry(slug, anchor)
    if entry.status is not Status.LIVE:
        raise AnchorError(f"{anchor} of «{slug}» is {entry.status} already")
    return entry
