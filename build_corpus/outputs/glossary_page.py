"""The glossary page: each term with its names, its definition, and every place where it occurs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.markup import NOTHING, Html, element, escape, escape_heading, heading, join, stacked
from build_corpus.outputs.site import GLOSSARY
from build_corpus.outputs.term_cards import NO_DEFINITION
from build_corpus.outputs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_corpus.model import Term, TermSpan
    from build_corpus.outputs.site import Site, Volume

TITLE = "Глоссарий"
_CONTEXT = 5
"""How many words are shown on either side of an occurrence."""

Occurrences = dict[str, list["TermSpan"]]
"""The occurrences of one term by the slug of the document, in the order of the source."""


def glossary_page(site: Site) -> Html:
    """The Markdown of the glossary page, its terms in alphabetical order."""
    occurrences = _occurrences(site)
    terms = sorted(site.terms.values(), key=_alphabetical)
    parts = [
        heading(1, Html(TITLE), "_glossary"),
        *(part for term in terms for part in _article(term, occurrences[term.id], site)),
    ]
    if not terms:
        parts.append(element("p", Html("Терминов пока нет.")))
    return Html(join(*parts, by="\n\n") + "\n")


def _alphabetical(term: Term) -> tuple[str, str]:
    """Russian order: ё beside е; what begins with a Latin letter comes first, as in the Russian locale of Unicode."""
    return (term.names[0] if term.names else term.id).lower().replace("ё", "е"), term.id


def _occurrences(site: Site) -> Mapping[str, Occurrences]:
    found: dict[str, Occurrences] = {term: {} for term in site.terms}
    for slug, volume in site.volumes.items():
        for anchor in volume.passages:
            for span in volume.terms.get(anchor, ()):
                if span.term in found:
                    found[span.term].setdefault(slug, []).append(span)
    return found


def _article(term: Term, occurrences: Occurrences, site: Site) -> list[Html]:
    name, *others = term.names or (term.id,)
    abbreviations = ", ".join(term.abbreviations)
    title = f"{name} ({abbreviations})" if abbreviations else name
    return [
        heading(2, escape_heading(title), f"term-{term.id}", css="term-title"),
        element("p", escape(term.english), lang="en", class_="term-english") if term.english else NOTHING,
        element("p", escape(f"Также: {'; '.join(others)}"), class_="term-names") if others else NOTHING,
        _definition(term, site),
        _concordance(occurrences, site),
    ]


def _definition(term: Term, site: Site) -> Html:
    if term.definition is None:
        return element("p", escape(NO_DEFINITION), class_="term-definition absent")
    volume = site.volumes.get(term.definition.document)
    address = site.target(term.definition.document, term.definition.anchor)
    if volume is None or address is None:
        return element("blockquote", element("p", escape(term.definition.text)), class_="term-definition")
    place = volume.names.get(term.definition.anchor, volume.title)
    source = element("a", escape(f"{place} — {volume.title}"), href=relative(address, GLOSSARY))
    return stacked(
        "blockquote",
        element("p", escape(term.definition.text)),
        element("footer", source),
        class_="term-definition",
    )


def _concordance(occurrences: Occurrences, site: Site) -> Html:
    if not occurrences:
        return element("p", Html("В документах не встречается."), class_="absent")
    total = sum(len(spans) for spans in occurrences.values())
    head = f"Встречается {plural(total, 'раз', 'раза', 'раз')}"
    return stacked(
        "div",
        element("p", escape(head), class_="term-count"),
        *(_in_document(site.volumes[slug], spans) for slug, spans in occurrences.items()),
        class_="concordance",
    )


def _in_document(volume: Volume, spans: list[TermSpan]) -> Html:
    summary = element(
        "summary", escape(volume.title), Html(" "), element("span", escape(str(len(spans))), class_="count")
    )
    lines = stacked("ol", *(_line(volume, span) for span in spans), role="list")
    return stacked("details", summary, lines, class_="folded")


def _line(volume: Volume, span: TermSpan) -> Html:
    """One occurrence with the words around it: a link to its paragraph."""
    text = volume.passages[span.anchor].text
    before, after = text[: span.start].split(" "), text[span.end :].split(" ")
    # A word that touches the term, as in «ИКТ-среда», belongs to it and is not counted.
    left = " ".join(before[-_CONTEXT - 1 :])
    right = " ".join(after[: _CONTEXT + 1])
    words = join(
        escape("… " if len(before) > _CONTEXT + 1 else ""),
        escape(left),
        element("mark", escape(text[span.start : span.end])),
        escape(right),
        escape(" …" if len(after) > _CONTEXT + 1 else ""),
    )
    place = element("span", escape(volume.names[span.anchor]), class_="place")
    link = element("a", join(place, words, by=" "), href=relative(volume.addresses.page(span.anchor), GLOSSARY))
    return element("li", link)
