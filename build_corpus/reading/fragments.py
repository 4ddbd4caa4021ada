"""Cutting and mending a stretch of a source: decisions are edits by source offset, carried out in one place.

A reader of a format only says what to leave out and what to put in its place. The white space is mended here, in
the same way for all formats: one space between words, none at the ends, no-break spaces kept as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.ledger import Drop
from build_corpus.model import NoteMark, SourceLink
from build_corpus.reading import characters
from build_corpus.traced import Run, Span, Traced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NO_BREAK_SPACE = "\u00a0"
_WHITE = " \t\n\v\f\r\x1c-\x1f\x85\u00a0\u2028\u2029"
_CLOSING = tuple(".,;:!?)»")
_TO_MEND = re.compile(rf"[{_WHITE}]{{2,}}|[^\S \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_WHITE_RUN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Leave out the characters `start` to `end` of the source, and put `added` there."""

    start: int
    end: int
    rule: str
    """The rule that drops them; empty where they stand in another block or note."""
    added: str = ""
    """What stands there instead. A space is left out where it would be a second one."""
    added_rule: str = ""


def line_break(start: int, end: int) -> Edit:
    """The end of a line inside a paragraph: a space."""
    return Edit(start, end, "line-end", " ", "line-space")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of plain text, with the marks and links on it by offsets in it."""

    text: Traced
    marks: tuple[NoteMark, ...] = ()
    links: tuple[SourceLink, ...] = ()

    def behind(self, offset: int) -> Fragment:
        """What stands behind `offset`."""
        return Fragment(
            self.text[offset:],
            tuple(NoteMark(mark.label, mark.offset - offset) for mark in self.marks if mark.offset >= offset),
            tuple(
                SourceLink(max(link.start - offset, 0), link.end - offset, link.address)
                for link in self.links
                if link.end > offset
            ),
        )

    def part(self, start: int, end: int) -> Fragment:
        """The characters `start` to `end`; a mark belongs to the character that it stands behind."""
        rest, length = self.behind(start), end - start
        return Fragment(
            rest.text[:length],
            tuple(mark for mark in rest.marks if (mark.offset or not start) and mark.offset <= length),
            tuple(
                SourceLink(link.start, min(link.end, length), link.address)
                for link in rest.links
                if link.start < length
            ),
        )

    def followed_by(self, *others: tuple[Traced, Fragment]) -> Fragment:
        """This fragment and all `others`, each behind the separator that it comes with."""
        texts, marks, links = [self.text], [*self.marks], [*self.links]
        length = len(self.text)
        for separator, other in others:
            texts += (separator, other.text)
            length += len(separator)
            marks += [NoteMark(mark.label, mark.offset + length) for mark in other.marks]
            links += [SourceLink(link.start + length, link.end + length, link.address) for link in other.links]
            length += len(other.text)
        return Fragment(Traced.concat(texts), tuple(marks), tuple(links))


class Workbench:
    """The text of one source and the drops made so far."""

    def __init__(self, text: str) -> None:
        """Take `text`, the whole decoded source; a byte order mark at its start is dropped at once."""
        self.text = text
        self.start = 0
        clean, drops = characters.clean(text)
        composed = (run.text for run in clean.runs if run.source is None)
        self._mendings = [
            Edit(d.span.start, d.span.end, d.rule, *((next(composed), d.rule) if d.rule == "unicode-nfc" else ()))
            for d in drops
        ]
        self.drops: list[Drop] = []
        if self._mendings and self._mendings[0].rule == "byte-order-mark":
            self.start = self._mendings.pop(0).end
            self.drop(0, self.start, "byte-order-mark")
        self._mended_at = [edit.start for edit in self._mendings]

    def drop(self, start: int, end: int, rule: str) -> None:
        """Leave out the characters `start` to `end`, if there are any."""
        if end > start:
            self.drops.append(Drop(Span(start, end), rule))

    def assemble(
        self,
        start: int,
        end: int,
        edits: Sequence[Edit] = (),
        marks: Iterable[tuple[int, str]] = (),
        links: Iterable[tuple[int, int, str]] = (),
    ) -> Fragment:
        """The characters `start` to `end` with `edits` (in order, apart) carried out.

        `marks` are (source offset, label), `links` are (source start, source end, address). A mark moves before the
        white space that it stands behind. Links on nothing are left out.
        """
        builder = _Builder(self)
        for edit in self._with_mendings(start, end, edits):
            builder.keep(start, edit.start)
            builder.edit(edit)
            start = edit.end
        builder.keep(start, end)
        builder.finish()
        text = Traced.concat(Traced((run,)) for run in builder.runs)
        placed_marks = tuple(NoteMark(label, _behind_word(text.text, builder.locate(at))) for at, label in marks)
        placed_links = (
            _trimmed(text.text, SourceLink(builder.locate(first), builder.locate(last), address))
            for first, last, address in links
        )
        return Fragment(text, placed_marks, tuple(link for link in placed_links if link.start < link.end))

    def _with_mendings(self, start: int, end: int, edits: Sequence[Edit]) -> Iterator[Edit]:
        """`edits` and the characters to mend between `start` and `end`; those that touch another edit stay."""
        first, last = bisect_left(self._mended_at, start), bisect_left(self._mended_at, end)
        waiting = iter(edits)
        edit = next(waiting, None)
        for mending in self._mendings[first:last]:
            while edit is not None and edit.end <= mending.start:
                yield edit
                edit = next(waiting, None)
            if mending.end <= end and (edit is None or mending.end <= edit.start):
                yield mending
        if edit is not None:
            yield edit
            yield from waiting


def _behind_word(text: str, offset: int) -> int:
    """`offset`, or where the white space before it begins."""
    while offset and text[offset - 1].isspace():
        offset -= 1
    return offset


def _trimmed(text: str, link: SourceLink) -> SourceLink:
    """`link` without the white space at its ends."""
    covered = text[link.start : link.end]
    start = link.start + len(covered) - len(covered.lstrip())
    return SourceLink(start, max(start, link.start + len(covered.rstrip())), link.address)


class _Builder:
    """Collects the runs of one fragment, mends the white space, and remembers what went where."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.runs: list[Run] = []
        self.length = 0
        self.white = True
        self.places: list[tuple[int, int, int]] = []
        """Source start, source end and offset in the fragment of each run."""

    def keep(self, start: int, end: int) -> None:
        """Take over the characters `start` to `end` of the source, their white space mended."""
        text = self.bench.text
        if start < end and self.white:
            leading = _WHITE_RUN.match(text, start, end)
            if leading:
                self._mend_white(start, leading.end())
                start = leading.end()
        for match in _TO_MEND.finditer(text, start, end):
            self._take(start, match.start())
            self._mend_white(match.start(), match.end())
            start = match.end()
        self._take(start, end)

    def edit(self, edit: Edit) -> None:
        """Carry out `edit`."""
        if edit.rule:
            self.bench.drop(edit.start, edit.end, edit.rule)
        if edit.rule == "footnote-mark" and self.bench.text.startswith(_CLOSING, edit.end):
            self._end_without_blanks("extra-space")
        if edit.rule == "line-hyphen":
            self.white = True  # no blank may part the word, not even the indent of the next line
        if not edit.added or (edit.added.isspace() and self.white):
            return
        self._append(Run(edit.added, None, edit.added_rule), edit.start, edit.end)

    def finish(self) -> None:
        """Leave out the white space at the end."""
        self._end_without_blanks("white-space")

    def _end_without_blanks(self, rule: str) -> None:
        self.white = True
        while self.runs:
            run = self.runs[-1]
            rest = run.text.rstrip()
            if len(rest) == len(run.text):
                self.white = False
                return
            if run.source is not None:
                self.bench.drop(run.source + len(rest), run.source + len(run.text), rule)
            self.length -= len(run.text) - len(rest)
            self.runs.pop()
            if rest:
                self.runs.append(run.part(0, len(rest)))

    def locate(self, offset: int) -> int:
        """The place in the fragment of the source's `offset`."""
        index = bisect_right(self.places, (offset, len(self.bench.text) + 1, 0)) - 1
        if index < 0:
            return 0
        start, end, place = self.places[index]
        following = self.places[index + 1][2] if index + 1 < len(self.places) else self.length
        return min(following if offset >= end else place + offset - start, following, self.length)

    def _take(self, start: int, end: int) -> None:
        if start < end and self.white and self.bench.text[start].isspace():
            self._mend_white(start, start + 1)
            start += 1
        if start < end:
            self._append(Run(self.bench.text[start:end], start), start, end)

    def _append(self, run: Run, start: int, end: int) -> None:
        self.places.append((start, end, self.length))
        self.runs.append(run)
        self.length += len(run.text)
        self.white = run.text[-1].isspace()

    def _mend_white(self, start: int, end: int) -> None:
        """One space for the white space from `start` to `end`: the one of the source, if it has one."""
        if self.white:
            self.bench.drop(start, end, "extra-space" if self.runs else "white-space")
            return
        white = self.bench.text[start:end]
        kept = next((white.index(space) for space in (NO_BREAK_SPACE, " ") if space in white), None)
        if kept is None:
            rule = "tab" if "\t" in white else "white-space"
            self.bench.drop(start, end, rule)
            self._append(Run(" ", None, rule), start, end)
            return
        kept += start
        self.bench.drop(start, kept, "extra-space")
        self._append(Run(self.bench.text[kept], kept), kept, kept + 1)
        self.bench.drop(kept + 1, end, "extra-space")
