"""What a page prints to be counted by: its number, the number of all pages, the number of the print job."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from build_corpus import numerals
from build_corpus.reading.pdf_labels import heading_label_end, label_style
from build_corpus.reading.pdf_lines import ends_sentence, is_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

_TOP = 4
"""The number of the first page is among so many lines."""
_LONGEST_MARK = 300
"""In characters; some programs keep the space between the left and the right of a running foot."""
_FIRST_NUMBER = 3
"""A count of pages begins with such a number at most: the first page often has none."""
_LEAST_PAGE = 3
"""Lines between two numbers of pages."""
_LEAST_MARKS = 2
_MINORITY = 0.25
_MAJORITY = 0.8

_PAGE_OF = re.compile(
    r"(?:\b(?:страница|стр|page)\.?\s*)?(?<![\d/])(\d{1,4})\s?(?:/|из|of)\s?(\d{1,4})(?![\d/])", re.IGNORECASE
)
JOB = re.compile(
    r"\*?(?:(?<!\d)\d{2}-|\b(?:GE|K|N|V)[.-]?\s?\d{2}-?)\d{5}(?!\d)\*?(?:\s*\([A-ZА-Я]\)|[A-ZА-Я]\b)?(?:\s+\d{6}){0,3}"
    r"|\*\d{7}\*"
)
"""The number of a print job in New York, «22-12345», or in Geneva, Nairobi and Vienna, «GE.22-01234», «V.22-01234»."""
SYMBOL = re.compile(r"(?<!\S)[A-Z]{1,6}(?:-\d{2,4})?(?:/[\w.()*–-]+)+")
"""The symbol of a document; one of two organs has both symbols: «A/77/894–S/2023/370»."""
_MARKED = re.compile(
    rf"[-–—]\s?(\d{{1,4}})\s?[-–—]|(?:{SYMBOL.pattern}\s+)?(?:(?:страница|стр|page)\.?|[сp]\.)\s*(\d{{1,4}})",
    re.IGNORECASE,
)
"""A number that nothing but a page has: «– 2 –», «Стр. 2», «A/77/312 стр. 2»."""
_BARE = re.compile(r"(\d{1,4})")
_BRACKETED = re.compile(r"\[\s?(\d{1,4})\s?\]")
_ROMAN = re.compile(r"(?=[ivxl])(?:(xl|l?x{0,3})(ix|iv|v?i{0,3}))")
_UNMARKED = (_BARE, _BRACKETED, _ROMAN)


def page_marks(texts: Sequence[str]) -> list[int]:
    """The indexes of the lines like «2/22», «– 2 –», «2» or «ii» that count the pages of a text without form feeds."""
    marked = series(texts, _MARKED)
    certain = _marks_with_total(texts) or (marked if len(marked) >= _LEAST_MARKS else [])
    return certain or sorted({index for form in _UNMARKED for index in _unmarked_marks(texts, form)})


def counted(texts: Sequence[str], opens: Sequence[bool], repeated: AbstractSet[int]) -> list[int]:
    """The lines with numbers alone in them that pages begin behind, `repeated` heads between; see `furniture`."""
    last = len(texts) - 1
    found: list[int] = []
    for form in _UNMARKED:
        numbers = [index for index in series(texts, form) if index < last]
        behind = [next((i for i in range(index + 1, last) if i not in repeated), last) for index in numbers]
        if len(numbers) >= _LEAST_MARKS and sum(opens[i] for i in behind) >= len(numbers) * _MAJORITY:
            found += numbers
    return found


def _unmarked_marks(texts: Sequence[str], form: re.Pattern[str]) -> list[int]:
    """The lines that hold the numbers of pages, by the longest series of them that has a page's distance between.

    The label of a note may have a line of its own, too; but where it stands in an open sentence, the sentence does not
    go on behind it. So may the number of a chapter; but no article or numbered paragraph follows it at once.
    """
    best = series(texts, form)
    if len(best) < _LEAST_MARKS:
        return []
    around = [(texts[index - 1], texts[index + 1]) for index in best if 0 < index < len(texts) - 1]
    go_on = sum(after[0].islower() and not is_rule(before) for before, after in around)
    leave_open = sum(not (after[0].islower() or ends_sentence(before) or is_rule(before)) for before, after in around)
    if (best[0] < _TOP or best[-1] == len(texts) - 1) and not any(map(is_rule, texts)):
        go_on += sum(ends_sentence(before) and _begins_part(after) for before, after in around)
    return best if go_on and leave_open <= go_on * _MINORITY else []


def _begins_part(text: str) -> bool:
    """Whether a line begins an article, a numbered paragraph or an item."""
    return heading_label_end(text) > 0 or label_style(text) not in {"", "bullet"}


def series(texts: Sequence[str], form: re.Pattern[str]) -> list[int]:
    """The lines with the longest series of numbers, each one more than the last and a page's distance behind it."""
    least = 1 if form is _MARKED else _LEAST_PAGE
    numbers = [(index, _value(match)) for index, text in enumerate(texts) if (match := form.fullmatch(text))]
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
        of = page_of(text) if is_mark(text) else None
        if of is not None:
            found.setdefault(of[1], []).append((index, of[0]))
    best = max(found.values(), key=len, default=[])
    counted = [number for _, number in best]
    return [index for index, _ in best] if len(best) > 1 and counted == sorted(set(counted)) else []


def is_mark(text: str) -> bool:
    """Whether a line holds a job number or «2/22», and nothing else but a symbol."""
    if len(text) > _LONGEST_MARK:
        return False
    bare = SYMBOL.sub("", text)
    marked = JOB.search(bare) or _PAGE_OF.search(bare)
    rest = _PAGE_OF.sub("", JOB.sub("", bare)).strip(" *-–—|")
    return marked is not None and (not rest or (rest.isdecimal() and JOB.search(text) is not None))


def counts(text: str) -> bool:
    """Whether a line holds what pages are counted by, and nothing else but a symbol."""
    return is_mark(text) or page_number(text) is not None


def page_of(text: str) -> tuple[int, int] | None:
    """The page and the number of pages that «2/22» or «Страница 2 из 22» in a line tells; a symbol tells neither."""
    match = _PAGE_OF.search(SYMBOL.sub("", text))
    return None if match is None else (int(match[1]), int(match[2]))


def page_number(text: str) -> int | None:
    """The number that a line holds as the number of a page, and nothing else but a symbol: «2», «– 2 –», «ii»."""
    matches = (form.fullmatch(text) for form in (_MARKED, *_UNMARKED))
    return next((_value(match) for match in matches if match is not None), None)


def _value(match: re.Match[str]) -> int:
    """The number that a form found."""
    if match.re is not _ROMAN:
        return int(next(filter(None, match.groups())))
    return numerals.value(match[0])
