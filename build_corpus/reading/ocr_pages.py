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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of text in the place where it is printed."""

    fragment: Fragment
    shape: Shape = Shape.PROSE
    level: int | None = None
    indent: int = 0
    emphasis: bool = False
    first_page: int = 1
    page: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the end of a page."""

    label: str
    fragment: Fragment


def whole_paragraphs(
    pieces: Iterable[Paragraph | Note], bench: Workbench, joints: Joints
) -> tuple[list[RawBlock], list[RawNote]]:
    """The blocks and notes of a source from its `pieces`, which are in order.

    A new page begins with the first text behind notes.
    """
    blocks: list[RawBlock] = []
    notes: list[RawNote] = []
    page, after_notes = 1, False
    waiting: Paragraph | None = None
    for piece in pieces:
        if isinstance(piece, Note):
            after_notes = True
            if piece.fragment.text:
                notes.append(RawNote(piece.label, piece.fragment.text, page, piece.fragment.links))
            continue
        page += after_notes
        piece_here = replace(piece, first_page=page, page=page)
        if waiting is not None and _goes_on(waiting, piece_here, joints, after_notes=after_notes):
            waiting = _joined(waiting, piece_here, bench, joints)
        else:
            if waiting is not None:
                blocks.append(_block(waiting))
            waiting = piece_here
        after_notes = False
    if waiting is not None:
        blocks.append(_block(waiting))
    return blocks, notes


def _block(piece: Paragraph) -> RawBlock:
    fragment = piece.fragment
    return RawBlock(
        fragment.text,
        piece.shape,
        piece.level,
        fragment.marks,
        fragment.links,
        piece.page,
        piece.first_page,
        piece.indent,
        piece.emphasis,
    )


def _goes_on(before: Paragraph, after: Paragraph, joints: Joints, *, after_notes: bool) -> bool:
    """Whether `after` is the rest of the paragraph that `before` begins."""
    if before.shape not in (Shape.PROSE, Shape.BULLET) or after.shape is not Shape.PROSE:
        return False
    tail, head = before.fragment.text.text, after.fragment.text.text
    letter = _FIRST_LETTER.match(head)
    if letter is None or _LABEL.match(head):
        return False
    goes_on, doubtful = _ends_open(tail, head, lower=letter[1].islower(), after_notes=after_notes)
    if goes_on and doubtful:
        place = after.fragment.text.source_offset(0) or 0
        joints.report(
            "joined-paragraph", "this line was taken as the rest of the paragraph before it; see the page", place
        )
    return goes_on


def _ends_open(tail: str, head: str, *, lower: bool, after_notes: bool) -> tuple[bool, bool]:
    """Whether a paragraph that ends in `tail` goes on with `head`, and whether that is doubtful."""
    if _ENDED.search(tail):
        return after_notes and lower and _ABBREVIATION.search(tail) is not None, True
    if tail.endswith(","):
        clause = any(_CLAUSE.fullmatch(word) for word in re.findall(r"\w+", head[:80])[:3])
        return after_notes and lower and not clause, True
    if after_notes:
        return len(tail) >= (_SHORT if lower else _LONG), not lower
    return lower and len(tail) >= _LONG, True


def _joined(before: Paragraph, after: Paragraph, bench: Workbench, joints: Joints) -> Paragraph:
    """`before` and `after` as one paragraph."""
    fragment = before.fragment
    extent = fragment.text.source_extent()
    place = extent.end if extent else 0
    stays = joints.hyphen_stays(fragment.text.text, after.fragment.text.text, place)
    separator = Traced.added(" ", "line-space") if stays is None else Traced()
    if stays is False:
        length = len(fragment.text)
        for span in fragment.text[length - 1 :].source_spans():
            bench.drop(span.start, span.end, "line-hyphen")
        fragment = replace(fragment, text=fragment.text[: length - 1])
    joined = fragment.followed_by(after.fragment, separator=separator)
    return replace(before, fragment=joined, page=after.page, emphasis=before.emphasis and after.emphasis)
