"""Blocks -> Document: the outline, the numbered paragraphs and their items, the notes and their marks."""

from __future__ import annotations

from build_corpus.structure.document import build

__all__ = ["build"]
