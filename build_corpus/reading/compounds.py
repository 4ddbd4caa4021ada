"""What Russian orthography and the dictionary say of two parts that a line's end parted: one word or a compound.

The dictionary alone is no judge: it has solid spellings of compounds («военнотехнический», «штрихкод»), and lacks
many compounds and many new words. The rules are those of the Academy's orthography (2006), in the order that makes
the fewest mistakes on the words of the dictionary itself, each taken out of it in turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_corpus.russian import word_is_known

_ADVERBIAL = re.compile(r".*(?:ому|ему|ски|цки|ьи|ых|их)\Z")
_PARTICLES_AFTER = frozenset({"то", "либо", "нибудь", "таки", "ка"})
_HOSTS_OF_TAKI = frozenset({"все", "всё", "опять", "так", "довольно", "прямо", "действительно"})
_INDEFINITE = frozenset({"кое", "кой"})
_HYPHEN_PREFIXES = frozenset(
    {"веб", "онлайн", "офлайн", "интернет", "медиа", "мини", "макси", "пресс", "вице", "унтер", "обер", "экс", "бизнес"}
)
"""First parts that are written with a hyphen before a whole word; экс-министр, but экс|пертов."""
# fmt: off
_SOLID_PREFIXES = (
    "авиа", "авто", "агро", "анти", "аудио", "био", "взаимо", "видео", "вне", "внутри", "высоко", "гео", "гидро",
    "гипер", "дез", "инфра", "квази", "кибер", "контр", "макро", "между", "меж", "микро", "много", "моно", "мульти",
    "нано", "недо", "нео", "общее", "обще", "около", "пере", "поли", "пост", "прото", "псевдо", "радио", "само",
    "сверх", "сейсмо", "спец", "средне", "супер", "теле", "термо", "транс", "трех", "трёх", "ультра", "четырех", "фото",
    "экзо", "эко", "экстра", "электро", "энерго",
)
"""First parts that are written together with a word, the longer before the shorter."""
_FIELDS = frozenset({
    "американо", "англо", "арабо", "афгано", "германо", "греко", "испано", "итало", "палестино", "франко", "японо",
    "биолого", "геолого", "идеолого", "историко", "критико", "логико", "математико", "медико", "механико",
    "политико", "правово", "психолого", "социально", "технико", "технолого", "физико", "философско", "химико",
    "эколого", "экономико", "юридико",
})
"""First parts that name a nation or a field, with a hyphen before an adjective: историко-правовой."""
# fmt: on
_ENGLISH_PREFIXES = frozenset(
    {
        "cross",
        "end",
        "ex",
        "high",
        "long",
        "low",
        "non",
        "open",
        "self",
        "short",
        "state",
        "third",
        "two",
        "vice",
        "well",
    }
)
"""First parts that notes in English mostly write with a hyphen: open-ended."""
_SIDES = frozenset({"северо", "южно", "юго", "восточно", "западно", "центрально"})
_OTHER_SIDE = re.compile(r"(?:запад|восто[кч])\w*")
_SPEAKERS = re.compile(r"(?:говорящ|язычн|подданн)\w+")
_ADJECTIVE = re.compile(r".{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими)\Z")
_ONLY_ADJECTIVE = re.compile(r".{2,}(?:ый|ая|яя|ое|ее|ые|ого|его|ому|ему|ую|юю|ых|ыми|ими)\Z")
"""The endings of full adjectives that no noun's form shares."""
_ENDING = re.compile(r"(?:тель|вш|нич|ств|ческ|ност|ющ|ящ|ова|ева|ник|ниц|лив|щик|чик|ск|нув|ка\Z|ни[яею])")
"""What looks like a word but is mostly the end of one: возбуди|тельных."""

_WORD = 4
"""A part of so many letters, if the dictionary has it, is a word rather than a syllable."""
_NEW_WORD = 6
"""A part of so many letters may be a word that the dictionary does not have."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of the hyphen at a line's end."""

    keep: bool
    doubtful: bool = False
    """Whether the evidence is weak and an editor should look."""


_JOIN = Decision(keep=False)
_KEEP = Decision(keep=True)


