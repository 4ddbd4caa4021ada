"""Instruments that bear a number and are neither resolutions nor decisions: laws, EU regulations, general comments.

«Федеральный закон от 27 июля 2006 г. № 149-ФЗ», «Регламент (ЕС) 2016/679», «замечание общего порядка № 34 (2011)»,
«постановление № 38-17 Межпарламентской Ассамблеи». The date beside the number belongs to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_corpus import russian
from build_corpus.annotations.reference_tokens import Names
from build_corpus.annotations.reference_treaties import Treaty

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Token, Words

_LAWS = frozenset({"закон", "постановление", "приказ", "распоряжение", "указ"})
_UNION = frozenset({"директива", "регламент", "решение"})
_FIRST = _LAWS | _UNION | {"замечание", "общий", "рамочный", "федеральный"}
_UNIONS = frozenset({"ЕС", "ЕЭС", "Евратом", "ЕЭП", "EU"})
_NUMBER = re.compile(r"\d{1,5}(?:[-\u2010\u2011/]\d{1,4})*(?:[-\u2010\u2011][А-ЯA-Z]{1,4}(?!\w))?")
_OF_THE_UNION = re.compile(r"\d{2,4}/\d{1,4}(?:/(?:ЕС|ЕЭС|ПВД|Евратом|ОВПБ)(?!\w))?(?![\w/])")
_OF_THE_ASSEMBLY = re.compile(r"\d{1,2}-\d{1,2}")
"""How the Interparliamentary Assembly of the CIS numbers: the session, then the act."""

COMMITTEES = {
    "Комитет по правам человека": "CCPR",
    "Комитет по экономическим , социальным и культурным правам": "CESCR",
    "Комитет по правам ребенка": "CRC",
    "Комитет по ликвидации дискриминации в отношении женщин": "CEDAW",
    "Комитет по ликвидации расовой дискриминации": "CERD",
    "Комитет против пыток": "CAT",
    "Комитет по защите прав всех трудящихся-мигрантов и членов их семей": "CMW",
    "Комитет по правам инвалидов": "CRPD",
    "Комитет по насильственным исчезновениям": "CED",
}
"""The treaty bodies, and what their symbols begin with."""

_COMMITTEES = Names(COMMITTEES.items())

UNTOLD = "?"
"""Stands for the committee that is not told, in the key of its comment."""

_FIRST_OF_ANOTHER = 1989
"""The Human Rights Committee was the only one with general comments before the CESCR's first, of this year."""
_MOST_OF_ANOTHER = 30
"""No other committee has as many general comments."""

_FAR = 20
_NEAR = 14
_LONGEST_BODY = 8


class Numbered(NamedTuple):
    """A numbered instrument on some tokens."""

    treaty: Treaty | None
    """What it is; None where that cannot be told."""
    noun: str
    end: int
    """The index behind it."""


def may_begin_numbered(token: Token) -> bool:
    """Whether the name of a numbered instrument may begin with `token`."""
    return not token.lemmas.isdisjoint(_FIRST)


def match_numbered(words: Words, index: int) -> Numbered | None:
    """The numbered instrument at `index`; None where there is none."""
    if not may_begin_numbered(words[index]):
        return None
    return _comment(words, index) or _of_the_union(words, index) or _law(words, index)


def _comment(words: Words, index: int) -> Numbered | None:
    """«замечание общего порядка № 16 (1988)», «общая рекомендация № 35»."""
    if words.is_(index, "замечание") and words.is_(index + 1, "общий") and words.is_(index + 2, "порядок"):
        at, word, title = index + 3, "GC", "Замечание общего порядка"
    elif words.is_(index, "общий") and words.is_(index + 1, "рекомендация", "замечание"):
        at = index + 2
        word, title = ("GR", "Общая рекомендация") if words.is_(at - 1, "рекомендация") else ("GC", "Общее замечание")
    else:
        return None
    found = _of_the_series(words, at)
    if found is None:
        return None
    value, year, end = found
    alone = value.isdigit() and (0 < year < _FIRST_OF_ANOTHER or int(value) > _MOST_OF_ANOTHER)
    body = _committee(words, end, end + _NEAR) or ("CCPR" if alone and word == "GC" else "")
    body = body or _committee(words, index - 1, index - _FAR)
    told = f" ({body})" if body else ""
    named = Treaty(f"{title} № {value}{told}", (), key=f"{body or UNTOLD} {word} {value}")
    return Numbered(named, "замечание" if word == "GC" else "рекомендация", end)


def _of_the_series(words: Words, index: int) -> tuple[str, int, int] | None:
    """The number of a comment at `index`, its year (0 for none), and the index behind both."""
    number = _numeral(words, index)
    if number is None:
        return None
    value, end = number
    if words.sign(end, "(") and words[end + 1].is_year and words.sign(end + 2, ")"):
        return value, int(words[end + 1].text), end + 3
    return value, 0, end


