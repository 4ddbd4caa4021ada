"""The command line: what it prints, its exit status, and what a mistake looks like."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest

from build_corpus.cli import main
from build_corpus.outputs.document_json import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
 A. Введение·
·


1. Государства обязались содействовать уважению прав человека и основных сво-

бод, а также заявили о решимости.·

2. Генеральная Ассамблея отметила1, что распространение технологий затраги-

вает интересы всех.·

__________________·

 1 Резолюция 53/70 Генеральной Ассамблеи.·
""".replace("·", " ")
"""As Apache Tika prints a page: a blank line after every line, the note under a rule."""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report as a PDF's text."""
    path = tmp_path / "Доклад группы.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_inspect_prints_the_contract(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`inspect --json` prints one object with the fields of the contract, Cyrillic as it is."""
    assert main(["inspect", str(report), "--json"]) == 0
    printed = capsys.readouterr().out
    data = json.loads(printed)
    assert data["schema"] == SCHEMA
    assert data["slug"] == "doklad-gruppy"
    assert (data["title"], data["symbol"], data["language"], data["reader"]) == ("", None, "ru", "pdf-text")
    (section,) = data["sections"]
    assert (section["id"], section["label"], section["title"], section["level"]) == ("sec-a", "A", "Введение", 1)
    assert [block["text"] for block in section["blocks"]] == [
        "Государства обязались содействовать уважению прав человека и основных свобод, а также заявили о решимости.",
        "Генеральная Ассамблея отметила, что распространение технологий затрагивает интересы всех.",
    ]
    assert section["blocks"][1]["notes"] == [{"label": "1", "offset": 30}]
    assert section["blocks"][0]["source"]["lines"] == [5, 7]
    (note,) = data["footnotes"]
    assert (note["id"], note["refs"], note["text"]) == ("fn-1", ["p-2"], "Резолюция 53/70 Генеральной Ассамблеи.")
    ledger = data["ledger"]
    assert ledger["kept"] + ledger["moved"] + sum(ledger["dropped"].values()) == data["source"]["characters"]
    assert "Введение" in printed


