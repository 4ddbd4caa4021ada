"""How sure we are of a reading that the print does not decide."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How sure we are of a proposed reading. `certain` is never claimed where a person could disagree."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    UNDECIDED = "undecided"
