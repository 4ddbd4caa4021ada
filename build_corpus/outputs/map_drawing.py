"""The picture of the map of a corpus as SVG: which documents cite what, and which terms they share.

Two matrices with the same documents as columns; the area of a dot is how often. Where most things are linked with most
documents, lines between them cannot be told apart and a matrix can (Ghoniem, Fekete and Castagliola, 2005). Rows stand
in the order of the documents that have them (Bertin's reorderable matrix), so that neighbours are alike. All is
computed when the site is built; colours are the style sheet's. Lengths are in pixels, where the picture has its width.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.markup import Html, element, escape, stacked
from build_corpus.outputs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.outputs.corpus_map import CorpusMap, Linked, Node

_LABEL = 166
"""Where the labels of the rows end and the columns begin."""
_COLUMNS = ((6, 31), (12, 26), (24, 21))
"""So many documents at most, and how wide the column of each is then."""
_ROW = 28
_HEAD = 116
_OVERHANG = 78
"""How far the slanting name of the last document reaches to the right."""
_FOOT = 34
_LINE = 12.5
_BASELINE = 4
_LABEL_LINES, _LABEL_LETTERS, _HEAD_LETTERS = 2, 23, 19
_LEAST_RADIUS = 2.4
_GAP = 1.5
_NARROW = 6
"""So many documents leave room for both matrices beside each other."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """One of the matrices."""

    name: str
    title: str
    of: str
    """What its rows are."""
    rows: tuple[Linked, ...]


def draw(shown: CorpusMap, page: str) -> Html:
    """The SVG elements of the map, for `page`; a screen reader hears their titles, descriptions and links."""
    panels = (
        _Panel("instruments", "Что цитируется", "цитируемые документы", shown.instruments),
        _Panel("terms", "Общие термины", "термины", shown.terms),
    )
    drawn = [_drawn(panel, shown, page) for panel in panels if panel.rows or panel is panels[0]]
    css = "map-panels" if len(shown.documents) <= _NARROW else "map-panels wide"
    return stacked("div", *drawn, class_=css)


def in_order(rows: Sequence[Linked], documents: Sequence[str]) -> list[Linked]:
    """`rows` by the mean place of the documents that have them, weighted by how often; then the strongest first."""
    place = {slug: number for number, slug in enumerate(documents)}

    def mean(linked: Linked) -> float:
        return sum(place[slug] * count for slug, count in linked.counts) / linked.total

    return sorted(rows, key=lambda linked: (mean(linked), -linked.total, linked.node.name))


def _drawn(panel: _Panel, shown: CorpusMap, page: str) -> Html:
    rows, name = panel.rows, panel.name
    documents = [slug for slug, _ in shown.documents]
    column = next(width for most, width in _COLUMNS if len(documents) <= most)
    most = max((count for linked in rows for _, count in linked.counts), default=1)
    bottom = _HEAD + _ROW * len(rows)
    width = _LABEL + column * len(documents) + _OVERHANG
    described = (
        f"Столбцы\u00a0— документы собрания ({len(documents)}), строки\u00a0— {panel.of} ({len(rows)}). "
        "Чем больше круг на пересечении, тем чаще; то же сказано в таблице."
    )
    centres = {slug: _LABEL + column * (number + 0.5) for number, slug in enumerate(documents)}
    return stacked(
        "svg",
        element("title", escape(f"Карта собрания: {panel.title.lower()}"), id=f"_map-{name}-title"),
        element("desc", escape(described), id=f"_map-{name}-description"),
        element("text", escape(panel.title), x="0", y="16", class_="map-head"),
        *(_document(node, centres[slug], bottom, page) for slug, node in shown.documents),
        *(
            _row(linked, _HEAD + _ROW * number, centres, most, page)
            for number, linked in enumerate(in_order(rows, documents))
        ),
        *(_legend(most, column, bottom) if rows else ()),
        class_="corpus-map",
        role="group",
        aria_labelledby=f"_map-{name}-title",
        aria_describedby=f"_map-{name}-description",
        viewBox=f"0 0 {width} {bottom + _FOOT}",
        width=str(width),
    )


def _document(node: Node, centre: float, bottom: float, page: str) -> Html:
    """The column of a document: its name, slanting, and the line below it."""
    line = element("path", d=f"M{_number(centre)} {_HEAD - 6}V{_number(bottom)}", class_="map-rule")
    words = " ".join(node.short.split())
    if len(words) > _HEAD_LETTERS:
        words = f"{words[: _HEAD_LETTERS - 1].rstrip()}…"
    turned = f"translate({_number(centre)} {_HEAD - 10}) rotate(-45)"
    link = element(
        "a",
        element("title", escape(node.name)),
        element("text", escape(words), transform=turned),
        class_="map-document",
        href=relative(node.address, page),
    )
    return Html(line + link)


def _row(linked: Linked, top: float, centres: dict[str, float], most: int, page: str) -> Html:
    middle = top + _ROW / 2
    room = min(min(centres.values()) - _LABEL, _ROW / 2) - _GAP
    end = max(centres.values()) + room + _GAP
    dots = [
        element(
            "circle",
            element("title", escape(f"{linked.node.name}: {plural(count, 'раз', 'раза', 'раз')}")),
            cx=_number(centres[slug]),
            cy=_number(middle),
            r=_number(max(_LEAST_RADIUS, room * sqrt(count / most))),
        )
        for slug, count in linked.counts
    ]
    label = element(
        "a",
        element("title", escape(linked.node.name)),
        element("text", *_set(_wrapped(linked.node.short), _LABEL - 10, middle), text_anchor="end"),
        href=relative(linked.node.address, page),
    )
    band = element("rect", x="0", y=_number(top), width=_number(end), height=str(_ROW), rx="3")
    return element("g", band, label, *dots, class_="node")


def _legend(most: int, column: float, bottom: float) -> Iterator[Html]:
    """Dots of known size, with their numbers."""
    room = min(column, _ROW) / 2 - _GAP
    x = float(_LABEL)
    y = bottom + _FOOT / 2 + _BASELINE
    yield element(
        "text", Html("раз:"), x=_number(x - 10), y=_number(y + _BASELINE), text_anchor="end", class_="map-head"
    )
    for count in sorted({1, max(1, round(most / 4)), most}):
        radius = max(_LEAST_RADIUS, room * sqrt(count / most))
        yield element("circle", cx=_number(x + radius), cy=_number(y), r=_number(radius), class_="map-key")
        x += 2 * radius + 4
        yield element("text", escape(str(count)), x=_number(x), y=_number(y + _BASELINE), class_="map-head")
        x += 8 * len(str(count)) + 14


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, _LABEL_LETTERS, max_lines=_LABEL_LINES, placeholder=" …") or [""]


def _set(lines: Sequence[str], x: float, middle: float) -> list[Html]:
    """Lines of words below each other, around the height `middle`; a space parts them for those who hear them."""
    first = middle + _BASELINE - _LINE * (len(lines) - 1) / 2
    return [
        element("tspan", escape(line if line is lines[-1] else f"{line} "), x=_number(x), y=_number(first + _LINE * n))
        for n, line in enumerate(lines)
    ]


def _number(value: float) -> str:
    """With one decimal at most, so that no machine writes it otherwise."""
    return f"{value:.1f}".removesuffix(".0")
