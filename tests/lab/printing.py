"""Pages -> what programs print of them: a PDF, and the text of Apache Tika."""

from __future__ import annotations

import io
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from lab.breaking import raised_size
from lab.style import PAGE_HEIGHT, PAGE_WIDTH

if TYPE_CHECKING:
    from reportlab.pdfgen.textobject import PDFTextObject

    from lab.typeset import Run, SetDocument

_FONT = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf")
"""Metrically equal to Times New Roman, in which the United Nations set; Debian package fonts-liberation."""


@cache
def load_font() -> None:
    """Make the font known by the name that the styles use."""
    pdfmetrics.registerFont(TTFont("Serif", _FONT))


def pdf(document: SetDocument) -> bytes:
    """The document as a PDF, the same bytes at every run.

    A line is one text object: a move for its label, one for its text, justified by word spacing, marks raised.
    """
    rl_config.invariant = 1
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    for page in document.pages:
        for line in page.lines:
            text = canvas.beginText()
            for run in line.runs:
                _set(text, run, line.y)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _set(text: PDFTextObject, run: Run, y: float) -> None:
    """Set one run on the base line `y`, pieces of the same size together."""
    text.setTextOrigin(run.x, y)
    text.setWordSpace(run.space)
    for raised, pieces in groupby(run.pieces, key=lambda piece: piece.raised):
        text.setFont("Serif", raised_size(run.size) if raised else run.size)
        text.setRise(run.size / 3 if raised else 0)
        text.textOut("".join(piece.text for piece in pieces))


def tika(document: SetDocument) -> str:
    """The text that Apache Tika prints of such a PDF.

    An emulation, modelled on a real print: a blank line behind every line, a space at the end of each line but those
    that break a word, no blank line at the end of a page, the addresses of the page's links twice each behind its text,
    and a space at the beginning of the next page.
    """
    pages: list[str] = []
    for number, page in enumerate(document.pages):
        lines = [
            line.text + ("" if line.open_end else " ")
            for line in page.lines
            if document.style.furniture or line.part not in ("head", "foot")
        ]
        text = (" " if number else "") + "\n\n".join(lines) + "\n"
        addresses = "".join(f"{address}\n{address}\n" for address in page.addresses)
        pages.append(text + (f"\n{addresses}" if addresses else ""))
    return "".join(pages)
