"""Numbers, dates and extracts as a Russian reader expects them."""

from __future__ import annotations

import datetime as dt
import re

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

_RUSSIAN = Locale("ru")
_FIRST_WORDS = 9
_LONGEST_EXTRACT = 72
"""In characters: one line of a list."""


def plural(number: int, one: str, few: str, many: str) -> str:
    """`number` with its noun: «1 пункт», «2 пункта», «5 пунктов»."""
    nouns = {"one": one, "few": few}
    return f"{grouped(number)} {nouns.get(_RUSSIAN.plural_form(number), many)}"


def grouped(number: int) -> str:
    """`number` with no-break spaces between thousands: «79 830»."""
    return format_decimal(number, locale=_RUSSIAN)


def share(part: int, whole: int) -> str:
    """How much of `whole` is `part`, in per cent: «12,5 %»."""
    return f"{format_decimal(100 * part / whole, '0.0', locale=_RUSSIAN)}\u00a0%" if whole else "—"


def decimal(number: float) -> str:
    """`number` with one decimal: «10,8»."""
    return format_decimal(number, "#,##0.0", locale=_RUSSIAN)


def date(iso: str) -> str:
    """An ISO 8601 date in words, as precise as it is: «7 декабря 2020 года», «декабрь 2020 года», «2020 год»."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    if month is None:
        return f"{year} год"
    try:
        moment = dt.date(int(year), int(month), int(day or 1))
    except ValueError:
        return iso
    return format_date(moment, "d MMMM y 'года'" if day else "LLLL y 'года'", locale=_RUSSIAN)


def first_words(text: str, *, words: int = _FIRST_WORDS, characters: int = _LONGEST_EXTRACT) -> str:
    """The first words of `text`, an ellipsis behind them where there are more."""
    all_words = text.split()
    taken: list[str] = []
    for word in all_words[:words]:
        if taken and len(" ".join((*taken, word))) > characters:
            break
        taken.append(word[:characters])
    extract = " ".join(taken)
    return extract if len(extract) >= len(" ".join(all_words)) else f"{extract.rstrip(',;:.—–- ')} …"
