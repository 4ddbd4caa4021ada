"""Puts labels before their texts by the series that they make, where a program prints columns of labels by themselves.

The plain print of pdftotext puts a column before what stands to the right of it: the labels a), b), c) of a list, then
its texts, among them the items i), ii) below one of them with their own labels. A text below a colon or the head of a
clause begins a series; any other goes on with the next label of one. The labels of each series come in their order,
and of two that would fit, the one that was printed last is the nearest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.numerals import ITEM_ROMANS, RUSSIAN_LETTERS
from build_corpus.reading.hyphens import is_broken
from build_corpus.reading.pdf_labels import heading_label_end, is_bare_bullet, is_bare_label, label_style
from build_corpus.reading.pdf_lines import ends_sentence, last_stop
from build_corpus.reading.pdf_setting import heads_clause
from build_corpus.reading.pdf_tables import is_amounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.reading.pdf_lines import TextLine

_ALPHABETS = {"latin": "abcdefghijklmnopqrstuvwxyz", "russian": RUSSIAN_LETTERS}
_CLAUSE_NUMBER = re.compile(r"\d{1,3}")
_ITEMS = frozenset({"roman", "latin", "russian", "clause"})
_BELOW = {
    "clause": ("latin", "russian", "roman"),
    "latin": ("roman",),
    "russian": ("roman",),
    "number": ("latin", "russian", "roman"),
}
"""The series that a label of another one ends."""
_MOST = 60
"""Labels that wait for their texts at one time, at most."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label in a line of its own: its place on the page, its series and what it counts as there."""

    index: int
    series: str
    value: int


@dataclass
class _Counts:
    """What was counted last in each series, and the last line of text that was seen."""

    last: dict[str, int] = field(default_factory=dict)
    before: str = ""

    def use(self, label: _Label) -> None:
        """A text has this `label`."""
        for series in _BELOW.get(label.series, ()):
            self.last.pop(series, None)
        self.last[label.series] = label.value


def by_series(lines: Sequence[TextLine], pitch: int) -> list[TextLine]:
    """`lines` with the labels of columns before their texts, on each page where all its labels find one."""
    counts = _Counts()
    result: list[TextLine] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        result += _placed(page, dict(_Walk(page, counts, pitch).found()))
    return result


def _placed(page: Sequence[TextLine], labels: dict[int, int]) -> Iterator[TextLine]:
    """`page` with the lines of `labels`, by the place of their texts, before these."""
    moved = set(labels.values())
    top = False
    for index, line in enumerate(page):
        if index in moved:
            top = top or line.top
        elif index in labels:
            yield replace(line, label=page[labels[index]].line, gap=1)
            top = False
        else:
            yield replace(line, top=True) if top else line
            top = False


def _depth(label: _Label) -> tuple[int, int]:
    """How deep the lists of a series stand, and how late the label was printed: an inner list ends before an outer."""
    if label.series in ("heading", "number"):
        return 0, label.index
    return len(_BELOW) - len(_BELOW.get(label.series, ())), label.index


