"""The doubts about a text as diagnostics, and how an editor acknowledges one."""

from __future__ import annotations

from dataclasses import replace

from factories import block, document, section

from build_corpus.annotations.doubts import acknowledge, find_doubts
from build_corpus.annotations.emendations import find_emendations
from build_corpus.model import Diagnostic, ReaderName, Severity


def _codes(text: str, *, reader: ReaderName = ReaderName.DOCX_TEXT, confidence: float = 1.0) -> list[str]:
    made = replace(document(section(block(text, label="1"), anchor="sec-a")), reader=reader, confidence=confidence)
    return [doubt.code for doubt in find_doubts(made, find_emendations(made))]


def test_each_doubt_has_its_code() -> None:
    """Fused wording, damage, mixed alphabets and a weak detection are told apart."""
    assert _codes("о содействии созданиюи групп") == ["fused-wording"]
    assert _codes("Группы правительственныеых экспертов", reader=ReaderName.OCR_MARKDOWN) == ["probable-damage"]
    assert _codes("Группы СIRТ и МСЭ-D") == ["mixed-alphabets"]
    assert _codes("Государства согласились с этим.", confidence=0.4) == ["uncertain-format"]
    assert _codes("Государства соглас\ufffdлись с этим.") == ["lost-character"]
    assert _codes("Государства согласились с этим.") == []


def test_an_unknown_word_near_a_known_one_is_a_doubt_unless_it_comes_again() -> None:
    """«обсужденне» may be «обсуждение»; what a document writes twice is a word of its own."""
    once = "Государства продолжили обсужденне этого вопроса."
    assert _codes(once, reader=ReaderName.PDF_TEXT) == ["possible-damage"]
    assert _codes(f"{once} {once}", reader=ReaderName.PDF_TEXT) == []
    assert _codes("Доклады, препровожденные Ассамблее.", reader=ReaderName.PDF_TEXT) == []


def test_an_acknowledged_doubt_keeps_its_reason() -> None:
    """The reason goes to the doubt of that code and line, and to no other."""
    gap = Diagnostic("number-gap", "paragraph 3 follows paragraph 1", (10, 12))
    other = Diagnostic("number-gap", "paragraph 9 follows paragraph 3", (20, 20))
    assert acknowledge([gap, other], [("number-gap", 11, "так в оригинале")]) == (
        replace(gap, acknowledged="так в оригинале"),
        other,
    )


def test_an_acknowledgement_that_fits_nothing_is_an_error() -> None:
    """When the source changes, a leftover acknowledgement is told."""
    (found,) = acknowledge([], [("number-gap", 11, "так в оригинале")])
    assert (found.code, found.severity) == ("stale-acknowledgement", Severity.ERROR)
