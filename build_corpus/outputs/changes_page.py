"""What each edition of each document added, removed, moved and reworded: the newest ones, each year, each edition."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.model import ChangeKind
from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.edition_changes import FOLDER, is_merger, revisions, year_address
from build_corpus.outputs.markup import (
    NOTHING,
    Html,
    element,
    escape,
    escape_heading,
    escape_lines,
    heading,
    join,
    stacked,
)
from build_corpus.outputs.page_metadata import titled
from build_corpus.outputs.places import place_name
from build_corpus.outputs.wording import first_words, plural
from build_corpus.redline import Fate, redline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_corpus.model import Change
    from build_corpus.outputs.edition_changes import Revision
    from build_corpus.outputs.site import Site

TITLE = "Изменения"
PAGE = f"{FOLDER}/{INDEX}"
FEED = f"{FOLDER}/feed.xml"
MOST_SHOWN = 50
"""The page of all changes shows so many editions, the newest; the years have them all."""


def changes_pages(site: Site) -> Iterator[tuple[str, Html]]:
    """The pages about changes: path -> Markdown. No page grows with the corpus but those of the years, by a line."""
    listed = revisions(site)
    years = {year: list(same) for year, same in groupby(listed, key=lambda revision: revision.year)}
    yield PAGE, _overview(listed[:MOST_SHOWN], years)
    for year, same in years.items():
        yield year_address(year), _year(year, same)
    for revision in listed:
        if revision.edition.number > 1:
            yield revision.page, _edition(revision)


def _overview(newest: Sequence[Revision], years: Mapping[str, Sequence[Revision]]) -> Html:
    parts = [
        heading(1, Html(TITLE), "_changes"),
        element(
            "p",
            Html("Что изменила каждая редакция собрания, пункт за пунктом. "),
            element("a", Html("Лента Atom"), href=relative(FEED, PAGE), type="application/atom+xml"),
            class_="hint",
        ),
    ]
    for revision in newest:
        link = element("a", escape(revision.title), href=relative(revision.page, PAGE))
        parts.append(element("h2", link, escape(f"\u00a0— {revision.name}"), id=revision.anchor, class_="revision"))
        parts.append(_summary(revision))
    links = [
        element("li", element("a", escape(_of_year(year)), href=relative(year_address(year), PAGE)), _count(same))
        for year, same in years.items()
    ]
    if links:
        parts += [heading(2, Html("По годам"), "_years"), stacked("ul", *links)]
    return Html(join(*parts, by="\n\n") + "\n")


def _count(same: Sequence[Revision]) -> Html:
    return escape(f"\u00a0— {plural(len(same), 'редакция', 'редакции', 'редакций')}")


def _of_year(year: str) -> str:
    return f"{year} год" if year else "Без даты"


def _year(year: str, same: Sequence[Revision]) -> Html:
    """The Markdown of the page of one year: a line for each edition, newest first."""
    page = year_address(year)
    lines = [
        element(
            "li",
            element("a", escape(f"{revision.title}\u00a0— {revision.name}"), href=relative(revision.page, page)),
            escape(f": {revision.summary()}"),
            id=revision.anchor,
        )
        for revision in same
    ]
    title = f"{TITLE}: {_of_year(year).lower()}"
    parts = [
        element("p", element("a", Html(TITLE), href=relative(PAGE, page)), class_="eyebrow"),
        heading(1, escape_heading(title), "_year"),
        stacked("ul", *lines),
    ]
    return Html(titled(title) + join(*parts, by="\n\n") + "\n")


def _edition(revision: Revision) -> Html:
    """The Markdown of the page of one edition: every change, with the words."""
    document = element("a", escape(revision.title), href=relative(f"{revision.slug}/{INDEX}", revision.page))
    title = f"{first_words(revision.title)}\u00a0— {revision.name}"
    parts = [
        element(
            "p", element("a", Html(TITLE), href=relative(PAGE, revision.page)), Html(" · "), document, class_="eyebrow"
        ),
        heading(1, escape_heading(title), revision.anchor),
        _summary(revision),
    ]
    plain = [c for c in revision.changes if c.kind is ChangeKind.MOVED and not is_merger(c)]
    other = [c for c in revision.changes if c.kind is not ChangeKind.MOVED or is_merger(c)]
    if other:
        parts.append(stacked("ol", *(_change(change, revision) for change in other), class_="changes", role="list"))
    if plain:
        parts.append(_moves(plain, revision))
    return Html(titled(title) + join(*parts, by="\n\n") + "\n")


def _summary(revision: Revision) -> Html:
    summary = revision.summary()
    return element("p", escape(f"{summary[:1].upper()}{summary[1:]}."), class_="revision-summary")


def _change(change: Change, revision: Revision) -> Html:
    if is_merger(change):
        place, anchor = place_name(change.unit, change.former_label), change.former or change.anchor
    else:
        place, anchor = revision.place(change), change.anchor
    link = element("a", escape(place), href=relative(f"{revision.slug}/{INDEX}#{anchor}", revision.page))
    head = element("p", link, escape(f" {revision.told(change)}"), class_="change-head")
    return stacked("li", head, change_text(change), id=revision.change_id(change), class_=f"change {change.kind}")


def change_text(change: Change) -> Html:
    """The words of a change: a redline, or those that came or went."""
    if change.kind is ChangeKind.CHANGED:
        tags = {Fate.DELETED: "del", Fate.INSERTED: "ins"}
        content = Html(
            "".join(
                element(tags[part.fate], escape_lines(part.text)) if part.fate in tags else escape_lines(part.text)
                for part in redline(change.before or "", change.after or "")
            )
        )
    elif change.kind is ChangeKind.ADDED:
        content = element("ins", escape_lines(change.after)) if change.after else NOTHING
    elif change.kind is ChangeKind.REMOVED:
        content = element("del", escape_lines(change.before)) if change.before else NOTHING
    else:
        content = escape_lines(change.before or "")
    return element("p", content, class_="redline") if content else NOTHING


def _moves(changes: Sequence[Change], revision: Revision) -> Html:
    """Renumbered places in one folded list."""
    entries = []
    for change in changes:
        before = place_name(change.unit, change.former_label or change.label)
        link = element(
            "a",
            escape(revision.place(change)),
            href=relative(f"{revision.slug}/{INDEX}#{change.anchor}", revision.page),
        )
        entries.append(element("li", escape(f"{before} → "), link, id=revision.change_id(change)))
    count = plural(len(changes), "место", "места", "мест")
    return stacked(
        "details",
        element("summary", escape(f"Перенумеровано: {count}")),
        stacked("ul", *entries, class_="moves", role="list"),
        class_="folded",
    )
