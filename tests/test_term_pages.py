"""The glossary's index and the page of each term: what a term means, where it stands, and beside which others."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from factories import block, document, section
from hypothesis import given
from hypothesis import strategies as st
from test_pages import CBM, ICT, one, pages, report

from build_corpus.model import Annotated, Corpus, Document, Glossary, Layers, Term, TermSpan
from build_corpus.outputs import term_page
from build_corpus.outputs.bar_chart import Bar, bar_chart
from build_corpus.outputs.pages import render
from build_corpus.outputs.site import Site
from build_corpus.outputs.term_usage import LEAST_BOND, Usage, log_likelihood

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

SPANS = (TermSpan("p-1", 14, 17, "ict"), TermSpan("p-2", 0, 3, "cbm"), TermSpan("p-1", 20, 23, "ict"))
GLOSSARY = Glossary((CBM, ICT))


def site_pages() -> dict[str, BeautifulSoup]:
    """The pages of a report with two terms in it."""
    return pages(Annotated(report(), Layers(SPANS)), glossary=GLOSSARY)


def paragraphs(*texts: str, slug: str = "report", **words: str) -> Annotated:
    """A document of numbered paragraphs in which the terms `words` (id -> word) are found literally."""
    blocks = [block(text, label=str(number)) for number, text in enumerate(texts, start=1)]
    spans = [
        TermSpan(f"p-{number}", text.index(word), text.index(word) + len(word), term)
        for number, text in enumerate(texts, start=1)
        for term, word in words.items()
        if word in text
    ]
    shape: Document = document(section(*blocks, anchor="text"), slug=slug)
    return Annotated(shape, Layers(tuple(spans)))


# --- the index ----------------------------------------------------------------------------------------------------


def test_the_index_has_a_line_for_each_term() -> None:
    """Name, abbreviation, how often; other names; English; the beginning of the definition; the old id."""
    index = site_pages()["glossary/index.html"]
    assert [line.get_text(" ", strip=True) for line in index.select(".terms > li")] == [
        "информационно-коммуникационные технологии ИКТ 2 ICTs",
        "меры укрепления доверия МУД 1 меры доверия confidence-building measures МУД — это меры.",
    ]
    assert [line["id"] for line in index.select(".terms > li")] == ["term-ict", "term-cbm"]
    assert [a["href"] for a in index.select(".term-line a")] == ["ict/index.html", "cbm/index.html"]
    assert [a.get_text() for a in index.select(".alphabet a")] == ["И", "М"]


def test_letters_are_in_russian_order() -> None:
    """Ё stands beside е, Latin letters before Russian ones."""
    names = ("яхта", "ёмкость", "единица", "FIRST", "ель")
    glossary = Glossary(tuple(Term(f"t-{number}", (name,)) for number, name in enumerate(names)))
    index = pages(glossary=glossary)["glossary/index.html"]
    assert [h2.get_text() for h2 in index.select("h2")] == ["F", "Е", "Я"]
    assert [a.get_text() for a in index.select(".term-line a")] == ["FIRST", "единица", "ель", "ёмкость", "яхта"]


def test_an_empty_glossary_says_so() -> None:
    """A corpus without terms still has the page."""
    assert "Терминов пока нет." in pages()["glossary/index.html"].get_text()


# --- the page of a term -------------------------------------------------------------------------------------------


def test_a_term_has_its_own_page() -> None:
    """What it is called, what it means with the paragraph that says so, and the way back to the index."""
    page = site_pages()["glossary/cbm/index.html"]
    assert one(page, "h1").get_text() == "меры укрепления доверия (МУД)"
    assert one(page, "p[lang=en]").get_text() == "confidence-building measures"
    assert one(page, "blockquote a")["href"] == "../../report/sec-a/index.html#p-2"
    assert one(page, ".eyebrow a")["href"] == "../index.html"
    assert one(page, ".facts").get_text(" ", strip=True) == "Сокращения МУД Также называют меры доверия"


def test_every_occurrence_is_in_the_concordance() -> None:
    """Each is a link to its paragraph: where it stands, the words before, the term, the words behind."""
    page = site_pages()["glossary/ict/index.html"]
    assert [a.get_text() for a in page.select(".concordance a")] == ["п. 1 Использование ИКТ и ИКТ-среды растёт."] * 2
    assert {a["href"] for a in page.select(".concordance a")} == {"../../report/sec-a/index.html#p-1"}
    assert [
        part.get_text() for part in page.select(".concordance li:last-child span, .concordance li:last-child mark")
    ][1:] == ["Использование ИКТ и ", "Использование ИКТ и ", "ИКТ", "-среды растёт."]
    assert one(page, "h3").get_text() == "Доклад 2"


def test_a_document_has_a_page_of_its_terms() -> None:
    """Every occurrence again, by term, the terms in alphabetical order; the document's page leads there."""
    site = site_pages()
    page = site["report/terms/index.html"]
    assert [h2.get_text() for h2 in page.select("h2")] == [
        "информационно-коммуникационные технологии (ИКТ) 2",
        "меры укрепления доверия (МУД) 1",
    ]
    assert [h2["id"] for h2 in page.select("h2")] == ["_term-ict", "_term-cbm"]
    assert [a["href"] for a in page.select("h2 a")] == [
        "../../glossary/ict/index.html",
        "../../glossary/cbm/index.html",
    ]
    assert len(page.select(".concordance li")) == 3
    assert one(page, ".hint").get_text() == "2 термина, 3 места"
    assert "terms/index.html" in [a["href"] for a in site["report/index.html"].select(".facts a")]


