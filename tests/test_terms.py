"""Tests of the terms of the glossary in texts."""

from __future__ import annotations

import cProfile
import pstats
import random
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import block, document, section, traced
from hypothesis import given, settings
from hypothesis import strategies as st
from inflection import all_forms

from build_corpus import glossary, pipeline, russian
from build_corpus.annotations.terms import Matcher, TermHit, find_terms
from build_corpus.model import Footnote, Glossary, Term, TermSpan

if TYPE_CHECKING:
    from build_corpus.model import Document

CORPUS = Path(__file__).parent.parent / "corpus"
GLOSSARY = glossary.load(CORPUS / "glossary.toml")
MATCHER = Matcher(GLOSSARY)

WORDINGS = [(term.id, phrase) for term in GLOSSARY.terms for phrase in (*term.names, *term.aliases)]
FORMS = [(term, form) for term, phrase in WORDINGS for form in all_forms(phrase)]

SMALL = Matcher(
    Glossary(
        (
            Term("law", ("право",)),
            Term("rule", ("правило",)),
            Term("goal", ("цель",), stop_phrases=("в целях",)),
            Term("link", ("связь",), stop_phrases=("в связи с",)),
            Term("charter", ("Устав",)),
            Term("convention", ("конвенция о киберпреступности",), aliases=("Конвенция",)),
            Term("private-sector", ("частный сектор",)),
            Term("personal-data", ("персональные данные",)),
            Term("internet", ("Интернет",)),
            Term("ict", ("информационно-коммуникационные технологии",), ("ИКТ",)),
            Term("itu", ("Международный союз электросвязи",), ("МСЭ",)),
            Term("itu-d", ("Сектор развития электросвязи",), ("МСЭ-D",)),
            Term("itu-t", ("Сектор стандартизации электросвязи",), ("МСЭ-T",)),
            Term("un", ("Организация Объединенных Наций",), ("ООН",)),
            Term("cirt", ("группа реагирования на инциденты",), ("CIRT",), stop_phrases=("Форум групп реагирования",)),
            Term("oewg", ("рабочая группа открытого состава",), ("РГОС",)),
            Term("gca", ("Глобальная программа кибербезопасности",), ("ГПК",)),
            Term("member", ("государство-член",), aliases=("государство — член",)),
            Term("duty", ("общая, но дифференцированная ответственность",)),
            Term("security", ("безопасность ИКТ",)),
            Term("critical", ("важнейшая инфраструктура",)),
            Term("accounting", ("учёт",)),
            Term("peace", ("ВСЕОБЩИЙ МИР",)),
        )
    )
)


