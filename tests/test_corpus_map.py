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
from build_corpus.outputs.map_drawing import draw
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
    """Every link of the picture is in a table, under the same name, and the other way round."""
    soup = BeautifulSoup(map_page(usage(volume("one", "1", "2"), volume("two", "2"))), "html.parser")
    picture = soup.select_one("svg")
    assert picture is not None
    drawn = {(a["href"], a.title.get_text()) for a in picture.select(".node a") if a.title}
    listed = {(a["href"], a.get_text()) for a in soup.select("tbody th a")}
    assert drawn == listed
    assert len(drawn) == 3
    assert len(picture.select("path")) == len(soup.select("tbody td a")) == 5


def test_the_picture_has_words_for_those_who_hear_it() -> None:
    """A title, a description, a name for each link; it scrolls inside a box that the keyboard reaches."""
    soup = BeautifulSoup(map_page(usage(volume("one", "1"), volume("two"))), "html.parser")
    picture = soup.select_one("svg")
    assert picture is not None
    for attribute in ("aria-labelledby", "aria-describedby"):
        (named,) = picture.select(f"#{picture[attribute]}")
        assert named.get_text()
    assert picture["role"] == "group"  # an image would hide its links
    box = picture.parent
    assert box is not None
    assert (box["role"], box["tabindex"], box["aria-label"]) == ("region", "0", "Карта корпуса")
    assert all(a.get_text(strip=True) for a in picture.select("a"))


@pytest.mark.parametrize("number", [1, 2, 7, MOST_DOCUMENTS])
def test_all_stands_inside_the_picture(number: int) -> None:
    """Every line and letter begins inside the frame, and no two labels of a column stand on each other."""
    names = [str(n) for n in range(number)]
    svg = draw(corpus_map(usage(*(volume(f"d-{n}", *names) for n in range(number)))), PAGE)
    soup = BeautifulSoup(svg, "html.parser")
    frame = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert frame is not None
    width, height = map(int, frame.groups())
    for x, y in re.findall(r' x="([\d.]+)" y="([\d.]+)"', svg):
        assert 0 <= float(x) <= width
        assert 0 <= float(y) <= height
    for column in (".node text[text-anchor=end]", ".map-document text"):
        tops = [float(str(text.select("tspan")[0]["y"])) for text in soup.select(column)]
        assert tops == sorted(tops)
        assert all(after - before >= 28 for before, after in pairwise(tops))


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
