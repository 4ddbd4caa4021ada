"""Two wordings as one text in which the differing words are marked, for the eye and for the ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.markup import Html, element, escape, escape_lines
from build_corpus.redline import Fate, redline

if TYPE_CHECKING:
    from collections.abc import Iterator


def marked_words(before: str, after: str, *, deleted: str, inserted: str) -> Html:
    """`after` with the words that `before` has instead struck; `deleted` and `inserted` are said, not shown."""
    return Html("".join(_parts(before, after, {Fate.DELETED: ("del", deleted), Fate.INSERTED: ("ins", inserted)})))


def _parts(before: str, after: str, marks: dict[Fate, tuple[str, str]]) -> Iterator[Html]:
    for part in redline(before, after):
        if part.fate in marks:
            tag, said = marks[part.fate]
            words = part.text.rstrip()
            yield element(tag, element("span", escape(f"{said}: "), class_="said"), escape_lines(words))
            # A mark ends with its last word; between a struck and an inserted word stands a space in any case.
            yield escape_lines(part.text[len(words) :] or (" " if part.fate is Fate.DELETED else ""))
        else:
            yield escape_lines(part.text)
