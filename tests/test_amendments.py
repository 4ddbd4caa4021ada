"""What two numberings in one label are read as, and how sure."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import built

from build_corpus.model import Certainty
from build_corpus.structure.amendments import read


def _short(labels: list[str]) -> list[str]:
    """Each reading as `old>new`."""
    return [f"{a.old_label or ''}>{a.new_label or ''}" for a in read(labels)]


@pytest.mark.parametrize(
    ("labels", "readings"),
    [
        (["a", "b", "c"], ["a>a", "b>b", "c>c"]),
        (["a", "b", "c", "dc"], ["a>a", "b>b", "c>", "d>c"]),
        (["1", "2", "3", "43"], ["1>1", "2>2", "3>", "4>3"]),
        (["1", "2", "23"], ["1>1", ">2", "2>3"]),
        (["8", "89", "8 bis", "109"], ["8>", "9>8", ">8 bis", "10>9"]),
        (["10", "11", "12", "1213"], ["10>10", "11>11", ">12", "12>13"]),
        (["а", "б"], ["а>а", "б>б"]),
        (["4", "4 bis", "5"], ["4>4", ">4 bis", "5>5"]),
    ],
)
def test_labels_are_read_as_two_numberings(labels: list[str], readings: list[str]) -> None:
    """The old and the new number of each label are those that run on without a gap."""
    first = labels[0]
    before = [str(n) for n in range(1, int(first))] if first.isdigit() else []
    assert _short([*before, *labels])[len(before) :] == readings


def test_a_plain_list_is_never_certain() -> None:
    """A list may have been inserted whole: nothing in plain labels says that it was not."""
    assert {a.certainty for a in read(["a", "b", "c"])} == {Certainty.PROBABLE}


def test_what_nothing_explains_is_undecided() -> None:
    """A label that fits neither numbering is not guessed at."""
    assert read(["a", "zz", "b"])[1].certainty is Certainty.UNDECIDED


def test_a_list_too_long_for_a_clause_is_left_as_printed() -> None:
    """Following two numberings through thousands of labels would cost memory without end, and explain nothing."""
    for number, amended in ((300, True), (600, False)):
        document = built("решает", *(f"{label})\tпункт;" for label in ("a", "ba", *"bcdefgh" * (number // 7))))
        found = [block.amendment is not None for block in document.blocks() if block.label]
        assert (len(found) > number - 7, set(found)) == (True, {amended})


def test_documents_without_fused_labels_have_no_amendments() -> None:
    """Plain lists are no sign of tracked changes."""
    document = built("решает", "a)\tодно;", "b)\tдругое,", "поручает", "a)\tодно;", "b)\tдругое.")
    assert [block.amendment for block in document.blocks()] == [None] * 4


@dataclass(frozen=True, slots=True)
class _Truth:
    printed: str
    old: str | None
    new: str | None


def _clause(seed: int, size: int) -> list[_Truth]:
    """A clause of `size` items, amended at random, as its DOCX text would print it."""
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
    old = new = 0
    truths = []
    for _ in range(size):
        change = chance.choices(["keep", "insert", "delete", "suffix"], [6, 1, 1, 1 if new else 0])[0]
        if change == "suffix":
            truths.append(_Truth(f"{new} bis", None, f"{new} bis"))
            continue
        old += change != "insert"
        new += change != "delete"
        a, b = (None if change == "insert" else str(old)), (None if change == "delete" else str(new))
        truths.append(_Truth(a or b or "" if a == b or None in (a, b) else f"{a}{b}", a, b))
    return truths


@given(st.integers(0, 2**32), st.integers(1, 25))
def test_certain_is_never_wrong(seed: int, size: int) -> None:
    """In any clause, what is called certain is true."""
    truths = _clause(seed, size)
    for truth, amendment in zip(truths, read([t.printed for t in truths]), strict=True):
        if amendment.certainty is Certainty.CERTAIN:
            assert (amendment.old_label, amendment.new_label) == (truth.old, truth.new)


def test_probable_is_mostly_right() -> None:
    """Over simulated clauses with many changes, probable readings are right in more than four of five."""
    right = total = 0
    for seed in range(200):
        truths = _clause(seed, 12)
        for truth, amendment in zip(truths, read([t.printed for t in truths]), strict=True):
            if amendment.certainty is Certainty.PROBABLE:
                total += 1
                right += (amendment.old_label, amendment.new_label) == (truth.old, truth.new)
    assert total > 100
    assert right / total > 0.8
