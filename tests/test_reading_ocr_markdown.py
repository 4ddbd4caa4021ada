"""Markdown of recognised pages: what is markup and what is printed, notes, tables, paragraphs across pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from accounts import accounted, check_shape, dropped_by, words
from hypothesis import example, given
from hypothesis import strategies as st

from build_corpus.model import NoteMark, RawBlock, Shape, SourceLink
from build_corpus.reading import ocr_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_corpus.reading.findings import Findings

CORPUS = Path(__file__).parents[1] / "corpus" / "sources"
RESOLUTION = (CORPUS / "a-res-75-32.ocr.txt").read_text(encoding="utf-8")
REPORT = (CORPUS / "oewg-2023-draft-report.ocr.txt").read_text(encoding="utf-8")


def read(text: str) -> Findings:
    """What the reader finds in `text`, its account checked."""
    findings = accounted(ocr_markdown.read, text)
    check_shape(findings)
    return findings


def notes(findings: Findings) -> list[tuple[str, str]]:
    """Labels and texts of the notes."""
    return [(note.label, note.text.text) for note in findings.notes]


def marks(findings: Findings) -> list[tuple[str, int]]:
    """Labels and offsets of all marks."""
    return [(mark.label, mark.offset) for block in findings.blocks for mark in block.marks]


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        # emphasis
        ("*призывает* государства", "призывает государства"),
        ("_призывает_ государства", "призывает государства"),
        ("**1.** *призывает*", "1. призывает"),
        ("***Введение***", "Введение"),
        ("**Введение **", "Введение"),
        ("** Введение** в курс", "Введение в курс"),
        ("*приветствуя,*что", "приветствуя,что"),
        ("*а***б**", "аб"),
        ("*курсив**курсив*", "курсивкурсив"),
        ("резолюции**«О мерах»**", "резолюции«О мерах»"),
        ("**(A/68/98*)**", "(A/68/98*)"),
        ("A/68/98* и A/70/174*, далее", "A/68/98* и A/70/174*, далее"),
        ("A/68/98\\*", "A/68/98*"),
        ("2*3*4 = 24", "2*3*4 = 24"),
        ("2**3**4", "2**3**4"),
        ("a * b * c", "a * b * c"),
        ("file_name_x и _", "file_name_x и _"),
        ("https://x.org/_a_/b_c_d, далее", "https://x.org/_a_/b_c_d, далее"),
        ("*не закрыто", "*не закрыто"),
        # escapes, entities, code
        ("1\\. просит", "1. просит"),
        ("\\[x\\] \\_y\\_ \\к", "[x] _y_ \\к"),
        (
            "А&nbsp;&mdash; Б &amp; &laquo;В&raquo; &#8470;&#x31; &неизвестно; &foo;",
            "А\u00a0— Б & «В» №1 &неизвестно; &foo;",
        ),
        ("&lt;script&gt; пере&shy;нос", "<script> перенос"),
        ("`*как есть*` и ` один", "*как есть* и ` один"),
        # HTML
        ("<b>А</b><br/>Б <i>В</i> <span class='x'>Г</span> <!-- Страница 2 -->Д", "А Б В Г Д"),
        ("<script>alert(1)</script> <x-y> <неТег> 5 < 6 > 4", "<script>alert(1)</script> <x-y> <неТег> 5 < 6 > 4"),
        ("{{ config }} {% if %} $x$", "{{ config }} {% if %} $x$"),
        ("5 м<sup>2</sup>, 3×10<sup>6</sup>, CO<sub>2</sub>, 5<sup>е</sup>, 7 км²", "5 м², 3×10⁶, CO2, 5е, 7 км²"),
        # links that are none
        ("[будет добавлено позднее]", "[будет добавлено позднее]"),
        ("[текст](см. ниже) и [2](a)", "[текст](см. ниже) и [2](a)"),
        ("[по докладу ([A/75/394](#), пункт 17)]", "[по докладу (A/75/394, пункт 17)]"),
        ("до ![герб](img-0.png) после", "до после"),
        # blanks
        ("  много \t  места\u00a0 здесь  ", "много места\u00a0здесь"),
        ("одна  \nдве\\\nтри\nчетыре", "одна две три четыре"),
        ("инфор-\nмации об ИКТ-\nсреде и обес\u00ad\nпечении", "информации об ИКТ-среде и обеспечении"),
        ("\ufeffмои\u0306 тек\u00adст\u200b", "мой текст"),
        ("тысяча — 1 000\u2009000", "тысяча — 1 000\u2009000"),
    ],
)
def test_inline_markup(markdown: str, printed: str) -> None:
    """Markup goes, all that is printed stays, damage included."""
    assert words(read(markdown)) == printed


@pytest.mark.parametrize(
    ("markdown", "printed", "links"),
    [
        ("см. [75/240](#).", "см. 75/240.", [SourceLink(4, 10, "")]),
        ('[Устав](https://un.org/a_(b) "У")', "Устав", [SourceLink(0, 5, "https://un.org/a_(b)")]),
        ("[**У**став](<https://un.org/x y>)", "Устав", [SourceLink(0, 5, "https://un.org/x y")]),
        ("(<https://un.org/x>).", "(https://un.org/x).", [SourceLink(1, 17, "https://un.org/x")]),
        ("<pr@un.org>", "pr@un.org", [SourceLink(0, 9, "mailto:pr@un.org")]),
        ("<a href='http://un.org'>ООН</a>", "ООН", [SourceLink(0, 3, "http://un.org")]),
        ("[x](javascript:alert(1)) [y](data:text/html,1)", "x y", [SourceLink(0, 1, ""), SourceLink(2, 3, "")]),
        ("[ООН ](#) и [](#)", "ООН и", [SourceLink(0, 3, "")]),
        ("[а\nб](#)", "а б", [SourceLink(0, 3, "")]),
    ],
)
def test_links(markdown: str, printed: str, links: list[SourceLink]) -> None:
    """A link stands on its words; its address is kept if a reader may follow it."""
    (block,) = read(markdown).blocks
    assert block.text.text == printed
    assert list(block.links) == links


@pytest.mark.parametrize(
    ("markdown", "printed", "expected"),
    [
        ("за 2010<sup>1</sup>, 2013<sup>2</sup> годы", "за 2010, 2013 годы", [("1", 7), ("2", 13)]),
        ("за 2010<sup>1, 2</sup>", "за 2010", [("1", 7), ("2", 7)]),
        ("за 2010<sup>[1](#)</sup> [<sup>2</sup>](#n2)", "за 2010", [("1", 7), ("2", 7)]),
        ("за 2010<sup>*</sup> и<sup>\\*\\*</sup>", "за 2010 и", [("*", 7), ("**", 9)]),
        ("за 2010¹² год", "за 2010 год", [("12", 7)]),
        ("за 2010[^7] год", "за 2010 год", [("7", 7)]),
        ("за 2010${ }^{3}$ и $^4$ год", "за 2010 и год", [("3", 7), ("4", 9)]),
        ("доклад <sup>1</sup>, далее", "доклад, далее", [("1", 6)]),
        ("доклад <sup>1</sup> далее", "доклад далее", [("1", 6)]),
        ("**доклад**<sup>а</sup>", "доклад", [("а", 6)]),
        # emphasis around a mark
        ("доклад*<sup>1</sup>* и 3**<sup>2</sup>**.", "доклад и 3.", [("1", 6), ("2", 10)]),
        ("доклад_<sup>1</sup>_ и доклад***<sup>2</sup>***", "доклад и доклад", [("1", 6), ("2", 15)]),
        ("*доклад**<sup>1</sup>* и **доклад***<sup>2</sup>*, и", "доклад и доклад, и", [("1", 6), ("2", 15)]),
        ("доклад *<sup>1</sup>*, и*¹* , далее", "доклад, и, далее", [("1", 6), ("1", 9)]),
        ("доклад*<sup>1</sup>*,*<sup>2</sup>*", "доклад,", [("1", 6), ("2", 7)]),
        ("доклад*[^1]* и*[<sup>2</sup>](#n2)* далее", "доклад и далее", [("1", 6), ("2", 8)]),
        ("*доклад*<sup>1</sup>*доклад*", "докладдоклад", [("1", 6)]),
        ("**доклад *сессии*<sup>1</sup>**", "доклад сессии", [("1", 13)]),
        ("2*<sup>1</sup> и 3*", "2* и 3*", [("1", 2)]),
    ],
)
def test_marks(markdown: str, printed: str, expected: list[tuple[str, int]]) -> None:
    """A mark is cut out, and stands behind the word it belonged to."""
    findings = read(markdown)
    assert words(findings) == printed
    assert marks(findings) == expected
    assert dropped_by(findings, markdown, "footnote-mark")


NOTES = {
    "one a paragraph": ("<sup>1</sup> A/65/201.\n\n<sup>2</sup> Там же.", [("1", "A/65/201."), ("2", "Там же.")]),
    "one a line": ("<sup>1</sup> A/65/201.  \n<sup>2</sup> Там\nже.", [("1", "A/65/201."), ("2", "Там же.")]),
    "superscripts": ("¹ A/65/201.\n² Там же.", [("1", "A/65/201."), ("2", "Там же.")]),
    "Markdown's own": ("[^1]: A/65/201.\n[^2]: Там же.", [("1", "A/65/201."), ("2", "Там же.")]),
    "in italics": ("*<sup>1</sup> A/65/201.*", [("1", "A/65/201.")]),
    "marks in italics": ("*<sup>1</sup>* A/65/201.\n**<sup>2</sup>** Там же.", [("1", "A/65/201."), ("2", "Там же.")]),
    "in a list": ("- <sup>1</sup> A/65/201.\n- <sup>2</sup> Там же.", [("1", "A/65/201."), ("2", "Там же.")]),
    "in formulas": ("${ }^{1}$ A/65/201.", [("1", "A/65/201.")]),
    "with a link": ("<sup>1</sup> [A/65/201](#).", [("1", "A/65/201.")]),
}


@pytest.mark.parametrize("case", NOTES)
def test_notes(case: str) -> None:
    """A paragraph or line that begins with a mark is the text of a note."""
    text, expected = NOTES[case]
    findings = read(f"1. Первый доклад за 2010 год<sup>1</sup> и второй<sup>2</sup>.\n\n{text}\n\n2. Второй.\n")
    assert notes(findings) == expected
    assert words(findings) == "1. Первый доклад за 2010 год и второй.\n2. Второй."
    assert [block.page for block in findings.blocks] == [1, 2]


def test_a_mark_at_the_start_of_a_line_is_no_note() -> None:
    """A line that only happens to begin with a mark goes on with its sentence."""
    findings = read("1. За 2010 год\n<sup>1</sup> и далее.\n\n<sup>1</sup> A/65/201.")
    assert words(findings) == "1. За 2010 год и далее."
    assert notes(findings) == [("1", "A/65/201.")]


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "*<sup>1</sup>*", "¹", "${ }^{1}$"])
def test_a_note_right_behind_a_line_of_text(mark: str) -> None:
    """A line that begins with a mark called before is a note, though no blank line parts it from the text."""
    findings = read(f"1. Доклад{mark} за год.\n{mark} A/65/201.\n2. Отчет\n<sup>2</sup> Группы.\n")
    assert words(findings) == "1. Доклад за год.\n2. Отчет Группы."
    assert notes(findings) == [("1", "A/65/201.")]


@pytest.mark.parametrize("note", ["* Переиздано.", "\\* Переиздано.", "<sup>*</sup> Переиздано."])
def test_a_star_calls_a_note(note: str) -> None:
    """A star behind the symbol and a line that begins with a star are a mark and its note."""
    findings = read(f"**A/73/27**\\*\n\nРезолюция (см. [A/1](#)) [A/2](#)*.\n\n{note}\n")
    assert words(findings) == "A/73/27*\nРезолюция (см. A/1) A/2."
    assert findings.blocks[1].marks == (NoteMark("*", 23),)
    assert [link.end for link in findings.blocks[1].links] == [18, 23]
    assert notes(findings) == [("*", "Переиздано.")]


def test_a_star_without_an_answer_is_printed() -> None:
    """Without a mark before it, a starred line is a list item."""
    findings = read("A/73/27*\n\nТекст.")
    assert words(findings) == "A/73/27*\nТекст."
    findings = read("Текст.\n\n* Пункт.")
    assert words(findings) == "Текст.\n• Пункт."


Seen = tuple[str, Shape, int | None, bool]


def seen(block: RawBlock) -> Seen:
    """What the markup says of a block."""
    return block.text.text, block.shape, block.level, block.emphasis


H, P, B, T = Shape.HEADING, Shape.PROSE, Shape.BULLET, Shape.TABLE
BLOCKS: dict[str, list[Seen]] = {
    "# Ассамблея": [("Ассамблея", H, 1, False)],
    "### **II. Вопросы** ###": [("II. Вопросы", H, 3, True)],
    "##**II. Вопросы**": [("II. Вопросы", H, 2, True)],
    "#5 и C# 7": [("#5 и C# 7", P, None, False)],
    "**Доклад**": [("Доклад", H, None, True)],
    "<b>Доклад</b>": [("Доклад", H, None, True)],
    "**Доклад\nо работе**": [("Доклад о работе", H, None, True)],
    "**Генеральная Ассамблея,**": [("Генеральная Ассамблея,", P, None, True)],
    "**Доклад** о работе": [("Доклад о работе", P, None, False)],
    "**Доклад****I. Введение**": [("Доклад", H, None, True), ("I. Введение", H, None, True)],
    "## **Доклад****Введение**": [("Доклад", H, 2, True), ("Введение", H, 2, True)],
    "<b>Доклад</b><b>Введение</b>": [("Доклад", H, None, True), ("Введение", H, None, True)],
    "**Доклад****о работе**": [("Докладо работе", H, None, True)],
    "Его сессии.**II. Вопросы**": [("Его сессии.", P, None, False), ("II. Вопросы", H, None, True)],
    "**I. Введение**\n1. В своей": [("I. Введение", H, None, True), ("1. В своей", P, None, False)],
    "**Ассамблея**\n**Сессия**\nПункт": [
        ("Ассамблея", H, None, True),
        ("Сессия", H, None, True),
        ("Пункт", P, None, False),
    ],
    "текст\nв **двух**\nстроках": [("текст в двух строках", P, None, False)],
    "1. решает:\na) первое;\nb) второе.\n2. просит": [
        ("1. решает:", P, None, False),
        ("a) первое;", P, None, False),
        ("b) второе.", P, None, False),
        ("2. просит", P, None, False),
    ],
    "см. п.\n5. Далее и пункт\na) тоже": [("см. п. 5. Далее и пункт a) тоже", P, None, False)],
    "- первый\n- второй\n  строка": [("- первый", B, None, False), ("- второй строка", B, None, False)],
    "* первый\n* второй": [("• первый", B, None, False), ("• второй", B, None, False)],
    "- • первый\n- a) второй": [("• первый", B, None, False), ("a) второй", P, None, False)],
    "• первый\n• второй": [("• первый", B, None, False), ("• второй", B, None, False)],
    "– первый;\n– второй": [("– первый;", B, None, False), ("– второй", B, None, False)],
    "Совет\n– орган Союза": [("Совет – орган Союза", P, None, False)],
    "> Цитата\n> дальше": [("Цитата дальше", P, None, False)],
    "текст\n---\nещё\n***\n": [("текст", P, None, False), ("ещё", P, None, False)],
    "```markdown\nтекст\n```": [("текст", P, None, False)],
    "<p>Один.</p><p>Два.</p>": [("Один.", P, None, False), ("Два.", P, None, False)],
    "#\n\n**\n\n<br>": [("**", P, None, False)],
    "| А | Б |\n|---|:-:|\n| 1 \\| 2 | **x** |\n||y": [("А\tБ\n1 | 2\tx\n\ty", T, None, False)],
    "| А | Б |\n| 1 | 2 |": [("А\tБ\n1\t2", T, None, False)],
    "А | Б": [("А | Б", P, None, False)],
    "<table><tr><th>А</th><td>Б</td></tr>\n\n<tr><td>1<br>2</td><td></td></tr></table>": [
        ("А\tБ\n1 2\t", T, None, False)
    ],
    "  Страна   Взнос\n  -------- -------\n  Чад      1/16\n  *Мали*   1/8\n\nтекст": [
        ("Страна\tВзнос\nЧад\t1/16\nМали\t1/8", T, None, False),
        ("текст", P, None, False),
    ],
    "  ------------------\n  Страна      Взнос\n  ----------- ------\n  Чад         1/16\n\n  Мали        1/8\n"
    "  ------------------\nтекст": [("Страна\tВзнос\nЧад\t1/16\nМали\t1/8", T, None, False), ("текст", P, None, False)],
    "  ----- ------\n  Чад   1/16\n  ----- ------\nтекст": [
        ("Чад\t1/16", T, None, False),
        ("текст", P, None, False),
    ],
    "+------+------+\n| А    | Б    |\n+======+======+\n| 1    | 2    |\n+------+------+\nтекст": [
        ("А\tБ\n1\t2", T, None, False),
        ("текст", P, None, False),
    ],
    "текст\n-----\nещё\n\n- - - - - -\n\n-- первое": [
        ("текст", P, None, False),
        ("ещё", P, None, False),
        ("– первое", B, None, False),
    ],
    "<table>\n<tr><td>А\n\nтекст": [("А", T, None, False), ("текст", P, None, False)],
}


@pytest.mark.parametrize("markdown", BLOCKS)
def test_blocks(markdown: str) -> None:
    """What the block syntax, bold and printed labels make of the lines."""
    assert [seen(block) for block in read(markdown).blocks] == BLOCKS[markdown]


def test_marks_and_links_in_a_table() -> None:
    """Offsets count the tabs and line feeds between the cells."""
    (block,) = read("| А | Б<sup>1</sup> |\n|---|---|\n| [x](#) | y |").blocks
    assert block.text.text == "А\tБ\nx\ty"
    assert block.marks == (NoteMark("1", 3),)
    assert block.links == (SourceLink(4, 5, ""),)


def test_the_indent_of_a_list_is_kept() -> None:
    """A nested item is set in."""
    assert [block.indent for block in read("- а\n  - б\n\t- в").blocks] == [0, 2, 4]


NOTE = "\n\n<sup>1</sup> A/65/201.\n\n"
LONG = "в целях наращивания потенциала в области обеспечения безопасности и устойчивости всех систем"
CONTINUED = {
    "lower case": (f"*подтверждая {LONG}*", NOTE, "информационных технологий,", True),
    "a capital in a long line": (f"1. Просит {LONG}", NOTE, "Организации Объединенных Наций.", True),
    "a number": (f"1. Просит {LONG}", NOTE, "2014 года.", True),
    "an open bracket": ("1. Просит (см. пункт", NOTE, "70).", True),
    "an abbreviation": ("Бухарест, 2022 г.", NOTE, "и Дубай.", True),
    "no note, only a page": (f"подтверждая {LONG}", "\n\n\n\n", "информационных технологий,", True),
    "a rule": (f"подтверждая {LONG}", "\n\n---\n\n", "информационных технологий,", True),
    "page number and symbol": ("1. Просит государства", "\n\n2/2\n\n20-17290\n\n", "развивать сотрудничество.", True),
    "a form feed": ("1. Просит государства", "\n\f", "развивать сотрудничество.", True),
    "a comment": ("1. Просит государства", "\n\n<!-- PageBreak -->\n\n", "развивать сотрудничество.", True),
    "a page of another program": ("Просит все государства", f"\n\n{{1}}{'-' * 48}\n\n", "развивать это.", True),
    "an item after a comma": ("a) Просит государства,", NOTE, "Женеву и Нью-Йорк;", True),
    "the next clause": (f"подтверждая {LONG},", NOTE, "отмечая, что", False),
    "the next item": ("1. просит:", NOTE, "a) развивать;", False),
    "a new sentence": (f"Просит {LONG}.", NOTE, "Государства сотрудничают.", False),
    "a heading": (f"1. Просит {LONG}", NOTE, "## Вопросы", False),
    "a line of the masthead": ("Семьдесят пятая сессия", "\n\n\n\n", "Пункт 98 повестки дня", False),
    "a head without a sentence": (f"поручает Директору Бюро {LONG}", "\n\n", "в соответствии с этим:", False),
    "the closing line": ("7. постановляет это.", NOTE, "37-е пленарное заседание", False),
}


@pytest.mark.parametrize("case", CONTINUED)
def test_paragraphs_across_pages(case: str) -> None:
    """A paragraph that a page's end broke is one block again; what only stands there is not."""
    first, between, second, joined = CONTINUED[case]
    findings = read(f"Доклад<sup>1</sup>.\n\n{first}{between}{second}\n")
    plain = [text.strip("*# ") for text in (first, second)]
    expected = [" ".join(plain)] if joined else plain
    assert [block.text.text for block in findings.blocks[1:]] == expected


