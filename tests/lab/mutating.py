"""Changes to a raw text that know what such texts are made of: notes, labels, rules, markup, encodings, line ends."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    Edit = Callable[[str, Random], str]

LINES = (
    # of a page
    "__________________",
    "_______________ ",
    " 1 Резолюция 53/70 Генеральной Ассамблеи.",
    "2 Там же, пункт 16.",
    "* A/75/50.",
    "3/12 20-16865",
    "A/AC.290/2021/CRP.2",
    "https://undocs.org/ru/A/75/394\nhttps://undocs.org/ru/A/75/394",
    "\f",
    "",
    " ",
    "* * *",
    # of an outline
    "# Заголовок",
    "###### V. Выводы",
    "**C. Меры укрепления доверия**",
    "ПРИЛОЖЕНИЕ II",
    "Статья 12",
    "ГЛАВА III\nОбщие положения",
    "СТАТЬЯ VII",
    "86. Государства обязались:",
    "60 bis. Группа отметила,",
    "а) меры;",
    "gf)\tпункт;",
    "1213\tпункт",
    "i) подпункт",
    "IV) подпункт",
    "1.2.3 подпункт",
    "• пункт",
    "– пункт",
    "108.",
    "2015 года",
    "решает",
    "отмечая, что",
    "напоминая",
    "Генеральная Ассамблея,",
    "| а | б |\n|---|---|\n| 1 | 2 |",
    "Председатель Х. ИВАНОВ",
    "37-е пленарное заседание,\n7 декабря 2020 года",
    # of a word processor
    "[footnoteRef:1]",
    "[^1]: Сноска.",
    "{#_Toc12 .bookmark}",
    # of those who mean harm
    "<script>alert(1)</script>",
    "<!-- скрыто",
    "]]> <?php ?> <![CDATA[",
    '--8<-- "mkdocs.yml"',
    "*[ИКТ]: сокращение",
    "[1]: javascript:alert(1)",
    "```\nкод",
    "---\ntitle: x\n---",
    "    код",
    "=====",
)
"""What stands on lines of its own."""

WORDS: tuple[str, ...] = (
    *"0123456789)(.,;:-–—*_#|\\`~<>&[]{}$^«»„“/№",
    "**",
    "[footnoteRef:1]",
    "[75/240](#)",
    "[](#bookmark=id.gjdgxs)",
    "<sup>1</sup>",
    "<sup>",
    "<br>",
    "[x](javascript:alert(1))",
    "![](data:text/html,x)",
    "{{ config }}",
    "{% raw %}",
    "{: onclick=alert(1) }",
    '" onmouseover="alert(1)',
    "&#60;script&#62;",
    "A/RES/73/27",
    "68/19876/189",
    "Пересм. Бухарест, 2022 г.Дубай, 2018 г.",
    "созданиюи",
    "рРабочая",
    "ИКТ-",
    "ВКРЭ-2217",
    "пункт 85 настоящего доклада",
    "в разделах B–G",
    "\t",
    "  ",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\u2028",
    "\ufeff",
    "\x85",
    "\x0b",
    "\x1f",
    "\0",
    "\f",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "и\u0306",
    "\u0301\u0306\u0308",
    "\u202e",
    "\ue000",
    "\ufffd",
    "\ufdd0",
    "\U0001f600",
    "\ud800",
    "Ⅳ",
    "²",
    "१",
    "ﬁ",
    "İ",
    "ß",
)
"""What stands in a line."""

CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8_r", "cp866")
_LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\x85")
_NUMBER = re.compile(r"\d+")


def mutated(text: str, seeds: Sequence[str], random: Random) -> str:
    """`text` after one to four changes; `seeds` are texts that pieces may come from."""
    for _ in range(random.randint(1, 4)):
        if random.random() < _SPLICES:
            text = _spliced(text, random.choice(seeds), random)
        else:
            text = random.choice(_EDITS)(text, random)
    return text


_SPLICES = 0.15
"""How many changes take a piece of another seed."""


def encoded(text: str, random: Random) -> bytes:
    """`text` in UTF-8 or, sometimes, another encoding; what that cannot say is left out."""
    codec = random.choice(CODECS) if random.random() < _OTHER_CODECS else "utf-8"
    return text.encode(codec, "surrogatepass" if codec.startswith("utf") else "ignore")


_OTHER_CODECS = 0.1


def decoded(data: bytes) -> str:
    """The text of `data`, whatever its encoding; bytes that are wrong in UTF-8 come as lone surrogates."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode("utf-8")


