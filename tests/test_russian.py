"""Tests of what we know of Russian words."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymorphy3 import MorphAnalyzer

from build_corpus import russian

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

MORPH = MorphAnalyzer(lang="ru")


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("безопасности", True),
        ("Безопасности", True),
        ("вебсайт", True),
        ("безопасно", True),
        ("сти", False),
        ("резльтативную", False),
        ("", False),
    ],
)
def test_the_dictionary_knows_words_in_any_form_and_case(word: str, known: bool) -> None:  # noqa: FBT001 - a table
    """Check `word_is_known` on words and on pieces of words."""
    assert russian.word_is_known(word) is known


@pytest.mark.parametrize(
    ("word", "expected", "excluded"),
    [
        ("Устав", {"устав"}, {"устать"}),
        ("права", {"право"}, {"правило"}),
        ("правил", {"правило"}, {"право", "править"}),
        ("целях", {"цель"}, {"целый"}),
        ("целом", {"целый"}, {"цель"}),
        ("данными", {"данные"}, {"дать"}),
        ("проделанной", {"проделанный"}, {"проделать"}),
        ("важнейшей", {"важнейший"}, {"важный"}),
        ("важную", {"важный"}, {"важнейший"}),
        ("учёта", {"учет"}, set()),
        ("обеспечивать", {"обеспечивать"}, set()),
        ("cотрудничества", {"сотрудничество"}, set()),
        ("СТЕПЕНИ", {"степень"}, set()),
        ("CIRT", {"cirt"}, set()),
        ("правительственныеых", {"правительственный"}, set()),
    ],
)
def test_nominal_lemmas_leave_verbs_out(word: str, expected: set[str], excluded: set[str]) -> None:
    """Check that nouns and adjectives are told from the verbs that look like them, and participles from their verbs."""
    found = russian.nominal_lemmas(word)
    assert expected <= found
    assert not excluded & found


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("дней", {"день", "дня", "дню", "днями", "дней"}),
        ("человеку", {"человек", "люди", "людям"}),
        ("ребёнок", {"ребенок", "дети", "детей"}),
        ("Ассамблея", {"ассамблея", "ассамблей", "ассамблеями"}),
        ("МСЭ", {"мсэ"}),
        ("ITU", {"itu"}),
        ("68", {"68"}),
    ],
)
def test_forms_are_all_forms(word: str, some: set[str]) -> None:
    """Check that the forms of a word hold the known ones, folded."""
    assert some <= russian.forms(word)


@pytest.mark.parametrize(
    "inflected",
    [
        "уровень уровня уровню уровнем уровне уровни уровней уровням уровнями уровнях",
        "оценка оценки оценке оценку оценкой оценок оценкам оценками оценках",
        "случай случая случаю случаем случае случаи случаев случаям случаями случаях",
        "обмен обмена обмену обменом обмене обмены обменов обменам обменами обменах",
        "опыт опыта опыту опытом опыте",
        "Ассамблея Ассамблеи Ассамблее Ассамблею Ассамблеей ассамблей ассамблеям ассамблеями ассамблеях",
        "день дня дню днём днем дне дни дней дням днями днях",
        "ребёнок ребенка ребёнку ребенком ребёнке дети детей детям детьми детях",
        "человек человека человеку человеком человеке люди людей людям людьми людях человек",
        "устав устава уставу уставом уставе уставы уставов уставам уставами уставах",
    ],
)
def test_every_form_shares_a_lemma_with_every_other(inflected: str) -> None:
    """Check that the forms of a word meet in a lemma, where stems fail."""
    words = inflected.split()
    misses = [(a, b) for a in words for b in words if not russian.lemmas(a) & russian.lemmas(b)]
    assert misses == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ещё", "еще"),
        ("Е\u0308ж", "еж"),
        ("за\u0301мок", "замок"),
        ("безо\u00adпасность", "безопасность"),
        ("Соглаше\u0301ний", "соглашений"),
        ("и\u0306", "й"),
    ],
)
def test_fold_levels_what_readers_do_not_tell_apart(text: str, folded: str) -> None:
    """Check case, ё, composed letters, soft hyphens and stress marks."""
    assert russian.fold(text) == folded


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("созданиюи", ("созданию", "создании")),
        ("правительственныеых", ("правительственные", "правительственных")),
        ("рРабочая", ("рабочая",)),
        ("созданию", ()),
        ("резльтативную", ()),
        ("кибербезопасность", ()),
        ("МСЭ", ()),
        ("CIRT", ()),
        ("ж" * 100_000, ()),  # no two forms, and too long to try all ways to part it
    ],
)
def test_fused_words_are_read_as_both_forms(word: str, readings: tuple[str, ...]) -> None:
    """Check the marks that tracked changes leave, and words that only are unknown."""
    assert russian.fused_readings(word) == readings


def test_look_alikes_are_read_as_cyrillic() -> None:
    """Check that an abbreviation in either alphabet becomes the same."""
    assert russian.fold_look_alikes("МСЭ-T") == "МСЭ-Т"
    assert russian.fold_look_alikes("CIRT") == russian.fold_look_alikes("СIRТ")


def test_tokens_are_words_and_numbers_with_their_places() -> None:
    """Check hyphens, quotes, digits, soft hyphens and decomposed letters."""
    text = "«ИКТ-среды» 2021–2025, безо\u00adпасность, мои\u0306 A/RES/73/27_x"
    found = list(russian.tokens(text))
    words = ["ИКТ", "среды", "2021", "2025", "безо\u00adпасность", "мои\u0306", "A", "RES", "73", "27", "x"]
    assert [token.text for token in found] == words
    assert all(text[token.start : token.end] == token.text for token in found)


@settings(deadline=None)  # the first look at a word loads the dictionary
@given(st.text())
def test_tokens_stand_in_order_and_apart(text: str) -> None:
    """Check that any text gives tokens that are slices of it, in order."""
    end = 0
    for token in russian.tokens(text):
        assert token.start >= end
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        end = token.end


@settings(deadline=None)  # the first look at a word loads the dictionary
@given(st.text(alphabet="абвгдежийклмнопрстуфхцчшщъыьэюяё-", max_size=20))
def test_any_letters_have_lemmas(word: str) -> None:
    """Check that no string of letters is too odd, and that folding twice changes nothing."""
    assert russian.nominal_lemmas(word)
    assert russian.fold(russian.fold(word)) == russian.fold(word)


@pytest.mark.parametrize(
    ("word", "expected"), [("в", True), ("С", True), ("путем", True), ("право", False), ("форум", False)]
)
def test_function_words_are_known(word: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """Check that prepositions are told from nouns."""
    assert russian.is_function_word(word) is expected


def test_transliteration_is_ascii() -> None:
    """Check the clause of a resolution as an anchor spells it."""
    assert russian.transliterate("Отмечая") == "otmechaya"
    assert russian.transliterate("Ещё щи") == "eshche shchi"


def test_known_words_have_the_lemmas_that_the_analyser_gives_them() -> None:
    """The short cut for the words of the dictionary changes none of them: nouns, participles, superlatives, verbs."""
    beginnings = ("важн", "созда", "данн", "укрепл", "устав", "людя", "дн", "наи", "вы")
    words = [word for start in beginnings for word, *_ in islice(MORPH.dictionary.iter_known_words(start), 250)]
    for word in (russian.fold(each) for each in words if each.isalpha() and len(each) > 1):
        parses = MORPH.parse(word)
        nominal = {full_form(p) for p in parses if p.tag.POS not in {"VERB", "INFN", "GRND"}}
        assert russian.nominal_lemmas(word) == (nominal or {russian.fold(p.normal_form) for p in parses}), word


def full_form(parse: Parse) -> str:
    """The nominal lemma of one parse, by inflecting it."""
    kind = "Supr" if "Supr" in parse.tag else "PRTF" if parse.tag.POS in {"PRTF", "PRTS"} else None
    full = parse.inflect({kind, "sing", "masc", "nomn"}) if kind else None
    return russian.fold(str(parse.normal_form if full is None else full.word))


def test_near_words_are_one_letter_away() -> None:
    """A letter lost, added, changed, or two swapped; the word itself is not near to itself."""
    assert "важной" in russian.near_words("ваной")
    assert russian.near_words("резльтативную") == ("результативную",)
    assert russian.near_words("укреплнеия") == ("укрепления",)
    assert "право" in russian.near_words("правоо")
    assert "право" not in russian.near_words("право")


def test_words_are_the_texts_of_the_tokens() -> None:
    """The cheap way gives the same."""
    text = "ИКТ-среды, 5G и «ин\u00adфор\u00adмация» т.\u00a0д."
    assert russian.words(text) == [token.text for token in russian.tokens(text)]


def test_known_words_have_the_lexemes_and_lemmas_of_their_parses() -> None:
    """What is read from the paradigms is what pymorphy3 makes of them, form by form; ё may be written or not."""
    beginnings = ("ребен", "ребён", "людя", "дн", "наибо", "посильн", "идти", "шёл", "партн", "вс", "учёт")
    words = [word for start in beginnings for word, *_ in islice(MORPH.dictionary.iter_known_words(start), 100)]
    for word in (each for each in words if each.isalpha() and len(each) > 1):
        expected: dict[str, set[str]] = {}
        for parse in MORPH.parse(russian.fold(word)):
            of_lemma = expected.setdefault(russian.fold(parse.normal_form), set())
            of_lemma.update(russian.fold(form.word) for form in parse.lexeme)
        assert {lemma: set(every) for lemma, every in russian.lexemes(word)} == expected, word
        assert russian.lemmas(word) == {parse.normal_form.replace("ё", "е") for parse in MORPH.parse(word)}, word


@pytest.mark.parametrize("word", ["партнреы", "ребнок", "шшёл", "еще", "счт", "вссех", "укреплнеия", "о"])
def test_near_words_are_all_that_a_letter_makes(word: str) -> None:
    """No word is missed, be it spelt with ё or е, and none is added."""
    letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    cuts = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    tried = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    tried |= {a + letter + rest for a, b in cuts for letter in letters for rest in (b, b[1:])}
    assert set(russian.near_words(word)) == {each for each in tried - {word} if russian.word_is_known(each)}
