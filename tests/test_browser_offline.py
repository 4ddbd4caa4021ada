"""The offline reader: unzips the bundle, opens `index.html` from the disk, and nothing asks for the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from conftest import DESK, PHONE, Open

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""How many pixels a page is wider than its window."""

SCROLLING = """() => [...document.querySelectorAll('.md-content *')]
  .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest('.md-typeset__scrollwrap, .map-box, [hidden]'))
  .map(e => e.outerHTML.slice(0, 120))"""
"""Elements of the text that reach over the right edge of the window; wide tables and the map scroll by themselves."""


def addresses(folder: Path) -> list[str]:
    """All pages below `folder`, as addresses on the disk."""
    return [path.as_uri() for path in sorted(folder.rglob("*.html")) if path.name != "404.html"]


def test_every_page_opens_from_disk_without_network(bundle: Path, open_page: Open) -> None:
    """No request leaves, none fails, no console complains; every page shows its heading."""
    page = open_page((bundle / "index.html").as_uri())
    for address in addresses(bundle):
        page.goto(address)
        assert page.locator("h1").first.is_visible(), address


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_page_scrolls_sideways(bundle: Path, open_page: Open, width: int) -> None:
    """On a phone and on a desk, nothing of the text lies outside the window."""
    page = open_page((bundle / "index.html").as_uri(), width=width)
    wide = {}
    for address in addresses(bundle):
        page.goto(address)
        if page.evaluate(WIDER) > 0 or page.evaluate(SCROLLING):
            wide[address] = page.evaluate(SCROLLING)
    assert wide == {}


def test_fonts_are_the_bundles_own(bundle: Path, open_page: Open) -> None:
    """Text is set in the fonts that the bundle brings."""
    page = open_page((bundle / "about.html").as_uri())
    page.evaluate("() => document.fonts.ready")
    loaded = page.evaluate("() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {name.strip("\"'") for name in loaded} & {"Golos Text Variable", "Source Serif 4 Variable"}


def contrast(page: Page, selector: str) -> float:
    """The contrast of the first element's text against what lies behind it (WCAG 2.2, 1.4.3)."""
    value = page.locator(selector).first.evaluate(
        """element => {
        const parse = color => color.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const over = (top, below) => top.slice(0, 3).map((v, i) => v * (top[3] ?? 1) + below[i] * (1 - (top[3] ?? 1)));
        const layers = [];
        for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
        const background = layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
        const text = over(parse(getComputedStyle(element).color), background);
        const [a, b] = [light(text), light(background)].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05);
    }"""
    )
    return float(value)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_in_dark(bundle: Path, open_page: Open, scheme: str) -> None:
    """The system's wish decides; text, links and headings have the contrast of WCAG's level AA."""
    [path] = [path for path in sorted(bundle.rglob("*.html")) if path.parent.name == "glossary"]
    page = open_page(path.as_uri(), scheme="dark" if scheme == "dark" else "light")
    background = page.evaluate("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (max(background) < 80) == (scheme == "dark")
    for selector in (".md-content h1", ".md-content p", ".md-content a[href]"):
        assert contrast(page, selector) >= 4.5, selector


def test_print_shows_the_text_alone(bundle: Path, open_page: Open) -> None:
    """On paper there is no header, no navigation and no footer."""
    page = open_page((bundle / "about.html").as_uri())
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-sidebar", ".md-footer"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.locator("h1").is_visible()


def test_a_page_works_without_script(bundle: Path, open_page: Open) -> None:
    """Every link of the home page leads on, though no script runs."""
    home = BeautifulSoup((bundle / "index.html").read_bytes(), "html.parser")
    link = home.select_one(".md-content a[href$='index.html']")
    assert link is not None
    page = open_page((bundle / "index.html").as_uri(), script=False)
    page.locator(f".md-content a[href='{link['href']}']").first.click()
    assert page.url.endswith(str(link["href"]))
    assert page.locator("h1").first.is_visible()
