"""The concordance of a term, or of what is cited: every occurrence with the words around it, by document.

Keyword in context: on a wide screen the style sheet sets the three parts of a line in columns, so that the term stands
in the middle; on a narrow one they run on as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.markup import Html, element, escape, escape_heading, heading, join, stacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from build_corpus.model import ReferenceSpan, TermSpan
    from build_corpus.outputs.site import Site, Volume

_CONTEXT = 7
"""How many words are shown on either side: as many as a column holds on a wide screen."""


def concordance(
    occurrences: Mapping[str, tuple[TermSpan, ...]] | Mapping[str, tuple[ReferenceSpan, ...]], site: Site, page: str
) -> Iterator[Html]:
    """A heading and a list for each document that has `occurrences`, for `page`; its headings are of level 3."""
    for slug, spans in occurrences.items():
        volume = site.volumes[slug]
        count = element("span", escape_heading(str(len(spans))), class_="count")
        title = join(escape_heading(volume.title), count, by=" ")
        yield heading(3, title, f"_in-{slug}", css="concordance-title", toc=volume.title)
        yield concordance_lines(volume, spans, page)


def concordance_lines(volume: Volume, spans: Iterable[TermSpan | ReferenceSpan], page: str) -> Html:
    """The list of the places `spans` of one document, for `page`."""
    return stacked("ol", *(_line(volume, span, page) for span in spans), class_="concordance", role="list")


def _line(volume: Volume, span: TermSpan | ReferenceSpan, page: str) -> Html:
    """One occurrence: where it stands, the words before it, the term, the words behind it."""
    text = volume.passages[span.anchor].text
    before, after = text[: span.start].rsplit(" ", _CONTEXT + 1), text[span.end :].split(" ", _CONTEXT + 1)
    # A word that touches the term, as in «ИКТ-среда», belongs to it and is not counted.
    left = ("… " if len(before) > _CONTEXT + 1 else "") + " ".join(before[-_CONTEXT - 1 :])
    right = " ".join(after[: _CONTEXT + 1]) + (" …" if len(after) > _CONTEXT + 1 else "")
    place = element("span", escape(volume.names[span.anchor]), class_="place")
    words = join(
        # The inner span keeps the end of what is cut off at the left.
        element("span", element("span", escape(left)), class_="left"),
        element("mark", escape(text[span.start : span.end])),
        element("span", escape(right), class_="right"),
    )
    return element(
        "li", element("a", join(place, words, by=" "), href=relative(volume.addresses.page(span.anchor), page))
    )
