"""The pages: every anchor on its page and in its document's index, notes and links both ways, nothing active."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag
from factories import block, corpus, document, section, traced
from markdown import Markdown
from test_markup import HOSTILE, shown

from build_corpus import ledger
from build_corpus.errors import ManifestError
from build_corpus.model import (
    Alias,
    Amendment,
    AmendmentStatus,
    Annotated,
    Block,
    BlockKind,
    Certainty,
    Corpus,
    Definition,
    Diagnostic,
    Document,
    Emendation,
    EmendationKind,
    Fact,
    Footnote,
    Glossary,
    History,
    Known,
    Layers,
    NoteMark,
    ReferenceSpan,
    Role,
    SectionKind,
    SourceLink,
    Term,
    TermSpan,
    Tombstone,
)
from build_corpus.outputs.addresses import Addresses
from build_corpus.outputs.pages import render
from build_corpus.traced import Span, Traced

if TYPE_CHECKING:
    from collections.abc import Mapping

ICT = Term("ict", ("информационно-коммуникационные технологии",), ("ИКТ",), english="ICTs")
CBM = Term(
    "cbm",
    ("меры укрепления доверия", "меры доверия"),
    ("МУД",),
    english="confidence-building measures",
    definition=Definition("МУД — это меры.", "report", "p-2"),
)


def report() -> Document:
    """A report with what reports have: sections, items, bullets in groups, notes on two pages."""
    bullets = (
        block("Первая норма", kind=BlockKind.BULLET, label="•", anchor="p-2-1"),
        block("Вторая норма", kind=BlockKind.BULLET, label="•", anchor="p-2-2"),
    )
    group = replace(block("Нормы", kind=BlockKind.TEXT, anchor="p-2-h-1", children=bullets), role=Role.GROUP)
    sub = block("Подпункт", kind=BlockKind.ITEM, label="i", anchor="p-1-a-i")
    items = (
        block("Пункт с подпунктом:", kind=BlockKind.ITEM, label="a", anchor="p-1-a", children=(sub,)),
        block("Ещё один;", kind=BlockKind.ITEM, label="gf", anchor="p-1-gf"),
    )
    discussion = section(block("МУД — это меры.", label="2", children=(group,)), anchor="sec-a-1", title="Обсуждение")
    first = section(
        block("Использование ИКТ и ИКТ-среды растёт.", label="1", notes=(NoteMark("5", 17),), children=items),
        anchor="sec-a",
        title="Введение",
        label="A",
        sections=(discussion,),
    )
    second = section(
        block("Снова о том же", label="3", notes=(NoteMark("5", 5), NoteMark("6", 14))),
        block("Без номера", kind=BlockKind.TEXT, anchor="u-1"),
        anchor="sec-b",
        title="Угрозы",
        label="B",
    )
    notes = (
        Footnote("5", traced("Первое примечание"), "fn-5", ("p-1", "p-3")),
        Footnote("6", traced("Второе примечание"), "fn-6", ("p-3",)),
    )
    return document(first, second, footnotes=notes)


def pages(
    *annotated: Annotated, glossary: Glossary | None = None, repeat_terms: bool = False
) -> dict[str, BeautifulSoup]:
    """The pages as a browser has them, by the path of the page on the site."""
    texts = render(Corpus(annotated, glossary or Glossary()), repeat_terms=repeat_terms)
    markdown = Markdown(extensions=["meta", "attr_list", "md_in_html", "tables", "toc"])
    return {
        path.removesuffix(".md") + ".html": BeautifulSoup(
            markdown.reset().convert(text).replace("<br>", "<br>\n"), "html.parser"
        )
        for path, text in texts.items()
    }


def page_of(annotated: Annotated, name: str = "report/sec-a/index.html", **options: bool) -> BeautifulSoup:
    """One page of a corpus of one document."""
    return pages(annotated, glossary=Glossary((ICT, CBM)), **options)[name]


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    """The only element that fits."""
    (found,) = soup.select(selector)
    return found


def plain(text: str, **layers: tuple[object, ...]) -> BeautifulSoup:
    """The page of a document whose only paragraph is `text`, under `layers`."""
    shape = document(section(block(text, label="1"), anchor="sec-a", title="Т"))
    return page_of(Annotated(shape, Layers(**layers)))  # type: ignore[arg-type]  # a table of layers of all kinds


# --- addresses ----------------------------------------------------------------------------------------------------


def test_every_anchor_stands_on_its_page_and_in_the_index() -> None:
    """Two addresses reach every place; the document's needs no script."""
    shape = report()
    site = pages(Annotated(shape))
    index = site["report/index.html"]
    addresses = Addresses.of(shape)
    assert len(addresses.pages) == 15
    for anchor, page in addresses.pages.items():
        assert site[page].find(id=anchor) is not None, anchor
        entry = one(index, f"#{anchor}")
        link = one(entry, "a[href]")
        assert posixpath.join("report", str(link["href"])) == addresses.page(anchor)
        assert link.get_text(strip=True)


