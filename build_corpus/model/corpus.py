"""All that the outputs are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_corpus.model.glossary import Glossary
from build_corpus.model.history import History
from build_corpus.model.layers import Layers

if TYPE_CHECKING:
    from build_corpus.model.document import Document


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its layers and its history."""

    document: Document
    layers: Layers = field(default_factory=Layers)
    history: History = field(default_factory=History)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that the outputs are made of; the documents in the order of `corpus.toml`."""

    documents: tuple[Annotated, ...]
    glossary: Glossary = field(default_factory=Glossary)
    withdrawn: tuple[tuple[str, History], ...] = ()
    """The slugs of the documents that were published and are no longer in the corpus, with what they held."""
