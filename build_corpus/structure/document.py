"""From a reading to a document: the parts put into a tree, the notes attached, the ledger closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from build_corpus import ledger
from build_corpus.errors import SourceError
from build_corpus.ledger import Drop
from build_corpus.model import (
    Block,
    BlockKind,
    Diagnostic,
    Document,
    Footnote,
    NoteMark,
    ReaderName,
    Role,
    Section,
    SectionKind,
    SourceLink,
)
from build_corpus.structure import footnotes, nesting, outline
from build_corpus.structure.amendments import amended
from build_corpus.structure.labels import LabelStyle
from build_corpus.structure.lines import Lines
from build_corpus.structure.parts import HEADS, Part, Play
from build_corpus.structure.roles import parts_of
from build_corpus.structure.tracked import tracked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Metadata, Reading, Source
    from build_corpus.traced import Traced

_ROLES = {
    Play.MASTHEAD: Role.MASTHEAD,
    Play.TITLE: Role.TITLE,
    Play.GROUP: Role.GROUP,
    Play.CLOSING: Role.CLOSING,
}
_SECTIONS = {Play.ANNEX: SectionKind.ANNEX, Play.CLAUSE: SectionKind.CLAUSE, Play.HEADING: SectionKind.SECTION}
_ARTICLE = re.compile(r"статья", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """A section in the making: its head, the parts under it, and the sections under those."""

    head: Part | None
    level: int
    title_from: Part | None = None
    """A heading of its own that gives the title to a bare label: «Статья 5», then «Предмет»."""
    parts: list[Part] = field(default_factory=list)
    sections: list[_Draft] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    """What the building collects on the way."""

    lines: Lines
    source: Source
    drops: list[Drop]
    diagnostics: list[Diagnostic]
    by_indent: bool
    """Whether the format keeps the indents of lists."""


def build(reading: Reading, metadata: Metadata) -> Document:
    """The document that `reading` holds; its anchors are not set yet.

    Raises LedgerError when a character of the source has no fate or two, SourceError when it has no paragraph at all.
    """
    lines = Lines(reading.source.text)
    marked = footnotes.mark(reading.blocks, reading.notes)
    by_indent = reading.reader is not ReaderName.PDF_TEXT
    work = _Work(lines, reading.source, [*reading.drops, *marked.drops], list(reading.diagnostics), by_indent)
    work.diagnostics += footnotes.diagnose(marked.blocks, reading.notes, marked.unmarked, lines)
    sections = tuple(_section(draft, work) for draft in _drafts(parts_of(marked.blocks)))
    if not sections:
        problem = f"there is no paragraph in it, only what {reading.reader} takes for notes and signs of pages"
        raise SourceError(f"{problem}; put the whole text into it, or name its reader", file=reading.source.name)
    if reading.source.revisions is None:
        sections = amended(sections, everywhere=reading.reader is ReaderName.DOCX_TEXT)
    work.diagnostics += _number_gaps(sections)
    notes = tuple(
        Footnote(note.label, note.text, links=note.links, lines=lines.of_text(note.text)) for note in reading.notes
    )
    account = ledger.close(len(reading.source.text), list(_kept(sections)), [note.text for note in notes], work.drops)
    diagnostics = tuple(sorted(work.diagnostics, key=lambda d: (d.lines, d.code, d.message)))
    return Document(metadata, reading.source, reading.reader, reading.confidence, sections, notes, diagnostics, account)


def _kept(sections: Sequence[Section]) -> Iterator[Traced]:
    """All texts of the document but the notes, in the order of the source."""
    for top in sections:
        for section in top.walk():
            yield section.title
            for block in section.own_blocks():
                yield block.text


def _drafts(parts: Sequence[Part]) -> list[_Draft]:
    """The tree of sections, each with its flat parts."""
    heads = [part for part in parts if part.play in HEADS]
    level_of = dict(zip(map(id, heads), outline.levels(heads), strict=True))
    top: list[_Draft] = []
    path: list[_Draft] = []
    for part in parts:
        if part.play in HEADS:
            if _is_title_of(path, part):
                path[-1].title_from = part
                continue
            draft = _Draft(part, level_of[id(part)])
            while path and (path[-1].level >= draft.level or path[-1].head is None):
                path.pop()
            (path[-1].sections if path else top).append(draft)
            path.append(draft)
        elif path:
            path[-1].parts.append(part)
        else:
            path.append(_Draft(None, 1, parts=[part]))
            top.append(path[-1])
    return top


def _is_title_of(path: Sequence[_Draft], part: Part) -> bool:
    """Whether the heading `part` is but the title of the bare label before it."""
    if not path or part.play is not Play.HEADING or part.heading is not None:
        return False
    draft = path[-1]
    if draft.parts or draft.title_from is not None or draft.head is None or draft.head.heading is None:
        return False
    return draft.head.heading.end >= len(draft.head.text)


def _section(draft: _Draft, work: _Work) -> Section:
    blocks = _blocks(draft, work)
    sections = tuple(_section(inner, work) for inner in draft.sections)
    if draft.head is None:
        return Section(SectionKind.FRONT, draft.level, blocks=blocks, sections=sections)
    head, titled = draft.head, draft.title_from or draft.head
    heading = head.heading
    kind = _SECTIONS[head.play]
    if heading is not None and _ARTICLE.fullmatch(heading.designation):
        kind = SectionKind.ARTICLE
    cut = heading.end if heading is not None else 0
    _drop_label(head.raw.text[:cut], work)
    if titled is not head:
        _drop_label(head.raw.text[cut:], work)
        cut = 0
    first, last = work.lines.of_text(head.raw.text)[0], work.lines.of_text(titled.raw.text)[1]
    return Section(
        kind,
        draft.level,
        title=titled.raw.text[cut:],
        label=heading.printed if heading is not None else None,
        designation=heading.designation if heading is not None else "",
        notes=_shifted_marks(titled.raw.marks, cut),
        links=_shifted_links(titled.raw.links, cut),
        blocks=blocks,
        sections=sections,
        lines=(first, last),
    )


def _blocks(draft: _Draft, work: _Work) -> tuple[Block, ...]:
    in_clause = draft.head is not None and draft.head.play is Play.CLAUSE
    depth_of = nesting.depths(draft.parts, in_clause=in_clause, by_indent=work.by_indent)
    flat = [(depth, _block(part, work, in_clause=in_clause)) for part, depth in zip(draft.parts, depth_of, strict=True)]
    return _nested(flat)


def _nested(flat: Sequence[tuple[int, Block]]) -> tuple[Block, ...]:
    """Blocks with their depths as a tree, each under the last one that is less deep."""
    result: list[Block] = []
    index = 0
    while index < len(flat):
        depth, block = flat[index]
        end = index + 1
        while end < len(flat) and flat[end][0] > depth:
            end += 1
        result.append(replace(block, children=_nested(flat[index + 1 : end])) if end > index + 1 else block)
        index = end
    return tuple(result)


def _block(part: Part, work: _Work, *, in_clause: bool) -> Block:
    raw = part.raw
    cut = part.label.end if part.label is not None else 0
    _drop_label(raw.text[:cut], work)
    printed = part.label.printed if part.label is not None and part.label.style is not LabelStyle.BULLET else None
    return Block(
        _kind(part, in_clause=in_clause),
        raw.text[cut:],
        printed,
        role=_ROLES.get(part.play, Role.BODY),
        notes=_shifted_marks(raw.marks, cut),
        links=_shifted_links(raw.links, cut),
        lines=work.lines.of_text(raw.text),
        amendment=tracked(printed, raw.text, cut, work.source) if printed else None,
    )


def _kind(part: Part, *, in_clause: bool) -> BlockKind:
    if part.label is not None:
        if part.label.style is LabelStyle.BULLET:
            return BlockKind.BULLET
        return BlockKind.PARAGRAPH if part.label.style is LabelStyle.NUMBER and not in_clause else BlockKind.ITEM
    kinds = {
        Play.PREAMBLE: BlockKind.PREAMBLE,
        Play.TABLE: BlockKind.TABLE,
        Play.SIGNATURE: BlockKind.SIGNATURE,
    }
    return kinds.get(part.play, BlockKind.TEXT)


def _drop_label(text: Traced, work: _Work) -> None:
    """Account for a printed label: it stands in the label of its block, not in the text."""
    work.drops += [Drop(span, "label") for span in text.source_spans()]


def _shifted_marks(marks: Sequence[NoteMark], cut: int) -> tuple[NoteMark, ...]:
    return tuple(NoteMark(mark.label, max(mark.offset - cut, 0)) for mark in marks)


def _shifted_links(links: Sequence[SourceLink], cut: int) -> tuple[SourceLink, ...]:
    return tuple(replace(link, start=link.start - cut, end=link.end - cut) for link in links if link.start >= cut)


def _number_gaps(sections: Sequence[Section]) -> Iterator[Diagnostic]:
    """A warning for each gap and repeat among the numbered paragraphs; a section may begin again at 1."""
    last: str | None = None
    for section in (inner for top in sections for inner in top.walk()):
        for index, block in enumerate(b for b in section.blocks if b.kind is BlockKind.PARAGRAPH):
            label = block.label or ""
            again = index == 0 and label.rpartition(".")[2] == "1"
            if last is not None and not again and not nesting.follows(last, label):
                yield Diagnostic.of("number-gap", block.lines, label=label, last=last)
            last = label
