"""The references of a corpus turned round: what each document cites, what cites it, and who refers to each place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX
from build_corpus.russian import transliterate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from build_corpus.model import Block, Corpus, Document, Instrument, ReferenceKind, ReferenceSpan, Section

FOLDER = "references"
"""The folder of the pages of what is cited."""
_LONGEST_ID = 100
"""In characters: the names of files have limits."""
_DIGEST = 8

Place = tuple[str, str]
"""The slug of a document and an anchor in it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference, seen from what it refers to."""

    slug: str
    """The document that it stands in."""
    words: str
    """As printed, white space as one space."""
    span: ReferenceSpan

    @property
    def anchor(self) -> str:
        """The text that it stands in."""
        return self.span.anchor


@dataclass(frozen=True, slots=True)
class Cited:
    """An instrument with all that refer to it, in the order of the corpus."""

    instrument: Instrument
    id: str
    """Its name in ASCII, unique among all names: `a-res-73-27`."""
    mentions: tuple[Mention, ...]

    @property
    def page(self) -> str:
        """The path of its page from the root of the site."""
        return f"{FOLDER}/{self.id}/{INDEX}"

    @property
    def symbol(self) -> str:
        """Its symbol; empty where its name is ours alone: decisions of the UN have none, nor have acts of the ITU."""
        name = self.instrument.name
        return name if "/" in name and "/DEC/" not in name and not name.startswith("ITU") else ""

    @property
    def kind(self) -> ReferenceKind:
        """In what form it is cited, the first time."""
        return self.mentions[0].span.kind

    @property
    def address(self) -> str | None:
        """Its official address, where it has one and is not in the corpus."""
        return next((m.span.address for m in self.mentions if m.span.address), None)

    @property
    def document(self) -> str | None:
        """The slug of the document of the corpus that it is; None where none is it, or only one of its editions."""
        found = {mention.span.document for mention in self.mentions}
        return found.pop() if len(found) == 1 else None

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions in which it is cited, in the order of their years."""
        found = {mention.span.edition for mention in self.mentions if mention.span.edition}
        return tuple(sorted(found, key=lambda edition: (edition.rpartition(" ")[2], edition)))


@dataclass(frozen=True)
class Backlinks:
    """All references of a corpus, from where they lead."""

    instruments: tuple[Cited, ...] = ()
    """All that is cited, in the natural order of names: `A/RES/73/27` before `A/RES/73/266`."""
    places: Mapping[Place, tuple[Mention, ...]] = field(default_factory=dict)
    """Who refers to each place of the corpus; to a place in a range, who refers to the range."""
    cites: Mapping[str, tuple[Cited, ...]] = field(default_factory=dict)
    """What each document cites, with its own mentions only."""
    cited_by: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """Who refers to each document, or a place in it, from another one."""
    unknown: tuple[Mention, ...] = ()
    """References to something that cannot be told."""

    @cached_property
    def by_name(self) -> Mapping[str, Cited]:
        """All that is cited, by the canonical name."""
        return {each.instrument.name: each for each in self.instruments}

    @cached_property
    def titles(self) -> Counter[str]:
        """How many instruments have each title."""
        return Counter(each.instrument.title for each in self.instruments)

    @property
    def outside(self) -> tuple[Cited, ...]:
        """What is cited and is not in the corpus."""
        return tuple(each for each in self.instruments if each.document is None)


def backlinks(corpus: Corpus) -> Backlinks:
    """The references of `corpus` turned round. The cost grows with the references and the lengths of their ranges."""
    mentions = list(_mentions(corpus))
    ids = _ids({m.span.instrument for m in mentions if m.span.instrument is not None})
    ranges = {a.document.metadata.slug: _Order(a.document) for a in corpus.documents}
    places: dict[Place, list[Mention]] = defaultdict(list)
    cited_by: dict[str, list[Mention]] = defaultdict(list)
    own: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        slug = mention.span.document
        own[mention.slug].append(mention)
        if slug is not None and slug != mention.slug:
            cited_by[slug].append(mention)
        if slug in ranges and mention.span.target is not None:
            for anchor in ranges[slug].between(mention.span.target, mention.span.through):
                places[slug, anchor].append(mention)
    return Backlinks(
        _cited(mentions, ids),
        {place: tuple(found) for place, found in places.items()},
        {slug: _cited(found, ids) for slug, found in own.items()},
        {slug: tuple(found) for slug, found in cited_by.items()},
        tuple(m for m in mentions if m.span.instrument is None and m.span.document is None),
    )


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """What sorts names as people do: numbers by value, before letters."""
    return tuple((int(part), "") if part.isdigit() else (-1, part.lower()) for part in re.findall(r"\d+|\D+", name))


def _mentions(corpus: Corpus) -> Iterator[Mention]:
    for annotated in corpus.documents:
        document = annotated.document
        texts = {section.id: section.title.text for section in document.walk()}
        texts |= {block.id: block.text.text for block in document.blocks()}
        texts |= {note.id: note.text.text for note in document.footnotes}
        for span in annotated.layers.references:
            words = " ".join(texts.get(span.anchor, "")[span.start : span.end].split())
            yield Mention(document.metadata.slug, words, span)


def _ids(instruments: Iterable[Instrument]) -> dict[str, str]:
    """An id for each instrument, by its name; the same for good, as far as no other name is the same in ASCII.

    A name that is long, or the same as another in ASCII, is told apart by a part of its SHA-256.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted({each.name for each in instruments}, key=lambda each: (natural(each), each)):
        words = "".join(c if c.isalnum() else " " for c in transliterate(name)).split()
        plain = "-".join(words)
        if not plain or plain in taken or len(plain) > _LONGEST_ID:
            start = plain[:_LONGEST_ID].rpartition("-")[0] if len(plain) > _LONGEST_ID else plain
            plain = f"{start or 'instrument'}-{sha256(name.encode()).hexdigest()[:_DIGEST]}"
        taken.add(plain)
        found[name] = plain
    return found


def _cited(mentions: Iterable[Mention], ids: Mapping[str, str]) -> tuple[Cited, ...]:
    found: dict[str, list[Mention]] = defaultdict(list)
    titles: dict[str, Instrument] = {}
    for mention in mentions:
        instrument = mention.span.instrument
        if instrument is not None:
            found[instrument.name].append(mention)
            titles.setdefault(instrument.name, instrument)
    return tuple(Cited(titles[name], ids[name], tuple(found[name])) for name in ids if name in found)


class _Order:
    """The places of a document by what they are counted with, for ranges."""

    def __init__(self, document: Document) -> None:
        self._series: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._place: dict[str, tuple[tuple[str, int], int]] = {}
        self._enter(document.sections, 0)

    def between(self, first: str, last: str | None) -> list[str]:
        """The anchors from `first` to `last`, which are counted together; `first` alone where they are not."""
        if last is None or first not in self._place or last not in self._place:
            return [first]
        (series, start), (other, end) = self._place[first], self._place[last]
        return self._series[series][start : end + 1] if series == other and start <= end else [first]

    def _enter(self, sections: Iterable[Section], depth: int) -> None:
        for section in sections:
            self._put(section, "section", depth)
            self._blocks(section.blocks, 0)
            self._enter(section.sections, depth + 1)

    def _blocks(self, blocks: Iterable[Block], depth: int) -> None:
        for block in blocks:
            self._put(block, block.kind.value, depth)
            self._blocks(block.children, depth + 1)

    def _put(self, place: Section | Block, kind: str, depth: int) -> None:
        series = self._series[kind, depth]
        self._place[place.id] = ((kind, depth), len(series))
        series.append(place.id)
