"""What a person finds in the five sources of the corpus, and that no character of them is lost."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import golden_documents
import pytest

from build_corpus import pipeline
from build_corpus.ledger import Fate
from build_corpus.model import BlockKind, Role, SectionKind

if TYPE_CHECKING:
    from build_corpus.model import Block, Document, Section

SLUGS = ["oewg-draft-report", "a-res-75-32", "cis-statement-2020", "oewg-2023-draft-report", "itu-res-130-iap"]


@cache
def _documents() -> dict[str, Document]:
    corpus = pipeline.load(golden_documents.ROOT)
    return {each.document.metadata.slug: each.document for each in corpus.documents}


@pytest.fixture(params=SLUGS)
def document(request: pytest.FixtureRequest) -> Document:
    """Each document of the corpus in turn."""
    return _documents()[str(request.param)]


def test_golden_document(document: Document) -> None:
    """The document reads as the golden one, which a person has read; `make golden` writes it anew."""
    assert golden_documents.render(document) == golden_documents.path_of(document).read_text(encoding="utf-8")


def test_the_source_is_rebuilt_byte_for_byte(document: Document) -> None:
    """The kept text, the notes and the dropped pieces give the bytes of the source back."""
    source, ledger = document.source, document.ledger
    kept = "".join(s.title.text + "".join(b.text.text for b in s.own_blocks()) for s in document.walk())
    moved = "".join(note.text.text for note in document.footnotes)
    assert ledger.rebuild_text(source.text, Fate.KEPT) == kept
    assert ledger.rebuild_text(source.text, Fate.MOVED) == moved
    dropped = {e.span.start: source.text[e.span.start : e.span.end] for e in ledger.entries if e.fate is Fate.DROPPED}
    rebuilt = ledger.rebuild_source(kept, moved, dropped).encode(source.codec)
    path = golden_documents.ROOT / "corpus" / "sources" / source.name
    assert rebuilt == path.read_bytes()


def _numbered(section: Section) -> list[str]:
    return [b.label or "" for b in section.all_blocks() if b.kind is BlockKind.PARAGRAPH]


def _block(document: Document, anchor: str) -> Block:
    return next(block for block in document.blocks() if block.id == anchor)


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("A", 1, 14),
        ("B", 15, 25),
        ("C", 26, 44),
        ("D", 45, 60),
        ("E", 61, 78),
        ("F", 79, 94),
        ("G", 95, 114),
        ("H", 115, 117),
    ],
)
def test_sections_of_the_report(label: str, first: int, last: int) -> None:
    """Each section of the report holds its paragraphs, without a gap."""
    section = next(s for s in _documents()["oewg-draft-report"].sections if s.label == label)
    assert _numbered(section) == [str(number) for number in range(first, last + 1)]


def test_a_heading_over_two_lines_is_one_title() -> None:
    """The title of D is whole."""
    section = next(s for s in _documents()["oewg-draft-report"].sections if s.label == "D")
    assert section.title.text == "Правила, нормы и принципы ответственного поведения государств"


def test_bullets_of_the_report() -> None:
    """Ten bullets stand in three titled groups inside paragraph 86."""
    groups = _block(_documents()["oewg-draft-report"], "p-86").children
    assert [(g.role, g.text.text, len(g.children)) for g in groups] == [
        (Role.GROUP, "Сфера действия и предназначение", 5),
        (Role.GROUP, "Партнерские связи", 3),
        (Role.GROUP, "Интересы людей", 2),
    ]


def test_notes_of_the_report() -> None:
    """Eleven notes hang where their marks were printed."""
    notes = _documents()["oewg-draft-report"].footnotes
    assert [(note.label, note.refs) for note in notes] == [
        (str(label), (f"p-{paragraph}",))
        for label, paragraph in enumerate([5, 7, 7, 9, 28, 50, 51, 52, 74, 80, 107], start=1)
    ]


def test_the_resolution() -> None:
    """Sixteen preambular and seven operative paragraphs, items under 1 and 2, three notes in one paragraph."""
    document = _documents()["a-res-75-32"]
    blocks = list(document.blocks())
    preamble = [block for block in blocks if block.kind is BlockKind.PREAMBLE]
    operative = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    assert len(preamble) == 16
    assert [block.label for block in operative] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [[child.label for child in block.children] for block in operative[:3]] == [["a", "b"], ["a", "b"], []]
    noted = next(block for block in preamble if block.notes)
    assert noted.text.text.startswith("приветствуя")
    assert [note.label for note in noted.notes] == ["1", "2", "3"]
    assert [block.text.text for block in blocks if block.role is Role.CLOSING] == [
        "37-е пленарное заседание 7 декабря 2020 года"
    ]


def test_the_letter_and_its_annex() -> None:
    """A letter with a signature, and an annex with thirteen unnumbered paragraphs."""
    letter, annex = _documents()["cis-statement-2020"].sections
    assert [block.kind for block in letter.blocks if block.role is Role.BODY] == [
        BlockKind.TEXT,
        BlockKind.TEXT,
        BlockKind.SIGNATURE,
    ]
    assert annex.kind is SectionKind.ANNEX
    assert len(annex.sections[0].blocks) == 13


def test_outline_of_the_second_report() -> None:
    """The outline is the printed one, and the paragraphs run through it."""
    document = _documents()["oewg-2023-draft-report"]
    outline = [(s.level, s.label, _numbered(s)) for s in document.walk() if s.label and not s.sections]
    assert outline == [
        (1, "I", ["1", "2"]),
        (2, "A", ["3", "4"]),
        (2, "B", ["5"]),
        (2, "C", ["6"]),
        (2, "D", ["7", "8"]),
        (2, "E", ["9"]),
        (2, "F", ["10", "11", "12", "13", "14"]),
        (1, "III", ["15"]),
    ]
    assert document.sections[-1].kind is SectionKind.ANNEX


def test_clauses_of_the_proposal() -> None:
    """Fifteen clauses, fused labels as printed, the title without bookmarks."""
    document = _documents()["itu-res-130-iap"]
    clauses = [s for s in document.sections if s.kind is SectionKind.CLAUSE]
    assert len(clauses) == 15
    assert (clauses[0].title.text, clauses[-1].title.text) == (
        "напоминая",
        "предлагает Государствам-Членам, Членам Секторов и Ассоциированным членам",
    )
    assert [b.label for b in clauses[0].blocks][5:8] == ["f", "gf", "g"]
    title = next(block for block in document.blocks() if block.role is Role.TITLE)
    assert title.text.text.startswith("Усиление роли МСЭ")
