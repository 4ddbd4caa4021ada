"""What is shown of an instrument where it is cited: its title, its official text, the page of all that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.linking import card_id
from build_corpus.outputs.markup import NOTHING, Html, element, escape, is_safe_address, join
from build_corpus.outputs.wording import plural

if TYPE_CHECKING:
    from build_corpus.outputs.backlinks import Cited


def instrument_card(cited: Cited, page: str) -> Html:
    """What describes `cited` to a reader who meets it in a text on `page`, with the ways on."""
    places = plural(len(cited.mentions), "место", "места", "мест")
    ways = [
        element("a", Html("Официальный текст"), class_="outside", href=cited.address, rel="noopener")
        if cited.address and is_safe_address(cited.address)
        else element("span", Html("Постоянный адрес неизвестен"), class_="absent"),
        element("a", escape(f"Где цитируется: {places}"), href=relative(cited.page, page)),
    ]
    title = cited.instrument.title
    lines = [
        element("p", escape(title), class_="card-title"),
        element("p", escape(cited.symbol), class_="card-english") if cited.symbol not in ("", title) else NOTHING,
        element("p", join(*ways, by=" · "), class_="card-ways"),
    ]
    return element("div", join(*lines), class_="card", id=card_id(f"cited-{cited.id}"))
