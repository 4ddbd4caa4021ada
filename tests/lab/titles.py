"""Titles of many forms, in the words of a speaker: with dates, brackets, quotes, names, colons, in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from lab.words import Speaker

_FIXED = (
    "Введение", "Выводы", "Выводы и рекомендации", "Общие положения", "Справочная информация", "Прочие вопросы",
    "Организационные вопросы", "Мандат", "Дальнейшие шаги", "Заключительные замечания", "Использование терминов",
)  # fmt: skip
_NAMES = (
    "Организации Объединенных Наций", "Генеральной Ассамблеи", "Совета Безопасности", "Международного суда",
    "Экономического и Социального Совета", "Европейского союза", "Российской Федерации", "Латинской Америки",
)  # fmt: skip
_ABOUT = ("О", "К вопросу о", "Об итогах рассмотрения вопроса о", "Решение о", "Доклад о", "Проект резолюции о")
_MONTHS = ("января", "марта", "мая", "июня", "августа", "октября", "декабря")
_STATES = ("принятые", "запланированные", "осуществленные", "рассмотренные", "предусмотренные")
_RELATIVES = ("которые изучает", "которыми занимается", "которые определяет")


def title(speaker: Speaker, random: Random) -> str:
    """A title of one of the forms, with its capital, without a full stop."""
    forms, weights = zip(*_FORMS, strict=True)
    text = str(random.choices(forms, weights)[0](speaker, random))
    text = text[0].upper() + text[1:]
    return text.upper() if random.random() < 0.06 else text


def _short(speaker: Speaker, _random: Random) -> str:
    return speaker.noun_phrase("nomn", 0)


def _plain(speaker: Speaker, _random: Random) -> str:
    return speaker.noun_phrase("nomn", 2)


def _framed(speaker: Speaker, _random: Random) -> str:
    return speaker.heading(long=True)


def _very_long(speaker: Speaker, _random: Random) -> str:
    return f"{speaker.heading(long=True)}, а также {speaker.noun_phrase('nomn', 2)}"


def _fixed(_speaker: Speaker, random: Random) -> str:
    return random.choice(_FIXED)


def _about(speaker: Speaker, random: Random) -> str:
    return f"{random.choice(_ABOUT)} {speaker.noun_phrase('loct', 2)}"


def _action(speaker: Speaker, random: Random) -> str:
    text = f"{random.choice(speaker.actions)} {speaker.noun_phrase('gent', 2)}"
    return (
        f"{text} и {random.choice(speaker.actions)} {speaker.noun_phrase('gent', 1)}" if random.random() < 0.3 else text
    )


def _dated(speaker: Speaker, random: Random) -> str:
    first = random.randint(1990, 2020)
    day, month = random.randint(1, 27), random.choice(_MONTHS)
    dates = (
        f"в {first} году",
        f"на {first}–{first + 4} годы",
        f"за период с {day} {month} {first} года по {day + 1} {random.choice(_MONTHS)} {first + 1} года",
        f"по состоянию на {day} {month} {first} года",
        f"({first}–{first + 2} годы)",
        f"{day}–{day + 1} {month} {first} года",
    )
    return f"{speaker.noun_phrase('nomn', 2)} {random.choice(dates)}"


def _bracketed(speaker: Speaker, random: Random) -> str:
    number = random.randint(2, 90)
    inside = (
        f"пункты {number}–{number + random.randint(1, 9)}",
        f"решение {number}/{random.randint(2, 40)}",
        f"пункт {number} повестки дня",
        "продолжение",
        speaker.noun_phrase("nomn", 0),
    )
    return f"{speaker.noun_phrase('nomn', 1)} ({random.choice(inside)})"


def _quoted(speaker: Speaker, random: Random) -> str:
    quoted = speaker.noun_phrase("nomn", 1)
    quoted = f"«{quoted[0].upper()}{quoted[1:]}»"
    lead = random.choice(("Проект", "Документ под названием", "Рабочее совещание по теме", "Инициатива"))
    return f"{quoted}: {speaker.noun_phrase('nomn', 1)}" if random.random() < 0.3 else f"{lead} {quoted}"


def _with_colon(speaker: Speaker, _random: Random) -> str:
    return f"{speaker.noun_phrase('nomn', 1)}: {speaker.noun_phrase('nomn', 2)}"


def _named(speaker: Speaker, random: Random) -> str:
    return f"роль {random.choice(_NAMES)} в {speaker.noun_phrase('loct', 2)}"


def _participle(speaker: Speaker, random: Random) -> str:
    return f"{random.choice(('меры', 'шаги'))}, {random.choice(_STATES)} {speaker.noun_phrase('ablt', 2)}"


def _relative(speaker: Speaker, random: Random) -> str:
    return f"вопросы, {random.choice(_RELATIVES)} {speaker.noun_phrase('nomn', 1).split()[-1]}"


def _listed(speaker: Speaker, _random: Random) -> str:
    first, second, third = (speaker.noun_phrase("nomn", depth) for depth in (0, 0, 1))
    return f"{first}, {second} и {third}"


_FORMS = (
    (_short, 3), (_plain, 4), (_framed, 3), (_very_long, 2), (_fixed, 2), (_about, 2), (_action, 4), (_dated, 4),
    (_bracketed, 2), (_quoted, 2), (_with_colon, 2), (_named, 2), (_participle, 1.5), (_relative, 0.5), (_listed, 2),
)  # fmt: skip
