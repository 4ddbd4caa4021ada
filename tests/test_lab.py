"""The laboratory in small: its own parts keep their promises, and what needs no printed page is read back whole."""

from __future__ import annotations

from itertools import combinations

import pytest
from lab import copying, running, words
from lab.comparing import compare
from lab.documents import GENRES, write
from lab.known import Kind
from lab.variations import VariedWriter

_AIMS = {"заголовки": 0.98, "нумерованные абзацы": 0.98, "сноски": 0.97}
"""Of one document; one wrong paragraph of fifty is not yet a defect."""


@pytest.mark.parametrize("genre", GENRES)
def test_the_text_of_a_docx_is_read_back(genre: str) -> None:
    """Headings, numbered paragraphs and notes of a known document are found again, and no character is wrong."""
    known = write(genre, 2, 0)
    score = compare(known, running.read_text(copying.docx_text(known)))
    assert {name: score.tallies[name].f1 >= least for name, least in _AIMS.items()} == dict.fromkeys(_AIMS, True)
    assert score.error_rate <= 0.001


@pytest.mark.parametrize("genre", GENRES)
def test_recognised_pages_are_read_back(genre: str) -> None:
    """The same holds for the Markdown of recognised pages, whose paragraphs run over the notes of a page."""
    known = write(genre, 2, 0)
    score = compare(known, running.read_text(copying.ocr_markdown(known)))
    assert score.tallies["заголовки"].f1 >= 0.98
    assert score.error_rate <= 0.001


def test_the_same_seed_writes_the_same_document() -> None:
    """A document depends on its genre, its seed and its half of the vocabulary, and on nothing else."""
    assert write("report", 3, 0) == write("report", 3, 0)
    assert write("report", 3, 0) != write("report", 4, 0)


def test_vocabularies_have_no_word_in_common() -> None:
    """What is learned from the words of one row of documents says nothing of another one."""
    halves = [set(words.nouns(half)) for half in (0, 1, words.THIRD)]
    assert [first & second for first, second in combinations(halves, 2)] == [set(), set(), set()]


@pytest.mark.parametrize("genre", GENRES)
def test_titles_of_many_forms_are_read_back(genre: str) -> None:
    """The headings of varied documents are found in the text of a DOCX, where they have lines of their own."""
    known = write(genre, 301, words.THIRD, VariedWriter)
    score = compare(known, running.read_text(copying.docx_text(known)))
    assert score.tallies["заголовки"].f1 >= 0.95
    assert score.error_rate <= 0.001


def test_a_wrong_reading_is_counted() -> None:
    """What is lost, and what stands under another number, makes the figures worse: the laboratory can fail."""
    known = write("report", 2, 0)
    text = copying.docx_text(known)
    number = next(block.printed for block in known.blocks if block.kind is Kind.PARAGRAPH)
    score = compare(known, running.read_text(text.replace(f"\n{number}\t", "\n999.\t", 1)))
    assert score.tallies["нумерованные абзацы"].right == score.tallies["нумерованные абзацы"].known - 1
    assert score.wrong > 0
    assert any("нумерованные" in miss for miss in score.misses)
