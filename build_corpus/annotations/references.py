"""References: what the texts of a document cite, and where that is: in the corpus, at an official address, or nowhere.

A reference has a number or names a place: «резолюции 73/27», «A/70/174», «статья 51 Устава», «в пункте 51». The bare
name of a treaty is a term, not a reference. What a document says of itself («РЕЗОЛЮЦИЯ 130», its symbol in the head)
is its designation. A place that the document does not have, one of something without a number, and an agenda's item
are not cited at all; an instrument that cannot be told is marked and leads nowhere.

An old and a new number that run together («68/19876/189», «(Пересм. Дубай, 2018 г.Бухарест, 2022 г.)») are two
references, each on its own characters, both `probable`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_acts import Act
from build_corpus.annotations.reference_anaphors import IBIDEM, Neighbour, Part
from build_corpus.annotations.reference_antecedents import (
    SENTENCE_END,
    Antecedent,
    noun_before,
    of_paragraph_before,
    same_place,
)
from build_corpus.annotations.reference_chains import Chains
from build_corpus.annotations.reference_grammar import Citation, Grammar
from build_corpus.annotations.reference_meaning import Library, Meaning, Reader
from build_corpus.annotations.reference_names import with_acts
from build_corpus.annotations.reference_owners import Owner, is_shared, owner_of
from build_corpus.annotations.reference_places import pinpoint
from build_corpus.annotations.reference_settings import setting_of
from build_corpus.annotations.reference_targets import Places
from build_corpus.annotations.reference_tokens import Words
from build_corpus.annotations.reference_wholes import Own
from build_corpus.annotations.symbols import Symbol
from build_corpus.model import Certainty, ReferenceKind, ReferenceSpan, Role

__all__ = ["Library", "find_references"]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.annotations.reference_targets import Place
    from build_corpus.model import Document


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the document."""

    anchor: str
    text: str
    is_head: bool = False
    """Whether it may be a designation: a title, a line of a masthead."""
    is_note: bool = False


def find_references(document: Document, corpus: Sequence[Document] | Library) -> tuple[ReferenceSpan, ...]:
    """The references of `document`, in the order of its texts, those of one text in order and apart.

    `corpus` holds the documents that they may lead to; one Library serves all documents of a corpus.
    """
    library = corpus if isinstance(corpus, Library) else Library(corpus)
    places = library.places(document.metadata.slug) or Places(document)
    texts = list(_texts(document))
    setting = setting_of(document, [Words(text.text) for text in texts])
    grammar = Grammar(Chains(setting.short_names, places.clauses, places.annexes))
    cited = {text.anchor: list(grammar.citations(text.text)) for text in texts}
    acts = [c.whole for citations in cited.values() for c in citations if isinstance(c.whole, Act)]
    symbols = [c.whole.name for citations in cited.values() for c in citations if isinstance(c.whole, Symbol)]
    reader = Reader(library, with_acts(setting, acts, symbols))
    return tuple(_spans(document, texts, cited, places, reader))


def _spans(
    document: Document, texts: Sequence[_Text], cited: dict[str, list[Citation]], places: Places, reader: Reader
) -> Iterator[ReferenceSpan]:
    trails = _Trails(document, {text.anchor: text.text for text in texts})
    for text in texts:
        before = trails.before(text)
        found: list[Antecedent] = []
        citations = list(_without_designations(text, cited[text.anchor]))
        owners = _owners(text.text, citations)
        for printed in citations:
            citation, meant = _told(printed, [*before, *found], text, places)
            if citation.whole is None and owners[printed.start] is Owner.ANOTHER:
                continue
            if citation.whole is None or isinstance(citation.whole, Own):
                is_sure = citation.whole is not None or owners[printed.start] is Owner.DOCUMENT
                yield from _own_place(document, text, citation, places, is_sure=is_sure)
                own = Meaning(ReferenceKind.PLACE)
                found.append(Antecedent(own, "", citation.end, citation.alone, citation.steps, is_own=True))
                continue
            readings = [(citation, meant)] if meant else reader.readings(citation, [*before, *found], text.text)
            for part, meaning in readings:
                yield _outside(text, part, meaning, reader.library)
            if readings:
                alone = citation.alone and len(readings) == 1
                noun = citation.noun or noun_before(citation, [*before, *found])
                found.append(Antecedent(readings[-1][1], noun, citation.end, alone, citation.steps))
        trails.add(text, found)


def _told(
    citation: Citation, trail: Sequence[Antecedent], text: _Text, places: Places
) -> tuple[Citation, Meaning | None]:
    """`citation` with the place that «того же пункта», «предыдущего пункта» stands for, and what that is in.

    No meaning for a place of the document itself, and for citations that do not speak so.
    """
    whole = citation.whole
    if isinstance(whole, Neighbour):
        step = places.beside(whole.unit, text.anchor, whole.distance)
        return replace(citation, whole=None, steps=(step, *citation.steps) if step is not None else ()), None
    if not isinstance(whole, Part):
        return citation, None
    same = same_place(whole, citation, trail, text.text)
    if same is None:
        return replace(citation, whole=Own(whole.unit)), None
    told = replace(citation, steps=(*same.steps, *citation.steps), noun=same.noun, kind=same.meaning.kind)
    return (replace(told, whole=Own()), None) if same.is_own else (told, same.meaning)


