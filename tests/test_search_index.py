"""The search index, and what the engine finds with it: every form of a word, concepts, numbers, labels, phrases."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from statistics import mean
from typing import TYPE_CHECKING

import pytest
from factories import block, corpus, document, section
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from searching import ROOT, Engine

from build_corpus import pipeline, russian
from build_corpus.model import (
    Annotated,
    BlockKind,
    Certainty,
    Corpus,
    Emendation,
    EmendationKind,
    Fact,
    Footnote,
    Glossary,
    Known,
    Layers,
    Term,
    TermSpan,
)
from build_corpus.outputs import search_index
from build_corpus.outputs.addresses import Addresses
from build_corpus.outputs.search_words import atoms, lexemes, lexicon, same_letters, terms
from build_corpus.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = """
    уровень оценка случай обмен опыт ассамблея день человек ребенок
    мера укрепление доверие угроза государство организация право правило норма цель задача часть
    потенциал рабочий группа доклад рекомендация решение резолюция сессия инцидент инфраструктура
    сотрудничество содействие обсуждение использование применение осуществление участие развитие
    международный национальный региональный глобальный ответственный открытый технический
    безопасность стабильность деятельность возможность ответственность уязвимость
    страна общество сектор сеть система информация технология специалист женщина эксперт секретарь
    учитывать отмечать призывать проводить принимать содействовать продолжать подчеркивать
    стать который свой каждый этот
    """
LEMMAS = _WORDS.split()
"""Words of this field; the first lines are those that stemmers fail on or conflate."""

CONFIDENCE = Term(
    "confidence",
    ("меры укрепления доверия",),
    ("МУД",),
    ("меры по укреплению доверия",),
    english="confidence-building measures",
)
TEAM = Term("team", ("группа реагирования на инциденты",), ("CIRT",))
ICT = Term("ict", ("информационно-коммуникационные технологии",), ("ИКТ",))

TEXTS = {
    "p-1": "Государства обсудили меры укрепления доверия в ИКТ-среде в условиях пандемии COVID-19.",
    "p-2": "В резолюции A/RES/73/27 от 5 декабря 2018г. сказано о детях; см. пункт 13.2 и сеть 5G.",
    "p-3": "Группы реагирования на инциденты создают веб-сайты и усиливают доверие между людьми.",
    "p-4": "Ребёнок имеет право на защиту; меры принимаются на уровне обмена опытом.",
    "p-5": "Доверие растёт, когда меры понятны. Их укрепление важно.",
    "p-6": (
        "Правила и право: «меры» <img src=x onerror=alert(1)> \\ 'кавычки' \u2028 {{ 7 }} "
        "& созданиюи порядка по резолюции 68/19876/189."
    ),
    "p-6-a": "в Секторе МСЭ-Т и в МСЭ\u2011D",
    "p-6-b": "критически важные объекты и правовая помощь",
}


def sample(*, read: bool = True) -> Corpus:
    """Two documents that have what the searches below need, with a glossary of three terms.

    `read` adds the readings that are proposed for words that run together.
    """
    items = tuple(
        block(TEXTS[anchor], label=anchor[-1], anchor=anchor, kind=BlockKind.ITEM) for anchor in ("p-6-a", "p-6-b")
    )
    paragraphs = [block(TEXTS[f"p-{n}"], label=str(n), children=items if n == 6 else ()) for n in range(1, 7)]
    report = document(
        section(*paragraphs[:2], anchor="sec-a", title="Доверие", label="A"),
        section(*paragraphs[2:], anchor="sec-b", title="Угрозы", label="B"),
        slug="report",
        footnotes=(Footnote("10", Traced.of("Примечание о сроках."), "fn-10", ("p-3",)),),
    )
    report = replace(report, metadata=replace(report.metadata, symbol=Fact("A/75/816", Known.PRINTED)))
    letter = document(
        section(block("Письмо об обмене мнениями.", label="1"), anchor="sec-1"),
        slug="letter",
    )
    letter = replace(letter, metadata=replace(letter.metadata, title=Fact("Письмо", Known.EDITORIAL)))
    spans = (
        _span("p-1", "меры укрепления доверия", CONFIDENCE),
        _span("p-1", "ИКТ", ICT),
        _span("p-3", "Группы реагирования на инциденты", TEAM),
    )
    readings = (
        _reading("созданиюи", "созданию", "создании"),
        _reading("68/19876/189", "68/198", "76/189"),
    )
    layers = Layers(terms=spans, emendations=readings if read else ())
    return Corpus((Annotated(report, layers), Annotated(letter)), Glossary((CONFIDENCE, TEAM, ICT)))


def _reading(printed: str, old: str, new: str) -> Emendation:
    start = TEXTS["p-6"].index(printed)
    end = start + len(printed)
    return Emendation("p-6", start, end, EmendationKind.AMENDMENT, old, new, Certainty.PROBABLE, "fused")


def _span(anchor: str, words: str, term: Term) -> TermSpan:
    start = TEXTS[anchor].index(words)
    return TermSpan(anchor, start, start + len(words), term.id)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The engine over the sample."""
    with Engine(sample(), tmp_path_factory.mktemp("small")) as engine:
        yield engine


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The engine over the corpus of the project."""
    with Engine(pipeline.load(ROOT), tmp_path_factory.mktemp("whole")) as engine:
        yield engine


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/RES/73/27", ["а", "res", "73", "27"]),
        ("13.2", ["13", "2"]),
        ("COVID-19", ["covid", "19"]),
        ("2018г.", ["2018", "г"]),
        ("МСЭ-Т и MCЭ\u2011T", ["мсэ", "т", "и", "мсэ", "т"]),
        ("ИКТ-среды", ["икт", "среды"]),
        ("Ребёнок, ре\u0301бёнок", ["ребенок", "ребенок"]),
        ("из\u00adме\u00adнение", ["изменение"]),
        ("СOVID CОVID", ["covid", "covid"]),
        ("_снова_ — 5G", ["снова", "5", "g"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_letters_and_numbers(text: str, expected: list[str]) -> None:
    """Every part of a symbol and of a compound is an atom; look-alike letters are set right."""
    assert [atom.text for atom in atoms(text)] == expected


@given(st.text(alphabet="abcehkmoptxyzавсенкмортухщ", max_size=8))
def test_letters_are_set_right_once(word: str) -> None:
    """A word in one alphabet stays in it, unless nobody can say which it is; setting it right twice changes nothing."""
    once = same_letters(word)
    assert same_letters(once) == once
    assert len(once) == len(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("и в дни", [("день",)]),
        ("веб-сайты", [("веб",), ("сайт",), ("вебсайт",)]),
        ("ВВУИО", [("ввуио",)]),
        ("людьми", [("человек",)]),
        ("Cirt", [("cirt",)]),
    ],
)
def test_a_word_is_indexed_under_its_lemmas(text: str, expected: list[tuple[str, ...]]) -> None:
    """Stop-words are left out; a compound counts as its parts, and as one word if the dictionary has it."""
    assert list(terms(text)) == expected


def test_every_form_of_a_word_leads_to_its_lemma(small: Engine) -> None:
    """In the browser each form of each word of the sample has exactly the lemmas that the dictionary gives it there."""
    expected: dict[str, set[str]] = defaultdict(set)
    for text in TEXTS.values():
        for atom in atoms(text):
            for lemma, forms in lexemes(atom).items():
                for form in forms:
                    expected[form].add(lemma)
    stopped = set(small.ask("data", "common"))
    given_forms = {form for form in expected if form not in stopped and len(form) > 1}
    assert len(given_forms) > 800
    wrong = {form for form in given_forms if not expected[form] - stopped <= set(small.ask("terms", form))}
    assert wrong == set()


def test_the_table_of_forms_is_small() -> None:
    """Paradigms are shared: a regular noun adds its stem and nothing else."""
    one, two = lexicon(["угроза"]), lexicon(["угроза", "проблема"])
    assert one.paradigms == two.paradigms
    assert set(two.stems) - set(one.stems) == {"проблем"}


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cn", "Co"], max_codepoint=0x2FFF), max_size=40))
def test_browser_and_build_cut_any_text_alike(small: Engine, text: str) -> None:
    """What the index has for a word is what the query has for it, in any script."""
    assert small.ask("atoms", text) == [atom.text for atom in atoms(text)]


# --- the index --------------------------------------------------------------------------------------------------------


def test_the_index_is_what_minisearch_writes(small: Engine) -> None:
    """The same texts given to MiniSearch itself make the same index, and it reads ours and writes it again."""
    content = search_index.content(sample(read=False))
    own = content["index"]
    texts = [" ".join(term for word in terms(entry[3]) for term in word) for entry in content["entries"]]
    made = small.ask("serialised", texts)
    plain = [entry for entry in own["index"] if not entry[0].startswith("term:")]
    assert sorted(map(repr, plain)) == sorted(map(repr, made["index"]))
    assert own["averageFieldLength"] == pytest.approx(made["averageFieldLength"], abs=0.001)
    for key in ("documentCount", "nextId", "documentIds", "fieldIds", "serializationVersion"):
        assert own[key] == made[key], key
    written, reread = small.ask("data", "index"), small.ask("reread", None)
    assert {**reread, "index": sorted(reread["index"])} == written


def test_each_entry_has_an_address_of_the_site(small: Engine) -> None:
    """Hits lead to the page where the anchor stands; documents and terms to their page."""
    known = {"report/index.html", "letter/index.html"}
    known |= {f"glossary/{term}/index.html#term-{term}" for term in ("confidence", "team", "ict")}
    for annotated in sample().documents:
        addresses = Addresses.of(annotated.document)
        known |= {addresses.page(anchor) for anchor in addresses.pages}
    found = [small.ask("address", number) for number in range(len(small.entries))]
    assert set(found) <= known
    assert len(set(found)) == len(found)
    anchors = {anchor for _, anchor, _, _ in small.entries}
    assert anchors >= {*TEXTS, "fn-10", "sec-a", "sec-b", "term-ict", ""}
    assert "sec-1" not in anchors, "a section without a heading has no text"


def test_texts_stand_in_the_index_once_and_unescaped() -> None:
    """Cyrillic is not escaped, and each text is stored once."""
    (script,) = search_index.build(sample()).values()
    assert script.count("обсудили меры укрепления доверия в ИКТ-среде") == 1
    assert "\u2028" not in script


def test_an_empty_corpus_has_an_index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is found in nothing, and nothing fails."""
    with Engine(corpus(), tmp_path_factory.mktemp("empty")) as engine:
        assert engine.answer("мера").hits == ()


