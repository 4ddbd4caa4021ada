"""Lifts the footnotes out of the bottoms of the pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from build_corpus.reading.pdf_labels import heading_label_end
from build_corpus.reading.pdf_lines import ends_sentence, is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.reading.pdf_lines import Line, TextLine

_LABEL = re.compile(r"(\d{1,3}|\*{1,3}|[†‡])(?:(?P<sign>[.)]?)\s+(?=\S)|(?=[A-ZА-ЯЁ“«\"(])|\Z)")
_PLAIN_LABEL = re.compile(r"(\d{1,3})(?:\s+(?=\S)|(?=[A-ZА-ЯЁ“«\"(])|\Z)")
_MARK = re.compile(r"(?:[^\W\d_]|[»”\"’)\]]|[^\W\d_][.,;:])(\d{1,3})(?![\w/]|[.,]\d)")
_SPACED_MARK = re.compile(r"([^\W\d_]+)\s{1,20}(\d{1,3})(?![\w/]|[.,]\d)")
_NUMBERED_THINGS = re.compile(
    r"стат|ст\Z|пункт|подпункт|п\Z|част|глав|раздел|прилож|таблиц|рисун|резолюц|решен|том|№|n\Z|art|para|annex|table"
)
"""A number behind such a word belongs to it."""
_NUMBERED = re.compile(r"(\d{1,4})\.\s+[A-ZА-ЯЁ«]")
"""A numbered paragraph."""
_SHARE_OF_NOTES = 0.8
"""Notes take no more of a page than this, as a rule."""
_WIDEST_GAP = 9
"""A note may be missing: the next label is at most so much higher."""
_FULL = 0.85
"""A line that reaches so far goes on in the next one, as a rule."""


@dataclass(slots=True)
class NoteLines:
    """A note as its page prints it."""

    label: str
    skip: int
    """Characters of its first line that are the label and the space behind it."""
    page: int
    lines: list[TextLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lifted:
    """The text without its notes, the notes, and the rules above them."""

    body: tuple[TextLine, ...]
    notes: tuple[NoteLines, ...]
    rules: tuple[Line, ...]


class _Marks:
    """The marks of notes seen so far, which prove the notes of a page whose rule is a drawing: no text layer has it."""

    def __init__(self, pitch: int) -> None:
        self._pitch = pitch
        self._glued: set[str] = set()
        self._spaced: set[str] = set()

    def notes_of(self, page: Sequence[TextLine], notes: Sequence[NoteLines]) -> int:
        """The index of the line of `page` that its notes begin with, when no rule is printed above them.

        It begins with the label that is due, and its mark stands in the text before. A mark that a space parts from
        its word could be any number: then the notes must be set apart as well. No article or paragraph stands below.
        """
        texts = [line.text for line in page]
        above = next((i for i in range(len(page) - 1, 0, -1) if _is_of_text(texts[i - 1], texts[i])), 0)
        last = int(notes[-1].label) if notes and notes[-1].label.isdecimal() else 0
        for index, line in enumerate(page):
            match = _PLAIN_LABEL.match(line.text)
            if match is not None and index >= max(above, len(page) * (1 - _SHARE_OF_NOTES)):
                label = match[1]
                following = line.text[match.end() :] or (page[index + 1].text if index + 1 < len(page) else "")
                marked = label in self._glued or (label in self._spaced and line.gap > self._pitch)
                if marked and (int(label) == last + 1 or not last) and following and not following[0].islower():
                    return index
            self._glued.update(_MARK.findall(line.text))
            found = _SPACED_MARK.findall(line.text)
            self._spaced.update(label for word, label in found if not _NUMBERED_THINGS.match(word.lower()))
        return len(page)


def lift(pages: Sequence[Sequence[TextLine]], pitch: int, *, paged: bool) -> Lifted:
    """Part the lines of `pages` into text and notes; `pitch` is that of `pdf_lines.pitch`.

    Notes stand below a rule and reach to the end of the page. Where the ends of the pages are not known, they reach
    to the first short line that ends a sentence and is followed by no other note.
    """
    body: list[TextLine] = []
    notes: list[NoteLines] = []
    rules: list[Line] = []
    marks = _Marks(pitch)
    sign = _sign(pages)
    number = 0  # of the last numbered paragraph
    for page in pages:
        index = 0
        drawn = len(page) if any(is_rule(line.text) for line in page) else marks.notes_of(page, notes)
        while index < len(page):
            if index == drawn:
                _collect(page[index:], notes, "")
                break
            line = page[index]
            index += 1
            if not is_rule(line.text):
                body.append(line)
                match = _NUMBERED.match(line.text)
                number = number if match is None else int(match[1])
                continue
            rules.append(line.line)
            below = list(takewhile(lambda item: not is_rule(item.text), islice(page, index, None)))
            reach = _reach(below, notes[-1].label if notes else None, sign, paged=paged)
            end = index + (reach if sign else _up_to_number(below[:reach], number + 1))
            _collect(page[index:end], notes, sign)
            index = end
    return Lifted(tuple(body), tuple(_unstacked(notes)), tuple(rules))


def _sign(pages: Sequence[Sequence[TextLine]]) -> str:
    """The sign behind the numbers of the notes, by the lines right below the rules: a full stop, a bracket or none.

    Where notes have none, a line that begins with «2.» is a numbered paragraph.
    """
    below = (following for page in pages for line, following in pairwise(page) if is_rule(line.text))
    matches = (_LABEL.match(line.text) for line in below)
    signs = Counter(match["sign"] or "" for match in matches if match is not None and match[1].isdecimal())
    return max(signs, key=signs.__getitem__, default="")


def _reach(lines: Sequence[TextLine], last: str | None, sign: str, *, paged: bool) -> int:
    """How many of the `lines` below a rule are notes; `sign` is that of `_sign`."""
    end = len(lines)
    if not end or (_label(lines[0].text) is None and last is None):
        return 0  # a rule of another kind, such as the line for a signature
    if paged:
        return end
    width = max(len(line.text) for line in lines)
    last = _label(lines[0].text) or last
    for index in range(1, end):
        before, line = lines[index - 1], lines[index]
        if _starts_note(line, last=last, first=lines[0], before=before.text, sign=sign):
            last = _label(line.text)
        elif _NUMBERED.match(line.text):
            return _behind_sentence(lines, index)
        elif ends_sentence(before.text):
            set_apart = line.text[0].isupper() and line.gap > before.gap > 0
            goes_on = line.text[0].islower()  # with the text before the rule
            if len(before.text) < width * _FULL or set_apart or goes_on:
                return index
    return end


def _up_to_number(lines: Sequence[TextLine], number: int) -> int:
    """How many of the `lines` stand before the paragraph with this number: a page's end may be unknown."""
    for index, (before, line) in enumerate(pairwise(lines), 1):
        match = _NUMBERED.match(line.text)
        if match is not None and int(match[1]) == number and ends_sentence(before.text):
            return index
    return len(lines)


