"""Known documents of five genres: reports, resolutions, letters with an annex, treaties, resolutions of the ITU."""

# ruff: noqa: S311 - chance that a seed repeats, not secrets

# ruff: noqa: E501, SIM905 - lists of words, and sentences that are read more easily whole

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from lab.known import Kind, KnownBlock, KnownDocument, Mark
from lab.words import ACTS, GERUNDS, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable

GENRES = ("report", "resolution", "letter", "treaty", "itu")

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CYRILLIC_ROMAN = str.maketrans("IXV", "ІХV")
_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_SESSIONS = ("Семьдесят четвертая", "Семьдесят пятая", "Семьдесят шестая", "Семьдесят седьмая", "Шестьдесят девятая")
_PEOPLE = ("Бахтиёр Ибрагимов", "Анна Сергеевна Петрова", "Хуан Мануэль Гомес", "Джон Смит", "Айгуль Нурланова")
_CITIES = ("Дубай", "Женева", "Бухарест", "Пусан", "Найроби", "Кигали")


@dataclass
class Writer:
    """Writes one known document, block by block."""

    random: Random
    speaker: Speaker
    blocks: list[KnownBlock] = field(default_factory=list)
    note: int = 0
    chance: float = 0.25
    """How likely a paragraph calls a note."""

    def line(self, kind: Kind, text: str, **more: object) -> None:
        """Add a block without a note."""
        self.blocks.append(KnownBlock(kind, text, **more))  # type: ignore[arg-type]  # passed on as they are

    def body(self, kind: Kind, text: str, label: str = "", printed: str = "", depth: int = 0) -> None:
        """Add a block that may call notes and carry a link."""
        marks: list[Mark] = []
        notes: list[tuple[str, str]] = []
        if self.random.random() < self.chance:
            places = _places(text)
            chosen = self.random.sample(places, min(self.random.choice((1, 1, 1, 2, 3)), len(places)))
            for offset in sorted(chosen):
                self.note += 1
                marks.append(Mark(str(self.note), offset))
                notes.append((str(self.note), self._note()))
        links = tuple(f"https://undocs.org/ru/A/{self.random.randint(40, 79)}/{self.random.randint(1, 400)}"
                      for _ in range(self.random.choice((0, 0, 0, 1, 2))))  # fmt: skip
        block = KnownBlock(kind, text, label, printed, depth, 0, tuple(marks), tuple(notes), links)
        self.blocks.append(block)

    def _note(self) -> str:
        random, speaker = self.random, self.speaker
        roll = random.random()
        if roll < 0.25:
            return f"A/{random.randint(50, 79)}/{random.randint(10, 400)}, пункт {random.randint(2, 99)}."
        if roll < 0.45:
            return f"См. резолюцию {random.randint(50, 79)}/{random.randint(10, 300)} Генеральной Ассамблеи."
        if roll < 0.6:
            return (
                f"См. https://www.un.org/{random.choice(('disarmament', 'ru/ga', 'law/treaties'))}/"
                f"{random.choice(('open-ended-working-group', 'documents-and-decisions', 'status-of-texts'))}/."
            )
        if roll < 0.85:
            return speaker.prose(1, 2)
        return speaker.prose(3, 7)  # long enough to run over the page

    def heading(self, level: int, label: str = "", printed: str = "", text: str | None = None) -> None:
        """Add a heading; one of three is long."""
        text = self.speaker.heading(long=self.random.random() < 0.33) if text is None else text
        self.line(Kind.HEADING, text, label=label, printed=printed, level=level)

    def items(self, depth: int, *, cyrillic: bool, closed: bool = False) -> None:
        """Add a), b), c), with i), ii) below some of them."""
        random, speaker = self.random, self.speaker
        letters = "абвгдежз" if cyrillic else "abcdefgh"
        count = random.randint(2, 6)
        for index in range(count):
            below = depth == 1 and random.random() < 0.2
            stop = ":" if below else "." if index == count - 1 and not closed else ";"
            text = speaker.clause() + (f"; {speaker.clause()}" if random.random() < 0.2 else "")
            label = letters[index]
            self.body(Kind.ITEM, text + stop, label, f"{label})", depth)
            if below:
                self.roman_items(depth + 1, last="." if index == count - 1 and not closed else ";")

    def roman_items(self, depth: int, last: str) -> None:
        """Add i), ii), iii); `last` is the sign that ends the last one."""
        count = self.random.randint(2, 4)
        for index in range(count):
            label = _ROMAN[index + 1].lower()
            self.body(
                Kind.ITEM, self.speaker.clause() + (last if index == count - 1 else ";"), label, f"{label})", depth
            )

    def bullets(self) -> None:
        """Add sub-headings with bullets under them."""
        for _ in range(self.random.randint(1, 3)):
            self.line(Kind.GROUP, self.speaker.heading(), depth=1)
            for _ in range(self.random.randint(2, 4)):
                self.body(Kind.BULLET, self.speaker.prose(1, 1), printed="•", depth=2)

    def table(self) -> None:
        """Add a table of three columns and a few rows."""
        random = self.random
        rows = [("Показатель", "2019 год", "2020 год")]
        rows += [
            (
                self.speaker.noun_phrase("nomn", 0).capitalize(),
                f"{random.randint(1, 999)}",
                f"{random.randint(1, 99)},{random.randint(1, 9)}",
            )
            for _ in range(random.randint(3, 6))
        ]
        self.line(Kind.TABLE, "\n".join("\t".join(row) for row in rows))

    def numbered(self, label: str) -> None:
        """Add a numbered paragraph, sometimes with items or bullets below it."""
        roll = self.random.random()
        if roll < 0.12:
            self.body(Kind.PARAGRAPH, f"{self.speaker.prose(1, 2)} {self._colon()}", label, f"{label}.")
            self.items(1, cyrillic=self.random.random() < 0.3)
        elif roll < 0.17:
            self.body(Kind.PARAGRAPH, self._colon(), label, f"{label}.")
            self.bullets()
        else:
            self.body(Kind.PARAGRAPH, self.speaker.prose(1, 6), label, f"{label}.")

    def _colon(self) -> str:
        return f" {self.speaker.sentence()[:-1]}:".lstrip()


