"""The page of the map of the corpus: the picture, and tables that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.corpus_map import corpus_map
from build_corpus.outputs.map_drawing import draw
from build_corpus.outputs.markup import NOTHING, Html, element, escape, heading, join, stacked
from build_corpus.outputs.wording import first_words, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_corpus.outputs.corpus_map import CorpusMap, Linked, Node
    from build_corpus.outputs.term_usage import Usage

TITLE = "Карта собрания"
FOLDER = "map"
PAGE = f"{FOLDER}/{INDEX}"

_INTRODUCTION = (
    "Документы собрания, что они цитируют и какие термины у них общие. Столбец\u00a0— документ; чем больше круг, тем "
    "чаще. Строки стоят так, что соседние похожи; каждое название\u00a0— ссылка. Ниже то же сказано в таблицах."
)


def map_page(usage: Usage) -> Html:
    """The Markdown of the page."""
    shown = corpus_map(usage)
    parts = [heading(1, Html(TITLE), "_map"), element("p", escape(_INTRODUCTION), class_="hint")]
    if shown.documents:
        picture = draw(shown, PAGE)
        box = stacked("div", picture, class_="map-box", role="region", aria_label=TITLE, tabindex="0")
        parts += [stacked("figure", box, class_="chart"), _left_out(shown)]
        documents = dict(shown.documents)
        parts += _table("Что цитируется", "_instruments", "Цитируемый документ", shown.instruments, documents)
        parts += _table("Общие термины", "_terms", "Термин", shown.terms, documents)
    else:
        parts.append(element("p", Html("Документов пока нет.")))
    return Html(join(*parts, by="\n\n") + "\n")


def _left_out(shown: CorpusMap) -> Html:
    """What the picture has no room for."""
    documents, instruments, terms = shown.left_out
    more = [
        plural(documents, "документ", "документа", "документов") if documents else "",
        plural(instruments, "цитируемый документ", "цитируемых документа", "цитируемых документов")
        if instruments
        else "",
        plural(terms, "общий термин", "общих термина", "общих терминов") if terms else "",
    ]
    listed = ", ".join(filter(None, more))
    if not listed:
        return NOTHING
    return element("p", escape(f"Показано то, у чего больше всего связей; не показано: {listed}."), class_="hint")


def _table(
    title: str, anchor: str, head: str, column: tuple[Linked, ...], documents: Mapping[str, Node]
) -> Iterator[Html]:
    if not column:
        return
    yield heading(2, escape(title), anchor)
    yield stacked(
        "table",
        element("thead", element("tr", *(element("th", escape(h), scope="col") for h in (head, "Документы, раз")))),
        stacked("tbody", *(_row(linked, documents) for linked in column)),
        class_="ledger linked",
    )


def _row(linked: Linked, documents: Mapping[str, Node]) -> Html:
    name = element("a", escape(linked.node.name), href=relative(linked.node.address, PAGE))
    places = [
        join(
            element(
                "a",
                escape(first_words(documents[slug].short, words=4, characters=36)),
                href=relative(documents[slug].address, PAGE),
            ),
            escape(f"\u00a0— {count}"),
        )
        for slug, count in linked.counts
    ]
    return element("tr", element("th", name, scope="row"), element("td", join(*places, by="; ")))
