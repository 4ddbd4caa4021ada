"""What stands behind the closing bracket of a link: its target, the name of one defined elsewhere, attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_corpus.reading.ocr_whole import Whole

_TARGET = re.compile(
    r"""\((?:\r\n|\s){0,4}
    (?:<(?P<pointed>[^<>\r\n]{0,2000})>|(?P<plain>[^\s()<>]{0,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,4}))
    (?:(?:\r\n|\s){1,4}(?:"[^"\r\n]{0,500}"|'[^'\r\n]{0,500}'))?
    (?:\r\n|\s){0,4}\)""",
    re.VERBOSE,
)
_TARGET_OF_LINK = re.compile(r"\Z|[#/.?]|[A-Za-z][A-Za-z0-9+.-]{0,20}:|[!-~]{0,500}[./#]")
"""What can be a link's target; «[текст](см.)» and «[2](a)» are printed so."""
_NAMED = re.compile(r"[ ]?\[(?P<name>[^\[\]\r\n]{0,80})\]")
_ATTRIBUTES = re.compile(
    r"\{[ ]?[#.][\w:.-]{1,120}(?:[ ](?:[#.][\w:.-]{1,120}|[\w-]{1,40}=\"[^\"{}]{0,200}\")){0,8}[ ]?\}"
)
"""What Pandoc writes behind a span: `[]{#_Toc1 .anchor}`, `[words]{.underline}`."""
_LONGEST_NAME = 90
_HTTP = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ending:
    """What a bracket closes."""

    end: int
    """Behind all of it."""
    address: str | None
    """As printed; None where what stands in round brackets cannot be a target."""
    has_target: bool = True
    """Whether a target follows in round brackets."""
    is_span: bool = False
    """Whether attributes follow, so that it is no link."""


def ending_of(text: str, begin: int, bracket: int, end: int, whole: Whole) -> Ending | None:
    """What follows the `]` at `bracket`, which closes the `[` at `begin`; None where the brackets are printed."""
    target = _TARGET.match(text, bracket + 1, end)
    if target is not None:
        printed = target["plain"] if target["pointed"] is None else target["pointed"]
        return Ending(target.end(), printed if _TARGET_OF_LINK.match(printed) else None)
    if attributes := _ATTRIBUTES.match(text, bracket + 1, end):
        return Ending(attributes.end(), "", has_target=False, is_span=True)
    reference = _NAMED.match(text, bracket + 1, end) if whole.definitions else None
    name = reference["name"] if reference else ""
    if not name and bracket - begin < _LONGEST_NAME:
        name = text[begin + 1 : bracket]
    address = whole.definitions.get(name.lower())
    if address is None:
        return None
    return Ending(reference.end() if reference else bracket + 1, address, has_target=False)


def address_of(printed: str) -> str:
    """`printed` where it is an address that a reader may follow (http, https, mailto), else nothing."""
    return printed if _HTTP.match(printed) else ""
