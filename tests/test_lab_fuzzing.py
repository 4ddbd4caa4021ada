"""The fuzzer in small: hostile and damaged texts keep every promise, and a broken promise is noticed."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from lab import failures, mutating, promises
from lab.fuzzing import Outcome, report, sentence
from lab.paths import ROOT

from build_corpus import anchors, structure

if TYPE_CHECKING:
    from pathlib import Path

    from build_corpus.model import Document, Metadata, Reading

SOURCES = sorted((ROOT / "corpus" / "sources").iterdir())
_SLICE = 1500


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_damaged_sources_keep_every_promise(path: Path) -> None:
    """Mutations of real texts are refused in one line, or read without loss and shown without harm."""
    text = path.read_bytes().decode()
    seeds = [text[start : start + _SLICE] for start in range(0, len(text), len(text) // 8)]
    random = Random(20)  # noqa: S311 - the same ones at every run
    read = [
        promises.check(mutating.encoded(mutating.mutated(random.choice(seeds), seeds, random), random))
        for _ in range(12)
    ]
    assert any(read)


@pytest.mark.parametrize("line", [line for line in (*mutating.LINES, *mutating.WORDS) if line.strip()])
def test_every_hostile_piece_keeps_every_promise(line: str) -> None:
    """Each piece that the fuzzer plants, alone and between two paragraphs."""
    for text in (line, f"1. Первый пункт доклада.\n\n{line}\n\n2. Второй{line}пункт доклада.\n"):
        promises.check(text.encode("utf-8", "surrogatepass"))


def test_lost_words_break_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that lacks a section of its ledger is found out."""
    whole = structure.build

    def build(reading: Reading, metadata: Metadata) -> Document:
        document = whole(reading, metadata)
        return replace(document, sections=document.sections[1:])

    monkeypatch.setattr(structure, "build", build)
    with pytest.raises(promises.BrokenPromiseError, match="the kept text"):
        promises.check("# Первый\n\nТекст.\n\n# Второй\n\nТекст.\n".encode())


def test_an_id_given_twice_breaks_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document without its anchors is found out."""
    monkeypatch.setattr(anchors, "name", lambda document: document)
    with pytest.raises(promises.BrokenPromiseError, match="an id"):
        promises.check("1. Первый пункт.\n\n2. Второй пункт.\n".encode())


def test_markup_of_a_source_in_a_page_breaks_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text that reaches a page without being escaped is found out."""
    monkeypatch.setattr("build_corpus.outputs.linking.escape_lines", str)
    with pytest.raises(promises.BrokenPromiseError, match="script"):
        promises.check("1. Первый <script>alert(1)</script> пункт.\n".encode())


def test_the_report_names_the_input_and_the_reason(tmp_path: Path) -> None:
    """A person can open the file and read why it is there."""
    path = tmp_path / "0a1b.txt"
    path.with_suffix(".why").write_text("Traceback …\nthe ledger is not whole\n", encoding="utf-8")
    told = report(Outcome(1000, 30, (path,)))
    assert told == f"1000 inputs tried, 30 reached something new, 1 failed\n{path}: the ledger is not whole"


def test_the_page_tells_how_much_was_tried(tmp_path: Path) -> None:
    """Failures are told as well as the number of attempts."""
    told = sentence(Outcome(20_000, 30, (tmp_path,)))
    assert "попыток — 20\u00a0000." in told
    assert told.endswith("Нарушений — 1.")


def test_a_failing_input_is_cut_down() -> None:
    """What does not matter goes, lines first and then characters."""
    data = "".join(f"{number}. Пункт.\n" for number in range(50)).encode() + b"begin {{ x }} end\nlast\n"
    assert failures.minimised(data, lambda part: b"{{" in part and b"}}" in part) == b"{{}}"


def test_one_defect_is_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that comes out is known by its place, whatever the input; the least input lies beside its traceback."""

    def fail(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(anchors, "name", fail)
    data = "1. Первый пункт.\n\n2. Второй пункт.\n".encode()
    assert failures.broken(data, thorough=False) == "KeyError: outside of the package"
    path = failures.cut_down(failures.save(data, tmp_path))
    assert len(path.read_bytes()) < len(data)
    assert sorted(tmp_path.iterdir()) == sorted((path, path.with_suffix(".why")))
    assert "Traceback" in path.with_suffix(".why").read_text(encoding="utf-8")
