"""The series that number items in Russian texts: Roman numerals and the letters of the alphabet."""

from __future__ import annotations

RUSSIAN_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that number items in Russian; ё, й, ъ, ы and ь do not."""

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_WEIGHTS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(number: int) -> str:
    """`number`, from 1, as a small Roman numeral."""
    pieces: list[str] = []
    for weight, numeral in _WEIGHTS:
        times, number = divmod(number, weight)
        pieces.append(numeral * times)
    return "".join(pieces)


def value(numeral: str) -> int:
    """The value of a Roman `numeral` in either case. Raises KeyError for other letters."""
    values = [_VALUES[letter] for letter in numeral.lower()]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


ITEM_ROMANS = tuple(roman(number) for number in range(1, 16))
"""The Roman numerals that number items; no list that was met is longer."""
