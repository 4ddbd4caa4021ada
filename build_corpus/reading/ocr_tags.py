"""The HTML tags that a model which recognises pages writes, and what each of them does to the text."""

from __future__ import annotations

import re

TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?P<attributes>(?:\s[^<>]{0,1000})?)/?>")
"""A tag, opening or closing, with its `name` and `attributes`."""
FORMATTING = re.compile(
    r"a|abbr|article|aside|b|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|figcaption|figure"
    r"|font|footer|h[1-6]|header|hr|i|img|ins|li|main|mark|nav|ol|p|pre|s|section|small|span|strong|sub|sup|table|tbody"
    r"|td|tfoot|th|thead|tr|tt|u|ul"
)
BLOCKS = frozenset({"blockquote", "div", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "ul"})
BREAKING = frozenset({"br", "tr", "td", "th"})
BOLD = frozenset({"b", "strong", "th"})
ITALIC = frozenset({"em", "i"})
