"""What a reader does in a browser: follows permalinks, reads notes and terms on the spot, by mouse, keys and finger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import DESK, PHONE
from small_site import build_small_site
from test_pages import CBM, ICT, report

from build_corpus.model import Annotated, Corpus, Glossary, Layers, TermSpan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

TERMS = (TermSpan("p-1", 14, 17, "ict"), TermSpan("p-2-1", 0, 6, "cbm"))
FIRST = "report/sec-a/index.html"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small site on the disk; ends in a slash."""
    corpus = Corpus((Annotated(report(), Layers(TERMS)),), Glossary((ICT, CBM)))
    site: Path = build_small_site(corpus, tmp_path_factory.mktemp("reader"))
    return f"{site.as_uri()}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a desk, with mouse and keys."""
    context = browser.new_context(viewport={"width": DESK, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A window of a phone, with a finger."""
    context = browser.new_context(viewport={"width": PHONE, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A window without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def popover(page: Page) -> Locator:
    """What is shown of a note or a term on the spot."""
    return page.locator("#_popover")


# --- permalinks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anchor", "address"),
    [
        ("p-2", "report/sec-a/index.html#p-2"),
        ("p-1-a-i", "report/sec-a/index.html#p-1-a-i"),
        ("fn-6", "report/sec-b/index.html#fn-6"),
        ("sec-b", "report/sec-b/index.html#sec-b"),
    ],
)
def test_a_permalink_leads_straight_on(root: str, page: Page, anchor: str, address: str) -> None:
    """The address that citations use brings the reader to the paragraph, and the way back is not barred."""
    page.goto(f"{root}index.html")
    page.goto(f"{root}report/index.html#{anchor}")
    page.wait_for_url(root + address)
    assert page.locator(":target").get_attribute("id") == anchor
    page.go_back()
    assert page.url == f"{root}index.html"


@pytest.mark.parametrize("fragment", ["_outline", "p-999", "%E0%A4%A", ""])
def test_other_fragments_stay(root: str, page: Page, fragment: str) -> None:
    """What names no paragraph shows the document's page, and nothing fails."""
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{root}report/index.html#{fragment}")
    page.wait_for_load_state("load")
    assert page.url == f"{root}report/index.html#{fragment}"
    assert failures == []


def test_a_permalink_works_without_script(root: str, still: Page) -> None:
    """The entry of the index is the target, in sight, and leads on."""
    still.goto(f"{root}report/index.html#p-2")
    entry = still.locator("li:target")
    assert entry.is_visible()
    entry.locator("a").click()
    assert still.url == f"{root}report/sec-a/index.html#p-2"


def test_a_click_on_a_number_marks_its_paragraph(root: str, page: Page) -> None:
    """The reader stays on the page; the link itself is the permalink, for whoever copies it."""
    page.goto(root + FIRST)
    number = page.locator("#p-1-gf a.number")
    assert number.get_attribute("href") == "../index.html#p-1-gf"
    number.click()
    assert page.url == f"{root}{FIRST}#p-1-gf"
    assert page.locator(":target").get_attribute("id") == "p-1-gf"


# --- notes and terms ----------------------------------------------------------------------------------------------


def test_a_note_shows_on_hover(root: str, page: Page) -> None:
    """The pointer may go into the popover; it closes when the pointer leaves, and at Escape."""
    page.goto(root + FIRST)
    mark = page.locator("#p-1 sup.mark a")
    mark.hover()
    assert popover(page).inner_text() == "5 Первое примечание"
    popover(page).hover()
    page.wait_for_timeout(400)
    assert popover(page).is_visible()
    page.locator("h1").hover()
    popover(page).wait_for(state="hidden")
    mark.hover()
    page.keyboard.press("Escape")
    assert popover(page).is_hidden()


def test_a_note_of_another_page_shows_too(root: str, page: Page) -> None:
    """Its words are on the page of the mark."""
    page.goto(f"{root}report/sec-b/index.html")
    page.locator("#p-3 sup.mark a").first.hover()
    assert popover(page).inner_text() == "5 Первое примечание"


def test_a_term_shows_to_the_keyboard(root: str, page: Page) -> None:
    """Focus shows its names and its definition; Escape closes, the focus stays; Enter leads to the glossary."""
    page.goto(root + FIRST)
    term = page.locator("#p-2-1 a.term")
    page.locator("#p-2 > p > a.number").focus()
    for _ in range(9):
        if not term.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Tab")
    assert popover(page).inner_text().split("\n\n") == [
        "меры укрепления доверия (МУД)",
        "confidence-building measures",
        "МУД — это меры.",
    ]
    page.keyboard.press("Escape")
    assert popover(page).is_hidden()
    assert term.evaluate("element => element === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}glossary/cbm/index.html")


def test_a_finger_opens_first_and_follows_then(root: str, phone: Page) -> None:
    """The first tap shows the note with the way to it; a tap elsewhere closes."""
    phone.goto(root + FIRST)
    mark = phone.locator("#p-1 sup.mark a")
    mark.tap()
    assert popover(phone).is_visible()
    assert phone.url == root + FIRST
    box = popover(phone).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE
    phone.locator("h1").tap()
    assert popover(phone).is_hidden()
    mark.tap()
    popover(phone).locator("a").tap()
    assert phone.url == f"{root}{FIRST}#fn-5"
    assert popover(phone).is_hidden()


def test_the_way_back_from_a_note(root: str, page: Page) -> None:
    """From the mark to the note and back to the mark."""
    page.goto(root + FIRST)
    page.locator("#p-1 sup.mark a").click()
    assert page.url.endswith("#fn-5")
    page.locator("#fn-5 .way-back").first.click()
    assert page.locator(":target").get_attribute("id") == "_ref-fn-5-1"


# --- on paper and on a phone --------------------------------------------------------------------------------------


def test_paper_shows_numbers_and_notes(root: str, page: Page) -> None:
    """What a citation needs is printed; what only a screen can use is not."""
    page.goto(root + FIRST)
    page.emulate_media(media="print")
    for selector in ("#p-1 a.number", "#p-1 sup.mark", "#fn-5", "#fn-5 a.number", "h1"):
        assert page.locator(selector).first.is_visible(), selector
    for selector in (".md-header", ".md-sidebar", ".md-footer", ".way-back", ".cards", "a.pilcrow"):
        assert page.locator(selector).first.is_hidden(), selector


def test_paper_is_white_in_the_dark_too(root: str, page: Page) -> None:
    """A reader of the dark palette prints black on white, the paragraph that a link led to included."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{root}{FIRST}#p-1")
    for selector in ("h1", "#p-1", "#fn-5"):
        ink = page.locator(selector).evaluate("element => getComputedStyle(element).color")
        assert ink == "rgb(0, 0, 0)", selector
    ground = page.locator("#p-1").evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)"
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


def test_the_drawer_of_a_phone_leads_through_the_document(root: str, phone: Page) -> None:
    """On a narrow screen the sections are behind the menu."""
    phone.goto(root + FIRST)
    link = phone.locator(".site-nav a", has_text="B. Угрозы")
    phone.locator(".site-menu").tap()
    link.tap()
    phone.wait_for_url(f"{root}report/sec-b/index.html")
