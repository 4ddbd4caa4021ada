"""What the programs that recognise pages, and those that turn Word files into Markdown, each do in their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from accounts import accounted, check_shape, words
from hypothesis import given
from hypothesis import strategies as st

from build_corpus.model import Shape
from build_corpus.reading import ocr_markdown
from build_corpus.reading.ocr_titles import heading_goes_on

if TYPE_CHECKING:
    from build_corpus.reading.findings import Findings


def read(text: str) -> Findings:
    """What the reader finds in `text`, its account checked."""
    findings = accounted(ocr_markdown.read, text)
    check_shape(findings)
    return findings


def marks(findings: Findings) -> list[str]:
    """The marks where they stand: the label behind the words before it."""
    return [f"{b.text.text[: m.offset]}|{m.label}" for b in findings.blocks for m in b.marks]


def notes(findings: Findings) -> list[tuple[str, str]]:
    """Labels and texts of the notes."""
    return [(note.label, note.text.text) for note in findings.notes]


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("II. Существующие", "и потенциальные угрозы", True),
        ("73/27. Достижения в сфере информатизации и телекоммуникаций", "в контексте безопасности", True),
        ("КОНВЕНЦИЯ", "об обеспечении информационной безопасности", True),
        ("Резолюция 2354 (2017),", "принятая Советом Безопасности", True),
        ("Доклад о мерах по", "Уставу Организации", True),
        ("Обеспечение международной", "Безопасности", True),
        ("Доклад «О мерах", "Доверия»", True),
        ("СОГЛАШЕНИЕ", "О СОТРУДНИЧЕСТВЕ ГОСУДАРСТВ", True),
        ("Соглашение между Правительством", "Республики Беларусь о сотрудничестве", True),
        ("Доклад Специального комитета", "Генеральной Ассамблеи", True),
        ("Доклад о мерах", "Организация работы", False),
        ("Обзор деятельности", "Участники", False),
        ("Совет Безопасности", "Рекомендации", False),
        ("Генеральная Ассамблея", "Семьдесят пятая сессия", False),
        ("Роль Союза", "напоминая", False),
        ("Конференция (Бухарест, 2022 г.),", "ссылаясь на свои резолюции,", False),
        ("Роль Союза в защите детей", "поручает Генеральному секретарю", False),
        ("Статья 5", "Общие положения", False),
        ("Часть первая", "Общие положения", False),
        ("Роль МСЭ", "Бюро развития", False),
        ("Введение.", "и прочее", False),
        ("Меры доверия", "а) первая", False),
        ("Меры доверия", "2022 год", False),
        ("Меры доверия", "• первая", False),
    ],
)
def test_headings_over_lines(before: str, after: str, *, goes_on: bool) -> None:
    """A heading of two lines is one title, and two headings are two."""
    assert heading_goes_on(before, after, page_ends=False) is goes_on
    for form in ("## {}", "**{}**", "### **{}**"):
        blocks = read(f"{form.format(before)}\n\n{form.format(after)}\n\nТекст раздела.\n").blocks
        if all(block.shape is Shape.HEADING for block in blocks[:-1]):
            assert len(blocks) == (2 if goes_on else 3)


def test_a_heading_over_three_lines_of_different_levels() -> None:
    """Levels mean nothing here; the first line's is kept."""
    (block, _) = read("## D. Правила, нормы и\n### принципы ответственного\n# поведения государств\n\nТекст.\n").blocks
    assert (block.text.text, block.level) == ("D. Правила, нормы и принципы ответственного поведения государств", 2)


