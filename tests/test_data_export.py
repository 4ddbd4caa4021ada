"""The JSON export: every file fits its schema, offsets name the words they are about, nothing is left undocumented."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from building import ROOT
from factories import block, document, section
from jsonschema import Draft202012Validator
from test_pages import CBM, ICT, report

from build_corpus import pipeline
from build_corpus.errors import ManifestError
from build_corpus.model import (
    Alias,
    Annotated,
    Certainty,
    Corpus,
    EditionNote,
    Emendation,
    EmendationKind,
    Glossary,
    History,
    Instrument,
    Layers,
    ReferenceSpan,
    TermSpan,
    Tombstone,
)
from build_corpus.outputs import data_export
from build_corpus.outputs.data_models import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA_PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


def sample() -> Corpus:
    """A report with a span of every layer, and a history."""
    layers = Layers(
        (TermSpan("p-1", 14, 17, "ict"), TermSpan("p-2", 0, 3, "cbm")),
        (
            ReferenceSpan("p-3", 0, 5, None, "report", "p-1", instrument=Instrument("A/1", "Доклад")),
            ReferenceSpan("p-3", 6, 7, "https://example.org/"),
        ),
        (Emendation("p-3", 0, 5, EmendationKind.AMENDMENT, "Снов", "Нова", Certainty.PROBABLE, "fused-words"),),
    )
    history = History(
        (EditionNote(1, "2020-12"),), (Alias("p-9", "p-3"),), (Tombstone("p-8", "8", "Слова", 2),), (("p-1", 1),)
    )
    return Corpus((Annotated(report(), layers, history),), Glossary((ICT, CBM)))


def parsed(corpus: Corpus) -> dict[str, Any]:
    """The files of `corpus` that are no schemas, by path."""
    files = data_export.build(corpus)
    return {path: json.loads(text) for path, text in files.items() if not path.startswith("data/schema/")}


@pytest.fixture(scope="module")
def real() -> dict[str, Any]:
    """The files of the project's corpus."""
    return parsed(pipeline.load(ROOT))


def fits(content: Any) -> None:  # noqa: ANN401 - parsed JSON
    """Check `content` against the shape that its `schema` names: no field is missing, none is more, all are typed."""
    name = content["schema"].split("/")[1]
    assert SCHEMAS[name].model_validate(content).model_dump(mode="json", by_alias=True) == content


def texts(content: Any) -> dict[str, str]:  # noqa: ANN401 - parsed JSON
    """All texts of a document's file by anchor."""
    found: dict[str, str] = {}

    def walk(node: Any) -> None:  # noqa: ANN401 - parsed JSON
        for each in node:
            found[each["id"]] = each.get("text", each.get("title", ""))
            for key in ("blocks", "children", "sections"):
                walk(each.get(key, ()))

    walk(content["sections"])
    walk(content["footnotes"])
    return found


def test_every_file_of_the_corpus_fits_its_schema(real: dict[str, Any]) -> None:
    """The export and its contract cannot drift apart."""
    assert len(real) > 3
    for content in real.values():
        fits(content)


def test_files_are_valid_by_the_published_schemas(real: dict[str, Any]) -> None:
    """A validator that knows nothing of us accepts every file, by the schema that is published beside it."""
    schemas = {
        path.rpartition("/")[2].removesuffix(".json"): json.loads(text)
        for path, text in data_export.build(sample()).items()
        if path.startswith("data/schema/")
    }
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for path, content in {**real, **parsed(sample())}.items():
        validator = Draft202012Validator(schemas[content["schema"].split("/")[1]])
        assert [f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(content)] == []


def test_the_validator_objects(real: dict[str, Any]) -> None:
    """A field that is missing, one that nobody named, and a wrong type in any layer are found."""
    schema = json.loads(data_export.build(sample())["data/schema/document.json"])
    content = next(each for each in real.values() if "layers" in each and each["layers"]["references"])
    first = content["layers"]["references"][0]
    for wrong in ({**first, "more": 1}, {**first, "start": "1"}, {k: v for k, v in first.items() if k != "kind"}):
        changed = {**content, "layers": {**content["layers"], "references": [wrong]}}
        assert not Draft202012Validator(schema).is_valid(changed)


def test_counts_are_those_of_the_layers(real: dict[str, Any]) -> None:
    """The index tells how much each document holds."""
    for entry in real["data/corpus.json"]["documents"]:
        layers = real[entry["data"]]["layers"]
        for layer in ("terms", "references", "emendations", "parallels"):
            assert entry["counts"][layer] == len(layers[layer])


