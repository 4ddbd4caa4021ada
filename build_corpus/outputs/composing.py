"""Text and what is laid over it -> one line of markup: links around stretches, shades under them, marks at points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus.outputs.markup import Html, escape_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Wrap:
    """An element around the characters `start` to `end` of a text."""

    start: int
    end: int
    opening: Html
    tag: str = "a"

    def around(self, content: str) -> str:
        """The element with `content` in it."""
        return f"{self.opening}{content}</{self.tag}>"


@dataclass(frozen=True, slots=True)
class Point:
    """Markup between the characters `offset - 1` and `offset` of a text."""

    offset: int
    content: Html


@dataclass(frozen=True, slots=True)
class Layered:
    """A text with all that lies over it, ready to be composed.

    Raises ValueError when a wrap or a point lies outside the text, or wraps of one kind overlap: a defect of a layer.
    """

    text: str
    links: tuple[Wrap, ...] = ()
    """They do not overlap; no link may stand in another."""
    points: tuple[Point, ...] = ()
    """In the order given where offsets are equal. A point inside a link parts it in two; at its end, it follows it."""
    shades: tuple[Wrap, ...] = ()
    """They do not overlap, but a link may part them."""

    def __post_init__(self) -> None:
        for wraps in (self.links, self.shades):
            position = 0
            for wrap in sorted(wraps, key=_start):
                if not position <= wrap.start < wrap.end <= len(self.text):
                    raise ValueError(f"characters {wrap.start} to {wrap.end} cannot be wrapped in {self.text[:40]!r}")
                position = wrap.end
        if any(not 0 <= point.offset <= len(self.text) for point in self.points):
            raise ValueError(f"a mark lies outside the text {self.text[:40]!r}")

    def composed(self, escaped: Callable[[str], Html] = escape_lines) -> Html:
        """The markup, the text made safe by `escaped`."""
        pieces: list[str] = []
        waiting = sorted(self.points, key=lambda point: point.offset)
        for start, end, link in _stretches(len(self.text), self.links):
            position = start
            while waiting and (waiting[0].offset < end or (link is None and waiting[0].offset == end)):
                point = waiting.pop(0)
                pieces += (self._piece(position, point.offset, link, escaped), point.content)
                position = point.offset
            pieces.append(self._piece(position, end, link, escaped))
        return Html("".join(pieces))

    def part(self, start: int, end: int) -> Layered:
        """The characters `start` to `end` with what lies over them; a point at `end` belongs to what follows."""
        last = end == len(self.text)
        points = [p for p in self.points if start <= p.offset < end or (last and p.offset == end)]
        return Layered(
            self.text[start:end],
            tuple(_clipped(self.links, start, end)),
            tuple(replace(point, offset=point.offset - start) for point in points),
            tuple(_clipped(self.shades, start, end)),
        )

    def _piece(self, start: int, end: int, link: Wrap | None, escaped: Callable[[str], Html]) -> str:
        """The characters `start` to `end`, which no point divides, in `link`."""
        if start == end:
            return ""
        shades = tuple(_clipped(self.shades, start, end))
        parts = []
        for first, last, shade in _stretches(end - start, shades):
            text = escaped(self.text[start + first : start + last])
            parts.append(shade.around(text) if shade and text else text)
        content = "".join(parts)
        return link.around(content) if link else content


def without_overlaps(*layers: Iterable[Wrap]) -> tuple[Wrap, ...]:
    """Those wraps of `layers` that do not overlap, in the order of the text.

    An earlier layer wins over a later one; within a layer the one that begins first wins, then the longest.
    """
    chosen: list[Wrap] = []
    for layer in layers:
        for wrap in sorted(layer, key=lambda w: (w.start, -w.end, w.opening)):
            if wrap.start < wrap.end and all(wrap.end <= c.start or c.end <= wrap.start for c in chosen):
                chosen.append(wrap)
    return tuple(sorted(chosen, key=_start))


def _start(wrap: Wrap) -> int:
    return wrap.start


def _stretches(length: int, wraps: Sequence[Wrap]) -> Iterator[tuple[int, int, Wrap | None]]:
    """A text of `length` characters in stretches inside and between `wraps`; the latter are there even if empty."""
    position = 0
    for wrap in sorted(wraps, key=_start):
        yield position, wrap.start, None
        yield wrap.start, wrap.end, wrap
        position = wrap.end
    yield position, length, None


def _clipped(wraps: Iterable[Wrap], start: int, end: int) -> Iterator[Wrap]:
    """What of `wraps` lies in the characters `start` to `end`, counted from `start`."""
    for wrap in wraps:
        first, last = max(wrap.start, start), min(wrap.end, end)
        if first < last:
            yield replace(wrap, start=first - start, end=last - start)
