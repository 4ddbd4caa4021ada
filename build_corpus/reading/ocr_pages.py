"""Paragraphs that a page's end and its notes broke are made whole again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.model import RawBlock, RawNote, Shape
from build_corpus.reading.ocr_continuation import Verdict, is_numbered_throughout, judge
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.reading.fragments import Fragment, Workbench
    from build_corpus.reading.ocr_joints import Joints

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


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the end of a page."""

    label: str
    fragment: Fragment


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
    blocks: list[RawBlock] = []
    notes: list[RawNote] = []
    page, next_page, page_ends, numbered = 1, 1, False, _numbered(pieces)
    waiting: _Waiting | None = None
    for piece in pieces:
        if isinstance(piece, PageEnd):
            page_ends = True
            next_page = max(next_page, page + piece.certain)
            continue
        if not piece.fragment.text:
            continue
        if isinstance(piece, Note):
            page_ends, next_page = True, page + 1
            notes.append(RawNote(piece.label, piece.fragment.text, page, piece.fragment.links))
            continue
        page = next_page
        if waiting is not None and _goes_on(waiting, piece, joints, page_ends=page_ends, numbered=numbered):
            waiting.take(piece, page, bench, joints)
        else:
            if waiting is not None:
                blocks.append(waiting.block())
            waiting = _Waiting(piece, page)
        page_ends = False
    if waiting is not None:
        blocks.append(waiting.block())
    return blocks, notes


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
        extent = self.last.text.source_extent()
        stays = joints.hyphen_stays(
            self.last.text.text[-_WORD:], piece.fragment.text.text[:_WORD], extent.end if extent else 0
        )
        if stays is False:
            length = len(self.last.text)
            for span in self.last.text[length - 1 :].source_spans():
                bench.drop(span.start, span.end, "line-hyphen")
            self.last = replace(self.last, text=self.last.text[: length - 1])
        self.parts.append((self.separator, self.last))
        self.separator = Traced.added(" ", "line-space") if stays is None else Traced()
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


def _goes_on(before: _Waiting, after: Paragraph, joints: Joints, *, page_ends: bool, numbered: bool) -> bool:
    """Whether `after` is the rest of the paragraph `before`."""
    if before.piece.shape not in (Shape.PROSE, Shape.BULLET) or after.shape is not Shape.PROSE:
        return False
    text = after.fragment.text
    verdict = judge(
        before.piece.fragment.text.text, before.last.text.text, text.text, page_ends=page_ends, numbered=numbered
    )
    if verdict is Verdict.DOUBTFUL:
        message = "this line was taken as the rest of the paragraph before it; compare the printed page"
        joints.report("joined-paragraph", message, text.source_offset(0) or 0)
    return verdict is not Verdict.NO


def _numbered(pieces: Sequence[Paragraph | Note | PageEnd]) -> bool:
    """Whether all paragraphs of `pieces` bear numbers."""
    lines = (
        (piece.fragment.text.text, not isinstance(before, Paragraph))
        for before, piece in pairwise(pieces)
        if isinstance(piece, Paragraph) and piece.shape is Shape.PROSE
    )
    return is_numbered_throughout(lines)
