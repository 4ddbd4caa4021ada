"""Labels that only the series they belong to tells from the words of a text: `2.1 Запрос`, `а. подготовка`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from build_corpus.structure import grammar
from build_corpus.structure.labels import (
    HeadingLabel,
    LabelStyle,
    bare_decimal,
    dotted_letter,
    letter_values,
    number_values,
    roman_value,
)
from build_corpus.structure.nesting import follows
from build_corpus.structure.parts import Part, Play

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.structure.labels import Label


def with_series(parts: Sequence[Part]) -> list[Part]:
    """`parts` with those labelled whose label continues or begins a series, though nothing but a space follows it."""
    return _with_numbered_headings(_with_decimals(_with_dotted_letters(parts)))


def _with_decimals(parts: Sequence[Part]) -> list[Part]:
    """Numbers such as `2.1`: the first of its kind, one below the number before it, or the next one.

    «2.5 млн» begins a line too, but stands in no series.
    """
    result = list(parts)
    last = ""
    for index, part in enumerate(parts):
        printed = _number_of(part)
        label = bare_decimal(part.text) if part.play is Play.TEXT else None
        if label is not None and _continues(last, label.printed):
            last = label.printed
            result[index] = _decimal(part, label)
        elif printed:
            last = printed
    return result


def _with_numbered_headings(parts: Sequence[Part]) -> list[Part]:
    """Titles whose number looks like a paragraph's: no sentence, and the first part of theirs follows: 1., then 1.1."""
    result = list(parts)
    for index, (part, following) in enumerate(pairwise(parts)):
        if part.label is None or part.label.style is not LabelStyle.NUMBER or part.play is not Play.LABELLED:
            continue
        rest = part.text[part.label.end :]
        titled = not grammar.begins_lower(rest) and not grammar.ends_sentence(rest) and not rest.endswith(",")
        if titled and _number_of(following) == f"{part.label.printed}.1":
            heading = HeadingLabel(part.label.printed, part.label.end)
            result[index] = replace(part, play=Play.HEADING, label=None, heading=heading)
    return result


def _number_of(part: Part) -> str:
    """The number that a part bears, if any."""
    printed = part.label.printed if part.label is not None else part.heading.printed if part.heading is not None else ""
    return printed if printed[:1].isdigit() else ""


def _continues(last: str, printed: str) -> bool:
    values, _ = number_values(printed)
    begins = set(values) == {1} or (bool(last) and values == (*number_values(last)[0], 1))
    return begins or (bool(last) and follows(last, printed))


def _decimal(part: Part, label: Label) -> Part:
    """A title with its number, or a paragraph."""
    rest = part.text[label.end :]
    if grammar.ends_sentence(rest) or rest.endswith(",") or grammar.begins_lower(rest):
        return replace(part, play=Play.LABELLED, label=label)
    return replace(part, play=Play.HEADING, heading=HeadingLabel(label.printed, label.end))


def _with_dotted_letters(parts: Sequence[Part]) -> list[Part]:
    """Small letters with a dot, two or more in a row from the first letter on; «г. Душанбе» alone is none."""
    result = list(parts)
    index = 0
    while index < len(parts):
        run: list[Label] = []
        while index + len(run) < len(parts):
            part = parts[index + len(run)]
            label = dotted_letter(part.text) if part.play is Play.TEXT else None
            if label is None or len(run) + 1 not in letter_values(label.printed) | {roman_value(label.printed)}:
                break
            run.append(label)
        if len(run) > 1:
            for offset, label in enumerate(run):
                result[index + offset] = replace(parts[index + offset], play=Play.LABELLED, label=label)
        index += max(len(run), 1)
    return result
