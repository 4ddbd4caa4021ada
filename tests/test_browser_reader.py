"""The reader and the scholar: a document is opened, a term explained, a note followed and left, a permalink holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from conftest import DESK, PHONE, Open
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from bs4.element import Tag

IS_ON_SCREEN = """element => {
  const box = element.getBoundingClientRect();
  const head = document.querySelector('.md-header').getBoundingClientRect();
  return box.height > 0 && box.top >= head.bottom - 1 && box.top < innerHeight;
}"""
"""Whether an element begins below the head of the page and above the end of the window."""


def first(site: Path, selector: str, within: str = "*/*/index.html") -> tuple[str, Tag]:
    """The first page of a section that has `selector`, as a path from the root of the site, and that element."""
    for file in sorted(site.glob(within)):
        element = BeautifulSoup(file.read_bytes(), "html.parser").select_one(selector)
        if element is not None:
            return file.relative_to(site).as_posix(), element
    raise AssertionError(f"no page of the site has {selector}")


def permalink(site: Path) -> tuple[str, str]:
    """The address of a paragraph that citations use, and the page that it stands on, as paths from the root."""
    path, number = first(site, "[id].paragraph a.number[href]")
    return urljoin(path, str(number["href"])), path


def test_from_the_home_page_to_a_paragraph(root: str, open_page: Open) -> None:
    """Home, a document, a section: two clicks, and the text is there."""
    page = open_page(f"{root}index.html")
    page.locator(".documents a").first.click()
    page.locator(".outline a").first.click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-content .block").first).to_be_visible()


def test_a_term_says_what_it_means(site: Path, root: str, open_page: Open) -> None:
    """Pointed at, a term shows its card; the card goes when the pointer does."""
    path, term = first(site, "a.term")
    page = open_page(root + path)
    link = page.locator("a.term").first
    card = page.locator(".popover")
    expect(card).to_be_hidden()
    link.hover()
    expect(card).to_be_visible()
    described = page.locator(f"[id='{term['aria-describedby']}']").text_content()
    assert (card.text_content() or "").split() == (described or "").split()
    page.mouse.move(0, 0)
    expect(card).to_be_hidden()


def test_a_term_leads_to_the_glossary(site: Path, root: str, open_page: Open) -> None:
    """Followed, a term leads to its page, whose heading is on the screen."""
    path, term = first(site, "a.term")
    page = open_page(root + path)
    page.locator("a.term").first.click()
    page.wait_for_url(urljoin(root + path, str(term["href"])))
    assert page.locator("h1").evaluate(IS_ON_SCREEN)


def test_an_occurrence_in_the_glossary_leads_to_its_paragraph(site: Path, root: str, open_page: Open) -> None:
    """From the glossary back into the text."""
    path, occurrence = first(site, ".md-content .concordance a[href*='#']", within="glossary/*/index.html")
    page = open_page(root + path)
    page.locator(".md-content .concordance a[href*='#']").first.click()
    page.wait_for_url(urljoin(root + path, str(occurrence["href"])))
    assert page.locator(":target").evaluate(IS_ON_SCREEN)


def test_a_note_is_followed_and_left(site: Path, root: str, open_page: Open) -> None:
    """The mark leads to the note, the note back to its mark, and both are on the screen."""
    path, mark = first(site, "a[role=doc-noteref]")
    page = open_page(root + path)
    page.locator(f"[id='{mark['id']}']").click()
    note = page.locator(":target")
    assert note.evaluate(IS_ON_SCREEN)
    note.locator("a[role=doc-backlink]").first.click()
    assert urldefrag(page.url) == (root + path, mark["id"])
    assert page.locator(f"[id='{mark['id']}']").evaluate(IS_ON_SCREEN)


def test_a_note_shows_at_its_mark(site: Path, root: str, open_page: Open) -> None:
    """Pointed at, a mark shows the words of its note."""
    path, mark = first(site, "a[role=doc-noteref]")
    page = open_page(root + path)
    page.locator(f"[id='{mark['id']}']").hover()
    words = page.locator(f"[id='{mark['aria-describedby']}']").text_content() or ""
    shown = page.locator(".popover").text_content() or ""
    assert words.split()
    assert shown.split()[-len(words.split()) :] == words.split()


def test_a_permalink_leads_straight_to_the_paragraph(site: Path, root: str, open_page: Open) -> None:
    """With script the document's address goes on to the page where the paragraph stands."""
    address, path = permalink(site)
    page = open_page(root + address)
    page.wait_for_url(f"{root}{path}#{urldefrag(address).fragment}")
    assert page.locator(":target").evaluate(IS_ON_SCREEN)


