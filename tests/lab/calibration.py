"""Calibration: how often a reading of fused amendments is right that is called certain, or probable.

Pairs of an old and a new text are made up, run together as the text of a Word file shows them, and read. The clauses
are of three kinds of editing, light to heavy; the words are of the held-out half of the laboratory's vocabulary, so
that the dictionary alone has to know them. A place that is found where nothing was amended counts as wrong, too.

`python -m lab calibration` prints the table; it is a part of the page «О точности».
"""

# ruff: noqa: E501 - the paragraphs of a Markdown page
# ruff: noqa: S311 - chance that a seed repeats, not secrets

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from build_corpus import anchors, structure
from build_corpus.annotations.emendations import find_emendations
from build_corpus.model import Certainty, Fact, Known, Metadata, ReaderName
from build_corpus.reading import read
from build_corpus.russian import forms, word_is_known
from build_corpus.structure import amendments
from lab.words import nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Emendation

EDITING = {"правлено 8 %": 0.08, "правлено 22 %": 0.22, "правлено 42 %": 0.42}
"""The share of items that are inserted or deleted."""
_BIS = 0.25
"""Of inserted items, those that are numbered «4 bis»; in the corpus every fourth."""
_NEW_FIRST = 0.03
"""Of renumbered labels, those in which the new one stands before the old; in the corpus one of forty-two."""
SLIPPED = "правлено 22 %, в новых номерах пропуск"
"""Clauses in which the editor skipped a number: no reading can know where, so they are counted apart."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLACES = ("Дубай", "Бухарест", "Кигали", "Женева", "Пусан", "Буэнос-Айрес", "Гвадалахара", "Хайдарабад", "Доха")
_CONFERENCES = ("ВКРЭ", "ВАСЭ", "ВКР", "ПК")
_NAMES = {
    "labels": "номера",
    "fused-year": "место и год",
    "fused-number": "номер резолюции",
    "fused-conference": "год конференции",
    "fused-ending": "окончание слова",
    "fused-words": "два слова",
    "fused-case": "большая или малая буква",
}
_MADE = ("year", "number", "conference", "ending", "words", "case", "none", "none")


@dataclass
class Calibration:
    """How many readings were claimed, and how many of them are right, by rule and certainty."""

    claimed: Counter[tuple[str, Certainty]] = field(default_factory=Counter)
    right: Counter[tuple[str, Certainty]] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    """The places that were made up, by rule."""
    wrong: list[str] = field(default_factory=list)
    """Wrong readings that were called certain, for people."""

    def claim(self, rule: str, certainty: Certainty, *, right: bool, what: str) -> None:
        """Count one reading in."""
        self.claimed[rule, certainty] += 1
        self.right[rule, certainty] += right
        if certainty is Certainty.CERTAIN and not right:
            self.wrong.append(f"{rule}: {what}")

    def share(self, certainty: Certainty, rule: str = "") -> float:
        """The share right of what is claimed with `certainty`; 1 where nothing is."""
        claimed = sum(n for (r, c), n in self.claimed.items() if c is certainty and rule in ("", r))
        right = sum(n for (r, c), n in self.right.items() if c is certainty and rule in ("", r))
        return right / claimed if claimed else 1.0


def calibrate(clauses: int, sentences: int, seed: int = 2001) -> Calibration:
    """The calibration over so many clauses of each kind of editing, and so many sentences."""
    result = Calibration()
    for kind, share in EDITING.items():
        random = Random(f"{seed}-{kind}")
        for _ in range(clauses):
            _read_clause(clause(random, share), f"labels, {kind}", result)
    random = Random(f"{seed}-slipped")
    for _ in range(clauses):
        made = clause(random, EDITING["правлено 22 %"], slipped=True)
        _read_clause(made, f"labels, {SLIPPED}", result)
    _read_sentences([sentence(random) for random in (Random(f"{seed}-{n}") for n in range(sentences))], result)
    return result


# --- labels -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a clause: its label before and behind the amendments, and as printed."""

    old: str | None
    new: str | None
    printed: str


