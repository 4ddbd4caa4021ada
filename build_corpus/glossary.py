"""Reads `glossary.toml`: what the terms are, every mistake in it one clear error with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from build_corpus import russian, toml_file
from build_corpus.errors import ManifestError
from build_corpus.model import Definition, Glossary, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from build_corpus.model import Document

_LONGEST_ID = 100
"""Characters; file systems take names of 255 bytes."""


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", value):
        raise ValueError(f"{value!r} is no id; use small Latin letters and digits with single hyphens between them")
    if len(value) > _LONGEST_ID:
        raise ValueError(f"an id is the name of a folder; choose one of at most {_LONGEST_ID} characters")
    return value


def _phrase(value: str) -> str:
    if not any(russian.tokens(value)):
        raise ValueError(f"{value!r} holds no word; write one or take it out")
    return value


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Phrase = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_phrase)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _DefinitionEntry(_Strict):
    text: _Text
    document: _Text
    anchor: _Text


class _TermEntry(_Strict):
    id: Annotated[str, AfterValidator(_id)]
    names: Annotated[list[_Phrase], Field(min_length=1)]
    abbreviations: list[_Phrase] = []
    aliases: list[_Phrase] = []
    stop_phrases: list[_Phrase] = []
    english: str = ""
    definition: _DefinitionEntry | None = None


class _GlossaryFile(_Strict):
    term: list[_TermEntry] = []


def load(path: Path) -> Glossary:
    """The glossary in the TOML file at `path`.

    Raises ManifestError, with the line where there is one: the file is missing or no TOML, has an unknown key, an empty
    name or a bad id, or two terms share an id or a wording.
    """
    entries = toml_file.load(path, _GlossaryFile).term
    glossary = Glossary(tuple(_term(entry) for entry in entries))
    for index, key, problem in _clashes(glossary.terms):
        line = toml_file.line_of(path.read_text(encoding="utf-8"), ("term", index, key))
        raise ManifestError(problem, file=path, line=line)
    return glossary


def misquotations(glossary: Glossary, documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """The ids of the terms whose definition does not stand, word for word, where they say, each with the problem.

    White space is not compared.
    """
    texts: dict[str, dict[str, str]] = {}
    for document in documents:
        own = texts[document.metadata.slug] = {block.id: _spaced(block.text.text) for block in document.blocks()}
        own.update((note.id, _spaced(note.text.text)) for note in document.footnotes)
    for term in glossary.terms:
        quoted = term.definition
        if quoted is None:
            continue
        if quoted.document not in texts:
            yield term.id, f"its definition is taken from «{quoted.document}», which is no document of the corpus"
        elif quoted.anchor not in texts[quoted.document]:
            yield term.id, f"its definition is taken from «{quoted.document}#{quoted.anchor}», which is no paragraph"
        elif _spaced(quoted.text) not in texts[quoted.document][quoted.anchor]:
            yield term.id, f"its definition does not stand word for word in «{quoted.document}#{quoted.anchor}»"


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _term(entry: _TermEntry) -> Term:
    given = entry.definition
    return Term(
        id=entry.id,
        names=tuple(entry.names),
        abbreviations=tuple(entry.abbreviations),
        aliases=tuple(entry.aliases),
        stop_phrases=tuple(entry.stop_phrases),
        english=entry.english.strip(),
        definition=None if given is None else Definition(given.text, given.document, given.anchor),
    )


def _clashes(terms: tuple[Term, ...]) -> Iterator[tuple[int, str, str]]:
    """What two terms share, or one says twice: the index of the later term, the key, the problem."""
    ids: set[str] = set()
    wordings: dict[object, str] = {}
    for index, term in enumerate(terms):
        if term.id in ids:
            yield index, "id", f"a second term has the id «{term.id}»; give it another"
        ids.add(term.id)
        own: set[str] = set()
        for key, phrases in (("names", term.names), ("abbreviations", term.abbreviations), ("aliases", term.aliases)):
            for phrase in phrases:
                if phrase in own:
                    yield index, key, f"«{phrase}» stands twice; once is enough"
                own.add(phrase)
                owner = wordings.setdefault(_wording(phrase, abbreviation=key == "abbreviations"), term.id)
                if owner != term.id:
                    yield index, key, f"«{phrase}» finds the same words as the term «{owner}»; keep it in one of them"


def _wording(phrase: str, *, abbreviation: bool) -> object:
    """What is the same for two phrases that find the same words."""
    words = tuple(russian.tokens(phrase))
    if abbreviation:
        return tuple(f"={russian.fold_look_alikes(word.text)}" for word in words)
    return tuple(russian.nominal_lemmas(word.text) for word in words)
