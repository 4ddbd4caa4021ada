"""What a page prints around its text: running heads and feet, page numbers, and the link addresses of its end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.reading.hyphens import HYPHENS
from build_corpus.reading.pdf_labels import heading_label_end, label_style
from build_corpus.reading.pdf_lines import ends_sentence, is_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.reading.pdf_lines import Line

_EDGE = 4
"""A running head or foot is among so many lines from the page's edge."""
_LONGEST_MARK = 300
"""In characters; some programs keep the space between the left and the right of a running foot."""
_TITLE_EDGE = 2
"""A running title without a number or a symbol is among so many lines from what is left."""
_TITLE_PAGES = 3
"""A running title stands on so many pages at least, and on half of the even or of the odd ones."""

_FIRST_NUMBER = 3
"""A count of pages begins with such a number at most: the first page often has none."""
_LEAST_PAGE = 3
"""Lines between two numbers of pages."""
_LEAST_MARKS = 2
_MINORITY = 0.25
_MAJORITY = 0.8

_PAGE_OF = re.compile(r"(?<![\d/])(\d{1,4})\s?(?:/|из|of)\s?(\d{1,4})(?![\d/])")
_JOB = re.compile(
    r"\*?(?:(?<!\d)\d{2}-|\b(?:GE|K|N|V)[.-]?\s?\d{2}-?)\d{5}(?!\d)\*?(?:\s*\([A-ZА-Я]\))?(?:\s+\d{6}){0,3}|\*\d{7}\*"
)
"""The number of a print job in New York, «22-12345», or in Geneva, Nairobi and Vienna, «GE.22-01234», «V.22-01234»."""
_PRINT_SHOP = re.compile(r"\d{2}-\d{5}\s*\([A-ZА-Я]\)(?:\s+\d{6}){0,3}|\*\d{7}\*")
"""The line at the foot of the first page: «20-17683 (R) 060121 070121», «*2017683*»."""
_SYMBOL = re.compile(r"(?<!\S)[A-Z]{1,6}(?:-\d{2,4})?(?:/[\w.()*–-]+)+")
"""A document of two organs has both symbols: «A/77/894–S/2023/370»."""
_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:(?:стр|с|page|p)\.?\s*)?(\d{1,4})(?:\s*[-–—])?", re.IGNORECASE)
_DASHED = re.compile(r"[-–—]\s?(\d{1,4})\s?[-–—]")
_BARE = re.compile(r"(\d{1,4})")
_RULE = re.compile(r"(?:_\s?){5,}|[─━]{5,}|[-—–]{10,}")
_WORD = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d+")


def is_rule(text: str) -> bool:
    """Whether a line is the rule above a page's notes."""
    return _RULE.fullmatch(text) is not None


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
            totals.update({(int(m[2]), int(m[1]) - number) for text in edge for m in _PAGE_OF.finditer(text)})
            shifts.update({int(m[1]) - number for text in edge if (m := _NUMBER.fullmatch(text))})
            symbols.update({text for text in edge if _is_symbol(text)})
            plain = [t for t in page if _may_be_title(t)]
            edge = [text for text in _edges(plain, _TITLE_EDGE) if _may_head(text)]
            titles.update({(number % 2, _key(text)) for text in edge} if number > 1 else ())
        jobs = Counter(text for page in pages for text in page if _JOB.fullmatch(text))
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
        if is_mark(text):
            of = _PAGE_OF.search(text)
            return _JOB.search(text) is not None or (of is not None and (int(of[2]), int(of[1]) - page) in self.totals)
        number = _NUMBER.fullmatch(text)
        if number is not None:
            return int(number[1]) - page in self.shifts
        symbol = text in self.symbols or (_is_symbol(text) and bool(self.totals))
        return (page > 1 or at_foot) and (symbol or (_may_be_title(text) and _key(text) in self.titles))

    def counts(self, text: str, page: int) -> bool:
        """Whether the line `text`, wherever it stands, is the count of this very page or the print shop's number."""
        if _PRINT_SHOP.fullmatch(text) or text in self.jobs:
            return True
        of = _PAGE_OF.fullmatch(text)
        return of is not None and (int(of[2]), int(of[1]) - page) in self.totals

    def inner(self, page: Sequence[str], number: int) -> tuple[int, int]:
        """Between which indexes the lines of `page` are no running heads or feet."""
        start, end = 0, len(page)
        while start < min(_EDGE, end) and self.includes(page[start], number):
            start += 1
        while end > max(start, len(page) - _EDGE) and self.includes(page[end - 1], number, at_foot=True):
            end -= 1
        return start, end


def page_marks(texts: Sequence[str]) -> list[int]:
    """The indexes of the lines like «2/22», «– 2 –» or «2» that count the pages of a text without form feeds."""
    return _marks_with_total(texts) or _bare_marks(texts, _DASHED) or _bare_marks(texts, _BARE)


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
    titles = [indexes for text, indexes in places.items() if len(indexes) >= _TITLE_PAGES and _may_head(text)]
    repeated = {index for indexes in (*symbols, *titles) for index in indexes}
    found = {index for index, text in enumerate(texts) if is_mark(text) and _JOB.search(text)} | {*page_marks(texts)}
    series = [index for index in _series(texts, _BARE) if index < last]
    behind = [next((i for i in range(index + 1, last) if i not in repeated), last) for index in series]
    if len(series) >= _LEAST_MARKS and sum(opens[i] for i in behind) >= len(series) * _MAJORITY:
        found.update(series)
    breaking = {i for i in repeated if 0 < i < last and (opens[i + 1] or texts[i + 1][0].islower())}
    found.update(index for indexes in symbols for index in indexes if index in breaking)
    for indexes in symbols:
        found.update(index for index in indexes if found & {index - 1, index + 1})
    for indexes in titles:
        here = [index for index in indexes if index in breaking or found & {index - 1, index + 1}]
        found.update(here if len(here) >= len(indexes) * _MAJORITY else ())
    return _runs(sorted(found))


