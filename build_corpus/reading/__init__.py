"""Raw bytes -> blocks: one module for each raw format, and what they share: decoding, hyphens, stray spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import ReaderName, Reading
from build_corpus.reading import docx_text, ocr_markdown, pdf_text
from build_corpus.reading.contents import gathered
from build_corpus.reading.decode import decode
from build_corpus.reading.detect import detect
from build_corpus.reading.files import extract
from build_corpus.reading.laid_out import laid_out
from build_corpus.reading.legibility import require_legible

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_corpus.model import Source
    from build_corpus.reading.findings import Findings

__all__ = ["decode", "detect", "read"]

_READERS: dict[ReaderName, Callable[[Source], Findings]] = {
    ReaderName.PDF_TEXT: pdf_text.read,
    ReaderName.OCR_MARKDOWN: ocr_markdown.read,
    ReaderName.DOCX_TEXT: docx_text.read,
}


def read(data: bytes, name: str, *, reader: ReaderName | None = None, force: bool = False) -> Reading:
    """Decode the raw file `name`, find its format unless an editor named the `reader`, and read it.

    A Word file or a PDF gives the text that it holds, which is then read like any other.

    Raises SourceError when the file is empty, blank, binary, in no encoding that we know or, unless `force`, garbled;
    for a file of Word or a PDF also when it is damaged, encrypted, without text, or the library to read it is missing.
    """
    extraction = extract(data, name)
    source = decode(data, name) if extraction is None else extraction.source
    if not force:
        require_legible(source)
    if reader is not None:
        found, confidence = reader, 1.0
    else:
        found, confidence = detect(source) if extraction is None else (extraction.reader, 1.0)
    findings = _READERS[found](source)
    if extraction is not None and found is extraction.reader:
        findings = laid_out(findings, extraction)
    findings = gathered(findings)
    return Reading(source, found, confidence, findings.blocks, findings.notes, findings.drops, findings.diagnostics)
