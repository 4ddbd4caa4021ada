"""Word files and PDFs as sources: their text, the tracked changes of Word exactly, and one clear line for bad ones."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from word_files import NAMESPACES, call, dele, ins, moved, numbering, paragraph, run, word_file

from build_corpus import structure
from build_corpus.anchors import name as named
from build_corpus.annotations.emendations import find_emendations
from build_corpus.errors import SourceError
from build_corpus.ledger import Fate
from build_corpus.model import AmendmentStatus, BlockKind, Certainty, Fact, Known, Metadata, ReaderName
from build_corpus.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as DocxDocument

    from build_corpus.model import Block, Document, Emendation

FONT = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"
LETTERS = numbering(("lowerLetter", "%1)"), ("lowerRoman", "%2)"))
NUMBERS = numbering(("decimal", "%1."), ("decimal", "%1.%2"), ("russianLower", "%3)"))


def document(data: bytes, name: str = "act.docx") -> Document:
    """The document in a file."""
    return named(structure.build(read(data, name, force=True), Metadata("act", Fact("Акт", Known.EDITORIAL))))


def texts(read_document: Document) -> list[tuple[str | None, str]]:
    """Labels and texts of all blocks."""
    return [(block.label, block.text.text) for block in read_document.blocks()]


def changes(read_document: Document) -> list[tuple[str, str | None, str | None]]:
    """What stands in the text for each tracked change, and its two readings."""
    passages = {block.id: block.text.text for block in read_document.blocks()}
    passages |= {section.id: section.title.text for section in read_document.walk()}
    passages |= {note.id: note.text.text for note in read_document.footnotes}
    return [(passages[e.anchor][e.start : e.end], e.old, e.new) for e in find_emendations(read_document)]


def labels(read_document: Document) -> list[tuple[AmendmentStatus, str | None, str | None]]:
    """The amendments of all labelled blocks; all are certain."""
    found = [block.amendment for block in read_document.blocks() if block.label and block.amendment]
    assert {amendment.certainty for amendment in found} <= {Certainty.CERTAIN}
    return [(amendment.status, amendment.old_label, amendment.new_label) for amendment in found]


# --- tracked changes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "text", "expected"),
    [
        (
            ["содействовать созданию", dele("ю"), ins("и"), " мер"],
            "содействовать созданиююи мер",
            ("созданиююи", "созданиюю", "созданиюи"),
        ),
        (["резолюция ", dele("68/198"), ins("76/189")], "резолюция 68/19876/189", ("68/19876/189", "68/198", "76/189")),
        (
            ["следует ", dele("учитывать "), ins("готовить "), "меры"],
            "следует учитывать готовить меры",
            ("учитывать готовить ", "учитывать ", "готовить "),
        ),
        (["меры", ins(" доверия")], "меры доверия", (" доверия", None, " доверия")),
        (["меры", dele(" доверия")], "меры доверия", (" доверия", " доверия", None)),
        (
            ["меры ", moved("важные ", away=True), "доверия ", "и ", moved("важные", away=False)],
            "меры важные доверия и важные",
            ("важные ", "важные ", None),
        ),
        (
            [
                "меры ",
                ins("и ").replace("<w:r>", "<w:del w:id='2' w:author='x'><w:r>").replace("</w:r>", "</w:r></w:del>"),
                "правила",
            ],
            "меры и правила",
            ("и ", None, None),
        ),
    ],
)
def test_a_tracked_change_is_exact(content: list[str], text: str, expected: tuple[str, str | None, str | None]) -> None:
    """Both wordings stand in the text; which is which the file itself says, by whole words."""
    found = document(word_file(paragraph(*content)))
    assert texts(found) == [(None, text)]
    assert changes(found)[0] == expected
    emendations = find_emendations(found)
    assert {(e.certainty, e.rule) for e in emendations} == {(Certainty.CERTAIN, "tracked-change")}


def test_nothing_is_guessed_in_a_word_file() -> None:
    """Words that look fused are left alone where the file records its changes, and it records none."""
    found = document(word_file(paragraph("Дубай, 2018 г.Бухарест, 2022 г., созданиюи и резльтативную")))
    assert find_emendations(found) == ()
    assert found.source.revisions == ()


def test_headings_and_notes_have_their_changes_too() -> None:
    """A tracked change in a title or in a note is found there."""
    data = word_file(
        paragraph("Меры ", dele("доверия"), ins("безопасности"), style="Heading1"),
        paragraph("Государства обязуются", call(1), " сотрудничать."),
        notes=(run(" См. резолюцию ") + dele("1") + ins("2") + run("."),),
    )
    found = document(data)
    assert changes(found) == [("довериябезопасности", "доверия", "безопасности"), ("12", "1", "2")]


# --- labels -----------------------------------------------------------------------------------------------------

KEPT, NEW, GONE, OTHER = (
    AmendmentStatus.KEPT,
    AmendmentStatus.INSERTED,
    AmendmentStatus.DELETED,
    AmendmentStatus.RENUMBERED,
)


def test_labels_that_word_counts_are_exact() -> None:
    """An item inserted and one deleted move the letters of those behind them."""
    data = word_file(
        paragraph("решает:"),
        paragraph("первое;", number=90),
        paragraph(ins("новое;"), number=90, mark="ins"),
        paragraph("второе;", number=90),
        paragraph(dele("лишнее;"), number=90, mark="del"),
        paragraph("третье;", number=90),
        lists=LETTERS,
    )
    found = document(data)
    assert texts(found)[1:] == [
        ("a", "первое;"),
        ("b", "новое;"),
        ("c", "второе;"),
        ("c", "лишнее;"),
        ("d", "третье;"),
    ]
    assert labels(found) == [(KEPT, "a", "a"), (NEW, None, "b"), (OTHER, "b", "c"), (GONE, "c", None), (KEPT, "d", "d")]


def test_a_paragraph_typed_behind_another_takes_its_end() -> None:
    """Word marks the end of the paragraph in which Enter was pressed as inserted, not that of the new one."""
    data = word_file(
        paragraph("первое;", number=90, mark="ins"),
        paragraph(ins("новое;"), number=90),
        paragraph("второе.", number=90),
        lists=LETTERS,
    )
    assert labels(document(data)) == [(KEPT, "a", "a"), (NEW, None, "b"), (OTHER, "b", "c")]


def test_a_typed_label_is_exact() -> None:
    """A label in the text is read from its own changes."""
    data = word_file(
        paragraph("a)\tпервое;"),
        paragraph(ins("b)\tновое;"), mark="ins"),
        paragraph(dele("b"), ins("c"), ")\tвторое;"),
        paragraph(dele("c)\tлишнее;"), mark="del"),
    )
    found = document(data)
    assert [label for label, _ in texts(found)] == ["a", "b", "bc", "c"]
    assert labels(found) == [(KEPT, "a", "a"), (NEW, None, "b"), (OTHER, "b", "c"), (GONE, "c", None)]


def test_a_list_that_is_new_to_a_paragraph() -> None:
    """A paragraph that got its number by a tracked change of its properties is no inserted one."""
    old = '<w:pStyle w:val="Normal"/>'
    data = word_file(paragraph("первое;", number=90, was=old), paragraph("второе.", number=90), lists=NUMBERS)
    assert labels(document(data)) == [(OTHER, None, "1"), (OTHER, "1", "2")]


def test_levels_and_restarts() -> None:
    """Levels count below each other and begin again; formats are Word's."""
    data = word_file(
        *(paragraph("слово.", number=90, level=level) for level in (0, 1, 2, 2, 1, 2, 0, 1)),
        lists=NUMBERS,
    )
    printed = read(data, "x.docx", force=True).source.text.replace("\tслово.\n", " ")
    assert printed.split() == ["1.", "1.1", "а)", "б)", "1.2", "а)", "2.", "2.1"]


