"""The text layers of PDFs: lines become paragraphs, and no character is lost."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_prints import block_texts, close, read_print, shapes
from typesetting import RULE, Set, contents, typeset

from build_corpus.ledger import Fate
from build_corpus.model import Diagnostic, Reading, Shape
from build_corpus.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES = Path(__file__).parents[1] / "corpus" / "sources"
REPORT, STATEMENT = "oewg-draft-report.pdf.txt", "cis-statement-2020.pdf.txt"

TIKA = Set(links=True)
PLAIN = Set(blank=0, form_feeds=True, trailing="", first_indent="", top="")
HEADED = replace(PLAIN, head="A/75/999", foot="{page}/{pages} 21-01234")
LAYOUTS = {
    "tika": TIKA,
    "tika, narrow": Set(links=True, width=52, page=28),
    "tika, wide": Set(links=True, width=110, page=60),
    "tika, no hyphens": Set(hyphens=False, width=64),
    "tika, no trailing spaces": Set(trailing=""),
    "tika, no spaces on top": Set(top=""),
    "tika, running heads": Set(head="A/75/999", foot="{page}/{pages} 21-01234"),
    "tika, heads and feet on top": Set(head="A/75/999|{page}/{pages} 21-01234"),
    "tika, a title on top": Set(head="Доклад Рабочей группы открытого состава|{page}"),
    "two blank lines": Set(blank=2, apart=2),
    "carriage returns": Set(links=True, line_end="\r"),
    "plain": PLAIN,
    "plain, narrow": replace(PLAIN, width=58),
    "plain, running heads": HEADED,
    "plain, no form feeds": replace(HEADED, form_feeds=False),
    "first lines set in": replace(PLAIN, first_indent="    ", width=70),
}


@cache
def _source(name: str) -> Reading:
    return read((SOURCES / name).read_bytes(), name)


# --- two documents of the United Nations ------------------------------------------------------------------------


def test_the_numbered_paragraphs_of_a_report() -> None:
    """All 117 are found, in order, and each ends a sentence."""
    texts = [block.text.text for block in _source(REPORT).blocks if block.text.text[0].isdigit()]
    assert [text.split(".")[0] for text in texts] == [str(number) for number in range(1, 118)]
    assert all(text.endswith(".") for text in texts)


def test_the_headings_of_a_report() -> None:
    """The lettered headings and their sub-headings are blocks of their own, wrapped ones whole."""
    headings = [block.text.text for block in _source(REPORT).blocks if block.shape is Shape.HEADING]
    assert [heading[0] for heading in headings if heading[1] == "."] == list("ABCDEFGH")
    assert "D. Правила, нормы и принципы ответственного поведения государств" in headings
    assert len(headings) == 28


def test_the_bullets_of_a_report() -> None:
    """Ten bullets stand in three groups with a title each."""
    blocks = _source(REPORT).blocks
    groups = [after for before, after in pairwise(blocks) if after.shape is Shape.BULLET is not before.shape]
    assert sum(block.shape is Shape.BULLET for block in blocks) == 10
    assert len(groups) == 3


def test_the_notes_of_a_report() -> None:
    """Eleven notes are lifted out of the pages they stand on, addresses over two lines whole."""
    notes = {note.label: note for note in _source(REPORT).notes}
    assert list(notes) == [str(number) for number in range(1, 12)]
    assert [note.page for note in notes.values()] == [2, 2, 2, 3, 7, 11, 11, 11, 15, 16, 22]
    assert notes["4"].text.text.endswith("URL: https://www.un.org/disarmament/open-ended-working-group/.")
    assert "/wp-content/uploads/2020/01/background-paper-on-existing" in notes["11"].text.text
    assert notes["5"].text.text == "См. шестнадцатый пункт преамбулы резолюции 73/27 Генеральной Ассамблеи."


@pytest.mark.parametrize(
    "words",
    [
        "отмечались конкретные направления развития техники",
        "в контексте международной безопасности.",
        "стабильной, доступной и мирной ИКТ-среды. Основой",
        "могут по-разному воспринимать угрозы",
        "спроса на ИКТ-специалистов после",
        "всеми государствами — членами Организации",
        "В нынешних условиях неопределенности государства",
        "выводов и опыта как получателями, так и поставщиками",
    ],
)
def test_words_broken_by_lines_pages_and_spaces_are_whole(words: str) -> None:
    """What lines, pages, notes and stray spaces part reads as it was meant."""
    assert any(words in block.text.text for block in _source(REPORT).blocks)


def test_a_letter_with_its_annex() -> None:
    """Masthead, letter, signature, annex and statement are parted as an editor would."""
    blocks = [(block.shape.value, block.text.text) for block in _source(STATEMENT).blocks]
    assert blocks[:4] == [
        ("prose", "Семьдесят пятая сессия"),
        ("prose", "Пункты 98 и 112 повестки дня"),
        ("heading", "Достижения в сфере информатизации и телекоммуникаций в контексте международной безопасности"),
        ("heading", "Противодействие использованию информационно-коммуникационных технологий в преступных целях"),
    ]
    headings = [text.split()[0] for shape, text in blocks[4:] if shape == "heading"]
    assert headings == ["Письмо", "Приложение", "Совместное"]
    assert blocks[7] == ("signature", "(Подпись) Бахтиёр Ибрагимов Постоянный представитель")
    assert blocks[9] == ("prose", "[Подлинный текст на русском языке]")
    assert len(blocks) == 24


def test_a_paragraph_over_two_pages_knows_both() -> None:
    """A paragraph that a page's end parts is one block, from the first page to the second."""
    block = next(block for block in _source(STATEMENT).blocks if "выступают за усиление обмена" in block.text.text)
    assert (block.first_page, block.page) == (2, 3)


