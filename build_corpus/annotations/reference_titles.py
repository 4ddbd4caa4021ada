"""The whole names of instruments that no table has: «Типового закона ЮНСИТРАЛ об электронной торговле».

A name is a capital head («Дополнительного протокола II») with what Russian grammar hangs on it: whose it is in the
genitive, what it is about behind «о», «по», «против», a title in quotation marks. It ends where a word is in no case
that the name can govern, and before what may be the subject of the sentence («… авиации государства обязуются»).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_corpus import russian
from build_corpus.annotations.reference_noun_phrases import MODIFIERS
from build_corpus.annotations.reference_title_tails import end_of_name, head_at
from build_corpus.annotations.reference_title_words import GENERIC, NAMED_NOUNS

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Words


_MASCULINE = re.compile(r"(?<=, )касающ(?:егося|емуся|имся|емся)\b")
_FEMININE = re.compile(r"(?<=, )касающ(?:ейся|уюся)\b")
"""What agrees with the head of a name, and so goes into the nominative with it."""


class Title(NamedTuple):
    """A name on some tokens."""

    name: str
    """Its head in the nominative, the rest as printed."""
    noun: str
    """The noun of its head: «конвенция»."""
    end: int
    """The index behind it."""
    is_full: bool
    """Whether it tells of what or whose it is, so that the noun alone may stand for it later."""


def match_title(words: Words, index: int) -> Title | None:
    """The name of an instrument at `index`; None where it would be a common noun only."""
    head = head_at(words, index)
    if head is None or (words.is_(head, "правило") and words.is_(head + 1, "процедура")):
        return None
    noun = min(words[head].lemmas & NAMED_NOUNS)
    end = end_of_name(words, head, noun)
    own = _is_special(words, index, head)
    if end == head + 1 and not own:
        return None
    return Title(_named(words, index, head, end), noun, end, end > head + 2 or own)


def head_of_name(words: Words, index: int) -> str:
    """The head of the name at `index` in small letters, if it has adjectives: «типовой закон»; else empty."""
    head = head_at(words, index)
    return _named(words, index, head, head + 1).lower() if head is not None and head > index else ""


def behind_head(words: Words, index: int) -> int | None:
    """The index behind the head of the name at `index`."""
    head = head_at(words, index)
    return None if head is None else head + 1


def is_generic(words: Words, index: int, end: int) -> bool:
    """Whether the name at `index` to `end` has words only that many instruments have: «Общий регламент»."""
    head = head_at(words, index)
    return head is not None and head > index and head + 1 == end and not _is_special(words, index, head)


def _is_special(words: Words, index: int, head: int) -> bool:
    """Whether an adjective before the noun `head` tells which instrument is meant."""
    adjectives = [words[at].lemmas for at in range(index, head) if words[at].grammemes & MODIFIERS]
    return any(lemmas.isdisjoint(GENERIC) for lemmas in adjectives)


def _named(words: Words, index: int, head: int, end: int) -> str:
    """The name on the tokens `index` to `end`, its head in the nominative."""
    plain: list[str] = []
    compounds: list[str] = []  # «Аддис-» of «Аддис-Абебской», which does not inflect
    compound = ""
    for at in range(index, head + 1):
        if words.sign(at + 1, "-") and at < head:
            compound += words[at].text + "-"
        elif not words.sign(at, "-"):
            plain.append(words[at].text)
            compounds.append(compound)
            compound = ""
    spoken = russian.nominative(" ".join(plain)).split(" ")
    first = " ".join(f"{before}{word}" for before, word in zip(compounds, spoken, strict=True))
    rest = words.text[words[head].end : words[end - 1].end]
    name = " ".join(f"{first}{rest}".replace("\u00ad", "").split())
    return _FEMININE.sub("касающаяся", _MASCULINE.sub("касающийся", name))
