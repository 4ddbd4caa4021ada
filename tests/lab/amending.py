"""Made-up amendments: clauses and sentences before and behind them, run together as a Word file's text shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from build_corpus.russian import forms, word_is_known
from lab.words import nouns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_BIS = 0.25
"""Of inserted items, those that are numbered «4 bis»; in the corpus every fourth."""
_NEW_FIRST = 0.03
"""Of renumbered labels, those in which the new one stands before the old; in the corpus one of forty-two."""
_BACK = 0.01
"""Of amended editions and years, those in which an editor corrects a later year to an earlier one."""
_THIRD = 0.1
"""Of amended editions, those between whose old and new one a third stands, put in and struck again."""
_LOST = 0.03
"""Of sound years and editions in a row, those that lost what stands between them."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLACES = ("Дубай", "Бухарест", "Кигали", "Женева", "Пусан", "Буэнос-Айрес", "Гвадалахара", "Хайдарабад", "Доха")
_CONFERENCES = ("ВКРЭ", "ВАСЭ", "ВКР", "ПК")
_MADE = ("year", "year", "number", "conference", "date", "quantity", "ending", "words", "case", "none", "none", "none")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a clause: its label before and behind the amendments, and as printed."""

    old: str | None
    new: str | None
    printed: str


def clause(random: Random, share: float, *, slipped: bool = False) -> list[Item]:
    """A clause of 2 to 16 items, of which `share` are inserted or deleted; `slipped` with one new number left out."""
    label = random.choice(_NUMBERINGS)
    items: list[Item] = []
    old = new = 0
    length = random.randint(2, 16)
    slip = random.randrange(length) if slipped else length
    for index in range(length):
        new += index == slip
        chance = random.random()
        if chance < share / 2 and items and new and random.random() < _BIS:
            inserted = f"{label(new)} bis"
            if items[-1].printed.endswith("bis"):
                continue
            items.append(Item(None, inserted, inserted))
        elif chance < share / 2:
            new += 1
            items.append(Item(None, label(new), label(new)))
        elif chance < share:
            old += 1
            items.append(Item(label(old), None, label(old)))
        else:
            old, new = old + 1, new + 1
            was, now = label(old), label(new)
            printed = was if was == now else now + was if random.random() < _NEW_FIRST else was + now
            items.append(Item(was, now, printed))
    return items


def _letter(number: int) -> str:
    return _LETTERS[number - 1]


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _decimal(number: int) -> str:
    return f"2.{number}"


_NUMBERINGS: tuple[Callable[[int], str], ...] = (_letter, _letter, str, str, _roman, _decimal)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with one amended place, or none."""

    before: str
    printed: str
    after: str
    old: str
    new: str
    rule: str
    """The rule that should find the place; empty where nothing was amended."""


def conferences(random: Random) -> list[str]:
    """The places and years of an organization's conferences, the earliest first, with «г.» behind all or none."""
    years = sorted(random.sample(range(1998, 2025, 2), 5))
    end = random.choice([" г.", " г.", ""])
    return [f"{place}, {year}{end}" for place, year in zip(random.sample(_PLACES, 5), years, strict=True)]


def sentence(random: Random, held: Sequence[str]) -> Sentence:
    """A sentence with an amended place of some kind, or a sound one; `held` are the conferences of its document."""
    made = random.choice(_MADE)
    by_conferences = {"year": _year, "none": _none}
    old, new, printed = by_conferences[made](random, held) if made in by_conferences else _MAKERS[made](random)
    before = " ".join(["отметить", *(random.choice(_nouns()) for _ in range(3))]) + " "
    after = f" и {random.choice(_nouns())}."
    return Sentence(before, printed, after, old, new, "" if made == "none" else f"fused-{made}")


def _year(random: Random, held: Sequence[str]) -> tuple[str, str, str]:
    """An edition of an act or the place of a conference; now and then an edition that was itself amended between."""
    number = random.randint(1, 210)
    around = random.choice(
        [
            f"в Резолюции {number} (Пересм. {{}})",
            f"в Резолюции {number} (Пересм. {{}})",
            f"в Резолюции {number} (Пересм. {{}})",
            f"в Резолюциях {number} и {number + 1} (Пересм. {{}})",
            f"в Резолюции {number} ({{}})",
            "на конференции ({})",
        ]
    )
    editions = _some(random, held, 2 if random.random() > _THIRD else 3)
    old, new = editions[0], editions[-1]
    if around == f"в Резолюции {number} ({{}})":
        new = editions[-1] = f"Пересм. {new}"
    if random.random() < _BACK:
        old, new = new, old
        editions.reverse()
    if random.random() < _NEW_FIRST:
        editions.reverse()
    return around.format(old), around.format(new), around.format(random.choice(["", "", " "]).join(editions))


