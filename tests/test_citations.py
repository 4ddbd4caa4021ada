"""Citations: what each style prints, that other programs read it, and that a page fills in just what is printed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

import bibtexparser
import pytest
import rispy
import yaml
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.latex_encoding import LatexDecodingMiddleware
from bs4 import BeautifulSoup
from factories import block, corpus, document, section, traced
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from small_site import build_small_site

from build_corpus.cli import main
from build_corpus.errors import AnchorError
from build_corpus.model import (
    Alias,
    BlockKind,
    Document,
    Fact,
    Footnote,
    History,
    Known,
    Metadata,
    Role,
    SectionKind,
    Tombstone,
)
from build_corpus.model import Annotated as AnnotatedDocument
from build_corpus.outputs.citation_locators import locators
from build_corpus.outputs.citation_records import Access, Pinpoint
from build_corpus.outputs.citation_styles import capitalised
from build_corpus.outputs.citation_templates import build, content, fill, templates
from build_corpus.outputs.citations import Citable, Style, cite
from build_corpus.outputs.page_metadata import front_matter

if TYPE_CHECKING:
    from pathlib import Path


def fact(value: str | None) -> Fact | None:
    """A fact, or nothing."""
    return None if value is None else Fact(value, Known.PRINTED)


def metadata(
    title: str = "О мерах доверия", symbol: str | None = None, date: str | None = None, body: str | None = None
) -> Metadata:
    """What is known of a document."""
    return Metadata("report", Fact(title, Known.PRINTED), fact(symbol), fact(date), fact(body))


FULL = metadata(symbol="A/RES/70/1", date="2015-09-05", body="Генеральная Ассамблея")
BARE = metadata()
PLACE = Pinpoint("p-86", "п. 86")
ADDRESS = "https://example.org/a_b/report/index.html#p-86"
ONLINE = Access(ADDRESS, (2026, 11, 2))


# --- what is printed ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "known", "place", "access", "printed"),
    [
        (
            "gost",
            FULL,
            PLACE,
            ONLINE,
            (
                "Генеральная Ассамблея. О мерах доверия [Электронный ресурс]: A/RES/70/1. 2015. П. 86. "
                f"URL: {ADDRESS} (дата обращения: 02.11.2026)."
            ),
        ),
        (
            "gost",
            FULL,
            Pinpoint(),
            Access(ADDRESS),
            f"Генеральная Ассамблея. О мерах доверия [Электронный ресурс]: A/RES/70/1. 2015. URL: {ADDRESS}.",
        ),
        ("gost", FULL, PLACE, Access(), "Генеральная Ассамблея. О мерах доверия: A/RES/70/1. 2015. П. 86."),
        ("gost", BARE, PLACE, Access(ADDRESS), f"О мерах доверия [Электронный ресурс]. П. 86. URL: {ADDRESS}."),
        ("gost", BARE, Pinpoint(), Access(), "О мерах доверия."),
        ("gost", metadata("Мир."), PLACE, Access(), "Мир. П. 86."),
        ("gost", metadata(date="2022"), PLACE, Access(), "О мерах доверия. 2022. П. 86."),
        ("gost", metadata(symbol="A/1"), PLACE, Access(), "О мерах доверия: A/1. П. 86."),
        ("gost", metadata(body="Группа <b> & Ко"), PLACE, Access(), "Группа <b> & Ко. О мерах доверия. П. 86."),
        (
            "gost-footnote",
            FULL,
            PLACE,
            ONLINE,
            (
                "Генеральная Ассамблея. О мерах доверия: A/RES/70/1. 2015. П. 86. "
                f"URL: {ADDRESS} (дата обращения: 02.11.2026)."
            ),
        ),
        (
            "gost-footnote",
            BARE,
            Pinpoint("pp-3", "преамбула, абз. 3"),
            Access(ADDRESS),
            f"О мерах доверия. Преамбула, абз. 3. URL: {ADDRESS}.",
        ),
        ("gost-footnote", BARE, Pinpoint("fn-1", "примеч. 1"), Access(), "О мерах доверия. Примеч. 1."),
        (
            "plain",
            FULL,
            PLACE,
            Access(ADDRESS),
            f"Генеральная Ассамблея. О мерах доверия, A/RES/70/1, 5 сентября 2015 г., п. 86. {ADDRESS}",
        ),
        ("plain", metadata(date="2015-05"), PLACE, Access(), "О мерах доверия, май 2015 г., п. 86"),
        ("plain", metadata(date="2015"), Pinpoint(), Access(), "О мерах доверия, 2015 г."),
        ("plain", BARE, Pinpoint(), Access(), "О мерах доверия"),
    ],
)
def test_printed_citations(style: str, known: Metadata, place: Pinpoint, access: Access, printed: str) -> None:
    """The forms of ГОСТ Р 7.0.5–2008, and plain text; what is not known is not there, nor a sign for it."""
    assert cite(known, Style(style), place, access) == printed


def test_the_places_of_a_document() -> None:
    """From the larger to the smaller, abbreviated; a number that stands once in the document needs no section."""
    sub = block("Подпункт", kind=BlockKind.ITEM, label="i", anchor="p-1-a-i")
    item = block("Пункт", kind=BlockKind.ITEM, label="a", anchor="p-1-a", children=(sub,))
    bullets = tuple(block("Норма", kind=BlockKind.BULLET, label="•", anchor=f"p-1-u-{n}") for n in (1, 2))
    group = replace(block("Нормы:", kind=BlockKind.TEXT, anchor="p-1-h-1", children=bullets), role=Role.GROUP)
    title = replace(block("Доклад", kind=BlockKind.TEXT, anchor="title"), role=Role.TITLE)
    clause = block("Пункт", kind=BlockKind.ITEM, label="4 bis", anchor="reshaet-4-bis")
    letter = block("Пункт", kind=BlockKind.ITEM, label="gf", anchor="reshaet-gf")
    article = replace(
        section(block("Часть", label="1", anchor="art-2-1"), anchor="art-2", label="2", kind=SectionKind.ARTICLE),
        designation="СТАТЬЯ",
    )
    shape = document(
        section(title, block("Абзац", kind=BlockKind.TEXT, anchor="u-1"), anchor="front", kind=SectionKind.FRONT),
        section(block("Ссылаясь", kind=BlockKind.PREAMBLE, anchor="pp-1"), anchor="text"),
        section(
            block("Пункт", label="1", anchor="sec-f-p-1", children=(item, group)),
            anchor="sec-f",
            title="Угрозы",
            label="F",
            sections=(section(block("Пункт", label="7"), anchor="sec-f-1", title="О «кавычках»."),),
        ),
        section(clause, letter, anchor="reshaet", title="решает,", kind=SectionKind.CLAUSE),
        article,
        section(block("Абзац", kind=BlockKind.TEXT, anchor="a-u-1"), anchor="annex", kind=SectionKind.ANNEX),
        footnotes=(Footnote("10", traced("Примечание"), "fn-10", ("p-7",)),),
    )
    assert locators(shape) == {
        "front": "",
        "title": "",
        "u-1": "абз. 1",
        "text": "",
        "pp-1": "преамбула, абз. 1",
        "sec-f": "разд. F",
        "sec-f-p-1": "разд. F, п. 1",
        "p-1-a": "разд. F, п. 1, подп. a",
        "p-1-a-i": "разд. F, п. 1, подп. a, подп. i",
        "p-1-h-1": "разд. F, п. 1, «Нормы»",
        "p-1-u-1": "разд. F, п. 1, маркер 1",
        "p-1-u-2": "разд. F, п. 1, маркер 2",
        "sec-f-1": "разд. F, разд. «О «кавычках»»",
        "p-7": "п. 7",
        "reshaet": "«решает»",
        "reshaet-4-bis": "«решает», п. 4 bis",
        "reshaet-gf": "«решает», подп. gf",
        "art-2": "ст. 2",
        "art-2-1": "ст. 2, п. 1",
        "annex": "приложение",
        "a-u-1": "приложение, абз. 1",
        "fn-10": "примеч. 10",
    }


# --- what other programs read -------------------------------------------------------------------------------------

text = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=24).filter(
    lambda value: bool(value.strip())
)
words = text.map(lambda value: " ".join(value.split()))
dates = st.sampled_from(["2015", "2015-09", "2015-09-05"])
records = st.builds(metadata, words, st.none() | words, st.none() | dates, st.none() | words)
places = st.just(Pinpoint()) | words.map(lambda locator: Pinpoint("p-86", locator))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Name(_Strict):
    literal: Annotated[str, Field(min_length=1)]


class _Date(_Strict):
    date_parts: Annotated[
        list[Annotated[list[int], Field(min_length=1, max_length=3)]], Field(alias="date-parts", max_length=2)
    ]


class _Item(_Strict):
    """The fields of CSL-JSON 1.0.2 that citations have."""

    id: str
    type: Literal["report"]
    title: str
    author: list[_Name] = []
    number: str = ""
    issued: _Date | None = None
    language: str
    locator: str = ""
    URL: Annotated[str, Field(pattern="^https://")] = ""
    accessed: _Date | None = None


@given(records, places)
def test_csl_json_keeps_to_its_schema(known: Metadata, place: Pinpoint) -> None:
    """A list of items with fields of the schema only, and what they say is what is known."""
    (read,) = TypeAdapter(list[_Item]).validate_json(cite(known, Style.CSL_JSON, place, ONLINE))
    assert (read.title, read.number, read.locator) == (
        known.title.value,
        known.symbol.value if known.symbol else "",
        place.locator,
    )
    assert [name.literal for name in read.author] == ([known.body.value] if known.body else [])
    issued = [int(part) for part in known.date.value.split("-")] if known.date else None
    assert (read.issued.date_parts[0] if read.issued else None) == issued


@given(records, places)
def test_a_bibtex_parser_reads_what_is_known(known: Metadata, place: Pinpoint) -> None:
    """Whatever signs the words have, one entry comes back, and its fields say the same."""
    written = cite(known, Style.BIBTEX, place, ONLINE)
    library = parse_string(written)
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {name: _untex(str(field.value)) for name, field in entry.fields_dict.items() if name != "url"}
    wanted = {"title": known.title.value, "note": place.locator}
    wanted |= {"author": known.body.value} if known.body else {}
    wanted |= {"number": known.symbol.value, "howpublished": known.symbol.value} if known.symbol else {}
    wanted |= {"year": known.date.value[:4], "date": known.date.value} if known.date else {}
    wanted |= {"urldate": "2026-11-02", "langid": "russian"}
    assert fields == {name: value for name, value in wanted.items() if value}
    assert entry["url"] == ADDRESS
    assert entry.key == ("report-p-86" if place.locator else "report")


def _untex(value: str) -> str:
    """`value` as TeX prints it. The library that reads it does not know the names of all signs."""
    value = value.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    value = value.replace(r"{\textasciicircum}", "zqx")
    library = bibtexparser.library.Library(
        [bibtexparser.model.Entry("misc", "a", [bibtexparser.model.Field("title", value)])]
    )
    decoded = LatexDecodingMiddleware(keep_math_mode=False).transform(library).entries[0]["title"]
    return str(decoded).replace("zqx", "^")


@given(records, places)
def test_a_ris_parser_reads_what_is_known(known: Metadata, place: Pinpoint) -> None:
    """One entry comes back, from its type to its end."""
    written = cite(known, Style.RIS, place, ONLINE)
    assert written.startswith("TY  - RPRT\n")
    assert written.endswith("\nER  - ")
    (entry,) = rispy.loads(written)
    assert entry["title"] == known.title.value
    assert entry.get("authors", []) == ([known.body.value] if known.body else [])
    assert entry.get("issn") == (known.symbol.value if known.symbol else None)
    assert entry.get("year") == (known.date.value[:4] if known.date else None)
    assert entry.get("notes", []) == ([place.locator] if place.locator else [])
    assert (entry["urls"], entry["access_date"]) == ([ADDRESS], "2026/11/02/")


@pytest.mark.parametrize(
    ("date", "written"), [("2015", "2015///"), ("2015-09", "2015/09//"), ("2015-09-05", "2015/09/05/")]
)
def test_ris_dates_are_as_precise_as_known(date: str, written: str) -> None:
    """What is not known of a date stays empty between its slashes."""
    assert f"\nDA  - {written}\n" in cite(metadata(date=date), Style.RIS)


# --- what the pages copy ------------------------------------------------------------------------------------------

locators_of_documents = words.map(lambda locator: locator.rstrip(" .,;:")).filter(bool)


@given(records, locators_of_documents, st.sampled_from(list(Style)), st.booleans())
def test_a_filled_template_is_the_citation(known: Metadata, locator: str, style: Style, online: bool) -> None:  # noqa: FBT001 - a strategy's choice
    """Formatting once with blanks and filling them in gives what the processor gives for the place itself."""
    shape = document(section(block("Текст", label="1"), anchor="text"))
    shape = replace(shape, metadata=known)
    escaped = _escaped(shape, style, locator)
    template = templates(known, style)["al" if online else "l"]
    blanks = {
        "anchor": "p-86",
        "address": ADDRESS,
        "locator": escaped,
        "Locator": capitalised(escaped),
        "day.ru": "02.11.2026",
        "day.iso": "2026-11-02",
        "day.ris": "2026/11/02/",
        "day.parts": "2026, 11, 2",
    }
    assert fill(template, blanks) == cite(known, style, Pinpoint("p-86", locator), ONLINE if online else None)


def _escaped(shape: Document, style: Style, locator: str) -> str:
    """`locator` as the page's data have it for `style`: that of a note with such a label."""
    named = replace(shape, footnotes=(Footnote(locator, traced("Текст"), "fn-1", ()),))
    data = content(named)
    prefix = "примеч. "
    assert data["locators"]["fn-1"] == f"{prefix}{locator}"
    return str(data["escaped"].get(style.value, {}).get("fn-1", f"{prefix}{locator}").removeprefix(prefix))


