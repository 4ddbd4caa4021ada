"""Documents of the corpus as references find them: by symbol, by printed designation, by title."""

from __future__ import annotations

from dataclasses import replace

import pytest
from referring import leads_to, words, written

from build_corpus.annotations.references import Library, find_references
from build_corpus.model import Document, Fact, Known

RESOLUTION = (
    "# РЕЗОЛЮЦИЯ 777 (Пересм. Бухарест, 2022 г.)\n\n# Роль МСЭ\n\n1. Союз продолжает работу.\n\n2. Союз отчитывается.\n"
)
CONVENTION = (
    "# Конвенция о защите морской среды\n\n## Статья 1. Термины\n\n1. Термины ясны.\n\n"
    "## Статья 2. Меры\n\n1. Стороны принимают меры.\n\n2. Меры соразмерны.\n"
)


def _corpus(sentence: str) -> tuple[Document, Library]:
    act = written(RESOLUTION, slug="act", body="Полномочная конференция Международного союза электросвязи")
    treaty = written(CONVENTION, slug="treaty")
    treaty = replace(
        treaty, metadata=replace(treaty.metadata, title=Fact("КОНВЕНЦИЯ о защите морской среды", Known.PRINTED))
    )
    citing = written(f"1. {sentence}\n", body="Полномочная конференция Международного союза электросвязи")
    return citing, Library([act, treaty, citing])


@pytest.mark.parametrize(
    ("sentence", "citation", "place"),
    [
        ("См. Резолюцию 777 (Пересм. Бухарест, 2022 г.).", "Резолюцию 777 (Пересм. Бухарест, 2022 г.)", "act#"),
        (
            "См. пункт 2 Резолюции 777 (Пересм. Бухарест, 2022 г.).",
            "пункт 2 Резолюции 777 (Пересм. Бухарест, 2022 г.)",
            "act#p-2",
        ),
        ("См. статью 2 Конвенции о защите морской среды.", "статью 2 Конвенции о защите морской среды", "treaty#art-2"),
        (
            "См. пункт 2 статьи 2 Конвенции о защите морской среды.",
            "пункт 2 статьи 2 Конвенции о защите морской среды",
            "treaty#art-2-2",
        ),
    ],
)
def test_a_document_of_the_corpus_is_found(sentence: str, citation: str, place: str) -> None:
    """Without a symbol in corpus.toml: by the number and body that it prints, or by its title."""
    citing, library = _corpus(sentence)
    found = [(words(citing, span), leads_to(span)) for span in find_references(citing, library)]
    assert found == [(citation, place)]


def test_another_edition_is_not_the_one_of_the_corpus() -> None:
    """«(Пересм. Дубай, 2018 г.)» leads outside."""
    citing, library = _corpus("См. Резолюцию 777 (Пересм. Дубай, 2018 г.).")
    assert [span.document for span in find_references(citing, library)] == [None]
