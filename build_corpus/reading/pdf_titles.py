"""Finds the titles that no blank space sets apart, by their wording and by what stands before and behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from build_corpus.reading.pdf_capitals import Capitals, breaks_off, ends_with_adjective, is_title
from build_corpus.reading.pdf_formulas import (
    is_bracketed,
    is_masthead,
    is_place_and_date,
    names_party,
    opens_preambular_paragraph,
)
from build_corpus.reading.pdf_labels import begins_list, begins_signature, heading_label_end, is_annex_label
from build_corpus.reading.pdf_lines import ends_sentence, ends_with_and
from build_corpus.reading.pdf_width import first_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.reading.pdf_labels import Context
    from build_corpus.reading.pdf_lines import TextLine
    from build_corpus.reading.pdf_width import Ruler

_LONGEST_TITLE = 12
"""In lines."""
_LONGEST_NUMBERED = 5
_LONGEST_RUN = 16
"""Lines of the titles that follow each other."""
_NARROW = 0.85
"""A line of a title mostly is at most so wide; running text mostly is wider."""
_BY_HAND = 0.75
"""A line is broken by hand when the next word would have left so much of the title's width empty."""
_SENTENCE_INSIDE = re.compile(r"[а-яё]{4}[.!?]\s+«?[А-ЯЁ]")
_NUMBERED = re.compile(r"\d{1,2}\.\s+[А-ЯЁ]")
_OPENERS = '«“„"'


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that follow a complete sentence and hold none, in parts that each begin as a title does."""

    starts: tuple[int, ...]
    end: int
    """The line behind it, or the line of running text that its last part begins."""
    before_label: bool
    """Whether a numbered paragraph, an item or a bullet follows."""


def numbered_titles(lines: Sequence[TextLine], numbers: Sequence[int]) -> frozenset[int]:
    """Those of the `numbers`, the lines that begin with the number of a paragraph, that begin a title instead.

    So reports number the headings of the third level. Such a line or a few of them read as a title, end no sentence,
    and the numbers of the paragraphs go on as if it were not there.
    """
    found: set[int] = set()
    last = 0
    for place, (start, end) in enumerate(pairwise(numbers)):
        value, following = _number(lines[start].text), _number(lines[end].text)
        texts = [line.text for line in lines[start:end]]
        reads = end - start <= _LONGEST_NUMBERED and not any(map(ends_sentence, texts)) and is_title(" ".join(texts))
        begins = last == 0 and following != value + 1 and place + 2 < len(numbers)
        if reads and (begins or (value != last + 1 and following == last + 1)):
            found.add(start)
        else:
            last = value
    return frozenset(found)


def _number(text: str) -> int:
    return int("".join(takewhile(str.isdecimal, text)))


@dataclass(frozen=True, slots=True)
class TitleFinder:
    """The lines of one document, and which of them begin a numbered paragraph, an item or a bullet."""

    lines: Sequence[TextLine]
    contexts: Sequence[Context]
    labelled: frozenset[int]
    other: frozenset[int]
    """The lines that belong to no title: those of tables, of the preamble's opening and of signatures."""
    ruler: Ruler
    capitals: Capitals

    def titles(self) -> dict[int, int]:
        """The first line of each title, and the line behind its last one."""
        found: dict[int, int] = {}
        index = 0
        while index < len(self.lines):
            behind_title = bool(found) and index == found[next(reversed(found))]
            run = self._run(index) if self._may_open(index, behind_title=behind_title) else None
            titles = list(self._titles(run)) if run is not None else []
            found.update(titles)
            index = max(titles[-1][1] if titles else 0, index + 1)
        return found

    def _may_open(self, index: int, *, behind_title: bool) -> bool:
        """Whether a run of titles may begin at `index`: nothing before it is left open."""
        if not self._may_belong(index):
            return False
        text = self.lines[index].text
        if index == 0:
            return True
        before = self.lines[index - 1].text
        closed = (
            behind_title
            or ends_sentence(before)
            or index - 1 in self.other
            or is_masthead(before)
            or is_bracketed(before)
            or is_place_and_date(before)
        )
        return closed and (text[0].isupper() or text[0] in _OPENERS or _NUMBERED.match(text) is not None)

    def _may_belong(self, index: int) -> bool:
        text = self.lines[index].text
        fixed = is_masthead(text) or is_bracketed(text) or names_party(text) or is_place_and_date(text)
        fixed = fixed or begins_signature(text)
        return index not in self.labelled and index not in self.other and not fixed

    def _run(self, start: int) -> _Run | None:
        """The run that begins at `start`, if one does."""
        starts = [start]
        for index in range(start, min(start + _LONGEST_RUN, len(self.lines))):
            text, following = self.lines[index].text, index + 1
            if self._closes(starts[-1], index) or _SENTENCE_INSIDE.search(text):
                if len(starts) == 1 and self._is_bare_label(start):
                    return _Run((start,), start + 1, before_label=False)
                return _Run(tuple(starts[:-1]), starts[-1], before_label=False) if len(starts) > 1 else None
            if following == len(self.lines) or is_bracketed(self.lines[following].text):
                return _Run(tuple(starts), following, before_label=False)
            listed = following in self.labelled or begins_list(self.lines, following)
            if listed or following in self.other:
                return _Run(tuple(starts), following, before_label=listed)
            if not self._may_belong(following):
                return None
            if self._divides(starts[-1], index):
                starts.append(following)
        return _Run(tuple(starts[:-1]), starts[-1], before_label=False) if len(starts) > 1 else None

    def _closes(self, start: int, index: int) -> bool:
        """Whether a sentence ends with the line at `index`; a colon may also part a title that began at `start`."""
        text = self.lines[index].text
        if index + 1 == len(self.lines):
            return ends_sentence(text)
        following = self.lines[index + 1].text
        if not ends_sentence(text):
            return text[-1] == "," and opens_preambular_paragraph(following)
        goes_on = following[0].islower() or following.isupper() or heading_label_end(self.lines[start].text) > 0
        open_end = ends_with_and(text) or (text[-1] == ":" and goes_on)
        return not (open_end and self._may_belong(index + 1)) or begins_list(self.lines, index + 1)

    def _is_bare_label(self, index: int) -> bool:
        """Whether a line holds the label of a heading and nothing else."""
        text = self.lines[index].text
        return heading_label_end(text) == len(text)

    def _divides(self, start: int, index: int) -> bool:
        """Whether the line behind `index` begins another title, or the text, when a title began at `start`."""
        before, text = self.lines[index].text, self.lines[index + 1].text
        if breaks_off(before) or ends_with_adjective(before):
            return False
        labelled = heading_label_end(text) > 0 or _NUMBERED.match(text) is not None
        apart = self.contexts[index + 1].apart and not text[0].islower()
        if labelled or is_annex_label(before) or apart:
            return True
        if self._is_bare_label(index):
            return False  # «Статья 5»: the title of the article may stand in the next line
        if self.capitals.may_begin(before, text) or self.capitals.opens_sentence(before, text):
            return True
        return text[0].isupper() and self._is_broken_by_hand(start, index)

    def _is_broken_by_hand(self, start: int, index: int) -> bool:
        """Whether the next word had room by far behind the line at `index`, by the lines of the title around it."""
        widest = max(self.ruler.share(line.text) for line in self.lines[start : index + 2])
        room = self.ruler.share(f"{self.lines[index].text} {first_word(self.lines[index + 1].text)}")
        return room <= widest * _BY_HAND

    def _titles(self, run: _Run) -> Iterator[tuple[int, int]]:
        """The parts of `run` up to the first that does not read as a title."""
        ends = (*run.starts[1:], run.end)
        parts = list(zip(run.starts, ends, strict=True))
        if len(parts) > 1 and self.lines[run.end - 1].text[-1] == ",":
            parts.pop()  # «Полномочная конференция …,»: it opens the preamble
        yield from takewhile(lambda part: self._is_title(*part, before_label=run.before_label), parts)

    def _is_title(self, start: int, end: int, *, before_label: bool) -> bool:
        texts = [line.text for line in self.lines[start:end]]
        if end - start > _LONGEST_TITLE or texts[-1][-1] in ",—–-":
            return False
        narrow = all(self.ruler.share(text) <= _NARROW for text in texts)
        words = " ".join(texts)
        return (before_label and narrow) or heading_label_end(words) > 0 or is_title(words)
