"""Former addresses in a browser: a moved paragraph, one that is gone, a page that is gone; hosted and from disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import build_site
from hosting import hosted
from made_project import published_twice
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Open

MOVED = "report/sec-i/index.html#p-2-ed2"
"""Where the words of the former paragraph 1 stand now."""


@pytest.fixture(scope="module")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a document that was published twice."""
    return build_site(published_twice(tmp_path_factory.mktemp("history") / "project"))


@pytest.fixture(scope="module", params=["host", "disk"])
def made_root(request: pytest.FixtureRequest, made_site: Path) -> Iterator[str]:
    """The address of that site; ends in a slash."""
    if request.param == "disk":
        yield f"{made_site.as_uri()}/"
        return
    with hosted(made_site) as address:
        yield address


@pytest.mark.parametrize("address", ["report/index.html#p-1", "report/sec-i/index.html#p-1"])
def test_a_moved_paragraph_is_found_at_its_former_addresses(made_root: str, open_page: Open, address: str) -> None:
    """The words that were published as paragraph 1 are on the screen, marked, under the number that they have now."""
    page = open_page(made_root + address, script=True)
    target = page.locator("#p-2-ed2")
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text("Государства отметили важность")
    page = open_page(made_root + address, script=False)
    if address.startswith("report/index"):
        page.locator(":target a").click()
        page.wait_for_url(f"**/{MOVED}")
    expect(page.locator("#p-2-ed2")).to_be_in_viewport()


def test_a_moved_paragraph_is_marked_on_arrival(made_root: str, open_page: Open) -> None:
    """The ground of the paragraph that a former id leads to differs from that of its neighbours."""
    page = open_page(f"{made_root}report/sec-i/index.html#p-1", script=True)
    ground = "element => getComputedStyle(element).backgroundColor"
    assert page.locator("#p-2-ed2").evaluate(ground) != page.locator("#p-1-ed2").evaluate(ground)


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("address", ["report/index.html#p-4", "report/sec-ii/index.html#p-4"])
def test_a_retired_paragraph_shows_its_last_words(
    made_root: str, open_page: Open, address: str, *, script: bool
) -> None:
    """The document's address shows the tombstone, and so does that of the page, which is gone itself."""
    page = open_page(made_root + address, script=script)
    if not script and "sec-ii" in address:
        page.locator(":target a").click()
    page.wait_for_url("**/report/index.html#p-4")
    stone = page.locator(":target")
    expect(stone).to_be_in_viewport()
    expect(stone).to_contain_text("п. 4 исключён в редакции 2 от 5 мая 2026 года")
    expect(stone).to_contain_text("Секретариату предложено подготовить справочник")


@pytest.mark.parametrize("script", [True, False])
def test_a_page_that_is_gone_takes_the_reader_on(made_root: str, open_page: Open, *, script: bool) -> None:
    """Without a fragment to the document, with one to where those words stand now."""
    page = open_page(f"{made_root}report/sec-ii/index.html", script=script)
    if not script:
        page.locator("a.onward").click()
    page.wait_for_url("**/report/index.html")
    page = open_page(f"{made_root}report/sec-ii/index.html#p-3", script=script)
    if not script:
        page.locator(":target a").click()
    page.wait_for_url("**/report/sec-i/index.html#p-4-ed2")
    expect(page.locator("#p-4-ed2")).to_be_in_viewport()


def test_from_a_paragraph_to_its_change_and_back(made_root: str, open_page: Open) -> None:
    """A paragraph says when it last changed; there the redline is, and the way back; the feed is in the head."""
    page = open_page(f"{made_root}report/sec-i/index.html", script=True)
    feed = page.locator("link[type='application/atom+xml']").get_attribute("href")
    assert feed == "../../changes/feed.xml"
    page.locator("#p-3-ed2 .aside a").click()
    change = page.locator(":target")
    expect(change).to_be_in_viewport()
    assert change.locator("del, ins").all_text_contents() == ["продолжать ", "активно вести "]
    change.locator(".change-head a").click()
    page.wait_for_url("**/report/sec-i/index.html#p-3-ed2")