def test_a_word_across_pages() -> None:
    """The hyphen of a word that the page's end broke goes like any other, and the pages are told."""
    findings = read("Длинный доклад<sup>1</sup> о безопас-\n\n<sup>1</sup> A/65/201.\n\nности систем.")
    assert words(findings) == "Длинный доклад о безопасности систем."
    assert (findings.blocks[0].first_page, findings.blocks[0].page, findings.notes[0].page) == (1, 2, 1)


def test_where_all_paragraphs_are_numbered_one_without_is_the_rest() -> None:
    """After a page's end a sentence without a number goes on with the numbered paragraph; the editor is told."""
    numbered = "".join(f"{n}. Рабочая группа рассмотрела пункт повестки дня.\n\n" for n in range(1, 7))
    rest = "Она также приняла к сведению доклад Председателя."
    findings = read(f"{numbered}<sup>1</sup> A/65/201.\n\n{rest}\n\n7. Конец.\n")
    assert len(findings.blocks) == 7
    assert findings.blocks[5].text.text.endswith(f"дня. {rest}")
    assert [(d.code, d.lines) for d in findings.diagnostics] == [("joined-paragraph", (15, 15))]
    assert len(read(f"{numbered}{rest}\n\n7. Конец.\n").blocks) == 8


def test_furniture_of_the_page() -> None:
    """Page numbers that rise, the repeated symbol and job numbers are dropped; the same alone are text."""
    findings = read("A/75/1\n\n1/3\n\n*Один.*\n\n2/3\n\nA/75/1\n\nДва.\n\n20-17290 (R)\n\n3/3\n\n75/32\n\n3\n")
    assert words(findings) == "A/75/1\nОдин.\nДва.\n75/32\n3"
    assert [block.page for block in findings.blocks] == [1, 2, 3, 4, 4]


