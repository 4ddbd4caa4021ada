"""The page of all changes: what each edition of each document added, removed, moved and reworded, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import ChangeKind
from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.edition_changes import is_merger, revisions
from build_corpus.outputs.markup import NOTHING, Html, element, escape, escape_lines, heading, join, stacked
from build_corpus.outputs.places import place_name
from build_corpus.outputs.wording import plural
from build_corpus.redline import Fate, redline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Change
    from build_corpus.outputs.edition_changes import Revision
    from build_corpus.outputs.site import Site

TITLE = "Изменения"
FOLDER = "changes"
PAGE = f"{FOLDER}/{INDEX}"
FEED = f"{FOLDER}/feed.xml"


def changes_page(site: Site) -> Html:
    """The Markdown of the page."""
    listed = revisions(site)
    parts = [
        heading(1, Html(TITLE), "_changes"),
        element(
            "p",
            Html("Что изменила каждая редакция собрания, пункт за пунктом. "),
            element("a", Html("Лента Atom"), href=relative(FEED, PAGE), type="application/atom+xml"),
            class_="hint",
        ),
    ]
    for revision in listed:
        parts.extend(_revision(revision))
    return Html(join(*parts, by="\n\n") + "\n")


def _revision(revision: Revision) -> Iterator[Html]:
    document = element("a", escape(revision.title), href=relative(f"{revision.slug}/{INDEX}", PAGE))
    name = revision.name[0].upper() + revision.name[1:]
    yield element("h2", document, Html(" — "), escape(name), id=revision.anchor, class_="revision")
    yield element("p", escape(f"{revision.summary()}."), class_="revision-summary")
    plain = [c for c in revision.changes if c.kind is ChangeKind.MOVED and not is_merger(c)]
    other = [c for c in revision.changes if c.kind is not ChangeKind.MOVED or is_merger(c)]
    if other:
        yield stacked("ol", *(_change(change, revision) for change in other), class_="changes", role="list")
    if plain:
        yield _moves(plain, revision)


def _change(change: Change, revision: Revision) -> Html:
    if is_merger(change):
        place, anchor = place_name(change.unit, change.former_label), change.former or change.anchor
    else:
        place, anchor = revision.place(change), change.anchor
    link = element("a", escape(place), href=relative(f"{revision.slug}/{INDEX}#{anchor}", PAGE))
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
            "a", escape(revision.place(change)), href=relative(f"{revision.slug}/{INDEX}#{change.anchor}", PAGE)
        )
        entries.append(element("li", escape(f"{before} → "), link, id=revision.change_id(change)))
    count = plural(len(changes), "место", "места", "мест")
    return stacked(
        "details",
        element("summary", escape(f"Перенумеровано: {count}")),
        stacked("ul", *entries, class_="moves", role="list"),
        class_="folded",
    )
