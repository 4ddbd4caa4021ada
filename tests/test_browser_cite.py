"""The scholar: copies the permalink and the citation of a paragraph, with a mouse, keys or a finger, online or not."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from conftest import DESK, PHONE, Open
from playwright.sync_api import expect

from build_corpus import pipeline
from build_corpus.outputs.citation_records import Access
from build_corpus.outputs.citations import Citable, Style, cite

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

PERMALINK = "Постоянная ссылка"
NAMES = {
    Style.GOST: "ГОСТ Р 7.0.5–2008: список литературы",
    Style.GOST_FOOTNOTE: "ГОСТ Р 7.0.5–2008: сноска",
    Style.BIBTEX: "BibTeX",
    Style.RIS: "RIS",
    Style.CSL_JSON: "CSL-JSON",
    Style.PLAIN: "Простой текст",
}
DAY = dt.datetime(2026, 2, 3, 12, tzinfo=dt.UTC)
WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
LISTENING = """() => { window.heard = []; document.addEventListener('copy', () => {
  const field = document.activeElement;
  window.heard.push(field.value.slice(field.selectionStart, field.selectionEnd));
}) }"""
"""Notes what the old way of copying, from a selected field, puts on the clipboard."""


@pytest.fixture(scope="module")
def citables(site: Path) -> dict[str, Citable]:
    """The documents of the site, by slug."""
    corpus = pipeline.load(site.parent)
    return {each.document.metadata.slug: Citable(each) for each in corpus.documents}


def places(site: Path) -> list[tuple[str, str, str]]:
    """A numbered paragraph of each document that has one: its slug, its page from the root of the site, its anchor."""
    found: dict[str, tuple[str, str, str]] = {}
    for file in sorted(site.glob("*/*/index.html")):
        number = BeautifulSoup(file.read_bytes(), "html.parser").select_one(".paragraph[id] > p > a.number")
        if number is not None:
            anchor = urldefrag(str(number["href"])).fragment
            found.setdefault(file.parts[-3], (file.parts[-3], file.relative_to(site).as_posix(), anchor))
    assert found
    return list(found.values())


def opener(page: Page, anchor: str) -> Locator:
    """The button of the place at `anchor`."""
    return page.locator(f"[id='{anchor}'] > p > button.cite-open")


def choice(page: Page, name: str) -> Locator:
    """The button of the dialog that copies the form called `name`."""
    return page.get_by_role("dialog").get_by_role("button", name=name, exact=True)


def clipboard(page: Page) -> str:
    """What a reader would paste."""
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def test_every_form_is_copied_as_the_command_line_prints_it(
    site: Path, host: str, open_page: Open, citables: dict[str, Citable]
) -> None:
    """On a host the permalink and the six citations have its address and the reader's day."""
    for slug, path, anchor in places(site):
        page = open_page(host)
        page.clock.set_fixed_time(DAY)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(host + path)
        pinpoint = citables[slug].pinpoint(anchor)
        address = host + citables[slug].address(anchor)
        opener(page, anchor).click()
        choice(page, PERMALINK).click()
        expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(f"Скопировано: {PERMALINK}")
        assert clipboard(page) == address
        for style, name in NAMES.items():
            choice(page, name).click()
            expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(f"Скопировано: {name}")
            expected = cite(citables[slug].metadata, style, pinpoint, Access(address, (2026, 2, 3)))
            assert clipboard(page).replace("\r\n", "\n") == expected


def test_from_disk_no_address_is_made_up(
    site: Path, bundle: Path, open_page: Open, citables: dict[str, Citable]
) -> None:
    """Where the site's address is not known the citations leave it out; the clipboard is reached the old way too."""
    for slug, path, anchor in places(site):
        page = open_page((bundle / "index.html").as_uri())
        page.add_init_script(WITHOUT_CLIPBOARD)
        page.goto(f"{bundle.as_uri()}/{path}")
        page.evaluate(LISTENING)
        opener(page, anchor).click()
        expected = [f"{bundle.as_uri()}/{citables[slug].address(anchor)}"]
        choice(page, PERMALINK).click()
        expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(f"Скопировано: {PERMALINK}")
        for style, name in NAMES.items():
            choice(page, name).click()
            expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(f"Скопировано: {name}")
            expected.append(cite(citables[slug].metadata, style, citables[slug].pinpoint(anchor), Access()))
        assert page.evaluate("() => window.heard") == expected


def test_from_disk_the_published_address_is_cited(
    site: Path, bundle: Path, open_page: Open, citables: dict[str, Citable]
) -> None:
    """Where the page names its address on a host, a copy of it on a disk cites that."""
    slug, path, anchor = places(site)[0]
    page = open_page((bundle / "index.html").as_uri())
    link = json.dumps(f"https://example.org/{path}")
    page.add_init_script(
        f"""document.addEventListener('DOMContentLoaded', () => {{
          const link = document.createElement('link');
          link.rel = 'canonical';
          link.href = {link};
          document.head.append(link);
        }})"""
    )
    page.goto(f"{bundle.as_uri()}/{path}")
    opener(page, anchor).click()
    choice(page, PERMALINK).focus()
    field = page.get_by_role("dialog").get_by_role("textbox")
    expect(field).to_have_value(f"https://example.org/{citables[slug].address(anchor)}")


