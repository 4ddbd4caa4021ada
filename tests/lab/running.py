"""The runs of the laboratory: documents through every program and reader, the scores added up."""

from __future__ import annotations

import hashlib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_corpus import structure
from build_corpus.model import Fact, Known, Metadata
from build_corpus.reading import read
from lab import copying, printing
from lab.comparing import Score, compare
from lab.documents import GENRES, write
from lab.extracting import PROGRAMS
from lab.page import write_page
from lab.paths import CACHE
from lab.style import style
from lab.typeset import typeset
from lab.variations import VariedWriter
from lab.words import THIRD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from build_corpus.model import Document
    from lab.known import KnownDocument
    from lab.typeset import SetDocument

TIKA, OCR, DOCX = "Apache Tika*", "OCR Markdown", "DOCX"
FORMS = (TIKA, *PROGRAMS, OCR, DOCX)
"""The rows of the table; the first is the print of Tika in which a blank line follows each line."""

TUNED = range(1, 7)
"""The seeds whose mistakes may be looked at."""
HELD_OUT = range(2001, 2007)
"""The seeds that only the final run reads; their words are of the other half of the vocabulary."""
VARIED = range(301, 304)
"""More seeds whose mistakes may be looked at; their words are of the third vocabulary, their titles of many forms."""


@dataclass
class Result:
    """The scores of a set of documents, by form, and what the documents had in them."""

    scores: dict[str, Score] = field(default_factory=lambda: {form: Score() for form in FORMS})
    difficulties: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    pages: int = 0


def texts(known: KnownDocument, printed: SetDocument) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each form of a document, with what makes its text."""
    data = printing.pdf(printed)
    yield TIKA, lambda: printing.tika(printed)
    for name, program in PROGRAMS.items():
        yield name, lambda name=name, program=program: _cached(data, name, program)  # type: ignore[misc]
    yield OCR, lambda: copying.ocr_markdown(known)
    yield DOCX, lambda: copying.docx_text(known)


def _cached(data: bytes, name: str, program: Callable[[bytes], str]) -> str:
    key = hashlib.sha256(data + name.encode()).hexdigest()[:32]
    path = CACHE / f"{key}.txt"
    if not path.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        path.write_bytes(program(data).encode())
    return path.read_bytes().decode()


def read_text(text: str) -> Document:
    """The document that the readers make of `text`, its format found by itself."""
    return structure.build(read(text.encode(), "lab.txt"), Metadata("lab", Fact("", Known.EDITORIAL)))


def made(genre: str, seed: int) -> tuple[KnownDocument, SetDocument]:
    """A known document and its pages; held-out seeds take the other half of the vocabulary, varied ones the third."""
    printing.load_font()
    known = write(genre, seed, THIRD, VariedWriter) if seed in VARIED else write(genre, seed, int(seed in HELD_OUT))
    return known, typeset(known, style(genre, seed))


def run_one(genre: str, seed: int, only: str = "") -> Result:
    """The scores of one document."""
    known, printed = made(genre, seed)
    result = Result(difficulties=printed.difficulties, documents=1, pages=len(printed.pages))
    for form, text in texts(known, printed):
        if only in ("", form):
            score = compare(known, read_text(text()))
            score.misses = [f"{genre}-{seed} {form}: {miss}" for miss in score.misses]
            result.scores[form] = score
    return result


def run(seeds: range, *, only: str = "", genres: tuple[str, ...] = GENRES) -> Result:
    """The scores of the documents of all `genres` and `seeds`."""
    total = Result()
    jobs = [(genre, seed, only) for genre in genres for seed in seeds]
    with ProcessPoolExecutor(2) as pool:
        for result in pool.map(run_one, *zip(*jobs, strict=True)):
            total.documents += result.documents
            total.pages += result.pages
            total.difficulties += result.difficulties
            for form, score in result.scores.items():
                total.scores[form].add(score)
    return total


def tune(only: str = "", genre: str = "") -> None:
    """Print the figures of the tuned documents, those with varied titles first, and every mistake."""
    for seeds in (VARIED, TUNED):
        result = run(seeds, only=only, genres=(genre,) if genre else GENRES)
        for score in result.scores.values():
            for miss in score.misses:
                print(miss)  # noqa: T201 - this is the program's output
        print(figures(result))  # noqa: T201


def show(genre: str, seed: int, form: str) -> str:
    """One document as a program prints it."""
    return dict(texts(*made(genre, seed)))[form]()


def figures(result: Result) -> str:
    """The figures as plain text."""
    lines = []
    for form, score in result.scores.items():
        cells = [f"{measure[:9]} {tally.f1:.4f}" for measure, tally in score.tallies.items()]
        lines.append(f"{form:18} {'  '.join(cells)}  CER {score.error_rate * 100:.3f} %")
    return "\n".join(lines)


def publish(tried: str) -> None:
    """Read all documents, tuned and held out, and write the page «О точности», with what the fuzzer `tried`."""
    write_page(run(TUNED), run(HELD_OUT), run(VARIED), tried)
