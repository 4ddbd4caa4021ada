"""Resolutions, decisions, opinions, questions and recommendations cited by their numbers, alone and in lists.

«резолюциях 73/266 и 73/27», «резолюции 53/70 от 4 декабря 1998 года, 54/49 от …», «резолюции 2131 (XX)», «Резолюциями
50 (Пересм. Женева, 2022 г.) и 52 (…)», «Вопросу 3/2 МСЭ-D». A body or an edition printed behind the last of a list is
that of all before it that have none of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.reference_bodies import BODIES, OWN, match_body
from build_corpus.annotations.reference_editions import match_editions
from build_corpus.annotations.reference_numbers import Form, Number, match_number, match_series
from build_corpus.annotations.reference_sectors import behind_edition, of_study_group, sector_at
from build_corpus.annotations.reference_tokens import CLOSING_QUOTE
from build_corpus.model import ReferenceKind

if TYPE_CHECKING:
    from build_corpus.annotations.reference_bodies import Body
    from build_corpus.annotations.reference_editions import Edition
    from build_corpus.annotations.reference_tokens import Words

NOUNS = {
    "резолюция": ReferenceKind.RESOLUTION,
    "решение": ReferenceKind.DECISION,
    "мнение": ReferenceKind.OPINION,
    "вопрос": ReferenceKind.QUESTION,
    "рекомендация": ReferenceKind.RECOMMENDATION,
}
"""The noun that each kind of act is cited with."""

ABBREVIATED = {
    "Рек": ReferenceKind.RECOMMENDATION,
    "Рез": ReferenceKind.RESOLUTION,
    "рез": ReferenceKind.RESOLUTION,
}
"""How the nouns are printed before a full stop."""

_NAMES_ONLY = (ReferenceKind.OPINION, ReferenceKind.QUESTION, ReferenceKind.RECOMMENDATION)
"""Cited with a capital letter; otherwise the words mean what they mean to everybody."""

_LONGEST_TITLE = 80
"""Tokens of a title in quotation marks that a list goes on behind."""

_LONGEST_SPEECH = 24
"""Tokens from what a body is said to have adopted to what else it has."""

_ADOPTED = frozenset(
    {*("принял", "приняла", "принимает", "одобрил", "одобрила"), *("утвердил", "утвердила", "издал", "издала")}
)
"""What bodies do with acts of their own."""

_LONGEST_BODY = 9
"""Words in the longest name of a body."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act on the characters `start` to `end` of a text, as far as the text tells."""

    kind: ReferenceKind
    number: Number
    start: int
    end: int
    body: Body | None = None
    editions: tuple[Edition, ...] = ()
    sector: str = ""
    """The sector of the ITU that a question or a recommendation belongs to: `T`, `D`, `R`."""


@dataclass(frozen=True, slots=True)
class ActList:
    """Acts that are cited together."""

    acts: tuple[Act, ...]
    end: int
    """The index behind the last token of their numbers, dates and bodies."""


def noun_at(words: Words, index: int) -> ReferenceKind | None:
    """The kind of act that the word at `index` is the noun of."""
    token = words[index]
    if not token.is_word:
        return None
    kind = next((kind for noun, kind in NOUNS.items() if noun in token.lemmas), None)
    if words.sign(index + 1, ".") and token.text in ABBREVIATED:
        return ABBREVIATED[token.text]
    return None if kind in _NAMES_ONLY and not token.text[0].isupper() else kind


def match_acts(words: Words, index: int) -> ActList | None:
    """The acts that are cited from the noun at `index` on; None where none is."""
    kind = noun_at(words, index)
    if kind is None:
        return None
    sector, at = sector_at(words, index + 2 if words.sign(index + 1, ".") else index + 1)
    named = match_body(words, at)
    body, at = named if named is not None else (_own(words, index), at)
    recommends = kind is ReferenceKind.RECOMMENDATION
    found = _items(words, at, kind, body, series=recommends or (bool(sector) and kind is not ReferenceKind.QUESTION))
    if found is None or (recommends and not (sector or all(act.sector for act in found.acts))):
        return None
    first = replace(found.acts[0], start=words[index].start)
    acts = tuple(replace(act, sector=act.sector or sector) for act in (first, *found.acts[1:]))
    return ActList(acts, found.end)