def test_the_index_is_the_same_on_every_run() -> None:
    """No order of a set leaks into it."""
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from test_search_index import sample; from build_corpus.outputs.search_index import build\n"
        "sys.stdout.buffer.write(''.join(build(sample()).values()).encode())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


# --- what is found ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("A/RES/73/27", {"p-2"}),
        ("а/res/73/27", {"p-2"}),
        ("A/RES/76/189", {"p-6"}),
        ("73/27", {"p-2"}),
        ("73", {"p-2"}),
        ("3/27", set()),
        ("13.2", {"p-2"}),
        ("2018", {"p-2"}),
        ("5g", {"p-2"}),
        ("covid-19", {"p-1"}),
        ("COVID", {"p-1"}),
        ("ИКТ", {"p-1", "term-ict"}),
        ("ИКТ-среда", {"p-1"}),
        ("средой", {"p-1"}),
        ("икт-средам", {"p-1"}),
        ("вебсайт", {"p-3"}),
        ("веб-сайтами", {"p-3"}),
        ("дети", {"p-2", "p-4"}),
        ("человек", {"p-3"}),
        ("РЕБЕНОК", {"p-2", "p-4"}),
        ("ребёнку", {"p-2", "p-4"}),
        ("право", {"p-4", "p-6"}),
        ("правилу", {"p-6"}),
        ("МСЭ-T", {"p-6-a"}),
        ("мсэ-d", {"p-6-a"}),
        ("создание", {"p-6"}),
        ("созданиюи", {"p-6"}),
        ("68/198", {"p-6"}),
        ("76/189", {"p-6"}),
        ('"порядок по резолюции 76/189"', {"p-6"}),
        ('"создание порядка"', {"p-6"}),
        ("кавычки", {"p-6"}),
        ("доверием мерами", {"p-1", "p-5", "term-confidence"}),
        ("письмом", {"", "p-1"}),
        ("A/75/816", {""}),
    ],
)
def test_words_and_numbers(small: Engine, query: str, expected: set[str]) -> None:
    """A query finds these anchors and no other."""
    assert set(small.anchors(query)) == expected


