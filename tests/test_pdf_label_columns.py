"""Labels that a program prints apart from their texts come back before them."""

from __future__ import annotations

import pytest
from pdf_prints import block_texts

HEAD = "1. Государства договорились о следующих мерах, которые будут приниматься:\n"


@pytest.mark.parametrize(
    ("printed", "texts"),
    [
        (
            "a)\n\nb)\n\nукреплять доверие между ними;\n\nобмениваться сведениями.\n",
            ["a) укреплять доверие между ними;", "b) обмениваться сведениями."],
        ),
        (
            "i)\nукреплять доверие между ними;\nобмениваться сведениями;\nпомогать другим.\nii)\n\niii)\n",
            ["i) укреплять доверие между ними;", "ii) обмениваться сведениями;", "iii) помогать другим."],
        ),
        (
            "a)\n\nB.\n\nукреплять доверие между ними.\n\nКаналы связи\n",
            ["a) укреплять доверие между ними.", "B. Каналы связи"],
        ),
        (
            "a)\nукреплять доверие;\nb)\nобмениваться сведениями.\n",
            ["a) укреплять доверие;", "b) обмениваться сведениями."],
        ),
    ],
    ids=["before", "behind", "a heading among items", "beside"],
)
def test_a_column_of_labels(printed: str, texts: list[str]) -> None:
    """Each label stands before its own text, wherever the column was printed."""
    assert block_texts(HEAD + printed)[1:] == texts


def test_a_first_line_printed_alone() -> None:
    """The first line of a numbered paragraph comes back behind its number."""
    alone = "Государства подтвердили, что обмен сведениями об угрозах имеет"
    printed = f"{HEAD}\n{alone}\n\n2.\nбольшое значение для доверия.\n"
    assert block_texts(printed)[1] == f"2. {alone} большое значение для доверия."


@pytest.mark.parametrize("ending", ["в пункте\n86.\n", "в пункте 80 или\n86.\n"])
def test_a_number_that_ends_a_sentence(ending: str) -> None:
    """«… в пункте | 86.» is no label of the paragraph behind it."""
    printed = f"1. Государства руководствуются принципами, изложенными {ending}2. Они обмениваются опытом.\n"
    assert [text[:2] for text in block_texts(printed)] == ["1.", "2."]


def test_a_first_line_printed_alone_may_be_all_there_is() -> None:
    """A line that came back behind its number, and whose text another block goes on, has one fate."""
    alone = "Собственные краткосрочные технологии и, в частности,"
    assert block_texts(f"\n{alone}\n\nх\nнаук.\n6.\n    н")[-2:] == [f"6. {alone}", "н"]
