"""References: what the texts of a document cite, and where that is: in the corpus, at an official address, or nowhere.

A reference has a number or names a place: «резолюции 73/27», «A/70/174», «статья 51 Устава», «в пункте 51». The bare
name of a treaty is a term, not a reference. What a document says of itself («РЕЗОЛЮЦИЯ 130», its symbol in the head)
is its designation. A place that the document does not have, and an agenda's item, are not cited at all; an instrument
that cannot be told is marked and leads nowhere.

An old and a new number that run together («68/19876/189», «(Пересм. Дубай, 2018 г.Бухарест, 2022 г.)») are two
references, each on its own characters, both `probable`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_acts import Act
from build_corpus.annotations.reference_grammar import Anaphor, Citation, Grammar, Own, Short, Unnamed
from build_corpus.annotations.reference_instruments import Treaty
from build_corpus.annotations.reference_names import (
    act_instrument,
    own_name,
    setting_of,
    symbol_instrument,
    with_acts,
)
from build_corpus.annotations.reference_places import pinpoint
from build_corpus.annotations.reference_targets import Places
from build_corpus.annotations.reference_tokens import Words
from build_corpus.annotations.symbols import Symbol, address
from build_corpus.model import Certainty, Instrument, ReferenceKind, ReferenceSpan, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.annotations.reference_acts import Edition
    from build_corpus.annotations.reference_names import Setting
    from build_corpus.model import Document

_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[^a-zа-яё\s])")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the document."""

    anchor: str
    text: str
    is_head: bool = False
    """Whether it may be a designation: a title, a line of a masthead."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What is cited, the place in it left out."""

    instrument: Instrument | None = None
    edition: str = ""
    address: str | None = None
    document: str | None = None
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class _Antecedent:
    """The last thing cited in a text, for «этой резолюции» behind it."""

    meant: _Meant
    noun: str
    end: int
    is_alone: bool


class Library:
    """The documents of a corpus as references find them. Made once for all of them."""

    def __init__(self, corpus: Sequence[Document]) -> None:
        self._places = {document.metadata.slug: Places(document) for document in corpus}
        self._by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for document in corpus:
            if name := own_name(document):
                self._by_name[name[0]].append((name[1], document.metadata.slug))

    def places(self, slug: str) -> Places | None:
        """The places of the document with this slug."""
        return self._places.get(slug)

    def slug(self, name: str, edition: str) -> str | None:
        """The document that is the instrument `name` in this edition; None where there is none, or more than one."""
        year = edition.rpartition(" ")[2]
        slugs = [s for own, s in self._by_name.get(name, ()) if not year or not own or own.endswith(year)]
        return slugs[0] if len(slugs) == 1 else None


def find_references(document: Document, corpus: Sequence[Document] | Library) -> tuple[ReferenceSpan, ...]:
    """The references of `document`, in the order of its texts, those of one text in order and apart.

    `corpus` holds the documents that they may lead to.
    """
    library = corpus if isinstance(corpus, Library) else Library(corpus)
    return tuple(_Finder(document, library).spans())