@pytest.mark.parametrize("query", ["МУД", "муд", "мерами укрепления доверия", "МЕРА ПО УКРЕПЛЕНИЮ ДОВЕРИЯ"])
def test_an_abbreviation_and_its_full_form_find_each_other(small: Engine, query: str) -> None:
    """The concept is found where the text has neither the abbreviation nor the words of the query."""
    assert {"p-1", "term-confidence"} <= set(small.anchors(query))


def test_a_concept_is_not_its_words(small: Engine) -> None:
    """An abbreviation does not find places that have the words of its full form apart."""
    assert set(small.anchors("МУД")) == {"p-1", "term-confidence"}
    assert set(small.anchors("CIRT")) == {"p-3", "term-team"}
    assert small.anchors("меры укрепления доверия").index("p-1") < small.anchors("меры укрепления доверия").index("p-5")
    assert set(small.anchors("confidence-building measures")) == {"p-1", "term-confidence"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"мера укрепления доверия"', {"p-1", "term-confidence"}),
        ("«меры понятны»", {"p-5"}),
        ("„правом на защиту“", {"p-4"}),
        ('"обмену опыта"', {"p-4"}),
        ('"группа реагирования" сайт', {"p-3"}),
        ('"меры прин', {"p-4"}),
    ],
)
def test_a_phrase_in_quotes(small: Engine, query: str, expected: set[str]) -> None:
    """Its words follow each other, in any form; a quote may still be open while someone types."""
    assert set(small.anchors(query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("п. 6", ["p-6"]),
        ("пункт 6", ["p-6"]),
        ("p. 6", ["p-6"]),
        ("§ 6", ["p-6"]),
        ("п. 6 a)", ["p-6-a"]),
        ("п. 6, а", ["p-6-a"]),
        ("A/75/816, п. 1", ["p-1"]),
        ("письмо п. 1", ["p-1"]),
        ("сн. 10", ["fn-10"]),
        ("сноска 10", ["fn-10"]),
        ("примечание 10", ["fn-10"]),
        ("раздел B", ["sec-b"]),
        ("разделе в", ["sec-b"]),
    ],
)
def test_a_label_finds_what_has_it(small: Engine, query: str, expected: list[str]) -> None:
    """A number with «п.» before it is that paragraph; words beside it name the document."""
    assert list(small.anchors(query)) == expected


