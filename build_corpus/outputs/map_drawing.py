"""The picture of the map of a corpus as SVG: what is cited on the left, documents in the middle, terms on the right.

A layered drawing (Sugiyama, Tagawa and Toda, 1981): the documents keep their order, and what is linked with them stands
at the mean height of its documents, so that few lines cross. All is computed when the site is built; colours are the
style sheet's. Lengths are in units of the picture, which are pixels where it is as wide as it is drawn.
"""

from __future__ import annotations

import textwrap
from math import log2
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.markup import Html, element, escape, stacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from build_corpus.outputs.corpus_map import CorpusMap, Linked, Node

_WIDTH = 640
_ROW = 36
_HEAD = 34
_LEFT, _RIGHT = 176, 464
"""Where the lines of the left and the right column begin."""
_BOX = (256, 384)
"""The left and the right side of a document's box."""
_BOX_ROW = 62
_BOX_HEIGHT = 52
_LINE = 14
_BASELINE = 4
_BOX_LINES, _BOX_LETTERS = 3, 17
_LABEL_LINES, _LABEL_LETTERS = 2, 24


def draw(drawn: CorpusMap, page: str) -> Html:
    """The SVG element of the map, for `page`; a screen reader hears its title, its description and its links."""
    rows = max(len(drawn.instruments), len(drawn.terms), 1) * _ROW
    height = max(rows, len(drawn.documents) * _BOX_ROW)
    middles = dict(zip((slug for slug, _ in drawn.documents), _spread(len(drawn.documents), height), strict=True))
    described = (
        f"Слева цитируемые документы ({len(drawn.instruments)}), в середине документы собрания "
        f"({len(drawn.documents)}), справа общие термины ({len(drawn.terms)}). Линия соединяет документ с тем, на что "
        "он ссылается, и с терминами, которые в нём стоят; чем она толще, тем чаще. То же сказано в таблицах."
    )
    heads = ((_LEFT, "end", "Цитируются"), (sum(_BOX) / 2, "middle", "Документы"), (_RIGHT, "start", "Общие термины"))
    return stacked(
        "svg",
        element("title", Html("Карта корпуса"), id="_map-title"),
        element("desc", escape(described), id="_map-description"),
        *(element("text", Html(w), x=_number(x), y="16", text_anchor=a, class_="map-head") for x, a, w in heads),
        *_column(drawn.instruments, middles, height, page, is_left=True),
        *_column(drawn.terms, middles, height, page, is_left=False),
        *(_document(node, middles[slug], page) for slug, node in drawn.documents),
        class_="corpus-map",
        role="group",
        aria_labelledby="_map-title",
        aria_describedby="_map-description",
        viewBox=f"0 0 {_WIDTH} {_HEAD + height}",
    )


def _spread(number: int, height: float) -> list[float]:
    """The middles of `number` rows that fill `height`."""
    return [_HEAD + height * (i + 0.5) / number for i in range(number)]


def _column(
    column: Sequence[Linked], middles: Mapping[str, float], height: float, page: str, *, is_left: bool
) -> Iterator[Html]:
    """The instruments or the terms, each with its lines, from the top."""
    ordered = sorted(column, key=lambda linked: sum(middles[slug] for slug, _ in linked.counts) / len(linked.counts))
    for linked, y in zip(ordered, _spread(len(ordered), height), strict=True):
        yield element(
            "g", *_lines(linked, middles, y, is_left=is_left), _label(linked, y, page, is_left=is_left), class_="node"
        )


def _lines(linked: Linked, middles: Mapping[str, float], y: float, *, is_left: bool) -> Iterable[Html]:
    start, end = (_LEFT + 8, _BOX[0]) if is_left else (_RIGHT - 8, _BOX[1])
    bend = (start + end) / 2
    for slug, count in linked.counts:
        path = f"M{start} {_number(y)}C{_number(bend)} {_number(y)} {_number(bend)} {_number(middles[slug])} {end} "
        yield element("path", d=path + _number(middles[slug]), stroke_width=_number(1 + 0.4 * log2(count)))


def _label(linked: Linked, y: float, page: str, *, is_left: bool) -> Html:
    x, anchor = (_LEFT, "end") if is_left else (_RIGHT, "start")
    lines = _wrapped(linked.node.short, _LABEL_LETTERS, _LABEL_LINES)
    text = element("text", *_set(lines, x, y), text_anchor=anchor)
    return element("a", element("title", escape(linked.node.name)), text, href=relative(linked.node.address, page))


def _document(node: Node, middle: float, page: str) -> Html:
    lines = _wrapped(node.short, _BOX_LETTERS, _BOX_LINES)
    words = _set(lines, sum(_BOX) / 2, middle)
    box = element(
        "rect",
        x=str(_BOX[0]),
        y=_number(middle - _BOX_HEIGHT / 2),
        width=str(_BOX[1] - _BOX[0]),
        height=str(_BOX_HEIGHT),
        rx="4",
    )
    return element(
        "a",
        element("title", escape(node.name)),
        box,
        element("text", *words, text_anchor="middle"),
        class_="map-document",
        href=relative(node.address, page),
    )


def _wrapped(words: str, letters: int, most: int) -> list[str]:
    return textwrap.wrap(words, letters, max_lines=most, placeholder=" …") or [""]


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
