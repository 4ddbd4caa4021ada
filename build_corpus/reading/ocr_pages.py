"""Paragraphs that a page's end and its notes broke are made whole again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus.model import RawBlock, RawNote, Shape
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_corpus.reading.fragments import Fragment, Workbench
    from build_corpus.reading.ocr_joints import Joints

_LABEL = re.compile(
    r"\(?(?:\d{1,4}(?:\.\d{1,3}){0,3}|[^\W\d_]{1,2}|[ivx]{1,5}|[IVX]{1,5})[.)][\s)]|[•·▪●○◦‣■□➢\uf0b7\u2013\u2014*-]\s"
)
_FIRST_LETTER = re.compile(r"[«\"“„(\[]{0,2}(\w)")
_ENDED = re.compile(r"[.;:!?…\]][»”\")]{0,3}\Z")
_ABBREVIATION = re.compile(
    r"(?:\A|[\s(«])(?:гг?|пп?|стр?|тт?|д|т\. ?[дпек]|см|им|ред|др|пр|тыс|млн|млрд|долл|№|[А-ЯЁ])\.\Z"
)
_CLAUSE = re.compile(r"[^\W\d_]+(?:я|ясь|в|вшись|учи)\b")
_LONG = 80
"""A line of so many characters that does not end a sentence is no title but a part of a paragraph."""
_SHORT = 20
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
    """A place where a page ends, although no note shows it."""


def whole_paragraphs(
    pieces: Iterable[Paragraph | Note | PageEnd], bench: Workbench, joints: Joints
) -> tuple[list[RawBlock], list[RawNote]]:
    """The blocks and notes of a source from its `pieces`, which are in order.

    A new page begins with the first text behind notes or the end of a page.
    """
    blocks: list[RawBlock] = []
    notes: list[RawNote] = []
    page, page_ends = 1, False
    waiting: _Waiting | None = None
    for piece in pieces:
        if isinstance(piece, PageEnd):
            page_ends = True
            continue
        if not piece.fragment.text:
            continue
        if isinstance(piece, Note):
            page_ends = True
            notes.append(RawNote(piece.label, piece.fragment.text, page, piece.fragment.links))
            continue
        page += page_ends
        if waiting is not None and _goes_on(waiting, piece, joints, page_ends=page_ends):
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


def _goes_on(before: _Waiting, after: Paragraph, joints: Joints, *, page_ends: bool) -> bool:
    """Whether `after` is the rest of the paragraph `before`."""
    if before.piece.shape not in (Shape.PROSE, Shape.BULLET) or after.shape is not Shape.PROSE:
        return False
    tail, head = before.last.text.text[-_WORD:], after.fragment.text.text[:_WORD]
    letter = _FIRST_LETTER.match(head)
    if letter is None or _LABEL.match(head):
        return False
    goes_on, doubtful = _ends_open(tail, head, lower=letter[1].islower(), page_ends=page_ends)
    if goes_on and doubtful:
        place = after.fragment.text.source_offset(0) or 0
        message = "this line was taken as the rest of the paragraph before it; compare the printed page"
        joints.report("joined-paragraph", message, place)
    return goes_on


def _ends_open(tail: str, head: str, *, lower: bool, page_ends: bool) -> tuple[bool, bool]:
    """Whether a paragraph that ends in `tail` goes on with `head`, and whether that is doubtful."""
    if _ENDED.search(tail):
        return page_ends and lower and _ABBREVIATION.search(tail) is not None, True
    if tail.endswith(","):
        clause = any(_CLAUSE.fullmatch(word) for word in re.findall(r"\w+", head[:80])[:3])
        return page_ends and lower and not clause, True
    if page_ends:
        return len(tail) >= (_SHORT if lower else _LONG), not lower
    return lower and len(tail) >= _LONG, True