NOTES: dict[str, str] = {
    "plain brackets": "Доклад[1] и отчет[2].\n\n[1] A/65/201.\n[2] Там же.",
    "escaped brackets": "Доклад\\[1\\] и отчет\\[2\\].\n\n\\[1\\] A/65/201.\n\n\\[2\\] Там же.",
    "escaped marks": "Доклад\\[^1\\] и отчет\\[^2\\].\n\n\\[^1\\]: A/65/201.\n\n\\[^2\\]: Там же.",
    "links to notes": "Доклад[\\[1\\]](#_ftn1) и отчет[[2]](#_ftn2).\n\n"
    "[\\[1\\]](#_ftnref1) A/65/201.\n\n[[2]](#_ftnref2) Там же.",
    "a list with links back": "Доклад[[1]](#footnote-1) и отчет[[2]](#footnote-2).\n\n"
    "1. A/65/201. [↑](#footnote-ref-1)\n2. Там же. [↑](#footnote-ref-2)",
    "links to pages": "Доклад[1](#page-1-0) и отчет[2](#page-1-1) .\n\n"
    '<span id="page-1-0"></span><sup>1</sup> A/65/201.\n\n<span id="page-1-1"></span><sup>2</sup> Там же.',
    "two marks in one": "Доклад ${ }^{1}$ и отчет ${ }^{2}$.\n\n"
    "[^0]\n[^0]:    ${ }^{1}$ A/65/201.\n    ${ }^{2}$ Там же.",
    "in HTML": "<p>Доклад<sup>1</sup> и отчет<sup>2</sup>.</p>\n\n"
    "<p><sup>1</sup> A/65/201.</p>\n<p><sup>2</sup> Там же.</p>",
}


@pytest.mark.parametrize("case", NOTES)
def test_marks_and_notes(case: str) -> None:
    """However a program writes them, the marks are cut out and the notes lifted."""
    findings = read(NOTES[case])
    assert words(findings) == "Доклад и отчет."
    assert marks(findings) == ["Доклад|1", "Доклад и отчет|2"]
    assert notes(findings) == [("1", "A/65/201."), ("2", "Там же.")]


@pytest.mark.parametrize(
    "text",
    [
        "Доклад [1] и отчет[2].",
        "[1] Первый текст.\n\nДоклад[1].",
        "[резолюция]\n\nСм. [резолюция] выше.",
        "См. пункт [2](пункт) и [x][y].",
        "Массив a[1] и {#не_якорь}.",
    ],
)
def test_brackets_that_are_printed(text: str) -> None:
    """Brackets without an answer stay."""
    assert words(read(text)).replace("\n", "\n\n") == text


