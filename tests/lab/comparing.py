"""A known document against the one that was read: what was found, what was missed, what was made up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from build_corpus.model import BlockKind, Role
from lab.known import HEADS, Kind, KnownBlock, KnownDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Block, Document, NoteMark, Section

MEASURES = ("заголовки", "нумерованные абзацы", "прочие абзацы", "пункты и маркеры", "сноски")
_ALIKE = 0.98
"""Two texts are the same when at most one character of fifty differs."""
_SPACES = re.compile(r"\s+")


@dataclass
class Tally:
    """How many units of one kind a document has, how many were read, and how many of them are right."""

    known: int = 0
    read: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        """Count `other` in."""
        self.known += other.known
        self.read += other.read
        self.right += other.right

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        total = self.known + self.read
        return 2 * self.right / total if total else 1.0


@dataclass
class Score:
    """How well documents were read."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {measure: Tally() for measure in MEASURES})
    wrong: int = 0
    """Characters to insert, delete or replace to get the known body."""
    characters: int = 0
    """Of the known bodies."""
    misses: list[str] = field(default_factory=list)
    """What was not found, and what was found in its place, for people."""

    def add(self, other: Score) -> None:
        """Count `other` in."""
        for measure, tally in other.tallies.items():
            self.tallies[measure].add(tally)
        self.wrong += other.wrong
        self.characters += other.characters
        self.misses += other.misses

    @property
    def error_rate(self) -> float:
        """Wrong characters in each character of the known body."""
        return self.wrong / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class _Unit:
    """A thing to be found: the same when the keys are equal and the texts alike."""

    key: tuple[str, ...]
    text: str


def compare(known: KnownDocument, read: Document) -> Score:
    """How well `read` gives `known` back."""
    score = Score()
    wanted, found = _known_units(known), _read_units(read)
    cells = " ".join(_cells(block) for block in known.blocks if block.kind is Kind.TABLE)
    found["прочие абзацы"] = [unit for unit in found["прочие абзацы"] if unit.text not in cells]
    for measure in MEASURES:
        tally, misses = _tally(wanted[measure], found[measure])
        score.tallies[measure] = tally
        score.misses += [f"{measure}: {miss}" for miss in misses]
    body = _read_body(read)
    texts = [_known_body(known, by_columns=by_columns) for by_columns in (False, True)]
    score.wrong, score.characters = min((Levenshtein.distance(text, body), len(text)) for text in texts)
    for opcode in Levenshtein.opcodes(texts[0], body):
        if opcode.tag != "equal":
            context = texts[0][max(opcode.src_start - 25, 0) : opcode.src_start]
            was, now = texts[0][opcode.src_start : opcode.src_end], body[opcode.dest_start : opcode.dest_end]
            score.misses.append(f"text: …{context}[{was[:60]}→{now[:60]}]")
    return score


def _tally(wanted: Sequence[_Unit], found: Sequence[_Unit]) -> tuple[Tally, list[str]]:
    """Pair units off in order, each once."""
    tally = Tally(len(wanted), len(found))
    free = list(range(len(found)))
    misses = []
    for unit in wanted:
        place = next((i for i in free if found[i].key == unit.key and _alike(unit.text, found[i].text)), None)
        if place is None:
            misses.append(f"missed {unit.key} {unit.text[:70]!r}…{unit.text[-30:]!r}")
        else:
            free.remove(place)
            tally.right += 1
    misses += [f"extra {found[i].key} {found[i].text[:70]!r}…{found[i].text[-30:]!r}" for i in free]
    return tally, misses


def _alike(first: str, second: str) -> bool:
    return first == second or Levenshtein.normalized_similarity(first, second, score_cutoff=_ALIKE) >= _ALIKE


def normal(text: str) -> str:
    """`text` with single spaces."""
    return _SPACES.sub(" ", text).strip()


# --- what is known ----------------------------------------------------------------------------------------------


def _known_units(known: KnownDocument) -> dict[str, list[_Unit]]:
    units: dict[str, list[_Unit]] = {measure: [] for measure in MEASURES}
    above: list[KnownBlock] = []
    for block in known.blocks:
        text = normal(block.text)
        if block.kind in HEADS or block.kind is Kind.TITLE:
            above = []
            units["заголовки"].append(_Unit(("заголовок",), _head(block.label, text)))
        elif block.kind is Kind.PARAGRAPH:
            above = [block]
            units["нумерованные абзацы"].append(_Unit((block.label,), text))
        elif block.kind in (Kind.ITEM, Kind.BULLET):
            above = [b for b in above if b.depth < block.depth]
            units["пункты и маркеры"].append(_Unit((block.label, _name(above[-1]) if above else ""), text))
            above.append(block)
        elif block.kind is Kind.GROUP:
            above = [*(b for b in above if b.depth < block.depth), block]
        elif block.kind in (Kind.PREAMBLE, Kind.TEXT, Kind.OPENING):
            above = [block]
            units["прочие абзацы"].append(_Unit((), text))
        notes = dict(block.notes)
        units["сноски"] += [
            _Unit((mark.label, block.label, _letters(block.text, mark.offset), text[:20]), normal(notes[mark.label]))
            for mark in block.marks
        ]
    return units


