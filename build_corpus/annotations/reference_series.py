"""Numbered paragraphs in their series: what has a number, and who comes before whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from build_corpus.annotations.symbols import fold_to_latin
from build_corpus.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Series:
    """Numbered paragraphs that stand below one heading, or in one document, by their labels."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._printed: dict[str, list[Block]] = defaultdict(list)
        self._new: dict[str, list[Block]] = defaultdict(list)
        self._old: dict[str, list[Block]] = defaultdict(list)
        self._blocks = list(blocks)
        for block in self._blocks:
            self._printed[key_of(block.label or "")].append(block)
            if block.amendment is not None:
                self._new[key_of(block.amendment.new_label or "")].append(block)
                self._old[key_of(block.amendment.old_label or "")].append(block)

    def labelled(self, label: str) -> tuple[list[Block], bool]:
        """The blocks with this label, and whether no other may be meant.

        Where an old and a new label run together, the printed label goes before the new one, that before the old.
        """
        key = key_of(label)
        printed, new, old = (found.get(key, []) for found in (self._printed, self._new, self._old))
        return printed or new or old, len({block.id for block in (*printed, *new, *old)}) == 1

    def beside(self, block: Block, distance: int) -> Block | None:
        """The paragraph `distance` places behind `block`, -1 before it; None where it is not in the series."""
        ids = [each.id for each in self._blocks]
        place = ids.index(block.id) + distance if block.id in ids else -1
        return self._blocks[place] if 0 <= place < len(ids) else None

    @property
    def is_continuous(self) -> bool:
        """Whether no number occurs twice."""
        return all(len(blocks) == 1 for blocks in self._printed.values())


def numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that bear a number or a letter of their own in a section."""
    for block in blocks:
        if block.label and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            yield block
        else:
            yield from numbered(block.children)


def key_of(label: str) -> str:
    """A label as it is compared: without its spaces, in Latin letters where they look alike."""
    return " ".join(fold_to_latin(label).split())