def test_the_symbol_at_the_foot_of_each_page_is_furniture() -> None:
    """Where no page begins with the symbol its first one goes as well; at the head of the document it stays."""
    pages = "\n\n".join(f"{n}. Пункт доклада.\n\nA/65/201\n\n{n + 5}\n\n10-46957" for n in range(1, 4))
    assert words(read(f"Доклад\n\n{pages}\n")) == "Доклад\n1. Пункт доклада.\n2. Пункт доклада.\n3. Пункт доклада."


def test_doubtful_hyphens_are_told() -> None:
    """A line-end hyphen that nothing decides stands in the list of doubtful places."""
    (diagnostic,) = read("Первая.\n\nсекторо-\nабвгдейка").diagnostics
    assert (diagnostic.code, diagnostic.lines) == ("undecided-hyphen", (3, 3))


# --- the sources of the corpus -----------------------------------------------------------------------------------


def test_the_resolution() -> None:
    """Masthead, title, 16 preambular and 7 operative paragraphs, notes and closing line, as a person reads them."""
    findings = read(RESOLUTION)
    texts = [block.text.text for block in findings.blocks]
    opening = texts.index("Генеральная Ассамблея,")
    first = texts.index("1. призывает государства-члены:")
    assert first - opening - 1 == 16
    assert [text[:2] for text in texts[first:]] == [
        "1.",
        "a)",
        "b)",
        "2.",
        "a)",
        "b)",
        "3.",
        "4.",
        "5.",
        "6.",
        "7.",
        "37",
    ]
    assert texts[-1] == "37-е пленарное заседание 7 декабря 2020 года"
    assert notes(findings) == [("1", "A/65/201."), ("2", "A/68/98."), ("3", "A/70/174.")]
    assert [b.text.text[:11] for b in findings.blocks if b.marks] == ["приветствуя"]
    assert any("области обеспечения безопасности информационно-" in text for text in texts)
    assert sum(link.address == "" for block in findings.blocks for link in block.links) == RESOLUTION.count("](#)")
    assert not findings.diagnostics