def test_every_link_leads_somewhere_and_no_id_stands_twice() -> None:
    """All links between the pages are sound."""
    terms = (TermSpan("p-1", 14, 17, "ict"), TermSpan("p-2", 0, 3, "cbm"))
    readings = (Emendation("p-3", 0, 5, EmendationKind.AMENDMENT, "Снов", "Нова", Certainty.PROBABLE, "fused-words"),)
    site = pages(Annotated(report(), Layers(terms, (), readings)), glossary=Glossary((ICT, CBM)))
    ids = {path: [str(tag["id"]) for tag in soup.select("[id]")] for path, soup in site.items()}
    for path, soup in site.items():
        assert len(ids[path]) == len(set(ids[path])), path
        for link in soup.select("a[href]"):
            target, _, fragment = str(link["href"]).partition("#")
            page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert page in {*site, "changes/feed.xml", "data/report.json"}, link
            assert not fragment or fragment in ids[page], link
        for link in soup.select("[aria-describedby]"):
            assert set(str(link["aria-describedby"]).split()) <= set(ids[path])


def test_former_addresses_go_on_resolving() -> None:
    """A moved id leads to where its words are, through other moved ids too; a retired one shows its last words."""
    history = History(
        aliases=(Alias("p-8", "p-9"), Alias("p-9", "p-1"), Alias("p-7", "p-6"), Alias("p-2", "p-1")),
        tombstones=(Tombstone("p-6", "6", "Прежний <b>текст</b>", 3, "paragraph"),),
    )
    site = pages(Annotated(report(), history=history))
    index = site["report/index.html"]
    for alias in ("p-8", "p-9"):
        assert one(index, f".index > #{alias} > a")["href"] == "sec-a/index.html#p-1"
        assert one(site["report/sec-a/index.html"], f"#p-1 > #{alias}")
    assert one(index, "#p-7 > a")["href"] == "#p-6"
    stone = one(index, ".index > #p-6")
    assert not stone.select("a")
    assert stone.get_text() == "п. 6 исключён в редакции 3. Последний текст: «Прежний <b>текст</b>»"
    assert one(index, "#p-2 > a")["href"] == "sec-a/index.html#p-2", "an anchor that stands in the text wins"


@pytest.mark.parametrize(
    ("anchor", "printed"),
    [("p-1", "1."), ("p-1-a", "a)"), ("p-1-a-i", "i)"), ("p-1-gf", "gf)"), ("p-2-1", "•"), ("fn-5", "5")],
)
def test_the_printed_number_is_the_permalink(anchor: str, printed: str) -> None:
    """Each block shows its number as printed; it leads to the address that citations use, and says so."""
    soup = page_of(Annotated(report()))
    number = one(soup, f"#{anchor} > p > a.number")
    assert number.get_text() == printed
    assert number["href"] == f"../index.html#{anchor}"
    assert str(number["aria-label"]).startswith(printed)


def test_labels_are_shown_as_the_source_prints_them() -> None:
    """What closes a label is taken from the source, where the label stands right before the text."""
    source = "I. Введение\n1\tПервый\n2) Второй\n (b)  Третий"
    spans = {"Введение": "I", "Первый": "1", "Второй": "2", "Третий": "b"}
    made = {text: Traced.of(source, source.index(text), source.index(text) + len(text)) for text in spans}
    blocks = [
        Block(BlockKind.PARAGRAPH, made["Первый"], "1", "p-1"),
        Block(BlockKind.PARAGRAPH, made["Второй"], "2", "p-2"),
        Block(BlockKind.ITEM, made["Третий"], "b", "p-2-b"),
    ]
    shape = document(replace(section(*blocks, anchor="sec-i", label="I"), title=made["Введение"]))
    shape = replace(shape, source=replace(shape.source, text=source))
    soup = page_of(Annotated(shape), "report/sec-i/index.html")
    assert [a.get_text() for a in soup.select("a.number")] == ["I.", "1", "2)", "(b)"]


