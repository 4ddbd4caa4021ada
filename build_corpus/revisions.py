"""How a stretch of a source with tracked changes read before them and after them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Revision, Source
    from build_corpus.traced import Span


def within(revisions: Sequence[Revision], span: Span) -> Iterator[Revision]:
    """Those of `revisions` (in order and apart) that share a character with `span`."""
    index = max(bisect_right(revisions, span.start, key=lambda revision: revision.span.start) - 1, 0)
    while index < len(revisions) and revisions[index].span.start < span.end:
        if revisions[index].span.end > span.start:
            yield revisions[index]
        index += 1


def wording(source: Source, span: Span) -> tuple[str, str]:
    """The characters of `span` as they read before the tracked changes and after them.

    A revision that `span` cuts counts with the characters that lie in it.
    """
    old: list[str] = []
    new: list[str] = []
    position = span.start
    for revision in within(source.revisions or (), span):
        start, end = max(revision.span.start, span.start), min(revision.span.end, span.end)
        same = source.text[position:start]
        old += (same, _part(source, revision, revision.old, start, end))
        new += (same, _part(source, revision, revision.new, start, end))
        position = end
    rest = source.text[position : span.end]
    return "".join((*old, rest)), "".join((*new, rest))


def _part(source: Source, revision: Revision, words: str, start: int, end: int) -> str:
    """What of `words`, one side of `revision`, belongs to the characters `start` to `end`."""
    printed = source.text[revision.span.start : revision.span.end]
    return source.text[start:end] if words == printed else words
