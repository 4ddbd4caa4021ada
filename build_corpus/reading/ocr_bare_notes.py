"""Notes printed as plain lines at a page's end, `1 См. решение 70/549.`, whose marks are raised in the text.

One pass over the source before it is read; every pattern is bounded, so that it is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.reading import ocr_marks
from build_corpus.reading.characters import LINE_END
from build_corpus.reading.ocr_page_lines import is_page_line, may_be_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINE = re.compile(LINE_END)
_RAISED = re.compile(
    r"<sup>[*_]{0,3}\[?(?P<sup>\d{1,3}(?:,[ ]?\d{1,3}){0,4})\]?[*_]{0,3}</sup>|(?P<sign>[⁰¹²³⁴-⁹]{1,3})"
    r"|\$[ ]?(?:\{[ ]?\})?[ ]?\^[ ]?\{?[ ]?(?P<formula>\d{1,3})[ ]?\}?[ ]?\$|\[\^(?P<own>\d{1,3})\]",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[ \t>*_-]{0,12}\Z")
_NOTE = re.compile(
    r"(?P<emphasis>[*_]{0,3})(?P<label>\d{1,3})(?P=emphasis)[ \t\u00a0]{1,9}"
    r"(?=[«\"“(*_\[]{0,4}(?:[A-ZА-ЯЁ]|https?:|см\.|там же))"
)
_RULE = re.compile(r"(?:[ \t]?[-*_=]){3,400}|\{\d{1,4}\}-{10,400}|<hr[ ]?/?>|<!--.{0,200}|#{1,6}[ \t*].{0,400}")
"""What stands below the notes of a page besides furniture: a rule, a comment, the heading on top of the next page."""
_SENTENCE = re.compile(r"[.;!?)»”\"\]*_>/\d]\Z")
_ENDED = re.compile(r"[.;!?…»”\")*_>]\Z")
_TAIL = 200


def bare_notes(text: str) -> Mapping[int, tuple[int, str]]:
    """Where the lines begin that are notes without a raised mark; where the mark ends that each prints, and its label.

    Such a line begins with the number of a mark that the text called before and that no note with a raised mark
    answers, then a capital letter. Up to the page's end only other notes stand behind it, numbered on.
    """
    answered = {label for start, label in _marks(text) if _opens_line(text, start)}
    calls = [(start, label) for start, label in _marks(text) if label not in answered]
    return dict(_notes(text, calls)) if calls else {}


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """All raised numbers that may be marks of notes: where each begins, and its label."""
    for match in _RAISED.finditer(text):
        printed = match["sup"] or match["formula"] or match["own"] or ocr_marks.lowered(match["sign"])
        before = text[max(match.start() - ocr_marks.BEFORE, 0) : match.start()]
        for label in printed.replace(" ", "").split(","):
            if not ocr_marks.is_power(label, before):
                yield match.start(), label


def _opens_line(text: str, start: int) -> bool:
    """Whether what begins at `start` begins a line of `text`."""
    before = text[max(start - 14, 0) : start]
    line = _LINE.split(before)[-1]
    return _OPENS.match(line) is not None and (line != before or start <= len(before))


def _notes(text: str, calls: list[tuple[int, str]]) -> Iterator[tuple[int, tuple[int, str]]]:
    """The notes of all pages."""
    called: set[str] = set()
    run: list[tuple[int, tuple[int, str]]] = []
    last, after_blank, number = "", True, 0
    for start, end, breaks in _lines(text):
        while number < len(calls) and calls[number][0] < start:
            called.add(calls[number][1])
            number += 1
        if start < end and not _ends_page(text, start, end, after_blank=after_blank):
            note = _NOTE.match(text, start, end)
            follows = bool(run) and note is not None and int(note["label"]) == int(run[-1][1][1]) + 1
            if note is not None and note["label"] in called and (follows or _may_follow(last, after_blank=after_blank)):
                run = [*(run if follows else ()), (start, (note.end(), note["label"]))]
            elif after_blank:
                run = []
            last, after_blank, breaks_now = text[max(end - _TAIL, start) : end], False, breaks
        else:
            after_blank, breaks_now = True, breaks or start < end
        if breaks_now:
            yield from _taken(run, last, called)
            run, last, after_blank = [], "", True
    yield from _taken(run, last, called)


def _may_follow(last: str, *, after_blank: bool) -> bool:
    """Whether the first note of a page may stand behind a line that ends as `last`."""
    return not last or (not last.endswith(":") if after_blank else _ENDED.search(last) is not None)


def _taken(
    run: list[tuple[int, tuple[int, str]]], last: str, called: set[str]
) -> Iterator[tuple[int, tuple[int, str]]]:
    """The notes of `run`, the last of which ends as `last`, if that is the end of a note; they answer their marks."""
    if run and _SENTENCE.search(last):
        called -= {label for _, (_, label) in run}
        yield from run


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """The lines of `text` without the white space around them, and whether a form feed ends each."""
    position = 0
    while position < len(text):
        match = _LINE.search(text, position)
        stop, following = match.span() if match else (len(text), len(text))
        content = text[position:stop]
        start = position + len(content) - len(content.lstrip())
        end = max(start, position + len(content.rstrip()))
        yield start, end, "\f" in text[end:following]
        position = following


def _ends_page(text: str, start: int, end: int, *, after_blank: bool) -> bool:
    """Whether the line from `start` to `end` shows that the page ends before it."""
    return (
        is_page_line(text, start, end)
        or _RULE.fullmatch(text, start, end) is not None
        or (after_blank and may_be_furniture(text[start : min(end, start + _TAIL)]))
    )
