"""Tests of the symbols of documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_corpus.annotations.symbols import address, fold_to_latin, match_change, match_symbol, parse_symbol

SYMBOLS = [
    *("A/65/201", "A/6316", "A/75/816", "A/C.1/75/L.8", "A/C.1/66/PV.17", "A/C.5/71/SR.3", "A/75/PV.37"),
    *("A/AC.292/2023/INF/4", "A/AC.292/2023/2/Rev.1", "A/AC.292/2023/CRP.1", "A/AC.105/C.2/L.300", "A/CONF.203/18"),
    *("A/RES/73/27", "A/RES/S-10/2", "A/RES/ES-11/1", "A/RES/78/16/Corr.1", "A/66/152/Add.1", "A/S-10/4"),
    *("A/HRC/47/24/Add.2", "A/HRC/RES/32/13", "A/HRC/WG.6/30/L.1", "A/58/7/Add.1-30", "A/RES/37/98A-E"),
    *("S/2004/1050", "S/PRST/2005/34", "S/PV.4385", "S/AC.37/2004/1", "S/RES/1373(2001)", "S/25704/Rev.1"),
    *("E/2020/1", "E/RES/2006/46", "E/CN.4/2003/8", "E/CN.4/Sub.2/1994/56", "E/C.12/GC/25", "E/ECE/324", "E/5715"),
    *("ST/SGB/2018/3", "ST/AI/2017/1", "ST/LIB/SER.B/5/Rev.6", "TD/505", "T/RES/2183(LIII)", "DP/2020/1"),
    *("CCPR/C/GC/34", "CRC/C/GC/25", "HRI/GEN/1/Rev.9", "CTOC/COP/2020/10", "NPT/CONF.2010/50", "CD/2078"),
    *("CCW/GGE.1/2019/3", "BWC/CONF.VIII/4", "UNEP/EA.4/Res.19", "FCCC/CP/2015/10/Add.1", "ISBA/26/C/12"),
    *("A/RES/2131(XX)", "A/RES/217(III)A", "A/RES/3201(S-VI)", "PC.DEC/1202", "A/67/100/Amend.1"),
]

SPELLINGS = [
    ("A/RES/43/78 H", "A/RES/43/78H"),
    ("A/RES/2131 (XX)", "A/RES/2131(XX)"),
    ("A/RES/217 A (III)", "A/RES/217(III)A"),
    ("A/RES/37/98 A–E", "A/RES/37/98A-E"),
    ("S/RES/1373 (2001)", "S/RES/1373(2001)"),
    ("A/68/98*", "A/68/98"),
    ("А/АС.292/2023/INF/4", "A/AC.292/2023/INF/4"),  # typed with Cyrillic А and С
    ("Е/2020/1", "E/2020/1"),
    ("A/RES/ 73/27", "A/RES/73/27"),  # a line of the source ended there
]

LOOK_ALIKES = [
    *("A/B", "A/4", "A/64", "S/7", "E/5", "E/14", "A/5/7", "S/12/3", "24/7", "TCP/IP", "ISO/IEC", "и/или", "A/"),
    *("IAP/76A35/1", "C/5", "С/5", "А/Б", "км/ч", "A / 65 / 201", "А/я 12", "N/A", "S/N", "A/RES", "АЯ/65/201"),
]

ADDRESSES = [
    ("A/65/201", "https://undocs.org/ru/A/65/201"),
    ("A/RES/2131(XX)", "https://undocs.org/ru/A/RES/2131(XX)"),
    ("A/RES/217(III)A", "https://undocs.org/ru/A/RES/217(III)"),
    ("A/RES/43/78H", "https://undocs.org/ru/A/RES/43/78H"),
    ("A/DEC/72/512", None),
    ("PC.DEC/1202", None),
    ("ITU PP Res. 130", None),
]


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_symbol_is_read_as_printed(symbol: str) -> None:
    """A symbol of any organ, session, nature and change is its own name."""
    assert parse_symbol(symbol) == symbol


@pytest.mark.parametrize(("printed", "name"), SPELLINGS)
def test_spelling_of_one_name(printed: str, name: str) -> None:
    """Spaces, marks of reissue and letters of the other alphabet make no other symbol."""
    assert parse_symbol(printed) == name


@pytest.mark.parametrize("words", LOOK_ALIKES)
def test_look_alike_is_no_symbol(words: str) -> None:
    """What merely has strokes between its parts is no symbol."""
    assert parse_symbol(words) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("(A/75/394, пункт 17)", "A/75/394"),
        ("A/65/201.", "A/65/201"),
        ("A/RES/73/27, A/RES/73/266", "A/RES/73/27"),
        ("A/77/92–S/2022/396", "A/77/92"),
        ("A/RES/43/78 В докладе", "A/RES/43/78"),
        ("A/RES/43/78 HRC", "A/RES/43/78"),
        ("A/70/174 (2015)", "A/70/174"),
        ("A/75/201/ПРОЕКТ", "A/75/201"),
        ("A/65/201/ A/68/98", "A/65/201"),
    ],
)
def test_symbol_ends_with_its_last_element(text: str, printed: str) -> None:
    """Punctuation and the words behind a symbol are no part of it."""
    start = text.index("A")
    found = match_symbol(text, fold_to_latin(text), start)
    assert found is not None
    assert text[found.start : found.end] == printed


def test_symbol_begins_a_word() -> None:
    """The end of a longer name is no symbol."""
    for text in ("МСЭ/A/65/201", "XA/65/201", "www.A/65/201"):
        assert match_symbol(text, fold_to_latin(text), text.index("A/")) is None


@pytest.mark.parametrize(("name", "where"), ADDRESSES)
def test_official_address(name: str, where: str | None) -> None:
    """Documents of the UN have an address in Russian; decisions and others' documents have none."""
    assert address(name) == where


@pytest.mark.parametrize(
    ("text", "changes"),
    [("Add.1", ("Add.1",)), ("Corr.1–3", ("Corr.1", "Corr.2", "Corr.3")), ("Rev.2)", ("Rev.2",)), ("Addis", None)],
)
def test_change_without_symbol(text: str, changes: tuple[str, ...] | None) -> None:
    """«A/66/152 и Add.1» names a change by itself."""
    found = match_change(text, 0)
    assert (found[0] if found else None) == changes


@given(st.text(alphabet="AASEСТ/.-()0123456789RESDCVIXaВ *–\n", max_size=60), st.integers(0, 60))
def test_any_text(text: str, start: int) -> None:
    """Whatever stands there, a symbol lies inside the text and is read again from its own name."""
    if start >= len(text):
        return
    found = match_symbol(text, fold_to_latin(text), start)
    if found is not None:
        assert start == found.start < found.end <= len(text)
        assert parse_symbol(found.name) == found.name
