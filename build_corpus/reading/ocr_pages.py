"""Paragraphs that a page's end and its notes broke are made whole again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.model import RawBlock, RawNote, Shape
from build_corpus.reading.fragments import Fragment
from build_corpus.reading.ocr_continuation import (
    Verdict,
    begins_within,
    heads_clause,
    is_numbered_throughout,
    is_open,
    judge,
)
from build_corpus.reading.ocr_titles import heading_goes_on
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.fragments import Workbench
    from build_corpus.reading.ocr_joints import Joints

_SET_IN = 2
"""Blanks before a paragraph that belongs to the note above it."""
_WORD = 200
"""Characters at an end of a line that are looked at."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of text in the place where it is printed."""

    fragment: Fragment
    shape: Shape = Shape.PROSE
    level: int | None = None
    indent: int = 0
    emphasis: bool = False
    """Whether all of it is set in bold."""
    set_off: bool = False
    """Whether all of it, but for its last sign, is set in bold or italics."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the end of a page."""

    label: str
    fragment: Fragment
    holds_paragraphs: bool = False
    """Whether paragraphs that are set in behind it belong to it, as behind `[^1]:`."""


@dataclass(frozen=True, slots=True)
class PageEnd:
    """A place where a page ends although no note shows it."""

    certain: bool
    """Whether the page's furniture stands here; a rule or a wider gap only makes it likely, and counts no page."""


def whole_paragraphs(
    pieces: Sequence[Paragraph | Note | PageEnd], bench: Workbench, joints: Joints
) -> tuple[list[RawBlock], list[RawNote]]:
    """The blocks and notes of a source from its `pieces`, which are in order.

    A new page begins with the first text behind notes or the end of a page.
    """
    gathering = _Gathering(bench, joints, numbered=_numbered(pieces))
    for piece, following in zip(pieces, _following(pieces), strict=True):
        if isinstance(piece, PageEnd):
            gathering.end_page(certain=piece.certain)
        elif piece.fragment.text:
            if isinstance(piece, Note):
                gathering.take_note(piece)
            else:
                gathering.take(piece, following)
    return gathering.all()


class _Gathering:
    """The blocks and notes so far, and the paragraph that may go on."""

    def __init__(self, bench: Workbench, joints: Joints, *, numbered: bool) -> None:
        self.bench, self.joints, self.numbered = bench, joints, numbered
        self.blocks: list[RawBlock] = []
        self.notes: list[RawNote] = []
        self.page, self.next_page, self.page_ends = 1, 1, False
        self.waiting: _Waiting | None = None
        self.last_note: Note | None = None
        """The note right before, if no text stands between."""
        self.open_note = False
        """Whether the last note stops within a sentence, so that it may go on on the next page."""

    def end_page(self, *, certain: bool) -> None:
        """A page ends here, or may."""
        self._move_to_note()
        self.page_ends = True
        self.next_page = max(self.next_page, self.page + certain)
        self.last_note = None

    def take_note(self, note: Note) -> None:
        """A note stands at the page's end."""
        self._move_to_note()
        self.page_ends, self.next_page = True, self.page + 1
        self.notes.append(RawNote(note.label, note.fragment.text, self.page, note.fragment.links))
        self.last_note = note
        self.open_note = is_open(note.fragment.text.text)

    def take(self, piece: Paragraph, following: str) -> None:
        """A paragraph, heading or list item, or the rest of one; or of a note. `following` is what stands behind it."""
        note = self.last_note
        if note is not None and note.holds_paragraphs and piece.indent >= _SET_IN and piece.shape is Shape.PROSE:
            self._add_to_note(piece.fragment)
            return
        self.last_note = None
        self.page = self.next_page
        waiting = self.waiting
        if (
            waiting is not None
            and not _heads_clause(waiting, piece, following)
            and _goes_on(waiting, piece, self.joints, page_ends=self.page_ends, numbered=self.numbered)
        ):
            waiting.take(piece, self.page, self.bench, self.joints)
        else:
            if waiting is not None:
                self.blocks.append(waiting.block())
            self.waiting = _Waiting(piece, self.page)
        self.page_ends = False

    def all(self) -> tuple[list[RawBlock], list[RawNote]]:
        """All blocks and notes."""
        self._move_to_note()
        if self.waiting is not None:
            self.blocks.append(self.waiting.block())
        return self.blocks, self.notes

    def _move_to_note(self) -> None:
        """Give what stands last on the page to the note that a page's end broke, if it goes on with that.

        It begins within a sentence, and what stands before it is complete.
        """
        waiting = self.waiting
        if not self.open_note or waiting is None or waiting.parts or waiting.piece.shape is not Shape.PROSE:
            return
        text = waiting.piece.fragment.text
        before = self.blocks[-1].text.text if self.blocks else ""
        if (
            waiting.piece.set_off
            or waiting.page == self.notes[-1].page
            or not begins_within(text.text)
            or is_open(before)
        ):
            return
        self.waiting = None
        self.open_note = False
        self._add_to_note(waiting.piece.fragment)
        self.joints.report("joined-note", text.source_offset(0) or 0)

    def _add_to_note(self, fragment: Fragment) -> None:
        """`fragment` behind the last note."""
        note = self.notes[-1]
        text, separator = _joint(note.text, fragment.text, self.bench, self.joints)
        whole = Fragment(text, links=note.links).followed_by((separator, fragment))
        self.notes[-1] = replace(note, text=whole.text, links=whole.links)


