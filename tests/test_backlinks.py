"""Tests of backlinks: the references of a corpus from where they lead, and how pages tell of them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from factories import block, document, section

from build_corpus.model import Annotated, Corpus, Footnote, Instrument, Layers, ReferenceKind, ReferenceSpan
from build_corpus.outputs.backlinks import Backlinks, backlinks, natural
from build_corpus.outputs.citing import backlink_remark, citing_sections
from build_corpus.outputs.instrument_page import instrument_page
from build_corpus.outputs.references_page import instrument_address, references_page
from build_corpus.outputs.section_page import section_page
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


def replace_slug(made: Document, slug: str) -> Document:
    """`made` under another slug."""
    return replace(made, metadata=replace(made.metadata, slug=slug))


def digest(name: str) -> str:
    """What tells apart a name that others are like in ASCII."""
    return sha256(name.encode()).hexdigest()[:8]


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
    long = Instrument("Договор " * 40, "Договор")
    found = backlinks(Corpus((Annotated(letter(), Layers(references=spans)),)))
    longest = backlinks(Corpus((Annotated(letter(), Layers(references=(span("p-1", cites=long),))),)))
    assert len(longest.instruments[0].id) < 120
    assert sorted(c.id for c in found.instruments) == [
        "ezh",
        f"ezh-{digest('Ёж')}",
        *sorted(f"instrument-{digest(name)}" for name in "§€"),
    ]


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
    """Each instrument is one short line with the id that it always had, its number in its series, its count."""
    page = references_page(Site(corpus()))
    soup = BeautifulSoup(page, "html.parser")
    assert [(li["id"], li.get_text(), li.a and li.a["href"]) for li in soup.select("ul.cited > li")] == [
        ("a-res-73-27", "73/27 2", "a-res-73-27/index.html"),
        ("a-res-73-266", "73/266 2", "a-res-73-266/index.html"),
        ("a-75-816", "A/75/816 1", "a-75-816/index.html"),
        ("itu-d-question-3-2", "3/2 1", "itu-d-question-3-2/index.html"),
    ]
    assert [p.get_text() for p in soup.select(".series")] == ["Резолюции Генеральной Ассамблеи", "Вопросы МСЭ-D"]
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## Резолюции и решения ООН {: #_group-1 }",
        "## Документы ООН {: #_group-2 }",
        "## Резолюции, решения и мнения МСЭ {: #_group-3 }",
        "## Неясно, что цитируется {: #_unknown }",
    ]


@pytest.mark.parametrize(
    ("title", "series", "number"),
    [
        ("Резолюция 73/27 Генеральной Ассамблеи", "Резолюции Генеральной Ассамблеи", "73/27"),
        ("Резолюция 217 A (III) Генеральной Ассамблеи", "Резолюции Генеральной Ассамблеи", "217 A (III)"),
        ("Резолюция ES-11/1 Генеральной Ассамблеи", "Резолюции Генеральной Ассамблеи", "ES-11/1"),
        ("Резолюция 1373 (2001) Совета Безопасности", "Резолюции Совета Безопасности", "1373 (2001)"),
        ("Решение 72/512 Генеральной Ассамблеи", "Решения Генеральной Ассамблеи", "72/512"),
        ("Мнение 5 ВФПЭ", "Мнения ВФПЭ", "5"),
        ("Вопрос 3/2 МСЭ-D", "Вопросы МСЭ-D", "3/2"),
        ("Рекомендация МСЭ-T X.1205", "Рекомендации МСЭ-T", "X.1205"),
        ("Резолюция МСЭ-R 9-6", "Резолюции МСЭ-R", "9-6"),
        ("A/70/174", "", "A/70/174"),
        ("Резолюция без номера", "", "Резолюция без номера"),
    ],
)
def test_series(title: str, series: str, number: str) -> None:
    """The overview names a series once and lists its numbers."""
    only = Instrument("name", title)
    made = Corpus((Annotated(letter(), Layers(references=(span("p-1", cites=only),))),))
    soup = BeautifulSoup(references_page(Site(made)), "html.parser")
    assert [p.get_text() for p in soup.select(".series")] == [series] * bool(series)
    assert [a.get_text() for a in soup.select(".cited a")] == [number]


def test_page_of_an_instrument() -> None:
    """It tells the title, the symbol, the official address, the editions, and each place with the words around it."""
    site = Site(corpus())
    first, *_ = (c for c in site.backlinks.instruments if c.instrument == RESOLUTION)
    soup = BeautifulSoup(instrument_page(site, first), "html.parser")
    assert [(dt.get_text(), dd.get_text()) for dt, dd in zip(soup.select("dt"), soup.select("dd"), strict=True)] == [
        ("Обозначение", "A/RES/73/27"),
        ("Официальный текст", "undocs.org/ru/A/RES/73/27"),
        ("Цитируется", "2 раза в 1 документе"),
    ]
    assert [a["href"] for a in soup.select(".facts a")] == ["https://undocs.org/ru/A/RES/73/27"]
    assert [(a["href"], a.mark and a.mark.get_text()) for a in soup.select(".concordance a")] == [
        ("../../report/sec-a/index.html#p-1", "Резолюция"),
        ("../../report/sec-a/index.html#fn-1", "A/RES/73/"),
    ]


def test_official_text_of_an_instrument() -> None:
    """It lies in the corpus, at an address that is safe, in the official records, or where is not known."""
    decision = Instrument("A/DEC/72/512", "Решение 72/512 Генеральной Ассамблеи")
    early = Instrument("A/DEC/34/401", "Решение 34/401 Генеральной Ассамблеи")
    spans = (span("p-1", cites=decision), span("p-1", cites=early))
    site = Site(Corpus((*corpus().documents, Annotated(replace_slug(letter(), "note"), Layers(references=spans)))))
    told = {
        cited.instrument.name: BeautifulSoup(instrument_page(site, cited), "html.parser").select("dd")
        for cited in site.backlinks.instruments
    }
    told_decision = instrument_page(site, site.backlinks.by_name["A/DEC/72/512"])
    assert "в этом собрании: Доклад" in [dd.get_text() for dd in told["A/75/816"]]
    unknown = "постоянный адрес неизвестен"
    for name in ("A/RES/73/266", "ITU-D Question 3/2", "A/DEC/34/401"):
        assert unknown in [dd.get_text() for dd in told[name]], name
    assert any(dd.get_text().endswith("72-я сессия, Дополнение №\u00a049 (A/72/49)") for dd in told["A/DEC/72/512"])
    assert all(dt.get_text() != "Обозначение" for dt in BeautifulSoup(told_decision, "html.parser").select("dt"))
    assert "Анталия, 2006; Дубай, 2018" in [dd.get_text() for dd in told["A/RES/73/266"]]


def test_places_of_an_instrument() -> None:
    """What of it is cited stands in natural order, each place with those who cite it."""
    spans = tuple(
        replace(span(anchor, cites=RESOLUTION), pinpoint=place)
        for anchor, place in (("p-1", "п. 12"), ("p-2", "п. 5"), ("p-3", "п. 12"), ("p-3", "п. 12"))
    )
    site = Site(Corpus((Annotated(report(), Layers(references=spans)),)))
    soup = BeautifulSoup(instrument_page(site, site.backlinks.instruments[0]), "html.parser")
    assert [div.get_text() for div in soup.select(".pinpoints > div")] == [
        "п. 5Доклад: п. 2",
        "п. 12Доклад: п. 1, п. 3",
    ]


def test_titles_of_pages_differ() -> None:
    """Two instruments that are called the same have pages with titles of their own."""
    spans = (span("p-1", cites=Instrument("A", "Устав")), span("p-1", cites=Instrument("B", "Устав")))
    site = Site(Corpus((Annotated(letter(), Layers(references=spans)),)))
    heads = [instrument_page(site, cited).splitlines()[1] for cited in site.backlinks.instruments]
    assert heads == ["title: 'Кто ссылается: Устав (A)'", "title: 'Кто ссылается: Устав (B)'"]


def test_overview_stays_small() -> None:
    """Thousands of instruments cost their numbers and addresses, whoever cites them."""
    many = [Instrument(f"A/RES/{n // 99}/{n}", f"Резолюция {n // 99}/{n} Генеральной Ассамблеи") for n in range(4000)]
    spans = tuple(span("p-1", cites=each) for each in many for _ in range(2))
    page = references_page(Site(Corpus((Annotated(letter(), Layers(references=spans)),))))
    assert len(page.encode()) < 150 * len(many)


def test_link_in_a_text() -> None:
    """It leads to the official text, its card to the page of the instrument too; where there is none, to the page."""
    site = Site(corpus())
    volume = site.volumes["report"]
    first, last = (section_page(site, volume, section) for section in volume.document.sections)
    soup = BeautifulSoup(first, "html.parser")
    link = soup.select_one("#p-1 a[aria-describedby]")
    assert link is not None
    assert link["href"] == "https://undocs.org/ru/A/RES/73/27"
    card = soup.select_one(f"#{link['aria-describedby']}")
    assert card is not None
    assert [(a.get_text(), a["href"]) for a in card.select("a")] == [
        ("Официальный текст", "https://undocs.org/ru/A/RES/73/27"),
        ("Где цитируется: 2 места", "../../references/a-res-73-27/index.html"),
    ]
    soup = BeautifulSoup(last, "html.parser")
    link = soup.select_one("#p-4 a[aria-describedby]")
    assert link is not None
    assert link["href"] == "../../references/itu-d-question-3-2/index.html"
    assert soup.select_one(f"#{link['aria-describedby']} .absent") is not None


def test_long_list_beside_a_paragraph_is_folded() -> None:
    """«На этот пункт ссылаются 12 раз» opens to the places."""
    paragraphs = [block("О пункте 1.", label=str(n)) for n in range(1, 14)]
    made = document(section(*paragraphs, anchor="text"))
    spans = tuple(span(f"p-{n}", to="report", at="p-1") for n in range(2, 14))
    site = Site(Corpus((Annotated(made, Layers(references=spans)),)))
    soup = BeautifulSoup(backlink_remark(site, site.volumes["report"], "p-1", "report/text/index.html"), "html.parser")
    assert soup.summary is not None
    assert soup.summary.get_text() == "На этот пункт ссылаются 12 раз"
    assert [a.get_text() for a in soup.select("a")] == [f"п. {n}" for n in range(2, 14)]


def test_line_below_a_paragraph() -> None:
    """It names those who refer to the paragraph, and their document if it is another."""
    site = Site(corpus())
    line = backlink_remark(site, site.volumes["report"], "p-2", "report/sec-a/index.html")
    soup = BeautifulSoup(line, "html.parser")
    assert soup.get_text() == "На этот пункт ссылаются: п. 3; Доклад: п. 1"
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
        "../references/a-res-73-27/index.html",
        "../references/itu-d-question-3-2/index.html",
    ]
    letter_lists = BeautifulSoup(
        "\n".join(citing_sections(site, site.volumes["letter"], "letter/index.html")), "html.parser"
    )
    assert letter_lists.select("ul.cites a")[0]["href"] == "../report/index.html"


def test_address_of_an_instrument() -> None:
    """Each has a page of its own."""
    assert instrument_address(Site(corpus()), "ITU-D Question 3/2") == "references/itu-d-question-3-2/index.html"


def test_words_of_a_source_stay_words() -> None:
    """Markup in a title or in the words of a source is shown, not obeyed."""
    evil = Instrument("<b>{{ x }}</b>", "<b>{{ x }}</b>")
    made = document(section(block("<i>{{ y }}</i>", label="1"), anchor="text"), slug="evil")
    site = Site(Corpus((Annotated(made, Layers(references=(span("p-1", cites=evil), span("p-1")))),)))
    for page in (references_page(site), instrument_page(site, site.backlinks.instruments[0])):
        assert "<b>" not in page
        assert "<i>" not in page
        assert "{{" not in page
