"""Tests of references: the gold table of the five sources, text that the grammar was not made for, look-alikes."""

from __future__ import annotations

import cProfile
import pstats
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inflection import all_forms
from referring import cited, leads_to, named, paragraph, references, texts, words, written

from build_corpus import pipeline
from build_corpus.annotations.references import find_references
from build_corpus.model import Certainty

if TYPE_CHECKING:
    from build_corpus.model import Annotated

ROOT = Path(__file__).resolve().parent.parent
GOLD = tomllib.loads((ROOT / "tests" / "gold" / "references.toml").read_text(encoding="utf-8"))["found"]
EXAMINED = tomllib.loads((ROOT / "tests" / "gold" / "references_examined.toml").read_text(encoding="utf-8"))
GENRES = tomllib.loads((ROOT / "tests" / "gold" / "references_genres.toml").read_text(encoding="utf-8"))
VARIATIONS = tomllib.loads((ROOT / "tests" / "gold" / "references_variations.toml").read_text(encoding="utf-8"))["text"]
UNSEEN = tomllib.loads((ROOT / "tests" / "gold" / "references_unseen.toml").read_text(encoding="utf-8"))

Cited = Counter[tuple[str, ...]]
"""How often some words cite something: (document, anchor, words, where it leads, what is cited)."""


@pytest.fixture(scope="module")
def corpus() -> tuple[Annotated, ...]:
    """The documents of the corpus as they are built."""
    return pipeline.load(ROOT).documents


def assert_agrees(found: Cited, expected: Cited, *, precision: float, recall: float) -> None:
    """Check the scores; what differs is told."""
    hits = (found & expected).total()
    differing = f"\nmissing: {sorted(expected - found)}\nwrong: {sorted(found - expected)}"
    assert hits >= precision * found.total(), differing
    assert hits >= recall * expected.total(), differing


# --- the tables -----------------------------------------------------------------------------------------------------


def test_gold_table(corpus: tuple[Annotated, ...]) -> None:
    """All references of the five sources: words, target, instrument, edition and place."""
    found: Cited = Counter(
        (each.document.metadata.slug, span.anchor, words(each.document, span), leads_to(span), cited(span))
        for each in corpus
        for span in each.layers.references
    )
    expected: Cited = Counter(
        (slug, anchor, *entry) for slug, anchors in GOLD.items() for anchor, rows in anchors.items() for entry in rows
    )
    assert expected.total() == 179
    assert_agrees(found, expected, precision=0.99, recall=0.98)


def test_each_document_of_the_corpus_is_in_the_table(corpus: tuple[Annotated, ...]) -> None:
    """A source that is added brings its references into the table."""
    assert set(GOLD) == {each.document.metadata.slug for each in corpus}


def test_text_that_the_grammar_was_not_made_for() -> None:
    """Sentences and documents of others."""
    found: Cited = Counter()
    expected: Cited = Counter()
    for number, entry in enumerate(UNSEEN["text"]):
        made = paragraph(entry["words"], symbol=entry.get("symbol", ""), body=entry.get("body", ""))
        for span in find_references(made, [made]):
            name = span.instrument.name if span.instrument else ""
            found[str(number), words(made, span), leads_to(span), name] += 1
        expected.update((str(number), *row) for row in entry["found"])
    for entry in UNSEEN["document"]:
        made = written(entry["text"])
        spans = find_references(made, [made])
        found.update((s.anchor, words(made, s), leads_to(s, own=made.metadata.slug)) for s in spans)
        expected.update(tuple(row) for row in entry["found"])
    assert_agrees(found, expected, precision=0.97, recall=0.96)


