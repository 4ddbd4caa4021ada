"""What an update changes: the record of each edition, the redline, the command, the page of changes."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import factories
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from made_project import FIRST, SECOND, made_project, published_twice

from build_corpus import anchors, pipeline
from build_corpus.cli import main
from build_corpus.model import Alias, Annotated, BlockKind, Change, ChangeKind, Corpus, EditionNote, Footnote, History
from build_corpus.outputs import changes_page
from build_corpus.outputs.comparison import Comparison, to_markdown
from build_corpus.outputs.pages import render
from build_corpus.outputs.places import place_name, said
from build_corpus.redline import Fate, redline

if TYPE_CHECKING:
    from pathlib import Path

    from build_corpus.model import Document

TEXTS = (
    "Государства отметили важность мер укрепления доверия в цифровой среде и подтвердили приверженность.",
    "Группа рекомендовала государствам продолжать диалог по вопросам применения норм международного права.",
    "Участники подчеркнули необходимость наращивания потенциала развивающихся стран в области защиты сетей.",
)
NEW = "Секретариату предложено подготовить справочник контактных центров и обновлять его каждые полгода."


def report(*texts: str) -> Document:
    """A document of numbered paragraphs."""
    blocks = [factories.block(text, label=str(number)) for number, text in enumerate(texts, start=1)]
    return factories.document(factories.section(*blocks, anchor="sec-a", title="Введение", label="A"))


def brief(changes: tuple[Change, ...]) -> list[tuple[str, str | None, str]]:
    """Kind, former anchor and anchor of each change."""
    return [(change.kind.value, change.former, change.anchor) for change in changes]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (TEXTS, []),
        ((*TEXTS, NEW), [("added", None, "p-4")]),
        (TEXTS[:2], [("removed", None, "p-3")]),
        ((NEW, *TEXTS[:2]), [("added", None, "p-1-ed2"), ("moved", "p-1", "p-2-ed2"), ("moved", "p-2", "p-3-ed2"),
                             ("removed", None, "p-3")]),
        ((TEXTS[0], TEXTS[1].replace("продолжать", "вести"), TEXTS[2]), [("changed", None, "p-2")]),
    ],
)  # fmt: skip
def test_each_change_is_told_once(after: tuple[str, ...], told: list[tuple[str, str | None, str]]) -> None:
    """Added, removed, renumbered and reworded paragraphs, each under its own name; nothing else."""
    first = anchors.settle(report(*TEXTS), anchors.Published())
    second = anchors.settle(report(*after), first.published)
    assert sorted(brief(second.changes())) == sorted(told)
    if second.vanished:
        lost = [item.entry.id for item in second.vanished]
        second = anchors.settle(report(*after), anchors.retire(first.published, "report", *lost))
    assert sorted(brief(second.published.record("report").changes)) == sorted(told)


def test_the_former_words_are_kept() -> None:
    """A reworded paragraph keeps each of its wordings, with the edition that replaced it."""
    words = ["продолжать", "вести", "активно вести"]
    published = anchors.Published()
    for word in words:
        texts = (TEXTS[0], TEXTS[1].replace("продолжать", word), TEXTS[2])
        published = anchors.settle(report(*texts), published).published
    changes = published.record("report").changes
    assert [change.edition for change in changes] == [2, 3]
    assert [change.before for change in changes] == [TEXTS[1], TEXTS[1].replace("продолжать", "вести")]
    assert changes[0].after == changes[1].before


def test_a_paragraph_kept_by_its_maintainer_shows_its_former_words() -> None:
    """`keep` writes the new words into the ledger at once; the old ones are not lost by that."""
    published = anchors.settle(report(*TEXTS), anchors.Published()).published
    kept = anchors.keep(published, "report", "p-2", NEW)
    settled = anchors.settle(report(TEXTS[0], NEW, TEXTS[2]), kept)
    (change,) = settled.published.record("report").changes
    assert (change.kind, change.before, change.after) == (ChangeKind.CHANGED, TEXTS[1], NEW)
    assert all(entry.before is None for entry in settled.published.record("report").entries)


def test_what_a_fingerprint_does_not_see_is_shown_to_the_maintainer_alone() -> None:
    """A hyphen mended makes no edition, but it is a change of the source."""
    published = anchors.settle(report(*TEXTS), anchors.Published()).published
    mended = anchors.settle(report(TEXTS[0], TEXTS[1].replace("диалог", "диа-лог"), TEXTS[2]), published)
    assert brief(mended.changes()) == [("changed", None, "p-2")]
    assert mended.published.record("report").changes == ()
    assert mended.edition == 1


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("меры доверия", "меры укрепления доверия", "меры {укрепления }доверия"),
        ("из-за угроз", "из-за новых угроз", "из-за {новых }угроз"),
        ("в мире.", "в мире, и далее.", "в мире{, и далее}."),
        ("2023 год", "2024 год", "[2023 ]{2024 }год"),
        ("мир и покой", "война и стройка", "[мир и покой]{война и стройка}"),
        ("", "текст", "{текст}"),
        ("текст", "", "[текст]"),
    ],
)
def test_a_redline_goes_by_words(before: str, after: str, told: str) -> None:
    """Whole words go and come, deleted ones first; a little word kept by chance does not tear a change apart."""
    signs = {Fate.KEPT: "", Fate.DELETED: "[]", Fate.INSERTED: "{}"}
    shown = [(signs[part.fate][:1], part.text, signs[part.fate][1:]) for part in redline(before, after)]
    assert "".join("".join(part) for part in shown) == told


@given(st.text("аб вё-,.1\n", max_size=60), st.text("аб вё-,.1\n", max_size=60))
def test_a_redline_loses_nothing(before: str, after: str) -> None:
    """Kept and inserted words are the new text; kept and deleted ones the old, but for white space."""
    parts = redline(before, after)
    assert "".join(part.text for part in parts if part.fate is not Fate.DELETED) == after
    old = "".join(part.text for part in parts if part.fate is not Fate.INSERTED)
    assert "".join(old.split()) == "".join(before.split())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published twice."""
    return published_twice(tmp_path_factory.mktemp("changes") / "project")


