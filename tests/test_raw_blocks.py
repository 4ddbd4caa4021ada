"""Raw HTML is set aside before Markdown parses it, and a page comes out as it does without that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from build_corpus.outputs.raw_blocks import RawBlocksExtension, ids

EXTENSIONS = ["attr_list", "fenced_code", "md_in_html", "tables", "toc"]


def converted(page: str, *more: RawBlocksExtension) -> tuple[str, int]:
    """`page` as Markdown makes it, and how many pieces of raw HTML it has set aside."""
    markdown = Markdown(extensions=[*EXTENSIONS, *more])
    return markdown.convert(page), markdown.htmlStash.html_counter


@pytest.mark.parametrize(
    ("page", "pieces"),
    [
        ("# Статья {: #a }\n\n<p>один</p>\n\n<p>два</p>\n\n## Пункт {: #b }\n\n<ul>\n<li>три</li>\n</ul>\n", 2),
        ("<div>\n<div>внутри</div>\n<div><p>глубже</p></div>\n</div>\n\n<dl><dt>а</dt><dd>б</dd></dl>", 1),
        ('<p class="a">текст <a href="x">ссылка</a><br>строка</p>\n\nабзац *курсивом*\n\n<p>ещё</p>', 2),
        ("<table>\n<tr><td>1</td></tr>\n</table>\n\n\n\n<p>за двумя пустыми строками</p>", 1),
        ("- пункт\n\n- пункт\n\n<p>после списка</p>", 1),
        ("```\n<p>код</p>\n\n<p>код</p>\n```\n\n<p>текст</p>", 2),
    ],
)
def test_raw_blocks_that_follow_each_other_are_one_piece(page: str, pieces: int) -> None:
    """Check what is set aside, and that the page is the same."""
    assert converted(page, RawBlocksExtension()) == (converted(page)[0], pieces)


@pytest.mark.parametrize(
    "page",
    [
        "<div>\n\n<p>за пустой строкой</p>\n\n</div>",
        '<div markdown="1">\n*курсив*\n</div>\n\n<p>текст</p>',
        "<p>один</p> хвост\n\n<p>два</p>",
        "<p>один</p>\n<p>два</p>\n\n<p>три</p>",
        "<!-- <p>\n\n</p> -->\n\n<p>текст</p>",
        "<script>\nlet a = '</p>'\n\nlet b\n</script>\n\n<p>текст</p>",
        "<pre>\n<p>\n\n</p>\n</pre>",
        "<p>не закрыт\n\n<p>закрыт</p>",
        "<hr>\n\n<p>текст</p>",
        "<span>строчный</span>\n\n<em>и этот</em>",
        "    <p>код</p>\n\n<p>текст</p>",
        "",
    ],
)
def test_a_page_with_other_html_is_left_to_markdown(page: str) -> None:
    """Check what people write by hand: it means what it always did."""
    assert converted(page, RawBlocksExtension()) == converted(page)


PIECES = [
    "<p>абзац</p>",
    "<div>\n<p>в</p>\n</div>",
    "<div>",
    "</div>",
    "<ul><li>а</li></ul> хвост",
    "<p>",
    "## Заголовок {: #h }",
    "текст *курсивом* и <b>жирным</b>",
    "- пункт",
    "    код",
    "<hr>",
    "<br>",
    "> цитата",
    "<svg><text>1</text></svg>",
    "&amp; <",
    "\x02wzxhzdk:0\x03",
]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n\n", "\n", "\n\n\n"])), max_size=8))
def test_no_page_changes(parts: list[tuple[str, str]]) -> None:
    """Check any row of blocks."""
    page = "".join(piece + end for piece, end in parts)
    assert converted(page, RawBlocksExtension())[0] == converted(page)[0]


def test_ids_are_those_of_the_elements() -> None:
    """Check what links to anchors are held against."""
    assert ids('<p id="p-86">а</p><a id=\'x\' href="#y">б</a><li\nid="a&amp;b">') == {"p-86", "x", "a&b"}
