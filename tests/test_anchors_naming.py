"""Promises of `build_corpus.anchors.name`: the first names of everything in a document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import factories
from hypothesis import given, settings
from hypothesis import strategies as st

from build_corpus import anchors
from build_corpus.anchors.allocation import Names
from build_corpus.model import Block, BlockKind, Document, Footnote, NoteMark, Role, Section, SectionKind
from build_corpus.traced import Traced

if TYPE_CHECKING:
    import pytest

PARAGRAPH, ITEM, BULLET, TEXT = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.BULLET, BlockKind.TEXT


def made(kind: BlockKind, label: str | None = None, *children: Block, role: Role = Role.BODY) -> Block:
    """A block without an id."""
    return Block(kind, factories.traced("текст"), label, role=role, children=children)


def under(
    kind: SectionKind, title: str, *blocks: Block, label: str | None = None, sections: tuple[Section, ...] = ()
) -> Section:
    """A section without an id."""
    return Section(kind, 1, factories.traced(title), label, blocks=blocks, sections=sections)


def section_ids(document: Document) -> list[str]:
    """The ids of all sections of the named document."""
    return [section.id for section in anchors.name(document).walk()]


def block_ids(*sections: Section) -> list[str]:
    """The ids of all blocks of a document of `sections`, named."""
    return [block.id for block in anchors.name(factories.document(*sections)).blocks()]


def test_numbered_paragraphs_and_all_under_them() -> None:
    """Labels make ids; what has none is counted inside its paragraph, through all groups."""
    group = made(TEXT, None, made(BULLET, "•"), made(BULLET), role=Role.GROUP)
    section = under(
        SectionKind.SECTION,
        "Меры",
        made(PARAGRAPH, "60 bis"),
        made(PARAGRAPH, "86", made(ITEM, "a", made(ITEM, "i"), made(BULLET)), group, group, made(TEXT)),
        made(PARAGRAPH, "87", made(BlockKind.TABLE), made(BULLET, None, made(BULLET))),
        label="F",
    )
    assert block_ids(section) == [
        "p-60-bis",
        *("p-86", "p-86-a", "p-86-a-i", "p-86-a-u-1"),
        *("p-86-h-1", "p-86-u-1", "p-86-u-2", "p-86-h-2", "p-86-u-3", "p-86-u-4", "p-86-u-5"),
        *("p-87", "p-87-t-1", "p-87-u-1", "p-87-u-1-u-1"),
    ]


def test_what_has_no_number_is_counted_through_the_document() -> None:
    """Ordinals run on over sections; each kind has its own."""
    front = under(SectionKind.FRONT, "", made(TEXT), made(BlockKind.PREAMBLE), made(BlockKind.PREAMBLE))
    letter = under(
        SectionKind.SECTION,
        "Письмо",
        made(TEXT, None, made(ITEM, "a"), made(BULLET)),
        made(BlockKind.SIGNATURE),
        made(BlockKind.TABLE),
        made(PARAGRAPH),
        made(ITEM, "b"),
    )
    assert block_ids(front, letter) == [
        *("u-1", "pp-1", "pp-2"),
        *("u-2", "u-2-a", "u-2-u-1", "sign-1", "t-1", "u-3", "sec-pismo-b"),
    ]


def test_sections_are_called_by_label_or_title() -> None:
    """Labels in Latin, under their parent's; a title by its telling words; an ordinal below that."""
    inner = (
        under(SectionKind.SECTION, "Обсуждение"),
        under(SectionKind.SECTION, "Ход работы", label="А"),
        under(SectionKind.SECTION, "Выводы"),
        under(SectionKind.SECTION, "Дробный", label="II.1"),
    )
    document = factories.document(
        under(SectionKind.FRONT, ""),
        under(SectionKind.SECTION, "Введение", label="I"),
        under(SectionKind.SECTION, "Обмен", label="ІІ", sections=inner),
        under(SectionKind.SECTION, "Общие вопросы"),
        under(SectionKind.SECTION, "Общие выводы"),
        under(SectionKind.SECTION, "***"),
    )
    assert section_ids(document) == [
        *("text", "sec-i", "sec-ii", "sec-ii-1", "sec-ii-a", "sec-ii-2", "sec-ii-1-2"),
        *("sec-obshchie-voprosy", "sec-obshchie-vyvody", "sec-1"),
    ]


