"""The clauses of a resolution and the preamble of a treaty: parts of one long sentence, each with a verb in front."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.reading.pdf_capitals import names_subject
from build_corpus.reading.pdf_formulas import opens_preambular_paragraph
from build_corpus.reading.pdf_labels import heading_label_end
from build_corpus.reading.pdf_setting import NO_HEADS, first_word_is, heads_clause
from build_corpus.russian import parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from build_corpus.reading.pdf_setting import Setting

_NARROW = 0.8
"""The line that opens a preamble is so much narrower than the text."""
_FIRST_LABEL = re.compile(r"(?:[aаi]\)|1\.?)(?:\s|\Z)")
_AGREED = frozenset({"согласились", "договорились", "постановили", "решили"})
"""What the parties to a treaty did: the line that closes its preamble."""


class Clauses:
    """Where the clauses of one document begin."""

    def __init__(self, setting: Setting, numbers: AbstractSet[int]) -> None:
        """Find the preamble in the lines of `setting`; `numbers` are those that begin a numbered paragraph."""
        self._lines = setting.lines
        self._contexts = setting.contexts
        self.preamble = self._preamble(setting, numbers)
        """The lines from «Генеральная Ассамблея,» to the first number or article."""
        self.several = sum(map(self.is_head, range(len(self._lines)))) > 1

    def _preamble(self, setting: Setting, numbers: AbstractSet[int]) -> range:
        for index, (line, following) in enumerate(pairwise(self._lines)):
            opens = line.text[-1] == "," and line.text[0].isupper() and setting.ruler.share(line.text) <= _NARROW
            if opens and opens_preambular_paragraph(following.text):
                behind = range(index + 1, len(self._lines))
                ends = (n for n in behind if n in numbers or heading_label_end(self._lines[n].text))
                start = index if index == 0 or names_subject(self._lines[index - 1].text, line.text) else index + 1
                return range(start, next(ends, start))
        return range(0)

    def opens_preamble(self, index: int) -> bool:
        """Whether the line at `index` is the first of the preamble."""
        return len(self.preamble) > 0 and index == self.preamble.start

    def begins(self, index: int) -> bool:
        """Whether a line in lower case begins a preambular paragraph or a clause: «отмечая, что …», «решает».

        It follows what ends with a comma or a stop, and one of its first words is a verbal adverb, or it is a short
        line of a finite verb that a label follows. In the preamble, a verbal adverb there begins a paragraph.
        """
        context, text = self._contexts[index], self._lines[index].text
        if not text[0].islower() or not context.before.endswith((",", ":", ";", ".")):
            return False
        if self.is_head(index):
            return True
        if not (context.apart or context.short or (index in self.preamble and context.before[-1] == ",")):
            return False
        words = [word.strip(",;:.") for word in text.split()[:3]]
        if words[0] in NO_HEADS:
            return False
        return words[0] in _AGREED or any("GRND" in parts_of_speech(word) for word in words)

    def is_head(self, index: int) -> bool:
        """Whether a short line of a verb stands above the first label of a series, as the ITU sets its resolutions.

        A clause of one paragraph has no labels: then blank space stands around its head.
        """
        text = self._lines[index].text
        following = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        if not following or not heads_clause(text):
            return False
        apart = self._contexts[index].apart and self._contexts[index + 1].apart and "VERB-3" in first_word_is(text)
        return apart or _FIRST_LABEL.match(following) is not None
