"""Promises of `build_corpus.anchors.fingerprint`: when words are the same words."""

from __future__ import annotations

import pytest

from build_corpus.anchors.fingerprint import Wording, fingerprint

TEXT = "Государства-члены обсудили меры укрепления доверия на своём первом заседании в Нью-Йорке."


@pytest.mark.parametrize(
    "same",
    [
        TEXT.upper(),
        TEXT.replace("ё", "е"),
        TEXT.replace(" ", "\n"),
        TEXT.replace("Нью-Йорке", "Нью- Йорке"),
        TEXT.replace("заседании", "засе\u00adдании"),
        TEXT.replace("доверия", "довери я"),
        TEXT.replace("-", "\u2011"),
    ],
)
def test_typesetting_leaves_no_trace(same: str) -> None:
    """Case, white space, hyphens and ё do not tell two texts apart."""
    assert fingerprint(same) == fingerprint(TEXT)


@pytest.mark.parametrize("other", ["", TEXT[:-1], TEXT.replace("первом", "втором"), TEXT.replace("меры", "меру")])
def test_words_and_signs_do(other: str) -> None:
    """A letter or a full stop makes another fingerprint."""
    assert fingerprint(other) != fingerprint(TEXT)


def test_a_fingerprint_never_changes() -> None:
    """Published ledgers hold it: twelve digits of the SHA-256 of the folded text."""
    assert fingerprint("Ещё по-прежнему") == "65cfc0d72a11"


@pytest.mark.parametrize(
    ("one", "two", "least", "most"),
    [
        (TEXT, TEXT.upper(), 1.0, 1.0),
        (TEXT, TEXT.replace("первом", "втором"), 0.8, 0.95),
        (TEXT, TEXT.replace("Государства", "Гоcударства").replace("доверия", "довeрия"), 0.8, 1.0),
        (TEXT, "Контактные центры нужны на директивном, дипломатическом и техническом уровнях.", 0.0, 0.3),
        ("Приложние", "Приложение", 0.8, 1.0),
        ("A/65/201.", "A/68/98.", 0.0, 0.5),
        ("", TEXT, 0.0, 0.0),
        ("", "", 1.0, 1.0),
        ("***", "•", 0.0, 0.0),
    ],
)
def test_likeness(one: str, two: str, least: float, most: float) -> None:
    """Damage and small corrections are alike, other paragraphs are not; it is the same from either side."""
    likeness = Wording(one).similarity(Wording(two))
    assert least <= likeness <= most
    assert likeness == Wording(two).similarity(Wording(one))


@pytest.mark.parametrize(
    ("whole", "part", "least", "expected"),
    [
        (TEXT, "меры укрепления доверия на своем", 4, True),
        (TEXT, "меры укрепления доверия, на своем", 4, True),
        (TEXT, "меры доверия на своем", 4, False),
        (TEXT, "укрепления доверия", 4, False),
        (TEXT, TEXT, 4, True),
    ],
)
def test_words_that_stand_letter_for_letter(whole: str, part: str, least: int, *, expected: bool) -> None:
    """Signs do not count; too few words prove nothing."""
    assert Wording(whole).holds(Wording(part), least) is expected
