"""Promises of `build_corpus.anchors.settle`: what becomes of published anchors in the next edition."""

from __future__ import annotations

from dataclasses import replace

import factories
import pytest

from build_corpus import anchors
from build_corpus.anchors import Published, Settlement, Status
from build_corpus.model import Block, BlockKind, Document, Footnote, NoteMark, Section, SectionKind

FIRST = "Государства подтвердили, что международное право применимо к использованию технологий."
SECOND = "Группа рекомендовала обмениваться сведениями о мерах по защите важнейшей инфраструктуры."
THIRD = "Укрепление потенциала должно отвечать потребностям тех, кому оно предназначено, и быть прозрачным."
FOURTH = "Регулярный диалог под эгидой Организации следует продолжать на основе консенсуса и доверия."
FIFTH = "Контактные центры нужны на директивном, дипломатическом и техническом уровнях каждой страны."
NEW = "Частный сектор, научные круги и гражданское общество приглашаются внести свой вклад в работу."


def numbered(*texts: str | tuple[str, str], start: int = 1) -> tuple[Block, ...]:
    """Paragraphs with these texts, numbered from `start`; a pair brings a label of its own."""
    pairs = [(str(n), t) if isinstance(t, str) else t for n, t in enumerate(texts, start=start)]
    return tuple(factories.block(text, label=label) for label, text in pairs)


def plain(*texts: str) -> tuple[Block, ...]:
    """Unnumbered blocks with these texts."""
    return tuple(factories.block(text, kind=BlockKind.TEXT) for text in texts)


def whole(*blocks: Block) -> Document:
    """A document of one section."""
    return factories.document(Section(SectionKind.FRONT, 1, blocks=blocks))


def texts(settlement: Settlement) -> dict[str, str]:
    """The blocks of the settled document: id -> text."""
    return {block.id: block.text.text for block in settlement.document.blocks()}


def editions(*documents: Document) -> Settlement:
    """The settlement of the last of `documents`, each settled with what the one before published.

    What would vanish is retired.
    """
    published = Published()
    settlement = None
    for document in documents:
        settlement = anchors.settle(document, published)
        lost = [item.entry.id for item in settlement.vanished]
        if lost:
            published = anchors.retire(published, "report", *lost)
            settlement = anchors.settle(document, published)
        assert not settlement.vanished
        published = settlement.published
    assert settlement is not None
    return settlement


def states(settlement: Settlement) -> dict[str, str]:
    """The dead anchors: id -> where it moved to, or `retired`."""
    record = settlement.published.record("report")
    return {entry.id: entry.to or str(entry.status) for entry in record.entries if entry.status is not Status.LIVE}


def test_the_first_edition_has_the_first_names() -> None:
    """An empty ledger changes no id; all anchors are live from edition 1."""
    document = whole(*numbered(FIRST, SECOND), *plain(THIRD))
    settled = anchors.settle(document, Published(), date="2021-03")
    assert settled.document == anchors.name(document)
    record = settled.published.record("report")
    assert [(e.id, e.status, e.first, e.changed, e.text) for e in record.entries] == [
        ("text", Status.LIVE, 1, 1, ""),
        ("p-1", Status.LIVE, 1, 1, FIRST),
        ("p-2", Status.LIVE, 1, 1, SECOND),
        ("u-1", Status.LIVE, 1, 1, THIRD),
    ]
    assert record.editions == (anchors.Edition(1, "0" * 12, "2021-03"),)


def test_settling_the_same_text_again_changes_nothing() -> None:
    """Another source file with the same words is no new edition."""
    document = whole(*numbered(FIRST, SECOND))
    settled = anchors.settle(document, Published())
    moved = replace(document, source=replace(document.source, name="renamed.txt", sha256="1" * 64))
    again = anchors.settle(moved, settled.published, date="2022-01-01")
    assert again.published == settled.published
    assert texts(again) == texts(settled)


def test_insertions_do_not_shift_unnumbered_paragraphs() -> None:
    """What stood stays; what is inserted is numbered behind the one before it; what is added goes on counting."""
    settled = editions(whole(*plain(FIRST, SECOND)), whole(*plain(NEW, FIRST, THIRD, FOURTH, SECOND, FIFTH)))
    assert texts(settled) == {"u-0-1": NEW, "u-1": FIRST, "u-1-1": THIRD, "u-1-2": FOURTH, "u-2": SECOND, "u-3": FIFTH}
    assert states(settled) == {}


