"""What the structure of a document is, told from its blocks alone."""

from __future__ import annotations

import pytest
from readings import Line, built, heading, note, outline

from build_corpus.anchors import name
from build_corpus.errors import SourceError
from build_corpus.ledger import Fate
from build_corpus.model import BlockKind, NoteMark, Shape


def test_report_with_lettered_sections() -> None:
    """A report has labelled sections, sub-headings under them, and numbered paragraphs that run through."""
    document = built(
        heading("A. Введение"),
        "1. Первый пункт доклада.",
        heading("Обсуждение"),
        "2. Второй пункт доклада.",
        heading("B. Существующие угрозы"),
        "3. Третий пункт доклада.",
    )
    assert outline(document) == [
        "# A Введение",
        "  paragraph 1: Первый пункт доклада.",
        "## Обсуждение",
        "  paragraph 2: Второй пункт доклада.",
        "# B Существующие угрозы",
        "  paragraph 3: Третий пункт доклада.",
    ]
    assert document.diagnostics == ()


def test_bullets_in_titled_groups_stay_inside_their_paragraph() -> None:
    """Headings that only title bullets do not end the numbered paragraph they stand in."""
    document = built(
        heading("F. Потенциал"),
        "1. Деятельность строится на перечисленных ниже принципах.",
        heading("Предназначение"),
        "• Процесс носит поступательный характер.",
        "• Мероприятия имеют четкую цель.",
        heading("Партнерские связи"),
        "• Деятельность основана на доверии.",
        "2. Государства согласились с этим.",
    )
    assert outline(document) == [
        "# F Потенциал",
        "  paragraph 1: Деятельность строится на перечисленных ниже принципах.",
        "    group: Предназначение",
        "      bullet: Процесс носит поступательный характер.",
        "      bullet: Мероприятия имеют четкую цель.",
        "    group: Партнерские связи",
        "      bullet: Деятельность основана на доверии.",
        "  paragraph 2: Государства согласились с этим.",
    ]


def test_resolution_of_the_general_assembly() -> None:
    """A resolution has a masthead, a title, a preamble, operative paragraphs with items, and a closing line."""
    document = built(
        heading("Генеральная Ассамблея", 1),
        "Distr.: General 4 December 1998",
        heading("53/70. Достижения в сфере информатизации", 3),
        "Генеральная Ассамблея,",
        "ссылаясь на свои резолюции по вопросу о роли науки,",
        "отмечая вклад государств,",
        "1. призывает государства-члены:",
        "a) содействовать рассмотрению угроз;",
        "b) информировать Генерального секретаря;",
        "2. постановляет включить пункт в повестку дня.",
        "79-е пленарное заседание 4 декабря 1998 года",
    )
    assert outline(document) == [
        "#",
        "  masthead: Генеральная Ассамблея",
        "  masthead: Distr.: General 4 December 1998",
        "  title: 53/70. Достижения в сфере информатизации",
        "  text: Генеральная Ассамблея,",
        "  preamble: ссылаясь на свои резолюции по вопросу о роли науки,",
        "  preamble: отмечая вклад государств,",
        "  paragraph 1: призывает государства-члены:",
        "    item a: содействовать рассмотрению угроз;",
        "    item b: информировать Генерального секретаря;",
        "  paragraph 2: постановляет включить пункт в повестку дня.",
        "  closing: 79-е пленарное заседание 4 декабря 1998 года",
    ]


def test_resolution_set_in_clauses() -> None:
    """Where each clause begins its labels anew, its head is a section and its items stand under it."""
    document = built(
        "РЕЗОЛЮЦИЯ 50 (ПЕРЕСМ. ЖЕНЕВА, 2022 Г.)",
        "Кибербезопасность",
        "Всемирная ассамблея по стандартизации электросвязи (Женева, 2022 г.),",
        "напоминая",
        "а)\tо Резолюции 130;",
        "b)\tо резолюции 55/63,",
        "памятуя",
        "о работе исследовательских комиссий,",
        "решает",
        "1\tпродолжать анализировать:",
        "i)\tработу трех Секторов;",
        "ii)\tход работы;",
        "•\tв первую очередь отчеты;",
        "1 bis\tсодействовать доверию,",
        "поручает Директору",
        "1\tвести работу.",
    )
    assert outline(document) == [
        "#",
        "  masthead: РЕЗОЛЮЦИЯ 50 (ПЕРЕСМ. ЖЕНЕВА, 2022 Г.)",
        "  title: Кибербезопасность",
        "  text: Всемирная ассамблея по стандартизации электросвязи (Женева, 2022 г.),",
        "# напоминая",
        "  item а: о Резолюции 130;",
        "  item b: о резолюции 55/63,",
        "# памятуя",
        "  text: о работе исследовательских комиссий,",
        "# решает",
        "  item 1: продолжать анализировать:",
        "    item i: работу трех Секторов;",
        "    item ii: ход работы;",
        "      bullet: в первую очередь отчеты;",
        "  item 1 bis: содействовать доверию,",
        "# поручает Директору",
        "  item 1: вести работу.",
    ]


