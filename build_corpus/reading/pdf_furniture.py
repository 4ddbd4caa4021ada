"""What a page prints around its text: running heads and feet, page numbers, and the link addresses of its end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import HYPHENS
from build_corpus.reading.pdf_labels import heading_label_end
from build_corpus.reading.pdf_lines import ends_sentence, is_link, is_rule
from build_corpus.reading.pdf_page_counts import JOB, SYMBOL, counted, is_mark, page_marks, page_number, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.reading.pdf_lines import Line

_EDGE = 4
"""A running head or foot is among so many lines from the page's edge."""
_TITLE_EDGE = 2
"""A running title without a number or a symbol is among so many lines from what is left."""
_TITLE_PAGES = 3
"""A running title stands on so many pages at least, and on half of the even or of the odd ones."""

_MAJORITY = 0.8

_PRINT_SHOP = re.compile(r"\d{2}-\d{5}\s*\([A-ZА-Я]\)(?:\s+\d{6}){0,3}|\*\d{7}\*")
"""The line at the foot of the first page: «20-17683 (R) 060121 070121», «*2017683*»."""
_WORD = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d+")


def links_from(page: Sequence[tuple[int, Line]], pitch: int, *, trailing_spaces: bool) -> int:
    """The index from which on all lines of `page` (blank lines before it, line) are printed link addresses.

    Apache Tika prints the addresses of a page's links behind its text. A line of the text may be an address too: it
    has a space at its end like all lines of the text, or, where that tells nothing, it goes on an open sentence.
    """
    index = len(page)
    while index and is_link(page[index - 1][1].text):
        index -= 1
    seen = Counter(line.text for _, line in page[index:])
    trailing_spaces = trailing_spaces and not all(line.trailing for _, line in page[index:])
    while index < len(page):
        line = page[index][1]
        if trailing_spaces:
            is_text = line.trailing
        elif pitch and index + 1 < len(page) and page[index + 1][0] >= pitch:
            is_text = True
        else:
            before = page[index - 1][1].text if index else ""
            open_sentence = bool(before) and not is_rule(before) and (before[-1] in ":;" or not ends_sentence(before))
            is_text = seen[line.text] == 1 and open_sentence
        if not is_text and line.text[-1] not in ".,;":
            break
        index += 1
    return index


