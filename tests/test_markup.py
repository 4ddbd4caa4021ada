"""Text of a source shows as it is and does nothing else, whatever extensions a site turns on."""

from __future__ import annotations

from functools import cache

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from build_corpus.outputs.composing import Layered, Point, Wrap, without_overlaps
from build_corpus.outputs.markup import (
    Html,
    element,
    escape,
    escape_heading,
    escape_lines,
    heading,
    is_safe_address,
    join,
    opening,
    stacked,
)

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "meta",
    "nl2br",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
    "wikilinks",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.progressbar",
    "pymdownx.smartsymbols",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
"""All that a site of this kind may turn on, many more than ours has."""

HOSTILE = [
    "<script>alert(1)</script>",
    "</p></div><h1>чужое</h1>",
    "<!-- комментарий --> и --> дальше",
    "[ссылка](javascript:alert(1)) и [ссылка][1] и ![рисунок](x.png)",
    "[1]: https://example.org",
    "{{ config }} {% raw %} {# нет #}",
    "{: onclick=alert(1) }",
    "текст {: #p-1 .class onclick=x }",
    "*[ИКТ]: сокращение",
    "[^1]: сноска",
    "пункт[^1]",
    '--8<-- "mkdocs.yml"',
    "-8<- mkdocs.yml",
    "&lt;b&gt; &amp; &nbsp; &#60; &unknown;",
    ":material-account: и :smile:",
    "\\*не курсив\\* \\\\ \\",
    "*курсив* **жирный** _курсив_ __жирный__ ~~зачёркнуто~~ ==метка== ^^верх^^ ++ctrl+c++",
    "`код` и ``код``",
    "```python\nprint()\n```",
    "~~~\nкод\n~~~",
    "{++вставка++} {--удаление--} {~~а~>б~~} {==метка==} {>>заметка<<}",
    "$x^2$ \\(x\\) \\[y\\]",
    "https://example.org и www.example.org и user@example.org и @user и #12",
    "(c) (tm) (r) +/- 1/2 1st --> <-- =/= c/o ... -- ---",
    "\"кавычки\" 'апострофы'",
    "[[страница]] [TOC] [ ] [x]",
    "# заголовок #",
    "1. список\n2. список",
    "    отступ\tтабуляция",
    "!!! note\n    примечание",
    "??? note\n    примечание",
    "| а | б |\n|---|---|\n| 1 | 2 |",
    "title: x\n---\nтекст",
    "\x02wzxhzdk:0\x03 klzzwxh:0001 \x00 \x1b",
    "строка\r\nстрока\u2028строка\x85строка\x0cстрока",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "=====\n-----",
    '[=50% "половина"]',
    "/// note\nтекст\n///",
]


def rendered(markdown: str) -> BeautifulSoup:
    """`markdown` as a browser would have it, every extension on."""
    return BeautifulSoup(_markdown().reset().convert(markdown), "html.parser")


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=EXTENSIONS)


