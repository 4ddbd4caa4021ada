"""The Atom feed: valid by RFC 4287, its ids for good, the same bytes each time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import factories
import pytest
from bs4 import BeautifulSoup

from build_corpus.model import Annotated, Change, ChangeKind, Corpus, EditionNote, Fact, History, Known
from build_corpus.outputs import feed

if TYPE_CHECKING:
    from pathlib import Path

A = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CHANGED = Change(
    edition=2, kind=ChangeKind.CHANGED, anchor="p-1", unit="paragraph", label="1", before="Мера <b>", after="Меры <b>"
)


def corpus(*dates: str | None, title: str = "Доклад", changes: tuple[Change, ...] = (CHANGED,)) -> Corpus:
    """One document with an edition for each of `dates`."""
    report = factories.document(factories.section(factories.block("Меры", label="1"), anchor="sec-a", title="А"))
    report = replace(report, metadata=replace(report.metadata, title=Fact(title, Known.EDITORIAL)))
    editions = tuple(EditionNote(number, date) for number, date in enumerate(dates, start=1))
    return Corpus((Annotated(report, history=History(editions, changes=changes)),))


def parsed(made: Corpus) -> ET.Element:
    """The feed of `made`."""
    ((path, text),) = feed.build(made).items()
    assert path == "changes/feed.xml"
    return ET.fromstring(text)  # noqa: S314 - our own feed


def test_the_feed_has_what_atom_demands() -> None:
    """Feed and entries have an id, a title and a date; ids are absolute and differ; the feed has an author."""
    root = parsed(corpus(None, "2026-05-05"))
    nodes = [root, *root.iter(f"{A}entry")]
    assert len(nodes) == 3
    for node in nodes:
        for name in ("id", "title", "updated"):
            (child,) = node.findall(A + name)
            assert child.text
        assert DATE.fullmatch(str(node.findtext(f"{A}updated")))
        assert str(node.findtext(f"{A}id")).startswith("urn:uuid:")
    assert len({node.findtext(f"{A}id") for node in nodes}) == len(nodes)
    assert root.findtext(f"{A}author/{A}name")
    assert [link.get("href") for link in root.findall(f"{A}link")] == ["feed.xml", "index.html"]


@pytest.mark.parametrize(
    ("date", "updated"),
    [
        ("2026-05-05", "2026-05-05T00:00:00Z"),
        ("2026-05", "2026-05-01T00:00:00Z"),
        ("2026", "2026-01-01T00:00:00Z"),
        (None, "1970-01-01T00:00:02Z"),
    ],
)
def test_dates_come_from_the_manifest(date: str | None, updated: str) -> None:
    """As much of a date as is known, at its beginning; where none is known, none that anybody takes for news."""
    entry = parsed(corpus("1970", date)).find(f"{A}entry[1]")
    assert entry is not None
    assert entry.findtext(f"{A}updated") == updated


def test_newest_first() -> None:
    """Editions without a date stand with the last that has one."""
    titles = [str(node.text) for node in parsed(corpus("2024", None, "2026")).findall(f"{A}entry/{A}title")]
    assert [re.findall(r"редакция (\d)", title)[0] for title in titles] == ["3", "2", "1"]


def test_an_entry_leads_to_its_edition_and_shows_the_words() -> None:
    """Links resolve from the feed; what the source says stays text."""
    entry = parsed(corpus(None, None)).find(f"{A}entry[1]")
    assert entry is not None
    assert entry.find(f"{A}link").get("href") == "report/2/index.html"  # type: ignore[union-attr]
    content = BeautifulSoup(str(entry.findtext(f"{A}content")), "html.parser")
    assert [link["href"] for link in content.select("a")] == ["../report/index.html#p-1"]
    assert [tag.get_text() for tag in content.select("del, ins")] == ["Мера ", "Меры "]
    assert not content.select("b")


def test_what_xml_forbids_does_not_break_the_feed() -> None:
    """Control characters of a source are not well-formed in XML 1.0."""
    hostile = replace(CHANGED, after="Меры \x02 & \x0b ]]> \ufffe", before=None, kind=ChangeKind.ADDED)
    assert parsed(corpus(None, None, title="Доклад \x00 & <x>", changes=(hostile,))) is not None


def test_ids_hold_whatever_else_changes() -> None:
    """Another title, a date supplied later, more editions: no old entry is news again."""
    before = {node.text for node in parsed(corpus(None, None)).findall(f"{A}entry/{A}id")}
    after = {node.text for node in parsed(corpus("2024", "2025", "2026", title="Иной")).findall(f"{A}entry/{A}id")}
    assert before < after
    assert feed.build(corpus(None, None)) == feed.build(corpus(None, None))


@pytest.mark.parametrize("site", ["https://example.org/corpus/", "https://example.org/corpus"])
def test_a_hosted_feed_knows_its_address(tmp_path: Path, site: str) -> None:
    """All links resolve against xml:base; doing it twice changes nothing."""
    path = tmp_path / "feed.xml"
    path.write_text(feed.build(corpus(None, None))["changes/feed.xml"], encoding="utf-8")
    feed.set_base(path, site)
    once = path.read_bytes()
    base = ET.fromstring(once).get("{http://www.w3.org/XML/1998/namespace}base")  # noqa: S314 - our own feed
    assert base == "https://example.org/corpus/changes/feed.xml"
    feed.set_base(path, site)
    assert path.read_bytes() == once


def test_the_feed_does_not_grow_with_the_corpus() -> None:
    """Of many editions the newest, of many changes the first, with a link to the others."""
    many = tuple(replace(CHANGED, anchor=f"p-{n}", label=str(n)) for n in range(feed.MOST_CHANGES + 3))
    entries = parsed(corpus(*["2024"] * (feed.MOST_ENTRIES + 5), changes=many)).findall(f"{A}entry")
    assert len(entries) == feed.MOST_ENTRIES
    (newest, _) = parsed(corpus(None, "2024", changes=many)).findall(f"{A}entry")
    items = BeautifulSoup(str(newest.findtext(f"{A}content")), "html.parser").select("li")
    assert len(items) == feed.MOST_CHANGES + 1
    assert [link["href"] for link in items[-1].select("a")] == ["report/2/index.html"]
    assert items[-1].get_text() == "Ещё 3 места"
