"""The grammar of references in a Russian text: which words cite something, and what they say of it.

A recursive descent over tokens. A citation is a way of places («подпункт a) пункта 2 статьи 5»), a whole that they
stand in («Устава», «резолюции 73/27», «настоящего доклада», «этой резолюции»), or both. Each attempt looks a bounded
number of tokens ahead, so that a text costs what its length is. Where a citation leads is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_acts import Act, continue_list, match_acts, noun_at
from build_corpus.annotations.reference_instruments import Treaty
from build_corpus.annotations.reference_places import (
    Label,
    Step,
    Unit,
    is_place_word,
    match_labels,
    ordinals_at,
    unit_at,
)
from build_corpus.annotations.reference_tokens import Words
from build_corpus.annotations.reference_wholes import (
    ACT_NOUNS,
    Anaphor,
    Found,
    Short,
    Unnamed,
    is_agenda,
    is_demonstrative,
    match_anaphor,
    match_attributed,
    match_changes,
    match_whole,
    symbol_at,
    symbol_noun,
)
from build_corpus.annotations.symbols import LONGEST_ORGAN, Symbol
from build_corpus.model import ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_corpus.annotations.reference_places import UnitWord
    from build_corpus.annotations.reference_wholes import Whole

_POSTFIXED = frozenset(
    {
        *("пункт", "пункты", "подпункт", "статья", "статьи", "раздел", "разделы", "глава", "главы", "часть", "части"),
        *("приложение", "приложения", "преамбула"),
    }
)
"""A place in the nominative behind a symbol is a place in it: «(A/75/394, пункт 17)»."""

_HEADED = (Unit.ANNEX, Unit.SECTION, Unit.CHAPTER, Unit.PART, Unit.ARTICLE)
"""Places of the document itself that others may stand behind: «см. приложение, пункт 2»."""

_DEEPEST = 8
"""Places inside each other; a treaty has five: subparagraph, item, paragraph, article, part."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference on the characters `start` to `end` of a text, as far as the text tells."""

    start: int
    end: int
    steps: tuple[Step, ...] = ()
    """The way to the place, from the outermost."""
    whole: Whole | None = None
    """What the place is in; None where the text does not say."""
    kind: ReferenceKind = ReferenceKind.PLACE
    noun: str = ""
    """What the whole is called: «резолюция», «доклад»; for what says «этой резолюции» behind it."""
    alone: bool = True
    """Whether it is cited alone, not in a list."""
    inferred: bool = False
    """Whether the whole stands apart from the place, and belonging together is our reading."""