def test_the_report() -> None:
    """The title and the heading glued to it are two; the outline's headings and the annex are found."""
    findings = read(REPORT)
    headings = [block.text.text for block in findings.blocks if block.shape is Shape.HEADING]
    assert headings[1].endswith("о проделанной работе")
    assert [heading.split()[0] for heading in headings[2:]] == [
        *("I.", "II.", "A.", "B.", "C.", "D.", "E.", "F.", "III.", "Приложение", "Доклад")
    ]
    assert findings.blocks[-1].text.text == "[будет добавлено позднее]"
    assert not findings.notes
    assert not findings.diagnostics


# --- what must make no difference --------------------------------------------------------------------------------


def essence(findings: Findings) -> list[object]:
    """All that a reader of the text sees."""
    blocks = [(b.text.text, b.shape, b.level, b.marks, b.links, b.emphasis, b.page) for b in findings.blocks]
    return [*blocks, *notes(findings)]


UNSEEN = """# Конференция

**Первая сессия**

1. *просит* Директора<sup>1</sup> представить [доклад](https://un.org/d) о работе, проделанной в области развития:

a) на национальном уровне, с учетом информационно-коммуникационных возможностей стран;

- первый пункт длинного перечня, который занимает больше одной строки текста;

2. *постановляет*, что главная ответственность за обеспечение безопасности лежит на

<sup>1</sup> См. *Официальные отчеты*, [A/65/201](#), пункт 5.

государствах.

| Страна | Взнос |
|--------|-------|
| Чад    | 10    |
"""
SOURCES = {"resolution": RESOLUTION, "report": REPORT, "unseen": UNSEEN}


