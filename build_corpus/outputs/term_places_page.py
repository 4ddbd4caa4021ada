"""The terms of one document: each with all its places there and the words around them.

One page for each document, so that the concordances of a corpus grow with it: the page of a term that thousands of
documents have leads here for what it does not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.concordance import concordance_lines
from build_corpus.outputs.markup import Html, element, escape, escape_heading, heading, join
from build_corpus.outputs.page_metadata import titled
from build_corpus.outputs.site import places_address, term_address
from build_corpus.outputs.term_cards import term_name
from build_corpus.outputs.wording import plural

if TYPE_CHECKING:
    from build_corpus.outputs.site import Volume
    from build_corpus.outputs.term_usage import Usage

TITLE = "Термины документа"


def term_places_page(volume: Volume, usage: Usage) -> Html:
    """The Markdown of the page, its terms in alphabetical order."""
    page = places_address(volume.slug)
    found = usage.in_document(volume.slug)
    parts = [
        element(
            "p", element("a", escape(volume.title), href=relative(f"{volume.slug}/{INDEX}", page)), class_="eyebrow"
        ),
        heading(1, Html(TITLE), "_terms"),
        element("p", escape(summary(volume, usage)), class_="hint"),
    ]
    for term, spans in found.items():
        link = element("a", escape_heading(term_name(usage.site.terms[term])), href=relative(term_address(term), page))
        count = element("span", escape_heading(str(len(spans))), class_="count")
        name = term_name(usage.site.terms[term])
        parts.append(heading(2, join(link, count, by=" "), f"_term-{term}", css="concordance-title", toc=name))
        parts.append(concordance_lines(volume, spans, page))
    # Unlike the title of every other page.
    told = f"{TITLE}: {volume.title}" + (f" ({volume.slug})" if usage.titles[volume.title] > 1 else "")
    return Html(titled(told) + join(*parts, by="\n\n") + "\n")


def summary(volume: Volume, usage: Usage) -> str:
    """How many terms the document has, and how often."""
    found = usage.in_document(volume.slug)
    if not found:
        return "Терминов глоссария в тексте нет."
    terms = plural(len(found), "термин", "термина", "терминов")
    return f"{terms}, {plural(sum(map(len, found.values())), 'место', 'места', 'мест')}"