@pytest.mark.parametrize(
    "corrected",
    [
        SECOND.replace("мерах", "меpах"),
        SECOND.upper().replace(" ", "  "),
        SECOND.replace("сведениями о", "информацией и сведениями о"),
        SECOND.replace("важнейшей", "критически важной"),
    ],
)
@pytest.mark.parametrize("make", [numbered, plain])
def test_a_corrected_paragraph_keeps_its_anchor(make: object, corrected: str) -> None:
    """A few other letters or words are the same paragraph, numbered or not."""
    assert callable(make)
    before, after = whole(*make(FIRST, SECOND, THIRD)), whole(*make(FIRST, corrected, THIRD))
    settled = editions(before, after)
    assert list(texts(settled)) == list(texts(editions(before)))
    assert states(settled) == {}


def test_the_ledger_says_when_words_changed() -> None:
    """A correction is an edition; case, white space and hyphens are not."""
    first = whole(*numbered(FIRST, SECOND))
    second = whole(*numbered(FIRST, SECOND.replace("мерах", "способах")))
    third = whole(*numbered(FIRST.upper(), SECOND.replace("мерах", "спо- собах")))
    record = editions(first, second, third).published.record("report")
    assert [(e.id, e.first, e.changed) for e in record.entries] == [("text", 1, 1), ("p-1", 1, 1), ("p-2", 1, 2)]
    assert len(record.editions) == 2
    assert record["p-1"].text == FIRST.upper()


def test_a_renumbered_paragraph_moves() -> None:
    """The old id leads to the new; a number that was free is taken as printed."""
    settled = editions(whole(*numbered(FIRST, SECOND)), whole(*numbered(FIRST, ("3", SECOND))))
    assert texts(settled) == {"p-1": FIRST, "p-3": SECOND}
    assert states(settled) == {"p-2": "p-3"}


def test_no_number_is_ever_taken_over_by_other_words() -> None:
    """After an insertion each number that stood for other words names its edition."""
    settled = editions(whole(*numbered(FIRST, SECOND, THIRD)), whole(*numbered(FIRST, NEW, SECOND, THIRD)))
    assert texts(settled) == {"p-1": FIRST, "p-2-ed2": NEW, "p-3-ed2": SECOND, "p-4": THIRD}
    assert states(settled) == {"p-2": "p-3-ed2", "p-3": "p-4"}


def test_words_return_to_a_number_they_had() -> None:
    """When the insertion is taken back, so are the ids."""
    before = whole(*numbered(FIRST, SECOND, THIRD))
    settled = editions(before, whole(*numbered(FIRST, NEW, SECOND, THIRD)), before)
    assert texts(settled) == {"p-1": FIRST, "p-2": SECOND, "p-3": THIRD}
    assert states(settled) == {"p-2-ed2": "retired", "p-3-ed2": "p-2", "p-4": "p-3"}


def test_items_move_with_their_paragraph() -> None:
    """The id of an item goes on naming the paragraph it stands under."""

    def listed(label: str) -> Block:
        items = (
            factories.block(SECOND, label="a", kind=BlockKind.ITEM),
            factories.block(THIRD, kind=BlockKind.BULLET),
        )
        return factories.block(FIRST, label=label, children=items)

    settled = editions(whole(listed("5")), whole(*numbered(NEW, start=5), listed("6")))
    assert texts(settled) == {"p-5-ed2": NEW, "p-6": FIRST, "p-6-a": SECOND, "p-6-u-1": THIRD}
    assert states(settled) == {"p-5": "p-6", "p-5-a": "p-6-a", "p-5-u-1": "p-6-u-1"}


def test_reordered_paragraphs_keep_their_words() -> None:
    """Unnumbered ones keep their ids; numbered ones follow their numbers."""
    settled = editions(whole(*plain(FIRST, SECOND, THIRD)), whole(*plain(THIRD, FIRST, SECOND)))
    assert texts(settled) == {"u-3": THIRD, "u-1": FIRST, "u-2": SECOND}
    settled = editions(whole(*numbered(FIRST, SECOND)), whole(*numbered(SECOND, FIRST)))
    assert texts(settled) == {"p-1-ed2": SECOND, "p-2-ed2": FIRST}
    assert states(settled) == {"p-2": "p-1-ed2", "p-1": "p-2-ed2"}


def test_a_split_paragraph_is_remembered() -> None:
    """The part with the number keeps the id; the ledger says which anchors took the rest."""
    settled = editions(whole(*numbered(f"{FIRST} {SECOND}", THIRD)), whole(*numbered(FIRST, SECOND, THIRD)))
    assert texts(settled) == {"p-1": FIRST, "p-2-ed2": SECOND, "p-3": THIRD}
    assert settled.published.record("report")["p-1"].split == ("p-2-ed2",)


