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


def test_the_text_of_a_label_below_the_rule() -> None:
    """A label in one box with the rule of the notes has its text behind it, before the notes."""
    printed = (
        "a) \n\nукреплять доверие1 между ними; \n\nb) \n__________________ \n\n"
        "обмениваться сведениями. \n\n1  Резолюция 75/240. \n"
    )
    result = read_print(HEAD + printed + END)
    assert [block.text.text for block in result.blocks][1:] == [
        "a) укреплять доверие1 между ними;",
        "b) обмениваться сведениями.",
    ]
    assert [note.text.text for note in result.notes] == ["Резолюция 75/240."]


def test_a_running_head_below_a_label() -> None:
    """A label at the left margin may be printed before the symbol that heads its page."""
    first = f"{HEAD}a) \n\nукреплять доверие; \n\n1/4 \n\n\f"
    second = "b) \n\nA/75/1 \n\nобмениваться сведениями; \n\n2/4 \n\n\f"
    third = "A/75/1 \n\nc) \n\nпомогать другим. \n\n3/4 \n\n\fA/75/1 \n\n4/4 \n\n\f"
    items = ["a) укреплять доверие;", "b) обмениваться сведениями;", "c) помогать другим."]
    assert block_texts(first + second + third)[1:] == items


def test_a_heading_does_not_stand_below_a_colon() -> None:
    """What follows a colon is a title of bullets: the letter belongs to the heading behind them."""
    printed = (
        "B. \n\nМеры укрепления доверия \n\n• \n\nГосударства обмениваются опытом. \n\n"
        "Правила поведения государств \n\n2. \nГосударства соблюдают правила, о которых они договорились ранее. \n"
    )
    assert texts(printed)[2] == "B. Правила поведения государств"


def test_the_last_line_of_an_item_in_a_box_of_labels() -> None:
    """A short last line flush with labels is printed among them: the word that it ends tells its item."""
    printed = (
        "a) \n\nb) \nниваются сведениями. \n\nукреплять доверие между государствами, которые участвуют в обмене; \n\n"
        "создавать условия для того, чтобы государства регулярно обме-\n"
    )
    assert texts(printed)[-1] == ("b) создавать условия для того, чтобы государства регулярно обмениваются сведениями.")


def test_fixed_phrases_tell_of_a_seam() -> None:
    """«с тем | чтобы»: of two numbers whose first lines are printed elsewhere, each gets the one that it goes on."""
    box = (
        "2. \nтем чтобы каждое из них могло обмениваться сведениями об угрозах; \n"
        "3. \nвопросам разоружения подготовить доклад по этой важной теме. \n\n"
    )
    first, second = "призывает государства укреплять доверие, с", "просит Комитет по важным и неотложным"
    assert texts(f"{box}{second} \n\n{first} \n\n") == [
        f"2. {first} тем чтобы каждое из них могло обмениваться сведениями об угрозах;",
        f"3. {second} вопросам разоружения подготовить доклад по этой важной теме.",
    ]
