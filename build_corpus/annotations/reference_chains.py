"""Places with what they are in: «подпункт a) пункта 2 статьи 5 Устава», «статья 33, пункт 1, Конвенции»."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.reference_acts import Act, noun_at
from build_corpus.annotations.reference_instruments import PROVISION, treaty_before
from build_corpus.annotations.reference_labels import Label, match_labels, ordinals_at
from build_corpus.annotations.reference_places import Step, Unit, UnitWord, unit_at
from build_corpus.annotations.reference_tokens import CLOSING_QUOTE
from build_corpus.annotations.reference_treaties import Treaty
from build_corpus.annotations.reference_wholes import (
    Found,
    Short,
    is_agenda,
    match_attributed,
    match_of_pronoun,
    match_whole,
)
from build_corpus.annotations.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from build_corpus.annotations.reference_tokens import Words
    from build_corpus.annotations.reference_wholes import Whole

_OF_ONE_KIND = (Unit.ARTICLE, Unit.CHAPTER, Unit.PREAMBLE)
"""What a text that names it may tell of only later: a list of articles, a preamble with what it heads."""

_ALLOCATIONS = 5
"""The article of the table of frequency allocations; the provisions that conferences cite are in it or behind it."""

_NOMINATIVES = ("пункт", "пункты", "статья", "статьи", "глава", "главы", "п", "пп", "ст")
"""Places behind the comma of the treaty that they are in."""

_LONGEST_OPENING = 6
"""Words in the opening of a clause that the document does not have itself."""

_DEEPEST = 8
"""Places inside each other; a treaty has five: subparagraph, item, paragraph, article, part."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Places with what they are in, from the token `first` on."""

    first: int
    labels: tuple[Label, ...]
    end: int
    """The index behind it."""
    outer: tuple[Step, ...] = ()
    """The places around those of the labels, the outermost first."""
    whole: Whole | None = None
    more: tuple[Act, ...] = ()
    """Further acts of the list that the whole is the first of."""
    is_agenda: bool = False
    """Whether it is an item of an agenda, which is no place in a text."""
    inferred: bool = False


