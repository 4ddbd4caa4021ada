"""Citations of a document or a place in it: ГОСТ Р 7.0.5–2008 in two forms, BibTeX, RIS, CSL-JSON, plain text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from build_corpus.errors import AnchorError
from build_corpus.outputs.addresses import INDEX
from build_corpus.outputs.citation_exports import bibtex, csl_json, ris
from build_corpus.outputs.citation_locators import locators
from build_corpus.outputs.citation_records import Access, Pinpoint, item
from build_corpus.outputs.citation_styles import gost_footnote, gost_list_entry, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from build_corpus.model import Annotated, Metadata


class Style(StrEnum):
    """The forms of a citation, by the names that the command line uses."""

    GOST = "gost"
    """An entry of a list of references («затекстовая ссылка»)."""
    GOST_FOOTNOTE = "gost-footnote"
    """A footnote («подстрочная ссылка»)."""
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    PLAIN = "plain"


_WRITERS: Mapping[Style, Callable[[Mapping[str, Any]], str]] = {
    Style.GOST: gost_list_entry,
    Style.GOST_FOOTNOTE: gost_footnote,
    Style.BIBTEX: bibtex,
    Style.RIS: ris,
    Style.CSL_JSON: csl_json,
    Style.PLAIN: plain,
}


def cite(metadata: Metadata, style: Style, pinpoint: Pinpoint | None = None, access: Access | None = None) -> str:
    """The citation of a document, or of the place `pinpoint` in it, in `style`, without line breaks around it."""
    return _WRITERS[style](item(metadata, pinpoint or Pinpoint(), access or Access())).strip("\n")


@dataclass(frozen=True)
class Citable:
    """A document whose places can be cited."""

    annotated: Annotated

    @property
    def metadata(self) -> Metadata:
        """What is known of the document."""
        return self.annotated.document.metadata

    def pinpoint(self, anchor: str) -> Pinpoint:
        """The place at `anchor`, or where its words stand now; the whole document where `anchor` is empty.

        Raises AnchorError where the document has no such anchor, or has it no longer.
        """
        slug, history = self.metadata.slug, self.annotated.history
        if any(stone.id == anchor for stone in history.tombstones):
            raise AnchorError(f"«{slug}» has {anchor} no longer; its last words: build-corpus anchors list {slug}")
        places = {"": "", **locators(self.annotated.document)}
        leads = {alias.id: alias.to for alias in history.aliases if alias.id not in places}
        here = anchor
        for _ in leads:
            here = leads.get(here, here)
        if here not in places:
            raise AnchorError(f"«{slug}» has no anchor {anchor!r}; build-corpus anchors list {slug} names them all")
        return Pinpoint(here, places[here])

    def address(self, anchor: str) -> str:
        """The permalink of `anchor` from the root of the site: `report/index.html#p-86`."""
        return f"{self.metadata.slug}/{INDEX}" + (f"#{anchor}" if anchor else "")
