"""What points back: «этой резолюции», «там же», «того же пункта», «предыдущего пункта», «к ней»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_nouns import document_noun
from build_corpus.annotations.reference_places import Unit, unit_at

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Token, Words

_DEMONSTRATIVES = frozenset(
    {
        *("этот", "указанный", "данный", "упомянутый", "названный"),
        *("вышеупомянутый", "вышеуказанный", "вышеназванный", "последний"),
    }
)
_NEIGHBOURS = (("предыдущий", "предшествующий"), ("следующий",))
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_MOST_WORDS = 4
"""Words of «упомянутого выше второго ежегодного»."""

IBIDEM = "там же"
"""The noun of an anaphor that means the source of the note before."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What was cited just before: «этой резолюции», «там же», «к ней»."""

    noun: str
    gender: str = ""
    """For a pronoun its grammeme, and then no noun."""
    is_latter: bool = False
    """Whether it is the last of several: «последней резолюции»."""
    is_name: bool = False
    """Whether its noun has a capital letter: «этой Конвенции»."""


@dataclass(frozen=True, slots=True)
class Part:
    """A place that was cited just before, or that the text stands in: «того же пункта», «этой статьи»."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The place before or behind that of the text: «предыдущего пункта»."""

    unit: Unit
    distance: int
    """-1 or 1."""


def match_anaphor(words: Words, index: int) -> tuple[Anaphor, int] | None:
    """«этой резолюции», «того же доклада», «там же» at `index`; in the singular, for of many none is meant."""
    token = words[index]
    if token.text.lower() == "там" and words.sign(index + 1, "же"):
        return Anaphor(IBIDEM), index + 2
    at = _behind_demonstrative(words, index)
    if at is None:
        return None
    while at < index + _MOST_WORDS and words[at].grammemes & _ADJECTIVES and not document_noun(words, at):
        at += 1
    noun = document_noun(words, at)
    if noun is None or (words[at + 1].text[:1].isdigit() and not words.is_(at + 2, "год")):
        return None  # «указанной резолюции 75/32» has its number
    latter = words.is_(index, "последний")
    if noun == "проект" and (drafted := document_noun(words, at + 1)):
        return Anaphor(f"{noun} {drafted}", is_latter=latter), at + 2
    return Anaphor(noun, is_latter=latter, is_name=words[at].text[0].isupper()), at + 1


def _behind_demonstrative(words: Words, index: int) -> int | None:
    """The index behind «этой», «того же», «упомянутого выше», «последней»; None where none stands at `index`."""
    token = words[index]
    if "sing" not in token.grammemes:
        return None
    if "тот" in token.lemmas:
        return index + 2 if words.sign(index + 1, "же") else None
    if token.lemmas.isdisjoint(_DEMONSTRATIVES):
        return None
    if "последний" in token.lemmas and words.is_(index - 1, "свой", "весь"):
        return None
    return index + 2 if words.sign(index + 1, "выше", "ранее", "же") else index + 1


def match_part(words: Words, index: int) -> tuple[Part, int] | None:
    """«того же пункта», «этой статьи», «данного раздела» at `index`."""
    at = _behind_demonstrative(words, index)
    word = unit_at(words, at) if at is not None else None
    if word is None or word.is_short or "sing" not in words[word.end - 1].grammemes:
        return None
    return Part(word.unit), word.end


def match_neighbour(words: Words, index: int) -> tuple[Neighbour, int] | None:
    """«предыдущего пункта», «следующей статьи» at `index`; «следующий пункт» rather announces new words."""
    before, behind = (words.is_(index, *lemmas) for lemmas in _NEIGHBOURS)
    if not (before or behind) or "sing" not in words[index].grammemes:
        return None
    word = unit_at(words, index + 1)
    if word is None or word.is_short or word.unit not in (Unit.PARAGRAPH, Unit.ARTICLE, Unit.PART):
        return None
    told = words[index + 1].grammemes
    if "sing" not in told or (behind and "nomn" in told and "femn" not in told) or words.is_(word.end, "повестка"):
        return None
    preamble = unit_at(words, word.end)
    if preamble is not None and preamble.unit is Unit.PREAMBLE:
        return None
    return Neighbour(word.unit, -1 if before else 1), word.end


def match_pronoun(words: Words, index: int) -> tuple[Anaphor, int] | None:
    """«ней», «нему» at `index`, behind «к»."""
    gender = {"ней": "femn", "нему": "masc"}.get(words[index].text)
    return (Anaphor("", gender), index + 1) if gender else None


def is_demonstrative(token: Token) -> bool:
    """Whether «этой резолюции», «того же доклада», «там же», «предыдущем пункте» may begin with `token`."""
    if not token.lemmas.isdisjoint((*_NEIGHBOURS[0], *_NEIGHBOURS[1])):
        return True
    return token.text.lower() == "там" or "тот" in token.lemmas or not token.lemmas.isdisjoint(_DEMONSTRATIVES)
