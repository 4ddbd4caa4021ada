"""The citations of a document for its pages: set once for each style, with blanks that the browser fills in.

One script for each document assigns an entry of one global, so that it works from a disk, where `fetch` does not:

    {templates: {style: {kind: [text, blank, text, blank, …, text]}},
     locators: {anchor: locator},
     escaped: {style: {anchor: locator}}}        only where the style writes the locator in another way

A kind is "", "a", "l" or "al": with an address (`a`), with a locator (`l`). The blanks are `anchor`, `address`,
`locator`, `Locator` (as it begins a sentence), and the day of access as `day.ru` (22.11.2026), `day.iso`
(2026-11-22), `day.ris` (2026/11/22/) and `day.parts` (2026, 11, 22). A citation with an address has the day too.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from build_corpus.outputs.citation_exports import latex
from build_corpus.outputs.citation_locators import locators
from build_corpus.outputs.citation_records import Access, Pinpoint
from build_corpus.outputs.citation_styles import capitalised
from build_corpus.outputs.citations import Style, cite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from build_corpus.model import Corpus, Document, Metadata

SCRIPT = "citations.js"
"""The script's name, beside the page of its document."""
GLOBAL = "corpusCitations"

Template = list[str]
"""Text at the even places, names of blanks at the odd ones."""

_ANCHOR, _LOCATOR, _ADDRESS = "zqxanchorzqx", "zqxlocatorzqx", "zqxaddresszqx"
_DAY = (9876, 12, 31)
_BLANKS = {
    _ANCHOR: "anchor",
    _LOCATOR: "locator",
    capitalised(_LOCATOR): "Locator",
    _ADDRESS: "address",
    "31.12.9876": "day.ru",
    "9876-12-31": "day.iso",
    "9876/12/31/": "day.ris",
    "9876, 12, 31": "day.parts",
}
"""What no document says -> the blank that it stands for."""
_BLANK = re.compile("|".join(re.escape(word) for word in _BLANKS))

_ESCAPES: Mapping[Style, Callable[[str], str]] = {
    Style.BIBTEX: latex,
    Style.CSL_JSON: lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
}


def build(corpus: Corpus) -> dict[str, str]:
    """The scripts of all documents, by their paths from the root of the site."""
    documents = [annotated.document for annotated in corpus.documents]
    return {f"{document.metadata.slug}/{SCRIPT}": _script(document) for document in documents}


def content(document: Document) -> dict[str, Any]:
    """What the script of `document` assigns, as the module says."""
    places = {anchor: locator for anchor, locator in locators(document).items() if locator}
    escaped = {
        style.value: {anchor: escape(locator) for anchor, locator in places.items() if escape(locator) != locator}
        for style, escape in _ESCAPES.items()
    }
    return {
        "templates": {style.value: templates(document.metadata, style) for style in Style},
        "locators": places,
        "escaped": {style: changed for style, changed in escaped.items() if changed},
    }


def templates(metadata: Metadata, style: Style) -> dict[str, Template]:
    """The templates of `style` by their kinds."""
    return {
        f"{'a' * address}{'l' * locator}": _template(metadata, style, address=address, locator=locator)
        for address in (False, True)
        for locator in (False, True)
    }


def fill(template: Template, blanks: Mapping[str, str]) -> str:
    """The citation that `template` gives, as the browser fills it in."""
    return "".join(blanks[part] if index % 2 else part for index, part in enumerate(template))


def _template(metadata: Metadata, style: Style, *, address: bool, locator: bool) -> Template:
    pinpoint = Pinpoint(_ANCHOR, _LOCATOR if locator else "")
    written = cite(metadata, style, pinpoint, Access(_ADDRESS, _DAY) if address else None)
    parts: Template = []
    position = 0
    for found in _BLANK.finditer(written):
        parts += (written[position : found.start()], _BLANKS[found[0]])
        position = found.end()
    return [*parts, written[position:]]


def _script(document: Document) -> str:
    slug = document.metadata.slug
    written = json.dumps(content(document), ensure_ascii=False, separators=(",", ":"))
    safe = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'(self.{GLOBAL}??={{}})["{slug}"]={safe}\n'
