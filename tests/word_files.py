"""Word files made in memory: python-docx for the package, WordprocessingML by hand for what it does not write."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

if TYPE_CHECKING:
    from docx.document import Document

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_WHO = 'w:id="1" w:author="Редактор" w:date="2022-09-26T00:00:00Z"'
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def run(text: str, tag: str = "t") -> str:
    """A run with `text`."""
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def ins(text: str) -> str:
    """Inserted text."""
    return f"<w:ins {_WHO}>{run(text)}</w:ins>"


def dele(text: str) -> str:
    """Deleted text."""
    return f"<w:del {_WHO}>{run(text, 'delText')}</w:del>"


def moved(text: str, *, away: bool) -> str:
    """Text that was moved away from here, or to here."""
    tag = "moveFrom" if away else "moveTo"
    return f"<w:{tag} {_WHO}>{run(text)}</w:{tag}>"


def call(number: int) -> str:
    """The call of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(*content: str, number: int = 0, level: int = 0, mark: str = "", style: str = "", was: str = "") -> str:
    """A paragraph of runs; a piece without a tag is plain text. `mark` is `ins` or `del`; `was` its old properties."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    end = f"<w:rPr><w:{mark} {_WHO}/></w:rPr>" if mark else ""
    change = f"<w:pPrChange {_WHO}><w:pPr>{was}</w:pPr></w:pPrChange>" if was else ""
    body = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p {NAMESPACES}><w:pPr>{styled}{listed}{end}{change}</w:pPr>{body}</w:p>"


def numbering(*levels: tuple[str, str]) -> str:
    """An abstract list and a list, both with the id 90; a level is its format and its text."""
    made = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="90">{made}</w:abstractNum>'
        '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num></w:numbering>'
    )


def word_file(*blocks: str, notes: tuple[str, ...] = (), lists: str = "") -> bytes:
    """A Word file of `blocks` (paragraphs and tables in XML) with footnotes numbered from 1 in their own ids."""
    document = docx.Document()
    body = document.element.body
    for block in reversed(blocks):
        body.insert(0, parse_xml(block))
    if lists:
        root = document.part.numbering_part.element
        for element in list(root):
            root.remove(element)
        root.extend(list(parse_xml(lists)))
    if notes:
        _add_notes(document, notes)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_notes(document: Document, notes: tuple[str, ...]) -> None:
    made = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{text}</w:p></w:footnote>'
        for number, text in enumerate(notes, start=1)
    )
    xml = f"<w:footnotes {NAMESPACES}>{made}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, xml, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
