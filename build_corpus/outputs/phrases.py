"""Where a phrase begins and ends: the words that a passage has only in part are cut off its ends."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus import russian

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.russian import Token

    Span = tuple[int, int]

_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_MARKS = re.compile(r"[()\[\]«»“”]")
_CLAUSE_ENDS = ".,;:!?…—–)]»”"
_SENTENCE_END = re.compile(r"[.!?;:…][\s)»”]+")
_ENDS_CLAUSE = re.compile(r"[.,;:!?…—–]")
_SHORT = 2
"""Words behind a comma that are a scrap of another clause, not a clause."""
_SHORT_SENTENCE = 4
"""Words behind the end of a sentence that are a scrap of the next one."""
_LONGEST_INITIAL = 2
"""Letters before a full stop that rather end an abbreviation than a sentence: «г.», «ст.»."""
_MODIFIERS = frozenset({"ADJF", "PRTF", "NPRO", "NUMR"})


def phrase(text: str, start: int, end: int, wholes: Sequence[Span] = ()) -> Span:
    """The part of the characters `start` to `end` of `text` that begins and ends where a phrase does.

    Cut off are: names and terms (`wholes`, as spans of `text`) that reach beyond; an adjective without its noun, a noun
    without its adjective; conjunctions, and at the end prepositions; a bracket or quotation that opens or closes
    outside; an abbreviation that ends the clause before, a word or two of the clause behind. The span may be empty.
    """
    end = with_closing(text, start, end)
    while True:
        first = next((cut for cut in _later_starts(text, start, end, wholes) if cut > start), start)
        last = next((cut for cut in _earlier_ends(text, first, end, wholes) if cut < end), end)
        if (first, last) == (start, end):
            return start, end
        words = _words(text, first, last)
        if not words:
            return first, first
        start, end = words[0].start, with_closing(text, words[0].start, words[-1].end)


def with_closing(text: str, start: int, end: int) -> int:
    """The `end` behind the brackets and quotation marks that close there and open behind `start`."""
    while end < len(text) and text[end] in _PAIRS.values():
        opening = next(mark for mark, closing in _PAIRS.items() if closing == text[end])
        if text.count(opening, start, end) <= text.count(text[end], start, end):
            break
        end += 1
    return end


def _later_starts(text: str, start: int, end: int, wholes: Sequence[Span]) -> Iterator[int]:
    """Where the phrase may begin instead of at `start`, rule by rule."""
    words = _words(text, start, end)
    yield from (last for first, last in wholes if first < start < last)
    closing = _unopened(text[start:end])
    if closing is not None:
        yield start + closing + 1
    before = text[:start].rstrip()
    if not words or not before or before[-1] in _CLAUSE_ENDS or before[-1] in _PAIRS:
        return
    if _joins(words[0].text):
        yield words[0].end
    if not any(char.islower() for char in words[0].text) and _ENDS_CLAUSE.match(text, words[0].end):
        yield words[0].end
    last = _adjacent_before(text, start)
    if last and _modifies(last) and not russian.is_function_word(words[0].text):
        yield next((word.start for word in words if russian.is_function_word(word.text)), end)


def _earlier_ends(text: str, start: int, end: int, wholes: Sequence[Span]) -> Iterator[int]:
    """Where the phrase may end instead of at `end`, rule by rule."""
    words = _words(text, start, end)
    yield from (first for first, last in wholes if first < end < last)
    opening = _unclosed(text[start:end])
    if opening is not None:
        yield start + opening
    if words and russian.is_function_word(words[-1].text):
        yield words[-1].start
    if words and _modifies(words[-1].text) and _adjacent_after(text, words[-1].end):
        yield words[-1].start
    closes_clause = not text[end:].strip() or text[end:].lstrip()[0] in _CLAUSE_ENDS
    for behind, (one, other) in enumerate(pairwise(reversed(words)), start=1):
        between = text[other.end : one.start]
        if between.startswith(".") and len(other.text) <= _LONGEST_INITIAL:
            continue
        most = _SHORT_SENTENCE if _SENTENCE_END.search(between) else 0 if closes_clause else _SHORT
        if behind <= most and _ENDS_CLAUSE.search(between):
            yield other.end


def _words(text: str, start: int, end: int) -> list[Token]:
    return list(russian.tokens(text, start, end))


def _joins(word: str) -> bool:
    return "CONJ" in russian.parts_of_speech(word) and russian.is_function_word(word)


def _modifies(word: str) -> bool:
    """Whether `word` waits for a noun: an adjective, a participle, «их», and nothing else."""
    parts = russian.parts_of_speech(word)
    return bool(parts) and parts <= _MODIFIERS


def _adjacent_before(text: str, start: int) -> str:
    """The word before `start`, if nothing but white space parts them; empty if there is none."""
    last = re.search(r"(\w+)\s+$", text[max(0, start - 60) : start])
    return last.group(1) if last else ""


def _adjacent_after(text: str, end: int) -> bool:
    return re.match(r"\s+\w", text[end:]) is not None


def _unopened(text: str) -> int | None:
    """The offset of the last closing bracket or quotation mark of `text` that nothing opens."""
    stack: list[str] = []
    found = None
    for mark in _MARKS.finditer(text):
        sign = mark[0]
        if sign in _PAIRS:
            stack.append(_PAIRS[sign])
        elif stack and sign == stack[-1]:
            stack.pop()
        else:
            found = mark.start()
    return found


def _unclosed(text: str) -> int | None:
    """The offset of the first opening bracket or quotation mark of `text` that nothing closes."""
    stack: list[tuple[str, int]] = []
    for mark in _MARKS.finditer(text):
        sign = mark[0]
        if sign in _PAIRS:
            stack.append((_PAIRS[sign], mark.start()))
        elif stack and sign == stack[-1][0]:
            stack.pop()
    return stack[0][1] if stack else None