def _line(text: str, random: Random) -> str:
    lines = text.split("\n")
    lines.insert(random.randint(0, len(lines)), random.choice(LINES))
    return "\n".join(lines)


def _word(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(WORDS) + text[at:]


def _glued(text: str, random: Random) -> str:
    """A line break is gone."""
    breaks = [match.start() for match in re.finditer("\n", text)]
    at = random.choice(breaks or [0])
    return text[:at] + text[at + 1 :]


def _broken(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(("\n", "-\n", "-\n\n", "\n\n", " \n\n", "\f", "\n\f")) + text[at:]


def _without_lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    del lines[start : start + random.randint(1, 4)]
    return "\n".join(lines)


def _moved_lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    taken = lines[start : start + random.randint(1, 3)]
    del lines[start : start + len(taken)]
    at = random.randint(0, len(lines))
    return "\n".join([*lines[:at], *taken, *lines[at:]])


def _repeated(text: str, random: Random) -> str:
    """Some lines stand there many times: the same label, note or rule again and again."""
    lines = text.split("\n")
    start = random.randrange(len(lines))
    taken = lines[start : start + random.randint(1, 3)]
    return "\n".join([*lines[:start], *taken * random.randint(2, 12), *lines[start:]])


def _renumbered(text: str, random: Random) -> str:
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return text
    match = random.choice(numbers)
    other = random.choice(("0", "1", "00", "99999999999999999999", str(random.randint(2, 300)), match[0] * 2, "٣"))
    return text[: match.start()] + other + text[match.end() :]


def _cut(text: str, random: Random) -> str:
    start, end = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    return text[:start] + text[end:] if random.random() < 1 / 2 else text[start:end]


def _stairs(text: str, random: Random) -> str:
    """Every line is set in from the one before it."""
    step = random.choice((1, 2, 4))
    return "\n".join(" " * step * min(number, 60) + line for number, line in enumerate(text.split("\n")))


def _stretched(text: str, random: Random) -> str:
    """One character stands there hundreds of times."""
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at : at + 1] * random.choice((50, 300)) + text[at:]


def _set_in(text: str, random: Random) -> str:
    lines = text.split("\n")
    index = random.randrange(len(lines))
    lines[index] = " " * random.choice((1, 2, 4, 11, 40)) + lines[index]
    return "\n".join(lines)


def _cased(text: str, random: Random) -> str:
    lines = text.split("\n")
    index = random.randrange(len(lines))
    line = lines[index]
    lines[index] = random.choice((line.upper(), line.lower(), line.title()))
    return "\n".join(lines)


def _line_ends(text: str, random: Random) -> str:
    return text.replace("\n", random.choice(_LINE_ENDS))


def _decomposed(text: str, _random: Random) -> str:
    return unicodedata.normalize("NFD", text)


def _spliced(text: str, other: str, random: Random) -> str:
    """A piece of `other` in `text`, at the beginning of a line or anywhere."""
    start = random.randint(0, len(other))
    piece = other[start : start + random.choice((20, 80, 300))]
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    at = random.choice(starts) if random.random() < 1 / 2 else random.randint(0, len(text))
    return text[:at] + piece + text[at:]


_EDITS: tuple[Edit, ...] = (
    *(_line, _word) * 4,
    *(_glued, _broken, _without_lines, _moved_lines, _repeated, _renumbered) * 2,
    *(_cut, _set_in, _stairs, _stretched, _cased, _line_ends, _decomposed),
)
"""The common ones stand there more than once."""