def test_a_document_comes_with_its_layers_and_history() -> None:
    """Every layer is there, with anchors and offsets."""
    files = parsed(sample())
    for content in files.values():
        fits(content)
    content = files["data/report.json"]
    assert content["layers"]["terms"][0] == {
        "anchor": "p-1",
        "start": 14,
        "end": 17,
        "term": "ict",
        "damaged": False,
    }
    assert content["layers"]["emendations"][0]["new"] == "Нова"
    assert content["history"]["aliases"] == [{"id": "p-9", "to": "p-3"}]
    assert content["history"]["changed"] == [["p-1", 1]]
    assert content["places"][1] == {
        "anchor": "p-1",
        "name": "п. 1",
        "page": "report/sec-a/index.html#p-1",
        "permalink": "report/index.html#p-1",
    }


def test_references_say_where_they_lead() -> None:
    """Into the corpus with a page, elsewhere with an address; what is cited is counted."""
    content = parsed(sample())["data/references.json"]
    first, second = content["references"]
    assert first["text"] == "Снова"
    assert first["target"]["page"] == "report/sec-a/index.html#p-1"
    assert (second["target"], second["address"]) == (None, "https://example.org/")
    cited = {"name": "A/1", "title": "Доклад", "address": None, "page": "references/a-1/index.html"}
    assert content["instruments"] == [{**cited, "count": 1, "documents": ["report"]}]


def test_terms_have_their_occurrences() -> None:
    """Each with its place, its words, and the forms that they make."""
    term = parsed(sample())["data/terms.json"]["terms"][0]
    assert (term["id"], term["count"], term["page"]) == ("ict", 1, "glossary/ict/index.html")
    place = {"document": "report", "anchor": "p-1", "start": 14, "end": 17}
    assert term["occurrences"] == [{**place, "text": "ИКТ", "damaged": False}]
    assert term["forms"] == [{"text": "ИКТ", "count": 1, "damaged": False}]


def spans(real: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """All spans of the files of terms and references, each with the words that stand there."""
    words = {path: texts(content) for path, content in real.items() if "sections" in content}
    terms = [each for term in real["data/terms.json"]["terms"] for each in term["occurrences"]]
    for each in (*terms, *real["data/references.json"]["references"]):
        yield words[f"data/{each['document']}.json"][each["anchor"]][each["start"] : each["end"]], each


def test_offsets_name_the_words(real: dict[str, Any]) -> None:
    """What a span says of a text stands there."""
    wrong = [each for words, each in spans(real) if words != each["text"]]
    assert wrong == []
    assert len(list(spans(real))) > 100


def test_the_index_names_every_file(real: dict[str, Any]) -> None:
    """Who starts at `corpus.json` finds all the others."""
    index = real["data/corpus.json"]
    named = {index["terms"], index["references"], *(each["data"] for each in index["documents"]), "data/corpus.json"}
    assert named == set(real)
    assert set(index["schemas"].values()) <= set(data_export.build(sample()))


def test_every_field_is_explained_on_the_page() -> None:
    """The page «Данные» has a word for each field of each file."""
    explained = set(re.findall(r"`(\w+)`", DATA_PAGE))
    for name, model in SCHEMAS.items():
        schema = model.model_json_schema(mode="serialization", by_alias=True)
        shapes = [schema, *schema["$defs"].values()]
        fields = {field for shape in shapes for field in shape.get("properties", {})}
        assert fields - explained == set(), name


def test_schemas_are_schemas() -> None:
    """Each says its dialect, forbids what it does not name, and describes its fields."""
    files = data_export.build(sample())
    for name in SCHEMAS:
        schema = json.loads(files[f"data/schema/{name}.json"])
        assert schema["$schema"].startswith("https://json-schema.org/")
        assert schema["additionalProperties"] is False
        assert "schema" in schema["required"]
    schema = json.loads(files["data/schema/document.json"])
    assert schema["$defs"]["Block"]["properties"]["text"]["description"].startswith("Plain")


@pytest.mark.parametrize("slug", ["corpus", "references", "terms"])
def test_no_document_takes_the_name_of_another_file(slug: str) -> None:
    """A slug that is the name of a file of the export is refused with one line."""
    shape = document(section(block("Текст", label="1"), anchor="text"), slug=slug)
    with pytest.raises(ManifestError, match="choose another slug"):
        data_export.build(Corpus((Annotated(shape),)))
