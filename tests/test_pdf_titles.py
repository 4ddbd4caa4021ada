"""Titles in the text layer of a PDF whose lines no blank space parts: what stands around them and how they read."""

from __future__ import annotations

import pytest
from pdf_prints import block_texts, read_print, shapes

from build_corpus.reading.pdf_capitals import Capitals, breaks_off, is_title

FULL = "Государства подтвердили, что обмен сведениями об угрозах укрепляет доверие между ними.\n"
LONG = (
    "Государства подтвердили, что обмен сведениями об угрозах укрепляет доверие между ними, и\n"
    "отметили, что такой обмен следует продолжать на регулярной основе всем государствам.\n"
)
SAID = "Группа рассмотрела доклады, в которых государства сообщили о принятых ими мерах, и\n" + LONG


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"I. Введение\n1. {LONG}Общие замечания участников\n2. {LONG}", ["I. Введение", "Общие замечания участников"]),
        (
            f"I. Введение\n1. {LONG}II. Меры доверия\nA. Каналы связи\nОбмен сведениями\n2. {LONG}",
            ["I. Введение", "II. Меры доверия", "A. Каналы связи", "Обмен сведениями"],
        ),
        (
            f"Статья 1\nПредмет соглашения и его\nотношение к праву\n{LONG}Статья 2\n{LONG}",
            ["Статья 1 Предмет соглашения и его отношение к праву", "Статья 2"],
        ),
        (f"Статья 1\n1. {LONG}2. {LONG}Статья 1 bis\n{LONG}", ["Статья 1", "Статья 1 bis"]),
        (
            f"A. Программа\n1. Исполнение программы\n1. {LONG}2. {LONG}2. Оценка\n3. {LONG}",
            ["A. Программа", "1. Исполнение программы", "2. Оценка"],
        ),
        (f"1. {LONG}Приложение\nПовестка дня сессии\n1. {LONG}", ["Приложение", "Повестка дня сессии"]),
        (f"1. {LONG}2. {LONG}", []),
        (f"1. {LONG}Меры доверия\nСТРАХОВЫЕ СОГЛАШЕНИЯ\n2. {LONG}", ["Меры доверия", "СТРАХОВЫЕ СОГЛАШЕНИЯ"]),
        (
            f"A. Меры доверия\nРоль Организации Объединенных Наций\n1. {LONG}",
            ["A. Меры доверия", "Роль Организации Объединенных Наций"],
        ),
        (
            f"1. {LONG}Меры доверия\nК вопросу о каналах связи\n2. {LONG}",
            ["Меры доверия", "К вопросу о каналах связи"],
        ),
        (f"1. {LONG}Меры доверия:\nпередача сведений\n2. {LONG}", ["Меры доверия: передача сведений"]),
        (f"1. {LONG}A. Меры доверия, а также\nсвязь\n2. {LONG}", ["A. Меры доверия, а также связь"]),
        (f"1. {LONG}A. Меры\na) обмен опытом;\nb) связь.\n2. {LONG}", ["A. Меры"]),
        (f"1. {LONG}A. Меры\n{SAID}2. {LONG}", ["A. Меры"]),
        (f"1. {LONG}Меры доверия\n[Подлинный текст на русском языке]\n2. {LONG}", ["Меры доверия"]),
        (f"1. {LONG}2. {LONG}Заключительные замечания участников", ["Заключительные замечания участников"]),
        (
            f"1. {LONG}A. Отдельные национальные\nИКТ-специалисты\n2. {LONG}",
            ["A. Отдельные национальные ИКТ-специалисты"],
        ),
        (
            f"Статья 1\nМеры доверия\nСтраховой фонд государств\n1. {LONG}",
            ["Статья 1 Меры доверия", "Страховой фонд государств"],
        ),
    ],
)
def test_titles_between_full_lines(text: str, titles: list[str]) -> None:
    """A title is found above a number or a text, each label begins one, and «Статья 1» takes the title below it."""
    assert [each for shape, each in shapes(text) if shape == "heading"] == titles