def test_what_has_no_number_has_a_discreet_permalink() -> None:
    """No text of ours stands among that of the source: the style sheet shows the sign."""
    soup = page_of(Annotated(report()), "report/sec-b/index.html")
    link = one(soup, "#u-1 a.pilcrow")
    assert link["href"] == "../index.html#u-1"
    assert link["aria-label"]
    assert one(soup, "#u-1").get_text(strip=True) == "Без номера"


def test_headings_nest_and_carry_their_anchors() -> None:
    """The section's heading is the page's, its sub-sections stand under it."""
    soup = page_of(Annotated(report()))
    assert [(tag.name, tag["id"]) for tag in soup.select("h1, h2")] == [
        ("h1", "sec-a"),
        ("h2", "sec-a-1"),
        ("h2", "_notes"),
    ]
    assert one(soup, "h1").get_text() == "A. Введение"
    assert one(soup, "h1 > a.number")["href"] == "../index.html#sec-a"


def test_items_nest_under_their_paragraph() -> None:
    """What stands under a paragraph stands in it; a group is a heading with its bullets."""
    soup = page_of(Annotated(report()))
    assert one(soup, "#p-1 > ol.items > li#p-1-a > ol.items > li#p-1-a-i")
    assert one(soup, "#p-2 > #p-2-h-1 > p[role=heading]").get_text() == "Нормы"
    assert len(soup.select("#p-2 > #p-2-h-1 > ul.bullets > li")) == 2


# --- notes --------------------------------------------------------------------------------------------------------


def test_marks_and_notes_link_both_ways() -> None:
    """A mark stands at its offset with the printed number; the note leads back to each of its marks."""
    site = pages(Annotated(report()))
    first, second = site["report/sec-a/index.html"], site["report/sec-b/index.html"]
    mark = one(first, "#p-1 > p sup.mark > a")
    assert mark.get_text() == "5"
    assert mark["href"] == "#fn-5"
    assert one(first, "#p-1 > p").get_text() == "1. Использование ИКТ5 и ИКТ-среды растёт."
    assert one(first, "li#fn-5").select("a.number")[0].get_text() == "5"
    assert [a["href"] for a in first.select("#fn-5 .way-back")] == [f"#{mark['id']}", "../sec-b/index.html#_ref-fn-5-2"]
    assert second.find(id="_ref-fn-5-2") is not None
    assert second.find(id="fn-5") is None
    assert one(second, "#p-3 sup:nth-of-type(1) a")["href"] == "../sec-a/index.html#fn-5"
    assert [li["id"] for li in second.select("ol.notes > li")] == ["fn-6"]


def test_a_note_of_another_page_can_be_read_at_its_mark() -> None:
    """The words of a note that stands elsewhere are on the page too, for the popover and for screen readers."""
    second = page_of(Annotated(report()), "report/sec-b/index.html")
    described = one(second, "#p-3 sup:nth-of-type(1) a")["aria-describedby"]
    assert one(second, f"[hidden] #{described}").get_text() == "Первое примечание"


def test_notes_that_share_a_number_keep_their_marks() -> None:
    """Where a source numbers its notes page by page, each mark leads to its own."""
    shape = document(
        section(block("аб", label="1", notes=(NoteMark("*", 1), NoteMark("*", 2))), anchor="text"),
        footnotes=(
            Footnote("*", traced("Первое"), "fn-star-1", ("p-1",)),
            Footnote("*", traced("Второе"), "fn-star-2", ("p-1",)),
        ),
    )
    soup = page_of(Annotated(shape), "report/text/index.html")
    assert [a["href"] for a in soup.select("sup.mark a")] == ["#fn-star-1", "#fn-star-2"]


