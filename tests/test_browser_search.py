"""The search as readers use it: from disk without network and hosted, by keyboard alone, on a phone, without script."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from conftest import PHONE, Open
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

PHRASE = "мерами укрепления доверия"

HIGHLIGHTS = "[...(CSS.highlights.get('corpus-search') ?? [])].map(range => range.toString())"
"""The words that the search marks on a page."""

FAKE_ENGINE = """({ engine: new (class {
    entries = [{ place: 0, anchor: "p-1", name: "<b>п. 1</b>", text: "<img src=x onerror=alert(1)> слово" }];
    places = [{ document: 0, page: "a.html", headings: ["<i>Раздел</i>"] }];
    answer(query) {
      const document = { title: "<u>Заглавие</u>", symbol: "<s>A/1</s>", slug: "a" };
      const notes = [{ kind: "some", missing: [query] }];
      return { query, total: 1, terms: 0, groups: [{ document, hits: [0] }], units: [], notes };
    }
    marks() { return [[29, 34]]; }
    excerpt() { return [{ text: this.entries[0].text, isMarked: false }, { text: "<hr>", isMarked: true }]; }
    address() { return "a.html#p-1"; }
  })() })"""


@pytest.fixture(params=["host", "disk"])
def root(request: pytest.FixtureRequest) -> str:
    """The address of the site, hosted below a folder and unzipped on a disk; ends in a slash."""
    if request.param == "host":
        return str(request.getfixturevalue("host"))
    bundle: Path = request.getfixturevalue("bundle")
    return bundle.as_uri() + "/"


@pytest.fixture
def disk(bundle: Path) -> str:
    """The address of the site on a disk; ends in a slash."""
    return bundle.as_uri() + "/"


def box(page: Page) -> Locator:
    """Where the query is typed."""
    return page.locator(".search__query")


def hits(page: Page) -> Locator:
    """The links to what was found."""
    return page.locator("a.search__hit")


def status(page: Page) -> Locator:
    """The sentence over the hits."""
    return page.locator(".search__status")


def ask(page: Page, query: str) -> None:
    """Open the search, type, and wait for the answer."""
    if not page.locator("dialog.search").is_visible():
        page.keyboard.press("/")
    box(page).fill(query)
    expect(status(page)).to_contain_text("айден")


def test_from_a_form_of_words_to_a_paragraph(root: str, open_page: Open) -> None:
    """«мерами укрепления доверия» leads to a paragraph with «мер укрепления доверия», which is marked there."""
    page = open_page(f"{root}index.html")
    ask(page, PHRASE)
    expect(status(page)).to_contain_text("Найдено")
    link = page.locator(".search__group:not(.search__group--glossary) a.search__hit").first
    marked = link.locator("mark").first.inner_text()
    assert marked.lower().startswith("мер")
    assert marked.lower() != PHRASE
    address = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"{address}")
    anchor = page.url.partition("#")[2]
    target = page.locator(f"[id='{anchor}']")
    expect(target).to_be_in_viewport()
    assert target.evaluate("element => element.matches(':target')")
    assert marked in page.evaluate(HIGHLIGHTS)


def test_keyboard_alone(disk: str, open_page: Open) -> None:
    """A key opens the search, arrows choose, Enter opens, Back returns to the hit that was left."""
    page = open_page(f"{disk}index.html")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type(PHRASE)
    expect(status(page)).to_contain_text("Найдено")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(".search__results :is(a, button)").last).to_be_focused()
    page.keyboard.press("Home")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    third = hits(page).nth(2).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{third}")
    page.go_back()
    expect(page.locator("dialog.search")).to_be_visible()
    expect(page.locator(f"a.search__hit[href='{third}']")).to_be_focused()
    expect(box(page)).to_have_value(PHRASE)


def test_typing_goes_on_from_a_hit(disk: str, open_page: Open) -> None:
    """A letter typed on a hit continues the query; Enter in the query opens the first hit, even at once."""
    page = open_page(f"{disk}index.html")
    ask(page, "доверие")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.type("м")
    expect(box(page)).to_be_focused()
    box(page).fill(PHRASE)
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k", "ы", "а"])
def test_keys_that_open(disk: str, open_page: Open, key: str) -> None:
    """The keys work in both keyboard layouts; Escape closes and gives the focus back."""
    page = open_page(f"{disk}index.html")
    opener = page.locator(".search-open")
    opener.focus()
    if key in "ыа":
        code = {"ы": "KeyS", "а": "KeyF"}[key]
        page.evaluate(
            "([key, code]) => document.activeElement.dispatchEvent("
            "new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))",
            [key, code],
        )
    else:
        page.keyboard.press(key)
    expect(page.locator("dialog.search")).to_be_visible()
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(opener).to_be_focused()


def test_keys_of_the_browser_are_left_alone(disk: str, open_page: Open) -> None:
    """Ctrl+F, and letters typed into a field, do not open the search."""
    page = open_page(f"{disk}index.html")
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), { id: '_field' }))")
    page.keyboard.press("Control+f")
    page.locator("#_field").press("s")
    page.locator("#_field").press("/")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page.locator("#_field")).to_have_value("s/")


def test_nothing_is_loaded_before_it_is_needed(root: str, open_page: Open) -> None:
    """A page that is only read loads one small script of the search; opening it loads the rest once."""
    page = open_page(f"{root}index.html")
    loaded = "[...document.scripts].filter(script => /search-|minisearch|search.index/.test(script.src)).length"
    assert page.evaluate(loaded) == 0
    ask(page, PHRASE)
    count = page.evaluate(loaded)
    assert count > 0
    page.keyboard.press("Escape")
    ask(page, "право")
    assert page.evaluate(loaded) == count


@pytest.mark.parametrize("address", ["search/index.html?q={}", "index.html?q={}", "index.html#search={}"])
def test_an_address_asks(root: str, open_page: Open, address: str) -> None:
    """A query can be shared as a link; the dialog offers that link."""
    page = open_page(root + address.format(quote(PHRASE)))
    expect(page.locator("dialog.search")).to_be_visible()
    expect(box(page)).to_have_value(PHRASE)
    expect(status(page)).to_contain_text("Найдено")
    assert page.locator(".search__share").get_attribute("href") == f"{root}search/index.html?q={quote(PHRASE)}"


def test_a_malformed_address_asks_what_it_says(disk: str, open_page: Open) -> None:
    """A broken escape in the address is no error."""
    page = open_page(f"{disk}index.html#search=%E0%A4")
    expect(page.locator("dialog.search")).to_be_visible()
    expect(box(page)).to_have_value("%E0%A4")


def test_a_hit_on_the_same_page(disk: str, open_page: Open) -> None:
    """The dialog closes and the page goes to the paragraph."""
    page = open_page(f"{disk}index.html")
    ask(page, PHRASE)
    address = hits(page).last.get_attribute("href")
    assert address
    page.goto(address)
    ask(page, PHRASE)
    page.locator(f"a.search__hit[href='{address}']").click()
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page.locator(f"[id='{address.partition('#')[2]}']")).to_be_in_viewport()
    page.wait_for_function(f"{HIGHLIGHTS}.length > 0")


def test_a_document_shows_few_hits_first(disk: str, open_page: Open) -> None:
    """More hits come with a button, and the focus goes to the first of them."""
    page = open_page(f"{disk}index.html")
    ask(page, "государство")
    group = page.locator(".search__group", has=page.locator(".search__more")).first
    before = group.locator("a.search__hit").count()
    group.locator(".search__more").click()
    assert group.locator("a.search__hit").count() > before
    expect(group.locator("a.search__hit").nth(before)).to_be_focused()


def test_what_is_missing_is_said(disk: str, open_page: Open) -> None:
    """Nothing found, a misspelling, a word that others begin with: each has its words."""
    page = open_page(f"{disk}index.html")
    ask(page, "щщщщщщ")
    expect(status(page)).to_have_text("Ничего не найдено. Попробуйте другое слово или только его начало.")
    ask(page, "безопастность")
    expect(page.locator(".search__note")).to_contain_text("«безопасность»")
    ask(page, "госуда")
    expect(page.locator(".search__note")).to_contain_text("«госуда…»")
    box(page).fill("")
    expect(page.locator(".search__help")).to_be_visible()
    expect(status(page)).to_have_text("")


def test_longer_words_are_one_click_away(disk: str, open_page: Open) -> None:
    """A whole word finds itself; the words that begin with it are offered."""
    page = open_page(f"{disk}index.html")
    ask(page, "право")
    page.locator("[data-query]").click()
    expect(box(page)).to_have_value("право*")
    expect(box(page)).to_be_focused()
    expect(status(page)).to_contain_text("Найдено")


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_nothing_moves(disk: str, open_page: Open, width: int) -> None:
    """The head keeps its place when the search opens, and the dialog its size, whatever is found; a phone is filled."""
    page = open_page(f"{disk}index.html", width=width)
    measure = "element => JSON.stringify(element.getBoundingClientRect())"
    head = page.locator(".md-header")
    before = head.evaluate(measure)
    page.locator(".search-open").click()
    page.wait_for_function("document.querySelector('dialog.search').getAnimations().length === 0")
    dialog = page.locator("dialog.search")
    size = dialog.evaluate(measure)
    ask(page, PHRASE)
    assert head.evaluate(measure) == before
    assert dialog.evaluate(measure) == size
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert dialog.evaluate("element => element.scrollWidth <= element.clientWidth")
    if width == PHONE:
        bounds = dialog.bounding_box()
        assert bounds == {"x": 0, "y": 0, "width": PHONE, "height": 900}
        for control in (".search__close", ".search__query", "a.search__hit"):
            area = page.locator(control).first.bounding_box()
            assert area
            assert area["height"] >= 44, control
        page.locator(".search__close").click()
        expect(dialog).to_be_hidden()


def test_text_of_a_source_is_never_markup(disk: str, open_page: Open) -> None:
    """Titles, names, excerpts and the query itself are shown as they are written."""
    page = open_page(f"{disk}index.html")
    ask(page, PHRASE)
    made = page.evaluate(
        f"""() => {{
          const {{ engine }} = {FAKE_ENGINE};
          const list = document.createElement("div");
          new corpusSearch.Results(list, engine, new URL(location.href)).show("<em>запрос</em>");
          return [list.querySelectorAll("img, i, u, s, em, hr, b b").length, list.textContent];
        }}"""
    )
    assert made[0] == 0
    for text in ("<img src=x", "<b>п. 1</b>", "<i>Раздел</i>", "<u>Заглавие</u>", "<s>A/1</s>", "<em>запрос</em>"):
        assert text in made[1]


def test_a_damaged_copy_says_so(bundle: Path, browser: Browser, tmp_path: Path) -> None:
    """Without the index the search says that it did not load; when the file is back, it can be tried again."""
    copy = tmp_path / "copy"
    shutil.copytree(bundle, copy)
    index = copy / "assets" / "search" / "index.js"
    content = index.read_bytes()
    index.unlink()
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(f"{copy.as_uri()}/index.html")
        page.keyboard.press("/")
        page.keyboard.type("мера")
        expect(status(page)).to_contain_text("не загрузился")
        index.write_bytes(content)
        # A key that is still being handled may have tried again already; then the button is gone.
        page.locator(".search__again").evaluate_all("buttons => buttons.forEach(button => button.click())")
        expect(status(page)).to_contain_text("Найдено")


def test_without_script(root: str, open_page: Open) -> None:
    """The link in the head leads to a page that says what there is without script."""
    page = open_page(f"{root}index.html", script=False)
    page.locator(".search-open").click()
    page.wait_for_url("**/search/index.html")
    expect(page.locator(".search-notice")).to_be_visible()
    expect(page.locator(".search-start")).to_be_hidden()


def test_the_dialog_has_names_for_those_who_listen(disk: str, open_page: Open) -> None:
    """The dialog, the field, the button and the count can be told apart by ear."""
    page = open_page(f"{disk}index.html", scheme="dark")
    page.get_by_role("link", name="Поиск").first.click()
    dialog = page.get_by_role("dialog", name="Поиск по документам")
    expect(dialog.get_by_role("textbox", name="Что искать")).to_be_focused()
    expect(dialog.get_by_role("button", name="Закрыть поиск")).to_be_visible()
    ask(page, PHRASE)
    expect(dialog.get_by_role("status")).to_contain_text("Найдено")
    expect(dialog.get_by_role("heading", level=2).first).to_be_visible()
    expect(dialog.get_by_role("list").first.get_by_role("link").first).to_be_visible()
