"""Promises of `corpus/anchors.json`: one anchor per line, and every mistake named by its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import factories
import pytest

from build_corpus import anchors
from build_corpus.anchors import Published
from build_corpus.anchors.ledger_file import parse
from build_corpus.errors import AnchorError

if TYPE_CHECKING:
    from pathlib import Path

    from build_corpus.model import Document

FIRST = "Государства подтвердили применимость международного права."
SECOND = "Группа рекомендовала обмениваться сведениями о мерах."

LEDGER = """\
{
"schema": "treaty-corpus/anchors/1",
"documents": {
"report": {
"editions": [
{"number": 1, "source": "000000000000", "date": "2021-03"}
],
"anchors": [
{"id": "sec-a", "status": "live", "kind": "section", "label": "A", "first": 1, "changed": 1, \
"fingerprint": "82e8afc9bbfa", "text": "Меры"},
{"id": "p-1", "status": "moved", "kind": "paragraph", "label": "1", "first": 1, "changed": 1, \
"fingerprint": "e131e5a4c9ac", "to": "p-3", "edition": 2},
{"id": "p-3", "status": "live", "kind": "paragraph", "label": "3", "first": 1, "changed": 1, \
"fingerprint": "e131e5a4c9ac", "text": "Государства подтвердили применимость международного права."},
{"id": "p-2", "status": "retired", "kind": "paragraph", "label": "2", "first": 1, "changed": 1, \
"fingerprint": "6d21019b0b0e", "text": "Группа рекомендовала обмениваться сведениями о мерах.", "edition": 2}
]
}
}
}
"""


def document(slug: str, *texts: str) -> Document:
    """A document of one section with a paragraph for each of `texts`."""
    blocks = (factories.block(text, label=str(number)) for number, text in enumerate(texts, start=1))
    return factories.document(factories.section(*blocks, anchor="", title="Меры", label="A"), slug=slug)


def published(*documents: Document) -> Published:
    """The ledger after the first edition of each of `documents`."""
    ledger = Published()
    for one in documents:
        ledger = anchors.settle(one, ledger).published
    return ledger


def test_a_ledger_reads_as_it_was_written() -> None:
    """The text is settled to the byte, and says all that the ledger knows."""
    assert anchors.render(parse(LEDGER, "anchors.json")) == LEDGER


def test_one_anchor_is_one_line() -> None:
    """A correction changes the line of its anchor, adds the edition and what that did: nothing else."""
    before = published(document("report", FIRST, SECOND))
    after = anchors.settle(document("report", FIRST, SECOND.replace("мерах", "угрозах")), before).published
    old, new = (anchors.render(ledger).splitlines() for ledger in (before, after))
    gone, come = [line for line in old if line not in new], [line for line in new if line not in old]
    assert [line.split(",")[0] for line in gone] == ['{"number": 1', '{"id": "p-2"']
    told = ['"changes": [', '{"edition": 2']
    assert [line.split(",")[0] for line in come] == ['{"number": 1', '{"number": 2', '{"id": "p-2"', *told]


def test_the_order_of_documents_makes_no_difference() -> None:
    """The file is sorted by slug, whatever was built first."""
    one, two = document("one", FIRST), document("two", SECOND)
    assert anchors.render(published(one, two)) == anchors.render(published(two, one))


def test_reading_and_writing(tmp_path: Path) -> None:
    """No file is an empty ledger; what is written is read; writing the same again leaves the file alone."""
    path = tmp_path / "anchors.json"
    assert anchors.read(path) == Published()
    ledger = published(document("report", FIRST, "«Кавычки» \\ \u2028 \x07 \U0001f600"))
    anchors.write(path, ledger)
    assert anchors.read(path) == ledger
    before = path.stat().st_mtime_ns
    anchors.write(path, ledger)
    assert path.stat().st_mtime_ns == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["anchors.json"]


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """One line, with the file."""
    path = tmp_path / "anchors.json"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(AnchorError, match=r"anchors\.json: the file is not UTF-8"):
        anchors.read(path)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('"documents": {\n', '"documents": {\n<<<<<<< ours\n', 4, "not JSON"),
        ("anchors/1", "anchors/2", None, "schema"),
        ('"status": "retired"', '"status": "lost"', 12, "status"),
        ('"label": "3", ', '"label": 3, ', 11, "label"),
        ('"label": "3", ', '"colour": "red", ', 11, "colour"),
        ('"id": "p-2"', '"id": "п-2"', 12, "is not an anchor"),
        ('"id": "p-2"', '"id": "p-3"', 12, "stands twice"),
        (', "text": "Меры"', "", 9, "must have its words"),
        ('"text": "Меры"', '"text": "Угрозы"', 9, "fingerprint"),
        ('"to": "p-3", ', "", 10, "lacks what its own needs"),
        ('"text": "Меры"', '"text": "Меры", "edition": 1', 9, "another status"),
        ('"to": "p-3", "edition": 2', '"to": "p-9", "edition": 1', 10, "leads to p-9"),
        ('"to": "p-3", "edition": 2', '"to": "p-1", "edition": 2', 10, "leads back to itself"),
        ('"first": 1, "changed": 1', '"first": 2, "changed": 1', 9, "edition that is not there"),
        ('"edition": 2}\n', '"edition": 7}\n', 12, "edition that is not there"),
        ('"number": 1', '"number": 2', 6, "numbered from 1"),
        ('"2021-03"', '"March"', 6, "numbered from 1"),
        ('"text": "Меры"', '"text": "Меры", "pages": ["../../x"]', 9, "whose name no page can have"),
        ('"report": {', '"../report": {', 4, "this is no slug"),
        ('"number": 1', f'"number": {"9" * 5000}', None, "restore the file"),
        ('"documents": {', f'"documents": {"[" * 100_000}', None, "restore the file"),
        ('"editions": [', '"editions": [],\n"editions": [', None, "«editions» stands twice"),
    ],
)
def test_a_mistake_is_named_by_its_line(old: str, new: str, line: int | None, problem: str) -> None:
    """A bad merge or an edit by hand stops the build with one line that says where."""
    assert old in LEDGER
    with pytest.raises(AnchorError) as caught:
        parse(LEDGER.replace(old, new, 1), "corpus/anchors.json")
    place = "corpus/anchors.json: " if line is None else f"corpus/anchors.json:{line}: "
    assert str(caught.value).startswith(place)
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)
