"""Which places are marked as unreadable, what is proposed for them, and what is left alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from factories import block, document, section
from hypothesis import given
from hypothesis import strategies as st

from build_corpus.annotations.emendations import find_emendations
from build_corpus.model import Certainty, Document, Emendation, EmendationKind, ReaderName


def _document(text: str, reader: ReaderName) -> Document:
    return replace(document(section(block(text, label="1"), anchor="sec-a")), reader=reader)


def _found(text: str, reader: ReaderName = ReaderName.DOCX_TEXT) -> tuple[Emendation, ...]:
    return find_emendations(_document(text, reader))


@pytest.mark.parametrize(
    ("text", "printed", "old", "new", "certainty"),
    [
        ("Дубай, 2018 г.Лион, 2022 г.", "Дубай, 2018 г.Лион, 2022 г.", "Дубай, 2018 г.", "Лион, 2022 г.", "undecided"),
        ("(Баку, 2016 г. Лион, 2022 г.)", "Баку, 2016 г. Лион, 2022 г.", "Баку, 2016 г.", "Лион, 2022 г.", "undecided"),
        ("(Дубай, 2014Кигали, 2014 г.)", "Дубай, 2014Кигали, 2014 г.", "Дубай, 2014", "Кигали, 2014 г.", "undecided"),
        ("о резолюции 68/19876/189 Ассамблеи", "68/19876/189", "68/198", "76/189", "probable"),
        ("ВКРЭ-1722 приняла", "ВКРЭ-1722", "ВКРЭ-17", "ВКРЭ-22", "probable"),
        ("ВКРЭ-2217 приняла", "ВКРЭ-2217", "ВКРЭ-17", "ВКРЭ-22", "probable"),
        ("о содействии созданиюи групп", "созданиюи", "созданию", "создании", "probable"),
        ("между другихми странами", "другихми", "других", "другими", "probable"),
        ("в результате деятельностиь", "деятельностиь", "деятельности", "деятельность", "probable"),
        ("создана рРабочая группа", "рРабочая", "Рабочая", "рабочая", "undecided"),
        ("продолжать придаватьуделять внимание", "придаватьуделять", "придавать", "уделять", "probable"),
        ("групп CIRTреагирования на", "CIRTреагирования", "CIRT", "реагирования", "probable"),
        ("совещания ГА ООНГенеральной Ассамблеи", "ООНГенеральной", "ООН", "Генеральной", "probable"),
    ],
)  # fmt: skip
def test_fused_wording(text: str, printed: str, old: str, new: str, certainty: str) -> None:
    """Each place is found whole, read in both ways, and no surer than a person would be."""
    (found,) = _found(text)
    assert text[found.start : found.end] == printed
    assert (found.kind, found.old, found.new) == (EmendationKind.AMENDMENT, old, new)
    assert found.certainty is Certainty(certainty)


_HEAD = "РЕЗОЛЮЦИЯ 45 (ПЕРЕСМ. ДУБАЙ, 2014 г.КИГАЛИ, 2022 г.)"
_ONE = "в Резолюции 45 (Пересм. Дубай, 2014 г.Кигали, 2022 г.)"
_ALONE = "в Резолюции 8 (Пересм. Кигали, 2022 г.) и Резолюции 9 (Пересм. Дубай, 2014 г.)"
_PAIR = ("Дубай, 2014 г.", "Кигали, 2022 г.")


@pytest.mark.parametrize(
    ("text", "elsewhere", "readings", "certainty"),
    [
        (_ONE, _ALONE, _PAIR, "certain"),
        (_ONE, _ONE, _PAIR, "certain"),
        (_ONE.upper(), _ALONE, ("ДУБАЙ, 2014 Г.", "КИГАЛИ, 2022 Г."), "certain"),
        (_ONE, "", _PAIR, "probable"),
        (_ONE, "в Резолюции 8 (Пересм. Кигали, 2022 г.)", _PAIR, "probable"),
        (_ONE, "на конференциях (Дубай, 2014 г.) и (Кигали, 2022 г.)", _PAIR, "probable"),
        (_ONE.replace("г.К", "г. К"), _ALONE, _PAIR, "probable"),
        (_ONE.replace(")", ", и далее)"), _ALONE, _PAIR, "probable"),
        (_ONE.replace("Резолюции 45", "Резолюциях 45 и 50"), _ALONE, _PAIR, "probable"),
        (_ONE.replace("Резолюции 45 ", "документе "), _ALONE, _PAIR, "probable"),
        ("в Резолюции 45 (Пересм. Кигали, 2022 г.Дубай, 2014 г.)", _ALONE, _PAIR, "probable"),
        ("в Резолюции 45 (Дубай, 2014 г.Кигали, 2022 г.)", _ALONE, _PAIR, "probable"),
        ("Полномочная конференция (Дубай, 2014 г.Кигали, 2022 г.)", _HEAD, _PAIR, "probable"),
        ("Полномочная конференция (Дубай, 2014 г.Кигали, 2022 г.)", _ONE, _PAIR, "undecided"),
        ("Полномочная конференция (Дубай, 2014 г.Кигали, 2022 г.)", _ALONE, _PAIR, "undecided"),
        ("обоих этапов Встречи (Дубай, 2014 г.Кигали, 2022 г.)", "", _PAIR, "undecided"),
        ("в Резолюции 45 (Дубай, 2014 г.Пересм. Кигали, 2022 г.)", "", (_PAIR[0], f"Пересм. {_PAIR[1]}"), "probable"),
        ("(Пересм. Дубай, 2014 г.Пересм. Кигали, 2022 г.)", "", tuple(f"Пересм. {e}" for e in _PAIR), "probable"),
        ("(Кигали, 2022 г.Пересм. Дубай, 2014 г.)", "", (f"Пересм. {_PAIR[0]}", _PAIR[1]), "undecided"),
        ("в Резолюции 6 (Пересм. Дубай, 2014 г.Лион, 2018 г.Кигали, 2022 г.)", f"{_ONE} {_ALONE}", _PAIR, "undecided"),
        ("(Пересм. Дубай, 2014 Гвадалахара, 2022)", "", ("Дубай, 2014", "Гвадалахара, 2022"), "probable"),
        ("о встречах Дубай, 2014 г.Лион, 2018 г.Кигали, 2022 г.", "", _PAIR, "undecided"),
    ],
)  # fmt: skip
def test_editions_that_run_together(text: str, elsewhere: str, readings: tuple[str, str], certainty: str) -> None:
    """Two editions of one act are certain only where the document proves both; a row of places is no amendment."""
    source = replace(
        document(section(block(text, label="1"), block(elsewhere, label="2"), anchor="sec-a")),
        reader=ReaderName.DOCX_TEXT,
    )
    found = next(e for e in find_emendations(source) if e.anchor == "p-1")
    assert ((found.old, found.new), found.certainty.value) == (readings, certainty)


@pytest.mark.parametrize(
    ("text", "printed", "readings", "certainty"),
    [
        ("периода 2010–20112012–2013 годов", "2010–20112012–2013", ("2010–2011", "2012–2013"), "probable"),
        ("на 2020–2023 гг.2024–2027 гг.", "2020–2023 гг.2024–2027 гг.", ("2020–2023 гг.", "2024–2027 гг."), "probable"),
        ("на 2014–20172010–2013 годы", "2014–20172010–2013", ("2014–2017", "2010–2013"), "undecided"),
        ("за 20092013 год", "20092013", ("2009", "2013"), "probable"),
        ("в 20092013 годах", "20092013", ("2009", "2013"), "undecided"),
        ("с 10 марта 2019 г.2020 г.", "2019 г.2020 г.", ("2019 г.", "2020 г."), "probable"),
        ("в 2020 году2019 году", "2020 году2019 году", ("2020 году", "2019 году"), "undecided"),
        ("в 2019 году2020 году", "2019 году2020 году", ("2019 году", "2020 году"), "probable"),
        ("к 6 марта7 мая", "6 марта7 мая", ("6 марта", "7 мая"), "probable"),
        ("начиная с маяиюня", "маяиюня", ("мая", "июня"), "probable"),
        ("до 01.03.202001.05.2022", "01.03.202001.05.2022", ("01.03.2020", "01.05.2022"), "probable"),
        ("не менее 10%15% стран", "10%15%", ("10%", "15%"), "probable"),
        ("от 10 процентов15 процентов", "10 процентов15 процентов", ("10 процентов", "15 процентов"), "probable"),
        ("для 5 стран7 странам", "5 стран7 странам", ("5 стран", "7 странам"), "probable"),
        ("на 23-й24-й сессии", "23-й24-й", ("23-й", "24-й"), "probable"),
        ("на 24-й23-й сессии", "24-й23-й", ("24-й", "23-й"), "undecided"),
        ("о 17-йм заседании", "17-йм", ("17-й", "17-м"), "probable"),
        ("в пункте 5пункте 6", "пункте 5пункте 6", ("пункте 5", "пункте 6"), "probable"),
        ("документ № 12№ 13", "№ 12№ 13", ("№ 12", "№ 13"), "probable"),
        ("Секторы (МСЭ-DМСЭ-R)", "МСЭ-DМСЭ-R", ("МСЭ-D", "МСЭ-R"), "probable"),
        ("Секторы МСЭ-D и МСЭ-R, в МСЭ-DR", "МСЭ-DR", ("МСЭ-D", "МСЭ-R"), "probable"),
        ("ВКРЭ-17ВКРЭ-22 приняла", "ВКРЭ-17ВКРЭ-22", ("ВКРЭ-17", "ВКРЭ-22"), "probable"),
        ("для ВКРЭ и ВАСЭ, решение ВКРЭВАСЭ", "ВКРЭВАСЭ", ("ВКРЭ", "ВАСЭ"), "probable"),
        ("в A/RES/70/125A/RES/72/200", "A/RES/70/125A/RES/72/200", ("A/RES/70/125", "A/RES/72/200"), "probable"),
        ("со СекторовЧленами", "СекторовЧленами", ("Секторов", "Членами"), "probable"),
        ("решения АссамблеиООН", "АссамблеиООН", ("Ассамблеи", "ООН"), "probable"),
    ],
)  # fmt: skip
def test_numbers_and_names_that_run_together(
    text: str, printed: str, readings: tuple[str, str], certainty: str
) -> None:
    """Years, dates, quantities, symbols and abbreviations; undecided where a lost dash would print the same."""
    (found,) = _found(text)
    assert text[found.start : found.end] == printed
    assert ((found.old, found.new), found.certainty.value) == (readings, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "Резолюции 50 (Пересм. Женева, 2022 г.) и 52 (Пересм. Хаммамет, 2016 г.)",
        "в резолюциях 73/27 и 76/19 Генеральной Ассамблеи",
        "по Вопросу 3/2 МСЭ-D, ВКРЭ-17 и ВАСЭ-22",
        "транспарентного взаимоусиливающего межсекторального подхода",
        "кибербезопасность, киберугрозы, УНП ООН и ИНТЕРПОЛ",
        "вебсайт Организации Объединенных Наций",
        "пандемия коронавирусного заболевания",
        "(Женева, 2003 г. – Тунис, 2005 г.), (Женева, 2003 г., и Тунис, 2005 г.), (Женева, 2003 г.; Тунис, 2005 г.)",
        "в два этапа в 2003 г. Женева, 2005 г. Тунис",
        "в 2021–2022 гг., в 2019 г. и 2020 г., 2019–2020–2021, телефон 2022-730-5111",
        "на 3-ей, 60-ой и 87-м заседаниях, 3-его числа, 5-ми странами, 23-й и 24-й",
        "10 %, 15 % и 20%; 5 стран, 7 стран; 10–15 процентов",
        "пункты 5, 6 и пункт 7; № 12, № 13; 01.03.2020–01.05.2022",
        "A/RES/70/125, A/HRC/S-12/1, A/C.1/75/L.8 и E/ESCAP/RES/72/12",
        "ИКТ-среды, WiFi, МСЭ-Т, МСЭ-D и МСЭ-R, ISO/IEC 27001, X.1205",
        "с мая по июнь, 6 марта и 7 мая 2020 года, 20 092 013 долларов, 20092113",
    ],
)
@pytest.mark.parametrize("reader", list(ReaderName))
def test_sound_wording_is_left_alone(text: str, reader: ReaderName) -> None:
    """Rare words, lists of places and plain symbols are no doubtful places."""
    assert _found(text, reader) == ()


@pytest.mark.parametrize(
    ("text", "printed", "repair"),
    [
        ("Группы правительственныеых экспертов", "правительственныеых", "правительственных"),
        ("отмечая результативные дискуссии и резльтативную работу", "резльтативную", "результативную"),
    ],
)
def test_damage_of_a_copy(text: str, printed: str, repair: str) -> None:
    """The same shapes in a text without tracked changes are damage, with a repair."""
    (found,) = _found(text, ReaderName.OCR_MARKDOWN)
    assert (text[found.start : found.end], found.old, found.new) == (printed, None, repair)
    assert (found.kind, found.certainty) == (EmendationKind.DAMAGE, Certainty.PROBABLE)


@given(st.text(alphabet="абвгдАБВГД оеи,. г2018/-", max_size=60), st.sampled_from(ReaderName))
def test_any_text_is_read(text: str, reader: ReaderName) -> None:
    """Places lie inside the text, in order and apart, whatever it holds."""
    found = _found(text, reader)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
