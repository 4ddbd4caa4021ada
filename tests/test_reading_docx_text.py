"""The text of Word files: labels, bookmarks, notes, and that no character is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from accounts import accounted, check_shape, words
from hypothesis import example, given
from hypothesis import strategies as st

from build_corpus.model import NoteMark, Shape
from build_corpus.reading import docx_text

CORPUS = Path(__file__).parents[1] / "corpus" / "sources"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1\tпродолжать работу", "1\tпродолжать работу"),
        ("1213\tиспользовать структуру", "1213\tиспользовать структуру"),
        ("gf)\tо резолюции", "gf)\tо резолюции"),
        ("2 bis \tпродолжать", "2 bis\tпродолжать"),
        ("2 ter направлять", "2 ter направлять"),
        ("j quart)\t\tчто  эта", "j quart)\tчто эта"),
        ("IV.\tЗаключение", "IV.\tЗаключение"),
        ("•\tРезолюции 50", "•\tРезолюции 50"),
        ("•Резолюции 50", "•Резолюции 50"),
        ("MOD\tIAP/76A35/1", "MOD IAP/76A35/1"),
        ("Имя\tДолжность\tПодпись", "Имя Должность Подпись"),
        ("1\tИмя\tПодпись", "1\tИмя Подпись"),
        ("1\t", "1"),
        ("  а)  \tтекст \t ", "а)\tтекст"),
        ("[bookmark: _Toc1]g)\tо Резолюции", "g)\tо Резолюции"),
        ("до [bookmark: _GoBack]после", "до после"),
        ("[bookmark: это не закладка]", "[bookmark: это не закладка]"),
        ("[]{#_Toc1 .anchor}РЕЗОЛЮЦИЯ {#res-1}101 {x} []", "РЕЗОЛЮЦИЯ 101 {x} []"),
        ("______________", ""),
        ("* * *", ""),
        ("Подпись ______________", "Подпись ______________"),
        ("2018\u00a0г.Бухарест,  2022\u00a0г. ВКРЭ\u201117", "2018\u00a0г.Бухарест, 2022\u00a0г. ВКРЭ\u201117"),
        ("созданиюи рРабочей 68/19876/189", "созданиюи рРабочей 68/19876/189"),
        ("к \u00a0морю", "к\u00a0морю"),
        ("**не** [разметка](#) <b> _x_ {{ y }}", "**не** [разметка](#) <b> _x_ {{ y }}"),
        ("[1: это не примечание]", "[1: это не примечание]"),
        ("\ufeffмои\u0306 тек\u00adст\u200b", "мой текст"),
    ],
)
def test_a_line_is_a_block(line: str, expected: str) -> None:
    """The label and what parts it from the text stay, all other blanks are single spaces."""
    assert words(accounted(docx_text.read, line + "\n")) == expected


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("•\tРезолюции", Shape.BULLET),
        ("\uf0b7\tРезолюции", Shape.BULLET),
        ("–\tРезолюции", Shape.BULLET),
        ("–12 градусов", Shape.PROSE),
        ("решает", Shape.PROSE),
        ("[bookmark: _Toc5][bookmark: _Toc6]РЕЗОЛЮЦИЯ 130", Shape.HEADING),
        ("[bookmark: _Toc5]A.\tВведение", Shape.HEADING),
        ("[bookmark: _Toc5]g)\tо Резолюции 70", Shape.PROSE),
        ("[bookmark: _Toc5]что ВКРЭ приняла;", Shape.PROSE),
        ("[bookmark: OLE_LINK1]РЕЗОЛЮЦИЯ 130", Shape.PROSE),
    ],
)
def test_shapes(line: str, shape: Shape) -> None:
    """Bullets show themselves; a heading shows where a table of contents leads to it."""
    (block,) = accounted(docx_text.read, line).blocks
    assert block.shape is shape


NOTES = {
    "a typed mark": (
        "стран[footnoteRef:1]1; [1: 1 \tК ним относятся.] ",
        "стран;",
        [("1", 5)],
        [("1", "К ним относятся.")],
    ),
    "no typed mark": ("стран[footnoteRef:2]; [2:  К ним.] ", "стран;", [("2", 5)], [("2", "К ним.")]),
    "a typed star": ("стран[footnoteRef:3]*; [3: * К ним.] ", "стран;", [("*", 5)], [("*", "К ним.")]),
    "an id that is not the mark": ("стран[footnoteRef:4]1 [4: 1\tК ним.]", "стран", [("1", 5)], [("1", "К ним.")]),
    "digits that are text": ("стр.[footnoteRef:1]15 [1:  К ним.]", "стр.15", [("1", 4)], [("1", "К ним.")]),
    "an end note": ("стран[endnoteRef:1] [1: К ним.]", "стран", [("1", 5)], [("1", "К ним.")]),
    "brackets in the note": (
        "а[footnoteRef:1] [1: См. [75/240], [x].] ",
        "а",
        [("1", 1)],
        [("1", "См. [75/240], [x].")],
    ),
    "a bracket closed twice": ("а[footnoteRef:1] [1: См. 5] выше.] ", "а", [("1", 1)], [("1", "См. 5] выше.")]),
    "a bracket never closed": ("а[footnoteRef:1] [1: См. [5 выше.] ", "а", [("1", 1)], [("1", "См. [5 выше.")]),
    "two notes": (
        "а[footnoteRef:1] и б[footnoteRef:2]. [1: Один.]  [2: Два.] ",
        "а и б.",
        [("1", 1), ("2", 5)],
        [("1", "Один."), ("2", "Два.")],
    ),
    "a note of two paragraphs": (
        "а[footnoteRef:1] [1: Один.\r\n\r\nЕщё.] \r\n",
        "а",
        [("1", 1)],
        [("1", "Один. Ещё.")],
    ),
    "a bookmark in the note": ("а[footnoteRef:1] [1: Од[bookmark: _T]ин.]", "а", [("1", 1)], [("1", "Один.")]),
    "text behind the note": ("а[footnoteRef:1] [1: Один.] и б", "а и б", [("1", 1)], [("1", "Один.")]),
    "a blank before the mark": ("слово [footnoteRef:1], и [1: Да.]", "слово, и", [("1", 5)], [("1", "Да.")]),
    "a mark without a note": ("стран[footnoteRef:7]7;", "стран;", [("7", 5)], []),
    "notes of Pandoc": (
        "а[1] и б[2].\n\n[1] Один.\n  [2]: Два.",
        "а и б.",
        [("1", 1), ("2", 5)],
        [("1", "Один."), ("2", "Два.")],
    ),
    "notes of docx2python": (
        "а----footnote1---- и б.\n\nfootnote1)\t Один.",
        "а и б.",
        [("1", 1)],
        [("1", "Один.")],
    ),
    "brackets without a note": ("а[1] и б.", "а[1] и б.", [], []),
    "a note that nothing calls": ("а и б.\n[1] Один.", "а и б.\n[1] Один.", [], []),
    "a note on the next line": ("а[footnoteRef:1]\nб [1: Один.]", "а\nб", [("1", 1)], [("1", "Один.")]),
}


@pytest.mark.parametrize("case", NOTES)
def test_notes(case: str) -> None:
    """The mark is cut out where it stood, and the note is lifted out of the paragraph."""
    text, expected, marks, notes = NOTES[case]
    findings = accounted(docx_text.read, text)
    assert words(findings) == expected
    assert [(m.label, m.offset) for block in findings.blocks for m in block.marks] == marks
    assert [(note.label, note.text.text) for note in findings.notes] == notes
    assert not findings.diagnostics


def test_an_unclosed_note_stays_in_the_text_and_is_told() -> None:
    """A note without its bracket loses no word."""
    findings = accounted(docx_text.read, "Первая.\nВторая[footnoteRef:1] [1: Один.\nТретья.\n")
    assert words(findings) == "Первая.\nВторая [1: Один.\nТретья."
    assert findings.blocks[1].marks == (NoteMark("1", 6),)
    assert [(d.code, d.lines) for d in findings.diagnostics] == [("unclosed-note", (2, 2))]


def test_the_source_of_the_corpus() -> None:
    """Each line that prints something is a block, its words as printed; the note is lifted out."""
    text = (CORPUS / "itu-res-130-iap.docx.txt").read_text(encoding="utf-8")
    findings = accounted(docx_text.read, text)
    check_shape(findings)
    assert len(findings.blocks) == sum(bool(line.strip()) for line in text.splitlines())
    assert [(note.label, note.text.text[:14]) for note in findings.notes] == [("1", "К ним относятс")]
    (block,) = [block for block in findings.blocks if block.marks]
    assert block.text.text.endswith("для развивающихся стран;")
    assert block.marks == (NoteMark("1", len(block.text) - 1),)
    assert [b.text.text[:12] for b in findings.blocks if b.shape is Shape.BULLET] == ["•\tРезолюции\u00a0"] * 2
    assert not findings.diagnostics


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(line_end: str) -> None:
    """A file saved on another system gives the same blocks, marks and notes."""
    text = (CORPUS / "itu-res-130-iap.docx.txt").read_text(encoding="utf-8")
    plain, other = accounted(docx_text.read, text), accounted(docx_text.read, text.replace("\n", line_end))
    assert [(b.text.text, b.shape, b.marks) for b in other.blocks] == [
        (b.text.text, b.shape, b.marks) for b in plain.blocks
    ]
    assert [(n.label, n.text.text) for n in other.notes] == [(n.label, n.text.text) for n in plain.notes]


TOKENS = st.sampled_from(
    [
        *("[bookmark: _T1]", "[bookmark: ", "[footnoteRef:1]", "[endnoteRef:2]", "[1: 1 \t", "[2: ", "[", "]", "] "),
        *("1", "2", "*", "a)\t", "•\t", "\t", " ", "  ", "\u00a0", "\n", "\r\n", "\r", "\f", "\u2028"),
        *("\ufeff", "\u00ad", "и\u0306", "\u200b", "слово", "Слово", ".", ";", ","),
    ]
)


@given(st.lists(TOKENS, max_size=40).map("".join))
@example("[footnoteRef:1][1: [1: ]")
@example("a)\t[footnoteRef:1]")
def test_every_character_has_one_fate(text: str) -> None:
    """Whatever the file holds, the account closes and the blocks are clean."""
    check_shape(accounted(docx_text.read, text))


@given(st.lists(TOKENS, max_size=20).map("".join), st.lists(TOKENS, max_size=20).map("".join))
def test_words_are_never_dropped(before: str, after: str) -> None:
    """A word in the file is in a block or a note."""
    findings = accounted(docx_text.read, f"{before} Ассамблея {after}")
    assert "Ассамблея" in words(findings) + "".join(note.text.text for note in findings.notes)
