"""The pages of the formulas that the texts share: all of them, and each with its wordings and the places of each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.marked_words import marked_words
from build_corpus.outputs.markup import Html, element, escape, escape_heading, heading, join, stacked
from build_corpus.outputs.page_metadata import titled
from build_corpus.outputs.wording import first_words, plural

if TYPE_CHECKING:
    from build_corpus.outputs.formulas import Formula, Wording
    from build_corpus.outputs.site import Site

TITLE = "Общие формулы"
FOLDER = "formulas"
PAGE = f"{FOLDER}/{INDEX}"

MOST_SHOWN = 60
"""So many formulas are shown on the page of all; the others are lines of a list. Each has a page of its own."""

_INTRODUCTION = (
    "Обороты, которые стоят в трёх или более местах, дословно или почти дословно: другим может быть не больше одного "
    "слова из пяти; падеж и число не считаются различием. Найдены автоматически. Названия и термины оборотами не "
    "считаются; что не вошло в оборот целым словосочетанием, с его концов снято."
)
_DIFFERENCES = "В вариантах отмечено, чем они отличаются от первого."


def formula_address(formula: Formula) -> str:
    """The path of the page of a formula: it holds as long as the most frequent wording does."""
    return f"{FOLDER}/{formula.id.removeprefix('_')}/{INDEX}"


def formulas_page(site: Site) -> Html:
    """The Markdown of the page of all formulas: of each its first wording. Few lines each, however many there are."""
    parts = [heading(1, Html(TITLE), "_formulas"), element("p", escape(_INTRODUCTION), class_="hint")]
    for formula in site.formulas[:MOST_SHOWN]:
        words = escape_heading(formula.wordings[0].text)
        parts.append(heading(2, words, formula.id, css="formula", toc=_short(formula)))
        link = element("a", Html("Все места"), href=relative(formula_address(formula), PAGE))
        parts.append(element("p", escape(f"{_counted(formula)} "), link, class_="hint"))
    rest = [
        element(
            "li",
            element("a", escape(_short(formula)), href=relative(formula_address(formula), PAGE)),
            escape(f"\u00a0— {plural(len(formula.places), 'место', 'места', 'мест')}"),
            id=formula.id,
        )
        for formula in site.formulas[MOST_SHOWN:]
    ]
    if rest:
        parts += [heading(2, Html("Реже"), "_rarer"), stacked("ul", *rest)]
    if not site.formulas:
        parts.append(element("p", Html("Таких оборотов в документах нет.")))
    return Html(join(*parts, by="\n\n") + "\n")


def formula_page(site: Site, formula: Formula) -> Html:
    """The Markdown of the page of one formula: all its wordings, and where each stands."""
    page = formula_address(formula)
    main = formula.wordings[0].text
    differ = f" {_DIFFERENCES}" if len(formula.wordings) > 1 else ""
    parts = [
        element("p", element("a", Html(TITLE), href=relative(f"{PAGE}#{formula.id}", page)), class_="eyebrow"),
        heading(1, escape_heading(_short(formula)), "_formula"),
        element("p", escape(f"{_counted(formula)}{differ}"), class_="hint"),
        stacked("ol", *(_wording(site, each, main, page) for each in formula.wordings), class_="wordings", role="list"),
    ]
    return Html(titled(_short(formula)) + join(*parts, by="\n\n") + "\n")


def _short(formula: Formula) -> str:
    return first_words(formula.wordings[0].text, words=7, characters=64)


def _counted(formula: Formula) -> str:
    places = plural(len(formula.places), "место", "места", "мест")
    documents = plural(len({p.slug for p in formula.places}), "документе", "документах", "документах")
    wordings = plural(len(formula.wordings), "вариант", "варианта", "вариантов")
    return f"{places} в {documents}, {wordings}."


def _wording(site: Site, wording: Wording, main: str, page: str) -> Html:
    """A wording, its differences from the `main` one marked, and where it stands."""
    words = marked_words(main, wording.text, deleted="здесь нет", inserted="здесь есть")
    lines = []
    for slug, places in groupby(wording.places, key=lambda place: place.slug):
        volume = site.volumes[slug]
        anchors = dict.fromkeys(place.anchor for place in places)
        links = [
            element("a", escape(volume.names[anchor]), href=relative(volume.addresses.page(anchor), page))
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