def _places(text: str) -> list[int]:
    """Where the mark of a note may stand: behind a word of Russian letters."""
    return [
        i
        for i in range(12, len(text))
        if text[i] in " ,.;" and text[i - 1].isalpha() and text[i - 1] >= "а" and text[i - 2].isalpha()
    ]


def write(genre: str, seed: int, half: int, writer_of: type[Writer] = Writer) -> KnownDocument:
    """The document of a `genre` and a `seed`, in words of one `half` of the vocabulary, or of the third one (2)."""
    random = Random(f"{genre}-{seed}-{half}")
    writer = writer_of(random, Speaker(random, half))
    symbol = f"A/{random.randint(60, 79)}/{random.choice(('', 'L.', 'C.1/L.'))}{random.randint(5, 400)}"
    _GENRES[genre](writer)
    job = f"{random.randint(10, 24)}-{random.randint(0, 25000):05d}"
    return KnownDocument(f"{genre}-{seed}", genre, symbol, job, tuple(writer.blocks))


def _date(random: Random) -> str:
    return f"{random.randint(1, 28)} {random.choice(_MONTHS)} {random.randint(1998, 2024)} года"


def _masthead(writer: Writer) -> None:
    random = writer.random
    writer.line(Kind.MASTHEAD, f"{random.choice(_SESSIONS)} сессия")
    writer.line(Kind.MASTHEAD, f"Пункт {random.randint(3, 140)} повестки дня")


