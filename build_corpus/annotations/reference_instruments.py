"""How texts call treaties and their like: in full, by the table or by grammar, and by a short name.

A text that calls «Устав Организации Объединенных Наций» by its full name means the same by «статья 51 Устава»; one of
the ITU means another. So a short name is read by the full names in the same document.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from build_corpus.annotations.reference_numbered import match_numbered
from build_corpus.annotations.reference_title_words import NAMED_NOUNS
from build_corpus.annotations.reference_titles import Title, behind_head, head_of_name, is_generic, match_title
from build_corpus.annotations.reference_tokens import Names
from build_corpus.annotations.reference_treaties import TREATIES, Treaty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from build_corpus.annotations.reference_tokens import Words

PROVISION = "п."
"""The short name of what a bare «п. 5.441» is of: a World Radiocommunication Conference numbers no paragraph so."""

_LONGEST_NAME = 16
"""Tokens in the longest name of a treaty, at most."""

_NAMES = Names(
    (spelling, treaty)
    for treaty in TREATIES
    for name in treaty.names
    for spelling in {
        name,
        name.replace("Организации Объединенных Наций", "ООН"),
        name.replace("Российской Федерации", "РФ"),
    }
)
_SHORT = ("устав", "конвенция", "статут", "пакт", "декларация", "программа", "регламент", "хартия", "обязательство")
"""What a text calls an instrument that it has named in full."""


def treaty_named(name: str) -> Treaty:
    """The treaty of the table with this full name."""
    return next(treaty for treaty in TREATIES if name in treaty.names)


def match_treaty(words: Words, index: int) -> tuple[Treaty, int] | None:
    """The treaty named in full at the token `index`, and the index behind its name; None where none is."""
    if not words[index].text[:1].isupper():
        return None
    listed = _NAMES.at(words, index)
    if listed is not None and not is_generic(words, index, listed[1]):
        return listed
    title = match_title(words, index)
    return listed if title is None or (listed and listed[1] >= title.end) else (Treaty(title.name, ()), title.end)


def treaty_before(words: Words, index: int) -> Treaty | None:
    """The treaty whose full name ends before the token `index`."""
    for start in range(max(index - _LONGEST_NAME, 0), index):
        named = match_treaty(words, start)
        if named is not None and named[1] == index:
            return named[0]
    return None


class FullNames(NamedTuple):
    """What each short name means in a document, «устав» or «МПГПП»; one that may mean several is left out."""

    listed: dict[str, Treaty]
    """Those of treaties that the table has."""
    others: dict[str, Treaty]


def full_names(texts: Iterable[Words]) -> FullNames:
    """The short names of what the `texts` of a document name in full."""
    found = _Named()
    for words in texts:
        index = 0
        while index < len(words):
            capital = words[index].text[:1].isupper()
            index = max(found.at(words, index), index + 1) if capital else index + 1
    return FullNames(_unique(found.listed), _unique(found.others_told()))


class _Named:
    """Gathers what a document names in full, by the short names that each may have."""

    def __init__(self) -> None:
        self.listed: dict[str, set[Treaty]] = defaultdict(set)
        self._others: dict[str, set[Treaty]] = defaultdict(set)
        self._bare: dict[str, str] = {}
        """«римский статут» and its noun: names of one adjective, which may be short for others."""

    def at(self, words: Words, index: int) -> int:
        """Gather what is named at `index`; the index behind it, `index` where nothing is."""
        if named := _NAMES.at(words, index):
            treaty, end = named
            for short in (*_shortened(words, index, end), *_introduced(words, end)):
                self.listed[short].add(treaty)
            return _behind_bracket(words, end)
        if title := match_title(words, index):
            return self._titled(words, index, title)
        law = match_numbered(words, index)
        if law is None or law.treaty is None or law.treaty.key:
            return index
        for short in (law.noun, *_introduced(words, law.end)):
            self._others[short].add(law.treaty)
        return law.end

    def _titled(self, words: Words, index: int, title: Title) -> int:
        if title.end == behind_head(words, index):
            self._bare[title.name.lower()] = title.noun
        elif title.is_full:
            for short in (title.noun, head_of_name(words, index), *_introduced(words, title.end)):
                self._others[short].add(Treaty(title.name, ()))
        for place in range(index + 1, title.end):  # «Протокол к Конвенции о …» names the convention, too
            inner = _NAMES.at(words, place) if words[place].text[:1].isupper() else None
            if inner is not None:
                for short in _shortened(words, place, inner[1]):
                    self.listed[short].add(inner[0])
        return _behind_bracket(words, title.end)

    def others_told(self) -> dict[str, set[Treaty]]:
        """What is not listed, with the names of one adjective that are not short for another."""
        told = defaultdict(set, {short: set(treaties) for short, treaties in self._others.items()})
        for name, noun in self._bare.items():
            if name not in self._others and name not in self.listed:
                told[noun].add(Treaty(name, ()))
        return told


def _unique(found: Mapping[str, set[Treaty]]) -> dict[str, Treaty]:
    return {short: next(iter(treaties)) for short, treaties in found.items() if short and len(treaties) == 1}


def _shortened(words: Words, index: int, end: int) -> Iterator[str]:
    """The short names of the treaty that the table has at `index` to `end`."""
    named = (short for short in _SHORT if any(words.is_(place, short) for place in range(index, end)))
    yield from [*named][:1]
    if head := head_of_name(words, index):
        yield head


def _introduced(words: Words, index: int) -> Iterator[str]:
    """What the brackets behind a name say it is called: «(МПГПП)», «(Чикагская конвенция)», «(далее — Соглашение)»."""
    at = words.date(index) or index
    if not words.sign(at, "("):
        return
    at += 1
    while words[at].text in ("далее", "именуемый", "именуемая", "именуемое", "–", "—", "-", "«", ":", ","):
        at += 1
    short = words[at].text
    closed = words.sign(at + 1, ")") or words.sign(at + 1, "»")
    if len(short) > 1 and short.isupper() and closed:
        yield short
    elif (behind := behind_head(words, at)) and words.sign(behind, ")", "»"):
        yield head_of_name(words, at) or min(words[at].lemmas & NAMED_NOUNS)


def _behind_bracket(words: Words, index: int) -> int:
    """The index behind the brackets that say what the instrument named before is called, else `index`."""
    at = words.date(index) or index
    if any(True for _ in _introduced(words, index)):
        return next((place + 1 for place in range(at, len(words)) if words.sign(place, ")")), index)
    return index


def match_short_name(words: Words, index: int, meant: Mapping[str, Treaty]) -> tuple[Treaty | None, int] | None:
    """What a capital «Устава», «Конвенции» at `index` means, None where that is not known, and the index behind it.

    «Конвенции о …», «Конвенции 1989 года» name another instrument than the one that the document calls so.
    """
    token = words[index]
    if not token.text[:1].isupper():
        return None
    if len(token.text) > 1 and token.text in meant:
        return meant[token.text], index + 1
    head = head_of_name(words, index)
    if head in meant and (behind := behind_head(words, index)):  # «Типового закона»
        return meant[head], behind
    known = [noun for noun in (*_SHORT, *meant) if words.is_(index, noun)]
    if not known:
        return None
    follows = words[index + 1]
    named = follows.text in ("о", "об", "по", "против") or follows.is_year
    return (None if named else meant.get(known[0])), index + 1