def test_a_bare_number_is_a_label_first(small: Engine) -> None:
    """«5» is paragraph 5 before it is a number in a text."""
    assert list(small.anchors("5")) == ["p-5", "p-2"]


@pytest.mark.parametrize(
    ("query", "kind", "expected"),
    [
        ("уров", "beginning", {"p-4"}),
        ("73/2", "beginning", {"p-2"}),
        ("E/2020/68/198", "end", {"p-6"}),
        ("укреплени", "beginning", {"p-1", "p-5", "term-confidence"}),
        ("пандемеи", "spelling", {"p-1"}),
        ("резалюция", "spelling", {"p-2", "p-6"}),
        ("ghfdj", "layout", {"p-4", "p-6"}),
        ("сшке", "layout", {"p-3", "term-team"}),
        ("пандемия слонов", "some", {"p-1"}),
        ('"опытом обмена"', "apart", {"p-4"}),
        ("и на", "common", set()),
    ],
)
def test_when_nothing_is_found_something_near_is_offered(
    small: Engine, query: str, kind: str, expected: set[str]
) -> None:
    """The answer says what was done to the query."""
    answer = small.answer(query)
    assert {small.entries[hit][1] for hit in answer.hits} == expected
    assert [note["kind"] for note in answer.notes] == [kind]


def test_what_is_found_is_not_guessed_at(small: Engine) -> None:
    """A word that stands in the corpus gets no near ones beside it; that longer words begin so is only said."""
    assert set(small.anchors("право")) == {"p-4", "p-6"}
    assert small.answer("право").notes == ({"kind": "longer", "word": "право", "more": 1},)
    assert set(small.anchors("право*")) == {"p-4", "p-6", "p-6-b"}
    assert small.answer("право ").notes == ()


def test_nonsense_finds_nothing(small: Engine) -> None:
    """No hit is better than any hit."""
    for query in ("", "   ", "…", '""', "ъъъъъъ", "/", "п.", "***", "%", "(", "constructor", "__proto__"):
        assert small.answer(query).hits == (), query


@pytest.mark.parametrize(
    ("query", "anchor", "expected"),
    [
        ("мерой", "p-4", ["меры"]),
        ("дети", "p-4", ["Ребёнок"]),
        ("МУД", "p-1", ["меры укрепления доверия"]),
        ("CIRT", "p-3", ["Группы реагирования на инциденты"]),
        ("икт-среда", "p-1", ["ИКТ-среде"]),
        ("вебсайт", "p-3", ["веб-сайты"]),
        ("73/27", "p-2", ["73/27"]),
        ("76/189", "p-6", ["68/19876/189"]),
        ('"создании порядка"', "p-6", ["созданиюи порядка"]),
        ("правилам", "p-6", ["Правила"]),
        ('"обмен опыта"', "p-4", ["обмена опытом"]),
    ],
)
def test_the_words_that_are_marked(small: Engine, query: str, anchor: str, expected: list[str]) -> None:
    """Marks stand on the words as they are printed there, neighbours in one."""
    number = next(n for n, entry in enumerate(small.entries) if entry[1] == anchor and entry[3] == TEXTS[anchor])
    assert small.ask("marks", [query, number]) == expected


