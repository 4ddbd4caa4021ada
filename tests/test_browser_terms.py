"""The cards of terms by pointer, by keys and by finger, from disk: WCAG 2.2, 1.4.13 Content on Hover or Focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from bs4 import BeautifulSoup
from conftest import PHONE, Open
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from bs4.element import Tag
    from playwright.sync_api import Browser, BrowserContext, Page

CONTRAST = """element => {
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(channel)
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const card = getComputedStyle(element.closest(".popover")).backgroundColor;
  const [low, high] = [luminance(getComputedStyle(element).color), luminance(card)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
"""The ratio of the luminance of a text in a card to that of the card, as WCAG defines it."""


def page_with(bundle: Path, selector: str) -> tuple[Path, Tag]:
    """The first page of a section, on the disk, that has `selector`, and that element."""
    for file in sorted(bundle.glob("*/*/index.html")):
        element = BeautifulSoup(file.read_bytes(), "html.parser").select_one(selector)
        if element is not None:
            return file, element
    raise AssertionError(f"no page has {selector}")


def inside(page: Page) -> bool:
    """Whether the card lies within the window's width."""
    box = page.locator(".popover").bounding_box()
    width = page.evaluate("document.documentElement.clientWidth")
    return box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_by_pointer(bundle: Path, open_page: Open, scheme: Literal["light", "dark"]) -> None:
    """It stays while the pointer is on it, goes with Escape where the pointer is, and can be read."""
    page = open_page(page_with(bundle, "a.term")[0].as_uri(), scheme=scheme)
    card = page.locator(".popover")
    page.locator("a.term").first.hover()
    expect(card).to_be_visible()
    assert inside(page)
    assert min(text.evaluate(CONTRAST) for text in card.locator("p").all()) >= 4.5
    card.hover()
    page.wait_for_timeout(1000)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_card_by_keys(bundle: Path, open_page: Open) -> None:
    """Focus shows it and keeps it; Escape takes it away and leaves the focus; the next stop shows its own or none."""
    page = open_page(page_with(bundle, "a.term")[0].as_uri())
    card = page.locator(".popover")
    page.locator("a.term").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator("a.term:focus")).to_have_count(1)
    expect(card).to_be_visible()
    page.wait_for_timeout(1000)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.locator("a.term:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_by_finger(bundle: Path, browser: Browser, open_page: Open, scheme: Literal["light", "dark"]) -> None:
    """On a telephone the first tap shows it within the screen, a tap elsewhere hides it, its way leads on."""
    path, _ = page_with(bundle, "a.term")
    open_page(path.as_uri(), width=PHONE).close()  # the fixture judges requests; here only fingers are added
    context: BrowserContext = browser.new_context(
        viewport={"width": PHONE, "height": 900}, has_touch=True, is_mobile=True, color_scheme=scheme
    )
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        terms, card = page.locator("a.term"), page.locator(".popover")
        for number in range(min(terms.count(), 6)):
            terms.nth(number).tap()
            expect(card).to_be_visible()
            assert inside(page), number
            assert page.url == path.as_uri()
            page.locator("h1").first.tap()
            expect(card).to_be_hidden()
        terms.first.tap()
        way = card.locator("a.popover-way")
        box = way.bounding_box()
        assert box is not None
        assert box["height"] >= 24, "WCAG 2.2, 2.5.8: a target is 24 pixels high"
        way.tap()
        page.wait_for_url("**/glossary/**")
    finally:
        context.close()


def test_a_damaged_term_is_told_in_its_card(bundle: Path, open_page: Open) -> None:
    """What a screen reader hears of it, the card shows too."""
    path, term = page_with(bundle, "a.term.damaged")
    page = open_page(path.as_uri())
    page.locator("a.term.damaged").first.hover()
    expect(page.locator(".popover .card-damaged")).to_be_visible()
    heard = [page.locator(f"[id='{name}']").text_content() or "" for name in str(term["aria-describedby"]).split()]
    assert page.locator(".popover .card-damaged").text_content() in heard
    assert page.locator(".popover .card-damaged").evaluate(CONTRAST) >= 4.5


def test_a_term_of_the_search_opens_its_page(bundle: Path, open_page: Open) -> None:
    """The hit in the glossary is the term's own page."""
    page = open_page((bundle / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("МУД")
    hit = page.locator(".search__group--glossary a.search__hit").first
    expect(hit).to_be_visible()
    hit.click()
    page.wait_for_url("**/glossary/*/index.html*")
    expect(page.locator("h1")).to_contain_text("МУД")