def clause(random: Random, share: float, *, slipped: bool = False) -> list[Item]:
    """A clause of 2 to 16 items, of which `share` are inserted or deleted; `slipped` with one new number left out."""
    letters = random.random() < 1 / 2
    items: list[Item] = []
    old = new = 0
    length = random.randint(2, 16)
    slip = random.randrange(length) if slipped else length
    for index in range(length):
        new += index == slip
        chance = random.random()
        if chance < share / 2 and items and new and random.random() < _BIS:
            label = f"{_label(new, letters=letters)} bis"
            if items[-1].printed.endswith("bis"):
                continue
            items.append(Item(None, label, label))
        elif chance < share / 2:
            new += 1
            items.append(Item(None, _label(new, letters=letters), _label(new, letters=letters)))
        elif chance < share:
            old += 1
            items.append(Item(_label(old, letters=letters), None, _label(old, letters=letters)))
        else:
            old, new = old + 1, new + 1
            was, now = _label(old, letters=letters), _label(new, letters=letters)
            printed = was if was == now else now + was if random.random() < _NEW_FIRST else was + now
            items.append(Item(was, now, printed))
    return items


def _label(number: int, *, letters: bool) -> str:
    return _LETTERS[number - 1] if letters else str(number)


def _read_clause(items: list[Item], rule: str, result: Calibration) -> None:
    """A clause whose labels show no amendment at all is not read as one, so it is not counted."""
    if all(item.old == item.new for item in items):
        return
    readings = amendments.read([item.printed for item in items])
    what = " ".join(item.printed for item in items)
    for item, reading in zip(items, readings, strict=True):
        right = (reading.old_label, reading.new_label) == (item.old, item.new)
        result.claim(rule, reading.certainty, right=right, what=f"{item} in {what}")
    result.made[rule] += len(items)


# --- wordings ---------------------------------------------------------------------------------------------------


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


def sentence(random: Random) -> Sentence:
    """A sentence with an amended place of some kind, or a sound one."""
    made = random.choice(_MADE)
    old, new, printed = _MAKERS[made](random)
    named = random.choice(["Резолюцию", "Резолюцию", "Резолюцию 45 (Пересм."])
    before = " ".join(["отметить", *(random.choice(_nouns()) for _ in range(3)), named]) + " "
    after = f" и {random.choice(_nouns())}."
    return Sentence(before, printed, after, old, new, "" if made == "none" else f"fused-{made}")


def _year(random: Random) -> tuple[str, str, str]:
    first, second = sorted(random.sample(range(1998, 2025, 4), 2))
    old_place, new_place = random.sample(_PLACES, 2)
    end = random.choice([" г.", ""])
    old, new = f"{old_place}, {first}{end}", f"{new_place}, {second}{end}"
    pair = [new, old] if random.random() < _NEW_FIRST else [old, new]
    return old, new, random.choice(["", "", " "]).join(pair)


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
    old, new = random.sample(_nouns(), 2)
    return old, new, old + new


def _case(random: Random) -> tuple[str, str, str]:
    word = random.choice(_nouns())
    great, small = word.capitalize(), word
    old, new = random.choice([(great, small), (small, great)])
    return old, new, old[0] + new


def _none(random: Random) -> tuple[str, str, str]:
    """Sound places that look a little like amended ones."""
    word = random.choice(_nouns())
    year, number = random.randint(1998, 2024), random.randint(1, 299)
    sound = random.choice(
        [
            word,
            word.capitalize(),
            f"{random.choice(_PLACES)}, {year} г.",
            f"{random.choice(_PLACES)}, {year} г., {random.choice(_PLACES)}, {year + 4} г.",
            f"{random.randint(55, 79)}/{number}",
            f"{random.choice(_CONFERENCES)}-{year % 100:02}",
            f"{year}–{year + 4} годы",
        ]
    )
    return sound, sound, sound


_MAKERS = {
    "year": _year,
    "number": _number,
    "conference": _conference,
    "ending": _ending,
    "words": _words,
    "case": _case,
    "none": _none,
}


@cache
def _nouns() -> list[str]:
    return [word for word in nouns(1) if word_is_known(word) and word.islower()]


