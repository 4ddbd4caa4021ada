"""The grammar of references in a Russian text: which words cite something, and what they say of it.

A recursive descent over tokens. A citation is a way of places («подпункт a) пункта 2 статьи 5»), a whole that they
stand in («Устава», «резолюции 73/27», «настоящего доклада», «этой резолюции»), or both. Each attempt looks a bounded
number of tokens ahead, so that a text costs what its length is. Where a citation leads is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from build_corpus.annotations.reference_acts import ABBREVIATED, Act, continue_list, match_acts, noun_at
from build_corpus.annotations.reference_anaphors import Anaphor, is_demonstrative, match_anaphor, match_neighbour
from build_corpus.annotations.reference_chains import Chain, Chains, bare
from build_corpus.annotations.reference_labels import Label, is_ordinal
from build_corpus.annotations.reference_nouns import ACT_NOUNS, is_bracketed, symbol_at, symbol_noun, treaty_noun
from build_corpus.annotations.reference_numbered import Numbered, continue_numbered, match_numbered, may_begin_numbered
from build_corpus.annotations.reference_places import Step, Unit, is_place_word, unit_at
from build_corpus.annotations.reference_tokens import Words
from build_corpus.annotations.reference_treaties import Treaty
from build_corpus.annotations.reference_wholes import Short, Unnamed, match_changes
from build_corpus.annotations.symbols import LONGEST_ORGAN, Symbol
from build_corpus.model import ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.annotations.reference_wholes import Whole

_POSTFIXED = frozenset(
    {
        *("пункт", "пункты", "подпункт", "статья", "статьи", "раздел", "разделы", "глава", "главы", "часть", "части"),
        *("подпункты", "приложение", "приложения", "преамбула", "абзац", "абзацы", "добавление", "таблица", "сноска"),
        *("примечание", "правило", "правила", "подраздел"),
    }
)
"""A place in the nominative behind a symbol is a place in it: «(A/75/394, пункт 17)»."""

_HEADED = (Unit.ANNEX, Unit.SECTION, Unit.CHAPTER, Unit.PART, Unit.ARTICLE)
"""Places of the document itself that others may stand behind: «см. приложение, пункт 2»."""


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


@dataclass(frozen=True)
class Grammar:
    """The grammar with what the document adds to it."""

    chains: Chains = field(default_factory=Chains)

    def citations(self, text: str) -> Iterator[Citation]:
        """The references in `text`, in order and apart."""
        words = Words(text)
        index = 0
        open_list = -1  # the index up to which a bare number may go on the last list of resolutions
        last: Act | None = None
        while index < len(words):
            found, end = self._at(words, index, last if index < open_list else None)
            yield from found
            if found and (act := _listed(found[-1].whole)):
                last = act
                open_list = words.sentence_end(end) if end > open_list else open_list
            index = max(end, index + 1)

    def _at(self, words: Words, index: int, last: Act | None) -> tuple[list[Citation], int]:
        """The references that begin at `index`, none where none does, and the index behind them.

        `last` is the last resolution of a list that may still go on.
        """
        token = words[index]
        if token.is_number and last is not None and words.sign(index - 1, ",", "и"):
            acts = continue_list(words, index, last)
            return (_acts(acts.acts), acts.end) if acts else ([], index + 1)
        if token.text == "№" and (chain := self.chains.numbered(words, index)):
            return _chained(words, chain), chain.end
        return self._at_word(words, index) if token.is_word else ([], index + 1)

    def _at_word(self, words: Words, index: int) -> tuple[list[Citation], int]:
        if not _may_begin(words[index].text):
            return [], index + 1
        if symbol := symbol_at(words, index):
            return self._symbols(words, symbol)
        if chain := self.chains.at(words, index):
            chain = self._in_brackets(words, chain)
            found = _chained(words, chain)
            headed = len(found) == 1 and chain.whole is None and chain.labels[0].steps[-1].unit in _HEADED
            return self._with_places(words, found, chain.end) if headed else (found, chain.end)
        return self._instrument(words, index) or _back(words, index) or ([], index + 1)

    def _instrument(self, words: Words, index: int) -> tuple[list[Citation], int] | None:
        """The acts, laws and the like that are cited from the token `index` on, or what was cited before."""
        if numbered := match_numbered(words, index):
            listed, end = [_numbered(words, index, numbered)], numbered.end
            while more := continue_numbered(words, end, numbered):
                listed, end = [*listed, _numbered(words, *more)], more[1].end
            return self._with_places(words, listed, end)
        if noun_at(words, index) and (acts := match_acts(words, index)):
            return self._behind_bracket(words, index, *self._with_places(words, _acts(acts.acts), acts.end))
        if anaphor := match_anaphor(words, index):
            back, end = anaphor
            cited = Citation(words[index].start, words[end - 1].end, whole=back, noun=back.noun)
            return self._with_places(words, [cited], end)
        return None

    def _in_brackets(self, words: Words, chain: Chain) -> Chain:
        """`chain` with the place in brackets that it is in: «пунктах 69–71 доклада (A/75/816, приложение I)»."""
        if not isinstance(chain.whole, Symbol) or chain.inferred:
            return chain
        at = words.index(chain.whole.end)
        word = unit_at(words, at + 1)
        opened = is_bracketed(words, words.index(chain.whole.start))
        if not (opened and words.sign(at, ",")) or word is None or word.unit not in _HEADED:
            return chain
        around = self.chains.at(words, at + 1) or bare(words, at + 1, word)
        if around is None or around.whole is not None or len(around.labels) > 1 or not words.sign(around.end, ")"):
            return chain
        return replace(chain, outer=(*around.outer, *around.labels[0].steps, *chain.outer), end=around.end + 1)

    # --- what is cited, with the places behind it -----------------------------------------------------------------

    def _symbols(self, words: Words, symbol: Symbol) -> tuple[list[Citation], int]:
        """The symbol with the places or the changes («и Add.1») behind it."""
        citation = Citation(symbol.start, symbol.end, (), symbol, ReferenceKind.SYMBOL, symbol_noun(words, symbol))
        index = words.index(symbol.start)
        found, end = self._with_places(words, [citation], words.index(symbol.end))
        if citation not in found:
            return self._behind_bracket(words, index, found, end)
        changes, end = match_changes(words, end, symbol)
        found += [replace(citation, start=c.start, end=c.end, whole=c, alone=False) for c in changes]
        return self._behind_bracket(words, index, found, end)

    def _behind_bracket(self, words: Words, index: int, found: list[Citation], end: int) -> tuple[list[Citation], int]:
        """`found` with the places behind the bracket that it stands alone in: «(A/71/17), пункты 235 и 353»."""
        if len(found) != 1 or not (is_bracketed(words, index) and words.sign(end, ")") and words.sign(end + 1, ",")):
            return found, end
        places, behind = self._with_places(words, found, end + 1)
        if behind == end + 1:
            return found, end
        return [found[0], replace(places[0], start=words[end + 2].start), *places[1:]], behind

    def _with_places(self, words: Words, found: list[Citation], end: int) -> tuple[list[Citation], int]:
        """`found` with the places behind the last, «(A/75/394, пункт 17)», and the index behind them."""
        more: Sequence[Label] = ()
        while not more:
            opened = words.sign(end, "(")
            at = end + 1 if opened or words.sign(end, ",") else end
            word = unit_at(words, at)
            if word is None or not (word.is_short or (at > end and words[at].text.lower() in _POSTFIXED)):
                break
            chain = self.chains.at(words, at) or bare(words, at, word)
            if chain is None or chain.whole is not None or chain.is_agenda or chain.outer:
                break
            if words.sign(chain.end, "к", "которого", "которой", "которых"):  # «приложение к которой содержит»
                break
            if opened and not words.sign(chain.end, ")"):
                break
            last = found[-1]
            first, *more = chain.labels
            found = [
                *found[:-1],
                replace(last, end=first.end, steps=(*last.steps, *first.steps)),
                *(replace(last, start=each.start, end=each.end, steps=(*last.steps, *each.steps)) for each in more),
            ]
            end = chain.end
            if opened:  # «резолюция 70/1 (пункт 59)»
                found[-1] = replace(found[-1], end=words[end].end)
                end += 1
        return found, end


@lru_cache(maxsize=200_000)
def _may_begin(word: str) -> bool:
    """Whether a reference may begin with `word`; of most words of a text this is all that is asked."""
    only = Words(word)
    first = only[0]
    named = (word.isupper() and len(word) <= LONGEST_ORGAN) or word in ABBREVIATED
    return (
        named
        or may_begin_numbered(first)
        or is_place_word(first)
        or is_ordinal(first)
        or noun_at(only, 0) is not None
        or is_demonstrative(first)
    )


def _listed(whole: Whole | None) -> Act | None:
    """`whole` if it is a resolution of the UN, whose list a bare number may go on."""
    listed = isinstance(whole, Act) and whole.kind is ReferenceKind.RESOLUTION and whole.number.form.family == "un"
    return whole if isinstance(whole, Act) and listed else None


def _back(words: Words, index: int) -> tuple[list[Citation], int] | None:
    """«предыдущем пункте» at `index`."""
    found = match_neighbour(words, index)
    if found is None:
        return None
    beside, end = found
    return [Citation(words[index].start, words[end - 1].end, whole=beside)], end


def _numbered(words: Words, index: int, found: Numbered) -> Citation:
    whole = found.treaty or Short(None, found.noun)
    return Citation(words[index].start, words[found.end - 1].end, (), whole, ReferenceKind.TREATY, found.noun)


def _acts(acts: Sequence[Act]) -> list[Citation]:
    return [Citation(act.start, act.end, (), act, act.kind, ACT_NOUNS[act.kind], alone=len(acts) == 1) for act in acts]


def _chained(words: Words, chain: Chain) -> list[Citation]:
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
        noun = whole.noun if isinstance(whole, Short) else treaty_noun(whole.title)
    elif isinstance(whole, Anaphor | Unnamed):
        noun = whole.noun
    starts = [words[chain.first].start, *(label.start for label in chain.labels[1:])]
    ends = [*(label.end for label in chain.labels[:-1]), _end(words, chain)]
    places = [
        Citation(start, end, (*chain.outer, *label.steps), whole, kind, noun, inferred=chain.inferred)
        for label, start, end in zip(chain.labels, starts, ends, strict=True)
    ]
    return [*places, *_acts(chain.more)]


def _end(words: Words, chain: Chain) -> int:
    """Where `chain` ends, in characters: the body behind an act's number is no part of it, a closing bracket is."""
    if not chain.inferred and isinstance(chain.whole, Act | Symbol):
        bracket = words.index(chain.whole.end)
        if words[chain.end - 1].end > chain.whole.end and words.sign(chain.end - 1, ")"):
            return words[chain.end - 1].end
        opened = is_bracketed(words, words.index(chain.whole.start))
        return words[bracket].end if opened and words.sign(bracket, ")") else chain.whole.end
    return words[chain.end - 1].end
