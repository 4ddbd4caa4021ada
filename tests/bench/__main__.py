"""`make bench`: what the dear parts cost, as ratios of times measured in one run on one machine. No test."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bench import many_terms, passages
from building import ROOT
from rich.console import Console
from rich.table import Table

from build_corpus import manifest, pipeline, structure
from build_corpus.model import Corpus, Document, Fact, Known, Metadata
from build_corpus.outputs import search_index
from build_corpus.reading import read
from build_corpus.russian import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPEAT = 5
"""The least of so many times is taken: the others measure the machine."""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    value: str
    limit: str


def main() -> int:
    """Measure all and print the table."""
    corpus = pipeline.load(ROOT)
    rows = [*terms(corpus), *reading(), *parallel_passages(corpus), *index_size(corpus)]
    table = Table("what", "measured", "value", "limit", box=None)
    for row in rows:
        table.add_row(row.what, row.measured, row.value, row.limit)
    Console(width=140).print(table)
    return 0


def least(run: Callable[[], object]) -> float:
    """The least time that `run` takes, in seconds."""
    times = []
    for _ in range(REPEAT):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


# --- terms --------------------------------------------------------------------------------------------------------


def terms(corpus: Corpus) -> Iterator[Row]:
    """A build's work on 5,000 terms against 50, and the terms' share in the building of the site."""
    words = sum(sum(1 for _ in tokens(text)) for each in corpus.documents for text in many_terms.texts(each.document))
    for kind, (all_work, again) in many_terms.costs(ROOT).items():
        for what, (few, many) in ((f"make and find 5,000 terms {kind}", all_work), ("  find them again", again)):
            yield Row(
                f"{what} against 50", f"50: {1000 * few:.0f} ms, 5000: {1000 * many:.0f} ms", ratio(many, few), "2"
            )
        yield Row("  words read a second, 5,000 terms", f"{words} words", f"{words / again[1]:,.0f}", "")
    builds = many_terms.site_builds()
    for what, most, least_ in (
        ("what linked terms add to the building of the site", many_terms.LINKED, many_terms.UNLINKED),
        ("  with their pages and concordances: all that a glossary adds", many_terms.ALL, many_terms.NO_GLOSSARY),
    ):
        seconds = f"{builds[most]:.2f} s, without {builds[least_]:.2f} s"
        yield Row(what, seconds, f"{100 * (builds[most] / builds[least_] - 1):.1f} %", "15 %")


def ratio(one: float, other: float) -> str:
    """One time as a multiple of another."""
    return f"{one / other:.2f}"


# --- reading ------------------------------------------------------------------------------------------------------


def reading() -> Iterator[Row]:
    """Reading each source against reading it twice over in one file."""
    for entry in manifest.load(ROOT / pipeline.CORPUS):
        data = entry.path.read_bytes()
        once, twice = (least(partial(parse, data * times, entry)) for times in (1, 2))
        measured = f"1x: {1000 * once:.0f} ms, 2x: {1000 * twice:.0f} ms"
        yield Row(f"read twice the text: {entry.metadata.slug}", measured, f"{twice / once:.2f}", "2.2")


def parse(data: bytes, entry: manifest.Entry) -> Document:
    """The document in `data`."""
    metadata = Metadata("bench", Fact("", Known.PRINTED))
    return structure.build(read(data, entry.path.name, reader=entry.reader, force=True), metadata)


# --- parallel passages --------------------------------------------------------------------------------------------


def parallel_passages(corpus: Corpus) -> Iterator[Row]:
    """What twenty copies of the corpus cost against one and ten, and how many planted copies are found."""
    documents = [annotated.document for annotated in corpus.documents]
    for what, (once, half, whole) in passages.growth(documents).items():
        measured = f"1x: {once:.2f} s, 10x: {half:.2f} s, 20x: {whole:.2f} s"
        yield Row(f"passages of 20 corpora against 1: {what}", measured, f"{whole / once:.1f}", "25, of the same texts")
        yield Row("  against 10", "", f"{whole / half:.2f}", "2.5")
    found, precision = passages.planted(documents)
    measured = ", ".join(f"{100 * each.degree:.0f} %: {each.recall:.2f}" for each in found)
    yield Row("planted copies found, by words changed", measured, f"{min(each.recall for each in found):.2f}", "")
    yield Row("  precision", "", f"{precision:.3f}", "")


# --- the index ----------------------------------------------------------------------------------------------------


def index_size(corpus: Corpus) -> Iterator[Row]:
    """The bytes of the search index for each paragraph and for each byte of text."""
    paragraphs = [text for each in corpus.documents for text in many_terms.texts(each.document) if text.strip()]
    size = sum(len(text.encode()) for text in search_index.build(corpus).values())
    measured = f"{size:,} bytes, {len(paragraphs)} paragraphs and notes"
    yield Row("search index, bytes a paragraph", measured, f"{size / len(paragraphs):.0f}", "")
    share = size / sum(len(text.encode()) for text in paragraphs)
    yield Row("  bytes a byte of text", "", f"{share:.2f}", "")


if __name__ == "__main__":
    sys.exit(main())
