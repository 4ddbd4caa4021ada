"""Addresses that were published and are no longer where they were: what stands there now, and the way on from there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from build_corpus.model import ChangeKind, SectionKind
from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.markup import Html, element, escape, escape_heading, heading, join, stacked
from build_corpus.outputs.places import edition_name, place_name, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from build_corpus.model import History, Tombstone
    from build_corpus.outputs.site import Volume

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True)
class Former:
    """The former addresses of one document, which may have left the corpus."""

    slug: str
    title: str
    history: History
    pages: Mapping[str, str]
    """Each live anchor with the path of its page, from the root of the site."""
    names: Mapping[str, str]
    """What people call each live anchor."""

    @classmethod
    def of(cls, volume: Volume) -> Former:
        """The former addresses of a document of the corpus."""
        history = volume.annotated.history
        return cls(volume.slug, volume.title, history, volume.addresses.pages, volume.names)

    @classmethod
    def withdrawn(cls, slug: str, history: History) -> Former:
        """The addresses of a document that is no longer in the corpus."""
        return cls(slug, slug, history, _NONE, _NONE)

    @property
    def home(self) -> str:
        """The path of the document's page."""
        return f"{self.slug}/{INDEX}"

    def on_document_page(self) -> tuple[Html, ...]:
        """The anchors that stand in the text no longer, as entries of the document's index."""
        dead = [*self._leads, *self._tombstones]
        return tuple(self._entry(anchor, self.home) for anchor in dict.fromkeys(dead) if anchor not in self.pages)

    def on_section_page(self, section: str) -> Html:
        """The anchors that once stood on the page of `section`, which is still there, and stand elsewhere now."""
        page = self._page(section)
        return self._list((anchor for anchor in self._once_on.get(section, ()) if not self._is_on(anchor, page)), page)

    def vanished_pages(self) -> Iterator[tuple[str, Html]]:
        """A page for each that ceased to exist: path of its Markdown, and what it says."""
        for section, anchors in self._once_on.items():
            page = self._page(section)
            if page not in set(self.pages.values()):
                yield f"{self.slug}/{section}/index.md", self._vanished(section, anchors, page)

    def document_page(self) -> Html:
        """The page of a withdrawn document: every anchor that it had, with its last words."""
        parts = [
            heading(1, Html("Документ изъят из собрания"), "_title", css="document-title"),
            element("p", escape(f"По адресу «{self.slug}» был документ, которого здесь больше нет."), class_="hint"),
            heading(2, Html("Последний текст"), "_former"),
            stacked("ul", *self.on_document_page(), class_="index former", role="list"),
        ]
        return Html(join(*parts, by="\n\n") + "\n")

    # --- what became of an anchor ---

    @cached_property
    def _leads(self) -> Mapping[str, str]:
        """Where the words of each moved anchor stand now."""
        direct = {alias.id: alias.to for alias in self.history.aliases}
        found: dict[str, str] = {}
        for alias, first in direct.items():
            target, seen = first, {alias}
            while target in direct and target not in seen:
                seen.add(target)
                target = direct[target]
            found[alias] = target
        return found

    @cached_property
    def _tombstones(self) -> Mapping[str, Tombstone]:
        return {stone.id: stone for stone in self.history.tombstones}

    @cached_property
    def _once_on(self) -> Mapping[str, tuple[str, ...]]:
        """For each page, by its section, the anchors that ever stood on it."""
        found: dict[str, list[str]] = defaultdict(list)
        for anchor, sections in self.history.pages:
            for section in sections:
                found[section].append(anchor)
        return {section: tuple(anchors) for section, anchors in found.items()}

    def _page(self, section: str) -> str:
        return f"{self.slug}/{section}/{INDEX}"

    def _is_on(self, anchor: str, page: str) -> bool:
        """Whether the page itself has an element with that id."""
        target = anchor if anchor in self.pages else self._leads.get(anchor, anchor)
        return self.pages.get(target) == page

    # --- what the reader sees ---

    def _vanished(self, section: str, anchors: Iterable[str], page: str) -> Html:
        target = section if section in self.pages else self._leads.get(section, section)
        if target in self.pages:
            words, href = self.names.get(target, target), f"{self.pages[target]}#{target}"
        else:
            words, href = "Оглавление и сведения о документе", self.home
        onward = element("a", escape(words), class_="onward", href=relative(href, page))
        parts = [
            element("p", element("a", escape(self.title), href=relative(self.home, page)), class_="eyebrow"),
            heading(1, Html("Этой страницы больше нет"), "_vanished"),
            element("p", Html("То, что стояло на ней, теперь здесь: "), onward),
            heading(2, escape_heading("Прежние адреса этой страницы"), "_former"),
            self._list(anchors, page),
        ]
        return Html(join(*parts, by="\n\n") + "\n")

    def _list(self, anchors: Iterable[str], page: str) -> Html:
        entries = [self._entry(anchor, page) for anchor in anchors]
        return stacked("ul", *entries, class_="index former", role="list") if entries else Html("")

    def _entry(self, anchor: str, page: str) -> Html:
        """Where `anchor` is now, as an element with its id."""
        target = anchor if anchor in self.pages else self._leads.get(anchor, anchor)
        stone = self._tombstones.get(target)
        if target in self.pages:
            href, words = f"{self.pages[target]}#{target}", f"→ {self.names.get(target, target)}"
        elif stone is not None and (page != self.home or anchor != target):
            href, words = f"{self.home}#{target}", f"→ {_name(stone)}, {said(ChangeKind.REMOVED, stone.kind)}"
        else:
            return self._tombstone(anchor, stone)
        link = element("a", element("b", escape(anchor)), Html(" "), escape(words), href=relative(href, page))
        return element("li", link, id=anchor, class_="alias-entry")

    def _tombstone(self, anchor: str, stone: Tombstone | None) -> Html:
        if stone is None:
            return element("li", element("b", escape(anchor)), id=anchor, class_="tombstone")
        edition = edition_name(stone.edition, self.history.editions)
        text = f" {said(ChangeKind.REMOVED, stone.kind)} в {edition}."
        if stone.text:
            text += f" Последний текст: «{stone.text}»"
        return element("li", element("b", escape(_name(stone))), escape(text), id=anchor, class_="tombstone")


def _name(stone: Tombstone) -> str:
    if not stone.kind:
        return stone.label or stone.id
    if stone.kind in set(SectionKind) and not stone.label and stone.text:
        return f"раздел «{stone.text}»"
    return place_name(stone.kind, stone.label)