@dataclass(frozen=True, slots=True)
class RunningLines:
    """What the edges of the pages have in common."""

    totals: frozenset[tuple[int, int]]
    """(number of pages, its distance to the counted page) of marks like 2/22."""
    symbols: frozenset[str]
    shifts: frozenset[int]
    """The distance of bare page numbers to the counted page."""
    titles: frozenset[str]
    jobs: frozenset[str]
    """Lines that hold the number of the print job, wherever the pages print them."""

    @classmethod
    def of(cls, pages: Sequence[Sequence[str]]) -> RunningLines:
        """Compare the edges of `pages`, which are the texts of their lines."""
        totals: Counter[tuple[int, int]] = Counter()
        shifts: Counter[int] = Counter()
        symbols: Counter[str] = Counter()
        titles: Counter[tuple[int, str]] = Counter()
        for number, page in enumerate(pages, 1):
            edge = list(_edges(page, _EDGE))
            totals.update({(of[1], of[0] - number) for text in edge if (of := page_of(text))})
            shifts.update({n - number for text in edge if (n := page_number(text)) is not None})
            symbols.update({text for text in edge if _is_symbol(text)})
            plain = [t for t in page if _may_be_title(t)]
            edge = [text for text in _edges(plain, _TITLE_EDGE) if _may_head(text)]
            titles.update({(number % 2, _key(text)) for text in edge} if number > 1 else ())
        jobs = Counter(text for page in pages for text in page if JOB.fullmatch(text))
        half = max(len(pages) // 4, 1)
        return cls(
            frozenset(t for t, n in totals.items() if n > 1 or (t == (len(pages), 0))),
            frozenset(t for t, n in symbols.items() if n > 1),
            frozenset(t for t, n in shifts.items() if n > 1),
            frozenset(
                key
                for parity, key in titles
                if titles[0, key] + titles[1, key] >= _TITLE_PAGES and titles[parity, key] >= half
            ),
            frozenset(text for text, n in jobs.items() if n > 1),
        )

    def includes(self, text: str, page: int, *, at_foot: bool = False) -> bool:
        """Whether the line `text` at the edge of the page with this number is a running head or foot.

        What the head of the first page says is the masthead.
        """
        number = page_number(text)
        if number is not None:
            return number - page in self.shifts
        if is_mark(text):
            of = page_of(text)
            return JOB.search(text) is not None or (of is not None and (of[1], of[0] - page) in self.totals)
        symbol = text in self.symbols or (_is_symbol(text) and bool(self.totals))
        return (page > 1 or at_foot) and (symbol or (_may_be_title(text) and _key(text) in self.titles))

    def counts(self, text: str, page: int) -> bool:
        """Whether the line `text`, wherever it stands, is the count of this very page or the print shop's number."""
        if _PRINT_SHOP.fullmatch(text) or text in self.jobs:
            return True
        of = page_of(text) if is_mark(text) and not SYMBOL.search(text) else None
        return of is not None and (of[1], of[0] - page) in self.totals

    def inner(self, page: Sequence[str], number: int) -> tuple[int, int]:
        """Between which indexes the lines of `page` are no running heads or feet."""
        start, end = 0, len(page)
        while start < min(_EDGE, end) and self.includes(page[start], number):
            start += 1
        while end > max(start, len(page) - _EDGE) and self.includes(page[end - 1], number, at_foot=True):
            end -= 1
        return start, end


def furniture(texts: Sequence[str], opens: Sequence[bool]) -> list[tuple[int, int]]:
    """Where running heads and feet stand in a text without form feeds, as (start, end) of neighbouring lines.

    `opens` tells the lines that begin with the space of a page's beginning. Marks with a job number or a count of pages
    are certain; bare numbers are marks where pages begin behind a series of them. A symbol or a title that the text has
    more than once must stand beside a mark, or where it breaks off a sentence or a page begins behind it.
    """
    last = len(texts) - 1
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        places.setdefault(text, []).append(index)
    symbols = [indexes for text, indexes in places.items() if len(indexes) > 1 and _is_symbol(text)]
    heads: dict[str, list[int]] = {}
    for text, indexes in places.items():
        if _may_head(text):
            heads.setdefault(_key(text), []).extend(indexes)
    titles = [sorted(found) for found in heads.values() if len(found) >= _TITLE_PAGES]
    titles = [indexes for indexes in titles if _alike([texts[index] for index in indexes])]
    repeated = {index for indexes in (*symbols, *titles) for index in indexes}
    found = {index for index, text in enumerate(texts) if is_mark(text) and JOB.search(text)} | {*page_marks(texts)}
    found.update(counted(texts, opens, repeated))
    breaking = {i for i in repeated if 0 < i < last and (opens[i + 1] or texts[i + 1][0].islower())}
    found.update(index for indexes in symbols for index in indexes if index in breaking)
    for indexes in symbols:
        found.update(index for index in indexes if found & {index - 1, index + 1})
    for indexes in titles:
        here = [index for index in indexes if index in breaking or found & {index - 1, index + 1}]
        found.update(here if len(here) >= len(indexes) * _MAJORITY else ())
    return _runs(sorted(found))


def _alike(texts: Sequence[str]) -> bool:
    """Whether running titles are all the same, or hold numbers that count up by one, as those of pages do."""
    numbers = [[int(number) for number in _DIGITS.findall(text)] for text in texts]
    steps = [[b - a for a, b in zip(one, following, strict=True)] for one, following in pairwise(numbers)]
    return all(not any(step) for step in steps) or all(sum(step) == max(step) == 1 for step in steps)


def _runs(indexes: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending `indexes` as (start, end) of neighbours."""
    starts = [index for place, index in enumerate(indexes) if not place or indexes[place - 1] != index - 1]
    ends = [index + 1 for place, index in enumerate(indexes) if indexes[place + 1 : place + 2] != [index + 1]]
    return list(zip(starts, ends, strict=True))


def _edges(page: Sequence[str], depth: int) -> Iterator[str]:
    """The first and the last lines of a page."""
    yield from page[:depth]
    yield from page[max(depth, len(page) - depth) :]


def _may_be_title(text: str) -> bool:
    """Whether a line could be a running title: it has words and is whole, and is no mark, no symbol and no label."""
    whole = _WORD.search(text) is not None and text[-1] not in f"{HYPHENS},;"
    return whole and not (is_mark(text) or _is_symbol(text) or page_number(text) is not None)


def _may_head(text: str) -> bool:
    """Whether a running title may begin with a line: it is no part of a sentence."""
    return _may_be_title(text) and not (text[0].islower() or ends_sentence(text))


def _is_symbol(text: str) -> bool:
    """Whether a line is the symbol of a document and nothing else; with a full stop, it ends a sentence."""
    return SYMBOL.fullmatch(text) is not None and text[-1] != "."


def _key(text: str) -> str:
    """A running title with its numbers left out; «Статья 5» is another heading than «Статья 6»."""
    if heading_label_end(text) == len(text):
        return text
    return " ".join(_DIGITS.sub("#", text).split())