def _behind_sentence(lines: Sequence[TextLine], index: int) -> int:
    """The line behind the last one before `index` that ends a sentence: a heading may stand above a paragraph."""
    while index > 1 and not ends_sentence(lines[index - 1].text):
        index -= 1
    return index


def _collect(lines: Sequence[TextLine], notes: list[NoteLines], sign: str) -> None:
    """Add the notes in `lines` to `notes`; what stands before the first label continues the last note."""
    for index, line in enumerate(lines):
        last = notes[-1].label if notes else None
        before = lines[index - 1].text if index else ""
        if _starts_note(line, last=last, first=lines[0], before=before, sign=sign):
            match = _LABEL.match(line.text)
            if match is not None:
                notes.append(NoteLines(match[1], match.end(), line.page))
        notes[-1].lines.append(line)


def _unstacked(notes: Sequence[NoteLines]) -> Iterator[NoteLines]:
    """`notes` with their texts, where a program prints several labels first and the texts behind them."""
    stack: list[NoteLines] = []
    for note in notes:
        if len(note.lines) == 1 and note.skip == len(note.lines[0].text):
            stack.append(note)
            continue
        texts = _texts(note.lines[1:]) if stack and note.skip == len(note.lines[0].text) else []
        if len(texts) == len(stack) + 1:
            for empty, text in zip((*stack, note), texts, strict=True):
                yield NoteLines(empty.label, empty.skip, empty.page, [empty.lines[0], *text])
        else:
            yield from (*stack, note)
        stack = []
    yield from stack


def _texts(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """`lines` parted where a sentence ends and the next line begins another one."""
    texts: list[list[TextLine]] = []
    for index, line in enumerate(lines):
        if not texts or (ends_sentence(lines[index - 1].text) and not line.text[0].islower()):
            texts.append([])
        texts[-1].append(line)
    return texts


def _starts_note(line: TextLine, *, last: str | None, first: TextLine, before: str, sign: str) -> bool:
    """Whether a note begins with `line`; `first` is the first line below the rule, `before` the one before it."""
    match = _LABEL.match(line.text)
    if match is None:
        return False
    label = match[1]
    if last is None or line is first:
        return True
    if not label.isdecimal():
        return not last.isdecimal() or ends_sentence(before)
    if match["sign"] not in {sign, None} or not last.isdecimal():
        return match["sign"] in {sign, None}
    step = int(label) - int(last)
    set_in = line.line.indent >= first.line.indent > 0
    if step == 1:
        return set_in or ends_sentence(before) or _begins_upper(line.text)
    return 1 < step <= _WIDEST_GAP and set_in and (ends_sentence(before) or _begins_upper(line.text))


def _is_of_text(before: str, text: str) -> bool:
    """Whether a line begins a numbered paragraph or an article; «А. Иванов» may stand in a note."""
    labelled = _NUMBERED.match(text) is not None or (heading_label_end(text) > 0 and text[1:2].isalpha())
    return labelled and (ends_sentence(before) or before.isdecimal())


def _label(text: str) -> str | None:
    match = _LABEL.match(text)
    return None if match is None else match[1]


def _begins_upper(text: str) -> bool:
    match = _LABEL.match(text)
    rest = text[match.end() :] if match is not None else text
    return not rest or rest[0].isupper() or not rest[0].isalnum()