@pytest.mark.parametrize("name", [REPORT, STATEMENT])
def test_every_character_has_one_fate(name: str) -> None:
    """The ledger closes, and gives the source back from the kept text, the notes and the dropped pieces."""
    reading = _source(name)
    account = close(reading)
    source = reading.source.text
    kept = "".join(block.text.text for block in reading.blocks)
    moved = "".join(note.text.text for note in reading.notes)
    dropped = {e.span.start: source[e.span.start : e.span.end] for e in account.entries if e.fate is Fate.DROPPED}
    assert account.rebuild_source(kept, moved, dropped) == source
    assert account.rebuild_text(source, Fate.KEPT) == kept


@pytest.mark.parametrize("name", [REPORT, STATEMENT])
def test_no_word_is_lost(name: str) -> None:
    """What is dropped holds letters only in printed link addresses, and digits only in labels of notes besides."""
    reading = _source(name)
    for drop in reading.drops:
        words = reading.source.text[drop.span.start : drop.span.end]
        assert drop.rule == "page-links" or not any(c.isalpha() for c in words)
        assert drop.rule in ("page-links", "footnote-label") or not any(c.isdigit() for c in words)


# --- one text, set in many ways ---------------------------------------------------------------------------------


@pytest.mark.parametrize("how", LAYOUTS.values(), ids=LAYOUTS)
def test_a_report_reads_the_same_however_it_is_set(how: Set) -> None:
    """Other widths, pages, hyphens, blank lines, spaces and running heads change neither blocks nor notes."""
    assert contents(read_print(typeset(_source(REPORT), how))) == contents(_source(REPORT))


@pytest.mark.parametrize("how", LAYOUTS.values(), ids=LAYOUTS)
def test_a_statement_reads_the_same_however_it_is_set(how: Set) -> None:
    """The same for a text without numbers, whose paragraphs show by indents or blank lines alone."""
    unpaged = replace(how, page=1000)
    assert contents(read_print(typeset(_source(STATEMENT), unpaged))) == contents(_source(STATEMENT))


def _without_blank_lines(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if line.strip())


def _with_form_feeds(text: str) -> str:
    lines = text.split("\n")
    begins = (a.strip() and b.startswith(" ") and b.strip() for a, b in pairwise(lines))
    return "\n".join([lines[0], *(f"\f{line}" if new else line for new, line in zip(begins, lines[1:], strict=True))])


