"""`corpus.toml`: one entry for each source, with what is known of it and how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, NoReturn

from babel import localedata
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from build_corpus import lineage, toml_file
from build_corpus.errors import ManifestError
from build_corpus.model import Fact, Known, Metadata, ReaderName, Relation, RelationKind

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = "sources"
"""The folder of the raw texts, beside `corpus.toml`."""

RESERVED = frozenset({"assets", "changes", "data", "formulas", "glossary", "map", "references", "search"})
"""Slugs that the site itself uses."""

_LONGEST_SLUG = 100
"""Characters; file systems take names of 255 bytes."""


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        raise ValueError(f"{value!r} is no slug; use small Latin letters and digits with single hyphens between them")
    if value in RESERVED:
        raise ValueError(f"{value!r} is used by the site itself; choose another slug")
    if len(value) > _LONGEST_SLUG:
        raise ValueError(f"a slug is the name of a folder; choose one of at most {_LONGEST_SLUG} characters")
    return value


def _date(value: str) -> str:
    try:
        if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", value):
            raise ValueError  # noqa: TRY301 - the same answer as for the 31st of February
        date.fromisoformat(value + "-01" * ((len("2020-12-07") - len(value)) // len("-01")))
    except ValueError:
        raise ValueError(f"{value!r} is no date; write 2020-12-07, 2020-12 or 2020") from None
    return value


def _language(value: str) -> str:
    if not re.fullmatch("[a-z]{2}", value) or not localedata.exists(value):
        raise ValueError(f"{value!r} is no language that we know; write two small letters, such as ru")
    return value


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Fact(_Strict):
    value: _Text
    known: Known

    def fact(self) -> Fact:
        return Fact(self.value, self.known)


class _Date(_Fact):
    value: Annotated[str, AfterValidator(_date)]


class _Acknowledgement(_Strict):
    code: _Text
    line: Annotated[int, Field(ge=1)]
    reason: _Text


class _Entry(_Strict):
    source: _Text
    slug: Annotated[str, AfterValidator(_slug)]
    title: _Fact
    symbol: _Fact | None = None
    date: _Date | None = None
    body: _Fact | None = None
    language: Annotated[str, AfterValidator(_language)] = "ru"
    reader: ReaderName | None = None
    force: bool = False
    edition: Annotated[str, AfterValidator(_date)] | None = None
    acknowledge: tuple[_Acknowledgement, ...] = ()
    supersedes: _Text | None = None
    draft_of: Annotated[_Text | None, Field(alias="draft-of")] = None
    corrigendum_to: Annotated[_Text | None, Field(alias="corrigendum-to")] = None

    def relations(self) -> tuple[Relation, ...]:
        named = zip(RelationKind, (self.supersedes, self.draft_of, self.corrigendum_to), strict=True)
        return tuple(Relation(kind, slug) for kind, slug in named if slug)


class _Manifest(_Strict):
    document: Annotated[list[_Entry], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An editor's word that a doubtful place is as it should be."""

    code: str
    """Of the diagnostic."""
    line: int
    """A line of the source, from 1, that the diagnostic speaks of."""
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of the corpus."""

    path: Path
    """The raw file."""
    metadata: Metadata
    reader: ReaderName | None
    """The reader that an editor chose; None where it is to be found out."""
    force: bool = False
    """Whether to read a text that looks garbled."""
    edition: str | None = None
    """The date of the text's present edition, ISO 8601."""
    acknowledged: tuple[Acknowledgement, ...] = ()


def load(corpus: Path) -> tuple[Entry, ...]:
    """The entries of `corpus.toml` in the folder `corpus`, in the order of the file.

    Raises ManifestError for an unknown key, a slug or source named twice, a source that is missing or lies outside
    `corpus/sources/`, and a lineage that cannot be.
    """
    path = corpus / "corpus.toml"
    entries = toml_file.load(path, _Manifest).document
    seen: dict[tuple[str, str], int] = {}
    result: list[Entry] = []
    for index, entry in enumerate(entries):
        for key, value in (("slug", entry.slug), ("source", entry.source)):
            if (key, value) in seen:
                first = seen[key, value] + 1
                _refuse(path, (index, key), f"{key} {value!r} is that of document {first} too; give each its own")
            seen[key, value] = index
        acknowledged = tuple(Acknowledgement(a.code, a.line, a.reason) for a in entry.acknowledge)
        source = _source(path, index, entry)
        result.append(Entry(source, _metadata(entry), entry.reader, entry.force, entry.edition, acknowledged))
    if (fault := lineage.fault([entry.metadata for entry in result])) is not None:
        _refuse(path, (fault.document, fault.kind.value), fault.problem)
    return tuple(result)


def unnamed(corpus: Path) -> tuple[Path, ...]:
    """The files in the folder of the raw texts that no entry of `corpus.toml` names, in the order of their names.

    Hidden files are no raw texts. Raises ManifestError as `load` does.
    """
    named = {entry.path.resolve() for entry in load(corpus)}
    below = sorted((corpus / SOURCES).rglob("*"))
    return tuple(path for path in below if path.is_file() and path.name[0] != "." and path.resolve() not in named)


def _source(path: Path, index: int, entry: _Entry) -> Path:
    """The raw file of an entry, known to exist below `corpus/sources/`."""
    folder = (path.parent / SOURCES).resolve()
    source = folder / entry.source
    try:
        target, is_there = source.resolve(), source.is_file()
    except (OSError, ValueError):  # it is too long, or has a character that no name can have
        _refuse(path, (index, "source"), "no file can have this name; correct it")
    if not target.is_relative_to(folder) or target == folder:
        _refuse(path, (index, "source"), f"{entry.source!r} lies outside of {SOURCES}/; move the file there")
    if not is_there:
        _refuse(path, (index, "source"), f"there is no file {SOURCES}/{entry.source}; add it or correct the name")
    return source


def _refuse(path: Path, place: tuple[int, str], problem: str) -> NoReturn:
    line = toml_file.line_of(path.read_text(encoding="utf-8"), ("document", *place))
    raise ManifestError(problem, file=path, line=line)


def _metadata(entry: _Entry) -> Metadata:
    return Metadata(
        slug=entry.slug,
        title=entry.title.fact(),
        symbol=entry.symbol.fact() if entry.symbol else None,
        date=entry.date.fact() if entry.date else None,
        body=entry.body.fact() if entry.body else None,
        language=entry.language,
        relations=entry.relations(),
    )
