"""Words for the search: which terms a word is indexed under, and a table that leads every form of it to them.

A term is a lemma. The table lets a browser look up any form of any word of the corpus exactly, without a stemmer and
without a dictionary: a form is a stem and an ending, and the endings of a lemma are a paradigm that it shares with
others. Stems that conflate (право, правило) or miss (день, дня) do not arise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from os.path import commonprefix
from typing import TYPE_CHECKING

from build_corpus import russian

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_COMMON = "а без бы в во для до же за и из или как к ко ли на над не ни но о об обо от по под при с со то у что чтобы"
STOP_WORDS = frozenset(_COMMON.split())
"""Words that stand almost everywhere and find nothing; a phrase in quotes still minds them."""

_LATIN = "abcehkmoptxy"
_CYRILLIC = "авсенкмортху"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_HAS_LATIN = re.compile("[a-z]")
_HAS_CYRILLIC = re.compile("[\u0400-\u04ff]")
_RUSSIAN = re.compile("[а-я]+")
_DIGITS_OR_LETTERS = re.compile(r"\d+|\D+")

_LABEL_LENGTH = 2
"""Of up to so many letters nobody can say the alphabet by their shape: `а)`, `МСЭ-Т`, `А/АС.290`."""
_ABBREVIATION_LENGTH = 6
"""A longer unknown word in capitals is a word in a heading: КИБЕРБЕЗОПАСНОСТЬ."""

_COMPARATIVE_PREFIX = "по"
"""`посильнее` is a form of `сильный`: its ending is written `+ее`, for it stands under the same stem."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of letters or of digits: `COVID-19` has two. `printed` is the whole word that it was cut from."""

    text: str
    """Folded, its look-alike letters set right."""
    printed: str
    glued: bool
    """Whether a single hyphen parts it from the atom before it, as in `веб-сайт`."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms of the words of a corpus: a form of `stem + ending` is one of the lemma of each paradigm at the stem.

    A paradigm is a line of endings parted by spaces. The first is that of the lemma, or `=` and the lemma itself where
    the stem is not its beginning (`люд` + `ей` -> `=человек`). `+ее` is an ending of a stem that «по» stands before.
    """

    paradigms: tuple[str, ...]
    stems: dict[str, tuple[int, ...]]
    """Stem -> indexes of paradigms, both in order."""


def atoms(text: str) -> Iterator[Atom]:
    """The atoms of `text`, in order, stop-words among them."""
    end = -1
    for token in russian.tokens(text):
        glued = token.start == end + 1 and text[end] in "-\u2010\u2011"
        for part in _DIGITS_OR_LETTERS.findall(russian.fold(token.text)):
            yield Atom(same_letters(part), token.text, glued)
            glued = False
        end = token.end


def same_letters(word: str) -> str:
    """The folded `word` in one alphabet where its letters allow it: `соvid` -> `covid`, `a` -> `а`."""
    if not _HAS_LATIN.search(word):
        return word
    if not _HAS_CYRILLIC.search(word):
        return word.translate(_TO_CYRILLIC) if len(word) <= _LABEL_LENGTH and set(word) <= set(_LATIN) else word
    cyrillic = word.translate(_TO_CYRILLIC)
    if not _HAS_LATIN.search(cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return word if _HAS_CYRILLIC.search(latin) else latin


def terms(text: str) -> Iterator[tuple[str, ...]]:
    """What `text` is indexed under: for each of its words the terms of that word, in order."""
    for word in _words(text):
        yield tuple(lexemes(word))


def lexicon(texts: Iterable[str]) -> Lexicon:
    """The table of all forms of all words of `texts`."""
    forms: dict[str, set[str]] = defaultdict(set)
    for word in {word for text in texts for word in _words(text)}:
        for lemma, of_lemma in lexemes(word).items():
            forms[lemma] |= of_lemma
    entries = sorted(
        {entry for lemma in forms if len(forms[lemma]) > 1 for entry in _inflection(lemma, frozenset(forms[lemma]))}
    )
    paradigms = sorted({paradigm for _, paradigm in entries})
    number = {paradigm: index for index, paradigm in enumerate(paradigms)}
    stems: dict[str, tuple[int, ...]] = {}
    for stem, paradigm in entries:
        stems[stem] = (*stems.get(stem, ()), number[paradigm])
    return Lexicon(tuple(paradigms), stems)


def _words(text: str) -> Iterator[Atom]:
    """The atoms of `text` less the stop-words, and the words that two of them make without their hyphen.

    So `вебсайт` is found in «веб-сайт», if the dictionary has it.
    """
    before: Atom | None = None
    for atom in atoms(text):
        if atom.text not in STOP_WORDS:
            yield atom
        if before and atom.glued and russian.word_is_known(before.text + atom.text):
            yield Atom(before.text + atom.text, before.printed + atom.printed, glued=False)
        before = atom


@lru_cache(maxsize=200_000)
def lexemes(atom: Atom) -> Mapping[str, frozenset[str]]:
    """The terms of `atom` in order, each with all forms that shall find it; what is no Russian word is its own term."""
    word = atom.text
    alone = {word: frozenset({word})}
    if len(word) == 1 or not _RUSSIAN.fullmatch(word):
        return alone
    if atom.printed.isupper() and len(word) <= _ABBREVIATION_LENGTH and not russian.word_is_known(word):
        return alone
    return dict(russian.lexemes(word))


@lru_cache(maxsize=100_000)
def _inflection(lemma: str, forms: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The stems of `lemma`, each with its paradigm: forms that begin with other letters have a stem of their own."""
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        groups[form[:2]].append(form)
    main = groups.pop(lemma[:2], [])
    stem = commonprefix([lemma, *main])  # noqa: RUF071 - characters are what a stem has in common
    others = [form for group in groups.values() for form in group]
    prefixed = [form for form in others if stem and form.startswith(_COMPARATIVE_PREFIX + stem)]
    endings = [form.removeprefix(stem) for form in main if form != lemma]
    endings += [f"+{form.removeprefix(_COMPARATIVE_PREFIX + stem)}" for form in prefixed]
    found = [(stem, " ".join([lemma.removeprefix(stem), *endings]))]
    for group in groups.values():
        rest = [form for form in group if form not in prefixed]
        if rest:
            own = commonprefix(rest)  # noqa: RUF071 - as above
            found.append((own, " ".join([f"={lemma}", *(form.removeprefix(own) for form in rest)])))
    return tuple(found)
