"""The corpus as the pages see it: where each anchor lives, what its text is, what lies over it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from build_corpus.model import Role
from build_corpus.outputs.addresses import INDEX, Addresses
from build_corpus.outputs.backlinks import Backlinks, backlinks
from build_corpus.outputs.edition_changes import last_changes
from build_corpus.outputs.formulas import Formula, formulas
from build_corpus.outputs.naming import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_corpus.model import (
        Annotated,
        Change,
        Corpus,
        Counterpart,
        Document,
        Emendation,
        Footnote,
        NoteMark,
        Parallel,
        ReferenceSpan,
        RelationKind,
        SourceLink,
        Term,
        TermSpan,
    )

GLOSSARY = f"glossary/{INDEX}"
ACCOUNT = "account"
"""The last part of the address of the page that accounts for a document's text."""

TERMS = "terms"
"""The last part of the address of the page that lists the terms of a document."""


def term_address(term: str) -> str:
    """The path of the page of a term, by its id."""
    return f"glossary/{term}/{INDEX}"


def places_address(slug: str) -> str:
    """The path of the page that lists the terms of a document, by its slug."""
    return f"{slug}/{TERMS}/{INDEX}"


_DISPLAYED = (Role.TITLE, Role.MASTHEAD, Role.GROUP)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a note in the text at `anchor`, and the note it belongs to, if there is one."""

    anchor: str
    offset: int
    label: str
    note: Footnote | None
    id: str
    """The id of the mark's own element, for the way back from the note. Its underscore keeps it apart from anchors."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with an anchor: a block, the title of a section, or a note."""

    anchor: str
    text: str
    links: tuple[SourceLink, ...] = ()
    marks: tuple[Mark, ...] = ()
    is_title: bool = False
    """Whether it is the title of a section, set as a Markdown heading."""
    is_prose: bool = True
    """Whether terms are linked in it: not in a title, a masthead, or the heading of a group."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading proposed for printed words, and the id of its entry in the account of the text."""

    span: Emendation
    id: str