def _report(writer: Writer) -> None:
    random = writer.random
    _masthead(writer)
    writer.line(Kind.TITLE, "Доклад Группы экспертов: " + (text := writer.speaker.heading())[0].lower() + text[1:])
    cyrillic = random.random() < 0.4
    number = 0
    gap_at, bis_at = random.randint(5, 16), random.randint(8, 25)
    for chapter in range(1, random.randint(4, 7)):
        label = _ROMAN[chapter].translate(_CYRILLIC_ROMAN) if cyrillic else _ROMAN[chapter]
        writer.heading(1, label, f"{label}.", "Введение" if chapter == 1 else None)
        parts = random.choice((0, 2, 3))
        for part in range(max(parts, 1)):
            if parts:
                writer.heading(2, "ABCDE"[part], f"{'ABCDE'[part]}.")
            if random.random() < 0.3:
                writer.heading(3)
            for _ in range(random.randint(2, 6)):
                number += random.choice((2, 3)) if number == gap_at else 1
                writer.numbered(str(number))
                if number == bis_at:
                    writer.numbered(f"{number} bis")
                    if random.random() < 0.5:
                        writer.numbered(f"{number} ter")
        if random.random() < 0.35:
            writer.table()
    if random.random() < 0.7:
        _annex(writer, "Приложение" if random.random() < 0.5 else "Приложение I")


def _annex(writer: Writer, head: str) -> None:
    random = writer.random
    writer.line(Kind.ANNEX, head, level=1)
    writer.heading(2)
    if random.random() < 0.4:
        writer.heading(3, "A", "A.")
    for number in range(1, random.randint(5, 12)):
        writer.numbered(str(number))


def _resolution(writer: Writer) -> None:
    random, speaker = writer.random, writer.speaker
    _masthead(writer)
    writer.line(Kind.MASTHEAD, f"Резолюция, принятая Генеральной Ассамблеей {_date(random)}")
    writer.line(Kind.MASTHEAD, f"[по докладу Первого комитета (A/{random.randint(60, 79)}/{random.randint(99, 500)})]")
    writer.line(Kind.TITLE, f"{random.randint(60, 79)}/{random.randint(5, 300)}. {speaker.heading(long=True)}")
    writer.line(Kind.OPENING, "Генеральная Ассамблея,")
    for _ in range(random.randint(4, 14)):
        text = f"{random.choice(GERUNDS)} {speaker.noun_phrase('accs', 2)}"
        text += f", а также {speaker.noun_phrase('accs', 1)}" if random.random() < 0.5 else ""
        text += f", поскольку {speaker.clause()}" if random.random() < 0.5 else ""
        writer.body(Kind.PREAMBLE, text + ",")
    count = random.randint(5, 14)
    for number in range(1, count + 1):
        end = "." if number == count else ";"
        text = f"{random.choice(ACTS)} {speaker.noun_phrase('accs', 2)}, с тем чтобы {speaker.clause()}"
        text = text[0].upper() + text[1:] if random.random() < 0.5 else text
        if random.random() < 0.2 and number < count:
            writer.body(Kind.PARAGRAPH, text + ":", str(number), f"{number}.")
            writer.items(1, cyrillic=random.random() < 0.3, closed=True)
        else:
            writer.body(Kind.PARAGRAPH, text + end, str(number), f"{number}.")
    writer.line(Kind.TEXT, f"{random.randint(20, 90)}-е пленарное заседание, {_date(random)}")
    if random.random() < 0.4:
        _annex(writer, "Приложение")


def _letter(writer: Writer) -> None:
    random, speaker = writer.random, writer.speaker
    _masthead(writer)
    country = random.choice(("Узбекистана", "Кении", "Бразилии", "Казахстана"))
    date = _date(random)
    title = f"Письмо Постоянного представителя {country} при Организации Объединенных Наций от {date} на имя Генерального секретаря"
    writer.line(Kind.TITLE, title)
    for _ in range(random.randint(2, 4)):
        writer.body(Kind.TEXT, speaker.prose(2, 4))
    writer.line(Kind.SIGNATURE, f"(Подпись) {random.choice(_PEOPLE)}\nПостоянный представитель")
    head = f"Приложение к письму Постоянного представителя {country} при Организации Объединенных Наций от {date} на имя Генерального секретаря"
    writer.line(Kind.ANNEX, head, level=1)
    writer.line(Kind.TEXT, "[Подлинный текст на русском языке]")
    writer.heading(2)
    numbered = random.random() < 0.5
    for number in range(1, random.randint(8, 22)):
        if numbered:
            writer.numbered(str(number))
        else:
            writer.body(Kind.TEXT, speaker.prose(1, 5))
        if random.random() < 0.15:
            writer.heading(3)


