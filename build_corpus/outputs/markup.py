"""Text of a source -> markup that shows it and does nothing else. The only way from `str` to `Html` is through here.

Blocks become raw HTML, which Python-Markdown passes on untouched; but its preprocessors, and those of extensions,
see the page as lines of text before that, so no line of a page begins with text of a source. Headings are Markdown,
where every character that an extension could act upon is written as a character reference.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NewType
from urllib.parse import urlsplit

Html = NewType("Html", str)
"""Markup made by us, in which all text of a source is escaped."""

NOTHING = Html("")

_ACTIVE = re.compile(r"""[&<>"'{}\[\]\\`\t\n\r]""")
"""What HTML, Jinja, snippets and fences act upon in a line of raw HTML, and white space that Markdown rewrites."""

_ACTIVE_IN_ATTRIBUTES = re.compile(r"""[&<>"'{}\[\]\\`\t\n\r$*+^|~]""")
"""In a heading, some extensions look at the inside of tags before Markdown has set them aside."""

_ACTIVE_IN_HEADINGS = re.compile(
    r"""
      [^\w\s«»„“”‘’–—…№§,;?.()/-]  # punctuation and signs, but for those that no extension acts upon alone
    | [_\t\n\r]
    | \.(?=\S)                     # a web address: `www.un.org`
    | [(](?=[A-Za-z])              # a symbol: `(c)`, `(tm)`
    | (?<![^\W\d_])-|-(?![^\W\d_]) # dashes and arrows: `--`, `-->`; a hyphen stands between letters
    | (?<=[\dA-Za-z])/|/(?=[\dA-Za-z=]) # fractions and `c/o`
    | (?<=\d)[A-Za-z]              # ordinals: `1st`
    """,
    re.VERBOSE,
)

_NOT_A_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Code points that HTML forbids (WHATWG HTML 13.2.3.5); STX and ETX also delimit Python-Markdown's placeholders."""

_LINE_BREAK = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""What else ends a line for a program or is white space to it."""

_BOUND_LONG_WORD = re.compile("\u00a0(?=[^\\W\\d_]{8})|(?:\\A|(?<=\\S{6}))\u00a0\\Z")
"""A no-break space before a word that would else be broken itself: «68/198\u00a0Генеральной», a link or not."""

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


def escape(text: str) -> Html:
    """`text` for a raw HTML block."""
    return Html(_ACTIVE.sub(_reference, _characters(text)))


def escape_lines(text: str) -> Html:
    """`text` for a raw HTML block; a line break of the source stays one.

    Behind a no-break space a long word may begin a line after all, where the style sheet finds the window too narrow.
    """
    lines = (_BOUND_LONG_WORD.sub("\u00a0<wbr>", escape(line)) for line in text.split("\n"))
    return Html("<br>".join(lines))


@lru_cache(maxsize=50_000)
def escape_attribute(text: str) -> Html:
    """`text` for the value of an attribute, in a block or a heading."""
    return Html(_ACTIVE_IN_ATTRIBUTES.sub(_reference, _characters(text)))


def escape_heading(text: str) -> Html:
    """`text` for a Markdown heading, on one line."""
    return Html(_ACTIVE_IN_HEADINGS.sub(_reference, re.sub(r"\s+", " ", _characters(text))))


def _characters(text: str) -> str:
    """`text` in characters that HTML allows."""
    # Most texts are printable, and that is known at once.
    return text if text.isprintable() else _NOT_A_CHARACTER.sub("\ufffd", _LINE_BREAK.sub("\n", text))


def _reference(match: re.Match[str]) -> str:
    return _NAMED.get(match[0], f"&#{ord(match[0])};")


def join(*parts: Html, by: str = "") -> Html:
    """All `parts` behind each other with `by`, which is markup too, between them; empty ones are left out."""
    return Html(by.join(part for part in parts if part))


def element(tag: str, *children: Html, **attributes: str | None) -> Html:
    """An element on one line. `class_` gives `class`, `aria_label` gives `aria-label`; None leaves an attribute out."""
    return Html(f"{opening(tag, **attributes)}{''.join(children)}</{tag}>")


def stacked(tag: str, *children: Html, **attributes: str | None) -> Html:
    """An element whose children stand on lines of their own, so that pages read and diff well."""
    return join(opening(tag, **attributes), *children, Html(f"</{tag}>"), by="\n")


def opening(tag: str, **attributes: str | None) -> Html:
    """The opening tag of an element; an empty value gives an attribute without one."""
    written = [
        f" {name.rstrip('_').replace('_', '-')}" + (f'="{escape_attribute(value)}"' if value else "")
        for name, value in attributes.items()
        if value is not None
    ]
    return Html(f"<{tag}{''.join(written)}>")


def heading(level: int, content: Html, anchor: str, *, css: str = "", toc: str = "", **attributes: str) -> Html:
    """A Markdown heading with the id `anchor`; `toc` is its text in the table of contents, where that differs.

    `aria_label` gives `aria-label`, as of an element; an empty value leaves an attribute out.
    """
    written = [f"#{anchor}", *(f".{name}" for name in css.split())]
    named = {"data-toc-label": toc} | {name.replace("_", "-"): value for name, value in attributes.items()}
    written += [f'{name}="{escape_heading(value)}"' for name, value in named.items() if value]
    return Html(f"{'#' * min(level, 6)} {content} {{: {' '.join(written)} }}")


def is_safe_address(address: str) -> bool:
    """Whether `address` may become a link: `http`, `https` or `mailto`, without white space or control characters."""
    if not address or re.search(r"[\s\x00-\x20\x7f-\x9f]", address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in _SAFE_SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")
