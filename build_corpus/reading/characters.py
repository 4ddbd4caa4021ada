"""Characters that are no text: byte order marks, zero-width characters, soft hyphens, letters written in two pieces."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from build_corpus.ledger import Drop
from build_corpus.reading.hyphens import Vocabulary, decide
from build_corpus.traced import Span, Traced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE_END = r"\r\n|[\n\r\f\v\x85\u2028\u2029]"
"""What ends a line, as a regular expression; a form feed ends a page too."""

_BYTE_ORDER_MARK = "\ufeff"
_SOFT_HYPHEN = "\xad"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_COMBINING = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_WORD = 60
"""No Russian word has more letters."""
_DAMAGE = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]+)"
    # A soft hyphen at a line's end is a line-end hyphen, which `hyphens` decides.
    rf"|(?P<soft>{_SOFT_HYPHEN}+(?!{_SOFT_HYPHEN}*[^\S\n\r\f\v\x85\u2028\u2029]*(?:[\n\r\f\v\x85\u2028\u2029]|\Z)))"
    rf"|(?P<pieces>[^{_COMBINING}{_INVISIBLE}{_SOFT_HYPHEN}][{_COMBINING}]+)"
)


def clean(source: str) -> tuple[Traced, tuple[Drop, ...]]:
    """The decoded `source` without invisible characters, its letters composed (NFC), and what was dropped for it.

    Rules: `byte-order-mark`, `zero-width` (marks of direction and word joiners included), `soft-hyphen`,
    `unicode-nfc` (и + U+0306 becomes й: both are dropped and й is added). Some programs print every hyphen as a soft
    one; where the word surely has a hyphen («по-разному»), a plain one is put in its place.
    """
    parts: list[Traced] = []
    drops: list[Drop] = []
    position = 0
    for match in _DAMAGE.finditer(source):
        start, end = match.span()
        if match["pieces"]:
            composed = unicodedata.normalize("NFC", match["pieces"])
            if composed == match["pieces"]:
                continue
            replacement = Traced.added(composed, "unicode-nfc")
            rule = "unicode-nfc"
        else:
            rule = "soft-hyphen" if match["soft"] else "zero-width"
            replacement = Traced.added("-", rule) if match["soft"] and _is_printed(source, start, end) else Traced()
        if rule == "zero-width" and start == 0 and source[0] == _BYTE_ORDER_MARK:
            drops.append(Drop(Span(0, 1), "byte-order-mark"))
            drops.append(Drop(Span(1, end), rule))
        else:
            drops.append(Drop(Span(start, end), rule))
        parts += (Traced.of(source, position, start), replacement)
        position = end
    parts.append(Traced.of(source, position))
    return Traced.concat(parts), tuple(drop for drop in drops if len(drop.span))


def _is_printed(source: str, start: int, end: int) -> bool:
    """Whether the soft hyphen from `start` to `end` stands for a hyphen of the word itself."""
    before, after = source[max(start - _WORD, 0) : start], source[end : end + _WORD]
    if not (before[-1:].isalnum() and after[:1].isalnum()):
        return False
    decision = decide(f"{before}-", after, Vocabulary())
    return decision.keep and not decision.doubtful


def dropped(text: Traced, rule: str) -> Iterator[Drop]:
    """The drops, by `rule`, of all characters of `text` that come from the source."""
    return (Drop(span, rule) for span in text.source_spans())


def merged(drops: Iterable[Drop]) -> tuple[Drop, ...]:
    """`drops` in the order of the source, neighbours of one rule made one."""
    result: list[Drop] = []
    for drop in sorted(drops, key=lambda drop: drop.span):
        if result and result[-1].rule == drop.rule and result[-1].span.end == drop.span.start:
            result[-1] = Drop(Span(result[-1].span.start, drop.span.end), drop.rule)
        else:
            result.append(drop)
    return tuple(result)
