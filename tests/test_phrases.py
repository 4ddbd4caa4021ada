"""Where a phrase begins and ends: the passages that two texts share, cut to whole phrases."""

from __future__ import annotations

import pytest
from factories import block, document, section
from hypothesis import given
from hypothesis import strategies as st

from build_corpus.annotations.parallels import find_parallels
from build_corpus.model import Annotated, Corpus, Layers, TermSpan
from build_corpus.outputs.formulas import formulas
from build_corpus.outputs.phrases import phrase

TABLE = [
    pytest.param("Сессия | и меры укрепления доверия | между сторонами.", "меры укрепления доверия", id="conjunction"),
    pytest.param(
        "Стороны, | и меры укрепления доверия | между ними.", "и меры укрепления доверия", id="of a whole clause"
    ),
    pytest.param("Все | меры укрепления доверия в | мире.", "меры укрепления доверия", id="preposition at the end"),
    pytest.param("О | мерах по их | устранению.", "мерах", id="what waits for its noun"),
    pytest.param("Это | информация открытая |.", "информация открытая", id="an adjective that ends the sentence"),
    pytest.param(
        "Многие ответственные | государства в рамках группы решили |, что",
        "в рамках группы решили",
        id="half a noun phrase",
    ),
    pytest.param(
        "Резолюция 5 (Париж, 2012 | г.) о создании национальных групп |.",
        "о создании национальных групп",
        id="a bracket that opens outside",
    ),
    pytest.param("О | форуме групп (первое | собрание) в Вене.", "форуме групп", id="a bracket that closes outside"),
    pytest.param("Создан | форум групп (первый|) в Вене.", "форум групп (первый)", id="a bracket closed there"),
    pytest.param(
        "Есть | нормы поведения государств. Стороны подчеркнули |, что",
        "нормы поведения государств",
        id="a scrap of the next sentence",
    ),
    pytest.param(
        "Создана | РГОС, государства подтвердили это право | в докладе",
        "государства подтвердили это право",
        id="an abbreviation of the clause before",
    ),
    pytest.param(
        "Принят | доклад 2015 г. Генерального секретаря | в Вене.",
        "доклад 2015 г. Генерального секретаря",
        id="an abbreviation ends no sentence",
    ),
    pytest.param("Текст |: и, или |.", "", id="nothing but conjunctions"),
]


def span(text: str) -> tuple[str, int, int]:
    """The text without its bars, and where they stood."""
    before, passage, behind = text.replace(" |", "|", 1).split("|")
    start = len(before) + len(passage) - len(passage.lstrip())
    whole = before + passage + behind
    return whole, start, len(before) + len(passage.rstrip())


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_phrases(text: str, expected: str) -> None:
    """What begins or ends within a phrase is cut to whole ones."""
    whole, start, end = span(text)
    first, last = phrase(whole, start, end)
    assert whole[first:last] == expected


def test_a_name_is_had_whole_or_not_at_all() -> None:
    """A term or a reference that reaches beyond the passage is cut off it."""
    whole = "Управление по вопросам разоружения оказало поддержку группе реагирования на инциденты"
    wholes = [(0, len("Управление по вопросам разоружения")), (whole.index("группе"), len(whole))]
    first, last = phrase(whole, whole.index("по"), whole.index(" на"), wholes)
    assert whole[first:last] == "оказало поддержку"


@given(st.text("аи вна(«»),. большой право", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_phrase_lies_in_its_passage(text: str, one: int, other: int) -> None:
    """The phrase lies in the passage or ends with the brackets behind it; a second cut changes nothing."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = phrase(text, start, end)
    assert start <= first <= last
    assert text[end:last].strip("»)") == ""
    assert phrase(text, first, last) == (first, last)


def test_a_name_is_no_formula() -> None:
    """Words that are alike because they name something are no formula; with words of their own they are."""
    name = "Институт Организации Объединенных Наций по исследованию проблем разоружения"
    body = f"{name} и Институт Организации Объединенных Наций"
    more = f"{body} проводит ежегодные конференции по вопросам кибербезопасности"
    for text, number in ((body, 0), (more, 1)):
        blocks = [block(f"{text}.", label=str(n)) for n in range(3)]
        whole = document(section(*blocks, anchor="sec-a"))
        terms = tuple(
            TermSpan(each.id, start, start + length, "unidir")
            for each in blocks
            for start, length in ((0, len(name)), (len(name) + 3, len(body) - len(name) - 3))
        )
        layers = Layers(terms, parallels=find_parallels([whole])["report"])
        assert len(formulas(Corpus((Annotated(whole, layers),)))) == number
