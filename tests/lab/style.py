"""How a document is set: the house styles that the laboratory draws from."""

# ruff: noqa: S311 - chance that a seed repeats, not secrets

from __future__ import annotations

from dataclasses import dataclass
from random import Random

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
"""A4, in points."""


@dataclass(frozen=True, slots=True)
class Style:
    """The measures of one document; lengths in points."""

    font: str
    size: float
    leading: float
    left: float
    width: float
    top: float
    bottom: float
    tab: float
    """How far the text behind a label is set in."""
    label_indent: float
    """How far the label of a numbered paragraph is set in."""
    item_indent: float
    """How far each level of items is set in."""
    hanging: bool
    """Whether the lines of an item come back under its text rather than to the margin."""
    first_indent: float
    """How far the first line of a paragraph without a number is set in."""
    space: bool
    """Whether a blank line stands between paragraphs."""
    justified: bool
    hyphenate: bool
    heading_width: float
    """The share of the column that a heading takes."""
    centred: bool
    """Whether headings stand in the middle."""
    heading_apart: int
    """Blank lines before a heading."""
    rule: str
    furniture: bool
    """Whether running heads and page numbers are a part of the text layer that Tika prints."""
    running_title: str
    drawn_rule: bool = False


def style(genre: str, seed: int) -> Style:
    """The style of a document of a `genre` and a `seed`."""
    random = Random(f"style-{genre}-{seed}")
    itu = genre == "itu"
    size = random.choice((10.0, 10.0, 10.5, 11.0, 12.0))
    width = random.choice((330.0, 349.0, 349.0, 365.0, 400.0)) if not itu else 440.0
    prose = genre in ("letter", "treaty") and random.random() < 0.6
    return Style(
        font="Serif",
        size=size,
        leading=size * random.choice((1.2, 1.25, 1.3)),
        left=(PAGE_WIDTH - width) / 2 + random.choice((0.0, 20.0)),
        width=width,
        top=90.0,
        bottom=random.choice((80.0, 100.0)),
        tab=28.0,
        label_indent=0.0 if not prose else 28.0,
        item_indent=28.0,
        hanging=random.random() < 0.5,
        first_indent=28.0 if prose or random.random() < 0.4 else 0.0,
        space=random.random() < 0.5,
        justified=random.random() < 0.75,
        hyphenate=not itu and random.random() < 0.85,
        heading_width=random.choice((0.75, 0.85, 1.0)),
        centred=genre in ("treaty", "itu") or random.random() < 0.2,
        heading_apart=random.choice((1, 2, 3)),
        rule="_" * random.choice((18, 18, 15, 22)),
        furniture=random.random() < 0.6,
        running_title="",
    )
