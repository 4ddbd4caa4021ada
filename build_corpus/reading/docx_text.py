"""Text extracted from a Word file: a paragraph a line, with bookmarks and notes printed into the text.

The layout is that of Apache POI, which Apache Tika uses: `[bookmark: NAME]` where a bookmark begins,
`[footnoteRef:ID]` (`[endnoteRef:ID]`) where a note is called, followed by the mark itself where the author typed
one, and ` [ID: TEXT] ` with the note's text behind the paragraph. The text of a note begins with its typed mark
too and may itself hold brackets and line ends.

Tracked changes arrive fused, deleted and inserted words without a sign of which is which; they stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.model import Diagnostic, RawBlock, RawNote, Shape
from build_corpus.reading.characters import merged
from build_corpus.reading.docx_line_notes import line_calls, line_notes
from build_corpus.reading.findings import Findings
from build_corpus.reading.fragments import Edit, Fragment, Workbench, line_break
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from build_corpus.model import Source
    from build_corpus.reading.docx_line_notes import LineMark

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_BOOKMARK = re.compile(
    r"\[bookmark: ?[^\s\[\]]{1,80} ?\]|\[\]\{#[\w:.-]{1,120}(?: \.anchor)?\}|\{#[\w:.-]{1,120}(?: \.anchor)?\}"
)
_RULE = re.compile(r"[ \t\u00a0]*([_=*—-])(?:[ \t\u00a0]{0,3}\1){2,}[ \t\u00a0]*\Z")
"""A line that closes a text or stands before its notes."""
_CONTENTS = re.compile(rf"(?:[ \t\u00a0]|{_BOOKMARK.pattern})*\[bookmark: ?_Toc")
_ITEM = re.compile(r"[(\[]?[\w ]{1,10}\)")
_CALL = re.compile(r"\[(?:foot|end)noteRef: ?(?P<id>-?\d{1,6})\]")
_OPENING = re.compile(r"\[(?P<id>-?\d{1,6}):(?=[ \t\u00a0])")
_MARKUP = re.compile(rf"(?P<bookmark>{_BOOKMARK.pattern})|(?P<call>{_CALL.pattern})|(?P<end>\r\n|\r|\n)")
_CALL_OR_OPENING = re.compile(r"\[(?P<ref>(?:foot|end)noteRef: ?)?(?P<id>-?\d{1,6})(?(ref)\]|:(?=[ \t\u00a0]))")
_BRACKET = re.compile(r"[\[\]]")
_TYPED_MARK = re.compile(r"(?:\d{1,4}(?!\d)|[*†‡§]{1,4}|(?:[a-z]{1,4}|[а-я])(?!\w))")
_SPACES = re.compile(r"[ \t\u00a0]*")
_BEFORE_LABEL = re.compile(rf"(?:[ \t\u00a0]|{_BOOKMARK.pattern})*")
_LABEL_BEFORE_TAB = re.compile(
    r"""(?:
        [(\[]?(?:\d{1,4}(?:\.\d{1,3}){0,4}[^\W\d_]{0,2}|[^\W\d_]{1,5}(?=[\w \u00a0]{0,12}[).])|[IVXLC]{1,6}|[^\W\d_])
        (?:[ \u00a0]?(?:bis|ter|qu|sex|sept|oct)\w{0,8})?[).]{0,2}
      | [•·▪●○◦‣■□➢\uf0b7\u2013\u2014-]
    )[ \u00a0]*\t""",
    re.VERBOSE,
)
"""A label of any series, an old and a new one fused (`gf)`, `1213`) included; no «MOD», no word."""
_BULLET = re.compile(r"[•·▪●○◦‣■□➢\uf0b7]|[\u2013\u2014-](?=[ \t\u00a0])")
_LONGEST_NOTE = 60
"""Lines that a note may run over: more than any note has, few enough to keep a broken source quick to read."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: its text from `start` to `end`, its line end up to `next`."""

    start: int
    end: int
    next: int


@dataclass(frozen=True, slots=True)
class _Note:
    """A note: `[ID:` and its typed mark from `start` on, its text from `text` to `end`, then its bracket."""

    start: int
    text: int
    end: int
    label: str
    first: int
    """Index of its first line."""
    last: int
    brackets: int = 1
    """Characters that close it."""


def read(source: Source) -> Findings:
    """The paragraphs and notes of `source`; `Findings` accounts for every character of it.

    A block is a line. Its printed label stands at the start of its text, parted from the rest by the tab or space
    that the source has there; every other tab is a space. Bullets are marked as such, and as headings those lines that
    a table of contents leads to; of other headings the text shows nothing.
    """
    return _Reader(source.text).findings()


