"""Markdown that a model made when it recognised the pages of a printed text.

The markup is noise: bold and italics mean nothing, levels of headings contradict the outline, links are dead. What
it tells us is kept as a hint (shape, level, emphasis); the text comes out plain, with its printed labels, marks of
notes and links beside it, the notes lifted out, and the paragraphs that a page's end broke made whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.model import Shape
from build_corpus.reading import ocr_lines, ocr_stars, ocr_tables
from build_corpus.reading.characters import merged
from build_corpus.reading.findings import Findings
from build_corpus.reading.fragments import Workbench
from build_corpus.reading.ocr_furniture import without_furniture
from build_corpus.reading.ocr_joints import Joints
from build_corpus.reading.ocr_pages import Note, PageEnd, Paragraph, whole_paragraphs
from build_corpus.reading.ocr_pieces import Cutter
from build_corpus.reading.ocr_regions import Kind
from build_corpus.reading.ocr_whole import Whole, whole_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Source

_PAGE_COMMENT = re.compile(r"<!--\s{0,4}page", re.IGNORECASE)
_RARE = 3
"""Gaps of several blank lines show the ends of pages where at most one gap in so many is one."""


def read(source: Source) -> Findings:
    """The blocks and notes of `source`; `Findings` accounts for every character of it.

    Headings of any kind of markup and lines set in bold have the shape HEADING; the level is that of the `#` signs,
    None where there are none. A table is one block: its rows are parted by a line feed, its cells by a tab. List items
    begin with their bullet, for which `•` stands where Markdown has a star. Pages are counted by the
    notes and numbers at their ends.
    """
    bench = Workbench(source.text)
    joints = Joints(source.text)
    whole = whole_of(source.text)
    blocks, notes = whole_paragraphs(without_furniture(_pieces(bench, joints, whole), bench), bench, joints)
    blocks = ocr_stars.with_marks(blocks, notes, bench)
    return Findings(tuple(blocks), tuple(notes), merged(bench.drops), tuple(joints.diagnostics))


def _pieces(bench: Workbench, joints: Joints, whole: Whole) -> Iterator[Paragraph | Note | PageEnd]:
    """The pieces of all regions, in the order of the source, and between them the ends of pages."""
    cutter = Cutter(bench, joints, whole)
    regions = list(ocr_lines.regions_of(bench, whole))
    wide = sum(region.gap > 1 and not region.page_ends for region in regions)
    shows_pages = wide * _RARE <= len(regions)
    position = bench.start
    for region in regions:
        between = bench.text[position : region.start]
        position = region.end
        certain = "\f" in between or region.page_ends
        if certain or (region.gap > 1 and shows_pages):
            yield PageEnd(certain=certain)
        if region.kind is Kind.PIPE_TABLE:
            yield Paragraph(ocr_tables.pipe_table(bench, region), Shape.TABLE)
        elif region.kind is Kind.RULED_TABLE:
            yield Paragraph(ocr_tables.ruled_table(bench, region), Shape.TABLE)
        elif region.kind is Kind.HTML_TABLE:
            yield Paragraph(ocr_tables.html_table(bench, region), Shape.TABLE)
        else:
            if _PAGE_COMMENT.match(bench.text, region.start, region.end):
                yield PageEnd(certain=True)
            yield from cutter.pieces(region)
