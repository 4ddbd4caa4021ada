"""What an editor settles by hand, and how an entry that no longer fits is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import block, document, section

from build_corpus.annotations.emendations import find_emendations
from build_corpus.errors import ManifestError
from build_corpus.model import Amendment, AmendmentStatus, BlockKind, Certainty, Document
from build_corpus.sidecar import RULE, Sidecar

if TYPE_CHECKING:
    from pathlib import Path

PLACE = '[[place]]\ndocument = "report"\nanchor = "p-1"\nstart = 13\nprinted = "созданиюи"\nnew = "создании"\n'
LABEL = '[[label]]\ndocument = "report"\nanchor = "p-1-gf"\nprinted = "gf"\nold = "f"\nnew = "g"\n'


@pytest.fixture
def report() -> Document:
    """A document with a fused ending and a fused label."""
    item = block("о другом;", label="gf", anchor="p-1-gf", kind=BlockKind.ITEM)
    return document(section(block("о содействии созданиюи групп:", label="1", children=(item,)), anchor="sec-a"))


def _sidecar(folder: Path, text: str) -> Sidecar:
    (folder / "amendments.toml").write_text(text, encoding="utf-8")
    return Sidecar.load(folder)


def test_a_settled_place_takes_the_place_of_what_was_found(tmp_path: Path, report: Document) -> None:
    """The editor's reading is certain and stands instead of the proposed one."""
    sidecar = _sidecar(tmp_path, PLACE)
    (settled,) = sidecar.emendations(report, find_emendations(report))
    assert (settled.start, settled.end, settled.old, settled.new) == (13, 22, None, "создании")
    assert (settled.certainty, settled.rule) == (Certainty.CERTAIN, RULE)


def test_a_settled_label(tmp_path: Path, report: Document) -> None:
    """The editor says which number was the old one."""
    labelled = _sidecar(tmp_path, LABEL).labels(report)
    item = next(b for b in labelled.blocks() if b.id == "p-1-gf")
    assert item.amendment == Amendment(AmendmentStatus.RENUMBERED, "f", "g", Certainty.CERTAIN)


def test_without_a_file_nothing_changes(tmp_path: Path, report: Document) -> None:
    """The sidecar is optional."""
    sidecar = Sidecar.load(tmp_path)
    assert sidecar.labels(report) == report
    assert sidecar.emendations(report, find_emendations(report)) == find_emendations(report)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (PLACE.replace("start = 13", "start = 14"), 5, "does not stand at p-1"),
        (PLACE.replace("p-1", "p-9"), 5, "does not stand at p-9"),
        (LABEL.replace('printed = "gf"', 'printed = "hg"'), 4, "labelled «hg»"),
        (PLACE.replace("report", "letter"), 2, "no document"),
        (PLACE + 'nwe = "x"\n', 7, "unknown key"),
    ],
)
def test_an_entry_that_does_not_fit_is_told(tmp_path: Path, report: Document, text: str, line: int, told: str) -> None:
    """Each mistake is one line with the file and the line."""
    with pytest.raises(ManifestError, match=told) as error:
        _apply(tmp_path, text, report)
    assert error.value.line == line


def _apply(folder: Path, text: str, report: Document) -> None:
    sidecar = _sidecar(folder, text)
    sidecar.check(["report"])
    sidecar.emendations(sidecar.labels(report), ())
