"""The templates: what they print of titles is text, wherever MkDocs and the theme put it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from factories import block, corpus, document, section
from small_site import build_small_site

from build_corpus.model import Fact, Known

TITLE = """</title></a><script>alert(1)</script>" onclick="alert(1)' & {{ config.site_name }} *x*"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    """The built pages of a corpus with hostile titles, by path."""
    shape = document(
        section(block(TITLE, label="1"), anchor="sec-a", title=TITLE, label="A"),
        section(block("Текст", label="2"), anchor="sec-b", title="Вторая", label="B"),
    )
    shape = replace(shape, metadata=replace(shape.metadata, title=Fact(TITLE, Known.PRINTED)))
    site = build_small_site(corpus(shape), tmp_path_factory.mktemp("theme"))
    return {
        file.relative_to(site).as_posix(): BeautifulSoup(file.read_bytes(), "html.parser")
        for file in sorted(site.rglob("index.html"))
    }


def test_titles_are_text_on_every_page(pages: dict[str, BeautifulSoup]) -> None:
    """No title of a source opens an element or an attribute, and no script is made of one."""
    assert {"index.html", "report/index.html", "report/sec-a/index.html"} <= pages.keys()
    for path, soup in pages.items():
        scripts = soup.select('script:not([type="application/ld+json"])')  # that holds data, which nothing runs
        assert not [script for script in scripts if "alert" in script.get_text()], path
        assert not soup.select("[onclick]"), path


def test_the_windows_title_names_the_page_and_its_document(pages: dict[str, BeautifulSoup]) -> None:
    """As text, exactly as the source prints it."""
    (title,) = pages["report/sec-a/index.html"].select("head > title")
    assert title.get_text().startswith(f"A. {TITLE} — {TITLE} — ")
    (title,) = pages["report/sec-b/index.html"].select("head > title")
    assert title.get_text().startswith("B. Вторая — ")


def test_the_sidebar_shows_the_open_document_only(pages: dict[str, BeautifulSoup]) -> None:
    """Its sections with the open one marked; a large corpus is not listed on each of its pages."""
    (nav,) = pages["report/sec-b/index.html"].select(".site-nav")
    assert [a.get_text(strip=True) for a in nav.select(".site-nav__sections a")] == [
        f"A. {TITLE}",
        "B. Вторая",
        "Как получен этот текст",
    ]
    assert [a.get_text(strip=True) for a in nav.select("[aria-current=page]")] == ["B. Вторая"]
    assert not pages["index.html"].select(".site-nav__sections")


def test_steps_lead_from_section_to_section(pages: dict[str, BeautifulSoup]) -> None:
    """The foot of a page leads to the one before and the one after."""
    steps = pages["report/sec-b/index.html"].select(".site-step")
    assert [step["href"] for step in steps] == ["../sec-a/index.html", "../account/index.html"]
    assert TITLE in steps[0].get_text()


def test_a_page_can_be_skipped_into(pages: dict[str, BeautifulSoup]) -> None:
    """The first link of every page leads past what stands on all of them."""
    for path, soup in pages.items():
        skip = next(link for link in soup.select("body a[href]") if "md-skip" not in link.get("class", []))
        assert skip["href"] == "#_content", path
        assert len(soup.select("#_content ~ h1, #_content ~ * h1")) == 1, path
