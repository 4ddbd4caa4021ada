"""Numbers -> a bar chart as SVG, drawn when the site is built: no script, any width, any palette.

Lengths are in pixels across the bars and in per cent along them, so that nothing is scaled and the letters keep their
size on a telephone. The colours are the style sheet's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.outputs.markup import Html, element, escape, stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 34
_BASELINE = 13
_BAR_TOP = 19
_BAR_HEIGHT = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One number with its name."""

    label: str
    """Short: one line of a telephone has about 40 characters."""
    value: int


def bar_chart(bars: Sequence[Bar], *, title: str, description: str, name: str) -> Html:
    """An SVG element that shows `bars` below each other, the longest as wide as the page.

    A screen reader hears `title` and `description`; `name` begins their ids, which are unique on the page then.
    """
    most = max((bar.value for bar in bars), default=0)
    return stacked(
        "svg",
        element("title", escape(title), id=f"{name}-title"),
        element("desc", escape(description), id=f"{name}-desc"),
        *(_row(bar, index * _ROW, most) for index, bar in enumerate(bars)),
        class_="bar-chart",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        width="100%",
        height=str(len(bars) * _ROW),
    )


def _row(bar: Bar, top: int, most: int) -> Html:
    share = f"{100 * bar.value / most:.2f}%" if most else "0%"
    return element(
        "g",
        element("text", escape(bar.label), x="0", y=str(top + _BASELINE)),
        element("text", escape(str(bar.value)), x="100%", y=str(top + _BASELINE), class_="value"),
        element("rect", x="0", y=str(top + _BAR_TOP), width="100%", height=str(_BAR_HEIGHT), class_="track"),
        element("rect", x="0", y=str(top + _BAR_TOP), width=share, height=str(_BAR_HEIGHT), class_="bar"),
    )
