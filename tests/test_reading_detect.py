"""The raw format of a text is found by evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from typesetting import Set, typeset

from build_corpus.model import ReaderName
from build_corpus.reading import decode, detect, read

SOURCES = Path(__file__).parents[1] / "corpus" / "sources"
READERS = {"pdf": ReaderName.PDF_TEXT, "ocr": ReaderName.OCR_MARKDOWN, "docx": ReaderName.DOCX_TEXT}
NAMES = sorted(path.name for path in SOURCES.glob("*.txt") if not path.is_symlink())
SURE = 0.8


@pytest.mark.parametrize("name", NAMES)
def test_the_sources_are_told_apart(name: str) -> None:
    """The format of each source of the corpus is found, and surely."""
    found, confidence = detect(decode((SOURCES / name).read_bytes(), name))
    assert found is READERS[name.split(".")[-2]]
    assert SURE <= confidence <= 1


@pytest.mark.parametrize("start", [1000, 3000, 5000])
@pytest.mark.parametrize("name", NAMES)
def test_a_part_shows_the_format_too(name: str, start: int) -> None:
    """A screenful from the middle of a source is enough."""
    text = (SOURCES / name).read_text(encoding="utf-8")[start : start + 2000]
    assert detect(decode(text.encode(), name))[0] is READERS[name.split(".")[-2]]


@pytest.mark.parametrize(
    "how",
    [
        Set(),
        Set(blank=0, form_feeds=True, trailing="", first_indent="", top=""),
        Set(hyphens=False, width=60, trailing=""),
    ],
)
def test_a_pdf_is_known_however_it_is_printed(how: Set) -> None:
    """Neither blank lines nor hyphens nor spaces at the lines' ends are needed."""
    reading = read((SOURCES / "cis-statement-2020.pdf.txt").read_bytes(), "a.txt")
    assert detect(decode(typeset(reading, how).encode(), "a.txt"))[0] is ReaderName.PDF_TEXT


def test_an_editor_knows_better() -> None:
    """A reader that an editor names is taken, and is sure."""
    data = (SOURCES / "a-res-75-32.ocr.txt").read_bytes()
    reading = read(data, "a.txt", reader=ReaderName.PDF_TEXT)
    assert (reading.reader, reading.confidence) == (ReaderName.PDF_TEXT, 1.0)


@pytest.mark.parametrize("text", ["Да", "Одна строка.", "1. Раз.\n2. Два.", "???"])
def test_without_evidence_nothing_is_sure(text: str) -> None:
    """A text that shows no format is read all the same, and the doubt is said."""
    assert detect(decode(text.encode(), "a.txt"))[1] <= 0.5


CLAUSES = "\n\n".join(
    [
        *("Комитет, рассмотрев доклад,", "учитывая", "а) что число растет;", "b) что обмен недостаточен,"),
        *("признавая", "роль центров,", "рекомендует", "создать их."),
    ]
)
WRAPPED = "Стороны сотрудничают в целях обеспечения\nбезопасности и обмениваются сведениями\nоб угрозах каждый год.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"## Доклад\n\n### I. Введение\n\n1. {WRAPPED * 3}_______________\nA/65/201\n\n6\n", ReaderName.OCR_MARKDOWN),
        (f"{WRAPPED}\n1\\. {WRAPPED}\n*Ассамблея*, как сказано[^1],\n\n[^1]: Там же.\n", ReaderName.OCR_MARKDOWN),
        (
            f"__ПРОТОКОЛ\\*__\n\n{WRAPPED * 2}\n__СТАТЬЯ 1__\n\n{WRAPPED}\n\\* Не вступил в силу.\n",
            ReaderName.OCR_MARKDOWN,
        ),
        (f"{CLAUSES}\nПодпись ____________\nДата __________", ReaderName.DOCX_TEXT),
        (CLAUSES, ReaderName.DOCX_TEXT),
        (CLAUSES.replace("\n\n", "\n"), ReaderName.DOCX_TEXT),
        (f"Доклад Комитета[1].\n\n{CLAUSES}\n\n{WRAPPED}\n[1] Документ пять.\n", ReaderName.OCR_MARKDOWN),
        (f"{WRAPPED * 5}", ReaderName.PDF_TEXT),
        (f"{WRAPPED * 5}".replace("\n", "\n\n"), ReaderName.PDF_TEXT),
        ("Письмо\nИмею честь сообщить.\n(i)\tустав;\n(ii)\tакты;\n(подпись)\tВ. Рыбаков\n", ReaderName.DOCX_TEXT),
    ],
)
def test_small_texts_of_many_programs(text: str, found: ReaderName) -> None:
    """A few lines show the format, and surely enough that no editor need be asked."""
    reader, confidence = detect(decode(text.encode(), "a.txt"))
    assert reader is found
    assert confidence >= 0.6
