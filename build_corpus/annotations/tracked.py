"""Tracked changes that the file itself records, as emendations: exact, so that nothing is guessed or doubtful."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from build_corpus.model import Certainty, Emendation, EmendationKind
from build_corpus.revisions import within, wording
from build_corpus.traced import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Document, Source
    from build_corpus.traced import Traced

RULE = "tracked-change"


def find_tracked(document: Document) -> tuple[Emendation, ...]:
    """The tracked changes in the titles, blocks and notes of `document`, by whole words, in the order of the source."""
    texts = [
        *chain.from_iterable(
            [(section.id, section.title), *((block.id, block.text) for block in section.own_blocks())]
            for section in document.walk()
        ),
        *((note.id, note.text) for note in document.footnotes),
    ]
    return tuple(found for anchor, text in texts for found in _in_text(anchor, text, document.source))


def _in_text(anchor: str, text: Traced, source: Source) -> Iterator[Emendation]:
    for start, end in _places(text, source):
        old, new = _readings(text[start:end], source)
        yield Emendation(
            anchor, start, end, EmendationKind.AMENDMENT, old or None, new or None, Certainty.CERTAIN, RULE
        )


def _places(text: Traced, source: Source) -> list[tuple[int, int]]:
    """Where `text` was changed: neighbours made one, a change inside a word made one of the whole word."""
    places: list[tuple[int, int]] = []
    offset = 0
    for run in text.runs:
        if run.source is not None:
            for revision in within(source.revisions or (), Span(run.source, run.source + len(run.text))):
                first = offset + max(revision.span.start - run.source, 0)
                last = offset + min(revision.span.end - run.source, len(run.text))
                start, end = _whole_words(text.text, first, last)
                if places and start <= places[-1][1]:
                    places[-1] = (places[-1][0], max(end, places[-1][1]))
                else:
                    places.append((start, end))
        offset += len(run.text)
    return places


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _readings(text: Traced, source: Source) -> tuple[str, str]:
    """`text` before the changes and behind them; what was added to it stands in both if anything of it does."""
    old: list[str] = []
    new: list[str] = []
    for run in text.runs:
        before = after = run.text
        if run.source is not None:
            before, after = wording(source, Span(run.source, run.source + len(run.text)))
        old.append(before)
        new.append(after)
    return "".join(old), "".join(new)
