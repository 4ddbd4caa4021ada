"""Doubtful places of a source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a diagnostic stops `build-corpus check`."""

    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A doubtful place: what is doubtful, where, and what an editor may do."""

    code: str
    """Its kind, in kebab-case: `number-gap`, `mark-without-note`, `undecided-hyphen`, …"""
    message: str
    """One English sentence with the cure."""
    lines: tuple[int, int]
    """First and last line of the source, from 1, inclusive."""
    severity: Severity = Severity.WARNING
    acknowledged: str = ""
    """The reason that an editor gives in `corpus.toml` for leaving the place as it is; empty where none has."""