def continue_numbered(words: Words, index: int, before: Numbered) -> tuple[int, Numbered] | None:
    """The instrument that goes on a list behind `before`, which ends at `index`, and the index of its number.

    «замечания общего порядка № 25 и № 26», «Федеральные законы № 149-ФЗ и № 152-ФЗ».
    """
    at = words.separator(index, ",")
    found = _of_the_series(words, at) if at is not None else None
    if at is None or found is None or before.treaty is None:
        return None
    value, _, end = found
    head, sign, own = before.treaty.title.partition(" № ")
    federal = own.endswith("-ФЗ")
    if not sign or federal is not value.endswith("-ФЗ") or not (federal or before.treaty.key):
        return None
    title = f"{head} № {value}{own[own.index(' ') :] if ' ' in own else ''}"
    key = f"{before.treaty.key.rpartition(' ')[0]} {value}" if before.treaty.key else ""
    return at, Numbered(Treaty(title, (), key=key), before.noun, end)


def _committee(words: Words, start: int, end: int) -> str:
    """The committee that is named from `start` towards `end`, in the same sentence and before another comment."""
    for at in range(start, max(end, -1), 1 if end > start else -1):
        if words.sign(at, ".", ";", "") or words.is_(at, "замечание"):
            return ""
        if words[at].text in COMMITTEES.values() and words.text[words[at].end :].startswith("/C/GC/"):
            return words[at].text  # «(CRC/C/GC/25)»
        if words[at].text[:1].isupper() and (named := _COMMITTEES.at(words, at)):
            return named[0]
    return ""


def _of_the_union(words: Words, index: int) -> Numbered | None:
    """«Регламент (ЕС) 2016/679», «Директива 2002/58/ЕС»."""
    noun = index + 1 if words.is_(index, "рамочный") else index
    if words[noun].lemmas.isdisjoint(_UNION):
        return None
    at, union = _body(words, noun + 1), ""
    if at > noun + 1 and words.sign(at, "и"):  # «Европейского парламента и Совета»
        at = _body(words, at + 1)
    at = words.date(at) or at if at > noun + 1 else at
    if words.sign(at, "(") and words[at + 1].text in _UNIONS:
        close = next((place for place in range(at + 2, at + 5) if words.sign(place, ")")), None)
        if close is None:
            return None
        union, at = f" {words.text[words[at].start : words[close].end]}", close + 1
    elif words[at].text in _UNIONS:
        union, at = f" ({words[at].text})", at + 1
    at = at + 1 if words.sign(at, "№") else at
    match = _OF_THE_UNION.match(words.text, words[at].start) if words[at].is_number else None
    if match is None or not (union or match[0].count("/") > 1):
        return None
    word = russian.nominative(words.text[words[index].start : words[noun].end])
    title = f"{word[:1].upper()}{word[1:]}{union} {match[0]}"
    return Numbered(Treaty(title, ()), min(words[noun].lemmas & _UNION), words.index(match.end()))


def _law(words: Words, index: int) -> Numbered | None:
    """«Указ Президента Российской Федерации от 5 декабря 2016 г. № 646», «постановление № 38-17 от …»."""
    head = index + 1 if words.is_(index, "федеральный") else index
    if words[head].lemmas.isdisjoint(_LAWS):
        return None
    noun = min(words[head].lemmas & _LAWS)
    behind = _body(words, head + 1)
    dated = words.date(behind)
    number = _numeral(words, dated or behind)
    if number is None:
        return None
    value, end = number
    if dated is None:
        end = words.date(end) or end
    after = _body(words, end) if behind == head + 1 else end
    if noun == "постановление" and _OF_THE_ASSEMBLY.fullmatch(value) and _by_the_assembly(words, index, after):
        title = f"Постановление № {value} Межпарламентской Ассамблеи государств – участников СНГ"
        return Numbered(Treaty(title, (), key=f"IPA CIS {value}"), noun, end)
    named = russian.nominative(words.text[words[index].start : words[head].end])
    body = "".join(words.text[words[head].end : words[behind - 1].end])
    federal = head > index or value.endswith("-ФЗ")
    if not body and not federal:
        return Numbered(None, noun, end)
    word = "Федеральный закон" if federal else f"{named[:1].upper()}{named[1:]}{body}"
    return Numbered(Treaty(f"{' '.join(word.split())} № {value}", ()), noun, end)


def _numeral(words: Words, index: int) -> tuple[str, int] | None:
    """The number behind «№» at `index`, and the index behind it."""
    if not words.sign(index, "№", "N") or not words[index + 1].is_number:
        return None
    match = _NUMBER.match(words.text, words[index + 1].start)
    return None if match is None else (re.sub("[\u2010\u2011]", "-", match[0]), words.index(match.end()))


def _body(words: Words, index: int) -> int:
    """The index behind the name of who issued an act: «Президента Российской Федерации», «Правительства РФ»."""
    at = index
    while at < index + _LONGEST_BODY:
        token = words[at]
        abbreviation = token.is_word and len(token.text) > 1 and token.text.isupper()
        genitive = token.is_word and "gent" in token.grammemes and not russian.is_function_word(token.text)
        if at == index and not (abbreviation or (genitive and token.text[:1].isupper())):
            return index
        if words.sign(at, "–", "—", "-") and words.is_(at + 1, "участник", "член"):
            at += 2
        elif (words.is_(at - 1, "республика") and "Geox" in token.grammemes) or abbreviation or genitive:
            at += 1
        else:
            break
    return at


def _by_the_assembly(words: Words, index: int, end: int) -> bool:
    """Whether the Interparliamentary Assembly is named in the sentence."""
    near = range(max(index - _FAR, 0), end)
    return any(words.sign(at, "МПА") or words.is_(at, "межпарламентский") for at in near)