def decide_by_language(a: str, b: str) -> Decision:  # noqa: PLR0911 - one rule a line
    """Whether `a` and `b`, in lower case, are one word or the parts of a compound."""
    if a.isascii():
        return Decision(keep=a in _ENGLISH_PREFIXES and len(b) >= _WORD, doubtful=True)
    if _is_particle_compound(a, b) or (a in _HYPHEN_PREFIXES and _is_word(b) and _parts_from(a, b)):
        return _KEEP
    if a in _SIDES and _is_word(b):
        return _KEEP if _OTHER_SIDE.fullmatch(b) else _JOIN
    joined, compound = word_is_known(a + b), word_is_known(f"{a}-{b}")
    if joined and compound:
        return Decision(keep=len(a) >= _WORD - 1 and len(b) >= _WORD and a not in _SOLID_PREFIXES, doubtful=True)
    if joined:
        return _decide_known(a, b)
    if compound or (a in _FIELDS and _is_word(b) and _SPEAKERS.fullmatch(b) is None):
        return _KEEP
    if a in _SOLID_PREFIXES:
        return Decision(keep=False, doubtful=not word_is_known(b))
    if _is_prefixed(a + b) and not word_is_known(a):
        return _JOIN
    return _decide_unknown(a, b)


def _parts_from(prefix: str, b: str) -> bool:
    """Whether `prefix` is one before `b`; веб-сайт is, though «вебсайт» is in the dictionary."""
    return prefix == "веб" or not word_is_known(prefix + b)


def _decide_known(a: str, b: str) -> Decision:
    """Decide when the dictionary has the solid spelling only: a compound of two adjectives is a slip in it."""
    slip = a.endswith("нно") and len(a) > _WORD and _is_adjective(a[:-1] + "ый") and _is_adjective(b)
    return Decision(keep=True, doubtful=True) if slip and _is_word(b) else _JOIN


def _decide_unknown(a: str, b: str) -> Decision:
    """Decide when the dictionary has neither spelling."""
    two_kinds = _ONLY_ADJECTIVE.fullmatch(b) is not None and a[-1] not in "ое"
    if _is_word(a) and _is_word(b) and _ENDING.match(b) is None and not two_kinds:
        return _KEEP
    if a[-1] in "ое" and len(a) > _WORD and _is_word(b):
        if a.endswith(("ско", "цко")) and word_is_known(a[:-1] + "ий"):
            return Decision(keep=_SPEAKERS.fullmatch(b) is None)
        if _is_adjective(b) and any(word_is_known(a[:-1] + ending) for ending in ("ый", "ий", "ой")):
            return Decision(keep=True, doubtful=True)
    may_be_first = len(a) >= _WORD - 1 and (a[-1] in "ое" or word_is_known(a))
    may_be_last = len(b) >= _WORD and (word_is_known(b) or len(b) >= _NEW_WORD)
    return Decision(keep=False, doubtful=may_be_first and may_be_last)


def _is_particle_compound(a: str, b: str) -> bool:
    """Whether orthography puts a hyphen between `a` and `b`: что-либо, по-разному, во-вторых, кое-кто."""
    if word_is_known(a + b):
        return False
    if b in _PARTICLES_AFTER:
        return a in _HOSTS_OF_TAKI if b == "таки" else word_is_known(a)
    if a in _INDEFINITE:
        return word_is_known(b)
    if a == "по":
        return _ADVERBIAL.match(b) is not None and word_is_known(b)
    return a in ("во", "в") and b.endswith(("ых", "их")) and word_is_known(b)


def _is_prefixed(word: str) -> bool:
    """Whether `word` is a word of the dictionary behind a prefix: межсекторальный, взаимоусиливающий."""
    return any(word.startswith(prefix) and _is_word(word[len(prefix) :]) for prefix in _SOLID_PREFIXES)


def _is_word(part: str) -> bool:
    return len(part) >= _WORD and word_is_known(part)


def _is_adjective(word: str) -> bool:
    """Whether `word` has the ending of a full adjective and is in the dictionary."""
    return _ADJECTIVE.fullmatch(word) is not None and word_is_known(word)
