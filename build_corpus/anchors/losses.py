"""What would be lost, why, and the commands that settle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.anchors.candidates import comparable
from build_corpus.anchors.units import Unit
from build_corpus.errors import AnchorError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from build_corpus.anchors.record import Entry

_REWRITTEN = 0.3
"""Less alike than this, new words are not worth naming as the old ones rewritten."""
_TAKEN_IN = 0.6
"""Nor, less alike than this, words that have an anchor of their own."""
_SHOWN = 60
"""So many characters of a text are shown in a message."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A unit of the new text that a vanished anchor may have become."""

    id: str
    likeness: float
    """From 0 to 1."""
    new: bool
    """Whether its words are new, so that it could be the same paragraph rewritten."""


@dataclass(frozen=True, slots=True)
class Vanished:
    """A published anchor whose words are not in the new text."""

    entry: Entry
    nearest: tuple[Nearest, ...]
    """The likeliest first."""
    explanation: str
    """Why the build stopped, in one line."""
    commands: tuple[str, ...]
    """The commands that settle it, each with what it says."""


def vanished(
    slug: str,
    lost: Sequence[Entry],
    units: Mapping[str, Unit],
    origins: Mapping[str, str],
    retitled: Mapping[str, str],
) -> tuple[Vanished, ...]:
    """Explain each of the `lost` entries of the document `slug`, by the `units` of the new text.

    `origins` are the published ids that had the words of the new ones, `retitled` the sections that have the
    paragraphs of a lost one.
    """
    old = [Unit.of(entry) for entry in lost]
    new = list(units.values())
    near: dict[int, list[Nearest]] = {index: [] for index in range(len(lost))}
    pairs = comparable({i: unit.wording for i, unit in enumerate(old)}, {j: unit.wording for j, unit in enumerate(new)})
    for i, j in sorted(pairs):
        likeness = old[i].wording.similarity(new[j].wording)
        fresh = new[j].id not in origins
        if likeness >= (_REWRITTEN if fresh else _TAKEN_IN) and old[i].layer is new[j].layer:
            near[i].append(Nearest(new[j].id, likeness, fresh))
    for i, entry in enumerate(lost):
        heir = retitled.get(entry.id)
        if heir is not None and all(nearest.id != heir for nearest in near[i]):
            near[i].append(Nearest(heir, 0.0, heir not in origins))
    return tuple(
        _explained(entry, slug, tuple(sorted(near[index], key=lambda n: (-n.likeness, n.id))[:3]))
        for index, entry in enumerate(lost)
    )


def refuse(lost: Sequence[Vanished], slug: str, file: Path | str | None = None) -> AnchorError:
    """The error that stops the build of the document `slug`."""
    if len(lost) == 1:
        return AnchorError(f"{lost[0].explanation} Settle it with {' or '.join(lost[0].commands)}", file=file)
    shown = ", ".join(item.entry.id for item in lost[:5]) + (", …" if len(lost) > 5 else "")  # noqa: PLR2004 - a line
    return AnchorError(
        f"{len(lost)} published anchors of «{slug}» would lose their words: {shown}; "
        f"`build-corpus anchors explain {slug}` says for each why, and how to settle it",
        file=file,
    )


def _explained(entry: Entry, slug: str, nearest: tuple[Nearest, ...]) -> Vanished:
    command = f"`build-corpus anchors {{}} {slug} {entry.id}"
    retire = f"{command.format('retire')}` (the words are gone for good)"
    if entry.to is not None:
        why = f"{entry.id} of «{slug}» was moved to {entry.to}, which the text does not have."
        return Vanished(entry, (), why, (f"{command.format('move')} ANCHOR` (where its words stand)", retire))
    words = entry.text or ""
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
    said = f" («{' '.join(shown.split())}»)" if words else ""
    why = f"{entry.id} of «{slug}»{said} was published, and no part of the new text has its words"
    if not nearest:
        return Vanished(entry, (), f"{why}.", (retire,))
    best = nearest[0]
    if best.likeness:
        why = f"{why}; nearest is {best.id}, {round(100 * best.likeness)} % alike."
    else:
        why = f"{why}; what stood under it stands in {best.id} now."
    commands = [f"{command.format('move')} {best.id}` (links go there from now on)", retire]
    if best.new:
        commands.insert(0, f"{command.format('keep')} {best.id}` (the same paragraph, rewritten: it keeps its anchor)")
    return Vanished(entry, nearest, why, tuple(commands))