@dataclass(frozen=True)
class Volume:
    """A document with its layers, looked up by anchor."""

    annotated: Annotated

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.annotated.document

    @property
    def slug(self) -> str:
        """The first part of its addresses."""
        return self.document.metadata.slug

    @property
    def title(self) -> str:
        """Its title, as the manifest gives it."""
        return self.document.metadata.title.value

    @property
    def account(self) -> str:
        """The path of the page that accounts for its text."""
        return f"{self.slug}/{ACCOUNT}/{INDEX}"

    @cached_property
    def addresses(self) -> Addresses:
        """Where its anchors live."""
        return Addresses.of(self.document)

    @cached_property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """The other ids that lead to each anchor, by the anchor at which their words stand now."""
        leads = {alias.id: alias.to for alias in self.annotated.history.aliases}
        found: dict[str, list[str]] = defaultdict(list)
        for alias, direct in leads.items():
            target = direct
            while target in leads and target != alias:
                target = leads[target]
            if alias not in self.addresses.pages:
                found[target].append(alias)
        return {target: tuple(aliases) for target, aliases in found.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What people call each anchor: «п. 86 a)»."""
        return names(self.document)

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """Each anchor's text, in the order of the source, the notes last."""
        marks = self._marks()
        found: dict[str, Passage] = {}
        for section in self.document.walk():
            found[section.id] = Passage(
                section.id, section.title.text, section.links, marks[section.id], is_title=True, is_prose=False
            )
            for block in section.own_blocks():
                found[block.id] = Passage(
                    block.id, block.text.text, block.links, marks[block.id], is_prose=block.role not in _DISPLAYED
                )
        for note in self.document.footnotes:
            found[note.id] = Passage(note.id, note.text.text, note.links)
        return found

    @cached_property
    def marks_of(self) -> Mapping[str, tuple[Mark, ...]]:
        """The marks of each note, by its id, in the order of the source."""
        found: dict[str, list[Mark]] = defaultdict(list)
        for passage in self.passages.values():
            for mark in passage.marks:
                if mark.note is not None:
                    found[mark.note.id].append(mark)
        return {note: tuple(marks) for note, marks in found.items()}

    @cached_property
    def terms(self) -> Mapping[str, tuple[TermSpan, ...]]:
        """The terms in each text, by anchor, in the order of the text."""
        found: dict[str, list[TermSpan]] = defaultdict(list)
        for span in self.annotated.layers.terms:
            found[span.anchor].append(span)
        return {anchor: tuple(sorted(spans, key=lambda s: (s.start, -s.end))) for anchor, spans in found.items()}

    @cached_property
    def references(self) -> Mapping[str, tuple[ReferenceSpan, ...]]:
        """The references in each text, by anchor, in the order of the text."""
        found: dict[str, list[ReferenceSpan]] = defaultdict(list)
        for span in self.annotated.layers.references:
            found[span.anchor].append(span)
        return {anchor: tuple(sorted(spans, key=lambda s: (s.start, -s.end))) for anchor, spans in found.items()}

    @cached_property
    def readings(self) -> Mapping[str, tuple[Reading, ...]]:
        """The readings proposed in each text, by anchor, in the order of the text."""
        order = {anchor: place for place, anchor in enumerate(self.passages)}
        spans = [span for span in self.annotated.layers.emendations if span.anchor in order]
        spans.sort(key=lambda span: (order[span.anchor], span.start, -span.end))
        found: dict[str, list[Reading]] = defaultdict(list)
        for number, span in enumerate(spans, start=1):
            found[span.anchor].append(Reading(span, f"_reading-{number}"))
        return {anchor: tuple(readings) for anchor, readings in found.items()}

    @cached_property
    def last_changes(self) -> Mapping[str, Change]:
        """For each anchor the change that gave it its present words; none for those of the first edition."""
        return last_changes(self.annotated.history)

    @cached_property
    def counterparts(self) -> Mapping[str, tuple[Counterpart, ...]]:
        """Where other documents of the lineage say the same, by anchor."""
        found: dict[str, list[Counterpart]] = defaultdict(list)
        for counterpart in self.annotated.layers.counterparts:
            found[counterpart.anchor].append(counterpart)
        return {anchor: tuple(counterparts) for anchor, counterparts in found.items()}

    @cached_property
    def parallels(self) -> Mapping[str, tuple[Parallel, ...]]:
        """The passages of each text that other texts have too, by anchor."""
        found: dict[str, list[Parallel]] = defaultdict(list)
        for parallel in self.annotated.layers.parallels:
            found[parallel.anchor].append(parallel)
        return {anchor: tuple(parallels) for anchor, parallels in found.items()}

    def _marks(self) -> Mapping[str, tuple[Mark, ...]]:
        """All marks by anchor; where notes share a label, the n-th mark in a text belongs to the n-th of them."""
        notes: dict[tuple[str, str], list[Footnote]] = defaultdict(list)
        for footnote in self.document.footnotes:
            for anchor in footnote.refs:
                notes[anchor, footnote.label.strip()].append(footnote)
        seen: Counter[tuple[str, str]] = Counter()
        count: Counter[str] = Counter()
        found: dict[str, list[Mark]] = defaultdict(list)
        for anchor, mark in self._printed_marks():
            key = (anchor, mark.label.strip())
            candidates = notes[key]
            note = candidates[min(seen[key], len(candidates) - 1)] if candidates else None
            seen[key] += 1
            name = note.id if note is not None else f"{anchor}-none"
            count[name] += 1
            found[anchor].append(Mark(anchor, mark.offset, mark.label, note, f"_ref-{name}-{count[name]}"))
        return defaultdict(tuple, {anchor: tuple(marks) for anchor, marks in found.items()})

    def _printed_marks(self) -> Iterator[tuple[str, NoteMark]]:
        for section in self.document.walk():
            yield from ((section.id, mark) for mark in section.notes)
            for block in section.own_blocks():
                yield from ((block.id, mark) for mark in block.notes)


@dataclass(frozen=True)
class Site:
    """All documents and the glossary, looked up."""

    corpus: Corpus

    @cached_property
    def volumes(self) -> Mapping[str, Volume]:
        """The documents by slug, in the order of the corpus."""
        return {annotated.document.metadata.slug: Volume(annotated) for annotated in self.corpus.documents}

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The terms of the glossary by id."""
        return {term.id: term for term in self.corpus.glossary.terms}

    @cached_property
    def backlinks(self) -> Backlinks:
        """The references of all documents, from where they lead."""
        return backlinks(self.corpus)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """The wordings that several texts share, the most frequent first."""
        return formulas(self.corpus)

    @cached_property
    def formulas_of(self) -> Mapping[tuple[str, str], tuple[Formula, ...]]:
        """The formulas in each text, by the slug of its document and its anchor."""
        found: dict[tuple[str, str], dict[str, Formula]] = defaultdict(dict)
        for formula in self.formulas:
            for place in formula.places:
                found[place.slug, place.anchor][formula.id] = formula
        return {text: tuple(each.values()) for text, each in found.items()}

    @cached_property
    def relations_to(self) -> Mapping[str, tuple[tuple[RelationKind, str], ...]]:
        """For each document what others say that they are to it: the relation, and the slug of the other one."""
        found: dict[str, list[tuple[RelationKind, str]]] = defaultdict(list)
        for slug, volume in self.volumes.items():
            for relation in volume.document.metadata.relations:
                found[relation.document].append((relation.kind, slug))
        return {slug: tuple(relations) for slug, relations in found.items()}

    def target(self, slug: str, anchor: str | None) -> str | None:
        """Where a reference leads, as a path from the root of the site; None where that document is not here.

        A reference to an anchor that the document lacks leads to the document.
        """
        volume = self.volumes.get(slug)
        if volume is None:
            return None
        if anchor in volume.addresses.pages:
            return volume.addresses.page(anchor)
        return f"{slug}/{INDEX}"