CHANGES: dict[str, Callable[[str], str]] = {
    "no spaces at the lines' ends": lambda text: re.sub(r" +\n", "\n", text),
    "tabs at the lines' ends": lambda text: text.replace(" \n", "\t\n"),
    "all lines set in": lambda text: re.sub(r"^", "    ", text, flags=re.MULTILINE),
    "form feeds": _with_form_feeds,
    "form feeds and no blank lines": lambda text: _without_blank_lines(_with_form_feeds(text)),
    "no blank lines": _without_blank_lines,
    "single blank lines": lambda text: re.sub(r"\n(?:[ ]*\n)+", "\n\n", text),
    "line ends doubled": lambda text: text.replace("\n", "\r\r\n"),
    "no links": lambda text: re.sub(r"^http.*\n", "", text, flags=re.MULTILINE),
    "spaces doubled": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
    "no-break spaces": lambda text: re.sub(r"(?<=\d) (?=\w)|(?<=^\d\d\.) ", "\xa0", text, flags=re.MULTILINE),
    "tabs behind the numbers": lambda text: re.sub(r"^(\d+\.) ", r"\1\t", text, flags=re.MULTILINE),
    "not signs of FineReader": lambda text: re.sub(r"(?<=[а-я])-\n", "\xac\n", text),
    "soft hyphens": lambda text: re.sub(r"(?<=[а-я])-\n", "\xad\n", text),
    "typographic hyphens": lambda text: re.sub(r"(?<=[а-я])-(?= ?\n)", "\u2010", text),
    "letters in two pieces": lambda text: unicodedata.normalize("NFD", text),
    "another rule": lambda text: text.replace(RULE, "————————————"),
}


@pytest.mark.parametrize("name", [REPORT, STATEMENT])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_program_or_an_editor_changes_of_the_layout(name: str, change: Callable[[str], str]) -> None:
    """The same blocks and notes are read, whatever became of blank lines, spaces, hyphens, links and rules."""
    changed = change((SOURCES / name).read_text(encoding="utf-8"))
    assert contents(read_print(changed)) == contents(_source(name))


@settings(max_examples=25)
@given(width=st.integers(48, 120), page=st.integers(24, 70), hyphens=st.booleans())
def test_a_report_reads_the_same_at_any_width(width: int, page: int, *, hyphens: bool) -> None:
    """Whatever the width of the lines and the length of the pages, the report reads the same."""
    how = Set(width=width, page=page, hyphens=hyphens, links=True)
    assert contents(read_print(typeset(_source(REPORT), how))) == contents(_source(REPORT))


@given(st.text("аб яЯ1.)-—«»:;_*•\n\n\r\f\t \xa0\xad\u0306/A(", max_size=200))
def test_any_text_is_read_without_loss(text: str) -> None:
    """Whatever a text layer holds, every character of it is in a block, in a note or in a drop."""
    if text.strip("\xad\u0306 \n\r\f\t\xa0"):
        reading = read_print("Я" + text)
        assert all(block.text.text.strip() == block.text.text for block in reading.blocks)


@given(st.data())
def test_any_disorder_of_lines_is_read_without_loss(data: st.DataObject) -> None:
    """Lines of a report in any order, with rules, labels and pages' ends between them, lose no character."""
    lines = _source(REPORT).source.text.split("\n")
    others = ["", " ", RULE, "\f", "7.", "•", "12/24", " 3 См. доклад.", "https://a.org/b"]
    picked = data.draw(st.lists(st.sampled_from(lines) | st.sampled_from(others), min_size=1, max_size=60))
    reading = read_print("\n".join(["Начало", *picked]))
    assert all("  " not in block.text.text for block in reading.blocks)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\f"])
def test_a_rule_glued_to_a_broken_word_is_a_rule_whatever_ends_the_line(line_end: str) -> None:
    """The signs of a page are found in files of every system."""
    texts = [block.text.text for block in read_print(f"1. Государства торгово__________{line_end}").blocks]
    assert texts == ["1. Государства торгово"]


def test_numbers_in_digits_of_other_scripts_are_read() -> None:
    """A digit is what Unicode calls one."""
    assert [block.text.text for block in read_print("٣.\n1.").blocks] == ["٣.", "1."]


# --- what begins a paragraph ------------------------------------------------------------------------------------

