"""What terms cost: 5,000 of them against 50, and a site with its terms linked against one without."""

from __future__ import annotations

import gc
import random
import resource
import tempfile
import time
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from building import build_site, copy_project
from pymorphy3 import MorphAnalyzer

from build_corpus import pipeline
from build_corpus.annotations import terms
from build_corpus.model import Document, Glossary, Term
from build_corpus.russian import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEW, MANY = 50, 5000
REPEAT = 5
"""The least of so many times is taken: the others measure the machine."""
BUILDS = 4
"""Sites of each kind, built in turn; the middle of their processor times is taken."""

_NO_PAGES = """
import build_corpus.outputs.term_usage as usage
usage.Usage.occurrences = property(lambda self: {term: {} for term in self.site.terms})
"""
"""The pages of the terms stand, but without their concordances: these are no part of the linking."""

_NO_TERMS = """
import build_corpus.annotations.terms as terms
terms.find_terms = lambda document, matcher: ()
terms.Matcher.hits = lambda self, text: iter(())
"""


ALL, LINKED, UNLINKED, NO_GLOSSARY = "all", "linked", "unlinked", "no glossary"
KINDS = {ALL: "", LINKED: _NO_PAGES, UNLINKED: _NO_PAGES + _NO_TERMS, NO_GLOSSARY: _NO_TERMS}
"""What is built: the site as it is; with links and without concordances; with neither; without a glossary.

In the last two no term is looked for.
"""


def costs(root: Path) -> dict[str, tuple[list[float], list[float]]]:
    """The seconds of a build's work on terms, with few and many: making the matcher and finding, then finding again.

    Each is done in a process of its own, in the state of a build that has read the texts of `root` and looked up no
    word for its terms yet. The terms are words of the texts, of which every third is found, or of the dictionary.
    """
    documents = [settlement.document for settlement in pipeline.settle(root)[0]]
    found = {}
    for kind, most in (
        ("of the texts", _of_the_texts(documents, MANY)),
        ("of the dictionary", _of_the_dictionary(MANY)),
        ("of words of their own", _of_words_of_their_own(MANY)),
    ):
        glossaries = [Glossary(most[:number]) for number in (FEW, MANY)]
        times: tuple[list[float], list[float]] = ([], [])
        for glossary in glossaries:
            runs = [_apart(documents, glossary) for _ in range(REPEAT)]
            for each, taken in zip(times, zip(*runs, strict=True), strict=True):
                each.append(min(taken))
        found[kind] = times
    return found


def _apart(documents: Sequence[Document], glossary: Glossary) -> tuple[float, float]:
    """The seconds of one run in a copy of this process."""
    with get_context("fork").Pool(1) as pool:
        return pool.apply(_run, (documents, glossary))


def _run(documents: Sequence[Document], glossary: Glossary) -> tuple[float, float]:
    gc.disable()  # as in a build
    start = time.process_time()
    matcher = terms.Matcher(glossary)
    find(documents, matcher)
    between = time.process_time()
    find(documents, matcher)
    return between - start, time.process_time() - between


def find(documents: Sequence[Document], matcher: terms.Matcher) -> int:
    """How many terms `documents` have."""
    return sum(len(terms.find_terms(document, matcher)) for document in documents)


def texts(document: Document) -> Iterator[str]:
    """All texts in which terms are looked for."""
    yield from (block.text.text for block in document.blocks())
    yield from (note.text.text for note in document.footnotes)


def _of_the_texts(documents: Sequence[Document], number: int) -> tuple[Term, ...]:
    """Terms of two and three words of the texts; of some they follow each other there."""
    every = [word.text for document in documents for text in texts(document) for word in tokens(text)]
    vocabulary = sorted({word.lower() for word in every if word.isalpha() and len(word) > 3})
    choice = random.Random(1)  # noqa: S311 - the same terms every time
    found: dict[str, None] = {}
    while len(found) < number:
        if choice.random() < 0.1:
            start = choice.randrange(len(every) - 3)
            found[" ".join(every[start : start + choice.choice((2, 3))])] = None
        else:
            found[" ".join(choice.sample(vocabulary, choice.choice((2, 3))))] = None
    return _terms(found)


def _of_the_dictionary(number: int) -> tuple[Term, ...]:
    """Terms of two and three nouns and adjectives of 3,000, most of which no text has: as many as real terms share."""
    dictionary = MorphAnalyzer(lang="ru").dictionary
    vocabulary: list[str] = []
    for start in ("пр", "со", "ме", "ин"):
        nominal = [word for word, tag, *_ in dictionary.iter_known_words(start) if tag.POS in {"NOUN", "ADJF"}]
        vocabulary += nominal[:: len(nominal) // 750][:750]
    choice = random.Random(1)  # noqa: S311 - the same terms every time
    found: dict[str, None] = {}
    while len(found) < number:
        found[" ".join(choice.sample(vocabulary, choice.choice((2, 3))))] = None
    return _terms(found)


def _of_words_of_their_own(number: int) -> tuple[Term, ...]:
    """Terms of two and three words of the whole dictionary, no word in two of them: more words than real terms have."""
    dictionary = MorphAnalyzer(lang="ru").dictionary
    every = (word for word, tag, *_ in dictionary.iter_known_words("") if tag.POS in {"NOUN", "ADJF"} and len(word) > 3)
    choice = random.Random(1)  # noqa: S311 - the same terms every time
    vocabulary = iter(choice.sample(sorted(set(every)), 3 * number))
    return _terms(dict.fromkeys(" ".join(islice(vocabulary, choice.choice((2, 3)))) for _ in range(number)))


def _terms(names: dict[str, None]) -> tuple[Term, ...]:
    return tuple(Term(f"t-{index}", (name,)) for index, name in enumerate(names))


def site_builds() -> dict[str, float]:
    """The processor seconds of a whole build of the site, by what it has of its terms; see `KINDS`.

    The kinds are built in turn, so that what else the machine does falls on all alike.
    """
    taken: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(BUILDS):
            for kind, program in KINDS.items():
                project = copy_project(Path(folder) / f"{number}-{kind}")
                if kind == NO_GLOSSARY:
                    (project / "corpus" / "glossary.toml").write_text("", encoding="utf-8")
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                build_site(project, program)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                taken[kind].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {kind: median(times) for kind, times in taken.items()}
