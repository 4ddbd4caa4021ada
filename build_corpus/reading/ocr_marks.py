"""What is set high on a recognised page: the marks of notes, and the powers and ordinals that are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

SUP = re.compile(r"<sup(?:\s[^<>]{0,100})?>(?P<inner>(?:[^<]|<(?!/?sup)){0,160})</sup\s{0,4}>", re.IGNORECASE)
"""A raised piece in HTML; `inner` is what is raised."""

_LABEL = re.compile(r"\d{1,3}|\*{1,4}|[†‡§]{1,2}|[^\W\d_]")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,1000}>|\]\([^()]*\)|[\[\]*_\\^]")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[кдсм]?м|[kdcm]?m)\Z")
_TEN = re.compile(r"[×·xх]\s?10\Z")
_ORDINAL = frozenset("eеaоoйя")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BEFORE = 8
"""Characters before a raised piece that tell what it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note in the source, from `start` to `end`; `labels` are what it prints."""

    start: int
    end: int
    labels: tuple[str, ...]


def labels_in(inner: str, before: str) -> tuple[str, ...]:
    """The labels that `<sup>` around `inner`, behind the text `before`, prints: `1`, `1, 2`, `*`, `[1](#)`; or none."""
    stars = inner.replace("\\", "").strip()
    plain = stars if set(stars) == {"*"} else _MARKUP.sub("", inner).strip()
    labels = tuple(part.strip().rstrip(").") for part in re.split(r"[,;]", plain) if part.strip())
    if not all(_LABEL.fullmatch(label) for label in labels):
        return ()
    return () if len(labels) == 1 and is_power(labels[0], before) else labels


def is_power(label: str, before: str) -> bool:
    """Whether `label`, set high behind `before`, is no mark but belongs to a number or a unit: м², 10⁶, 5ᵉ."""
    if label.isdigit():
        return (label in ("2", "3") and _UNIT.search(before) is not None) or _TEN.search(before) is not None
    return label in _ORDINAL and before[-1:].isdigit()


def lowered(superscripts: str) -> str:
    """`¹²` as `12`."""
    return superscripts.translate(_DIGITS)


def raised(digits: str) -> str:
    """`12` as `¹²`."""
    return digits.translate(_SUPERSCRIPTS)
