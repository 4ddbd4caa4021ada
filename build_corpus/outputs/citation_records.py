"""A document as a bibliographic record: the item of CSL-JSON that every citation is made of.

The fields are those of CSL 1.0.2. A document of an international body is a `report` there: the one type that
reference managers read with an institutional author, a number and an address. What is not known is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from build_corpus.model import Metadata


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """The place that is cited; without a locator it stands for the document as a whole."""

    anchor: str = ""
    locator: str = ""
    """As a citation prints it: «п. 86»."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where and when the text was read. Only a reader can know the day; without an address it means nothing."""

    address: str = ""
    """The permalink with its host; empty where none is known."""
    day: tuple[int, int, int] | None = None
    """Year, month, day."""


def key(metadata: Metadata, pinpoint: Pinpoint) -> str:
    """The record's id, unique in the corpus: `report-p-86`."""
    return f"{metadata.slug}-{pinpoint.anchor}" if pinpoint.locator else metadata.slug


def item(metadata: Metadata, pinpoint: Pinpoint, access: Access) -> dict[str, Any]:
    """The record as an item of CSL-JSON."""
    record: dict[str, Any] = {"id": key(metadata, pinpoint), "type": "report", "title": one_line(metadata.title.value)}
    if metadata.body:
        record["author"] = [{"literal": one_line(metadata.body.value)}]
    if metadata.symbol:
        record["number"] = one_line(metadata.symbol.value)
    if parts := date_parts(metadata):
        record["issued"] = {"date-parts": [parts]}
    record["language"] = metadata.language
    if pinpoint.locator:
        record["locator"] = pinpoint.locator
    if access.address:
        record["URL"] = access.address
        if access.day:
            record["accessed"] = {"date-parts": [list(access.day)]}
    return record


def date_parts(metadata: Metadata) -> list[int]:
    """The document's date as precise as it is known: `2020-12` gives [2020, 12], no date or what is none gives []."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", metadata.date.value if metadata.date else "", re.ASCII)
    return [int(part) for part in found.groups() if part] if found else []


def one_line(text: str) -> str:
    """`text` with each stretch of white space as one space: no format may take a line break for its own."""
    return " ".join(text.split())
