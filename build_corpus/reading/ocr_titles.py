"""Whether a heading goes on in the one behind it: programs that recognise pages make a heading of each printed line."""

from __future__ import annotations

import re

from build_corpus.russian import grammemes, is_function_word, parts_of_speech

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(r"[«\"“„(\[]{0,2}([^\W\d_]+(?:-[^\W\d_]+)*)")
_ENDED = re.compile(r"[.;:!?…][»”\")]{0,3}\Z")
_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[IVXLCivxlc]{1,6})[.)]\s")
_DESIGNATED = re.compile(r"(?:часть|раздел|глава|статья|приложение)\s+\S+\Z", re.IGNORECASE)
_OPEN = (("(", ")"), ("«", "»"), ("[", "]"))
_BODIES = ("ассамбле", "организаци", "республик", "содружеств", "федераци")
"""Bodies and states whose name in the genitive reads as a plural too, which no title begins with."""
_SHORTEST_NAME = 4
_HEADS = {"GRND", "VERB-3"}
_ADJECTIVAL = {"ADJF", "PRTF", "NUMR"}


def heading_goes_on(before: str, after: str, *, page_ends: bool) -> bool:
    """Whether the heading `before` goes on in `after`, which is a heading too and stands right behind it.

    It does where `after` begins with a small letter («и потенциальные угрозы»), unless that heads a clause of its own
    («напоминая», «поручает Совету»), and where `before` cannot end as it does: in a preposition, a conjunction, an
    adjective, a comma, an open bracket or quotation. A line in capitals goes on in one that begins with a preposition.
    """
    first = _FIRST.match(after)
    if first is None or _ENDED.search(before) or _LABEL.match(after) or _DESIGNATED.match(before):
        return False
    parts = parts_of_speech(first[1])
    if first[1][0].islower():
        speaks = before.endswith(",") or after.endswith(",") or len(_WORD.findall(after)) == 1 or "VERB-3" in parts
        return not (parts & _HEADS and speaks)
    if before.isupper() and after.isupper() and is_function_word(first[1]):
        return not page_ends
    return not page_ends and not parts & _HEADS and (_cannot_end(before) or _cannot_begin(first[1]))


def _cannot_end(text: str) -> bool:
    """Whether a heading cannot end as `text` does."""
    if text.endswith((",", "-", "–", "—")) or any(text.count(a) > text.count(b) for a, b in _OPEN):
        return True
    words = _WORD.findall(text)
    last = words[-1] if words else ""
    if not last or not text.endswith(last) or (last.isupper() and len(last) > 1 and not text.isupper()):
        return False  # a bracket, a number or an abbreviation
    return needs_more(last)


def _cannot_begin(word: str) -> bool:
    """Whether no title begins with `word`, for it is no nominative: «Союза», «Генеральной», «Республики Беларусь»."""
    cases = grammemes(word)
    if "gent" not in cases or len(word) < _SHORTEST_NAME:
        return False
    return "nomn" not in cases or word.lower().startswith(_BODIES)


def needs_more(word: str) -> bool:
    """Whether no sentence and no title ends in `word`: a preposition, a conjunction, or nothing but an adjective.

    «международной» needs its noun; «данные» may be one.
    """
    parts = parts_of_speech(word)
    return is_function_word(word) or (bool(parts) and parts <= _ADJECTIVAL)
