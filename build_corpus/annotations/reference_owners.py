"""Who a bare place belongs to: «пункт 3» is one of the document itself, unless the words beside it name another owner.

An adjective before it makes it another kind of thing («контрольно-пропускной пункт 3»); a possessive or a relative
pronoun («в ее пункте 3», «пункт 3 которого») and a genitive behind it («пункт 7 круга ведения») give it to something
else.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from build_corpus.russian import agree, grammemes, lemmas

_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[ \u00a0]\Z")
_PLACE = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]+(?:-[^\W\d_]+)*)")
_AND = re.compile(r"[\s,]*(?:(?:и|а также|или)\s+)?(?:(?:в|во|на|о|об|к|с|со|по|из)\s+)?")
_POSSESSIVES = frozenset({"его", "ее", "её", "их"})
_RELATIVE = frozenset({"который"})
_AGENDA = frozenset({"повестка"})
_LONGEST_OWNER = 5
"""Words of «утвержденных Советом типовых рекомендаций» that are looked at."""
_POINTING = frozenset(
    {
        "весь", "вводный", "вышеупомянутый", "вышеуказанный", "данный", "каждый", "какой", "любой", "настоящий",
        "нижеследующий", "новый", "один", "отдельный", "первый", "последний", "постановляющий", "предшествующий",
        "предыдущий", "преамбульный", "прежний", "резолютивный", "следующий", "соответствующий", "тот", "указанный",
        "упомянутый", "этот",
    }
)  # fmt: skip
"""Adjectives that tell which place is meant, not what kind of thing it is."""


class Owner(Enum):
    """Whose place it is."""

    DOCUMENT = auto()
    """Nothing names another."""
    UNSURE = auto()
    """Another may be meant."""
    ANOTHER = auto()
    """Something else has it, or it is no place of a text at all."""


def owner_of(text: str, start: int, end: int) -> Owner:
    """Whose the bare place is that stands from `start` to `end`, in characters of `text`."""
    before = _BEFORE.search(text, max(start - 60, 0), start)
    if before is not None:
        word = before[1].lower()
        if word in _POSSESSIVES:
            return Owner.ANOTHER
        known = grammemes(word)
        place = _PLACE.match(text, start)
        agrees = place is not None and agree((word,), place[0].lower())  # «установленном частью 2» does not
        points = "PRTF" in known or word.startswith(("выше", "ниже"))  # «рассматриваемом пункте», «вышеназванном»
        if agrees and not points and not (known & {"NOUN", "NPRO", "PREP", "CONJ"} or lemmas(word) & _POINTING):
            return Owner.ANOTHER
    return _genitive_behind(text, end)


def is_shared(text: str, end: int, following: int) -> bool:
    """Whether nothing but commas and «и в» stands from `end` to the place at `following`, whose owner may be both's."""
    return _AND.fullmatch(text, end, following) is not None


def _genitive_behind(text: str, end: int) -> Owner:
    """What the words right behind a place say: adjectives and a noun in the genitive, or «которого»."""
    for count in range(_LONGEST_OWNER):
        match = _NEXT.match(text, end)
        if match is None:
            return Owner.DOCUMENT
        word, end = match[1].lower(), match.end()
        known = grammemes(word)
        if lemmas(word) & (_AGENDA if count else _AGENDA | _RELATIVE):
            return Owner.ANOTHER
        if "gent" not in known or known & {"PREP", "CONJ", "PRCL", "ADVB", "NPRO", "Apro"}:
            return Owner.DOCUMENT
        if "NOUN" in known and not known & {"ADJF", "PRTF"}:
            if "nomn" not in known:
                return Owner.ANOTHER
            # «в пункте 5 государства отметили»: a subject, where a verb follows.
            behind = _NEXT.match(text, end)
            return Owner.DOCUMENT if behind and "VERB" in grammemes(behind[1].lower()) else Owner.UNSURE
    return Owner.DOCUMENT
