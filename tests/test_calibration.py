"""What is called certain is right, over made-up pairs of old and new texts; the laboratory publishes the full table."""

from __future__ import annotations

from functools import cache

import pytest
from lab.amending import Item
from lab.calibration import SLIPPED, Calibration, calibrate, section

from build_corpus.model import Certainty


@cache
def made() -> Calibration:
    """A small calibration of its own seed."""
    return calibrate(150, 600, seed=7)


RULES = sorted(r for r, certainty in made().claimed if certainty is Certainty.PROBABLE and not r.endswith(SLIPPED))


def test_nothing_wrong_is_called_certain() -> None:
    """Not one reading, not even where the editor skipped a number."""
    assert made().wrong == []
    assert sum(n for (_, certainty), n in made().claimed.items() if certainty is Certainty.CERTAIN) > 10


@pytest.mark.parametrize("rule", RULES)
def test_what_is_probable_is_mostly_right(rule: str) -> None:
    """Of each rule, nine readings of ten."""
    assert made().share(Certainty.PROBABLE, rule) > 0.9


@pytest.mark.parametrize(
    "rule",
    ["fused-year", "fused-number", "fused-conference", "fused-date", "fused-quantity", "fused-ending", "fused-words"],
)
def test_places_are_found(rule: str) -> None:
    """Each rule finds most of the places that were made up for it."""
    claimed = sum(made().right[rule, certainty] for certainty in Certainty)
    assert claimed > made().made[rule] * 0.7


def test_a_wrong_reading_is_counted() -> None:
    """The figures can fall: one that is wrong is told with its place."""
    result = Calibration()
    result.claim("fused-year", Certainty.CERTAIN, right=True, what="a")
    result.claim("fused-year", Certainty.CERTAIN, right=False, what=str(Item("1", "2", "12")))
    assert result.share(Certainty.CERTAIN) == 0.5
    assert len(result.wrong) == 1


def test_the_table_never_rounds_up() -> None:
    """100 % means that nothing was wrong."""
    result = Calibration()
    for number in range(2001):
        result.claim("fused-year", Certainty.PROBABLE, right=number > 0, what="")
    assert "99,9" in section(result)
    assert "100,0" not in section(result)
