"""What a citation means: the instrument with its edition, and where it is published, in the corpus or outside."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_acts import Act
from build_corpus.annotations.reference_anaphors import Anaphor
from build_corpus.annotations.reference_antecedents import Antecedent, antecedent
from build_corpus.annotations.reference_names import act_instrument, own_name, symbol_instrument
from build_corpus.annotations.reference_numbered import UNTOLD
from build_corpus.annotations.reference_targets import Places
from build_corpus.annotations.reference_treaties import Treaty
from build_corpus.annotations.reference_wholes import Short, Unnamed
from build_corpus.annotations.symbols import Symbol, address
from build_corpus.model import Certainty, Instrument, ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.annotations.reference_editions import Edition
    from build_corpus.annotations.reference_grammar import Citation
    from build_corpus.annotations.reference_settings import Setting
    from build_corpus.model import Document

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is cited, the place in it left out. All is empty where it cannot be told."""

    kind: ReferenceKind
    instrument: Instrument | None = None
    edition: str = ""
    address: str | None = None
    document: str | None = None
    certainty: Certainty = Certainty.CERTAIN


class Library:
    """The documents of a corpus as references find them. Made once for all of them."""

    def __init__(self, corpus: Sequence[Document]) -> None:
        self._places = {document.metadata.slug: Places(document) for document in corpus}
        self._by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._by_title: dict[str, list[str]] = defaultdict(list)
        for document in corpus:
            if name := own_name(document):
                self._by_name[name[0]].append((name[1], document.metadata.slug))
            self._by_title[_key(document.metadata.title.value)].append(document.metadata.slug)

    def places(self, slug: str | None) -> Places | None:
        """The places of the document with this slug."""
        return self._places.get(slug or "")

    def titled(self, title: str) -> str | None:
        """The one document with this `title`, as treaties are cited; None where there is none, or more than one."""
        slugs = self._by_title.get(_key(title), ())
        return slugs[0] if len(slugs) == 1 else None

    def slug(self, name: str, edition: str) -> str | None:
        """The document that is the instrument `name` in this edition; None where there is none, or more than one."""
        year = edition.rpartition(" ")[2]
        slugs = [slug for own, slug in self._by_name.get(name, ()) if not year or not own or own.endswith(year)]
        return slugs[0] if len(slugs) == 1 else None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the citations of one document."""

    library: Library
    setting: Setting

    def readings(self, citation: Citation, trail: Sequence[Antecedent], text: str) -> list[tuple[Citation, Meaning]]:
        """What `citation` in `text` means: two parts of it where editions run together, nothing for no reference.

        `trail` is what the same text cites before it.
        """
        whole = citation.whole
        if isinstance(whole, Act):
            return self._acts(citation, whole)
        meaning: Meaning | None = None
        if isinstance(whole, Symbol):
            meaning = self._published(citation.kind, symbol_instrument(whole.name), address(whole.name))
        elif isinstance(whole, Treaty | Short):
            meaning = self._treaty(citation, whole)
        elif isinstance(whole, Anaphor):
            meaning = self._anaphor(whole, citation, trail, text)
        vague = isinstance(whole, Anaphor) and whole.gender and not any(step.label for step in citation.steps)
        if meaning is None and citation.steps and isinstance(whole, Anaphor | Unnamed) and not vague:
            meaning = Meaning(citation.kind)
        return [] if meaning is None else [(citation, meaning)]

    def _anaphor(self, whole: Anaphor, citation: Citation, trail: Sequence[Antecedent], text: str) -> Meaning | None:
        """What was cited before; the name of a treaty alone is none: «этой Конвенции»."""
        meaning = antecedent(whole, citation, trail, text)
        if (
            meaning is not None
            and not citation.steps
            and (meaning.kind is ReferenceKind.TREATY or meaning.instrument is None)
        ):
            return None
        treaty = self.setting.short_names.get(whole.noun) if whole.is_name else None
        if meaning is None and treaty is not None and whole.noun not in self.setting.assumed and citation.steps:
            return self._treaty(citation, treaty)
        return meaning

    def _acts(self, citation: Citation, act: Act) -> list[tuple[Citation, Meaning]]:
        instrument = act_instrument(act, self.setting)
        where = address(instrument.name) if instrument is not None else None
        certainty = Certainty.PROBABLE if act.number.is_fused or len(act.editions) > 1 else Certainty.CERTAIN
        if not act.number.value:
            certainty = Certainty.UNDECIDED
        parts = [(citation, " / ".join(edition.label for edition in act.editions))]
        if len(act.editions) > 1 and act.start < act.editions[0].start < act.end:
            parts = list(_parted(citation, act.editions))
        return [
            (part, replace(self._published(act.kind, instrument, where, edition), certainty=certainty))
            for part, edition in parts
        ]

    def _published(
        self, kind: ReferenceKind, instrument: Instrument | None, where: str | None, edition: str = ""
    ) -> Meaning:
        """`instrument` in the corpus, else at the address `where`."""
        slug = self.library.slug(instrument.name, edition) if instrument is not None else None
        return Meaning(kind, instrument, edition, None if slug else where, slug)

    def _treaty(self, citation: Citation, whole: Treaty | Short) -> Meaning:
        treaty = whole.treaty if isinstance(whole, Short) else whole
        if treaty is None or (treaty.key.startswith(UNTOLD) and not self.setting.committee):
            return Meaning(citation.kind)
        name = treaty.key.replace(UNTOLD, self.setting.committee) or treaty.title
        meaning = self._published(citation.kind, Instrument(name, treaty.title), treaty.address)
        if meaning.document is None and (slug := self.library.titled(treaty.title)):
            meaning = replace(meaning, document=slug, address=None)
        assumed = isinstance(whole, Short) and whole.noun in self.setting.assumed
        return replace(meaning, certainty=Certainty.PROBABLE) if assumed or citation.inferred else meaning


def _key(title: str) -> str:
    """A title as it is compared: its words in small letters."""
    return " ".join(_WORD.findall(title.casefold().replace("ё", "е")))


def _parted(citation: Citation, editions: Sequence[Edition]) -> Iterator[tuple[Citation, str]]:
    """The parts of `citation` that belong to editions which run together in it, each with its edition."""
    for edition in editions:
        start = citation.start if edition is editions[0] else edition.start
        end = citation.end if edition is editions[-1] else edition.end
        yield replace(citation, start=start, end=end), edition.label
