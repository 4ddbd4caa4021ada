"""What a reader should doubt: damage, fused wording, letters of two alphabets in a word, a weak detection.

Each doubt is a diagnostic with the lines of the source and a cure; an editor may acknowledge one in `corpus.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from build_corpus.annotations.tracked import RULE as TRACKED
from build_corpus.model import SETTLED, Diagnostic, EmendationKind, ReaderName
from build_corpus.russian import near_words, word_is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.model import Document, Emendation

_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_RUSSIAN_WORD = re.compile(r"[А-Яа-яЁё]+")
_PARTICIPLE = re.compile(r"([а-я]{2,20})жд[её]нн(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми)\Z")
_LOST = "\ufffd"
_SHORTEST, _LONGEST = 6, 40
"""Letters of a word that may be repaired: short ones have too many neighbours."""
_MOST_PROPOSED = 3
_MOST_UNKNOWN = 1000
_SURE = 0.6
"""Sound texts of the three formats are detected with 0.8 and more."""


def find_doubts(document: Document, emendations: Sequence[Emendation]) -> tuple[Diagnostic, ...]:
    """The diagnostics of `document` with those of its wording, in the order of the source."""
    found = [*document.diagnostics, *_of_detection(document), *_of_wording(document, emendations)]
    return tuple(sorted(found, key=lambda d: (d.lines, d.code, d.message)))


def _of_detection(document: Document) -> Iterator[Diagnostic]:
    if document.confidence < _SURE:
        yield Diagnostic.of("uncertain-format", (1, 1), reader=document.reader.value)


def _of_wording(document: Document, emendations: Sequence[Emendation]) -> Iterator[Diagnostic]:
    texts = {block.id: (block.text.text, block.lines) for block in document.blocks()}
    texts |= {note.id: (note.text.text, note.lines) for note in document.footnotes}
    fused = document.reader is ReaderName.DOCX_TEXT  # its unknown words are mostly two in one
    unknown = frozenset() if fused else _unknown_words(text for text, _ in texts.values())
    covered: dict[str, list[Emendation]] = {}
    for emendation in emendations:
        covered.setdefault(emendation.anchor, []).append(emendation)
        if emendation.rule in (TRACKED, SETTLED):
            continue  # the file says so itself, or an editor
        text, lines = texts[emendation.anchor]
        yield _of_emendation(emendation, text[emendation.start : emendation.end], lines)
    for anchor, (text, lines) in texts.items():
        if _LOST in text:
            yield Diagnostic.of("lost-character", lines, anchor=anchor)
        for match in _WORD.finditer(text):
            if any(e.start < match.end() and match.start() < e.end for e in covered.get(anchor, ())):
                continue
            if match[0] in unknown and (near := near_words(match[0])[:_MOST_PROPOSED]):
                known = " or ".join(f"«{word}»" for word in near)
                yield Diagnostic.of("possible-damage", lines, word=match[0], anchor=anchor, known=known)
            if _LATIN.search(match[0]) and _CYRILLIC.search(match[0]):
                yield Diagnostic.of("mixed-alphabets", lines, word=match[0], anchor=anchor)


def _unknown_words(texts: Iterable[str]) -> frozenset[str]:
    """The words in small letters that no dictionary has and the `texts` hold but once.

    Every fourth repair of a rare word would be wrong («транспарентный»): enough for a warning, not to mark the text. A
    text with very many of them is no Russian, and none is looked up.
    """
    counts = Counter(word for text in texts for word in _RUSSIAN_WORD.findall(text))
    once = (word for word, count in counts.items() if count == 1 and word.islower())
    found = frozenset(word for word in once if _SHORTEST <= len(word) <= _LONGEST and not _is_known(word))
    return found if len(found) <= _MOST_UNKNOWN else frozenset()


def _is_known(word: str) -> bool:
    """Whether the dictionary has `word`, or the verb of this participle: «препровожденный» of «препроводить»."""
    participle = _PARTICIPLE.match(word)
    return word_is_known(word) or (participle is not None and word_is_known(f"{participle[1]}дить"))


def _of_emendation(emendation: Emendation, printed: str, lines: tuple[int, int]) -> Diagnostic:
    facts = {"printed": printed, "anchor": emendation.anchor, "new": emendation.new}
    if emendation.kind is EmendationKind.DAMAGE:
        return Diagnostic.of("probable-damage", lines, **facts)
    return Diagnostic.of(f"fused-wording/{emendation.certainty.value}", lines, **facts, old=emendation.old)


def acknowledge(
    diagnostics: Sequence[Diagnostic], acknowledged: Sequence[tuple[str, int, str]]
) -> tuple[Diagnostic, ...]:
    """`diagnostics` with the reasons of those that an editor has `acknowledged`: (code, line of the source, reason).

    An acknowledgement that fits no diagnostic any more is an error of its own.
    """
    result = list(diagnostics)
    for code, line, reason in acknowledged:
        fitting = [i for i, d in enumerate(result) if d.code == code and d.lines[0] <= line <= d.lines[1]]
        for index in fitting:
            result[index] = replace(result[index], acknowledged=reason)
        if not fitting:
            result.append(Diagnostic.of("stale-acknowledgement", (line, line), code=code, line=str(line)))
    return tuple(sorted(result, key=lambda d: (d.lines, d.code, d.message)))