# --- what else a Word file has ----------------------------------------------------------------------------------


def test_notes_hang_on_their_calls() -> None:
    """A note keeps the number that Word counts, whatever its id; a number at its start is its own text."""
    data = word_file(
        paragraph("Государства", call(2), " и организации", call(1), ". Далее."),
        notes=(run(" 5 июня 2015 года."), run(" Члены [Организации].")),
    )
    found = document(data)
    assert texts(found) == [(None, "Государства и организации. Далее.")]
    assert [(n.label, n.text.text) for n in found.footnotes] == [
        ("1", "Члены [Организации]."),
        ("2", "5 июня 2015 года."),
    ]
    assert [(m.label, m.offset) for b in found.blocks() for m in b.notes] == [("1", 11), ("2", 25)]


def cell(*content: str) -> str:
    """A cell of a table."""
    return f"<w:tc>{paragraph(*content)}</w:tc>"


def test_a_table_is_a_table() -> None:
    """Rows on lines, tabs between cells, empty ones too; notes are attached, changes found."""
    rows = [[cell("Год"), cell("Мера")], [cell("2015"), cell(dele("A"), ins("Б"), call(1))], [cell(), cell("В")]]
    table = f"<w:tbl {NAMESPACES}>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"
    found = document(word_file(paragraph("До."), table, paragraph("После."), notes=(run(" Прим."),)))
    assert texts(found) == [(None, "До."), (None, "Год\tМера\n2015\tAБ\n\tВ"), (None, "После.")]
    block: Block = list(found.blocks())[1]
    assert block.kind is BlockKind.TABLE
    assert [(m.label, m.offset) for m in block.notes] == [("1", 16)]
    assert changes(found) == [("AБ", "A", "Б")]