def test_the_script_of_a_document_assigns_its_data() -> None:
    """What a browser evaluates is the data, whatever signs a title has."""
    shape = document(section(block("Текст", label="1"), anchor="text"))
    shape = replace(shape, metadata=metadata("\"\\</script>\u2028'${x}"))
    ((path, script),) = build(corpus(shape)).items()
    assert path == "report/citations.js"
    assert "\u2028" not in script
    match = re.fullmatch(r'\(self\.corpusCitations\?\?=\{\}\)\["report"\]=(.*)\n', script)
    assert match
    assert json.loads(match[1]) == content(shape)


# --- the place that is meant --------------------------------------------------------------------------------------


def test_a_former_anchor_is_cited_by_the_one_it_leads_to() -> None:
    """Through all its moves; a retired or unknown one is told in one line."""
    shape = document(section(block("Текст", label="1"), anchor="text"))
    history = History(
        aliases=(Alias("p-9", "p-8"), Alias("p-8", "p-1"), Alias("p-7", "p-7")),
        tombstones=(Tombstone("p-6", "6", "Прежний текст", 2),),
    )
    citable = Citable(AnnotatedDocument(shape, history=history))
    assert citable.pinpoint("p-9") == Pinpoint("p-1", "п. 1")
    assert citable.pinpoint("") == Pinpoint()
    for anchor, told in (("p-6", "no longer"), ("p-99", "has no anchor"), ("p-7", "has no anchor")):
        with pytest.raises(AnchorError, match=told) as stop:
            citable.pinpoint(anchor)
        assert "\n" not in str(stop.value)


