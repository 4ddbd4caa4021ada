"""Who cites what, in lines for the pages of documents: beside a paragraph, and on the page of a document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.markup import NOTHING, Html, element, escape, heading, join, stacked
from build_corpus.outputs.wording import first_words, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.outputs.backlinks import Cited, Mention
    from build_corpus.outputs.site import Site, Volume

_HERE = (
    ("п. ", "На этот пункт"),
    ("раздел", "На этот раздел"),
    ("ст. ", "На эту статью"),
    ("приложение", "На это приложение"),
    ("прим. ", "На это примечание"),
)
"""By the beginning of its name: what a place is called from itself."""

_MOST_LISTED = 8
"""A longer list on the page of a document, or beside a paragraph, is folded."""


def backlink_remark(site: Site, volume: Volume, anchor: str, page: str) -> Html:
    """Who refers to the text at `anchor`, for the line beside it; nothing for most."""
    mentions = site.backlinks.places.get((volume.slug, anchor), ())
    if not mentions:
        return NOTHING
    name = volume.names[anchor]
    here = next((words for start, words in _HERE if name.startswith(start)), "На это место")
    texts = list(first_of_each_text(mentions))
    named = by_document(site, texts, page, own=volume.slug)
    if len(texts) <= _MOST_LISTED:
        return join(escape(f"{here} ссылаются: "), named)
    summary = element("summary", escape(f"{here} ссылаются {plural(len(texts), 'раз', 'раза', 'раз')}"))
    return element("details", summary, element("p", named), class_="folded backlinks")


def by_document(site: Site, mentions: Iterable[Mention], page: str, *, own: str = "") -> Html:
    """The places of `mentions` in one line, each a link from `page`: «п. 3; A/75/816: п. 1»; `own` is not named."""
    grouped: dict[str, list[Html]] = {}
    for mention in mentions:
        name = site.volumes[mention.slug].names[mention.anchor]
        link = element("a", escape(name), href=place_address(site, mention, page))
        grouped.setdefault(mention.slug, []).append(link)
    own_first = sorted(grouped, key=lambda slug: slug != own)
    lines = [
        join(escape(f"{short_title(site.volumes[slug])}: ") if slug != own else NOTHING, join(*grouped[slug], by=", "))
        for slug in own_first
    ]
    return join(*lines, by="; ")


def citing_sections(site: Site, volume: Volume, page: str) -> Iterator[Html]:
    """What the document cites and what cites it, with headings, for the page of the document."""
    cited_by = site.backlinks.cited_by.get(volume.slug, ())
    if cited_by:
        yield heading(2, Html("На документ ссылаются"), "_cited-by")
        yield places(site, cited_by, page, words=True)
    citations = [each for each in site.backlinks.cites.get(volume.slug, ()) if each.document != volume.slug]
    if citations:
        yield heading(2, Html("Документ ссылается на"), "_cites")
        yield _folded(
            stacked("ul", *(_listed(site, each, page) for each in citations), class_="cites", role="list"), citations
        )


def places(site: Site, mentions: Iterable[Mention], page: str, *, words: bool = False) -> Html:
    """The places of `mentions`, by document; with the words of each, where they say more than the place."""
    lines = []
    for slug, group in groupby(mentions, key=lambda mention: mention.slug):
        volume = site.volumes[slug]
        links = [
            join(
                element("a", escape(_detailed(volume, mention)), href=place_address(site, mention, page)),
                escape(f"«{mention.words}»") if words else NOTHING,
                by=" ",
            )
            for mention in group
        ]
        document = element("a", escape(short_title(volume)), class_="citing", href=relative(f"{slug}/{INDEX}", page))
        lines.append(element("li", document, Html(": "), join(*links, by=", ")))
    return stacked("ul", *lines, class_="citing-places", role="list")


def first_of_each_text(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The first of `mentions` in each text."""
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        if (mention.slug, mention.anchor) not in seen:
            seen.add((mention.slug, mention.anchor))
            yield mention


def short_title(volume: Volume) -> str:
    """The symbol of a document, or the first words of its title."""
    symbol = volume.document.metadata.symbol
    return symbol.value if symbol else first_words(volume.title, words=9, characters=80)


def place_address(site: Site, mention: Mention, page: str) -> str:
    """The link from `page` to the paragraph that `mention` stands in."""
    return relative(site.volumes[mention.slug].addresses.page(mention.anchor), page)


def _folded(listed: Html, citations: Sequence[Cited]) -> Html:
    if len(citations) <= _MOST_LISTED:
        return listed
    count = plural(len(citations), "документ", "документа", "документов")
    return stacked("details", element("summary", escape(count)), listed, class_="folded cites")


def _listed(site: Site, cited: Cited, page: str) -> Html:
    """An instrument that a document cites, with the places where it does."""
    target = f"{cited.document}/{INDEX}" if cited.document else cited.page
    link = element("a", escape(cited.instrument.title), href=relative(target, page))
    volume = site.volumes[cited.mentions[0].slug]
    places = [
        element("a", escape(volume.names[mention.anchor]), href=place_address(site, mention, page))
        for mention in first_of_each_text(cited.mentions)
    ]
    return element("li", link, Html("\u00a0— "), join(*places, by=", "))


def _detailed(volume: Volume, mention: Mention) -> str:
    """The place that a reference stands in, and behind a colon the place in the instrument that it refers to."""
    name = volume.names[mention.anchor]
    return f"{name}: {mention.span.pinpoint}" if mention.span.pinpoint else name
