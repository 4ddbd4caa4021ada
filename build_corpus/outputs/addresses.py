"""Where each anchor lives on the site: the page's address and the document's, the one that citations use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from posixpath import relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build_corpus.model import Document

INDEX = "index.html"
"""Every link ends in a file, so that one build serves a host and a disk."""
DATA = "data"
"""The folder of the JSON export."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one document, as paths from the root of the site, without a leading slash."""

    slug: str
    pages: dict[str, str]
    """Anchor -> the path of the page it stands on: `{"p-86": "report/sec-f/index.html"}`."""

    @classmethod
    def of(cls, document: Document) -> Addresses:
        """The addresses of `document`, whose anchors are all set: one page for each top-level section."""
        slug = document.metadata.slug
        pages: dict[str, str] = {}
        for section in document.sections:
            page = f"{slug}/{section.id}/{INDEX}"
            for inner in section.walk():
                pages[inner.id] = page
                pages.update((block.id, page) for block in inner.own_blocks())
        for note in document.footnotes:
            home = pages[note.refs[0]] if note.refs else pages[document.sections[-1].id]
            pages[note.id] = home
        return cls(slug, pages)

    def page(self, anchor: str) -> str:
        """The anchor's address on its page: `report/sec-f/index.html#p-86`."""
        return f"{self.pages[anchor]}#{anchor}"

    def permalink(self, anchor: str) -> str:
        """The anchor's address that holds however the document is split: `report/index.html#p-86`."""
        return f"{self.slug}/{INDEX}#{anchor}"


def data_address(slug: str) -> str:
    """The path of the data of a document, by its slug."""
    return f"{DATA}/{slug}.json"


def relative(target: str, page: str) -> str:
    """The link from `page` to `target`, both paths from the root of the site; `target` may carry a fragment."""
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return f"#{fragment}"
    return _way(path, page.rpartition("/")[0] or ".") + mark + fragment


@lru_cache(maxsize=100_000)
def _way(path: str, folder: str) -> str:
    """From `folder` to `path`. Most links of a page lead to places of a few others."""
    return relpath(path, folder)