def test_a_mark_without_a_note_is_no_link() -> None:
    """It shows its number and leads nowhere; a note without a mark still stands on the last page."""
    shape = document(
        section(block("текст", label="1", notes=(NoteMark("9", 5),)), anchor="text"),
        footnotes=(Footnote("7", traced("Потерянное"), "fn-7"),),
    )
    soup = page_of(Annotated(shape), "report/text/index.html")
    assert one(soup, "sup.mark").get_text() == "9"
    assert not soup.select("sup a")
    assert one(soup, "li#fn-7")


# --- links and terms ----------------------------------------------------------------------------------------------


def test_a_term_is_linked_once_in_a_block() -> None:
    """The first occurrence is a link that describes the term; the others are text, unless all are wanted."""
    text = "ИКТ и снова ИКТ"
    terms = (TermSpan("p-1", 0, 3, "ict"), TermSpan("p-1", 12, 15, "ict"))
    soup = plain(text, terms=terms)
    link = one(soup, "a.term")
    assert link["href"] == "../../glossary/ict/index.html"
    assert "title" not in link.attrs
    assert "информационно-коммуникационные технологии (ИКТ)" in one(soup, f"#{link['aria-describedby']}").get_text()
    shape = document(section(block(text, label="1"), anchor="sec-a", title="Т"))
    assert len(page_of(Annotated(shape, Layers(terms)), repeat_terms=True).select("a.term")) == 2


def test_a_term_is_no_link_in_its_own_definition() -> None:
    """Behind the words that define it, it is one again."""
    quoted = CBM.definition
    assert quoted is not None
    terms = tuple(TermSpan("p-2", start, start + 3, "cbm") for start in (0, len(quoted.text) + 1))
    shape = document(section(block(f"{quoted.text} МУД нужны.", label="2"), anchor="sec-a", title="Т"))
    links = page_of(Annotated(shape, Layers(terms)), repeat_terms=True).select("a.term")
    assert [str(link.next_sibling) for link in links] == [" нужны."]


def test_what_is_told_of_a_term_stands_once_on_a_page() -> None:
    """Many links share one description."""
    terms = tuple(TermSpan(anchor, 0, 3, "ict") for anchor in ("p-1", "p-2"))
    shape = document(section(block("ИКТ", label="1"), block("ИКТ", label="2"), anchor="sec-a", title="Т"))
    soup = page_of(Annotated(shape, Layers(terms)))
    assert len(soup.select("a.term")) == 2
    assert one(soup, "[hidden] > .card").get_text(" ", strip=True).endswith("ICTs Определение в источниках не дано.")


@pytest.mark.parametrize("role", [Role.TITLE, Role.MASTHEAD, Role.GROUP])
def test_no_term_in_a_heading(role: Role) -> None:
    """Terms are linked in running text only."""
    shown_block = replace(block("ИКТ", kind=BlockKind.TEXT, anchor="u-1"), role=role)
    shape = document(section(shown_block, anchor="sec-a", title="ИКТ"))
    terms = (TermSpan("u-1", 0, 3, "ict"), TermSpan("sec-a", 0, 3, "ict"))
    assert not page_of(Annotated(shape, Layers(terms))).select("a.term")


def test_links_win_over_terms_and_never_nest() -> None:
    """What the source links to comes first, then references, then terms; a mark parts a link."""
    shape = document(
        section(
            replace(
                block("Резолюция об ИКТ принята", label="1", notes=(NoteMark("1", 6),)),
                links=(SourceLink(0, 9, "https://example.org/a"),),
            ),
            anchor="sec-a",
            title="Т",
        ),
        footnotes=(Footnote("1", traced("Прим."), "fn-1", ("p-1",)),),
    )
    layers = Layers(
        (TermSpan("p-1", 13, 16, "ict"), TermSpan("p-1", 0, 9, "cbm")),
        (ReferenceSpan("p-1", 5, 12, "https://example.org/b"), ReferenceSpan("p-1", 17, 24, None, "report", "sec-a")),
    )
    paragraph = one(page_of(Annotated(shape, layers)), "#p-1 > p")
    assert not paragraph.select("a a")
    assert [(a.get_text(), a["href"]) for a in paragraph.select("a:not(.number)")] == [
        ("Резолю", "https://example.org/a"),
        ("1", "#fn-1"),
        ("ция", "https://example.org/a"),
        ("ИКТ", "../../glossary/ict/index.html"),
        ("принята", "#sec-a"),
    ]
    assert {tuple(a["rel"]) for a in paragraph.select("a.outside")} == {("noopener",)}


