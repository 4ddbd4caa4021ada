"""Line-end hyphens: which belong to the word and which to the line."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from build_corpus.reading.hyphens import Vocabulary, continues_address, decide, is_broken

SOURCES = Path(__file__).parents[1] / "corpus" / "sources"
NOTHING = Vocabulary()

JOINED = [
    ("всегда актуаль-", "ные идеалы"),
    ("информационно-комму-", "никационных"),
    ("женщин-де-", "легатов"),
    ("международно-противо-", "правных"),
    ("на гло-", "бальной"),
    ("экс-", "пертов"),
    ("по-", "тенциала"),
    ("опасно-", "сти"),
    ("кон-", "тактов"),
    ("ОРГАНИЗА-", "ЦИЯ"),
    ("Гене-", "ральная"),
    ("кибербезопас-", "ности"),
    ("межсекто-", "рального"),
    ("взаимоусили-", "вающего"),
    ("южно-", "корейский"),
    ("вебси-", "те"),
    ("слово\u00ad", "сочетание"),
    ("сервис\u00ad", "бластология"),
    ("госу\u2010", "дарство"),
    ("об-", "щепризнанных"),
    ("сельско-", "хозяйственный"),
    ("обще-", "признанных"),
]
KEPT = [
    ("ИКТ-", "среды"),
    ("ИКТ-", "специалистов"),
    ("военно-", "политических"),
    ("военно-", "технического"),
    ("торгово-", "промышленный"),
    ("торгово-", "экономических"),
    ("социально-", "экономического"),
    ("информационно-", "коммуникационных"),
    ("российско-", "индийского"),
    ("историко-", "правовой"),
    ("юго-", "восточной"),
    ("Юго-", "Восточной"),
    ("государства-", "члены"),
    ("по-", "разному"),
    ("по-", "прежнему"),
    ("во-", "вторых"),
    ("кое-", "кто"),
    ("каким-", "либо"),
    ("какого-", "то"),
    ("все-", "таки"),
    ("веб-", "сайт"),
    ("веб\u00ad", "сайт"),
    ("the Open-", "ended Working Group"),
    ("онлайн-", "форум"),
    ("экс-", "министр"),
    ("COVID-", "19"),
    ("2018-", "2019"),
    ("МСЭ-", "Т"),
    ("МСЭ-", "D"),
    ("https://www.un.org/open-ended-working-", "group/."),
    ("по\u2011", "тенциала"),
]


@pytest.mark.parametrize(("before", "after"), JOINED)
def test_a_hyphen_of_the_line_goes(before: str, after: str) -> None:
    """A word broken at a syllable becomes whole, without any doubt."""
    decision = decide(before, after, NOTHING)
    assert (decision.keep, decision.doubtful) == (False, False)


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_a_hyphen_of_the_word_stays(before: str, after: str) -> None:
    """A compound, a number or an address keeps its hyphen."""
    assert decide(before, after, NOTHING).keep


@pytest.mark.parametrize(
    ("before", "after", "line", "keep"),
    [
        ("флуро-", "бластов", "о флуробластах", False),
        ("флуро-", "бластов", "о флуро-бластах", True),
        ("фишинго-", "вых", "фишинговый сайт", False),
        ("корона-", "вирусного", "пандемия коронавируса", False),
    ],
)
def test_the_document_itself_is_the_best_evidence(before: str, after: str, line: str, *, keep: bool) -> None:
    """A word that the document prints unbroken elsewhere, in another form, is spelled so here."""
    decision = decide(before, after, Vocabulary.of([line]))
    assert (decision.keep, decision.doubtful) == (keep, False)


def test_a_broken_word_is_no_evidence() -> None:
    """The pieces at a line's end and the next line's beginning are not words of the document."""
    assert Vocabulary.of(["одно гло-", "бальной меры"]).words == {"одно", "меры"}


def test_a_word_that_nothing_is_known_of_is_doubtful() -> None:
    """Without any evidence the word is joined, and an editor is asked."""
    decision = decide("сервис-", "бластология", NOTHING)
    assert (decision.keep, decision.doubtful) == (False, True)


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        ("гло-", "бальной", True),
        ("государств -", "участников", False),
        ("государств —", "участников", False),
        ("-", "слово", False),
        ("гло-", "", False),
        ("гло-", "— тире", False),
        ("", "слово", False),
    ],
)
def test_what_a_broken_line_is(before: str, after: str, *, broken: bool) -> None:
    """A hyphen right behind a letter or a number breaks a word; a dash does not."""
    assert is_broken(before, after) is broken


@pytest.mark.parametrize(
    ("before", "after", "addresses", "goes_on"),
    [
        ("URL: https://a.org/uploads/", "2020/01/paper.pdf.", [], True),
        ("URL: https://a.org/uploads/", "и далее", [], False),
        ("URL: https://a.org/uploads/", "and then", [], False),
        ("URL: https://a.org/upl", "oads/paper.pdf.", ["https://a.org/uploads/paper.pdf"], True),
        ("URL: https://a.org/upl", "oads/paper.pdf.", [], False),
        ("см. www.un.org/?q=", "text", [], True),
        ("и/или", "2020/01", [], False),
    ],
)
def test_where_an_address_goes_on(before: str, after: str, addresses: list[str], *, goes_on: bool) -> None:
    """A web address broken without a hyphen is joined where its form or the document's own links prove it."""
    assert continues_address(before, after, Vocabulary.of([], addresses)) is goes_on


def _breaks(name: str) -> list[tuple[str, str]]:
    lines = [line.strip() for line in (SOURCES / name).read_text(encoding="utf-8").split("\n")]
    lines = [line for line in lines if line and not re.fullmatch(r"https?://\S+|_+", line)]
    return [pair for pair in pairwise(lines) if is_broken(*pair) and not pair[1][0].isdigit()]  # a note begins


@pytest.mark.parametrize(
    ("name", "count", "kept"),
    [
        ("oewg-draft-report.pdf.txt", 514, ["open-ended-working-|group", "ИКТ-|специалистов", "ИКТ-|среды"]),
        ("cis-statement-2020.pdf.txt", 44, ["военно-|политических", *["информационно-|коммуникационных"] * 2]),
    ],
)
def test_all_breaks_of_two_documents(name: str, count: int, kept: list[str]) -> None:
    """With no help from the rest of the document, every break of two UN documents is decided right."""
    breaks = _breaks(name)
    found = [(before, after) for before, after in breaks if decide(before, after, NOTHING).keep]
    pieces = ["|".join((re.split(r"[ /]", before)[-1], re.findall(r"\w+", after)[0])) for before, after in found]
    assert (len(breaks), pieces) == (count, kept)
