"""What only the whole of a recognised text tells of a piece: definitions of links, notes in brackets, HTML lists.

One pass over the source before it is read; every pattern is bounded, so that it is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import TYPE_CHECKING

from build_corpus.numerals import ITEM_ROMANS
from build_corpus.reading import ocr_bare_notes, ocr_bare_numbers

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
_STYLE = re.compile(r"\stype\s{0,2}=\s{0,2}[\"']?([aAiI1])")
_ROMANS = ITEM_ROMANS[:12]
_DEEPEST = 9
_START = re.compile(r"\sstart\s{0,2}=\s{0,2}[\"']?(\d{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an HTML list."""

    label: str
    """What a browser prints before it; empty where the item prints a label of its own."""
    depth: int
    """How many lists it stands in, less one."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What the rest of the source says; all offsets are those of the source."""

    definitions: Mapping[str, str] = field(default_factory=dict)
    """The addresses of links by their names in lower case: `[A/77/66][ga]`."""
    definition_lines: frozenset[int] = frozenset()
    """Where the lines begin that define them."""
    bracketed: frozenset[str] = frozenset()
    """The labels of notes that stand in square brackets, `[1]`, in the text and before the note."""
    note_lines: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    """Notes without a raised mark, in a list with links back or at a page's end: where each begins, where its mark
    ends, and its label."""
    items: Mapping[int, Item] = field(default_factory=dict)
    """The items of HTML lists by the offsets of their `<li>` tags."""
    numbered_items: frozenset[int] = frozenset()
    """Where the printed numbers begin of items that bear a list marker, too: `- 1 признавать …`."""


def whole_of(text: str) -> Whole:
    """What the whole `text` tells."""
    definitions, lines = _definitions(text) if "]:" in text else ({}, frozenset())
    return Whole(
        definitions,
        lines,
        bracketed(text) - definitions.keys() if "[" in text else frozenset(),
        {**ocr_bare_notes.bare_notes(text), **_back_linked(text)},
        dict(_items(text)) if "<" in text else {},
        ocr_bare_numbers.items(text),
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


def _back_linked(text: str) -> dict[int, tuple[int, str]]:
    """The notes that a link leads back from."""
    if "](#" not in text:
        return {}
    return {m.start("mark"): (m.end("mark"), m["label"]) for m in _BACK_LINKED.finditer(text)}


def _items(text: str) -> Iterator[tuple[int, Item]]:
    """The offset of each `<li>` in a list, and what a browser makes of it."""
    lists: list[tuple[str, int]] = []
    for tag in _LIST_TAG.finditer(text):
        name, closes = tag["name"].lower(), bool(tag["close"])
        if name != "li":
            if not closes:
                start, style = _START.search(tag["attributes"]), _STYLE.search(tag["attributes"])
                lists.append(("" if name == "ul" else style[1] if style else "1", int(start[1]) if start else 1))
            elif lists:
                lists.pop()
        elif not closes and lists:
            style_of_list, number = lists[-1]
            lists[-1] = (style_of_list, number + 1)
            label = "" if tag["printed"] is not None else _label(style_of_list, number)
            yield tag.start(), Item(label, min(len(lists), _DEEPEST) - 1)


def _label(style: str, number: int) -> str:
    """The label of the item `number` of a list: `•`, `2.`, `b)`, `ii)`."""
    if not style:
        return "• "
    if style in "aA" and number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return f"{letter if style == 'a' else letter.upper()}) "
    if style in "iI" and number <= len(_ROMANS):
        return f"{_ROMANS[number - 1] if style == 'i' else _ROMANS[number - 1].upper()}) "
    return f"{number}. "
