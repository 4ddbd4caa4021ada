"""Labels in which an old and a new numbering run together: `gf)` is the old g and the new f.

The text of a DOCX shows deleted and inserted labels alike. Both numberings run through a clause without a gap, so the
likeliest reading of a clause is the cheapest path over (item, last old number, last new number). The costs were
measured on the fused labels of an ITU proposal and on simulated clauses, where the cheapest path is right for 95 % (few
changes) to 66 % (many) of the labels: a reading is called certain only where no other explains the labels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from build_corpus.model import Amendment, AmendmentStatus, BlockKind, Certainty
from build_corpus.structure.fused_labels import (
    PLAIN,
    ROMAN,
    Numbering,
    Reading,
    is_fused,
    may_be_roman,
    next_number,
    readings,
)
from build_corpus.structure.nesting import follows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.model import Block, Section

_SKIP = 3.0
"""For a number that is not the one after the last; also what a label costs that nothing explains."""

_MOST_STATES = 64
"""The states followed at a time, those that need no skip first. Clauses need fewer than 20; the bound keeps a hostile
list linear."""

_LONGEST = 500
"""Clauses have fewer than a hundred items. A longer list is none: its labels are left as they are printed."""

_SLIPS = 1
"""An editor may skip a number once in a list; a reading that this would overthrow is not certain."""

_EQUAL = 1e-9

_State: TypeAlias = tuple[int, int]
"""The last old number and the last new one."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """One label read in one way: from a state to the next."""

    start: _State
    reading: Reading
    end: _State
    cost: float
    skips: int
    """How many of its numbers are not the next ones."""


def amended(sections: Sequence[Section], *, everywhere: bool = False) -> tuple[Section, ...]:
    """`sections` with the amendment of each labelled item, where their labels show two numberings at all.

    The items of clauses and of one another are read; with `everywhere` those below paragraphs, too.
    """
    every = [section for top in sections for section in top.walk()]
    if not any(_shows_two(section.blocks, everywhere=everywhere) for section in every):
        return tuple(sections)
    found: dict[int, Amendment] = {}
    for section in every:
        _read_list(section.blocks, None, found, everywhere=everywhere)
    return tuple(_with(section, found) for section in sections)


def _items(blocks: Sequence[Block]) -> list[Block]:
    """The items of one list; none where they are too many."""
    items = [block for block in blocks if block.kind is BlockKind.ITEM and block.label]
    return items if len(items) <= _LONGEST else []


def _above_lists(blocks: Sequence[Block], *, everywhere: bool) -> list[Block]:
    """Those of `blocks` whose own lists are read."""
    return [block for block in blocks if everywhere or (block.kind is BlockKind.ITEM and block.label)]


def _labels(items: Sequence[Block]) -> list[str]:
    return [item.label or "" for item in items]


def _shows_two(blocks: Sequence[Block], *, everywhere: bool, below: bool = False) -> bool:
    """Whether some label of a list, or of one below its items, can only be read as two.

    A number left out tells so of the items of a clause only, and two letters do not tell it of a list `below` them: of
    copies that are damaged rather than amended, these are the commonest faults.
    """
    labels = _labels(_items(blocks))
    numbering = _numbering(labels, None)
    if numbering.depth:
        pairs = zip(["", *labels], labels, strict=False)
        shown = any(is_fused(label, numbering) and not follows(last, label) for last, label in pairs)
    else:
        fused = any(is_fused(label, numbering) for label in labels)
        shown = fused and (numbering.roman or everywhere) if below else fused or _plain_cost(labels, numbering) > 0
    above = _above_lists(blocks, everywhere=everywhere)
    return shown or any(_shows_two(block.children, everywhere=everywhere, below=True) for block in above)


def _plain_cost(labels: Sequence[str], numbering: Numbering) -> float:
    """What it costs to read every label as it stands."""
    last, cost = 0, 0.0
    for label in labels:
        last, skips = next_number(last, label, roman=numbering.roman)
        cost += _SKIP * skips
    return cost


def _numbering(labels: Sequence[str], above: Amendment | None) -> Numbering:
    """How a list is numbered: as decimals, or as Roman numerals where these explain its labels better than letters."""
    depth = min((label.count(".") for label in labels if "." in label), default=0)
    if depth:
        if above is None or above.certainty is Certainty.UNDECIDED:
            return Numbering(depth=depth)
        return Numbering(depth=depth, old_above=above.old_label, new_above=above.new_label)
    if any(len(label) > 1 for label in labels) and all(map(may_be_roman, labels)):
        return ROMAN if _best_cost(labels, ROMAN) < _best_cost(labels, PLAIN) else PLAIN
    return PLAIN


def _best_cost(labels: Sequence[str], numbering: Numbering) -> float:
    layers = [[(e.start, e.end, e.cost, e.skips) for e in layer] for layer in _layers(labels, numbering)]
    return min((cost for cost, _ in _distances(layers)[-1].values()), default=inf)


def _read_list(
    blocks: Sequence[Block], above: Amendment | None, found: dict[int, Amendment], *, everywhere: bool
) -> None:
    """Set down in `found`, by the id of the block, the amendments of a list and of the lists below its items."""
    items = _items(blocks)
    if items:
        found.update(zip(map(id, items), _under(_labels(items), above), strict=True))
    for block in _above_lists(blocks, everywhere=everywhere):
        _read_list(block.children, found.get(id(block)), found, everywhere=everywhere)


def _at_most(amendment: Amendment, certainty: Certainty) -> Amendment:
    """`amendment`, no surer than `certainty`."""
    order = [Certainty.CERTAIN, Certainty.PROBABLE, Certainty.UNDECIDED]
    return replace(amendment, certainty=max(amendment.certainty, certainty, key=order.index))


def _under(labels: list[str], above: Amendment | None) -> list[Amendment]:
    """The amendments of a list below an item with the amendment `above`: with it, all is inserted or deleted."""
    numbering = _numbering(labels, above)
    whole = above is not None and above.status in (AmendmentStatus.INSERTED, AmendmentStatus.DELETED)
    if above is None:
        return read(labels, numbering)
    if not whole:
        return [_at_most(each, above.certainty) if numbering.depth else each for each in read(labels, numbering)]
    inserted = above.status is AmendmentStatus.INSERTED
    if any(is_fused(label, numbering) for label in labels) or above.certainty is Certainty.UNDECIDED:
        return [replace(each, certainty=Certainty.UNDECIDED) for each in read(labels, numbering)]
    return [
        Amendment(above.status, None if inserted else label, label if inserted else None, above.certainty)
        for label in labels
    ]


def read(labels: Sequence[str], numbering: Numbering | None = None) -> list[Amendment]:
    """The likeliest reading of the `labels` of one list, in their order; by default their `numbering` is found out.

    A label is `certain` where all paths agree on it that explain every label of the list, even with a number that the
    editor skipped; `probable` where the cheapest ones do, and `undecided` otherwise.
    """
    layers = _layers(labels, _numbering(labels, None) if numbering is None else numbering)
    ahead = _distances([[(e.start, e.end, e.cost, e.skips) for e in layer] for layer in layers])
    back = _distances([[(e.end, e.start, e.cost, e.skips) for e in layer] for layer in reversed(layers)])[::-1]
    best = min((cost for cost, _ in ahead[-1].values()), default=0.0)
    result: list[Amendment] = []
    for index, layer in enumerate(layers):
        cheapest: list[Reading] = []
        explained: set[Reading] = set()
        possible: set[Reading] = set()
        for edge in layer:
            (to, to_skips), (rest, rest_skips) = ahead[index][edge.start], back[index + 1][edge.end]
            if to + edge.cost + rest <= best + _EQUAL and edge.reading not in cheapest:
                cheapest.append(edge.reading)
            skips = to_skips + edge.skips + rest_skips
            if skips <= _SLIPS:
                possible.add(edge.reading)
            if skips == 0:
                explained.add(edge.reading)
        chosen = cheapest[0]
        certainty = Certainty.UNDECIDED
        if chosen in explained and len(cheapest) == 1:
            certainty = Certainty.CERTAIN if possible == {chosen} else Certainty.PROBABLE
        result.append(Amendment(_status(chosen), chosen.old, chosen.new, certainty))
    return result


def _layers(labels: Sequence[str], numbering: Numbering) -> list[list[_Edge]]:
    """For each label the ways to read it from each state that can be reached before it."""
    layers: list[list[_Edge]] = []
    states: dict[_State, tuple[float, int]] = {(0, 0): (0.0, 0)}
    for label in labels:
        layer: list[_Edge] = []
        ways = readings(label, numbering)
        for start in sorted(states):
            for reading in ways:
                end, skips = _advance(*start, reading, roman=numbering.roman)
                layer.append(_Edge(start, reading, end, reading.cost + _SKIP * skips, skips))
        following = _distances([[(e.start, e.end, e.cost, e.skips) for e in layer]], states)[-1]
        ranked = sorted(following.items(), key=lambda item: (item[1][1], item[1][0], item[0]))
        states = dict(ranked[:_MOST_STATES])
        layers.append([edge for edge in layer if edge.end in states])
    return layers


def _distances(
    layers: Sequence[Sequence[tuple[_State, _State, float, int]]],
    begin: dict[_State, tuple[float, int]] | None = None,
) -> list[dict[_State, tuple[float, int]]]:
    """For each layer of states: what it costs to reach each at least, and with how few skips.

    Without `begin` every state of the first layer is a beginning.
    """
    first = begin if begin is not None else {start: (0.0, 0) for start, *_ in (layers[0] if layers else [])}
    result = [first]
    for layer in layers:
        known = result[-1]
        reached: dict[_State, tuple[float, int]] = {}
        for start, end, cost, skips in layer:
            if start in known:
                to, skipped = known[start]
                least, fewest = reached.get(end, (inf, skipped + skips))
                reached[end] = (min(least, to + cost), min(fewest, skipped + skips))
        result.append(reached)
    return result


def _advance(old: int, new: int, reading: Reading, *, roman: bool) -> tuple[_State, int]:
    """The last numbers behind a reading, and how many of its numbers are not the next ones."""
    old, old_skips = next_number(old, reading.old, roman=roman)
    new, new_skips = next_number(new, reading.new, roman=roman)
    return (old, new), old_skips + new_skips + reading.foreign


def _status(reading: Reading) -> AmendmentStatus:
    if reading.old is None:
        return AmendmentStatus.INSERTED
    if reading.new is None:
        return AmendmentStatus.DELETED
    return AmendmentStatus.KEPT if reading.old == reading.new else AmendmentStatus.RENUMBERED


def _with(section: Section, found: dict[int, Amendment]) -> Section:
    return replace(
        section,
        blocks=tuple(_with_block(block, found) for block in section.blocks),
        sections=tuple(_with(inner, found) for inner in section.sections),
    )


def _with_block(block: Block, found: dict[int, Amendment]) -> Block:
    children = tuple(_with_block(child, found) for child in block.children)
    return replace(block, amendment=found.get(id(block)), children=children)
