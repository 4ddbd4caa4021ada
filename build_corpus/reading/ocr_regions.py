"""A line of a recognised text, and the region of lines that its block syntax holds together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from build_corpus.reading.characters import LINE_END

_LINE = re.compile(LINE_END)


class Kind(Enum):
    """What the block syntax says that a region is."""

    PARAGRAPH = auto()
    HEADING = auto()
    BULLET = auto()
    """A list item, its marker included, or a line that begins with a printed bullet."""
    PIPE_TABLE = auto()
    HTML_TABLE = auto()
    RULED_TABLE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its content from `start` to `end`, the white space around it left out; the next begins at `next`."""

    begin: int
    start: int
    end: int
    next: int

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that belong together. What stands before, between and behind their contents is not text."""

    kind: Kind
    lines: tuple[Line, ...]
    """With the `#` and `>` signs left out of the content."""
    level: int | None = None
    indent: int = 0
    """Blanks before its first line, a tab counted up to the next multiple of four."""
    gap: int = 0
    """Lines without text before it; a rule counts as many."""
    page_ends: bool = False
    """Whether a line before it says that a page ends."""
    lone_star: bool = False
    """Whether it is the only item of a list with stars: the star may be the mark of a note instead."""

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Behind its content."""
        return self.lines[-1].end


def lines_of(text: str, start: int) -> list[Line]:
    """The lines of `text` from `start` on."""
    lines: list[Line] = []
    while start < len(text):
        match = _LINE.search(text, start)
        stop, following = match.span() if match else (len(text), len(text))
        content = text[start:stop]
        first = start + len(content) - len(content.lstrip())
        lines.append(Line(start, first, max(first, start + len(content.rstrip())), following))
        start = following
    return lines
