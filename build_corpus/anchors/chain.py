"""The heaviest chain: which pairs of two sequences can hold at once when both keep their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Pair = tuple[int, int]


def heaviest_chain(weights: Mapping[Pair, int]) -> list[Pair]:
    """The pairs (i, j), rising in both, that weigh most together; of equal chains always the same one.

    Each index is in one pair at most. Weights are positive whole numbers, so that no sum depends on the machine.
    A Fenwick tree over j keeps the heaviest chain that ends up to each j: k pairs take k log k steps.
    """
    if not weights:
        return []
    rank = {j: place for place, j in enumerate(sorted({j for _, j in weights}), start=1)}
    tree: list[tuple[int, Pair | None]] = [(0, None)] * (len(rank) + 1)
    before: dict[Pair, Pair | None] = {}
    # For one i the later j come first, so that no chain takes the same i twice.
    for pair in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        weight, before[pair] = _up_to(tree, rank[pair[1]] - 1)
        _raise(tree, rank[pair[1]], (weight + weights[pair], pair))
    chain: list[Pair] = []
    last = _up_to(tree, len(rank))[1]
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _up_to(tree: list[tuple[int, Pair | None]], place: int) -> tuple[int, Pair | None]:
    best: tuple[int, Pair | None] = (0, None)
    while place > 0:
        if tree[place][0] > best[0]:
            best = tree[place]
        place -= place & -place
    return best


def _raise(tree: list[tuple[int, Pair | None]], place: int, chain: tuple[int, Pair]) -> None:
    while place < len(tree):
        if chain[0] > tree[place][0]:
            tree[place] = chain
        place += place & -place