LEAD = "1. Государства подтверждают обязательства, которые содержатся в соответствующих\n"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("{0}пунктах доклада.\n2. Второй абзац.\n3. Третий.\n", ["1", "2", "3"]),
        ("{0}пунктах, а также в пункте\n108. Государства вновь это отметили.\n2. Второй абзац.\n", ["1", "2"]),
        ("{0}пунктах; см. п.\n2. Государства это отметили.\n2. Второй абзац.\n3. Третий.\n", ["1", "2", "3"]),
        ("{0}докладах, принятых в\n2015. Государства отметили это.\n2. Второй абзац.\n", ["1", "2"]),
        ("{0}пунктах.\n3. Третий абзац.\n7. Седьмой абзац.\n", ["1", "3", "7"]),
        ("{0}пунктах.\n1 bis. Новый абзац.\n2. Второй.\n2 тер. Еще новый.\n", ["1", "1 bis", "2", "2 тер"]),
        ("{0}пунктах.\n2.Второй абзац.\n3.\tТретий.\n", ["1", "2", "3"]),
        ("{0}пунктах.\nПриложение\n1. Первый абзац приложения.\n2. Второй.\n", ["1", "1", "2"]),
        ("{0}пунктах от\n12.05.2020 г. Это отметили все.\n2. Второй абзац.\n", ["1", "2"]),
        ("45. Начало отрывка.\n46. Продолжение.\n", ["45", "46"]),
    ],
)
def test_a_number_begins_a_paragraph_where_it_belongs_to_the_sequence(text: str, labels: list[str]) -> None:
    """Numbers at the beginning of a line are read in sequence: gaps and new paragraphs count, quotations do not."""
    texts = [text for text in block_texts(text.format(LEAD)) if text[0].isdigit()]
    assert [text.split(".")[0] for text in texts] == labels


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "1. Группа решила:\na) продолжать работу;\nb) представить доклад; и\nc) завершить ее.\n2. Второй.\n",
            [
                "1. Группа решила:",
                "a) продолжать работу;",
                "b) представить доклад; и",
                "c) завершить ее.",
                "2. Второй.",
            ],
        ),
        (
            "1. Как говорится в статье 2\n4) Устава, государства воздерживаются.\n2. Второй.\n",
            ["1. Как говорится в статье 2 4) Устава, государства воздерживаются.", "2. Второй."],
        ),
        (
            "1. Меры:\n— обмен опытом;\n— подготовка кадров.\n2. Государства\n— члены Организации согласны.\n",
            ["1. Меры:", "— обмен опытом;", "— подготовка кадров.", "2. Государства — члены Организации согласны."],
        ),
        (
            "1. Меры:\n•\nОбмен опытом.\n•\nПодготовка кадров\nи учения.\n2.\nВторой абзац.\n",
            ["1. Меры:", "• Обмен опытом.", "• Подготовка кадров и учения.", "2. Второй абзац."],
        ),
        (
            "Введение.\n13.1 Первый пункт статьи.\n13.2 Второй пункт статьи.\n",
            ["Введение.", "13.1 Первый пункт статьи.", "13.2 Второй пункт статьи."],
        ),
    ],
)
def test_items_and_bullets(text: str, blocks: list[str]) -> None:
    """A label, a bullet or a dash begins a block behind a full stop or a colon; elsewhere it is text."""
    assert block_texts(text) == blocks


def test_a_heading_needs_no_blank_space_before_a_numbered_paragraph() -> None:
    """A line that ends no sentence, between a full one and a numbered paragraph, is a heading."""
    body = "1. " + "Государства вновь подтвердили обязательства и меры укрепления доверия, в том чис-\nле " * 3
    text = f"{body}сейчас и впредь.\nВыводы и рекомендации\n2. Второй абзац.\nE. Меры\n3. Третий абзац.\n"
    assert [words for shape, words in shapes(text) if shape == "heading"] == ["Выводы и рекомендации", "E. Меры"]


def test_preambular_paragraphs_show_by_their_indents() -> None:
    """Paragraphs that begin in lower case and end with a comma are parted where their first lines are set in."""
    lines = [
        " ссылаясь на свои резолюции по",
        "этому вопросу,",
        " отмечая прогресс, достигнутый в по-",
        "следнее время,",
    ]
    text = "".join(f"{line} \n\n" for line in lines * 3)
    assert block_texts(text)[:2] == [
        "ссылаясь на свои резолюции по этому вопросу,",
        "отмечая прогресс, достигнутый в последнее время,",
    ]