@dataclass(frozen=True, slots=True)
class _Chain:
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
class Grammar:
    """The grammar with what the document adds to it."""

    short_names: Mapping[str, Treaty] = field(default_factory=dict)
    """What «Устав» and its like mean in the document."""
    clauses: Sequence[str] = ()
    """The opening words of its clauses, in small letters: «решает», «поручает генеральному секретарю»."""
    annexes: int = 0
    """How many annexes it has."""

    def citations(self, text: str) -> Iterator[Citation]:
        """The references in `text`, in order and apart."""
        words = Words(text)
        index = 0
        open_list = -1  # the index up to which a bare number may go on the last list of resolutions
        while index < len(words):
            found, end = self._at(words, index, is_open=index < open_list)
            yield from found
            if found and _is_list(found[-1].whole) and end > open_list:
                open_list = words.sentence_end(end)
            index = max(end, index + 1)

    def _at(self, words: Words, index: int, *, is_open: bool) -> tuple[list[Citation], int]:
        """The references that begin at `index`, none where none does, and the index behind them."""
        token = words[index]
        if token.is_number and is_open and words.sign(index - 1, ",", "и"):
            acts = continue_list(words, index)
            return (_acts(acts.acts), acts.end) if acts else ([], index + 1)
        return self._at_word(words, index) if token.is_word else ([], index + 1)

    def _at_word(self, words: Words, index: int) -> tuple[list[Citation], int]:
        if not _may_begin(words[index].text):
            return [], index + 1
        if symbol := symbol_at(words, index):
            return self._symbols(words, symbol)
        if chain := self._chain(words, index):
            found = _chained(words, chain)
            headed = len(found) == 1 and chain.whole is None and chain.labels[0].steps[-1].unit in _HEADED
            return self._with_places(words, found, chain.end) if headed else (found, chain.end)
        if noun_at(words, index) and (acts := match_acts(words, index)):
            return self._with_places(words, _acts(acts.acts), acts.end)
        if anaphor := match_anaphor(words, index):
            return self._with_places(words, [_anaphor(words, index, anaphor)], anaphor.end)
        return [], index + 1

    # --- what is cited, with the places behind it -----------------------------------------------------------------

    def _symbols(self, words: Words, symbol: Symbol) -> tuple[list[Citation], int]:
        """The symbol with the places or the changes («и Add.1») behind it."""
        citation = Citation(symbol.start, symbol.end, (), symbol, ReferenceKind.SYMBOL, symbol_noun(words, symbol))
        found, end = self._with_places(words, [citation], words.index(symbol.end))
        if citation not in found:
            return found, end
        changes, end = match_changes(words, end, symbol)
        return [*found, *(replace(citation, start=c.start, end=c.end, whole=c, alone=False) for c in changes)], end

    def _with_places(self, words: Words, found: list[Citation], end: int) -> tuple[list[Citation], int]:
        """`found` with the places behind the last, «(A/75/394, пункт 17)», and the index behind them."""
        more: Sequence[Label] = ()
        while not more:
            at = end + 1 if words.sign(end, ",") else end
            word = unit_at(words, at)
            if word is None or not (word.is_short or (at > end and words[at].text.lower() in _POSTFIXED)):
                break
            chain = self._chain(words, at) or _bare(words, at, word)
            if chain is None or chain.whole is not None or chain.is_agenda or chain.outer:
                break
            last = found[-1]
            first, *more = chain.labels
            found = [
                *found[:-1],
                replace(last, end=first.end, steps=(*last.steps, *first.steps)),
                *(replace(last, start=each.start, end=each.end, steps=(*last.steps, *each.steps)) for each in more),
            ]
            end = chain.end
        return found, end

    # --- places, with what they are in ----------------------------------------------------------------------------

    def _chain(self, words: Words, index: int, depth: int = 0) -> _Chain | None:
        """The places at `index` with what they are in; None where the words name no place, or too many."""
        ordinals, at = ordinals_at(words, index)
        word = unit_at(words, at)
        if word is None or depth > _DEEPEST:
            return None
        if ordinals:
            if word.unit not in (Unit.PARAGRAPH, Unit.SUBPARAGRAPH):
                return None
            chain = self._within(words, _Chain(index, _of_unit(ordinals, word.unit), word.end), depth)
            return chain if chain.whole is not None or chain.outer else None
        labels, end = match_labels(words, word.end, word)
        if not labels and words.sign(word.end, "(") and word.is_plural:  # «разделов (B–G)»
            labels, end = match_labels(words, word.end + 1, word)
            labels, end = (labels, end + 1) if words.sign(end, ")") else ([], end)
        if not labels and word.unit in (Unit.SUBPARAGRAPH, Unit.PART):  # «абзаце втором», «часть первая»
            ordinals, end = ordinals_at(words, word.end)
            labels = list(_of_unit(ordinals, word.unit))
        if not labels:
            return self._unlabelled(words, index, word, depth)
        chain = self._within(words, _Chain(index, tuple(labels), end), depth)
        outermost = (*chain.outer, *chain.labels[0].steps)[0]
        if outermost.unit is Unit.ARTICLE and chain.whole is None and not chain.is_agenda:
            return self._of_treaty(words, chain, depth)
        return chain

    def _of_treaty(self, words: Words, chain: _Chain, depth: int) -> _Chain:
        """`chain`, which ends in an article, with the treaty that is named further on.

        «Статья 6 о безопасности сетей … Регламента …», «пункту 2 статьи 4 и статье 17 Конвенции …».
        """
        treaty = match_attributed(words, chain.end)
        if treaty is not None:
            return replace(chain, whole=treaty, inferred=True)
        if not words.sign(chain.end, "и", ",") or unit_at(words, chain.end + 1) is None:
            return chain
        following = self._chain(words, chain.end + 1, depth + 1)
        if following is None or not isinstance(following.whole, Treaty | Short):
            return chain
        return replace(chain, whole=following.whole, inferred=True)

    def _unlabelled(self, words: Words, index: int, word: UnitWord, depth: int) -> _Chain | None:
        """A clause by its opening words, a preamble, an annex without a label."""
        if word.unit is Unit.SECTION:
            clause = self._clause(words, word.end)
            if clause is None:
                return None
            step, end = clause
            label = Label((step,), words[index].start, words[end - 1].end)
            return self._within(words, _Chain(index, (label,), end), depth)
        bare = _bare(words, index, word)
        if bare is None:
            return None
        if word.unit is Unit.ANNEX and words.sign(word.end, "к", "ко"):
            chain = self._within(words, replace(bare, end=word.end + 1), depth)
            return chain if chain.whole is not None else None
        if word.unit is Unit.PREAMBLE:
            chain = self._within(words, bare, depth)
            return chain if chain.whole is not None else None
        seen = words.sign(index - 1, "см", "в", "также") or (
            words.sign(index - 1, ".") and words.sign(index - 2, "см", "См")
        )
        return bare if seen and not word.is_plural and self.annexes == 1 else None

    def _clause(self, words: Words, index: int) -> tuple[Step, int] | None:
        """The clause whose opening words stand at `index`, and the index behind them; of several the longest."""
        token = words[index]
        if not token.text[:1].islower() or not token.grammemes & {"GRND", "VERB"}:
            return None
        best, length = token.text.lower(), 1
        for clause in self.clauses:
            opening = clause.split()
            spoken = (words[index + step].text.lower() for step in range(len(opening)))
            if len(opening) > length and all(said == word for said, word in zip(spoken, opening, strict=True)):
                best, length = clause, len(opening)
        return Step(Unit.SECTION, best), index + length

    def _within(self, words: Words, chain: _Chain, depth: int) -> _Chain:
        """`chain` with what stands behind its labels."""
        at = chain.end
        if words.is_(at, "постановляющий") and words.is_(at + 1, "часть"):
            inner = self._within(words, replace(chain, end=at + 2), depth)
            return replace(inner, outer=(*inner.outer, Step(Unit.OPERATIVE)))
        word = unit_at(words, at)
        if word is not None and (word.is_short or "gent" in words[at].grammemes):
            if word.unit is Unit.PREAMBLE:
                inner = self._within(words, replace(chain, end=word.end), depth)
                return replace(inner, outer=(*inner.outer, Step(Unit.PREAMBLE)))
            around = self._chain(words, at, depth + 1)
            if around is not None:
                outer = (*around.outer, *around.labels[0].steps)
                return replace(around, first=chain.first, labels=chain.labels, outer=outer)
        if is_agenda(words, at):
            return replace(chain, is_agenda=True)
        found: Found | None = match_whole(words, at, self.short_names)
        return chain if found is None else replace(chain, whole=found.whole, more=found.more, end=found.end)