def test_letter_with_annex() -> None:
    """A letter has a masthead, a title, a signature; its annex begins again, with a heading of its own."""
    document = built(
        "Семьдесят пятая сессия",
        heading("Письмо Постоянного представителя на имя Генерального секретаря"),
        "Имею честь настоящим препроводить совместное заявление глав государств.",
        Line("(Подпись) Иван Иванов Постоянный представитель", Shape.SIGNATURE),
        heading("Приложение к письму Постоянного представителя"),
        "[Подлинный текст на русском языке]",
        heading("Совместное заявление"),
        "Главы государств отмечают значительный прогресс в развитии технологий.",
    )
    assert outline(document) == [
        "#",
        "  masthead: Семьдесят пятая сессия",
        "  title: Письмо Постоянного представителя на имя Генерального секретаря",
        "  text: Имею честь настоящим препроводить совместное заявление глав государств.",
        "  signature: (Подпись) Иван Иванов Постоянный представитель",
        "# Приложение к письму Постоянного представителя",
        "  text: [Подлинный текст на русском языке]",
        "## Совместное заявление",
        "  text: Главы государств отмечают значительный прогресс в развитии технологий.",
    ]


def test_articles_that_a_later_law_inserted() -> None:
    """«Статья 5.1» stands beside article 5, and its paragraphs have anchors of their own."""
    document = name(
        built(
            heading("Статья 5. Права"),
            "1. Граждане имеют право.",
            heading("Статья 5.1. Обязанности"),
            "1. Оператор обязан принимать меры.",
            heading("Статья 6. Вступление в силу"),
            "1. Закон вступает в силу.",
        )
    )
    assert outline(document)[::2] == ["# Статья 5 Права", "# Статья 5.1 Обязанности", "# Статья 6 Вступление в силу"]
    assert [(section.id, section.blocks[0].id) for section in document.sections] == [
        ("art-5", "art-5-p-1"),
        ("art-5-1", "art-5-1-1"),
        ("art-6", "art-6-1"),
    ]


def test_treaty_with_chapters_and_articles() -> None:
    """Articles stand under chapters, take their title from the next line, and number their paragraphs anew."""
    document = built(
        heading("Конвенция о преступности"),
        "Государства — участники настоящей Конвенции,",
        "подтверждая цели Устава,",
        "согласились о нижеследующем:",
        heading("Глава I"),
        heading("Общие положения"),
        heading("Статья 1. Цели"),
        "Цели настоящей Конвенции заключаются в сотрудничестве.",
        heading("Статья 2"),
        heading("Употребление терминов"),
        "1. Для целей настоящей Конвенции:",
        "a) «система» означает устройство;",
        "i) любое;",
        "ii) каждое;",
        "b) «данные» означают сведения.",
        "2. Ничто не умаляет прав.",
        heading("Глава II"),
        heading("Криминализация"),
        heading("Статья 3. Доступ"),
        "1. Каждое государство принимает меры.",
    )
    assert outline(document) == [
        "#",
        "  title: Конвенция о преступности",
        "  text: Государства — участники настоящей Конвенции,",
        "  preamble: подтверждая цели Устава,",
        "  preamble: согласились о нижеследующем:",
        "# Глава I Общие положения",
        "## Статья 1 Цели",
        "  text: Цели настоящей Конвенции заключаются в сотрудничестве.",
        "## Статья 2 Употребление терминов",
        "  paragraph 1: Для целей настоящей Конвенции:",
        "    item a: «система» означает устройство;",
        "      item i: любое;",
        "      item ii: каждое;",
        "    item b: «данные» означают сведения.",
        "  paragraph 2: Ничто не умаляет прав.",
        "# Глава II Криминализация",
        "## Статья 3 Доступ",
        "  paragraph 1: Каждое государство принимает меры.",
    ]
    assert document.diagnostics == ()