def _some(random: Random, held: Sequence[str], count: int) -> list[str]:
    """So many of the conferences, in their order."""
    return [held[index] for index in sorted(random.sample(range(len(held)), count))]


def _date(random: Random) -> tuple[str, str, str]:
    first, second = sorted(random.sample(range(1998, 2030, 2), 2))
    old, new = random.choice(
        [
            (f"{first}–{first + 1}", f"{second}–{second + 1}"),
            (f"{first} г.", f"{second} г."),
            (f"{first} года", f"{second} года"),
            (f"{first}", f"{second}"),
            (f"{random.randint(1, 28)} марта", f"{random.randint(1, 28)} мая"),
        ]
    )
    if random.random() < _BACK:
        old, new = new, old
    unit = " год" if old == f"{first}" else ""
    return f"{old}{unit}", f"{new}{unit}", f"{new}{old}{unit}" if random.random() < _NEW_FIRST else f"{old}{new}{unit}"


def _quantity(random: Random) -> tuple[str, str, str]:
    first, second = random.sample(range(2, 60), 2)
    low, high = sorted((first, second))
    old, new = random.choice(
        [
            (f"{first}%", f"{second}%"),
            (f"{first} процентов", f"{second} процентов"),
            (f"{low}-й", f"{high}-й"),
            (f"пункте {first}", f"пункте {second}"),
        ]
    )
    return old, new, new + old if random.random() < _NEW_FIRST else old + new


def _number(random: Random) -> tuple[str, str, str]:
    first, second = sorted(random.sample(range(55, 79), 2))
    old, new = f"{first}/{random.randint(1, 299)}", f"{second}/{random.randint(1, 299)}"
    return old, new, new + old if random.random() < _NEW_FIRST else old + new


def _conference(random: Random) -> tuple[str, str, str]:
    name = random.choice(_CONFERENCES)
    first, second = sorted(random.sample(range(3, 25), 2))
    pair = [f"{first:02}", f"{second:02}"]
    printed = "".join(reversed(pair) if random.random() < _NEW_FIRST else pair)
    return f"{name}-{pair[0]}", f"{name}-{pair[1]}", f"{name}-{printed}"


def _ending(random: Random) -> tuple[str, str, str]:
    """Two forms of one word: their common beginning, then what differs."""
    while True:
        found = sorted(forms(random.choice(_nouns())))
        old, new = random.choice(found), random.choice(found)
        common = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        if old != new and common > 2:  # the editor strikes an ending, not the word
            return old, new, old + new[common:]


def _words(random: Random) -> tuple[str, str, str]:
    sectors = [f"МСЭ-{letter}" for letter in random.sample("DRT", 2)]
    old, new = random.choice([random.sample(_nouns(), 2)] * 3 + [sectors])
    return old, new, old + new


def _case(random: Random) -> tuple[str, str, str]:
    word = random.choice(_nouns())
    great, small = word.capitalize(), word
    old, new = random.choice([(great, small), (small, great)])
    return old, new, old[0] + new


def _none(random: Random, held: Sequence[str]) -> tuple[str, str, str]:
    """Sound places that look a little like amended ones; some are in a row that lost its commas or its dash."""
    word = random.choice(_nouns())
    year, number = random.randint(1998, 2024), random.randint(1, 299)
    between = "" if random.random() < _LOST else ", "
    sound = random.choice(
        [
            word,
            word.capitalize(),
            f"{random.choice(_PLACES)}, {year} г.",
            f"{random.choice(_PLACES)}, {year} г., {random.choice(_PLACES)}, {year + 4} г.",
            f"Встречи ({''.join(_some(random, held, 2))})",
            f"конференции {''.join(_some(random, held, 3))}",
            f"Резолюцию {number} (Пересм. {random.choice(held)})",
            f"Резолюции {number} и {number + 2} (Пересм. {between.join(_some(random, held, 2))})",
            f"{year}–{year + 1}{between}{year + 2}–{year + 3} годы",
            f"{year} г.{between}{year + 1} г.",
            f"{year}{year + 4} годы",
            f"{random.randint(55, 79)}/{number}",
            f"{random.choice(_CONFERENCES)}-{year % 100:02}",
            f"{year}–{year + 4} годы",
            f"{number}%, {number + 5}%",
            f"{number}-й и {number + 1}-й",
        ]
    )
    return sound, sound, sound


_MAKERS = {
    "number": _number,
    "conference": _conference,
    "date": _date,
    "quantity": _quantity,
    "ending": _ending,
    "words": _words,
    "case": _case,
}


@cache
def _nouns() -> list[str]:
    return [word for word in nouns(1) if word_is_known(word) and word.islower()]
