"""What the corpus cites: a page of all instruments with the places that refer to them, and lines for other pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.model import ReferenceKind
from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.markup import (
    NOTHING,
    Html,
    element,
    escape,
    escape_heading,
    heading,
    is_safe_address,
    join,
    stacked,
)
from build_corpus.outputs.wording import first_words, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.outputs.backlinks import Cited, Mention
    from build_corpus.outputs.site import Site, Volume

TITLE = "Цитируемые документы"
FOLDER = "references"
PAGE = f"{FOLDER}/{INDEX}"

_INTRODUCTION = (
    "Резолюции, решения, договоры и другие документы, на которые ссылаются тексты, и все места, где на них ссылаются. "
    "Ссылки найдены автоматически; где не ясно, что цитируется, это сказано."
)
_UN, _DOCUMENTS, _ITU, _STUDIES, _TREATIES, _OTHERS = (
    "Резолюции и решения ООН",
    "Документы ООН",
    "Резолюции, решения и мнения МСЭ",
    "Вопросы и рекомендации МСЭ",
    "Договоры, уставы и декларации",
    "Другие документы",
)
_GROUPS = (_UN, _DOCUMENTS, _ITU, _STUDIES, _TREATIES, _OTHERS)
_HERE = (
    ("п. ", "На этот пункт"),
    ("раздел", "На этот раздел"),
    ("ст. ", "На эту статью"),
    ("приложение", "На это приложение"),
    ("прим. ", "На это примечание"),
)
"""By the beginning of its name: what a place is called from itself."""

_MOST_LISTED = 8
"""A longer list on the page of a document is folded."""


def references_page(site: Site) -> Html:
    """The Markdown of the page of all that the corpus cites."""
    found = sorted(site.backlinks.instruments, key=lambda cited: _GROUPS.index(_group(cited)))
    parts = [heading(1, Html(TITLE), "_references"), element("p", escape(_INTRODUCTION), class_="hint")]
    for number, (name, citations) in enumerate(groupby(found, key=_group), start=1):
        parts.append(heading(2, escape_heading(name), f"_group-{number}"))
        parts.append(stacked("ol", *(_entry(site, each) for each in citations), class_="cited", role="list"))
    if not found:
        parts.append(element("p", Html("Тексты ни на что не ссылаются.")))
    if site.backlinks.unknown:
        parts.append(heading(2, Html("Не ясно, что цитируется"), "_unknown"))
        parts.append(_places(site, site.backlinks.unknown, PAGE, words=True))
    return Html(join(*parts, by="\n\n") + "\n")


def backlink_remark(site: Site, volume: Volume, anchor: str, page: str) -> Html:
    """Who refers to the text at `anchor`, for the line beside it; nothing for most."""
    mentions = site.backlinks.places.get((volume.slug, anchor), ())
    if not mentions:
        return NOTHING
    links = [
        element("a", escape(_place_name(site, mention, volume)), href=_address(site, mention, page))
        for mention in _first_of_each_text(mentions)
    ]
    name = volume.names[anchor]
    here = next((words for start, words in _HERE if name.startswith(start)), "На это место")
    return join(escape(f"{here} ссылаются: "), join(*links, by=Html(", ")))


def citing_sections(site: Site, volume: Volume, page: str) -> Iterator[Html]:
    """What the document cites and what cites it, with headings, for the page of the document."""
    cited_by = site.backlinks.cited_by.get(volume.slug, ())
    if cited_by:
        yield heading(2, Html("На документ ссылаются"), "_cited-by")
        yield _places(site, cited_by, page, words=True)
    citations = [each for each in site.backlinks.cites.get(volume.slug, ()) if each.document != volume.slug]
    if citations:
        yield heading(2, Html("Ссылается на"), "_cites")
        yield _folded(
            stacked("ul", *(_listed(site, each, page) for each in citations), class_="cites", role="list"), citations
        )


def instrument_address(site: Site, name: str) -> str:
    """Where the page tells of the instrument `name`, which the corpus cites, from the root of the site."""
    return f"{PAGE}#{site.backlinks.by_name[name].id}"


def _folded(listed: Html, citations: Sequence[Cited]) -> Html:
    if len(citations) <= _MOST_LISTED:
        return listed
    count = plural(len(citations), "документ", "документа", "документов")
    return stacked("details", element("summary", escape(count)), listed, class_="cites")


def _listed(site: Site, cited: Cited, page: str) -> Html:
    """An instrument that a document cites, with the places where it does."""
    target = f"{cited.document}/{INDEX}" if cited.document else f"{PAGE}#{cited.id}"
    link = element("a", escape(cited.instrument.title), href=relative(target, page))
    volume = site.volumes[cited.mentions[0].slug]
    places = [
        element("a", escape(volume.names[mention.anchor]), href=_address(site, mention, page))
        for mention in _first_of_each_text(cited.mentions)
    ]
    return element("li", link, Html(" — "), join(*places, by=", "))


def _entry(site: Site, cited: Cited) -> Html:
    """An instrument with all places that refer to it."""
    name, title = cited.instrument.name, cited.instrument.title
    words = escape(title)
    if cited.document:
        head = element("a", words, href=relative(f"{cited.document}/{INDEX}", PAGE))
    elif cited.address and is_safe_address(cited.address):
        head = element("a", words, class_="outside", href=cited.address, rel="noopener")
    else:
        head = words
    symbol = element("code", escape(name)) if name != title else NOTHING
    count = element("span", escape(str(len(cited.mentions))), class_="count")
    editions = f"Редакции: {'; '.join(cited.editions)}" if cited.editions else ""
    return stacked(
        "li",
        element("p", join(head, symbol, count, by=" "), class_="cited-line"),
        element("p", escape(editions), class_="cited-editions") if editions else NOTHING,
        _places(site, cited.mentions, PAGE),
        id=cited.id,
    )


def _places(site: Site, mentions: Iterable[Mention], page: str, *, words: bool = False) -> Html:
    """The places of `mentions`, by document; with the words of each, where they say more than the place."""
    lines = []
    for slug, group in groupby(mentions, key=lambda mention: mention.slug):
        volume = site.volumes[slug]
        links = [
            join(
                element("a", escape(_detailed(volume, mention)), href=_address(site, mention, page)),
                escape(f"«{mention.words}»") if words else NOTHING,
                by=" ",
            )
            for mention in group
        ]
        document = element("a", escape(_short_title(volume)), class_="citing", href=relative(f"{slug}/{INDEX}", page))
        lines.append(element("li", document, Html(": "), join(*links, by=", ")))
    return stacked("ul", *lines, class_="citing-places", role="list")


def _detailed(volume: Volume, mention: Mention) -> str:
    """The place that a reference stands in, and behind a colon the place in the instrument that it refers to."""
    name = volume.names[mention.anchor]
    return f"{name}: {mention.span.pinpoint}" if mention.span.pinpoint else name


def _place_name(site: Site, mention: Mention, volume: Volume) -> str:
    name = site.volumes[mention.slug].names[mention.anchor]
    return name if mention.slug == volume.slug else f"{name} — {_short_title(site.volumes[mention.slug])}"


def _short_title(volume: Volume) -> str:
    """The symbol of a document, or the first words of its title."""
    symbol = volume.document.metadata.symbol
    return symbol.value if symbol else first_words(volume.title, words=9, characters=80)


def _address(site: Site, mention: Mention, page: str) -> str:
    return relative(site.volumes[mention.slug].addresses.page(mention.anchor), page)


def _first_of_each_text(mentions: Iterable[Mention]) -> Iterator[Mention]:
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        if (mention.slug, mention.anchor) not in seen:
            seen.add((mention.slug, mention.anchor))
            yield mention


def _group(cited: Cited) -> str:
    name, kind = cited.instrument.name, cited.kind
    if kind is ReferenceKind.TREATY:
        return _TREATIES
    if kind in (ReferenceKind.QUESTION, ReferenceKind.RECOMMENDATION):
        return _STUDIES
    if name.startswith("ITU"):
        return _ITU
    if "/RES/" in name or "/DEC/" in name:
        return _UN
    return _OTHERS if name.startswith(("PC.", "MC.", "FSC.")) else _DOCUMENTS