def test_a_permalink_does_not_trap_the_way_back(site: Path, root: str, open_page: Open) -> None:
    """Who came by a permalink goes back to where they came from."""
    address, path = permalink(site)
    page = open_page(f"{root}about.html")
    page.evaluate("address => { location.href = address }", root + address)
    page.wait_for_url(f"{root}{path}#*")
    page.go_back()
    page.wait_for_url(f"{root}about.html")


def test_a_permalink_works_without_script(site: Path, root: str, open_page: Open) -> None:
    """Without script it stops at the entry of the document's index, on the screen; one click leads on."""
    address, path = permalink(site)
    page = open_page(root + address, script=False)
    entry = page.locator(f"[id='{urldefrag(address).fragment}']")
    expect(entry).to_be_in_viewport()
    entry.locator("a").first.click()
    page.wait_for_url(f"{root}{path}#{urldefrag(address).fragment}")
    expect(page.locator(f"[id='{urldefrag(address).fragment}']")).to_be_in_viewport()


def test_every_anchor_of_a_document_has_its_permalink(site: Path) -> None:
    """The document's page holds the anchor of each paragraph, item, heading and note, with a link to the place."""
    missing = []
    entries = {
        (file.parent.name, str(entry["id"])): entry.select_one("a[href]")
        for file in site.glob("*/index.html")
        for entry in BeautifulSoup(file.read_bytes(), "html.parser").select(".md-content [id]")
    }
    for file in sorted(site.glob("*/*/index.html")):
        page = BeautifulSoup(file.read_bytes(), "html.parser")
        for place in page.select(".md-content .block[id], .md-content :is(h2, h3, h4)[id]"):
            anchor = str(place["id"])
            if anchor.startswith("_"):
                continue
            link = entries.get((file.parent.parent.name, anchor))
            if link is None or link["href"] != f"{file.parent.name}/index.html#{anchor}":
                missing.append(f"{file.relative_to(site)}#{anchor}")
    assert missing == []


def test_a_number_copies_the_address_that_citations_use(site: Path, host: str, open_page: Open) -> None:
    """The scholar clicks a number and pastes the permalink."""
    address, path = permalink(site)
    page = open_page(host + path)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(f"[id='{urldefrag(address).fragment}'] a.number").first.click()
    expect(page.get_by_role("status").filter(has_text="скопирована")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == host + address


def test_keys_alone_suffice(site: Path, root: str, open_page: Open) -> None:
    """A term reached with the tabulator shows its card; Escape hides it."""
    path, _ = first(site, "a.term")
    page = open_page(root + path)
    page.locator("body").press("Tab")
    for _ in range(200):
        if page.evaluate("() => document.activeElement.matches('a.term')"):
            break
        page.keyboard.press("Tab")
    expect(page.locator(".popover")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".popover")).to_be_hidden()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_not_covered(
    site: Path, bundle: Path, open_page: Open, width: int, scheme: Literal["light", "dark"]
) -> None:
    """At either width, in either palette, the first letters of a paragraph are what a finger would touch there."""
    path, number = first(site, "[id].paragraph a.number[href]")
    anchor = re.sub(r".*#", "", str(number["href"]))
    page = open_page(f"{bundle.as_uri()}/{path}#{anchor}", width=width, scheme=scheme)
    covered = page.locator(f"[id='{anchor}'] p").first.evaluate(
        """element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const boxes = [...range.getClientRects()].filter(box => box.width > 4 && box.bottom < innerHeight);
        return boxes.map(box => document.elementFromPoint(box.left + 2, box.top + box.height / 2))
            .map(there => element.contains(there) || there.contains(element) ? "" : there.outerHTML.slice(0, 200));
    }"""
    )
    assert set(covered) == {""}
