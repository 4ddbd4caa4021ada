"""The amendment of a label that a file with tracked changes records: nothing is guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_corpus.model import Amendment, AmendmentStatus, Certainty
from build_corpus.revisions import wording

if TYPE_CHECKING:
    from build_corpus.model import Source
    from build_corpus.traced import Traced

_AROUND = re.compile(r"^[\s(\[]+|[\s).\]]+$")


def tracked(printed: str, text: Traced, cut: int, source: Source) -> Amendment | None:
    """What tracked changes did to the label `printed`, the first `cut` characters of the paragraph `text`.

    None where the source has no tracked changes at all.
    """
    if not source.revisions:
        return None
    old, new = _readings(text[:cut], source)
    old_text, new_text = _readings(text[cut:], source)
    old_label = _AROUND.sub("", old) or None
    new_label = _AROUND.sub("", new) or None
    if old_label is None and not old_text.strip():
        status = AmendmentStatus.INSERTED
    elif new_label is None and not new_text.strip():
        status = AmendmentStatus.DELETED
    else:
        status = AmendmentStatus.KEPT if old_label == new_label else AmendmentStatus.RENUMBERED
    if status is AmendmentStatus.KEPT:
        old_label = new_label = printed
    return Amendment(status, old_label, new_label, Certainty.CERTAIN)


def _readings(text: Traced, source: Source) -> tuple[str, str]:
    readings = [wording(source, span) for span in text.source_spans()]
    return "".join(old for old, _ in readings), "".join(new for _, new in readings)