def test_outline_follows_the_labels_and_not_the_markup() -> None:
    """The levels that OCR claims for headings do not matter where the headings have labels."""
    document = built(
        Line("Проект доклада", emphasis=True),
        Line("I. Введение", Shape.HEADING, 3),
        "1. Первый.",
        Line("II. Вопросы", Shape.HEADING, 2),
        Line("A. Открытие", Shape.HEADING, 3),
        "2. Второй.",
        Line("В. Участники", Shape.HEADING, 1),
        "3. Третий.",
        Line("Ш. Утверждение", Shape.HEADING, 3),
        "4. Четвертый.",
    )
    assert [line for line in outline(document) if line.startswith("#")] == [
        "#",
        "# I Введение",
        "# II Вопросы",
        "## A Открытие",
        "## В Участники",
        "# Ш Утверждение",
    ]


@pytest.mark.parametrize(
    ("labels", "depths"),
    [
        (["a", "b", "c"], [0, 0, 0]),
        (["h", "i", "j"], [0, 0, 0]),
        (["hf", "ig", "jh"], [0, 0, 0]),
        (["j bis", "j ter", "k"], [0, 0, 0]),
        (["a", "i", "ii", "iii", "iv", "b", "i", "ii"], [0, 1, 1, 1, 1, 0, 1, 1]),
        (["u", "v", "w", "x"], [0, 0, 0, 0]),
    ],
)
def test_letters_and_roman_numerals(labels: list[str], depths: list[int]) -> None:
    """An `i)` goes on with the letters or opens a series of Roman numerals, as its neighbours tell."""
    document = built("1. Стороны:", *(f"{label}) действуют;" for label in labels))
    lines = outline(document)[2:]
    assert [(len(line) - len(line.lstrip())) // 2 - 2 for line in lines] == depths


@pytest.mark.parametrize(
    ("text", "kept", "offset"),
    [
        ("Ассамблея отметила1, что", "Ассамблея отметила, что", 18),
        ("до 2030 года1. В этой связи", "до 2030 года. В этой связи", 12),
        ("доклады (2015 годов1 ), которые", "доклады (2015 годов), которые", 19),
        ("«Создание культуры»1. Кроме", "«Создание культуры». Кроме", 19),
        ("Направление С1 и деятельности1.", "Направление С1 и деятельности.", 29),
        ("COVID-1 и группы1", "COVID-1 и группы", 16),
    ],
)
def test_bare_digits_that_are_marks(text: str, kept: str, offset: int) -> None:
    """The digits of a mark leave the text, and the mark keeps its place; other digits stay."""
    block = next(built(heading("A. Раздел"), text, note("1", "См. доклад.")).blocks())
    assert (block.text.text, block.notes) == (kept, (NoteMark("1", offset),))


def test_a_year_is_no_mark() -> None:
    """A number that no note has stays in the text, and is told: it may be the mark of a lost note."""
    document = built("1. В период до 2030 года10 принято решение.", note("1", "См. доклад."))
    block = next(document.blocks())
    assert block.text.text == "В период до 2030 года10 принято решение."
    assert sorted(d.code for d in document.diagnostics) == ["mark-without-note", "note-without-mark"]


def test_a_note_without_words_is_told() -> None:
    """Some programs print the words of one note behind those of another."""
    document = built("1. Первый1.", "2. Второй2.", note("1", "См. доклад. Там же."), note("2", ""))
    assert [(d.code, dict(d.facts)) for d in document.diagnostics] == [("empty-note", {"label": "2"})]


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [(["1", "2", "3"], 0), (["1", "3"], 1), (["1", "1"], 1), (["60", "60 bis", "60 ter", "61"], 0), (["2", "1"], 1)],
)
def test_gaps_and_repeats_in_the_numbering_are_told(numbers: list[str], gaps: int) -> None:
    """Each break in the numbers of a section is a warning with its line."""
    document = built(heading("A. Раздел"), *(f"{number}. Пункт доклада." for number in numbers))
    assert [d.code for d in document.diagnostics] == ["number-gap"] * gaps


def test_the_ledger_of_a_document_gives_its_text_and_its_source_back() -> None:
    """From the ledger and the source the kept text is rebuilt, and from the pieces the source."""
    document = built(heading("A. Раздел"), "1. Ассамблея отметила1, что", note("1", "См. доклад."))
    source, ledger = document.source.text, document.ledger
    kept = "".join(s.title.text + "".join(b.text.text for b in s.own_blocks()) for s in document.walk())
    moved = "".join(n.text.text for n in document.footnotes)
    assert ledger.rebuild_text(source, Fate.KEPT) == kept
    assert ledger.rebuild_text(source, Fate.MOVED) == moved
    dropped = {e.span.start: source[e.span.start : e.span.end] for e in ledger.entries if e.fate is Fate.DROPPED}
    assert ledger.rebuild_source(kept, moved, dropped) == source


