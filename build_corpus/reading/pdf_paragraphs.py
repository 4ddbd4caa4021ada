"""Joins the lines of a PDF's text layer into paragraphs, headings, bullets and signatures, across pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.model import Shape
from build_corpus.reading import pdf_labels
from build_corpus.reading.hyphens import is_broken
from build_corpus.reading.pdf_labels import Context
from build_corpus.reading.pdf_lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import TextLine

_FULL = 0.9
"""Nine of ten lines of running text are not longer than its width."""
_ROOM = 0.85
"""Letters differ in width: a word surely had room in a line when the line would still be so much of the width."""
_HEADING_ROOM = 0.75
"""The same for headings, which are often broken by hand."""
_NARROW = 0.8
"""Headings and mastheads are set so much narrower than the text."""
_MAJORITY = 0.8
_LONGEST_HEADING = 6
_LONGEST_SIGNATURE = 4
_OPENERS = '«“„"([—–•*'
_MASTHEAD = re.compile(
    r".{0,60}\bсессия\W*\Z|Пункты?\s[\d\s,и()a-zа-я]+повестки\sдня.{0,30}\Z|Distr\.?:?.{0,30}\Z|Original:?.{0,30}\Z"
    r"|\d{1,2}\s\w+\s\d{4}(?:\sгода)?\Z|(?:Russian|English|Limited|General)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines that make one block, and what their layout says of it."""

    lines: tuple[TextLine, ...]
    shape: Shape


@dataclass(frozen=True, slots=True)
class _Style:
    """How a document sets its paragraphs."""

    pitch: int
    width: int
    """Of its running text, in characters."""
    first_lines_set_in: bool
    """Whether a line that is set in begins a paragraph, the next ones coming back to the margin."""


def paragraphs(lines: Sequence[TextLine], pitch: int) -> list[Paragraph]:
    """Part the `lines` of the text, pages and notes left out, into blocks; `pitch` is that of `pdf_lines.pitch`."""
    if not lines:
        return []
    style = _style(lines, pitch)
    contexts = [_context(lines, index, style) for index in range(len(lines))]
    numbers = pdf_labels.numbered(lines, contexts)
    starts = _starts(lines, contexts, numbers, style)
    ends = [*starts[1:], len(lines)]
    labelled = {index for index in starts if index in numbers or _is_labelled(lines[index].text, contexts[index])}
    result: list[Paragraph] = []
    for start, end in zip(starts, ends, strict=True):
        block = tuple(lines[start:end])
        if pdf_labels.begins_signature(block[0].text):
            shape = Shape.SIGNATURE
        elif start in numbers:
            shape = Shape.PROSE
        elif pdf_labels.begins_bullet(block[0].text, contexts[start]):
            shape = Shape.BULLET
        elif start not in labelled and _is_heading(block, contexts[start], style, followed=end in labelled):
            shape = Shape.HEADING
        else:
            shape = Shape.PROSE
        result.append(Paragraph(block, shape))
    return result


def _style(lines: Sequence[TextLine], pitch: int) -> _Style:
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[min(int(len(lengths) * _FULL), len(lengths) - 1)]
    returns: Counter[bool] = Counter()
    for line, following in pairwise(lines):
        on_one_page = not line.top and not following.top and following.gap == pitch
        if line.indent and on_one_page and following.text[0].islower() and not ends_sentence(line.text):
            returns[following.indent == 0] += 1
    first = returns[True] > 0 and returns[True] >= _MAJORITY * returns.total()
    return _Style(pitch, width, first)


def _context(lines: Sequence[TextLine], index: int, style: _Style) -> Context:
    line = lines[index]
    if index == 0:
        return Context("", apart=True, short=True, set_in=line.indent > 0)
    before = lines[index - 1]
    apart = not line.top and line.gap > style.pitch
    room = len(before.text) + 1 + _first_word(line.text)
    base = 0 if style.first_lines_set_in else before.indent + pdf_labels.label_width(before.text)
    return Context(before.text, apart=apart, short=room <= style.width * _ROOM, set_in=line.indent > base)


