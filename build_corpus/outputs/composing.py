"""Text and what is laid over it -> one line of markup: links around stretches, marks of notes at points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.outputs.markup import Html, escape_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Wrap:
    """A link around the characters `start` to `end` of a text."""

    start: int
    end: int
    opening: Html


@dataclass(frozen=True, slots=True)
class Point:
    """Markup between the characters `offset - 1` and `offset` of a text."""

    offset: int
    content: Html


def without_overlaps(*layers: Iterable[Wrap]) -> tuple[Wrap, ...]:
    """Those wraps of `layers` that do not overlap, in the order of the text.

    An earlier layer wins over a later one; within a layer the one that begins first wins, then the longest.
    """
    chosen: list[Wrap] = []
    for layer in layers:
        for wrap in sorted(layer, key=lambda w: (w.start, -w.end, w.opening)):
            if wrap.start < wrap.end and all(wrap.end <= c.start or c.end <= wrap.start for c in chosen):
                chosen.append(wrap)
    return tuple(sorted(chosen, key=lambda w: w.start))


def compose(
    text: str,
    wraps: Sequence[Wrap] = (),
    points: Sequence[Point] = (),
    *,
    escaped: Callable[[str], Html] = escape_lines,
) -> Html:
    """`text`, escaped, with `wraps` (which do not overlap) and `points` (in the order given where offsets are equal).

    A point inside a wrap parts it in two, since no link may stand in another. A point at a wrap's end follows it.

    Raises ValueError when a wrap or a point lies outside the text, or wraps overlap: a defect of a layer.
    """
    pieces: list[str] = []
    position = 0
    waiting = sorted(points, key=lambda p: p.offset)
    if waiting and not 0 <= waiting[0].offset <= waiting[-1].offset <= len(text):
        raise ValueError(f"a mark lies outside the text {text[:40]!r}")

    def write_to(end: int, wrap: Wrap | None = None) -> None:
        nonlocal position
        while waiting and (waiting[0].offset < end or (wrap is None and waiting[0].offset == end)):
            point = waiting.pop(0)
            write_piece(point.offset, wrap)
            pieces.append(point.content)
        write_piece(end, wrap)

    def write_piece(end: int, wrap: Wrap | None) -> None:
        nonlocal position
        if end > position:
            piece = escaped(text[position:end])
            pieces.append(f"{wrap.opening}{piece}</a>" if wrap else piece)
            position = end

    for wrap in sorted(wraps, key=lambda w: w.start):
        if not position <= wrap.start < wrap.end <= len(text):
            raise ValueError(f"characters {wrap.start} to {wrap.end} cannot be wrapped in {text[:40]!r}")
        write_to(wrap.start)
        write_to(wrap.end, wrap)
    write_to(len(text))
    return Html("".join(pieces))
