"""The page of one top-level section: its headings, its blocks, the notes that stand on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import Role
from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.asides import lineage
from build_corpus.outputs.blocks import Typesetter
from build_corpus.outputs.former import Former
from build_corpus.outputs.instrument_card import instrument_card
from build_corpus.outputs.linking import Linker, card_id
from build_corpus.outputs.markup import Html, element, escape, escape_heading, heading, join, stacked
from build_corpus.outputs.naming import printed_heading_label, section_title
from build_corpus.outputs.page_metadata import front_matter
from build_corpus.outputs.proposed import explanation
from build_corpus.outputs.readings import switch
from build_corpus.outputs.term_cards import damaged_card, term_card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Block, Footnote, Section
    from build_corpus.outputs.site import Passage, Site, Volume


def section_page(site: Site, volume: Volume, section: Section, *, repeat_terms: bool = False) -> Html:
    """The Markdown of the page of `section`, which is one of the top level."""
    page = volume.addresses.pages[section.id]
    linker = Linker(site, volume, page, repeat_terms)
    notes = [note for note in volume.document.footnotes if volume.addresses.pages[note.id] == page]
    parts = [
        _eyebrow(section, volume, page),
        lineage(site, volume, page),
        switch(volume, section, notes),
        *_section(section, Typesetter(linker), 1, _main_title(section)),
        *_notes(notes, Typesetter(linker)),
        Former.of(volume).on_section_page(section.id),
        _cards(section, notes, linker),
    ]
    return Html(front_matter(volume.document, section) + join(*parts, by="\n\n") + "\n")


def _eyebrow(section: Section, volume: Volume, page: str) -> Html:
    """The document that the page belongs to, above its heading; its title is not said twice."""
    words = volume.title if _main_title(section) is None else "Оглавление и сведения о документе"
    link = element("a", escape(words), href=relative(f"{volume.slug}/{INDEX}", page))
    return element("p", link, class_="eyebrow")


def _main_title(section: Section) -> Block | None:
    """The printed title of the document, where it stands on the page of a section without a heading."""
    if section.title or section.label:
        return None
    return next((block for block in section.blocks if block.role is Role.TITLE), None)


def _section(section: Section, typesetter: Typesetter, level: int, main_title: Block | None) -> Iterator[Html]:
    if section.title or section.label or section.designation:
        yield _heading(section, typesetter, level)
        yield typesetter.aside(section.id)
    else:
        yield element("div", *typesetter.aliases(section.id), class_="start", id=section.id)
        if level == 1 and main_title is None:
            title = section_title(section, typesetter.linker.volume.document.source.text)
            yield heading(1, escape_heading(title), "_start", css="editorial")
    for block in section.blocks:
        yield typesetter.block(block, level=level, main_title=block is main_title)
    for inner in section.sections:
        yield from _section(inner, typesetter, level + 1, main_title)


def _heading(section: Section, typesetter: Typesetter, level: int) -> Html:
    volume = typesetter.linker.volume
    printed = printed_heading_label(section, volume.document.source.text)
    text = typesetter.linker.typeset(volume.passages[section.id])
    if printed:
        content = join(typesetter.number(printed, section.id, in_heading=True), text, by=" ")
    else:
        content = join(text, typesetter.pilcrow(section.id))
    content = join(content, *typesetter.aliases(section.id))
    marked = section.notes or section.id in volume.readings
    title = section_title(section, volume.document.source.text)
    # Else a list of headings would read out the links and buttons in each.
    return heading(level, content, section.id, css=section.kind, toc=title if marked else "", aria_label=title)


def _notes(notes: list[Footnote], typesetter: Typesetter) -> Iterator[Html]:
    if not notes:
        return
    yield heading(2, Html("Примечания"), "_notes", css="notes-title")
    yield stacked("ol", *(_note(note, typesetter) for note in notes), class_="notes", role="list")


def _note(note: Footnote, typesetter: Typesetter) -> Html:
    linker = typesetter.linker
    text = element("span", linker.typeset(linker.volume.passages[note.id]), id=card_id(note.id))
    ways_back = [
        element(
            "a",
            escape(f"↑\u00a0{linker.volume.names[mark.anchor]}"),
            class_="way-back",
            role="doc-backlink",
            href=relative(f"{linker.volume.addresses.pages[mark.anchor]}#{mark.id}", linker.page),
            aria_label=f"Назад к знаку примечания {note.label}: {linker.volume.names[mark.anchor]}",
        )
        for mark in linker.volume.marks_of.get(note.id, ())
    ]
    content = element("p", join(typesetter.number(note.label, note.id), text, *ways_back, by=" "))
    aside = typesetter.aside(note.id)
    return element("li", *typesetter.aliases(note.id), content, aside, class_="block note", id=note.id)


def _cards(section: Section, notes: list[Footnote], linker: Linker) -> Html:
    """What the page's links say of terms, and of notes that stand on other pages: once each, for all that need them."""
    passages = list(_passages(section, notes, linker.volume))
    elsewhere = {
        mark.note.id: mark.note
        for passage in passages
        for mark in passage.marks
        if mark.note is not None and linker.volume.addresses.pages[mark.note.id] != linker.page
    }
    cards = [
        element("div", escape(note.text.text), class_="card", id=card_id(anchor)) for anchor, note in elsewhere.items()
    ]
    cards += [
        element(
            "div",
            escape(explanation(reading.span, passage.text[reading.span.start : reading.span.end])),
            class_="card",
            id=card_id(reading.id),
        )
        for passage in passages
        for reading in linker.volume.readings.get(passage.anchor, ())
    ]
    cards += [term_card(linker.site.terms[term]) for term in linker.terms(passages)]
    cards += [damaged_card()] if linker.has_damaged_terms(passages) else []
    cards += [instrument_card(cited, linker.page) for cited in linker.cited(passages)]
    return stacked("div", *cards, class_="cards", hidden="") if cards else Html("")


def _passages(section: Section, notes: list[Footnote], volume: Volume) -> Iterator[Passage]:
    for inner in section.walk():
        yield volume.passages[inner.id]
        yield from (volume.passages[block.id] for block in inner.own_blocks())
    yield from (volume.passages[note.id] for note in notes)
