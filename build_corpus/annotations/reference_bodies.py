"""The bodies that number resolutions and decisions: how they are called, and what their acts are called.

The conferences of the ITU are told by place and year, which it prints in each resolution (General Rules, No. 173 and
the collections of resolutions): «(Пересм. Кигали, 2022 г.)» is a resolution of the WTDC, whoever cites it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.reference_tokens import Names
from build_corpus.russian import is_function_word

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Words


@dataclass(frozen=True, slots=True)
class Body:
    """A body that adopts numbered acts."""

    key: str
    """What its acts are named by: `A`, `A/HRC`, `ITU PP`."""
    genitive: str
    """What people call it, in Russian, behind «Резолюция 50»."""
    phrases: tuple[str, ...]
    """How texts call it, in the nominative or as an abbreviation."""
    is_itu: bool = False


GENERAL_ASSEMBLY = Body(
    "A",
    "Генеральной Ассамблеи",
    (
        "Генеральная Ассамблея Организации Объединенных Наций",
        "Генеральная Ассамблея ООН",
        "Генеральная Ассамблея",
        "ГА ООН",
        "ГА",
        "Ассамблея",
    ),
)
SECURITY_COUNCIL = Body(
    "S",
    "Совета Безопасности",
    ("Совет Безопасности Организации Объединенных Наций", "Совет Безопасности ООН", "Совет Безопасности", "СБ ООН"),
)
ECOSOC = Body("E", "Экономического и Социального Совета", ("Экономический и Социальный Совет", "ЭКОСОС"))
HUMAN_RIGHTS_COUNCIL = Body(
    "A/HRC",
    "Совета по правам человека",
    (
        "Совет по правам человека Организации Объединенных Наций",
        "Совет по правам человека ООН",
        "Совет по правам человека",
    ),
)
HUMAN_RIGHTS_COMMISSION = Body("E/CN.4", "Комиссии по правам человека", ("Комиссия по правам человека",))
OSCE_COUNCIL = Body(
    "PC",
    "Постоянного совета ОБСЕ",
    ("Постоянный совет ОБСЕ", "ПС ОБСЕ", "Постоянный совет"),
)
OSCE_MINISTERS = Body(
    "MC",
    "Совета министров ОБСЕ",
    ("Совет министров иностранных дел ОБСЕ", "Совет министров ОБСЕ", "СМИД ОБСЕ"),
)
ITU_PLENIPOTENTIARY = Body(
    "ITU PP",
    "Полномочной конференции МСЭ",
    (
        "Полномочная конференция Международного союза электросвязи",
        "Полномочная конференция МСЭ",
        "Полномочная конференция",
        "ПК",
    ),
    is_itu=True,
)
ITU_COUNCIL = Body("ITU Council", "Совета МСЭ", ("Совет Международного союза электросвязи", "Совет МСЭ"), is_itu=True)
ITU_WTSA = Body(
    "ITU WTSA",
    "ВАСЭ",
    ("Всемирная ассамблея по стандартизации электросвязи", "ВАСЭ"),
    is_itu=True,
)
ITU_WTDC = Body("ITU WTDC", "ВКРЭ", ("Всемирная конференция по развитию электросвязи", "ВКРЭ"), is_itu=True)
ITU_WRC = Body("ITU WRC", "ВКР", ("Всемирная конференция радиосвязи", "ВКР"), is_itu=True)
ITU_RA = Body("ITU RA", "Ассамблеи радиосвязи", ("Ассамблея радиосвязи",), is_itu=True)
ITU_WTPF = Body(
    "ITU WTPF",
    "ВФПЭ",
    (
        "Всемирный форум по политике в области электросвязи / ИКТ",
        "Всемирный форум по политике в области электросвязи",
        "ВФПЭ",
    ),
    is_itu=True,
)
ITU_WCIT = Body("ITU WCIT", "ВКМЭ", ("Всемирная конференция по международной электросвязи", "ВКМЭ"), is_itu=True)

BODIES = (
    *(GENERAL_ASSEMBLY, SECURITY_COUNCIL, ECOSOC, HUMAN_RIGHTS_COUNCIL, HUMAN_RIGHTS_COMMISSION, OSCE_COUNCIL),
    OSCE_MINISTERS,
    *(ITU_PLENIPOTENTIARY, ITU_COUNCIL, ITU_WTSA, ITU_WTDC, ITU_WRC, ITU_RA, ITU_WTPF, ITU_WCIT),
)

OWN = Body("own", "", ())
"""The body that issued the document itself: «настоящей Конференции», «свои резолюции»."""
COUNCIL = Body("council", "", ())
"""«Совета» alone: the one that the document means."""
OTHER = Body("other", "", ())
"""A body that we do not know."""

_CONFERENCES: dict[str, tuple[Body, tuple[tuple[str, int], ...]]] = {
    "ITU PP": (
        ITU_PLENIPOTENTIARY,
        (
            *(("киото", 1994), ("миннеаполис", 1998), ("марракеш", 2002), ("анталия", 2006), ("гвадалахара", 2010)),
            *(("пусан", 2014), ("дубай", 2018), ("бухарест", 2022), ("доха", 2026)),
        ),
    ),
    "ITU WTSA": (
        ITU_WTSA,
        (
            *(("хельсинки", 1993), ("монреаль", 2000), ("флорианополис", 2004), ("йоханнесбург", 2008)),
            *(("дубай", 2012), ("хаммамет", 2016), ("женева", 2022), ("нью-дели", 2024)),
        ),
    ),
    "ITU WTDC": (
        ITU_WTDC,
        (
            *(("буэнос-айрес", 1994), ("валлетта", 1998), ("стамбул", 2002), ("доха", 2006), ("хайдарабад", 2010)),
            *(("дубай", 2014), ("буэнос-айрес", 2017), ("кигали", 2022), ("баку", 2025)),
        ),
    ),
    "ITU WTPF": (ITU_WTPF, (("лиссабон", 2009), ("женева", 2013), ("женева", 2021))),
}


def conference(place: str, year: str) -> Body | None:
    """The body of the ITU that met at `place` in `year`; None where that is not known."""
    key = (russian.fold(place).replace("\u2011", "-").replace("\u2010", "-"), int(year))
    return next((body for body, held in _CONFERENCES.values() if key in held), None)


_NAMES = Names((phrase, body) for body in BODIES for phrase in body.phrases)


def match_body(words: Words, index: int) -> tuple[Body, int] | None:
    """The body named at the token `index`, and the index behind its name; None where none is."""
    token = words[index]
    if words.is_(index, "настоящий") and words.is_(index + 1, "конференция", "ассамблея", "форум"):
        return OWN, index + 2
    if not token.text[:1].isupper():
        return None
    named = _NAMES.at(words, index)
    if named is not None:
        return named[0], _session(words, named[1])
    if words.is_(index, "совет"):
        return (OTHER if _has_attribute(words, index + 1) else COUNCIL), index + 1
    if words.is_(index, "конференция", "комиссия", "комитет", "совещание", "парламент"):
        return OTHER, index + 1
    return None


def _has_attribute(words: Words, index: int) -> bool:
    """Whether what follows a noun tells of whom: «Совета Европы», «Совета министров»."""
    token = words[index]
    return token.text[:1].isupper() or ({"NOUN", "gent"} <= token.grammemes and not is_function_word(token.text))


def _session(words: Words, index: int) -> int:
    """The index behind the year of a conference: «ВКРЭ-17», «ВАСЭ-1622»."""
    if words.sign(index, "-", "\u2011", "\u2010", "–") and words.glued(index) and words[index + 1].is_number:
        return index + 2
    return index