@lru_cache(maxsize=200_000)
def _may_begin(word: str) -> bool:
    """Whether a reference may begin with `word`; of most words of a text this is all that is asked."""
    only = Words(word)
    first = only[0]
    named = word.isupper() and len(word) <= LONGEST_ORGAN
    return named or is_place_word(first) or noun_at(only, 0) is not None or is_demonstrative(first)


def _is_list(whole: Whole | None) -> bool:
    """Whether `whole` is a resolution of the UN, whose list a bare number may go on."""
    return isinstance(whole, Act) and whole.kind is ReferenceKind.RESOLUTION and whole.number.form.family == "un"


def _of_unit(ordinals: Sequence[Label], unit: Unit) -> tuple[Label, ...]:
    return tuple(replace(label, steps=tuple(replace(step, unit=unit) for step in label.steps)) for label in ordinals)


def _bare(words: Words, index: int, word: UnitWord) -> _Chain | None:
    """«приложение», «преамбула» without a label."""
    if word.unit not in (Unit.ANNEX, Unit.PREAMBLE):
        return None
    label = Label((Step(word.unit),), words[index].start, words[word.end - 1].end)
    return _Chain(index, (label,), word.end)


def _anaphor(words: Words, index: int, found: Found) -> Citation:
    noun = found.whole.noun if isinstance(found.whole, Anaphor) else ""
    return Citation(words[index].start, words[found.end - 1].end, whole=found.whole, noun=noun)


def _acts(acts: Sequence[Act]) -> list[Citation]:
    return [Citation(act.start, act.end, (), act, act.kind, ACT_NOUNS[act.kind], alone=len(acts) == 1) for act in acts]


def _chained(words: Words, chain: _Chain) -> list[Citation]:
    """One citation for each label of `chain`; the last reaches to the end of what the places are in."""
    whole = chain.whole
    if chain.is_agenda or (whole is None and Step(Unit.OPERATIVE) in chain.outer):
        return []
    kind, noun = ReferenceKind.PLACE, ""
    if isinstance(whole, Act):
        kind, noun = whole.kind, ACT_NOUNS[whole.kind]
    elif isinstance(whole, Symbol):
        kind, noun = ReferenceKind.SYMBOL, symbol_noun(words, whole)
    elif isinstance(whole, Treaty | Short):
        kind = ReferenceKind.TREATY
    elif isinstance(whole, Anaphor | Unnamed):
        noun = whole.noun
    starts = [words[chain.first].start, *(label.start for label in chain.labels[1:])]
    ends = [*(label.end for label in chain.labels[:-1]), _end(words, chain)]
    places = [
        Citation(start, end, (*chain.outer, *label.steps), whole, kind, noun, inferred=chain.inferred)
        for label, start, end in zip(chain.labels, starts, ends, strict=True)
    ]
    return [*places, *_acts(chain.more)]


def _end(words: Words, chain: _Chain) -> int:
    """Where `chain` ends, in characters: the body behind an act's number is no part of it, a closing bracket is."""
    if not chain.inferred and isinstance(chain.whole, Act | Symbol):
        bracket = words.index(chain.whole.end)
        opened = words.sign(words.index(chain.whole.start) - 1, "(")
        return words[bracket].end if opened and words.sign(bracket, ")") else chain.whole.end
    return words[chain.end - 1].end
