"""Finds the terms of the glossary in a text, in every inflected form and every abbreviation.

A word of a text is a word of a term if any of its lemmas is a lemma of that word as anything but a verb: of 114 terms
of this field in all their forms that finds all, Snowball stems 84 %, and the first reading of a morphological analyser
96 %. Words follow each other as the term prints them: no gaps, any white space, any hyphen. Abbreviations are
case-sensitive, their look-alike letters of both alphabets the same. The longest wording wins, and no two overlap.
Damaged words are tolerated, and the terms that they are part of are marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from build_corpus import russian
from build_corpus.annotations.memory import Memory
from build_corpus.annotations.term_damage import Reader
from build_corpus.annotations.term_trie import Keys, Trie
from build_corpus.model import TermSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.annotations.term_damage import Words
    from build_corpus.model import Document, Glossary

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

_INFLECTED = re.compile(r"([A-ZА-ЯЁ]{2,})(?:а|у|е|ом|ой|ы|ов|ей|ам|ами|ах)")
"""An abbreviation that is inflected like a noun: «МИДа», «CERTов»."""

_ABBREVIATION_LENGTH = 2
"""A single capital letter in a name is a word, as in «Часть А»; two are an abbreviation."""


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term on the characters `start` to `end` of a text."""

    start: int
    end: int
    term: str
    """The id of the term."""
    damaged: bool = False
    """Whether a word of it is damaged, so that the match is a guess."""


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
    is_short_name: bool = False
    """Whether only a word with a capital letter is meant: «Устав» of the United Nations, not the «устав» of a firm."""


class _Wording(NamedTuple):
    """A phrase that stands for a term: what the trie of a matcher is made of."""

    text: str
    words: list[str]
    value: _Entry

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.words)

    def keys(self, index: int) -> frozenset[str]:
        """What its word at `index` asks for.

        A stop-phrase that begins with a preposition («в целях», «в связи с») is a fixed expression: its nouns stand for
        themselves alone, for «в цель» is not meant, and its prepositions for all their forms. An abbreviation inside a
        name («безопасность ИКТ») is as case-sensitive as alone, but for a name that is all in capitals.
        """
        word, kind = self.words[index], self.value.kind
        if kind is _Kind.ABBREVIATION or (
            len(word) >= _ABBREVIATION_LENGTH and word.isupper() and not self.text.isupper()
        ):
            return frozenset({f"={russian.fold_look_alikes(word)}"})
        fixed = kind is _Kind.STOP and russian.is_function_word(self.words[0])
        if fixed and not russian.is_function_word(word):
            return frozenset({f"~{russian.fold(word)}"})
        return russian.nominal_lemmas(word)

    def gap(self, index: int) -> str:
        """What stands between its word at `index` and the one before."""
        if not index:
            return ""
        if self.text == " ".join(self.words):
            return " "
        tokens = tuple(russian.tokens(self.text))
        return _folded_gap(self.text[tokens[index - 1].end : tokens[index].start])


@dataclass(frozen=True, slots=True)
class _Find:
    """A wording found on the characters `start` to `end` of a text."""

    start: int
    end: int
    entry: _Entry
    damaged: bool

    @property
    def rank(self) -> tuple[int, int, bool, int, _Kind]:
        """The longest first; of equals the first in the text, the sound one, the first in the glossary."""
        return (self.start - self.end, self.start, self.damaged, self.entry.order, self.entry.kind)


class Matcher:
    """Finds the terms of one glossary. Made once; the readings of words that it has met are kept."""

    def __init__(self, glossary: Glossary) -> None:
        wordings = list(_wordings(glossary))
        self._reader = Reader(word for wording in wordings for word in wording.words)
        self._trie: Trie[_Entry] = Trie(wordings, Memory(self._keys))

    def hits(self, text: str) -> Iterator[TermHit]:
        """The terms in `text`, in order and apart."""
        finds = [find for words in self._reader.read(text) for find in self._finds(text, words)]
        if not finds:
            return
        stopped = [find for find in finds if find.entry.kind is _Kind.STOP]
        terms = [find for find in finds if find.entry.kind is not _Kind.STOP and not _is_stopped(find, stopped)]
        for find in _longest_apart(terms, len(text)):
            yield TermHit(find.start, find.end, find.entry.term, find.damaged)

    def _finds(self, text: str, read: Words) -> Iterator[_Find]:
        tokens = read.tokens
        words = [token.text for token in tokens]
        begun_by = self._trie.begun_by
        starts = [start for start, word in enumerate(words) if begun_by[word]]
        if not starts:
            return
        no_prose = [match.span() for match in _NO_PROSE.finditer(text)]

        def fits(index: int, gap: str) -> bool | None:
            return _fits(text[tokens[index - 1].end : tokens[index].start], gap)

        for first in starts:
            if no_prose and _lies_in(tokens[first].start, no_prose):
                continue
            for last, entry, guessed in self._trie.found_at(first, words, fits):
                damaged = guessed or _is_damaged(read, first, last)
                proved = last > first or not (read.is_doubtful or (guessed and not self._reader.is_sure(words[first])))
                if entry.is_short_name and not words[first][:1].isupper():
                    continue
                new = not read.is_doubtful or not read.mended.isdisjoint(range(first, last + 1))
                if proved and new and _is_whole(text, read, first, last, entry.kind):
                    yield _Find(tokens[first].start, tokens[last].end, entry, damaged)

    def _keys(self, word: str) -> Keys:
        """All that the word of a text may be asked for: its lemmas, an abbreviation, and as it is written."""
        guessed = tuple(key for guess in self._reader.guesses(word) for key in _keys(guess))
        return Keys(_keys(word), guessed)


