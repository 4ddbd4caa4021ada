"""The grammar of references in a Russian text: which words cite something, and what they say of it.

A recursive descent over tokens. A citation is a way of places («подпункт a) пункта 2 статьи 5»), a whole that they
stand in («Устава», «резолюции 73/27», «настоящего доклада», «этой резолюции»), or both. Each attempt looks a bounded
number of tokens ahead, so that a text costs what its length is. Where a citation leads is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_acts import Act, continue_list, match_acts, noun_at
from build_corpus.annotations.reference_instruments import Treaty, match_short_name, match_treaty
from build_corpus.annotations.reference_places import Label, Step, Unit, match_labels, ordinals_at, unit_at
from build_corpus.annotations.reference_tokens import Words
from build_corpus.annotations.symbols import Symbol, match_change, match_symbol
from build_corpus.model import ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_corpus.annotations.reference_places import UnitWord

_DOCUMENT_NOUNS = frozenset(
    (
        "акт декларация договор доклад документ заявление закон записка кодекс коммюнике конвенция концепция мандат "
        "меморандум обязательство отчет пакт перечень письмо план положение постановление правило принцип программа "
        "проект протокол регламент резолюция решение руководство соглашение статут стратегия указ устав хартия"
    ).split()
)
"""What a place can be in: «пункт 3 доклада». Other genitives are none of it: «в пункте 51 государства отметили»."""

_DEMONSTRATIVES = frozenset(
    ("этот", "указанный", "данный", "упомянутый", "вышеупомянутый", "вышеуказанный", "названный", "вышеназванный")
)
_POSTFIXED = frozenset(
    (
        *("пункт", "пункты", "подпункт", "статья", "статьи", "раздел", "разделы", "глава", "главы", "часть", "части"),
        *("приложение", "приложения", "преамбула"),
    )
)
"""A place in the nominative behind a symbol is a place in it: «(A/75/394, пункт 17)»."""

_ADJECTIVES = frozenset(("ADJF", "PRTF"))
_DEEPEST = 8
"""Places inside each other; a treaty has five: subparagraph, item, paragraph, article, part."""

_FAR = 9
"""Tokens from «доклада» to the symbol in brackets that it has."""

_ATTRIBUTE = 14
"""Tokens between «Статья 6» and «Регламента» in «Статья 6 о безопасности и устойчивости сетей … Регламента …»."""


@dataclass(frozen=True, slots=True)
class Own:
    """The document itself, or a part of it: «настоящего доклада», «настоящей статьи»."""

    unit: Unit | None = None
    """The part, where it is one."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What was cited just before: «этой резолюции»."""

    noun: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A document that is not named so that it can be told: «доклада Генерального секретаря»."""

    noun: str


@dataclass(frozen=True, slots=True)
class Short:
    """A treaty by its short name, which is read by the full ones of the document: «Устава»."""

    treaty: Treaty | None
    noun: str


Whole = Symbol | Act | Treaty | Short | Own | Anaphor | Unnamed


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
    outer: tuple[Step, ...]
    whole: Whole | None
    more: tuple[Act, ...]
    """Further acts of the list that the whole is the first of."""
    end: int
    """The index behind it."""
    is_agenda: bool = False
    """Whether it is an item of an agenda, which is no place in a text."""
    inferred: bool = False


@dataclass(frozen=True)
class Grammar:
    """The grammar with what the document adds to it."""

    short_names: Mapping[str, Treaty] = field(default_factory=dict)
    """What «Устав» and its like mean in the document."""
    clauses: Sequence[str] = ()
    """The opening words of its clauses, folded: «решает», «поручает генеральному секретарю»."""
    annexes: int = 0
    """How many annexes it has."""

    def citations(self, text: str) -> Iterator[Citation]:
        """The references in `text`, in order and apart."""
        words = Words(text)
        index = 0
        open_list = -1  # the index up to which a bare number may go on the last list of resolutions
        while index < len(words):
            found, end, is_list = self._at(words, index, is_open=index < open_list)
            yield from found
            if is_list and end > open_list:
                open_list = _sentence_end(words, end)
            index = max(end, index + 1)

    def _at(self, words: Words, index: int, *, is_open: bool) -> tuple[list[Citation], int, bool]:
        """The references that begin at `index`, the index behind them, and whether they are a list of resolutions."""
        token = words[index]
        if token.is_number:
            goes_on = is_open and words.sign(index - 1, ",", "и")
            acts = continue_list(words, index) if goes_on else None
            return (_act_citations(acts.acts), acts.end, True) if acts else ([], index + 1, False)
        if not token.is_word:
            return [], index + 1, False
        if token.text[0].isupper() and (symbol := match_symbol(words.text, words.latin, token.start)):
            found, end = self._symbols(words, index, symbol)
            return found, end, False
        if chain := self._chain(words, index):
            return self._chain_citations(words, chain), chain.end, _is_list(chain.whole)
        if noun_at(words, index) and (acts := match_acts(words, index)):
            found, end = self._with_places(words, _act_citations(acts.acts), acts.end)
            return found, end, _is_list(acts.acts[-1])
        if anaphor := _anaphor(words, index):
            whole, end = anaphor
            place = Citation(token.start, words[end - 1].end, whole=whole, noun=whole.noun)
            return [place], end, False
        return [], index + 1, False

    # --- symbols ------------------------------------------------------------------------------------------------

    def _symbols(self, words: Words, index: int, symbol: Symbol) -> tuple[list[Citation], int]:
        """The symbol at `index` with the places and the changes («и Add.1») behind it."""
        end = words.index(symbol.end)
        kind = ReferenceKind.SYMBOL
        citation = Citation(symbol.start, symbol.end, whole=symbol, kind=kind, noun=_symbol_noun(words, symbol))
        found, end = self._with_places(words, [citation], end)
        if len(found) == 1 and not found[0].steps and (more := _changes(words, end, symbol)):
            return [*found, *more[0]], more[1]
        return found, end

    def _with_places(self, words: Words, found: list[Citation], end: int) -> tuple[list[Citation], int]:
        """`found` with the places behind the last, «(A/75/394, пункт 17)», and the index behind them."""
        while found[-1].alone or not found[-1].steps:
            at = end + 1 if words.sign(end, ",") else end
            word = unit_at(words, at)
            if word is None or not (word.is_short or (at > end and words[at].text.lower() in _POSTFIXED)):
                break
            chain = self._chain(words, at) or _bare(words, at, word)
            if chain is None or chain.whole is not None or chain.is_agenda or chain.outer:
                break
            last = found[-1]
            first, *more = chain.labels
            places = [replace(last, end=first.end, steps=(*last.steps, *first.steps))]
            for label in more:
                places.append(replace(last, start=label.start, end=label.end, steps=(*last.steps, *label.steps)))
            found, end = [*found[:-1], *places], chain.end
            if more:
                break
        return found, end

    # --- places -------------------------------------------------------------------------------------------------

    def _chain(self, words: Words, index: int, depth: int = 0) -> _Chain | None:
        """The places at `index` with what they are in; None where the words name no place, or too many."""
        if depth > _DEEPEST:
            return None
        ordinals, at = ordinals_at(words, index)
        word = unit_at(words, at)
        if word is None:
            return None
        if ordinals:
            if word.unit not in (Unit.PARAGRAPH, Unit.SUBPARAGRAPH):
                return None
            labels = [replace(o, steps=(replace(o.steps[0], unit=word.unit),)) for o in ordinals]
            chain = self._within(words, index, labels, word.end, depth)
            return chain if chain.whole is not None or chain.outer else None
        labels, end = match_labels(words, word.end, word)
        if labels:
            return self._within(words, index, labels, end, depth, is_article=word.unit is Unit.ARTICLE)
        return self._unlabelled(words, index, word, depth)

    def _unlabelled(self, words: Words, index: int, word: UnitWord, depth: int) -> _Chain | None:
        """A clause by its opening words, a preamble, an operative part, an annex without a label."""
        start, end = words[index].start, words[word.end - 1].end
        if word.unit is Unit.SECTION:
            clause = self._clause(words, word.end)
            if clause is None:
                return None
            step, behind = clause
            return self._within(words, index, [Label((step,), start, words[behind - 1].end)], behind, depth)
        if word.unit is Unit.PREAMBLE:
            chain = self._within(words, index, [Label((Step(word.unit),), start, end)], word.end, depth)
            return chain if chain.whole is not None else None
        if word.unit is Unit.ANNEX:
            label = Label((Step(word.unit),), start, end)
            if words.sign(word.end, "к", "ко"):
                chain = self._within(words, index, [label], word.end + 1, depth)
                return chain if chain.whole is not None and chain.end > word.end + 1 else None
            seen = words.sign(index - 1, "см", "в", "также") or (
                words.sign(index - 1, ".") and words.sign(index - 2, "см")
            )
            if seen and not word.is_plural and self.annexes == 1:
                return _Chain(index, (label,), (), None, (), word.end)
        return None

    def _clause(self, words: Words, index: int) -> tuple[Step, int] | None:
        """The clause whose opening words stand at `index`, and the index behind them; of several the longest."""
        token = words[index]
        if not token.text[:1].islower() or not token.grammemes & {"GRND", "VERB"}:
            return None
        best: tuple[str, int] | None = None
        for clause in self.clauses:
            opening = clause.split()
            spoken = [words[index + step].text.lower() for step in range(len(opening))]
            if spoken == opening and (best is None or len(opening) > best[1]):
                best = (clause, len(opening))
        name, length = best or (token.text.lower(), 1)
        return Step(Unit.SECTION, name), index + length

    def _within(
        self, words: Words, first: int, labels: list[Label], end: int, depth: int, *, is_article: bool = False
    ) -> _Chain:
        """The chain of `labels` with what stands behind them, from the index `end` on."""
        at = end
        if words.is_(at, "постановляющий") and words.is_(at + 1, "часть"):
            inner = self._within(words, first, labels, at + 2, depth)
            outer = (*inner.outer, Step(Unit.OPERATIVE))
            return replace(inner, outer=outer)
        word = unit_at(words, at)
        if word is not None and (word.is_short or "gent" in words[at].grammemes):
            if word.unit is Unit.PREAMBLE:
                inner = self._within(words, first, labels, word.end, depth)
                return replace(inner, outer=(*inner.outer, Step(Unit.PREAMBLE)))
            chain = self._chain(words, at, depth + 1)
            if chain is not None:
                return replace(chain, first=first, labels=tuple(labels), outer=(*chain.outer, *chain.labels[0].steps))
        if _is_agenda(words, at):
            return _Chain(first, tuple(labels), (), None, (), end, is_agenda=True)
        whole = self._whole(words, at)
        if whole is not None:
            thing, more, behind = whole
            return _Chain(first, tuple(labels), (), thing, more, behind)
        if is_article and (treaty := _attributed(words, at)):
            return _Chain(first, tuple(labels), (), treaty, (), end, inferred=True)
        return _Chain(first, tuple(labels), (), None, (), end)

    def _whole(self, words: Words, index: int) -> tuple[Whole, tuple[Act, ...], int] | None:
        """What stands at `index` that a place can be in, further acts of its list, and the index behind it."""
        at = index + 1 if words.sign(index, "к", "ко") and unit_at(words, index - 2) else index
        token = words[at]
        if words.is_(at, "настоящий"):
            return _own(words, at + 1)
        if anaphor := _anaphor(words, at):
            return anaphor[0], (), anaphor[1]
        if treaty := match_treaty(words, at):
            return treaty[0], (), treaty[1]
        if token.is_word and token.text[0].isupper():
            if symbol := match_symbol(words.text, words.latin, token.start):
                return symbol, (), words.index(symbol.end)
            if short := match_short_name(words, at, self.short_names):
                return Short(short[0], _noun(words, at) or ""), (), short[1]
        if noun_at(words, at) and (acts := match_acts(words, at)):
            return acts.acts[0], acts.acts[1:], acts.end
        return _document(words, at)

    def _chain_citations(self, words: Words, chain: _Chain) -> list[Citation]:
        """One citation for each label; the last reaches to the end of what the places are in."""
        if chain.is_agenda or (chain.whole is None and any(s.unit is Unit.OPERATIVE for s in chain.outer)):
            return []
        whole, noun = chain.whole, ""
        kind = ReferenceKind.PLACE
        if isinstance(whole, Act):
            kind, noun = whole.kind, _ACT_NOUNS[whole.kind]
        elif isinstance(whole, Symbol):
            kind, noun = ReferenceKind.SYMBOL, _symbol_noun(words, whole)
        elif isinstance(whole, Treaty | Short):
            kind = ReferenceKind.TREATY
        elif isinstance(whole, Anaphor | Unnamed):
            noun = whole.noun
        starts = [words[chain.first].start, *(label.start for label in chain.labels[1:])]
        ends = [*(label.end for label in chain.labels[:-1]), _chain_end(words, chain)]
        found = [
            Citation(start, end, (*chain.outer, *label.steps), whole, kind, noun, inferred=chain.inferred)
            for label, start, end in zip(chain.labels, starts, ends, strict=True)
        ]
        return [*found, *_act_citations(chain.more)]


_ACT_NOUNS = {
    ReferenceKind.RESOLUTION: "резолюция",
    ReferenceKind.DECISION: "решение",
    ReferenceKind.OPINION: "мнение",
    ReferenceKind.QUESTION: "вопрос",
    ReferenceKind.RECOMMENDATION: "рекомендация",
}


def _act_citations(acts: Sequence[Act]) -> list[Citation]:
    return [Citation(act.start, act.end, (), act, act.kind, _ACT_NOUNS[act.kind], alone=len(acts) == 1) for act in acts]


def _chain_end(words: Words, chain: _Chain) -> int:
    """Where a chain ends, in characters: the body behind an act's number is no part of it."""
    if isinstance(chain.whole, Act | Symbol):
        bracket = words.index(chain.whole.end)
        opened = chain.whole.start and words.text[chain.whole.start - 1] == "("
        return words[bracket].end if opened and words.sign(bracket, ")") else chain.whole.end
    return words[chain.end - 1].end