def continue_list(words: Words, index: int, last: Act) -> ActList | None:
    """The resolutions from the bare number at `index` on that go on a list which a title has interrupted.

    «резолюции 55/63 от … о борьбе с …, 57/239 от …»: only numbers with a session since 1976, or like the `last` those
    of a body that numbers so, before a date, a title, a body, or the end.
    """
    small = last.number.is_small and last.body is not None
    found = _items(words, index, ReferenceKind.RESOLUTION, last.body if small else None)
    if found is None or found.acts[0].number.form is not Form.SESSION or found.acts[0].number.is_small is not small:
        return None
    follows = words[words.index(found.acts[0].end)]
    dated = words.date(words.index(found.acts[0].end)) is not None
    fits = dated or follows.text in (",", ";", ".", ")", "", "о", "об", "и", "«") or len(found.acts) > 1
    return found if fits or follows.text[:1].isupper() else None


def _items(words: Words, index: int, kind: ReferenceKind, body: Body | None, *, series: bool = False) -> ActList | None:
    acts: list[Act] = []
    at = _number_sign(words, index)
    end = index
    open_from = 0  # the first act that a body or an edition behind it may still belong to
    while found := _item(words, at, kind, series=series):
        new, end = found
        if acts and new[0].number.form.family != acts[0].number.form.family:
            break
        acts += new
        acts, open_from = _shared(acts, open_from)
        separated = words.separator(_behind_title(words, end), ",", ";") or _dash(words, end, acts[-1].number.form)
        if separated is None:
            break
        at = _number_sign(words, separated)
    else:
        if not acts:
            return None
    return ActList(tuple(replace(act, body=act.body or body) for act in acts), end)


def _item(words: Words, index: int, kind: ReferenceKind, *, series: bool) -> tuple[list[Act], int] | None:
    """The act at `index`, or both where two numbers run together, and the index behind all that belongs to it."""
    sector = ""
    if series:
        sector, at = sector_at(words, index)
        numbers, at = match_series(words, at)
    else:
        numbers, at = match_number(words, index, question=kind is ReferenceKind.QUESTION)
    if not numbers:
        return None
    start, end = words[index].start, words[at - 1].end
    body: Body | None = None
    editions: tuple[Edition, ...] = ()
    at = behind_edition(words, at) if series else at
    if series and not sector and sector_at(words, at)[0]:
        sector, at = sector_at(words, at)
        end = words[at - 1].end
    while True:
        if not editions and numbers[-1].form is Form.PLAIN and (edition := match_editions(words, at)):
            editions, edition_body, at = edition
            body, end = body or edition_body, words[at - 1].end
        elif (behind := words.date(at)) is not None:
            at = behind
        elif kind is ReferenceKind.QUESTION and not sector and (group := of_study_group(words, at)):
            sector, at = group
        elif body is None and kind is not ReferenceKind.QUESTION and (named := match_body(words, at)):
            body, at = named
        else:
            break
    acts = [Act(kind, number, number.start, number.end, body, editions, sector) for number in numbers]
    acts[0] = replace(acts[0], start=start)
    acts[-1] = replace(acts[-1], end=end)
    return (acts, at) if _is_cited(words, at, acts[-1]) else None


