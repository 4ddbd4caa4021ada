"""Reads the text layer of a PDF, as Apache Tika and other programs print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import RawBlock, RawNote, Shape
from build_corpus.reading import pdf_lines
from build_corpus.reading.characters import clean, merged
from build_corpus.reading.findings import Findings
from build_corpus.reading.hyphens import Vocabulary
from build_corpus.reading.joining import Joiner
from build_corpus.reading.pdf_label_order import ordered
from build_corpus.reading.pdf_label_runs import above_rules
from build_corpus.reading.pdf_marks import with_marks
from build_corpus.reading.pdf_notes import lift
from build_corpus.reading.pdf_pages import in_boxes, layout
from build_corpus.reading.pdf_paragraphs import paragraphs

if TYPE_CHECKING:
    from build_corpus.model import Source


def read(source: Source) -> Findings:
    """The blocks and notes of the text layer of a PDF.

    Lines are found first, then pages; running heads, page numbers and printed link addresses are dropped, notes
    lifted out, and what is left is joined into paragraphs across the pages.
    """
    whole, cleaned = clean(source.text)
    every = pdf_lines.lines(whole.text)
    page_layout = layout(every)
    boxed = in_boxes(every)
    pages = above_rules(page_layout.pages) if boxed else page_layout.pages
    lifted = lift(pages, page_layout.pitch, paged=page_layout.paged)
    body = ordered(with_marks(lifted.body, lifted.notes, page_layout.pitch), page_layout.pitch, boxed=boxed)
    vocabulary = Vocabulary.of(
        [line.text for line in (*body.lines, *(line for note in lifted.notes for line in note.lines))],
        page_layout.addresses,
    )
    joiner = Joiner(whole, vocabulary, pdf_lines.LineNumbers(source.text))
    for line, rule in page_layout.furniture:
        joiner.drop_line(line, rule)
    for line in lifted.rules:
        joiner.drop_line(line, "page-rule")
    for line in body.stray:
        joiner.drop_line(line, "stray-bullet")
    for line in every:
        if not line.text:
            joiner.drop(line.start, line.last, "blank-line")
            joiner.drop(line.last, line.next, "page-break" if line.ends_page else "blank-line")
    blocks: list[RawBlock] = []
    for paragraph in paragraphs(body.lines, page_layout.pitch):
        begin, end = paragraph.lines[0], paragraph.lines[-1]
        tabular = paragraph.shape is Shape.TABLE
        text = (
            joiner.table(paragraph.lines, paragraph.rows, paragraph.glued) if tabular else joiner.join(paragraph.lines)
        )
        joiner.drop_end(end.line, end.line.last)
        joiner.doubt_seams(paragraph.lines, paragraph.undecided)
        blocks.append(RawBlock(text, paragraph.shape, page=end.page, first_page=begin.page, indent=begin.indent))
    notes: list[RawNote] = []
    for note in lifted.notes:
        first, last = note.lines[0].line, note.lines[-1].line
        joiner.drop(first.first, first.first + note.skip, "footnote-label")
        if note.skip == len(first.text) and len(note.lines) > 1:  # the label has a line of its own
            joiner.drop(first.start, first.first, "indent")
            joiner.drop_end(first, first.last)
            text = joiner.join(note.lines[1:])
        else:
            text = joiner.join(note.lines, note.skip)
        joiner.drop_end(last, last.last)
        notes.append(RawNote(note.label, text, note.page))
    for line, number in body.doubtful:
        joiner.doubt_place(line, number)
    doubts = sorted(joiner.doubts, key=lambda doubt: doubt.lines)
    return Findings(tuple(blocks), tuple(notes), merged((*cleaned, *joiner.drops)), tuple(doubts))
