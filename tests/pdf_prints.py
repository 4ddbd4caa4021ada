"""Small texts as programs print the text layer of a PDF, read to their blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus import ledger
from build_corpus.model import ReaderName
from build_corpus.reading import read

if TYPE_CHECKING:
    from build_corpus.model import Reading


def read_print(text: str) -> Reading:
    """The reading of `text` as a PDF's text layer; its ledger is closed and gives the source back."""
    result = read(text.encode(), "a.txt", reader=ReaderName.PDF_TEXT)
    close(result)
    return result


def close(read_text: Reading) -> ledger.Ledger:
    """The closed ledger of a reading, which proves that each character has one fate."""
    kept, moved = [block.text for block in read_text.blocks], [note.text for note in read_text.notes]
    return ledger.close(len(read_text.source.text), kept, moved, read_text.drops)


def shapes(text: str) -> list[tuple[str, str]]:
    """The shape and the text of each block."""
    return [(block.shape.value, block.text.text) for block in read_print(text).blocks]


def block_texts(text: str) -> list[str]:
    """The text of each block."""
    return [block.text.text for block in read_print(text).blocks]
