"""Roman numerals, written and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_corpus import numerals


@pytest.mark.parametrize(("number", "numeral"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (94, "xciv")])
def test_a_number_and_its_numeral(number: int, numeral: str) -> None:
    """In either case."""
    assert numerals.roman(number) == numeral
    assert numerals.value(numeral) == numerals.value(numeral.upper()) == number


@given(st.integers(1, 3999))
def test_what_is_written_is_read_back(number: int) -> None:
    """Every number that has a numeral."""
    assert numerals.value(numerals.roman(number)) == number
