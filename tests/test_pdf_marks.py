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
