"""Which stars and underscores of a Markdown paragraph are markup, and which are printed.

The rules are those of CommonMark 0.31 (section 6.2, delimiter runs), made both more and less forgiving, for here
the emphasis is the noise of a model that recognised a page:

- runs of any length close and open each other (`**Доклад****I. Введение**` is two bold pieces);
- `**` may have a blank on its inner side, or stand between a letter and a bracket;
- a star between two digits (`2*3`), a star that only closes (`A/68/98*`) and an underscore inside a word are text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STRONG = 2


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What the delimiters of a paragraph mean, all by source offset."""

    markup: tuple[tuple[int, int], ...]
    """The stretches that are markup, in order."""
    strong: tuple[tuple[int, int], ...]
    """The stretches that are set in bold, from the opening delimiter to behind the closing one, by their ends."""
    slanted: tuple[tuple[int, int], ...] = ()
    """The stretches that are set in italics, likewise."""


@dataclass(slots=True)
class _Run:
    """A run of one delimiter, of which the characters from `start` to `end` are not yet paired."""

    start: int
    end: int
    opens: bool
    closes: bool
    inside: bool
    """Whether a letter or digit stands on both sides."""
    doubles: int
    singles: int


def resolve(text: str, start: int, end: int, runs: Iterable[tuple[int, int]]) -> Emphasis:
    """What the delimiter `runs` (source offsets, in order) of the paragraph from `start` to `end` of `text` mean."""
    resolver = _Resolver()
    for first, last in runs:
        resolver.take(text[first], _run(text, start, end, first, last))
    resolver.pair_loose()
    return Emphasis(tuple(sorted(resolver.markup)), tuple(resolver.strong), tuple(resolver.slanted))


def around(
    text: str, end: int, runs: Sequence[tuple[int, int]], pieces: Iterable[tuple[int, int]]
) -> tuple[list[tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """The delimiter `runs` but for what stands around one of `pieces`, and those pieces with it: `*<sup>1</sup>*`.

    All are source offsets in order; the paragraph ends at `end`. What opens or closes something else stays a run.
    """
    starts, ends = {first: i for i, (first, _) in enumerate(runs)}, {last: i for i, (_, last) in enumerate(runs)}
    left = list(runs)
    wider: dict[tuple[int, int], tuple[int, int]] = {}
    for start, stop in pieces:
        before, after = ends.get(start), starts.get(stop)
        if before is None or after is None or text[start - 1] != text[stop]:
            continue
        (first, _), (_, last) = left[before], left[after]
        width = last - stop
        if start - first >= width > 0 and not (last < end and text[last].isalnum() and before > 0):
            left[before], left[after] = (first, start - width), (last, last)
            wider[start, stop] = (start - width, last)
    return [(first, last) for first, last in left if first < last], wider


def _run(text: str, start: int, end: int, first: int, last: int) -> _Run:
    """The delimiter run from `first` to `last` with what its neighbours allow."""
    before = text[first - 1] if first > start else " "
    after = text[last] if last < end else " "
    opens, closes = not after.isspace(), not before.isspace()
    if text[first] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    elif last - first == 1:
        # CommonMark's left-flanking: a star before a bracket or a comma opens only behind a blank or another sign.
        opens = opens and (after.isalnum() or not before.isalnum())
    if before.isdigit() and after.isdigit():
        opens = closes = False
    inside = before.isalnum() and after.isalnum()
    return _Run(first, last, opens, closes, inside, *divmod(last - first, _STRONG))


class _Resolver:
    """Pairs runs. Single and double delimiters never pair with each other: `**(A/68/98*)**` holds a printed star."""

    def __init__(self) -> None:
        self.markup: list[tuple[int, int]] = []
        self.strong: list[tuple[int, int]] = []
        self.slanted: list[tuple[int, int]] = []
        self.doubles: dict[str, list[_Run]] = {"*": [], "_": []}
        self.singles: dict[str, list[_Run]] = {"*": [], "_": []}
        self.loose: list[_Run] = []

    def take(self, sign: str, run: _Run) -> None:
        """Close what `run` closes, and let the rest of it open."""
        doubles, singles = self.doubles[sign], self.singles[sign]
        if run.inside and (run.doubles, run.singles) == (1, 0) and singles and not doubles:
            run.doubles, run.singles = 0, 2  # two pieces in italics that touch: *а**б*
        while run.closes and run.doubles and doubles:
            self._pair(doubles[-1], run, _STRONG)
            if not doubles[-1].doubles:
                doubles.pop()
        if run.closes and run.singles and singles and not (run.inside and singles[-1].inside):
            self._pair(singles.pop(), run, 1)
        if run.opens and run.doubles:
            doubles.append(run)
        elif run.doubles and sign == "*":
            self.loose.append(run)
        if run.opens and run.singles:
            singles.append(run)

    def pair_loose(self) -> None:
        """Pair the `**` that are left over and have a blank on an inner side: `**Введение **`."""
        opener: _Run | None = None
        for run in sorted([*self.loose, *self.doubles["*"]], key=lambda run: run.start):
            if opener is not None and (run.closes or opener.opens) and not (run.opens and not run.closes):
                self._pair(opener, run, _STRONG)
                opener = None
            elif run.opens or not run.closes:
                opener = run

    def _pair(self, opener: _Run, closer: _Run, width: int) -> None:
        """Make `width` characters at the inner side of both runs markup."""
        self.markup += [(opener.end - width, opener.end), (closer.start, closer.start + width)]
        opener.end -= width
        closer.start += width
        if width == _STRONG:
            self.strong.append((opener.end, closer.start))
            opener.doubles -= 1
            closer.doubles -= 1
        else:
            self.slanted.append((opener.end, closer.start))
            opener.singles -= 1
            closer.singles -= 1