def rewrapped(text: str) -> str:
    """`text` with its long lines broken at single spaces before lower-case words."""
    lines = (re.sub(r"(\S.{30,60}?\w,?) (?=[а-я]{3,}[ ,])", r"\1\n", line) for line in text.split("\n"))
    return "\n".join(lines)


CHANGES: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "decomposed letters": lambda text: text.replace("й", "и\u0306").replace("ё", "е\u0308"),
    "trailing blanks": lambda text: re.sub(r"(?<=\S)\n\n", " \t \n\n", text),
    "underscores for italics": lambda text: re.sub(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])", r"_\1_", text),
    "no italics": lambda text: re.sub(r"(?<!\*)\*([^*\n]+)\*(?!\*)", r"\1", text),
    "HTML for italics": lambda text: re.sub(r"(?<!\*)\*([^*\n]+)\*(?!\*)", r"<em>\1</em>", text),
    "HTML for bold": lambda text: re.sub(r"\*\*([^*\n]+)\*\*", r"<strong>\1</strong>", text),
    "marks as superscripts": lambda text: re.sub(r"<sup>(\d)</sup>", lambda m: "⁰¹²³⁴⁵⁶⁷⁸⁹"[int(m[1])], text),
    "marks in Markdown": lambda text: re.sub(r"<sup>(\d)</sup>", r"[^\1]", text),
    "escaped dots": lambda text: re.sub(r"(?m)^(\d+)\. ", r"\1\\. ", text),
    "broken lines": rewrapped,
    "a fence around it": lambda text: f"```markdown\n{text}\n```\n",
    "zero-width characters": lambda text: text.replace(", ", ",\u200b "),
    "comments": lambda text: text.replace("\n\n", "\n\n<!-- text -->\n\n"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", SOURCES)
def test_changes_that_make_no_difference(name: str, change: str) -> None:
    """The same document, typed by another program, gives the same blocks, marks, links and notes."""
    changed = CHANGES[change](SOURCES[name])
    assert essence(read(changed)) == essence(read(SOURCES[name]))


# --- any text at all ---------------------------------------------------------------------------------------------

TOKENS = st.sampled_from(
    [
        *("*", "**", "****", "***", "_", "__", "`", "``", "[", "]", "(", ")", "(#)", "](#)", "](http://a.b/c)", "!["),
        *("<sup>1</sup>", "<sup>", "</sup>", "¹", "[^1]", "[^1]:", "$^{1}$", "<b>", "</b>", "<br>", "<p>", "<script>"),
        *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "|", "|---|", "---", "# ", "## ", "- ", "* ", "• "),
        *("1. ", "a) ", "> ", "```", "\\", "\\*", "&nbsp;", "&amp;", "&shy;", "<!--", "-->", "<https://a.b>", "2/3"),
        *("---- ----", "----------", "+--+--+", "   "),
        *("\n", "\n", "\n\n", "\r\n", "\r", "\f", "\u2028", " ", "  ", "\t", "\u00a0", "\u00ad", "\u200b", "\ufeff"),
        *("и\u0306", "\u0338", "слово", "Слово", "обес-", "печения", "A/68/98", ".", ",", ";", "I. Введение", "-"),
    ]
)


@given(st.lists(TOKENS, max_size=40).map("".join))
@example("&nbsp;*")
@example("*\n<p>")
@example("<table>\n\n</table   \n>")
@example("*и\u0306*\u0338")
def test_every_character_has_one_fate(text: str) -> None:
    """Whatever the file holds, the account closes and the blocks are clean."""
    read(text)


@given(st.lists(TOKENS, max_size=20).map("".join), st.lists(TOKENS, max_size=20).map("".join))
@example("```", "")
@example("![", "](#)")
@example("<!--", "-->")
def test_words_are_dropped_in_comments_and_pictures_only(before: str, after: str) -> None:
    """A printed word is in a block or a note; none goes as markup."""
    text = f"{before} Ассамблея {after}"
    findings = read(text)
    found = "Ассамблея" in words(findings) + "".join(note.text.text for note in findings.notes)
    hidden = "![" in before or "<!--" in before
    assert found or hidden


@given(st.text(alphabet="абв АБВ.,;", min_size=1).filter(str.strip))
def test_plain_text_stays(text: str) -> None:
    """Text without markup comes out as it is, but for the blanks."""
    assert words(read(text)) == " ".join(text.split(" ")).strip() or words(read(text)).split() == text.split()
