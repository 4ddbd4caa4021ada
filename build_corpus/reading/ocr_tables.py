"""Tables of a recognised page: one block each, rows parted by a line feed and cells by a tab."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.reading import ocr_inline
from build_corpus.reading.fragments import Fragment
from build_corpus.reading.ocr_ruled_tables import cells_of
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from build_corpus.reading.fragments import Workbench
    from build_corpus.reading.ocr_regions import Line, Region

_DELIMITERS = re.compile(r"[|:\-\s]+\Z|\+[-=:+]+\Z")
_PIPE = re.compile(r"(?<!\\)\|")
_CELL_EDGE = re.compile(
    r"<(?P<close>/?)(?P<name>table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_ROW = Traced.added("\n", "table-row")
_CELL = Traced.added("\t", "table-cell")


def pipe_table(bench: Workbench, region: Region) -> Fragment:
    """The text of a table whose cells are parted by `|`."""
    rows = [_pipe_row(bench, line) for line in region.lines]
    for before, line in zip(region.lines, region.lines[1:], strict=False):
        bench.drop(before.end, line.start, "line-end")
    return _joined(rows)


def ruled_table(bench: Workbench, region: Region) -> Fragment:
    """The text of a table whose columns a line of dashes shows; each printed line is a row."""
    rows: list[list[Fragment]] = []
    for line, cells in zip(region.lines, cells_of(bench.text, region.lines), strict=True):
        rows.append([_cell(bench, start, end) for start, end in cells])
        if not cells:
            bench.drop(line.start, line.end, "markup")
    for before, line in pairwise(region.lines):
        bench.drop(before.end, line.start, "line-end")
    return _joined(rows)


def _pipe_row(bench: Workbench, line: Line) -> list[Fragment]:
    if _DELIMITERS.match(bench.text, line.start, line.end):
        bench.drop(line.start, line.end, "markup")
        return []
    edges = [m.start() for m in _PIPE.finditer(bench.text, line.start, line.end)]
    cells: list[Fragment] = []
    position = line.start
    for edge in [*edges, line.end]:
        if position < edge or (position == edge and line.start < edge < line.end):
            cells.append(_cell(bench, position, edge))
        if edge < line.end:
            bench.drop(edge, edge + 1, "markup")
        position = edge + 1
    return cells


def html_table(bench: Workbench, region: Region) -> Fragment:
    """The text of an HTML table; what stands outside its cells is a cell of its own."""
    rows: list[list[Fragment]] = [[]]
    position = region.start
    for tag in _CELL_EDGE.finditer(bench.text, region.start, region.end):
        name, closes = tag["name"].lower(), bool(tag["close"])
        cell = _cell(bench, position, tag.start())
        if cell.text or (closes and name in ("td", "th")):
            rows[-1].append(cell)
        bench.drop(tag.start(), tag.end(), "markup")
        if name not in ("td", "th") and rows[-1]:
            rows.append([])
        position = tag.end()
    rows[-1].append(_cell(bench, position, region.end))
    return _joined(rows)


def _cell(bench: Workbench, start: int, end: int) -> Fragment:
    """The text of one cell, its line ends as spaces."""
    inline = ocr_inline.scan(bench.text, start, end)
    marks = [(mark.start, label) for mark in inline.marks for label in mark.labels]
    return bench.assemble(start, end, inline.edits, marks, inline.links)


def _joined(rows: list[list[Fragment]]) -> Fragment:
    """One text of all rows that hold something."""
    texts = [_chain(row, _CELL) for row in rows if any(cell.text for cell in row)]
    return _chain(texts, _ROW) if texts else Fragment(Traced())


def _chain(fragments: list[Fragment], separator: Traced) -> Fragment:
    return fragments[0].followed_by(*((separator, fragment) for fragment in fragments[1:]))