def test_examination() -> None:
    """Sentences composed to examine the extractor.

    At their first run: the first lot, precision 0.886, recall 0.838; the second, when those defects were mended, 0.956
    and 0.915; the third, of plain sentences, 0.929 and 0.929; the fourth, of plain sentences too, for which nothing was
    changed, 0.978 and 1.0. What differs still is told in the table.
    """
    found: Cited = Counter()
    expected: Cited = Counter()
    for number, entry in enumerate(EXAMINED["text"]):
        made = paragraph(entry["words"], symbol=entry.get("symbol", ""), body=entry.get("body", ""))
        found.update((str(number), words(made, s), s.kind.value, cited(s)) for s in find_references(made, [made]))
        expected.update((str(number), *row) for row in entry["found"])
    for entry in EXAMINED["document"]:
        made = written(entry["text"])
        spans = find_references(made, [made])
        found.update((s.anchor, words(made, s), leads_to(s, own=made.metadata.slug)) for s in spans)
        expected.update(tuple(row) for row in entry["found"])
    assert expected.total() == 354
    assert_agrees(found, expected, precision=0.99, recall=0.99)


def test_genres(corpus: tuple[Annotated, ...]) -> None:
    """Texts of many genres, whose first figures are told in the table; all is found now, and nothing else."""
    documents = [each.document for each in corpus]
    found: Cited = Counter()
    expected: Cited = Counter()
    for number, entry in enumerate(GENRES["text"]):
        made = written(entry["text"], symbol=entry.get("symbol", ""), body=entry.get("body", ""))
        leads = {tuple(row[:2]): row[2] for row in entry["found"] if len(row) > 2}
        for span in find_references(made, [made, *documents]):
            cites = (words(made, span), cited(span))
            found[str(number), *cites, *([leads_to(span)] if cites in leads else [])] += 1
        expected.update((str(number), *row) for row in entry["found"])
    assert expected.total() == 186
    assert_agrees(found, expected, precision=1.0, recall=1.0)


@pytest.mark.parametrize("entry", VARIATIONS, ids=lambda entry: str(entry["words"])[:40])
def test_variation(entry: dict[str, Any]) -> None:
    """The forms of references: behind brackets, by name, by number alone, by what was cited before."""
    found = named(entry["words"], symbol=entry.get("symbol", ""), body=entry.get("body", ""))
    assert found == [tuple(row) for row in entry["found"]]


def test_addresses_that_the_source_prints(corpus: tuple[Annotated, ...]) -> None:
    """Where a PDF prints the addresses of its links at the foot of a page, they are those that are found."""
    compared = 0
    for each in corpus:
        printed = {a.lower() for a in re.findall(r"https://undocs\.org/\S+", each.document.source.text)}
        found = {span.address.lower() for span in each.layers.references if span.address and "undocs" in span.address}
        if printed:
            compared += 1
            assert found == printed
    assert compared == 1


LOOK_ALIKES = [
    *("3/2", "9.С", "17.6", "24/7", "COVID-19", "С5", "A/B", "68/198", "50/50 и 24/7", "12/05/2021", "2131 (XX)"),
    *("с 10 до 12 % в 2015/16 году", "24–28 июля 2023 года", "1:100 000, 3:2 и 5/8", "ВКРЭ-17, ВАСЭ-1622"),
    *("Направлению деятельности С5 ВВУИО", "Задаче 2 Плана действий", "результат деятельности 2.2", "п. 86", "§ 5"),
    *("пункт 98 повестки дня", "пунктам 98 и 112 своей предварительной повестки дня", "пункты 3 и 5–7 повестки дня"),
    *("Уставом МСЭ и Конвенцией МСЭ", "Устав Организации Объединенных Наций", "настоящей Резолюции", "статьи и главы"),
    *("решение 5 государств", "резолюции 2015 года", "вопрос 3 из 10", "приняли 12 решений", "по вопросу 3/2"),
    *("см. https://undocs.org/ru/A/RES/73/27", "и т. п. 5 раз", "15 п. л.", "в этой резолюции", "указанный доклад"),
    *("главы 12 государств", "часть 5 участников", "мнение 4 экспертов", "пункт 3/4", "пункт 50 % состава", "там же"),
    *("приложение ИКТ", "в разделе рассматривается", "статью о праве", "соответствующие Резолюции ВАСЭ-1622"),
    *("Вопросах МСЭ-Т", "Рекомендаций МСЭ-Т, касающихся", "17-я Исследовательская комиссия МСЭ-Т", "IAP/76A35/1"),
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alike_is_no_reference(text: str) -> None:
    """What merely looks like a number of an act or a place cites nothing."""
    assert named(f"Отмечается, что {text}, и это важно.") == []


def test_every_form_of_the_nouns() -> None:
    """The nouns that references begin with are found in all cases and numbers."""
    for noun, behind in (
        *(("резолюция", "73/27"), ("решение", "72/512"), ("статья", "51 Устава ООН"), ("пункт", "3 резолюции 73/27")),
        *(("раздел", "II документа A/70/174"), ("глава", "VII Устава ООН"), ("Мнение", "4 (Лиссабон, 2009 г.)")),
        *(("Вопрос", "3/2 МСЭ-D"), ("Резолюция", "50 (Пересм. Женева, 2022 г.)"), ("Рекомендация", "МСЭ-T X.1205")),
    ):
        for form in all_forms(noun):
            assert len(named(f"согласно {form} {behind} было")) == 1, form


# --- properties -----------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *(
            "резолюции ",
            "Резолюций ",
            "решение ",
            "пункте ",
            "пп. ",
            "статья ",
            "раздела ",
            "приложение ",
            "преамбулы ",
        ),
        *("73/27", "68/19876/189", "2131 (XX)", "1373 (2001)", "50 ", "3/2", "51 ", "2 4) ", "B–G", "a) ", "II "),
        *("(Пересм. Дубай, 2018 г.Бухарест, 2022 г.)", "(2009 г.)", "A/70/174", "A/68/98*", "Add.1", "ВАСЭ", "Совета"),
        *(
            ", ",
            " и ",
            ". ",
            "; ",
            " (",
            ") ",
            "«",
            "» ",
            "шестой ",
            "настоящего доклада ",
            "этой резолюции ",
            "Устава ",
        ),
        *(
            "решает",
            "от 4 декабря 1998 года",
            "Генеральной Ассамблеи ",
            "к ",
            "о сетях ",
            "там же, ",
            "№ ",
            "\n",
            "\u00a0",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=300)
