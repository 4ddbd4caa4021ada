"""How documents of the corpus continue each other: drafts and final texts, corrigenda, texts that replace others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.model import RelationKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_corpus.model import Metadata


@dataclass(frozen=True, slots=True)
class Fault:
    """A relation that cannot be."""

    document: int
    """The index of the document that claims it."""
    kind: RelationKind
    problem: str
    """What is wrong and what to do."""


def fault(documents: Sequence[Metadata]) -> Fault | None:
    """The first relation that names no other document, or makes a text come before itself; None where there is none."""
    slugs = {metadata.slug for metadata in documents}
    newer: dict[str, set[str]] = {slug: set() for slug in slugs}
    for index, metadata in enumerate(documents):
        for relation in metadata.relations:
            kind, other = relation.kind, relation.document
            if other not in slugs:
                known = ", ".join(sorted(slugs - {metadata.slug})) or "there are none"
                return Fault(index, kind, f"{kind.value} {other!r} is no document here; name one of these: {known}")
            if other == metadata.slug:
                return Fault(index, kind, f"{kind.value} {other!r} is the document itself; name another one")
            earlier, later = metadata.slug, other
            if kind is not RelationKind.DRAFT_OF:
                earlier, later = later, earlier
            newer[earlier].add(later)
            if way := _way(later, earlier, newer):
                chain = " -> ".join((earlier, *way))
                problem = f"{kind.value} {other!r} makes {earlier!r} come before itself ({chain}); remove one relation"
                return Fault(index, kind, problem)
    return None


def _way(start: str, end: str, newer: Mapping[str, set[str]]) -> tuple[str, ...]:
    """A way from `start` to `end`, both included; empty where there is none."""
    before: dict[str, str | None] = {start: None}
    waiting = [start]
    while waiting:
        slug = waiting.pop()
        if slug == end:
            way: list[str] = []
            step: str | None = slug
            while step is not None:
                way.append(step)
                step = before[step]
            return tuple(reversed(way))
        for following in sorted(newer[slug] - before.keys()):
            before[following] = slug
            waiting.append(following)
    return ()