def test_a_merged_paragraph_leads_to_the_one_that_took_it_in() -> None:
    """Its words stand there letter for letter; when they are taken out again, the id returns."""
    before = whole(*numbered(FIRST, SECOND, THIRD))
    merged = whole(*numbered(f"{FIRST} {SECOND}", THIRD))
    settled = editions(before, merged)
    assert texts(settled) == {"p-1": f"{FIRST} {SECOND}", "p-2-ed2": THIRD}
    assert states(settled) == {"p-2": "p-1", "p-3": "p-2-ed2"}
    assert texts(editions(before, merged, before)) == {"p-1": FIRST, "p-2": SECOND, "p-3": THIRD}


def test_what_would_vanish_is_reported() -> None:
    """The words of a removed paragraph are never given up without a word."""
    published = anchors.settle(whole(*numbered(FIRST, SECOND, THIRD)), Published()).published
    settled = anchors.settle(whole(*numbered(FIRST, ("3", THIRD))), published)
    assert [item.entry.id for item in settled.vanished] == ["p-2"]
    message = str(settled.refusal("corpus/anchors.json"))
    assert message.startswith("corpus/anchors.json: p-2 of «report» («Группа рекомендовала")
    assert "`build-corpus anchors retire report p-2`" in message
    assert "\n" not in message


def test_many_losses_are_one_line() -> None:
    """The error names the command that explains each."""
    published = anchors.settle(whole(*numbered(FIRST, SECOND, THIRD)), Published()).published
    message = str(anchors.settle(whole(*numbered(NEW)), published).refusal())
    assert message.startswith("3 published anchors of «report» would lose their words: p-1, p-2, p-3;")
    assert "`build-corpus anchors explain report`" in message


def test_other_words_under_the_same_number_are_not_a_correction() -> None:
    """The old anchor would vanish; the new words get an id of their own, and the cures are named."""
    published = anchors.settle(whole(*numbered(FIRST, SECOND)), Published()).published
    rewritten = "Группа не рекомендовала ничего, хотя меры по защите важнейшей инфраструктуры обсуждались."
    settled = anchors.settle(whole(*numbered(FIRST, rewritten)), published)
    assert texts(settled) == {"p-1": FIRST, "p-2-ed2": rewritten}
    (lost,) = settled.vanished
    assert lost.entry.id == "p-2"
    assert [near.id for near in lost.nearest] == ["p-2-ed2"]
    assert [command.split("` ")[0] for command in lost.commands] == [
        "`build-corpus anchors keep report p-2 p-2-ed2",
        "`build-corpus anchors move report p-2 p-2-ed2",
        "`build-corpus anchors retire report p-2",
    ]


def test_each_cure_settles_the_loss() -> None:
    """After a decision the next build goes through, as a new edition."""
    published = anchors.settle(whole(*numbered(FIRST, SECOND)), Published()).published
    after = whole(*numbered(FIRST, NEW))
    kept = anchors.settle(after, anchors.keep(published, "report", "p-2", NEW))
    assert (texts(kept), states(kept)) == ({"p-1": FIRST, "p-2": NEW}, {})
    moved = anchors.settle(after, anchors.move(published, "report", "p-2", "p-2-ed2"))
    assert (texts(moved), states(moved)) == ({"p-1": FIRST, "p-2-ed2": NEW}, {"p-2": "p-2-ed2"})
    retired = anchors.settle(after, anchors.retire(published, "report", "p-2"))
    assert (texts(retired), states(retired)) == ({"p-1": FIRST, "p-2-ed2": NEW}, {"p-2": "retired"})
    for settlement in (kept, moved, retired):
        record = settlement.published.record("report")
        assert not settlement.vanished
        assert len(record.editions) == 2
        assert not record.pending
        assert anchors.settle(after, settlement.published).published == settlement.published
    assert retired.published.record("report")["p-2"].text == SECOND
    assert retired.published.record("report")["p-2"].edition == 2


def test_a_move_into_nothing_is_reported() -> None:
    """A maintainer's decision may name an anchor that the text does not have."""
    published = anchors.settle(whole(*numbered(FIRST, SECOND)), Published()).published
    published = anchors.move(published, "report", "p-2", "p-9")
    settled = anchors.settle(whole(*numbered(FIRST)), published)
    assert [item.entry.id for item in settled.vanished] == ["p-2"]
    assert "p-9" in str(settled.refusal())


def test_a_retired_number_is_never_used_for_other_words() -> None:
    """Not at once and not later; the same words may have it back."""
    before, without = whole(*numbered(FIRST, SECOND)), whole(*numbered(FIRST))
    settled = editions(before, without, whole(*numbered(FIRST, NEW)))
    assert texts(settled) == {"p-1": FIRST, "p-2-ed3": NEW}
    settled = editions(before, without, before)
    assert texts(settled) == {"p-1": FIRST, "p-2": SECOND}
    assert states(settled) == {}


