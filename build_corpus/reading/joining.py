"""Makes one text of the lines of a paragraph, and says what became of each of their characters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from build_corpus.model import Diagnostic
from build_corpus.reading.characters import dropped
from build_corpus.reading.hyphens import HYPHENS, Vocabulary, continues_address, decide, is_broken
from build_corpus.reading.pdf_lines import CLOSING
from build_corpus.reading.pdf_tables import cells
from build_corpus.reading.stray_spaces import stray_spaces
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.ledger import Drop
    from build_corpus.reading.pdf_lines import Line, LineNumbers, TextLine

_SPACES = re.compile(r"\s{2,}|[^\S ]")
_OPEN_RANGE = re.compile(r"\d[–—]\Z")
_STRAY_BEFORE_BREAK = re.compile(rf"[^\W\d_] +[{HYPHENS}]\Z")


@dataclass
class Joiner:
    """Joins lines of one cleaned text, and collects what it drops and doubts."""

    whole: Traced
    """The cleaned text, which all lines are offsets in."""
    vocabulary: Vocabulary
    numbers: LineNumbers
    drops: list[Drop] = field(default_factory=list)
    doubts: list[Diagnostic] = field(default_factory=list)

    def drop(self, start: int, end: int, rule: str) -> None:
        """Drop the characters `start` to `end` of the cleaned text."""
        if start < end:
            self.drops += dropped(self.whole[start:end], rule)

    def drop_line(self, line: Line, rule: str) -> None:
        """Drop a whole line, its end included."""
        self.drop(line.start, line.last, rule)
        self.drop_end(line, line.last)

    def drop_end(self, line: Line, start: int) -> None:
        """Drop the end of a line, from `start` on."""
        end = line.next - 1 if line.ends_page else line.next
        self.drop(start, end, "line-end")
        self.drop(end, line.next, "page-break")

    def _stands_before(self, label: Line, line: Line) -> bool:
        """Whether nothing but blank space stands between a label and its line."""
        return label.last <= line.first and not self.whole.text[label.last : line.first].strip()

    def _physical(self, lines: Sequence[TextLine]) -> Iterator[TextLine]:
        """`lines` with the labels that stand right before their lines as lines of their own."""
        for item in lines:
            if item.label is None or item.moved or not self._stands_before(item.label, item.line):
                yield item
            else:
                yield replace(item, line=item.label, label=None, mark=None, broken=False)
                yield replace(item, label=None)

    def join(self, lines: Sequence[TextLine], skip: int = 0) -> Traced:
        """One text of `lines`, less the first `skip` characters of the first one, which the caller accounts for.

        A label that is printed behind its line comes before it, and a line printed elsewhere comes to its place.
        """
        parts: list[Traced] = []
        lines = list(self._physical(lines))
        for index, item in enumerate(lines):
            line = item.line
            if item.label is not None:
                self.drop_line(item.label, "label-order")
                parts.append(Traced.added(f"{item.label.text} ", "label-order"))
            following = lines[index + 1].text if index + 1 < len(lines) else ""
            if item.mark is not None:
                self.drop_line(item.mark, "line-order")
                if not item.sure:
                    self.doubts.append(Diagnostic.of("mark-place", self._place(line), label=item.mark.text))
            if item.moved:
                self.drop(line.start, line.last, "line-order")
                if following:
                    self.drop_end(line, line.last)
                if not item.sure:
                    self.doubts.append(Diagnostic.of("moved-line", self._place(line)))
                parts.append(Traced.added(self._moved(item, following), "line-order"))
                continue
            self.drop(line.start, line.first, "indent")
            start = line.first + (skip if index == 0 else 0)
            end, separator = self._seam(line, following) if following and not item.broken else (line.last, Traced())
            if item.mark is not None:
                at = line.first + item.mark_at
                parts += (self.whole[start:at], Traced.added(item.mark.text, "line-order"))
                start = at
                if self.whole.text[at] == " " and self.whole.text[at + 1] in CLOSING:
                    self.drop(at, at + 1, "extra-space")
                    start = at + 1
            parts += (self.whole[start:end], separator)
        return self._mend(Traced.concat(parts))

    def table(self, lines: Sequence[TextLine], rows: Sequence[int], glued: Sequence[int] = ()) -> Traced:
        """One text of the `lines` of a table, rows parted by a line feed and cells by a tab.

        `rows` are the indexes of the lines that begin a row, `glued` those of the lines that hold a name and an amount.
        """
        parts: list[Traced] = []
        for index, item in enumerate(lines):
            line = item.line
            if index:
                begins = index in rows
                parts.append(Traced.added("\n", "table-row") if begins else Traced.added("\t", "table-cell"))
            if item.moved:
                self.drop(line.start, line.last, "line-order")
                parts.append(Traced.added(line.text, "line-order"))
                if index + 1 < len(lines):
                    self.drop_end(line, line.last)
                continue
            self.drop(line.start, line.first, "indent")
            position = 0
            for number, (start, end) in enumerate(cells(line.text, 1) if index in glued else cells(line.text)):
                self.drop(line.first + position, line.first + start, "cell-space")
                parts += [Traced.added("\t", "table-cell")] if number else []
                parts.append(self.whole[line.first + start : line.first + end])
                position = end
            if index + 1 < len(lines):
                self.drop_end(line, line.last)
        return Traced.concat(parts)

    def _seam(self, line: Line, following: str) -> tuple[int, Traced]:
        """Where the kept part of `line` ends, and what stands between it and the next line, `following`."""
        text = line.text
        if is_broken(text, following):
            decision = decide(text, following, self.vocabulary)
            if decision.doubtful:
                self._doubt(line, following, keep=decision.keep)
            self.drop_end(line, line.last)
            if decision.keep and text[-1] == "-":
                return line.last, Traced()
            self.drop(line.last - 1, line.last, "line-hyphen")
            return line.last - 1, Traced.added("-", "line-hyphen") if decision.keep else Traced()
        if _STRAY_BEFORE_BREAK.search(text) and following[0].islower():
            bare = text[:-1].rstrip()
            if decide(bare + text[-1], following, self.vocabulary).keep:  # «по -|разному»; a dash stays a dash
                self.drop_end(line, line.last)
                return line.last, Traced()
        in_range = _OPEN_RANGE.search(text) is not None and following[0].isdigit()  # «2002–|2012 годы»
        if in_range or following[0] in CLOSING or continues_address(text, following, self.vocabulary):
            self.drop_end(line, line.last)
            return line.last, Traced()
        if self.whole.text[line.last : line.last + 1] == " " and line.trailing:
            self.drop_end(line, line.last + 1)
            return line.last + 1, Traced()
        self.drop_end(line, line.last)
        return line.last, Traced.added(" ", "line-space")

    def _doubt(self, line: Line, following: str, *, keep: bool) -> None:
        before = line.text.split()[-1]
        after = following.split(maxsplit=1)[0]
        joined, compound = before[:-1] + after, before + after
        taken, other = (compound, joined) if keep else (joined, compound)
        self.doubts.append(Diagnostic.of("undecided-hyphen", self._place(line), taken=taken, other=other))

    def _moved(self, item: TextLine, following: str) -> str:
        """The text of a line printed elsewhere, with what stands between it and the next line, `following`."""
        text = item.content
        if not following or not is_broken(text, following):
            return f"{text} " if following else text
        decision = decide(text, following, self.vocabulary)
        if decision.doubtful:
            self._doubt(item.line, following, keep=decision.keep)
        return f"{text[:-1]}-" if decision.keep else text[:-1]

    def doubt_place(self, line: Line, label: str) -> None:
        """Say that `line` stays where it is printed, though it may begin the paragraph `label`, printed without one."""
        self.doubts.append(Diagnostic.of("undecided-place", self._place(line), label=label.rstrip(".")))

    def _place(self, line: Line) -> tuple[int, int]:
        """The number of a line, as a place of one line."""
        offset = self.whole.source_offset(line.first)
        number = 1 if offset is None else self.numbers.at(offset)
        return number, number

    def doubt_seams(self, lines: Sequence[TextLine], places: Sequence[int]) -> None:
        """Say that those of the `lines` of a paragraph that stand at `places` may begin another one."""
        self.doubts += (Diagnostic.of("joined-paragraph", self._place(lines[place].line)) for place in places)

    def _mend(self, text: Traced) -> Traced:
        """`text` with single spaces, and without those inside words."""
        parts: list[Traced] = []
        position = 0
        for match in _SPACES.finditer(text.text):
            start, end = match.span()
            space = text.text.find(" ", start, end)
            if space < 0:  # tabs and no-break spaces part words like any other space
                kept = Traced.added(" ", "white-space")
                self.drops += dropped(text[start:end], "white-space")
            else:
                kept = text[space : space + 1]
                self.drops += dropped(text[start:space], "extra-space")
                self.drops += dropped(text[space + 1 : end], "extra-space")
            parts += (text[position:start], kept)
            position = end
        text = Traced.concat((*parts, text[position:])) if parts else text
        cuts = list(stray_spaces(text.text))
        for start, end in cuts:
            self.drops += dropped(text[start:end], "stray-space")
        return text.without(cuts) if cuts else text
