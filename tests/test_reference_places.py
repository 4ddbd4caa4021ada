"""Tests of references to places: in the document itself, and in others of the corpus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from factories import block, document, section
from referring import references, written

from build_corpus.annotations.references import Library, find_references
from build_corpus.model import Amendment, AmendmentStatus, Certainty, Role, SectionKind
from build_corpus.russian import transliterate

if TYPE_CHECKING:
    from build_corpus.model import Document, Section

REPORT = """
# Доклад Рабочей группы

## A. Введение

1. Группа создана. {0}

2. Группа провела сессии:

a) первую;

b) вторую.

## B. Выводы

3. Государства согласились.

3 bis. Государства отметили.

## C. Рекомендации

4. Следует продолжать.
"""

IN_REPORT = [
    ("См. пункт 3.", [("пункт 3", "p-3")]),
    ("См. пункт 3 bis и пункт 4.", [("пункт 3 bis", "p-3-bis"), ("пункт 4", "p-4")]),
    ("См. пункты 2–4.", [("пункты 2–4", "p-2–p-4")]),
    ("См. пп. 2, 3 и 4 выше.", [("пп. 2", "p-2"), ("3", "p-3"), ("4", "p-4")]),
    ("См. пункт 2 b).", [("пункт 2 b)", "p-2-b")]),
    ("См. подпункт а) пункта 2.", [("подпункт а) пункта 2", "p-2-a")]),  # а is Cyrillic
    ("См. пункт 2 z).", [("пункт 2 z)", "p-2")]),
    ("См. пункт 4 настоящего доклада.", [("пункт 4 настоящего доклада", "p-4")]),
    ("См. пункт 40 настоящего доклада.", [("пункт 40 настоящего доклада", "")]),
    ("См. пункт 40.", []),
    ("См. пункт 4 повестки дня.", []),
    ("См. пункт 4 доклада 2015 года.", [("пункт 4 доклада", "")]),
    ("В пункте 3 государства согласились.", [("пункте 3", "p-3")]),
    ("См. раздел B.", [("раздел B", "sec-b")]),
    ("См. раздел В.", [("раздел В", "sec-b")]),  # В is Cyrillic
    ("См. разделы A и C.", [("разделы A", "sec-a"), ("C", "sec-c")]),
    ("См. разделы В–С ниже.", [("разделы В–С", "sec-b–sec-c")]),
    ("См. следующие разделы (B–C).", [("разделы (B–C)", "sec-b–sec-c")]),
    ("См. раздел F.", []),
    ("См. главу B.", []),
    ("См. приложение.", []),
    ("См. статью 3.", []),
]


@pytest.mark.parametrize(("sentence", "found"), IN_REPORT)
def test_places_in_a_report(sentence: str, found: list[tuple[str, str]]) -> None:
    """Paragraphs that are numbered through, items, and sections by their letters."""
    assert references(written(REPORT.format(sentence))) == found


RESOLUTION = """
# Генеральная Ассамблея

**73/27. Достижения в сфере информатизации**

*Генеральная Ассамблея*,

*отмечая* вклад государств,

*подтверждая* цели,

1. *призывает* государства-члены;

2. *просит*: {0}

*45-е пленарное заседание 5 декабря 2018 года*
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("второй пункт преамбулы настоящей резолюции", "pp-2"),
        ("в пункте 1 преамбулы настоящей резолюции", "pp-1"),
        ("в пункте 1 постановляющей части настоящей резолюции", "p-1"),
        ("двадцать первый пункт преамбулы настоящей резолюции", ""),
        ("во втором и третьем докладах", None),
    ],
)
def test_places_in_a_resolution(sentence: str, found: str | None) -> None:
    """The preamble is counted, the operative part is numbered."""
    made = written(RESOLUTION.format(sentence))
    assert [target for _, target in references(made)] == ([] if found is None else [found])


