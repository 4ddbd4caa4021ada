"""How wide lines are: told from the lines that go on, joined ones or not."""

from __future__ import annotations

import pytest

from build_corpus.reading.pdf_width import Ruler

WIDE = "широкомасштабные дружеские взаимоотношения между государствами"
NARROW = "в этой связи государства оказывают содействие всем остальным странам"
"""As wide as the other in a book face, with more letters."""
JOINED = f"{WIDE[:-1]}{NARROW}"


@pytest.mark.parametrize(
    "lines", [[WIDE, NARROW] * 9, [WIDE, NARROW, JOINED, JOINED, JOINED] * 9], ids=["single", "many joined"]
)
def test_the_full_width_is_that_of_single_lines(lines: list[str]) -> None:
    """Lines that a program joins at broken words do not widen the column."""
    assert Ruler.of(lines).share(WIDE) == pytest.approx(1.0, abs=0.04)


@pytest.mark.parametrize("lines", [[], ["4"], ["1.", "2."]])
def test_a_text_of_few_lines_has_a_width(lines: list[str]) -> None:
    """However little there is to learn from."""
    assert Ruler.of(lines).full > 0
