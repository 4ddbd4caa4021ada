"""Which section of the last edition is which of the new one: by what stands in it, then by its title."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.anchors.allocation import as_first_printed
from build_corpus.anchors.candidates import comparable
from build_corpus.anchors.chain import heaviest_chain
from build_corpus.anchors.labels import plain
from build_corpus.anchors.units import Layer, once

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from build_corpus.anchors.chain import Pair
    from build_corpus.anchors.units import Unit

SAME_CONTENT = 0.5
"""The share of the paragraphs of both sections that makes them one, where the titles are only akin."""
SAME_TITLE = 0.8
"""How alike the titles of one section must be, where its paragraphs do not speak for it."""
SAME_LABEL = 0.6
"""How alike they must be where the printed label is the same."""
AKIN = 0.5
"""How alike they must be where its paragraphs do."""
OTHER_NUMBERS = 0.1
"""So much more where the numbers in the titles differ."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of an edition and the ids of the blocks that stand in each, its sub-sections left out."""

    sections: tuple[Unit, ...]
    members: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Outline:
        """The outline of `units`, which stand in the order of the document."""
        sections: list[Unit] = []
        members: list[list[str]] = []
        for unit in units:
            if unit.layer is Layer.SECTION:
                sections.append(unit)
                members.append([])
            elif unit.layer is Layer.BLOCK and members:
                members[-1].append(unit.id)
        return cls(tuple(sections), tuple(map(tuple, members)))


def align_sections(old: Outline, new: Outline, heirs: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The heirs of the sections of `old`, from those of its blocks; a section that is in `heirs` already is left out.

    A section with the same title is the same unless its paragraphs went elsewhere: «Обсуждение» stands in seven
    sections. One whose paragraphs are the same is the same when the titles are akin. Under another title it may well
    be, but its anchor stood for the old one: those come second, for a maintainer to decide.
    """
    votes = _votes(old, new, heirs)
    settled = set(heirs.values())
    unique = once(old.sections).keys() & once(new.sections).keys()
    pairs = (
        (i, j)
        for i, j in _pairs(old, new, votes)
        if old.sections[i].id not in heirs and new.sections[j].id not in settled
    )
    weighed = {pair: _weight(pair, old, new, votes[pair], unique) for pair in pairs}
    weights = {pair: weight for pair, weight in weighed.items() if weight is not None}
    found = dict(heaviest_chain(weights))
    taken = set(found.values())
    for i, j in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    retitled = {i: j for (i, j), _ in sorted(votes.items(), key=lambda vote: vote[1]) if i not in found}
    return _ids(found, old, new), _ids(retitled, old, new)


def _ids(found: Mapping[int, int], old: Outline, new: Outline) -> dict[str, str]:
    return {old.sections[i].id: new.sections[j].id for i, j in sorted(found.items())}


def _votes(old: Outline, new: Outline, heirs: Mapping[str, str]) -> Counter[Pair]:
    """How many paragraphs two sections have in common."""
    home = {block: j for j, blocks in enumerate(new.members) for block in blocks}
    return Counter(
        (i, home[heirs[block]]) for i, blocks in enumerate(old.members) for block in blocks if heirs.get(block) in home
    )


def _pairs(old: Outline, new: Outline, votes: Counter[Pair]) -> list[Pair]:
    titles = [dict(enumerate(unit.wording for unit in outline.sections)) for outline in (old, new)]
    places = {unit.id: j for j, unit in enumerate(new.sections)}
    same_id = {
        (i, places[base]) for i, unit in enumerate(old.sections) if (base := as_first_printed(unit.id)) in places
    }
    return sorted(set(votes) | same_id | comparable(*titles))


def _weight(pair: Pair, old: Outline, new: Outline, votes: int, unique: Container[str]) -> int | None:
    """How much speaks for a pair; None where it cannot be. `unique` are the fingerprints of titles that stand once."""
    left, right = old.sections[pair[0]], new.sections[pair[1]]
    sizes = [len(outline.members[index]) for outline, index in zip((old, new), pair, strict=True)]
    share = 2 * votes / sum(sizes) if sum(sizes) else 0.0
    title = left.wording.similarity(right.wording)
    same_label = bool(plain(left.label)) and plain(left.label) == plain(right.label)
    undecided = votes > 0 or not all(sizes) or same_label or left.wording.fingerprint in unique
    # The text before the first heading has no title, so that its anchor cannot point to other words.
    untitled = not left.wording.core
    same_title = left.kind == right.kind if untitled else undecided
    least = SAME_LABEL if same_label else SAME_TITLE
    same_title &= title >= least + OTHER_NUMBERS * (left.wording.numbers != right.wording.numbers)
    akin = untitled or title >= AKIN or left.wording.holds(right.wording, 1) or right.wording.holds(left.wording, 1)
    if not (same_title or (akin and share >= SAME_CONTENT)):
        return None
    # A title that is the same outweighs all paragraphs: they may have been moved from section to section.
    return round(2000 * share + 1000 * title) + 5000 * same_title + 200 * same_label + 100 * (left.kind == right.kind)