def clause(title: str, *texts: tuple[str, str], amendment: Amendment | None = None) -> Section:
    """A clause of a resolution of the ITU: its opening words, and its items by label and text."""
    anchor = transliterate(title).replace(" ", "-").strip(",")
    items = [block(text, label=label, anchor=f"{anchor}-{label}") for label, text in texts]
    if amendment is not None:
        items[-1] = replace(items[-1], amendment=amendment)
    return section(*items, anchor=anchor, title=title, kind=SectionKind.CLAUSE)


def in_clauses(sentence: str) -> Document:
    """A resolution of the ITU that says `sentence` in paragraph 2 under «решает»."""
    return document(
        clause("учитывая,", ("a", "важность;"), ("b", "решения,")),
        clause("решает", ("1", "продолжать;"), ("2", sentence)),
        clause("поручает Директору", ("1", "вести работу,")),
        clause("поручает Директору и Совету", ("1", "представить отчет.")),
        slug="own",
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("согласно пункту 1 раздела решает, выше", [("пункту 1 раздела решает", "reshaet-1")]),
        ("согласно пункту b) раздела учитывая", [("пункту b) раздела учитывая", "uchityvaya-b")]),
        ("о чем говорится в разделе учитывая, выше", [("разделе учитывая", "uchityvaya")]),
        ("п. 1 раздела поручает Директору", [("п. 1 раздела поручает Директору", "poruchaet-direktoru-1")]),
        (
            "п. 1 раздела поручает Директору и Совету",
            [("п. 1 раздела поручает Директору и Совету", "poruchaet-direktoru-i-sovetu-1")],
        ),
        ("согласно пункту 1", [("пункту 1", "reshaet-1")]),  # that of its own clause
        ("согласно пункту 7 раздела решает", [("пункту 7 раздела решает", "reshaet")]),
        ("согласно пункту 1 раздела отмечая", []),
        ("согласно пункту 1 настоящей Резолюции", [("пункту 1 настоящей Резолюции", "")]),  # each clause has one
        ("в разделе решения проблем", []),
        ("п. 3 раздела решает Резолюции 130 ПК", [("п. 3 раздела решает Резолюции 130", "")]),
    ],
)
def test_places_in_clauses(sentence: str, found: list[tuple[str, str]]) -> None:
    """Clauses are called by their opening words; a number without a clause is that of the same clause."""
    assert references(in_clauses(sentence)) == found


def test_labels_in_which_two_run_together() -> None:
    """The printed label goes before the new one, that before the old; it is `probable` where another may be meant."""
    fused = Amendment(AmendmentStatus.RENUMBERED, "12", "13", Certainty.PROBABLE)
    both = document(clause("решает", ("12", "см. пункты 12 и 13"), ("1213", "вести."), amendment=fused), slug="own")
    spans = find_references(both, [both])
    assert [(span.target, span.certainty) for span in spans] == [
        ("reshaet-12", Certainty.PROBABLE),
        ("reshaet-1213", Certainty.CERTAIN),
    ]


def test_place_is_not_guessed_in_another_series() -> None:
    """A paragraph of another article is not meant because no other has its number."""
    treaty = """
# Соглашение о сотрудничестве

## Статья 1. Цели

1. Стороны сотрудничают.

2. Стороны действуют согласно пункту 3.

## Статья 2. Меры

1. Первая мера.

2. Вторая мера.

3. Третья мера, указанная в пункте 2 статьи 1 и в статье 7.
"""
    assert references(written(treaty)) == [("пункте 2 статьи 1", "art-1-2")]


def test_annexes_have_numbers_of_their_own() -> None:
    """In an annex its own paragraphs come first; outside they are called by the annex."""
    letter = """
# Письмо Постоянного представителя

1. Препровождаю заявление (см. приложение, пункт 2, и пункт 3).

2. Второй пункт.

3. Третий пункт.

## Приложение

1. Заявление. См. пункты 2 и 3.

2. Меры.
"""
    assert references(written(letter)) == [
        ("приложение, пункт 2", "annex-p-2"),
        ("пункт 3", "p-3"),
        ("пункты 2", "annex-p-2"),  # and whose paragraph 3 is meant, the words do not say
    ]


