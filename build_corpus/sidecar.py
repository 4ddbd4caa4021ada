"""`corpus/amendments.toml`: places with fused or damaged wording that an editor has settled by hand.

An entry names its place by document, anchor and offset, and repeats the words that stand there: when the text under it
changes, the build says that the entry no longer fits. README.md tells the keys.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from build_corpus import toml_file
from build_corpus.errors import ManifestError
from build_corpus.model import SETTLED, Amendment, AmendmentStatus, Block, Certainty, Emendation, EmendationKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from build_corpus.model import Document, Section

FILE = "amendments.toml"
_Text = Annotated[str, StringConstraints(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Entry(_Strict):
    document: _Text
    anchor: _Text


class _Place(_Entry):
    """Words in a text."""

    start: Annotated[int, Field(ge=0)] | None = None
    """Characters before it; needed where the words stand in the text more than once."""
    printed: _Text
    old: str | None = None
    new: str | None = None
    damage: bool = False

    @model_validator(mode="after")
    def _is_read(self) -> _Place:
        if self.damage and self.old:
            problem = "`damage` goes with `new` alone; remove `old`, or `damage` if this is an amendment"
            raise ValueError(problem)
        if not (self.damage or self.old or self.new):
            problem = "neither `old` nor `new` is given; add the wording before the amendment, behind it, or both"
            raise ValueError(problem)
        return self


class _Label(_Entry):
    """The label of an item."""

    printed: _Text
    old: _Text | None = None
    new: _Text | None = None

    @model_validator(mode="after")
    def _is_read(self) -> _Label:
        if self.old is None and self.new is None:
            problem = "neither `old` nor `new` is given; add the label before the amendment, behind it, or both"
            raise ValueError(problem)
        return self


class _File(_Strict):
    place: tuple[_Place, ...] = ()
    label: tuple[_Label, ...] = ()


class Sidecar:
    """The settled places of a corpus."""

    def __init__(self, path: Path, content: _File) -> None:
        """Keep the `content` of the file at `path`."""
        self._path = path
        self._content = content

    @classmethod
    def load(cls, corpus: Path) -> Sidecar:
        """The sidecar of the folder `corpus`; an empty one where there is no file. Raises ManifestError."""
        path = corpus / FILE
        return cls(path, toml_file.load(path, _File) if path.is_file() else _File())

    def check(self, slugs: Sequence[str]) -> None:
        """Raise ManifestError when an entry names a document that is not among `slugs`, or two settle one label."""
        lists: list[tuple[str, Sequence[_Entry]]] = [("place", self._content.place), ("label", self._content.label)]
        for key, entries in lists:
            for index, entry in enumerate(entries):
                if entry.document not in slugs:
                    raise self._refusal(
                        (key, index, "document"), f"there is no document {entry.document!r}; correct the slug"
                    )
        first: dict[tuple[str, str], int] = {}
        for index, label in enumerate(self._content.label):
            before = first.setdefault((label.document, label.anchor), index)
            if before != index:
                raise self._refusal(
                    ("label", index, "anchor"), self._twice(f"the label of {label.anchor}", "label", before)
                )

    def emendations(self, document: Document, found: Sequence[Emendation]) -> tuple[Emendation, ...]:
        """`found` with the places of `document` that an editor settled in the place of those they overlap.

        Raises ManifestError when the words of an entry no longer stand where it says, or two entries overlap.
        """
        texts: dict[str, str] = {}
        for section in document.walk():
            texts[section.id] = section.title.text
            texts |= {block.id: block.text.text for block in section.own_blocks()}
        texts |= {note.id: note.text.text for note in document.footnotes}
        settled: list[Emendation] = []
        places: list[int] = []
        for index, place in enumerate(self._content.place):
            if place.document != document.metadata.slug:
                continue
            start = self._start(place, index, texts)
            end = start + len(place.printed)
            for other, before in zip(settled, places, strict=True):
                if other.anchor == place.anchor and other.start < end and start < other.end:
                    what = f"«{place.printed}» in {place.anchor}, or a part of it,"
                    raise self._refusal(("place", index, "printed"), self._twice(what, "place", before))
            kind = EmendationKind.DAMAGE if place.damage else EmendationKind.AMENDMENT
            old, new = place.old or None, place.new or None
            settled.append(Emendation(place.anchor, start, end, kind, old, new, Certainty.CERTAIN, SETTLED))
            places.append(index)
        kept = [
            each
            for each in found
            if not any(each.anchor == s.anchor and each.start < s.end and s.start < each.end for s in settled)
        ]
        order = {anchor: index for index, anchor in enumerate(texts)}
        return tuple(sorted([*kept, *settled], key=lambda each: (order[each.anchor], each.start)))

    def labels(self, document: Document) -> Document:
        """`document` with the amendments of the labels that an editor settled.

        Raises ManifestError when no item with that anchor and printed label is there.
        """
        own = {
            label.anchor: i for i, label in enumerate(self._content.label) if label.document == document.metadata.slug
        }
        if not own:
            return document
        printed = {block.id: block.label for block in document.blocks()}
        for anchor, index in own.items():
            label = self._content.label[index]
            if printed.get(anchor) != label.printed:
                raise self._refusal(
                    ("label", index, "printed"),
                    f"no item {anchor} is labelled «{label.printed}» any more; correct or remove the entry",
                )
        settled = {anchor: _amendment(self._content.label[index]) for anchor, index in own.items()}
        return replace(document, sections=tuple(_in_section(section, settled) for section in document.sections))

    def _start(self, place: _Place, index: int, texts: dict[str, str]) -> int:
        """Where the words of an entry begin; raises ManifestError where they do not stand, or their place is open."""
        text = texts.get(place.anchor)
        where = ("place", index, "printed")
        if text is None:
            raise self._refusal(
                where, f"there is no {place.anchor} in {place.document}; correct the anchor or remove the entry"
            )
        starts = [at for at in range(len(text)) if text.startswith(place.printed, at)]
        if place.start in starts:
            return place.start
        if place.start is None and len(starts) == 1:
            return starts[0]
        offsets = ", ".join(map(str, starts))
        if place.start is None and starts:
            raise self._refusal(
                where, f"«{place.printed}» stands in {place.anchor} more than once; add start = one of {offsets}"
            )
        at = "" if place.start is None else f" at offset {place.start} of"
        found = f"it stands at offset {offsets}; correct start" if starts else "correct or remove the entry"
        raise self._refusal(where, f"«{place.printed}» does not stand{at or ' in'} {place.anchor} any more; {found}")

    def _twice(self, what: str, key: str, before: int) -> str:
        line = toml_file.line_of(self._path.read_text(encoding="utf-8"), (key, before))
        return f"{what} is settled in line {line} already; remove one of the two entries"

    def _refusal(self, place: tuple[str, int, str], problem: str) -> ManifestError:
        line = toml_file.line_of(self._path.read_text(encoding="utf-8"), place)
        return ManifestError(problem, file=self._path, line=line)


def _amendment(label: _Label) -> Amendment:
    if label.old is None:
        status = AmendmentStatus.INSERTED
    elif label.new is None:
        status = AmendmentStatus.DELETED
    else:
        status = AmendmentStatus.KEPT if label.old == label.new else AmendmentStatus.RENUMBERED
    return Amendment(status, label.old, label.new, Certainty.CERTAIN)


def _in_section(section: Section, settled: dict[str, Amendment]) -> Section:
    return replace(
        section,
        blocks=tuple(_in_block(block, settled) for block in section.blocks),
        sections=tuple(_in_section(inner, settled) for inner in section.sections),
    )


def _in_block(block: Block, settled: dict[str, Amendment]) -> Block:
    return replace(
        block,
        amendment=settled.get(block.id, block.amendment),
        children=tuple(_in_block(child, settled) for child in block.children),
    )
