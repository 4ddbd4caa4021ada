"""The notes of a page end where the text goes on, and numbers of other things begin none."""

from __future__ import annotations

import pytest
from pdf_prints import read_print

RULE = "__________________"
FIRST = "1. Государства отметили важность укрепления доверия{} и призвали к диалогу."
NOTE = "См. A/75/816."


def found(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts of the blocks, and the notes."""
    reading = read_print(text)
    return [block.text.text for block in reading.blocks], [(note.label, note.text.text) for note in reading.notes]


@pytest.mark.parametrize("page_break", ["\n", "\n\n", "\f"], ids=["no blank line", "a blank line", "a form feed"])
@pytest.mark.parametrize("label", ["1 ", " 1 ", "1\n"], ids=["label", "set in", "in its own line"])
@pytest.mark.parametrize("number", [2, 10])
def test_a_numbered_paragraph_behind_a_note_begins_no_note(page_break: str, label: str, number: int) -> None:
    """The notes of a document have labels without a full stop, its paragraphs have labels with one."""
    behind = [f"{number}. Второй пункт касается организации работы и сроков.", f"{number + 1}. Третий пункт."]
    head = FIRST.format("1").replace("1.", f"{number - 1}.", 1)
    text = "\n".join([head, RULE, f"{label}{NOTE}"]) + page_break + "\n".join(behind) + "\n"
    assert found(text) == ([head, *behind], [("1", NOTE)])


def test_a_page_whose_end_is_not_known_ends_with_its_notes() -> None:
    """The paragraph that is due next begins no note though the ends of other pages are known."""
    pages = [f"{FIRST.format(1)}\n{RULE}\n 1 {NOTE}\n2. Второй пункт.\n", "3. Третий пункт.\n"]
    assert found("\f".join(pages)) == (
        [FIRST.format(1), "2. Второй пункт.", "3. Третий пункт."],
        [("1", NOTE)],
    )


def test_notes_whose_labels_have_a_full_stop() -> None:
    """They stay notes where the document prints all of them so."""
    pages = [f"{FIRST.format(1)}\n{RULE}\n 1. {NOTE}\n 2. Там же.\n", "2. Второй пункт2.\n"]
    assert found("\f".join(pages)) == ([FIRST.format(1), "2. Второй пункт2."], [("1", NOTE), ("2", "Там же.")])


@pytest.mark.parametrize("numbers", [("1", "2"), ("2", "3"), ("", "2")], ids=["1", "2", "no number on the first page"])
@pytest.mark.parametrize("page_break", ["\n", "\n\n", "\n\f"], ids=["no blank line", "a blank line", "a form feed"])
@pytest.mark.parametrize("at_top", [True, False], ids=["top", "bottom"])
def test_the_number_of_a_page_begins_no_note(numbers: tuple[str, str], page_break: str, *, at_top: bool) -> None:
    """«Статья 2» is no mark of a note, and a page that begins with an article is none."""
    blocks = ["Статья {}. Общие положения", "1. Стороны сотрудничают в целях предупреждения преступлений."]
    pages = [[each.format(2 * page + part) for part in (1, 2) for each in blocks] for page in (0, 1)]
    printed = [
        "\n".join(line for line in ([number, *page] if at_top else [*page, number]) if line)
        for number, page in zip(numbers, pages, strict=True)
    ]
    texts, notes = found(page_break.join(printed) + "\n")
    assert notes == []
    if numbers[0]:
        assert texts == [*pages[0], *pages[1]]


def test_blank_space_around_the_heads_of_clauses_parts_no_pages() -> None:
    """Short lines that seem to go on tell nothing of the space between lines: the notes of one page stay together."""
    clauses = [
        (head, f"{label}) меры по обеспечению устойчивости сетей и укреплению доверия{mark},")
        for head, label, mark in (("напоминая", "a", "1"), ("учитывая", "b", ""), ("признавая", "c", "2"))
    ]
    text = "".join(f"{item}\n\n\n\n\n  {head}\n\n\n\n\n" for head, item in clauses)
    text += "довести настоящую резолюцию до сведения заинтересованных органи-\n\nзаций и госу-\n\nдарств.\n\n"
    text += f"{RULE}\n\n 1 {NOTE}\n\n 2 Там же.\n"
    assert found(text)[1] == [("1", NOTE), ("2", "Там же.")]