def _starts(
    lines: Sequence[TextLine], contexts: Sequence[Context], numbers: frozenset[int], style: _Style
) -> list[int]:
    """The indexes of the lines that begin a block."""
    starts = [0]
    cluster = _cluster_widths(lines, style.pitch)
    for index in range(1, len(lines)):
        start = starts[-1]
        if pdf_labels.begins_signature(lines[start].text):
            fresh = (
                lines[index].page != lines[start].page or contexts[index].apart or index - start > _LONGEST_SIGNATURE
            )
            fresh = fresh or index in numbers or pdf_labels.begins_signature(lines[index].text)
        elif start == index - 1 and pdf_labels.is_bare_label(lines[start].text):
            fresh = index in numbers
        else:
            fresh = index in numbers or _begins_block(lines, index, contexts[index], style, cluster[index])
        if fresh:
            starts.append(index)
    return starts


def _begins_block(lines: Sequence[TextLine], index: int, context: Context, style: _Style, cluster: int) -> bool:  # noqa: PLR0911 - one rule a line
    """Whether the line at `index`, which has no paragraph's number, begins a block."""
    line = lines[index]
    before, text = context.before, line.text
    lower = text[0].islower()
    closed = ends_sentence(before)
    if pdf_labels.begins_signature(text):
        return True
    if is_broken(before, text) and lower:
        return False
    if _is_labelled(text, context) or pdf_labels.begins_labelled_heading(text, context):
        return True
    if context.apart:
        return closed or context.short or not lower
    if line.top and closed and not lower and _is_set_apart_heading(lines, index, style):
        return True
    if context.set_in:
        return closed or context.short or not lower or before[-1] == ","
    if lower:
        return False
    if closed:
        return context.short
    if _is_bracketed(text) or _is_bracketed(before) or _MASTHEAD.fullmatch(before) or _MASTHEAD.fullmatch(text):
        return context.short
    return before[-1] not in ",—–" and _broken_by_hand(before, text, style, cluster)


def _broken_by_hand(before: str, text: str, style: _Style, cluster: int) -> bool:
    """Whether a line ends, without a full stop, where the first word of the next one had room by far."""
    room = len(before) + 1 + _first_word(text)
    narrow = cluster <= style.width * _NARROW
    return (text[0].isupper() or text[0] in _OPENERS) and room <= (
        cluster if narrow else style.width * _NARROW
    ) * _HEADING_ROOM


def _is_set_apart_heading(lines: Sequence[TextLine], index: int, style: _Style) -> bool:
    """Whether a heading begins on top of a page: few lines, more blank space behind them, no full stop."""
    for line in lines[index : index + _LONGEST_HEADING]:
        if line.page != lines[index].page:
            return False
        if line.below > style.pitch and not line.bottom:
            return not ends_sentence(line.text)
    return False


def _cluster_widths(lines: Sequence[TextLine], pitch: int) -> list[int]:
    """For each line, the length of the longest line among those that no extra blank space parts from it."""
    widths: list[int] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].top or lines[index].gap > pitch:
            longest = max(len(line.text) for line in lines[start:index])
            widths += [longest] * (index - start)
            start = index
    return widths


def _is_labelled(text: str, context: Context) -> bool:
    return pdf_labels.begins_item(text, context) or pdf_labels.begins_bullet(text, context)


def _is_heading(block: Sequence[TextLine], context: Context, style: _Style, *, followed: bool) -> bool:
    """Whether the layout sets `block` as a heading; `followed` when a labelled block comes behind it."""
    first, last = block[0], block[-1]
    if len(block) > _LONGEST_HEADING or not (
        first.text[0].isupper() or first.text[0].isdigit() or first.text[0] in "«“"
    ):
        return False
    if (
        last.text[-1] in ",—–-;"
        or (ends_sentence(last.text) and last.text[-1] not in "?»")
        or _is_bracketed(first.text)
    ):
        return False
    if pdf_labels.begins_labelled_heading(first.text, context):
        return True
    if len(block) == 1 and _MASTHEAD.fullmatch(first.text):
        return False
    above = context.apart or first.top
    below = followed or (last.below > style.pitch and not last.bottom)
    if style.first_lines_set_in:
        return first.indent > 0 and below
    return below and (above or (ends_sentence(context.before) and context.short))


def _is_bracketed(text: str) -> bool:
    return text[0] == "[" and text[-1] == "]"


def _first_word(text: str) -> int:
    """How many characters the first word of `text` has."""
    return len(text.split(maxsplit=1)[0])