def test_labels_that_a_program_prints_behind_their_lines() -> None:
    """A number between the first line of its paragraph and the second one comes back before both."""
    text = "".join(
        f"Государства согласились с тем, что в зависимости от имею-\n{number}.\nщихся возможностей они едины.\n\n"
        for number in range(1, 5)
    )
    expected = "Государства согласились с тем, что в зависимости от имеющихся возможностей они едины."
    assert block_texts(text) == [f"{number}. {expected}" for number in range(1, 5)]


# --- what pages print around the text ---------------------------------------------------------------------------


def _pages(*pages: str) -> str:
    return "\f".join(pages)


def test_running_heads_and_feet_go() -> None:
    """Symbols, job numbers and counts of pages at the edges are dropped, the masthead of the first page is not."""
    text = _pages(
        "A/75/123\n1. Первый абзац идет\n20-17683 (R) 181220 211220\n*2017683*\n",
        "A/75/123\nдальше.\n2. Второй абзац.\n2/3 20-17683\n",
        "A/75/123\n3. Третий абзац.\n20-17683 3/3\n",
    )
    assert block_texts(text) == ["A/75/123", "1. Первый абзац идет дальше.", "2. Второй абзац.", "3. Третий абзац."]


def test_a_sub_heading_on_top_of_two_pages_is_no_running_head() -> None:
    """A heading that happens to begin two pages stays."""
    text = _pages("1. Раз.\n", "Обсуждение\n2. Два.\n", "Обсуждение\n3. Три.\n", "4. Четыре.\n", "5. Пять.\n")
    assert block_texts(text) == ["1. Раз.", "Обсуждение", "2. Два.", "Обсуждение", "3. Три.", "4. Четыре.", "5. Пять."]


def test_bare_page_numbers_go_and_other_numbers_stay() -> None:
    """Numbers that count with the pages are dropped; a number that does not is text."""
    text = _pages("1. Раз и\n- 7 -\n", "два.\n2. Три в году\n2015\n- 8 -\n", "и далее.\n- 9 -\n")
    assert block_texts(text) == ["1. Раз и два.", "2. Три в году 2015 и далее."]


def test_a_note_runs_over_lines_and_pages() -> None:
    """A note goes on below the rule of the next page, before the next note."""
    text = _pages(
        f"1. Первый абзац1 и\n{RULE}\n 1 Примечание, которое идет дальше и не кон-\n",
        f"его конец.\n2. Второй абзац2.\n{RULE}\nчается здесь.\n 2 Второе.\n",
    )
    reading = read_print(text)
    assert contents(reading)[1] == [
        ("1", "Примечание, которое идет дальше и не кончается здесь."),
        ("2", "Второе."),
    ]
    assert [block.text.text for block in reading.blocks] == ["1. Первый абзац1 и его конец.", "2. Второй абзац2."]


def test_a_date_in_a_note_begins_no_note() -> None:
    """A line of a note that begins with the next number goes on with the sentence."""
    text = f"1. Абзац9.\n{RULE}\n 9 См. доклад, представленный\n10 декабря 2018 года.\n 10 Там же.\n"
    notes = contents(read_print(text))[1]
    assert notes == [("9", "См. доклад, представленный 10 декабря 2018 года."), ("10", "Там же.")]


def test_notes_below_a_rule_that_is_a_drawing() -> None:
    """Where no rule is printed, the marks in the text and the sequence of the labels prove the notes."""
    text = _pages(
        "1. Первый абзац доклада содержит знак1 и продол-\n1 См. резолюцию.\n2\nТам же.\n",
        "жается2.\n2. Второй абзац принят\n3 декабря 2018 года.\n",
    )
    text = text.replace("знак1", "знак1 и еще знак2")
    reading = read_print(text)
    assert contents(reading)[1] == [("1", "См. резолюцию."), ("2", "Там же.")]
    assert reading.blocks[1].text.text == "2. Второй абзац принят 3 декабря 2018 года."


def test_labels_of_notes_that_are_printed_before_theirblock_texts() -> None:
    """Two labels, each on a line of its own, and then two texts are two notes."""
    text = f"1. Абзац1 и еще2.\n{RULE}\n1\n2\n\nСм. резо-\nлюцию.\nТам же.\n\f2. Второй.\n"
    assert contents(read_print(text))[1] == [("1", "См. резолюцию."), ("2", "Там же.")]


