"""What is shown of a term where it is linked: its full name, its English name, its definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.linking import DAMAGED, card_id
from build_corpus.outputs.markup import Html, element, escape, join

if TYPE_CHECKING:
    from build_corpus.model import Term

NO_DEFINITION = "Определение в источниках не дано."


_DAMAGED = "Слово повреждено в источнике; термин узнан предположительно."


def term_name(term: Term) -> str:
    """The preferred full name with the abbreviations behind it: «информационно-коммуникационные технологии (ИКТ)»."""
    name = term.names[0] if term.names else term.id
    return f"{name} ({', '.join(term.abbreviations)})" if term.abbreviations else name


def term_card(term: Term) -> Html:
    """What describes `term` to a reader who meets it in a text."""
    definition = term.definition.text if term.definition else NO_DEFINITION
    lines = [
        element("p", escape(term_name(term)), class_="card-title"),
        element("p", escape(term.english), class_="card-english", lang="en") if term.english else Html(""),
        element("p", escape(definition), class_="card-text" if term.definition else "card-text absent"),
    ]
    return element("div", join(*lines), class_="card", id=card_id(f"term-{term.id}"))


def damaged_card() -> Html:
    """What is said beside the card of a term where a word of it is damaged."""
    return element("div", element("p", escape(_DAMAGED), class_="card-damaged"), class_="card", id=card_id(DAMAGED))