def test_clauses_and_their_items() -> None:
    """A clause is called by its opening words, its items by the clause; fused labels stay as printed."""
    assert block_ids(
        under(SectionKind.CLAUSE, "напоминая", made(ITEM, "а"), made(ITEM, "gf")),
        under(SectionKind.CLAUSE, "решает", made(PARAGRAPH, "4 bis", made(ITEM, "i"), made(BULLET)), made(TEXT)),
        under(SectionKind.CLAUSE, "поручает Совету", made(ITEM, "1")),
        under(SectionKind.CLAUSE, "поручает Совету и Бюро", made(ITEM, "1", made(ITEM, "i"))),
        under(SectionKind.CLAUSE, "решает", made(ITEM, "2")),
    ) == [
        *("napominaya-a", "napominaya-gf"),
        *("reshaet-4-bis", "reshaet-4-bis-i", "reshaet-4-bis-u-1", "reshaet-u-1"),
        *("poruchaet-sovetu-1", "poruchaet-sovetu-i-1", "poruchaet-sovetu-i-1-i"),
        "reshaet-clause-2",
    ]


def test_annexes_and_articles() -> None:
    """All inside an annex carries its id; articles are called by their number wherever they stand."""
    article = under(SectionKind.ARTICLE, "Сфера", made(PARAGRAPH, "2", made(ITEM, "a")), made(TEXT), label="12")
    annex = under(
        SectionKind.ANNEX,
        "Приложение",
        made(PARAGRAPH, "3"),
        made(TEXT),
        sections=(under(SectionKind.SECTION, "Меры", made(PARAGRAPH, "3"), label="A"), article),
    )
    document = factories.document(
        under(SectionKind.SECTION, "Глава", label="I", sections=(article,)),
        annex,
        under(SectionKind.ANNEX, "Приложение"),
        under(SectionKind.ANNEX, "Приложение IV", label="IV"),
    )
    assert section_ids(document) == [
        *("sec-i", "art-12", "annex", "annex-sec-a", "annex-art-12", "annex-2", "annex-iv"),
    ]
    assert [block.id for block in anchors.name(document).blocks()] == [
        *("art-12-2", "art-12-2-a", "art-12-u-1"),
        *("annex-p-3", "annex-u-1", "annex-sec-a-p-3", "annex-art-12-2", "annex-art-12-2-a", "annex-art-12-u-1"),
    ]


def test_a_numbering_that_restarts_carries_its_section() -> None:
    """The first p-1 keeps the short id; a third meeting takes an ordinal."""
    one = made(PARAGRAPH, "1", made(ITEM, "a"), made(ITEM, "a"))
    assert block_ids(
        under(SectionKind.SECTION, "", one, label="I"),
        under(SectionKind.SECTION, "", one, made(PARAGRAPH, "1"), label="II"),
    ) == [
        *("p-1", "p-1-a", "p-1-a-2"),
        *("sec-ii-p-1", "sec-ii-p-1-a", "sec-ii-p-1-a-2", "sec-ii-p-1-2"),
    ]


def note(label: str, start: int = 0) -> Footnote:
    """A note that stands at `start` in the source."""
    return Footnote(label, Traced.of("." * start + "примечание", start))


def marked(*labels: str, start: int = 0) -> Block:
    """A paragraph at `start` in the source with marks of notes at its end."""
    text = Traced.of("." * start + "текст", start)
    return Block(PARAGRAPH, text, str(start + 1), notes=tuple(NoteMark(label, 5) for label in labels))


def test_notes_know_the_paragraphs_of_their_marks() -> None:
    """Refs are ids in the order of the source, each once, titles included; signs are counted."""
    section = replace(under(SectionKind.SECTION, "Меры", marked("10", "*"), marked("10", "10", start=20), label="F"))
    section = replace(section, notes=(NoteMark("**", 0),))
    named = anchors.name(
        factories.document(section, footnotes=(note("10"), note("*"), note("**"), note("7"), note("1 а")))
    )
    assert [(n.id, n.refs) for n in named.footnotes] == [
        ("fn-10", ("p-1", "p-21")),
        ("fn-star-1", ("p-1",)),
        ("fn-star-2", ("sec-f",)),
        ("fn-7", ()),
        ("fn-1-a", ()),
    ]


