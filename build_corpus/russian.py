"""What the dictionary and the grammar know of Russian words. With `paradigms` the only module that knows pymorphy3."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from build_corpus import paradigms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

_SOFT_HYPHEN, _STRESS = "\u00ad", "\u0301"
"""They part or adorn a word and are no letters of it."""

_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")
"""Latin letters that look like Cyrillic ones in print."""

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f])*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")
_ANALYSABLE = re.compile(r"[\u0400-\u04ff-]+")
_RUSSIAN = re.compile(r"[а-яё]+")

_SHORTEST_FUSED = 5
"""Letters; shorter ones are rather abbreviations."""
_LONGEST_FUSED = 60
"""Longer than two forms of nearly any word. The ways to part one grow with the square of its length."""

_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})
_FUNCTIONAL = frozenset({"PREP", "CONJ", "PRCL"})


class Token(NamedTuple):
    """A word or a number on the characters `start` to `end` of a text, as it stands there."""

    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The runs of letters and digits of `text[start:end]`, in order: `ИКТ-среды` is two tokens, `5G` is one."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(match.group(), match.start(), match.end())


def words(text: str) -> list[str]:
    """What the `tokens` of `text` are, without their places; cheaper."""
    return _TOKEN.findall(text)


def fold(text: str) -> str:
    """`text` composed (NFC), in lower case, with ё as е, without soft hyphens and stress marks.

    Its length may differ from that of `text`.
    """
    folded = unicodedata.normalize("NFC", text).lower().replace("ё", "е")
    return folded.replace(_SOFT_HYPHEN, "").replace(_STRESS, "")


def fold_look_alikes(text: str) -> str:
    """`text` with each Latin letter that looks like a Cyrillic one replaced by it: `CIRT` -> `СIRТ`."""
    return text.translate(_TO_CYRILLIC) if _LATIN.search(text) else text


def _parses(word: str) -> list[pymorphy3.analyzer.Parse]:
    """What `word` may be, the likeliest first; nothing if it is not all Cyrillic.

    Others have no grammar here, and pymorphy3 2.0 fails on characters that Unicode has no name for.
    """
    word = word.lower()
    return (
        cast("list[pymorphy3.analyzer.Parse]", paradigms.analyzer().parse(word)) if _ANALYSABLE.fullmatch(word) else []
    )


@lru_cache(maxsize=200_000)
def word_is_known(word: str) -> bool:
    """Whether the dictionary has `word` in any of its forms, in any case."""
    return bool(word) and paradigms.is_known(word.lower())


def unknown_words(words: Iterable[str]) -> list[str]:
    """Those of many `words`, in any case, that the dictionary lacks."""
    return list(paradigms.unknown(words))


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms that `word` may be a form of, in lower case, with ё as е."""
    known = paradigms.lemmas(word.lower()) if _is_plain(word) else None
    found = known or {parse.normal_form for parse in _parses(word)} or {word.lower()}
    return frozenset(lemma.replace("ё", "е") for lemma in found)


@lru_cache(maxsize=200_000)
def nominal_lemmas(word: str) -> frozenset[str]:
    """The lemmas of `word` as anything but a verb, folded; participles and superlatives count as adjectives.

    `устав` gives `устав` and not `устать`; `данными` gives `данные`, `данный`; `важнейшей` gives `важнейший`. A word
    that can only be a verb gives its verb. A damaged word is read as what it was: letters of the other alphabet as
    Russian ones, two endings in one as either.
    """
    word = fold(word)
    if not _RUSSIAN.fullmatch(word) and _CYRILLIC.search(word):
        word = fold_look_alikes(word)
    if _is_plain(word) and (known := paradigms.nominal_lemmas(word)):
        return known
    parses = [parse for reading in fused_readings(word) or (word,) for parse in _parses(reading)]
    return frozenset(
        {_nominal_lemma(parse) for parse in parses if parse.tag.POS not in paradigms.VERBAL}
        or {fold(parse.normal_form) for parse in parses}
        or {word}
    )


@lru_cache(maxsize=50_000)
def fused_readings(word: str) -> tuple[str, ...]:
    """The two forms of one word, folded, that run together in an unknown `word`; one form if only its case did.

    So tracked changes look when old and new wording are copied without marks: `созданиюи` is `созданию` and `создании`,
    `рРабочая` is `рабочая`. Measured on five documents: 16 of 16 such words, no other.
    """
    word = fold(word)
    if not _SHORTEST_FUSED <= len(word) <= _LONGEST_FUSED or not _RUSSIAN.fullmatch(word) or word_is_known(word):
        return ()
    if word[0] == word[1] and word_is_known(word[1:]):
        return (word[1:],)
    for common in range(len(word) - 2, 1, -1):
        for end in range(common + 1, len(word)):
            old, new = word[:end], word[:common] + word[end:]
            if word_is_known(old) and word_is_known(new) and lemmas(old) & lemmas(new):
                return (old, new)
    return ()


@lru_cache(maxsize=20_000)
def near_words(word: str) -> tuple[str, ...]:
    """The words of the dictionary that lack, add, change or swap one letter of `word`, in alphabetical order."""
    word = word.lower()
    return tuple(sorted(paradigms.near(word) - {word}))


def _is_plain(word: str) -> bool:
    """Whether what the dictionary says of `word` is all that pymorphy3 does; one letter may be an initial, too."""
    return len(word) > 1 and bool(_RUSSIAN.fullmatch(word.lower()))


def _nominal_lemma(parse: pymorphy3.analyzer.Parse) -> str:
    """The form in the nominative singular masculine of a participle or superlative, of others the dictionary form."""
    kind = "Supr" if "Supr" in parse.tag else "PRTF" if parse.tag.POS in paradigms.PARTICIPLES else ""
    full = parse.inflect({kind, "sing", "masc", "nomn"}) if kind else None
    return fold(parse.normal_form if full is None else full.word)


