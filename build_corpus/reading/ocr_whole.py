"""What only the whole of a recognised text tells of a piece: definitions of links, notes in brackets, HTML lists.

One pass over the source before it is read; every pattern is bounded, so that it is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DEFINITION = re.compile(
    r"""^[ ]{0,3}\[(?P<name>[^\s\[\]^][^\[\]\r\n]{0,80})\]:[ \t]{1,9}
    <?(?P<address>(?:https?://|mailto:|[#/.])[^\s<>]{0,2000})>?
    (?:[ \t]{1,9}(?:"[^"\r\n]{0,500}"|'[^'\r\n]{0,500}'|\([^()\r\n]{0,500}\)))?[ \t]{0,9}\r?$""",
    re.VERBOSE | re.MULTILINE,
)
_REFERENCE = re.compile(r"\]\[(?P<name>[^\[\]\r\n]{0,80})\]|\[(?P<short>[^\[\]\r\n]{1,80})\](?:\[\]|(?![:(\[]))")
_LABEL = r"\\?\[(?P<label>\d{1,3}|\*{1,3})\\?\]"
_OPENING = re.compile(
    rf"^[ \t>]{{0,9}}(?:[*-][ \t]{{1,4}})?[*_]{{0,3}}{_LABEL}:?[*_]{{0,3}}[ \t\u00a0]{{1,9}}\S", re.MULTILINE
)
_CALL = re.compile(rf"(?<=[\w.,;:!?)»”\"’%*_>])[ \u00a0]?{_LABEL}(?![(:\[])")
_BACK_LINKED = re.compile(
    r"^[ \t]{0,9}(?P<mark>(?P<label>\d{1,3})\\?[.)][ \t]{1,9})"
    r"(?=\S[^\r\n]{0,20000}\[[↑↩^][\ufe0e\ufe0f]?\]\(#[^()\s]{0,80}\)[ \t]{0,9}\r?$)",
    re.MULTILINE,
)
_LIST_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>ol|ul|li)(?P<attributes>(?:\s[^<>]{0,300})?)>"
    r"(?P<printed>\s{0,9}(?:<[^<>]{0,40}>){0,3}(?:\d{1,4}[.)]|\(?[^\W\d_]\)|[•–—-]\s))?",
    re.IGNORECASE,
)
_START = re.compile(r"\sstart\s{0,2}=\s{0,2}[\"']?(\d{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whole:
    """What the rest of the source says; all offsets are those of the source."""

    definitions: Mapping[str, str] = field(default_factory=dict)
    """The addresses of links by their names in lower case: `[A/77/66][ga]`."""
    definition_lines: frozenset[int] = frozenset()
    """Where the lines begin that define them."""
    bracketed: frozenset[str] = frozenset()
    """The labels of notes that stand in square brackets, `[1]`, in the text and before the note."""
    back_linked: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    """Notes in a list, each with a link back to its mark: where the mark begins, where it ends, and its label."""
    items: Mapping[int, str] = field(default_factory=dict)
    """The labels that a browser prints before the `<li>` tags at these offsets."""


def whole_of(text: str) -> Whole:
    """What the whole `text` tells."""
    definitions, lines = _definitions(text) if "]:" in text else ({}, frozenset())
    return Whole(
        definitions,
        lines,
        bracketed(text) - definitions.keys() if "[" in text else frozenset(),
        {m.start("mark"): (m.end("mark"), m["label"]) for m in _BACK_LINKED.finditer(text)} if "](#" in text else {},
        dict(_items(text)) if "<" in text else {},
    )


def _definitions(text: str) -> tuple[dict[str, str], frozenset[int]]:
    """The links that are defined and used; a number that is never used as `[text][1]` is rather a note."""
    used: set[str] = set()
    for match in _REFERENCE.finditer(text):
        name = match["name"] if match["name"] is not None else match["short"]
        if match["short"] is None or not name.isdigit():
            used.add(name.lower())
    found = [m for m in _DEFINITION.finditer(text) if m["name"].lower() in used]
    return {m["name"].lower(): m["address"] for m in found}, frozenset(m.start("name") - 1 for m in found)


def bracketed(text: str) -> frozenset[str]:
    """The labels that a line begins with and that stand behind a word before that line."""
    first: dict[str, int] = {}
    for match in _CALL.finditer(text):
        first.setdefault(match["label"], match.start())
    notes = _OPENING.finditer(text)
    return frozenset(m["label"] for m in notes if first.get(m["label"], len(text)) < m.start())


def _items(text: str) -> Iterator[tuple[int, str]]:
    """The offset of each `<li>` that prints no label of its own, with the label of its list."""
    numbers: list[int | None] = []
    for tag in _LIST_TAG.finditer(text):
        name, closes = tag["name"].lower(), bool(tag["close"])
        if name != "li":
            if not closes:
                start = _START.search(tag["attributes"])
                numbers.append(None if name == "ul" else int(start[1]) if start else 1)
            elif numbers:
                numbers.pop()
            continue
        if closes or not numbers:
            continue
        number = numbers[-1]
        if number is None:
            label = "• "
        else:
            numbers[-1] = number + 1
            label = f"{number}. "
        if tag["printed"] is None:
            yield tag.start(), label
