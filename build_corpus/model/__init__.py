"""The words that everything else is said in: what a reader finds in a raw text, and what a document is.

All types are immutable. Text is plain: marks of notes, links, amendments and terms are stand-off annotations,
each with offsets in characters in the text it belongs to.
"""

from build_corpus.model.certainty import Certainty
from build_corpus.model.corpus import Annotated, Corpus
from build_corpus.model.diagnostics import MESSAGES, Diagnostic, Severity
from build_corpus.model.document import (
    Amendment,
    AmendmentStatus,
    Block,
    BlockKind,
    Document,
    Footnote,
    Role,
    Section,
    SectionKind,
)
from build_corpus.model.glossary import Definition, Glossary, Term
from build_corpus.model.history import Alias, Change, ChangeKind, EditionNote, History, Tombstone
from build_corpus.model.layers import (
    SETTLED,
    Counterpart,
    Emendation,
    EmendationKind,
    Instrument,
    Layers,
    Parallel,
    ReferenceKind,
    ReferenceSpan,
    TermSpan,
)
from build_corpus.model.metadata import Fact, Known, Metadata, Relation, RelationKind
from build_corpus.model.reading import (
    NoteMark,
    RawBlock,
    RawNote,
    ReaderName,
    Reading,
    Revision,
    Shape,
    Source,
    SourceLink,
)

__all__ = [
    "MESSAGES",
    "SETTLED",
    "Alias",
    "Amendment",
    "AmendmentStatus",
    "Annotated",
    "Block",
    "BlockKind",
    "Certainty",
    "Change",
    "ChangeKind",
    "Corpus",
    "Counterpart",
    "Definition",
    "Diagnostic",
    "Document",
    "EditionNote",
    "Emendation",
    "EmendationKind",
    "Fact",
    "Footnote",
    "Glossary",
    "History",
    "Instrument",
    "Known",
    "Layers",
    "Metadata",
    "NoteMark",
    "Parallel",
    "RawBlock",
    "RawNote",
    "ReaderName",
    "Reading",
    "ReferenceKind",
    "ReferenceSpan",
    "Relation",
    "RelationKind",
    "Revision",
    "Role",
    "Section",
    "SectionKind",
    "Severity",
    "Shape",
    "Source",
    "SourceLink",
    "Term",
    "TermSpan",
    "Tombstone",
]
