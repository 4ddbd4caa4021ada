"""Tests of the file of the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import block, document, section, traced

from build_corpus import glossary
from build_corpus.annotations.terms import Matcher, TermHit
from build_corpus.errors import ManifestError
from build_corpus.model import Definition, Footnote, Glossary, Term

CORPUS = Path(__file__).parent.parent / "corpus" / "glossary.toml"

FULL = """\
# terms
[[term]]
id = "cirt"
names = ["группа реагирования на инциденты"]
abbreviations = ["CIRT"]
aliases = ["группа реагирования на происшествия"]
stop_phrases = ["Форум групп реагирования"]
english = "computer incident response team"

[term.definition]
text = "слова"
document = "report"
anchor = "p-1"

[[term]]
id = "law"
names = ["право"]
"""


def load(folder: Path, text: str) -> Glossary:
    """The glossary in a file that holds `text`."""
    path = folder / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    return glossary.load(path)


def test_a_glossary_is_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Check every key, and what its absence means."""
    assert load(tmp_path, FULL).terms == (
        Term(
            "cirt",
            ("группа реагирования на инциденты",),
            ("CIRT",),
            ("группа реагирования на происшествия",),
            ("Форум групп реагирования",),
            "computer incident response team",
            Definition("слова", "report", "p-1"),
        ),
        Term("law", ("право",)),
    )


def test_an_empty_file_is_an_empty_glossary(tmp_path: Path) -> None:
    """Check that a corpus may begin without terms."""
    assert load(tmp_path, "") == Glossary()


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (FULL + 'name = "x"\n', 18, "unknown key"),
        (FULL.replace("anchor", "paragraph"), 10, "missing"),
        (FULL.replace('names = ["право"]', ""), 15, "missing"),
        (FULL.replace('["право"]', "[]"), 17, "the list is empty"),
        (FULL.replace('"право"', '""'), 17, "holds no word"),
        (FULL.replace('"право"', '"«»"'), 17, "holds no word"),
        (FULL.replace('"право"', "7"), 17, "a text in quotes belongs here"),
        (FULL.replace('["право"]', '"право"'), 17, "list"),
        (FULL.replace('"law"', '"Право"'), 16, "is no id"),
        (FULL.replace('"law"', '"law-"'), 16, "is no id"),
        (FULL.replace('"law"', '""'), 16, "is no id"),
        (FULL.replace('"law"', f'"{"x" * 300}"'), 16, "at most 100 characters"),
        (FULL.replace('"law"', '"cirt"'), 16, "a second term has the id «cirt»"),
        (FULL.replace('"право"', '"группа  реагирования на инциденты"'), 17, "same words as the term «cirt»"),
        (FULL.replace('"право"', '"группы реагирования на инциденты"'), 17, "same words as the term «cirt»"),
        (FULL + 'abbreviations = ["СIRТ"]\n', 18, "same words as the term «cirt»"),
        (FULL + 'aliases = ["право"]\n', 18, "stands twice"),
        (FULL.replace('"право"]', '"право'), 17, "TOML"),
    ],
)
def test_each_mistake_is_one_line_that_names_its_place(tmp_path: Path, text: str, line: int, problem: str) -> None:
    """Check the mistakes that an editor makes, with the line of each."""
    with pytest.raises(ManifestError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert "\n" not in message
    assert problem in message
    assert f"glossary.toml:{line}: " in message


def test_a_missing_glossary_is_told(tmp_path: Path) -> None:
    """Check that the file's name stands in the message."""
    with pytest.raises(ManifestError, match=r"glossary\.toml"):
        glossary.load(tmp_path / "glossary.toml")


def test_a_definition_stands_word_for_word_in_its_paragraph() -> None:
    """Check quotations from paragraphs and notes, and each way to be wrong."""
    report = document(
        section(block("Спам есть рассылка.", label="1"), anchor="sec-a"),
        footnotes=(Footnote("1", traced("К ним относятся страны."), "fn-1"),),
    )
    terms = [
        ("right", "есть рассылка", "report", "p-1"),
        ("note", "относятся\u00a0 страны", "report", "fn-1"),
        ("words", "была рассылка", "report", "p-1"),
        ("anchor", "есть рассылка", "report", "p-2"),
        ("document", "есть рассылка", "other", "p-1"),
    ]
    quoted = Glossary(tuple(Term(name, (name,), definition=Definition(*source)) for name, *source in terms))
    assert [term for term, _ in glossary.misquotations(quoted, [report])] == ["words", "anchor", "document"]


def test_the_glossary_of_the_corpus_holds_what_readers_ask_for() -> None:
    """Check the size, the concepts that every reader of these texts meets, and that each has an English equivalent."""
    terms = glossary.load(CORPUS).terms
    abbreviations = {short for term in terms for short in term.abbreviations}
    names = {name for term in terms for name in (*term.names, *term.aliases)}
    assert len(terms) >= 40
    assert all(term.english for term in terms)
    assert abbreviations >= set(
        "ИКТ МУД CIRT РГОС ГПЭ МСЭ МСЭ-D МСЭ-T ВКРЭ ВАСЭ ВВУИО ГПК GCI МСП СНГ ООН".split()  # noqa: SIM905 - a line of words
    ) | {"ГА ООН"}
    assert names >= {
        "критически важная инфраструктура",
        "критически важная информационная инфраструктура",
        "укрепление потенциала",
        "создание потенциала",
        "наращивание потенциала",
        "международное право",
        "международное гуманитарное право",
        "контактный центр",
        "регулярный институциональный диалог",
    }


def test_no_wording_of_the_corpus_hides_another() -> None:
    """Check that each name, alias and abbreviation finds its own term, over its whole length."""
    terms = glossary.load(CORPUS)
    matcher = Matcher(terms)
    hidden = [
        (term.id, words)
        for term in terms.terms
        for words in (*term.names, *term.aliases, *term.abbreviations)
        if tuple(matcher.hits(words)) != (TermHit(0, len(words), term.id),)
    ]
    assert hidden == []