@pytest.mark.parametrize("address", ["", "#", "javascript:alert(1)", "www.example.org", "data:text/html,x"])
def test_an_address_that_is_none_becomes_no_link(address: str) -> None:
    """A link that the source lost, or that would do something, is text."""
    shape = document(
        section(replace(block("75/240", label="1"), links=(SourceLink(0, 6, address),)), anchor="sec-a", title="Т")
    )
    soup = page_of(Annotated(shape, Layers((), (ReferenceSpan("p-1", 0, 6, address),))))
    assert not soup.select("#p-1 a:not(.number)")
    found = page_of(Annotated(shape, Layers((), (ReferenceSpan("p-1", 0, 6, "https://example.org"),))))
    assert one(found, "#p-1 a.outside")["href"] == "https://example.org"


@pytest.mark.parametrize(
    ("slug", "target", "href"),
    [
        ("other", "p-7", "../../other/text/index.html#p-7"),
        ("other", "p-99", "../../other/index.html"),
        ("other", None, "../../other/index.html"),
        ("nowhere", "p-1", None),
    ],
)
def test_references_inside_the_corpus(slug: str, target: str | None, href: str | None) -> None:
    """A reference leads straight to the page; a paragraph that is not there leaves the document; no link breaks."""
    shape = document(section(block("см. п. 7", label="1"), anchor="sec-a", title="Т"))
    other = document(section(block("Седьмой", label="7"), anchor="text"), slug="other")
    layers = Layers((), (ReferenceSpan("p-1", 4, 8, None, slug, target),))
    soup = pages(Annotated(shape, layers), Annotated(other))["report/sec-a/index.html"]
    assert [a["href"] for a in soup.select("#p-1 a.reference")] == ([href] if href else [])


# --- doubtful words -----------------------------------------------------------------------------------------------


def test_doubtful_words_stay_as_printed() -> None:
    """The text is not touched: the words are marked, and the mark tells the reading proposed."""
    reading = Emendation(
        "p-1", 2, 11, EmendationKind.AMENDMENT, "созданию", "создании", Certainty.PROBABLE, "fused-ending"
    )
    soup = plain("о созданиюи групп", emendations=(reading,))
    assert one(soup, "#p-1 > p").get_text() == "1. о созданиюи групп"
    assert one(soup, ".doubtful").get_text() == "созданиюи"
    link = one(soup, "sup.doubt a")
    assert link["href"] == "../account/index.html#_reading-1"
    assert "было «созданию», стало «создании» (вероятно)" in one(soup, f"#{link['aria-describedby']}").get_text()


@pytest.mark.parametrize(
    ("amendment", "words"),
    [
        (Amendment(AmendmentStatus.RENUMBERED, "g", "f", Certainty.PROBABLE), "перенумерован g → f (вероятно)"),
        (Amendment(AmendmentStatus.INSERTED, None, "gf", Certainty.CERTAIN), "включён"),
        (Amendment(AmendmentStatus.DELETED, "g", None, Certainty.UNDECIDED), "исключён g (не решено)"),
        (Amendment(AmendmentStatus.KEPT, "gf", "gf", Certainty.CERTAIN), None),
    ],
)
def test_fused_labels_stay_as_printed(amendment: Amendment, words: str | None) -> None:
    """The reading proposed for a label stands beside it."""
    item = replace(block("о праве", kind=BlockKind.ITEM, label="gf", anchor="i-gf"), amendment=amendment)
    soup = page_of(Annotated(document(section(item, anchor="sec-a", title="напоминая", kind=SectionKind.CLAUSE))))
    assert one(soup, "#i-gf a.number").get_text() == "gf)"
    assert [tag.get_text() for tag in soup.select("#i-gf .amendment")] == ([words] if words else [])


# --- the whole page -----------------------------------------------------------------------------------------------


def test_the_printed_title_heads_the_page_of_text_without_a_heading() -> None:
    """A page has one main heading: the printed title, or a name of ours."""
    title = replace(block("Резолюция", kind=BlockKind.TEXT, anchor="u-1"), role=Role.TITLE)
    titled = page_of(Annotated(document(section(title, anchor="text"))), "report/text/index.html")
    assert (one(titled, "h1")["id"], one(titled, "h1").get_text()) == ("u-1", "Резолюция")
    assert titled.find(id="text") is not None
    bare = page_of(Annotated(document(section(block("Текст", label="1"), anchor="text"))), "report/text/index.html")
    assert one(bare, "h1").get_text() == "Начало документа"


