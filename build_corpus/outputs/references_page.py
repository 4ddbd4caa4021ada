"""What the corpus cites: an overview of all instruments, by kind and series; each has a page of its own."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.model import ReferenceKind
from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.backlinks import FOLDER
from build_corpus.outputs.citing import places
from build_corpus.outputs.instrument_page import INDEX_TITLE
from build_corpus.outputs.markup import Html, element, escape, escape_heading, heading, join, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.outputs.backlinks import Cited
    from build_corpus.outputs.site import Site

TITLE = INDEX_TITLE
PAGE = f"{FOLDER}/{INDEX}"

_INTRODUCTION = (
    "Резолюции, решения, договоры и другие документы, на которые ссылаются тексты; рядом\u00a0— сколько раз. На "
    "странице каждого\u00a0— официальный адрес и все места, где на него ссылаются. Ссылки найдены автоматически; где "
    "неясно, что цитируется, это сказано."
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

_PLURAL = {
    "Резолюция": "Резолюции",
    "Решение": "Решения",
    "Мнение": "Мнения",
    "Вопрос": "Вопросы",
    "Рекомендация": "Рекомендации",
}
_NUMBERED = re.compile(
    r"(?P<noun>Резолюция|Решение|Мнение|Вопрос|Рекомендация)\ "
    r"(?:(?P<sector>МСЭ-[A-Z])\ (?P<series>\S+)"
    r"|(?P<number>(?:E?S-)?\d[\dA-Z/.-]*(?:\ [A-Z](?:-[A-Z])?)?(?:\ \([^)]*\))?)(?:\ (?P<body>.+))?)",
    re.VERBOSE,
)
"""A title that is a number in a series: «Резолюция 73/27 Генеральной Ассамблеи», «Рекомендация МСЭ-T X.1205»."""


def references_page(site: Site) -> Html:
    """The Markdown of the overview."""
    found = sorted(site.backlinks.instruments, key=lambda cited: _GROUPS.index(_group(cited)))
    parts = [heading(1, Html(TITLE), "_references"), element("p", escape(_INTRODUCTION), class_="hint")]
    for number, (name, citations) in enumerate(groupby(found, key=_group), start=1):
        parts.append(heading(2, escape_heading(name), f"_group-{number}"))
        parts += _series(list(citations))
    if not found:
        parts.append(element("p", Html("Тексты ни на что не ссылаются.")))
    if site.backlinks.unknown:
        parts.append(heading(2, Html("Неясно, что цитируется"), "_unknown"))
        parts.append(places(site, site.backlinks.unknown, PAGE, words=True))
    return Html(join(*parts, by="\n\n") + "\n")


def instrument_address(site: Site, name: str) -> str:
    """The path of the page of the instrument `name`, which the corpus cites, from the root of the site."""
    return site.backlinks.by_name[name].page


def _series(citations: Sequence[Cited]) -> Iterator[Html]:
    """The instruments of a group: each series under its name, those in none behind them."""
    by_series: dict[str, list[tuple[str, Cited]]] = {}
    for cited in citations:
        series, short = _numbered(cited.instrument.title)
        by_series.setdefault(series, []).append((short, cited))
    alone = by_series.pop("", [])
    for series in sorted(by_series, key=lambda name: not name.startswith(_PLURAL["Резолюция"])):
        name = element("p", escape(series), class_="series")
        # Numbers with a session in brackets are older than those that begin with one.
        members = sorted(by_series[series], key=lambda member: "(" not in member[0])
        entries = (_entry(short, cited) for short, cited in members)
        yield stacked("div", name, stacked("ul", *entries, class_="cited numbers", role="list"), class_="cited-series")
    if alone:
        css = "cited numbers" if all(_is_symbol(title) for title, _ in alone) else "cited"
        yield stacked("ul", *(_entry(title, cited) for title, cited in alone), class_=css, role="list")


def _entry(short: str, cited: Cited) -> Html:
    """One line; its id is the address that the instrument had before it had a page."""
    link = element("a", escape(short), href=relative(cited.page, PAGE))
    count = element("span", escape(str(len(cited.mentions))), class_="count")
    return element("li", join(link, count, by=" "), id=cited.id)


def _numbered(title: str) -> tuple[str, str]:
    """The name of the series that `title` stands in, and its number there; no name for one that stands in none."""
    match = _NUMBERED.fullmatch(title)
    if match is None:
        return "", title
    of = match["sector"] or match["body"] or ""
    return f"{_PLURAL[match['noun']]} {of}".strip(), match["series"] or match["number"]


def _is_symbol(title: str) -> bool:
    return title.isascii() and " " not in title


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
