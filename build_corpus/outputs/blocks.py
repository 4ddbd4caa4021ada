"""Blocks of a document -> raw HTML: numbered paragraphs, items and bullets under them, lines of a masthead."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.model import AmendmentStatus, Block, BlockKind, Certainty, Role
from build_corpus.outputs.markup import NOTHING, Html, element, escape, join, stacked
from build_corpus.outputs.naming import printed_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.outputs.linking import Linker

_LISTS = {BlockKind.ITEM: ("ol", "items"), BlockKind.BULLET: ("ul", "bullets")}


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets the blocks of one page."""

    linker: Linker

    def block(self, block: Block, *, tag: str = "div", level: int = 2, main_title: bool = False) -> Html:
        """`block` and all under it as one element with the anchor for its id.

        `level` is the level of the heading that it stands under; `main_title` makes it the heading of the page.
        """
        if main_title:
            return element("h1", self._text(block), class_="block title", id=block.id)
        if block.role is Role.GROUP:
            content = element("p", self._text(block), class_="group-title", role="heading", aria_level=str(level + 1))
        else:
            content = element("p", self._text(block))
        return stacked(tag, content, *self._children(block.children, level), class_=_classes(block), id=block.id)

    def _children(self, children: Iterable[Block], level: int) -> Iterator[Html]:
        """Neighbours of the same kind make one list."""
        for kind, group in groupby(children, key=lambda child: child.kind if child.role is Role.BODY else None):
            if kind in _LISTS:
                tag, css = _LISTS[kind]
                items = [self.block(child, tag="li", level=level) for child in group]
                yield stacked(tag, *items, class_=css, role="list")
            else:
                yield from (self.block(child, level=level) for child in group)

    def _text(self, block: Block) -> Html:
        text = self.linker.typeset(self.linker.volume.passages[block.id])
        printed = printed_label(block, self.linker.volume.document.source.text)
        link = self.number(printed, block.id) if printed else self.pilcrow(block.id)
        return join(link, _amendment(block), text, by=" ") if printed else join(text, link)

    def number(self, printed: str, anchor: str) -> Html:
        """A printed number, which is the permalink."""
        name = f"{printed} Постоянная ссылка: {self.linker.volume.names[anchor]}"
        return element("a", escape(printed), class_="number", href=self.linker.permalink(anchor), aria_label=name)

    def pilcrow(self, anchor: str) -> Html:
        """The permalink of what has no number; the style sheet shows its sign, so that no text carries it."""
        name = f"Постоянная ссылка: {self.linker.volume.names[anchor]}"
        return element("a", class_="pilcrow", href=self.linker.permalink(anchor), aria_label=name)


def _classes(block: Block) -> str:
    role = "" if block.role is Role.BODY else f" {block.role}"
    return f"block {block.kind}{role}"


_STATUSES = {
    AmendmentStatus.KEPT: "без изменений",
    AmendmentStatus.INSERTED: "включён",
    AmendmentStatus.DELETED: "исключён",
    AmendmentStatus.RENUMBERED: "перенумерован",
}
_CERTAINTIES = {
    Certainty.CERTAIN: "",
    Certainty.PROBABLE: " (вероятно)",
    Certainty.UNDECIDED: " (не установлено)",
}


def _amendment(block: Block) -> Html:
    """The proposed reading of a label in which two numberings run together: «перенумерован g → f (вероятно)»."""
    change = block.amendment
    if change is None or (change.status is AmendmentStatus.KEPT and change.certainty is Certainty.CERTAIN):
        return NOTHING
    labels = " → ".join(dict.fromkeys(label for label in (change.old_label, change.new_label) if label))
    words = f"{_STATUSES[change.status]} {'' if labels == block.label else labels}".strip()
    return element("span", escape(words + _CERTAINTIES[change.certainty]), class_=f"amendment {change.status}")
