"""Treaties and declarations that are cited by name: how texts call them, and their official address where one is sure.

A text that calls «Устав Организации Объединенных Наций» by its full name means the same by «статья 51 Устава»; one of
the ITU means another. So a short name is read by the full names in the same document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_tokens import Names
from build_corpus.annotations.symbols import address as symbol_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from build_corpus.annotations.reference_tokens import Words


@dataclass(frozen=True, slots=True)
class Treaty:
    """An instrument with a name."""

    title: str
    """Its official name in Russian, shortened where everybody does."""
    names: tuple[str, ...]
    """How texts call it in full, in the nominative."""
    symbol: str = ""
    """The symbol of the UN document that its text stands in."""
    web: str = ""
    """Its official address, where it has no symbol."""

    @property
    def address(self) -> str | None:
        """Where its text is published in Russian."""
        return self.web or (symbol_address(self.symbol) if self.symbol else None)


UN_CHARTER = Treaty(
    "Устав Организации Объединенных Наций",
    ("Устав Организации Объединенных Наций", "Устав ООН"),
    web="https://www.un.org/ru/about-us/un-charter/full-text",
)

TREATIES = (
    UN_CHARTER,
    Treaty("Статут Международного суда", ("Статут Международного Суда",)),
    Treaty("Венская конвенция о праве международных договоров", ("Венская конвенция о праве международных договоров",)),
    Treaty("Венская конвенция о дипломатических сношениях", ("Венская конвенция о дипломатических сношениях",)),
    Treaty(
        "Всеобщая декларация прав человека",
        ("Всеобщая декларация прав человека",),
        "A/RES/217(III)A",
    ),
    Treaty(
        "Международный пакт о гражданских и политических правах",
        ("Международный пакт о гражданских и политических правах",),
        "A/RES/2200(XXI)A",
    ),
    Treaty(
        "Международный пакт об экономических, социальных и культурных правах",
        ("Международный пакт об экономических , социальных и культурных правах",),
        "A/RES/2200(XXI)A",
    ),
    Treaty("Конвенция о правах ребенка", ("Конвенция о правах ребенка",), "A/RES/44/25"),
    Treaty("Конвенция о правах инвалидов", ("Конвенция о правах инвалидов",), "A/RES/61/106"),
    Treaty(
        "Конвенция Организации Объединенных Наций против транснациональной организованной преступности",
        (
            "Конвенция Организации Объединенных Наций против транснациональной организованной преступности",
            "Конвенция против транснациональной организованной преступности",
        ),
        "A/RES/55/25",
    ),
    Treaty(
        "Конвенция Организации Объединенных Наций против коррупции",
        ("Конвенция Организации Объединенных Наций против коррупции", "Конвенция против коррупции"),
        "A/RES/58/4",
    ),
    Treaty(
        "Конвенция Организации Объединенных Наций против киберпреступности",
        ("Конвенция Организации Объединенных Наций против киберпреступности", "Конвенция против киберпреступности"),
        "A/RES/79/243",
    ),
    Treaty(
        "Конвенция о преступности в сфере компьютерной информации",
        (
            "Конвенция о преступности в сфере компьютерной информации",
            "Конвенция о киберпреступности",
            "Будапештская конвенция",
        ),
    ),
    Treaty(
        "Повестка дня в области устойчивого развития на период до 2030 года",
        ("Повестка дня в области устойчивого развития на период до 2030 года",),
        "A/RES/70/1",
    ),
    Treaty(
        "Декларация тысячелетия",
        ("Декларация тысячелетия Организации Объединенных Наций", "Декларация тысячелетия"),
        "A/RES/55/2",
    ),
    Treaty("Глобальный цифровой договор", ("Глобальный цифровой договор",), "A/RES/79/1"),
    Treaty("Пакт во имя будущего", ("Пакт во имя будущего",), "A/RES/79/1"),
    Treaty("Женевская декларация принципов", ("Женевская декларация принципов",), "A/C.2/59/3"),
    Treaty("Женевский план действий", ("Женевский план действий",), "A/C.2/59/3"),
    Treaty("Тунисское обязательство", ("Тунисское обязательство",), "A/60/687"),
    Treaty(
        "Тунисская программа для информационного общества",
        ("Тунисская программа для информационного общества", "Тунисская программа"),
        "A/60/687",
    ),
    Treaty(
        "Устав Международного союза электросвязи",
        ("Устав Международного союза электросвязи", "Устав МСЭ", "Устав Союза"),
    ),
    Treaty(
        "Конвенция Международного союза электросвязи",
        ("Конвенция Международного союза электросвязи", "Конвенция МСЭ", "Конвенция Союза"),
    ),
    Treaty("Регламент международной электросвязи", ("Регламент международной электросвязи", "РМЭ")),
    Treaty("Регламент радиосвязи", ("Регламент радиосвязи",)),
    Treaty(
        "Общий регламент конференций, ассамблей и собраний Союза",
        ("Общий регламент конференций , ассамблей и собраний Союза", "Общий регламент"),
    ),
    Treaty("Устав Содружества Независимых Государств", ("Устав Содружества Независимых Государств", "Устав СНГ")),
    Treaty(
        "Хартия Шанхайской организации сотрудничества", ("Хартия Шанхайской организации сотрудничества", "Хартия ШОС")
    ),
    Treaty(
        "Устав Организации Договора о коллективной безопасности",
        ("Устав Организации Договора о коллективной безопасности", "Устав ОДКБ"),
    ),
    Treaty(
        "Окинавская хартия глобального информационного общества",
        ("Окинавская хартия глобального информационного общества",),
    ),
)
"""The symbols are those of the resolutions that adopted them and of the documents that the UN issued them in."""

_LONGEST_NAME = 16
"""Tokens in the longest name of a treaty, at most."""

_NAMES = Names((name, treaty) for treaty in TREATIES for name in treaty.names)
_SHORT = ("устав", "конвенция", "статут", "пакт", "декларация", "программа", "регламент", "хартия", "обязательство")
"""What a text calls an instrument that it has named in full."""


def treaty_named(name: str) -> Treaty:
    """The treaty of the table with this full name."""
    return next(treaty for treaty in TREATIES if name in treaty.names)


def match_treaty(words: Words, index: int) -> tuple[Treaty, int] | None:
    """The treaty named in full at the token `index`, and the index behind its name; None where none is."""
    return _NAMES.at(words, index) if words[index].text[:1].isupper() else None


def treaty_before(words: Words, index: int) -> Treaty | None:
    """The treaty whose full name ends before the token `index`."""
    for start in range(max(index - _LONGEST_NAME, 0), index):
        named = match_treaty(words, start)
        if named is not None and named[1] == index:
            return named[0]
    return None


def full_names(texts: Iterable[Words]) -> dict[str, Treaty]:
    """What each short name means in a document: `{"устав": the Charter}`; one that may mean several is left out."""
    found: dict[str, set[Treaty]] = {}
    for words in texts:
        index = 0
        while index < len(words):
            named = match_treaty(words, index)
            if named is None:
                index += 1
                continue
            treaty, end = named
            for short in _SHORT:
                if any(words.is_(place, short) for place in range(index, end)):
                    found.setdefault(short, set()).add(treaty)
                    break
            index = end
    return {short: treaties.pop() for short, treaties in found.items() if len(treaties) == 1}


def match_short_name(words: Words, index: int, meant: Mapping[str, Treaty]) -> tuple[Treaty | None, int] | None:
    """What a capital «Устава», «Конвенции» at `index` means, None where that is not known, and the index behind it.

    «Конвенции о …», «Устава Лиги …» name another instrument than the one that the document calls so.
    """
    if not words[index].text[:1].isupper():
        return None
    short = next((short for short in _SHORT if words.is_(index, short)), None)
    if short is None:
        return None
    follows = words[index + 1]
    named = follows.text in ("о", "об", "по", "против") or follows.text[:1].isupper() or follows.is_year
    return (None if named else meant.get(short)), index + 1
