"""TOML files that editors write: parsed and validated, each mistake told with its file and line."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from build_corpus.errors import ManifestError

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

_Model = TypeVar("_Model", bound=BaseModel)

_MERGE_MARK = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
_CURES = {
    "extra_forbidden": "unknown key; remove it or correct its spelling",
    "missing": "this key is missing; add it",
    "model_type": "a table belongs here, in braces or under a heading in brackets; README.md shows how",
    "string_type": "a text in quotes belongs here",
    "string_too_short": "the text is empty; fill it in",
    "list_type": "a list in square brackets belongs here",
    "tuple_type": "a list in square brackets belongs here",
    "too_short": "the list is empty; add an entry",
    "bool_type": "true or false belongs here",
    "bool_parsing": "true or false belongs here",
    "int_type": "a whole number belongs here",
    "int_parsing": "a whole number belongs here",
    "greater_than_equal": "the number is too small; offsets count from 0, lines from 1",
    "int_from_float": "a whole number belongs here",
}
"""By the type of pydantic's error; those of our own validators name their cure."""


def load(path: Path, model: type[_Model]) -> _Model:
    """The file at `path` as `model` has it.

    Raises ManifestError, with the line where it can be told, when the file is missing, is no TOML, or does not fit.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ManifestError("the file is missing; create it (README.md shows how)", file=path) from None
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)
        raise ManifestError("the file is not UTF-8; save it as UTF-8", file=path, line=line) from None
    if (mark := _MERGE_MARK.search(text)) is not None:
        line = 1 + text.count("\n", 0, mark.start())
        raise ManifestError("the marks of a merge stand here; finish the merge", file=path, line=line)
    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise ManifestError("not valid TOML: lists in lists without end; correct it", file=path) from None
    except ValueError as error:  # that of TOML, or of Python for a number of thousands of digits
        match = re.search(r"line (\d+)", str(error))
        last = len(text.splitlines()) if "end of document" in str(error) else None
        place = int(match[1]) if match else last
        raise ManifestError(f"not valid TOML: {error}; correct it", file=path, line=place) from None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise ManifestError(_told(first), file=path, line=line_of(text, first["loc"])) from None


def _told(error: ErrorDetails) -> str:
    """One mistake in one line: where, and what to do."""
    where = ".".join(str(step + 1) if isinstance(step, int) else step for step in error["loc"])
    if error["type"] == "enum":
        return f"{where}: {error['input']!r} is not known here; write {error['ctx']['expected']}"
    return f"{where}: {_CURES.get(error['type'], error['msg'].removeprefix('Value error, '))}"


def line_of(text: str, place: tuple[Any, ...]) -> int | None:
    """The line, from 1, of `place` in the TOML `text`, such as ("document", 2, "slug"); its table's if it has none."""
    steps = [*place]
    if not steps or not isinstance(steps[0], str):
        return None
    lines, starts = _tables(text, steps[0])
    index = steps[1] if len(steps) > 1 and isinstance(steps[1], int) else 0
    if index >= len(starts):
        return next(
            (n for n, line in enumerate(lines, start=1) if re.match(rf"\s*{re.escape(steps[0])}\s*=", line)), None
        )
    start = starts[index]
    keys = [step for step in steps[1:] if isinstance(step, str)]
    for number in range(start + 1, len(lines) + 1):
        line = lines[number - 1]
        if re.match(r"\s*\[\[", line):
            break
        if keys and re.match(rf"\s*(?:\[.*\.)?{re.escape(keys[0])}\s*[=\].]", line):
            return number
    return start


@lru_cache(maxsize=4)
def _tables(text: str, name: str) -> tuple[list[str], list[int]]:
    """The lines of the TOML `text`, and the numbers of those that begin a table called `name`.

    Kept, for a file with thousands of tables is asked about each.
    """
    lines = text.splitlines()
    header = re.compile(rf"\s*\[\[?\s*{re.escape(name)}\s*\]\]?")
    return lines, [number for number, line in enumerate(lines, start=1) if header.match(line)]
