"""What the outputs are told of the ledger, and the aliases that fused labels get."""

from __future__ import annotations

from dataclasses import replace

from factories import block, document, section

from build_corpus import anchors
from build_corpus.model import Alias, Amendment, AmendmentStatus, Block, BlockKind, Certainty, Document, Tombstone


def _item(label: str, text: str, old: str | None = None, new: str | None = None) -> Block:
    made = block(text, label=label, kind=BlockKind.ITEM)
    if old is None and new is None:
        return made
    return replace(made, amendment=Amendment(AmendmentStatus.RENUMBERED, old, new, Certainty.PROBABLE))


def _report(*items: Block) -> Document:
    return document(section(block("Стороны обязуются:", label="1", children=items), anchor=""))


def _settled(made: Document, published: anchors.Published) -> tuple[Document, anchors.Published]:
    settlement = anchors.settle(made, published)
    assert settlement.vanished == ()
    return settlement.document, anchors.with_label_aliases(settlement.document, settlement.published)


def test_both_labels_of_a_fused_one_lead_to_it_where_they_are_free() -> None:
    """The new f is a live item of its own, so only the old g becomes an alias."""
    made = _report(_item("f", "укреплять доверие;"), _item("gf", "развивать диалог;", "g", "f"))
    settled, published = _settled(made, anchors.Published())
    assert anchors.history(published.record("report")).aliases == (Alias("p-1-g", "p-1-gf"),)
    assert _settled(settled, published)[1] == published


def test_an_alias_is_never_given_to_other_words() -> None:
    """An item that a later edition inserts under the old label gets an id of its own."""
    made = _report(_item("f", "укреплять доверие;"), _item("gf", "развивать диалог;", "g", "f"))
    _, published = _settled(made, anchors.Published())
    later = _report(
        _item("f", "укреплять доверие;"),
        _item("gf", "развивать диалог;", "g", "f"),
        _item("g", "публиковать ежегодные отчеты о расходах;"),
    )
    settled, published = _settled(later, published)
    ids = {b.text.text: b.id for b in settled.blocks()}
    assert ids["публиковать ежегодные отчеты о расходах;"] != "p-1-g"
    assert Alias("p-1-g", "p-1-gf") in anchors.history(published.record("report")).aliases


def test_a_retired_anchor_has_a_tombstone() -> None:
    """The tombstone keeps the label, the last words and the edition that has them no longer."""
    first = _report(_item("a", "укреплять доверие;"), _item("b", "публиковать ежегодные отчеты о расходах;"))
    _, published = _settled(first, anchors.Published())
    published = anchors.retire(published, "report", "p-1-b")
    _, published = _settled(_report(_item("a", "укреплять доверие;")), published)
    history = anchors.history(published.record("report"))
    assert history.aliases == ()
    assert history.tombstones == (Tombstone("p-1-b", "b", "публиковать ежегодные отчеты о расходах;", 2, "item"),)
    assert [edition.number for edition in history.editions] == [1, 2]
