"""Terms of hand-written pages lead to the glossary, once a paragraph, and nowhere where a link would be wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from build_corpus.model import Glossary, Term
from build_corpus.outputs.term_links import link_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = {"ИКТ": "ict", "мер доверия": "cbm"}
GLOSSARY = Glossary(
    (Term("cbm", ("меры доверия",)), Term("ict", ("технологии",), ("ИКТ",)), Term("other", ("другое",)))
)
PAGE = "help/index.html"


@dataclass(frozen=True)
class Hit:
    """A term found literally."""

    start: int
    end: int
    term: str


class Literal:
    """Finds the words of `TERMS` as they are written."""

    def hits(self, text: str) -> Iterator[Hit]:
        """The terms in `text`."""
        for match in re.finditer("|".join(TERMS), text):
            yield Hit(match.start(), match.end(), TERMS[match[0]])


def link(word: str) -> str:
    """The link that `word` becomes on a page one folder down."""
    term = TERMS[word]
    return f'<a aria-describedby="_about-term-{term}" class="term" href="../glossary/{term}/index.html">{word}</a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>об ИКТ.</p>", f"<p>об {link('ИКТ')}.</p>"),
        ("<p>ИКТ</p>", f"<p>{link('ИКТ')}</p>"),
        ("<p>ИКТ для мер доверия</p>", f"<p>{link('ИКТ')} для {link('мер доверия')}</p>"),
        ("<p>ИКТ и ИКТ</p>", f"<p>{link('ИКТ')} и ИКТ</p>"),
        ("<p>ИКТ <b>и ИКТ</b></p>", f"<p>{link('ИКТ')} <b>и ИКТ</b></p>"),
        ("<p>ИКТ</p><p>ИКТ</p>", f"<p>{link('ИКТ')}</p><p>{link('ИКТ')}</p>"),
        ("<ul><li>ИКТ</li><li>ИКТ</li></ul>", f"<ul><li>{link('ИКТ')}</li><li>{link('ИКТ')}</li></ul>"),
        ("ИКТ вне абзаца", f"{link('ИКТ')} вне абзаца"),
        ("<p>a &lt; b &amp; ИКТ</p>", f"<p>a &lt; b &amp; {link('ИКТ')}</p>"),
    ],
)
def test_terms_become_links(html: str, expected: str) -> None:
    """Once in a paragraph, a list item, or whatever holds them."""
    linked, cards, _ = link_terms(html, GLOSSARY, Literal(), PAGE).partition('<div class="cards" hidden>')
    assert cards
    assert linked == expected


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x">ИКТ</a></p>',
        '<p><a href="x"><b>ИКТ</b></a></p>',
        "<h2>Об ИКТ</h2>",
        "<p><code>ИКТ</code></p>",
        "<pre>ИКТ</pre>",
        "<script>ИКТ</script>",
        "<!-- ИКТ -->",
        '<img alt="ИКТ" src="x">',
        "<p>энергоснабжение<br>&nbsp;</p>",
    ],
)
def test_other_places_stay_as_they_are(html: str) -> None:
    """No link within a link, a heading, code, a comment or an attribute: the markup comes back untouched."""
    assert link_terms(html, GLOSSARY, Literal(), PAGE) == html


def test_links_are_relative_to_the_page() -> None:
    """A page at the root reaches the glossary without going up."""
    assert 'href="glossary/ict/index.html"' in link_terms("<p>ИКТ</p>", GLOSSARY, Literal(), "about.html")


def test_what_describes_a_link_stands_on_the_page_once() -> None:
    """Each linked term has its card, in the order of the glossary; others have none."""
    soup = BeautifulSoup(link_terms("<p>ИКТ, мер доверия</p><p>ИКТ</p>", GLOSSARY, Literal(), PAGE), "html.parser")
    described = {link["aria-describedby"] for link in soup.select("a.term")}
    assert [card["id"] for card in soup.select(".cards[hidden] > .card")] == ["_about-term-cbm", "_about-term-ict"]
    assert described == {card["id"] for card in soup.select(".card")}


@given(st.lists(st.sampled_from(["ИКТ", " мер доверия ", "<", "&", "<b>", "</b>", "слово ", '"']), max_size=12))
def test_no_word_is_lost_or_added(words: list[str]) -> None:
    """The text of a page stays what it was, whatever the markup."""
    html = f"<p>{''.join(words)}</p>"
    linked = BeautifulSoup(link_terms(html, GLOSSARY, Literal(), PAGE), "html.parser")
    for cards in linked.select(".cards"):
        cards.decompose()
    assert linked.get_text() == BeautifulSoup(html, "html.parser").get_text()
