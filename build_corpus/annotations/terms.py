"""Finds the terms of the glossary in a text, in every inflected form and every abbreviation.

A word of a text is a word of a term if any of its lemmas is a lemma of that word as anything but a verb: of 114 terms
of this field in all their forms that finds all, Snowball stems 84 %, and the first reading of a morphological analyser
96 %. Words follow each other as the term prints them: no gaps, any white space, any hyphen. Abbreviations are
case-sensitive, their look-alike letters of both alphabets the same. The longest wording wins, and no two overlap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.term_trie import Lexicon, Trie
from build_corpus.model import TermSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.model import Document, Glossary
    from build_corpus.russian import Token

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
"""The hyphen and what is typed for it between the parts of one word."""

_SIGNS = str.maketrans({**dict.fromkeys(_HYPHENS[1:], "-"), "—": "-", **dict.fromkeys("«»“”„‟", '"')})
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")

_NO_PROSE = re.compile(
    r"""
    (?: \b [a-z][a-z0-9+.-]{0,19} :// | \b www\. ) \S+    # a web address
    | (?<! [^\s@] ) [^\s@]++ @ \S+                       # an e-mail address
    | \b [A-Z] [A-Z0-9.]* (?: / [A-Za-z0-9.()-]+ )* / [A-Za-z.()-]* \d [A-Za-z0-9.()/-]*  # a symbol: A/RES/73/27
    """,
    re.VERBOSE,
)
"""Stretches whose letters are no words."""

_ABBREVIATION_LENGTH = 2
"""A single capital letter in a name is a word, as in «Часть А»; two are an abbreviation."""


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term on the characters `start` to `end` of a text."""

    start: int
    end: int
    term: str
    """The id of the term."""


class _Kind(StrEnum):
    NAME = "name"
    ABBREVIATION = "abbreviation"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A wording of a term."""

    order: int
    """Of the term in the glossary."""
    term: str
    kind: _Kind


@dataclass(frozen=True, slots=True)
class _Find:
    """A wording found on the words `first` to `last` of a text."""

    first: int
    last: int
    entry: _Entry


class Matcher:
    """Finds the terms of one glossary. Made once; the readings of words that it has met are kept."""

    def __init__(self, glossary: Glossary) -> None:
        self._lexicon = Lexicon(_keys)
        self._trie: Trie[_Entry] = Trie()
        for order, term in enumerate(glossary.terms):
            self._add((*term.names, *term.aliases), _Entry(order, term.id, _Kind.NAME))
            self._add(term.abbreviations, _Entry(order, term.id, _Kind.ABBREVIATION))
            self._add(term.stop_phrases, _Entry(order, term.id, _Kind.STOP))

    def _add(self, phrases: Iterable[str], entry: _Entry) -> None:
        for phrase in phrases:
            words = tuple(russian.tokens(phrase))
            gaps = ("", *(_gap(phrase, words, index) for index in range(1, len(words))))
            requests = (self._lexicon.request(keys) for keys in _asked(phrase, words, entry.kind))
            path = tuple(zip(gaps, requests, strict=True))
            if path:
                self._trie.add(path, entry)

    def hits(self, text: str) -> Iterator[TermHit]:
        """The terms in `text`, in order and apart."""
        words = tuple(russian.tokens(text))
        finds = list(self._finds(text, words))
        if not finds:
            return
        stopped = [find for find in finds if find.entry.kind is _Kind.STOP]
        terms = [find for find in finds if find.entry.kind is not _Kind.STOP and not _is_stopped(find, stopped)]
        for find in _longest_apart(terms, words):
            yield TermHit(words[find.first].start, words[find.last].end, find.entry.term)

    def _finds(self, text: str, words: tuple[Token, ...]) -> Iterator[_Find]:
        met = [self._lexicon.met_by(word.text) for word in words]
        if not any(met):
            return
        no_prose = [match.span() for match in _NO_PROSE.finditer(text)]
        for start in range(len(words)):
            if not self._trie.begins(met[start]):
                continue
            for last, entry in self._trie.found_at(start, met, lambda index: _gap(text, words, index)):
                find = _Find(start, last, entry)
                if _is_whole(find, text, words) and not _lies_in(words[start].start, no_prose):
                    yield find


def find_in_text(text: str, matcher: Matcher) -> tuple[TermHit, ...]:
    """The terms in a plain `text`, in order and apart."""
    return tuple(matcher.hits(text))


def find_terms(document: Document, matcher: Matcher) -> tuple[TermSpan, ...]:
    """The terms in the blocks and then in the notes of `document`, in the order of the source; titles left out."""
    texts = [(block.id, block.text.text) for block in document.blocks()]
    texts += [(note.id, note.text.text) for note in document.footnotes]
    return tuple(TermSpan(anchor, hit.start, hit.end, hit.term) for anchor, text in texts for hit in matcher.hits(text))


def _keys(word: str) -> Iterator[str]:
    """All that the word of a text may be asked for: its lemmas, itself as an abbreviation, and as it is written."""
    yield from russian.nominal_lemmas(word)
    yield f"={russian.fold_look_alikes(word)}"
    yield f"~{russian.fold(word)}"


def _asked(phrase: str, words: tuple[Token, ...], kind: _Kind) -> Iterator[frozenset[str]]:
    """What each of the `words` of a `phrase` asks for.

    A stop-phrase that begins with a preposition («в целях», «в связи с») is a fixed expression: its nouns stand for
    themselves alone, for «в цель» is not meant, and its prepositions for all their forms. An abbreviation inside a name
    («безопасность ИКТ») is as case-sensitive as alone, but for a name that is all in capitals.
    """
    fixed = kind is _Kind.STOP and bool(words) and russian.is_function_word(words[0].text)
    for word in words:
        short = len(word.text) >= _ABBREVIATION_LENGTH and word.text.isupper() and not phrase.isupper()
        if kind is _Kind.ABBREVIATION or short:
            yield frozenset({f"={russian.fold_look_alikes(word.text)}"})
        elif fixed and not russian.is_function_word(word.text):
            yield frozenset({f"~{russian.fold(word.text)}"})
        else:
            yield russian.nominal_lemmas(word.text)


def _gap(text: str, words: tuple[Token, ...], index: int) -> str:
    """What stands between the word at `index` and the one before it."""
    return _folded_gap(text[words[index - 1].end : words[index].start])


@lru_cache(maxsize=10_000)
def _folded_gap(gap: str) -> str:
    """White space as one space, hyphens and dashes as one sign, quotation marks as one; a dash keeps its spaces."""
    return re.sub(r"\s+", " ", _ZERO_WIDTH.sub("", gap)).translate(_SIGNS)


def _is_whole(find: _Find, text: str, words: tuple[Token, ...]) -> bool:
    """Whether the find is no part of a hyphened word; an abbreviation may be its first part: «ИКТ-среды»."""
    start, end = words[find.first].start, words[find.last].end
    if find.first and words[find.first - 1].end == start - 1 and text[start - 1] in _HYPHENS:
        return False
    if find.entry.kind is _Kind.ABBREVIATION:
        return True
    following = find.last + 1
    return not (following < len(words) and words[following].start == end + 1 and text[end] in _HYPHENS)


def _lies_in(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _is_stopped(find: _Find, stopped: list[_Find]) -> bool:
    """Whether a stop-phrase of the same term overlaps the find."""
    return any(
        stop.entry.order == find.entry.order and stop.first <= find.last and find.first <= stop.last for stop in stopped
    )


def _longest_apart(finds: list[_Find], words: tuple[Token, ...]) -> list[_Find]:
    """The longest finds, in order and apart; of equals the first in the text, then in the glossary."""
    taken = bytearray(len(words))
    chosen: list[_Find] = []
    for find in sorted(
        finds, key=lambda f: (words[f.first].start - words[f.last].end, f.first, f.entry.order, f.entry.kind)
    ):
        if not any(taken[find.first : find.last + 1]):
            taken[find.first : find.last + 1] = b"\x01" * (find.last + 1 - find.first)
            chosen.append(find)
    return sorted(chosen, key=lambda f: f.first)