def test_a_line_for_a_signature_is_no_rule_of_notes() -> None:
    """What stands below a rule is text when no note begins there."""
    assert block_texts("1. Стороны согласны.\n____________________\nПредседатель Иванов\n") == [
        "1. Стороны согласны.",
        "Председатель Иванов",
    ]


def test_printed_addresses_go_and_written_ones_stay() -> None:
    """An address alone on its line is text where the sentence needs it, and a printed link at the page's end."""
    link = "https://undocs.org/ru/A/RES/73/27"
    text = _pages(
        f"1. Сайт Группы расположен по адресу\nhttps://www.un.org/group/.\n2. Второй.\n{link}\n{link}\n",
        f"3. Адрес:\nhttps://a.org/b\n{link}\n{link}\n",
    )
    assert block_texts(text) == [
        "1. Сайт Группы расположен по адресу https://www.un.org/group/.",
        "2. Второй.",
        "3. Адрес: https://a.org/b",
    ]


# --- doubts -----------------------------------------------------------------------------------------------------


def test_an_undecided_hyphen_is_reported_with_its_line() -> None:
    """A word that nothing is known of is joined, and an editor is told where, and what else it may be."""
    (doubt,) = read_print("1. Первая строка.\n2. Это сервис-\nбластология и все.\n").diagnostics
    assert isinstance(doubt, Diagnostic)
    assert (doubt.code, doubt.lines) == ("undecided-hyphen", (2, 2))
    assert "«сервисбластология»" in doubt.message
    assert "«сервис-бластология»" in doubt.message


# --- what the laboratory found ----------------------------------------------------------------------------------


def test_labels_in_lines_of_their_own() -> None:
    """A tab behind a label makes programs print it alone, before its line or all labels before all texts."""
    text = (
        "I.\n\nВведение\n\n1.\nГосударства рассмотрели следующие меры:\n\na)\n\nb)\n\n"
        "меры укрепления доверия между\nгосударствами;\n\nмеры по наращиванию потенциала.\n\f"
    )
    assert block_texts(text) == [
        "I. Введение",
        "1. Государства рассмотрели следующие меры:",
        "a) меры укрепления доверия между государствами;",
        "b) меры по наращиванию потенциала.",
    ]


def test_clauses_of_a_resolution_begin_blocks() -> None:
    """A verb that heads a clause begins a block although the item before it ends with a comma and is full."""
    text = (
        "Полномочная конференция Международного союза электросвязи (Женева, 2018 г.),\nнапоминая\n"
        "a) резолюцию о мерах укрепления доверия и безопасности при использовании,\nрешает\n"
        "1 продолжать оказывать содействие государствам в области электросвязи и ИКТ;\n"
        "2 рассмотреть эффективные меры.\n"
    )
    assert block_texts(text)[1:] == [
        "напоминая",
        "a) резолюцию о мерах укрепления доверия и безопасности при использовании,",
        "решает",
        "1 продолжать оказывать содействие государствам в области электросвязи и ИКТ;",
        "2 рассмотреть эффективные меры.",
    ]


def test_a_range_goes_on_in_the_next_line() -> None:
    """A line may end behind the dash of a range: no space comes between."""
    assert block_texts("1. Государства провели обзор в период 2002–\n2012 годов.\n") == [
        "1. Государства провели обзор в период 2002–2012 годов."
    ]


def test_rows_of_a_table_are_no_headings() -> None:
    """A line that ends with two numbers is the row of a table, also above a numbered paragraph."""
    text = (
        "1. Первый пункт доклада.\n\nПоказатель 2019 год 2020 год\nМеры доверия 12 43,3\n\n2. Второй пункт доклада.\n"
    )
    assert all(shape != "heading" for shape, _ in shapes(text))


def test_numbers_at_the_tops_of_pages_are_no_running_title() -> None:
    """Bare numbers that happen to stand on top of many pages are labels, not a title with a number in it."""
    text = _pages(*(f"{number}.\nГосударства рассмотрели вопрос о мерах доверия.\n" for number in range(1, 7)))
    assert [text.split(".")[0] for text in block_texts(text)] == [str(number) for number in range(1, 7)]