def _sentence_end(words: Words, index: int) -> int:
    """The index of the full stop or semicolon that ends the sentence at `index`."""
    at = index
    while at < len(words):
        if words.sign(at, ";"):
            return at
        if words.sign(at, ".") and words[at + 1].spaced and not words[at + 1].text[:1].islower():
            return at
        at += 1
    return at


def _is_list(whole: Whole | None) -> bool:
    """Whether `whole` ends a list of resolutions of the UN, which a bare number may go on."""
    return isinstance(whole, Act) and whole.kind is ReferenceKind.RESOLUTION and whole.number.form.family == "un"


def _bare(words: Words, index: int, word: UnitWord) -> _Chain | None:
    """«приложение», «преамбула» alone, as they stand behind a symbol."""
    if word.unit not in (Unit.ANNEX, Unit.PREAMBLE):
        return None
    label = Label((Step(word.unit),), words[index].start, words[word.end - 1].end)
    return _Chain(index, (label,), (), None, (), word.end)


def _noun(words: Words, index: int) -> str | None:
    """The noun for a document at `index`, in the nominative."""
    return min(words[index].lemmas & _DOCUMENT_NOUNS, default=None)


def _symbol_noun(words: Words, symbol: Symbol) -> str:
    """What the document with `symbol` is called: «доклад Группы (A/70/174)»; empty where it is not told."""
    if "/RES/" in symbol.name:
        return "резолюция"
    at = words.index(symbol.start) - 1
    opened = words.sign(at, "(")
    for place in range(at, max(at - _FAR, -1), -1):
        if noun := _noun(words, place):
            return noun
        if not opened or words.sign(place, ".", ",", ";", ")"):
            return ""
    return ""


