"""Small documents made by hand, for tests of the rooms behind `structure`."""

from __future__ import annotations

from build_corpus import ledger
from build_corpus.model import (
    Annotated,
    Block,
    BlockKind,
    Corpus,
    Document,
    Fact,
    Footnote,
    Glossary,
    Known,
    Layers,
    Metadata,
    NoteMark,
    ReaderName,
    Section,
    SectionKind,
    Source,
)
from build_corpus.traced import Traced


def traced(text: str) -> Traced:
    """`text` as if it began the source."""
    return Traced.of(text)


def block(  # noqa: PLR0913 - a factory mirrors the fields of what it makes
    text: str,
    *,
    label: str | None = None,
    anchor: str = "",
    kind: BlockKind = BlockKind.PARAGRAPH,
    notes: tuple[NoteMark, ...] = (),
    children: tuple[Block, ...] = (),
) -> Block:
    """A block with `text`; `anchor` defaults to `p-<label>`."""
    return Block(kind, traced(text), label, anchor or f"p-{label}", notes=notes, children=children)


def section(
    *blocks: Block,
    anchor: str,
    title: str = "",
    label: str | None = None,
    sections: tuple[Section, ...] = (),
    kind: SectionKind = SectionKind.SECTION,
) -> Section:
    """A section of the first level that holds `blocks` and `sections`."""
    return Section(kind, 1, traced(title), label, id=anchor, blocks=blocks, sections=sections)


def document(*sections: Section, slug: str = "report", footnotes: tuple[Footnote, ...] = ()) -> Document:
    """A document of `sections` with an empty ledger."""
    source = Source(f"{slug}.txt", "0" * 64, "utf-8", "utf-8", "")
    title = Fact("Доклад", Known.EDITORIAL)
    return Document(
        Metadata(slug, title), source, ReaderName.PDF_TEXT, 1.0, sections, footnotes, (), ledger.close(0, [], [], [])
    )


def corpus(*documents: Document, glossary: Glossary | None = None) -> Corpus:
    """A corpus of `documents` without layers."""
    return Corpus(tuple(Annotated(d, Layers()) for d in documents), glossary or Glossary())
