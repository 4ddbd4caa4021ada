"""Tests of what references name: the body, the edition, the treaty, what was cited before."""

from __future__ import annotations

import pytest
from factories import block, document, section, traced
from referring import cited, named, paragraph, words

from build_corpus.annotations.references import find_references
from build_corpus.model import Certainty, Footnote, NoteMark

NAMES = [
    ("резолюция 73/27 Генеральной Ассамблеи", ["A/RES/73/27"]),
    ("резолюции Генеральной Ассамблеи ООН № 73/27 и 73/266", ["A/RES/73/27", "A/RES/73/266"]),
    ("резолюция 5/1 Совета по правам человека", ["A/HRC/RES/5/1"]),
    ("решение 17/119 Совета по правам человека", ["A/HRC/DEC/17/119"]),
    ("резолюция 2005/80 Комиссии по правам человека", ["E/CN.4/RES/2005/80"]),
    ("резолюция 2006/46 Экономического и Социального Совета", ["E/RES/2006/46"]),
    ("резолюция 1503 (XLVIII) Экономического и Социального Совета", ["E/RES/1503(XLVIII)"]),
    ("резолюция 1503 (XLVIII)", [""]),  # no session of the General Assembly, and no body that is named
    ("резолюция 3201 (S-VI)", ["A/RES/3201(S-VI)"]),
    ("резолюция 1373 (2001)", ["S/RES/1373(2001)"]),
    ("резолюция 1373 Совета Безопасности", ["S/RES/1373"]),
    ("резолюция 1373 (2001) Генеральной Ассамблеи", [""]),
    ("резолюции 73/27 Парламентской ассамблеи", ["A/RES/73/27"]),
    ("резолюция 3/7 Ассамблеи по окружающей среде", [""]),
    ("резолюция 12/3", [""]),  # before 1976 the General Assembly did not number so
    ("резолюции 37/98 A–E и 43/78 H", ["A/RES/37/98A-E", "A/RES/43/78H"]),
    ("резолюции 57/239 Генеральной Ассамблеи и 1373 (2001) Совета Безопасности", ["A/RES/57/239", "S/RES/1373(2001)"]),
    ("решение 1106 Постоянного совета ОБСЕ", ["PC.DEC/1106"]),
    ("Резолюции 130 Полномочной конференции", ["ITU PP Res. 130"]),
    (
        "Резолюции 50 и 52 (Пересм. Женева, 2022 г.) ВАСЭ",
        ["ITU WTSA Res. 50 (Женева, 2022)", "ITU WTSA Res. 52 (Женева, 2022)"],
    ),
    ("Резолюции 1305 Совета МСЭ", ["ITU Council Res. 1305"]),
    ("Решение 5 (Пересм. Дубай, 2018 г.) ПК", ["ITU PP Dec. 5 (Дубай, 2018)"]),
    ("Резолюция 646 (Пересм. ВКР-19)", ["ITU WRC Res. 646 (ВКР-19)"]),
    ("Резолюция 99 (Пересм. Атлантида, 2031 г.)", [""]),
    ("Вопрос 3/2 МСЭ-D и Вопрос 3/2", ["ITU-D Question 3/2", "ITU-D Question 3/2"]),
    ("Рекомендации МСЭ-R M.2012 и BT.709-6", ["ITU-R M.2012", "ITU-R BT.709-6"]),
    (
        "Резолюция 50 (Пересм. Женева, 2022 г.) принята, Резолюция 50 действует",
        ["ITU WTSA Res. 50 (Женева, 2022)", "ITU WTSA Res. 50"],
    ),
    ("статья 51 Устава ООН", ["Устав Организации Объединенных Наций: ст. 51"]),
    (
        "статья 9 Устава МСЭ и статья 10 Конвенции",
        ["Устав Международного союза электросвязи: ст. 9", "Конвенция Международного союза электросвязи: ст. 10"],
    ),
    ("статья 5 Устава", ["ст. 5"]),  # no charter is named in full, and nobody tells whose text it is
    ("статья 5 Конвенции о гражданской авиации", ["Конвенция о гражданской авиации: ст. 5"]),
    ("пункт 29 резолюции Генеральной Ассамблеи, озаглавленной «О мерах»", ["п. 29"]),
    (
        "статья 4 и пункт 2 статьи 5 Устава ООН",
        ["Устав Организации Объединенных Наций: ст. 4", "Устав Организации Объединенных Наций: ст. 5, п. 2"],
    ),
    ("A/66/152 и Add.1 и 2, Corr.1", ["A/66/152", "A/66/152/Add.1", "A/66/152/Add.2", "A/66/152/Corr.1"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_what_is_cited(text: str, names: list[str]) -> None:
    """Form, body and edition of a number tell what it is; what they do not tell is not guessed."""
    assert [what for _, what in named(f"Согласно {text}.")] == names


@pytest.mark.parametrize(
    ("text", "symbol", "body", "name"),
    [
        ("ссылаясь на свою резолюцию 20/8", "A/HRC/RES/32/13", "", "A/HRC/RES/20/8"),
        ("ссылаясь на резолюцию 20/8 Совета", "A/HRC/RES/32/13", "", "A/HRC/RES/20/8"),
        ("ссылаясь на свою резолюцию 53/70", "A/RES/54/49", "", "A/RES/53/70"),
        ("Генеральная Ассамблея в своей резолюции 53/144", "A/HRC/RES/40/11", "", "A/RES/53/144"),
        ("о Резолюции 179 настоящей Конференции", "", "Полномочная конференция МСЭ", "ITU PP Res. 179"),
        ("о Резолюции 1336 Совета", "", "Полномочная конференция МСЭ", "ITU Council Res. 1336"),
        ("о резолюции 1336 Совета Европы", "", "Полномочная конференция МСЭ", ""),
        ("о статье 50 Устава", "", "Полномочная конференция МСЭ", "Устав Международного союза электросвязи"),
        ("о статье 50 Устава", "A/RES/54/49", "", "Устав Организации Объединенных Наций"),
    ],
)
def test_who_speaks(text: str, symbol: str, body: str, name: str) -> None:
    """«Своя», «настоящей Конференции», «Совета» and «Устава» are read by the document's own body."""
    made = paragraph(text, symbol=symbol, body=body)
    (span,) = find_references(made, [])
    assert (span.instrument.name if span.instrument else "") == name


def test_titles_in_russian() -> None:
    """What people call it stands beside the canonical name, the same wherever it is cited."""
    made = paragraph(
        "резолюции 217 A (III), 43/78 H и 1373 (2001), A/RES/73/27, решение 72/512, "
        "Резолюция 50 (Пересм. Женева, 2022 г.), Мнение 4 (Лиссабон, 2009 г.), Вопрос 3/2 МСЭ-D, A/70/174"
    )
    assert [span.instrument.title for span in find_references(made, []) if span.instrument] == [
        "Резолюция 217 A (III) Генеральной Ассамблеи",
        "Резолюция 43/78 H Генеральной Ассамблеи",
        "Резолюция 1373 (2001) Совета Безопасности",
        "Резолюция 73/27 Генеральной Ассамблеи",
        "Решение 72/512 Генеральной Ассамблеи",
        "Резолюция 50 ВАСЭ",
        "Мнение 4 ВФПЭ",
        "Вопрос 3/2 МСЭ-D",
        "A/70/174",
    ]


def test_two_editions_share_the_words() -> None:
    """Editions that run together are two references, each on its own characters."""
    made = paragraph("в Резолюции 45 (Пересм. Дубай, 2014 г. Кигали, 2022 г.) ВКРЭ")
    spans = find_references(made, [])
    assert [(words(made, s), s.edition, s.certainty) for s in spans] == [
        ("Резолюции 45 (Пересм. Дубай, 2014 г.", "Дубай, 2014", Certainty.PROBABLE),
        ("Кигали, 2022 г.)", "Кигали, 2022", Certainty.PROBABLE),
    ]
    assert {s.instrument.name for s in spans if s.instrument} == {"ITU WTDC Res. 45"}


# --- what was cited before ------------------------------------------------------------------------------------------

FIRST = ("резолюции 73/27", "A/RES/73/27")
THIRD = ("пункте 3 этой резолюции", "A/RES/73/27: п. 3")
UNKNOWN = ("пункте 3 этой резолюции", "п. 3")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("О резолюции 73/27 и пункте 3 этой резолюции.", [FIRST, THIRD]),
        ("О резолюции 73/27. В пункте 3 этой резолюции сказано.", [FIRST, THIRD]),
        ("О резолюции 73/27. Группа работала. Она помнит о пункте 3 этой резолюции.", [FIRST, UNKNOWN]),
        ("О резолюции 73/27 и A/70/174, пункте 3 этой резолюции.", [FIRST, ("A/70/174", "A/70/174"), UNKNOWN]),
        ("Во исполнение этой резолюции.", []),
        ("О резолюции 73/27 и о ходе выполнения этой резолюции.", [FIRST, ("этой резолюции", "A/RES/73/27")]),
        ("В докладе (A/70/174); указанный доклад.", [("A/70/174", "A/70/174"), ("указанный доклад", "A/70/174")]),
        ("О резолюции 73/27; решение и этого доклада пункт.", [FIRST]),
    ],
)
def test_antecedent(text: str, found: list[tuple[str, str]]) -> None:
    """«Этой резолюции» means what was cited last, alone, by that noun, in this sentence or the one before."""
    assert named(text) == found


def noted(text: str, offset: int, *notes: str) -> list[tuple[str, str]]:
    """The references of notes below a paragraph, the first with its mark at `offset`."""
    marks = tuple(NoteMark(str(number), offset) for number in range(1, len(notes) + 1))
    made = document(
        section(block(text, label="1", notes=marks), anchor="sec"),
        footnotes=tuple(
            Footnote(str(number), traced(note), f"fn-{number}", ("p-1",)) for number, note in enumerate(notes, start=1)
        ),
    )
    return [(words(made, s), cited(s)) for s in find_references(made, [made]) if s.anchor.startswith("fn")]


def test_note_goes_back_to_the_words_before_its_mark() -> None:
    """A note stands where its mark does: «эта резолюция» is the one cited there, in that sentence."""
    text = "О резолюции 64/211 говорилось. О другом нет."
    assert noted(text, 18, "В приложении к этой резолюции.") == [("приложении к этой резолюции", "A/RES/64/211: прил.")]
    assert noted(text, len(text), "В приложении к этой резолюции.") == [("приложении к этой резолюции", "прил.")]


def test_ibidem() -> None:
    """«Там же» at the start of a note is the source of the note before, if that has one; a place in it is not ours."""
    assert noted("Текст.", 5, "A/70/174, пункт 5.", "Там же, пункт 1.", "Там же.") == [
        ("A/70/174, пункт 5", "A/70/174: п. 5"),
        ("Там же, пункт 1", "A/70/174: п. 1"),
        ("Там же", "A/70/174"),
    ]
