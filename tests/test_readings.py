"""What the pages hold for the reading switch: the source text as printed, both readings in attributes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from factories import block, corpus, document, section

from build_corpus.model import (
    Amendment,
    AmendmentStatus,
    Annotated,
    BlockKind,
    Certainty,
    Emendation,
    EmendationKind,
    Layers,
)
from build_corpus.outputs.pages import render

PAGE = "report/sec-a/index.md"
SURE, MAYBE, OPEN = Certainty.CERTAIN, Certainty.PROBABLE, Certainty.UNDECIDED


def page(*emendations: Emendation, amendment: Amendment | None = None) -> BeautifulSoup:
    """The page of a section with one item, «содействовать созданиюи»."""
    item = replace(
        block("содействовать созданиюи", label="gf", anchor="sec-a-gf", kind=BlockKind.ITEM), amendment=amendment
    )
    made = document(section(item, anchor="sec-a", title="Решает"))
    pages = render(replace(corpus(made), documents=(Annotated(made, Layers(emendations=emendations)),)))
    return BeautifulSoup(pages[PAGE], "html.parser")


def fused(certainty: Certainty, kind: EmendationKind = EmendationKind.AMENDMENT) -> Emendation:
    """The place «созданиюи»."""
    return Emendation("sec-a-gf", 14, 23, kind, "созданию", "создании", certainty, "fused-ending")


@pytest.mark.parametrize("certainty", [SURE, MAYBE])
def test_a_decided_place_has_both_readings(certainty: Certainty) -> None:
    """The printed words stand in the page; their readings stand beside them, and the switch is there but hidden."""
    made = page(fused(certainty))
    printed, mark = made.select_one("span.doubtful"), made.select_one("sup.doubt")
    assert printed is not None
    assert mark is not None
    assert printed.text == "созданиюи"
    assert printed["data-place"] == mark["data-for"]
    assert (mark["data-old"], mark["data-new"]) == ("созданию", "создании")
    switch = made.select_one("fieldset.reading-switch[hidden]")
    assert switch is not None
    assert [each["value"] for each in switch.select("input[type=radio]")] == ["printed", "old", "new"]
    assert "создании " not in made.text


@pytest.mark.parametrize("emendation", [fused(OPEN), fused(MAYBE, EmendationKind.DAMAGE)])
def test_other_places_stay_as_printed(emendation: Emendation) -> None:
    """A place that cannot be decided, or that is no amendment, is shown raw in all readings."""
    made = page(emendation)
    assert made.select_one("span.doubtful") is not None
    assert made.select("[data-place], [data-old], [data-for], .reading-switch") == []


RENUMBERED = Amendment(AmendmentStatus.RENUMBERED, "g", "f", MAYBE)


@pytest.mark.parametrize(
    ("amendment", "status", "labels"),
    [
        (RENUMBERED, "renumbered", ("g)", "f)")),
        (Amendment(AmendmentStatus.DELETED, "gf", None, MAYBE), "deleted", None),
        (Amendment(AmendmentStatus.INSERTED, None, "gf", SURE), "inserted", None),
        (Amendment(AmendmentStatus.KEPT, "gf", "gf", MAYBE), None, None),
        (replace(RENUMBERED, certainty=OPEN), None, None),
    ],
)
def test_an_item_has_its_readings(amendment: Amendment, status: str | None, labels: tuple[str, str] | None) -> None:
    """An item says what became of it, a number what it was and is; undecided ones say nothing."""
    made = page(amendment=amendment)
    item, number = made.select_one(".item"), made.select_one(".item a.number")
    assert item is not None
    assert number is not None
    assert item.get("data-amendment") == status
    assert (number.get("data-old"), number.get("data-new")) == (labels or (None, None))
    assert number.text == "gf)"
    assert bool(made.select(".reading-switch")) is (status is not None)


def test_a_reading_is_text_and_nothing_else() -> None:
    """What stands in a reading cannot leave its attribute."""
    hostile = replace(fused(SURE), old='"><script>alert(1)</script>', new="{{ x }} [y](javascript:z)")
    made = page(hostile)
    mark = made.select_one("sup.doubt")
    assert mark is not None
    assert (mark["data-old"], mark["data-new"]) == (hostile.old, hostile.new)
    assert made.select("script") == []