def test_a_frame_is_no_table() -> None:
    """A table of one column is set for looks; its paragraphs are paragraphs."""
    table = f"<w:tbl {NAMESPACES}><w:tr>{cell('Первый.')}</w:tr><w:tr>{cell('Второй.')}</w:tr></w:tbl>"
    assert texts(document(word_file(table))) == [(None, "Первый."), (None, "Второй.")]


def test_what_is_no_text_is_left_out() -> None:
    """Bookmarks, codes of fields and fallback copies are not in the text; signs are characters."""
    odd = (
        '<w:bookmarkStart w:id="0" w:name="_Toc1"/><w:r><w:instrText>PAGE</w:instrText></w:r><w:bookmarkEnd w:id="0"/>'
        "<mc:AlternateContent><mc:Fallback><w:r><w:t>копия</w:t></w:r></mc:Fallback></mc:AlternateContent>"
        "<w:r><w:t>ИКТ</w:t><w:noBreakHyphen/><w:t>среда</w:t><w:br/><w:t>мира</w:t></w:r>"
    )
    assert texts(document(word_file(paragraph(odd)))) == [(None, "ИКТ\u2011среда мира")]


def test_the_source_says_what_it_is() -> None:
    """The account names the file's own checksum and kind; its text has no codec of its own."""
    found = document(word_file(paragraph("Слово.")))
    assert (found.source.encoding, found.source.codec, found.reader) == ("docx", "", ReaderName.DOCX_TEXT)
    assert found.confidence == 1


