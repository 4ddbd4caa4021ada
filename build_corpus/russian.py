"""What the dictionary and the grammar know of Russian words. The only module that talks to pymorphy3."""

from __future__ import annotations

from functools import cache, lru_cache

import pymorphy3

_TRANSLITERATION = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ё": "e",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
}


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def word_is_known(word: str) -> bool:
    """Whether the dictionary has `word` in any of its forms, in any case."""
    return bool(word) and _analyzer().word_is_known(word.lower())


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms that `word` may be a form of, in lower case, with ё as е."""
    return frozenset(parse.normal_form.replace("ё", "е") for parse in _analyzer().parse(word.lower()))


def transliterate(text: str) -> str:
    """`text` in ASCII lower case: Russian by the BGN/PCGN table less its apostrophes, other letters left out."""
    return "".join(_TRANSLITERATION.get(c, c if c.isascii() else "") for c in text.lower())
