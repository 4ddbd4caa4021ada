"""The corpus as JSON files for other programs: documents with their layers, references, terms, an index, schemas."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from build_corpus.errors import ManifestError
from build_corpus.model import BlockKind
from build_corpus.outputs.addresses import DATA, INDEX, data_address
from build_corpus.outputs.data_models import SCHEMAS
from build_corpus.outputs.document_json import to_json
from build_corpus.outputs.site import Site, term_address
from build_corpus.outputs.term_usage import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from build_corpus.model import Corpus, Fact, ReferenceSpan, Term
    from build_corpus.outputs.site import Volume

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DECIMALS = 3


def build(corpus: Corpus) -> dict[str, str]:
    """The files: path from the root of the site -> JSON on one line.

    Offsets are in characters, the end exclusive; lines from 1, inclusive; paths from the root of the site. Raises
    ManifestError where the slug of a document is the name of another file.
    """
    site = Site(corpus)
    files: dict[str, dict[str, Any]] = {
        f"{DATA}/corpus.json": _corpus(site),
        f"{DATA}/references.json": _references(site),
        f"{DATA}/terms.json": _terms(Usage(site)),
    }
    for slug, volume in site.volumes.items():
        if data_address(slug) in files:
            raise ManifestError(
                f"{data_address(slug)!r} is a file of the site itself; choose another slug than {slug!r}"
            )
        files[data_address(slug)] = _document(volume)
    for name, model in SCHEMAS.items():
        files[_schema_file(name)] = _schema(model)
    return {path: _written(content) for path, content in files.items()}


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of `model`: every field is there in every file, those of the layers that have a default too."""
    schema = model.model_json_schema(mode="serialization")
    for shape in (schema, *schema.get("$defs", {}).values()):
        if "properties" in shape:
            shape["required"] = list(shape["properties"])
    return {"$schema": _DIALECT, **schema}


def _written(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _schema_file(name: str) -> str:
    return f"{DATA}/schema/{name}.json"


def _document(volume: Volume) -> dict[str, Any]:
    addresses = volume.addresses
    return {
        **to_json(volume.document),
        "layers": asdict(volume.annotated.layers),
        "history": asdict(volume.annotated.history),
        "places": [
            {
                "anchor": anchor,
                "name": volume.names[anchor],
                "page": addresses.page(anchor),
                "permalink": addresses.permalink(anchor),
            }
            for anchor in volume.passages
        ],
    }


def _corpus(site: Site) -> dict[str, Any]:
    words = Usage(site).words
    return {
        "schema": "treaty-corpus/corpus/1",
        "documents": [_entry(volume, words[slug]) for slug, volume in site.volumes.items()],
        "terms": f"{DATA}/terms.json",
        "references": f"{DATA}/references.json",
        "schemas": {name: _schema_file(name) for name in SCHEMAS},
    }


def _entry(volume: Volume, words: int) -> dict[str, Any]:
    document, layers = volume.document, volume.annotated.layers
    metadata = document.metadata
    return {
        "slug": metadata.slug,
        "title": _fact(metadata.title),
        "symbol": _fact(metadata.symbol),
        "date": _fact(metadata.date),
        "body": _fact(metadata.body),
        "language": metadata.language,
        "data": data_address(metadata.slug),
        "page": f"{metadata.slug}/{INDEX}",
        "sha256": document.source.sha256,
        "counts": {
            "paragraphs": sum(block.kind is BlockKind.PARAGRAPH and bool(block.label) for block in document.blocks()),
            "footnotes": len(document.footnotes),
            "words": words,
            "terms": len(layers.terms),
            "references": len(layers.references),
            "emendations": len(layers.emendations),
            "parallels": len(layers.parallels),
        },
    }


def _fact(fact: Fact | None) -> dict[str, Any] | None:
    return asdict(fact) if fact else None


def _terms(usage: Usage) -> dict[str, Any]:
    terms = [_term(term, usage) for term in usage.site.terms.values()]
    return {"schema": "treaty-corpus/terms/1", "terms": terms}


def _term(term: Term, usage: Usage) -> dict[str, Any]:
    return {
        "id": term.id,
        "names": list(term.names),
        "abbreviations": list(term.abbreviations),
        "aliases": list(term.aliases),
        "english": term.english,
        "definition": asdict(term.definition) if term.definition else None,
        "page": term_address(term.id),
        "count": usage.count(term.id),
        "forms": [asdict(form) for form in usage.forms(term.id)],
        "companions": [
            {"term": each.term, "together": each.together, "log_likelihood": round(each.bond, _DECIMALS)}
            for each in usage.companions[term.id]
        ],
        "occurrences": list(_occurrences(term, usage)),
    }


def _occurrences(term: Term, usage: Usage) -> Iterator[dict[str, Any]]:
    for slug, spans in usage.occurrences[term.id].items():
        for span in spans:
            text = usage.site.volumes[slug].passages[span.anchor].text[span.start : span.end]
            place = {"document": slug, "anchor": span.anchor, "start": span.start, "end": span.end}
            yield {**place, "text": text, "damaged": span.damaged}


def _references(site: Site) -> dict[str, Any]:
    references = [
        _reference(slug, span, passage.text, site)
        for slug, volume in site.volumes.items()
        for anchor, passage in volume.passages.items()
        for span in volume.references.get(anchor, ())
    ]
    instruments = [
        {
            "name": cited.instrument.name,
            "title": cited.instrument.title,
            "address": cited.address,
            "page": cited.page,
            "count": len(cited.mentions),
            "documents": list(dict.fromkeys(mention.slug for mention in cited.mentions)),
        }
        for cited in site.backlinks.instruments
    ]
    return {"schema": "treaty-corpus/references/1", "references": references, "instruments": instruments}


def _reference(slug: str, span: ReferenceSpan, text: str, site: Site) -> dict[str, Any]:
    target = None
    if span.document:
        page = site.target(span.document, span.target)
        target = {"document": span.document, "anchor": span.target, "through": span.through, "page": page}
    return {
        "document": slug,
        "anchor": span.anchor,
        "start": span.start,
        "end": span.end,
        "text": text[span.start : span.end],
        "kind": span.kind.value,
        "certainty": span.certainty.value,
        "instrument": span.instrument.name if span.instrument else None,
        "edition": span.edition,
        "pinpoint": span.pinpoint,
        "target": target,
        "address": span.address,
    }