@pytest.mark.parametrize(
    ("before", "after", "begins"),
    [
        ("Общие замечания участников", "Меры доверия", True),
        ("Принципы, изложенные в Уставе", "Организации Объединенных Наций", False),
        ("В резолюции, которую приняла", "Генеральная Ассамблея на своей сессии", False),
        ("Меры по", "Укреплению", False),
        ("Меры доверия и", "Каналы связи", False),
        ("Сведения об угрозах, которые", "Секретариат", False),
        ("Группы реагирования на", "ИКТ-инциденты", False),
        ("Доклад подготовила госпожа", "Иванова", False),
    ],
)
def test_a_capital_that_begins_a_title(before: str, after: str, begins: object) -> None:
    """A name or an open phrase goes on; a common word in the nominative begins what is new."""
    names = Capitals.of(["в Уставе Организации", "решение Генеральной Ассамблеи"])
    assert names.may_begin(before, after) is begins


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Меры укрепления доверия", True),
        ("О ходе осуществления решений", True),
        ("Государства отметили важность мер", False),
        ("В соответствии с решением", False),
    ],
)
def test_how_a_title_reads(text: str, title: object) -> None:
    """It begins with a noun or «О», and has no finite verb."""
    assert is_title(text) is title


@pytest.mark.parametrize(("text", "open_end"), [("меры по", True), ("меры,", True), ("меры доверия", False)])
def test_a_line_that_breaks_off(text: str, open_end: object) -> None:
    """A preposition or a comma leaves a line open."""
    assert breaks_off(text) is open_end


def test_a_running_sentence_keeps_its_names() -> None:
    """A capital in a sentence begins no paragraph, neither after a full line nor after a page's end."""
    text = f"1. {FULL}2. Принципы, изложенные в Уставе\f Организации Объединенных Наций, относятся к делу.\n"
    assert [each for _, each in shapes(text)][1].endswith("Уставе Организации Объединенных Наций, относятся к делу.")


@pytest.mark.parametrize(
    "text",
    [
        "решает\n1 продолжать работу;\n2 помогать странам,\nпоручает Генеральному секретарю\n1 доложить об этом;\n",
        "решает\n1. продолжать работу;\n2. оказывать помощь странам,\nпоручает Совету\n1. доложить об этом.\n",
        "решает\n\n1 продолжать\nту же\nработу;\n\n2 помогать,\n\nпредлагает Совету\n\nпринять\nучастие\nв работе.\n",
    ],
)
def test_the_heads_of_clauses_stand_alone(text: str) -> None:
    """A verb above a first label heads a clause, whatever sign ends the line before."""
    heads = [each for _, each in shapes(text) if each.split()[0] in ("решает", "поручает", "предлагает")]
    assert [len(each.split()) <= 3 for each in heads] == [True, True]


def test_a_place_and_date_is_no_title() -> None:
    """«Нью-Йорк, 3 марта 2023 года» closes a letter."""
    text = f"{LONG}\nНью-Йорк, 3 марта 2023 года\n\n{LONG}"
    assert ("prose", "Нью-Йорк, 3 марта 2023 года") in shapes(text)


def test_many_titles_in_a_row() -> None:
    """Parts, chapters and articles that follow each other are found however many lines they take together."""
    title = "Меры доверия государств\nв области связи и\nобмена сведениями\nоб угрозах\n"
    heads = ["Часть I", "Глава 1", "Статья 1", "Статья 2", "Статья 3"]
    text = f"1. {LONG}" + "".join(f"{head}\n{title}" for head in heads) + LONG
    found = [each for shape, each in shapes(text) if shape == "heading"]
    assert found == [f"{head} {title[:-1]}".replace("\n", " ") for head in heads]


