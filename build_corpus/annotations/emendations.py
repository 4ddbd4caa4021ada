"""Places where the printed words cannot be read as they stand, each with the reading proposed and how sure it is.

The text of a DOCX runs deleted and inserted wording together («созданиюи», «68/19876/189»); OCR damages words
(«резльтативную»). Nothing is corrected: a place is marked, and a reader sees what was printed and what was probably
meant. The rules are those measured on an ITU proposal (16 of 16 fused endings, no false alarm in four other texts).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from build_corpus.annotations import fused_numbers
from build_corpus.annotations.fused_editions import Editions
from build_corpus.annotations.tracked import find_tracked
from build_corpus.model import Certainty, Emendation, EmendationKind, ReaderName
from build_corpus.russian import fused_readings, lemmas, near_words, parts_of_speech, word_is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from build_corpus.annotations.fused_numbers import Found
    from build_corpus.model import Document

_WORD = re.compile(r"[А-Яа-яЁё]+")
_ABBREVIATION_AND_WORD = re.compile(r"\b([A-ZА-ЯЁ]{3,10}?)([А-ЯЁ]?[а-яё]{4,30})\b")

_WORD_AND_ABBREVIATION = re.compile(r"\b([А-ЯЁ]?[а-яё]{4,30})([A-ZА-ЯЁ]{3,6})\b")
_TWO_GREAT = re.compile(r"\b([А-ЯЁ]?[а-яё]{3,30})([А-ЯЁ][а-яё]{3,30})\b")

_SHORTEST_PART = 4
_MOST_LETTERS = 40
"""A longer run of letters is no Russian word; trying all its cuts would cost more than it tells."""


def find_emendations(document: Document) -> tuple[Emendation, ...]:
    """The doubtful places of the texts of `document`, in the order of the source, none inside another.

    Where the file itself records its tracked changes these are given, and nothing is guessed.
    """
    if document.source.revisions is not None:
        return find_tracked(document)
    texts = [(block.id, block.text.text) for block in document.blocks()]
    texts += [(note.id, note.text.text) for note in document.footnotes]
    rules: list[Callable[[str], Iterator[Found]]] = [partial(_damaged_words, vocabulary=_vocabulary(texts))]
    kind = EmendationKind.DAMAGE
    if document.reader is ReaderName.DOCX_TEXT:
        plain = [text for _, text in texts]
        printed = fused_numbers.printed_abbreviations(plain)
        rules = [
            Editions(plain).find,
            fused_numbers.symbols,
            fused_numbers.conferences,
            fused_numbers.dates,
            fused_numbers.quantities,
            partial(fused_numbers.abbreviations, printed=printed),
            _glued_words,
            _fused_words,
        ]
        kind = EmendationKind.AMENDMENT
    return tuple(found for anchor, text in texts for found in _in_text(anchor, text, rules, kind))


def _vocabulary(texts: list[tuple[str, str]]) -> frozenset[str]:
    """The lemmas of the words that the document prints undamaged."""
    words = {word for _, text in texts for word in _WORD.findall(text)}
    return frozenset(lemma for word in words if word_is_known(word) for lemma in lemmas(word))


def _in_text(
    anchor: str, text: str, rules: Iterable[Callable[[str], Iterator[Found]]], kind: EmendationKind
) -> Iterator[Emendation]:
    places = sorted((place for rule in rules for place in rule(text)), key=lambda place: (place[0], -place[1]))
    position = 0
    for start, end, old, new, certainty, rule in places:
        if start >= position:
            yield Emendation(anchor, start, end, kind, old, new, certainty, rule)
            position = end


def _glued_words(text: str) -> Iterator[Found]:
    """Words that begin with a capital, or abbreviations, that run into others."""
    for match in _ABBREVIATION_AND_WORD.finditer(text):
        if not word_is_known(match[0]) and word_is_known(match[2]):
            yield match.start(), match.end(), match[1], match[2], Certainty.PROBABLE, "fused-words"
    for pattern in (_WORD_AND_ABBREVIATION, _TWO_GREAT):
        for match in pattern.finditer(text):
            known = word_is_known(match[1]) and (match[2].isupper() or word_is_known(match[2]))
            if known and not word_is_known(match[0]):
                yield match.start(), match.end(), match[1], match[2], Certainty.PROBABLE, "fused-words"


def _fused_words(text: str) -> Iterator[Found]:
    """Endings, first letters and words in small letters that run together."""
    for match in _WORD.finditer(text):
        word = match[0]
        abbreviated = text[match.end() : match.end() + 1] == "."
        if len(word) > _MOST_LETTERS or word.isupper() or word_is_known(word):
            continue
        case = _fused_case(word)
        ending = _fused_ending(word[1:] if case else word)
        if case:
            great, small = ending or (word[1:], word[1:])
            yield match.start(), match.end(), great, word[0] + small[1:], Certainty.UNDECIDED, "fused-case"
        elif ending:
            yield match.start(), match.end(), *ending, Certainty.PROBABLE, "fused-ending"
        elif not abbreviated and (parts := _glued(word)):
            yield match.start(), match.end(), *parts, Certainty.PROBABLE, "fused-words"


def _fused_case(word: str) -> bool:
    """«рРабочая»: the same letter small and great; which of the two is new, the text does not say."""
    return len(word) > _SHORTEST_PART and word[0].islower() and word[1].isupper() and word[0] == word[1].lower()


def _fused_ending(word: str) -> tuple[str, str] | None:
    """«созданиюи» as «созданию» and «создании», with the great letter that `word` begins with."""
    readings = fused_readings(word)
    if len(readings) != 2:  # noqa: PLR2004 - one reading: only the case of a letter changed
        return None
    old, new = (word[0] + reading[1:] for reading in readings)
    return old, new


def _glued(word: str) -> tuple[str, str] | None:
    """«придаватьуделять» as «придавать» and «уделять», where there is but one way to part it."""
    ways = [
        (word[:cut], word[cut:])
        for cut in range(_SHORTEST_PART, len(word) - 1)
        if _is_word(word[:cut]) and _is_word(word[cut:]) and not _is_compound(word[:cut], word[cut:])
    ]
    return ways[0] if len(ways) == 1 else None


def _is_compound(first: str, second: str) -> bool:
    """Whether two words look like one adjective that no dictionary has: «коронавирусный»."""
    return "NOUN" in parts_of_speech(first) and "ADJF" in parts_of_speech(second)


def _is_word(part: str) -> bool:
    """Whether a part of a glued word is one: known and of some length, or a preposition."""
    return word_is_known(part) and (len(part) >= _SHORTEST_PART or "PREP" in parts_of_speech(part))


def _damaged_words(text: str, vocabulary: frozenset[str]) -> Iterator[Found]:
    """A word that the dictionary lacks: two endings of one lemma, or one letter away from a word of the document.

    Without the document's own evidence every fourth repair of a rare word would be wrong («транспарентный»).
    """
    for match in _WORD.finditer(text):
        word = match[0]
        if word_is_known(word) or not word.islower() or not _SHORTEST_PART < len(word) <= _MOST_LETTERS:
            continue
        if ending := _fused_ending(word):
            yield match.start(), match.end(), None, ending[1], Certainty.PROBABLE, "damaged-ending"
        elif (repair := _one_letter_away(word)) and lemmas(repair) & vocabulary:
            yield match.start(), match.end(), None, repair, Certainty.PROBABLE, "damaged-letter"


def _one_letter_away(word: str) -> str | None:
    """The one known word that lacks, adds, changes or swaps a letter of `word`; None if there are none or several."""
    near = near_words(word)
    return near[0] if len(near) == 1 else None
