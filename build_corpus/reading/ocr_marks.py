"""What is set high on a recognised page: the marks of notes, and the powers and ordinals that are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

SUP = re.compile(r"<sup(?:\s[^<>]{0,100})?>(?P<inner>(?:[^<]|<(?!/?sup)){0,160})</sup\s{0,4}>", re.IGNORECASE)
"""A raised piece in HTML; `inner` is what is raised."""

_BRACKETED = re.compile(r"\\?\[(?P<label>\d{1,3}|\*{1,3})\\?\](?![(\[])")
_LINKED = re.compile(
    r"\[(?:<sup>)?(?:\\?\[)?(?P<label>\d{1,3}|(?:\\?\*){1,3})(?:\\?\])?(?:</sup>)?\]\(#(?P<target>[^\s()]{0,200})\)"
)
_OF_NOTE = re.compile(
    r"(?:user-content-)?_?(?:foot|end)?(?:note|n|ftn|edn|fn|sdfootnote|sdendnote)(?:-?ref)?(?:-?\d|[-_:])",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(r"(?:page-\d{1,4}(?:-\d{1,4})?)?\Z")
_BACK = re.compile(r"[ \t\u00a0]?\[[↑↩^][\ufe0e\ufe0f]?\]\(#[^()\s]{0,80}\)")
_OWN_MARK = re.compile(
    r"[ \t]{1,9}(?:(?P<raised>[⁰¹²³⁴-⁹]{1,3})|<sup>(?P<sup>\d{1,3}|\*{1,3})</sup>"
    r"|\$[ ]?(?:\{[ ]?\})?[ ]?\^[ ]?(?:\{[ ]?)?(?P<formula>\d{1,3}|\*{1,3})(?:[ ]?\})?[ ]?\$)"
)
_ESCAPED = re.compile(r"\\\[\\?\^(?P<label>\w{1,20})\\\](?::(?=[ \t]))?")
_GLUED = re.compile(r"[\w.,;:!?)»”\"’%*_>]\Z")
_LABEL = re.compile(r"\d{1,3}|\*{1,4}|[†‡§]{1,2}|[^\W\d_]")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,1000}>|\]\([^()]*\)|[\[\]*_\\^]")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[кдсм]?м|[kdcm]?m)\Z")
_TEN = re.compile(r"[×·xх]\s?10\Z")
_ARTICLE = re.compile(r"\bстать[ьяейю]{1,2}\s\d{1,3}\Z", re.IGNORECASE)
_ORDINAL = frozenset("eеaоoйя")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BEFORE = 12
"""Characters before a raised piece that tell what it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note in the source, from `start` to `end`; `labels` are what it prints."""

    start: int
    end: int
    labels: tuple[str, ...]


def bracketed(text: str, start: int, end: int, known: frozenset[str]) -> Mark | None:
    """The mark in square brackets at `start`, escaped or not, if it is one of the `known` labels: `[1]`."""
    match = _BRACKETED.match(text, start, end)
    if match is None or match["label"] not in known:
        return None
    stop = match.end() + (text[match.end() : match.end() + 1] == ":")
    return Mark(start, stop, (match["label"],))


def linked(text: str, start: int, end: int, line_start: int) -> Mark | None:
    """The mark at `start` that a program wrote as a link: `[[1]](#footnote-1)`, `[1](#_ftn1)`, `[2](#page-4-0)`.

    A link to a page, or to nowhere, is a mark only right behind a word, or at the start of a line.
    """
    match = _LINKED.match(text, start, end)
    if match is None:
        return None
    target, before = match["target"], text[max(start - 1, line_start) : start]
    if not _OF_NOTE.match(target):
        glued = _GLUED.search(before) is not None and (target != "" or not before.isdigit())
        if not (_OF_PAGE.match(target) and glued):
            return None
    return Mark(start, match.end(), (match["label"].replace("\\", ""),))


def escaped(text: str, start: int, end: int) -> Mark | None:
    """The mark of Markdown at `start` whose brackets were escaped once too often."""
    match = _ESCAPED.match(text, start, end)
    return None if match is None else Mark(start, match.end(), (match["label"],))


def own_mark(text: str, start: int, end: int) -> Mark | None:
    """The mark that a note bears itself behind the one that Markdown has given it, if one follows at `start`."""
    match = _OWN_MARK.match(text, start, end)
    if match is None:
        return None
    return Mark(start, match.end(), (lowered(match["raised"] or match["sup"] or match["formula"]),))


def back_link(text: str, start: int, end: int) -> int | None:
    """Where the link ends that leads from a note back to its mark, `[↑](#footnote-ref-1)`, if one begins at `start`."""
    match = _BACK.match(text, start, end)
    return None if match is None else match.end()


def labels_in(inner: str, before: str) -> tuple[str, ...]:
    """The labels that `<sup>` around `inner`, behind the text `before`, prints: `1`, `1, 2`, `*`, `[1](#)`; or none."""
    stars = inner.replace("\\", "").strip()
    plain = stars if set(stars) == {"*"} else _MARKUP.sub("", inner).strip()
    labels = tuple(part.strip().rstrip(").") for part in re.split(r"[,;]", plain) if part.strip())
    if not all(_LABEL.fullmatch(label) for label in labels):
        return ()
    return () if len(labels) == 1 and is_power(labels[0], before) else labels


def is_power(label: str, before: str) -> bool:
    """Whether `label`, set high behind `before`, is no mark but belongs to a number or a unit: м², 10⁶, 5ᵉ.

    Articles that a later law inserted are numbered so, too: «Статья 5¹».
    """
    if label.isdigit() and _ARTICLE.search(before):
        return True
    if label.isdigit():
        return (label in ("2", "3") and _UNIT.search(before) is not None) or _TEN.search(before) is not None
    return label in _ORDINAL and before[-1:].isdigit()


def lowered(superscripts: str) -> str:
    """`¹²` as `12`."""
    return superscripts.translate(_DIGITS)


def raised(digits: str) -> str:
    """`12` as `¹²`."""
    return digits.translate(_SUPERSCRIPTS)
