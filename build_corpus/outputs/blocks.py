"""Blocks of a document -> raw HTML: numbered paragraphs, items and bullets under them, lines of a masthead."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.model import Block, BlockKind, Role
from build_corpus.outputs import readings
from build_corpus.outputs.asides import aside
from build_corpus.outputs.markup import NOTHING, Html, element, escape, escape_heading, join, stacked
from build_corpus.outputs.naming import printed_label
from build_corpus.outputs.parallel_places import similar_places
from build_corpus.outputs.proposed import label_reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
        aliases = self.aliases(block.id)
        if main_title:
            title = " ".join(block.text.text.split())
            return element("h1", *aliases, self._text(block), class_="block title", id=block.id, aria_label=title)
        if block.kind is BlockKind.TABLE:
            content = self._table(block)
        elif block.role is Role.GROUP:
            content = element("p", self._text(block), class_="group-title", role="heading", aria_level=str(level + 1))
        else:
            content = element("p", self._text(block))
        return stacked(
            tag,
            *aliases,
            content,
            self.aside(block.id),
            similar_places(self.linker.site, self.linker.volume, block.id, self.linker.page),
            *self._children(block.children, level),
            class_=_classes(block),
            id=block.id,
            **readings.item(block.amendment),
        )

    def aliases(self, anchor: str) -> list[Html]:
        """The other ids that lead to `anchor`, as elements of the page."""
        return [element("span", id=alias, class_="alias") for alias in self.linker.volume.aliases.get(anchor, ())]

    def aside(self, anchor: str) -> Html:
        """What is said beside the text at `anchor`; nothing for most."""
        words = aside(self.linker.site, self.linker.volume, anchor, self.linker.page)
        return element("div", words, class_="aside") if words else NOTHING

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
        link = (
            self.number(printed, block.id, wordings=readings.label(block, printed))
            if printed
            else self.pilcrow(block.id)
        )
        return join(link, _amendment(block), text, by=" ") if printed else join(text, link)

    def number(
        self, printed: str, anchor: str, *, in_heading: bool = False, wordings: Mapping[str, str] | None = None
    ) -> Html:
        """A printed number, which is the permalink; in a Markdown heading, what is inside a tag is Markdown too."""
        name = f"{printed} Постоянная ссылка: {self.linker.volume.names[anchor]}"
        return element(
            "a",
            escape_heading(printed) if in_heading else escape(printed),
            class_="number",
            href=self.linker.permalink(anchor),
            aria_label=name,
            **(wordings or {}),
        )

    def pilcrow(self, anchor: str) -> Html:
        """The permalink of what has no number; the style sheet shows its sign, so that no text carries it."""
        name = f"Постоянная ссылка: {self.linker.volume.names[anchor]}"
        return element("a", class_="pilcrow", href=self.linker.permalink(anchor), aria_label=name)

    def _table(self, block: Block) -> Html:
        """A table, whose text has its rows on lines and tabs between its cells."""
        layered = self.linker.layered(self.linker.volume.passages[block.id])
        rows: list[Html] = []
        start = 0
        for line in layered.text.split("\n"):
            cells: list[Html] = []
            for cell in line.split("\t"):
                cells.append(element("td", layered.part(start, start + len(cell)).composed()))
                start += len(cell) + 1
            rows.append(element("tr", *cells))
        return join(element("p", self.pilcrow(block.id)), stacked("table", *rows), by="\n")


def _classes(block: Block) -> str:
    role = "" if block.role is Role.BODY else f" {block.role}"
    return f"block {block.kind}{role}"


def _amendment(block: Block) -> Html:
    """The proposed reading of a label in which two numberings run together."""
    reading = label_reading(block.amendment, block.label or "") if block.amendment else ""
    if not block.amendment or not reading:
        return NOTHING
    return element("span", escape(reading), class_=f"amendment {block.amendment.status}")