WORDS = st.lists(
    st.tuples(st.sampled_from([run, ins, dele]), st.text("аб в-1]", min_size=1, max_size=6)), min_size=1, max_size=6
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_both_readings_are_what_word_would_show(paragraphs: list[list[tuple[Callable[[str], str], str]]]) -> None:
    """With the changes put in, each paragraph reads as before them or after them; no character is lost."""
    data = word_file(paragraph("Начало."), *(paragraph("Я", *(make(t) for make, t in p)) for p in paragraphs))
    found = document(data)
    account, source = found.ledger, found.source.text
    kept = "".join(s.title.text + "".join(b.text.text for b in s.own_blocks()) for s in found.walk())
    assert account.rebuild_text(source, Fate.KEPT) == kept
    edits: dict[str, list[Emendation]] = {}
    for emendation in find_emendations(found):
        edits.setdefault(emendation.anchor, []).append(emendation)
    blocks = list(found.blocks())[1:]
    for side, other in (("old", ins), ("new", dele)):
        for block, content in zip(blocks, paragraphs, strict=True):
            text = block.text.text
            for e in reversed(edits.get(block.id, [])):
                text = text[: e.start] + (getattr(e, side) or "") + text[e.end :]
            meant = "Я" + "".join(t for make, t in content if make is not other)
            assert text.replace(" ", "") == meant.replace(" ", "")


# --- PDF --------------------------------------------------------------------------------------------------------


def pdf(*pages: list[str], **options: object) -> bytes:
    """A PDF with these lines on its pages."""
    pdfmetrics.registerFont(TTFont("Serif", FONT))
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, **options)  # type: ignore[arg-type]  # passed on as they are
    for lines in pages:
        text = canvas.beginText(60, 780)
        text.setFont("Serif", 11)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


PAGES = (
    [
        "1. Государства обязуются сотрудничать в деле укрепле-",
        "ния доверия и безопасности при использовании ИКТ и",
        "обмениваться сведениями об угрозах, которые растут, и",
    ],
    ["принимать меры.", "2. Государства сообщают о мерах Генеральному секретарю."],
)


def test_a_pdf_is_read() -> None:
    """Lines, words and paragraphs run on across lines and pages."""
    found = document(pdf(*PAGES), "act.pdf")
    assert (found.source.encoding, found.source.codec, found.reader) == ("pdf", "", ReaderName.PDF_TEXT)
    assert texts(found) == [
        (
            "1",
            (
                "Государства обязуются сотрудничать в деле укрепления доверия и безопасности при использовании ИКТ и "
                "обмениваться сведениями об угрозах, которые растут, и принимать меры."
            ),
        ),
        ("2", "Государства сообщают о мерах Генеральному секретарю."),
    ]
    assert found.source.revisions is None


# --- bad input --------------------------------------------------------------------------------------------------


def archive(**parts: bytes) -> bytes:
    """A zip of `parts`; `__` in a name stands for a slash."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for path, data in parts.items():
            made.writestr(path.replace("__", "/"), data)
    return file.getvalue()


def with_part(path: str, change: Callable[[bytes], bytes]) -> bytes:
    """A Word file with the part at `path` changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(paragraph("Слово.")))) as sound, zipfile.ZipFile(file, "w", 8) as made:
        for part in sound.namelist():
            made.writestr(part, change(sound.read(part)) if part == path else sound.read(part))
    return file.getvalue()


def entities(data: bytes) -> bytes:
    """A part with an entity that would read a file of the machine."""
    head, _, rest = data.partition(b"?>")
    return head + b'?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + rest.replace("Слово".encode(), b"&e;")


def bomb(data: bytes) -> bytes:
    """A part that unpacks to far more than it is packed."""
    return data + b" " * (70 * 1024 * 1024)


