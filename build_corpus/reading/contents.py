"""The table of contents that a document prints: one table, in whatever format it was read.

An entry is a title, a leader of dots, sometimes the numbers of its paragraphs, and a page. Read as text, its title
would begin the section for a second time. Word keeps no dots: there a table of contents is known by its heading and by
pages that do not fall.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.model import RawBlock, Shape
from build_corpus.reading.characters import dropped, merged
from build_corpus.reading.fragments import Fragment
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.ledger import Drop
    from build_corpus.reading.findings import Findings

_HEADING = re.compile(r"(?:содержание|оглавление)(?:\s\(продолжение\))?", re.IGNORECASE)
_COLUMNS = re.compile(
    r"(?:(?:глав[аы]|разделы?|част[ьи]|стать[яи]|пункты?|наименование|название|стр\.?|страница|страницы)(?:\s|\Z))+",
    re.IGNORECASE,
)
_PARAGRAPHS = r"\d{1,3}(?:[.–—-]\d{1,3})?"
_PAGE = r"(?:\d{1,4}|[ivxl]{1,6})(?!\S)"
# From the first sign of a row of dots or blanks only, so that any text is read in linear time.
_LEADER = r"(?<![.·…])(?<![.·…][ \u00a0])(?:(?:[.·…][ \u00a0]?){4,}|(?:[.·…][ \u00a0]){3,}|(?:…[ \u00a0]?){2,})"
_TAIL = re.compile(rf"(?<!\s)\s*(?:{_LEADER})\s*(?:(?P<paragraphs>{_PARAGRAPHS})\s+)?(?P<page>{_PAGE})\s*")
_BARE_TAIL = re.compile(r"(?<=\S)\s+(?P<page>\d{1,4})\Z")
_BULLET = re.compile(r"[-–•+]\s")
_SENTENCE_END = (".", ";", ":", "!", "?")
_LONGEST_TITLE = 300
"""In characters."""
_LEAST = 2
_LEAST_WITHOUT_HEADING = 3
_LONGEST_TITLE_IN_BLOCKS = 3
_LONGEST_TITLE_IN_LINES = 3


@dataclass(frozen=True, slots=True)
class _Contents:
    """The blocks `start` to `end`; the entries begin at `entries`, what stands before them names the columns."""

    start: int
    entries: int
    end: int
    bare: bool
    """Whether its entries have no leaders."""


def gathered(findings: Findings) -> Findings:
    """`findings` with each table of contents in one block, its rows parted by a line feed, its cells by a tab.

    Its heading has the shape of a heading. The dots of the leaders are dropped by the rule `leader`.
    """
    drops: list[Drop] = []
    blocks = list(_split_headings(findings.blocks, drops))
    found = list(_contents(blocks))
    if not found:
        return findings
    result: list[RawBlock] = []
    position = 0
    for contents in found:
        before = blocks[position : contents.start]
        if before and _HEADING.fullmatch(before[-1].text.text):
            before[-1] = replace(before[-1], shape=Shape.HEADING)
        result += [*before, *_tabulated(blocks, contents, drops)]
        position = contents.end
    result += blocks[position:]
    return replace(findings, blocks=tuple(result), drops=merged((*findings.drops, *drops)))


def printed_in(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of the `lines` that entries with leaders stand in: a number there begins no paragraph."""
    inside: set[int] = set()
    last = -_LONGEST_TITLE_IN_LINES
    for index, line in enumerate(lines):
        if (tail := _TAIL.search(line)) and tail.end() == len(line):
            first = max(last, index - _LONGEST_TITLE_IN_LINES) + 1
            inside.update(range(first, index + 1))
            last = index
    return frozenset(inside)


def _split_headings(blocks: Sequence[RawBlock], drops: list[Drop]) -> Iterator[RawBlock]:
    """`blocks`; a heading «Содержание» in one line with the names of the columns is parted from them.

    The space between them is added to `drops`.
    """
    for block in blocks:
        heading = _HEADING.match(block.text.text)
        if heading and _COLUMNS.fullmatch(block.text.text, heading.end() + 1):
            drops += dropped(block.text[heading.end() : heading.end() + 1], "cell-space")
            yield _part(block, 0, heading.end())
            yield _part(block, heading.end() + 1, len(block.text))
        else:
            yield block


def _contents(blocks: Sequence[RawBlock]) -> Iterator[_Contents]:
    """The tables of contents among `blocks`, in order and apart."""
    index = 0
    while index < len(blocks):
        if _HEADING.fullmatch(blocks[index].text.text):
            entries = index + 1
            while entries < len(blocks) and _COLUMNS.fullmatch(blocks[entries].text.text.strip()):
                entries += 1
            found = _led(blocks, index + 1, entries, _LEAST) or _bare(blocks, index + 1, entries)
        else:
            found = _led(blocks, index, index, _LEAST_WITHOUT_HEADING)
        if found is not None:
            yield found
        index = found.end if found is not None else index + 1