def _runs(indexes: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending `indexes` as (start, end) of neighbours."""
    starts = [index for place, index in enumerate(indexes) if not place or indexes[place - 1] != index - 1]
    ends = [index + 1 for place, index in enumerate(indexes) if indexes[place + 1 : place + 2] != [index + 1]]
    return list(zip(starts, ends, strict=True))


def _bare_marks(texts: Sequence[str], form: re.Pattern[str]) -> list[int]:
    """The lines that hold the numbers of pages, by the longest series of them that has a page's distance between.

    The label of a note may have a line of its own, too; but where it stands in an open sentence, the sentence does not
    go on behind it. So may the number of a chapter; but no article or numbered paragraph follows it at once.
    """
    best = _series(texts, form)
    if len(best) < _LEAST_MARKS or form is _DASHED:
        return best if len(best) >= _LEAST_MARKS else []
    around = [(texts[index - 1], texts[index + 1]) for index in best if 0 < index < len(texts) - 1]
    go_on = sum(after[0].islower() and not is_rule(before) for before, after in around)
    leave_open = sum(not (after[0].islower() or ends_sentence(before) or is_rule(before)) for before, after in around)
    if (best[0] < _EDGE or best[-1] == len(texts) - 1) and not any(map(is_rule, texts)):
        go_on += sum(ends_sentence(before) and _begins_part(after) for before, after in around)
    return best if go_on and leave_open <= go_on * _MINORITY else []


def _begins_part(text: str) -> bool:
    """Whether a line begins an article, a numbered paragraph or an item."""
    return heading_label_end(text) > 0 or label_style(text) not in {"", "bullet"}


def _series(texts: Sequence[str], form: re.Pattern[str]) -> list[int]:
    """The lines with the longest series of numbers, each one more than the last and a page's distance behind it."""
    least = 1 if form is _DASHED else _LEAST_PAGE
    numbers = [(index, int(match[1])) for index, text in enumerate(texts) if (match := form.fullmatch(text))]
    following: dict[int, int] = {}
    """The line with the next number behind each line."""
    lengths: dict[int, int] = {}
    places: dict[int, list[int]] = {}
    """The lines with each number, from the last one up."""
    for index, value in reversed(numbers):
        behind = places.get(value + 1, [])
        count = bisect_right(behind, -(index + least), key=int.__neg__)
        if count:
            following[index] = behind[count - 1]
        lengths[index] = 1 + lengths.get(following.get(index, -1), 0)
        places.setdefault(value, []).append(index)
    firsts = [index for index, value in numbers if value <= _FIRST_NUMBER]
    best: list[int] = []
    place = max(firsts, key=lengths.__getitem__, default=None)
    while place is not None:
        best.append(place)
        place = following.get(place)
    return best


def _marks_with_total(texts: Iterable[str]) -> list[int]:
    found: dict[int, list[tuple[int, int]]] = {}
    for index, text in enumerate(texts):
        match = _PAGE_OF.search(text) if is_mark(text) else None
        if match is not None:
            found.setdefault(int(match[2]), []).append((index, int(match[1])))
    best = max(found.values(), key=len, default=[])
    counted = [number for _, number in best]
    return [index for index, _ in best] if len(best) > 1 and counted == sorted(set(counted)) else []


def _edges(page: Sequence[str], depth: int) -> Iterator[str]:
    """The first and the last lines of a page."""
    yield from page[:depth]
    yield from page[max(depth, len(page) - depth) :]


def is_mark(text: str) -> bool:
    """Whether a line holds a job number or «2/22», and nothing else but a symbol."""
    if len(text) > _LONGEST_MARK:
        return False
    marked = _JOB.search(text) or _PAGE_OF.search(text)
    rest = _SYMBOL.sub("", _PAGE_OF.sub("", _JOB.sub("", text))).strip(" *-–—|")
    return marked is not None and (not rest or (rest.isdecimal() and _JOB.search(text) is not None))


def _may_be_title(text: str) -> bool:
    """Whether a line could be a running title: it has words and is whole, and is no mark, no symbol and no label."""
    whole = _WORD.search(text) is not None and text[-1] not in f"{HYPHENS},;"
    return whole and not (is_mark(text) or _is_symbol(text) or _NUMBER.fullmatch(text))


def _may_head(text: str) -> bool:
    """Whether a running title may begin with a line: it is no part of a sentence."""
    return _may_be_title(text) and not (text[0].islower() or ends_sentence(text))


def _is_symbol(text: str) -> bool:
    """Whether a line is the symbol of a document and nothing else; with a full stop, it ends a sentence."""
    return _SYMBOL.fullmatch(text) is not None and text[-1] != "."


def _key(text: str) -> str:
    """A running title with its numbers left out; «Статья 5» is another heading than «Статья 6»."""
    if heading_label_end(text) == len(text):
        return text
    return " ".join(_DIGITS.sub("#", text).split())
