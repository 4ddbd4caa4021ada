"""Text that remembers where in the source each of its characters stood."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to but without `end`, as offsets from 0 in the decoded source."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are neighbours in the source, or that one rule added."""

    text: str
    source: int | None
    """Offset of the first character in the decoded source; None for added text."""
    rule: str = ""
    """The rule that added the text; empty for text of the source."""

    def part(self, start: int, end: int) -> Run:
        """The characters `start` to `end` of this run."""
        return Run(self.text[start:end], None if self.source is None else self.source + start, self.rule)

    def continued_by(self, other: Run) -> bool:
        """Whether `other` stands right behind this run in the source."""
        return self.source is not None and other.source == self.source + len(self.text)


@dataclass(frozen=True, slots=True)
class Traced:
    """An immutable text whose every character is known to come from the source or from a named rule.

    Slicing and joining keep the provenance, so that a reader can cut and mend freely and the text ledger
    (`build_corpus.ledger`) can still prove afterwards that nothing was lost.
    """

    runs: tuple[Run, ...] = ()
    text: str = field(init=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(run.text for run in self.runs))
        object.__setattr__(self, "_starts", tuple(accumulate((len(run.text) for run in self.runs), initial=0)))

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> Traced:
        """The characters `start` to `end` of the decoded `source`."""
        end = len(source) if end is None else end
        return cls((Run(source[start:end], start),)) if end > start else cls()

    @classmethod
    def added(cls, text: str, rule: str) -> Traced:
        """`text` that is not in the source, added by `rule`."""
        return cls((Run(text, None, rule),)) if text else cls()

    @classmethod
    def concat(cls, parts: Iterable[Traced]) -> Traced:
        """All `parts` behind each other, runs that are neighbours in the source made one."""
        runs: list[Run] = []
        for part in parts:
            for run in part.runs:
                if runs and runs[-1].continued_by(run):
                    runs[-1] = Run(runs[-1].text + run.text, runs[-1].source)
                else:
                    runs.append(run)
        return cls(tuple(runs))

    def __len__(self) -> int:
        return self._starts[-1]

    def __bool__(self) -> bool:
        return bool(self.runs)

    def __str__(self) -> str:
        return self.text

    def __add__(self, other: Traced) -> Traced:
        return Traced.concat((self, other))

    def __getitem__(self, key: slice) -> Traced:
        start, end, step = key.indices(len(self))
        if step != 1:
            raise ValueError("a traced text has no slices with a step")
        return Traced(tuple(self._between(start, end)))

    def _between(self, start: int, end: int) -> Iterator[Run]:
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self.runs) and self._starts[index] < end:
            offset = self._starts[index]
            part = self.runs[index].part(max(start - offset, 0), end - offset)
            if part.text:
                yield part
            index += 1

    def without(self, cuts: Iterable[tuple[int, int]]) -> Traced:
        """This text less the `cuts`, which are (start, end) offsets in it, in order and apart."""
        kept: list[Traced] = []
        position = 0
        for start, end in cuts:
            kept.append(self[position:start])
            position = end
        kept.append(self[position:])
        return Traced.concat(kept)

    def strip(self) -> Traced:
        """This text without the white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def source_spans(self) -> tuple[Span, ...]:
        """Where its characters stood in the decoded source; added characters have no place."""
        return tuple(Span(run.source, run.source + len(run.text)) for run in self.runs if run.source is not None)

    def source_extent(self) -> Span | None:
        """From the first to behind the last of its characters in the decoded source; None if all were added."""
        spans = self.source_spans()
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None

    def source_offset(self, offset: int) -> int | None:
        """The place in the decoded source of the character at `offset`, or of the next one that has a place."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        for run, start in zip(self.runs[index:], self._starts[index:], strict=False):
            if run.source is not None:
                return run.source + max(offset - start, 0)
        return None