def found(text: str, matcher: Matcher = SMALL) -> list[tuple[str, str]]:
    """The terms in `text` with the words they stand on."""
    return [(hit.term, text[hit.start : hit.end]) for hit in matcher.hits(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words that look alike
        ("о праве, прав и правом", [("law", "праве"), ("law", "прав"), ("law", "правом")]),
        ("правил и правилами", [("rule", "правил"), ("rule", "правилами")]),
        ("целей и целого, целая", [("goal", "целей")]),
        ("Устав, Устава, Уставом", [("charter", "Устав"), ("charter", "Устава"), ("charter", "Уставом")]),
        ("Конвенцией, КОНВЕНЦИЮ, к конвенции", [("convention", "Конвенцией"), ("convention", "КОНВЕНЦИЮ")]),
        ("частным сектором", [("private-sector", "частным сектором")]),
        ("персональных данных", [("personal-data", "персональных данных")]),
        ("в интернете и ИНТЕРНЕТОМ", [("internet", "интернете"), ("internet", "ИНТЕРНЕТОМ")]),
        ("важных инфраструктур, важнейших инфраструктур", [("critical", "важнейших инфраструктур")]),
        ("учета и учёта", [("accounting", "учета"), ("accounting", "учёта")]),
        # abbreviations
        ("ИКТ-среды", [("ict", "ИКТ")]),
        ("ИКТ\u2011среды", [("ict", "ИКТ")]),
        ("икт, анти-ИКТ, ИКТх", []),
        ("РГОСом и CIRTов", [("oewg", "РГОСом"), ("cirt", "CIRTов")]),
        ("энергоснабжения", []),
        ("РГОС", [("oewg", "РГОС")]),
        ("МСЭ-D и МСЭ", [("itu-d", "МСЭ-D"), ("itu", "МСЭ")]),
        ("МСЭ-T, МСЭ-Т", [("itu-t", "МСЭ-T"), ("itu-t", "МСЭ-Т")]),
        ("МСЭ\u2010D, МСЭ\u2011D", [("itu-d", "МСЭ\u2010D"), ("itu-d", "МСЭ\u2011D")]),
        ("групп СIRТ и CIRT", [("cirt", "СIRТ"), ("cirt", "CIRT")]),
        ("ООН-Хабитат", [("un", "ООН")]),
        # several words
        ("Организации\u00a0Объединенных\nНаций", [("un", "Организации\u00a0Объединенных\nНаций")]),
        ("Организации  Объединённых Наций", [("un", "Организации  Объединённых Наций")]),
        ("Организации, Объединенных Наций", []),
        ("частный и государственный сектор", []),
        ("информационно\u2010коммуникационных технологий", [("ict", "информационно\u2010коммуникационных технологий")]),
        ("информационных технологий", []),
        ("государствам-членам", [("member", "государствам-членам")]),
        ("государств \u00a0— членов", [("member", "государств \u00a0— членов")]),
        ("государств – членов", [("member", "государств – членов")]),
        ("общую, но дифференцированную ответственность", [("duty", "общую, но дифференцированную ответственность")]),
        ("безопасности ИКТ, безопасности икт", [("security", "безопасности ИКТ")]),
        ("безопасность ИКТ-среды", [("ict", "ИКТ")]),
        ("всеобщего мира", [("peace", "всеобщего мира")]),
        ("интернет-ресурсы", []),
        # false friends
        ("в связи с этим, В СВЯЗИ С тем, в связи со спамом", []),
        ("средств связи, в связь с", [("link", "связи"), ("link", "связь")]),
        ("в целях развития, в цель", [("goal", "цель")]),
        ("Форумом групп реагирования на инциденты", []),
        ("глобальной программы укрепления потенциала", []),
        ("рабочая группа рассмотрела", []),
        # no prose
        ("https://example.org/CIRT?x=МСЭ и CIRT", [("cirt", "CIRT")]),
        ("A/CIRT/2021/1, cirt@CIRT.example", []),
        # damage
        ("рРабочая группа открытого состава", [("oewg", "рРабочая группа открытого состава")]),
        ("пpава", [("law", "пpава")]),
        ("", []),
    ],
)
def test_terms_are_found_and_their_false_friends_are_not(text: str, expected: list[tuple[str, str]]) -> None:
    """Check the promises of matching, each in one line."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Форумом групп реагирования на инциденты и обеспечения безопасности", ["first"]),
        ("глобальной программы укрепления потенциала в области ИКТ", ["capacity-building", "ict"]),
        ("новейших информационных технологий и средств телекоммуникации", []),
        ("Первый ежегодный доклад рабочей группы о проделанной работе", []),
        ("объектов критически важной информационной инфраструктуры", ["critical-information-infrastructure"]),
        ("групп CIRTреагирования на компьютерные инциденты", ["cirt"]),
        ("совещания ГА ООНГенеральной Ассамблеи", ["general-assembly", "general-assembly"]),
        ("в соответствии с Уставом МСЭ и Конвенцией МСЭ", ["itu", "itu"]),
        ("статья 51 Устава", ["un-charter"]),
        ("содействовать созданиюи потенциала", ["capacity-building"]),
        ("Заявлении ВВУИО+10 о выполнении решений ВВУИО", ["wsis-10", "wsis"]),
        ("ВКРЭ\u201117 и ВАСЭ-1622", ["wtdc", "wtsa"]),
        ("мер в области укрепления доверия", ["confidence-building-measures"]),
    ],
)
def test_the_glossary_of_the_corpus_keeps_concepts_apart(text: str, expected: list[str]) -> None:
    """Check that the corpus's own terms are told from their neighbours."""
    assert [hit.term for hit in MATCHER.hits(text)] == expected