@pytest.mark.parametrize(
    ("text", "printed", "addresses"),
    [
        ("Доклад [A/77/66][ga].\n\n[ga]: https://un.org/a 'Доклад'\n", "Доклад A/77/66.", ["https://un.org/a"]),
        ("Доклад [A/77/66][1].\n\n[1]: <https://un.org/a>\n", "Доклад A/77/66.", ["https://un.org/a"]),
        ("Доклад [A/77/66][].\n\n[a/77/66]: https://un.org/a\n", "Доклад A/77/66.", ["https://un.org/a"]),
        ("Доклад [A/77/66].\n\n[A/77/66]: #nowhere\n", "Доклад A/77/66.", [""]),
    ],
)
def test_links_that_are_defined_elsewhere(text: str, printed: str, addresses: list[str]) -> None:
    """A link by name is a link, and its definition prints nothing."""
    findings = read(text)
    assert words(findings) == printed
    assert [link.address for block in findings.blocks for link in block.links] == addresses


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("[]{#_Toc16 .anchor}РЕЗОЛЮЦИЯ 101", "РЕЗОЛЮЦИЯ 101"),
        ('о [резолюции 70/125]{.underline} и [x]{#a .b k="v"}', "о резолюции 70/125 и x"),
        ("# РЕЗОЛЮЦИЯ 101 {#резолюция-101 .unnumbered}", "РЕЗОЛЮЦИЯ 101"),
        ("> -- первое;\n>\n> -- второе", "– первое;\n– второе"),
        ("+ первое\n+ второе", "• первое\n• второе"),
        ("<ol>\n<li>Первое.</li>\n<li>Второе.</li>\n</ol>", "1. Первое.\n2. Второе."),
        ("<ol type='a'>\n<li>Первое.</li>\n<li>Второе.</li>\n</ol>", "a) Первое.\nb) Второе."),
        ("<ol type=i>\n<li>Первое.</li>\n<li>Второе.</li>\n</ol>", "i) Первое.\nii) Второе."),
        ("Текст.\n\nPage 3 of 12\n\nЕще.", "Текст.\nЕще."),
        (
            "Один.\n\nДва.\n\n---\n\nA/48/31\n\nТри.\n\n2 GE.21-124\n\n---\n\nA/48/31\n\nЕще.",
            "Один.\nДва.\nТри.\n2 GE.21-124\nЕще.",
        ),
        ("Один.\n\n2 GE.21-12434\n\nДва.\n\nGE.21-12434 3", "Один.\nДва."),
        ("Он предлагает:\na ) обмен;\nb ) помощь.", "Он предлагает:\na ) обмен;\nb ) помощь."),
        ("<ol start='4'><li>Первое.</li></ol><ul><li>Второе.</li></ul>", "4. Первое.\n• Второе."),
        ("<ol><li>а) Первое.</li></ol>", "а) Первое."),
        ("I. Введение ..... 2\nII. Обзор . . . . . 3", "I. Введение ..... 2\nII. Обзор . . . . . 3"),
        (
            "(*Подпись*) И. **Иванов**\nСоветник\n(Подпись) П. Петров",
            "(Подпись) И. Иванов\nСоветник\n(Подпись) П. Петров",
        ),
        ("Совет,\nссылаясь на резолюцию о безопасности", "Совет,\nссылаясь на резолюцию о безопасности"),
        ("Совет принял доклад о безопасности,\nв частности ссылаясь на него", None),
        ("Он призывает их:\n1.1 сотрудничать;\n1.2 помогать.", "Он призывает их:\n1.1 сотрудничать;\n1.2 помогать."),
        (
            "11. Сессия прошла в 2022 г.\n12. 5–9 декабря и т. д.\n13. Итоги.",
            "11. Сессия прошла в 2022 г.\n12. 5–9 декабря и т. д.\n13. Итоги.",
        ),
        ("11. Итоги см. п.\n12. Далее в 2022 г.\n20. Итоги.", None),
        ("цена выросла до\n1.5 процента", "цена выросла до 1.5 процента"),
    ],
)
def test_what_a_program_writes(text: str, printed: str | None) -> None:
    """Attributes go, lists keep their numbers, lines that stand for themselves are blocks."""
    assert words(read(text)) == (printed if printed is not None else text.replace("\n", " "))


def test_lists_in_lists() -> None:
    """An HTML list in another is set in, as one of Markdown is."""
    blocks = read("<ul>\n<li>а:\n<ul><li>б</li><li>в</li></ul>\n</li>\n<li>г</li>\n</ul>\n").blocks
    assert [(block.text.text, block.indent) for block in blocks] == [("• а:", 0), ("• б", 4), ("• в", 4), ("• г", 0)]


def test_a_note_of_two_paragraphs() -> None:
    """What is set in behind a note belongs to it."""
    findings = read("Доклад[^1].\n\n[^1]: A/65/201.\n\n    См. также A/68/98.\n\nДалее идет текст.\n")
    assert notes(findings) == [("1", "A/65/201. См. также A/68/98.")]
    assert words(findings) == "Доклад.\nДалее идет текст."


def test_a_note_over_two_pages() -> None:
    """A note that a page's end broke within a word goes on below the text of the next page, and an editor is told."""
    findings = read(
        "1. Первый доклад[1] принят.\n\n____\n[1] См. соображения, изложенные в до-\n\n2. Второй доклад[2] принят.\n\n"
        "____\nкументах A/62/98.\n[2] Там же.\n"
    )
    assert notes(findings) == [("1", "См. соображения, изложенные в документах A/62/98."), ("2", "Там же.")]
    assert words(findings) == "1. Первый доклад принят.\n2. Второй доклад принят."
    assert [diagnostic.code for diagnostic in findings.diagnostics] == ["joined-note"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("2. Мера уважает разнообразие вод секретариата (см.", "документ 35). Она важна.", True),
        ("2. Показатели проверяют образование торгово-экономического", "ИКТ-специалиста и климат.", True),
        ("2. Мера уважает разнообразие вод секретариата", "(см. документ 35). Она важна.", True),
        ("2. Мера уважает разнообразие вод секретариата", "(а) первая;", False),
        ("31. Угрозы и выводы, которые изложены в пункте", "22. Науки передают мандат.", True),
        ("31. Угрозы и выводы, которые изложены в пункте", "32. Науки передают мандат.", False),
    ],
)
def test_paragraphs_that_a_blank_line_broke(first: str, second: str, *, joined: bool) -> None:
    """No note need stand between: what cannot end goes on, and an editor is told."""
    findings = read(f"{first}\n\n{second}\n")
    assert words(findings) == f"{first}{' ' if joined else chr(10)}{second}"
    assert [diagnostic.code for diagnostic in findings.diagnostics] == ["joined-paragraph"] * joined


