"""A PDF -> the text of its text layer, pages parted by form feeds.

By pypdf: of the programs in Python that may be passed on under any licence it keeps the lines of the United Nations'
pages best in our laboratory (fewest broken paragraphs and notes).
"""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError

from build_corpus.errors import SourceError
from build_corpus.model import ReaderName
from build_corpus.reading.extraction import Extraction, extracted

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES = 5_000
_MOST_CHARACTERS = 50_000_000
_FEWEST_LETTERS = 20
"""In letters a page, on average; a scan has none, or a stamp."""


def extract(data: bytes, name: str) -> Extraction:
    """The text of the PDF `name`. Raises SourceError when it is damaged, encrypted, too large, or has no text."""
    try:
        with _quiet():
            pages = list(_pages(data, name))
    except SourceError:
        raise
    except DependencyError as error:
        raise SourceError("the PDF is encrypted; save it without a password", file=name) from error
    except Exception as error:
        # A broken file makes the library raise anything at all, errors of its own and of Python.
        raise SourceError("the PDF is damaged or cut short; get the file again", file=name) from error
    letters = sum(sum(map(str.isalpha, page)) for page in pages)
    if letters < _FEWEST_LETTERS * min(len(pages), 1 + len(pages) // 4):
        problem = "the PDF has no text, only pictures of pages; recognise it first, or give its raw text"
        raise SourceError(problem, file=name)
    return Extraction(extracted(data, name, "pdf", "\n\f".join(pages) + "\n"), ReaderName.PDF_TEXT)


def _pages(data: bytes, name: str) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise SourceError("the PDF is encrypted; save it without a password", file=name)
    if len(reader.pages) > _MOST_PAGES:
        raise SourceError(f"the PDF has more than {_MOST_PAGES} pages; split it", file=name)
    length = 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > _MOST_CHARACTERS:
            raise SourceError("the PDF unpacks into more text than any document has; split it", file=name)
        yield _without_controls(text)


def _without_controls(text: str) -> str:
    """`text` without control characters and halves of characters, which a broken font's table gives."""
    return "".join(c if c.isprintable() or c.isspace() or c == "\xad" else "\ufffd" for c in text)


@contextmanager
def _quiet() -> Iterator[None]:
    """The library reports to its log what it mends in a file; what it cannot mend we say ourselves."""
    log = logging.getLogger("pypdf")  # those of its modules take their level from it
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)
