"""References: where a symbol or a link of the source leads to, in the corpus or at the official address.

Only what the source itself marks as a link is resolved: an address that OCR lost («[75/240](#)») is made again from the
symbol under it, by the grammar of UN document symbols (ST/LIB/SER.B/5/Rev.6: organ, body, session or year, nature).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.model import ReferenceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Document, SourceLink

UN_DOCUMENTS = "https://undocs.org/ru/"
"""The UN's own permanent addresses: the language, then the symbol."""

_SYMBOL = re.compile(r"(?:A|S|E|ST|CCW|CD|DP|HRI|TD|UNEP|NPT|BWC|T|L)(?:/[A-Z0-9][A-Za-z0-9.()-]*)+")
_RESOLUTION = re.compile(r"\d{1,3}/\d{1,3}(?: ?[A-Z])?")
_DECISION = re.compile(r"решени\w+[ \u00a0]+$", re.IGNORECASE)


def find_references(document: Document, corpus: Sequence[Document]) -> tuple[ReferenceSpan, ...]:
    """The references of `document`, in the order of its texts; `corpus` holds the documents that they may lead to."""
    slugs = {d.metadata.symbol.value: d.metadata.slug for d in corpus if d.metadata.symbol is not None}
    return tuple(_found(document, slugs))


def _found(document: Document, slugs: dict[str, str]) -> Iterator[ReferenceSpan]:
    for anchor, text, links in _texts(document):
        for link in links:
            symbol = symbol_of(text[link.start : link.end], text[: link.start])
            if link.address or symbol is None:
                continue
            if symbol in slugs:
                yield ReferenceSpan(anchor, link.start, link.end, None, slugs[symbol])
            else:
                yield ReferenceSpan(anchor, link.start, link.end, UN_DOCUMENTS + symbol)


def _texts(document: Document) -> Iterator[tuple[str, str, tuple[SourceLink, ...]]]:
    for section in document.walk():
        yield section.id, section.title.text, section.links
        for block in section.own_blocks():
            yield block.id, block.text.text, block.links
    for note in document.footnotes:
        yield note.id, note.text.text, note.links


def symbol_of(words: str, before: str) -> str | None:
    """The UN symbol that `words` print behind the text `before`; None where they print none.

    A bare `75/240` is a resolution of the General Assembly, which alone numbers its resolutions by session and number
    since 1976; a decision has the same shape and no symbol of its own.
    """
    words = words.strip(" \u00a0[]()*,.")
    if _SYMBOL.fullmatch(words):
        return words
    if _RESOLUTION.fullmatch(words) and not _DECISION.search(before):
        return f"A/RES/{words.replace(' ', '')}"
    return None
