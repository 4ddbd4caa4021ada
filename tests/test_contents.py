"""A printed table of contents: one table in every format, and its titles begin no sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_prints import close

from build_corpus.model import ReaderName, Shape
from build_corpus.reading import read

PDF, OCR, DOCX = ReaderName.PDF_TEXT, ReaderName.OCR_MARKDOWN, ReaderName.DOCX_TEXT
AFTER = "1. Общие положения\n\n1. Группа провела четыре сессии.\n\n2. Группа избрала Председателя.\n"

COLUMNS = """
Глава                          Пункты  Стр.

1. Положения ...............   1–12      4
2. Обман с ис-
   пользованием ИКТ ........  13–30      7
Прилож.
I. Бюро ...............                15
"""


def blocks(text: str, reader: ReaderName) -> list[tuple[Shape, str]]:
    """The shape and the text of each block; every character of `text` has one fate."""
    result = read(text.encode(), "a.txt", reader=reader)
    close(result)
    return [(block.shape, block.text.text) for block in result.blocks]


@pytest.mark.parametrize(
    ("reader", "printed", "table"),
    [
        (PDF, "Введение ............ 3\nI. Угрозы ........... 12\n", "Введение\t3\nI. Угрозы\t12"),
        (PDF, "\nСтр.\n\nВведение . . . . . 3\n\nI. Угрозы . . . 12\n", "Стр.\nВведение\t3\nI. Угрозы\t12"),
        (
            PDF,
            COLUMNS,
            "Глава Пункты Стр.\n1. Положения\t1–12\t4\n2. Обман с использованием ИКТ\t13–30\t7\nПрилож.\nI. Бюро\t15",
        ),
        (PDF, "Предисловие …… iv\nВведение …… 3\n", "Предисловие\tiv\nВведение\t3"),
        (OCR, "\nВведение ............ 3\n\n- I. Угрозы ........ 12\n", "Введение\t3\nI. Угрозы\t12"),
        (OCR, "\n[Введение](#p3) ........ 3\n\n**I. Угрозы** ..... 12\n", "Введение\t3\nI. Угрозы\t12"),
        (DOCX, "Введение\t3\nI.\tУгрозы\t12\n", "Введение\t3\nI.\tУгрозы\t12"),
        (DOCX, "Введение........3\nУгрозы.......12\n", "Введение\t3\nУгрозы\t12"),
    ],
    ids=["leaders", "spaced-leaders", "paragraphs", "ellipses", "list", "markup", "word", "word-leaders"],
)
def test_a_table_of_contents_is_one_table(reader: ReaderName, printed: str, table: str) -> None:
    """Behind the heading, whatever names the columns; titles over two lines are joined, leaders left out."""
    found = blocks(f"Содержание\n{printed}\n{AFTER}", reader)
    assert found[:2] == [(Shape.HEADING, "Содержание"), (Shape.TABLE, table)]
    assert [text for _, text in found].count("1. Группа провела четыре сессии.") == 1


def test_a_heading_in_one_line_with_the_columns() -> None:
    """«Содержание» and «Стр.» at the margins of one line are parted."""
    found = blocks(f"Содержание                    Стр.\n\nВведение ..... 3\nУгрозы ...... 12\n\n{AFTER}", PDF)
    assert found[:2] == [(Shape.HEADING, "Содержание"), (Shape.TABLE, "Стр.\nВведение\t3\nУгрозы\t12")]


def test_without_a_heading_three_entries_are_a_table_of_contents() -> None:
    """As on its second page."""
    found = blocks(f"Введение ..... 3\n\nУгрозы ...... 12\n\nВыводы ...... 15\n\n{AFTER}", OCR)
    assert found[0] == (Shape.TABLE, "Введение\t3\nУгрозы\t12\nВыводы\t15")


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (OCR, "Содержание\n\nВ докладе 3 главы.\n\nВ приложении 12\n"),
        (OCR, "Содержание\n\nВсего пунктов 30\n\nИз них новых 12\n"),
        (OCR, "Фамилия ..........\n\nИмя ..........\n\nДата ..........\n"),
        (OCR, "Продолжение следует.... 5 лет спустя\n\nОн сказал: «Хорошо....»\n"),
        (PDF, "1. Государства одобрили пункты 1... 3 доклада.\n2. Государства отметили пункты 4... 9 доклада.\n"),
        (DOCX, "Участники\nРоссия 12\nКитай 15\nИндия 17\n"),
    ],
    ids=["sentences", "pages-fall", "form", "dots", "ellipses", "no-heading"],
)
def test_what_is_no_table_of_contents(reader: ReaderName, text: str) -> None:
    """Amounts without a heading, pages that fall, leaders without a page and dots in sentences stay what they are."""
    assert Shape.TABLE not in [shape for shape, _ in blocks(text, reader)]


TITLES = st.text(alphabet="Ааб .,-–()", min_size=1, max_size=90).map(lambda title: f"Глава {title}".strip())
LEADERS = st.sampled_from([" ..... ", "........", " . . . . . ", "………", " .....\n"])
ENTRIES = st.lists(st.tuples(TITLES, LEADERS, st.integers(1, 400)), min_size=2, max_size=8)


@given(ENTRIES, st.sampled_from(list(ReaderName)), st.sampled_from(["\n", "\n\n", "\r\n", "\f"]))
def test_every_character_of_a_table_of_contents_has_one_fate(
    entries: list[tuple[str, str, int]], reader: ReaderName, end: str
) -> None:
    """However titles, leaders and ends of lines fall, the ledger closes and no letter is lost."""
    text = end.join(["Содержание", *(f"{title}{leader}{page}" for title, leader, page in entries), AFTER])
    kept = "".join(found for _, found in blocks(text, reader))
    assert [sign for sign in kept if sign.isalnum()] == [sign for sign in text if sign.isalnum()]
