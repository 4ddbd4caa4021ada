"""Tests of backlinks: the references of a corpus from where they lead, and how pages tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from factories import block, document, section

from build_corpus.model import Annotated, Corpus, Footnote, Instrument, Layers, ReferenceKind, ReferenceSpan
from build_corpus.outputs.backlinks import Backlinks, backlinks, natural
from build_corpus.outputs.references_page import (
    backlink_remark,
    citing_sections,
    instrument_address,
    references_page,
)
from build_corpus.outputs.site import Site
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from build_corpus.model import Document

RESOLUTION = Instrument("A/RES/73/27", "Резолюция 73/27 Генеральной Ассамблеи")
OTHER = Instrument("A/RES/73/266", "Резолюция 73/266 Генеральной Ассамблеи")
QUESTION = Instrument("ITU-D Question 3/2", "Вопрос 3/2 МСЭ-D")


def report() -> Document:
    """A report of four paragraphs in two sections, with a note."""
    paragraphs = [block(f"Резолюция 73/27 и пункты <i>{n}</i>.", label=str(n)) for n in range(1, 5)]
    return document(
        section(*paragraphs[:2], anchor="sec-a", title="Введение", label="A"),
        section(*paragraphs[2:], anchor="sec-b", title="Выводы", label="B"),
        footnotes=(Footnote("1", Traced.of("A/RES/73/27."), "fn-1", ("p-1",)),),
    )


def letter() -> Document:
    """A letter of one paragraph."""
    return document(section(block("О пункте 2 доклада.", label="1"), anchor="text"), slug="letter")


def span(  # noqa: PLR0913 - a factory mirrors the fields of what it makes
    anchor: str,
    *,
    to: str | None = None,
    at: str | None = None,
    through: str | None = None,
    cites: Instrument | None = None,
    address: str | None = None,
    edition: str = "",
) -> ReferenceSpan:
    """A reference on the first nine characters of a text."""
    return ReferenceSpan(anchor, 0, 9, address, to, at, through, cites, edition, kind=ReferenceKind.RESOLUTION)


def corpus() -> Corpus:
    """A report that cites itself and others, and a letter that cites the report."""
    in_report = (
        span("p-1", cites=RESOLUTION, address="https://undocs.org/ru/A/RES/73/27"),
        span("p-2", to="report", at="p-4"),
        span("p-3", to="report", at="p-1", through="p-3"),
        span("p-4", cites=QUESTION),
        span("fn-1", cites=RESOLUTION, address="https://undocs.org/ru/A/RES/73/27"),
    )
    in_letter = (
        span("p-1", to="report", at="p-2", cites=Instrument("A/75/816", "A/75/816")),
        span("p-1", cites=OTHER, address="javascript:alert(1)", edition="Дубай, 2018"),
        span("p-1", cites=OTHER, edition="Анталия, 2006"),
        span("p-1"),
    )
    return Corpus(
        (Annotated(report(), Layers(references=in_report)), Annotated(letter(), Layers(references=in_letter)))
    )


def test_places_know_who_refers_to_them() -> None:
    """A place has those who refer to it, and to a range around it."""
    found = backlinks(corpus()).places
    assert {place: [(m.slug, m.anchor) for m in mentions] for place, mentions in found.items()} == {
        ("report", "p-4"): [("report", "p-2")],
        ("report", "p-1"): [("report", "p-3")],
        ("report", "p-2"): [("report", "p-3"), ("letter", "p-1")],
        ("report", "p-3"): [("report", "p-3")],
    }


def test_documents_know_what_they_cite_and_who_cites_them() -> None:
    """What a document says of itself is no citation of it."""
    found = backlinks(corpus())
    assert {slug: [c.instrument.name for c in cited] for slug, cited in found.cites.items()} == {
        "report": ["A/RES/73/27", "ITU-D Question 3/2"],
        "letter": ["A/75/816", "A/RES/73/266"],
    }
    assert {slug: [(m.slug, m.words) for m in mentions] for slug, mentions in found.cited_by.items()} == {
        "report": [("letter", "О пункте")]
    }


def test_instruments_know_who_cites_them() -> None:
    """Each instrument stands once, in the natural order of names, with its address, editions and mentions."""
    found = backlinks(corpus())
    assert [(c.id, len(c.mentions), c.address, c.document) for c in found.instruments] == [
        ("a-75-816", 1, None, "report"),
        ("a-res-73-27", 2, "https://undocs.org/ru/A/RES/73/27", None),
        ("a-res-73-266", 2, "javascript:alert(1)", None),
        ("itu-d-question-3-2", 1, None, None),
    ]
    assert found.by_name["A/RES/73/266"].editions == ("Анталия, 2006", "Дубай, 2018")
    assert [c.instrument.name for c in found.outside] == ["A/RES/73/27", "A/RES/73/266", "ITU-D Question 3/2"]
    assert [(m.slug, m.anchor) for m in found.unknown] == [("letter", "p-1")]


def test_ids_are_unique() -> None:
    """Names that are the same in ASCII are told apart."""
    spans = tuple(span("p-1", cites=Instrument(name, name)) for name in ("Ёж", "Еж", "§", "€"))
    found = backlinks(Corpus((Annotated(letter(), Layers(references=spans)),)))
    assert sorted(c.id for c in found.instruments) == ["ezh", "ezh-2", "instrument", "instrument-2"]


def test_natural_order() -> None:
    """Numbers are sorted by value."""
    names = ["A/RES/73/266", "A/RES/73/27", "A/RES/9/1", "A/C.1/75/L.8", "E/1"]
    assert sorted(names, key=natural) == ["A/C.1/75/L.8", "A/RES/9/1", "A/RES/73/27", "A/RES/73/266", "E/1"]


def test_range_that_is_none() -> None:
    """A range over places that are not counted together is its first place."""
    spans = (span("p-1", to="report", at="p-1", through="sec-b"), span("p-1", to="report", at="p-3", through="p-1"))
    made = Corpus((Annotated(report(), Layers(references=spans)),))
    assert set(backlinks(made).places) == {("report", "p-1"), ("report", "p-3")}


def test_empty_corpus() -> None:
    """Nothing cites nothing."""
    assert backlinks(Corpus(())) == Backlinks()


# --- pages ----------------------------------------------------------------------------------------------------------


def test_page_of_what_is_cited() -> None:
    """Each instrument is an entry with its id, its address if that is safe, and links to all places."""
    page = references_page(Site(corpus()))
    soup = BeautifulSoup(page, "html.parser")
    entry = soup.select_one("#a-res-73-27")
    assert entry is not None
    assert [(a.get_text(), a["href"]) for a in entry.select("a")] == [
        ("Резолюция 73/27 Генеральной Ассамблеи", "https://undocs.org/ru/A/RES/73/27"),
        ("Доклад", "../report/index.html"),
        ("п. 1", "../report/sec-a/index.html#p-1"),
        ("прим. 1", "../report/sec-a/index.html#fn-1"),
    ]
    assert "javascript" not in page
    assert "Редакции: Анталия, 2006; Дубай, 2018" in page
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## Резолюции и решения ООН {: #_group-1 }",
        "## Документы ООН {: #_group-2 }",
        "## Резолюции, решения и мнения МСЭ {: #_group-3 }",
        "## Не ясно, что цитируется {: #_unknown }",
    ]


def test_line_below_a_paragraph() -> None:
    """It names those who refer to the paragraph, and their document if it is another."""
    site = Site(corpus())
    line = backlink_remark(site, site.volumes["report"], "p-2", "report/sec-a/index.html")
    soup = BeautifulSoup(line, "html.parser")
    assert soup.get_text() == "На этот пункт ссылаются: п. 3, п. 1 — Доклад"
    assert [a["href"] for a in soup.select("a")] == ["../sec-b/index.html#p-3", "../../letter/text/index.html#p-1"]
    assert backlink_remark(site, site.volumes["report"], "fn-1", "report/sec-a/index.html") == ""


def test_lists_on_the_page_of_a_document() -> None:
    """What cites the document, and what it cites; a cited document of the corpus is linked itself."""
    site = Site(corpus())
    report_lists = BeautifulSoup(
        "\n".join(citing_sections(site, site.volumes["report"], "report/index.html")), "html.parser"
    )
    assert [a["href"] for a in report_lists.select("ul.citing-places a, ul.cites > li > a:first-child")] == [
        "../letter/index.html",
        "../letter/text/index.html#p-1",
        "../references/index.html#a-res-73-27",
        "../references/index.html#itu-d-question-3-2",
    ]
    letter_lists = BeautifulSoup(
        "\n".join(citing_sections(site, site.volumes["letter"], "letter/index.html")), "html.parser"
    )
    assert letter_lists.select("ul.cites a")[0]["href"] == "../report/index.html"


def test_address_of_an_instrument() -> None:
    """What has no address of its own has one on the page."""
    assert instrument_address(Site(corpus()), "ITU-D Question 3/2") == "references/index.html#itu-d-question-3-2"


def test_words_of_a_source_stay_words() -> None:
    """Markup in a title or in the words of a source is shown, not obeyed."""
    evil = Instrument("<b>{{ x }}</b>", "<b>{{ x }}</b>")
    made = document(section(block("<i>{{ y }}</i>", label="1"), anchor="text"), slug="evil")
    page = references_page(Site(Corpus((Annotated(made, Layers(references=(span("p-1", cites=evil), span("p-1")))),))))
    assert "<b>" not in page
    assert "<i>" not in page
    assert "{{" not in page