def test_a_table_keeps_its_rows_and_cells() -> None:
    """Rows stand on lines of the text, cells between tabs; layers stay where they were."""
    rows = block("а\tб\nв\tИКТ", kind=BlockKind.TABLE, anchor="t-1")
    shape = document(section(rows, anchor="sec-a", title="Т"))
    soup = page_of(Annotated(shape, Layers((TermSpan("t-1", 6, 9, "ict"),))))
    assert [[td.get_text() for td in tr.select("td")] for tr in soup.select("#t-1 tr")] == [["а", "б"], ["в", "ИКТ"]]
    assert one(soup, "#t-1 td a.term").get_text() == "ИКТ"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_source_acts(text: str) -> None:
    """Whatever stands in the texts, labels, notes and metadata of a source, every page only shows it."""
    shape = hostile(text)
    site = pages(Annotated(shape, Layers((TermSpan("p-1", 0, 1, "ict"),))), glossary=Glossary((hostile_term(text),)))
    allowed = {"href", "id", "class", "role", "aria-label", "aria-describedby", "aria-level", "rel", "hidden", "lang"}
    allowed |= {"datetime", "scope", "type", "aria-labelledby", "tabindex"}
    allowed |= {"x", "y", "width", "height", "d", "rx", "viewbox", "viewBox", "text-anchor", "transform"}  # of drawings
    for path, soup in site.items():
        for tag in soup.select("*"):
            assert tag.name not in {"script", "img", "input", "style", "iframe", "em", "del", "ins", "abbr"}, path
            assert set(tag.attrs) <= allowed, (path, tag)
        for link in soup.select("a[href]"):
            assert not str(link["href"]).startswith(("javascript:", "data:")), path
    soup = site["report/sec-a/index.html"]
    assert shown(one(soup, "h1").get_text()) == shown(f"{text}. {text}{text}")
    assert shown(one(soup, "#p-1 > p").get_text()) == shown(f"{text}. {text}{text}")
    assert shown(one(soup, "#fn-1 span").get_text()) == shown(text)


def hostile(text: str) -> Document:
    """A document whose every field holds `text`."""
    paragraph = replace(
        block(text, label=text, anchor="p-1", notes=(NoteMark(text, len(text)),)), links=(SourceLink(0, 1, text),)
    )
    made = replace(section(paragraph, anchor="sec-a", title=text, label=text), notes=(NoteMark(text, len(text)),))
    shape = document(made, footnotes=(Footnote(text, traced(text), "fn-1", ("p-1",)),))
    fact = Fact(text, Known.PRINTED)
    metadata = replace(shape.metadata, title=fact, symbol=fact, date=fact, body=fact)
    account = ledger.close(len(text), [], [], [ledger.Drop(Span(0, len(text)), text)])
    return replace(
        shape,
        metadata=metadata,
        source=replace(shape.source, name=text, encoding=text, text=text),
        ledger=account,
        diagnostics=(Diagnostic(text, text, (1, 1)),),
    )


def hostile_term(text: str) -> Term:
    """A term whose every field holds `text`."""
    return Term("ict", (text, text), (text,), english=text, definition=Definition(text, "report", "p-1"))


def test_generated_markdown_reads_and_diffs_well() -> None:
    """One block, one paragraph of lines; the text of a paragraph is one line as it stands in the source."""
    text = render(corpus(report()))["report/sec-b/index.md"]
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    (line,) = (line for line in text.splitlines() if "Без номера" in line)
    assert line.startswith("<p>Без номера")


def test_the_same_corpus_gives_the_same_pages() -> None:
    """Pages depend on nothing but the corpus."""
    terms = (TermSpan("p-1", 14, 17, "ict"), TermSpan("p-2", 0, 3, "cbm"))
    one_way = Corpus((Annotated(report(), Layers(terms)),), Glossary((ICT, CBM)))
    other_way = Corpus((Annotated(report(), Layers(terms[::-1])),), Glossary((ICT, CBM)))
    assert render(one_way) == render(other_way)


