"""Labels that their series proves, and lists that their indents nest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import Line, built, heading, outline, reading

from build_corpus import structure
from build_corpus.model import Fact, Known, Metadata, ReaderName
from build_corpus.structure.labels import heading_label
from build_corpus.structure.nesting import follows

LISTS: dict[str, tuple[list[Line | str], list[str]]] = {
    "decimals with a dot": (
        ["1. Первый пункт доклада.", "1.1. Его часть.", "1.2. Другая часть.", "2. Второй пункт доклада."],
        [
            "  paragraph 1: Первый пункт доклада.",
            "    paragraph 1.1: Его часть.",
            "    paragraph 1.2: Другая часть.",
            "  paragraph 2: Второй пункт доклада.",
        ],
    ),
    "decimals without a dot": (
        ["1. Он призывает:", "1.1 сотрудничать в мерах;", "1.2 обмениваться опытом.", "2. Он просит доклад."],
        [
            "  paragraph 1: Он призывает:",
            "    paragraph 1.1: сотрудничать в мерах;",
            "    paragraph 1.2: обмениваться опытом.",
            "  paragraph 2: Он просит доклад.",
        ],
    ),
    "an insertion among decimals": (
        ["1.1. Запрос направляется.", "1.1 bis. Он краток.", "1.2. Ответ дается."],
        [
            "  paragraph 1.1: Запрос направляется.",
            "  paragraph 1.1 bis: Он краток.",
            "  paragraph 1.2: Ответ дается.",
        ],
    ),
    "a number of the text": (
        ["1. Расходы на эти меры составят:", "2.5 млн долларов на все годы вперед."],
        ["  paragraph 1: Расходы на эти меры составят:", "  text: 2.5 млн долларов на все годы вперед."],
    ),
    "letters with a dot": (
        ["1. Он просит:", "а. подготовить доклад;", "б. созвать совещание."],
        ["  paragraph 1: Он просит:", "    item а: подготовить доклад;", "    item б: созвать совещание."],
    ),
    "Roman numerals with a dot": (
        ["1. Он может требовать:", "i. нарушения мер;", "ii. цели получения."],
        ["  paragraph 1: Он может требовать:", "    item i: нарушения мер;", "    item ii: цели получения."],
    ),
    "a blank before the bracket": (
        ["1. Он предложил:", "a ) обмен;", "b ) помощь."],
        ["  paragraph 1: Он предложил:", "    item a: обмен;", "    item b: помощь."],
    ),
    "an abbreviation": (
        ["Стороны подписали протокол в двух городах.", "а. Душанбе и прочие места этого края."],
        ["  text: Стороны подписали протокол в двух городах.", "  text: а. Душанбе и прочие места этого края."],
    ),
    "a digit for a letter": (
        ["1. Он рассмотрел вопросы:", "а) первый;", "6) второй;", "в) третий."],
        [
            "  paragraph 1: Он рассмотрел вопросы:",
            "    item а: первый;",
            "    item 6: второй;",
            "    item в: третий.",
        ],
    ),
    "a blank before the dot": (
        ["1 . Комитет провел сессию.", "2. Комитет принял доклад."],
        ["  paragraph 1: Комитет провел сессию.", "  paragraph 2: Комитет принял доклад."],
    ),
    "lower signs under higher ones": (
        ["• Поддержка государств:", "◦ техническая;", "◦ правовая;", "• Координация."],
        [
            "  bullet: Поддержка государств:",
            "    bullet: техническая;",
            "    bullet: правовая;",
            "  bullet: Координация.",
        ],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_labels_that_their_series_proves(case: str) -> None:
    """What numbers a paragraph is told from its neighbours."""
    lines, expected = LISTS[case]
    document = built(*lines)
    assert outline(document)[1:] == expected
    assert document.diagnostics == ()


@pytest.mark.parametrize(
    ("indents", "depths"),
    [
        ([0, 0, 0], [0, 0, 0]),
        ([0, 2, 0], [0, 1, 0]),
        ([0, 4, 8], [0, 1, 2]),
        ([0, 1, 0], [0, 0, 0]),
        ([4, 8, 4], [0, 1, 0]),
    ],
)
def test_indents_nest_bullets(indents: list[int], depths: list[int]) -> None:
    """A bullet that is set in stands under the one before it, where the format keeps indents."""
    made = reading(*(f"• пункт {number};" for number in range(len(indents))))
    blocks = tuple(replace(block, indent=indent) for block, indent in zip(made.blocks, indents, strict=True))
    metadata = Metadata("made", Fact("", Known.PRINTED))
    kept = structure.build(replace(made, blocks=blocks, reader=ReaderName.OCR_MARKDOWN), metadata)
    lines = outline(kept)[1:]
    assert [(len(line) - len(line.lstrip())) // 2 - 1 for line in lines] == depths
    flat = structure.build(replace(made, blocks=blocks, reader=ReaderName.PDF_TEXT), metadata)
    assert len({len(line) - len(line.lstrip()) for line in outline(flat)[1:]}) == 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1.1", "1.2", True),
        ("1.9", "1.10", True),
        ("1", "1.1", True),
        ("1.3", "2", True),
        ("1.3", "2.1", True),
        ("2.3", "2.3.1", True),
        ("2.3.4", "2.4", True),
        ("1.1", "1.1 bis", True),
        ("1.1 bis", "1.2", True),
        ("1.1", "1.3", False),
        ("1.1", "2.2", False),
        ("1.2", "1.1", False),
    ],
)
def test_decimals_that_follow_each_other(first: str, second: str, *, expected: bool) -> None:
    """A decimal goes on at any of its places."""
    assert follows(first, second) is expected


def test_a_table_of_contents_is_no_outline() -> None:
    """Lines whose dots lead to a page open no section and number no paragraph."""
    document = built(
        heading("Доклад о работе"),
        heading("Содержание"),
        "1. Введение ........ 2",
        "II. Выводы . . . . . . 5",
        heading("I. Введение"),
        "1. Первый пункт доклада.",
    )
    assert outline(document) == [
        "#",
        "  title: Доклад о работе",
        "# Содержание",
        "  text: 1. Введение ........ 2",
        "  text: II. Выводы . . . . . . 5",
        "# I Введение",
        "  paragraph 1: Первый пункт доклада.",
    ]


def test_numbers_of_headings_without_a_dot() -> None:
    """Where the layout shows a heading, its number needs no dot; sections may be lettered."""
    document = built(
        heading("1 Цели"),
        "Они таковы, как сказано выше.",
        heading("2 Действия"),
        "Они таковы, как сказано ниже.",
        "Раздел A. Право",
        "Оно применимо ко всем государствам.",
    )
    assert [(section.label, section.title.text) for section in document.walk()] == [
        ("1", "Цели"),
        ("2", "Действия"),
        ("A", "Право"),
    ]


def test_numbered_titles_of_an_annex() -> None:
    """A line that is no sentence, with the first part of its number behind it, is a heading, shown as one or not."""
    document = built(
        "1. Утвердить План мероприятий.",
        "Приложение № 1",
        "1. Общие мероприятия",
        "1.1. Разработка перечня.",
        "2. Специальные мероприятия",
        "2.1. Проведение операции.",
    )
    assert outline(document)[2:] == [
        "# Приложение № 1",
        "## 1 Общие мероприятия",
        "  paragraph 1.1: Разработка перечня.",
        "## 2 Специальные мероприятия",
        "  paragraph 2.1: Проведение операции.",
    ]
    assert document.diagnostics == ()


def test_levels_of_the_markup_where_nothing_has_a_label() -> None:
    """Headings of one level stand beside each other, whatever level the first one has."""
    lines = [heading("Декларация", 3)]
    for title, level in (("Преамбула", 4), ("Партнерство", 4), ("Торговля", 5), ("Мир", 5), ("Развитие", 4)):
        lines += [heading(title, level), Line("Мы вновь подтверждаем приверженность этому делу.")]
    document = built(*lines)
    assert [line for line in outline(document) if "# " in line] == [
        "# Преамбула",
        "# Партнерство",
        "## Торговля",
        "## Мир",
        "# Развитие",
    ]


def test_a_heading_of_a_section_is_no_group() -> None:
    """What the markup sets like the other headings ends the numbered paragraph before it."""
    document = built(
        heading("Введение", 2),
        "1. Заседание преследует эти цели.",
        heading("Вопросы для обсуждения", 2),
        "• Каковы угрозы?",
        "• Каковы меры?",
    )
    assert outline(document)[-3:] == ["# Вопросы для обсуждения", "  bullet: Каковы угрозы?", "  bullet: Каковы меры?"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Ш. Мустафаев А. Оверчук", None),
        ("В. В. Путин", None),
        ("Ш. Документация", "Ш"),
        ("А. Открытие сессии", "А"),
        ("В. Участники", "В"),
    ],
)
def test_people_are_no_headings(line: str, label: str | None) -> None:
    """Initials of those who sign label nothing."""
    found = heading_label(line)
    assert (found.printed if found else None) == label


def test_clauses_of_a_word_each() -> None:
    """Heads of one word are clauses even where only one of them is followed by a label."""
    document = built(
        "Комитет, рассмотрев доклад,",
        "учитывая",
        "a) что число инцидентов растет;",
        "b) что обмен недостаточен,",
        "признавая",
        "роль национальных центров,",
        "рекомендует",
        "создать национальные центры.",
    )
    assert outline(document)[2:] == [
        "# учитывая",
        "  item a: что число инцидентов растет;",
        "  item b: что обмен недостаточен,",
        "# признавая",
        "  text: роль национальных центров,",
        "# рекомендует",
        "  text: создать национальные центры.",
    ]