def test_an_excerpt_shows_the_marks(whole: Engine) -> None:
    """It is short, begins and ends between words, and its pieces are the text."""
    for query in ("меры укрепления доверия", "ИКТ", "день", "A/RES/73/27"):
        for number in whole.answer(query).hits[:20]:
            pieces = whole.ask("excerpt", [query, number])
            shown = "".join(piece["text"] for piece in pieces)
            text = re.sub(r"\s+", " ", whole.entries[number][3])
            assert shown.removeprefix("…\u00a0").removesuffix("\u00a0…") in text
            assert len(shown) < 500
            if whole.ask("marks", [query, number]) and not whole.entries[number][1].startswith("term-"):
                assert any(piece["isMarked"] for piece in pieces), (query, shown)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1 место"),
        (2, "2 места"),
        (5, "5 мест"),
        (11, "11 мест"),
        (14, "14 мест"),
        (21, "21 место"),
        (22, "22 места"),
        (111, "111 мест"),
        (101, "101 место"),
    ],
)
def test_numbers_agree_with_their_nouns(small: Engine, number: int, expected: str) -> None:
    """As Russian grammar has it."""
    assert small.ask("plural", number).replace("\u00a0", " ") == expected


def test_the_sentence_over_the_hits(small: Engine) -> None:
    """It counts places, documents and terms apart."""
    summary = {query: small.answer(query).summary.replace("\u00a0", " ") for query in ("МУД", "обмен", "ъъъ", "и")}
    assert summary["МУД"] == "Найдено 1 место в 1 документе и 1 термин в глоссарии"
    assert summary["обмен"] == "Найдено 2 места в 2 документах"
    assert summary["ъъъ"].startswith("Ничего не найдено")
    assert summary["и"] == "Слишком общий запрос"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("мера", "мера", 0), ("мера", "мреа", 1), ("мера", "мер", 1), ("мера", "вера", 1), ("мера", "норма", None)],
)
def test_how_far_words_are_apart(small: Engine, first: str, second: str, expected: int | None) -> None:
    """Two neighbours swapped are one mistake."""
    assert small.ask("distance", [first, second, 1]) == expected


# --- recall and precision on the corpus -------------------------------------------------------------------------------


def test_every_form_finds_what_every_other_form_finds(whole: Engine) -> None:
    """Recall 1.000 over all forms of the words above; precision is that of the dictionary's lemmas.

    A paragraph is a right hit if one of its words shares a lemma with the query. Words in which two wordings run
    together are found too, though the dictionary does not know them: they are what precision lacks to 1.
    """
    having: dict[str, set[int]] = defaultdict(set)
    for number, (_, _, _, text) in enumerate(whole.entries):
        for token in russian.tokens(text):
            for lemma in russian.lemmas(russian.fold(token.text)):
                having[russian.fold(lemma)].add(number)
    recalls: dict[str, bool] = {}
    precisions: list[float] = []
    for lemma in (lemma for lemma in LEMMAS if having[lemma]):
        forms = {form for found, every in russian.lexemes(lemma) if found == lemma for form in every}
        for form in sorted(forms):
            hits = set(whole.answer(form).hits)
            right = set().union(*(having[russian.fold(other)] for other in russian.lemmas(form)))
            recalls[form] = recalls.get(form, True) and having[lemma] <= hits
            precisions.append(len(hits & right) / len(hits) if hits else 1.0)
    print(f"{len(recalls)} queries, recall {mean(recalls.values()):.4f}, precision {mean(precisions):.4f}")  # noqa: T201 - figures for whoever runs it with -s
    assert len([lemma for lemma in LEMMAS if having[lemma]]) >= 60
    assert [query for query, recall in recalls.items() if not recall] == []
    assert mean(precisions) >= 0.99


def test_the_weight_of_the_index(whole: Engine) -> None:
    """An entry costs under 2 KB, its text included, before any compression."""
    size = len(search_index.build(pipeline.load(ROOT))[search_index.ADDRESS].encode())
    print(f"{size} bytes, {size // len(whole.entries)} for each of {len(whole.entries)} entries")  # noqa: T201 - as above
    assert size / len(whole.entries) < 2000
