"""Documents made of a few words and what is cited in them, in a form that a table can hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factories import block, document, section

from build_corpus import anchors, structure
from build_corpus.annotations.references import find_references
from build_corpus.model import Fact, Known, Metadata, ReaderName
from build_corpus.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.model import Document, ReferenceSpan


def paragraph(words: str, *, symbol: str = "", body: str = "") -> Document:
    """A document of one paragraph, of which the manifest knows a `symbol` and a `body`."""
    made = document(section(block(words, anchor="u-1"), anchor="text"))
    metadata = made.metadata
    if symbol:
        metadata = replace(metadata, symbol=Fact(symbol, Known.EDITORIAL))
    if body:
        metadata = replace(metadata, body=Fact(body, Known.EDITORIAL))
    return replace(made, metadata=metadata)


def written(text: str, *, slug: str = "own", symbol: str = "", body: str = "") -> Document:
    """The document that the Markdown `text` holds, read as a scan is."""
    metadata = Metadata(slug, Fact("Документ", Known.EDITORIAL), Fact(symbol, Known.EDITORIAL) if symbol else None)
    if body:
        metadata = replace(metadata, body=Fact(body, Known.EDITORIAL))
    return anchors.name(structure.build(read(text.encode(), "text.txt", reader=ReaderName.OCR_MARKDOWN), metadata))


def texts(of: Document) -> dict[str, str]:
    """The texts of a document by anchor."""
    found = {section.id: section.title.text for section in of.walk()}
    found |= {block.id: block.text.text for block in of.blocks()}
    return found | {note.id: note.text.text for note in of.footnotes}


def words(of: Document, span: ReferenceSpan) -> str:
    """The words of a reference, white space as one space."""
    return " ".join(texts(of)[span.anchor][span.start : span.end].split())


def leads_to(span: ReferenceSpan, *, own: str = "") -> str:
    """Where a reference leads: an address, `slug#anchor`, `slug#first–last`, or nothing; `own` is a slug left out."""
    if span.document is None:
        return span.address or ""
    place = f"{span.target or ''}{f'–{span.through}' if span.through else ''}"
    return place if span.document == own and place else f"{span.document}#{place}"


def cited(span: ReferenceSpan) -> str:
    """What is cited: the instrument, its edition in brackets, the place in it behind a colon."""
    edition = f" ({span.edition})" if span.edition else ""
    whole = f"{span.instrument.name}{edition}" if span.instrument is not None else ""
    return ": ".join(part for part in (whole, span.pinpoint) if part)


def references(of: Document, corpus: Sequence[Document] = ()) -> list[tuple[str, str]]:
    """The references of a document: words and where they lead, its own slug left out."""
    spans = find_references(of, [of, *corpus])
    return [(words(of, span), leads_to(span, own=of.metadata.slug)) for span in spans]


def named(text: str, *, symbol: str = "", body: str = "") -> list[tuple[str, str]]:
    """The references in a text: words and what is cited."""
    made = paragraph(text, symbol=symbol, body=body)
    return [(words(made, span), cited(span)) for span in find_references(made, [])]
