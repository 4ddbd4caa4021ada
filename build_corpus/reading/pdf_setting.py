"""How a document sets its lines: its indents, columns and blank lines, and what stands before each of its lines."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.reading import pdf_labels
from build_corpus.reading.pdf_capitals import Capitals
from build_corpus.reading.pdf_formulas import opens_preambular_paragraph
from build_corpus.reading.pdf_labels import Context
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.reading.pdf_width import Ruler
from build_corpus.russian import parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import TextLine

_MAJORITY = 0.8
_OPENERS = '«“„"(['
_CLAUSE_HEAD = 6
NO_HEADS = frozenset({"включая", "исключая", "начиная", "благодаря", "есть"})
"""Verbs that only introduce what follows them, inside a sentence."""
"""Words of the head of a clause, at most."""
MIDDLE = 3
"""A heading in the middle of the column is set in so far at least, in characters."""
_ENDS_WITH_MARK = re.compile(r"[а-яё»]\d{1,3}\Z")
_FULL_LINE = 1.05
"""A wider line is none in print."""
_FIRST = ", first line"
_LOOSE = 0.1
"""The share of the blank lines that stand inside sentences, from which on they say little."""


class Setting:
    """The measures of one document's lines."""

    def __init__(self, lines: Sequence[TextLine], pitch: int) -> None:
        """Measure `lines`; `pitch` is that of `pdf_lines.pitch`."""
        self.lines = lines
        self.pitch = pitch
        self.ruler = Ruler.of([line.text for line in lines])
        self.capitals = Capitals.of(line.text for line in lines)
        self.first_lines_set_in = self._first_lines_set_in()
        self._loose = self._loose_gaps()
        self.whole = self._whole_lines()
        self._columns = self.ruler.columns([line.text for line in lines], self._styles())
        self.contexts = [self._context(index) for index in range(len(lines))]
        self.clusters = self._cluster_shares()
        """For each line, the share of the longest line of those that no extra space parts from it."""

    def _first_lines_set_in(self) -> bool:
        """Whether a line that is set in begins a paragraph, the next ones coming back to the margin."""
        returns: Counter[bool] = Counter()
        for line, following in pairwise(self.lines):
            on_one_page = not line.top and not following.top and following.gap == self.pitch
            if line.indent and on_one_page and following.text[0].islower() and not ends_sentence(line.text):
                returns[following.indent == 0] += 1
        return returns[True] > 0 and returns[True] >= _MAJORITY * returns.total()

    def _loose_gaps(self) -> bool:
        """Whether blank lines stand inside sentences, too: Apache Tika prints one wherever the indent changes."""
        gaps = [i for i in range(1, len(self.lines)) if not self.lines[i].top and self.lines[i].gap > self.pitch]
        inside = sum(self.lines[i].text[0].islower() and self._joins(i) for i in gaps)
        return inside > len(gaps) * _LOOSE

    def _joins(self, index: int) -> bool:
        """Whether a line may go on the sentence of the line before it, blank space between them or not."""
        before, text = self.lines[index - 1].text, self.lines[index].text
        if ends_sentence(before) or pdf_labels.label_style(text) or opens_preambular_paragraph(text):
            return False
        if heads_clause(before) or (heads_clause(text) and before[-1] == ","):
            return False
        return begins_lower(text) or not (text[:2].isupper() or self.capitals.may_begin(before, text))

    def _styles(self) -> list[str]:
        """For each line, the style of the last label before it or on it; a heading with a label ends its reach.

        The line of the label is a style of its own: it may be set in, and those below it not.
        """
        styles: list[str] = []
        for line in self.lines:
            style = pdf_labels.label_style(line.text)
            kept = styles[-1] if styles and not pdf_labels.heading_label_end(line.text) else ""
            styles.append(f"{style}{_FIRST}" if style else kept.removesuffix(_FIRST))
        return styles

    def _context(self, index: int) -> Context:
        line = self.lines[index]
        if index == 0:
            return Context("", apart=True, short=True, set_in=line.indent > 0)
        before = self.lines[index - 1]
        apart = not line.top and line.gap > self.pitch and not (self._loose and self._joins(index))
        base = 0 if self.first_lines_set_in else before.indent + pdf_labels.label_width(before.text)
        marked = ends_with_mark(before.text)
        short = not marked and self.ruler.had_room(self.whole[index - 1], line.text, self._columns[index - 1])
        jitter = int(base > MIDDLE)  # indents counted in characters are off by one now and then
        set_in = line.indent > base + jitter
        return Context(before.text, apart=apart, short=short, set_in=set_in, in_clause=heads_clause(before.text))

    def _whole_lines(self) -> list[str]:
        """Each line with what stands before it in print, where a program breaks lines behind the marks of notes."""
        whole: list[str] = []
        for line in self.lines:
            joined = f"{whole[-1]} {line.text}" if whole and ends_with_mark(whole[-1]) else ""
            whole.append(joined if joined and self.ruler.share(joined) <= _FULL_LINE else line.text)
        return whole

    def _cluster_shares(self) -> list[float]:
        shares: list[float] = []
        start = 0
        for index in range(1, len(self.lines) + 1):
            if index == len(self.lines) or self.lines[index].top or self.lines[index].gap > self.pitch:
                longest = max(self.ruler.share(line.text) for line in self.lines[start:index])
                shares += [longest] * (index - start)
                start = index
        return shares


def ends_with_mark(text: str) -> bool:
    """Whether a line ends with the mark of a note, behind which some programs break the line."""
    return _ENDS_WITH_MARK.search(text) is not None


def begins_lower(text: str) -> bool:
    """Whether the first letter of a line is a small one, a quotation mark before it or not."""
    return text.lstrip(_OPENERS)[:1].islower()


def heads_clause(text: str) -> bool:
    """Whether a line may head a clause: a few words in lower case, a verb first."""
    few = text[0].islower() and len(text.split()) <= _CLAUSE_HEAD and text[-1] not in ".;:"
    found = first_word_is(text)  # «для» may be a gerund, too
    return few and bool(found & {"GRND", "VERB-3"}) and "PREP" not in found and text.strip(",") not in NO_HEADS


def first_word_is(text: str) -> frozenset[str]:
    """What the first word of a line may be, see `russian.parts_of_speech`."""
    return parts_of_speech(text.split(maxsplit=1)[0].strip(",;:."))
