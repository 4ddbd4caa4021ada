"""The glossary: an index of the terms from A to Я, a line for each, which leads to the page of the term."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.markup import NOTHING, Html, element, escape, escape_heading, heading, join, stacked
from build_corpus.outputs.site import GLOSSARY, term_address
from build_corpus.outputs.term_usage import alphabetical
from build_corpus.outputs.wording import first_words, grouped, plural

if TYPE_CHECKING:
    from build_corpus.model import Term
    from build_corpus.outputs.term_usage import Usage

TITLE = "Глоссарий"
_DEFINITION_WORDS = 24
_DEFINITION_CHARACTERS = 160


def glossary_page(usage: Usage) -> Html:
    """The Markdown of the glossary page, its terms in alphabetical order.

    The id `term-<id>` of each line was that of the term's article once: it holds for good.
    """
    terms = sorted(usage.site.terms.values(), key=alphabetical)
    letters = [(letter, list(group)) for letter, group in groupby(terms, key=_letter)]
    parts = [
        heading(1, Html(TITLE), "_glossary"),
        element("p", escape(_summary(len(terms))), class_="hint"),
        _alphabet([letter for letter, _ in letters]) if len(letters) > 1 else NOTHING,
    ]
    for letter, group in letters:
        parts.append(heading(2, escape_heading(letter), _letter_id(letter), css="letter"))
        parts.append(stacked("ul", *(_entry(term, usage) for term in group), class_="terms", role="list"))
    return Html(join(*parts, by="\n\n") + "\n")


def _summary(number: int) -> str:
    if not number:
        return "Терминов пока нет."
    terms = plural(number, "термин", "термина", "терминов")
    return (
        f"{terms}. На странице термина\u00a0— определение, формы, употребление по документам и все места с контекстом."
    )


def _letter(term: Term) -> str:
    first = alphabetical(term)[0][:1].upper()
    return first if first.isalpha() else "#"


def _letter_id(letter: str) -> str:
    return f"_letter-{ord(letter):x}"


def _alphabet(letters: list[str]) -> Html:
    links = (element("a", escape(letter), href=f"#{_letter_id(letter)}") for letter in letters)
    return element("nav", join(*links, by=" "), class_="alphabet", aria_label="По алфавиту")


def _entry(term: Term, usage: Usage) -> Html:
    """What a reader looks for: the names, how often they occur, English, the beginning of the definition."""
    count = usage.count(term.id)
    name = element(
        "a", escape(term.names[0] if term.names else term.id), href=relative(term_address(term.id), GLOSSARY)
    )
    short = element("span", escape(", ".join(term.abbreviations)), class_="abbreviation")
    number = element("span", escape(grouped(count) if count else "нет в текстах"), class_="count")
    others = "; ".join(term.names[1:])
    quoted = term.definition.text if term.definition else ""
    beginning = first_words(quoted, words=_DEFINITION_WORDS, characters=_DEFINITION_CHARACTERS)
    return stacked(
        "li",
        element("p", join(name, short if term.abbreviations else NOTHING, number, by=" "), class_="term-line"),
        element("p", escape(others), class_="term-names") if others else NOTHING,
        element("p", escape(term.english), class_="term-english", lang="en") if term.english else NOTHING,
        element("p", escape(beginning), class_="term-short") if quoted else NOTHING,
        id=f"term-{term.id}",
    )
