"""Drafts and final texts: what the manifest may say, which paragraphs say the same, what the reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import factories
import pytest
from bs4 import BeautifulSoup
from made_project import FIRST, SECOND, made_project, manifest

from build_corpus import lineage, pipeline
from build_corpus import manifest as manifest_file
from build_corpus.annotations.counterparts import find_counterparts
from build_corpus.errors import ManifestError
from build_corpus.model import Counterpart, Document, Fact, Known, Metadata, Relation, RelationKind

if TYPE_CHECKING:
    from pathlib import Path

DRAFT_OF, SUPERSEDES, CORRIGENDUM_TO = RelationKind.DRAFT_OF, RelationKind.SUPERSEDES, RelationKind.CORRIGENDUM_TO


@pytest.mark.parametrize(
    ("more", "line", "told"),
    [
        ({"a": 'draft-of = "c"'}, 6, "'c' is no document here; name one of these: b"),
        ({"a": 'supersedes = "a"'}, 6, "is the document itself"),
        ({"a": 'draft-of = "b"', "b": 'draft-of = "a"'}, 13, "come before itself"),
        ({"a": 'supersedes = "b"', "b": 'corrigendum-to = "a"'}, 13, "b -> a -> b|a -> b -> a"),
        ({"a": 'draft_of = "b"'}, 6, "unknown key"),
    ],
)
def test_a_lineage_that_cannot_be_is_told_with_its_line(
    tmp_path: Path, more: dict[str, str], line: int, told: str
) -> None:
    """Unknown slugs, the document itself, circles of time."""
    project = made_project(tmp_path / "project", a=FIRST, b=SECOND)
    manifest(project, **{"a": "", "b": "", **more})
    with pytest.raises(ManifestError, match=told) as error:
        manifest_file.load(project / "corpus")
    assert error.value.line == line


@pytest.mark.parametrize(
    "relations",
    [
        {"a": [(DRAFT_OF, "b")], "b": [(SUPERSEDES, "a")]},
        {"a": [(DRAFT_OF, "c")], "b": [(DRAFT_OF, "c"), (SUPERSEDES, "a")]},
        {"b": [(CORRIGENDUM_TO, "a")], "c": [(CORRIGENDUM_TO, "a")]},
    ],
)
def test_a_lineage_may_be_said_from_both_sides(relations: dict[str, list[tuple[RelationKind, str]]]) -> None:
    """What agrees in time is no circle."""
    documents = [
        Metadata(
            slug, Fact(slug, Known.EDITORIAL), relations=tuple(Relation(*each) for each in relations.get(slug, []))
        )
        for slug in "abc"
    ]
    assert lineage.fault(documents) is None


TEXTS = (
    "Государства отметили важность мер укрепления доверия в цифровой среде и подтвердили приверженность миру.",
    "Группа рекомендовала государствам продолжать диалог по вопросам применения норм международного права.",
    "Участники подчеркнули необходимость наращивания потенциала развивающихся стран в области защиты сетей.",
)
REWORDED = TEXTS[1].replace("продолжать", "активно вести")
OTHER = "Секретариату предложено подготовить справочник контактных центров и обновлять его каждые полгода."


def document(slug: str, *texts: str, relations: tuple[Relation, ...] = ()) -> Document:
    """A document of numbered paragraphs."""
    blocks = [factories.block(text, label=str(number)) for number, text in enumerate(texts, start=1)]
    made = factories.document(factories.section(*blocks, anchor="sec-a", title="А"), slug=slug)
    metadata = Metadata(slug, made.metadata.title, relations=relations)
    return Document(
        metadata, made.source, made.reader, 1.0, made.sections, made.footnotes, made.diagnostics, made.ledger
    )


@pytest.mark.parametrize(
    ("final", "told"),
    [
        (TEXTS, [("p-1", "p-1", True), ("p-2", "p-2", True), ("p-3", "p-3", True)]),
        ((OTHER, *TEXTS), [("p-1", "p-2", True), ("p-2", "p-3", True), ("p-3", "p-4", True)]),
        ((TEXTS[0], REWORDED, OTHER), [("p-1", "p-1", True), ("p-2", "p-2", False)]),
        ((TEXTS[2].replace("необходимость", "важность"), OTHER), [("p-3", "p-1", False)]),
        ((OTHER, "Короткий пункт."), []),
    ],
)  # fmt: skip
def test_paragraphs_are_aligned_both_ways(final: tuple[str, ...], told: list[tuple[str, str, bool]]) -> None:
    """By words and number; a paragraph that the other text lacks has no counterpart."""
    relations = (Relation(DRAFT_OF, "final"),)
    found = find_counterparts([document("draft", *TEXTS, relations=relations), document("final", *final)])
    assert found["draft"] == tuple(Counterpart(left, "final", right, same) for left, right, same in told)
    assert set(found["final"]) == {Counterpart(right, "draft", left, same) for left, right, same in told}


def test_unrelated_documents_and_corrigenda_are_not_aligned() -> None:
    """Two texts with the same words are two works, unless the manifest says more."""
    assert find_counterparts([document("a", *TEXTS), document("b", *TEXTS)]) == {"a": (), "b": ()}
    corrigendum = document("b", *TEXTS, relations=(Relation(CORRIGENDUM_TO, "a"),))
    assert find_counterparts([document("a", *TEXTS), corrigendum]) == {"a": (), "b": ()}


def test_the_reader_of_a_draft_is_told_of_the_final_text(tmp_path: Path) -> None:
    """On the document's page, on each section's, and at each paragraph that both have; and back."""
    project = made_project(tmp_path / "project", draft=FIRST, final=SECOND)
    manifest(project, draft='draft-of = "final"', final="")
    pipeline.build(project)

    def page(path: str) -> BeautifulSoup:
        text = (project / "docs" / "_generated" / path).read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")

    for path, link in (("draft/index.md", "../final/index.html"), ("draft/sec-ii/index.md", "../../final/index.html")):
        (notice,) = page(path).select(".lineage")
        assert notice.get_text() == "Это проект. Окончательный текст: Документ final"
        assert notice.select("a")[0]["href"] == link
    asides = page("draft/sec-i/index.md").select(".aside")
    assert [aside.get_text() for aside in asides] == [
        "в окончательном тексте: п. 2",
        "в окончательном тексте: п. 3 (с изменениями)",
    ]
    assert asides[0].select("a")[0]["href"] == "../../final/sec-i/index.html#p-2"
    assert not page("draft/sec-ii/index.md").select("#p-4 .aside"), "the final text lacks this paragraph"
    back = [aside.get_text() for aside in page("final/sec-i/index.md").select(".aside")]
    assert back == ["в проекте: п. 1", "в проекте: п. 2 (с изменениями)", "в проекте: п. 3"]