def test_two_annexes_need_a_label() -> None:
    """«См. приложение» says nothing where there are two; «приложение II» does."""
    made = written(
        "# Доклад\n\n1. См. приложение и приложения I и II.\n\n## Приложение I\n\n1. А.\n\n## Приложение II\n\n1. Б.\n"
    )
    assert references(made) == [("приложения I", "annex"), ("II", "annex-2")]


# --- other documents of the corpus ----------------------------------------------------------------------------------


def cited_document() -> Document:
    """A resolution in the corpus."""
    return written(RESOLUTION.format("доклад;"), slug="resolution", symbol="A/RES/73/27")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("резолюции 73/27", "resolution#"),
        ("A/RES/73/27", "resolution#"),
        ("пункте 2 резолюции 73/27", "resolution#p-2"),
        ("A/RES/73/27, пункт 1", "resolution#p-1"),
        ("втором пункте преамбулы резолюции 73/27", "resolution#pp-2"),
        ("пункты 1–2 резолюции 73/27", "resolution#p-1–p-2"),
        ("пункте 9 резолюции 73/27", "resolution#"),
        ("резолюции 73/266", "https://undocs.org/ru/A/RES/73/266"),
    ],
)
def test_documents_of_the_corpus_come_first(text: str, target: str) -> None:
    """A document that we have is the target, with the place in it if it has that; others have their address."""
    assert [to for _, to in references(written(f"# Доклад\n\n1. О {text} говорилось.\n"), [cited_document()])] == [
        target
    ]


@pytest.mark.parametrize(
    ("symbol", "text", "slug"),
    [
        ("Резолюция 50 (Пересм. Женева, 2022 г.) ВАСЭ", "Резолюции 50 (Пересм. Женева, 2022 г.) ВАСЭ", "cited"),
        ("Резолюция 50 (Пересм. Женева, 2022 г.) ВАСЭ", "Резолюции 50 (Пересм. Хаммамет, 2016 г.) ВАСЭ", None),
        ("Резолюция 50 (Пересм. Женева, 2022 г.) ВАСЭ", "Резолюции 50 ВАСЭ", "cited"),
        ("Резолюция 50 ВАСЭ", "Резолюции 50 (Пересм. Женева, 2022 г.)", "cited"),
        ("Резолюция 50 ВАСЭ", "Резолюции 50 ВКРЭ", None),
        ("S/RES/1373 (2001)", "резолюции 1373 (2001)", "cited"),
        ("IAP/76A35/1", "Резолюции 50 ВАСЭ", None),
    ],
)
def test_editions_are_told_apart(symbol: str, text: str, slug: str | None) -> None:
    """An edition leads to the document of that edition; a citation without one to the only document there is."""
    target = replace(written("# Резолюция\n\n1. Текст.\n", slug="cited", symbol=symbol))
    made = written(f"# Доклад\n\n1. О {text} говорилось.\n")
    (span,) = find_references(made, [made, target])
    assert span.document == slug


def test_two_documents_of_one_name_are_none() -> None:
    """Where two documents are the same instrument, neither is taken."""
    made = written("# Доклад\n\n1. О резолюции 73/27.\n")
    twins = Library(
        [made, cited_document(), replace(cited_document(), metadata=replace(cited_document().metadata, slug="twin"))]
    )
    assert [span.document for span in find_references(made, twins)] == [None]


def test_designation_is_no_reference() -> None:
    """A title or a masthead that begins with a number of its own says what the document is."""
    made = document(
        section(
            replace(block("A/RES/73/27", anchor="u-1"), role=Role.MASTHEAD),
            replace(block("[по докладу Первого комитета (A/73/505)]", anchor="u-2"), role=Role.MASTHEAD),
            replace(block("РЕЗОЛЮЦИЯ 50 (ПЕРЕСМ. ЖЕНЕВА, 2022 Г.)", anchor="u-3"), role=Role.TITLE),
            block("A/RES/73/27 принята.", anchor="u-4"),
            anchor="text",
        ),
        section(anchor="sec-1", title="Резолюция 1373 (2001) и резолюция 1540 (2004)"),
    )
    assert [words for words, _ in references(made)] == ["A/73/505", "A/RES/73/27", "резолюция 1540 (2004)"]
