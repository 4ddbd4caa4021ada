"""What `terms suggest` proposes, what it leaves out, and what `check` says of the glossary itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import block, document, section
from hypothesis import given
from hypothesis import strategies as st
from test_cli import REPORT

from build_corpus import cli_terms, glossary, russian
from build_corpus.annotations import noun_phrases, term_checks
from build_corpus.annotations.introduced_abbreviations import introduced
from build_corpus.annotations.term_suggestions import Evidence, Ground, Suggestion, suggest
from build_corpus.annotations.terms import Matcher
from build_corpus.cli import main
from build_corpus.model import Glossary, Term, TermSpan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Глобальная программа кибербезопасности (ГПК)", "ГПК", "Глобальная программа кибербезопасности"),
        ("принята Глобальная повестка дня в области кибербезопасности (ГПК).", "ГПК",
         "Глобальная повестка дня в области кибербезопасности"),
        ("Всемирная встреча на высшем уровне по вопросам информационного общества (ВВУИО)", "ВВУИО",
         "Всемирная встреча на высшем уровне по вопросам информационного общества"),
        ("в использовании информационно-коммуникационных технологий (далее — ИКТ)", "ИКТ",
         "информационно-коммуникационных технологий"),
        ("Государства создали группы реагирования на компьютерные инциденты (ГРКИ).", "ГРКИ",
         "группы реагирования на компьютерные инциденты"),
        ("Организация Договора о коллективной безопасности (ОДКБ)", "ОДКБ",
         "Организация Договора о коллективной безопасности"),
        ("в рамках Содружества Независимых Государств («СНГ»)", "СНГ", "Содружества Независимых Государств"),
        ("для Целей в области устойчивого развития (ЦУР)", "ЦУР", "Целей в области устойчивого развития"),
        ("резолюции 2018 г. Шанхайской организации сотрудничества (ШОС)", "ШОС",
         "Шанхайской организации сотрудничества"),
    ],
)  # fmt: skip
def test_an_introduced_abbreviation_has_its_long_form(text: str, short: str, long: str) -> None:
    """Initials of words and of parts of compounds, in order; prepositions and a word here and there are left out."""
    (found,) = introduced(text)
    assert (found.short, found.long, found.aligned) == (short, long, True)
    assert text[found.start : found.end] == short
    assert text[found.long_start :].startswith(long)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("персональные данные (далее по тексту — ПДн)", "ПДн", "персональные данные"),
        ("Организация Договора о коллективной безопасности (именуемая в дальнейшем «ОДКБ»)", "ОДКБ",
         "Организация Договора о коллективной безопасности"),
        ("критическая информационная инфраструктура (далее также КИИ)", "КИИ",
         "критическая информационная инфраструктура"),
        ("средства массовой информации (СМИ (печатные и электронные))", "СМИ", "средства массовой информации"),
        ("информационно-коммуникационные технологии (ИКТ, или ICT)", "ИКТ",
         "информационно-коммуникационные технологии"),
        ("ИКТ (информационно-коммуникационные технологии) используются", "ИКТ",
         "информационно-коммуникационные технологии"),
        ("развивающиеся страны, не имеющие выхода к морю (РСНВМ)", "РСНВМ",
         "развивающиеся страны, не имеющие выхода к морю"),
        ("создать группы реагирования на компьютерные инциденты (computer incident response teams, CIRT)", "CIRT",
         "группы реагирования на компьютерные инциденты"),
        ("Рабочая группа открытого состава по вопросам безопасности (далее именуемая «Рабочая группа»)",
         "Рабочая группа", "Рабочая группа открытого состава по вопросам безопасности"),
        ("учитывая Устав Организации Объединенных Наций (далее — Устав ООН)", "Устав ООН",
         "Устав Организации Объединенных Наций"),
        ("присоединиться к Международной конвенции по киберпреступности (далее — «Конвенция»)", "Конвенция",
         "Международной конвенции по киберпреступности"),
        ("Государства-участники Соглашения (далее — Стороны) согласились", "Стороны",
         "Государства-участники Соглашения"),
    ],
)  # fmt: skip
def test_many_ways_of_introducing(text: str, short: str, long: str) -> None:
    """Words of naming, nested and mixed brackets, the English name, the other way round, short names."""
    (found,) = introduced(text)
    assert (found.short, found.long) == (short, long)
    assert text[found.start : found.end] == short
    assert text[found.long_start :].startswith(long)
    assert found.is_name == (not short.isupper() and short != "ПДн")


def test_a_proper_name_keeps_its_capital() -> None:
    """What begins with a capital letter inside a sentence is a name; at its beginning that says nothing."""
    text = "Просит Генерального секретаря и цифровой мост. Цифровой мост у Генерального секретаря."
    shape = document(section(block(text, label="1"), anchor="text"))
    names = {each.name for each in suggest([shape], Matcher(Glossary(())), least=2)}
    assert names == {"Генеральный секретарь", "цифровой мост"}


def test_a_short_name_is_evidence_for_the_full_one() -> None:
    """It is no abbreviation, which would be found wherever a text has the word: only the full name is proposed."""
    text = "Хартия цифровых прав (далее — Хартия) принята. Хартия действует."
    (proposed,) = suggest([document(section(block(text, label="1"), anchor="text"))], Matcher(Glossary(())))
    assert (proposed.ground, proposed.name, proposed.abbreviation) == (Ground.INTRODUCED, "Хартия цифровых прав", "")


@pytest.mark.parametrize(
    "text",
    [
        "на конференции (ВКРЭ, Кигали) и (США)",
        "Резолюция 130 (Пересм. Бухарест, 2022 г.)",
        "принята (Буэнос-Айрес, 2017 г.)",
        "резолюция 2131 (XX) Генеральной Ассамблеи",
        "разделы (B–G) доклада",
        "подпункт (а)",
        "(ИКТ) в начале",
        "Слова. (ИКТ) после точки",
        "пункт (см. ниже)",
    ],
)
def test_other_brackets_introduce_nothing(text: str) -> None:
    """Places, years, Roman numerals, ranges of letters, items."""
    assert list(introduced(text)) == []


def test_a_latin_abbreviation_is_evidence_only() -> None:
    """Its letters are not those of the Russian words: the name is a guess, and says so."""
    (found,) = introduced("на сайте Форума групп реагирования на инциденты (FIRST) и далее")
    assert (found.short, found.long, found.aligned) == ("FIRST", "Форума групп реагирования на инциденты", False)


@given(st.text(alphabet="АБВабв (),.-«»XI\n", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    """Nothing fails, and what is found stands where it says."""
    for found in introduced(text):
        assert text[found.start : found.end] == found.short
        assert text.startswith(found.long, found.long_start)


def found_phrases(text: str) -> list[str]:
    """The words of the noun phrases of `text`."""
    return [text[p.start : p.end] for p in noun_phrases.phrases(text, noun_phrases.lemmas_of([text]))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("защита критической инфраструктуры", ["защита критической инфраструктуры", "критической инфраструктуры"]),
        ("государства обсуждают, инфраструктура растёт", []),
        ("данная угроза", []),
        ("вредоносные программы. Угрозы", ["вредоносные программы"]),
        ("имеющие обязательной силы", ["обязательной силы"]),
        ("зелёный программы", []),
    ],
)
def test_noun_phrases(text: str, expected: list[str]) -> None:
    """Adjectives that agree, nouns in the genitive, no pronouns, nothing across punctuation."""
    assert found_phrases(text) == expected


def test_the_c_value() -> None:
    """The example of the definition: a phrase is worth what it has outside of the longer ones."""
    values = noun_phrases.c_values({("a", "b"): 10, ("x", "a", "b"): 4, ("a", "b", "c"): 2})
    assert values["a", "b"] == pytest.approx(10 - 3)
    assert values["x", "a", "b"] == pytest.approx(4 * 1.585, abs=0.001)


TEXTS = (
    "Цифровой суверенитет обсуждали. Группа научной экспертизы (ГНЭ) о цифровом суверенитете.",
    "О цифровом суверенитете и мерах доверия. Меры доверия нужны.",
    "Цифровому суверенитету не мешают меры доверия. О мерах доверия.",
)


def suggestions(least: int = 4) -> tuple[Suggestion, ...]:
    """What is proposed for `TEXTS`, of which the glossary has the measures."""
    blocks = [block(text, label=str(number)) for number, text in enumerate(TEXTS, start=1)]
    matcher = Matcher(Glossary((Term("cbm", ("меры доверия",)),)))
    return suggest([document(section(*blocks, anchor="text"))], matcher, least=least)


def test_suggestions_come_with_evidence() -> None:
    """Abbreviations first; the name in the nominative; how often, and the first place; nothing that is known."""
    short, frequent = suggestions()
    assert (short.ground, short.abbreviation, short.name) == (Ground.INTRODUCED, "ГНЭ", "Группа научной экспертизы")
    assert (frequent.ground, frequent.name, frequent.count) == (Ground.FREQUENT, "цифровой суверенитет", 4)
    assert (frequent.evidence.document, frequent.evidence.anchor) == ("report", "p-1")
    assert "Цифровой суверенитет обсуждали" in frequent.evidence.quote
    assert [each.name for each in suggestions(least=5)] == ["Группа научной экспертизы"]


def test_printed_entries_are_a_glossary(tmp_path: Path) -> None:
    """What `--toml` prints is read as it is: ids are free and different, quotes of the text cannot break it."""
    evidence = Evidence("report", "p-1", 'с "кавычками" \\ и ]] # знаками\nи строкой')
    more = tuple(
        Suggestion(Ground.FREQUENT, name, short, 4, 1, 4.0, evidence)
        for name, short in (("слово", ""), ("слова речи", ""), ('им"я \\', "ИЯ"), ("", "FIRST"), ("5 слов", ""))
    )
    path = tmp_path / "glossary.toml"
    path.write_text("\n".join(cli_terms.as_toml((*suggestions(), *more), ["slovo"])), encoding="utf-8")
    ids = [term.id for term in glossary.load(path).terms]
    assert ids == [
        "gruppa-nauchnoy-ekspertizy",
        "tsifrovoy-suverenitet",
        "slovo-2",
        "slova-rechi",
        "im-ya",
        "term-5-slov",
    ]


def test_remarks_on_a_glossary() -> None:
    """Terms that no text has, wordings that another term takes or that a stop phrase hides."""
    terms = Glossary(
        (
            Term("data", ("данные",)),
            Term("given", ("данный",)),
            Term("order", ("меры",), stop_phrases=("меры",)),
        )
    )
    found = list(term_checks.remarks(terms, [TermSpan("p-1", 0, 1, "data")], Matcher(terms)))
    assert {(remark.index, remark.code) for remark in found} == {
        (1, "unused-term"),
        (1, "term-clash"),
        (2, "unused-term"),
        (2, "lost-wording"),
    }


def test_check_and_suggest_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A term that no text has is listed with its file and line; suggestions are a table or entries."""
    (tmp_path / "corpus" / "sources").mkdir(parents=True)
    (tmp_path / "corpus" / "sources" / "report.txt").write_text(REPORT, encoding="utf-8")
    entry = '[[document]]\nsource = "report.txt"\nslug = "report"\ntitle = { value = "Д", known = "editorial" }\n'
    (tmp_path / "corpus" / "corpus.toml").write_text(entry, encoding="utf-8")
    terms = tmp_path / "corpus" / "glossary.toml"
    terms.write_text('\n[[term]]\nid = "unheard"\nnames = ["неслыханное"]\n', encoding="utf-8")
    assert main(["check", "--root", str(tmp_path)]) == 0
    assert f"{terms}:3: unused-term: " in capsys.readouterr().out
    assert main(["terms", "suggest", "--root", str(tmp_path)]) == 0
    assert "terms proposed" in capsys.readouterr().out
    assert main(["terms", "suggest", "--toml", "--least", "1", "--root", str(tmp_path)]) == 0
    assert "[[term]]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("глобальной программы кибербезопасности", "глобальная программа кибербезопасности"),
        ("информационно-коммуникационным технологиям", "информационно-коммуникационные технологии"),
        ("мер укрепления доверия", "меры укрепления доверия"),
        ("критически важной инфраструктуры", "критически важная инфраструктура"),
        ("Рабочей группы открытого состава", "Рабочая группа открытого состава"),
        ("XYZ", "XYZ"),
    ],
)
def test_the_nominative(printed: str, expected: str) -> None:
    """The noun and its adjectives change, their number stays, and all that stands behind."""
    assert russian.nominative(printed) == expected


@pytest.mark.parametrize(
    ("word", "damaged"),
    [("созданиюи", True), ("рРабочая", True), ("кибeр", True), ("МСЭ", False), ("5G", False), ("Форум", False)],
)
def test_damaged_words(word: str, damaged: bool) -> None:  # noqa: FBT001 - a table of promises
    """Two endings in one, a letter twice, two alphabets mixed."""
    assert russian.is_damaged(word) is damaged