def shown(text: str) -> str:
    """What a reader is to see of `text`: white space folded, forbidden characters replaced."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_block_shows_its_text_and_nothing_else(text: str) -> None:
    """In a raw HTML block, text and attributes of a source stay text."""
    block = stacked("div", element("p", escape(text), title=text), id="p-1")
    soup = rendered(f"Перед.\n\n{block}\n\nПосле.")
    (paragraph,) = soup.select("div#p-1 > p")
    assert not paragraph.select("*")
    assert shown(paragraph.get_text()) == shown(text)
    assert set(paragraph.attrs) == {"title"}
    assert [tag.name for tag in soup.select("*")] == ["p", "div", "p", "p"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_heading_shows_its_text_and_nothing_else(text: str) -> None:
    """In a Markdown heading, where Markdown is active, text of a source stays text, in the table of contents too."""
    soup = rendered(heading(2, escape_heading(text), "sec-f", css="section") + "\n\nТекст.")
    title = soup.h2
    assert title is not None
    assert not title.select("*")
    assert shown(title.get_text()) == shown(text)
    assert title.attrs == {"id": "sec-f", "class": ["section"]}
    assert [tag.name for tag in soup.select("*")] == ["h2", "p"]
    (token,) = _markdown().toc_tokens  # type: ignore[attr-defined]  # set by the extension toc
    in_contents = BeautifulSoup(token["name"], "html.parser")
    assert not in_contents.select("*")
    assert shown(in_contents.get_text()) == shown(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_for_the_table_of_contents_is_escaped(text: str) -> None:
    """A heading with links in it names its text for the table of contents, and that stays text as well."""
    link = element("a", escape_heading(text), href="#x", aria_label=text)
    soup = rendered(heading(1, link, "sec-f", toc=text))
    title = soup.h1
    assert title is not None
    assert set(title.attrs) == {"id"}
    assert [(tag.name, set(tag.attrs)) for tag in title.select("*")] == [("a", {"href", "aria-label"})]
    (token,) = _markdown().toc_tokens  # type: ignore[attr-defined]
    assert shown(BeautifulSoup(token["name"], "html.parser").get_text()) == shown(text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
@example("# ")
@example("&#60;b&#62;")
def test_any_text_stays_text(text: str) -> None:
    """There is no text that leaves its block or its heading."""
    soup = rendered(f"{heading(2, escape_heading(f'Я{text}'), 'h')}\n\n{element('p', escape(text), id='b')}\n\nКонец")
    assert [tag.name for tag in soup.select("*")] == ["h2", "p", "p"]
    assert shown(soup.select_one("h2").get_text()) == shown(f"Я{text}")  # type: ignore[union-attr]
    assert shown(soup.select_one("#b").get_text()) == shown(text)  # type: ignore[union-attr]


@given(st.text(max_size=40))
def test_no_line_begins_with_text_of_a_source(text: str) -> None:
    """What looks at a page line by line, before Markdown does, finds only our own markup there."""
    assert len(escape(text).splitlines()) <= 1
    assert len(escape_heading(text).splitlines()) <= 1


def test_plain_russian_stays_readable() -> None:
    """A person can read the generated Markdown: ordinary text is written as it is."""
    text = "86. Государства-члены (см. п. 3) решили: «ИКТ — это…»; № 5, 2019–2021 годы!"
    assert escape(text) == text
    assert escape_heading("D. Выводы и рекомендации, военно-политические вопросы").count("&") == 0


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://undocs.org/ru/A/75/394", True),
        ("http://example.org/a?b=c&d=e#f", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("mailto:office@example.org", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https://example.org/\x01", False),
        ("https://example.org/ a", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("www.example.org", False),
        ("https:", False),
        ("http://[::1", False),
        ("#", False),
        ("", False),
    ],
)
def test_which_addresses_become_links(address: str, safe: bool) -> None:  # noqa: FBT001 - a column of the table
    """Only addresses of the web and of mail become links."""
    assert is_safe_address(address) is safe


def test_attributes() -> None:
    """Names are written with hyphens, None leaves an attribute out, an empty value gives one without a value."""
    assert (
        opening("a", class_="term", aria_label='"', id=None, hidden="") == '<a class="term" aria-label="&quot;" hidden>'
    )


def test_join_leaves_out_what_is_empty() -> None:
    """Parts that are not there leave no gap."""
    assert join(Html("a"), Html(""), Html("b"), by=" ") == "a b"


# --- layers over a text ------------------------------------------------------------------------------------------


def wrap(start: int, end: int, name: str = "a") -> Wrap:
    """A link named by its class."""
    return Wrap(start, end, opening("a", class_=name))


@pytest.mark.parametrize(
    ("wraps", "points", "expected"),
    [
        ([], [], "абв&lt;г"),
        ([(0, 2)], [], '<a class="a">аб</a>в&lt;г'),
        ([(0, 2), (2, 5)], [], '<a class="a">аб</a><a class="a">в&lt;г</a>'),
        ([(1, 3)], [1], 'а!<a class="a">бв</a>&lt;г'),
        ([(1, 3)], [3], 'а<a class="a">бв</a>!&lt;г'),
        ([(1, 3)], [2], 'а<a class="a">б</a>!<a class="a">в</a>&lt;г'),
        ([(0, 5)], [0, 5, 5], '!<a class="a">абв&lt;г</a>!!'),
        ([], [0, 3, 5], "!абв!&lt;г!"),
    ],
)
def test_compose(wraps: list[tuple[int, int]], points: list[int], expected: str) -> None:
    """Links stand around their characters; a mark parts a link, as no link may stand in another."""
    marks = [Point(offset, Html("!")) for offset in points]
    assert Layered("абв<г", tuple(wrap(*w) for w in wraps), tuple(marks)).composed() == expected


@pytest.mark.parametrize(
    ("wraps", "points"),
    [([(0, 9)], []), ([(-1, 2)], []), ([(2, 2)], []), ([(0, 2), (1, 3)], []), ([], [9]), ([], [-1])],
)
def test_compose_refuses_what_does_not_fit(wraps: list[tuple[int, int]], points: list[int]) -> None:
    """A layer that does not fit its text is a defect, not a thing to hide."""
    with pytest.raises(ValueError, match="абвг"):
        Layered("абвг", tuple(wrap(*w) for w in wraps), tuple(Point(offset, Html("!")) for offset in points))


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([[(0, 5)], [(3, 8)]], [(0, 5)]),
        ([[(3, 8)], [(0, 5)]], [(3, 8)]),
        ([[(0, 3), (0, 5)]], [(0, 5)]),
        ([[(2, 6), (0, 3)]], [(0, 3)]),
        ([[(0, 3)], [(3, 6), (6, 6)]], [(0, 3), (3, 6)]),
    ],
)
def test_overlaps(layers: list[list[tuple[int, int]]], expected: list[tuple[int, int]]) -> None:
    """The earlier layer wins, then the first in the text, then the longest."""
    chosen = without_overlaps(*([wrap(*w) for w in layer] for layer in layers))
    assert [(w.start, w.end) for w in chosen] == expected


def test_a_link_parts_a_shade() -> None:
    """What is marked as doubtful stays marked where only part of it is a link."""
    shade = Wrap(0, 3, opening("i"), "i")
    assert Layered("абвг", (wrap(2, 4),), (), (shade,)).composed() == '<i>аб</i><a class="a"><i>в</i>г</a>'


def test_a_part_keeps_what_lies_over_it() -> None:
    """The cells of a table are parts of one text; a mark at the end of the text belongs to its last cell."""
    whole = Layered("аб\tвг", (wrap(1, 4),), (Point(3, Html("!")), Point(5, Html("?"))))
    assert whole.part(0, 2).composed() == 'а<a class="a">б</a>'
    assert whole.part(3, 5).composed() == '!<a class="a">в</a>г?'


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from("abc")), max_size=8),
    st.lists(st.integers(0, 30), max_size=5),
)
def test_composing_changes_no_text(text: str, spans: list[tuple[int, int, str]], offsets: list[int]) -> None:
    """Whatever lies over a text, its characters stay what they are, and no link stands in another."""
    inside = [wrap(s, e, name) for s, e, name in spans if s <= e <= len(text)]
    shades = [Wrap(s, e, opening("i"), "i") for s, e, name in reversed(spans) if s <= e <= len(text)]
    points = [Point(offset, Html("<sup>n</sup>")) for offset in offsets if offset <= len(text)]
    composed = Layered(text, without_overlaps(inside), tuple(points), without_overlaps(shades)).composed(escape)
    soup = BeautifulSoup(f"<p>{composed}</p>", "html.parser")
    assert not soup.select("a a, a sup, i i, i a")
    assert len(soup.select("sup")) == len(points)
    for mark in soup.select("sup"):
        mark.decompose()
    plain = BeautifulSoup(f"<p>{escape(text)}</p>", "html.parser")
    assert soup.get_text() == plain.get_text()


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("68/198\u00a0Генеральной", "68/198\u00a0<wbr>Генеральной"),
        ("\u00a0", "\u00a0<wbr>"),
        ("п.\u00a0", "п.\u00a0"),
        ("2018\u00a0г.", "2018\u00a0г."),
        ("п.\u00a012345678", "п.\u00a012345678"),
    ],
)
def test_a_long_word_may_leave_its_no_break_space(text: str, markup: str) -> None:
    """In a narrow window it would else be broken in its middle; the words are the same."""
    assert escape_lines(text) == markup