@pytest.mark.parametrize(
    ("term", "words"),
    [
        # words that run together
        ("general-assembly", "ГенеральнаяАссамблея"),
        ("international-law", "международногоправа"),
        ("ict", "информационнокоммуникационных технологий"),
        ("ict", "ИКТ|5"),
        ("ict", "ИКТ|технологий"),
        ("oewg", "РГОС|2021"),
        ("cirt", "CIRT|реагирования"),
        ("general-assembly", "ГА ООН|Генерального"),
        # words that are parted
        ("information-security", "информационной безопасно сти"),
        ("critical-infrastructure", "критически важной инфра- структуры"),
        ("critical-infrastructure", "критически важной инфра\u00ad\nструктуры"),
        ("united-nations", "Организации Объединенных Наци й"),
        ("human-rights", "прав чело века"),
        ("private-sector", "частно го сектора"),
        ("cybersecurity", "кибербезо пасность"),
        ("cybersecurity", "кибер-безопасности"),
        # gaps
        ("ict", "информационно -коммуникационных технологий"),
        ("ict", "информационно- коммуникационных технологий"),
        ("ict", "информационно коммуникационных технологий"),
        ("rules-norms-and-principles", "норм,правил и принципов ответственного поведения государств"),
        # letters lost, added, changed, swapped
        ("private-sector", "частный сектр"),
        ("sustainable-development", "устойчивом развитиии"),
        ("civil-society", "гражданского обшества"),
        ("confidence-building-measures", "меры укреплнеия доверия"),
        ("general-assembly", "Генеральная Асамблея"),
        ("cybersecurity", "кибербезопсности"),
        ("vulnerability", "уязвимостии"),
        # look-alikes
        ("internet", "Интернетa"),
        ("united-nations", "Организации 0бъединенных Наций"),
        ("international-law", "международного npaва"),
        ("cirt", "СIRТ"),
        ("oewg", "РГ0С"),
        # two endings
        ("gge", "группы правительственныеых экспертов"),
    ],
)
def test_damaged_words_are_found_and_marked(term: str, words: str) -> None:
    """Check each kind of damage; what stands behind a bar runs together with the term and is no part of it."""
    found = words.partition("|")[0]
    text = f"роль {words.replace('|', '')} растет"
    assert tuple(MATCHER.hits(text)) == (TermHit(5, 5 + len(found), term, damaged=True),)


@pytest.mark.parametrize(
    "text",
    [
        "угрозам и",  # cannot be decided
        "интернетресурсы, медиаправо",  # compounds, not words that run together
        "GovCERT, EuroFIRST, myCIRT",  # names
        "ИКТх, 5МСЭх",
        "Устапа, интранета, Совева",  # a guess at a short word proves nothing
        "прав а человека",  # «а» is a word
        "частных секретов, частный вектор",
        "ГПКх, МСЭонный",
    ],
)
def test_what_is_not_damaged_is_not_mended(text: str) -> None:
    """Check words that are near to those of a term, or hold them, and are others."""
    assert tuple(MATCHER.hits(text)) == ()


def test_an_inflected_abbreviation_is_sound() -> None:
    """The ending of a Russian noun behind Latin letters is no damage."""
    assert tuple(SMALL.hits("из CIRTов")) == (TermHit(3, 9, "cirt"),)


