"""Every rule of the ledger is explained to the reader of a document's account, in Russian."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from building import ROOT

from build_corpus.outputs import explanations

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOMS = ("reading", "structure", "annotations")
NAMING = {"Drop", "Edit", "added", "drop", "drop_end", "drop_line"}
"""What the rooms call with the name of a rule."""


def names() -> Iterator[tuple[str, str]]:
    """The names of rules in the package's own source, each with the file that has it."""
    for room in ROOMS:
        for path in sorted((ROOT / "build_corpus" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and called(node.func) in NAMING:
                    for argument in node.args:
                        if isinstance(argument, ast.Constant) and is_name(argument.value):
                            yield str(argument.value), path.name


def called(function: ast.expr) -> str:
    """The last part of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_name(value: object) -> bool:
    """Whether a literal looks like the name of a rule: words in small letters with hyphens between them."""
    return isinstance(value, str) and re.fullmatch(r"[a-z]{2,}(?:-[a-z]+)*", value) is not None


def test_every_name_is_explained() -> None:
    """A reader never meets a rule without a word on what it does."""
    found = list(names())
    assert len({name for name, _ in found}) > 20
    missing = {(name, file) for name, file in found if name not in explanations.RULES}
    assert missing == set()


def test_a_name_from_elsewhere_still_shows() -> None:
    """An unknown rule shows its name, an unknown code a general word."""
    assert explanations.rule("unheard-of") == "unheard-of"
    assert explanations.diagnostic("unheard-of")