def _own(words: Words, index: int) -> tuple[Own, tuple[Act, ...], int] | None:
    """What «настоящего» at the index before is said of."""
    word = unit_at(words, index)
    if word is not None and not word.is_short:
        return Own(word.unit), (), word.end
    return (Own(), (), index + 1) if "NOUN" in words[index].grammemes else None


def _anaphor(words: Words, index: int) -> tuple[Anaphor, int] | None:
    """«этой резолюции», «того же доклада» at `index`, in the singular."""
    token = words[index]
    if not token.is_word or "sing" not in token.grammemes:
        return None
    at = index + 1
    if "тот" in token.lemmas and words.sign(at, "же"):
        at += 1
    elif token.lemmas.isdisjoint(_DEMONSTRATIVES):
        return None
    noun = _noun(words, at)
    return (Anaphor(noun), at + 1) if noun else None


def _is_agenda(words: Words, index: int) -> bool:
    """Whether an agenda stands at `index`: «повестки дня», «своей предварительной повестки дня»."""
    at = index
    while at < index + 2 and not words.is_(at, "повестка") and words[at].is_word:
        at += 1
    named = match_treaty(words, at)
    return words.is_(at, "повестка") and words.is_(at + 1, "день") and named is None


def _document(words: Words, index: int) -> tuple[Symbol | Unnamed, tuple[Act, ...], int] | None:
    """The document that a noun at `index` stands for: by the symbol behind it, or not told."""
    at = index
    while at < index + 2 and words[at].grammemes & _ADJECTIVES and not _noun(words, at):
        at += 1
    noun = _noun(words, at)
    if noun is None or not words[at].grammemes & {"gent", "datv"}:
        return None
    for place in range(at + 1, at + _FAR):
        token = words[place]
        near = place == at + 1 or words.sign(place - 1, "(")
        if near and token.is_word and (symbol := match_symbol(words.text, words.latin, token.start)):
            return symbol, (), words.index(symbol.end)
        if token.text in (",", ";", ".", ")", ""):
            break
    return Unnamed(noun), (), at + 1