class _Reader:
    """The state of one reading."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bench = Workbench(text)
        self.lines = [_Line(m.start(), m.end(1), m.end()) for m in _LINE.finditer(text, self.bench.start) if m[0]]
        self.diagnostics: list[Diagnostic] = []
        self.line_notes = line_notes(text, (line.start for line in self.lines))
        self.line_calls = line_calls(text, self.line_notes)
        self.marks: dict[int, tuple[int, str]] = {}
        """For the start of each call of a note: where its mark ends, and its label."""

    def findings(self) -> Findings:
        """Read it all."""
        notes = self._find_notes()
        by_line: defaultdict[int, list[_Note]] = defaultdict(list)
        for note in notes:
            by_line[note.first].append(note)
        blocks: list[RawBlock] = []
        index = 0
        while index < len(self.lines):
            here = by_line.get(index, [])
            last = here[-1].last if here else index
            start, end = self.lines[index].start, self.lines[last].end
            if _RULE.match(self.text, start, end):
                self.bench.drop(start, end, "page-rule")
            elif (block := self._block(start, end, here)).text:
                blocks.append(block)
            self.bench.drop(self.lines[last].end, self.lines[last].next, "line-end")
            index = last + 1
        raw_notes = tuple(self._raw_note(note) for note in notes)
        return Findings(tuple(blocks), raw_notes, merged(self.bench.drops), tuple(self.diagnostics))

    # --- notes ---------------------------------------------------------------------------------------------------

    def _find_notes(self) -> list[_Note]:
        """All notes that a call before them announces, in order; fills `marks`."""
        notes: list[_Note] = []
        calls: defaultdict[str, deque[re.Match[str]]] = defaultdict(deque)
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if line.start in self.line_notes:
                mark = self.line_notes[line.start]
                notes.append(_Note(line.start, mark.end, line.end, mark.label, index, index, brackets=0))
                index += 1
                continue
            openings: list[tuple[re.Match[str], re.Match[str]]] = []
            for match in _CALL_OR_OPENING.finditer(self.text, line.start, line.end):
                if match["ref"]:
                    calls[match["id"]].append(match)
                    self.marks[match.start()] = self._mark_without_note(match)
                elif calls[match["id"]]:
                    openings.append((match, calls[match["id"]].popleft()))
            last = index
            for number, (opening, call) in enumerate(openings):
                is_last = number == len(openings) - 1
                stop = line.end if is_last else openings[number + 1][0].start()
                end, last = self._end_of_note(opening.end(), stop, index, may_run_on=is_last)
                if end is None:
                    self._report_unclosed(opening["id"], index)
                    continue
                notes.append(self._note(opening, call, end, index, last))
            index = last + 1
        return notes

    def _end_of_note(self, start: int, stop: int, index: int, *, may_run_on: bool) -> tuple[int | None, int]:
        """Where the bracket stands that closes the note whose text begins at `start`, and the index of its line.

        It is the last bracket before `stop` that closes nothing inside the note. If the note holds a bracket that is
        never closed, the bracket at the end of the line will do; otherwise the note runs on into the next lines.
        """
        end, depth = self._last_unmatched(start, stop, 0)
        if end is not None:
            return end, index
        if self.text[start:stop].rstrip().endswith("]"):
            return self.text.rindex("]", start, stop), index
        if may_run_on:
            for number in range(index + 1, min(index + _LONGEST_NOTE, len(self.lines))):
                line = self.lines[number]
                if _CALL.search(self.text, line.start, line.end):
                    break
                end, depth = self._last_unmatched(line.start, line.end, depth)
                if end is not None:
                    return end, number
        return None, index

    def _last_unmatched(self, start: int, stop: int, depth: int) -> tuple[int | None, int]:
        """The last `]` from `start` to `stop` that has no `[`, `depth` of which are open; and how many are then."""
        end: int | None = None
        for match in _BRACKET.finditer(self.text, start, stop):
            if match[0] == "[":
                depth += 1
            elif depth:
                depth -= 1
            else:
                end = match.start()
        return end, depth

    def _mark_without_note(self, call: re.Match[str]) -> tuple[int, str]:
        """The mark at `call` as far as it can be known without its note: the typed mark is known if it is the id."""
        typed = _TYPED_MARK.match(self.text, call.end())
        return (typed.end() if typed and typed[0] == call["id"] else call.end()), call["id"]

    def _note(self, opening: re.Match[str], call: re.Match[str], end: int, first: int, last: int) -> _Note:
        """The note at `opening`, which `call` announces. A typed mark stands in both places."""
        start = _SPACES.match(self.text, opening.end(), end).end()  # type: ignore[union-attr]  # it matches nothing too
        label = call["id"]
        in_text = _TYPED_MARK.match(self.text, call.end())
        in_note = _TYPED_MARK.match(self.text, start, end)
        mark_end = call.end()
        if in_note and in_text and in_note[0] == in_text[0]:
            label, mark_end, start = in_text[0], in_text.end(), in_note.end()
        elif in_note and in_note[0] == label and self.text[in_note.end() : in_note.end() + 1].isspace():
            start = in_note.end()
        self.marks[call.start()] = (mark_end, label)
        return _Note(opening.start(), start, end, label, first, last)

    def _report_unclosed(self, label: str, index: int) -> None:
        self.diagnostics.append(Diagnostic.of("unclosed-note", (index + 1, index + 1), label=label))

    # --- texts ---------------------------------------------------------------------------------------------------

    def _edits(self, start: int, end: int) -> tuple[list[Edit], list[tuple[int, str]]]:
        """What is no text between `start` and `end`, and the marks there."""
        edits: list[Edit] = []
        marks: list[tuple[int, str]] = []
        for match in _MARKUP.finditer(self.text, start, end):
            if match["bookmark"]:
                edits.append(Edit(match.start(), match.end(), "bookmark"))
            elif match["end"]:
                edits.append(line_break(match.start(), match.end()))
            else:
                mark_end, label = self.marks.get(match.start(), (match.end(), match["id"]))
                edits.append(Edit(match.start(), min(mark_end, end), "footnote-mark"))
                marks.append((match.start(), label))
        for call in self.line_calls[
            bisect_left(self.line_calls, start, key=_start_of) : bisect_left(self.line_calls, end, key=_start_of)
        ]:
            edits.append(Edit(call.start, call.end, "footnote-mark"))
            marks.append((call.start, call.label))
        edits.sort()
        return edits, sorted(marks)

    def _block(self, start: int, end: int, notes: list[_Note]) -> RawBlock:
        """The paragraph from `start` to `end` without its `notes`."""
        edits: list[Edit] = []
        marks: list[tuple[int, str]] = []
        position = start
        for note in notes:
            more_edits, more_marks = self._edits(position, note.start)
            edits += [*more_edits, Edit(note.start, note.end + note.brackets, "")]
            marks += more_marks
            position = note.end + note.brackets
        more_edits, more_marks = self._edits(position, end)
        edits += more_edits
        marks += more_marks
        fragment = self._parted(start, end, edits, marks)
        return RawBlock(
            fragment.text,
            self._shape(start, end, fragment.text.text),
            marks=fragment.marks,
            indent=_indent(self.text, start, end),
        )

    def _shape(self, start: int, end: int, text: str) -> Shape:
        """Bullets show themselves; Word sets a bookmark for the table of contents before a heading."""
        if _BULLET.match(text):
            return Shape.BULLET
        is_heading = _CONTENTS.match(self.text, start, end) and not _ITEM.match(text) and text[-1:] not in ".,;:"
        return Shape.HEADING if is_heading else Shape.PROSE

    def _parted(self, start: int, end: int, edits: list[Edit], marks: list[tuple[int, str]]) -> Fragment:
        """The paragraph with the tab behind its label, if it has one."""
        label = _BEFORE_LABEL.match(self.text, start, end).end()  # type: ignore[union-attr]  # it matches nothing too
        tab = _LABEL_BEFORE_TAB.match(self.text, label, end)
        if not tab:
            return self.bench.assemble(start, end, edits, marks)
        cut = tab.end()
        head = self.bench.assemble(start, cut - 1, [e for e in edits if e.end < cut], [m for m in marks if m[0] < cut])
        rest = self.bench.assemble(cut, end, [e for e in edits if e.start >= cut], [m for m in marks if m[0] >= cut])
        if rest.text:
            return head.followed_by((Traced.of(self.text, cut - 1, cut), rest))
        self.bench.drop(cut - 1, cut, "white-space")
        return head.followed_by((Traced(), rest))

    def _raw_note(self, note: _Note) -> RawNote:
        """The text of `note`, its brackets and mark left out."""
        edits, _ = self._edits(note.text, note.end)
        fragment = self.bench.assemble(note.text, note.end, edits)
        self.bench.drop(note.start, note.text, "footnote-mark")
        self.bench.drop(note.end, note.end + note.brackets, "footnote-mark")
        return RawNote(note.label, fragment.text)


def _start_of(mark: LineMark) -> int:
    return mark.start


def _indent(text: str, start: int, end: int) -> int:
    """How many blanks the line from `start` to `end` begins with, a tab counted up to the next multiple of four."""
    blanks = len(text[start:end]) - len(text[start:end].lstrip(" \t\u00a0"))
    return len(text[start : start + blanks].expandtabs(4))
