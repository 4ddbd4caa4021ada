"""What is doubtful in the glossary itself: terms that no text has, wordings that find another term or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_corpus.annotations.terms import Matcher
    from build_corpus.model import Glossary, TermSpan


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubtful place of the glossary, and what an editor may do."""

    index: int
    """Of the term in the file, from 0."""
    key: str
    """The key of its table that the remark is about."""
    code: str
    message: str


def remarks(glossary: Glossary, spans: Iterable[TermSpan], matcher: Matcher) -> Iterator[Remark]:
    """What is doubtful in `glossary`, whose terms stand at `spans` and are found by `matcher`; in its order.

    Equal wordings are refused when the file is read; here two clash that are not equal but fit the same words.
    """
    used = {span.term for span in spans}
    for index, term in enumerate(glossary.terms):
        if term.id not in used:
            yield Remark(
                index, "id", "unused-term", f"no text has the term «{term.id}»; add a wording that one has, or leave it"
            )
        for key, wordings in (
            ("names", term.names),
            ("abbreviations", term.abbreviations),
            ("aliases", term.aliases),
        ):
            for wording in wordings:
                found = next((hit for hit in matcher.hits(wording) if _covers(hit.start, hit.end, wording)), None)
                if found is None:
                    problem = (
                        f"«{wording}» of the term «{term.id}» is never found; look for a stop phrase that covers it"
                    )
                    yield Remark(index, key, "lost-wording", problem)
                elif found.term != term.id:
                    problem = (
                        f"«{wording}» of the term «{term.id}» finds the term «{found.term}»; keep it in one of them"
                    )
                    yield Remark(index, key, "term-clash", problem)


def _covers(start: int, end: int, wording: str) -> bool:
    """Whether all words of `wording` lie between `start` and `end`."""
    return not any(letter.isalnum() for letter in wording[:start] + wording[end:])
