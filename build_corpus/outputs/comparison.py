"""What an update of the corpus changes, for its maintainer: as Markdown for a pull request, as JSON for a program."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from build_corpus.model import ChangeKind
from build_corpus.redline import Fate, redline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import Change
    from build_corpus.redline import Stretch

_ACTIVE = re.compile(r"[^\w\s.,;:()«»„“”–—№§\u0400-\u04ff]|(?<=\d)[.)]|_")
"""What Markdown, HTML and the hosts of pull requests may act upon."""
_TAGS = {Fate.DELETED: "del", Fate.INSERTED: "ins"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document then and now."""

    slug: str
    edition: int
    """The number of the edition compared with; 0 for a document that was not published then."""
    changes: tuple[Change, ...]
    """In the order of the text; empty for a new document, all of which is new."""
    withdrawn: bool = False
    """Whether the document is no longer in the corpus."""

    @property
    def headline(self) -> str:
        """What became of the document, in a line: `report: 2 changed, 1 removed since edition 3`."""
        if not self.edition:
            return f"{self.slug}: a new document"
        if self.withdrawn:
            return f"{self.slug}: no longer in the corpus"
        count = {kind: sum(change.kind is kind for change in self.changes) for kind in ChangeKind}
        told = ", ".join(f"{number} {kind.value}" for kind, number in count.items() if number)
        return f"{self.slug}: {told or 'nothing changed'} since edition {self.edition}"


def title(change: Change) -> str:
    """What happened where: `moved: p-12 -> p-13`."""
    if change.former is None:
        return f"{change.kind.value}: {change.anchor}"
    if change.kind is ChangeKind.ADDED:
        return f"{change.kind.value}: {change.anchor} (from {change.former})"
    return f"{change.kind.value}: {change.former} -> {change.anchor}"


def stretches(change: Change) -> tuple[Stretch, ...]:
    """The words of a change: what came, what went, what stayed between."""
    if change.kind is ChangeKind.MOVED:
        return ()
    return redline(change.before or "", change.after or "")


def to_json(comparisons: Sequence[Comparison]) -> list[dict[str, Any]]:
    """For each document what changed, with the words before and after and the redline between them."""
    return [
        {
            "slug": comparison.slug,
            "since": comparison.edition or None,
            "withdrawn": comparison.withdrawn,
            "changes": [_change_json(change) for change in comparison.changes],
        }
        for comparison in comparisons
    ]


def _change_json(change: Change) -> dict[str, Any]:
    told = {name: value for name, value in asdict(change).items() if value is not None and name != "edition"}
    return {**told, "redline": [[part.fate.value, part.text] for part in stretches(change)]}


def to_markdown(comparisons: Sequence[Comparison]) -> str:
    """The comparisons for a pull request. Nothing in the text of a source acts as markup."""
    return "\n".join(line for comparison in comparisons for line in _markdown(comparison))


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield f"### {comparison.headline}"
    yield ""
    for change in comparison.changes:
        words = "".join(_marked(part) for part in stretches(change))
        yield f"- **{title(change)}**" + (f"<br>{words}" if words else "")
    if comparison.changes:
        yield ""


def _marked(part: Stretch) -> str:
    text = _ACTIVE.sub(lambda match: f"&#{ord(match[0])};", part.text).replace("\n", "<br>")
    tag = _TAGS.get(part.fate)
    return f"<{tag}>{text}</{tag}>" if tag else text
