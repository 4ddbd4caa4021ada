"""What a citation names: the instrument with its canonical name and title, as the document that cites it means it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from build_corpus import numerals
from build_corpus.annotations import reference_bodies as bodies
from build_corpus.annotations.reference_acts import Act, match_acts
from build_corpus.annotations.reference_numbers import Form
from build_corpus.annotations.reference_settings import Setting, own_body
from build_corpus.annotations.reference_tokens import Words
from build_corpus.annotations.symbols import parse_symbol
from build_corpus.model import Instrument, ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from build_corpus.annotations.reference_bodies import Body
    from build_corpus.annotations.reference_numbers import Number
    from build_corpus.model import Document

_LAST_ROMAN_SESSION_OF_THE_ASSEMBLY = 30

_ACT = {
    ReferenceKind.RESOLUTION: ("RES", "Res.", "Резолюция"),
    ReferenceKind.DECISION: ("DEC", "Dec.", "Решение"),
    ReferenceKind.OPINION: ("", "Opinion", "Мнение"),
}
"""For each kind of act its part in a symbol, in a canonical name, and the Russian word."""

_HEAD = 6
"""So many lines of a document may print what it is called."""
_NONE_HAS_IT = 10**9
_LEAST_OF_THE_COUNCIL = {ReferenceKind.RESOLUTION: 1000, ReferenceKind.DECISION: 400}
"""From these numbers on the acts of the ITU are those of its Council; no conference has adopted as many."""

_SERIES = re.compile(r"(.+)/(RES|DEC)/([^/]+(?:/\d+[A-Z-]*)?)")
_DATED = re.compile(r"[A-Z]+/RES/(\d+)\([^)]+\)[A-Z]?")
_COUNCILS = {
    Form.SESSION: bodies.HUMAN_RIGHTS_COUNCIL,
    Form.SECURITY: bodies.SECURITY_COUNCIL,
    Form.ANNUAL: bodies.ECOSOC,
}
"""The councils by the form of their numbers, which no two of them share."""

_OF_THE_OSCE = re.compile(r"(PC|MC)\.DEC/(\d+(?:/\d+)?)")
_OSCE = {"PC": bodies.OSCE_COUNCIL, "MC": bodies.OSCE_MINISTERS}
_OLD = re.compile(r"(\d+)\(([^)]+)\)([A-Z].*)?")
_TITLES = {body.key: body.genitive for body in bodies.BODIES if not body.is_itu}


def with_acts(setting: Setting, acts: Iterable[Act], symbols: Iterable[str] = ()) -> Setting:
    """`setting` with what the `acts` and `symbols` that its document cites tell of others with the same number."""
    found: dict[tuple[ReferenceKind, str], set[Body]] = defaultdict(set)
    sectors: dict[str, set[str]] = defaultdict(set)
    in_full: dict[str, set[str]] = defaultdict(set)
    for symbol in symbols:
        if match := _DATED.fullmatch(symbol):
            in_full[match[1]].add(symbol)
        if match := _OF_THE_OSCE.fullmatch(symbol):
            found[ReferenceKind.DECISION, match[2]].add(_OSCE[match[1]])
    for act in acts:
        body = _body(act, setting)
        if body is not None and (act.number.form is Form.PLAIN or act.body is not None):
            found[act.kind, act.number.value].add(body)
        dated = act.kind is ReferenceKind.RESOLUTION and act.number.form in (Form.SECURITY, Form.ROMAN)
        if dated and body is not None and (whole := _adopted(act.kind, act.number.value, body)):
            in_full[act.number.value.partition("(")[0]].add(whole.name)
        if act.kind is ReferenceKind.QUESTION and act.sector:
            sectors[act.number.value].add(act.sector)
    return replace(
        setting,
        by_number={key: values.pop() for key, values in found.items() if len(values) == 1},
        sectors={key: values.pop() for key, values in sectors.items() if len(values) == 1},
        in_full={key: values.pop() for key, values in in_full.items() if len(values) == 1},
    )


def own_name(document: Document) -> tuple[str, str] | None:
    """The canonical name of `document` and its edition; None where it has none.

    By the symbol in its metadata («A/75/816», «Резолюция 130 (Пересм. Бухарест, 2022 г.)») or, without one, by what its
    first lines print so.
    """
    symbol = document.metadata.symbol
    if symbol is None:
        first = [block.text.text for block in islice(document.blocks(), _HEAD)]
        designated = (text for text in first if (acts := match_acts(Words(text), 0)) and acts.end == len(Words(text)))
        printed = next(designated, "")
    else:
        printed = symbol.value
    if name := parse_symbol(printed):
        return name, ""
    acts = match_acts(Words(printed), 0)
    if acts is None or len(acts.acts) != 1 or len(acts.acts[0].editions) > 1:
        return None
    instrument = act_instrument(acts.acts[0], Setting(own_body(document)))
    edition = acts.acts[0].editions[0].label if acts.acts[0].editions else ""
    return (instrument.name, edition) if instrument is not None else None


def act_instrument(act: Act, setting: Setting) -> Instrument | None:
    """What `act` is; None where neither the text nor `setting` tells."""
    number = act.number.value
    sector = act.sector or setting.sectors.get(number, "")
    if not number:
        return None
    if act.kind is ReferenceKind.QUESTION:
        of = f"-{sector}" if sector else ""
        return Instrument(f"ITU{of} Question {number}", f"Вопрос {number} МСЭ{of}")
    if act.kind is ReferenceKind.RECOMMENDATION:
        return Instrument(f"ITU-{sector} {number}", f"Рекомендация МСЭ-{sector} {number}")
    if act.number.form is Form.SERIES:
        _, word, russian_word = _ACT[act.kind]
        return Instrument(f"ITU-{sector} {word} {number}", f"{russian_word} МСЭ-{sector} {number}")
    body = _body(act, setting)
    if full := _in_full(act, body, setting):
        return symbol_instrument(full)
    return None if body is None else _adopted(act.kind, number, body)


def _in_full(act: Act, body: Body | None, setting: Setting) -> str:
    """The symbol of a resolution of which `act` has the number alone, where the document prints its year, too."""
    if act.kind is not ReferenceKind.RESOLUTION or act.number.form is not Form.PLAIN or act.editions:
        return ""
    full = setting.in_full.get(act.number.value, "")
    said = _meant(act.body, setting) if act.body is not None else None
    fits = {None: True, bodies.SECURITY_COUNCIL: full.startswith("S/"), bodies.GENERAL_ASSEMBLY: full.startswith("A/")}
    unsaid = act.body is None or act.body in (bodies.OWN, bodies.COUNCIL)
    if said is None and not unsaid:
        return ""
    return full if fits.get(said, False) and (body is None or not body.is_itu) else ""


def _adopted(kind: ReferenceKind, number: str, body: Body) -> Instrument | None:
    """The act of `body` with this number."""
    part, word, russian_word = _ACT[kind]
    title = f"{russian_word} {number} {body.genitive}"
    if body.is_itu:
        return Instrument(f"{body.key} {word} {number}", title)
    if body in (bodies.OSCE_COUNCIL, bodies.OSCE_MINISTERS):
        return Instrument(f"{body.key}.DEC/{number}", title)
    return symbol_instrument(f"{body.key}/{part}/{number}") if part else None


def symbol_instrument(name: str) -> Instrument:
    """What the document with the symbol `name` is: «Резолюция 73/27 Генеральной Ассамблеи», or the symbol itself."""
    match = _SERIES.fullmatch(name)
    if match is None or match[1] not in _TITLES:
        return Instrument(name, name)
    number = match[3]
    if old := _OLD.fullmatch(number):
        number = f"{old[1]} {old[3]} ({old[2]})" if old[3] else f"{old[1]} ({old[2]})"
    else:
        number = re.sub(r"(?<=\d)(?=[A-Z])", " ", number)
    return Instrument(name, f"{'Резолюция' if match[2] == 'RES' else 'Решение'} {number} {_TITLES[match[1]]}")


def _body(act: Act, setting: Setting) -> Body | None:
    """The body that adopted `act`, None where it cannot be told."""
    body = _meant(act.body, setting)
    unsaid = act.body is None or (act.body is bodies.OWN and body is None)
    if act.number.form is not Form.PLAIN:
        if unsaid:
            body = setting.by_number.get((act.kind, act.number.value)) or _usual(act.number, setting)
        elif act.body is bodies.COUNCIL and body is None and not setting.is_itu:
            body = _COUNCILS.get(act.number.form)
        return body if body is not None and _numbers_so(body, act.number) else None
    if not unsaid:
        fits = body is not None and (body.is_itu or body in (bodies.SECURITY_COUNCIL, bodies.OSCE_COUNCIL))
        return body if fits else None
    held = {bodies.conference(edition.place, edition.year) for edition in act.editions if edition.year} - {None}
    if len(held) == 1:
        return held.pop()
    if setting.own is bodies.OSCE_COUNCIL and act.kind is ReferenceKind.DECISION:
        return setting.own
    council = setting.is_itu and int(act.number.value) >= _LEAST_OF_THE_COUNCIL.get(act.kind, _NONE_HAS_IT)
    return bodies.ITU_COUNCIL if council else setting.by_number.get((act.kind, act.number.value))


def _meant(body: Body | None, setting: Setting) -> Body | None:
    """The body that is meant by «своя резолюция», «настоящей Конференции», «Совета»; others as they are."""
    if body is bodies.OWN:
        return setting.own
    if body is bodies.COUNCIL:
        if setting.is_itu:
            return bodies.ITU_COUNCIL
        councils = (bodies.SECURITY_COUNCIL, bodies.ECOSOC, bodies.HUMAN_RIGHTS_COUNCIL)
        return setting.own if setting.own in councils else None
    return body


def _usual(number: Number, setting: Setting) -> Body:
    """The body whose numbers have this form, where none is named."""
    if number.is_small and setting.own is bodies.HUMAN_RIGHTS_COUNCIL:
        return setting.own
    return {Form.SECURITY: bodies.SECURITY_COUNCIL, Form.ANNUAL: bodies.ECOSOC}.get(
        number.form, bodies.GENERAL_ASSEMBLY
    )


def _numbers_so(body: Body, number: Number) -> bool:
    """Whether `body` numbers its acts in this way."""
    if body is bodies.OSCE_MINISTERS:
        return number.form is Form.SESSION
    if number.form is Form.SECURITY:
        return body is bodies.SECURITY_COUNCIL
    if number.form is Form.ANNUAL:
        return body in (bodies.ECOSOC, bodies.HUMAN_RIGHTS_COMMISSION)
    if number.form is Form.ROMAN:
        old = _session(number.value) <= _LAST_ROMAN_SESSION_OF_THE_ASSEMBLY
        return body is bodies.ECOSOC or (body is bodies.GENERAL_ASSEMBLY and old)
    return body is bodies.HUMAN_RIGHTS_COUNCIL or (body is bodies.GENERAL_ASSEMBLY and not number.is_small)


def _session(value: str) -> int:
    """The session in `2131(XX)`; 0 for a special one."""
    roman = value.partition("(")[2].partition(")")[0]
    return 0 if roman.startswith("S-") else numerals.value(roman)
