"""What was cited before: the antecedents of «этой резолюции», «указанного доклада», «к ней», «того же пункта»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.reference_anaphors import IBIDEM, Anaphor, Part
from build_corpus.annotations.reference_nouns import ACT_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.annotations.reference_grammar import Citation
    from build_corpus.annotations.reference_meaning import Meaning
    from build_corpus.annotations.reference_places import Step

SENTENCE_END = re.compile(r"[.!?;]\s+(?=[^a-zа-яё\s])")
"""Where a sentence ends; an abbreviation before a capital letter is taken for one, which errs on the safe side."""


_GENDERS = {"femn": frozenset({"femn"}), "masc": frozenset({"masc", "neut"})}
"""The genders of nouns that pronouns stand for: «к ней», «к нему»."""

_BOTH = 2
"""«Последняя» is one of so many."""

_ANY = "документ"
"""What any instrument may be called."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Something cited before, for «этой резолюции» behind it."""

    meaning: Meaning
    noun: str
    """What it is called, in the nominative: «резолюция», «проект доклад»; empty where that is not told."""
    end: int
    """Where it ends in the text, in characters."""
    is_alone: bool
    """Whether it is no part of a list."""
    steps: tuple[Step, ...] = ()
    """The way to the place in it that was cited."""
    is_own: bool = False
    """Whether it is a place of the document itself."""


def antecedent(whole: Anaphor, citation: Citation, trail: Sequence[Antecedent], text: str) -> Meaning | None:
    """What «этой резолюции» means: what was cited last by that noun, alone, in this sentence or the one before.

    What is cited between must be called by another noun: in «одобрив доклад A/70/174 в резолюции 70/237, в пункте 13
    этого доклада» the noun decides. «К ней» means what was cited last, in this sentence, if its noun agrees. «Там же»
    means that only at the start of a note.
    """
    outside = [each for each in trail if not each.is_own]
    if not outside:
        return None
    last = outside[-1]
    if whole.noun == IBIDEM:
        return last.meaning if citation.start == 0 and last.is_alone else None
    if whole.gender:
        agrees = last.noun and not _genders(last.noun).isdisjoint(_GENDERS[whole.gender])
        near = not SENTENCE_END.search(text, last.end, citation.start)
        return last.meaning if last.is_alone and agrees and near else None
    candidates = [each for each in outside if _answers(each.noun, whole.noun) or whole.noun == _ANY]
    found = candidates[-1] if candidates else None
    if found is None or not found.is_alone or not _is_told(whole, found, candidates, outside):
        return None
    ends = sum(1 for _ in SENTENCE_END.finditer(text, found.end, citation.start))
    return found.meaning if ends <= 1 else None


def _is_told(
    whole: Anaphor, found: Antecedent, candidates: Sequence[Antecedent], outside: Sequence[Antecedent]
) -> bool:
    """Whether no other of the `candidates` may be meant than `found`, the last, and nothing behind it can be one."""
    named = {each.meaning.instrument for each in candidates}
    if whole.is_latter and len(named) != _BOTH:
        return False
    behind = outside[outside.index(found) + 1 :]
    return not behind or (len(named) == 1 and all(each.noun for each in behind))


def same_place(part: Part, citation: Citation, trail: Sequence[Antecedent], text: str) -> Antecedent | None:
    """Where «того же пункта», «этой статьи» is: the place of that unit which was cited last, its own steps cut off."""
    for each in reversed(trail):
        places = [place for place, step in enumerate(each.steps) if step.unit is part.unit]
        if not places:
            continue
        ends = sum(1 for _ in SENTENCE_END.finditer(text, each.end, citation.start))
        step = each.steps[places[-1]]
        alone = not step.last and (each.is_alone or len(each.steps) > places[-1] + 1)
        if ends > 1 or not alone:
            return None
        way = each.steps[: places[-1] + 1]
        return Antecedent(each.meaning, each.noun, each.end, each.is_alone, way, each.is_own)
    return None


def noun_before(citation: Citation, trail: Sequence[Antecedent]) -> str:
    """What the antecedent of «к ней» is called; empty for other citations."""
    outside = [each for each in trail if not each.is_own]
    pronoun = isinstance(citation.whole, Anaphor) and bool(citation.whole.gender)
    return outside[-1].noun if pronoun and outside else ""


def of_paragraph_before(found: Sequence[Antecedent]) -> list[Antecedent]:
    """What the first sentence of a paragraph may go back to in the one before, which cites these: if that is one."""
    outside = [each for each in found if not each.is_own and each.noun]
    instruments = {each.meaning.instrument for each in outside}
    if len(instruments) != 1 or None in instruments or not all(each.is_alone for each in outside):
        return []
    last = outside[-1]
    return [Antecedent(last.meaning, last.noun, 0, is_alone=True)]


def _answers(noun: str, said: str) -> bool:
    """Whether what is called `noun` may be called `said`: «проект доклад» and «доклад»."""
    own, others = set(noun.split()), set(said.split())
    return bool(own) and (own <= others or others <= own or (noun == _ANY and said not in ACT_NOUNS.values()))


def _genders(noun: str) -> frozenset[str]:
    return russian.grammemes(noun.rsplit(maxsplit=1)[-1])
