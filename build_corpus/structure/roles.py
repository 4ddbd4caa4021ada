"""Which part each raw block plays: heading, clause, preamble, numbered paragraph, item, plain text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.model import Shape
from build_corpus.structure import grammar
from build_corpus.structure.front import with_front
from build_corpus.structure.labels import (
    LabelStyle,
    bare_heading_label,
    bare_number,
    heading_label,
    leading_label,
    number_value,
)
from build_corpus.structure.nesting import follows
from build_corpus.structure.parts import HEADS, Part, Play
from build_corpus.structure.series import with_series

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_corpus.model import RawBlock

_MOST_WORDS_OF_AN_OFFICE = 12
_LONGEST_HEADING = 400
"""In characters; the longest heading of a UN report measured is under 300."""


def parts_of(blocks: Iterable[RawBlock]) -> list[Part]:
    """Each raw block with the part that it plays, in the order of the source."""
    parts = with_series(_with_bare_numbers([_alone(block) for block in blocks]))
    parts = _with_clauses(parts)
    parts = _with_preambles(parts)
    parts = with_front(parts)
    parts = _with_titles(parts)
    parts = _with_signatures(parts)
    parts = _with_plain_headings(parts)
    return _with_groups(parts)


def _alone(block: RawBlock) -> Part:
    """The part that a block plays as far as it can be told without its neighbours."""
    text = block.text.text
    if block.shape is Shape.TABLE:
        return Part(block, Play.TABLE)
    if block.shape is Shape.SIGNATURE or grammar.is_signature(text):
        return Part(block, Play.SIGNATURE)
    return _labelled(block, text) or Part(block, _unlabelled(block, text))


def _labelled(block: RawBlock, text: str) -> Part | None:
    """The part that a block with a label, or the heading of an annex, plays; None where it has none."""
    set_off = block.shape is Shape.HEADING or block.emphasis
    bare = len(text.replace("№", " ").split()) <= 2  # noqa: PLR2004 - «Приложение II»
    if grammar.is_annex_head(text) and (set_off or bare or grammar.is_annex_to(text)):
        return Part(block, Play.ANNEX)
    if grammar.is_contents_line(text):
        return Part(block, Play.TEXT)
    label = leading_label(text)
    heading = heading_label(text) or (bare_heading_label(text) if block.shape is Shape.HEADING else None)
    numbered = label is not None and "." not in label.printed
    if heading is not None and _is_heading(block, heading.designation, numbered=numbered):
        return Part(block, Play.HEADING, heading=heading)
    if label is not None:
        return Part(block, Play.LABELLED, label=label)
    return None


def _unlabelled(block: RawBlock, text: str) -> Play:
    if grammar.is_closing(text):
        return Play.CLOSING
    return Play.HEADING if block.shape is Shape.HEADING and len(text) <= _LONGEST_HEADING else Play.TEXT


def _is_heading(block: RawBlock, designation: str, *, numbered: bool) -> bool:
    """Whether a block that begins with the label of a heading is one."""
    text = block.text.text
    if len(text) > _LONGEST_HEADING or text.endswith((";", ",")):
        return False
    if designation:
        return not grammar.begins_lower(text) and not grammar.ends_sentence(text.rstrip("."))
    if numbered:
        return block.shape is Shape.HEADING and not grammar.ends_sentence(text)
    return block.shape is Shape.HEADING or block.emphasis or not grammar.ends_sentence(text)


def _with_bare_numbers(parts: Sequence[Part]) -> list[Part]:
    """`parts` with those labelled that begin with a number and a space and go on with the series of a clause.

    The series begins at 1 below the clause's head: «решает», then «1 продолжать работу;», «2 содействовать …».
    """
    result = list(parts)
    last: str | None = None
    for index, part in enumerate(parts):
        if _may_head_clause(part):
            last = "0"
            continue
        label = bare_number(part.text) if part.play is Play.TEXT and last is not None else None
        if label is not None and last is not None and follows(last, label.printed):
            result[index] = replace(part, play=Play.LABELLED, label=label)
            last = label.printed
        elif part.play is Play.HEADING:
            last = None
    return result


def _with_clauses(parts: Sequence[Part]) -> list[Part]:
    """`parts` with the heads of clauses found, where the document is set in clauses.

    It is when two heads or more are directly followed by the first label of a series: each clause begins again at a) or
    1, while the preamble of a UN resolution has its verbs in paragraphs and only one series. One series will do where
    two heads are but a word each: «признавая», «решает».
    """
    heads = {i for i, part in enumerate(parts) if _may_head_clause(part)}
    opens = {i for i in heads if i + 1 < len(parts) and _is_first_of_series(parts[i + 1])}
    bare = {i for i in heads if len(parts[i].text.split()) == 1}
    if len(opens) < 2 and not (opens and len(bare) > 1):  # noqa: PLR2004 - one series is an ordinary list
        return list(parts)
    result = list(parts)
    for index in heads:
        following = parts[index + 1] if index + 1 < len(parts) else None
        if index in opens or (following is not None and following.play is Play.TEXT and index + 1 not in heads):
            result[index] = replace(parts[index], play=Play.CLAUSE, heading=None)
    return result


def _may_head_clause(part: Part) -> bool:
    return part.play in (Play.TEXT, Play.HEADING) and part.heading is None and grammar.is_clause_head(part.text)


def _is_first_of_series(part: Part) -> bool:
    if part.label is None:
        return False
    if part.label.style is LabelStyle.LETTER:
        return part.label.printed in ("a", "а", "i")
    return number_value(part.label.printed) == (1, 0)


def _with_preambles(parts: Sequence[Part]) -> list[Part]:
    """`parts` with preambular paragraphs found: what stands between an opening line and the first numbered paragraph.

    They begin with a small letter or a verbal adverb and end with a comma or semicolon (a colon or stop at the last).
    """
    result = list(parts)
    inside = False
    for index, part in enumerate(parts):
        if part.play is Play.TEXT and grammar.is_opening(part.text) and _opens_preamble(parts, index):
            result[index] = replace(part, play=Play.OPENING)
            inside = True
        elif inside and part.play is Play.TEXT and _is_preambular(part.text):
            result[index] = replace(part, play=Play.PREAMBLE)
        elif part.label is None or part.label.style is LabelStyle.NUMBER:
            inside = False
    return result


def _opens_preamble(parts: Sequence[Part], index: int) -> bool:
    following = parts[index + 1] if index + 1 < len(parts) else None
    if following is None:
        return False
    return following.play is Play.CLAUSE or (following.play is Play.TEXT and _is_preambular(following.text))


def _is_preambular(text: str) -> bool:
    return grammar.begins_lower(text) or grammar.begins_with_verbal_adverb(text)


def _with_titles(parts: Sequence[Part]) -> list[Part]:
    """`parts` with the titles found that stand in a line of their own below «Статья 5» and its like."""
    result = list(parts)
    for index, (head, part) in enumerate(pairwise(parts), 1):
        bare = head.play is Play.HEADING and head.heading is not None and head.heading.end >= len(head.text)
        if bare and head.heading is not None and head.heading.designation and _may_be_title(part):
            result[index] = replace(part, play=Play.HEADING)
    return result


def _with_signatures(parts: Sequence[Part]) -> list[Part]:
    """`parts` with the lines below a signature that say who signed: «Постоянный представитель»."""
    result = list(parts)
    for index, part in enumerate(parts[1:], 1):
        short = len(part.text.split()) <= _MOST_WORDS_OF_AN_OFFICE and not grammar.ends_sentence(part.text)
        if result[index - 1].play is Play.SIGNATURE and part.play is Play.TEXT and short and part.text[0] not in "[(":
            result[index] = replace(part, play=Play.SIGNATURE)
    return result


def _with_plain_headings(parts: Sequence[Part]) -> list[Part]:
    """`parts` with the headings found that neither layout nor label show.

    One begins with a capital, is no sentence, stands behind a complete sentence or another heading, and a paragraph,
    an item or a heading with a label follows it.
    """
    result = list(parts)
    for index, part in enumerate(parts[1:-1], 1):
        before, following = result[index - 1], parts[index + 1]
        closed = before.play in HEADS or before.play is Play.TITLE or grammar.ends_sentence(before.text)
        body = following.play is Play.LABELLED or following.heading is not None or grammar.is_sentence(following.text)
        if closed and body and _may_be_title(part) and part.text[0].isalpha():
            result[index] = replace(part, play=Play.HEADING)
    return result


def _may_be_title(part: Part) -> bool:
    """Whether a plain part reads as a title: it begins with a capital and is no sentence."""
    text = part.text
    return (
        part.play is Play.TEXT
        and len(text) <= _LONGEST_HEADING
        and not (grammar.begins_lower(text) or grammar.ends_sentence(text) or text.endswith(","))
        and not grammar.ends_as_row(text)
    )


def _with_groups(parts: Sequence[Part]) -> list[Part]:
    """`parts` with those headings found that only title a group of bullets or items inside a numbered paragraph.

    Such a heading has no label, follows a numbered paragraph, and has nothing but bullets or items under it. The markup
    does not set it as it sets the headings of sections.
    """
    result = list(parts)
    open_paragraph = False
    claimed: set[int] = set()
    for index, part in enumerate(parts):
        if part.play is Play.LABELLED and part.label is not None and part.label.style is LabelStyle.NUMBER:
            open_paragraph = True
        elif (
            part.play is Play.HEADING
            and part.heading is None
            and open_paragraph
            and part.raw.level not in claimed
            and _heads_only_items(parts, index)
        ):
            result[index] = replace(part, play=Play.GROUP)
        elif part.play not in (Play.LABELLED, Play.GROUP):
            open_paragraph = False
            if part.play is Play.HEADING and part.heading is None and part.raw.level is not None:
                claimed.add(part.raw.level)
    return result


def _heads_only_items(parts: Sequence[Part], index: int) -> bool:
    following = parts[index + 1] if index + 1 < len(parts) else None
    return (
        following is not None
        and following.play is Play.LABELLED
        and following.label is not None
        and following.label.style is not LabelStyle.NUMBER
    )
