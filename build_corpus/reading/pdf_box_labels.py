"""Deals the labels of a page out to its texts, where a program prints boxes of text and boxes of labels.

pdfminer.six takes lines near each other with a common edge for a box, and orders the boxes of a page by a tree. A label
is too far from its text for one line: labels below each other make a box of their own, or go into the box of the lines
that are flush with them. The boxes of text nearly always keep their order, and in each box lines and labels do; but a
box of labels may be printed before or behind any of the texts beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import is_broken
from build_corpus.reading.pdf_capitals import Capitals, is_title
from build_corpus.reading.pdf_formulas import is_masthead
from build_corpus.reading.pdf_label_runs import BoxLabel, labels_of, runs
from build_corpus.reading.pdf_labels import heading_label_end, is_bare_label, label_style, label_width
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.reading.pdf_seams import begins_paragraph
from build_corpus.reading.pdf_series import Series, counts
from build_corpus.reading.pdf_setting import begins_lower, heads_clause
from build_corpus.reading.pdf_tables import tables
from build_corpus.reading.pdf_width import Ruler, first_word
from build_corpus.russian import word_is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.reading.pdf_lines import TextLine

_BEAM = 8
"""So many ways to deal out as many labels are followed at once."""
_LONGEST_PAGE = 250
"""In lines; a page with more is left as it is printed."""
_FAR = 8
"""A label is looked for in so many of the next boxes of labels."""
_SHORT = 0.7
"""The head of a clause takes so much of the width at most."""
_AWAY = 0.05
"""What it costs that a label is printed one text away from its own; at most `_FAR_AWAY`."""
_FAR_AWAY = 1.0
_LONGEST_TITLE = 5
"""In lines."""
_LOST = -4.0
"""What it costs to leave a label where it is printed."""
_IMPOSSIBLE = float("-inf")


@dataclass(frozen=True, slots=True)
class _State:
    """A way to deal out the labels up to a text."""

    score: float
    taken: tuple[int, ...]
    """How many labels of each run are dealt out."""
    series: Series
    places: tuple[tuple[int, TextLine], ...] = ()
    """(text, label)"""


def dealt(lines: Sequence[TextLine]) -> list[TextLine]:
    """`lines` of a print in boxes, each label in a line of its own made the label of its text.

    The texts of each page keep their order. The labels of each page are dealt out as a whole, in the best way: so that
    they count on, and that each text begins as the text of such a label does. A page whose labels do not go on its
    texts keeps its order.
    """
    ruler = Ruler.of([line.text for line in lines if not (is_bare_label(line.text) or counts(line.text))])
    clauses = sum(ruler.share(line.text) <= _SHORT and heads_clause(line.text) for line in lines) > 1
    result: list[TextLine] = []
    series, before = Series(), ""
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        if len(page) > _LONGEST_PAGE:
            result += page
            series = Series()
            continue
        is_label = labels_of(page, clauses=clauses)
        texts = [line for line, label in zip(page, is_label, strict=True) if not label]
        deal = _Page(texts, list(runs(page, is_label)), ruler, before).deal(series)
        series = deal.series
        before = texts[-1].text if texts else before
        result += _placed(page, is_label, deal)
    return result


class _Page:
    """The texts of one page and the runs of its labels."""

    def __init__(
        self, texts: Sequence[TextLine], runs: Sequence[Sequence[BoxLabel]], ruler: Ruler, before: str
    ) -> None:
        self.texts = texts
        self.runs = runs
        self.ruler = ruler
        self.before = [before, *(line.text for line in texts[:-1])]
        self.tabular = {
            i for table in tables(texts, _any, Capitals(frozenset()).may_begin) for i in range(table.start, table.end)
        }
        self.titles = [self._title_end(place) for place in range(len(texts))]
        self.behind_titles = frozenset(self.titles)
        self.heads = [self._heads_clause(place) for place in range(len(texts))]

    def deal(self, series: Series) -> _State:
        """The best way to deal out the labels."""
        states = [_State(0.0, (0,) * len(self.runs), series)]
        for place in range(len(self.texts)):
            found: dict[tuple[tuple[int, ...], Series], _State] = {}
            for state in states:
                for later in self._steps(state, place):
                    key = later.taken, later.series
                    if key not in found or found[key].score < later.score:
                        found[key] = later
            states = list(_best(found.values()))
        return max(states, key=lambda state: state.score + _LOST * self._left(state))

    def _heads_clause(self, place: int) -> bool:
        """Whether a short line with nothing left open before it heads a clause: «решает»."""
        before, text = self.before[place], self.texts[place].text
        closed = not before or ends_sentence(before) or before[-1] == "," or self.texts[place].gap > 0
        return closed and heads_clause(text) and self.ruler.share(text) <= _SHORT

    def _title_end(self, place: int) -> int:
        """The text behind the lines from `place` on that read as a title; 0 where they do not."""
        end = place + 1
        while end < min(len(self.texts), place + _LONGEST_TITLE) and begins_lower(self.texts[end].text):
            end += 1
        text = " ".join(line.text for line in self.texts[place:end])
        return end if not ends_sentence(text) and is_title(text) else 0

    def _opens(self, place: int) -> bool:
        """Whether a list may begin with a text: the line before it ends with a colon, or heads a clause."""
        return self.before[place][-1:] == ":" or (place > 0 and self.heads[place - 1])

    def _left(self, state: _State) -> int:
        return sum(len(run) for run in self.runs) - sum(state.taken)

    def _steps(self, state: _State, place: int) -> Iterator[_State]:
        """What may come of `state` at the text `place`: it gets a label or none."""
        text, before = self.texts[place].text, self.before[place]
        own = text[: label_width(text) or heading_label_end(text)].strip()
        opens = self._opens(place)
        series = state.series
        if self.heads[place] or (heading_label_end(text) and not counts(own)):
            series = series.closed(1)
        if own:
            gain, count = series.best(counts(own), opens=opens)
            closed = not before or ends_sentence(before) or self.texts[place].gap > 0
            if count is not None and closed:
                yield replace(state, score=state.score + gain, series=series.with_label(count))
            else:
                yield replace(state, series=series)
            return
        yield replace(state, score=state.score - self._missing(place), series=series)
        seen = 0
        for number, run in enumerate(self.runs):
            index = state.taken[number]
            if index == len(run):
                continue
            seen += 1
            if seen > _FAR:
                break
            label = run[index]
            if not label.earliest <= place <= label.latest:
                continue
            gain, count = series.best(label.counts, opens=opens)
            gain += self._gain(label, place)
            if gain == _IMPOSSIBLE:
                continue
            taken = (*state.taken[:number], index + 1, *state.taken[number + 1 :])
            following = series.with_label(count) if count is not None else series
            places = (*state.places, (place, label.line))
            yield _State(state.score + gain, taken, following, places)

    def _short(self, place: int) -> bool:
        """Whether the line before a text was ended early."""
        before = self.before[place]
        return bool(before) and self.ruler.had_room(before, self.texts[place].text)

    def _missing(self, place: int) -> float:
        """What it costs that a text has no label."""
        before, text = self.before[place], self.texts[place].text
        if not before or is_broken(before, text) or self.heads[place]:
            return 0.0
        if begins_lower(text):
            opens = before[-1] == ";" or self._opens(place)
            return (1.5 if self.texts[place].gap else 0.5) if opens else 0.0
        return 1.0 if ends_sentence(before) and self._short(place) else 0.0

    def _closed(self, place: int) -> float:
        """How sure it is that nothing before a text is left open."""
        before, line = self.before[place], self.texts[place]
        if not before or ends_sentence(before) or place in self.behind_titles:
            return 1.0
        apart = line.gap > 0 and not begins_lower(line.text) and before[-1] not in ",—–-"
        return 0.5 if apart else 0.0

    def _goes_on(self, place: int) -> bool:
        """Whether a text ends a sentence, or the next one may go on with it."""
        text = self.texts[place].text
        if place + 1 == len(self.texts) or ends_sentence(text):
            return True
        following = self.texts[place + 1]
        return begins_lower(following.text) or is_broken(text, following.text) or not following.gap

    def _gain(self, label: BoxLabel, place: int) -> float:
        """How well a text goes with a label, its number left out of account."""
        before, line = self.before[place], self.texts[place]
        text = line.text
        if is_broken(before, text) or place in self.tabular or self.heads[place] or is_masthead(text):
            return _IMPOSSIBLE
        lower, closed = begins_lower(text), self._closed(place)
        gain = 1.0 if label.alone and place in (label.printed - 1, label.printed) else 0.0
        gain -= min(abs(place - label.printed) * _AWAY, _FAR_AWAY)
        gain += 1.0 if before and ends_sentence(before) and self._short(place) else 0.0
        style = label_style(f"{label.line.text} ")
        if not style and not label.line.text[0].isdigit():  # of a heading
            gain += 2.0 if self.titles[place] and before[-1:] != ":" else -2.0
            return gain + (closed or -3.0) + (-3.0 if lower else 0.0) + (0.5 if line.gap else 0.0)
        gain -= 3.0 if self.titles[place] else 0.0
        gain += 0.0 if self._goes_on(place) else -1.0
        if style == "bullet":
            behind = 0.5 if place in self.behind_titles else 0.0
            return gain + (-3.0 if lower else 2.0 * closed) + (0.5 if line.gap else 0.0) + behind
        if style == "number":
            first = before[-1:] == "," and any(count.value == 1 for count in label.counts)  # behind the preamble
            closed = max(closed, 0.5) if first and begins_paragraph(text) else closed
            return gain + (2.0 * closed or -4.0) + (0.5 if begins_paragraph(text) else -1.5)
        if lower and not word_is_known(first_word(text).strip(".,;:«»")):
            gain -= 2.0  # the rest of a word that the line before breaks: «шлины;»
        opens = before[-1:] == ";" or self._opens(place)
        good = 2.0 if opens else 1.0 if not before else -0.5 if closed == 1.0 or before[-1] == "," else -4.0
        return gain + good + (0.5 if lower else 0.0) + (0.5 if line.gap else 0.0)


def _any(_index: int) -> bool:
    return True


def _best(states: Iterable[_State]) -> Iterator[_State]:
    """The best ways among those that deal out as many labels."""
    by_count: dict[int, list[_State]] = {}
    for state in sorted(states, key=lambda state: -state.score):
        found = by_count.setdefault(sum(state.taken), [])
        if len(found) < _BEAM:
            found.append(state)
            yield state


def _placed(page: Sequence[TextLine], is_label: Sequence[bool], deal: _State) -> Iterator[TextLine]:
    """The lines of a page with its labels dealt out; those that are not stay where they are."""
    labels = dict(deal.places)
    used = {id(label) for label in labels.values()}
    text = 0
    for line, bare in zip(page, is_label, strict=True):
        if not bare:
            label = labels.get(text)
            yield line if label is None else replace(line, label=label.line, gap=max(line.gap, 1))
            text += 1
        elif id(line) not in used:
            yield line