def test_notes_numbered_page_by_page_own_the_marks_before_them() -> None:
    """A mark belongs to the first note of its label behind it in the source."""
    section = under(
        SectionKind.SECTION, "", marked("1"), marked("1", start=10), marked("1", start=100), marked("1", start=110)
    )
    named = anchors.name(factories.document(section, footnotes=(note("1", 50), note("1", 200))))
    assert [(n.id, n.refs) for n in named.footnotes] == [("fn-1", ("p-1", "p-11")), ("fn-1-2", ("p-101", "p-111"))]


def test_notes_at_the_end_are_paired_in_order() -> None:
    """Where all notes of a label stand behind all marks, the first mark owns the first note."""
    section = under(SectionKind.SECTION, "", marked("1"), marked("1", start=10))
    named = anchors.name(factories.document(section, footnotes=(note("1", 500), note("1", 600))))
    assert [n.refs for n in named.footnotes] == [("p-1",), ("p-11",)]


labels = st.sampled_from([None, "", "1", "1", "2", "a", "а", "б", "4 bis", "•", "gf", "I", "ІІ", "13.2", "第"])
blocks = st.recursive(
    st.builds(made, st.sampled_from(BlockKind), labels, role=st.sampled_from(Role)),
    lambda inner: st.builds(
        lambda kind, label, children, role: made(kind, label, *children, role=role),
        st.sampled_from(BlockKind),
        labels,
        st.lists(inner, max_size=3),
        st.sampled_from(Role),
    ),
    max_leaves=6,
)
titles = st.sampled_from(["", "решает", "решает", "решает далее", "Введение", "П 1", "***", "text"])


def _sections(inner: st.SearchStrategy[list[Section]]) -> st.SearchStrategy[Section]:
    return st.builds(
        lambda kind, title, own, label, sections: under(kind, title, *own, label=label, sections=tuple(sections)),
        st.sampled_from(SectionKind),
        titles,
        st.lists(blocks, max_size=4),
        labels,
        inner,
    )


no_sections: st.SearchStrategy[list[Section]] = st.just([])
sections = st.recursive(_sections(no_sections), lambda inner: _sections(st.lists(inner, max_size=3)), max_leaves=6)
documents = st.lists(sections, max_size=4).map(
    lambda own: factories.document(*own, footnotes=(note("1"), note("1"), note("*")))
)


@settings(max_examples=100, deadline=None)
@given(documents)
def test_ids_are_ascii_unique_and_settled(document: Document) -> None:
    """Whatever stands in a document, each id is a plain word, there once, and the same the next time."""
    named = anchors.name(document)
    ids = [s.id for s in named.walk()] + [b.id for b in named.blocks()] + [n.id for n in named.footnotes]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", anchor) for anchor in ids)
    assert len(set(ids)) == len(ids)
    assert anchors.name(named) == named


def test_a_name_that_many_have_costs_no_more_than_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paragraphs and headings that are the same a thousand times are numbered on, not from the start each time."""
    tried: list[str] = []
    is_free = Names._is_free  # noqa: SLF001 - what is counted is how often it is asked

    def counted(self: Names, anchor: str) -> bool:
        tried.append(anchor)
        return is_free(self, anchor)

    monkeypatch.setattr(Names, "_is_free", counted)
    clause = under(SectionKind.CLAUSE, "решает", made(PARAGRAPH, "1"), made(PARAGRAPH, "1"))
    assert len(set(section_ids(factories.document(*[clause] * 1000)))) == 1000
    assert len(tried) < 5000


def test_no_id_is_too_long_for_a_folder() -> None:
    """A page is a folder by the id of its section, whatever its label or its title is."""
    labelled = under(SectionKind.SECTION, "Меры", label="I" * 3000)
    titled = under(SectionKind.SECTION, "щ" * 3000)
    ids = section_ids(factories.document(labelled, titled, labelled, titled))
    assert len(set(ids)) == 4
    assert max(map(len, ids)) < 240
