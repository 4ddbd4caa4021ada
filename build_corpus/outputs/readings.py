"""The reading switch of a page: its places as printed, as they were before the amendments, as they are behind them.

The page holds the source text as printed; a script shows the readings from what stands here in attributes. A place that
cannot be decided has none, so that it stays as printed in all three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import AmendmentStatus, Certainty, EmendationKind
from build_corpus.outputs.markup import NOTHING, Html, element, escape, join, stacked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_corpus.model import Amendment, Block, Emendation, Footnote, Section
    from build_corpus.outputs.site import Volume

MODES = (("printed", "Как напечатано"), ("old", "До правок"), ("new", "С правками"))
_MARKED = "Исключённое зачёркнуто, включённое подчёркнуто."
_HINT = (
    f"{_MARKED} Правки предложены по тексту источника, где они стоят слитно, без отметок; места, которые решить "
    "нельзя, везде стоят как напечатаны."
)
_EXACT_HINT = f"{_MARKED} Правки взяты из исходного файла, где они отмечены."


def is_decided(emendation: Emendation) -> bool:
    """Whether a place has an old and a new reading to show: an amendment that is not left undecided."""
    return emendation.kind is EmendationKind.AMENDMENT and emendation.certainty is not Certainty.UNDECIDED


def place(emendation: Emendation, name: str) -> dict[str, str]:
    """The attributes of the printed words of a place; `name` is the id of its entry in the account."""
    return {"data_place": name} if is_decided(emendation) else {}


def wordings(emendation: Emendation, name: str) -> dict[str, str]:
    """The attributes of the mark behind a place: what it reads before and behind the amendments."""
    if not is_decided(emendation):
        return {}
    return {"data_for": name, "data_old": emendation.old or "", "data_new": emendation.new or ""}


def item(amendment: Amendment | None) -> dict[str, str]:
    """The attributes of a labelled block that an amendment inserted, deleted or renumbered."""
    if amendment is None or amendment.certainty is Certainty.UNDECIDED or amendment.status is AmendmentStatus.KEPT:
        return {}
    return {"data_amendment": amendment.status.value}


def label(block: Block, printed: str) -> dict[str, str]:
    """The attributes of the `printed` label of a block whose number the amendments changed."""
    amendment = block.amendment
    if not block.label or amendment is None or amendment.certainty is Certainty.UNDECIDED:
        return {}
    old, new = amendment.old_label or amendment.new_label, amendment.new_label or amendment.old_label
    if old is None or new is None or old == new == block.label:
        return {}
    return {"data_old": printed.replace(block.label, old, 1), "data_new": printed.replace(block.label, new, 1)}


def switch(volume: Volume, section: Section, notes: Iterable[Footnote]) -> Html:
    """The switch for the page of `section`, hidden until a script can serve it; nothing where nothing was amended."""
    anchors = [*(inner.id for inner in section.walk()), *(note.id for note in notes)]
    blocks = list(section.all_blocks())
    places = (reading.span for a in (*anchors, *(b.id for b in blocks)) for reading in volume.readings.get(a, ()))
    if not any(map(is_decided, places)) and not any(item(block.amendment) for block in blocks):
        return NOTHING
    is_exact = volume.document.source.revisions is not None
    buttons = [
        element(
            "label",
            Html(element("input", type="radio", name="_reading", value=mode).removesuffix("</input>")),
            element("span", escape(words)),
        )
        for mode, words in MODES
    ]
    return stacked(
        "fieldset",
        element("legend", Html("Текст")),
        join(*buttons),
        element("p", escape(_EXACT_HINT if is_exact else _HINT), class_="hint"),
        class_="reading-switch",
        data_document=volume.slug,
        hidden="",
    )
