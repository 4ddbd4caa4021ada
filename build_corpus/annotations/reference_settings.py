"""What a document adds to its citations: who speaks, and what it calls by short names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_corpus.annotations import reference_bodies as bodies
from build_corpus.annotations.reference_instruments import PROVISION, full_names, treaty_named
from build_corpus.annotations.reference_numbered import COMMITTEES
from build_corpus.annotations.reference_tokens import Words
from build_corpus.annotations.symbols import is_of_the_un, parse_symbol
from build_corpus.model import ReferenceKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from build_corpus.annotations.reference_bodies import Body
    from build_corpus.annotations.reference_treaties import Treaty
    from build_corpus.model import Document

_SYMBOLS_OF = (
    ("A/HRC/", bodies.HUMAN_RIGHTS_COUNCIL),
    ("A/", bodies.GENERAL_ASSEMBLY),
    ("S/", bodies.SECURITY_COUNCIL),
    ("E/CN.4/", bodies.HUMAN_RIGHTS_COMMISSION),
    ("E/", bodies.ECOSOC),
)
_LINES_OF_A_HEAD = 12


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document adds to its citations: who speaks, and what it has named in full elsewhere."""

    own: Body | None = None
    """The body that issued it, where it can be told."""
    is_itu: bool = False
    """Whether it is a text of the ITU."""
    short_names: Mapping[str, Treaty] = field(default_factory=dict)
    """What «Устав», «Конвенция» mean."""
    assumed: frozenset[str] = frozenset()
    """Those among them that the document names nowhere in full."""
    by_number: Mapping[tuple[ReferenceKind, str], Body] = field(default_factory=dict)
    """The body of acts that it cites by a plain number, where that is one."""
    sectors: Mapping[str, str] = field(default_factory=dict)
    """The sector of questions that it cites."""
    committee: str = ""
    """What the symbols of the treaty body begin with that speaks: `CRC`."""
    in_full: Mapping[str, str] = field(default_factory=dict)
    """The symbols of resolutions whose year or session it prints elsewhere: «1373» is `S/RES/1373(2001)`."""


def setting_of(document: Document, texts: Iterable[Words]) -> Setting:
    """The setting of `document`, whose `texts` are given; what its own citations tell is still to be added."""
    texts = list(texts)
    own = own_body(document)
    is_itu = own.is_itu if own is not None else _is_of_the_itu(document, texts)
    names = full_names(texts)
    usual = {"устав": "Устав МСЭ", "конвенция": "Конвенция МСЭ"} if is_itu else {"устав": "Устав ООН"}
    if own is None and not is_itu and not _is_of_the_un(document):
        usual = {}
    if _committee(document) == "CCPR":
        usual = {**usual, "пакт": "Международный пакт о гражданских и политических правах"}
    assumed = {noun: treaty_named(treaty) for noun, treaty in usual.items() if noun not in names.listed}
    short = {**names.others, **names.listed, **assumed}
    if own is bodies.ITU_WRC:
        short[PROVISION] = treaty_named("Регламент радиосвязи")
    return Setting(own, is_itu, short, frozenset(assumed), committee=_committee(document))


def _is_of_the_un(document: Document) -> bool:
    """Whether the symbol of `document` is one of the UN."""
    symbol = document.metadata.symbol
    name = parse_symbol(symbol.value) if symbol is not None else None
    return name is not None and is_of_the_un(name)


def _committee(document: Document) -> str:
    """What the symbols of the treaty body begin with that issued `document`; empty for others."""
    metadata = document.metadata
    body = COMMITTEES.get(metadata.body.value.replace(",", " ,"), "") if metadata.body is not None else ""
    organ = metadata.symbol.value.partition("/")[0] if metadata.symbol is not None else ""
    return body or (organ if organ in COMMITTEES.values() else "")


def _is_of_the_itu(document: Document, texts: Iterable[Words]) -> bool:
    """Whether the ITU speaks, by the body that the manifest names, or else by what the texts mention."""
    body = document.metadata.body
    if body is not None and any(name in body.value for name in ("электросвязи", "радиосвязи", "МСЭ")):
        return True
    nameless = body is None and document.metadata.symbol is None
    return any(_mentions_itu(words, index, nameless=nameless) for words in texts for index in range(len(words)))


def _mentions_itu(words: Words, index: int, *, nameless: bool) -> bool:
    """Whether the ITU is named at `index`; by its full name in a document of which nothing else is known."""
    in_full = nameless and words.is_(index, "союз") and words.is_(index + 1, "электросвязь")
    return words.sign(index, "МСЭ") or in_full


def own_body(document: Document) -> Body | None:
    """The body that issued `document`: by its symbol, by the manifest, by its head; None where none is known."""
    metadata = document.metadata
    if metadata.symbol is not None:
        name = parse_symbol(metadata.symbol.value)
        for prefix, body in _SYMBOLS_OF:
            if name is not None and name.startswith(prefix):
                return body
    lines = [metadata.body.value] if metadata.body is not None else []
    for place, block in zip(range(_LINES_OF_A_HEAD), document.blocks(), strict=False):
        if block.role is Role.MASTHEAD or (place and block.text.text.endswith(",")):
            lines.append(block.text.text)
    for line in lines:
        named_body = bodies.match_body(Words(line), 0)
        if named_body is not None and named_body[0] in bodies.BODIES:
            return named_body[0]
    return None
