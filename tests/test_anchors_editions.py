"""The rule above all, against random edits: no anchor loses its words in silence, no live id points to other words."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from itertools import count

import factories
from hypothesis import given, settings
from hypothesis import strategies as st

from build_corpus import anchors
from build_corpus.anchors import Published, Settlement, Status
from build_corpus.anchors.ledger_file import parse
from build_corpus.model import Block, BlockKind, Document, Footnote, Section, SectionKind

STEMS = "государств групп мер развити технологи безопасност прав сет диалог потенциал доклад угроз норм област защит"
ENDINGS = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
VOCABULARY = tuple(stem + ending for stem in STEMS.split() for ending in ENDINGS)
ALL = 1_000


@dataclass
class Passage:
    """A paragraph with an identity of its own, which the code under test cannot see."""

    words: list[str]
    own: int
    of: frozenset[int]
    """The passages whose words it has: itself, what was merged into it, and what it was split from."""
    form: str
    """`section`, `number`, `item`, `text` or `note`."""
    changed: int = 0
    """How many of its words this edition changed; a split or a merger counts as all of them."""


@dataclass
class Draft:
    """A document as its authors see it, and the edits that they make."""

    seed: int
    start: int = 1
    passages: list[Passage] = field(default_factory=list)
    number: count[int] = field(default_factory=count)
    file: int = 0
    """How often the source file was renamed."""
    space: str = " "
    """What stands between two words: another page or another version of the reader may leave another blank."""

    def text(self, passage: Passage) -> str:
        """The passage as it stands in the document."""
        return self.space.join(passage.words)

    def fresh(self, form: str) -> Passage:
        """A new passage with words of its own."""
        own = next(self.number)
        chance = random.Random(f"{self.seed} {own}")  # noqa: S311 - reproducible words, not secrets
        length = chance.randint(8, 30)
        words = chance.choices(VOCABULARY, k=length)
        return Passage(words, own, frozenset({own}), form)

    def change(self, operation: str, place: int, other: int) -> None:
        """Do what `operation` says to the file, or at `place` and, for some, at `other` of the text."""
        if operation == "rename":
            self.file += 1
        elif operation == "read again":
            self.space = "\u00a0" if self.space == " " else " "
        else:
            self.edit(operation, place, other)

    def edit(self, operation: str, place: int, other: int) -> None:
        """Do what `operation` says to the text."""
        if operation == "insert" or not self.passages:
            forms = ("number", "number", "text", "text", "item", "section", "note")
            self.passages.insert(place % (len(self.passages) + 1), self.fresh(forms[other % len(forms)]))
            return
        passage = self.passages[place % len(self.passages)]
        if operation == "delete":
            self.passages.remove(passage)
        elif operation == "correct":
            passage.words[other % len(passage.words)] = f"исправлено{other % 7}"
            passage.changed += 1
        elif operation == "renumber":
            self.start = 1 + other % 3
        elif operation == "reorder":
            self.passages.remove(passage)
            self.passages.insert(other % (len(self.passages) + 1), passage)
        elif operation == "reclassify" and passage.form in {"number", "text"}:
            passage.form = "text" if passage.form == "number" else "number"
        elif operation == "split" and len(passage.words) > 12:
            cut = 4 + other % (len(passage.words) - 8)
            index = self.passages.index(passage)
            own = next(self.number)
            rest = Passage(passage.words[cut:], own, passage.of | {own}, passage.form, ALL)
            self.passages[index : index + 1] = [replace(passage, words=passage.words[:cut], changed=ALL), rest]
        elif operation == "merge":
            index = self.passages.index(passage)
            if index + 1 < len(self.passages) and self.passages[index + 1].form == passage.form:
                second = self.passages.pop(index + 1)
                passage.words = passage.words + second.words
                passage.of |= second.of
                passage.changed = ALL

    def document(self) -> Document:
        """The document that the passages make, numbered from `start` on."""
        sections: list[Section] = [Section(SectionKind.FRONT, 1)]
        notes: list[Footnote] = []
        number = count(self.start)
        for passage in self.passages:
            text = self.text(passage)
            last = sections[-1]
            if passage.form == "section":
                label = chr(ord("A") + len(sections) - 1)
                sections.append(Section(SectionKind.SECTION, 1, factories.traced(text), label))
            elif passage.form == "note":
                notes.append(Footnote(str(len(notes) + 1), factories.traced(text)))
            elif passage.form == "item" and last.blocks and last.blocks[-1].kind is BlockKind.PARAGRAPH:
                above = last.blocks[-1]
                item = Block(BlockKind.ITEM, factories.traced(text), chr(ord("a") + len(above.children)))
                blocks = (*last.blocks[:-1], replace(above, children=(*above.children, item)))
                sections[-1] = replace(last, blocks=blocks)
            else:
                numbered = passage.form == "number"
                kind = BlockKind.PARAGRAPH if numbered else BlockKind.TEXT
                block = Block(kind, factories.traced(text), str(next(number)) if numbered else None)
                sections[-1] = replace(last, blocks=(*last.blocks, block))
        made = factories.document(*sections, footnotes=tuple(notes))
        return replace(made, source=replace(made.source, name=f"{self.file}.txt", sha256=f"{self.file:064x}"))


@dataclass
class Oracle:
    """What the authors know and the ledger must find out."""

    passages: dict[str, Passage] = field(default_factory=dict)
    """The passages of this edition by their words."""
    holders: dict[str, int] = field(default_factory=dict)
    """The passage that each anchor stood at in the last edition."""
    owners: dict[str, frozenset[int]] = field(default_factory=dict)
    """The passages that each published anchor may lead to."""

    def check_losses(self, settled: Settlement, *, rearranged: bool) -> None:
        """Nobody is asked about words that still stand, nor about corrections that are the only change."""
        steady = {
            passage.own
            for passage in self.passages.values()
            if not passage.changed or (not rearranged and passage.changed <= len(passage.words) / 5)
        }
        for item in settled.vanished:
            assert self.holders.get(item.entry.id) not in steady, item.explanation

    def check_owners(self, settled: Settlement) -> None:
        """Every id leads to the passage that it was published for, or says that it is gone; none is forgotten."""
        standing = {anchor: self.passages[words] for anchor, words in settled.words().items() if words}
        self.holders = {anchor: passage.own for anchor, passage in standing.items()}
        for anchor, passage in standing.items():
            self.owners[anchor] = self.owners.get(anchor, passage.of) & passage.of
            assert self.owners[anchor], f"{anchor} points to other words"
            self.owners[anchor] = passage.of
        record = settled.published.record("report")
        for anchor, owner in self.owners.items():
            entry = record[record.resolve(anchor)]
            if entry.status is Status.LIVE:
                assert owner & standing[entry.id].of, f"{anchor} leads to other words"
            else:
                assert entry.status is Status.RETIRED


OPERATIONS = (
    *("insert", "insert", "delete", "correct", "correct", "renumber", "reorder", "reclassify", "split", "merge"),
    *("rename", "read again"),
)
"""«Reorder» carries headings and paragraphs into other sections as well."""
QUIET = {"correct", "rename", "read again"}
"""Edits that leave every passage in its place."""
edits = st.lists(
    st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=6
)


@settings(max_examples=400, deadline=None)
@given(seed=st.integers(0, 10_000), length=st.integers(1, 12), history=st.lists(edits, min_size=1, max_size=5))
def test_no_anchor_loses_its_words(seed: int, length: int, history: list[list[tuple[str, int, int]]]) -> None:
    """Over many editions every published id leads to its own words, or says that they are gone."""
    draft = Draft(seed)
    forms = ("section", "number", "number", "item", "text", "text", "note")
    draft.passages = [draft.fresh(forms[(seed + index) % len(forms)]) for index in range(length)]
    published = Published()
    oracle = Oracle()
    for operations in [[], *history]:
        for passage in draft.passages:
            passage.changed = 0
        for operation in operations:
            draft.change(*operation)
        oracle.passages = {draft.text(passage): passage for passage in draft.passages}
        document = draft.document()
        settled = anchors.settle(document, published)
        oracle.check_losses(settled, rearranged=not {name for name, *_ in operations} <= QUIET)
        lost = [item.entry.id for item in settled.vanished]
        if lost:
            settled = anchors.settle(document, anchors.retire(published, "report", *lost))
        assert not settled.vanished
        oracle.check_owners(settled)
        published = settled.published
        text = anchors.render(published)
        assert parse(text, "anchors.json") == published
        again = anchors.settle(document, published)
        assert (again.document, anchors.render(again.published)) == (settled.document, text)
