"""`corpus/anchors.json`: reading with every mistake named by its line, writing one anchor per line.

A live or retired anchor carries its words: a corrected paragraph can only be recognised, and a tombstone only be
written, by who still has them, and the raw file has lost them by then. The file is as long as the corpus; each line
changes only when its anchor does.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from pydantic import ConfigDict, TypeAdapter, ValidationError

from build_corpus import files
from build_corpus.anchors.fingerprint import fingerprint
from build_corpus.anchors.record import Edition, Entry, Published, Record, Status
from build_corpus.errors import AnchorError
from build_corpus.model import Change  # noqa: TC001 - pydantic reads the annotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SCHEMA = "treaty-corpus/anchors/1"
_RESTORE = "restore the line from version control"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME = 240
"""Bytes; file systems take names of 255."""
_SOURCE = re.compile(r"[0-9a-f]{12}")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_DOCUMENT_LINE = re.compile(r'\s*("(?:[^"\\]|\\.)*"): \{\s*')
_ENTRY_LINE = re.compile(r'\s*\{"id": ')
_EDITION_LINE = re.compile(r'\s*\{"number": ')
_CHANGE_LINE = re.compile(r'\s*\{"edition": ')


@dataclass(frozen=True)
class _Document:
    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)
    editions: tuple[Edition, ...]
    anchors: tuple[Entry, ...]
    changes: tuple[Change, ...] = ()

    @property
    def record(self) -> Record:
        """What the rest of the package makes of it."""
        return Record(self.editions, self.anchors, self.changes)


@dataclass(frozen=True)
class _File:
    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)
    schema: Literal["treaty-corpus/anchors/1"]
    documents: dict[str, _Document]


def read(path: Path) -> Published:
    """The ledger in the file at `path`, empty where there is no file. Raises AnchorError where it is not valid."""
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        return Published()
    except UnicodeDecodeError as error:
        raise AnchorError(f"the file is not UTF-8; {_RESTORE}", file=path) from error
    return parse(text, path)


def write(path: Path, published: Published) -> None:
    """Write the ledger to `path`: all of it or nothing; nothing where the file says so already."""
    files.write(path, render(published).encode())


def render(published: Published) -> str:
    """The text of the file: documents by slug, one edition or anchor per line, in the order of the document."""
    lines = ["{", f'"schema": {_json(SCHEMA)},', '"documents": {']
    for number, (slug, record) in enumerate(sorted(published.documents.items()), start=1):
        lines += [f"{_json(slug)}: {{", '"editions": [']
        lines += _list(record.editions)
        lines += ["],", '"anchors": [']
        lines += _list(record.entries)
        if record.changes:
            lines += ["],", '"changes": [']
            lines += _list(record.changes)
        lines += ["]", "}" if number == len(published.documents) else "},"]
    return "\n".join([*lines, "}", "}", ""])


def parse(text: str, file: Path | str) -> Published:
    """The ledger that `text` is. Raises AnchorError with `file` and line where it is not valid."""
    try:
        json.loads(text, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as error:
        problem = f"not JSON ({error.msg}); finish the merge, or {_RESTORE}"
        raise AnchorError(problem, file=file, line=error.lineno) from error
    except (RecursionError, ValueError) as error:  # lists in lists without end; a number of thousands of digits
        raise AnchorError("not written by build-corpus; restore the file from version control", file=file) from error
    except _TwiceError as error:
        problem = f"«{error}» stands twice; merge the two by hand, or restore the file from version control"
        raise AnchorError(problem, file=file) from error
    try:
        found = TypeAdapter(_File).validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise AnchorError(
            f"{where}: {first['msg']}; {_RESTORE}", file=file, line=_Lines(text).of(first["loc"])
        ) from error
    for slug, document in found.documents.items():
        _Check(slug, document, file, text).run()
    return Published({slug: document.record for slug, document in found.documents.items()})


# --- writing ----------------------------------------------------------------------------------------------------


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(items: Sequence[Edition | Entry | Change]) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        values = {field.name: getattr(item, field.name) for field in fields(item)}
        shown = {name: value for name, value in values.items() if value not in (None, ())}
        yield _json(shown) + ("" if number == len(items) else ",")


# --- checking ---------------------------------------------------------------------------------------------------


def _is_name(text: str) -> bool:
    """Whether `text` may be the name of a folder of the site."""
    return _ID.fullmatch(text) is not None and len(text) <= _LONGEST_NAME


class _TwiceError(Exception):
    """A key of an object that stands twice."""


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for key, times in Counter(key for key, _ in pairs).items():
        if times > 1:
            raise _TwiceError(key)
    return dict(pairs)


class _Lines:
    """Where the parts of a file stand that was written by `render`."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, str, int], int] = {}
        self._documents: dict[str, int] = {}
        slug = ""
        count: Counter[str] = Counter()
        for number, line in enumerate(text.split("\n"), start=1):
            if match := _DOCUMENT_LINE.fullmatch(line):
                slug = json.loads(match.group(1))
                self._documents.setdefault(slug, number)
                count.clear()
            for part, pattern in (("anchors", _ENTRY_LINE), ("editions", _EDITION_LINE), ("changes", _CHANGE_LINE)):
                if pattern.match(line):
                    self._lines[slug, part, count[part]] = number
                    count[part] += 1

    def of(self, place: tuple[int | str, ...]) -> int | None:
        """The line of ("documents", slug, "anchors" or another list, index, …) or else of its document, if known."""
        match place:
            case ("documents", str() as slug, str() as part, int() as index, *_):
                return self._lines.get((slug, part, index), self._documents.get(slug))
            case ("documents", str() as slug, *_):
                return self._documents.get(slug)
            case _:
                return None


