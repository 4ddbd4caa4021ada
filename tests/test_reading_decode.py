"""Bytes become text that gives the same bytes back, whatever their encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typesetting import contents

from build_corpus.errors import SourceError
from build_corpus.model import ReaderName
from build_corpus.reading import decode, read

SOURCES = Path(__file__).parents[1] / "corpus" / "sources"
STATEMENT = (SOURCES / "cis-statement-2020.pdf.txt").read_text(encoding="utf-8")
ENCODINGS = [
    ("utf-8", "utf-8"),
    ("utf-8-sig", "utf-8"),
    ("utf-16", "utf-16"),
    ("utf-16-le", "utf-16"),
    ("utf-16-be", "utf-16"),
    ("utf-32", "utf-32"),
    ("cp1251", "windows-1251"),
    ("koi8-r", "koi8-r"),
    ("cp866", "ibm866"),
    ("iso8859-5", "iso-8859-5"),
    ("mac-cyrillic", "x-mac-cyrillic"),
]


@pytest.mark.parametrize(("codec", "encoding"), ENCODINGS)
def test_an_encoding_is_found_and_gives_the_bytes_back(codec: str, encoding: str) -> None:
    """Every encoding that a Russian text comes in is found, and nothing of the bytes is lost."""
    data = STATEMENT.encode(codec, errors="ignore")
    source = decode(data, "a.txt")
    assert (source.encoding, source.text.encode(source.codec)) == (encoding, data)
    assert source.text.lstrip("\ufeff") == data.decode(codec)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251"])
def test_what_is_read_depends_on_neither_encoding_nor_line_ends(codec: str, line_end: str) -> None:
    """The same text in another encoding, with other line ends, has the same blocks and notes."""
    data = STATEMENT.replace("\n", line_end).encode(codec)
    assert contents(read(data, "a.txt")) == contents(read(STATEMENT.encode(), "a.txt"))


def test_a_mark_of_the_encoding_is_dropped_by_name() -> None:
    """A byte order mark is the first character of the text, and no character of a block."""
    reading = read(b"\xef\xbb\xbf" + STATEMENT.encode(), "a.txt")
    assert reading.source.text[0] == "\ufeff"
    assert [drop.rule for drop in reading.drops if drop.span.start == 0] == ["byte-order-mark"]
    assert not any("\ufeff" in block.text.text for block in reading.blocks)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file is blank"),
        (b"\xef\xbb\xbf", "the file is blank"),
        ("\ufeff \n".encode("utf-16-le"), "the file is blank"),
        (b"%PDF-1.4\n\x00\x01\x02", "control character U+0000"),
        ("Текст\nещё\x07текст".encode(), "a.txt:2: control character U+0007"),
        ("Текст\r\nещё\rтекст\x1b".encode(), "a.txt:3: control character U+001B"),
        ("Текст на русском языке\n".encode() * 9 + b"\xd0\n", "a.txt:10: the byte at offset"),
        (bytes(range(128, 256)) * 3 + b"\x00", "this looks like a binary file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(0, 256, 7)), "this looks like a binary file"),
        ("\u200b\u200d\u2060 \u00ad\u202a\n".encode(), "the file is blank"),
        ("Текст на русском языке.\n".encode("utf-16-le")[:-1], "is not valid utf-16"),
        (b"\xff\xfe\x00", "is not valid utf-16"),
        (b"\xff\xfe\x00\xd8\x41\x04", "is not valid utf-16"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, problem: str) -> None:
    """Empty, blank, binary and damaged files are refused with the place and the cure, on one line."""
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    message = str(caught.value)
    assert problem in message
    assert message.startswith("a.txt:")
    assert "\n" not in message


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\r\t\f"), min_size=1)
)
def test_any_text_comes_back(text: str) -> None:
    """Whatever characters a text has, its bytes come back or it is refused."""
    try:
        source = decode(text.encode(), "a.txt")
    except SourceError:
        return
    assert source.text.encode(source.codec) == text.encode()


@given(st.binary(max_size=300))
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    """Whatever bytes a file has, it is read without loss or refused."""
    try:
        source = decode(data, "a.txt")
    except SourceError:
        return
    assert source.text.encode(source.codec) == data


def test_letters_in_two_pieces_are_composed() -> None:
    """A text with й and ё in two pieces reads as the composed one, and every piece has its fate."""
    pieces = "1. Первый и\u0306од, e\u0308ж, е\u0308лка и\u0306."
    reading = read(pieces.encode(), "a.txt", reader=ReaderName.PDF_TEXT)
    assert [block.text.text for block in reading.blocks] == ["1. Первый йод, ëж, ёлка й."]
    assert {drop.rule for drop in reading.drops} == {"unicode-nfc"}


@pytest.mark.parametrize(
    ("text", "read_as", "rule"),
    [
        ("1. Безопас\u00adность.", "1. Безопасность.", "soft-hyphen"),
        ("1. Безопас\u200bность.", "1. Безопасность.", "zero-width"),
        ("1. Безопасность\u200e.", "1. Безопасность.", "zero-width"),
        ("1. Безопас\u00ad\nность.", "1. Безопасность.", "line-hyphen"),
        ("1. Угрозы по\u00adразному видны.", "1. Угрозы по-разному видны.", "soft-hyphen"),
        ("1. Угрозы по\u2010\nразному видны.", "1. Угрозы по-разному видны.", "line-hyphen"),
    ],
)
def test_invisible_characters_are_dropped_by_name(text: str, read_as: str, rule: str) -> None:
    """Characters that no reader sees part no words, and their loss is recorded."""
    reading = read(text.encode(), "a.txt", reader=ReaderName.PDF_TEXT)
    assert [block.text.text for block in reading.blocks] == [read_as]
    assert rule in {drop.rule for drop in reading.drops}
