"""References in a browser: from the words of a text to the official text, and to all who cite it, by hand or by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from conftest import DESK, PHONE, Open
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

CITING = "a.outside[aria-describedby^='_about-cited-']"


@pytest.fixture(scope="module")
def citing(site: Path) -> str:
    """The path of a page of a section that cites something with an official address."""
    for file in sorted(site.glob("*/*/index.html")):
        if BeautifulSoup(file.read_bytes(), "html.parser").select_one(f".block {CITING}"):
            return file.relative_to(site).as_posix()
    raise AssertionError("no page of the site cites anything")


def test_a_pointer_finds_both_ways(root: str, citing: str, open_page: Open) -> None:
    """The card of a reference leads to the official text and to the page of all places that cite it."""
    page = open_page(root + citing)
    link = page.locator(f".block {CITING}").first
    link.hover()
    card = page.locator(".popover")
    expect(card).to_be_visible()
    assert card.locator("a.outside").get_attribute("href") == link.get_attribute("href")
    card.locator("a:not(.outside)").click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".concordance a").first).to_be_visible()
    assert "/references/" in page.url


def test_the_keyboard_goes_through_the_card(root: str, citing: str, open_page: Open) -> None:
    """Tab goes from the words into their card and on; Escape comes back and closes it."""
    page = open_page(root + citing)
    link = page.locator(f".block {CITING}").first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = page.locator(".popover")
    expect(link).to_be_focused()
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.locator("a").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(card).to_be_hidden()
    page.keyboard.press("Tab")
    expect(link).not_to_be_focused()


def test_the_keyboard_leaves_the_card(root: str, citing: str, open_page: Open) -> None:
    """Behind the last link of a card comes what stands behind the words in the text."""
    page = open_page(root + citing)
    link = page.locator(f".block {CITING}").first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    for _ in range(page.locator(".popover a").count() + 1):
        page.keyboard.press("Tab")
    expect(page.locator(".popover a:focus")).to_have_count(0)
    expect(link).not_to_be_focused()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_map_and_the_overview_fit(root: str, open_page: Open, width: int) -> None:
    """No page of what is cited is wider than its window."""
    for path in ("references/index.html", "map/index.html"):
        page = open_page(root + path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
