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
        ("Дубай, 2018 г.Лион, 2022 г.", "Дубай, 2018 г.Лион, 2022 г.", "Дубай, 2018 г.", "Лион, 2022 г.", "certain"),
        ("(Баку, 2016 г. Лион, 2022 г.)", "Баку, 2016 г. Лион, 2022 г.", "Баку, 2016 г.", "Лион, 2022 г.", "probable"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Резолюции 50 (Пересм. Женева, 2022 г.) и 52 (Пересм. Хаммамет, 2016 г.)",
        "в резолюциях 73/27 и 76/19 Генеральной Ассамблеи",
        "по Вопросу 3/2 МСЭ-D, ВКРЭ-17 и ВАСЭ-22",
        "транспарентного взаимоусиливающего межсекторального подхода",
        "кибербезопасность, киберугрозы, УНП ООН и ИНТЕРПОЛ",
        "вебсайт Организации Объединенных Наций",
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