def test_sound_texts_have_no_damaged_terms(documents: tuple[Document, ...]) -> None:
    """With every word of the corpus a term, what is marked as damaged is what the dictionary has not."""
    texts = [block.text.text for built in documents for block in built.blocks()]
    words = sorted({word.lower() for text in texts for word in russian.words(text) if len(word) > 4})
    known = [word for word in words if russian.word_is_known(word)]
    matcher = Matcher(Glossary(tuple(Term(f"t-{number}", (word,)) for number, word in enumerate(known))))
    hits = [(text[hit.start : hit.end], hit.damaged) for text in texts for hit in matcher.hits(text)]
    glued = {"реагирования", "Генеральной", "отраженные", "Кигали"}
    damaged = {words for words, is_damaged in hits if is_damaged}
    assert len(hits) > 10_000
    assert glued < damaged
    assert [words for words in damaged - glued if russian.word_is_known(words)] == []


def test_every_inflected_form_of_every_term_is_found() -> None:
    """Check each case and number of all names and aliases, over their whole length."""
    missed = [(term, form) for term, form in FORMS if tuple(MATCHER.hits(form)) != (TermHit(0, len(form), term),)]
    assert missed == []


def test_every_abbreviation_is_found() -> None:
    """Check the abbreviations of the corpus, alone and before a hyphen."""
    abbreviations = [(term.id, short) for term in GLOSSARY.terms for short in term.abbreviations]
    missed = [
        (term, short)
        for term, short in abbreviations
        for text in (short, f"{short}-группа")
        if tuple(MATCHER.hits(text)) != (TermHit(0, len(short), term),)
    ]
    assert missed == []


@settings(deadline=None)  # the first look at a word loads the dictionary
@given(
    st.sampled_from(FORMS),
    st.sampled_from(["", "«", "(", "что ", "и/или ", "; ", "1) "]),
    st.sampled_from(["", "»", ")", ", а также", ".", " были", "/или"]),
    st.sampled_from([" ", "\u00a0", "\n", " \u00a0", "\u202f"]),
    st.sampled_from("-\u2010\u2011"),
)
def test_surroundings_and_white_space_hide_no_term(
    form: tuple[str, str], before: str, after: str, space: str, hyphen: str
) -> None:
    """Check that a term is found whole whatever stands around it and however its spaces and hyphens are typed."""
    term, words = form
    printed = words.replace(" ", space).replace("-", hyphen)
    hits = tuple(MATCHER.hits(before + printed + after))
    assert TermHit(len(before), len(before) + len(printed), term) in hits


@settings(deadline=None)  # the first look at a word loads the dictionary
@given(
    st.lists(st.sampled_from([form for _, form in FORMS] + ["и", "в связи с", "—", "ИКТ-среды", "группа"]), max_size=8)
)
def test_terms_never_overlap_and_end_with_words(parts: list[str]) -> None:
    """Check any row of phrases: hits in order, apart, and on whole words."""
    text = " ".join(parts)
    end = 0
    for hit in MATCHER.hits(text):
        assert end <= hit.start < hit.end
        assert not text[max(hit.start - 1, 0) : hit.start].isalnum()
        assert not text[hit.end : hit.end + 1].isalnum()
        end = hit.end


@settings(deadline=None)  # the first look at a word loads the dictionary
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """Check that no string of characters is too odd."""
    assert all(0 <= hit.start < hit.end <= len(text) for hit in MATCHER.hits(text))


def test_the_order_of_the_glossary_does_not_matter() -> None:
    """Check that the same terms are found whatever stands first in the file."""
    text = " ".join(form for _, form in FORMS)
    assert tuple(Matcher(Glossary(GLOSSARY.terms[::-1])).hits(text)) == tuple(MATCHER.hits(text))


def test_terms_of_a_document_stand_on_its_blocks_and_notes() -> None:
    """Check anchors, order, children and notes; titles have no terms."""
    child = block("ООН", label="2")
    report = document(
        section(block("Роль МСЭ и ИКТ-среды", label="1", children=(child,)), anchor="sec-a", title="МСЭ"),
        footnotes=(Footnote("1", traced("См. Устав."), "fn-1"),),
    )
    assert find_terms(report, SMALL) == (
        TermSpan("p-1", 5, 8, "itu"),
        TermSpan("p-1", 11, 14, "ict"),
        TermSpan("p-2", 0, 3, "un"),
        TermSpan("fn-1", 4, 9, "charter"),
    )


