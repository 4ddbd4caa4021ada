"""The Atom feed of the changes (RFC 4287): an entry for an edition of a document, the newest first."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.changes_page import FEED, PAGE, change_text
from build_corpus.outputs.edition_changes import Revision, is_merger, revisions
from build_corpus.outputs.markup import Html, element, escape, join, stacked
from build_corpus.outputs.places import place_name
from build_corpus.outputs.site import Site
from build_corpus.outputs.wording import plural

if TYPE_CHECKING:
    from pathlib import Path

    from build_corpus.model import Change, Corpus

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
TITLE = "Изменения в собрании документов"
MOST_ENTRIES = 100
"""The newest editions; those before stand on the pages of their years."""
MOST_CHANGES = 8
"""Of one edition so many changes stand in the feed; the others on its page."""
_NAMESPACE = uuid.UUID("5f1a3c1e-9a0b-5d55-8a3e-6f2f6f1d7c40")
"""Of the ids of this feed. It never changes: an id that changes is news to every subscriber."""


def build(corpus: Corpus) -> dict[str, str]:
    """The feed of `corpus`: path below the folder of generated pages -> XML.

    Links are relative, so that it serves a host and a disk. Ids are made of slug and edition, which never change.
    Atom wants a date for each entry: that of the edition, as the manifest gives it; where it gives none, as many
    seconds after 1970 began as the number of the edition, which no reader takes for news of today.
    """
    ET.register_namespace("", ATOM)
    listed = revisions(Site(corpus))
    feed = ET.Element(_tag("feed"), {f"{{{XML}}}lang": "ru"})
    _text(feed, "id", _urn("feed"))
    _text(feed, "title", TITLE)
    _text(feed, "updated", max((_updated(revision) for revision in listed), default="1970-01-01T00:00:00Z"))
    ET.SubElement(feed, _tag("link"), {"rel": "self", "type": "application/atom+xml", "href": relative(FEED, PAGE)})
    ET.SubElement(feed, _tag("link"), {"rel": "alternate", "type": "text/html", "href": INDEX})
    author = ET.SubElement(feed, _tag("author"))
    _text(author, "name", "Редакция собрания")
    for revision in listed[:MOST_ENTRIES]:
        _entry(feed, revision)
    ET.indent(feed, space=" ")
    return {FEED: f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'}


def set_base(feed: Path, site: str) -> None:
    """Tell the feed in the file `feed` the address of the `site`, for readers that cannot resolve relative links."""
    ET.register_namespace("", ATOM)
    root = ET.fromstring(feed.read_bytes())  # noqa: S314 - our own file
    root.set(f"{{{XML}}}base", urljoin(site if site.endswith("/") else f"{site}/", FEED))
    text = ET.tostring(root, encoding="unicode")
    feed.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n', encoding="utf-8", newline="\n")


def _entry(feed: ET.Element, revision: Revision) -> None:
    entry = ET.SubElement(feed, _tag("entry"))
    _text(entry, "id", _urn(revision.slug, str(revision.edition.number)))
    _text(entry, "title", _clean(f"{revision.title} — {revision.name}"))
    _text(entry, "updated", _updated(revision))
    ET.SubElement(entry, _tag("link"), {"rel": "alternate", "href": relative(revision.page, FEED)})
    _text(entry, "summary", revision.summary())
    if revision.changes:
        items = [_item(change, revision) for change in revision.changes[:MOST_CHANGES]]
        if len(revision.changes) > MOST_CHANGES:
            rest = plural(len(revision.changes) - MOST_CHANGES, "место", "места", "мест")
            items.append(element("li", element("a", escape(f"Ещё {rest}"), href=relative(revision.page, FEED))))
        content = _text(entry, "content", stacked("ul", *items))
        content.set("type", "html")


def _item(change: Change, revision: Revision) -> Html:
    place = place_name(change.unit, change.former_label) if is_merger(change) else revision.place(change)
    anchor = change.former if is_merger(change) else change.anchor
    link = element("a", escape(place), href=relative(f"{revision.slug}/{INDEX}#{anchor}", FEED))
    return element("li", join(link, escape(revision.told(change)), by=" "), change_text(change))


def _updated(revision: Revision) -> str:
    """The beginning of the edition's date, in UTC."""
    iso = revision.edition.date
    if iso is None:
        number = min(revision.edition.number, 86_399)
        return f"1970-01-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}Z"
    year, month, day = (*iso.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def _urn(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "/".join(parts)).urn


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, _tag(name))
    child.text = text
    return child


def _clean(text: str) -> str:
    """`text` without what XML 1.0 forbids."""
    return "".join(char for char in text if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))
