"""Promises of `build_corpus.anchors.labels`: printed labels and titles as parts of anchors."""

from __future__ import annotations

import pytest

from build_corpus.anchors.labels import LabelScript, slug, title_slugs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("поручает Генеральному секретарю", "poruchaet-generalnomu-sekretaryu"),
        ("Ёлка", "elka"),
        ("ЙОД", "yod"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("13.2", "13-2"),
        ("№ 5²", "no-52"),
        ("  •  ", ""),
        ("第一", ""),
    ],
)
def test_a_slug_is_ascii(text: str, expected: str) -> None:
    """Words are transliterated and joined by hyphens; what we cannot write is left out."""
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["60", "60 bis"], ["60", "60-bis"]),
        (["4 тер", "4бис"], ["4-ter", "4bis"]),
        (["а", "b", "с", "gf"], ["a", "b", "c", "gf"]),
        (["A", "В", "С", "D"], ["a", "b", "c", "d"]),
        (["А", "Б", "В", "Г"], ["a", "b", "v", "g"]),
        (["а", "б", "с", "р"], ["a", "b", "s", "r"]),
        (["І", "ІІ", "ІV"], ["i", "ii", "iv"]),
        (["IX", "Х", "ХI"], ["ix", "x", "xi"]),
        (["Х"], ["x"]),
        (["j bis", "j тер"], ["j-bis", "j-ter"]),
        (["1213", "•", None, "*"], ["1213", "", "", ""]),
    ],
)
def test_letters_are_read_in_the_script_of_their_list(labels: list[str | None], expected: list[str]) -> None:
    """Look-alikes become Latin unless the list beside them is a Russian one."""
    script = LabelScript(labels)
    assert [script.slug(label) for label in labels] == expected


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["напоминая", "решает"], ["napominaya", "reshaet"]),
        (["признавая", "признавая далее"], ["priznavaya", "priznavaya-dalee"]),
        (
            ["поручает Генеральному секретарю", "поручает Генеральному секретарю и Директорам", "поручает Директору"],
            ["poruchaet-generalnomu-sekretaryu", "poruchaet-generalnomu-sekretaryu-i", "poruchaet-direktoru"],
        ),
        (["О мерах доверия", "Введение"], ["o-merakh", "vvedenie"]),
        (["а б в г д е ж", "а б в г д е з"], ["a-b-v-g-d", "a-b-v-g-d"]),
        (["решает", "решает"], ["reshaet", "reshaet"]),
        (["", "***"], ["", ""]),
        (["И"], ["i"]),
    ],
)
def test_a_title_is_called_by_its_first_telling_words(titles: list[str], expected: list[str]) -> None:
    """The shortest run of first words that no other title begins with, five words at most."""
    assert title_slugs(titles) == expected