@pytest.mark.parametrize("slug", ["glossary"])
def test_no_document_takes_the_place_of_another_page(slug: str) -> None:
    """A slug that is the address of a page of the site is refused with one line."""
    with pytest.raises(ManifestError, match="choose another slug"):
        render(corpus(document(section(anchor="text"), slug=slug)))


# --- document, account, home, glossary ----------------------------------------------------------------------------


def facts(soup: BeautifulSoup) -> Mapping[str, str]:
    """What a page lists as known."""
    return {dt.get_text(): str(dt.find_next_sibling("dd").get_text()) for dt in soup.select(".facts dt")}  # type: ignore[union-attr]


def test_the_document_page_says_what_is_known_and_how() -> None:
    """Metadata that are not known are left out; what an editor supplied is told from what is printed."""
    shape = report()
    metadata = replace(
        shape.metadata, symbol=Fact("A/RES/75/32", Known.PRINTED), date=Fact("2020-12-07", Known.EDITORIAL)
    )
    known = facts(pages(Annotated(replace(shape, metadata=metadata)))["report/index.html"])
    assert known["Условное обозначение"] == "A/RES/75/32 напечатано в тексте"
    assert known["Дата"] == "7 декабря 2020 года от редакции"
    assert known["Объём"] == "3 пункта, 2 примечания"
    assert "Орган" not in known
    assert known["Источник"].startswith("текст из PDF, ")


def test_the_outline_gives_the_ranges_of_paragraphs() -> None:
    """Each heading leads to its page and says which paragraphs stand under it."""
    outline = one(pages(Annotated(report()))["report/index.html"], "h2#_outline + ol.outline > li:first-child")
    assert [(a.get_text(), a["href"]) for a in outline.select("a")] == [
        ("A. Введение", "sec-a/index.html"),
        ("Обсуждение", "sec-a/index.html#sec-a-1"),
    ]
    assert [span.get_text() for span in outline.select(".range")] == ["пп. 1–2", "п. 2"]


def test_the_account_tells_every_fate() -> None:
    """Kept, moved and dropped characters add up; each rule has examples with their lines; doubts have places."""
    source = "1. Пункт\n\n1 Сноска\n"
    kept, moved = Traced.of(source, 3, 8), Traced.of(source, 12, 18)
    drops = [ledger.Drop(Span(0, 3), "label"), ledger.Drop(Span(8, 12), "blank-line"), ledger.Drop(Span(18, 19), "x")]
    paragraph = Block(BlockKind.PARAGRAPH, kept, "1", "p-1", lines=(1, 1))
    shape = document(section(paragraph, anchor="text"), footnotes=(Footnote("1", moved, "fn-1", ("p-1",)),))
    shape = replace(
        shape,
        source=replace(shape.source, text=source),
        ledger=ledger.close(len(source), [kept], [moved], drops),
        diagnostics=(Diagnostic("number-gap", "1 is followed by 3.", (1, 1)),),
    )
    soup = pages(Annotated(shape))["report/account/index.html"]
    assert [td.get_text() for td in soup.select(".ledger td.count")][::2] == ["5", "6", "8", "19"]
    assert [code.get_text() for code in soup.select(".rules code.rule")] == ["blank-line", "label", "x"]
    assert [span.get_text(" ") for span in soup.select(".rules .example")] == ["1 ⏎⏎1 ␣"[:-2] + " ", "1 1. ", "3 ⏎"]
    doubt = one(soup, "details.folded")
    assert "number-gap" in one(doubt, "summary").get_text()
    assert one(doubt, "li a")["href"] == "../text/index.html#p-1"
    assert one(doubt, "li .message").get_text() == "1 is followed by 3."


def test_the_home_page_lists_the_documents() -> None:
    """Each with its symbol, its date and its size."""
    shape = report()
    metadata = replace(shape.metadata, symbol=Fact("A/75/1", Known.PRINTED), date=Fact("2020-12", Known.PRINTED))
    soup = pages(Annotated(replace(shape, metadata=metadata)), glossary=Glossary((ICT,)))["index.html"]
    entry = one(soup, "ol.documents > li")
    assert one(entry, "a")["href"] == "report/index.html"
    assert entry.get_text("|", strip=True) == "A/75/1 · декабрь 2020 года|Доклад|3 пункта, 2 примечания"
    assert one(soup, ".to-glossary a")["href"] == "glossary/index.html"
