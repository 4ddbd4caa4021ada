"""The page of a document: what is known of it, its outline, and an index that holds every anchor it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.model import BlockKind, Known, ReaderName
from build_corpus.outputs.addresses import INDEX, data_address, relative
from build_corpus.outputs.asides import lineage
from build_corpus.outputs.citing import citing_sections
from build_corpus.outputs.edition_changes import edition_address
from build_corpus.outputs.former import Former
from build_corpus.outputs.markup import NOTHING, Html, element, escape, escape_heading, heading, join, stacked
from build_corpus.outputs.naming import listed_title, paragraph_range, printed_label
from build_corpus.outputs.page_metadata import front_matter
from build_corpus.outputs.places import edition_name
from build_corpus.outputs.site import places_address
from build_corpus.outputs.wording import date, first_words, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.model import Block, Document, Fact, Section
    from build_corpus.outputs.site import Site, Volume

READERS = {
    ReaderName.PDF_TEXT: "текст из PDF",
    ReaderName.OCR_MARKDOWN: "распознанный скан (Markdown)",
    ReaderName.DOCX_TEXT: "текст из DOCX",
}
_KNOWN = {Known.PRINTED: "напечатано в тексте", Known.EDITORIAL: "от редакции"}


def document_page(site: Site, volume: Volume) -> Html:
    """The Markdown of the page of a document."""
    document = volume.document
    contents = _Contents(volume, f"{volume.slug}/{INDEX}")
    parts = [
        heading(1, escape_heading(volume.title), "_title", css="document-title"),
        lineage(site, volume, contents.page),
        _facts(document, contents),
        heading(2, Html("Оглавление"), "_outline"),
        contents.outline(document.sections),
        *citing_sections(site, volume, contents.page),
        heading(2, Html("Указатель"), "_index"),
        element(
            "p",
            Html("Постоянный адрес каждого места документа: он не меняется, как бы документ ни делился на страницы."),
            class_="hint",
        ),
        contents.index(),
        *contents.former(),
    ]
    return Html(front_matter(document) + join(*parts, by="\n\n") + "\n")


def size(document: Document) -> str:
    """How long a document is, in what it is cited by: «117 пунктов, 11 примечаний»."""
    blocks = list(document.blocks())
    numbered = sum(1 for block in blocks if block.kind is BlockKind.PARAGRAPH and block.label)
    items = sum(1 for block in blocks if block.kind is BlockKind.ITEM)
    if numbered:
        parts = [plural(numbered, "пункт", "пункта", "пунктов")]
    elif items:
        parts = [plural(items, "подпункт", "подпункта", "подпунктов")]
    else:
        parts = [plural(len(blocks), "абзац", "абзаца", "абзацев")]
    if document.footnotes:
        parts.append(plural(len(document.footnotes), "примечание", "примечания", "примечаний"))
    return ", ".join(parts)


# --- what is known ----------------------------------------------------------------------------------------------


def _facts(document: Document, contents: _Contents) -> Html:
    metadata = document.metadata
    characters = len(document.source.text)
    ways = (
        ("Как получен этот текст", contents.volume.account),
        ("Термины документа", places_address(metadata.slug)),
        ("Данные (JSON)", data_address(metadata.slug)),
    )
    rows = [
        _row("Название", Html("дано редакцией")) if metadata.title.known is Known.EDITORIAL else NOTHING,
        _fact("Условное обозначение", metadata.symbol),
        _fact("Дата", metadata.date, is_date=True),
        _fact("Орган", metadata.body),
        _edition(contents),
        _row("Объём", escape(size(document))),
        _row("Источник", escape(f"{READERS[document.reader]}, {plural(characters, 'знак', 'знака', 'знаков')}")),
        _row(
            "О документе",
            join(
                *(element("a", escape(name), href=relative(address, contents.page)) for name, address in ways), by=" · "
            ),
        ),
    ]
    return stacked("dl", *(row for row in rows if row), class_="facts")


def _fact(name: str, fact: Fact | None, *, is_date: bool = False) -> Html:
    if fact is None:
        return NOTHING
    value = escape(fact.value)
    if is_date:
        value = element("time", escape(date(fact.value)), datetime=fact.value)
    return _row(name, join(value, element("small", escape(_KNOWN[fact.known]), class_="known"), by=" "))


def _edition(contents: _Contents) -> Html:
    """Which edition this is, with the way to what it changed; nothing where there is no other."""
    editions = contents.volume.annotated.history.editions
    if len(editions) < 2:  # noqa: PLR2004 - a text that never changed
        return NOTHING
    number = editions[-1].number
    name = edition_name(number, editions, "редакция")
    href = relative(edition_address(contents.volume.slug, number), contents.page)
    return _row("Редакция", element("a", escape(name.removeprefix("редакция ")), href=href))


def _row(name: str, value: Html) -> Html:
    return element("div", element("dt", escape(name)), element("dd", value))


# --- outline and index ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Contents:
    """The lists of one document's page."""

    volume: Volume
    page: str

    def outline(self, sections: Iterable[Section], *, pages: bool = True) -> Html:
        """The headings with the paragraphs under them; each of the top level leads to its page."""
        return stacked(
            "ol", *(self._outlined(section, page=pages) for section in sections), class_="outline", role="list"
        )

    def index(self) -> Html:
        """Every anchor of the document as an element with that id, which links to the place itself."""
        document = self.volume.document
        entries = [
            *(entry for section in document.sections for entry in self._section(section)),
            *(
                self._entry(note.id, f"прим. {note.label}", first_words(note.text.text), "note-entry")
                for note in document.footnotes
            ),
        ]
        return stacked("ul", *entries, class_="index", role="list")

    def former(self) -> Iterator[Html]:
        """The ids that lead on to others, and those whose words are gone, with the last words they stood for."""
        entries = Former.of(self.volume).on_document_page()
        if entries:
            yield heading(2, Html("Другие адреса"), "_former")
            yield stacked("ul", *entries, class_="index former", role="list")

    def _outlined(self, section: Section, *, page: bool) -> Html:
        addresses = self.volume.addresses
        address = addresses.pages[section.id] if page else addresses.page(section.id)
        source = self.volume.document.source.text
        numbers = paragraph_range(section, source)
        line = join(
            element("a", escape(listed_title(section, source)), href=relative(address, self.page)),
            element("span", escape(numbers), class_="range") if numbers else NOTHING,
            by=" ",
        )
        titled = [inner for inner in section.sections if inner.title or inner.label]
        return stacked("li", line, self.outline(titled, pages=False)) if titled else element("li", line)

    def _section(self, section: Section) -> Iterator[Html]:
        yield self._entry(section.id, "", listed_title(section, self.volume.document.source.text), "section-entry")
        for block in section.blocks:
            yield from self._block(block, 0)
        for inner in section.sections:
            yield from self._section(inner)

    def _block(self, block: Block, depth: int) -> Iterator[Html]:
        label = printed_label(block, self.volume.document.source.text)
        yield self._entry(block.id, label, first_words(block.text.text), f"depth-{min(depth, 3)}" if depth else None)
        for child in block.children:
            yield from self._block(child, depth + 1)

    def _entry(self, anchor: str, label: str, words: str, css: str | None) -> Html:
        number = element("b", escape(label)) if label else NOTHING
        address = relative(self.volume.addresses.page(anchor), self.page)
        link = element("a", join(number, escape(words) or Html("…"), by=" "), href=address)
        return element("li", link, id=anchor, class_=css)
