"""The errors that a user may meet: one clear line each, with the place and the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CorpusError(Exception):
    """Anything wrong with the input that stops the work.

    `str(error)` is one line: `FILE:LINE: what is wrong; what to do`, the place left out where there is none.
    """

    def __init__(self, problem: str, *, file: str | Path | None = None, line: int | None = None) -> None:
        """Say `problem` (what is wrong and what to do) of `file`, at `line` (from 1)."""
        self.problem = problem
        self.file = file
        self.line = line
        place = "" if file is None else f"{file}: " if line is None else f"{file}:{line}: "
        super().__init__(_printable(f"{place}{problem}"))


def _printable(text: str) -> str:
    """`text` on one line: a file's name may hold line breaks, signs that steer a terminal, and bytes of no encoding."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class SourceError(CorpusError):
    """A raw file cannot be read: it is missing, empty, binary, or in no encoding that we know."""


class ManifestError(CorpusError):
    """`corpus.toml` or `glossary.toml` says something impossible."""


class LedgerError(CorpusError):
    """A character of a source has no fate, or two. A defect of a reader, never of its input."""


class AnchorError(CorpusError):
    """The build would take away an anchor that was published."""
