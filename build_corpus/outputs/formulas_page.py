"""The page of the formulas that the texts share: each with its wordings, and the places of each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.marked_words import marked_words
from build_corpus.outputs.markup import Html, element, escape, escape_heading, heading, join, stacked
from build_corpus.outputs.wording import first_words, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.outputs.formulas import Formula, Wording
    from build_corpus.outputs.site import Site

TITLE = "Общие формулы"
FOLDER = "formulas"
PAGE = f"{FOLDER}/{INDEX}"

_INTRODUCTION = (
    "Обороты не короче десяти слов, которые стоят в трёх или более местах, дословно или почти дословно: другим может "
    "быть не больше одного слова из пяти; падеж и число не считаются различием. Найдены автоматически. В вариантах "
    "отмечено, чем они отличаются от первого."
)


def formulas_page(site: Site) -> Html:
    """The Markdown of the page."""
    parts = [heading(1, Html(TITLE), "_formulas"), element("p", escape(_INTRODUCTION), class_="hint")]
    for formula in site.formulas:
        parts.extend(_formula(site, formula))
    if not site.formulas:
        parts.append(element("p", Html("Таких оборотов в документах нет.")))
    return Html(join(*parts, by="\n\n") + "\n")


def _formula(site: Site, formula: Formula) -> Iterator[Html]:
    title = first_words(formula.wordings[0].text, words=7, characters=64)
    count = element("span", escape_heading(str(len(formula.places))), class_="count")
    yield heading(2, join(escape_heading(title), count, by=" "), formula.id, css="formula", toc=title)
    places = plural(len(formula.places), "место", "места", "мест")
    documents = plural(len({p.slug for p in formula.places}), "документе", "документах", "документах")
    wordings = plural(len(formula.wordings), "вариант", "варианта", "вариантов")
    yield element("p", escape(f"{places} в {documents}, {wordings}."), class_="hint")
    main = formula.wordings[0].text
    yield stacked("ol", *(_wording(site, each, main) for each in formula.wordings), class_="wordings", role="list")


def _wording(site: Site, wording: Wording, main: str) -> Html:
    """A wording, its differences from the `main` one marked, and where it stands."""
    words = marked_words(main, wording.text, deleted="здесь нет", inserted="здесь есть")
    lines = []
    for slug, places in groupby(wording.places, key=lambda place: place.slug):
        volume = site.volumes[slug]
        anchors = dict.fromkeys(place.anchor for place in places)
        links = [
            element("a", escape(volume.names[anchor]), href=relative(volume.addresses.page(anchor), PAGE))
            for anchor in anchors
        ]
        symbol = volume.document.metadata.symbol
        title = symbol.value if symbol else first_words(volume.title, words=9, characters=80)
        lines.append(element("li", escape(f"{title}: "), join(*links, by=", ")))
    return stacked(
        "li",
        element("p", words, class_="redline"),
        stacked("ul", *lines, class_="citing-places", role="list"),
    )