@pytest.mark.parametrize(
    ("before", "head", "following", "joined"),
    [
        ("a) о защите сетей,", "*признавая,*", "a) что меры нужны;", False),
        ("a) о защите сетей,", "<em>признавая</em>", "Что меры нужны.", False),
        ("a) о защите сетей", "**поручает** *Совету*,", "1 принять меры.", False),
        ("a) о защите сетей,", "с удовлетворением отмечая", "a) доклад Совета.", False),
        ("2 представить отчет о результатах,", "просит Генерального секретаря", "принять меры.", False),
        ("2 представить отчет о результатах,", "признавая их важность для стран", "Другой текст.", True),
        ("2 представить отчет о результатах,", "включая сведения:", "1 о расходах.", True),
        ("2 представить отчет о результатах,", "в рамках имеющихся ресурсов", "1 о расходах.", True),
        ("*2 представить отчет о результатах,*", "*в рамках ресурсов*", "*3 принять меры.*", True),
        ("2 представить отчет о результа-", "*тах работы*", "3 принять меры.", True),
    ],
)
def test_the_head_of_a_clause_behind_the_end_of_a_page(before: str, head: str, following: str, *, joined: bool) -> None:
    """An emphasised line, or one that speaks and has items, goes on with nothing; other lines go on."""
    blocks = read(f"{before}\n\n---\n\n{head}\n\n{following}\n").blocks
    assert len(blocks) == (2 if joined else 3)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("решает\n\n- 1 одно;\n- 2 другое", "решает\n1 одно;\n2 другое"),
        ("* **1** одно;\n\n   * а) часть;\n\n* **2** другое", "1 одно;\nа) часть;\n2 другое"),
        ("- 1 одно;\n- 3 другое", "- 1 одно;\n- 3 другое"),
        ("- 5 государств;\n- 6 стран", "- 5 государств;\n- 6 стран"),
    ],
)
def test_numbered_items_with_list_markers(text: str, printed: str) -> None:
    """The marker goes where the numbers count from 1; another number is the bullet's first word."""
    assert words(read(text)) == printed


