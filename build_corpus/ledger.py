"""The text ledger: every character of a source has exactly one fate, and it can be proved.

The ledger is what a scholar checks before citing: with the decoded source it gives the kept text back, and with
the kept text, the notes and the dropped pieces it gives the source back, character for character.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from build_corpus.errors import LedgerError
from build_corpus.traced import Span, Traced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Fate(StrEnum):
    """What became of a character of the source."""

    KEPT = "kept"
    """It stands in the text of a block or in the title of a section."""
    MOVED = "moved"
    """It stands in the text of a note, which was lifted out of the page."""
    DROPPED = "dropped"
    """A named rule left it out."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Characters of the source that a named rule leaves out."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The fate of a stretch of the decoded source."""

    span: Span
    fate: Fate
    rule: str = ""
    """The rule that dropped it; empty unless the fate is `dropped`."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Characters that are not in the source and that a rule put before the character at offset `at`."""

    at: int
    text: str
    rule: str
    fate: Fate
    """Whether they stand in the kept text or in the notes."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of one source: entries in order, without a gap or an overlap, and what was added."""

    entries: tuple[Entry, ...]
    additions: tuple[Addition, ...]

    def kept(self) -> int:
        """How many characters of the source are kept."""
        return sum(len(e.span) for e in self.entries if e.fate is Fate.KEPT)

    def moved(self) -> int:
        """How many characters of the source stand in notes."""
        return sum(len(e.span) for e in self.entries if e.fate is Fate.MOVED)

    def dropped(self) -> dict[str, int]:
        """How many characters each rule dropped, by the rule's name, in the order of the names."""
        count: Counter[str] = Counter()
        for entry in self.entries:
            if entry.fate is Fate.DROPPED:
                count[entry.rule] += len(entry.span)
        return dict(sorted(count.items()))

    def added(self) -> dict[str, int]:
        """How many characters each rule added, by the rule's name, in the order of the names."""
        count: Counter[str] = Counter()
        for addition in self.additions:
            count[addition.rule] += len(addition.text)
        return dict(sorted(count.items()))

    def rebuild_text(self, source: str, fate: Fate) -> str:
        """The kept text (or that of the notes) from the decoded `source`: all of it, without separators."""
        spans = (entry.span for entry in self.entries if entry.fate is fate)
        return "".join(_interleave(source, spans, (a for a in self.additions if a.fate is fate)))

    def rebuild_source(self, kept: str, moved: str, dropped: Mapping[int, str]) -> str:
        """The decoded source from the kept text, the notes and the dropped pieces by their offsets."""
        streams = {Fate.KEPT: _taken(kept, self, Fate.KEPT), Fate.MOVED: _taken(moved, self, Fate.MOVED)}
        return "".join(
            dropped[entry.span.start] if entry.fate is Fate.DROPPED else next(streams[entry.fate])
            for entry in self.entries
        )


def _interleave(source: str, spans: Iterable[Span], additions: Iterable[Addition]) -> Iterator[str]:
    """The stretches `spans` of the source, each addition before the offset it belongs to."""
    waiting = iter(additions)
    addition = next(waiting, None)
    for span in spans:
        position = span.start
        while addition is not None and addition.at < span.end:
            cut = max(addition.at, position)
            yield source[position:cut]
            yield addition.text
            position = cut
            addition = next(waiting, None)
        yield source[position : span.end]
    while addition is not None:
        yield addition.text
        addition = next(waiting, None)


def _taken(text: str, ledger: Ledger, fate: Fate) -> Iterator[str]:
    """The stretches of the source that `text` holds, entry by entry, its additions skipped."""
    additions = iter([a for a in ledger.additions if a.fate is fate])
    addition = next(additions, None)
    position = 0
    for entry in ledger.entries:
        if entry.fate is not fate:
            continue
        pieces: list[str] = []
        start = entry.span.start
        while addition is not None and addition.at < entry.span.end:
            length = max(addition.at - start, 0)
            pieces.append(text[position : position + length])
            position += length + len(addition.text)
            start += length
            addition = next(additions, None)
        rest = entry.span.end - start
        pieces.append(text[position : position + rest])
        position += rest
        yield "".join(pieces)


def close(length: int, kept: Iterable[Traced], moved: Iterable[Traced], drops: Iterable[Drop]) -> Ledger:
    """Draw up the ledger of a source of `length` characters.

    `kept` and `moved` are the texts of the blocks and of the notes, in the order of the document.

    Raises LedgerError when a character has no fate or two, or when kept text is not in the order of the source.
    """
    entries = [Entry(drop.span, Fate.DROPPED, drop.rule) for drop in drops if len(drop.span)]
    additions: list[Addition] = []
    for fate, texts in ((Fate.KEPT, kept), (Fate.MOVED, moved)):
        spans, added = _account(texts, fate)
        entries += spans
        additions += added
    entries.sort(key=lambda entry: entry.span)
    position = 0
    for entry in entries:
        if entry.span.start != position:
            what = "no fate" if entry.span.start > position else "two fates"
            first, last = sorted((position, entry.span.start))
            raise LedgerError(f"characters {first} to {last} of the source have {what}; this is a defect of the reader")
        position = entry.span.end
    if position != length:
        raise LedgerError(
            f"characters {position} to {length} of the source have no fate; this is a defect of the reader"
        )
    return Ledger(tuple(_merged(entries)), tuple(additions))


def _account(texts: Iterable[Traced], fate: Fate) -> tuple[list[Entry], list[Addition]]:
    """The entries and additions of texts that follow each other in the source."""
    entries: list[Entry] = []
    additions: list[Addition] = []
    position = 0
    for text in texts:
        for run in text.runs:
            if run.source is None:
                additions.append(Addition(position, run.text, run.rule, fate))
                continue
            if run.source < position:
                raise LedgerError(
                    f"the text at character {run.source} of the source is out of order; this is a defect of the reader"
                )
            position = run.source + len(run.text)
            entries.append(Entry(Span(run.source, position), fate))
    return entries, additions


def _merged(entries: list[Entry]) -> Iterator[Entry]:
    """Neighbours with the same fate and rule made one."""
    last: Entry | None = None
    for entry in entries:
        if last is not None and (last.fate, last.rule) == (entry.fate, entry.rule):
            last = Entry(Span(last.span.start, entry.span.end), entry.fate, entry.rule)
            continue
        if last is not None:
            yield last
        last = entry
    if last is not None:
        yield last