class _Walk:
    """The labels of one page that wait for their texts."""

    def __init__(self, page: Sequence[TextLine], counts: _Counts, pitch: int) -> None:
        self.page = page
        self.pitch = pitch
        self.counts = counts
        self.waiting: list[_Label] = []
        self.dealt: dict[int, int] = {}

    def found(self) -> Iterator[tuple[int, int]]:
        """(place of a text, place of its label) where a label does not stand right before its text."""
        for index, line in enumerate(self.page):
            label = self._label(index)
            if label is not None:
                self.waiting.append(label)
                if len(self.waiting) > _MOST:
                    self._give_up()
                continue
            if not is_amounts(line.text):
                self._deal(index)
                self.counts.before = line.text
            if not self.waiting:
                if any(place != label + 1 for place, label in self.dealt.items()):
                    yield from self.dealt.items()
                self.dealt = {}
        self._give_up()

    def _give_up(self) -> None:
        self.waiting, self.dealt = [], {}

    def _label(self, index: int) -> _Label | None:
        """The label that the line at `index` holds, if it holds nothing else."""
        line = self.page[index]
        text = line.text
        if line.label is not None:
            return None
        if _CLAUSE_NUMBER.fullmatch(text):
            begins = text == "1" and heads_clause(self.counts.before) if self.counts.before else False
            goes_on = int(text) == self._latest("clause") + 1 > 1
            return _Label(index, "clause", int(text)) if begins or goes_on else None
        if not is_bare_label(text):
            return None
        if is_bare_bullet(text):
            return _Label(index, "bullet", 0)
        return self._read(index, text)

    def _latest(self, series: str) -> int:
        """The value of the label of a `series` that was printed last."""
        return next((label.value for label in reversed(self.waiting) if label.series == series), 0) or (
            self.counts.last.get(series, 0)
        )

    def _read(self, index: int, text: str) -> _Label:
        """The label `text` as one of the series that it continues: i) follows h), or else is a Roman numeral."""
        inner = text.strip("(). ")
        if not text.endswith(")"):
            number = re.match(r"\d+", inner)
            return _Label(index, "number", int(number[0])) if number else _Label(index, "heading", 0)
        values = {name: letters.index(inner) + 1 for name, letters in _ALPHABETS.items() if inner in letters}
        if inner.isdecimal():
            values = {"bracket": int(inner)}
        if inner in ITEM_ROMANS:
            values = {"roman": ITEM_ROMANS.index(inner) + 1, **values}
        found = [name for name, value in values.items() if value > 1 and self._latest(name) == value - 1]
        name = (found or list(values) or ["other"])[0]
        return _Label(index, name, values.get(name, 0))

    def _deal(self, index: int) -> None:
        """Find the label of the text at `index`, if it begins one."""
        text, before = self.page[index].text, self.counts.before
        own = self.page[index].label
        if own is not None or label_style(text) or heading_label_end(text):
            inline = text.split(maxsplit=1)[0] if own is None else own.text
            if is_bare_label(inline) and not is_bare_bullet(inline):
                self.counts.use(self._read(index, inline))
            return
        if not self._may_begin(index):
            return
        if heads_clause(text) and before.endswith((",", ".")):
            for series in _ITEMS:
                self.counts.last.pop(series, None)
            return
        label = max((label for label in self._firsts() if self._fits(label, index)), key=_depth, default=None)
        if label is not None:
            self.waiting.remove(label)
            self.dealt[index] = label.index
            self.counts.use(label)
            return
        if text[0].islower() and last_stop(before) == ";" and self.waiting:
            self._give_up()

    def _firsts(self) -> Iterable[_Label]:
        """The first label of each series that waits."""
        firsts: dict[str, _Label] = {}
        for label in self.waiting:
            firsts.setdefault(label.series, label)
        return firsts.values()

    def _may_begin(self, index: int) -> bool:
        """Whether the line at `index` may begin a text."""
        line, before = self.page[index], self.counts.before
        if is_broken(before, line.text):
            return False
        if not before or ends_sentence(before) or heads_clause(before):
            return True
        if line.text[0].islower():
            return before[-1] == "," and self._is_behind_label(index)
        return line.gap > self.pitch or self._is_behind_label(index)

    def _is_behind_label(self, index: int) -> bool:
        return bool(self.waiting) and self.waiting[-1].index == index - 1

    def _fits(self, label: _Label, index: int) -> bool:
        """Whether the text at `index` may have this `label`."""
        line, before = self.page[index], self.counts.before
        adjacent = label.index == index - 1
        if label.series in _ITEMS:
            stop = last_stop(before)
            if stop == ":" or (before and heads_clause(before)):
                return label.value == 1
            return label.value == self.counts.last.get(label.series, 0) + 1 > 1 and stop != ""
        apart = self._in_column(label) and line.gap > self.pitch
        if label.series == "number":
            return adjacent or (apart and not line.text[0].islower())
        if label.series == "heading":
            return line.text[0].isupper() and (adjacent or (apart and not ends_sentence(line.text)))
        return adjacent or (apart and ends_sentence(before))

    def _in_column(self, label: _Label) -> bool:
        """Whether another label stands beside a `label`."""
        around = (index for index in (label.index - 1, label.index + 1) if 0 <= index < len(self.page))
        return any(is_bare_label(self.page[index].text) for index in around)