def test_a_hundred_times_more_terms_cost_less_than_twice() -> None:
    """Check the work of 5,000 terms made of the text's own words against that of 50, in calls of functions."""
    chance = random.Random(5)  # noqa: S311 - phrases, not secrets
    text = (CORPUS / "sources" / "a-res-75-32.ocr.txt").read_text(encoding="utf-8")
    words = sorted({word.lower() for word in text.split() if word.isalpha()})
    phrases = {" ".join(chance.choices(words, k=chance.choice([2, 2, 3, 4]))) for _ in range(5500)}
    extra = tuple(Term(f"t-{index}", (phrase,)) for index, phrase in enumerate(sorted(phrases)[:4950]))
    few = _calls(text, Matcher(Glossary(GLOSSARY.terms[:50])))
    many = _calls(text, Matcher(Glossary((*GLOSSARY.terms[:50], *extra))))
    assert len(extra) == 4950
    assert many < 2 * few


def _calls(text: str, matcher: Matcher) -> int:
    """How many functions a search calls once the words are known."""
    list(matcher.hits(text))
    profile = cProfile.Profile()
    profile.enable()
    list(matcher.hits(text))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed leaves it out


GOLD = tomllib.loads((Path(__file__).parent / "gold" / "terms.toml").read_text(encoding="utf-8"))

Occurrences = Counter[tuple[str, str, str, str]]
"""How often a term stands on some words in a paragraph: (document, anchor, term, words)."""


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """The documents of the corpus as they are built."""
    return tuple(annotated.document for annotated in pipeline.load(CORPUS.parent).documents)


def judged(part: str) -> Occurrences:
    """The occurrences in a part of the gold table."""
    return Counter(
        (document, anchor, term, words)
        for document, paragraphs in GOLD[part].items()
        for anchor, occurrences in paragraphs.items()
        for term, words in occurrences
    )


def occurrences(documents: tuple[Document, ...]) -> Occurrences:
    """What the matcher finds of the terms that the gold table judges."""
    terms = {term for _, _, term, _ in judged("found")}
    found: Occurrences = Counter()
    for built in documents:
        texts = {block.id: block.text.text for block in built.blocks()}
        texts.update((note.id, note.text.text) for note in built.footnotes)
        for span in find_terms(built, MATCHER):
            if span.term in terms:
                words = " ".join(texts[span.anchor][span.start : span.end].split())
                found[built.metadata.slug, span.anchor, span.term, words] += 1
    return found


def test_what_a_reader_finds_in_the_corpus_is_found(documents: tuple[Document, ...]) -> None:
    """Every occurrence of the table, and no other: recall and precision are 1."""
    found, truth = occurrences(documents), judged("found")
    assert truth.total() >= 1230
    assert truth - found == found - truth == Counter()


def test_damage_is_marked_where_there_is_some(documents: tuple[Document, ...]) -> None:
    """The damaged terms of the corpus, as a reader sees them, and no other."""
    damaged = set()
    for built in documents:
        texts = {block.id: block.text.text for block in built.blocks()}
        texts.update((note.id, note.text.text) for note in built.footnotes)
        spans = [span for span in find_terms(built, MATCHER) if span.damaged]
        damaged |= {(span.term, " ".join(texts[span.anchor][span.start : span.end].split()[:3])) for span in spans}
    assert damaged == {
        ("gge", "Группы правительственныеых экспертов"),
        ("gge", "Группы правительственныех экспертов"),
        ("cirt", "CIRT"),
        ("general-assembly", "ГА ООН"),
        ("general-assembly", "Генеральной Ассамблеи"),
        ("cwg-internet", "рРабочая группа Совета"),
    }


def test_definitions_stand_where_the_glossary_says(documents: tuple[Document, ...]) -> None:
    """Check every definition of the corpus's glossary against its paragraph, word for word."""
    assert list(glossary.misquotations(GLOSSARY, documents)) == []
    assert sum(term.definition is not None for term in GLOSSARY.terms) >= 5