def _attributed(words: Words, index: int) -> Treaty | None:
    """The treaty behind the title of an article: «Статья 6 о безопасности сетей … Регламента …»."""
    if not words.sign(index, "о", "об"):
        return None
    for place in range(index + 1, index + _ATTRIBUTE):
        if words.sign(place, ",", ";", ".", ":", "(", ")", ""):
            return None
        if named := match_treaty(words, place):
            return named[0]
    return None


def _changes(words: Words, index: int, symbol: Symbol) -> tuple[list[Citation], int] | None:
    """The changes to the document of `symbol` that go on at `index`: «и Add.1», «, Corr.1 и 2»."""
    found: list[Citation] = []
    at = index
    series = ""
    while words.sign(at, ",", "и"):
        token = words[at + 1]
        change = match_change(words.text, token.start) if token.text else None
        if change is not None:
            names, end = change
            series = names[0].partition(".")[0]
        elif series and token.is_number and not words[at + 2].is_word:
            names, end = (f"{series}.{token.text}",), token.end
        else:
            break
        changed = Symbol(f"{_unchanged(symbol.name, series)}/{names[0]}", token.start, end)
        found.append(Citation(token.start, end, whole=changed, kind=ReferenceKind.SYMBOL, alone=False))
        at = words.index(end)
    return (found, at) if found else None


def _unchanged(name: str, series: str) -> str:
    """`name` without its last change, if that is of the same series: `A/66/152/Add.1` -> `A/66/152`."""
    head, _, last = name.rpartition("/")
    return head if last.startswith(f"{series}.") else name
