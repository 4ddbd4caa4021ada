"""Spaces that a copy put into words."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_corpus.reading.stray_spaces import stray_spaces

SOURCES = Path(__file__).parents[1] / "corpus" / "sources"


def _mended(text: str) -> str:
    kept = list(text)
    for start, end in stray_spaces(text):
        kept[start:end] = [""] * (end - start)
    return "".join(kept)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("отмечались конкретны е направления", "отмечались конкретные направления"),
        ("международной безопасно сти.", "международной безопасности."),
        ("мирной ИКТ -среды", "мирной ИКТ-среды"),
        ("могут по -разному", "могут по-разному"),
        ("го сударство", "государство"),
        ("С амого начала", "Самого начала"),
    ],
)
def test_a_space_inside_a_word_goes(text: str, mended: str) -> None:
    """A word in two pieces, one of which is no word, becomes whole."""
    assert _mended(text) == mended


@pytest.mark.parametrize(
    "text",
    [
        "угрозам и рискам",
        "в сфере ИКТ и в области",
        "и т. д.",
        "и т.д.",
        "о безопасности",
        "к нему",
        "конкретны  е",
        "государств — членов",
        "по - разному",
        "главное -это мир",
        "ГА ООН",
        "РГОС и ГПЭ",
        "с одной стороны",
        "конкретны Е",
        "научно- и технико-экономический",
    ],
)
def test_what_may_be_two_words_stays(text: str) -> None:
    """Nothing is joined that a writer could have meant as two words."""
    assert _mended(text) == text


@pytest.mark.parametrize("name", ["a-res-75-32.ocr.txt", "oewg-2023-draft-report.ocr.txt", "itu-res-130-iap.docx.txt"])
def test_no_false_alarm_in_whole_documents(name: str) -> None:
    """Three documents that have no such damage stay as they are."""
    text = (SOURCES / name).read_text(encoding="utf-8")
    assert list(stray_spaces(text)) == []
