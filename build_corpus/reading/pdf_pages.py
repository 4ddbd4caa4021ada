"""The pages of a PDF's text layer: where they end, and what is left when their furniture is dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from build_corpus.reading.hyphens import HYPHENS
from build_corpus.reading.pdf_furniture import RunningLines, links_from
from build_corpus.reading.pdf_lines import TextLine, blank_before, is_link, is_rule, pitch
from build_corpus.reading.pdf_page_breaks import page_breaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.pdf_lines import Line

_Page: TypeAlias = "list[tuple[int, Line]]"
"""The lines of a page that are not blank, each with the number of blank lines before it."""

_MAJORITY = 0.8
_TOP = 5
"""A running head may be printed below so many lines of its page, less one."""
_MARGIN_LINES = 3
"""So many lines of a page begin at its margin."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of the text, page by page, and those that the pages print around it."""

    pitch: int
    """Blank lines between two lines of one paragraph."""
    pages: tuple[tuple[TextLine, ...], ...]
    furniture: tuple[tuple[Line, str], ...]
    """(line, rule) of `page-links` and `running-head`."""
    addresses: frozenset[str]
    """The link addresses that the pages print."""
    paged: bool
    """Whether the ends of the pages are known."""


def layout(every: Sequence[Line]) -> Layout:
    """Find the pages of the physical lines `every`, and drop what they print around the text."""
    step = pitch(every)
    raw = _split(every, step)
    texts = [line for page in raw for _, line in page]
    ends = [line.trailing for line in texts if not is_link(line.text) and line.text[-1] not in HYPHENS]
    trailing_spaces = sum(ends) > len(ends) * _MAJORITY
    furniture: list[tuple[Line, str]] = []
    inner: list[_Page] = []
    for page in raw:
        cut = links_from(page, step, trailing_spaces=trailing_spaces)
        furniture += ((line, "page-links") for _, line in page[cut:])
        inner.append(page[:cut])
    addresses = frozenset(line.text for line, _ in furniture)
    running = RunningLines.of([[line.text for _, line in page] for page in inner])
    kept: list[_Page] = []
    for number, page in enumerate(inner, 1):
        start, end = running.inner([line.text for _, line in page], number)
        counts = {i for i in range(start, end) if running.counts(page[i][1].text, number)}
        counts |= {i for i in range(start, min(_TOP, end)) if number > 1 and _is_head_apart(page, i, running.symbols)}
        furniture += ((page[i][1], "running-head") for i in (*range(start), *sorted(counts), *range(end, len(page))))
        kept.append([page[i] for i in range(start, end) if i not in counts])
    spaced = _begins_with_space(inner) or _begins_with_space(kept)
    pages = [_placed(page, number, extra=spaced) for number, page in enumerate(kept, 1)]
    return Layout(step, tuple(pages), tuple(furniture), addresses, len(pages) > 1)


def _is_head_apart(page: _Page, index: int, symbols: frozenset[str]) -> bool:
    """Whether a line is a symbol that heads several pages, with blank lines around it: a label may be printed above."""
    alone = page[index][0] > 0 and (index + 1 == len(page) or page[index + 1][0] > 0)
    return alone and page[index][1].text in symbols


def in_boxes(every: Sequence[Line]) -> bool:
    """Whether a print looks like one of pdfminer.six: boxes of lines, a blank line behind each.

    Its pages end with a form feed below a blank line; so do those of pdftotext, which keeps no space at a line's end
    and no hyphen of a broken word.
    """
    ends = [index for index, line in enumerate(every) if line.ends_page]
    below_blank = sum(index > 0 and not every[index].text and not every[index - 1].text for index in ends)
    texts = [line for line in every if line.text]
    raw = sum(line.trailing or line.text[-1] in HYPHENS for line in texts)
    return bool(ends) and below_blank >= len(ends) * _MAJORITY and raw >= len(texts) * _MAJORITY


def _split(every: Sequence[Line], step: int) -> list[_Page]:
    """The lines that are not blank, page by page."""
    placed = list(blank_before(every))
    breaks = page_breaks(every, placed, step)
    pages: list[_Page] = [[]]
    for index, item in enumerate(placed):
        pages += [[] for _ in range(breaks.get(index, 0))]
        pages[-1].append(item)
    return pages


def _begins_with_space(pages: Sequence[_Page]) -> bool:
    """Whether the pages begin with a space that is no indent, as in the text of Apache Tika."""
    tops = [page for page in pages if page]
    return bool(tops) and sum(page[0][1].indent > _margin(page[1:]) for page in tops) >= len(tops) * _MAJORITY


def _margin(page: Sequence[tuple[int, Line]]) -> int:
    """Where the lines of a page begin: the smallest indent that some of them have in common."""
    indents = Counter(line.indent for _, line in page)
    common = [indent for indent, count in indents.items() if count >= _MARGIN_LINES]
    return min(common or indents, default=0)


def _placed(page: _Page, number: int, *, extra: bool) -> tuple[TextLine, ...]:
    """The lines of one page with their places; `extra` when its first line begins with a space that is no indent."""
    margin = _margin(page[1:] if extra else page)
    count = len(page)
    return tuple(
        TextLine(
            line,
            gap,
            number,
            below=page[index + 1][0] if index + 1 < count else 0,
            top=index == 0,
            bottom=index + 1 == count or is_rule(page[index + 1][1].text),
            margin=margin + (1 if extra and index == 0 else 0),
        )
        for index, (gap, line) in enumerate(page)
    )