def test_all_places_of_a_page_are_offered(
    site: Path, bundle: Path, open_page: Open, citables: dict[str, Citable]
) -> None:
    """Each paragraph, item, heading and note has its button, and the data has the place as the command line does."""
    for slug, path, _ in places(site):
        page = open_page(f"{bundle.as_uri()}/{path}")
        permalinks = page.locator(".md-content :is(a.number, a.pilcrow)")
        buttons = page.locator(".md-content button.cite-open")
        assert buttons.count() == permalinks.count() > 0
        buttons.first.focus()
        page.keyboard.press("Enter")
        choice(page, "BibTeX").focus()
        page.wait_for_function("slug => self.corpusCitations?.[slug]", arg=slug)
        data = page.evaluate("slug => self.corpusCitations[slug].locators", slug)
        anchors = page.eval_on_selector_all(
            ".md-content button.cite-open", "all => all.map(button => button.closest('[id]').id)"
        )
        wanted = {anchor: citables[slug].pinpoint(anchor).locator for anchor in anchors}
        assert {anchor: data.get(anchor, "") for anchor in anchors} == wanted


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_keys_alone_suffice(site: Path, root: str, open_page: Open, width: int) -> None:
    """The button behind the number is the next stop; Enter opens, arrows of the tabulator choose, Escape goes back."""
    _, path, anchor = places(site)[0]
    page = open_page(root + path, width=width)
    page.locator(f"[id='{anchor}'] > p > a.number").focus()
    for _ in range(50):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.cite-open')"):
            break
    expect(opener(page, anchor)).to_be_focused()
    expect(opener(page, anchor)).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(choice(page, PERMALINK)).to_be_focused()
    page.keyboard.press("Tab")
    expect(choice(page, NAMES[Style.GOST])).to_be_focused()
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value(re.compile(r"\. П\. "))
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(NAMES[Style.GOST])
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener(page, anchor)).to_be_focused()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_finger_finds_the_buttons(site: Path, bundle: Path, open_page: Open, width: int) -> None:
    """Each is 24 pixels wide and high or more, and the dialog fits the window."""
    _, path, anchor = places(site)[0]
    page = open_page(f"{bundle.as_uri()}/{path}", width=width)
    page.locator(f"[id='{anchor}'] > p").hover()
    expect(opener(page, anchor)).to_have_css("opacity", "1")
    opener(page, anchor).click()
    boxes = [
        box.bounding_box() for box in (opener(page, anchor), *page.get_by_role("dialog").get_by_role("button").all())
    ]
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
    dialog = page.get_by_role("dialog").bounding_box()
    assert dialog
    assert dialog["x"] >= 0
    assert dialog["x"] + dialog["width"] <= width


def test_a_touch_screen_shows_the_buttons_always(site: Path, bundle: Path, open_page: Open) -> None:
    """Where nothing can hover, the buttons are there to be seen."""
    _, path, anchor = places(site)[0]
    browser = open_page(f"{bundle.as_uri()}/{path}").context.browser
    assert browser
    context = browser.new_context(viewport={"width": PHONE, "height": 900}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{bundle.as_uri()}/{path}")
    assert float(opener(page, anchor).evaluate("button => getComputedStyle(button).opacity")) > 0.5
    opener(page, anchor).tap()
    expect(choice(page, PERMALINK)).to_be_visible()
    context.close()


def test_a_document_is_cited_as_a_whole(site: Path, host: str, open_page: Open, citables: dict[str, Citable]) -> None:
    """The title on the document's page has a button too; its citation has no pinpoint."""
    slug = places(site)[0][0]
    page = open_page(f"{host}{slug}/index.html")
    page.clock.set_fixed_time(DAY)
    page.locator("h1 > button.cite-open").click()
    choice(page, "BibTeX").focus()
    access = Access(f"{host}{slug}/index.html", (2026, 2, 3))
    expected = cite(citables[slug].metadata, Style.BIBTEX, None, access)
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value(expected)


def test_when_copying_fails_the_reader_is_told(site: Path, bundle: Path, open_page: Open) -> None:
    """The text stays selected for the keys that copy."""
    _, path, anchor = places(site)[0]
    page = open_page((bundle / "index.html").as_uri())
    page.add_init_script(f"{WITHOUT_CLIPBOARD}; document.execCommand = () => false")
    page.goto(f"{bundle.as_uri()}/{path}")
    opener(page, anchor).click()
    choice(page, PERMALINK).click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Ctrl+C")
    field = page.get_by_role("dialog").get_by_role("textbox")
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") == len(field.input_value())
