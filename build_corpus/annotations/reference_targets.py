"""Places in a document of the corpus: the anchor that «пункт 2 статьи 5» or «раздел решает» stands for.

A place is looked for in what surrounds the citation, from the inside out: in an article «пункт 2» is that of the
article. Where two places answer to the name, none is taken; nor is a paragraph of another article whose number happens
to be the only one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_labels import heading_label
from build_corpus.annotations.reference_places import Step, Unit
from build_corpus.annotations.reference_series import Series, key_of, numbered
from build_corpus.annotations.reference_tokens import Words
from build_corpus.model import Block, BlockKind, Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Document

_HEADINGS = {Unit.SECTION: ("", "раздел", "подраздел"), Unit.CHAPTER: ("глава",), Unit.PART: ("часть",)}
"""The designations that a section of each unit may print."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a way leads."""

    target: str
    through: str | None = None
    """The last anchor of a range."""
    is_sure: bool = True
    """Whether no other reading is possible, and the whole way was found."""


@dataclass(frozen=True, slots=True)
class _Home:
    """What surrounds a text, the outermost first."""

    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Places:
    """The places of one document."""

    document: Document

    def find(
        self, steps: Sequence[Step], at: str | None = None, *, of_whole: bool = False, within: Unit | None = None
    ) -> Place | None:
        """Where `steps`, the outermost first, lead from the text at the anchor `at`; None where they lead nowhere.

        Without `at` they are read from outside. `of_whole` says that the text names the document («настоящего
        доклада»), `within` the unit of it that it names («настоящей статьи»).
        """
        way = [step for step in steps if step.unit is not Unit.OPERATIVE]
        if not way:
            return None
        home = self._homes.get(at or "", _Home())
        if of_whole and within is None:
            home = _Home(tuple(section for section in home.sections if section.kind is SectionKind.ANNEX))
        first = self._walk([*way[:-1], replace(way[-1], last="")], home, within)
        if first is None or not way[-1].last:
            return first
        last = self._walk([*way[:-1], replace(way[-1], label=way[-1].last, last="")], home, within)
        return None if last is None else Place(first.target, last.target, first.is_sure and last.is_sure)

    def beside(self, unit: Unit, at: str, distance: int) -> Step | None:
        """The paragraph or the article before (-1) or behind (1) that of the text at the anchor `at`."""
        home = self._homes.get(at, _Home())
        found: Block | Section | None = None
        if unit is Unit.ARTICLE:
            articles = [section for section in self.document.walk() if _is_unit(section, unit)]
            here = [place for place, article in enumerate(articles) if article in home.sections]
            place = here[0] + distance if here else -1
            found = articles[place] if 0 <= place < len(articles) else None
        elif home.sections and (unit is Unit.PARAGRAPH or home.sections[-1].kind is SectionKind.ARTICLE):
            scope = home.sections[-1]
            own = next((block for block in home.blocks if block.label and block.kind is BlockKind.PARAGRAPH), None)
            found = self._series(scope, home).beside(own, distance) if own is not None else None
            found = found or (self._series(None, home).beside(own, distance) if own is not None else None)
        return Step(unit, found.label) if found is not None and found.label else None

    @property
    def clauses(self) -> list[str]:
        """The opening words of its clauses as the grammar reads them."""
        sections = (section for section in self.document.walk() if section.kind is SectionKind.CLAUSE)
        return [_opening(section) for section in sections]

    @property
    def annexes(self) -> int:
        """How many annexes it has."""
        return sum(section.kind is SectionKind.ANNEX for section in self.document.walk())

    # --- the walk -----------------------------------------------------------------------------------------------

    def _walk(self, way: list[Step], home: _Home, within: Unit | None) -> Place | None:
        if way[0].unit is Unit.NOTE:
            notes = [note.id for note in self.document.footnotes if key_of(note.label) == key_of(way[0].label)]
            return Place(notes[0]) if len(notes) == 1 else None
        found = self._start(way, home, within)
        if found is None:
            return None
        place, sure, rest = found
        for step in rest:
            inner = _inside(place, step)
            if len(inner) != 1:
                return Place(place.id, is_sure=False) if isinstance(place, Block) or not inner else None
            place = inner[0]
        return Place(place.id, is_sure=sure)

    def _start(
        self, way: list[Step], home: _Home, within: Unit | None
    ) -> tuple[Block | Section, bool, list[Step]] | None:
        """The place of the first step, whether no other may be meant, and the steps left."""
        first, *rest = way
        if first.unit is Unit.ITEM:
            return self._item(first, rest, home)
        scopes: list[Section | None] = [*reversed(home.sections), None]
        if within is not None:
            scopes = [*[section for section in reversed(home.sections) if _is_unit(section, within)][:1]]
        for scope in scopes:
            if first.unit is Unit.PREAMBLE:
                hits, sure, left = self._preamble(scope, rest), True, rest[1:]
            elif first.unit is Unit.SUBPARAGRAPH:
                hits, sure, left = _unnumbered(scope, first.label), True, rest
            elif first.unit is Unit.PARAGRAPH:
                series = self._series(scope, home)
                paragraphs, sure = series.labelled(first.label)
                hits, left = self._continuous(paragraphs, series, home), rest
            else:
                hits, sure, left = self._headed(scope, first, home), True, rest
                if not hits and first.unit is Unit.PART and scope is not None and scope.kind is SectionKind.ARTICLE:
                    paragraphs, sure = self._series(scope, home).labelled(first.label)
                    hits = list(paragraphs)  # in laws «часть 3 статьи 12» is its third paragraph
            if hits:
                return (hits[0], sure, left) if len(hits) == 1 else None
        return None

    def _item(self, step: Step, rest: list[Step], home: _Home) -> tuple[Block | Section, bool, list[Step]] | None:
        """An item of the paragraph that the text stands in."""
        for block in reversed(home.blocks):
            hits, sure = Series(block.children).labelled(step.label)
            if hits:
                return (hits[0], sure, rest) if len(hits) == 1 else None
        return None

    def _continuous(self, hits: list[Block], series: Series, home: _Home) -> list[Block | Section]:
        """`hits` but for one whose number belongs to a series of its own, away from the text."""
        if len(hits) != 1 or self._homes[hits[0].id].sections[-1] in home.sections or series.is_continuous:
            return list(hits)
        return []

    def _series(self, scope: Section | None, home: _Home) -> Series:
        """The numbered paragraphs below `scope`, gathered once."""
        key = scope.id if scope is not None else f"/{_in_annex(home)}"
        if key not in self._gathered:
            sections = self._sections(scope, home)
            self._gathered[key] = Series(block for section in sections for block in numbered(section.blocks))
        return self._gathered[key]

    @cached_property
    def _gathered(self) -> dict[str, Series]:
        return {}

    def _preamble(self, scope: Section | None, rest: list[Step]) -> list[Block | Section]:
        sections = self._sections(scope, _Home())
        blocks = [block for s in sections for block in s.own_blocks() if block.kind is BlockKind.PREAMBLE]
        if not rest or not rest[0].label.isdigit():
            return [*blocks[:1]]
        number = int(rest[0].label)
        return [blocks[number - 1]] if 0 < number <= len(blocks) else []

    def _headed(self, scope: Section | None, step: Step, home: _Home) -> list[Block | Section]:
        sections = self._sections(scope, home, annexes=step.unit is Unit.ANNEX)
        return [section for section in sections if _is_unit(section, step.unit) and _answers(section, step.label)]

    def _sections(self, scope: Section | None, home: _Home, *, annexes: bool = False) -> Iterator[Section]:
        """The sections below `scope`; below the whole document those of annexes only if the text stands in one."""
        if scope is not None:
            yield from scope.walk()
            return
        for section in self.document.sections:
            if annexes or section.kind is not SectionKind.ANNEX or _in_annex(home):
                yield from section.walk()

    @cached_property
    def _homes(self) -> dict[str, _Home]:
        """What surrounds the text at each anchor, itself included."""
        found: dict[str, _Home] = {}

        def put(blocks: Sequence[Block], home: _Home) -> None:
            for block in blocks:
                found[block.id] = _Home(home.sections, (*home.blocks, block))
                put(block.children, found[block.id])

        def enter(sections: Sequence[Section], path: tuple[Section, ...]) -> None:
            for section in sections:
                found[section.id] = _Home((*path, section))
                put(section.blocks, found[section.id])
                enter(section.sections, (*path, section))

        enter(self.document.sections, ())
        for note in self.document.footnotes:
            found[note.id] = found[note.refs[0]] if note.refs else _Home()
        return found


