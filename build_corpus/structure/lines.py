"""From offsets in the decoded source to the numbers of its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_corpus.traced import Span, Traced

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a source, numbered from 1."""

    def __init__(self, source: str) -> None:
        """Number the lines of the decoded `source`, whatever ends them."""
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(source))]

    def at(self, offset: int) -> int:
        """The number of the line that the character at `offset` stands on."""
        return bisect_right(self._starts, offset)

    def of(self, span: Span | None) -> tuple[int, int]:
        """The first and the last line of `span`; (1, 1) where there is none."""
        return (1, 1) if span is None else (self.at(span.start), self.at(max(span.end - 1, span.start)))

    def of_text(self, text: Traced) -> tuple[int, int]:
        """The first and the last line that the characters of `text` stood on."""
        return self.of(text.source_extent())