def test_a_document_without_terms_says_so() -> None:
    """The page stands all the same."""
    page = pages(Annotated(report()), glossary=GLOSSARY)["report/terms/index.html"]
    assert one(page, ".hint").get_text() == "Терминов глоссария в тексте нет."


def test_what_a_long_concordance_leaves_out_is_one_link_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document's places stand on the page all or not at all; the way to those that do not leads to every one."""
    monkeypatch.setattr(term_page, "MOST_LINES", 3)
    every = [paragraphs(*["ИКТ"] * number, slug=f"d-{number}", ict="ИКТ") for number in (2, 1, 3, 1)]
    named = [replace(each.document.metadata, slug=f"{each.document.metadata.slug}-{i}") for i, each in enumerate(every)]
    every = [
        replace(each, document=replace(each.document, metadata=metadata))
        for each, metadata in zip(every, named, strict=True)
    ]
    site = pages(*every, glossary=Glossary((ICT,)))
    page = site["glossary/ict/index.html"]
    assert [h3["id"] for h3 in page.select("h3")] == ["_in-d-2-0", "_in-d-1-1"]
    rest = [str(a["href"]) for a in page.select(".concordance-rest a")]
    assert rest == ["../../d-3-2/terms/index.html#_term-ict", "../../d-1-3/terms/index.html#_term-ict"]
    assert [str(a["href"]) for a in page.select(".distribution a")] == ["#_in-d-2-0", "#_in-d-1-1", *rest]
    lines = [len(site[f"{slug}/terms/index.html"].select(".concordance li")) for slug in ("d-3-2", "d-1-3")]
    assert len(page.select(".concordance li")) + sum(lines) == 7


def test_long_contexts_are_cut_at_words() -> None:
    """Seven words stand on either side of an occurrence, and dots where more were left out."""
    words = [str(number) for number in range(1, 10)]
    annotated = paragraphs(" ".join([*words, "ИКТ", *words]), ict="ИКТ")
    page = pages(annotated, glossary=Glossary((ICT,)))["glossary/ict/index.html"]
    assert one(page, ".concordance a").get_text() == "п. 1 … 3 4 5 6 7 8 9 ИКТ 1 2 3 4 5 6 7 …"


def test_the_chart_says_the_same_as_the_table() -> None:
    """A picture with a name and a description, and all its numbers as text beside it."""
    first = paragraphs("ИКТ", "ИКТ", "ничего", slug="first", ict="ИКТ")
    second = paragraphs("об ИКТ", slug="second", ict="ИКТ")
    page = pages(first, second, paragraphs("ничего", slug="third"), glossary=Glossary((ICT,)))[
        "glossary/ict/index.html"
    ]
    chart = one(page, "svg[role=img]")
    named = [one(page, f"#{name}").get_text() for name in str(chart["aria-labelledby"]).split()]
    assert named == [
        "Сколько раз встречается «информационно-коммуникационные технологии (ИКТ)»",
        "Доклад: 2; Доклад: 1.",
    ]
    assert [rect["width"] for rect in chart.select("rect.bar")] == ["100.00%", "50.00%"]
    assert [row.get_text(" ", strip=True) for row in page.select(".distribution tbody tr")] == [
        "Доклад 2 666,7",
        "Доклад 1 500,0",
    ]
    assert one(page, ".term-count").get_text() == "Встречается 3 раза в 2 документах."


