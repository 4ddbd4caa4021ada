"""What an extractor hands over: the text that a file prints, and what the file says of its layout."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.model import Revision, Source

if TYPE_CHECKING:
    from build_corpus.model import Diagnostic, ReaderName
    from build_corpus.traced import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """What the file says of a stretch of its text."""

    span: Span
    level: int | None = None
    """Of a heading, from 1."""
    emphasis: bool = False
    """Whether all of it is bold."""
    is_table: bool = False
    """Whether it is a table: rows on lines, tabs between cells, single spaces in them."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of a file, the reader for it, and its layout, in the order of the text."""

    source: Source
    reader: ReaderName
    layouts: tuple[Layout, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What of the file is not in the text."""


def extracted(
    data: bytes, name: str, encoding: str, text: str, revisions: tuple[Revision, ...] | None = None
) -> Source:
    """The source with the `text` that was taken out of `data`, the bytes of the file `name`."""
    return Source(name, hashlib.sha256(data).hexdigest(), encoding, "", text, _joined(revisions))


def _joined(revisions: tuple[Revision, ...] | None) -> tuple[Revision, ...] | None:
    """Neighbours of one kind made one: a word processor cuts a change into many runs."""
    if revisions is None:
        return None
    result: list[Revision] = []
    for revision in revisions:
        last = result[-1] if result else None
        if last and last.span.end == revision.span.start and _kind(last) == _kind(revision) != (True, True):
            span = type(last.span)(last.span.start, revision.span.end)
            result[-1] = Revision(span, last.old + revision.old, last.new + revision.new)
        else:
            result.append(revision)
    return tuple(result)


def _kind(revision: Revision) -> tuple[bool, bool]:
    return bool(revision.old), bool(revision.new)