@dataclass(frozen=True)
class Chains:
    """Finds chains, with what the document adds to them."""

    short_names: Mapping[str, Treaty] = field(default_factory=dict)
    """What «Устав» and its like mean in the document."""
    clauses: Sequence[str] = ()
    """The opening words of its clauses, in small letters: «решает», «поручает генеральному секретарю»."""
    annexes: int = 0
    """How many annexes it has."""

    def at(self, words: Words, index: int, depth: int = 0) -> Chain | None:
        """The places at `index` with what they are in; None where the words name no place, or too many."""
        ordinals, at = ordinals_at(words, index)
        word = unit_at(words, at)
        if word is None or depth > _DEEPEST:
            return None
        if ordinals:
            if word.unit not in (Unit.PARAGRAPH, Unit.SUBPARAGRAPH):
                return None
            chain = self._within(words, Chain(index, _of_unit(ordinals, word.unit), word.end), depth)
            chain = self._shared(words, chain, depth)
            return chain if chain.whole is not None or chain.outer else None
        several = self._of_several(words, index, word, depth)
        if several is not None:
            return several
        labels, end = match_labels(words, word.end, word)
        if not labels and words.sign(word.end, "(") and word.is_plural:  # «разделов (B–G)»
            labels, end = match_labels(words, word.end + 1, word)
            labels, end = (labels, end + 1) if words.sign(end, ")") else ([], end)
        if not labels and word.unit in (
            Unit.SUBPARAGRAPH,
            Unit.PART,
            Unit.PARAGRAPH,
        ):  # «абзаце втором», «часть первая»
            ordinals, end = ordinals_at(words, word.end)
            agrees = bool(ordinals) and russian.agree((words[word.end].text,), words[word.end - 1].text)
            labels = list(_of_unit(ordinals, word.unit)) if agrees or word.is_short else []
        if not labels:
            return self._unlabelled(words, index, word, depth)
        chain = self._shared(words, self._within(words, Chain(index, tuple(labels), end), depth), depth)
        hours = word.unit is Unit.PART and word.is_short and chain.whole is None  # «к 15 ч.»
        return None if hours and not chain.outer else chain

    def _of_several(self, words: Words, index: int, word: UnitWord, depth: int) -> Chain | None:
        """«ст. 23, 24 Конституции», «п. 1 и 2 ст. 5»: an abbreviation in the singular, if what it is in is named."""
        if not word.is_short or word.is_plural:
            return None
        labels, end = match_labels(words, word.end, replace(word, is_plural=True))
        if len(labels) < 2 or not all(label.steps[0].label[0].isdigit() for label in labels):  # noqa: PLR2004 - several
            return None
        chain = self._within(words, Chain(index, tuple(labels), end), depth)
        return chain if chain.whole is not None else None

    def numbered(self, words: Words, index: int) -> Chain | None:
        """«№ 34 Устава», «№ 5.340 Регламента радиосвязи»: numbers of provisions, which only named treaties have."""
        word = UnitWord(Unit.PARAGRAPH, index + 1, is_plural=True, is_short=True)
        labels, end = match_labels(words, word.end, word)
        if not labels:
            return None
        chain = self._within(words, Chain(index, tuple(labels), end), depth=1)
        return chain if isinstance(chain.whole, Treaty | Short) and chain.whole != Short(None, "") else None

    def _shared(self, words: Words, chain: Chain, depth: int) -> Chain:
        """`chain`, which ends without a whole, with the one that is named further on.

        «Статья 6 о безопасности сетей … Регламента …», «пункту 2 статьи 4 и статье 17 Конвенции …», «шестом пункте
        преамбулы и пункте 3 постановляющей части резолюции …»: only treaties have articles, only acts a preamble.
        """
        if chain.whole is not None or chain.is_agenda:
            return chain
        bracketed = words.sign(chain.first - 1, "(") and words.sign(chain.end, ")")
        told = self._told_before(words, chain, bracketed=bracketed)
        if told is not None or bracketed:
            return replace(chain, whole=told, inferred=isinstance(told, Short))
        outermost = (*chain.outer, *chain.labels[0].steps)[0].unit
        treaty = match_attributed(words, chain.end) if outermost is Unit.ARTICLE else None
        if treaty is not None:
            return replace(chain, whole=treaty, inferred=True)
        if (
            outermost not in _OF_ONE_KIND
            or not words.sign(chain.end, "и", ",")
            or unit_at(words, chain.end + 1) is None
        ):
            return chain
        following = self.at(words, chain.end + 1, depth + 1)
        kinds = (Act, Symbol) if outermost is Unit.PREAMBLE else (Treaty, Short)
        if following is None or not isinstance(following.whole, kinds):
            return chain
        return replace(chain, whole=following.whole, inferred=True)

    def _told_before(self, words: Words, chain: Chain, *, bracketed: bool) -> Whole | None:
        """The treaty before the bracket or the comma of a place, or what its number tells that it is of.

        «Женевский план действий (пункт 12)», «Устав ООН, статья 51»; «п. 5.441B» at a conference of radiocommunication.
        """
        behind = bracketed or (words.sign(chain.first - 1, ",") and words[chain.first].text in _NOMINATIVES)
        named = treaty_before(words, chain.first - 1) if behind else None
        provision = PROVISION in self.short_names and not chain.outer and all(map(_is_provision, chain.labels))
        return Short(self.short_names[PROVISION], PROVISION) if named is None and provision else named

    def _unlabelled(self, words: Words, index: int, word: UnitWord, depth: int) -> Chain | None:
        """A clause by its opening words, a preamble, an annex without a label."""
        if word.unit is Unit.SECTION and (clause := self._clause(words, word.end)):
            step, end = clause
            label = Label((step,), words[index].start, words[end - 1].end)
            return self._within(words, Chain(index, (label,), end), depth)
        found = bare(words, index, word)
        if found is None:
            return None
        of = words.sign(word.end, "к", "ко")
        if word.unit is Unit.ANNEX and of and (pronoun := match_of_pronoun(words, word.end + 1)):
            return replace(found, whole=pronoun.whole, end=pronoun.end)
        if word.unit is Unit.PREAMBLE or of:
            chain = self._within(words, replace(found, end=word.end + 1) if of else found, depth)
            return chain if chain.whole is not None else None
        seen = words.sign(index - 1, "см", "в", "также") or (
            words.sign(index - 1, ".") and words.sign(index - 2, "см", "См")
        )
        return found if seen and not word.is_plural and self.annexes == 1 else None

    def _clause(self, words: Words, index: int) -> tuple[Step, int] | None:
        """The clause whose opening words stand at `index`, and the index behind them; of several the longest."""
        token = words[index]
        if closing := CLOSING_QUOTE.get(token.text):  # «раздела "напоминая"»
            named = self._clause(words, index + 1)
            return (named[0], named[1] + 1) if named is not None and words.sign(named[1], closing) else None
        if not token.text[:1].islower() or not token.grammemes & {"GRND", "VERB"}:
            return None
        best, length = token.text.lower(), 1
        for clause in self.clauses:
            opening = clause.split()
            spoken = (words[index + step].text.lower() for step in range(len(opening)))
            if len(opening) > length and all(said == word for said, word in zip(spoken, opening, strict=True)):
                best, length = clause, len(opening)
        for step in range(length, _LONGEST_OPENING if length == 1 else 0):
            if not words[index + step].is_word:
                break
            if words.is_(index + step, "настоящий", "этот", "данный", "указанный", "тот") or noun_at(
                words, index + step
            ):
                best = " ".join(words[at].text.lower() for at in range(index, index + step))
                return Step(Unit.SECTION, best), index + step
        return Step(Unit.SECTION, best), index + length

    def _within(self, words: Words, chain: Chain, depth: int) -> Chain:
        """`chain` with what stands behind its labels."""
        at = chain.end
        if special := self._of_annex(words, chain, depth) or self._inserted(words, chain):
            return special
        if words.is_(at, "постановляющий") and words.is_(at + 1, "часть"):
            inner = self._within(words, replace(chain, end=at + 2), depth)
            return replace(inner, outer=(*inner.outer, Step(Unit.OPERATIVE)))
        word = unit_at(words, at)
        if word is not None and (word.is_short or "gent" in words[at].grammemes):
            if word.unit is Unit.PREAMBLE:
                inner = self._within(words, replace(chain, end=word.end), depth)
                return replace(inner, outer=(*inner.outer, Step(Unit.PREAMBLE)))
            around = self.at(words, at, depth + 1)
            if around is not None:
                outer = (*around.outer, *around.labels[0].steps)
                return replace(around, first=chain.first, labels=chain.labels, outer=outer)
        if is_agenda(words, at):
            return replace(chain, is_agenda=True)
        found: Found | None = match_whole(words, at, self.short_names)
        return chain if found is None else replace(chain, whole=found.whole, more=found.more, end=found.end)

    def _of_annex(self, words: Words, chain: Chain, depth: int) -> Chain | None:
        """`chain` with what an annex or a note belongs to: «приложении II к резолюции 70/1», «сноске 7 к докладу»."""
        if chain.labels[-1].steps[-1].unit not in (Unit.ANNEX, Unit.NOTE, Unit.ADDENDUM, Unit.TABLE) or not words.sign(
            chain.end, "к", "ко"
        ):
            return None
        if pronoun := match_of_pronoun(words, chain.end + 1):
            return replace(chain, whole=pronoun.whole, end=pronoun.end)
        if unit_at(words, chain.end + 1) is not None:  # «добавление 2 к приложению I к резолюции»
            around = self.at(words, chain.end + 1, depth + 1)
            if around is None or (around.whole is None and not around.labels[0].steps[0].label):
                return None
            outer = (*around.outer, *around.labels[0].steps)
            return replace(around, first=chain.first, labels=chain.labels, outer=outer)
        of = self._within(words, replace(chain, end=chain.end + 1), depth)
        return of if of.whole is not None else None

    def _inserted(self, words: Words, chain: Chain) -> Chain | None:
        """`chain` with a smaller place between commas: «статья 33, пункт 1, Устава»."""
        word = unit_at(words, chain.end + 1) if words.sign(chain.end, ",") else None
        if word is None or word.unit not in (Unit.PARAGRAPH, Unit.ITEM, Unit.SUBPARAGRAPH):
            return None
        labels, end = match_labels(words, word.end, word)
        if len(labels) != 1:
            return None
        found = match_whole(words, end + 1 if words.sign(end, ",") else end, self.short_names)
        if found is None or not isinstance(found.whole, Treaty | Short):
            return None
        *before, last = chain.labels
        within = replace(last, steps=(*last.steps, *labels[0].steps), end=labels[0].end)
        return replace(chain, labels=(*before, within), whole=found.whole, end=found.end)


def _of_unit(ordinals: Sequence[Label], unit: Unit) -> tuple[Label, ...]:
    return tuple(replace(label, steps=tuple(replace(step, unit=unit) for step in label.steps)) for label in ordinals)


def _is_provision(label: Label) -> bool:
    """Whether a label is one of the Radio Regulations: «5.441B», of an article from the fifth on."""
    article, dot, _ = label.steps[0].label.partition(".")
    return label.steps[0].unit is Unit.PARAGRAPH and bool(dot) and article.isdigit() and int(article) >= _ALLOCATIONS


def bare(words: Words, index: int, word: UnitWord) -> Chain | None:
    """«приложение», «преамбула» without a label."""
    if word.unit not in (Unit.ANNEX, Unit.PREAMBLE):
        return None
    label = Label((Step(word.unit),), words[index].start, words[word.end - 1].end)
    return Chain(index, (label,), word.end)
