"""Tables in the text layer of a PDF: rows in a line, cells in lines, columns one after the other."""

from __future__ import annotations

import pytest
from pdf_prints import shapes

BEFORE = "1. Государства приняли к сведению данные, которые приводятся в таблице ниже по годам.\n"
AFTER = "2. Государства постановили вернуться к этому вопросу на следующей сессии.\n"
ROWS = "Показатель\t2019 год\t2020 год\nВзносы\t252\t43,3\nРасходы бюро\t16\t12,9"


@pytest.mark.parametrize(
    ("printed", "table"),
    [
        ("Показатель 2019 год 2020 год\nВзносы 252 43,3\nРасходы бюро 16 12,9\n", ROWS),
        (
            "Показатель      2019 год   2020 год\nВзносы          252        43,3\nРасходы бюро    16         12,9\n",
            ROWS,
        ),
        ("Показатель\n2019 год\n2020 год\nВзносы\n252\n43,3\nРасходы бюро\n16\n12,9\n", ROWS),
        (
            "Показатель\nВзносы\nРасходы бюро\n2019 год\n252\n16\n",
            "Показатель\nВзносы\nРасходы бюро\n2019 год\n252\n16",
        ),
        ("Взносы 12 000 2021\nРасходы 8 750 2022\n", "Взносы\t12 000\t2021\nРасходы\t8 750\t2022"),
    ],
    ids=["rows", "layout", "cells", "columns", "thousands"],
)
def test_a_table_is_one_block(printed: str, table: str) -> None:
    """Rows are parted by a line feed and cells by a tab; where nothing says what belongs to what, lines stay lines."""
    assert shapes(BEFORE + printed + AFTER) == [("prose", BEFORE[:-1]), ("table", table), ("prose", AFTER[:-1])]


@pytest.mark.parametrize(
    "printed",
    [
        "3. Взносы составили 252\n43,3\nи 16 единиц.\n",
        "a) 2019 год 2020 год;\nb) 2021 год 2022 год;\n",
        "Итого за 2019 год 2020 год было внесено все.\n",
    ],
)
def test_amounts_in_a_sentence_are_no_table(printed: str) -> None:
    """A numbered paragraph, an item and a sentence stay what they are."""
    assert "table" not in [shape for shape, _ in shapes(BEFORE + printed)]


def test_a_table_below_a_title() -> None:
    """The first cell begins with a capital and belongs to the table, not to the title above it."""
    cells = "Показатель\n2019 год\n2020 год\nВзносы\n252\n43,3\nРасходы бюро\n16\n12,9\n"
    found = shapes(f"{BEFORE}A. Исполнение бюджета\n{cells}{AFTER}")
    assert found[1:3] == [("heading", "A. Исполнение бюджета"), ("table", ROWS)]


@pytest.mark.parametrize(
    "printed",
    [
        "Показатель\nВзносы\nРасходы бюро\n\n2019 год\n252\n16\n\n2020 год\n43,3\n12,9\n\n",
        "Показатель\n2019 год\nВзносы 252\nРасходы бюро\n16\n\n2020 год\n43,3\n12,9\n\n",
    ],
    ids=["columns", "the first one among the names"],
)
def test_columns_with_blank_lines_between(printed: str) -> None:
    """As many names and amounts in each column make rows."""
    assert shapes(BEFORE + printed + AFTER) == [("prose", BEFORE[:-1]), ("table", ROWS), ("prose", AFTER[:-1])]


def test_a_heading_before_the_last_column() -> None:
    """What stands below a table may be printed before its last column."""
    printed = "Показатель\nВзносы\nРасходы\n\nII.\n\nСведения об обмене\n\n2019 год\n252\n16\n\n"
    assert [text for _, text in shapes(BEFORE + printed + AFTER)][1:3] == [
        "Показатель\t2019 год\nВзносы\t252\nРасходы\t16",
        "II. Сведения об обмене",
    ]


def test_columns_of_other_lengths() -> None:
    """Where names and amounts are not as many, no line is said to belong to another."""
    printed = "Показатель\nВзносы\nРасходы\nИтого\n\n2019 год\n252\n\n2020 год\n43,3\n\n"
    assert "\t" not in "".join(text for _, text in shapes(BEFORE + printed + AFTER))


def test_a_table_in_front_of_everything() -> None:
    """A print may begin with a table."""
    cells = "Показатель\n2019 год\n2020 год\nВзносы\n252\n43,3\nРасходы бюро\n16\n12,9\n"
    assert shapes(cells + AFTER)[0] == ("table", ROWS)
