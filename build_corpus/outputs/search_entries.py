"""What the search can find: every paragraph, heading, note and term, each with its address and what people call it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.model import EmendationKind
from build_corpus.outputs.addresses import INDEX
from build_corpus.outputs.naming import section_title
from build_corpus.outputs.site import term_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_corpus.model import Section, Term
    from build_corpus.outputs.site import Site, Volume


@dataclass(frozen=True, slots=True)
class Shelf:
    """A document as the list of hits shows it, or the glossary, which has no slug."""

    slug: str
    title: str
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where entries stand: a section, with its headings from the highest down, on a page."""

    shelf: Shelf
    page: str
    """The page's path from the root of the site."""
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What is proposed for the characters `start` to `end` of a text, in which two wordings run together."""

    start: int
    end: int
    old: str | None
    """The wording before an amendment; None where what is printed stands for it."""
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that can be found, and its anchor on the page of its place."""

    place: Place
    anchor: str
    """Empty for the beginning of the page."""
    name: str
    """What people call it: «п. 86 a)», «прим. 10», «термин»."""
    text: str
    terms: tuple[str, ...] = ()
    """The ids of the glossary's terms in it, each once."""
    readings: tuple[Reading, ...] = ()
    """In the order of the text and apart."""

    def versions(self) -> tuple[str, ...]:
        """The text as printed, and, where readings are proposed, as it was before and after the amendments."""
        if not self.readings:
            return (self.text,)
        before = [self.text[r.start : r.end] if r.old is None else r.old for r in self.readings]
        after = [reading.new for reading in self.readings]
        return tuple(dict.fromkeys((self.text, self._replaced(before), self._replaced(after))))

    def _replaced(self, words: list[str]) -> str:
        """The text with `words` in place of what is printed where readings are proposed."""
        ends = [0, *(reading.end for reading in self.readings)]
        starts = [*(reading.start for reading in self.readings), len(self.text)]
        kept = [self.text[end:start] for end, start in zip(ends, starts, strict=True)]
        return "".join(part for pair in zip(kept, [*words, ""], strict=True) for part in pair)


_GLOSSARY = Shelf("", "Глоссарий")


def entries(site: Site) -> Iterator[Entry]:
    """All entries: the documents in the order of the corpus, each in the order of the source; the glossary last."""
    for volume in site.volumes.values():
        yield from _of_document(volume)
    for term in site.terms.values():
        yield _of_term(term)


def wordings(term: Term) -> tuple[str, ...]:
    """All that stands for `term` in a query, each once: abbreviations, names, aliases, English."""
    every = (*term.abbreviations, *term.names, *term.aliases, term.english)
    return tuple(dict.fromkeys(wording for wording in every if wording))


def _of_document(volume: Volume) -> Iterator[Entry]:
    symbol = volume.document.metadata.symbol
    shelf = Shelf(volume.slug, volume.title, symbol.value if symbol else "")
    front = Place(shelf, f"{volume.slug}/{INDEX}")
    yield Entry(front, "", "документ", " ".join(part for part in (shelf.title, shelf.symbol) if part))
    places: dict[str, Place] = {}
    for section, headings in _outline(volume):
        place = Place(shelf, volume.addresses.pages[section.id], headings)
        places[section.id] = place
        places.update((block.id, place) for block in section.own_blocks())
    places.update(list(_notes(volume, places)))
    readings = _readings(volume)
    for passage in volume.passages.values():
        if passage.text.strip():
            used = dict.fromkeys(span.term for span in volume.terms.get(passage.anchor, ()))
            name = volume.names[passage.anchor]
            read = readings.get(passage.anchor, ())
            yield Entry(places[passage.anchor], passage.anchor, name, passage.text, tuple(used), tuple(read))


def _outline(volume: Volume) -> Iterator[tuple[Section, tuple[str, ...]]]:
    """Each section with its headings from the highest down."""

    def walk(section: Section, above: tuple[str, ...]) -> Iterator[tuple[Section, tuple[str, ...]]]:
        own = section_title(section, volume.document.source.text) if section.title or section.label else ""
        headings = (*above, own) if own else above
        yield section, headings
        for inner in section.sections:
            yield from walk(inner, headings)

    for section in volume.document.sections:
        yield from walk(section, ())


def _notes(volume: Volume, places: Mapping[str, Place]) -> Iterator[tuple[str, Place]]:
    """The place of each note: that of the text which its first mark stands in, or the last page."""
    last = volume.document.sections[-1].id
    for note in volume.document.footnotes:
        yield note.id, places[note.refs[0] if note.refs else last]


def _readings(volume: Volume) -> Mapping[str, list[Reading]]:
    """The readings proposed for each text, by anchor; of those that overlap the first."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for emendation in sorted(volume.annotated.layers.emendations, key=lambda e: (e.start, -e.end)):
        readings = found[emendation.anchor]
        if not readings or readings[-1].end <= emendation.start:
            old = emendation.old or ("" if emendation.kind is EmendationKind.AMENDMENT else None)
            readings.append(Reading(emendation.start, emendation.end, old, emendation.new or ""))
    return found


def _of_term(term: Term) -> Entry:
    names = " ".join([*term.names[:1], *(f"({short})" for short in term.abbreviations)])
    others = [name for name in wordings(term) if name not in (*term.names[:1], *term.abbreviations)]
    definition = [term.definition.text.rstrip(".")] if term.definition else []
    text = ". ".join([names or term.id, *definition, *others])
    return Entry(Place(_GLOSSARY, term_address(term.id)), f"term-{term.id}", "термин", text, (term.id,))