def test_forms_are_counted_and_damage_is_told() -> None:
    """The same words in other letters are one form, shown as most often printed; a damaged one says so."""
    texts = ("технологии", "Технологии", "технологии", "технологиией")
    spans = tuple(TermSpan(f"p-{n}", 0, len(text), "ict", damaged=n == 4) for n, text in enumerate(texts, start=1))
    shape = paragraphs(*texts).document
    page = pages(Annotated(shape, Layers(spans)), glossary=Glossary((ICT,)))
    forms = [form.get_text(" ", strip=True) for form in page["glossary/ict/index.html"].select(".term-forms li")]
    assert forms == ["технологии 3", "технологиией 1 повреждено в источнике"]
    links = page["report/text/index.html"].select("a.term")
    assert [link["class"] for link in links] == [["term"], ["term"], ["term"], ["term", "damaged"]]
    heard = [
        one(page["report/text/index.html"], f"[id='{each}']") for each in str(links[3]["aria-describedby"]).split()
    ]
    assert heard[1].get_text() == "Слово повреждено в источнике; термин узнан предположительно."
    assert links[0]["aria-describedby"] == "_about-term-ict"


def test_a_term_that_no_text_has_says_so() -> None:
    """Its page stands all the same: links to it hold."""
    page = pages(Annotated(report()), glossary=GLOSSARY)["glossary/ict/index.html"]
    assert one(page, "p.absent:not(.term-definition)").get_text() == "В документах не встречается."
    assert not page.select("svg")


def test_links_between_the_pages_of_the_glossary_are_sound() -> None:
    """Every link of these pages leads to a page, and every fragment to an id on it."""
    together = paragraphs(*["ИКТ и МУД"] * 5, *["ничего"] * 9, ict="ИКТ", cbm="МУД")
    site = pages(together, glossary=GLOSSARY)
    for path in ("glossary/index.html", "glossary/ict/index.html", "glossary/cbm/index.html"):
        for link in site[path].select("a[href]"):
            target, _, fragment = str(link["href"]).partition("#")
            page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert not fragment or site[page].find(id=fragment) is not None, link
    assert one(site["glossary/ict/index.html"], ".companions a")["href"] == "../cbm/index.html"


# --- numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "expected"),
    [((10, 20, 30, 100), 4.473), ((2, 2, 2, 100), 19.61), ((25, 50, 50, 100), 0.0), ((0, 10, 10, 20), 27.73)],
)
def test_the_log_likelihood_ratio(table: tuple[int, int, int, int], expected: float) -> None:
    """Values worked out by hand from the definition: 2 Σ O ln(O/E)."""
    assert log_likelihood(*table) == pytest.approx(expected, abs=0.01)


@given(st.data())
def test_a_bond_is_symmetric_and_never_negative(data: st.DataObject) -> None:
    """It does not matter which term comes first."""
    number = data.draw(st.integers(1, 1000))
    first, second = data.draw(st.integers(0, number)), data.draw(st.integers(0, number))
    together = data.draw(st.integers(max(0, first + second - number), min(first, second)))
    bond = log_likelihood(together, first, second, number)
    assert bond == pytest.approx(log_likelihood(together, second, first, number))
    assert bond >= -1e-9


def test_companions_are_those_that_chance_does_not_explain() -> None:
    """Terms that always meet are companions; one that is everywhere is nobody's, and so is one that avoids another."""
    terms = {"ict": "ИКТ", "cbm": "МУД", "all": "слово", "apart": "врозь"}
    texts = ["слово ИКТ МУД"] * 6 + ["слово врозь"] * 12
    site = Site(Corpus((paragraphs(*texts, **terms),), Glossary(tuple(Term(term, (term,)) for term in terms))))
    companions = Usage(site).companions
    assert [(c.term, c.together) for c in companions["ict"]] == [("cbm", 6)]
    assert [(c.term, c.together) for c in companions["cbm"]] == [("ict", 6)]
    assert companions["all"] == companions["apart"] == ()
    assert companions["ict"][0].bond > LEAST_BOND


def test_two_meetings_make_no_companions() -> None:
    """However unlikely, less than three common paragraphs are no ground."""
    texts = ["ИКТ МУД"] * 2 + ["ничего"] * 500
    site = Site(Corpus((paragraphs(*texts, ict="ИКТ", cbm="МУД"),), GLOSSARY))
    assert Usage(site).companions["ict"] == ()


def test_a_chart_without_numbers_is_drawn() -> None:
    """Nothing is divided by nothing."""
    assert 'width="0%"' in bar_chart([Bar("нет", 0)], title="т", description="о", name="_c")


def test_the_order_of_layers_does_not_matter() -> None:
    """The pages are the same however the spans come."""
    one_way = render(Corpus((Annotated(report(), Layers(SPANS)),), GLOSSARY))
    assert one_way == render(Corpus((Annotated(report(), Layers(SPANS[::-1])),), GLOSSARY))