def test_near_twins_are_told_apart() -> None:
    """Two paragraphs that differ in a word are not each other's correction."""
    fourth = "На своей четвертой сессии в ходе десяти пленарных заседаний группа рассмотрела вопросы существа."
    fifth = fourth.replace("четвертой", "пятой")
    settled = editions(
        whole(*numbered(FIRST, fourth, fifth)), whole(*numbered(FIRST, fifth.replace("вопросы", "все вопросы")))
    )
    assert texts(settled)["p-2-ed2"].startswith("На своей пятой")
    assert states(settled) == {"p-2": "retired", "p-3": "p-2-ed2"}


def test_equal_texts_keep_their_places() -> None:
    """Where words say nothing, label and order do."""
    same = "См. выше."
    before = whole(*numbered(FIRST, same, SECOND, same, THIRD))
    settled = editions(before, whole(*numbered(FIRST, same, ("4", same), ("5", THIRD))))
    assert texts(settled) == {"p-1": FIRST, "p-2": same, "p-4": same, "p-5": THIRD}
    assert states(settled) == {"p-3": "retired"}


def test_sections_are_known_by_what_stands_in_them() -> None:
    """Under another letter or a title akin it is the same section; under another title a maintainer is asked."""

    def section(title: str, *blocks: Block, label: str | None = None) -> Section:
        return Section(SectionKind.SECTION, 1, factories.traced(title), label, blocks=blocks)

    before = factories.document(section("Угрозы", *plain(FIRST, SECOND), label="A"), section("Итоги", *plain(THIRD)))
    settled = editions(
        before,
        factories.document(
            section("Введение", *plain(NEW), label="A"),
            section("Угрозы и риски", *plain(FIRST, SECOND), label="B"),
            section("Итоги", *plain(THIRD)),
        ),
    )
    assert [s.id for s in settled.document.walk()] == ["sec-a-ed2", "sec-b", "sec-itogi"]
    assert states(settled) == {"sec-a": "sec-b"}
    retitled = factories.document(section("Угрозы", *plain(FIRST, SECOND), label="A"), section("Меры", *plain(THIRD)))
    published = anchors.settle(before, Published()).published
    (lost,) = anchors.settle(retitled, published).vanished
    assert lost.explanation.endswith("what stood under it stands in sec-mery now.")
    kept = anchors.settle(retitled, anchors.keep(published, "report", "sec-itogi", "Меры"))
    assert [s.id for s in kept.document.walk()] == ["sec-a", "sec-itogi"]


def test_equal_titles_belong_to_their_sections() -> None:
    """Of two sub-sections «Обсуждение» the one whose paragraphs are gone is gone."""

    def part(label: str, text: str) -> Section:
        inner = Section(SectionKind.SECTION, 2, factories.traced("Обсуждение"), blocks=plain(text))
        return Section(SectionKind.SECTION, 1, factories.traced(f"Часть {label}"), label, sections=(inner,))

    settled = editions(factories.document(part("A", FIRST), part("B", SECOND)), factories.document(part("B", SECOND)))
    assert [s.id for s in settled.document.walk()] == ["sec-b", "sec-b-1"]
    assert states(settled) == {"sec-a": "retired", "sec-a-1": "retired", "u-1": "retired"}


def test_notes_keep_their_words_and_their_marks() -> None:
    """A note inserted before others moves them; refs name the settled anchors."""

    def noted(*notes: tuple[str, str]) -> Document:
        block = replace(factories.block(FIRST, label="1"), notes=tuple(NoteMark(label, 0) for label, _ in notes))
        footnotes = tuple(Footnote(label, factories.traced(text)) for label, text in notes)
        return replace(whole(block), footnotes=footnotes)

    settled = editions(noted(("1", SECOND)), noted(("1", "A/68/98."), ("2", SECOND)))
    assert [(n.id, n.refs) for n in settled.document.footnotes] == [("fn-1-ed2", ("p-1",)), ("fn-2", ("p-1",))]
    assert states(settled) == {"fn-1": "fn-2"}


def test_words_may_change_what_they_are() -> None:
    """A line that turns out to be a heading takes its links along."""
    before = whole(*plain("Выводы и рекомендации", FIRST))
    heading = Section(SectionKind.SECTION, 1, factories.traced("Выводы и рекомендации"), blocks=plain(FIRST))
    settled = editions(before, factories.document(heading))
    assert states(settled) == {"u-1": "sec-vyvody", "text": "retired"}
    assert texts(settled) == {"u-2": FIRST}