def _is_cited(words: Words, index: int, act: Act) -> bool:
    """Whether a plain number is that of an act: «Резолюция 130», and not «решение 5 государств»."""
    if act.number.form is not Form.PLAIN or act.body is not None or act.editions:
        return True
    if act.kind is ReferenceKind.OPINION:
        return False
    follows = words[index]
    counted = words[index + 2]
    if words.sign(index, "и", "или") and words[index + 1].is_number and counted.text[:1].islower():  # «2 и 3 уровней»
        return "NOUN" not in counted.grammemes
    if follows.is_word and not russian.is_function_word(follows.text):
        return follows.grammemes.isdisjoint({"NOUN", "ADJF", "NUMR", "PRTF"})
    return follows.text not in ("%", "-", "–", "/", "№")


def _shared(acts: list[Act], open_from: int) -> tuple[list[Act], int]:
    """`acts` with the body and the edition of the last given to those before it that have none."""
    last = acts[-1]
    shared = [
        replace(
            act,
            body=act.body or last.body,
            editions=act.editions or last.editions,
            sector=act.sector or last.sector,
        )
        for act in acts[open_from:]
    ]
    complete = last.body is not None or bool(last.editions) or bool(last.sector)
    return [*acts[:open_from], *shared], len(acts) if complete else open_from


def _own(words: Words, index: int) -> Body | None:
    """The body that the noun at `index` is said to be of by «свои резолюции», «своей предыдущей резолюции».

    That is the one named right before («Генеральная Ассамблея в своей резолюции»), or else the document's own.
    """
    at = next((place for place in (index - 1, index - 2) if words.is_(place, "свой")), None)
    if at is None:
        return _speaker(words, index)
    end = at - 1 if words.sign(at - 1, "в", "на", "о") else at
    return _body_before(words, end) or OWN


def _body_before(words: Words, end: int) -> Body | None:
    """The body whose name ends before the index `end`."""
    for start in range(max(end - _LONGEST_BODY, 0), end):
        named = match_body(words, start)
        if named is not None and named[1] == end:
            return named[0]
    return None


def _speaker(words: Words, index: int) -> Body | None:
    """The body that speaks of the noun at `index`: «Совет по правам человека в резолюции …, а в решении …».

    One that stands right before «в резолюции» or «принял резолюцию»; behind it, in the same sentence, it goes on to
    speak of others until another body is named.
    """
    for at in range(index, max(index - _LONGEST_SPEECH, 0), -1):
        if at < index and (words.sign(at, ".", ";") or match_body(words, at) is not None):
            return None
        said = words.sign(at - 1, "в") or words[at - 1].text in _ADOPTED
        if noun_at(words, at) and said and (body := _body_before(words, at - 1)):
            goes_on = at == index or words.sign(index - 1, "в", "и", ",")
            return body if goes_on and body in BODIES else None
    return None


def _number_sign(words: Words, index: int) -> int:
    return index + 1 if words.sign(index, "№", "N") and words[index + 1].is_number else index


def _dash(words: Words, index: int, form: Form) -> int | None:
    """The index behind the dash of a range at `index`: «резолюции 78/252–78/255»; of those between none is named."""
    ranged = form is Form.SESSION and words.sign(index, "–", "—", "-") and words[index + 1].is_number
    return index + 1 if ranged and words.sign(index + 2, "/") else None


def _behind_title(words: Words, index: int) -> int:
    """The index behind a title in quotation marks at `index`, or `index`."""
    at = index
    if words.sign(at, ",") and words.is_(at + 1, "озаглавить", "озаглавленный"):
        at += 2
    elif words.is_(at, "озаглавить", "озаглавленный"):
        at += 1
    closing = CLOSING_QUOTE.get(words[at].text)
    if closing is None:
        return index
    for place in range(at + 1, min(at + _LONGEST_TITLE, len(words))):
        if words.sign(place, closing):
            return place + 2 if at > index and words.sign(place + 1, ",") and _goes_on(words, place + 2) else place + 1
    return index


def _goes_on(words: Words, index: int) -> bool:
    """Whether what stands behind the comma that closes «, озаглавленной «…»,» goes on the list by itself."""
    return words.sign(index, "и", "или", ",", "а")
