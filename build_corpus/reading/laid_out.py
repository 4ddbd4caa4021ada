"""What a file says of its own layout, laid over the blocks that a reader found in its text: headings, bold, tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from build_corpus.ledger import Drop
from build_corpus.model import NoteMark, RawBlock, Shape
from build_corpus.reading.characters import clean, merged
from build_corpus.reading.findings import Findings
from build_corpus.traced import Span, Traced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.reading.extraction import Extraction, Layout

_CALL = re.compile(r"\[(?:foot|end)noteRef:(\d{1,6})\]")


def laid_out(findings: Findings, extraction: Extraction) -> Findings:
    """`findings` in the text of `extraction` with the headings, the bold paragraphs and the tables of its file."""
    layouts = extraction.layouts
    starts = [layout.span.start for layout in layouts]
    tables = [layout.span for layout in layouts if layout.is_table]
    labels: dict[Span, list[str]] = {table: [] for table in tables}
    blocks: list[RawBlock] = []
    drops = list(_outside(findings.drops, tables))
    for block in findings.blocks:
        layout = _at(block.text.source_extent(), layouts, starts)
        if layout is None:
            blocks.append(block)
        elif layout.is_table:
            labels[layout.span] += [mark.label for mark in block.marks]
        else:
            shape = block.shape if layout.level is None else Shape.HEADING
            blocks.append(replace(block, shape=shape, level=layout.level, emphasis=layout.emphasis))
    for table in tables:
        block, more = _table(extraction.source.text, table, labels[table])
        blocks.append(block)
        drops += more
    blocks.sort(key=_start)
    return Findings(tuple(blocks), findings.notes, merged(drops), (*extraction.diagnostics, *findings.diagnostics))


def _start(block: RawBlock) -> int:
    extent = block.text.source_extent()
    return extent.start if extent else 0


def _at(span: Span | None, layouts: Sequence[Layout], starts: Sequence[int]) -> Layout | None:
    """The layout that `span` begins in."""
    index = bisect_right(starts, span.start) - 1 if span else -1
    return layouts[index] if span and index >= 0 and span.start < layouts[index].span.end else None


def _outside(drops: Iterable[Drop], tables: Sequence[Span]) -> Iterator[Drop]:
    """What of `drops` lies outside of `tables`; both are in order."""
    starts = [table.start for table in tables]
    for drop in drops:
        start = drop.span.start
        for table in tables[max(bisect_right(starts, start) - 1, 0) : bisect_left(starts, drop.span.end)]:
            if start < table.start:
                yield Drop(Span(start, table.start), drop.rule)
            start = max(start, table.end)
        if start < drop.span.end:
            yield Drop(Span(start, drop.span.end), drop.rule)


def _table(source: str, span: Span, labels: Sequence[str]) -> tuple[RawBlock, list[Drop]]:
    """The table at `span`, and what it leaves out: invisible characters and the calls of its notes."""
    text, drops = clean(source[span.start : span.end])
    runs = (run if run.source is None else replace(run, source=run.source + span.start) for run in text.runs)
    text = Traced(tuple(runs))
    left_out = [Drop(Span(d.span.start + span.start, d.span.end + span.start), d.rule) for d in drops]
    marks: list[NoteMark] = []
    cuts: list[tuple[int, int]] = []
    for call, label in zip(_CALL.finditer(text.text), labels, strict=False):
        typed = label if label != call[1] and text.text.startswith(label, call.end()) else ""
        marks.append(NoteMark(label, call.start() - sum(end - start for start, end in cuts)))
        cuts.append((call.start(), call.end() + len(typed)))
        left_out += [Drop(each, "footnote-mark") for each in text[slice(*cuts[-1])].source_spans()]
    return RawBlock(text.without(cuts), Shape.TABLE, marks=tuple(marks)), left_out