# --- the command line ---------------------------------------------------------------------------------------------

REPORT = "1. Государства обязались содействовать уважению прав человека и основных свобод.\n\n\n2. Они решили так.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A corpus of one document with a title alone."""
    sources = tmp_path / "corpus" / "sources"
    sources.mkdir(parents=True)
    (sources / "report.txt").write_text(REPORT, encoding="utf-8")
    title = 'title = { value = "Доклад", known = "editorial" }'
    entry = f'[[document]]\nsource = "report.txt"\nslug = "report"\n{title}\nreader = "pdf-text"\n'
    (tmp_path / "corpus" / "corpus.toml").write_text(entry, encoding="utf-8")
    (tmp_path / "corpus" / "glossary.toml").write_text("term = []\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("style", list(Style))
def test_the_command_prints_the_citation(style: Style, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`cite` prints what `cite()` gives, with the address of the site and the day of access."""
    options = ["--style", style.value, "--site-url", "https://example.org/x", "--accessed", "2026-11-02"]
    assert main(["cite", "report", "p-2", *options, "--root", str(project)]) == 0
    access = Access("https://example.org/x/report/index.html#p-2", (2026, 11, 2))
    expected = cite(metadata("Доклад"), style, Pinpoint("p-2", "п. 2"), access)
    assert capsys.readouterr().out == f"{expected}\n"


def test_the_command_invents_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without options: no address, no day; the address of the site may come from the environment."""
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["cite", "report", "p-2", "--root", str(project)]) == 0
    assert capsys.readouterr().out == "Доклад. П. 2.\n"
    monkeypatch.setenv("SITE_URL", "https://example.org")
    assert main(["cite", "report", "--root", str(project)]) == 0
    assert capsys.readouterr().out == "Доклад [Электронный ресурс]. URL: https://example.org/report/index.html.\n"


@pytest.mark.parametrize(
    ("operands", "told"), [(["other"], "no document «other»"), (["report", "p-99"], "has no anchor 'p-99'")]
)
def test_a_wrong_place_is_one_clear_line(
    operands: list[str], told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong slug or anchor is told on standard error; nothing is printed."""
    assert main(["cite", *operands, "--root", str(project)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--style", "apa"], "'apa' is no style; choose one of gost, gost-footnote,"),
        (["--accessed", "вчера"], "'вчера' is no day; write 2026-11-22"),
        (["--site-url", "example.org"], "'example.org' is no web address"),
    ],
)
def test_a_wrong_option_is_told(options: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With what may stand there."""
    with pytest.raises(SystemExit):
        main(["cite", "report", *options])
    assert told in capsys.readouterr().err


def test_help_teaches_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """`cite --help` shows a whole command."""
    with pytest.raises(SystemExit):
        main(["cite", "--help"])
    assert "build-corpus cite report p-86 --style gost-footnote" in capsys.readouterr().out.partition("example:")[2]


# --- what pages say to programs -----------------------------------------------------------------------------------


@given(records)
def test_front_matter_is_read_back_as_written(known: Metadata) -> None:
    """MkDocs takes the front matter for data, whatever the words are, and leaves the page as it is."""
    shape = replace(document(section(block("Текст", label="1"), anchor="text", title="---")), metadata=known)
    page, data = get_data(f"{front_matter(shape, shape.sections[0])}# Страница\n")
    assert page.strip() == "# Страница"
    assert ["citation_title", known.title.value] in data["citation"]["tags"]
    assert yaml.safe_load(yaml.safe_dump(data)) == data


HOSTILE = """</title></script><script>alert(1)</script>" onclick="alert(1)' & {{ config.site_name }} --- *x*"""


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    """The built pages of a document with a hostile title and of one with nothing but a title, by path."""
    hostile = metadata(HOSTILE, HOSTILE, "2015-09-05", HOSTILE)
    first = document(section(block("Текст", label="1"), anchor="sec-a", title=HOSTILE, label="A"))
    second = document(section(block("Текст", label="1"), anchor="sec-a", title="Первая"), slug="other")
    second = replace(second, metadata=replace(second.metadata, title=Fact("Проект", Known.EDITORIAL)))
    site = build_small_site(corpus(replace(first, metadata=hostile), second), tmp_path_factory.mktemp("heads"))
    return {
        file.relative_to(site).as_posix(): BeautifulSoup(file.read_bytes(), "html.parser")
        for file in sorted(site.rglob("index.html"))
    }


def tags_of(page: BeautifulSoup) -> dict[str, Any]:
    """The metadata in the head of `page`."""
    found = page.select('head > meta[name^="citation_"], head > meta[name^="DC."]')
    return {str(tag["name"]): str(tag["content"]) for tag in found}


@pytest.mark.parametrize("path", ["report/index.html", "report/sec-a/index.html"])
def test_pages_carry_their_document_s_metadata(heads: dict[str, BeautifulSoup], path: str) -> None:
    """Highwire Press tags and Dublin Core say what is known, as text."""
    assert tags_of(heads[path]) == {
        "citation_title": HOSTILE,
        "citation_author": HOSTILE,
        "citation_technical_report_institution": HOSTILE,
        "citation_technical_report_number": HOSTILE,
        "citation_publication_date": "2015/09/05",
        "citation_language": "ru",
        "DC.title": HOSTILE,
        "DC.creator": HOSTILE,
        "DC.identifier": HOSTILE,
        "DC.date": "2015-09-05",
        "DC.type": "report",
        "DC.language": "ru",
    }


def test_metadata_that_is_missing_is_left_out(heads: dict[str, BeautifulSoup]) -> None:
    """No empty tag, and none at all on pages that are no document's."""
    assert tags_of(heads["other/index.html"]) == {
        "citation_title": "Проект",
        "citation_language": "ru",
        "DC.title": "Проект",
        "DC.type": "report",
        "DC.language": "ru",
    }
    assert tags_of(heads["index.html"]) == {}


def test_linked_data_names_the_document_and_its_part(heads: dict[str, BeautifulSoup]) -> None:
    """JSON-LD of schema.org; no title can end its script."""
    (script,) = heads["report/sec-a/index.html"].select('script[type="application/ld+json"]')
    linked = json.loads(script.get_text())
    assert (linked["@context"], linked["@type"]) == ("https://schema.org", "CreativeWork")
    assert linked["isPartOf"] == {
        "@type": "Report",
        "name": HOSTILE,
        "author": {"@type": "Organization", "name": HOSTILE},
        "identifier": HOSTILE,
        "reportNumber": HOSTILE,
        "datePublished": "2015-09-05",
        "inLanguage": "ru",
    }
    (script,) = heads["other/index.html"].select('script[type="application/ld+json"]')
    assert json.loads(script.get_text()) == {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": "Проект",
        "inLanguage": "ru",
    }