def _led(blocks: Sequence[RawBlock], start: int, entries: int, least: int) -> _Contents | None:
    """The entries with leaders from the block `entries` on, if they are as many as `least`."""
    count, end, index = 0, entries, entries
    while index < len(blocks) and index - end < _LONGEST_TITLE_IN_BLOCKS:
        text = blocks[index].text.text
        tails = sum(1 for _ in _TAIL.finditer(text))
        if blocks[index].shape is Shape.TABLE or (not tails and not _may_begin_title(text)):
            break
        if not tails and start == index:
            break  # a table of contents without a heading begins with an entry
        index += 1
        count += tails
        end = index if tails else end
    return _Contents(start, entries, end, bare=False) if count >= least else None


def _bare(blocks: Sequence[RawBlock], start: int, entries: int) -> _Contents | None:
    """The entries without leaders from the block `entries` on: each ends with its page, and pages do not fall."""
    pages: list[int] = []
    for block in blocks[entries:]:
        tail = _BARE_TAIL.search(block.text.text[-8:])
        if tail is None or len(block.text) > _LONGEST_TITLE or block.shape is Shape.TABLE:
            break
        pages.append(int(tail["page"]))
    rising = all(before <= page for before, page in pairwise(pages))
    return _Contents(start, entries, entries + len(pages), bare=True) if rising and len(pages) >= _LEAST else None


def _may_begin_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.endswith(_SENTENCE_END)


def _tabulated(blocks: Sequence[RawBlock], contents: _Contents, drops: list[Drop]) -> Iterator[RawBlock]:
    """The table of `contents`, and what stands behind its last page; what both leave out is added to `drops`."""
    rows = [[_part_of(block, 0, len(block.text))] for block in blocks[contents.start : contents.entries]]
    pattern = _BARE_TAIL if contents.bare else _TAIL
    last = blocks[contents.end - 1]
    rest = len(last.text)
    open_title: Fragment | None = None
    for block in blocks[contents.entries : contents.end]:
        position = _behind_bullet(block)
        drops += dropped(block.text[:position], "markup")
        for tail in pattern.finditer(block.text.text):
            title = _part_of(block, position, tail.start())
            position = tail.end()
            if open_title is not None and title.text.text[:1].islower():
                title = open_title.followed_by((Traced.added(" ", "line-space"), title))
            elif open_title is not None:
                rows.append([open_title])
            open_title = None
            cells = [tail.span(name) for name in pattern.groupindex if tail[name] is not None]
            rows.append([title, *(_part_of(block, *cell) for cell in cells)])
            drops += _gaps(block.text, tail, cells)
        if block is last:
            rest = position
        elif position < len(block.text):
            rows += [[open_title]] if open_title is not None else []
            open_title = _part_of(block, position, len(block.text))
    table = _joined(rows)
    first = blocks[contents.start].first_page
    yield RawBlock(table.text, Shape.TABLE, None, table.marks, table.links, page=last.page, first_page=first)
    if rest < len(last.text):
        yield replace(_part(last, rest, len(last.text)), shape=Shape.PROSE)


def _gaps(text: Traced, tail: re.Match[str], cells: Sequence[tuple[int, int]]) -> Iterator[Drop]:
    """The drops of what stands before, between and behind the `cells` of a `tail`: leaders and blank space."""
    edges = [tail.start(), *(edge for cell in cells for edge in cell), tail.end()]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield from dropped(text[start:end], "leader" if text.text[start:end].strip() else "cell-space")


def _joined(rows: Sequence[Sequence[Fragment]]) -> Fragment:
    """One text of `rows` and their cells."""
    cell, row = Traced.added("\t", "table-cell"), Traced.added("\n", "table-row")
    texts = [cells[0].followed_by(*((cell, other) for other in cells[1:])) for cells in rows]
    return texts[0].followed_by(*((row, other) for other in texts[1:]))


def _behind_bullet(block: RawBlock) -> int:
    """Where the title of an entry begins that Markdown made an item of a list."""
    bullet = _BULLET.match(block.text.text) if block.shape is Shape.BULLET else None
    return bullet.end() if bullet else 0


def _part_of(block: RawBlock, start: int, end: int) -> Fragment:
    """The characters `start` to `end` of `block`, with the marks and links on them."""
    return Fragment(block.text, block.marks, block.links).part(start, end)


def _part(block: RawBlock, start: int, end: int) -> RawBlock:
    part = _part_of(block, start, end)
    return replace(block, text=part.text, marks=part.marks, links=part.links)