PAGE_LINES = (
    *("<page_number>2</page_number>", "<footer>A/75/816</footer> <page_number>Page 2 of 9</page_number>"),
    *("<header>Доклад</header>\n<watermark>ПРОЕКТ</watermark>", "- 2 -", "— 2 —", "**– 2 –**", "\\- 2 \\-"),
    *("--- end of page 2 ---", "=== Page 2 ===", "— Конец страницы 2 —", "[Page 2]", "Страница 2 из 9"),
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("note", ["", "<sup>1</sup> A/65/201.\n\n"])
@pytest.mark.parametrize("line", PAGE_LINES)
def test_lines_that_end_a_page(line: str, note: str, gap: str) -> None:
    """They are no text, and the paragraph around them is whole."""
    text = f"2. Секретариат сообщил о расходах<sup>1</sup> на заседания,{gap}{note}{line}{gap}в рамках ресурсов.\n"
    findings = read(text)
    assert words(findings) == "2. Секретариат сообщил о расходах на заседания, в рамках ресурсов."
    assert notes(findings) == ([("1", "A/65/201.")] if note else [])
    assert [block.page for block in findings.blocks] == [2]


@pytest.mark.parametrize(
    "line", ["- 2", "- 2 шага -", "<header>Доклад", "Page 2", "--- продолжение ---", "<b>2</b>", "2 - 3"]
)
def test_lines_that_end_no_page(line: str) -> None:
    """Words between signs, and numbers that no other follows, are text."""
    findings = read(f"1. Первый пункт.\n\n{line}\n\n2. Второй пункт.\n")
    assert len(findings.blocks) == 3


@pytest.mark.parametrize(
    ("pages", "left"),
    [
        (["# Меры доверия\n\n1. Одно,", "# Меры доверия\n\nвторое и", "# Меры доверия\n\nтретье."], 1),
        (["# Меры доверия\n\n1. Одно.", "# Меры доверия\n\n2. Второе.", "# Меры доверия\n\n3. Третье."], 1),
        (["# Меры доверия\n\n1. Одно,", "# Меры доверия\n\nвторое."], 1),
        (["# Меры доверия\n\n1. Одно.", "# Меры доверия\n\n2. Второе."], 2),
        (["# Решение\n\n1. Одно,", "# Решение\n\n2. Второе и", "# Решение\n\nтретье."], 3),
        (["1. Одно,", "# Меры\n\nвторое и", "# Меры\n\nтретье, а", "# Меры\n\nтакже все."], 0),
        (["# Решение\n\n1. Одно.", "# Решение\n\n2. Второе.", "# Решение\n\n3. Третье."], 3),
    ],
)
def test_running_titles(pages: list[str], left: int) -> None:
    """A title on page after page, or in the middle of a sentence, runs; a word does not, nor what comes again once."""
    blocks = read("\n\n<page_number>2</page_number>\n\n".join(pages)).blocks
    assert sum(block.shape is Shape.HEADING for block in blocks) == left


BARE_NOTES = {
    "before a rule": "1 См. решение 70/549.\n\n2 Там же.\n\n---",
    "one a line": "1 См. решение 70/549.\n2 Там же.\n\n***",
    "behind a rule": "____\n\n1 См. решение 70/549.\n2 Там же.\n\n---",
    "emphasised": "**1** См. решение 70/549.\n\n*2* Там же.\n\n---",
    "over two lines": "1 См. решение\n70/549.\n\n2 Там же.\n\n---",
    "before a form feed": "1 См. решение 70/549.\n\n2 Там же.\f",
    "before the number of a page": "1 См. решение 70/549.\n\n2 Там же.\n\n- 4 -",
    "before furniture": "1 См. решение 70/549.\n\n2 Там же.\n\n<page_number>4</page_number>",
    "before a heading": "1 См. решение 70/549.\n\n2 Там же.\n\n## Меры доверия",
    "before a comment": "1 См. решение 70/549.\n\n2 Там же.\n\n<!-- page 4 -->",
}


@pytest.mark.parametrize("call", ["<sup>{}</sup>", "${{ }}^{{{}}}$", "<sup>[{}]</sup>"])
@pytest.mark.parametrize("case", BARE_NOTES)
def test_notes_with_plain_numbers(case: str, call: str) -> None:
    """At a page's end lines that begin with the numbers of open marks are notes; the sentence before them goes on."""
    first, second = call.format(1), call.format(2)
    findings = read(
        f"1. Доклад{first} и отчет{second} приняты.\n\n2. Секретариат сообщил о расходах на\n\n"
        f"{BARE_NOTES[case]}\n\n{'3. Другой пункт.' if '#' in BARE_NOTES[case] else 'обслуживание заседаний.'}\n"
    )
    assert [(label, text.replace("\n", " ")) for label, text in notes(findings)] == [
        ("1", "См. решение 70/549."),
        ("2", "Там же."),
    ]
    assert len(findings.blocks) == (4 if "#" in BARE_NOTES[case] else 2)


@pytest.mark.parametrize(
    "text",
    [
        "Доклад принят.\n\n1 См. решение.\n\n---\n\nДалее.",
        "Доклад<sup>1</sup> принят.\n\n1 См. решение.\n\n---\n\n<sup>1</sup> A/65/201.",
        "Доклад<sup>1</sup> принят.\n\n1 См. решение.\n\nДругой пункт.\n\n---\n\nДалее.",
        "Доклад<sup>1</sup> принят и решает:\n\n1 Просить Совет.\n\n---\n\nДалее.",
        "Доклад<sup>12</sup> вступит в силу\n12 Марта текущего года.\n\n---\n\nДалее.",
        "Доклад<sup>1</sup> принят.\n\n1 Введение\n\n---\n\nДалее.",
        "Доклад<sup>1</sup> принят.\n\n1 принять меры.\n\n---\n\nДалее.",
        "1 См. решение.\n\n---\n\nДоклад<sup>1</sup> принят.",
        "Площадь 5 м<sup>2</sup> мала.\n\n2 Участка земли.\n\n---\n\nДалее.",
    ],
)
def test_lines_with_plain_numbers_that_are_no_notes(text: str) -> None:
    """No open mark, another note, text behind it, a list it belongs to: it is text."""
    assert [note for note in notes(read(text)) if note[1] != "A/65/201."] == []


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        ("**Статья 1.** Термины применяются в значении закона.", "Статья 1.", "Термины применяются в значении закона."),
        ("**Статья 2.** Стороны сотрудничают:", "Статья 2.", "Стороны сотрудничают:"),
        ("<b>Статья 3</b> Соглашение бессрочное.", "Статья 3", "Соглашение бессрочное."),
        ("***СТАТЬЯ IV.*** «Сторона» означает государство;", "СТАТЬЯ IV.", "«Сторона» означает государство;"),
        ("**Статья 5.** 1. Стороны сотрудничают.", "Статья 5.", "1. Стороны сотрудничают."),
        ("**Статья 6. Термины.** Соглашение бессрочное.", "Статья 6. Термины.", "Соглашение бессрочное."),
        ("**Статья 7.** **Термины.** Соглашение\nбессрочное.", "Статья 7. Термины.", "Соглашение бессрочное."),
        ("**Статья 8-1.** *Термины.* Соглашение бессрочное.", "Статья 8-1. Термины.", "Соглашение бессрочное."),
        ("_Статья 9._ Соглашение бессрочное.", "Статья 9.", "Соглашение бессрочное."),
        ("**Статья 10.** Термины", "Статья 10. Термины", ""),
        ("**Статья 11** Устава гласит, что Совет решает.", "Статья 11 Устава гласит, что Совет решает.", ""),
        ("**Статья 12** не действует.", "Статья 12 не действует.", ""),
        ("**Статья 13. Термины и определения.**", "Статья 13. Термины и определения.", ""),
    ],
)
def test_articles_in_one_line_with_their_text(line: str, heading: str, text: str) -> None:
    """The emphasis ends where the heading does; behind it stands the text if it is a sentence."""
    assert [block.text.text for block in read(f"{line}\n\n1) первое;\n").blocks[:-1]] == [heading, text][
        : 1 + bool(text)
    ]


