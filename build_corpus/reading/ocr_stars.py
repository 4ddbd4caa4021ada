"""Notes that are called by stars: `A/73/27*` in the text, `* Переиздано …` at the page's end.

To Markdown the one is no markup and the other a list of one item, so both come as text. They are a mark and its
note only together: a star that no line answers stays printed where it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from build_corpus.model import NoteMark, SourceLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from build_corpus.model import RawBlock, RawNote
    from build_corpus.reading.fragments import Workbench

NOTE = re.compile(r"(?P<label>\*{1,3})[ \u00a0](?=\S)")
"""How a note that a star calls begins."""
_CALL = re.compile(r"(?<=[\w)»”\"’])\*{1,3}(?![\w*])")


def calls_in(text: str) -> set[str]:
    """The stars that may call a note in `text`."""
    return {match[0] for match in _CALL.finditer(text)} if "*" in text else set()


def with_marks(blocks: Sequence[RawBlock], notes: Iterable[RawNote], bench: Workbench) -> list[RawBlock]:
    """`blocks` with the stars cut out that call `notes`: for each note the nearest before it that no other calls."""
    named = {mark.label for block in blocks for mark in block.marks}
    waiting = [note for note in notes if set(note.label) == {"*"} and note.label not in named]
    if not waiting:
        return list(blocks)
    calls: list[tuple[int, int, int, str]] = []
    for index, block in enumerate(blocks):
        for match in _CALL.finditer(block.text.text):
            place = block.text.source_offset(match.start())
            if place is not None:
                calls.append((place, index, match.start(), match[0]))
    chosen: dict[int, list[tuple[int, str]]] = {}
    while waiting:
        note = waiting.pop()
        extent = note.text.source_extent()
        while calls and extent is not None and (calls[-1][0] > extent.start or calls[-1][3] != note.label):
            calls.pop()
        if calls:
            _, index, offset, label = calls.pop()
            chosen.setdefault(index, []).append((offset, label))
    return [_with_marks(block, sorted(chosen.get(index, ())), bench) for index, block in enumerate(blocks)]


def _with_marks(block: RawBlock, stars: Sequence[tuple[int, str]], bench: Workbench) -> RawBlock:
    """`block` with the `stars` at these offsets made marks."""
    if not stars:
        return block
    cuts = [(offset, offset + len(label)) for offset, label in stars]
    for start, end in cuts:
        for span in block.text[start:end].source_spans():
            bench.drop(span.start, span.end, "footnote-mark")

    def moved(offset: int) -> int:
        return offset - sum(min(end, offset) - start for start, end in cuts if start < offset)

    marks = [(mark.offset, mark.label) for mark in block.marks] + list(stars)
    links = (SourceLink(moved(link.start), moved(link.end), link.address) for link in block.links)
    return replace(
        block,
        text=block.text.without(cuts),
        marks=tuple(NoteMark(label, moved(offset)) for offset, label in sorted(marks)),
        links=tuple(link for link in links if link.start < link.end),
    )
