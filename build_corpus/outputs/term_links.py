"""Hand-written pages: their terms become links to the glossary. Pages of documents have theirs from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.linking import card_id
from build_corpus.outputs.site import term_address
from build_corpus.outputs.term_cards import term_card

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.model import Glossary

_NO_TERMS = frozenset(["a", "button", "code", "kbd", "pre", "script", "style", "svg", *(f"h{n}" for n in range(1, 7))])
"""Elements in which no term is linked: links, headings, code."""

_PARAGRAPHS = frozenset(["p", "li", "td", "th", "dt", "dd", "blockquote", "figcaption"])
"""Elements in which a term is linked once."""


class Hit(Protocol):
    """A term on the characters `start` to `end` of a text."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset behind its last character."""

    @property
    def term(self) -> str:
        """The id of the term."""


class Finder(Protocol):
    """What finds the terms of a glossary in a plain text."""

    def hits(self, text: str) -> Iterable[Hit]:
        """The terms in `text`, in order and apart."""


def link_terms(html: str, glossary: Glossary, finder: Finder, page: str) -> str:
    """`html`, the content of `page` (a path from the root of the site), with links around its terms, and their cards.

    `finder` finds the terms of `glossary`. A term is linked once in a paragraph, never in a link, a heading or code.
    One that is set partly in bold or italics is not found. Without terms the markup comes back untouched.
    """
    soup = BeautifulSoup(html, "html.parser")
    linked: set[tuple[int, str]] = set()
    for text, paragraph in list(_texts(soup, soup)):
        hits = []
        for hit in finder.hits(str(text)):
            if (id(paragraph), hit.term) not in linked:
                linked.add((id(paragraph), hit.term))
                hits.append(hit)
        if hits:
            text.replace_with(*_pieces(str(text), hits, soup, page))
    if not linked:
        return html
    used = {term for _, term in linked}
    cards = "".join(term_card(term) for term in glossary.terms if term.id in used)
    return f'{soup}<div class="cards" hidden>{cards}</div>'


def _texts(element: Tag, paragraph: Tag) -> Iterator[tuple[NavigableString, Tag]]:
    """The texts in `element`, which stands in `paragraph`, that may have terms; each with its own paragraph."""
    for child in element.children:
        if isinstance(child, Tag):
            if child.name not in _NO_TERMS:
                yield from _texts(child, child if child.name in _PARAGRAPHS else paragraph)
        elif type(child) is NavigableString:
            yield child, paragraph


def _pieces(text: str, hits: Iterable[Hit], soup: BeautifulSoup, page: str) -> list[NavigableString | Tag]:
    """`text` cut at `hits`, each of them a link."""
    pieces: list[NavigableString | Tag] = []
    position = 0
    for hit in hits:
        name = f"term-{hit.term}"
        address = relative(term_address(hit.term), page)
        link = soup.new_tag("a", attrs={"class": "term", "href": address, "aria-describedby": card_id(name)})
        link.string = text[hit.start : hit.end]
        pieces += [NavigableString(text[position : hit.start]), link]
        position = hit.end
    pieces.append(NavigableString(text[position:]))
    return [piece for piece in pieces if isinstance(piece, Tag) or piece]
