"""First names: an anchor for every section, block and note of a document, from what is printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from build_corpus.anchors.labels import LabelScript, title_slugs
from build_corpus.anchors.notes import attach
from build_corpus.model import Block, BlockKind, Document, Role, Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence


def name(document: Document) -> Document:
    """`document` with an id for each section, block and note, and with the notes' refs, as DESIGN.md «Anchors» says.

    Pure and deterministic; ids that are already there are not looked at. An id is ASCII, unique in the document, and
    made from the printed label; an ordinal stands in where nothing is printed. Where a numbering restarts, the later
    paragraph carries the id of its section: `sec-ii-p-1`.
    """
    taken = Allocator()
    scope = _Scope()
    named = [
        _name_blocks_of(section, _inner(section, scope), taken)
        for section in _name_sections(document.sections, _Place(None, scope), taken)
    ]
    return attach(replace(document, sections=tuple(named)), taken)


_NUMBERED = {BlockKind.PARAGRAPH: "p", BlockKind.PREAMBLE: "pp"}
"""What stands before a printed number."""
_ORDINALS = {BlockKind.PREAMBLE: "pp", BlockKind.TABLE: "t", BlockKind.SIGNATURE: "sign"}
"""What stands before an ordinal; `u` for all others, `h` for the heading of a group."""


class Allocator:
    """Gives each id once."""

    def __init__(self) -> None:
        """Begin with every id free."""
        self._taken: set[str] = set()

    def claim(self, *wanted: str) -> str:
        """The first of `wanted` that is free; else the last with the first free number from 2 behind it."""
        numbered = (f"{wanted[-1]}-{number}" for number in count(2))
        found = next((w for w in wanted if w not in self._taken), None) or next(
            n for n in numbered if n not in self._taken
        )
        self._taken.add(found)
        return found


@dataclass(slots=True)
class _Scope:
    """Where ordinals are counted through: the document, an annex, a clause, an article or a block."""

    prefix: str = ""
    """What every id begins with, with its hyphen."""
    unit: bool = False
    """Whether the labels are those of the items of one clause, article or block; they need no `p-`."""
    counts: Counter[str] = field(default_factory=Counter)

    def ordinal(self, kind: str) -> str:
        """The next of its kind: `u-7`."""
        self.counts[kind] += 1
        return f"{kind}-{self.counts[kind]}"


# --- sections ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where sections stand: under what heading, and in what scope."""

    parent: Section | None
    scope: _Scope
    label: str = ""
    """The heading's own label, as it is written in ids."""

    @property
    def top(self) -> bool:
        """Whether they are the first level of the document or of an annex."""
        return self.parent is None or self.parent.kind in {SectionKind.ANNEX, SectionKind.FRONT}

    @property
    def prefix(self) -> str:
        """What the ids of sections that are called by their heading begin with, with its hyphen."""
        return f"{self.scope.prefix}sec-" if self.top or self.parent is None else f"{self.parent.id}-"

    def alternatives(self, stem: str) -> tuple[str, str]:
        """The ids that `stem` may become: alone, or behind the heading where it is taken."""
        return f"{self.scope.prefix}{stem}", f"{self.scope.prefix if self.top else self.prefix}{stem}"


def _name_sections(sections: Sequence[Section], place: _Place, taken: Allocator) -> tuple[Section, ...]:
    """`sections`, which stand beside each other at `place`, and all under them, with ids."""
    script = LabelScript(section.label for section in sections)
    titles = _by_title(sections)
    named: list[Section] = []
    unlabelled = 0
    for index, section in enumerate(sections):
        # The section «2.1» under «2» is `sec-2-1`, not `sec-2-2-1`.
        full = script.slug(section.label)
        label = full.removeprefix(f"{place.label}-") if place.label else full
        title = titles.get(index, "")
        if section.kind is SectionKind.SECTION and not label:
            unlabelled += 1
            label = title if title and place.top else str(unlabelled)
        own = replace(section, id=taken.claim(*_section_stems(section, label, title, place)))
        inner = _Place(own, _inner(own, place.scope), full)
        named.append(replace(own, sections=_name_sections(own.sections, inner, taken)))
    return tuple(named)


