"""Columns of labels, and last lines beside them, as the plain print of pdftotext has them."""

from __future__ import annotations

import pytest
from pdf_prints import block_texts

HEAD = (
    "1. Государства договорились о следующих мерах, которые будут приниматься ими\n"
    "совместно и в полном объеме, в том числе в рамках этой и других программ, в\n"
    "целях сотрудничества и обмена сведениями между ними и другими участниками\n"
    "этих программ:\n"
)
NESTED = (
    "a)\n\nb)\n\nукреплять доверие:\n\ni)\n\nмежду собой;\n\nii)\n\nмежду народами;\n\nобмениваться сведениями.\n",
    ["a) укреплять доверие:", "i) между собой;", "ii) между народами;", "b) обмениваться сведениями."],
)
CLAUSES = (
    "решает\n1\n2\n\nукреплять доверие;\nобмениваться сведениями.\nпоручает Совету\n1\n\nсодействовать мерам.\n",
    [
        "решает",
        "1 укреплять доверие;",
        "2 обмениваться сведениями.",
        "поручает Совету",
        "1 содействовать мерам.",
    ],
)
HEADED = (
    "a)\n\nC.\n\nукреплять доверие между ними.\n\nКаналы связи\n",
    ["a) укреплять доверие между ними.", "C. Каналы связи"],
)

BESIDE_HEADING = (
    "a)\n\nучиться у других;\n\nb)\n\nC.\n\nукреплять доверие между ними.\n\nКаналы связи\n",
    ["a) учиться у других;", "b) укреплять доверие между ними.", "C. Каналы связи"],
)


@pytest.mark.parametrize(
    ("printed", "texts"),
    [NESTED, CLAUSES, HEADED, BESIDE_HEADING],
    ids=["a list in a list", "clauses", "a heading below items", "its label beside an item"],
)
def test_a_series_of_labels(printed: str, texts: list[str]) -> None:
    """Each label stands before the text that its series gives it."""
    assert block_texts(HEAD + printed)[1:] == texts


def test_a_label_before_the_rest_of_an_item() -> None:
    """On top of a page, the label of the next item may stand before what the item before it still has to say."""
    printed = f"{HEAD}a)\nукреплять доверие между ними и пере-\n\fb)\n\nдавать сведения;\nпомогать другим.\n"
    assert block_texts(printed)[1:] == ["a) укреплять доверие между ними и передавать сведения;", "b) помогать другим."]


LAST_LINES = [
    "a)\nденции;\n\nукреплять доверие и изучать тен-\n\nb)\n\nпомогать другим.\n",
    "a)\n\nукреплять доверие и изучать тен-\n\nb)\n\nпомогать другим.\n\nденции;\n",
    "a)\nденции;\nb)\n\nукреплять доверие и изучать тен-\n\nпомогать другим.\n",
]


@pytest.mark.parametrize("printed", LAST_LINES, ids=["below the label", "by itself", "between labels"])
def test_a_short_last_line(printed: str) -> None:
    """The last line of an item goes on its first line, wherever it is printed."""
    assert block_texts(HEAD + printed)[1:] == ["a) укреплять доверие и изучать тенденции;", "b) помогать другим."]


def test_a_last_line_goes_on_one_line_only() -> None:
    """What may go on two lines stays where it is printed, and is not lost."""
    printed = "a)\n\nукреплять доверие\n\nb)\n\nпомогать другим в поисках\n\nc)\n\nучиться.\n\nмира;\n"
    assert "мира;" in block_texts(HEAD + printed)[-1]


def test_labels_that_make_no_series() -> None:
    """Where a label finds no text of its series, all stay as printed."""
    printed = f"{HEAD}a)\n\nукреплять доверие;\n\ni)\n\niii)\n\nпомогать другим;\n\nучиться.\n"
    assert "iii) помогать другим;" not in block_texts(printed)
