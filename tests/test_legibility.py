"""Which texts are refused as garbled, and that sound ones never are."""

from __future__ import annotations

import pytest

from build_corpus.errors import SourceError
from build_corpus.reading import read

SOUND = (
    "1. Государства обязались содействовать уважению прав человека и основных свобод, экономическому и социальному "
    "прогрессу всех народов и созданию условий для поддержания уважения к международному праву, а также заявили о "
    "решимости объединить силы для обеспечения международного мира и безопасности. Негативные тенденции в сфере "
    "цифровых технологий могут подорвать международную безопасность и стабильность.\n"
)
_SHIFTED = SOUND.translate({code: 0x430 + (code - 0x430 + 7) % 32 for code in range(0x430, 0x450)})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SOUND.encode().decode("cp1251", "ignore"), "UTF-8 read as Windows-1251"),
        (SOUND.encode("cp1251").decode("latin-1"), "Windows-1251"),
        ("".join(chr(0xE000 + ord(c) % 256) if c.isalpha() else c for c in SOUND), "private font"),
        (SOUND.replace("о", "\ufffd"), "lost in an earlier conversion"),
        (SOUND.encode("ascii", "replace").decode(), "question marks stand for them"),
        (_SHIFTED, "hardly any of the words is Russian"),
    ],
)
def test_garbled_text_is_refused_with_the_reason(text: str, told: str) -> None:
    """A broken encoding or font is named in one line, with the way to read the text all the same."""
    with pytest.raises(SourceError, match=told) as error:
        read(text.encode(), "garbled.txt")
    assert "--force" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        "Статья 1\n",
        "Resolution adopted by the General Assembly, in English.\n" * 20,
        "Ёлки-палки, МСЭ-Т и CIRT\n",
    ],
)
def test_sound_and_short_text_is_read(text: str) -> None:
    """Text that reads, or is too short to tell, is not refused."""
    assert read(text.encode(), "sound.txt").source.text == text


def test_force_reads_what_looks_garbled() -> None:
    """An editor may know better."""
    assert read(_SHIFTED.encode(), "garbled.txt", force=True).source.text == _SHIFTED