def test_inspect_prints_an_outline_for_a_person(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--json` it prints the outline with its anchors."""
    assert main(["inspect", str(report)]) == 0
    assert "# A Введение  [sec-a]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b" \n\n\t\n", "blank"),
        (b"\x00\x01\x02\x03" * 64, ""),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8, ""),
    ],
)
def test_bad_input_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, told: str
) -> None:
    """What cannot be read is told in one line on standard error, and nothing is printed."""
    path = tmp_path / "input.txt"
    if content is not None:
        path.write_bytes(content)
    assert main(["inspect", str(path), "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("build-corpus: ")
    assert printed.err.count("\n") == 1
    assert told in printed.err


def test_a_list_set_in_without_end_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """However deep the lines of a list are set in, all are there, and no stack runs over."""
    path = tmp_path / "stairs.txt"
    path.write_text("1. Меры:\n" + "".join(f"{'  ' * depth}- мера\n" for depth in range(500)), encoding="utf-8")
    assert main(["inspect", str(path), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["reader"] == "docx-text"
    assert json.dumps(printed).count('"kind": "bullet"') == 500


def test_the_name_of_a_file_is_told_on_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line break or a sign that steers the terminal in a name is written out, and so are bytes of no encoding."""
    path = tmp_path / "a\n\x1b[31mб\udcff.txt"
    path.write_bytes(b"")
    assert main(["inspect", str(path)]) == 1
    assert capsys.readouterr().err.startswith("build-corpus: a\\n\\x1b[31mб\\udcff.txt: the file is empty")


def test_the_output_is_utf_8_whatever_the_locale(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that reads the JSON need not know where it was made."""
    named = report.with_name("a\udcff.txt")
    report.rename(named)
    written = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(written, encoding="ascii"))
    assert main(["inspect", str(named), "--json"]) == 0
    sys.stdout.flush()
    data = json.loads(written.getvalue().decode())
    assert (data["source"]["file"], data["sections"][0]["title"]) == ("a\udcff.txt", "Введение")


@pytest.mark.parametrize(
    "command", [[], ["build"], ["check"], ["inspect"], ["bundle"], ["anchors"], ["anchors", "retire"]]
)
def test_every_command_has_help_with_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` teaches with an example."""
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help"])
    assert stop.value.code == 0
    assert "example:" in capsys.readouterr().out


def test_a_folder_is_no_raw_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in the place of a file is one clear line too."""
    assert main(["inspect", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_failed_build_leaves_everything_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in the corpus stops the build before it writes."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "corpus.toml").write_text("[[document]]\n", encoding="utf-8")
    (tmp_path / "corpus" / "glossary.toml").write_text("", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main(["build", "--root", str(tmp_path)]) == 1
    assert "corpus.toml:1:" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def _project(folder: Path, report: str, more: str = "") -> Path:
    sources = folder / "corpus" / "sources"
    sources.mkdir(parents=True)
    (sources / "report.txt").write_text(report, encoding="utf-8")
    title = 'title = { value = "Доклад", known = "editorial" }'
    entry = f'[[document]]\nsource = "report.txt"\nslug = "report"\n{title}\n{more}'
    (folder / "corpus" / "corpus.toml").write_text(entry, encoding="utf-8")
    (folder / "corpus" / "glossary.toml").write_text("term = []\n", encoding="utf-8")
    return folder


def test_a_definition_that_is_no_quotation_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line is that of the definition, in the file of the glossary."""
    root = _project(tmp_path, REPORT)
    quoted = '[term.definition]\ntext = "чужие слова"\ndocument = "report"\nanchor = "p-1"\n'
    (root / "corpus" / "glossary.toml").write_text(f'[[term]]\nid = "a"\nnames = ["мера"]\n{quoted}', encoding="utf-8")
    assert main(["check", "--root", str(root)]) == 1
    assert "glossary.toml:4: term a: its definition does not stand word for word" in capsys.readouterr().err


def test_check_lists_doubtful_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A gap in the numbering is listed with its line; only `--strict` makes a warning fail."""
    root = _project(tmp_path, REPORT.replace("2. Генеральная", "5. Генеральная"))
    assert main(["check", "--root", str(root)]) == 0
    printed = capsys.readouterr().out
    assert "number-gap" in printed
    assert "1 doubtful places, 0 errors, 0 acknowledged" in printed
    assert main(["check", "--strict", "--root", str(root)]) == 1


def test_check_knows_what_is_acknowledged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An acknowledged place is not listed and does not fail; one that is no longer there is an error."""
    acknowledged = '[[document.acknowledge]]\ncode = "number-gap"\nline = 9\nreason = "as printed"\n'
    root = _project(tmp_path / "gap", REPORT.replace("2. Генеральная", "5. Генеральная"), acknowledged)
    assert main(["check", "--strict", "--root", str(root)]) == 0
    assert "0 doubtful places, 0 errors, 1 acknowledged" in capsys.readouterr().out
    root = _project(tmp_path / "no-gap", REPORT, acknowledged)
    assert main(["check", "--root", str(root)]) == 1
    assert "stale-acknowledgement" in capsys.readouterr().out


def test_a_build_writes_only_what_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second build of the same corpus does nothing; a changed source changes its pages."""
    root = _project(tmp_path, REPORT)
    assert main(["build", "--root", str(root)]) == 0
    assert main(["build", "--root", str(root)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(": 0 files changed")
    page = root / "docs" / "_generated" / "report" / "sec-a" / "index.md"
    assert "решимости" in page.read_text(encoding="utf-8")
    (root / "corpus" / "sources" / "report.txt").write_text(
        REPORT.replace("о решимости", "о готовности"), encoding="utf-8"
    )
    assert main(["build", "--root", str(root)]) == 0
    assert "готовности" in page.read_text(encoding="utf-8")


def test_a_raw_file_that_no_entry_names_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is left out, and nobody may think it published; hidden files are no raw texts."""
    root = _project(tmp_path, REPORT)
    for name in ("forgotten.txt", ".gitkeep"):
        (root / "corpus" / "sources" / name).write_text("1. Текст.", encoding="utf-8")
    for command in ("build", "check"):
        main([command, "--root", str(root)])
        told = [line for line in capsys.readouterr().err.splitlines() if "[[document]]" in line]
        assert len(told) == 1
        assert told[0].startswith(str(root / "corpus" / "sources" / "forgotten.txt: "))


def test_an_anchor_whose_words_stand_cannot_be_retired(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Else the next build would publish the same paragraph under another address."""
    root = _project(tmp_path, REPORT)
    assert main(["build", "--root", str(root)]) == 0
    ledger = (root / "corpus" / "anchors.json").read_bytes()
    assert main(["anchors", "retire", "report", "p-2", "--root", str(root)]) == 1
    assert "p-2 of «report» stands in the text word for word" in capsys.readouterr().err
    assert (root / "corpus" / "anchors.json").read_bytes() == ledger


def test_an_anchor_that_would_vanish_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When a published paragraph is gone, the build stops, says what settles it, and writes nothing."""
    root = _project(tmp_path, REPORT)
    assert main(["build", "--root", str(root)]) == 0
    source = root / "corpus" / "sources" / "report.txt"
    source.write_text(REPORT.partition("2. Генеральная")[0] + "2. Совсем иной текст о погоде.·\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    assert main(["build", "--root", str(root)]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "build-corpus anchors explain report" in told
    assert {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()} == before
    assert main(["anchors", "explain", "report", "--root", str(root)]) == 1
    assert "build-corpus anchors retire report p-2" in capsys.readouterr().out
    for anchor in ("p-2", "fn-1"):
        assert main(["anchors", "retire", "report", anchor, "--root", str(root)]) == 0
    assert main(["build", "--root", str(root)]) == 0
    capsys.readouterr()
    assert main(["anchors", "list", "report", "--root", str(root)]) == 0
    assert "p-2  retired, since edition 1  Генеральная Ассамблея отметила" in capsys.readouterr().out


def test_the_ledger_of_anchors_changes_only_with_the_text(tmp_path: Path) -> None:
    """Building the same corpus again leaves `anchors.json` byte for byte as it was."""
    root = _project(tmp_path, REPORT)
    assert main(["build", "--root", str(root)]) == 0
    ledger = (root / "corpus" / "anchors.json").read_bytes()
    (root / ".cache" / "build.json").unlink()
    assert main(["build", "--root", str(root)]) == 0
    assert (root / "corpus" / "anchors.json").read_bytes() == ledger
