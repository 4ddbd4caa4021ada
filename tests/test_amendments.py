"""What two numberings in one label are read as, and how sure."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import built

from build_corpus.model import Block, Certainty
from build_corpus.structure.amendments import read
from build_corpus.structure.fused_labels import ROMAN, Numbering


def _short(labels: list[str], numbering: Numbering | None = None) -> list[str]:
    """Each reading as `old>new`."""
    return [f"{a.old_label or ''}>{a.new_label or ''}" for a in read(labels, numbering)]


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
        (["1", "2", "2bis", "32ter", "43"], ["1>1", "2>2", ">2bis", "3>2ter", "4>3"]),
        (["1", "2", "2 bis3", "34"], ["1>1", "2>2", "2 bis>3", "3>4"]),
        (["a", "b", "cb bis", "dc"], ["a>a", "b>b", "c>b bis", "d>c"]),
    ],
)
def test_labels_are_read_as_two_numberings(labels: list[str], readings: list[str]) -> None:
    """The old and the new number of each label are those that run on without a gap."""
    first = labels[0]
    before = [str(n) for n in range(1, int(first))] if first.isdigit() else []
    assert _short([*before, *labels])[len(before) :] == readings


@pytest.mark.parametrize(
    ("labels", "numbering", "readings"),
    [
        (["i", "ii", "iii", "iv"], ROMAN, ["i>i", "ii>ii", "iii>iii", "iv>iv"]),
        (["i", "ii", "iiiii", "iviii", "viv"], ROMAN, ["i>i", "ii>", "iii>ii", "iv>iii", "v>iv"]),
        (["i", "ii", "iii", "iiiiv", "ivv"], ROMAN, ["i>i", "ii>ii", ">iii", "iii>iv", "iv>v"]),
        (["i", "ii", "ii bis", "iii"], ROMAN, ["i>i", "ii>ii", ">ii bis", "iii>iii"]),
        (["1.1", "1.2", "1.31.2", "1.41.3"], Numbering(depth=1), ["1.1>1.1", "1.2>", "1.3>1.2", "1.4>1.3"]),
        (["1.1", "1.2", "1.32", "1.43"], Numbering(depth=1), ["1.1>1.1", "1.2>", "1.3>1.2", "1.4>1.3"]),
        (["4.13.1", "4.2", "4.33.2"], Numbering(depth=1, old_above="4", new_above="3"),
         ["4.1>3.1", "4.2>", "4.3>3.2"]),
        (["43.1", "43.2"], Numbering(depth=1, old_above="4", new_above="3"), ["4.1>3.1", "4.2>3.2"]),
        (["1.1", "1.1 bis", "1.2"], Numbering(depth=1), ["1.1>1.1", ">1.1 bis", "1.2>1.2"]),
    ],
)  # fmt: skip
def test_other_numberings_are_read_alike(labels: list[str], numbering: Numbering, readings: list[str]) -> None:
    """Roman numerals and decimals, of which the new ones stand under the new number above them."""
    assert _short(labels, numbering) == readings


_MORE = ("поручает", "1\tодно;", "2\tдва.")


def _amended(*lines: str) -> list[str]:
    """The items below the first item of a clause, set in by depth, as `label: old>new`."""
    document = built("напоминая", "a)\tо другом;", "решает", *lines, "поручает", "1\tодно.")
    (clause,) = (section for section in document.walk() if section.title.text == "решает")
    return [line for block in clause.blocks for line in _item(block, 0)]


def _item(block: Block, depth: int) -> list[str]:
    a = block.amendment
    line = f"{'  ' * depth}{block.label}: " + (f"{a.old_label or ''}>{a.new_label or ''}" if a else "none")
    return [line, *(each for child in block.children for each in _item(child, depth + 1))]


@pytest.mark.parametrize(
    ("lines", "read_as"),
    [
        (["a)\tо мерах:", "i)\tодно;", "ii)\tдва;", "iiiii)\tтри;", "iviii)\tчетыре;", "viv)\tпять;", "b)\tвсе,"],
         ["a: a>a", "  i: i>i", "  ii: ii>", "  iiiii: iii>ii", "  iviii: iv>iii", "  viv: v>iv", "b: b>b"]),
        (["a)\tо мерах:", *(f"{label})\tдело;" for label in
          ("i", "ii", "iii", "iv", "v", "vi", "vii", "viiivii", "ixviii", "xix", "xix", "xiixi")), "b)\tвсе,"],
         ["a: a>a", "  i: i>i", "  ii: ii>ii", "  iii: iii>iii", "  iv: iv>iv", "  v: v>v", "  vi: vi>vi",
          "  vii: vii>", "  viiivii: viii>vii", "  ixviii: ix>viii", "  xix: x>ix", "  xix: xi>x", "  xiixi: xii>xi",
          "b: b>b"]),
        (["a)\tо мерах:", "i)\tодно;", "bii)\tдва;", "iiiii)\tтри;", "cb)\tвсе,"],
         ["a: a>a", "  i: i>i", "  bii: b>ii", "  iiiii: ii>iii", "cb: c>b"]),
        (["1\tодно;", "2\tдва;", "32\tтри:", "3.12.1\tдело;", "2.2\tдело;", "3.22.3\tдело;", "43\tвсе,"],
         ["1: 1>1", "2: 2>", "32: 3>2", "  3.12.1: 3.1>2.1", "  2.2: >2.2", "  3.22.3: 3.2>2.3", "43: 4>3"]),
        (["1\tодно;", "2\tдва:", "i)\tдело;", "ii)\tдело;", "32\tтри,"],
         ["1: 1>1", "2: 2>", "  i: i>", "  ii: ii>", "32: 3>2"]),
        (["1\tодно;", "2 bis3\tдва;", "34\tтри,"], ["1: 1>1", "2 bis3: 2 bis>3", "34: 3>4"]),
    ],
)  # fmt: skip
def test_lists_below_an_item(lines: list[str], read_as: list[str]) -> None:
    """Fused labels of every series are items at their depth; what stands below a struck item is struck with it."""
    assert _amended(*lines) == read_as


def test_a_list_is_no_surer_than_the_item_above_it() -> None:
    """Whether 2.1 is new depends on whether 2 is: «certain» under a probable item would be too much."""
    document = built("решает", "1\tодно;", "2\tдва;", "32\tтри:", "2.1\tдело;", "2.2\tдело;", "43\tвсе,", *_MORE)
    below = [block.amendment for block in document.blocks() if "." in (block.label or "")]
    assert [a and (a.status.value, a.certainty.value) for a in below] == [("inserted", "probable")] * 2


def test_roman_lists_alone_show_no_amendment() -> None:
    """`ii`, `iii` and `viii` are no two labels."""
    lines = (
        "a)\tо мерах:",
        *(f"{label})\tдело;" for label in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")),
    )
    assert {line.split(": ")[1] for line in _amended(*lines, "b)\tвсе,")} == {"none"}


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