TOKENS = st.sampled_from(
    [
        *("[1]", "\\[1\\]", "[1]: ", "[^0]: ", "[^0]", "${ }^{1}$", "[a][b]", "\n[b]: https://x.org\n", "[]{#a .b}"),
        *("{.c}", "[[1]](#footnote-1)", "[↑](#footnote-ref-1)", "\n1. ", "<ol>", "<li>", "</li>", "</ol>", "<ul>"),
        *("# Раздел и\n", "# угрозы\n", "**и**\n\n", "слово", "Слово", "\n", "\n\n", "    ", ", ", ".", "-- ", "+ "),
        *("ссылаясь на", " .... 5", "(Подпись) ", "____\n", "до-\n\n", "1.1 ", "[", "]", "\\", "\f", "<sup>1</sup> "),
        *(
            "<page_number>",
            "</page_number>",
            "<watermark>x</watermark>",
            "- 2 -\n",
            "# Меры\n",
            "\n---\n",
            "- 1 и\n",
            "*",
        ),
    ]
)


@given(st.lists(TOKENS, max_size=30).map("".join))
def test_every_character_has_one_fate(text: str) -> None:
    """Whatever the file holds, the account closes and the blocks are clean."""
    read(text)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_a_link_over_two_lines_is_one_under_any_line_end(line_end: str) -> None:
    """Blank space inside a link's brackets counts by line ends, not by characters."""
    text = "См. [текст](# \n  ) далее."
    plain = [block.text.text for block in read(text).blocks]
    assert [block.text.text for block in read(text.replace("\n", line_end)).blocks] == plain