def _letters(text: str, offset: int) -> str:
    """How many letters and digits of `text` stand before `offset`: which of them a mark follows.

    A hyphen or a space that a program lost is an error of the text, and counted there.
    """
    return str(sum(map(str.isalnum, text[:offset])))


def _name(block: KnownBlock) -> str:
    return normal(block.text)[:40] if block.kind is Kind.GROUP else block.label


def _head(label: str, text: str) -> str:
    """A heading's label and title in one, without the signs between them."""
    return normal(f"{label} {text}".replace(".", " ").replace(":", " "))


def _known_body(known: KnownDocument, *, by_columns: bool) -> str:
    parts: list[str] = []
    for block in known.blocks:
        text = block.text
        if block.kind is Kind.TABLE and by_columns:
            rows = (row.split("\t") for row in text.split("\n"))
            text = " ".join(" ".join(column) for column in zip(*rows, strict=True))
        parts += [block.label, text]
    return normal(" ".join(parts))


def _cells(table: KnownBlock) -> str:
    """The cells of a table, row by row and column by column: a reader of plain text need not tell it from lines."""
    rows = [row.split("\t") for row in table.text.split("\n")]
    return normal(" ".join(" ".join(part) for part in (*rows, *zip(*rows, strict=True))))


# --- what was read ----------------------------------------------------------------------------------------------


def _read_units(read: Document) -> dict[str, list[_Unit]]:
    units: dict[str, list[_Unit]] = {measure: [] for measure in MEASURES}
    notes = {note.label: normal(note.text.text) for note in read.footnotes}

    def marks(found: Sequence[NoteMark], label: str, raw: str) -> None:
        start = normal(raw)[:20]
        units["сноски"] += [
            _Unit((mark.label, label, _letters(raw, mark.offset), start), notes.get(mark.label, "")) for mark in found
        ]

    for section in read.walk():
        title = _title(section)
        if title:
            units["заголовки"].append(_Unit(("заголовок",), title))
        marks(section.notes, section.label or "", section.title.text)
        for block, above in _nested(section.blocks, ()):
            text = normal(block.text.text)
            parent = next((b for b in reversed(above)), None)
            measure = _measure(block)
            if measure == "заголовки":
                units[measure].append(_Unit(("заголовок",), _head(block.label or "", text)))
            elif measure == "нумерованные абзацы":
                units[measure].append(_Unit((block.label or "",), text))
            elif measure == "пункты и маркеры":
                units[measure].append(_Unit((_label(block), _parent(parent)), text))
            elif measure:
                units[measure].append(_Unit((), text))
            marks(block.notes, _label(block), block.text.text)
    return units


def _label(block: Block) -> str:
    return "" if block.kind is BlockKind.BULLET else block.label or ""


def _parent(parent: Block | None) -> str:
    if parent is None:
        return ""
    return normal(parent.text.text)[:40] if parent.role is Role.GROUP else parent.label or ""


def _measure(block: Block) -> str:
    """The measure that a block counts in; empty for what is not counted."""
    if block.role in (Role.MASTHEAD, Role.GROUP):
        return ""
    if block.role is Role.TITLE:
        return "заголовки"
    kinds = {
        BlockKind.PARAGRAPH: "нумерованные абзацы",
        BlockKind.PREAMBLE: "прочие абзацы",
        BlockKind.TEXT: "прочие абзацы",
        BlockKind.ITEM: "пункты и маркеры",
        BlockKind.BULLET: "пункты и маркеры",
    }
    return kinds.get(block.kind, "")


def _nested(blocks: Sequence[Block], above: tuple[Block, ...]) -> Iterator[tuple[Block, tuple[Block, ...]]]:
    for block in blocks:
        yield block, above
        yield from _nested(block.children, (*above, block))


def _title(section: Section) -> str:
    return _head(" ".join(filter(None, (section.designation, section.label))), section.title.text)


def _read_body(read: Document) -> str:
    parts: list[str] = []
    for section in read.walk():
        parts += [section.designation, section.label or "", section.title.text]
        for block in section.own_blocks():
            parts += [_label(block), block.text.text]
    return normal(" ".join(parts))
