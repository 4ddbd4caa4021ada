"""What people call a place that may no longer stand in the text, and what they say happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import BlockKind, ChangeKind, SectionKind
from build_corpus.outputs.wording import date

if TYPE_CHECKING:
    from build_corpus.model import EditionNote

_MASCULINE, _FEMININE, _NEUTER = range(3)

_PLACES = {
    BlockKind.PARAGRAPH: ("п.", "пункт", _MASCULINE),
    BlockKind.PREAMBLE: ("абзац преамбулы", "абзац преамбулы", _MASCULINE),
    BlockKind.ITEM: ("подпункт", "подпункт", _MASCULINE),
    BlockKind.BULLET: ("маркер", "подпункт без номера", _MASCULINE),
    BlockKind.TEXT: ("абзац", "абзац", _MASCULINE),
    BlockKind.TABLE: ("таблица", "таблица", _FEMININE),
    BlockKind.SIGNATURE: ("подпись", "подпись", _FEMININE),
    SectionKind.FRONT: ("начало документа", "начало документа", _NEUTER),
    SectionKind.SECTION: ("раздел", "раздел", _MASCULINE),
    SectionKind.CLAUSE: ("раздел", "раздел", _MASCULINE),
    SectionKind.ARTICLE: ("ст.", "статья", _FEMININE),
    SectionKind.ANNEX: ("приложение", "приложение", _NEUTER),
    "note": ("прим.", "примечание", _NEUTER),
}
"""By the kind of the unit: its name before a number, its name without one, and its gender."""

_SAID = {
    ChangeKind.ADDED: ("добавлен", "добавлена", "добавлено"),
    ChangeKind.REMOVED: ("исключён", "исключена", "исключено"),
    ChangeKind.MOVED: ("перенесён", "перенесена", "перенесено"),
    ChangeKind.CHANGED: ("изменён", "изменена", "изменено"),
}


def place_name(unit: str, label: str | None) -> str:
    """A place by its kind and printed label: «п. 12», «подпункт b)», «прим. 5», «абзац»."""
    numbered, plain, _ = _PLACES.get(unit, ("", "место", _NEUTER))
    if not label or unit == BlockKind.BULLET:
        return plain
    return f"{numbered} {label}{')' if unit == BlockKind.ITEM else ''}".strip()


def said(kind: ChangeKind, unit: str) -> str:
    """What happened to a unit of that kind, in its gender: «изменён», «изменена», «изменено»."""
    return _SAID[kind][_PLACES.get(unit, ("", "", _NEUTER))[2]]


def edition_name(number: int, editions: tuple[EditionNote, ...], noun: str = "редакции") -> str:
    """An edition with its date, where there is one: «редакции 2 от 5 мая 2026 года»."""
    iso = next((edition.date for edition in editions if edition.number == number), None)
    if not iso:
        return f"{noun} {number}"
    # A month or a year alone does not follow «от».
    return f"{noun} {number} от {date(iso)}" if iso.count("-") == 2 else f"{noun} {number} ({date(iso)})"  # noqa: PLR2004 - a whole date
