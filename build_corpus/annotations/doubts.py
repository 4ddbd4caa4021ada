"""What a reader should doubt: damage, fused wording, letters of two alphabets in a word, a weak detection.

Each doubt is a diagnostic with the lines of the source and a cure; an editor may acknowledge one in `corpus.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from build_corpus.annotations.tracked import RULE as TRACKED
from build_corpus.model import Certainty, Diagnostic, EmendationKind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Document, Emendation

_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_SURE = 0.6
"""Sound texts of the three formats are detected with 0.8 and more."""


def find_doubts(document: Document, emendations: Sequence[Emendation]) -> tuple[Diagnostic, ...]:
    """The diagnostics of `document` with those of its wording, in the order of the source."""
    found = [*document.diagnostics, *_of_detection(document), *_of_wording(document, emendations)]
    return tuple(sorted(found, key=lambda d: (d.lines, d.code, d.message)))


def _of_detection(document: Document) -> Iterator[Diagnostic]:
    if document.confidence < _SURE:
        message = (
            f"the format was taken for {document.reader.value} without much evidence; name the reader if it is wrong"
        )
        yield Diagnostic("uncertain-format", message, (1, 1))


def _of_wording(document: Document, emendations: Sequence[Emendation]) -> Iterator[Diagnostic]:
    texts = {block.id: (block.text.text, block.lines) for block in document.blocks()}
    texts |= {note.id: (note.text.text, note.lines) for note in document.footnotes}
    covered: dict[str, list[Emendation]] = {}
    for emendation in emendations:
        covered.setdefault(emendation.anchor, []).append(emendation)
        if emendation.rule == TRACKED:
            continue  # the file says so itself
        text, lines = texts[emendation.anchor]
        yield _of_emendation(emendation, text[emendation.start : emendation.end], lines)
    for anchor, (text, lines) in texts.items():
        for match in _WORD.finditer(text):
            if not (_LATIN.search(match[0]) and _CYRILLIC.search(match[0])):
                continue
            if not any(e.start < match.end() and match.start() < e.end for e in covered.get(anchor, ())):
                message = f"«{match[0]}» in {anchor} mixes Latin and Cyrillic letters; look whether one is a look-alike"
                yield Diagnostic("mixed-alphabets", message, lines)


def _of_emendation(emendation: Emendation, printed: str, lines: tuple[int, int]) -> Diagnostic:
    where = f"«{printed}» in {emendation.anchor}"
    if emendation.kind is EmendationKind.DAMAGE:
        return Diagnostic(
            "probable-damage", f"{where} is probably «{emendation.new}»; compare with the original", lines
        )
    readings = f"«{emendation.old}» before and «{emendation.new}» after the amendment"
    how = "could be" if emendation.certainty is Certainty.UNDECIDED else f"is {_adverb(emendation)}"
    return Diagnostic("fused-wording", f"{where} {how} {readings}; compare with the original", lines)


def _adverb(emendation: Emendation) -> str:
    return {Certainty.CERTAIN: "certainly", Certainty.PROBABLE: "probably", Certainty.UNDECIDED: "perhaps"}[
        emendation.certainty
    ]


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
            message = f"corpus.toml acknowledges {code} at line {line}, where there is none; remove the entry"
            result.append(Diagnostic("stale-acknowledgement", message, (line, line), Severity.ERROR))
    return tuple(sorted(result, key=lambda d: (d.lines, d.code, d.message)))
