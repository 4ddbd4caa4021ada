"""First names: an anchor for every section, block and note of a document, from what is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus.anchors.allocation import Names
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
    return assign(document, Names())


def assign(document: Document, names: Names) -> Document:
    """`document` with the ids that `names` gives; the ids that it has say to `names` which unit is asked for."""
    sections = _name_sections(document.sections, _Place(None, _Scope()), names)
    named = tuple(_name_blocks_of(section, _inner(section, _Scope()), names) for section in sections)
    return attach(replace(document, sections=named), names)


_NUMBERED = {BlockKind.PARAGRAPH: "p-", BlockKind.PREAMBLE: "pp-"}
"""What stands before a printed number."""
_ORDINALS = {BlockKind.PREAMBLE: "pp-", BlockKind.TABLE: "t-", BlockKind.SIGNATURE: "sign-"}
"""What stands before an ordinal; `u-` for all others, `h-` for the heading of a group."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What ids are counted through: the document, an annex, a clause, an article or a block."""

    prefix: str = ""
    """What every id in it begins with, with its hyphen."""
    unit: bool = False
    """Whether the labels are those of the items of one clause, article or block; they need no `p-`."""


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


def _name_sections(sections: Sequence[Section], place: _Place, names: Names) -> tuple[Section, ...]:
    """`sections`, which stand beside each other at `place`, and all under them, with ids."""
    script = LabelScript(section.label for section in sections)
    titles = _by_title(sections)
    named: list[Section] = []
    for index, section in enumerate(sections):
        full = script.slug(section.label)
        # The section «2.1» under «2» is `sec-2-1`, not `sec-2-2-1`.
        label = full.removeprefix(f"{place.label}-") if place.label else full
        own = replace(section, id=_section_name(section, label, titles.get(index, ""), place, names))
        inner = _Place(own, _inner(own, place.scope), full)
        named.append(replace(own, sections=_name_sections(own.sections, inner, names)))
    return tuple(named)


def _section_name(section: Section, label: str, title: str, place: _Place, names: Names) -> str:
    wanted: tuple[str, ...]
    match section.kind:
        case SectionKind.FRONT:
            wanted = place.alternatives("text")
        case SectionKind.ANNEX:
            wanted = place.alternatives(f"annex-{label}" if label else "annex")
        case SectionKind.ARTICLE:
            if not label:
                return names.ordinal(section.id, f"{place.scope.prefix}art-")
            wanted = place.alternatives(f"art-{label}")
        case SectionKind.CLAUSE:
            first, second = place.alternatives(title or label or "clause")
            # A bare number behind a clause is its item: the second «решает» is not `reshaet-2`.
            return names.titled(section.id, place.scope.prefix, first, second, f"{second}-clause")
        case SectionKind.SECTION:
            if not label and title and place.top:
                return names.titled(section.id, place.prefix, f"{place.prefix}{title}")
            if not label:
                return names.ordinal(section.id, place.prefix)
            wanted = (f"{place.prefix}{label}",)
    return names.labelled(section.id, *wanted)


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


def _name_blocks_of(section: Section, scope: _Scope, names: Names) -> Section:
    """`section` and all under it, which have their ids, with ids for their blocks; `scope` is the one inside it."""
    blocks = _name_blocks(section.blocks, scope, section.id, names)
    inner = tuple(_name_blocks_of(s, _inner(s, scope), names) for s in section.sections)
    return replace(section, blocks=blocks, sections=inner)


def _name_blocks(blocks: Sequence[Block], scope: _Scope, above: str, names: Names) -> tuple[Block, ...]:
    """`blocks`, which stand beside each other under the id `above`, and all under them, with ids."""
    script = LabelScript(block.label for block in blocks)
    named: list[Block] = []
    for block in blocks:
        label = script.slug(block.label)
        own = _block_name(block, label, scope, above, names)
        # The bullets of all groups of a paragraph are counted through, as if the groups' headings were not there.
        transparent = block.role is Role.GROUP and scope.unit and not label
        inner = scope if transparent else _Scope(f"{own}-", unit=True)
        named.append(replace(block, id=own, children=_name_blocks(block.children, inner, own, names)))
    return tuple(named)


def _block_name(block: Block, label: str, scope: _Scope, above: str, names: Names) -> str:
    if not label or block.kind is BlockKind.SIGNATURE:
        letters = "h-" if block.role is Role.GROUP else _ORDINALS.get(block.kind, "u-")
        return names.ordinal(block.id, f"{scope.prefix}{letters}")
    if block.kind is BlockKind.TABLE:
        stem = f"t-{label}"
    elif scope.unit:
        stem = label
    elif block.kind in _NUMBERED:
        stem = f"{_NUMBERED[block.kind]}{label}"
    elif block.kind is BlockKind.ITEM:
        # An item that no block heads belongs to its section.
        return names.labelled(block.id, f"{above}-{label}")
    else:
        return names.ordinal(block.id, f"{scope.prefix}u-")
    # Paragraph 1 of article 5 is `art-5-p-1` where the document has an article 5.1, which is `art-5-1`.
    within = f"{above}-{_NUMBERED.get(block.kind, '')}{label}" if scope.unit else f"{above}-{stem}"
    return names.labelled(block.id, f"{scope.prefix}{stem}", within)
