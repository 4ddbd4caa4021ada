"""What an editor settles by hand, and how an entry that no longer fits is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import block, document, section

from build_corpus import pipeline
from build_corpus.annotations.doubts import find_doubts
from build_corpus.annotations.emendations import find_emendations
from build_corpus.errors import ManifestError
from build_corpus.model import SETTLED, Amendment, AmendmentStatus, BlockKind, Certainty, Document
from build_corpus.sidecar import Sidecar

ROOT = Path(__file__).parents[1]
PLACE = '[[place]]\ndocument = "report"\nanchor = "p-1"\nstart = 13\nprinted = "созданиюи"\nnew = "создании"\n'
LABEL = '[[label]]\ndocument = "report"\nanchor = "p-1-gf"\nprinted = "gf"\nold = "f"\nnew = "g"\n'


@pytest.fixture
def report() -> Document:
    """A document with a fused ending and a fused label."""
    item = block("о другом;", label="gf", anchor="p-1-gf", kind=BlockKind.ITEM)
    return document(
        section(block("о содействии созданиюи групп:", label="1", children=(item,)), anchor="sec-a", title="Заглавиее")
    )


def _sidecar(folder: Path, text: str) -> Sidecar:
    (folder / "amendments.toml").write_text(text, encoding="utf-8")
    return Sidecar.load(folder)


def test_a_settled_place_takes_the_place_of_what_was_found(tmp_path: Path, report: Document) -> None:
    """The editor's reading is certain and stands instead of the proposed one."""
    sidecar = _sidecar(tmp_path, PLACE)
    (settled,) = sidecar.emendations(report, find_emendations(report))
    assert (settled.start, settled.end, settled.old, settled.new) == (13, 22, None, "создании")
    assert (settled.certainty, settled.rule) == (Certainty.CERTAIN, SETTLED)


def test_a_settled_place_is_doubted_no_more(tmp_path: Path, report: Document) -> None:
    """`check` lists what waits for an editor, and a place in a heading, too, is done."""
    doubted = find_doubts(report, find_emendations(report))
    assert [doubt.code for doubt in doubted] == ["probable-damage"]
    heading = PLACE.replace("p-1", "sec-a").replace("13", "0").replace("созданиюи", "Заглавиее")
    settled = _sidecar(tmp_path, PLACE + heading).emendations(report, find_emendations(report))
    assert (len(settled), find_doubts(report, settled)) == (2, ())


def test_the_offset_may_be_left_out(tmp_path: Path, report: Document) -> None:
    """Where the words stand once they need no offset; two places beside each other do not overlap."""
    beside = PLACE.replace("start = 13", "").replace("созданиюи", " групп")
    found = _sidecar(tmp_path, PLACE.replace("start = 13\n", "") + beside).emendations(report, ())
    assert [(each.start, each.end) for each in found] == [(13, 22), (22, 28)]


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


def test_the_example_of_the_readme_fits_the_corpus(tmp_path: Path) -> None:
    """What a maintainer copies from it settles the two places that it names."""
    example = (ROOT / "README.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    document = pipeline.inspect(ROOT / "corpus" / "sources" / "itu-res-130-iap.docx.txt")
    sidecar = _sidecar(tmp_path, example)
    (place,) = (e for e in sidecar.emendations(document, ()))
    item = next(b for b in sidecar.labels(document).blocks() if b.id == "napominaya-gf")
    assert (place.old, place.new) == ("придавать", "уделять")
    assert item.amendment == Amendment(AmendmentStatus.RENUMBERED, "g", "f", Certainty.CERTAIN)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            PLACE.replace("start = 13", "start = 14"),
            5,
            "does not stand at offset 14 of p-1 any more; it stands at offset 13",
        ),
        (PLACE.replace("созданиюи", "созданию и"), 5, "does not stand at offset 13 of p-1 any more; correct or remove"),
        (PLACE.replace("start = 13\n", "").replace("созданиюи", "сои"), 4, "does not stand in p-1 any more; correct"),
        (PLACE.replace("start = 13\n", "").replace("созданиюи", "о"), 4, "more than once; add start = one of 0, 3"),
        (PLACE.replace("start = 13", "start = -1"), 4, "offsets count from 0"),
        (PLACE.replace("p-1", "p-9"), 5, "there is no p-9 in report; correct the anchor"),
        (PLACE.replace('new = "создании"\n', ""), 1, "neither `old` nor `new` is given; add"),
        (PLACE.replace('создании"', '"'), 1, "neither `old` nor `new` is given; add"),
        (PLACE + 'old = "x"\ndamage = true\n', 1, "`damage` goes with `new` alone"),
        (LABEL.replace('old = "f"\nnew = "g"\n', ""), 1, "neither `old` nor `new` is given; add"),
        (PLACE + PLACE, 11, "«созданиюи» in p-1, or a part of it, is settled in line 1 already; remove one"),
        (PLACE + PLACE.replace("13", "19").replace("созданиюи", "июи г"), 11, "«июи г» in p-1, or a part of it"),
        (LABEL + LABEL.replace('"f"', '"g"'), 9, "the label of p-1-gf is settled in line 1 already; remove one"),
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