@lru_cache(maxsize=20_000)
def is_function_word(word: str) -> bool:
    """Whether `word` is most likely a preposition, a conjunction or a particle: `в`, and not `право`."""
    return any(parse.tag.POS in _FUNCTIONAL for parse in _parses(fold(word))[:1])


@lru_cache(maxsize=200_000)
def forms(word: str) -> frozenset[str]:
    """All forms of all words that `word` may be a form of, itself among them, folded."""
    return frozenset({fold(word)}.union(*(every for _, every in lexemes(word))))


@lru_cache(maxsize=200_000)
def lexemes(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The words that `word` may be a form of: each lemma with all its forms, folded, in alphabetical order.

    `дня` gives `день` with `день`, `дня`, `дню`, … Words of one spelling and several inflections are one lexeme.
    """
    word = fold(word)
    found = paradigms.lexemes(word) if _is_plain(word) else {}
    for parse in _parses(word) if not found else ():
        found.setdefault(fold(parse.normal_form), set()).update(fold(form.word) for form in parse.lexeme)
    if not found:
        found[word] = {word}
    return tuple((lemma, frozenset(found[lemma])) for lemma in sorted(found))


def transliterate(text: str) -> str:
    """`text` in ASCII lower case: Russian by the BGN/PCGN table less its apostrophes, other letters left out."""
    return "".join(_TRANSLITERATION.get(c, c if c.isascii() else "") for c in text.lower())


@lru_cache(maxsize=200_000)
def parts_of_speech(word: str) -> frozenset[str]:
    """What `word` may be, in OpenCorpora's grammemes: `NOUN`, `GRND`, …; a finite third person is `VERB-3` as well."""
    found: set[str] = set()
    for parse in _parses(word):
        if parse.tag.POS is not None:
            found.add(str(parse.tag.POS))
        if "VERB" in parse.tag and "3per" in parse.tag:
            found.add("VERB-3")
    return frozenset(found)


@lru_cache(maxsize=200_000)
def grammemes(word: str) -> frozenset[str]:
    """All that the dictionary says of the readings of `word`, in OpenCorpora's grammemes: `NOUN`, `plur` or `gent`."""
    return frozenset(str(grammeme) for parse in _parses(word) for grammeme in parse.tag.grammemes)


@lru_cache(maxsize=200_000)
def is_name(word: str) -> bool:
    """Whether `word` most likely is the name of a person or a place: `Иванова`, not `Страховой`."""
    return any(_NAMES & parse.tag.grammemes for parse in _parses(word)[:1])


@lru_cache(maxsize=200_000)
def is_damaged(word: str) -> bool:
    """Whether `word` cannot stand as it is printed: two endings or two first letters run together, two alphabets mixed.

    `созданиюи`, `рРабочая`, and `кибeрбезопасность` with a Latin `e`; not `МСЭ`, `5G`, `ИКТ`.
    """
    mixed = bool(_CYRILLIC.search(word)) and bool(_LATIN.search(word))
    return mixed or bool(fused_readings(word))


@lru_cache(maxsize=100_000)
def agree(adjectives: tuple[str, ...], noun: str) -> bool:
    """Whether all `adjectives` may stand with `noun` in one reading of it: case and number, gender in the singular."""
    return any(
        all(any(p.tag.POS in _ADJECTIVES and _agrees(p, reading) for p in _parses(each)) for each in adjectives)
        for reading in _parses(noun)
        if reading.tag.POS == "NOUN"
    )


def nominative(phrase: str) -> str:
    """`phrase`, a noun with what stands before and after it, in the nominative of its number.

    «глобальной программы кибербезопасности» gives «глобальная программа кибербезопасности». Words that are no
    adjectives before the noun, and all behind it, stay as they are; so does a phrase whose noun is not known.
    """
    words = tuple(tokens(phrase))
    head = next((i for i, word in enumerate(words) if [p.tag.POS for p in _parses(word.text)[:1]] == ["NOUN"]), None)
    if head is None:
        return phrase
    before = [(i, [p for p in _parses(words[i].text) if p.tag.POS in _ADJECTIVES]) for i in range(head)]
    adjectives = [(i, parses) for i, parses in before if parses]
    nouns = [parse for parse in _parses(words[head].text) if parse.tag.POS == "NOUN"]
    fitting = [noun for noun in nouns if all(any(_agrees(p, noun) for p in parses) for _, parses in adjectives)]
    if not fitting:
        return phrase
    noun = fitting[0]
    wanted = {"nomn", str(noun.tag.number)} if noun.tag.number else {"nomn"}
    changed = {head: noun.inflect(wanted)}
    gender = {str(noun.tag.gender)} if noun.tag.number == "sing" and noun.tag.gender else set()
    for i, parses in adjectives:
        changed[i] = next(p for p in parses if _agrees(p, noun)).inflect(wanted | gender)
    result = phrase
    for i in sorted(changed, reverse=True):
        form, word = changed[i], words[i]
        if form is not None and not (word.text.isupper() and len(word.text) > 1):
            written = form.word[:1].upper() + form.word[1:] if word.text[:1].isupper() else form.word
            result = result[: word.start] + written + result[word.end :]
    return result


def _agrees(adjective: pymorphy3.analyzer.Parse, noun: pymorphy3.analyzer.Parse) -> bool:
    """Whether two readings have the same case, number and, in the singular, gender."""
    first, second = adjective.tag, noun.tag
    same = first.case == second.case and first.number == second.number
    return bool(same and (first.number != "sing" or first.gender == second.gender))