def test_a_table_keeps_its_kind() -> None:
    """A block that the format shows as a table is one."""
    document = built("1. Пункт доклада.", Line("Год | Число", Shape.TABLE))
    assert [block.kind for block in document.blocks()] == [BlockKind.PARAGRAPH, BlockKind.TABLE]


def test_the_title_of_an_article_stands_in_its_own_line() -> None:
    """A short line below a bare «Статья 1» is its title, whatever the layout shows; a sentence is its text."""
    document = built(
        "Стороны настоящей Конвенции,",
        "согласились о нижеследующем:",
        "Часть I",
        "Общие положения",
        "Статья 1",
        "Употребление терминов",
        "1. Для целей настоящей Конвенции термины имеют следующее значение.",
        "Статья 2",
        "Настоящая Конвенция применяется ко всем государствам.",
    )
    assert outline(document)[3:] == [
        "# Часть I Общие положения",
        "## Статья 1 Употребление терминов",
        "  paragraph 1: Для целей настоящей Конвенции термины имеют следующее значение.",
        "## Статья 2",
        "  text: Настоящая Конвенция применяется ко всем государствам.",
    ]


def test_a_plain_line_without_a_stop_is_a_heading() -> None:
    """Below a complete sentence and above a paragraph it is a heading; above bullets it titles their group."""
    document = built(
        heading("Доклад", 1),
        "1. Группа рассмотрела вопрос о мерах укрепления доверия.",
        "Меры укрепления доверия",
        "2. Государства приняли следующие решения.",
        "Обмен информацией",
        "• Обмениваться мнениями.",
    )
    assert outline(document)[2:] == [
        "  paragraph 1: Группа рассмотрела вопрос о мерах укрепления доверия.",
        "# Меры укрепления доверия",
        "  paragraph 2: Государства приняли следующие решения.",
        "    group: Обмен информацией",
        "      bullet: Обмениваться мнениями.",
    ]


def test_an_office_below_a_signature_belongs_to_it() -> None:
    """The line that says who signed is a part of the signature; the annex to a letter is known by its wording."""
    document = built(
        heading("Письмо Постоянного представителя", 1),
        "Буду признателен за распространение настоящего письма и приложения к нему.",
        "(Подпись) Иван Иванов",
        "Постоянный представитель",
        "Приложение к письму Постоянного представителя от 1 мая 2020 года",
        "Государства признают, что потенциал создан для развития возможностей.",
    )
    assert outline(document)[3:] == [
        "  signature: (Подпись) Иван Иванов",
        "  signature: Постоянный представитель",
        "# Приложение к письму Постоянного представителя от 1 мая 2020 года",
        "  text: Государства признают, что потенциал создан для развития возможностей.",
    ]


def test_numbers_of_a_clause_without_a_dot() -> None:
    """Below the head of a clause «1 продолжать» begins an item when its number goes on with the series."""
    document = built(
        "РЕЗОЛЮЦИЯ 50 (ПЕРЕСМ. ЖЕНЕВА, 2022 Г.)",
        "Кибербезопасность",
        "Всемирная ассамблея (Женева, 2022 г.),",
        "решает",
        "1 продолжать анализировать работу;",
        "1 bis содействовать доверию;",
        "2 укреплять сотрудничество,",
        "поручает Директору",
        "1 вести работу;",
        "2 представить отчет.",
    )
    assert outline(document)[4:] == [
        "# решает",
        "  item 1: продолжать анализировать работу;",
        "  item 1 bis: содействовать доверию;",
        "  item 2: укреплять сотрудничество,",
        "# поручает Директору",
        "  item 1: вести работу;",
        "  item 2: представить отчет.",
    ]


def test_a_text_without_a_paragraph_is_refused() -> None:
    """What holds notes alone has no page that they could stand on: it is not the whole text."""
    with pytest.raises(SourceError, match=r"made\.txt: there is no paragraph in it.*put the whole text into it"):
        built(note("1", "Резолюция 53/70."))


def test_a_heading_below_the_title_is_no_title() -> None:
    """«Совместное заявление …» says what the document is; the heading below it is the first of the body."""
    document = built(
        heading("Совместное заявление глав государств"),
        heading("Общие вопросы"),
        "Государства опираются на оценки текущей международной обстановки.",
    )
    assert [section.title.text for section in document.walk()] == ["", "Общие вопросы"]
    assert [block.role.value for block in next(document.walk()).blocks] == ["title"]
