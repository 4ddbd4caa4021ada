"""What stands between two lines of one paragraph: a space, nothing, or a hyphen that parted a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from build_corpus.model import Diagnostic
from build_corpus.reading import hyphens
from build_corpus.reading.fragments import Edit, line_break

_LINE_END = re.compile(r"\r\n|\r|\n")
_WORD_LENGTH = 100


class Joints:
    """Decides about line ends in one source, and remembers what is doubtful."""

    def __init__(self, text: str) -> None:
        """Take the decoded source."""
        self.text = text
        self.diagnostics: list[Diagnostic] = []

    @cached_property
    def _vocabulary(self) -> hyphens.Vocabulary:
        return hyphens.Vocabulary.of(self.text.splitlines())

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.end() for match in _LINE_END.finditer(self.text)]

    def edits(self, end: int, start: int) -> list[Edit]:
        """The edits between a line whose content ends at `end` and the next, whose content begins at `start`."""
        if self.text.endswith("\\", 0, end) and not self.text.endswith("\\\\", 0, end):
            return [Edit(end - 1, end, "markup"), line_break(end, start)]  # Markdown's hard line break
        keeps = self.hyphen_stays(
            self.text[max(end - _WORD_LENGTH, 0) : end], self.text[start : start + _WORD_LENGTH], end
        )
        if keeps is None:
            return [line_break(end, start)]
        if keeps:
            return [Edit(end, start, "line-end")]
        return [Edit(end - 1, end, "line-hyphen"), Edit(end, start, "line-end")]

    def hyphen_stays(self, before: str, after: str, place: int) -> bool | None:
        """Whether the hyphen that ends the line `before` belongs to the word; None where no hyphen parts a word.

        `place` is the source offset of the line's end, for the list of doubtful decisions.
        """
        if not hyphens.is_broken(before, after):
            return None
        decision = hyphens.decide(before, after, self._vocabulary)
        if decision.doubtful:
            first, second = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
            word = f"{first if decision.keep else first[:-1]}{second}"
            done = "undecided-hyphen/kept" if decision.keep else "undecided-hyphen/left-out"
            self.report(done, place, word=word)
        return decision.keep

    def report(self, wording: str, place: int, **facts: str) -> None:
        """Note a doubtful decision at the source offset `place`; see `Diagnostic.of`."""
        line = bisect_right(self._line_ends, place) + 1
        self.diagnostics.append(Diagnostic.of(wording, (line, line), **facts))