def _treaty(writer: Writer) -> None:
    random, speaker = writer.random, writer.speaker
    writer.line(Kind.TITLE, f"Конвенция о {speaker.noun_phrase('loct', 2)}")
    writer.line(Kind.OPENING, "Стороны настоящей Конвенции,")
    for _ in range(random.randint(2, 6)):
        writer.body(Kind.PREAMBLE, f"{random.choice(GERUNDS)} {speaker.noun_phrase('accs', 2)},")
    writer.line(Kind.TEXT, "согласились о нижеследующем:")
    article = 0
    chapters = random.random() < 0.5
    writer.chance = 0.06
    for part in range(1, random.randint(3, 5)):
        writer.heading(1, f"Часть {_ROMAN[part]}", f"Часть {_ROMAN[part]}")
        for chapter in range(1, random.randint(2, 4) if chapters else 2):
            if chapters:
                writer.heading(2, f"Глава {chapter}", f"Глава {chapter}")
            for _ in range(random.randint(2, 5)):
                article += 1
                label = f"Статья {article}"
                writer.heading(3 if chapters else 2, label, label)
                _article(writer)


def _article(writer: Writer) -> None:
    random, speaker = writer.random, writer.speaker
    count = random.choice((1, 1, 2, 3, 5))
    for number in range(1, count + 1):
        below = random.random() < 0.25
        text = speaker.prose(1, 3)
        text = f"{text} {speaker.sentence()[:-1]}:" if below else text
        if count == 1:
            writer.body(Kind.TEXT, text)
        else:
            writer.body(Kind.PARAGRAPH, text, str(number), f"{number}.")
        if below:
            writer.items(1, cyrillic=random.random() < 0.4)


def _itu(writer: Writer) -> None:
    random, speaker = writer.random, writer.speaker
    city, year = random.choice(_CITIES), random.randint(2006, 2024)
    writer.line(Kind.MASTHEAD, f"РЕЗОЛЮЦИЯ {random.randint(20, 220)} (ПЕРЕСМ. {city.upper()}, {year} Г.)")
    writer.line(Kind.TITLE, speaker.heading(long=True))
    opening = f"Полномочная конференция Международного союза электросвязи ({city}, {year} г.),"
    writer.line(Kind.OPENING, opening)
    writer.chance = 0.08
    for verb in random.sample(
        ("напоминая", "учитывая,", "признавая", "отмечая,", "принимая во внимание"), random.randint(2, 4)
    ):
        writer.line(Kind.CLAUSE, verb, level=1)
        count = random.randint(2, 9)
        for index in range(count):
            label = "abcdefghijk"[index]
            lead = "что " if verb.endswith(",") else ""
            text = lead + (speaker.clause() if lead == "что " else speaker.noun_phrase("accs", 2))
            writer.body(Kind.ITEM, text + ("," if index == count - 1 else ";"), label, f"{label})", 0)
    for verb in (
        "решает",
        *random.sample(("поручает Генеральному секретарю", "поручает Совету", "предлагает Государствам-Членам"), 2),
    ):
        writer.line(Kind.CLAUSE, verb, level=1)
        count = random.randint(2, 7)
        for number in range(1, count + 1):
            text = f"{random.choice(('содействовать', 'продолжать оказывать', 'рассмотреть'))} {speaker.noun_phrase('datv', 2)}"
            below = random.random() < 0.2
            writer.body(Kind.ITEM, text + (":" if below else "." if number == count else ";"), str(number), str(number))
            if below:
                writer.roman_items(1, last="." if number == count else ";")


_GENRES: dict[str, Callable[[Writer], None]] = {
    "report": _report,
    "resolution": _resolution,
    "letter": _letter,
    "treaty": _treaty,
    "itu": _itu,
}