def test_what_closes_a_resolution_stands_alone() -> None:
    """The meeting and its date are a line of their own behind a full line, too."""
    text = f"1. {LONG}2. {FULL}45-е пленарное заседание, 5 декабря 2018 года\n"
    assert shapes(text)[-1] == ("prose", "45-е пленарное заседание, 5 декабря 2018 года")
    annex = shapes(f"{text}Приложение\nСТРАХОВЫЕ\nСОГЛАШЕНИЯ НА 2002 ГОД\n1. {LONG}")
    assert annex[-3:-1] == [("heading", "Приложение"), ("heading", "СТРАХОВЫЕ СОГЛАШЕНИЯ НА 2002 ГОД")]


def test_the_first_operative_paragraph() -> None:
    """A verb of the organ behind «1.» begins a paragraph, although a comma ends the last preambular one."""
    text = f"Генеральная Ассамблея,\nссылаясь на свою резолюцию,\n1. постановляет продолжить работу;\n2. {LONG}"
    assert "1. постановляет продолжить работу;" in [each for _, each in shapes(text)]


def test_a_line_behind_the_mark_of_a_note() -> None:
    """A program that breaks the line at a mark leaves a short line, after which nothing new begins."""
    marked = "Государства подтвердили, что обмен5\nсведениями об угрозах укрепляет доверие между ними.\n"
    text = f"1. {LONG}2. {marked}Секретариат подготовит об этом доклад и представит его Генеральной Ассамблее.\n"
    assert [each[:2] for each in block_texts(text)] == ["1.", "2."]


def test_a_verb_that_only_introduces_heads_no_clause() -> None:
    """«включая:» in a line of its own belongs to its item."""
    text = (
        "4. Группа подтверждает, что растет угроза от стойких субъектов в международном контексте:\n"
        "a) для критически важной информационной инфраструктуры,\nвключая:\ni) объекты энергетики;\n"
        "ii) медицинские учреждения;\nb) для доступности и целостности Интернета.\n"
    )
    assert block_texts(text)[1:3] == [
        "a) для критически важной информационной инфраструктуры, включая:",
        "i) объекты энергетики;",
    ]


INNER = (
    "ние органов, которые отвечают за согласование деятельности учреждений и за распреде-\n"
    "ление имеющихся средств между теми странами, которым было отказано в его рассмотре-\n"
) * 20
"""Lines of one width, broken between syllables where that is possible."""


@pytest.mark.parametrize(
    ("last", "paragraphs", "doubtful"),
    [
        ("ние средств между теми странами, которым было отказано в просьбе о них.", 2, []),
        ("ние средств между теми странами, которым было отказано в просьбе о рассмотрении.", 1, [43]),
    ],
    ids=["room for a syllable", "no room"],
)
def test_where_a_paragraph_ends_in_a_full_line(last: str, paragraphs: int, doubtful: list[int]) -> None:
    """A line that a syllable of the next word had room in ends a paragraph; where none had, that is a doubt."""
    following = "Соответствующие органы приняли это решение, которое отвечает ожиданиям об улучше-\nнии дел.\n"
    result = read_print(f"Секретариат представил доклад на рассмотре-\n{INNER}{last}\n{following}")
    assert len(result.blocks) == paragraphs
    assert [each.lines[0] for each in result.diagnostics if each.code == "joined-paragraph"] == doubtful


def test_a_line_that_goes_on_opens_no_preamble() -> None:
    """«…, далее именуемые | Сторонами,» is one paragraph, and what follows it begins the preamble."""
    text = (
        "Соглашение о сотрудничестве государств\n"
        "Правительства государств — участников настоящего Соглашения, далее именуемые\nСторонами,\n"
        "будучи серьезно обеспокоенными ростом преступности в сфере информационных технологий\nи связи,\n"
        "руководствуясь нормами международного права,\nсогласились о нижеследующем:\n"
        "Статья 1. Термины\n1. Стороны сотрудничают.\n"
    )
    texts = block_texts(text)
    assert texts[1] == ("Правительства государств — участников настоящего Соглашения, далее именуемые Сторонами,")
    assert [each.split()[0] for each in texts[2:4]] == ["будучи", "руководствуясь"]