def test_the_command_compares_with_the_last_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the build `diff` shows what it would change, with no decision taken; nothing is written."""
    made = made_project(tmp_path / "project", report=FIRST)
    pipeline.build(made)
    ledger = (made / pipeline.ANCHORS).read_bytes()
    (made / "corpus" / "sources" / "report.txt").write_text(SECOND, encoding="utf-8")
    assert main(["diff", "--root", str(made)]) == 0
    told = capsys.readouterr().out
    assert "report: 1 added, 2 removed, 2 moved, 1 changed since edition 1" in told
    assert "[-продолжать -]{+активно вести +}" in told
    assert (made / pipeline.ANCHORS).read_bytes() == ledger


def test_the_command_compares_with_a_revision_or_a_file(
    tmp_path: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older ledger, as a file or as git has it, says the same; the present one that nothing changed."""
    old = made_project(tmp_path / "old", report=FIRST)
    pipeline.build(old)
    assert main(["diff", str(old / pipeline.ANCHORS), "--root", str(project), "--format", "json"]) == 0
    by_file = json.loads(capsys.readouterr().out)
    git = ["git", "-C", str(old), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "corpus"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "first"], check=True)
    (old / "corpus" / "sources" / "report.txt").write_text(SECOND, encoding="utf-8")
    assert main(["diff", "HEAD", "--root", str(old), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == by_file
    changed = [change for change in by_file[0]["changes"] if change["kind"] == "changed"]
    assert [part for part in changed[0]["redline"] if part[0] != "kept"] == [
        ["deleted", "продолжать "],
        ["inserted", "активно вести "],
    ]
    assert main(["diff", "--root", str(project)]) == 0
    assert capsys.readouterr().out == "report: nothing changed since edition 2\n"


def test_a_wrong_edition_is_one_clear_line(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is neither file nor revision is told, and so is a machine without git."""
    assert main(["diff", "--root", str(project), "no-such-revision"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("PATH", "")
    assert main(["diff", "--root", str(project), "no-such-revision"]) == 1
    assert "git is not installed" in capsys.readouterr().err


def test_markdown_for_a_pull_request_holds_no_markup_of_a_source() -> None:
    """Words of a source stay words."""
    hostile = "*a* <b>b</b> `c` [d](e) #1 @user | _f_"
    change = Change(edition=2, kind=ChangeKind.ADDED, anchor="p-1", unit="paragraph", after=hostile)
    line = to_markdown([Comparison("report", 1, (change,))]).splitlines()[2]
    words = line.removeprefix("- **added: p-1**<br><ins>").removesuffix("</ins>")
    assert not set(words) & set("*<>`[]@|_")
    assert BeautifulSoup(words, "html.parser").get_text() == hostile


def test_the_page_shows_each_edition_newest_first(project: Path) -> None:
    """Every change with its redline, each linked with its paragraph; the paragraph says when it last changed."""
    generated = project / "docs" / "_generated"
    page = BeautifulSoup((generated / "changes" / "index.md").read_text(encoding="utf-8"), "html.parser")
    assert [tag["id"] for tag in page.select("h2")] == ["_report--2", "_report--1"]
    assert "— редакция 2 от 5 мая 2026 года" in page.select("h2")[0].get_text()
    assert [tag["href"] for tag in page.select("h2 a")] == ["report/2/index.html", "../report/index.html"]
    assert [tag["href"] for tag in page.select("li a")] == ["2026/index.html", "undated/index.html"]
    year = BeautifulSoup((generated / "changes" / "2026" / "index.md").read_text(encoding="utf-8"), "html.parser")
    assert [tag["href"] for tag in year.select("#_report--2 a")] == ["../report/2/index.html"]
    own = (generated / "changes" / "report" / "2" / "index.md").read_text(encoding="utf-8")
    page = BeautifulSoup(own, "html.parser")
    changed = page.select_one("#_report--2--p-3-ed2")
    assert changed is not None
    assert [tag.get_text() for tag in changed.select("del, ins")] == ["продолжать ", "активно вести "]
    section = (generated / "report" / "sec-i" / "index.md").read_text(encoding="utf-8")
    asides = BeautifulSoup(section, "html.parser").select(".aside a")
    assert [(aside.get_text(), aside["href"]) for aside in asides] == [
        ("добавлен в редакции 2 от 5 мая 2026 года", "../../changes/report/2/index.html#_report--2--p-1-ed2"),
        ("изменён в редакции 2 от 5 мая 2026 года", "../../changes/report/2/index.html#_report--2--p-3-ed2"),
    ]


def test_a_withdrawn_document_leaves_its_last_words(tmp_path: Path) -> None:
    """Its page and the pages of its sections go on answering."""
    made = made_project(tmp_path / "project", report=FIRST, letter=SECOND)
    pipeline.build(made)
    (made / "corpus" / "corpus.toml").write_text(
        (made / "corpus" / "corpus.toml").read_text(encoding="utf-8").partition("\n\n")[0], encoding="utf-8"
    )
    ledger = made / pipeline.ANCHORS
    anchors.write(ledger, anchors.withdraw(anchors.read(ledger), "letter"))
    pipeline.build(made)
    generated = made / "docs" / "_generated" / "letter"
    page = BeautifulSoup((generated / "index.md").read_text(encoding="utf-8"), "html.parser")
    assert "исключён" in page.select("#p-4")[0].get_text()
    section = BeautifulSoup((generated / "sec-i" / "index.md").read_text(encoding="utf-8"), "html.parser")
    assert section.select("#p-4 a")[0]["href"] == "../index.html#p-4"


@pytest.mark.parametrize(
    ("unit", "label", "named", "verb"),
    [
        (BlockKind.PARAGRAPH, "12", "п. 12", "исключён"),
        (BlockKind.ITEM, "b", "подпункт b)", "исключён"),
        (BlockKind.TABLE, None, "таблица", "исключена"),
        ("article", "3", "ст. 3", "исключена"),
        ("note", "5", "прим. 5", "исключено"),
        ("unheard-of", None, "место", "исключено"),
    ],
)
def test_places_are_named_in_their_gender(unit: str, label: str | None, named: str, verb: str) -> None:
    """«п. 12 исключён», «прим. 5 исключено»."""
    assert (place_name(unit, label), said(ChangeKind.REMOVED, unit)) == (named, verb)


def test_former_ids_of_headings_and_notes_resolve_on_their_pages() -> None:
    """Not only paragraphs move: the page of a section has every id that leads to its headings and notes."""
    note = Footnote("5", factories.traced("См. доклад."), "fn-5", ("p-1",))
    made = factories.document(
        factories.section(
            factories.block("Пункт", label="1"),
            anchor="sec-a",
            title="Введение",
            label="A",
            sections=(factories.section(anchor="sec-a-1", title="Обсуждение"),),
        ),
        footnotes=(note,),
    )
    aliases = (Alias("sec-b", "sec-a"), Alias("sec-b-1", "sec-a-1"), Alias("fn-4", "fn-5"))
    page = render(Corpus((Annotated(made, history=History(aliases=aliases)),)))["report/sec-a/index.md"]
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert 'id="sec-b"' in headings[0]
    assert 'id="sec-b-1"' in headings[1]
    assert BeautifulSoup(page, "html.parser").select("#fn-5 > #fn-4")


def test_no_page_grows_with_the_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of all changes shows the newest editions only; the years have all, and each edition its own page."""
    monkeypatch.setattr(changes_page, "MOST_SHOWN", 2)
    editions = tuple(EditionNote(number, f"{2020 + number}") for number in range(1, 5))
    pages = render(Corpus((Annotated(report(*TEXTS), history=History(editions)),)))
    page = BeautifulSoup(pages["changes/index.md"], "html.parser")
    assert [tag["id"] for tag in page.select("h2")] == ["_report--4", "_report--3"]
    found = sorted(path for path in pages if path.startswith("changes/"))
    years = [f"changes/{2020 + number}/index.md" for number in range(1, 5)]
    assert found == [*years, "changes/index.md", *(f"changes/report/{number}/index.md" for number in (2, 3, 4))]