class _Waiting:
    """A paragraph that may go on on the next page."""

    def __init__(self, piece: Paragraph, page: int) -> None:
        self.piece = piece
        self.first_page = self.page = page
        self.emphasis = piece.emphasis
        self.last = piece.fragment
        self.parts: list[tuple[Traced, Fragment]] = []
        self.separator = Traced()

    def take(self, piece: Paragraph, page: int, bench: Workbench, joints: Joints) -> None:
        """Go on with `piece`."""
        text, separator = _joint(self.last.text, piece.fragment.text, bench, joints)
        self.parts.append((self.separator, replace(self.last, text=text)))
        self.separator = separator
        self.last = piece.fragment
        self.page = page
        self.emphasis = self.emphasis and piece.emphasis

    def block(self) -> RawBlock:
        """All of it as one block."""
        (_, first), *rest = [*self.parts, (self.separator, self.last)]
        whole = first.followed_by(*rest) if rest else first
        return RawBlock(
            whole.text,
            self.piece.shape,
            self.piece.level,
            whole.marks,
            whole.links,
            self.page,
            self.first_page,
            self.piece.indent,
            self.emphasis,
        )


def _joint(before: Traced, after: Traced, bench: Workbench, joints: Joints) -> tuple[Traced, Traced]:
    """`before` without the hyphen that a word is broken with, and what stands between it and `after`."""
    extent = before.source_extent()
    stays = joints.hyphen_stays(before.text[-_WORD:], after.text[:_WORD], extent.end if extent else 0)
    if stays is False:
        for span in before[len(before) - 1 :].source_spans():
            bench.drop(span.start, span.end, "line-hyphen")
        before = before[: len(before) - 1]
    return before, Traced.added(" ", "line-space") if stays is None else Traced()


def _goes_on(before: _Waiting, after: Paragraph, joints: Joints, *, page_ends: bool, numbered: bool) -> bool:
    """Whether `after` is the rest of the paragraph `before`."""
    text = after.fragment.text
    if before.piece.shape is after.shape is Shape.HEADING:
        return heading_goes_on(before.last.text.text, text.text, page_ends=page_ends)
    if before.piece.shape not in (Shape.PROSE, Shape.BULLET) or after.shape is not Shape.PROSE:
        return False
    verdict = judge(
        before.piece.fragment.text.text, before.last.text.text, text.text, page_ends=page_ends, numbered=numbered
    )
    if verdict is Verdict.DOUBTFUL:
        joints.report("joined-paragraph", text.source_offset(0) or 0)
    return verdict is not Verdict.NO


def _heads_clause(before: _Waiting, after: Paragraph, following: str) -> bool:
    """Whether `after` begins a clause of its own behind the paragraph `before`."""
    if after.shape is not Shape.PROSE:
        return False
    set_off = after.set_off and not before.piece.set_off
    return heads_clause(before.last.text.text, after.fragment.text.text, following, set_off=set_off)


def _following(pieces: Sequence[Paragraph | Note | PageEnd]) -> list[str]:
    """For each of `pieces`, how the next paragraph, heading or list item behind it begins."""
    found: list[str] = []
    begins = ""
    for piece in reversed(pieces):
        found.append(begins)
        if isinstance(piece, Paragraph) and piece.fragment.text:
            begins = piece.fragment.text.text[:_WORD]
    return found[::-1]


def _numbered(pieces: Sequence[Paragraph | Note | PageEnd]) -> bool:
    """Whether all paragraphs of `pieces` bear numbers."""
    lines = (
        (piece.fragment.text.text, not isinstance(before, Paragraph))
        for before, piece in pairwise(pieces)
        if isinstance(piece, Paragraph) and piece.shape is Shape.PROSE
    )
    return is_numbered_throughout(lines)
