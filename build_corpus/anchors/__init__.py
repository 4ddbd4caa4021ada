"""Anchors: names that every section, paragraph and note keeps for as long as the site exists.

`name` gives a document its first ids. `settle` gives it the ids that its words were published under, from the ledger
that `read` and `write` keep in `corpus/anchors.json`. What an algorithm cannot know, a maintainer decides: `retire`,
`move`, `keep`, `withdraw`.
"""

from build_corpus.anchors.decisions import absent, keep, move, retire, withdraw
from build_corpus.anchors.history import history, with_label_aliases
from build_corpus.anchors.ledger_file import parse, read, render, write
from build_corpus.anchors.losses import Nearest, Vanished
from build_corpus.anchors.naming import name
from build_corpus.anchors.record import Edition, Entry, Published, Record, Status
from build_corpus.anchors.settlement import Settlement, settle

__all__ = [
    "Edition",
    "Entry",
    "Nearest",
    "Published",
    "Record",
    "Settlement",
    "Status",
    "Vanished",
    "absent",
    "history",
    "keep",
    "move",
    "name",
    "parse",
    "read",
    "render",
    "retire",
    "settle",
    "with_label_aliases",
    "withdraw",
    "write",
]
