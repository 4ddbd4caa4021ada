"""Bytes -> text: the encoding is found by evidence, and the text gives the very same bytes back."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata

import charset_normalizer

from build_corpus.errors import SourceError
from build_corpus.model import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_CYRILLIC_CODECS = {
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
    "cp866": "ibm866",
    "iso8859_5": "iso-8859-5",
    "mac_cyrillic": "x-mac-cyrillic",
}
"""Python's codecs of Cyrillic letters, by the names that the WHATWG Encoding Standard gives them."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_UTF16_SHARE = 0.6
"""A text in UTF-16 has this share of its high bytes in the Latin or the Cyrillic block."""
_DAMAGED_SHARE = 0.1
"""With fewer broken sequences than this for each whole one, a text is damaged UTF-8, not a legacy encoding."""
_SAVE_AS = "save it as UTF-8"


def decode(data: bytes, name: str) -> Source:
    """The text of `data`, so that `text.encode(codec) == data`; a byte order mark stays its first character.

    Raises SourceError when the file is empty, blank, binary, or in no encoding that we know.
    """
    if not data:
        raise SourceError("the file is empty; put the raw text into it", file=name)
    codec, encoding = _encoding(data, name)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the byte at offset {error.start} is not valid {encoding}; {_SAVE_AS}",
            file=name,
            line=1 + data.count(b"\n", 0, error.start),
        ) from error
    _refuse_binary(text, name)
    if all(c.isspace() or unicodedata.category(c) == "Cf" for c in text):
        raise SourceError("the file is blank; put the raw text into it", file=name)
    if text.encode(codec) != data:
        raise SourceError(f"the bytes are not what {encoding} would write; {_SAVE_AS}", file=name)
    return Source(name, hashlib.sha256(data).hexdigest(), encoding, codec, text)


def _refuse_binary(text: str, name: str) -> None:
    """Raise SourceError at the first control character: no text has one, in any of the encodings."""
    control = _CONTROL.search(text)
    if control is not None:
        raise SourceError(
            f"control character U+{ord(control.group()):04X}: this looks like a binary file; give the raw text instead",
            file=name,
            line=1 + len(_LINE_END.findall(text, 0, control.start())),
        )


def _encoding(data: bytes, name: str) -> tuple[str, str]:
    """The Python codec and the shown name of the encoding of `data`."""
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            return codec, encoding
    wide = _unmarked_utf16(data)
    if wide is not None:
        return wide, "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_binary(data.decode("ascii", errors="replace"), name)
        if _is_damaged_utf8(data):
            return "utf-8", "utf-8"  # the caller names the damaged place
        legacy = _legacy(data)
        if legacy is None:
            raise SourceError(f"the encoding is not known; {_SAVE_AS}", file=name) from error
        return legacy, _CYRILLIC_CODECS[legacy]
    return "utf-8", "utf-8"


def _unmarked_utf16(data: bytes) -> str | None:
    """The codec of UTF-16 without a byte order mark; None when `data` does not look like it."""
    data = data[: len(data) // 2 * 2]  # of one that is cut short too: the caller names the place
    if b"\0" not in data:
        return None
    for codec, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = data[first::2]
        if (high.count(0) + high.count(4)) / len(high) >= _UTF16_SHARE and high.count(0) < len(data) // 2:
            low = data[1 - first :: 2]
            if low.count(0) == 0:
                return codec
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all of `data` is UTF-8, so that reading it in a legacy encoding would garble it."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for character in lenient if character > "\x7f") - broken
    return broken < whole * _DAMAGED_SHARE


def _legacy(data: bytes) -> str | None:
    """The legacy Cyrillic codec of `data`; None when none fits."""
    best = charset_normalizer.from_bytes(data, cp_isolation=list(_CYRILLIC_CODECS)).best()
    return best.encoding if best is not None and best.encoding in _CYRILLIC_CODECS else None