def find_terms(document: Document, matcher: Matcher) -> tuple[TermSpan, ...]:
    """The terms in the blocks and then in the notes of `document`, in the order of the source; titles left out."""
    texts = [(block.id, block.text.text) for block in document.blocks()]
    texts += [(note.id, note.text.text) for note in document.footnotes]
    return tuple(
        TermSpan(anchor, hit.start, hit.end, hit.term, hit.damaged)
        for anchor, text in texts
        for hit in matcher.hits(text)
    )


def _wordings(glossary: Glossary) -> Iterator[_Wording]:
    for order, term in enumerate(glossary.terms):
        for phrases, kind in (
            (term.names, _Kind.NAME),
            (term.aliases, _Kind.NAME),
            (term.abbreviations, _Kind.ABBREVIATION),
            (term.stop_phrases, _Kind.STOP),
        ):
            for phrase in phrases:
                words = russian.words(phrase)
                is_short_name = phrases is term.aliases and len(words) == 1 and words[0].istitle()
                yield _Wording(phrase, words, _Entry(order, term.id, kind, is_short_name))


def _keys(word: str) -> tuple[str, ...]:
    keys = (*russian.nominal_lemmas(word), f"={russian.fold_look_alikes(word)}", f"~{russian.fold(word)}")
    inflected = _INFLECTED.fullmatch(word)
    return (*keys, f"={russian.fold_look_alikes(inflected[1])}") if inflected else keys


@lru_cache(maxsize=10_000)
def _fits(gap: str, wanted: str) -> bool | None:
    """Whether `gap` stands between two words of a text as `wanted` does in a term; None where it is damaged.

    Damaged is a hyphen with a space, or a space in its place, a lost space, and words that run together.
    """
    folded = _folded_gap(gap)
    if folded == wanted:
        return True
    if not gap:
        return None if wanted in {" ", "-"} else False
    if wanted == "-" and (folded in {" ", "- ", " -"} or gap in {" - ", " \u2010 ", " \u2011 "}):
        return None
    return None if wanted.strip() and wanted != "-" and folded == wanted.replace(" ", "") else False


@lru_cache(maxsize=10_000)
def _folded_gap(gap: str) -> str:
    """White space as one space, hyphens and dashes as one sign, quotation marks as one; a dash keeps its spaces."""
    return re.sub(r"\s+", " ", _ZERO_WIDTH.sub("", gap)).translate(_SIGNS)


def _is_whole(text: str, read: Words, first: int, last: int, kind: _Kind) -> bool:
    """Whether the words `first` to `last` are no part of a hyphened word; an abbreviation may begin one: «ИКТ-среды».

    Nor may they begin or end where words run together and only their sense shows where: «интернетресурсы».
    """
    tokens = read.tokens
    if read.seam in {first, last + 1}:
        return False
    start, end = tokens[first].start, tokens[last].end
    if first and tokens[first - 1].end == start - 1 and text[start - 1] in _HYPHENS:
        return False
    if kind is _Kind.ABBREVIATION:
        return True
    following = last + 1
    return not (following < len(tokens) and tokens[following].start == end + 1 and text[end] in _HYPHENS)


def _is_damaged(read: Words, first: int, last: int) -> bool:
    """Whether one of the words `first` to `last` is not printed as it should be."""
    indexes = range(first, last + 1)
    if not read.mended.isdisjoint(indexes):
        return True
    printed = (read.tokens[i].text for i in indexes)
    return any(russian.is_damaged(word) and not _INFLECTED.fullmatch(word) for word in printed)


def _lies_in(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _is_stopped(find: _Find, stopped: list[_Find]) -> bool:
    """Whether a stop-phrase of the same term overlaps the find."""
    return any(
        stop.entry.order == find.entry.order and stop.start < find.end and find.start < stop.end for stop in stopped
    )


def _longest_apart(finds: list[_Find], length: int) -> list[_Find]:
    """Those of `finds` in a text of some `length` that rank first, in order and apart."""
    taken = bytearray(length)
    chosen: list[_Find] = []
    for find in sorted(finds, key=lambda each: each.rank):
        if not any(taken[find.start : find.end]):
            taken[find.start : find.end] = b"\x01" * (find.end - find.start)
            chosen.append(find)
    return sorted(chosen, key=lambda each: each.start)
