"""Files that are no text: what they are shows in their first bytes, and the library that reads one is optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.errors import SourceError

if TYPE_CHECKING:
    from build_corpus.reading.extraction import Extraction

_ZIP = b"PK"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Readers of PDF accept other bytes before the head (ISO 32000-1, annex H.3.4.1)."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of old Word files, and of new ones with a password (MS-CFB 2.2)."""


def extract(data: bytes, name: str) -> Extraction | None:
    """The text of `data`, if that is a Word file or a PDF; None for a text.

    Raises SourceError when the file cannot be read, or the library for it is not installed.
    """
    if data.startswith(_COMPOUND):
        problem = "an old Word file, or one with a password; save it as .docx without a password"
        raise SourceError(problem, file=name)
    if data.startswith(_ZIP):
        return _docx(data, name)
    if _PDF in data[:_PDF_WITHIN]:
        return _pdf(data, name)
    suffix = name.lower().rpartition(".")[2]
    if suffix in ("docx", "pdf") and data:
        raise SourceError(f"the file is no {suffix.upper()}, whatever its name says; get it again", file=name)
    return None


def _docx(data: bytes, name: str) -> Extraction:
    try:
        from build_corpus.reading import docx_file  # noqa: PLC0415 - it needs a library that texts do without
    except ModuleNotFoundError as error:
        raise _missing("Word files", error, name) from error
    return docx_file.extract(data, name)


def _pdf(data: bytes, name: str) -> Extraction:
    try:
        from build_corpus.reading import pdf_file  # noqa: PLC0415 - it needs a library that texts do without
    except ModuleNotFoundError as error:
        raise _missing("PDF files", error, name) from error
    return pdf_file.extract(data, name)


def _missing(what: str, error: ModuleNotFoundError, name: str) -> SourceError:
    cure = "run pip install 'treaty-corpus[files]', or give its raw text"
    return SourceError(f"{what} need the library {error.name}, which is not installed; {cure}", file=name)
