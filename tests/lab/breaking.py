"""Breaks a paragraph into lines, as a word processor does: greedily, with Russian hyphenation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyphen
from reportlab.pdfbase import pdfmetrics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lab.known import Mark

_LETTERS = re.compile(r"[А-Яа-яЁё]{4,}")
_RAISED = 0.65
"""The size of a raised mark, as a share of the text's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are set together: a word or a part of it, or a raised mark."""

    text: str
    raised: bool = False


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line of a paragraph: its words, each of pieces, and how it ends."""

    words: tuple[tuple[Piece, ...], ...]
    hyphen: bool = False
    """Whether a hyphen was added at its end."""
    compound: bool = False
    """Whether it ends in a hyphen of the word itself."""

    @property
    def text(self) -> str:
        """The line as it is printed, raised marks in line with the text."""
        return " ".join("".join(p.text for p in word) for word in self.words)

    @property
    def marks(self) -> list[str]:
        """The labels of the notes that it calls."""
        return [piece.text for word in self.words for piece in word if piece.raised]


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="ru_RU", left=2, right=2)


@cache
def width(text: str, font: str, size: float) -> float:
    """The width of `text`, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def word_width(word: Sequence[Piece], font: str, size: float) -> float:
    """The width of a word with its raised marks, in points."""
    return sum(width(p.text, font, size * _RAISED if p.raised else size) for p in word)


def raised_size(size: float) -> float:
    """The size of a raised mark in text of this `size`."""
    return size * _RAISED


def words(text: str, marks: Sequence[Mark]) -> list[tuple[Piece, ...]]:
    """The words of `text` with the marks of notes set in."""
    result: list[tuple[Piece, ...]] = []
    position = 0
    waiting = list(marks)
    for part in text.split(" "):
        pieces: list[Piece] = []
        start = 0
        while waiting and waiting[0].offset <= position + len(part):
            mark = waiting.pop(0)
            cut = mark.offset - position
            pieces += [Piece(part[start:cut]), Piece(mark.label, raised=True)]
            start = cut
        pieces.append(Piece(part[start:]))
        result.append(tuple(p for p in pieces if p.text))
        position += len(part) + 1
    return result


def broken(
    all_words: Sequence[tuple[Piece, ...]], widths: tuple[float, float], font: str, size: float, *, hyphenate: bool
) -> Iterator[BrokenLine]:
    """The lines of a paragraph; `widths` are those of the first line and of the others, in points."""
    space = width(" ", font, size)
    line: list[tuple[Piece, ...]] = []
    used, room = 0.0, widths[0]
    queue = list(reversed(all_words))
    while queue:
        word = queue.pop()
        needed = word_width(word, font, size) + (space if line else 0.0)
        if used + needed <= room:
            line.append(word)
            used += needed
            continue
        left = room - used - (space if line else 0.0)
        found = _break(word, left, font, size, hyphenate=hyphenate)
        if found is None and not line:
            line.append(word)  # wider than the line: it stands out, as in print
            yield BrokenLine(tuple(line))
        elif found is None:
            queue.append(word)
            yield BrokenLine(tuple(line))
        else:
            head, tail, added = found
            queue.append(tail)
            compound = head[-1].text.endswith("-") and not added
            yield BrokenLine((*line, head), hyphen=added, compound=compound)
        line, used, room = [], 0.0, widths[1]
    if line:
        yield BrokenLine(tuple(line))


def _break(
    word: tuple[Piece, ...], room: float, font: str, size: float, *, hyphenate: bool
) -> tuple[tuple[Piece, ...], tuple[Piece, ...], bool] | None:
    """The two parts of `word`, the first no wider than `room`, and whether a hyphen was added; None if none is."""
    first = word[0].text
    places = [(m.end(), False) for m in re.finditer(r"(?<=\w)[-–](?=\w)|(?<=\w)/(?=[a-z])", first)]
    if "://" in first:
        places = [(m.end(), False) for m in re.finditer(r"(?<=[\w/])[/](?=\w)|(?<=\w)-(?=\w)", first) if m.start() > 7]
    elif hyphenate and not first.isupper():
        for match in _LETTERS.finditer(first):
            places += [(match.start() + cut, True) for cut in _dictionary().positions(match.group())]
    for cut, added in sorted(places, reverse=True):
        head = first[:cut] + ("-" if added else "")
        if width(head, font, size) <= room:
            rest = (Piece(first[cut:]), *word[1:]) if first[cut:] else word[1:]
            return ((Piece(head),), rest, added) if rest else None
    return None