MAIN = "word/document.xml"
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip of something else": ("a.docx", lambda: archive(readme=b"x"), "no Word file"),
    "no zip at all": ("a.docx", "Просто текст.".encode, "is no DOCX"),
    "text named pdf": ("a.pdf", "Просто текст.".encode, "is no PDF"),
    "cut short": ("a.docx", lambda: word_file(paragraph("Слово."))[:3000], "damaged or cut short"),
    "an old Word file": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
    "an entity": ("a.docx", lambda: with_part(MAIN, entities), "document type"),
    "broken XML": ("a.docx", lambda: with_part(MAIN, lambda data: data[:-30]), "well-formed"),
    "a bomb": ("a.docx", lambda: with_part(MAIN, bomb), "larger than"),
    "no text": ("a.docx", word_file, "no text"),
    "a damaged part": (
        "a.docx",
        lambda: word_file(paragraph("Слово.")).replace(b"PK\x01\x02", b"PK\x01\x03"),
        "damaged",
    ),
    "an encrypted pdf": ("a.pdf", lambda: pdf(*PAGES, encrypt=StandardEncryption("тайна".encode().hex())), "encrypted"),
    "a pdf of pictures": ("a.pdf", lambda: pdf([], []), "no text"),
    "a pdf cut short": ("a.pdf", lambda: pdf(*PAGES)[:200], "damaged"),
    "a pdf that is only a head": ("a.pdf", lambda: b"%PDF-1.7\n", "damaged"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_are_refused_in_one_line(case: str, caplog: pytest.LogCaptureFixture) -> None:
    """The file, what is wrong and what to do; never a traceback or a remark of a library."""
    file, make, problem = BAD[case]
    with pytest.raises(SourceError) as caught:
        read(make(), file)
    message = str(caught.value)
    assert message.startswith(f"{file}: ")
    assert problem in message
    assert "; " in message
    assert "\n" not in message
    assert caplog.messages == []


@settings(max_examples=80)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes of a file are lost or changed, it is read or refused in one line."""
    sound = data.draw(st.sampled_from([word_file(paragraph("Слово.")), pdf(*PAGES)]))
    start = data.draw(st.integers(0, len(sound)))
    damaged = sound[:start] + data.draw(st.binary(max_size=8)) + sound[start + data.draw(st.integers(0, 40)) :]
    refusal = ""
    try:
        assert document(damaged, "x.docx").source.text.strip()
    except SourceError as error:
        refusal = str(error)
    assert "\n" not in refusal


@pytest.mark.parametrize(("library", "module"), [("lxml", "docx_file"), ("pypdf", "pdf_file")])
def test_without_the_library_the_cure_is_named(library: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text needs no library; a file says which one, and how to get it."""
    for loaded in [
        m for m in sys.modules if m.startswith(("build_corpus.reading.docx_p", "build_corpus.reading.docx_n"))
    ]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.delitem(sys.modules, f"build_corpus.reading.{module}", raising=False)
    monkeypatch.delattr(f"build_corpus.reading.{module}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    data = word_file(paragraph("Слово.")) if library == "lxml" else pdf(*PAGES)
    with pytest.raises(SourceError, match=rf"need the library {library}.*treaty-corpus\[files\]"):
        read(data, "act")
    assert read("Простой текст, который читается без библиотек.".encode(), "act.txt", force=True).blocks


def test_the_head_of_the_first_page_comes_first() -> None:
    """The masthead of the United Nations stands there; running heads and page numbers are no text."""
    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "A/76/135"
    section.first_page_header.paragraphs[0].text = "1"
    cells = section.first_page_header.add_table(1, 2, Cm(16)).rows[0].cells
    cells[0].text, cells[1].text = "Генеральная Ассамблея", "A/76/135"
    made.add_paragraph("Записка Генерального секретаря")
    assert [text for _, text in texts(document(_saved(made)))] == [
        "Генеральная Ассамблея",
        "A/76/135",
        "Записка Генерального секретаря",
    ]
    section.different_first_page_header_footer = False
    assert [text for _, text in texts(document(_saved(made)))] == ["Записка Генерального секретаря"]


def test_comments_are_counted_and_left_out() -> None:
    """They are no part of the text, and the maintainer is told."""
    made = docx.Document()
    paragraph_with_comment = made.add_paragraph("Доступ открыт.")
    made.add_comment(paragraph_with_comment.runs, text="Уточнить перевод", author="Редактор")
    found = document(_saved(made))
    assert texts(found) == [(None, "Доступ открыт.")]
    assert [(d.code, dict(d.facts)) for d in found.diagnostics] == [("comments-left-out", {"count": "1"})]


def _saved(made: DocxDocument) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()