class _Check:
    """What the types cannot say of a document's part of the file."""

    def __init__(self, slug: str, document: _Document, file: Path | str, text: str) -> None:
        self._slug = slug
        self._document = document
        self._file = file
        self._text = text
        self._record = document.record

    def run(self) -> None:
        """Raise AnchorError at the first mistake."""
        if not _is_name(self._slug):
            self._fail("", 0, "this is no slug")
        for index, edition in enumerate(self._document.editions):
            good = _SOURCE.fullmatch(edition.source) and (edition.date is None or _DATE.fullmatch(edition.date))
            if edition.number != index + 1 or not good:
                self._fail("editions", index, "editions are numbered from 1, with the source's hash and an ISO date")
        seen: set[str] = set()
        for index, entry in enumerate(self._document.anchors):
            problem = self._twice(entry, seen) or self._state(entry) or self._words(entry) or self._leads(entry)
            if problem:
                self._fail("anchors", index, f"{entry.id} {problem}")
            seen.add(entry.id)
        last = 2
        for index, change in enumerate(self._document.changes):
            if not last <= change.edition <= len(self._document.editions):
                self._fail("changes", index, "changes stand in the order of their editions, which begin with 2")
            last = change.edition
            if change.anchor not in seen or (change.former is not None and change.former not in seen):
                self._fail("changes", index, f"a change of {change.anchor} names an anchor that is not there")

    def _twice(self, entry: Entry, seen: set[str]) -> str:
        if not _ID.fullmatch(entry.id):
            return "is not an anchor: small letters of ASCII, digits and single hyphens"
        if not all(map(_is_name, entry.pages)):
            return "stood on a page whose name no page can have"
        return "stands twice" if entry.id in seen else ""

    def _state(self, entry: Entry) -> str:
        last = len(self._document.editions)
        live = entry.status is Status.LIVE
        if (entry.to is not None) is not (entry.status is Status.MOVED) or (entry.edition is None) is not live:
            return f"is {entry.status}, and has what another status needs, or lacks what its own needs"
        if not 1 <= entry.first <= last or not 1 <= entry.changed <= last + 1 or (entry.edition or 1) > last + 1:
            return f"names an edition that is not there; the last is {last}"
        return ""

    def _words(self, entry: Entry) -> str:
        if (entry.text is None) is not (entry.status is Status.MOVED):
            return "must have its words unless it has moved"
        if entry.text is not None and fingerprint(entry.text) != entry.fingerprint:
            return "has words that its fingerprint does not belong to"
        return ""

    def _leads(self, entry: Entry) -> str:
        pending = entry.edition == self._record.next_edition
        for target in filter(None, (entry.to, *entry.split)):
            if target not in self._record and not pending:
                return f"leads to {target}, which is not there"
        seen = {entry.id}
        following = entry.to
        while following is not None and following in self._record:
            if following in seen:
                return "leads back to itself"
            seen.add(following)
            following = self._record[following].to
        return ""

    def _fail(self, part: str, index: int, problem: str) -> NoReturn:
        line = _Lines(self._text).of(("documents", self._slug, part, index))
        raise AnchorError(f"«{self._slug}»: {problem}; {_RESTORE}", file=self._file, line=line)
