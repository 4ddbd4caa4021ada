"""Documents whose titles take many forms, with all sorts of text behind them."""

from __future__ import annotations

from lab.documents import Writer
from lab.known import Kind
from lab.titles import title

_LOWEST = 3
"""The level of headings without a label."""


class VariedWriter(Writer):
    """Writes headings of all forms: above tables, lists, paragraphs without a number, and other headings."""

    def heading(self, level: int, label: str = "", printed: str = "", text: str | None = None) -> None:
        """Add a heading; another one, a table, a list or a paragraph without a number may follow it."""
        random = self.random
        self._titled(level, label, printed, text)
        if level < _LOWEST and random.random() < 0.15:
            self._titled(_LOWEST)
        roll = random.random()
        if roll < 0.08:
            self.table()
        elif roll < 0.14:
            self.items(1, cyrillic=random.random() < 0.3)
        elif roll < 0.3:
            self.body(Kind.TEXT, self.speaker.prose(1, 4))

    def numbered(self, label: str) -> None:
        """Add a numbered paragraph, now and then below a heading of its own."""
        if self.random.random() < 0.12:
            self._titled(_LOWEST)
        super().numbered(label)

    def _titled(self, level: int, label: str = "", printed: str = "", text: str | None = None) -> None:
        super().heading(level, label, printed, title(self.speaker, self.random) if text is None else text)
