"""What a format's reader hands back: the raw blocks and notes, and what it left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_corpus.ledger import Drop
    from build_corpus.model import Diagnostic, RawBlock, RawNote


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one reader found in a source; together the three account for every character of it."""

    blocks: tuple[RawBlock, ...]
    notes: tuple[RawNote, ...]
    drops: tuple[Drop, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
