"""A Python-Markdown extension that sets aside the raw HTML of a page without parsing it.

Nearly all of a generated page is raw HTML, with a blank line behind each block. Python-Markdown parses every tag of it
to learn where a block ends, only to pass it on untouched; one look at the tags of its outermost element tells as much.
The page comes out the same, and is the same without this extension, only later.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_PRIORITY = 22
"""After white space is normalised, before all that parses HTML."""

_BLANK_LINES = re.compile(r"\n{2,}")
_OUTERMOST = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
_ID = re.compile(r"""id=["']([^"']+)""")
_PECULIAR = ("<!", "<?", "<script", "<style", "<pre", "<textarea", "markdown")
"""What holds text that only looks like tags, goes on behind a blank line, or asks for Markdown inside an element."""


class RawBlocks(Preprocessor):
    """Sets the raw blocks of a page aside, unless one of them goes on behind a blank line."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines of a page, with one placeholder for all raw blocks that follow each other."""
        text = "\n".join(lines)
        if any(sign in text for sign in _PECULIAR):
            return lines
        kept: list[str] = []
        for is_raw, group in groupby(_BLANK_LINES.split(text), self._is_raw):
            paragraphs = list(group)
            if is_raw and not all(map(_is_whole, paragraphs)):
                return lines
            kept += [self.md.htmlStash.store("\n\n".join(paragraphs) + "\n")] if is_raw else paragraphs
        return "\n\n".join(kept).split("\n")

    def _is_raw(self, paragraph: str) -> bool:
        outermost = _OUTERMOST.match(paragraph)
        return outermost is not None and self.md.is_block_level(outermost[1])


def ids(html: str) -> frozenset[str]:
    """The ids of the elements of `html`."""
    return frozenset(map(unescape, _ID.findall(html)))


def _is_whole(block: str) -> bool:
    """Whether the element that `block` begins with ends where `block` does, and not before."""
    outermost = _OUTERMOST.match(block)
    if outermost is None:
        return False
    depth = 0
    for tag in re.finditer(rf"<(/?){outermost[1]}(?:\s[^>]*)?>", block):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end() == len(block)
    return False


class RawBlocksExtension(Extension):
    """Has `RawBlocks` run on every page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the preprocessor."""
        md.preprocessors.register(RawBlocks(md), "raw_blocks", _PRIORITY)


def makeExtension(**settings: object) -> RawBlocksExtension:  # noqa: N802 - the name that Python-Markdown looks for
    """The extension, which has no settings."""
    return RawBlocksExtension(**settings)
