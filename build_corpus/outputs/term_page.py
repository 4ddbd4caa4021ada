"""The page of a term: what it means, how it is printed, where it occurs, and beside which other terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.bar_chart import Bar, bar_chart
from build_corpus.outputs.concordance import concordance
from build_corpus.outputs.markup import NOTHING, Html, element, escape, escape_heading, heading, join, stacked
from build_corpus.outputs.page_metadata import titled
from build_corpus.outputs.site import GLOSSARY, places_address, term_address
from build_corpus.outputs.term_cards import NO_DEFINITION, term_name
from build_corpus.outputs.wording import decimal, first_words, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_corpus.model import Term, TermSpan
    from build_corpus.outputs.site import Site, Volume
    from build_corpus.outputs.term_usage import Companion, Form, Usage

MOST_LINES = 500
"""So many places are shown on the page of a term; each document has a page for the others."""
_MOST_BARS = 24
_MOST_COMPANIONS = 15
_THOUSAND = 1000

_METHOD = (
    "Термины, которые стоят в одном пункте чаще, чем при случайном соседстве. Мера\u00a0— логарифм отношения "
    "правдоподобия G² (Dunning, 1993); показаны пары, у которых общих пунктов не меньше трёх, а G² не меньше 10,83 "
    "(вероятность такой случайности\u00a0— не больше 0,001)."
)


def term_page(term: Term, usage: Usage) -> Html:
    """The Markdown of the page of `term`."""
    site, page = usage.site, term_address(term.id)
    count = usage.count(term.id)
    parts = [
        element("p", element("a", Html("Глоссарий"), href=relative(GLOSSARY, page)), class_="eyebrow"),
        heading(1, escape_heading(term_name(term)), f"term-{term.id}"),
        element("p", escape(term.english), lang="en", class_="term-english") if term.english else NOTHING,
        definition(term, site, page),
        _names(term),
    ]
    if count:
        parts += [
            *_forms(usage.forms(term.id)),
            *_distribution(term, usage, page),
            *_companions(usage.companions[term.id], usage, page),
            *_places(term, usage, page),
        ]
    else:
        parts.append(element("p", Html("В документах не встречается."), class_="absent"))
    return Html(titled(term_name(term)) + join(*parts, by="\n\n") + "\n")


def definition(term: Term, site: Site, page: str) -> Html:
    """What the corpus says of `term`, with a link from `page` to the paragraph that it is taken from."""
    if term.definition is None:
        return element("p", escape(NO_DEFINITION), class_="term-definition absent")
    volume = site.volumes.get(term.definition.document)
    address = site.target(term.definition.document, term.definition.anchor)
    if volume is None or address is None:
        return element("blockquote", element("p", escape(term.definition.text)), class_="term-definition")
    place = volume.names.get(term.definition.anchor, volume.title)
    source = element("a", escape(f"{place}\u00a0— {volume.title}"), href=relative(address, page))
    return stacked(
        "blockquote",
        element("p", escape(term.definition.text)),
        element("footer", source),
        class_="term-definition",
    )


def _names(term: Term) -> Html:
    """What else stands for the term."""
    rows = [
        ("Сокращения", term.abbreviations),
        ("Также называют", term.names[1:]),
        ("Другие выражения", term.aliases),
        ("Не считается термином", term.stop_phrases),
    ]
    lines = [
        element("div", element("dt", Html(name)), element("dd", escape("; ".join(values))))
        for name, values in rows
        if values
    ]
    return stacked("dl", *lines, class_="facts") if lines else NOTHING


def _forms(forms: Sequence[Form]) -> Iterator[Html]:
    yield heading(2, Html("Формы в текстах"), "_forms")
    yield stacked("ul", *(_form(form) for form in forms), class_="term-forms", role="list")


def _form(form: Form) -> Html:
    damaged = element("span", Html("повреждено в источнике"), class_="known") if form.damaged else NOTHING
    return element(
        "li", join(escape(form.text), element("span", escape(str(form.count)), class_="count"), damaged, by=" ")
    )


def _distribution(term: Term, usage: Usage, page: str) -> Iterator[Html]:
    """The occurrences in each document, as a chart and as text."""
    counts = {slug: len(spans) for slug, spans in usage.occurrences[term.id].items()}
    volumes = usage.site.volumes
    total = plural(sum(counts.values()), "раз", "раза", "раз")
    documents = plural(len(counts), "документе", "документах", "документах")
    yield heading(2, Html("По документам"), "_documents")
    most = sorted(counts, key=lambda slug: -counts[slug])[:_MOST_BARS]
    bars = [Bar(_short_title(volumes[slug]), number) for slug, number in counts.items() if slug in most]
    told = "; ".join(f"{volumes[slug].title}: {counts[slug]}" for slug in counts if slug in most)
    chart = bar_chart(bars, title=f"Сколько раз встречается «{term_name(term)}»", description=f"{told}.", name="_chart")
    shown = _shown(term, usage)
    ways = {slug: f"{page}#_in-{slug}" if slug in shown else _in_document(term, slug) for slug in counts}
    rows = (_row(volumes[slug], number, usage.words[slug], ways[slug], page) for slug, number in counts.items())
    summary = element("p", escape(f"Встречается {total} в {documents}."), class_="term-count")
    table = stacked(
        "table",
        element("thead", element("tr", *(element("th", Html(head), scope="col") for head in _HEADS))),
        stacked("tbody", *rows),
        class_="ledger distribution",
    )
    yield stacked("figure", summary, chart, table, class_="chart")


_HEADS = ("Документ", "Раз", "На 1000 слов")


def _row(volume: Volume, number: int, words: int, address: str, page: str) -> Html:
    rate = decimal(_THOUSAND * number / words) if words else "—"
    link = element("a", escape(volume.title), href=relative(address, page))
    return element(
        "tr",
        element("td", link),
        element("td", escape(str(number)), class_="count"),
        element("td", escape(rate), class_="count"),
    )


def _shown(term: Term, usage: Usage) -> Mapping[str, tuple[TermSpan, ...]]:
    """The occurrences that stand on the page itself: all of the first documents that it has room for."""
    shown: dict[str, tuple[TermSpan, ...]] = {}
    lines = 0
    for slug, spans in usage.occurrences[term.id].items():
        lines += len(spans)
        if lines > MOST_LINES:
            break
        shown[slug] = spans
    return shown


def _places(term: Term, usage: Usage, page: str) -> Iterator[Html]:
    """The concordance; where there is no room for all, the way to the rest."""
    shown, every = _shown(term, usage), usage.occurrences[term.id]
    yield heading(2, Html("Все места" if len(shown) == len(every) else "Места"), "_concordance")
    yield from concordance(shown, usage.site, page)
    rest = [
        element(
            "li",
            element("a", escape(usage.site.volumes[slug].title), href=relative(_in_document(term, slug), page)),
            element("span", escape(str(len(spans))), class_="count"),
        )
        for slug, spans in every.items()
        if slug not in shown
    ]
    if rest:
        number = plural(len(rest), "документе", "документах", "документах")
        yield element(
            "p", escape(f"Ещё места есть в {number}; все\u00a0— на странице терминов документа."), class_="hint"
        )
        yield stacked("ul", *rest, class_="concordance-rest", role="list")


def _in_document(term: Term, slug: str) -> str:
    """Where all places of `term` in a document are listed."""
    return f"{places_address(slug)}#_term-{term.id}"


def _short_title(volume: Volume) -> str:
    """What fits above a bar: the symbol, or the first words of the title."""
    symbol = volume.document.metadata.symbol
    return symbol.value if symbol else first_words(volume.title, words=5, characters=36)


def _companions(companions: Sequence[Companion], usage: Usage, page: str) -> Iterator[Html]:
    if not companions:
        return
    yield heading(2, Html("Рядом с другими терминами"), "_companions")
    yield element("p", escape(_METHOD), class_="hint")
    lines = [_companion(each, usage, page) for each in companions[:_MOST_COMPANIONS]]
    yield stacked("ol", *lines, class_="companions", role="list")


def _companion(companion: Companion, usage: Usage, page: str) -> Html:
    name = term_name(usage.site.terms[companion.term])
    together = plural(companion.together, "общий пункт", "общих пункта", "общих пунктов")
    measure = element("span", escape(f"{together}, G² = {decimal(companion.bond)}"), class_="count")
    return element(
        "li", join(element("a", escape(name), href=relative(term_address(companion.term), page)), measure, by=" ")
    )
