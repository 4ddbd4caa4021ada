"""`corpus/amendments.toml`: places with fused or damaged wording that an editor has settled by hand.

An entry names its place by document, anchor and offset, and repeats the words that stand there: when the text under it
changes, the build says that the entry no longer fits.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from build_corpus import toml_file
from build_corpus.errors import ManifestError
from build_corpus.model import Amendment, AmendmentStatus, Block, Certainty, Emendation, EmendationKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from build_corpus.model import Document, Section

FILE = "amendments.toml"
RULE = "settled-by-editor"
"""The rule's name of an emendation that an editor settled."""

_Text = Annotated[str, StringConstraints(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Entry(_Strict):
    document: _Text
    anchor: _Text


class _Place(_Entry):
    """Words in a text."""

    start: Annotated[int, Field(ge=0)]
    printed: _Text
    old: str | None = None
    new: str | None = None
    damage: bool = False


class _Label(_Entry):
    """The label of an item."""

    printed: _Text
    old: _Text | None = None
    new: _Text | None = None


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
        """Raise ManifestError when an entry names a document that is not among `slugs`."""
        lists: list[tuple[str, Sequence[_Entry]]] = [("place", self._content.place), ("label", self._content.label)]
        for key, entries in lists:
            for index, entry in enumerate(entries):
                if entry.document not in slugs:
                    self._refuse((key, index, "document"), f"there is no document {entry.document!r}; correct the slug")

    def emendations(self, document: Document, found: Sequence[Emendation]) -> tuple[Emendation, ...]:
        """`found` with the places of `document` that an editor settled in the place of those they overlap.

        Raises ManifestError when the words of an entry no longer stand where it says.
        """
        texts: dict[str, str] = {}
        for section in document.walk():
            texts[section.id] = section.title.text
            texts |= {block.id: block.text.text for block in section.own_blocks()}
        texts |= {note.id: note.text.text for note in document.footnotes}
        settled: list[Emendation] = []
        for index, place in enumerate(self._content.place):
            if place.document != document.metadata.slug:
                continue
            end = place.start + len(place.printed)
            if texts.get(place.anchor, "")[place.start : end] != place.printed:
                self._refuse(
                    ("place", index, "printed"),
                    f"«{place.printed}» does not stand at {place.anchor}, offset {place.start}, any more; "
                    "correct or remove the entry",
                )
            kind = EmendationKind.DAMAGE if place.damage else EmendationKind.AMENDMENT
            settled.append(
                Emendation(place.anchor, place.start, end, kind, place.old, place.new, Certainty.CERTAIN, RULE)
            )
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
                self._refuse(
                    ("label", index, "printed"),
                    f"no item {anchor} is labelled «{label.printed}» any more; correct or remove the entry",
                )
        settled = {anchor: _amendment(self._content.label[index]) for anchor, index in own.items()}
        return replace(document, sections=tuple(_in_section(section, settled) for section in document.sections))

    def _refuse(self, place: tuple[str, int, str], problem: str) -> None:
        line = toml_file.line_of(self._path.read_text(encoding="utf-8"), place)
        raise ManifestError(problem, file=self._path, line=line)


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
