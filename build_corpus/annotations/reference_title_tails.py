"""What hangs on the head of an instrument's name: whose it is, what it is about, where it ends.

The end is where a word is in no case that the name can govern, or where the sentence rather goes on with a subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus import russian
from build_corpus.annotations.reference_noun_phrases import MODIFIERS, Phrase, is_abbreviation, match_phrase
from build_corpus.annotations.reference_title_words import (
    ACTORS,
    ALWAYS_ACT,
    BEHIND,
    CARRIES_OUT,
    CASES,
    INSTRUMENTAL,
    NAMED_NOUNS,
    OPENS,
    WHEREIN,
)
from build_corpus.annotations.reference_tokens import CLOSING_QUOTE

if TYPE_CHECKING:
    from build_corpus.annotations.reference_tokens import Words

_LONGEST_HEAD = 6
_LONGEST_TAIL = 48
_LONGEST_TITLE = 60
_DASHES = ("–", "—", "-")


def head_at(words: Words, index: int) -> int | None:
    """The index of the noun that a name has at its head, adjectives before it."""
    if not words[index].text[:1].isupper():
        return None
    at = index
    while at < index + _LONGEST_HEAD:
        token = words[at]
        if token.lemmas & NAMED_NOUNS and "NOUN" in token.grammemes:
            return at
        if token.is_word and words.sign(at + 1, "-") and words.glued(at + 1) and words.glued(at + 2):
            at += 2  # «Аддис-Абебской»
        elif token.grammemes & MODIFIERS and token.lemmas.isdisjoint(("настоящий", "этот", "данный", "указанный")):
            at += 1
        else:
            return None
    return None


def end_of_name(words: Words, head: int, noun: str) -> int:
    """The index behind the name whose head is `noun` at `head`."""
    return _Tail(words, head, noun).end()


class _Tail:
    """What hangs on the head of a name, read from left to right."""

    def __init__(self, words: Words, head: int, noun: str) -> None:
        self.words = words
        self.at = head + 1
        self.limit = head + _LONGEST_TAIL
        self.noun = noun
        self.head = self.last = words[head].text
        """The noun of the head, and the last noun, as printed."""
        self.before = words[head].lemmas
        """The lemmas of the last noun."""
        self.seen = set(self.before)
        """The lemmas of all nouns so far."""
        self.base: tuple[str, ...] = ()
        """The case that the last preposition has governed."""
        self.cases: tuple[str, ...] = ()
        """The cases that a noun behind «и» may have."""
        self.about = ""
        """The preposition that says what the instrument is about."""
        self.joined: list[tuple[int, int]] = []
        """Where «и» and its like stand, and the noun behind each."""

    def end(self) -> int:
        """The index behind the name."""
        if self.noun == "протокол" and self._is_numeral(self.at):
            self.at += 1
        if self.noun == "руководство" and _is_decimal(self.words, self.at):
            self.at += 3  # «Таллиннское руководство 2.0»
        self._dated()
        if self._quoted():
            return self.at
        while self.at < self.limit and (self._step() or self._dated()):
            pass
        self._quoted()
        return self._without_subject()

    def _is_numeral(self, at: int) -> bool:
        token = self.words[at]
        return self.words.latin[token.start : token.end] in ("I", "II", "III", "IV", "V")

    def _dated(self) -> bool:
        """«Конвенции 1951 года о статусе», «Соглашения от 15 апреля 1994 года о …»: with what it is about."""
        words, at = self.words, self.at
        behind = words.year_word(at + 1) if words[at].is_year else words.date(at)
        if behind is not None and behind > at + 1 and words.sign(behind, "о", "об", "«"):
            self.at = behind
            return True
        return False

    def _quoted(self) -> bool:
        """A title in quotation marks, which ends the name."""
        closing = CLOSING_QUOTE.get(self.words[self.at].text)
        if closing is None:
            return False
        for place in range(self.at + 2, self.at + _LONGEST_TITLE):
            if self.words.sign(place, closing):
                self.at = place + 1
                return True
        return False

    def _step(self) -> bool:
        """Read one more part; whether there was one."""
        token = self.words[self.at]
        if plain := self._plain():
            self.at += plain
            return True
        if token.text in ("и", "или", ","):
            return self._attribute() or self._join()
        if not token.is_word:
            return False
        if token.text in CASES or token.text == "во":
            return self._preposition(token.text)
        return self._genitive()

    def _plain(self) -> int:
        """How many tokens go on the name by themselves: «СНГ», «№ 182», «— участников»."""
        words, at = self.words, self.at
        if is_abbreviation(words[at]):
            return 1
        numbered = words.sign(at, "№") and words[at + 1].is_number
        members = words.sign(at, *_DASHES) and words.is_(at + 1, "участник", "член") and self.before & ALWAYS_ACT
        return 2 if numbered or members else 0

    def _genitive(self) -> bool:
        head = head_at(self.words, self.at) if self.before & CARRIES_OUT else None
        if head is not None:  # «Плана мероприятий по реализации Стратегии …»
            noun = min(self.words[head].lemmas & NAMED_NOUNS)
            self.at, self.before, self.cases = end_of_name(self.words, head, noun), frozenset({noun}), ()
            return True
        phrase = match_phrase(self.words, self.at, ("gent",)) or self._republic()
        if phrase is None and self.before & INSTRUMENTAL:
            phrase = match_phrase(self.words, self.at, ("ablt",))
        if phrase is None or self._is_subject(phrase):
            return False
        self._take(phrase, ("gent", *self.base))
        return True

    def _republic(self) -> Phrase | None:
        """«Республики Беларусь»."""
        named = self.before & {"республика"} and "Geox" in self.words[self.at].grammemes
        return Phrase(self.at, self.at, self.at + 1) if named else None

    def _preposition(self, said: str) -> bool:
        words, at = self.words, self.at
        if said == "на":
            return self._period()
        if said == "во" and words.is_(at + 1, "имя"):
            self.at += 2
            return self._genitive()
        opens = said in OPENS and self._may_open(said)
        if not opens and self.seen.isdisjoint(BEHIND.get(said, ())) and said not in ("в", "во"):
            return False
        head = head_at(words, at + 1) if said in ("к", "ко") else None
        if head is not None:  # «Протокола к Конвенции о …»
            noun = min(words[head].lemmas & NAMED_NOUNS)
            self.at, self.before, self.cases = end_of_name(words, head, noun), frozenset({noun}), ()
            return True
        phrase = match_phrase(self.words, at + 1, CASES[said])
        outside = said in ("к", "ко") or (said in ("в", "во") and phrase is not None and not self._is_wherein(phrase))
        if phrase is None or outside:
            return False
        self.about = self.about or (said if opens and said not in ("между", "к", "ко") else "")
        self.base = CASES[said]
        self._take(phrase, CASES[said])
        return True

    def _may_open(self, said: str) -> bool:
        """Whether `said` may begin what the instrument is about: that is told once."""
        if said in ("между", "к", "ко"):
            return not self.about and (said == "между" or self.noun in ("протокол", "поправка"))
        return not self.about

    def _is_wherein(self, phrase: Phrase) -> bool:
        """«в сфере», «в международных договорах», and not «в Женеве», «в своем докладе»."""
        words = self.words
        if "Geox" in words[phrase.noun].grammemes:
            return not self.before.isdisjoint(("безопасность", "сотрудничество", "доверие"))
        if words.is_(phrase.noun, *WHEREIN):
            return not (words.is_(phrase.noun, "отношение", "контекст") and phrase.noun == self.at + 1)
        return False

    def _period(self) -> bool:
        """«на период до 2030 года», «на 2021–2025 годы»."""
        words, at = self.words, self.at + 1
        if words.is_(at, "период"):
            at += 1
            if words.sign(at, "до") and words[at + 1].is_year:
                self.at = words.year_word(at + 2)
                return True
        if not words[at].is_year:
            return False
        while words[at].is_year or words.sign(at, *_DASHES):
            at += 1
        self.at = words.year_word(at)
        return True

    def _attribute(self) -> bool:
        """«Протокола …, касающегося торговли детьми», «споров, связанных с деятельностью»: it agrees with its noun."""
        words, at = self.words, self.at + 1
        matter = words.is_(at, "касающийся", "касаться") and russian.agree((words[at].text,), self.head)
        bound = words.is_(at, "связанный", "связать") and words.sign(at + 1, "с", "со")
        bound = bound and russian.agree((words[at].text,), self.last)
        phrase = match_phrase(words, at + 1, ("gent",)) if matter else None
        phrase = match_phrase(words, at + 2, ("ablt",)) if bound else phrase
        if phrase is None or not words.sign(self.at, ","):
            return False
        self.base = ("ablt",) if bound else ("gent",)
        self._take(phrase, self.base)
        return True

    def _join(self) -> bool:
        """«и NOUN» in a case that is open, «и о NOUN»; of a list with commas all, up to its «и»."""
        words, start = self.words, self.at
        if not self.cases:
            return False
        at, last = start, None
        while words.sign(at, ",", "и", "или"):
            final = words[at].text != ","
            behind = at + 1
            if words[behind].text in ("о", "об") and self.about in ("о", "об"):
                behind += 1
            elif words[behind].text in CASES:
                return False
            phrase = match_phrase(self.words, behind, self.cases, joined=True)
            if phrase is None or (self._is_subject(phrase) and not final) or not self._may_join(behind):
                return False
            inner = phrase.end
            while not final and (more := match_phrase(self.words, inner, ("gent",))):
                inner = more.end
            at, last = inner, phrase
            if final:
                self.joined.append((start, phrase.noun))
                self._take(last, self.cases)
                return True
        return False

    def _may_join(self, at: int) -> bool:
        """Whether what begins at `at` is no name of its own, or one of the parties: «между Россией и Китаем»."""
        return self.words[at].text[:1].islower() or (self.base == CASES["между"] and not self.about)

    def _take(self, phrase: Phrase, cases: tuple[str, ...]) -> None:
        self.at, self.cases = phrase.end, cases
        self.before = self.words[phrase.noun].lemmas
        self.last = self.words[phrase.noun].text
        self.seen |= self.before

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether the sentence rather goes on with `phrase` as its subject."""
        token = self.words[phrase.noun]
        acts = ACTORS if self.words[phrase.start].text[:1].islower() else ALWAYS_ACT
        agrees = all("nomn" in each.grammemes for each in self.words.tokens[phrase.start : phrase.noun + 1])
        return agrees and bool(token.lemmas & acts)

    def _without_subject(self) -> int:
        """The end of the name, less the last «и NOUN» where a verb behind shows that it is the subject."""
        if self.joined:
            start, noun = self.joined[-1]
            verb = self.words[self.at].grammemes
            if "VERB" in verb and "nomn" in self.words[noun].grammemes:
                return start
        return self.at


def _is_decimal(words: Words, at: int) -> bool:
    return words[at].is_number and words.sign(at + 1, ".") and words.glued(at + 2) and words[at + 2].is_number
