"""The editions of the documents and what each changed, as the pages tell it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.model import ChangeKind
from build_corpus.outputs.addresses import INDEX
from build_corpus.outputs.places import edition_name, place_name, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_corpus.model import Change, EditionNote, History
    from build_corpus.outputs.site import Site

FOLDER = "changes"
"""Of the pages about changes: that of all, one for each year, one for each edition that changed a document."""
_UNDATED = "undated"


def edition_address(slug: str, edition: int) -> str:
    """The path of the page of what an edition from the second on changed: it never changes."""
    return f"{FOLDER}/{slug}/{edition}/{INDEX}"


def year_address(year: str) -> str:
    """The path of the page of the editions of a `year`; of those without a date where it is empty."""
    return f"{FOLDER}/{year or _UNDATED}/{INDEX}"


@dataclass(frozen=True)
class Revision:
    """One edition of one document."""

    slug: str
    title: str
    edition: EditionNote
    editions: tuple[EditionNote, ...]
    changes: tuple[Change, ...]
    names: Mapping[str, str]
    """What people call each anchor that is live now."""

    @property
    def page(self) -> str:
        """The path of the page that tells what it changed; that of the document where it is its first edition."""
        number = self.edition.number
        return edition_address(self.slug, number) if number > 1 else f"{self.slug}/{INDEX}"

    @property
    def anchor(self) -> str:
        """Its id on the pages that list editions. No slug has two hyphens together, so no two ids are the same."""
        return f"_{self.slug}--{self.edition.number}"

    @property
    def name(self) -> str:
        """What people call it: «редакция 2 от 5 мая 2026 года»."""
        return edition_name(self.edition.number, self.editions, "редакция")

    @property
    def known_date(self) -> str:
        """Its date or, where it has none, the latest before it; empty where there is none either."""
        dates = [edition.date for edition in self.editions if edition.date and edition.number <= self.edition.number]
        return max(dates, default="")

    @property
    def year(self) -> str:
        """The year of that date."""
        return self.known_date[:4]

    def summary(self) -> str:
        """How much it changed: «изменён 1 пункт …» in four numbers."""
        if self.edition.number == 1:
            return "документ опубликован"
        count = Counter(change.kind for change in self.changes)
        words = {
            ChangeKind.ADDED: "добавлено",
            ChangeKind.REMOVED: "исключено",
            ChangeKind.CHANGED: "изменено",
            ChangeKind.MOVED: "перенесено",
        }
        told = [f"{word} {count[kind]}" for kind, word in words.items() if count[kind]]
        return ", ".join(told) or "текст не изменился"

    def place(self, change: Change) -> str:
        """What people call the place of a change."""
        if change.kind is not ChangeKind.REMOVED and change.anchor in self.names:
            return self.names[change.anchor]
        return place_name(change.unit, change.label)

    def told(self, change: Change) -> str:
        """What happened, after the name of the place: «изменён, прежде п. 4»."""
        words = said(change.kind, change.unit)
        former = place_name(change.unit, change.former_label) if change.former_label else ""
        if is_merger(change):
            return f"{words} в {self.place(change)}"
        if change.kind is ChangeKind.ADDED:
            return words
        return f"{words}, прежде {former}" if former else words

    def change_id(self, change: Change) -> str:
        """The id of a change on the page."""
        return f"{self.anchor}--{change.former if is_merger(change) else change.anchor}"


def revisions(site: Site) -> list[Revision]:
    """All editions of all documents, newest first; those without any date last."""
    found = [
        *(
            revision
            for slug, volume in site.volumes.items()
            for revision in _of(slug, volume.title, volume.annotated.history, volume.names)
        ),
        *(revision for slug, history in site.corpus.withdrawn for revision in _of(slug, slug, history, {})),
    ]
    found.sort(key=lambda revision: revision.edition.number, reverse=True)
    found.sort(key=lambda revision: revision.known_date, reverse=True)
    return found


def _of(slug: str, title: str, history: History, names: Mapping[str, str]) -> Iterator[Revision]:
    for edition in history.editions:
        changes = tuple(change for change in history.changes if change.edition == edition.number)
        yield Revision(slug, title, edition, history.editions, changes, names)


def last_changes(history: History) -> dict[str, Change]:
    """For each anchor the change that gave it the words that it has now; none for those of the first edition."""
    last: dict[str, Change] = {}
    for edition in history.editions:
        before = dict(last)
        for change in history.changes:
            if change.edition != edition.number or is_merger(change):
                continue
            if change.kind in {ChangeKind.ADDED, ChangeKind.CHANGED}:
                last[change.anchor] = change
            elif change.kind is ChangeKind.MOVED and change.former in before:
                last[change.anchor] = before[change.former]
            elif change.kind is ChangeKind.MOVED and change.former is not None:
                last.pop(change.anchor, None)
    return last


def is_merger(change: Change) -> bool:
    """Whether the words became a part of another paragraph, which a renumbered one keeps to itself."""
    return change.kind is ChangeKind.MOVED and change.before is not None