def _section_stems(section: Section, label: str, title: str, place: _Place) -> tuple[str, ...]:
    """The ids that `section` may have, the best first."""
    match section.kind:
        case SectionKind.FRONT:
            return place.alternatives("text")
        case SectionKind.ANNEX:
            return place.alternatives(f"annex-{label}" if label else "annex")
        case SectionKind.ARTICLE:
            return place.alternatives(f"art-{label}" if label else place.scope.ordinal("art"))
        case SectionKind.CLAUSE:
            first, second = place.alternatives(title or label or "clause")
            # A bare number behind a clause is its item: the second «решает» is not `reshaet-2`.
            return first, second, f"{second}-clause"
        case SectionKind.SECTION:
            return (f"{place.prefix}{label}",)


def _by_title(sections: Sequence[Section]) -> dict[int, str]:
    """The telling words of the titles, by the place of the section among `sections`.

    Clauses are told from clauses only, and sections without a label from each other.
    """
    found: dict[int, str] = {}
    for clause in (True, False):
        group = [
            index
            for index, section in enumerate(sections)
            if (section.kind is SectionKind.CLAUSE) is clause and (clause or not section.label)
        ]
        found.update(zip(group, title_slugs([sections[index].title.text for index in group]), strict=True))
    return found


def _inner(section: Section, scope: _Scope) -> _Scope:
    """The scope inside `section`, which has its id."""
    match section.kind:
        case SectionKind.ANNEX:
            return _Scope(f"{section.id}-")
        case SectionKind.CLAUSE | SectionKind.ARTICLE:
            return _Scope(f"{section.id}-", unit=True)
        case _:
            return scope


# --- blocks -----------------------------------------------------------------------------------------------------


def _name_blocks_of(section: Section, scope: _Scope, taken: Allocator) -> Section:
    """`section` and all under it, which have their ids, with ids for their blocks; `scope` is the one inside it."""
    blocks = _name_blocks(section.blocks, scope, section.id, taken)
    inner = tuple(_name_blocks_of(s, _inner(s, scope), taken) for s in section.sections)
    return replace(section, blocks=blocks, sections=inner)


def _name_blocks(blocks: Sequence[Block], scope: _Scope, above: str, taken: Allocator) -> tuple[Block, ...]:
    """`blocks`, which stand beside each other under the id `above`, and all under them, with ids."""
    script = LabelScript(block.label for block in blocks)
    return tuple(_name_block(block, script.slug(block.label), scope, above, taken) for block in blocks)


def _name_block(block: Block, label: str, scope: _Scope, above: str, taken: Allocator) -> Block:
    stem = _block_stem(block, label, scope)
    orphan = label and stem == label and not scope.unit
    # An item that no block heads belongs to its section.
    own = taken.claim(f"{above}-{label}") if orphan else taken.claim(f"{scope.prefix}{stem}", f"{above}-{stem}")
    # The bullets of all groups of a paragraph are counted through, as if the groups' headings were not there.
    transparent = block.role is Role.GROUP and scope.unit and not label
    inner = scope if transparent else _Scope(f"{own}-", unit=True)
    return replace(block, id=own, children=_name_blocks(block.children, inner, own, taken))


def _block_stem(block: Block, label: str, scope: _Scope) -> str:
    """What the id of `block` is made of besides what it begins with: its label, or an ordinal of its kind."""
    if not label or block.kind is BlockKind.SIGNATURE:
        return scope.ordinal("h" if block.role is Role.GROUP else _ORDINALS.get(block.kind, "u"))
    if block.kind is BlockKind.TABLE:
        return f"t-{label}"
    if scope.unit or block.kind is BlockKind.ITEM:
        return label
    return f"{_NUMBERED[block.kind]}-{label}" if block.kind in _NUMBERED else scope.ordinal("u")
