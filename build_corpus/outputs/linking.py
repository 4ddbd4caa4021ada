"""The layers over a text -> links: what the source links to, references, terms, and the marks of notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.composing import Layered, Point, Wrap, without_overlaps
from build_corpus.outputs.markup import Html, element, escape, escape_heading, escape_lines, is_safe_address, opening
from build_corpus.outputs.readings import place, wordings
from build_corpus.outputs.site import term_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.model import ReferenceSpan, TermSpan
    from build_corpus.outputs.backlinks import Cited
    from build_corpus.outputs.site import Mark, Passage, Reading, Site, Volume


DAMAGED = "damaged-term"
"""The name of the card that says that a term is damaged."""


@dataclass(frozen=True, slots=True)
class Linker:
    """Lays links over the texts of one document, for one page."""

    site: Site
    volume: Volume
    page: str
    """The page's path from the root of the site."""
    repeat_terms: bool = False
    """Whether each occurrence of a term is linked, not only the first in a block."""

    def typeset(self, passage: Passage) -> Html:
        """The text of `passage` with its links and marks; a title is made for a Markdown heading."""
        return self.layered(passage).composed(escape_heading if passage.is_title else escape_lines)

    def layered(self, passage: Passage) -> Layered:
        """The text of `passage` with all that lies over it."""
        links, _ = self._links(passage)
        readings = self.volume.readings.get(passage.anchor, ())
        shades = (
            Wrap(r.span.start, r.span.end, opening("span", class_="doubtful", **place(r.span, r.id)), "span")
            for r in readings
        )
        points = [*(Point(mark.offset, self._mark(mark, in_heading=passage.is_title)) for mark in passage.marks)]
        points += [Point(reading.span.end, self._reading(reading)) for reading in readings]
        return Layered(passage.text, links, tuple(points), without_overlaps(shades))

    def terms(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The ids of the terms that are linked in `passages`, in the order of the glossary."""
        used = {span.term for passage in passages for span in self._links(passage)[1]}
        return tuple(term for term in self.site.terms if term in used)

    def has_damaged_terms(self, passages: Iterable[Passage]) -> bool:
        """Whether a term that is linked in `passages` is damaged."""
        return any(span.damaged for passage in passages for span in self._links(passage)[1])

    def cited(self, passages: Iterable[Passage]) -> tuple[Cited, ...]:
        """The instruments outside the corpus that links in `passages` lead to, in the order of their ids."""
        names = {
            span.instrument.name
            for passage in passages
            for span in self.volume.references.get(passage.anchor, ())
            if span.instrument is not None and not (span.document and self.site.target(span.document, span.target))
        }
        return tuple(sorted((self.site.backlinks.by_name[name] for name in names), key=lambda cited: cited.id))

    def permalink(self, anchor: str) -> str:
        """The address of `anchor` that citations use, from this page."""
        return relative(self.volume.addresses.permalink(anchor), self.page)

    def here(self, anchor: str) -> str:
        """The address of `anchor` on the page it stands on, from this page."""
        return relative(self.volume.addresses.page(anchor), self.page)

    def _links(self, passage: Passage) -> tuple[tuple[Wrap, ...], tuple[TermSpan, ...]]:
        """The links over `passage`, and those terms among them."""
        printed = tuple(self._printed(passage))
        references = tuple(self._references(passage))
        links = without_overlaps(printed, references)
        terms = tuple(self._terms(passage, links)) if passage.is_prose else ()
        wraps = without_overlaps(links, (self._term(span) for span in terms))
        return wraps, terms

    def _printed(self, passage: Passage) -> Iterator[Wrap]:
        for link in passage.links:
            if is_safe_address(link.address):
                yield Wrap(link.start, link.end, _outside(link.address))

    def _references(self, passage: Passage) -> Iterator[Wrap]:
        for span in self.volume.references.get(passage.anchor, ()):
            inside = self.site.target(span.document, span.target) if span.document else None
            if inside:
                yield Wrap(span.start, span.end, opening("a", class_="reference", href=relative(inside, self.page)))
            elif span.instrument is not None:
                yield Wrap(span.start, span.end, self._instrument(span, span.instrument.name))
            elif span.address and is_safe_address(span.address):
                yield Wrap(span.start, span.end, _outside(span.address))

    def _instrument(self, span: ReferenceSpan, name: str) -> Html:
        """A link to the official text of what is cited, or to the page that tells of it; its card leads to both."""
        cited = self.site.backlinks.by_name[name]
        about = card_id(f"cited-{cited.id}")
        if span.address and is_safe_address(span.address):
            return _outside(span.address, aria_describedby=about)
        return opening("a", class_="reference", href=relative(cited.page, self.page), aria_describedby=about)

    def _defines(self, span: TermSpan, passage: Passage) -> bool:
        """Whether the term of `span` stands in its own definition."""
        definition = self.site.terms[span.term].definition
        if definition is None or (definition.document, definition.anchor) != (self.volume.slug, passage.anchor):
            return False
        start = passage.text.find(definition.text)
        return start < 0 or start <= span.start < start + len(definition.text)

    def _terms(self, passage: Passage, links: tuple[Wrap, ...]) -> Iterator[TermSpan]:
        """Those terms of `passage` that become links: apart from `links` and each other, once each by default."""
        seen: set[str] = set()
        end = 0
        for span in self.volume.terms.get(passage.anchor, ()):
            free = span.start >= end and all(span.end <= w.start or w.end <= span.start for w in links)
            wanted = span.term in self.site.terms and (self.repeat_terms or span.term not in seen)
            if wanted and free and not self._defines(span, passage):
                seen.add(span.term)
                end = span.end
                yield span

    def _term(self, span: TermSpan) -> Wrap:
        """A link to the page of the term; its look and description tell where a word of it is damaged."""
        css = "term damaged" if span.damaged else "term"
        href = relative(term_address(span.term), self.page)
        about = card_id(f"term-{span.term}") + (f" {card_id(DAMAGED)}" if span.damaged else "")
        return Wrap(span.start, span.end, opening("a", class_=css, href=href, aria_describedby=about))

    def _reading(self, reading: Reading) -> Html:
        """The mark behind words that cannot be read as they stand; it leads to the account of the text."""
        link = element(
            "a",
            href=relative(f"{self.volume.account}#{reading.id}", self.page),
            aria_label="Предлагаемое чтение",
            aria_describedby=card_id(reading.id),
        )
        return element("sup", link, class_="doubt", **wordings(reading.span, reading.id))

    def _mark(self, mark: Mark, *, in_heading: bool) -> Html:
        label = escape_heading(mark.label) if in_heading else escape(mark.label)
        if mark.note is None:
            return element("sup", label, class_="mark")
        link = element(
            "a",
            label,
            id=mark.id,
            href=self.here(mark.note.id),
            role="doc-noteref",
            aria_label=f"Примечание {mark.label}",
            aria_describedby=card_id(mark.note.id),
        )
        return element("sup", link, class_="mark")


def card_id(name: str) -> str:
    """The id of the text that describes a note or a term on a page. Its underscore keeps it apart from anchors."""
    return f"_about-{name.lstrip('_')}"


def _outside(address: str, *, aria_describedby: str | None = None) -> Html:
    return opening("a", class_="outside", href=address, rel="noopener", aria_describedby=aria_describedby)