class _Finder:
    """Finds the references of one document."""

    def __init__(self, document: Document, library: Library) -> None:
        self._document = document
        self._library = library
        self._places = library.places(document.metadata.slug) or Places(document)
        self._texts = list(_texts(document))
        setting = setting_of(document, [Words(text.text) for text in self._texts])
        grammar = Grammar(setting.short_names, self._places.clauses, self._places.annexes)
        self._cited = {text.anchor: list(grammar.citations(text.text)) for text in self._texts}
        acts = [c.whole for cited in self._cited.values() for c in cited if isinstance(c.whole, Act)]
        self._setting = with_acts(setting, acts)

    def spans(self) -> Iterator[ReferenceSpan]:
        """The references, in the order of the texts."""
        trails: dict[str, list[_Antecedent]] = {}
        for text in self._texts:
            trail = trails[text.anchor] = self._before_note(text, trails)
            for citation in _without_designations(text, self._cited[text.anchor]):
                if citation.whole is None or isinstance(citation.whole, Own):
                    yield from self._inside(citation, text)
                    continue
                readings = self._readings(citation, trail, text)
                for start, end, meant in readings:
                    yield self._span(replace(citation, start=start, end=end), meant, text)
                if readings:
                    alone = citation.alone and len(readings) == 1
                    trail.append(_Antecedent(readings[-1][2], citation.noun, citation.end, alone))

    # --- places of the document itself --------------------------------------------------------------------------

    def _inside(self, citation: Citation, text: _Text) -> Iterator[ReferenceSpan]:
        """A place of the document; one that it does not have is marked only where the text says that it is its own."""
        if not citation.steps:
            return
        own = citation.whole
        within = own.unit if isinstance(own, Own) else None
        place = self._places.find(citation.steps, text.anchor, within=within)
        if place is None and own is None:
            return
        span = ReferenceSpan(text.anchor, citation.start, citation.end, None, kind=ReferenceKind.PLACE)
        span = replace(span, pinpoint=pinpoint(citation.steps))
        if place is not None:
            certainty = Certainty.CERTAIN if place.is_sure else Certainty.PROBABLE
            slug = self._document.metadata.slug
            span = replace(span, document=slug, target=place.target, through=place.through, certainty=certainty)
        yield span

    # --- what is cited ------------------------------------------------------------------------------------------

    def _readings(self, citation: Citation, trail: list[_Antecedent], text: _Text) -> list[tuple[int, int, _Meant]]:
        """What `citation` means, with its characters: more than one where two editions run together, none for nothing."""
        whole = citation.whole
        if isinstance(whole, Act):
            return self._acts(citation, whole)
        meant: _Meant | None = _Meant()
        if isinstance(whole, Symbol):
            meant = self._published(symbol_instrument(whole.name), address(whole.name))
        elif isinstance(whole, Treaty | Short):
            meant = self._treaty(citation, whole)
        elif isinstance(whole, Anaphor):
            meant = _antecedent(whole, citation, trail, text) or (_Meant() if citation.steps else None)
        return [] if meant is None else [(citation.start, citation.end, meant)]

    def _acts(self, citation: Citation, act: Act) -> list[tuple[int, int, _Meant]]:
        instrument = act_instrument(act, self._setting)
        certainty = Certainty.PROBABLE if act.number.is_fused or len(act.editions) > 1 else Certainty.CERTAIN
        if not act.number.value:
            certainty = Certainty.UNDECIDED
        if len(act.editions) > 1 and act.editions[0].start > act.start and act.editions[-1].end <= act.end:
            return [
                (start, end, replace(self._published(instrument, None, edition.label), certainty=certainty))
                for start, end, edition in _parted(citation, act.editions)
            ]
        edition = " / ".join(edition.label for edition in act.editions)
        where = address(instrument.name) if instrument is not None else None
        return [
            (citation.start, citation.end, replace(self._published(instrument, where, edition), certainty=certainty))
        ]

    def _published(self, instrument: Instrument | None, where: str | None, edition: str = "") -> _Meant:
        """`instrument` in the corpus, else at the address `where`."""
        slug = self._library.slug(instrument.name, edition) if instrument is not None else None
        return _Meant(instrument, edition, None if slug else where, slug)

    def _treaty(self, citation: Citation, whole: Treaty | Short) -> _Meant:
        treaty = whole.treaty if isinstance(whole, Short) else whole
        if treaty is None:
            return _Meant()
        assumed = isinstance(whole, Short) and whole.noun in self._setting.assumed
        meant = self._published(Instrument(treaty.title, treaty.title), treaty.address)
        return replace(meant, certainty=Certainty.PROBABLE if assumed or citation.inferred else Certainty.CERTAIN)

    def _span(self, citation: Citation, meant: _Meant, text: _Text) -> ReferenceSpan:
        places = self._library.places(meant.document) if meant.document else None
        place = places.find(citation.steps) if places is not None and citation.steps else None
        certainty = meant.certainty
        if place is not None and not place.is_sure and certainty is Certainty.CERTAIN:
            certainty = Certainty.PROBABLE
        return ReferenceSpan(
            text.anchor,
            citation.start,
            citation.end,
            meant.address,
            meant.document,
            place.target if place is not None else None,
            place.through if place is not None else None,
            meant.instrument,
            meant.edition,
            pinpoint(citation.steps),
            citation.kind,
            certainty,
        )

    # --- what was cited before ----------------------------------------------------------------------------------

    def _before_note(self, text: _Text, trails: dict[str, list[_Antecedent]]) -> list[_Antecedent]:
        """What was cited last before the mark of a note, in the same sentence, where the note has one mark."""
        marks = self._marks.get(text.anchor, [])
        if len(marks) != 1:
            return []
        (anchor, offset) = marks[0]
        before = [last for last in trails.get(anchor, []) if last.end <= offset]
        if not before or _SENTENCE_END.search(self._text_at[anchor], before[-1].end, offset):
            return []
        return [replace(before[-1], end=0)]

    @cached_property
    def _text_at(self) -> dict[str, str]:
        return {text.anchor: text.text for text in self._texts}

    @cached_property
    def _marks(self) -> dict[str, list[tuple[str, int]]]:
        """For each note where its marks stand: anchor and offset."""
        printed: dict[tuple[str, str], list[int]] = defaultdict(list)
        for section in self._document.walk():
            for mark in section.notes:
                printed[section.id, mark.label].append(mark.offset)
            for block in section.own_blocks():
                for mark in block.notes:
                    printed[block.id, mark.label].append(mark.offset)
        return {
            note.id: [(anchor, offset) for anchor in note.refs for offset in printed[anchor, note.label]]
            for note in self._document.footnotes
        }


def _texts(document: Document) -> Iterator[_Text]:
    """The texts of `document`: titles and blocks in the order of the source, then the notes."""
    for section in document.walk():
        yield _Text(section.id, section.title.text, is_head=True)
        for block in section.own_blocks():
            yield _Text(block.id, block.text.text, is_head=block.role in (Role.TITLE, Role.MASTHEAD))
    for note in document.footnotes:
        yield _Text(note.id, note.text.text)


def _without_designations(text: _Text, cited: list[Citation]) -> Iterator[Citation]:
    """The references of a text, less those that a head begins with: they say what the document is."""
    position = 0
    designates = text.is_head
    for citation in cited:
        designates = designates and not any(c.isalnum() for c in text.text[position : citation.start])
        position = citation.end
        if not designates:
            yield citation


def _parted(citation: Citation, editions: Sequence[Edition]) -> Iterator[tuple[int, int, Edition]]:
    """The characters of `citation` parted between the editions that run together in it."""
    start = citation.start
    for edition in editions:
        end = citation.end if edition is editions[-1] else edition.end
        yield start, end, edition
        start = end


def _antecedent(whole: Anaphor, citation: Citation, trail: list[_Antecedent], text: _Text) -> _Meant | None:
    """What «этой резолюции» means: what was cited last, alone, by that noun, in this sentence or the one before."""
    if not trail or trail[-1].noun != whole.noun or not trail[-1].is_alone:
        return None
    ends = _SENTENCE_END.finditer(text.text, trail[-1].end, citation.start)
    return trail[-1].meant if sum(1 for _ in ends) <= 1 else None
