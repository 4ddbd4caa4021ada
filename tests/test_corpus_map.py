"""The map of the corpus: what it shows, how it is drawn, and that its tables say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from factories import block, corpus, document, section

from build_corpus.model import (
    Annotated,
    Corpus,
    Fact,
    Glossary,
    Instrument,
    Known,
    Layers,
    ReferenceSpan,
    Term,
    TermSpan,
)
from build_corpus.outputs.corpus_map import MOST_DOCUMENTS, MOST_INSTRUMENTS, MOST_TERMS, corpus_map
from build_corpus.outputs.map_drawing import draw, in_order
from build_corpus.outputs.map_page import PAGE, map_page
from build_corpus.outputs.site import Site
from build_corpus.outputs.term_usage import Usage

TERMS = Glossary((Term("ict", ("информационные технологии",), ("ИКТ",)), Term("internet", ("Интернет",))))
TEXT = "ИКТ и Интернет в резолюциях 1 и 2"


def volume(slug: str, *names: str, terms: tuple[str, ...] = ("ict",), title: str = "Доклад") -> Annotated:
    """A document that cites what `names` says and has each of `terms` once."""
    made = document(section(block(TEXT, label="1"), anchor="sec-a", title="Текст"), slug=slug)
    made = replace(made, metadata=replace(made.metadata, title=Fact(title, Known.EDITORIAL)))
    references = tuple(
        ReferenceSpan("p-1", i, i + 1, None, instrument=Instrument(name, f"Резолюция {name}"))
        for i, name in enumerate(names)
    )
    return Annotated(made, Layers(tuple(TermSpan("p-1", i, i + 1, t) for i, t in enumerate(terms)), references))


def usage(*volumes: Annotated, glossary: Glossary = TERMS) -> Usage:
    """What the map of a corpus of `volumes` is made of."""
    return Usage(Site(Corpus(volumes, glossary)))


def test_the_map_counts_what_documents_cite_and_share() -> None:
    """What most documents cite comes first; a term of one document is not shared."""
    shown = corpus_map(usage(volume("one", "1", "2", "1"), volume("two", "2", terms=("ict", "internet"))))
    assert [slug for slug, _ in shown.documents] == ["one", "two"]
    assert [(i.node.name, i.counts) for i in shown.instruments] == [
        ("Резолюция 2", (("one", 1), ("two", 1))),
        ("Резолюция 1", (("one", 2),)),
    ]
    assert [(t.node.name, t.counts) for t in shown.terms] == [
        ("информационные технологии (ИКТ)", (("one", 1), ("two", 1)))
    ]
    assert shown.left_out == (0, 0, 0)


def test_each_node_leads_somewhere() -> None:
    """A document to its page, what is cited to its page, a term to its page."""
    shown = corpus_map(usage(volume("one", "A/RES/1"), volume("two")))
    addresses = [node.address for _, node in shown.documents]
    addresses += [linked.node.address for linked in (*shown.instruments, *shown.terms)]
    assert addresses == ["one/index.html", "two/index.html", "references/a-res-1/index.html", "glossary/ict/index.html"]


def test_what_is_in_the_corpus_leads_there() -> None:
    """A document that another one cites is reached directly, and does not count as citing itself."""
    cited = ReferenceSpan("p-1", 0, 1, None, document="two", instrument=Instrument("A/2", "A/2"))
    here = replace(volume("one"), layers=Layers(references=(cited,)))
    there = replace(volume("two"), layers=Layers(references=(cited,)))
    (linked,) = corpus_map(usage(here, there)).instruments
    assert linked.node.address == "two/index.html"
    assert linked.counts == (("one", 1),)


def test_a_large_corpus_shows_its_strongest_links() -> None:
    """The picture stays one picture, and the page says what it leaves out."""
    names = [str(n) for n in range(MOST_INSTRUMENTS + 5)]
    terms = Glossary(tuple(Term(f"t-{n}", (f"термин {n}",)) for n in range(MOST_TERMS + 3)))
    ids = tuple(term.id for term in terms.terms)
    whole = usage(*(volume(f"d-{n}", *names, terms=ids) for n in range(MOST_DOCUMENTS + 2)), glossary=terms)
    shown = corpus_map(whole)
    assert (len(shown.documents), len(shown.instruments), len(shown.terms)) == (
        MOST_DOCUMENTS,
        MOST_INSTRUMENTS,
        MOST_TERMS,
    )
    assert shown.left_out == (2, 5, 3)
    assert "не показано: 2 документа, 5 цитируемых документов, 3 общих термина." in map_page(whole)


def test_the_picture_and_the_tables_say_the_same() -> None:
    """Every link of the picture is in a table, under the same name, and the other way round; so is each number."""
    soup = BeautifulSoup(map_page(usage(volume("one", "1", "2", "1"), volume("two", "2"))), "html.parser")
    picture = soup.select_one(".map-panels")
    assert picture is not None
    drawn = {(a["href"], a.title.get_text()) for a in picture.select(".node a") if a.title}
    listed = {(a["href"], a.get_text()) for a in soup.select("tbody th a")}
    assert drawn == listed
    assert len(drawn) == 3
    dots = [title.get_text().rpartition(": ")[2].split()[0] for title in picture.select("circle title")]
    numbers = [part.rpartition(" ")[2] for td in soup.select("tbody td") for part in td.get_text().split("; ")]
    assert sorted(dots) == sorted(numbers) == ["1", "1", "1", "1", "2"]


def test_rows_stand_in_the_order_of_their_documents() -> None:
    """Neighbours are alike: what the first document alone cites stands above, what the last one does below."""
    shown = corpus_map(usage(volume("one", "1", "2", "3"), volume("two", "3", "4"), volume("three", "5", "4", "5")))
    documents = [slug for slug, _ in shown.documents]
    assert [row.node.name.split()[-1] for row in in_order(shown.instruments, documents)] == ["1", "2", "3", "4", "5"]


def test_the_picture_has_words_for_those_who_hear_it() -> None:
    """Titles, descriptions, a name for each link; it scrolls inside a box that the keyboard reaches."""
    soup = BeautifulSoup(map_page(usage(volume("one", "1"), volume("two"))), "html.parser")
    pictures = soup.select("svg")
    assert len(pictures) == 2
    for picture in pictures:
        for attribute in ("aria-labelledby", "aria-describedby"):
            (named,) = picture.select(f"#{picture[attribute]}")
            assert named.get_text()
        assert picture["role"] == "group"  # an image would hide its links
        assert all(a.get_text(strip=True) for a in picture.select("a"))
    box = soup.select_one(".map-box")
    assert box is not None
    assert (box["role"], box["tabindex"], box["aria-label"]) == ("region", "0", "Карта собрания")


@pytest.mark.parametrize("number", [1, 2, 7, MOST_DOCUMENTS])
def test_all_stands_inside_the_picture(number: int) -> None:
    """Every dot and letter begins inside the frame, no two labels of a column and no two dots touch."""
    names = [str(n) for n in range(number)]
    shown = corpus_map(usage(*(volume(f"d-{n}", *names) for n in range(number))))
    soup = BeautifulSoup(draw(shown, PAGE), "html.parser")
    for svg in soup.select("svg"):
        width, height = map(int, str(svg["viewbox"]).split()[2:])
        for mark in svg.select("text[x], tspan"):
            assert 0 <= float(str(mark["x"])) <= width
            assert 0 <= float(str(mark["y"])) <= height
        tops = [float(str(text.select("tspan")[0]["y"])) for text in svg.select(".node text")]
        assert all(after - before >= 25 for before, after in pairwise(tops))
        for row in svg.select(".node"):
            dots = [(float(str(c["cx"])), float(str(c["r"]))) for c in row.select("circle")]
            assert all(x + r < following - s for (x, r), (following, s) in pairwise(dots))
            assert all(x + r <= width for x, r in dots)


def test_dots_grow_with_their_numbers() -> None:
    """Their area is how often; the least is seen still."""
    many = ["1"] * 400 + ["2"] + ["3"] * 100
    shown = corpus_map(usage(volume("one", *many), volume("two")))
    soup = BeautifulSoup(draw(shown, PAGE), "html.parser")
    radii = sorted(float(str(circle["r"])) for circle in soup.select("svg")[0].select(".node circle"))
    assert radii == [2.4, pytest.approx(radii[2] / 2, abs=0.1), radii[2]]
    assert [text.get_text() for text in soup.select(".map-key + text")][:3] == ["1", "100", "400"]


def test_titles_are_text() -> None:
    """A title of a source does nothing in the picture or the tables."""
    hostile = '<a onclick="x">{{ y }}</a> & [z](u)'
    page = map_page(usage(volume("one", hostile, title=hostile), volume("two", title=hostile)))
    assert "onclick=" not in re.sub(r"&quot;|&#\d+;", "", page).replace("onclick=x", "")
    assert "{{" not in page
    assert "[z]" not in page


def test_an_empty_corpus_has_a_page() -> None:
    """No documents, no picture; one document without references has one."""
    assert "Документов пока нет." in map_page(Usage(Site(corpus())))
    alone = BeautifulSoup(map_page(Usage(Site(corpus(document(section(anchor="sec-a")))))), "html.parser")
    assert len(alone.select(".map-document")) == 1
    assert alone.select("table") == []