def _in_annex(home: _Home) -> bool:
    return any(section.kind is SectionKind.ANNEX for section in home.sections)


def _inside(place: Block | Section, step: Step) -> list[Block | Section]:
    """The places right inside `place` that answer to `step`."""
    if step.unit is Unit.SUBPARAGRAPH:
        return _unnumbered(place, step.label) if isinstance(place, Section) else []
    if isinstance(place, Block):
        return list(Series(place.children).labelled(step.label)[0])
    if step.unit in (Unit.PARAGRAPH, Unit.ITEM):
        own = Series(numbered(place.blocks)).labelled(step.label)[0]
        below = (block for section in place.walk() for block in numbered(section.blocks))
        return list(own or Series(below).labelled(step.label)[0])
    if step.unit is Unit.PART and place.kind is SectionKind.ARTICLE:
        return list(Series(numbered(place.blocks)).labelled(step.label)[0])
    return [s for s in place.walk() if s is not place and _is_unit(s, step.unit) and _answers(s, step.label)]


def _unnumbered(scope: Section | None, label: str) -> list[Block | Section]:
    """The paragraph of an article that is called by its place among those without numbers: «абзац второй»."""
    if scope is None or scope.kind is not SectionKind.ARTICLE or not label.isdigit() or any(numbered(scope.blocks)):
        return []
    return [*scope.blocks[int(label) - 1 : int(label)]] if int(label) else []


def _is_unit(section: Section, unit: Unit) -> bool:
    if unit is Unit.ANNEX:
        return section.kind is SectionKind.ANNEX
    if unit is Unit.ARTICLE:
        return section.kind is SectionKind.ARTICLE
    if section.kind is SectionKind.CLAUSE:
        return unit is Unit.SECTION
    return section.kind is SectionKind.SECTION and section.designation.lower() in _HEADINGS.get(unit, ())


def _answers(section: Section, label: str) -> bool:
    """Whether `section` has this label, or is the clause that these words open."""
    if section.kind is SectionKind.CLAUSE:
        return _opening(section) == label
    return not label or key_of(section.label or _annex_label(section)) == key_of(label)


def _annex_label(section: Section) -> str:
    """The label in the heading of an annex: «Приложение II»."""
    if section.kind is not SectionKind.ANNEX:
        return ""
    label = heading_label(Words(section.title.text), 1)
    return label[0] if label is not None else ""


def _opening(section: Section) -> str:
    """The words of a clause's head in small letters, its last sign left out."""
    words = [token.text.lower() for token in Words(section.title.text).tokens]
    while words and not words[-1].isalnum():
        del words[-1]
    return " ".join(words)
