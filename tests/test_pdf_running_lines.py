"""Running heads and feet leave the text of Apache Tika, however the pages print them: the reading stays the same."""

from __future__ import annotations

from itertools import product

import pytest
from pdf_prints import read_print

LINES = (
    "Государства поддержали подготовку обзора национальных законодательств{mark} и приз-",
    "вали Секретариат представить сведения о ходе работы в установленные сроки.",
    "{even}. Секретариат сообщил о расходах, связанных с обслуживанием заседаний, и о по-",
    "рядке их покрытия за счет имеющихся ресурсов Организации, а также о том, что",
    "для этого не понадобятся дополнительные средства в рамках регулярного бюджета.",
)
OPEN = "{odd}. Государства просили Председателя продолжить консультации с государствами, кото-"
CLOSED = "рые не участвовали в работе."
PAGES = 4
FEET = (
    *("22-12345 {n}/4", "22-12345R {n}/4", "V.22-01234 {n}/4", "{n} GE.22-01234", "Страница {n} из 4"),
    *("Стр. {n}", "A/77/312 стр. {n}", "{n}", "– {n} –", "[{n}]", "{roman}", ""),
)
ROMAN = ("i", "ii", "iii", "iv")
FIRST_FOOT = ["22-12345 (R) 100622 130622", "*2212345*"]
HEADS = ("A/77/312", "PP-22/76(Add.35)-R", "Доклад Группы правительственных экспертов", "Доклад экспертов {n}", "")
BREAKS = ("\n ", "\n\n ", "\n", "\n\n")
"""Between two pages: less blank space than between lines, a space, both, or neither."""


def printed(foot: str, head: str, page_break: str, *, notes: bool, at: str) -> str:
    """Four pages with a paragraph from each to the next, and with `notes` one on each page."""
    pages: list[str] = []
    for page in range(PAGES):
        lines = [line.format(mark=page + 1 if notes else "", even=3 * page + 2) for line in LINES]
        lines[0] = f"{3 * page + 1}. {lines[0]}"
        lines = [*([CLOSED] if page else []), *lines, OPEN.format(odd=3 * page + 3)]
        if page + 1 == PAGES:
            lines.append(CLOSED)
        if notes:
            lines += ["__________________", f" {page + 1} См. решение 7{page}/549 Генеральной Ассамблеи."]
        above = [head.format(n=page + 1)] if page else []
        below = FIRST_FOOT if foot == FEET[0] and not page else [foot.format(n=page + 1, roman=ROMAN[page])]
        top = [*above, *below] if at == "top" else above if at == "edges" else []
        bottom = below if at == "edges" else [*below, *above] if at == "bottom" else []
        lines = [line for line in (*top, *lines, *bottom) if line]
        pages.append("\n\n".join(line if line.endswith("-") else f"{line} " for line in lines))
    return page_break.join(pages) + "\n"


def found(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts of the blocks, and the notes."""
    reading = read_print(text)
    return [block.text.text for block in reading.blocks], [(note.label, note.text.text) for note in reading.notes]


CASES = [
    (foot, head, page_break, notes, at)
    for foot, head, page_break, notes, at in product(FEET, HEADS, BREAKS, (True, False), ("edges", "top", "bottom"))
    if (foot or head or at == "edges")
    and (page_break != "\n\n" or "2-" in foot or "тр" in foot)  # else nothing shows the page's end
]


@pytest.mark.parametrize("notes", [True, False], ids=["notes", "no-notes"])
@pytest.mark.parametrize("at", ["edges", "top", "bottom"])
def test_running_lines_leave_the_text(at: str, notes: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """With any foot, head and page break."""
    blocks, lifted = found(printed("", "", "\n ", notes=notes, at="edges"))
    assert len(blocks) == 3 * PAGES
    assert len(lifted) == (PAGES if notes else 0)
    wrong = [
        (foot, head, page_break)
        for foot, head, page_break, with_notes, place in CASES
        if (with_notes, place) == (notes, at)
        and found(printed(foot, head, page_break, notes=notes, at=at)) != (blocks, lifted)
    ]
    assert wrong == []
