"""The navigation that MkDocs takes: every page once, in the order of the documents, its titles safe to print."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factories import block, corpus, document, section

from build_corpus.model import Fact, Known
from build_corpus.outputs.navigation import navigation
from build_corpus.outputs.pages import render


def paths(nav: Any) -> list[str]:  # noqa: ANN401 - MkDocs' nav is a tree of dicts, lists and strings
    """All paths of `nav`, in its order."""
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [path for value in nav.values() for path in paths(value)]
    return [path for item in nav for path in paths(item)]


def test_documents_and_sections_stand_in_their_order() -> None:
    """The home page, each document with its sections and its account, the glossary, what is cited, the changes."""
    report = document(
        section(block("Пункт", label="1"), anchor="sec-a", title="Введение", label="A"),
        section(block("Пункт", label="2"), anchor="sec-b", title="Угрозы", label="B"),
    )
    assert navigation(corpus(report)) == [
        {"Документы": "index.md"},
        {
            "Доклад": [
                "report/index.md",
                {"A. Введение": "report/sec-a/index.md"},
                {"B. Угрозы": "report/sec-b/index.md"},
                {"Как получен этот текст": "report/account/index.md"},
            ]
        },
        {"Глоссарий": "glossary/index.md"},
        {"Цитируемые документы": "references/index.md"},
        {"Общие формулы": "formulas/index.md"},
        {"Карта собрания": "map/index.md"},
        {"Изменения": "changes/index.md"},
    ]


def test_every_page_is_in_the_navigation() -> None:
    """No page is an island, and no entry leads nowhere; the terms of a document are reached from its page."""
    first = document(section(block("Текст", label="1"), anchor="text"), slug="first")
    second = document(section(anchor="a", title="А"), section(anchor="b", title="Б"), slug="second")
    whole = corpus(first, second)
    assert sorted(paths(navigation(whole))) == sorted(path for path in render(whole) if "/terms/" not in path)


def test_titles_are_escaped() -> None:
    """Themes print titles as they are, so a title of a source comes to them as text."""
    hostile = document(section(anchor="a", title="<script>alert(1)</script>"))
    title = Fact('</title> & "x"', Known.PRINTED)
    hostile = replace(hostile, metadata=replace(hostile.metadata, title=title))
    ((name, pages),) = navigation(corpus(hostile))[1].items()
    assert name == "&lt;/title&gt; &amp; &quot;x&quot;"
    assert list(pages[1]) == ["&lt;script&gt;alert(1)&lt;/script&gt;"]


def test_text_before_the_first_heading_has_a_name() -> None:
    """A section without a heading is called by a name of ours."""
    plain = document(section(block("Текст", label="1"), anchor="text"))
    assert {"Начало документа": "report/text/index.md"} in navigation(corpus(plain))[1]["Доклад"]
