"""`build-corpus terms`: what an editor of the glossary asks of the texts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from build_corpus import pipeline
from build_corpus.russian import transliterate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from build_corpus.annotations.term_suggestions import Suggestion

_ID_WORDS = 5
_WIDTH = 220
"""Characters of a line where no terminal says how many it has."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `terms` and its verbs to the command line."""
    group = commands.add_parser(
        "terms",
        help="propose terms for the glossary",
        description="Reads the whole corpus and writes nothing.",
        epilog="example:  build-corpus terms suggest",
    )
    verbs = group.add_subparsers(required=True, metavar="VERB")
    suggest = verbs.add_parser(
        "suggest",
        help="propose terms that the glossary lacks",
        description="Proposes terms that corpus/glossary.toml lacks: abbreviations that a text introduces in brackets "
        "(introduced), those whose full name a person must find (bracketed), and noun phrases by their C-value "
        "(frequent).",
        epilog="example:  build-corpus terms suggest --toml >> corpus/glossary.toml",
    )
    suggest.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    suggest.add_argument("--least", type=int, default=4, help="leave out phrases that are rarer (default: 4)")
    suggest.add_argument("--toml", action="store_true", help="print entries for glossary.toml instead of a table")
    suggest.set_defaults(run=_suggest)


def _suggest(options: argparse.Namespace) -> int:
    suggestions, taken = pipeline.suggest_terms(options.root, options.least)
    if options.toml:
        sys.stdout.write("\n".join(as_toml(suggestions, taken)))
        return 0
    table = Table("ground", "term", "short", "times", "documents", "score", "first place", "in its words", box=None)
    for each in suggestions:
        place = f"{each.evidence.document}#{each.evidence.anchor}"
        numbers = (str(each.count), str(each.documents), f"{each.score:.1f}")
        cells = (each.ground.value, each.name, each.abbreviation, *numbers, place, each.evidence.quote)
        table.add_row(*(escape(cell) for cell in cells))
    if suggestions:
        Console(width=None if sys.stdout.isatty() else _WIDTH).print(table)
    sys.stdout.write(f"{len(suggestions)} terms proposed\n")
    return 0


def as_toml(suggestions: Sequence[Suggestion], taken: Iterable[str] = ()) -> Iterator[str]:
    """Entries for `glossary.toml`, each with its evidence as a comment; no id is one of `taken`.

    One whose full name is not known is a comment altogether: an editor has to write the name.
    """
    used = set(taken)
    for each in suggestions:
        place = f"{each.evidence.document}#{each.evidence.anchor}"
        times = f"{each.count} times in {each.documents} documents"
        mark = "" if each.name else "# "
        yield f"\n# {each.ground.value}, {times}, {place}: {' '.join(each.evidence.quote.split())}"
        yield f"{mark}[[term]]"
        yield f"{mark}id = {_string(_id(each, used))}"
        yield f"{mark}names = [{_string(each.name)}]"
        if each.abbreviation:
            yield f"{mark}abbreviations = [{_string(each.abbreviation)}]"
    yield ""


def _id(suggestion: Suggestion, used: set[str]) -> str:
    """An id that is not in `used`, and is put there: the words in Latin letters."""
    words = transliterate(suggestion.name or suggestion.abbreviation)
    parts = "".join(c if c.isascii() and c.isalnum() else " " for c in words).split()[:_ID_WORDS]
    plain = "-".join(parts) or "term"
    plain = plain if plain[0].isalpha() else f"term-{plain}"
    number, found = 1, plain
    while found in used:
        number += 1
        found = f"{plain}-{number}"
    used.add(found)
    return found


def _string(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's too, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
