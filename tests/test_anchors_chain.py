"""Promises of `build_corpus.anchors.chain`: the heaviest pairs that keep the order of both sequences."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_corpus.anchors.chain import Pair, heaviest_chain


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, []),
        ({(0, 0): 1, (1, 1): 1}, [(0, 0), (1, 1)]),
        ({(0, 1): 3, (1, 0): 2}, [(0, 1)]),
        ({(0, 5): 3, (1, 0): 2, (2, 1): 2}, [(1, 0), (2, 1)]),
        ({(0, 0): 1, (0, 1): 1, (1, 1): 1}, [(0, 0), (1, 1)]),
    ],
)
def test_the_heaviest_chain(weights: dict[Pair, int], expected: list[Pair]) -> None:
    """A heavy pair may cost a lighter one, never two that weigh more."""
    assert heaviest_chain(weights) == expected


def _rises(pairs: tuple[Pair, ...]) -> bool:
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(1, 9), max_size=9))
def test_no_chain_is_heavier(weights: dict[Pair, int]) -> None:
    """Against every chain there is; the order in which the pairs come makes no difference."""
    chain = heaviest_chain(weights)
    subsets = (subset for size in range(len(weights) + 1) for subset in combinations(sorted(weights), size))
    best = max(sum(weights[pair] for pair in subset) for subset in subsets if _rises(subset))
    assert _rises(tuple(chain))
    assert sum(weights[pair] for pair in chain) == best
    assert heaviest_chain(dict(sorted(weights.items(), reverse=True))) == chain
