"""PDF -> text, by the programs that people use."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import pymupdf
from pdfminer.high_level import extract_text
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 10**8
"""In characters; extractous would stop earlier by itself."""


def _pdftotext(*options: str) -> Callable[[bytes], str]:
    def extract(data: bytes) -> str:
        command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
        return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()

    return extract


def _pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def _pdfminer(data: bytes) -> str:
    return str(extract_text(io.BytesIO(data)))


def _pymupdf(data: bytes) -> str:
    """As the manual of PyMuPDF advises: form feeds between the pages."""
    with pymupdf.open(stream=data, filetype="pdf") as document:  # type: ignore[no-untyped-call]
        return "\f".join(str(page.get_text()) for page in document)


def _tika(data: bytes) -> str:
    """The program itself, as extractous carries it; installed for the laboratory alone."""
    import extractous  # noqa: PLC0415 - see above

    extractor = extractous.Extractor().set_extract_string_max_length(_LONGEST)
    return str(extractor.extract_bytes_to_string(bytearray(data))[0])


PROGRAMS: dict[str, Callable[[bytes], str]] = {
    "Apache Tika": _tika,
    "pdftotext": _pdftotext(),
    "pdftotext -layout": _pdftotext("-layout"),
    "pdftotext -raw": _pdftotext("-raw"),
    "pypdf": _pypdf,
    "pdfminer.six": _pdfminer,
    "PyMuPDF": _pymupdf,
}
"""How each program prints the text layer of a PDF."""
