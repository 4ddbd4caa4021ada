"""The search index: one script that holds all texts, the words' forms, and an inverted index that no browser builds.

The script assigns one global, so that it works from a disk, where neither `fetch` nor workers do. Its value is

    {documents: [[title, symbol, slug]],         the glossary has no slug
     places: [[document, page, [heading]]],
     entries: [[place, anchor, name, text, [[start, end, old, new]]]],    an entry's number is its id in the index;
                                                 the proposed readings are left out where there are none
     concepts: [[term id, [wording]]],
     common: [stop-word],
     paradigms: ["endings of a lemma"], stems: {stem: [paradigm]},    see `search_words.Lexicon`
     index: MiniSearch's own serialised form}

The index is the plain list of terms that MiniSearch 7 writes with `toJSON` (`serializationVersion` 2) and reads with
`loadJS`: each term leads to {field: {entry: frequency}}. Where a term of the glossary stands, `term:<id>` is one too.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from build_corpus.outputs.search_entries import entries, wordings
from build_corpus.outputs.search_words import STOP_WORDS, lexicon, terms
from build_corpus.outputs.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from build_corpus.model import Corpus
    from build_corpus.outputs.search_entries import Entry

ADDRESS = "assets/search/index.js"
"""The script's path from the root of the site."""
GLOBAL = "corpusSearchIndex"


def build(corpus: Corpus) -> dict[str, str]:
    """The files of the search, by their paths from the root of the site."""
    return {ADDRESS: script(content(corpus))}


def script(value: Mapping[str, Any]) -> str:
    """A script that assigns `value` to the global: as a string to parse, which engines read faster than an object."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    quoted = written.replace("\\", "\\\\").replace("'", "\\'").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"self.{GLOBAL}=JSON.parse('{quoted}')\n"


def content(corpus: Corpus) -> dict[str, Any]:
    """The value of the global, as the module says."""
    site = Site(corpus)
    found = tuple(entries(site))
    places = {entry.place: number for number, entry in enumerate({e.place: e for e in found}.values())}
    shelves = {place.shelf: number for number, place in enumerate({p.shelf: p for p in places}.values())}
    concepts = [[term.id, list(wordings(term))] for term in corpus.glossary.terms]
    words = lexicon(
        [
            *(text for entry in found for text in entry.versions()),
            *(heading for place in places for heading in place.headings),
            *(wording for _, every in concepts for wording in every),
        ]
    )
    return {
        "documents": [[shelf.title, shelf.symbol, shelf.slug] for shelf in shelves],
        "places": [[shelves[place.shelf], place.page, list(place.headings)] for place in places],
        "entries": [
            [places[entry.place], entry.anchor, entry.name, entry.text, *([_listed(entry)] if entry.readings else [])]
            for entry in found
        ],
        "concepts": concepts,
        "common": sorted(STOP_WORDS),
        "paradigms": list(words.paradigms),
        "stems": {stem: list(paradigms) for stem, paradigms in words.stems.items()},
        "index": _inverted(found),
    }


def _inverted(found: Sequence[Entry]) -> dict[str, Any]:
    """The entries by their terms, as MiniSearch serialises an index of one field."""
    postings: dict[str, dict[str, int]] = defaultdict(dict)
    lengths: list[int] = []
    for number, entry in enumerate(found):
        frequencies: Counter[str] = Counter()
        for text in entry.versions():
            frequencies |= Counter(term for word in terms(text) for term in word)  # the highest of each
        lengths.append(len(frequencies))  # as MiniSearch counts: each term of a text once
        frequencies.update(f"term:{term}" for term in entry.terms)
        for term, frequency in frequencies.items():
            postings[term][str(number)] = frequency
    return {
        "documentCount": len(found),
        "nextId": len(found),
        "documentIds": _numbered(range(len(found))),
        "fieldIds": {"text": 0},
        "fieldLength": _numbered([length] for length in lengths),
        "averageFieldLength": [round(sum(lengths) / len(lengths), 4) if lengths else 0],
        "storedFields": {},
        "dirtCount": 0,
        "index": [[term, {"0": postings[term]}] for term in sorted(postings)],
        "serializationVersion": 2,
    }


def _listed(entry: Entry) -> list[list[int | str | None]]:
    return [[reading.start, reading.end, reading.old, reading.new] for reading in entry.readings]


def _numbered(values: Iterable[Any]) -> dict[str, Any]:
    return {str(number): value for number, value in enumerate(values)}
