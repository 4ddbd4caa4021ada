"""What a recognised page repeats around its text: its number, the document's symbol, the printer's job number.

Here a line counts only together with others like it: numbers that go up by one, a symbol that was printed before.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.model import Shape
from build_corpus.reading.ocr_continuation import begins_within, is_open
from build_corpus.reading.ocr_page_lines import JOB, NUMBER, PAGE_OF, SAID_PAGE, SYMBOL
from build_corpus.reading.ocr_pages import PageEnd, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_corpus.reading.fragments import Workbench
    from build_corpus.reading.ocr_pages import Note

_LONGEST = 60
_LONGEST_TITLE = 300
_FRONT = 8
"""Among the first pieces, so many, stands the title of the document."""
_MASTHEAD = 1
"""A symbol among the first pieces, counted from 0, is the document's own."""


def without_furniture(
    pieces: Iterable[Paragraph | Note | PageEnd], bench: Workbench
) -> list[Paragraph | Note | PageEnd]:
    """`pieces` with an end of the page for each line that is furniture, dropped on `bench` as `running-head`."""
    kept = list(pieces)
    texts = {i: text for i, piece in enumerate(kept) if (text := _short_line(piece))}
    furniture = {i for i, text in texts.items() if JOB.fullmatch(text)}
    furniture |= {i for i, text in texts.items() if SAID_PAGE.fullmatch(text)}
    furniture |= _counted(texts) | _numbered(texts)
    page_ends = {i for i, piece in enumerate(kept) if isinstance(piece, PageEnd)}
    furniture |= _repeated(texts, furniture | page_ends)
    furniture |= _running_titles(kept, furniture)
    for piece in (kept[index] for index in furniture):
        for span in piece.fragment.text.source_spans() if isinstance(piece, Paragraph) else ():
            bench.drop(span.start, span.end, "running-head")
    return [PageEnd(certain=True) if index in furniture else piece for index, piece in enumerate(kept)]


def _short_line(piece: Paragraph | Note | PageEnd) -> str:
    """The text of a line that may be furniture; empty for other pieces."""
    if not isinstance(piece, Paragraph) or piece.shape not in (Shape.PROSE, Shape.HEADING):
        return ""
    return piece.fragment.text.text if len(piece.fragment.text) <= _LONGEST else ""


def _counted(texts: dict[int, str]) -> set[int]:
    """Lines such as `2/4`, two or more with one total and rising numbers, or the last page alone."""
    by_total: dict[int, list[tuple[int, int]]] = {}
    for index, text in texts.items():
        match = PAGE_OF.fullmatch(text)
        if match and int(match["number"]) <= int(match["total"]):
            by_total.setdefault(int(match["total"]), []).append((index, int(match["number"])))
    found: set[int] = set()
    for total, lines in by_total.items():
        if _rises([number for _, number in lines]) or (len(lines) == 1 and lines[0][1] == total):
            found |= {index for index, _ in lines}
    return found


def _numbered(texts: dict[int, str]) -> set[int]:
    """Lines such as `3`, `- 3 -` or `стр. 3`, two or more with rising numbers."""
    lines = [(i, int(match["number"])) for i, text in texts.items() if (match := NUMBER.fullmatch(text))]
    return {index for index, _ in lines} if _rises([number for _, number in lines]) else set()


def _repeated(texts: dict[int, str], furniture: set[int]) -> set[int]:
    """Lines with nothing but the symbol of a document that an earlier line printed too.

    The first one is the document's own, unless it stands by a page's end or its other `furniture`, behind the masthead.
    """
    places: dict[str, list[int]] = {}
    for index, text in texts.items():
        if SYMBOL.fullmatch(text):
            places.setdefault(text, []).append(index)
    found = {index for indexes in places.values() for index in indexes[1:]}
    for first, *others in places.values():
        if others and first > _MASTHEAD and {first - 1, first + 1} & furniture:
            found.add(first)
    return found


def _running_titles(pieces: Sequence[Paragraph | Note | PageEnd], furniture: set[int]) -> set[int]:
    """Lines that stand on one page after another: the document's title or a heading, not counting its first place.

    Two more places behind a page's end tell the title. Other lines must part sentences more often than not, for
    headings such as «Приложение» may well come again.
    """
    places: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if index not in furniture and (text := _title(piece)):
            places.setdefault(text.casefold(), []).append(index)
    known, found = set(furniture), set[int]()
    for text, (first, *others) in places.items():
        behind = [_stands_behind_page(pieces, index, known) for index in others]
        is_title = first < _FRONT and len(text.split()) > 1
        parts = [_parts_sentence(pieces, index, known) for index in (first, *others)]
        mostly = all(behind) and sum(parts) * 2 >= len(parts)
        if len(others) > 1 and (mostly or (is_title and (all(behind) or any(parts)))):
            running = others if is_title or not parts[0] else [first, *others]
        elif len(others) == 1 and parts[-1] and behind[-1]:
            running = others
        else:
            continue
        found.update(running)
        known.update(running)
    return found


def _title(piece: Paragraph | Note | PageEnd) -> str:
    """The text of a line that may be a running title; empty for other pieces."""
    if not isinstance(piece, Paragraph) or not (piece.shape is Shape.HEADING or piece.set_off):
        return ""
    text = piece.fragment.text.text
    return text if len(text) <= _LONGEST_TITLE else ""


def _stands_behind_page(pieces: Sequence[Paragraph | Note | PageEnd], index: int, furniture: set[int]) -> bool:
    """Whether notes, the end of a page or other furniture stand right before the piece `index`."""
    return index - 1 in furniture or not isinstance(pieces[index - 1], Paragraph)


def _parts_sentence(pieces: Sequence[Paragraph | Note | PageEnd], index: int, furniture: set[int]) -> bool:
    """Whether a sentence begins before the piece `index` and ends behind it, notes and furniture left out."""
    before, after = index - 1, index + 1
    while before >= 0 and (before in furniture or not isinstance(pieces[before], Paragraph)):
        before -= 1
    while after < len(pieces) and (after in furniture or not isinstance(pieces[after], Paragraph)):
        after += 1
    if before < 0 or after == len(pieces):
        return False
    first, second = pieces[before], pieces[after]
    if not isinstance(first, Paragraph) or not isinstance(second, Paragraph) or first.shape is Shape.HEADING:
        return False
    return is_open(first.fragment.text.text) and begins_within(second.fragment.text.text)


def _rises(numbers: Sequence[int]) -> bool:
    """Whether there are two `numbers` or more, each the next page's, or a page further where one was lost."""
    return len(numbers) > 1 and all(0 < b - a <= 2 for a, b in pairwise(numbers))  # noqa: PLR2004 - one page in between
