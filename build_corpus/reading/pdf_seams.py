"""How well one line of running text follows another: by their signs and letters, and by the grammar of two words."""

from __future__ import annotations

import re
from functools import lru_cache

from build_corpus.reading.hyphens import HYPHENS, is_broken
from build_corpus.reading.pdf_lines import ends_sentence
from build_corpus.russian import agree, grammemes, parts_of_speech, word_is_known

_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)(\d{0,3})\Z")
_FIRST_WORD = re.compile(r"[«“„\"(]*([^\W\d_]+(?:-[^\W\d_]+)*)")
_BEHIND_COMMA = re.compile(r"(?:чтобы|поскольку|котор(?:ый|ая|ое|ые|ого|ой|ых|ому|ым|ыми|ую|ом)|с тем чтобы)\b")
_FIXED = (("тем чтобы", "с"), ("чтобы", "с тем"), ("также", "а"))
"""What a line must begin with behind a line that ends so, and the reverse."""
_CONNECTS = re.compile(r"(?:чтобы|тем чтобы|с тем чтобы|поскольку|котор[а-я]{2,3}|также|том числе|и|или|но|а|же)\b")
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
_NUMBERS = frozenset({"sing", "plur"})
_PREPOSITIONS = frozenset({"в", "с", "к", "о", "по", "на", "за", "у", "от", "до"})
_END = 60
"""Characters at an end of a line that are looked at."""


def seam(before: str, after: str, *, labelled: bool) -> float:
    """How much speaks for the line `after` standing behind the line `before`, from -3 to 3.

    `labelled` says that the number of a paragraph stands between them. An empty line is the end of the text.
    """
    return _seam(before[-_END:], after[:_END], labelled)


@lru_cache(maxsize=50_000)
def _seam(before: str, after: str, labelled: bool) -> float:  # noqa: FBT001 - the cache takes no names
    if not before or not after:
        return 0.0
    lower = after.lstrip('«“„"([')[:1].islower()
    if before[-1] in HYPHENS and before[-2:-1].isalpha():
        if not lower or labelled or not is_broken(before, after):
            return -3.0
        return 2.0 if _is_word(before, after) else -1.0
    if ends_sentence(before):
        return _behind_stop(before, after, labelled=labelled) if lower else 1.0 if labelled else 0.5
    if labelled:
        return -3.0
    return 1.0 + _grammar(before, after) if lower else -1.5 if _is_common(after) else 0.0


def _behind_stop(before: str, after: str, *, labelled: bool) -> float:
    """How well a line in lower case follows one that ends a sentence or an item."""
    if _CONNECTS.match(after):
        return -2.5
    in_list = before[-1] in ";:"
    return (-0.5 if in_list else -1.0) if labelled else 0.0 if in_list else -2.0


def _is_word(before: str, after: str) -> bool:
    """Whether the halves of a broken word make one that the dictionary knows, together or as a compound."""
    last, first = _LAST_WORD.search(before[:-1]), _FIRST_WORD.match(after)
    if last is None or first is None:
        return False
    ending, beginning = last[1], first[1]
    compound = ending[-1] in "ое" and word_is_known(ending.rsplit("-", 1)[-1]) and word_is_known(beginning)
    return compound or word_is_known(ending + beginning) or word_is_known(f"{ending}-{beginning}")


def _is_common(text: str) -> bool:
    """Whether the first word owes its capital to its place."""
    match = _FIRST_WORD.match(text)
    word = match[1] if match else ""
    return word[:2].istitle() and len(word) > 1 and word_is_known(word)


def _grammar(before: str, after: str) -> float:
    """What the last word of one line and the first of the next, in lower case, say of their standing together."""
    fixed = _fixed_phrase(before, after)
    if fixed:
        return fixed
    if _BEHIND_COMMA.match(after):
        return 1.0 if before[-1] == "," or re.search(r"\b(?:тем|того|тому|в|на|для|о)\Z", before) else -2.0
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if last is None or first is None:
        return 0.0
    ending, beginning = last[1].rsplit("-", 1)[-1], first[1].rsplit("-", 1)[-1]
    found, following = parts_of_speech(ending), parts_of_speech(beginning)
    if found and found <= _ADJECTIVES:
        return _behind_adjective(ending, beginning)
    if found == {"PREP"} or ending.lower() in _PREPOSITIONS:
        return 0.5 if following & {"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"} else -2.0
    return 0.0


def _fixed_phrase(before: str, after: str) -> float:
    """What fixed phrases say, «с тем | чтобы», «а | также», of which one line holds a half; 0 where none does."""
    for beginning, ending in _FIXED:
        begins, ends = after.startswith(f"{beginning} "), before.endswith(f" {ending}")
        if begins and ends:
            return 1.5
        if begins and not (beginning == "чтобы" and before[-1] == ","):
            return -2.0
        if ends and ending != "с":  # «с учетом», «с тем»
            return -2.0
    return 0.0


def _behind_adjective(adjective: str, word: str) -> float:
    """How well a word follows an adjective, which agrees with the noun or the adjective behind it."""
    following = parts_of_speech(word)
    if "CONJ" in following or "PREP" in following:
        return 0.0
    if agree((adjective,), word):
        return 1.0
    common = grammemes(adjective) & grammemes(word)
    return 0.5 if following & _ADJECTIVES and common & _CASES and common & _NUMBERS else -2.0


def begins_paragraph(text: str) -> bool:
    """Whether a line may begin a paragraph: with a capital or, as in resolutions, with a verb: «вновь призывает»."""
    if not text[0].islower():
        return text[0].isalpha() or text[0] in "«“"
    words = [parts_of_speech(word.strip(",")) for word in text.split()[:2]]
    return "VERB" in words[0] or (len(words) > 1 and "ADVB" in words[0] and "VERB" in words[1])
