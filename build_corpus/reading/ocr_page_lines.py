"""Lines with which a program says that a page ends: `<page_number>2</page_number>`, «- 2 -», «--- end of page 2 ---».

Each of them is told by its own form alone; `ocr_furniture` finds those that count only together with others.
"""

from __future__ import annotations

import re

TAGGED = re.compile(
    r"<(?P<name>page_?number|watermark|page_?header|page_?footer)>[^<>]{0,300}</(?P=name)>", re.IGNORECASE
)
"""Furniture between the tags of a model that marks it."""
_ALL_TAGGED = re.compile(
    r"(?:<(page_?number|watermark|(?:page_?)?header|(?:page_?)?footer)>[^<>\r\n]{0,300}</\1>[ \t]{0,9}){1,5}",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[*_]{0,3}\\?[-\u2013\u2014][ \u00a0]?\d{1,4}[ \u00a0]?\\?[-\u2013\u2014][*_]{0,3}")
_SAID = re.compile(
    r"[-\u2013\u2014=*_\[<]{1,40}\s?(?:(?:end|start)\sof\spage|page\sbreak|page|(?:конец|начало)\sстраницы|страница|стр\.)"
    r"(?:\s?\d{1,4}(?:\s?(?:/|из|of)\s?\d{1,4})?)?\s?[-\u2013\u2014=*_\]>]{1,40}",
    re.IGNORECASE,
)
SAID_PAGE = re.compile(r"(?:page|стр\.?|страница)\s?\d{1,4}\s?(?:/|из|of)\s?\d{1,4}", re.IGNORECASE)
"""A number of a page that tells how many there are."""
PAGE_OF = re.compile(r"(?:\d{2}-\d{5}\s)?(?P<number>\d{1,3})\s?(?:/|из|of)\s?(?P<total>\d{1,3})(?:\s\d{2}-\d{5})?")
NUMBER = re.compile(
    r"(?P<dash>[-–—]\s?)?(?P<word>(?:стр|с|страница|page|p)\.?\s?)?(?P<number>\d{1,3})(?:\s?[-–—])?", re.IGNORECASE
)
JOB = re.compile(
    r"(?:\d{1,3}\s)?(?:GE\.|V\.)\d{2}-\d{4,6}(?:\s\([A-ZА-Я]\))?(?:\s\d{6}){0,3}(?:\s\d{1,3})?"
    r"|\d{2}-\d{5}(?:\s\([A-ZА-Я]\))?(?:\s\d{6}){0,3}|\*?\d{7}\*?"
)
SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[\w.()-]+){1,8}")


def is_page_line(text: str, start: int, end: int) -> bool:
    """Whether the line from `start` to `end` of `text`, the white space around it left out, only ends a page."""
    return any(pattern.fullmatch(text, start, end) for pattern in (_DASHED, _ALL_TAGGED, _SAID, SAID_PAGE))


def may_be_furniture(line: str) -> bool:
    """Whether `line` looks like the number of a page, a job number or a symbol; others must bear that out."""
    return any(form.fullmatch(line) for form in (PAGE_OF, NUMBER, JOB, SYMBOL))
