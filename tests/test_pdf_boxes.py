"""Prints of pdfminer.six: boxes of lines, a blank line behind each, in an order that is not always the page's."""

from __future__ import annotations

import pytest
from pdf_prints import block_texts, read_print

HEAD = "1. \nГосударства договорились о следующих мерах, которые будут приниматься: \n\n"
END = "\n1/1 \n\n\f"


def texts(printed: str) -> list[str]:
    """The text of each block of a page, its number left out."""
    return block_texts(HEAD + printed + END)[1:]


@pytest.mark.parametrize(
    "printed",
    [
        "a) \n\nb) \n\nукреплять доверие между ними; \nобмениваться сведениями: \n\ni) \n\nоб угрозах. \n",
        "b) \n\na) \n\nукреплять доверие между ними; \n\nобмениваться сведениями: \ni) \n\nоб угрозах. \n",
        "укреплять доверие между ними; \nобмениваться сведениями: \n\nоб угрозах. \n\na) \nb) \n\ni) \n",
        "i) \n\na) \nb) \n\nукреплять доверие между ними; \nобмениваться сведениями: \nоб угрозах. \n",
    ],
    ids=["before", "in disorder", "behind", "the deeper level first"],
)
def test_labels_in_boxes_of_their_own(printed: str) -> None:
    """The labels of a page count on, wherever their boxes are printed."""
    assert texts(printed) == ["a) укреплять доверие между ними;", "b) обмениваться сведениями:", "i) об угрозах."]


def test_bullets_do_not_stand_before_titles() -> None:
    """Bullets say nothing of their order: they belong to sentences, and not to the title above them."""
    printed = "• \n\n• \n\nМеры укрепления доверия \n\nГосударства обмениваются опытом. \nОни помогают другим. \n"
    assert texts(printed) == ["Меры укрепления доверия", "• Государства обмениваются опытом.", "• Они помогают другим."]


NUMBERED = (
    "2. \n{}, которые были представлены государствами в ходе этой сессии. \n"
    "3. \n{} имеет большое значение для укрепления доверия между ними. \n\n"
)


def test_first_lines_inside_a_box() -> None:
    """The words at the seam tell which first line belongs to which number."""
    first = "Комитет по вопросам разоружения рассмотрел несколько различных"
    second = "Участники совещания отметили, что помощь этой большой"
    printed = f"{NUMBERED.format('докладов', 'программе')}{second} \n\n{first} \n\n"
    assert texts(printed) == [
        f"2. {first} докладов, которые были представлены государствами в ходе этой сессии.",
        f"3. {second} программе имеет большое значение для укрепления доверия между ними.",
    ]


def test_first_lines_that_fit_either_number() -> None:
    """Where the words do not tell, the lines stay where they are printed, and each is a doubt."""
    first = "Комитет по вопросам разоружения рассмотрел несколько различных"
    second = "Участники совещания отметили, что вклад международных"
    printed = f"{NUMBERED.format('докладов', 'организаций')}{second} \n\n{first} \n\n"
    assert [text[:12] for text in texts(printed)][-2:] == [second[:12], first[:12]]
    doubts = [doubt for doubt in read_print(HEAD + printed + END).diagnostics if doubt.code == "undecided-place"]
    assert [doubt.lines for doubt in doubts] == [(9, 9), (11, 11)]


def test_a_broken_word_at_the_end_of_a_first_line() -> None:
    """A line that comes to its place is joined with the next one as if it had been printed there."""
    printed = (
        "Цель таких мер состоит в том, чтобы государства доверяли друг другу. \n"
        "2. \nниваются сведениями об угрозах, которые известны каждому из них. \n\n"
        "Государства регулярно проводят совместные учения и обме-\n\n"
    )
    joined = "2. Государства регулярно проводят совместные учения и обмениваются сведениями об угрозах,"
    assert texts(printed)[-1] == f"{joined} которые известны каждому из них."
