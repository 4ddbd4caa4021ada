"""One region of a recognised page cut into what a reader sees: a heading glued to a title, notes in a row.

A region is what the block syntax holds together; models put no blank line where the page had only a line end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from build_corpus.model import Shape
from build_corpus.reading import ocr_articles, ocr_breaks, ocr_faces, ocr_inline, ocr_stars
from build_corpus.reading.fragments import Edit
from build_corpus.reading.ocr_marks import Mark
from build_corpus.reading.ocr_pages import Note, Paragraph
from build_corpus.reading.ocr_regions import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from build_corpus.reading.fragments import Fragment, Workbench
    from build_corpus.reading.ocr_inline import Inline
    from build_corpus.reading.ocr_joints import Joints
    from build_corpus.reading.ocr_regions import Line, Region
    from build_corpus.reading.ocr_whole import Whole

_T = TypeVar("_T")

_DECORATION = re.compile(r"(?:[*-]\s{1,8})?(?:[*_\s]|</?[A-Za-z][^<>]{0,200}>){0,12}\Z")
_STARTS_ANEW = re.compile(r"(?:[*_\s]|<[^<>]{0,40}>){0,12}[«\"(\[]?(?:[^\W\d_]|\d)")
_OUTLINE_LABEL = re.compile(
    r"(?:[*_\s]|<[^<>]{0,40}>){0,12}(?:[IVXLC]{1,6}|[A-ZА-ЯЁ]|\d{1,2}(?:\.\d{1,2}){0,3})\\?[.)][*_\s]{1,6}[«\"(]?[A-ZА-ЯЁ]"
)
_ENDS = re.compile(r"[.,:;!?][»”\")*_\]]{0,4}\Z")
_NOTHING = re.compile(r"\s*\Z")
_SENTENCE_END = ".;:!?»)"
_LIST_INDENT = 4
"""Blanks that a list in a list is set in."""
_LONGEST_HEADING = 300
_LONGEST_SENTENCE_HEADING = 120


class Cutter:
    """Cuts the regions of one source, in order: whether a mark begins a note depends on the marks before it."""

    def __init__(self, bench: Workbench, joints: Joints, whole: Whole) -> None:
        """Cut regions of the source on `bench`, of which `whole` tells what no region does alone."""
        self.bench = bench
        self.whole = whole
        self.text = bench.text
        self.joints = joints
        self.called: set[str] = set()
        """Labels of the marks met so far."""
        self.stars: set[str] = set()
        """Stars met behind a word so far, which may call a note."""

    def pieces(self, region: Region) -> Iterator[Paragraph | Note]:
        """The paragraphs, headings and notes of `region`."""
        inline = ocr_inline.scan(self.text, region.start, region.end, self.whole)
        openings = self._note_openings(region, inline)
        cuts = self._cuts(region, inline, openings)
        edits = self._edits(region, inline, cuts)
        edits = [*self._marker(region, is_note=region.start in openings), *edits]
        bold, emphasised = self._faces(cuts, inline)
        for (start, end), is_bold, is_emphasised in zip(cuts, bold, emphasised, strict=True):
            inside = _between(edits, start, end, key=lambda edit: edit.start)
            marks = _between(inline.marks, start, end, key=lambda mark: mark.start)
            links = _between(inline.links, start, end, key=lambda link: link[0])
            opening = openings.get(start)
            if opening is not None:
                yield self._note(start, end, opening, inside, links)
                continue
            self.called.update(label for mark in marks for label in mark.labels)
            self.stars.update(label for mark in marks for label in mark.labels if set(label) == {"*"})
            placed = [(mark.start, label) for mark in marks for label in mark.labels]
            fragment = self.bench.assemble(start, end, inside, placed, links)
            indent = region.indent if start == region.start else 0
            if item := self.whole.items.get(start):
                indent += _LIST_INDENT * item.depth
            paragraph = self._paragraph(
                replace(region, indent=indent), fragment, is_first=start == region.start, is_bold=is_bold
            )
            yield self._star_note(fragment) or replace(paragraph, set_off=is_emphasised)
            self.stars |= ocr_stars.calls_in(fragment.text.text)

    def _faces(self, cuts: Sequence[tuple[int, int]], inline: Inline) -> tuple[list[bool], list[bool]]:
        """For each piece from `cuts`, whether it is all in bold, and whether all but its last sign is emphasised."""
        bold = emphasised = [False] * len(cuts)
        if inline.strong:
            bold = ocr_faces.are_set(self.text, cuts, inline.strong, inline.edits)
        if inline.strong or inline.slanted:
            wordings = [(start, end - (self.text[end - 1] in ",:")) for start, end in cuts]
            emphasised = ocr_faces.are_set(self.text, wordings, [*inline.strong, *inline.slanted], inline.edits)
        return bold, emphasised

    def _note(self, start: int, end: int, opening: Mark, edits: list[Edit], links: list[tuple[int, int, str]]) -> Note:
        fragment = self.bench.assemble(start, end, edits, (), links)
        return Note(", ".join(opening.labels), fragment, holds_paragraphs=self.text.startswith("[^", opening.start))

    def _star_note(self, fragment: Fragment) -> Note | None:
        """`fragment` as a note, if it begins with stars that called one before."""
        match = ocr_stars.NOTE.match(fragment.text.text)
        if match is None or match["label"] not in self.stars:
            return None
        for span in fragment.text[: match.end()].source_spans():
            self.bench.drop(span.start, span.end, "footnote-mark")
        return Note(match["label"], fragment.behind(match.end()))

    def _paragraph(self, region: Region, fragment: Fragment, *, is_first: bool, is_bold: bool) -> Paragraph:
        text = fragment.text.text
        shape = Shape.PROSE
        if region.kind is Kind.HEADING or (is_bold and region.kind is Kind.PARAGRAPH and _is_heading(text)):
            shape = Shape.HEADING
        elif region.kind is Kind.BULLET and is_first:
            shape = Shape.BULLET
        return Paragraph(fragment, shape, region.level, region.indent, emphasis=is_bold)

    def _marker(self, region: Region, *, is_note: bool) -> list[Edit]:
        """What becomes of the marker of a list item: `*` is no printed sign, `-` may be."""
        marker = self.text[region.start]
        if region.kind is not Kind.BULLET or marker not in "*-+":
            return []
        if self.text.startswith("--", region.start):
            return [Edit(region.start, region.start + 2, "markup", "–", "list-marker")]
        if is_note:
            return [Edit(region.start, region.start + 1, "markup")]
        if marker == "-" or (region.lone_star and "*" in self.stars):
            return []
        return [Edit(region.start, region.start + 1, "markup", "•", "list-marker")]

    # --- notes ---------------------------------------------------------------------------------------------------

    def _note_openings(self, region: Region, inline: Inline) -> dict[int, Mark]:
        """The marks that begin the text of a note, by the start of their lines."""
        openings: dict[int, Mark] = {}
        for line in region.lines:
            if line.start in self.whole.note_lines:
                end, label = self.whole.note_lines[line.start]
                openings[line.start] = Mark(line.start, end, (label,))
        inline.edits = [*inline.edits, *(Edit(m.start, m.end, "footnote-mark") for m in openings.values())]
        starts = [line.start for line in region.lines]
        called = set(self.called)
        for mark in inline.marks:
            line = region.lines[bisect_right(starts, mark.start) - 1]
            opens = line.start not in openings and _DECORATION.match(self.text, line.start, mark.start) is not None
            is_known = line is region.lines[0] or bool(openings)
            if opens and self._begins_note(mark, line, called, is_known=is_known):
                openings[line.start] = mark
            else:
                called.update(mark.labels)
        return openings

    def _begins_note(self, mark: Mark, line: Line, called: set[str], *, is_known: bool) -> bool:
        """Whether `mark`, with which `line` begins, is that of a note's text rather than a call of the note.

        It is where `is_known`, for a paragraph or another note begins there, or where it was `called` before.
        """
        following = self.text[mark.end : line.end].lstrip(" \t\u00a0*_")
        if not following and line.end == mark.end:
            return False
        return is_known or (not following[:1].islower() and called.issuperset(mark.labels))

    # --- cuts ----------------------------------------------------------------------------------------------------

    def _cuts(self, region: Region, inline: Inline, openings: dict[int, Mark]) -> list[tuple[int, int]]:
        """Where the pieces of `region` begin and end."""
        line_ends = {line.start: before.end for before, line in pairwise(region.lines)}
        cuts = {start: line_ends[start] for start in openings if start in line_ends}
        if line_ends and region.kind is Kind.PARAGRAPH:
            cuts |= {line.start: before.end for before, line in ocr_breaks.breaks(self.text, region.lines)}
        places = [place for place in inline.breaks if place > region.start]
        if inline.strong:
            cuts |= self._between_bold_lines(region, inline) if line_ends else {}
            places += self._glued(region, inline)
        places += self._behind_article(region, inline)
        cuts |= {place: line_ends.get(place, place) for place in places}
        edges: list[tuple[int, int]] = []
        start = region.start
        starts = [edit.start for edit in inline.edits]
        for following, end in sorted(cuts.items()):
            index = bisect_left(starts, following) - 1
            if start < end and (index < 0 or inline.edits[index].end <= end):
                edges.append((start, end))
                start = following
        return [*edges, (start, region.end)]

    def _behind_article(self, region: Region, inline: Inline) -> list[int]:
        """Where the heading of an article ends that stands in one line with its text."""
        faces = [*inline.strong, *inline.slanted]
        if region.kind is not Kind.PARAGRAPH or not faces:
            return []
        place = ocr_articles.text_of_article(self.text, region.start, region.end, faces)
        return [] if place is None else [place]

    def _between_bold_lines(self, region: Region, inline: Inline) -> dict[int, int]:
        """The ends of lines where a line in bold meets another line that is no part of it."""
        lines = [(line.start, line.end) for line in region.lines]
        bold = ocr_faces.are_set(self.text, lines, inline.strong, inline.edits)
        strong = sorted(inline.strong)
        cuts: dict[int, int] = {}
        for number, (before, line) in enumerate(pairwise(region.lines)):
            if not (bold[number] or bold[number + 1]):
                continue
            index = bisect_left(strong, (before.end, 0)) - 1
            if index >= 0 and strong[index][1] > line.start:
                continue
            ended = bold[number] and _ENDS.search(self.text[max(before.end - 8, before.start) : before.end])
            if ended or self._starts_anew(line.start):
                cuts[line.start] = before.end
        return cuts

    def _glued(self, region: Region, inline: Inline) -> Iterator[int]:
        """Where a bold piece begins that is glued to the bold piece or to the sentence before it."""
        ends = {last for _, last in inline.strong}
        for first, last in inline.strong:
            if first <= region.start:
                continue
            if first in ends:
                if self._starts_anew(first):
                    yield first
            elif (
                self.text[first - 1] in _SENTENCE_END
                and _OUTLINE_LABEL.match(self.text, first, last)
                and _NOTHING.match(self.text, last, region.end)
            ):
                yield first

    def _starts_anew(self, start: int) -> bool:
        """Whether what begins at `start` begins with a capital letter or a digit."""
        match = _STARTS_ANEW.match(self.text, start)
        return match is not None and not match[0][-1].islower()

    def _edits(self, region: Region, inline: Inline, cuts: list[tuple[int, int]]) -> list[Edit]:
        """All edits of `region` in order, the line ends with them; those between pieces are dropped at once."""
        starts = {start for start, _ in cuts}
        edits = list(inline.edits)
        for before, line in pairwise(region.lines):
            if line.start in starts:
                self.bench.drop(before.end, line.start, "line-end")
            else:
                edits += self.joints.edits(before.end, line.start)
        ordered: list[Edit] = []
        for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
            if not ordered or edit.start >= ordered[-1].end:
                ordered.append(edit)
        return ordered


def _between(items: list[_T], start: int, end: int, key: Callable[[_T], int]) -> list[_T]:
    """Those of `items`, which are in the order of `key`, that begin between `start` and `end`."""
    return items[bisect_left(items, start, key=key) : bisect_left(items, end, key=key)]


def _is_heading(text: str) -> bool:
    """Whether a line in bold may be a heading: not a clause, not a long sentence."""
    if text[-1:] in ",;:":
        return False
    return len(text) <= (_LONGEST_SENTENCE_HEADING if text.endswith(".") else _LONGEST_HEADING)