def test_spans_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, its references lie in it, in order, apart, with no white space at their ends."""
    made = paragraph(text)
    end = 0
    for span in find_references(made, [made]):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert span.address is None or span.document is None
        end = span.end


def test_spans_of_the_corpus_are_in_the_order_of_its_texts(corpus: tuple[Annotated, ...]) -> None:
    """The references stand as the texts do: titles and blocks, then notes."""
    for each in corpus:
        order = {anchor: place for place, anchor in enumerate(texts(each.document))}
        kept = [(span.anchor, span.start) for span in each.layers.references]
        assert len(set(kept)) == len(kept)
        assert {span.anchor for span in each.layers.references} <= set(order)


@pytest.mark.parametrize(
    "unit",
    [
        "резолюции 73/27, 73/266 и ",
        "пункта 1 статьи 2 ",
        "статья 5 и ",
        "A/70/174, пункт 5, ",
        "этой резолюции 73/27 «",
        "Резолюции 50 (Пересм. ",
        "шестой пункт преамбулы ",
        "пункты 1, 2, 3–5, ",
        "раздел решает ",
        "a@b.c",
        "свои резолюции Совета ",
    ],
)
def test_cost_is_linear(unit: str) -> None:
    """Ten times the text costs about ten times the calls."""
    find_references(paragraph(unit * 3), [])
    assert calls(unit * 1000) < 13 * calls(unit * 100)


def calls(text: str) -> int:
    """How many calls the references of a text take."""
    made = paragraph(text)
    profile = cProfile.Profile()
    profile.enable()
    find_references(made, [])
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed leaves it out


def test_nothing_is_claimed_that_runs_together(corpus: tuple[Annotated, ...]) -> None:
    """No reading of numbers that run together is called certain."""
    made = paragraph("о резолюции 68/19876/189 и Вопросе 3/222, Резолюции 45 (Пересм. Дубай, 2014 г.Кигали, 2022 г.)")
    spans = find_references(made, [])
    assert [span.certainty for span in spans] == [
        *(Certainty.PROBABLE, Certainty.PROBABLE, Certainty.UNDECIDED, Certainty.PROBABLE, Certainty.PROBABLE)
    ]
    assert references(made)[2] == ("Вопросе 3/222", "")
    assert any(span.certainty is Certainty.PROBABLE for each in corpus for span in each.layers.references)
