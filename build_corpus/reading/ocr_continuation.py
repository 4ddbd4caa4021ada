"""Whether a line goes on with the paragraph before it, which a page's end broke: told from the two texts alone."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from build_corpus.reading.ocr_titles import needs_more
from build_corpus.russian import parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = r"\d{1,4}(?:\.\d{1,3}){0,3}(?:[ \u00a0](?:bis|ter|quater|quinquies))?"
_NUMBERED = re.compile(rf"{_NUMBER}[.)]\s")
_SERIES = rf"(?:{_NUMBER}|[^\W\d_]{{1,2}}|[ivx]{{1,5}}|[IVX]{{1,5}})"
_LABEL = re.compile(rf"(?:\({_SERIES}\)|{_SERIES}[.)])\s|[•·▪●○◦‣■□➢\uf0b7\u2013\u2014*-]\s")
_BARE_ITEM = re.compile(r"\d{1,3}(?:[ \u00a0]?(?:bis|ter|quater))?[ \u00a0]+[а-яё]")
"""An item as the ITU numbers it: «2 представить отчет»."""
_FIRST_SIGN = re.compile(r"[«\"“„(\[]{0,2}(\w)")
_ENDED = re.compile(r"[.;:!?…\]][»”\")]{0,3}\Z")
_ABBREVIATION = re.compile(
    r"(?:\A|[\s(«])(?:гг?|пп?|стр?|тт?|д|т\. ?[дпек]|см|им|ред|др|пр|тыс|млн|млрд|долл|№|[А-ЯЁ])\.\Z"
)
_LEADING_NUMBER = re.compile(r"(\d{1,4})\.\s")
_CITES = re.compile(r"(?:\A|[\s(])(?:под)?(?:пункт|стать|раздел|глав|резолюци|приложени)\w{0,3}\Z", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")
_VERBAL_ADVERB = re.compile(r"[^\W\d_]+(?:я|ясь|в|вшись|учи)")
_CLAUSE_HEAD = re.compile(r"[а-яё]+(?:[аяуюе]ет|ит|[аяую]т)\b")
"""«поручает Директору», «просит Совет»: a head that is no sentence, however long, and ends without a sign."""
_HEAD_ENDS = re.compile(r"[\w)»”\"][,:]?\Z")
_WORDING = re.compile(r"\(?(?:1|[аa]|i)(?:[ \u00a0]?[.)]|(?<=1))\s|что\s|[•–—-]\s")
"""How what a clause says begins: with the first of its items, or in words."""
_LONGEST_HEAD = 160
_FIRST_WORDS = 3

_LONG = 80
"""Characters; a line so long that ends without a sign is no title but a part of a paragraph. Measured on UN texts."""
_SHORT = 20
_NAMED = 40
"""With a label of its own even a shorter line is no title."""
_SENTENCE = 40
_MANY = 5
_HARDLY_ANY = 16
"""Numbered paragraphs to one that bears no number, or more, where all are taken to bear numbers."""
_END = 200
"""Characters at an end of a line that are looked at."""


class Verdict(Enum):
    """Whether a line goes on with the one before it."""

    NO = auto()
    YES = auto()
    DOUBTFUL = auto()
    """It does, most likely; an editor should look."""


def is_numbered_throughout(lines: Iterable[tuple[str, bool]]) -> bool:
    """Whether all paragraphs of a document bear numbers, so that one without is the rest of another.

    `lines` are the texts of the paragraphs, and whether a page may end before each.
    """
    numbered, plain, after_number = 0, 0, False
    for text, page_ends in lines:
        if _LABEL.match(text):
            after_number = after_number or _NUMBERED.match(text) is not None
            numbered += _NUMBERED.match(text) is not None
        elif after_number and not page_ends and text[:1].isupper() and _is_sentence(text):
            plain += 1
    return numbered >= max(_MANY, plain * _HARDLY_ANY)


def judge(before: str, last: str, after: str, *, page_ends: bool, numbered: bool) -> Verdict:
    """Whether `after` goes on with the paragraph that begins with `before` and ends, so far, with `last`.

    `page_ends` says that notes or other furniture of a page stand between; `numbered`, that all paragraphs of the
    document bear numbers.
    """
    sign = _FIRST_SIGN.match(after)
    if sign is None or _LABEL.match(after[:_END]):
        return Verdict.DOUBTFUL if _is_cited(before, last[-_END:], after) else Verdict.NO
    tail, lower = last[-_END:], sign[1].islower()
    has_label = _LABEL.match(before) is not None or (lower and _BARE_ITEM.match(before) is not None)
    if _ENDED.search(tail):
        return _after_stop(before, tail, after, page_ends=page_ends, numbered=numbered)
    if tail.endswith(","):
        return _after_comma(after, lower=lower, has_label=has_label) if page_ends else Verdict.NO
    if _closes(tail, after) or (not lower and _hangs(tail)):
        return Verdict.YES if page_ends else Verdict.DOUBTFUL
    needed = _SHORT if lower and (page_ends or has_label) else _NAMED if has_label else _LONG
    if _CLAUSE_HEAD.match(before) or len(tail) < needed or not (page_ends or lower):
        return Verdict.NO
    return Verdict.YES if page_ends and (has_label or lower) else Verdict.DOUBTFUL


def _is_cited(before: str, tail: str, after: str) -> bool:
    """Whether the number that `after` begins with is cited, as in «в пункте|22. Науки», and is not the next one."""
    first, second = _LEADING_NUMBER.match(before), _LEADING_NUMBER.match(after)
    if first is None or second is None or _CITES.search(tail) is None:
        return False
    return int(second[1]) not in (int(first[1]), int(first[1]) + 1)


def _after_stop(before: str, tail: str, after: str, *, page_ends: bool, numbered: bool) -> Verdict:
    """Behind a sign that ends a sentence, an item, or only an abbreviation: «(см.» and «документ 35)»."""
    sign = _FIRST_SIGN.match(after)
    lower = sign is not None and sign[1].islower()
    abbreviated = lower and _ABBREVIATION.search(tail)
    if abbreviated and _closes(tail, after):
        return Verdict.YES if page_ends else Verdict.DOUBTFUL
    ended = _ENDED.search(after[-_END:]) is not None
    within_item = lower and tail[-1] == ";" and _LABEL.match(before) and ended and not _begins_clause(after)
    rest = numbered and _NUMBERED.match(before) and tail[-1] not in ";:" and _is_sentence(after)
    return Verdict.DOUBTFUL if page_ends and (abbreviated or within_item or rest) else Verdict.NO


def _hangs(tail: str) -> bool:
    """Whether a line of some length ends in a word that no sentence ends in."""
    last = _LAST_WORD.search(tail)
    return len(tail) >= _NAMED and last is not None and needs_more(last[0])


def is_open(text: str) -> bool:
    """Whether `text` stops within a sentence or a word."""
    return text[-1:].isalpha() or text[-1:] in ("-", "\u00ad", ",")


def begins_within(text: str) -> bool:
    """Whether `text` begins within a sentence: with a small letter, and no label."""
    sign = _FIRST_SIGN.match(text)
    return sign is not None and sign[1].islower() and _LABEL.match(text[:_END]) is None


def _closes(tail: str, after: str) -> bool:
    """Whether a bracket or quotation that `tail` opens is closed in `after`."""
    for opening, closing in ("()", "«»", "[]"):
        end = after.find(closing, 0, _END)
        if tail.rfind(opening) > tail.rfind(closing) and end >= 0 and after.find(opening, 0, end) < 0:
            return True
    return False


def _after_comma(after: str, *, lower: bool, has_label: bool) -> Verdict:
    """Behind a comma: preambular paragraphs end so, and the next one begins with a verbal adverb."""
    if has_label:
        return Verdict.YES
    return Verdict.DOUBTFUL if lower and not _begins_clause(after) else Verdict.NO


def heads_clause(last: str, after: str, following: str, *, set_off: bool) -> bool:
    """Whether `after` is the head of a clause, «признавая,» or «поручает Директору», behind a line that ends as `last`.

    `following` is what stands behind it; `set_off` says that `after` is emphasised and the paragraph before is not.
    """
    tail = last[-_END:]
    if len(after) > _LONGEST_HEAD or _HEAD_ENDS.search(after) is None or not begins_within(after):
        return False
    if set_off and tail.endswith((",", ";", ":", ".")):
        return True
    if not _speaks(after) or tail.endswith(("-", "\u00ad")):
        return False
    first = re.match(r"[^\W\d_]+", following)
    says = _WORDING.match(following) or (first is not None and "INFN" in parts_of_speech(first[0]))
    return set_off or (bool(says) and not after.endswith(":"))


def _speaks(text: str) -> bool:
    """Whether `text` begins with a verbal adverb or a finite verb, or with an adverb or two before it."""
    for word in re.findall(r"[^\W\d_]+", text[:_END])[:_FIRST_WORDS]:
        parts = parts_of_speech(word)
        if parts & {"GRND", "VERB-3"}:
            return True
        if not parts & {"ADVB", "PREP", "NOUN"}:
            return False
    return False


def _begins_clause(text: str) -> bool:
    """Whether one of the first words is a verbal adverb, or looks like one."""
    return any(_VERBAL_ADVERB.fullmatch(word) for word in re.findall(r"\w+", text[:_END])[:3])


def _is_sentence(text: str) -> bool:
    """Whether `text` is a sentence rather than a closing line or a title."""
    return len(text) >= _SENTENCE and _ENDED.search(text[-_END:]) is not None
