"""What is proposed where the printed words or labels cannot be read as they stand, in words for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import AmendmentStatus, Certainty, EmendationKind

if TYPE_CHECKING:
    from build_corpus.model import Amendment, Emendation

TRACKED = "tracked-change"
"""The rule of an emendation that the file itself records."""
CERTAINTIES = {
    Certainty.CERTAIN: "несомненно",
    Certainty.PROBABLE: "вероятно",
    Certainty.UNDECIDED: "не решено",
}
_STATUSES = {
    AmendmentStatus.KEPT: "без изменений",
    AmendmentStatus.INSERTED: "включён",
    AmendmentStatus.DELETED: "исключён",
    AmendmentStatus.RENUMBERED: "перенумерован",
}


def proposal(emendation: Emendation) -> str:
    """What is proposed for printed words: «было «созданию», стало «создании» (вероятно)»."""
    if emendation.kind is EmendationKind.DAMAGE:
        words = f"по-видимому, «{emendation.new}»" if emendation.new else "лишнее"
    else:
        was = f"было «{emendation.old.strip()}»" if emendation.old else "не было"
        became = f"стало «{emendation.new.strip()}»" if emendation.new else "исключено"
        words = f"{was}, {became}"
    return f"{words} ({CERTAINTIES[emendation.certainty]})"


def explanation(emendation: Emendation, printed: str) -> str:
    """What a reader is told at the place itself, where `printed` stands."""
    if emendation.rule == TRACKED:
        return f"Правка отмечена в исходном файле: {proposal(emendation)}."
    cause = "Повреждённое слово" if emendation.kind is EmendationKind.DAMAGE else "Слитые редакции"
    return f"{cause}. Напечатано «{printed}»: {proposal(emendation)}."


def label_reading(amendment: Amendment, label: str) -> str:
    """What is proposed for a printed label in which two numberings may run together: «перенумерован g → f (вероятно)».

    Empty where nothing changed and nobody could disagree.
    """
    if amendment.status is AmendmentStatus.KEPT and amendment.certainty is Certainty.CERTAIN:
        return ""
    labels = " → ".join(dict.fromkeys(name for name in (amendment.old_label, amendment.new_label) if name))
    words = f"{_STATUSES[amendment.status]} {'' if labels == label else labels}".strip()
    doubt = "" if amendment.certainty is Certainty.CERTAIN else f" ({CERTAINTIES[amendment.certainty]})"
    return words + doubt