class _Trails:
    """What each text has cited so far, for the notes."""

    def __init__(self, document: Document, texts: dict[str, str]) -> None:
        self._texts = texts
        self._found: dict[str, list[Antecedent]] = {}
        self._note_before: list[Antecedent] = []
        self._last: list[Antecedent] = []
        printed: dict[tuple[str, str], list[int]] = defaultdict(list)
        for section in document.walk():
            for mark in section.notes:
                printed[section.id, mark.label].append(mark.offset)
            for block in section.own_blocks():
                for mark in block.notes:
                    printed[block.id, mark.label].append(mark.offset)
        self._marks = {
            note.id: [(anchor, offset) for anchor in note.refs for offset in printed[anchor, note.label]]
            for note in document.footnotes
        }

    def add(self, text: _Text, found: list[Antecedent]) -> None:
        """Remember what `text` cites."""
        self._found[text.anchor] = found
        if text.is_note:
            self._note_before = found
        self._last = found

    def before(self, text: _Text) -> list[Antecedent]:
        """What was cited last before a text: in the paragraph before, or where a note stands."""
        return self._before_note(text) if text.is_note else of_paragraph_before(self._last)

    def _before_note(self, note: _Text) -> list[Antecedent]:
        """What was cited last before a note.

        «Там же» goes back to the note before, if that cites one thing; else it is what stands before the mark of the
        note, in the same sentence, if there is one mark.
        """
        if note.text.lower().startswith(IBIDEM):
            return self._note_before if len(self._note_before) == 1 else []
        marks = self._marks[note.anchor]
        if len(marks) != 1:
            return []
        anchor, offset = marks[0]
        last = [antecedent for antecedent in self._found[anchor] if antecedent.end <= offset][-1:]
        if not last or SENTENCE_END.search(self._texts[anchor], last[0].end, offset):
            return []
        return [replace(last[0], end=0)]


def _owners(text: str, citations: Sequence[Citation]) -> dict[int, Owner]:
    """Whose the bare places among the `citations` of `text` are, by their starts; those of a series are of one owner.

    «в пунктах 1 и 2 и в пункте 3 резолюции 75/32» may mean that resolution throughout.
    """
    owners: dict[int, Owner] = {}
    following: Citation | None = None
    for citation in reversed(citations):
        owner = owner_of(text, citation.start, citation.end)
        if following is not None and owner is Owner.DOCUMENT and is_shared(text, citation.end, following.start):
            if following.whole is None:
                owner = owners[following.start]
            elif following.steps and not isinstance(following.whole, Own):
                owner = Owner.UNSURE
        owners[citation.start] = owner
        following = citation
    for before, after in pairwise(citations):
        if owners[before.start] is Owner.ANOTHER and after.whole is None and is_shared(text, before.end, after.start):
            owners[after.start] = Owner.ANOTHER
    return owners


def _own_place(
    document: Document, text: _Text, citation: Citation, places: Places, *, is_sure: bool
) -> Iterator[ReferenceSpan]:
    """A place of the document itself; one that it does not have is marked only where it is called its own."""
    if not citation.steps:
        return
    whole = citation.whole
    within = whole.unit if isinstance(whole, Own) else None
    place = places.find(citation.steps, text.anchor, of_whole=whole is not None, within=within)
    if place is not None and not is_sure:
        place = replace(place, is_sure=False)
    span = _span(text, citation, Meaning(ReferenceKind.PLACE), place)
    if place is not None:
        yield replace(span, document=document.metadata.slug)
    elif whole is not None:
        yield span


def _outside(text: _Text, citation: Citation, meaning: Meaning, library: Library) -> ReferenceSpan:
    """A reference to an instrument, which may be in the corpus."""
    places = library.places(meaning.document)
    place = places.find(citation.steps) if places is not None and citation.steps else None
    return _span(text, citation, meaning, place)


def _span(text: _Text, citation: Citation, meaning: Meaning, place: Place | None) -> ReferenceSpan:
    certainty = meaning.certainty
    if place is not None and not place.is_sure and certainty is Certainty.CERTAIN:
        certainty = Certainty.PROBABLE
    return ReferenceSpan(
        text.anchor,
        citation.start,
        citation.end,
        meaning.address,
        meaning.document,
        place.target if place is not None else None,
        place.through if place is not None else None,
        meaning.instrument,
        meaning.edition,
        pinpoint(citation.steps),
        meaning.kind,
        certainty,
    )


def _texts(document: Document) -> Iterator[_Text]:
    """The texts of `document`: titles and blocks in the order of the source, then the notes."""
    for section in document.walk():
        yield _Text(section.id, section.title.text, is_head=True)
        for block in section.own_blocks():
            yield _Text(block.id, block.text.text, is_head=block.role in (Role.TITLE, Role.MASTHEAD))
    for note in document.footnotes:
        yield _Text(note.id, note.text.text, is_note=True)


def _without_designations(text: _Text, cited: Sequence[Citation]) -> Iterator[Citation]:
    """The references of a text, less those that a head begins with: they say what the document is."""
    position = 0
    designates = text.is_head
    for citation in cited:
        designates = designates and not any(c.isalnum() for c in text.text[position : citation.start])
        position = citation.end
        if not designates:
            yield citation
