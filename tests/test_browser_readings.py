"""The reading switch in a browser, from disk: as printed, before the amendments, behind them; by keys; remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from small_site import build_small_site
from word_files import dele, ins, numbering, paragraph, word_file

from build_corpus import anchors, structure
from build_corpus.annotations.emendations import find_emendations
from build_corpus.model import Annotated, Corpus, Fact, Known, Layers, Metadata
from build_corpus.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

LETTERS = numbering(("lowerLetter", "%1)"))
WORD = word_file(
    paragraph("Меры укрепления доверия", style="Heading1"),
    paragraph("содействовать ", dele("развитию"), ins("созданию"), " мер", ins(" доверия"), ";", number=90),
    paragraph(ins("новое;"), number=90, mark="ins"),
    paragraph("второе;", number=90),
    paragraph(dele("лишнее;"), number=90, mark="del"),
    lists=LETTERS,
)
FUSED = "РЕШАЕТ\n\na)\tсодействовать созданиюи мер и Рабочая рРабочая группа;\n\nb)\tпродолжать.\n"


def annotated(data: bytes, file: str, slug: str) -> Annotated:
    """A document with its amendments."""
    metadata = Metadata(slug, Fact("Акт", Known.EDITORIAL))
    made = anchors.name(structure.build(read(data, file, force=True), metadata))
    return Annotated(made, Layers(emendations=find_emendations(made)))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small site on the disk; ends in a slash."""
    documents = (annotated(WORD, "act.docx", "exact"), annotated(FUSED.encode(), "act.txt", "fused"))
    return f"{build_small_site(Corpus(documents), tmp_path_factory.mktemp('readings')).as_uri()}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window."""
    context = browser.new_context(locale="ru-RU")
    yield context.new_page()
    context.close()


def exact(page: Page, root: str) -> Locator:
    """The switch on the page of the Word file, opened."""
    page.goto(root + "exact/index.html")
    page.locator(".outline a").first.click()
    return page.locator(".reading-switch")


def choose(page: Page, mode: str) -> None:
    """Choose a reading."""
    page.locator(f".reading-switch input[value={mode}]").check()


def seen(page: Page) -> list[str]:
    """The items that show, each with its number, without what is only said."""
    script = """() => [...document.querySelectorAll('.item')].filter(item => item.offsetParent).map(item => {
        const copy = item.cloneNode(true);
        copy.querySelectorAll('.said, [hidden], .amendment, .aside').forEach(e => e.remove());
        return copy.textContent.replace(/\\s+/g, ' ').trim();
    })"""
    found: list[str] = page.evaluate(script)
    return found


def test_three_readings(page: Page, root: str) -> None:
    """The source text, the text before the changes, and the redline; and the source text again, unharmed."""
    exact(page, root)
    printed = ["a) содействовать развитиюсозданию мер доверия;", "b) новое;", "c) второе;", "b) … "]
    before = page.locator(".md-content").inner_html().replace(' data-reading="printed"', "")
    assert seen(page)[:3] == printed[:3]
    choose(page, "old")
    assert seen(page) == ["a) содействовать развитию мер;", "b) второе;", "c) лишнее;"]
    choose(page, "new")
    assert seen(page)[0] == "a) содействовать развитиюсозданию мер доверия;"
    assert page.locator(".item del.reading").first.text_content() == "[исключено: развитию]"
    assert page.locator(".item ins.reading").first.text_content() == "[включено: созданию]"
    choose(page, "printed")
    assert page.locator("ins.reading, del.reading").count() == 0
    assert seen(page)[:3] == printed[:3]
    assert "развитиюсозданию" not in page.locator(".item").nth(1).inner_html()
    assert before.count("data-place") == page.locator("[data-place]").count()


def test_struck_and_inserted_words_look_so(page: Page, root: str) -> None:
    """A line through what is struck, a line under what is new; words that are said are not seen."""
    exact(page, root)
    choose(page, "new")
    line = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator("del.reading").first.evaluate(line) == "line-through"
    assert page.locator("ins.reading").first.evaluate(line) == "underline"
    assert page.locator("[data-amendment=deleted] > p").evaluate(line) == "line-through"
    expect(page.locator("[data-amendment=deleted] > p")).to_contain_text("[исключённый пункт]")
    assert page.locator(".said").first.bounding_box() is not None
    assert all(e.evaluate("e => e.offsetWidth <= 1") for e in page.locator(".said").all())


def test_by_keys_announced_and_remembered(page: Page, root: str) -> None:
    """The arrow keys switch, a screen reader is told, and the document opens so again; another one does not."""
    switch = exact(page, root)
    switch.locator("input:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".reading-switch [role=status]")).to_have_text("Показан текст: до правок")
    page.reload()
    expect(page.locator(".reading-switch input[value=old]")).to_be_checked()
    assert seen(page)[1] == "b) второе;"
    page.goto(root + "fused/index.html")
    page.locator(".outline a").first.click()
    expect(page.locator(".reading-switch input[value=printed]")).to_be_checked()


def test_what_is_undecided_stays_as_printed(page: Page, root: str) -> None:
    """A place that nobody can decide reads the same in all three; one that is probable does not."""
    page.goto(root + "fused/index.html")
    page.locator(".outline a").first.click()
    for mode, words in (("printed", "созданиюи"), ("old", "созданию мер"), ("new", "создании")):
        choose(page, mode)
        text = " ".join(seen(page))
        assert "рРабочая" in text
        assert words in text


def test_without_script_the_source_text(browser: Browser, root: str) -> None:
    """No switch, no readings: the text as printed."""
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(root + "exact/index.html")
    plain.locator(".outline a").first.click()
    expect(plain.locator(".reading-switch")).to_be_hidden()
    expect(plain.locator(".item").first).to_contain_text("развитиюсозданию")
    context.close()


def test_a_link_to_an_inserted_item_shows_it(page: Page, root: str) -> None:
    """In the reading before the changes an inserted item is hidden, unless a link leads to it."""
    exact(page, root)
    choose(page, "old")
    inserted = page.locator("[data-amendment=inserted]")
    expect(inserted).to_be_hidden()
    page.evaluate("id => location.hash = id", inserted.get_attribute("id"))
    expect(inserted).to_be_visible()
