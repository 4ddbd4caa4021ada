"""Marks of notes that a program prints before their lines."""

from __future__ import annotations

import pytest
from pdf_prints import read_print

HEAD = (
    "1. Государства договорились о следующих мерах, которые будут приниматься ими\n"
    "совместно и в полном объеме, в том числе в рамках этой и других программ, в\n"
    "целях сотрудничества и обмена сведениями:\n"
)
NOTES = "__________________\n5\nСм. резолюцию 65/1.\n\f2. Пункт.\n"


@pytest.mark.parametrize(
    ("printed", "text", "doubts"),
    [
        ("a)\n\nобмен сведениями об инци5\nдентах ;\n", "a) обмен сведениями об инцидентах5;", []),
        (
            "a)\n\nобмен сведениями об инци5\nдентах в сети;\n",
            "a) обмен сведениями об инцидентах5 в сети;",
            ["mark-place"],
        ),
        (
            "a)\n\nобмен сведениями и\n5\nопытом между ними;\n",
            "a) обмен сведениями и опытом5 между ними;",
            ["mark-place"],
        ),
        ("a)\n\nобмен сведениями об опыте5\nгосударств;\n", "a) обмен сведениями об опыте5 государств;", []),
        ("a)\n\nобмен сведениями и\n6\nопытом между ними;\n", "a) обмен сведениями и 6 опытом между ними;", []),
    ],
    ids=["a space shows the place", "in a broken word", "in a line of its own", "behind a word", "no mark of a note"],
)
def test_a_mark_before_its_line(printed: str, text: str, doubts: list[str]) -> None:
    """The mark comes back into its line; where its place is not proved, a doubt says so."""
    result = read_print(f"{HEAD}{printed}{NOTES}")
    assert result.blocks[1].text.text == text
    assert [doubt.code for doubt in result.diagnostics] == doubts


RAISED = (
    "1. Государства обратились к этой теме вновь\n{0}\n  и поручили экспертам продолжить работу в\n"
    "установленные сроки с учетом распределения\n{1}\n .\na)\nобеспечение целостности Интернета\n{2}\n ;\n"
    "для критически важной инфраструктуры\n{3}\n, включая энергетику.\n2. Группа провела сессию.\n{4}\n"
    "3. Вывод остается в силе.\n__________________\n"
)


@pytest.mark.parametrize("space", ["\n", "\n ", " "], ids=["labels alone", "and set in", "labels beside their texts"])
@pytest.mark.parametrize("first", [1, 2, 10, 99])
def test_raised_marks_in_lines_of_their_own(first: int, space: str) -> None:
    """The line behind a mark begins with the space or the sign that stands behind the mark in print."""
    labels = [str(label) for label in range(first, first + 5)]
    notes = "".join(f"{label}{space}См. документ A/{label}/201.\n" for label in labels)
    result = read_print(RAISED.format(*labels) + notes)
    a, b, c, d, e = labels
    assert [block.text.text for block in result.blocks] == [
        (
            f"1. Государства обратились к этой теме вновь{a} и поручили экспертам продолжить работу в "
            f"установленные сроки с учетом распределения{b}."
        ),
        f"a) обеспечение целостности Интернета{c};",
        f"для критически важной инфраструктуры{d}, включая энергетику.",
        f"2. Группа провела сессию.{e}",
        "3. Вывод остается в силе.",
    ]
    assert [note.label for note in result.notes] == labels
    assert result.diagnostics == ()


def test_numbers_alone_in_a_line_that_no_note_has() -> None:
    """They stay numbers: nothing proves that they are marks."""
    texts = [block.text.text for block in read_print(RAISED.format(1, 2, 3, 4, 5) + "6 См. доклад.\n").blocks]
    assert "вновь 1 и поручили" in texts[0]
