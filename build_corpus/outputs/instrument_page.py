"""The page of an instrument: what it is, where its official text is, what of it is cited, every place that does."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.backlinks import FOLDER, natural
from build_corpus.outputs.citing import by_document, first_of_each_text
from build_corpus.outputs.concordance import concordance
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
from build_corpus.outputs.page_metadata import titled
from build_corpus.outputs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import ReferenceSpan
    from build_corpus.outputs.backlinks import Cited, Mention
    from build_corpus.outputs.site import Site

INDEX_TITLE = "Цитируемые документы"
_DECISION = re.compile(r"A/DEC/(\d+)/\d+")
_FIRST_SUPPLEMENT_49 = 42
"""From this session on the volumes of resolutions and decisions are Supplement No. 49 (UN Library, research guide)."""


def instrument_page(site: Site, cited: Cited) -> Html:
    """The Markdown of the page of `cited`."""
    spans: dict[str, tuple[ReferenceSpan, ...]] = {
        slug: tuple(mention.span for mention in group)
        for slug, group in groupby(cited.mentions, key=lambda mention: mention.slug)
    }
    parts = [
        element("p", element("a", Html(INDEX_TITLE), href=relative(f"{FOLDER}/{INDEX}", cited.page)), class_="eyebrow"),
        heading(1, escape_heading(cited.instrument.title), "_instrument"),
        _facts(site, cited),
        *_what(site, cited),
        heading(2, Html("Все места"), "_concordance"),
        *concordance(spans, site, cited.page),
    ]
    return Html(titled(_page_title(site, cited)) + join(*parts, by="\n\n") + "\n")


def told_address(address: str) -> str:
    """An address as people read it: without its scheme."""
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")


def _page_title(site: Site, cited: Cited) -> str:
    """The title of the page, unlike that of every other page."""
    title, name = cited.instrument.title, cited.instrument.name
    shared = site.backlinks.titles[title] > 1
    return f"Кто ссылается: {title} ({name})" if shared else f"Кто ссылается: {title}"


def _facts(site: Site, cited: Cited) -> Html:
    times = plural(len(cited.mentions), "раз", "раза", "раз")
    documents = plural(len({mention.slug for mention in cited.mentions}), "документе", "документах", "документах")
    rows = [
        (
            "Обозначение",
            element("code", escape(cited.symbol)) if cited.symbol not in ("", cited.instrument.title) else NOTHING,
        ),
        ("Официальный текст", _official(site, cited)),
        ("Редакции", escape("; ".join(cited.editions))),
        ("Цитируется", escape(f"{times} в {documents}")),
    ]
    lines = [element("div", element("dt", Html(label)), element("dd", value)) for label, value in rows if value]
    return stacked("dl", *lines, class_="facts")


def _official(site: Site, cited: Cited) -> Html:
    """Where the text of `cited` is: in the corpus, at its official address, in print, or where is not known."""
    inside = {mention.span.document for mention in cited.mentions}
    links = [
        element("a", escape(volume.title), href=relative(f"{slug}/{INDEX}", cited.page))
        for slug, volume in site.volumes.items()
        if slug in inside
    ]
    if links:
        return join(Html("в этом собрании: "), join(*links, by="; "))
    if cited.address and is_safe_address(cited.address):
        return element("a", escape(told_address(cited.address)), class_="outside", href=cited.address, rel="noopener")
    decision = _DECISION.fullmatch(cited.instrument.name)
    if decision and int(decision[1]) >= _FIRST_SUPPLEMENT_49:
        session = decision[1]
        return escape(
            "отдельным документом не выходит; печатается в Официальных отчётах Генеральной Ассамблеи: "
            f"{session}-я сессия, Дополнение №\u00a049 (A/{session}/49)"
        )
    return escape("постоянный адрес неизвестен")


def _what(site: Site, cited: Cited) -> Iterator[Html]:
    """The places in the instrument that are cited, each with those that cite it."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in cited.mentions:
        if mention.span.pinpoint:
            found[mention.span.pinpoint].append(mention)
    if not found:
        return
    yield heading(2, Html("Что цитируется"), "_places")
    lines = []
    for pinpoint in sorted(found, key=natural):
        cites = by_document(site, first_of_each_text(found[pinpoint]), cited.page)
        lines.append(element("div", element("dt", escape(pinpoint)), element("dd", cites)))
    yield stacked("dl", *lines, class_="facts pinpoints")
