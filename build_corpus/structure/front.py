"""The head of a document: where its body begins, and which of the lines before that is its title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from build_corpus.model import Shape
from build_corpus.structure import grammar
from build_corpus.structure.parts import Part, Play

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_front(parts: Sequence[Part]) -> list[Part]:
    """`parts` with those before the body named masthead and title.

    The body begins at the first heading with a label, clause, numbered paragraph, opening line or running sentence.
    The title is the last heading before that which says what the document is («Совместное заявление …»), else the last
    heading or, where the format shows no headings, the last line that is neither a sentence nor a remark in brackets.
    Headings behind the title are headings of the body.
    """
    body = next((i for i, part in enumerate(parts) if _begins_body(part)), 0)
    front = list(parts[:body])
    title = _title(front)
    for index, part in enumerate(front):
        if title is not None and index > title and part.play is Play.HEADING:
            break
        play = Play.TITLE if index == title else Play.MASTHEAD
        if part.play in (Play.TEXT, Play.HEADING):
            front[index] = replace(part, play=play, heading=None)
    return [*front, *parts[body:]]


def _begins_body(part: Part) -> bool:
    if part.play in (Play.LABELLED, Play.CLAUSE, Play.ANNEX, Play.TABLE, Play.OPENING, Play.PREAMBLE):
        return True
    if grammar.is_contents_line(part.text):
        return True
    if part.play is Play.HEADING:
        return part.heading is not None or grammar.is_common_heading(part.text)
    return part.raw.shape is not Shape.HEADING and grammar.is_sentence(part.text)


def _title(front: Sequence[Part]) -> int | None:
    """The index of the title among the parts before the body."""
    numbered = [i for i, part in enumerate(front) if grammar.is_numbered_title(part.text)]
    if numbered:
        return numbered[-1]
    headings = [i for i, part in enumerate(front) if part.raw.shape is Shape.HEADING]
    named = [i for i in headings if grammar.names_document(front[i].text)]
    lines = [i for i, part in enumerate(front) if not grammar.ends_sentence(part.text) and part.text[:1] not in "[("]
    candidates = named or headings or lines
    return candidates[-1] if candidates else None
