"""Everyone who reads with a screen reader, by keys or in the dark: axe-core finds no fault in any kind of page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

import pytest
from building import ROOT
from conftest import DESK, PHONE, Open
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FAULTS = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}"""
"""All rules of axe-core, those of good practice too. Style sheets are not loaded again: nothing may ask for a file."""

KINDS = {
    "home": ("index.html", "documents"),
    "document": ("*/index.html", "index"),
    "section with notes": ("*/*/index.html", "notes"),
    "section with similar places": ("*/*/index.html", "folded parallels"),
    "section with amendments": ("*/*/index.html", "reading-switch"),
    "account": ("*/account/index.html", "rules"),
    "terms of a document": ("*/terms/index.html", "concordance"),
    "glossary": ("glossary/index.html", "alphabet"),
    "term": ("glossary/*/index.html", "chart"),
    "references": ("references/index.html", "cited"),
    "instrument": ("references/*/index.html", "facts pinpoints"),
    "formulas": ("formulas/index.html", "formula"),
    "formula": ("formulas/*/index.html", "wordings"),
    "map": ("map/index.html", "corpus-map"),
    "changes": ("changes/index.html", "revision"),
    "year": ("changes/*/index.html", "eyebrow"),
    "search": ("search/index.html", "search-start"),
    "written by hand": ("accuracy.html", "md-typeset"),
}
"""Every kind of page: where it stands, and the class of what only a page of that kind has."""


@cache
def smallest(site: Path, kind: str) -> str:
    """The path of the smallest page of `kind` from the root of the site."""
    pattern, css = KINDS[kind]
    for file in sorted(site.glob(pattern), key=lambda path: (path.stat().st_size, path)):
        if re.search(rf'class="[^"]*\b{css}"', file.read_text(encoding="utf-8")):
            return file.relative_to(site).as_posix()
    raise AssertionError(f"the site has no page of the kind {kind!r}")


def faults(page: Page) -> list[str]:
    """What axe-core finds wrong with what `page` shows now."""
    if not page.evaluate("() => 'axe' in self"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return [str(fault) for fault in page.evaluate(FAULTS)]


@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_no_fault_in_any_kind_of_page(
    site: Path, bundle: Path, open_page: Open, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Names, order of headings, languages, contrast: on a desk in the light, on a phone in the dark."""
    page = open_page((bundle / "index.html").as_uri(), width=width, scheme=scheme)
    found = {}
    for kind in KINDS:
        page.goto(f"{bundle.as_uri()}/{smallest(site, kind)}")
        found[kind] = faults(page)
    assert {kind: listed for kind, listed in found.items() if listed} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_fault_in_what_opens(site: Path, bundle: Path, open_page: Open, scheme: Literal["light", "dark"]) -> None:
    """The redline, the card of a term, the citations, the search with its hits, the menu of a narrow window."""
    page = open_page(f"{bundle.as_uri()}/{smallest(site, 'section with amendments')}", scheme=scheme)
    page.locator(".reading-switch input[value=new]").check()
    assert faults(page) == []
    page.locator("a.term").first.focus()
    page.locator("a.term").first.hover()
    expect(page.locator(".popover")).to_be_visible()
    assert faults(page) == []
    page.locator("button.cite-open").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("безопасность")
    expect(page.locator(".search__hit").first).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": PHONE, "height": 900})
    page.locator("button.site-menu").click()
    expect(page.locator(".site-nav__pages")).to_be_in_viewport()
    assert faults(page) == []


def test_the_menu_of_a_narrow_window_answers_to_keys(bundle: Path, open_page: Open) -> None:
    """Enter opens it and leads into it, Escape leads back; closed, its links are no stops."""
    page = open_page((bundle / "about.html").as_uri(), width=PHONE)
    menu = page.locator("button.site-menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".site-nav__pages a").first).to_be_hidden()
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".site-nav__pages a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator(".site-nav__pages a").first).to_be_hidden()