def _read_sentences(sentences: list[Sentence], result: Calibration) -> None:
    text = "".join(f"{n}.\t{s.before}{s.printed}{s.after}\n" for n, s in enumerate(sentences, start=1))
    metadata = Metadata("made", Fact("", Known.EDITORIAL))
    made = read(text.encode(), "made.txt", reader=ReaderName.DOCX_TEXT, force=True)
    document = anchors.name(structure.build(made, metadata))
    found: dict[str, list[Emendation]] = {}
    for emendation in find_emendations(document):
        found.setdefault(emendation.anchor, []).append(emendation)
    blocks = {block.label: block for block in document.blocks()}
    for number, known in enumerate(sentences, start=1):
        block = blocks[str(number)]
        result.made[known.rule] += 1
        for emendation in found.get(block.id, ()):
            right = _substituted(block.text.text, emendation) == (
                f"{known.before}{known.old}{known.after}",
                f"{known.before}{known.new}{known.after}",
            )
            result.claim(emendation.rule, emendation.certainty, right=right and bool(known.rule), what=known.printed)


def _substituted(text: str, e: Emendation) -> tuple[str, str]:
    """`text` before and behind the amendment that `e` claims."""
    return text[: e.start] + (e.old or "") + text[e.end :], text[: e.start] + (e.new or "") + text[e.end :]


# --- the page ---------------------------------------------------------------------------------------------------

CLAUSES, SENTENCES = 4_000, 8_000
"""So many are read for the page."""

_HEAD = """\
## Слитые правки: насколько верны предложенные чтения

В тексте файла Word прежняя и новая редакция стоят слитно. Какая из них какая, сайт предлагает с пометой: «несомненно», «вероятно», «не решено». Проверено на {clauses} сочинённых списках с исключёнными, включёнными и перенумерованными пунктами и на {sentences} предложениях, из которых каждое четвёртое не правлено вовсе. В таблице — доля верных среди предложенных чтений и, в скобках, их число; прочерк — так правило не судит никогда. Места, которые не решены, показаны только как напечатаны, поэтому для них названо одно число.
"""
_FOOT = """\
Чтение номера не названо несомненным, если одного номера, пропущенного самим редактором, хватило бы, чтобы его опровергнуть; списки с таким пропуском сочтены отдельно. Для мест, лет и номеров предполагается, что правка ведёт от более ранней редакции к более поздней: документ, в котором поправили наоборот, здесь не сочинён. Правки, отмеченные в самом файле `.docx`, не угадываются, а берутся из него и в таблицу не входят.
"""


def section(result: Calibration | None = None) -> str:
    """The section of the page «О точности»."""
    result = result or calibrate(CLAUSES, SENTENCES)
    lines = ["| Что слито | Несомненно | Вероятно | Не решено |", "| :-- | --: | --: | --: |"]
    lines += [f"| {_named(rule)} | {' | '.join(_cells(result, rule))} |" for rule in _rules(result)]
    counts = {"clauses": _grouped(CLAUSES * (len(EDITING) + 1)), "sentences": _grouped(SENTENCES)}
    return f"{_HEAD.format(**counts)}\n" + "\n".join(lines) + f"\n\n{_FOOT}"


def _rules(result: Calibration) -> Iterator[str]:
    found = {rule for rule, _ in result.claimed}
    yield from (rule for rule in (f"labels, {kind}" for kind in (*EDITING, SLIPPED)) if rule in found)
    yield from (rule for rule in _NAMES if rule in found)


def _named(rule: str) -> str:
    base, _, kind = rule.partition(", ")
    name = _NAMES[base]
    return (name[0].upper() + name[1:]) + (f" ({kind})" if kind else "")


def _cells(result: Calibration, rule: str) -> Iterator[str]:
    for certainty in Certainty:
        claimed = result.claimed[rule, certainty]
        if certainty is Certainty.UNDECIDED:
            yield _grouped(claimed) if claimed else "—"
            continue
        share = int(result.share(certainty, rule) * 1000) / 10  # never rounded up: 100 means that nothing was wrong
        yield f"{share:.1f}\u00a0% ({_grouped(claimed)})".replace(".", ",") if claimed else "—"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
