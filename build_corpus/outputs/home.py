"""The home page: what the site is, and its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX
from build_corpus.outputs.document_page import size
from build_corpus.outputs.markup import NOTHING, Html, element, escape, heading, join, stacked
from build_corpus.outputs.site import GLOSSARY
from build_corpus.outputs.wording import date, plural

if TYPE_CHECKING:
    from build_corpus.model import Document
    from build_corpus.outputs.site import Site

TITLE = "Документы"
_PURPOSE = (
    "Доклады, резолюции и письма международных организаций на русском языке\u00a0— для тех, кто их читает, сравнивает "
    "и цитирует."
)
_WAYS = {
    "Найти": "Поиск понимает любую форму слова, сокращения, обозначения документов и номера пунктов.",
    "Понять": "У термина есть определение и все его места, у ссылки\u00a0— её цель, у пункта\u00a0— похожие места.",
    "Сослаться": "Нажмите на номер пункта, и его постоянная ссылка скопируется; кавычки в конце дают цитату по ГОСТ.",
    "Проверить": "Ничего не исправлено молча: показано, что стало с каждым знаком исходного файла.",
}
"""What a reader can do here, in one sentence each."""


def home_page(site: Site) -> Html:
    """The Markdown of the home page."""
    documents = [volume.document for volume in site.volumes.values()]
    listed = stacked("ol", *(_entry(document) for document in documents), class_="documents", role="list")
    parts = [
        heading(1, Html(TITLE), "_documents", css="home-title"),
        element("p", escape(_PURPOSE), class_="purpose"),
        stacked("dl", *(_way(name, words) for name, words in _WAYS.items()), class_="ways"),
        listed if documents else element("p", Html("Документов пока нет.")),
        _glossary(site),
    ]
    return Html(join(*parts, by="\n\n") + "\n")


def _way(name: str, words: str) -> Html:
    return element("div", element("dt", escape(name)), element("dd", escape(words)))


def _entry(document: Document) -> Html:
    metadata = document.metadata
    facts = [fact.value for fact in (metadata.symbol,) if fact]
    facts += [date(metadata.date.value)] if metadata.date else []
    link = element("a", escape(metadata.title.value), href=f"{metadata.slug}/{INDEX}")
    return stacked(
        "li",
        element("p", escape(" · ".join(facts)), class_="document-facts") if facts else NOTHING,
        element("p", link, class_="document-link"),
        element("p", escape(metadata.body.value), class_="document-body") if metadata.body else NOTHING,
        element("p", escape(size(document)), class_="document-size"),
    )


def _glossary(site: Site) -> Html:
    if not site.terms:
        return NOTHING
    terms = plural(len(site.terms), "термин", "термина", "терминов")
    link = element("a", Html("Глоссарий"), href=GLOSSARY)
    text = escape(f": {terms}, английские соответствия и все места, где они встречаются.")
    return element("p", link, text, class_="to-glossary")
