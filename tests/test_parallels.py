"""Parallel passages: what counts as the same wording, where it stands, and what finding it costs."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bench.passages import planted
from factories import block, corpus, document, section
from hypothesis import given, settings
from hypothesis import strategies as st

from build_corpus.annotations.parallel_alignment import LEAST_SIMILAR, LEAST_WORDS, matches
from build_corpus.annotations.parallel_candidates import MOST_CANDIDATES, MOST_HOLDERS, candidates
from build_corpus.annotations.parallels import MOST_COPIES, find_parallels
from build_corpus.model import Annotated, BlockKind, Corpus, Counterpart, Layers, Parallel, Role
from build_corpus.outputs import formulas_page
from build_corpus.outputs.formulas import formulas
from build_corpus.outputs.pages import render
from build_corpus.russian import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.model import Document

FORMULA = (
    "международное право, и в частности Устав Организации Объединенных Наций, применимо и имеет важное значение "
    "для поддержания мира и стабильности"
)


def report(*texts: str, slug: str = "report") -> Document:
    """A document with `texts` as its numbered paragraphs."""
    blocks = (block(text, label=str(number)) for number, text in enumerate(texts, start=1))
    return document(section(*blocks, anchor="sec-a", title="Право"), slug=slug)


def printed(documents: Sequence[Document], slug: str, parallel: Parallel) -> tuple[str, str]:
    """The words of a passage on both sides."""
    texts = {(d.metadata.slug, b.id): b.text.text for d in documents for b in d.blocks()}
    return (
        texts[slug, parallel.anchor][parallel.start : parallel.end],
        texts[parallel.document, parallel.target][parallel.target_start : parallel.target_end],
    )


def annotated(*documents: Document) -> Corpus:
    """A corpus of `documents` with their parallel passages."""
    found = find_parallels(documents)
    return Corpus(tuple(Annotated(d, Layers(parallels=found[d.metadata.slug])) for d in documents))


WORDINGS = [
    pytest.param(FORMULA, FORMULA, id="the same words"),
    pytest.param(
        f"Подтверждая, что {FORMULA};", f"Отмечая далее: {FORMULA.upper()}.", id="in other sentences, in capitals"
    ),
    pytest.param(FORMULA, FORMULA.replace("важное", "ключевое"), id="one word is another"),
    pytest.param(FORMULA, FORMULA.replace("применимо", "в полной мере применимо"), id="words are inserted"),
    pytest.param(FORMULA, FORMULA.replace("и в частности ", ""), id="words are left out"),
    pytest.param(
        FORMULA,
        "международного права, и в частности Устава Организации Объединенных Наций, применимого и имеющего важное "
        "значение для поддержания мира и стабильности",
        id="other cases",
    ),
    pytest.param(
        "один два три четыре пять шесть семь восемь девять десять",
        "один два три другой пять шесть семь другой девять десять",
        id="one word in five is another",
    ),
]


@pytest.mark.parametrize(("here", "there"), WORDINGS)
def test_the_same_wording_is_found(here: str, there: str) -> None:
    """A passage of ten words or more is found whole on both sides, in one document and across two."""
    within = find_parallels([report(here, there)])["report"]
    assert [(p.anchor, p.document, p.target) for p in within] == [("p-1", "report", "p-2"), ("p-2", "report", "p-1")]
    documents = [report(here, slug="one"), report(there, slug="two")]
    (parallel,) = find_parallels(documents)["one"]
    assert parallel.document == "two"
    assert parallel.similarity >= LEAST_SIMILAR
    words, others = printed(documents, "one", parallel)
    for text, passage in ((here, words), (there, others)):
        assert len(list(tokens(passage))) >= min(len(list(tokens(text))) - 3, 20)
        assert passage in text


OTHERS = [
    pytest.param(
        "один два три четыре пять шесть семь восемь девять",
        "один два три четыре пять шесть семь восемь девять",
        id="nine words",
    ),
    pytest.param(
        "один два три четыре пять шесть семь восемь девять десять",
        "один два иной четыре пять иной семь восемь иной десять",
        id="three words in ten are others",
    ),
    pytest.param(
        "один два три четыре пять шесть семь восемь девять десять",
        "десять девять восемь семь шесть пять четыре три два один",
        id="the same words in another order",
    ),
    pytest.param(
        "один два три четыре пять семь восемь девять десять",
        "один два три четыре пять и на другом берегу реки семь восемь девять десять",
        id="too many words between",
    ),
    pytest.param(
        "один два три четыре пять шесть семь восемь девять и в",
        "один два три четыре пять шесть семь восемь девять и в",
        id="ten words with those that only lead on",
    ),
]


@pytest.mark.parametrize(("here", "there"), OTHERS)
def test_other_wordings_are_not(here: str, there: str) -> None:
    """Too short, too different, or in another order: no passage."""
    assert find_parallels([report(here, there)]) == {"report": ()}


def test_differing_paragraphs_share_several_passages() -> None:
    """Passages apart from each other in one text are found each for itself."""
    first = "один два три четыре пять шесть семь восемь девять десять"
    second = "альфа бета гамма дельта сигма лямбда омега каппа дзета тета"
    here = f"{first} здесь стоит длинная вставка слов которых больше нигде нет вовсе {second}"
    there = f"{second} а тут напротив совсем иное рассуждение о погоде и урожае зерна {first}"
    documents = [report(here, there)]
    found = [p for p in find_parallels(documents)["report"] if p.anchor == "p-1"]
    assert [printed(documents, "report", p)[0] for p in found] == [first, second]


@pytest.mark.parametrize("kind", [BlockKind.TABLE, BlockKind.SIGNATURE])
def test_tables_and_signatures_are_left_out(kind: BlockKind) -> None:
    """What is no running text has no parallels."""
    blocks = (block(FORMULA, label="1"), block(FORMULA, label="2", kind=kind))
    assert find_parallels([document(section(*blocks, anchor="sec-a"))]) == {"report": ()}


def test_titles_are_left_out() -> None:
    """The title of a document stands in its texts as a name, not as a formula."""
    blocks = (block(FORMULA, label="1"), replace(block(FORMULA, label="2"), role=Role.TITLE))
    assert find_parallels([document(section(*blocks, anchor="sec-a"))]) == {"report": ()}


TEXTS = st.lists(st.lists(st.sampled_from("абвгд"), max_size=40).map(" ".join), max_size=5)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_spans_lie_in_the_texts_and_stand_on_both_sides(here: list[str], there: list[str]) -> None:
    """Each span has words at both ends of it, and the other text tells of the same passage."""
    documents = [report(*here, slug="one"), report(*there, slug="two")]
    found = find_parallels(documents)
    every = {(slug, p) for slug, layer in found.items() for p in layer}
    for slug, p in every:
        for passage in printed(documents, slug, p):
            assert passage == passage.strip() != ""
            assert len(passage.split()) >= LEAST_WORDS
        assert 0 <= p.start < p.end
        assert (slug, p.anchor) != (p.document, p.target)
        back = Parallel(p.target, p.target_start, p.target_end, slug, p.anchor, p.start, p.end, p.similarity)
        assert (p.document, back) in every
    assert found == find_parallels(documents)


@given(st.integers(10, 24), st.randoms(use_true_random=False))
def test_no_passage_is_missed(length: int, rng: random.Random) -> None:
    """Wherever up to one word in five is another one, two texts are aligned, and a passage is found."""
    passage = list(range(length))
    other = passage.copy()
    inner = list(range(2, length - 2))
    for _ in range(length // 5):
        place = rng.choice(inner)
        inner = [i for i in inner if abs(i - place) > 1] or [place]
        other[place] = 1000 + place
    left, right = [*range(2000, 2030), *passage, *range(3000, 3030)], [*range(4000, 4030), *other, *range(5000, 5030)]
    assert candidates([left, right]).pairs == ((1, 0),)
    (match,) = matches(left, right)
    assert (match.start, match.end, match.other_start, match.other_end) == (30, 30 + length, 30, 30 + length)


def test_the_cost_grows_with_the_words() -> None:
    """Noisy copies of one corpus: each text is aligned with few others, each word looked up in few texts."""
    rng = random.Random(7)  # noqa: S311 - noise, not a secret
    texts = [[rng.randrange(300) for _ in range(60)] for _ in range(20)]
    costs = []
    for copies in (40, 80):
        many = [
            [rng.randrange(300) if rng.random() < 0.05 else w for w in text] for _ in range(copies) for text in texts
        ]
        found = candidates(many)
        assert len(found.pairs) <= MOST_CANDIDATES * len(many)
        assert found.visited <= MOST_HOLDERS * sum(map(len, many))
        costs.append((len(found.pairs), found.visited))
    assert all(twice < 2.5 * once for once, twice in zip(*costs, strict=True))


def test_copies_of_a_formula_are_one_formula() -> None:
    """However many places have it, each is linked with few others, and all together are one formula."""
    texts = [f"Пункт{number} гласит{number}: {FORMULA}, слово{number}." for number in range(60)]
    whole = annotated(report(*texts))
    links = whole.documents[0].layers.parallels
    assert len(links) <= 2 * MOST_CANDIDATES * len(texts)
    (formula,) = formulas(whole)
    assert [place.anchor for place in formula.places] == [f"p-{number}" for number in range(1, 61)]
    (wording,) = formula.wordings
    assert wording.text == FORMULA


def test_a_formula_has_its_wordings() -> None:
    """The most frequent wording comes first; two places alone are no formula."""
    changed = FORMULA.replace("важное", "ключевое")
    (formula,) = formulas(annotated(report(changed, FORMULA), report(FORMULA, slug="two")))
    assert [(w.text, len(w.places)) for w in formula.wordings] == [(FORMULA, 2), (changed, 1)]
    assert formulas(annotated(report(FORMULA, changed))) == ()


def test_a_paragraph_shows_its_similar_places() -> None:
    """Folded under the paragraph: the link, and the differing words struck or underlined, and said."""
    pages = render(annotated(report(FORMULA, slug="one"), report(FORMULA.replace("важное", "ключевое"), slug="two")))
    page = pages["one/sec-a/index.md"]
    assert "<summary>Похожие места: п. 1\u00a0— Доклад</summary>" in page
    assert '<a href="../../two/sec-a/index.html#p-1">п. 1\u00a0— Доклад</a>' in page
    assert '<del><span class="said">только здесь: </span>важное</del>' in page
    assert '<ins><span class="said">только там: </span>ключевое</ins>' in page
    assert "Похожие места" not in render(corpus(report(FORMULA)))["report/sec-a/index.md"]


def test_a_counterpart_is_not_told_twice() -> None:
    """Where the line beside a paragraph already leads to its place in the final text, the passage is not repeated."""
    whole = annotated(report(FORMULA, slug="one"), report(FORMULA, slug="two"))
    first, second = whole.documents
    told = replace(first, layers=replace(first.layers, counterparts=(Counterpart("p-1", "two", "p-1", same=True),)))
    pages = render(Corpus((told, second)))
    assert "Похожие места" not in pages["one/sec-a/index.md"]
    assert "Похожие места" in pages["two/sec-a/index.md"]


def test_a_common_formula_is_one_line() -> None:
    """A paragraph does not list a dozen places: it leads to the page of the formula, which does."""
    pages = render(annotated(report(*(f"{FORMULA} раз{n} два{n}." for n in range(12)))))
    (formula,) = formulas(annotated(report(*(f"{FORMULA} раз{n} два{n}." for n in range(12)))))
    page = pages["report/sec-a/index.md"]
    address = f"formulas/{formula.id[1:]}/index"
    assert page.count(f'href="../../{address}.html"') == 12
    assert "Похожие места: 1 общая формула" in page
    listed = pages["formulas/index.md"]
    assert f"{{: #{formula.id}" in listed
    assert f'href="{formula.id[1:]}/index.html"' in listed
    own = pages[f"{address}.md"]
    assert all(f'href="../../report/sec-a/index.html#p-{n}"' in own for n in range(1, 13))


def test_texts_of_a_source_do_nothing() -> None:
    """Markup in a passage is shown under the paragraph and on the page of formulas, and does nothing."""
    hostile = FORMULA.replace("важное", "<b onclick=x>{{ важное }}</b>")
    pages = render(annotated(report(hostile, hostile, hostile, FORMULA, FORMULA)))
    for path in ("report/sec-a/index.md", *(each for each in pages if each.startswith("formulas/"))):
        assert "<b " not in pages[path]
        assert "{{" not in pages[path]


def test_planted_copies_are_found() -> None:
    """Copies in which up to a fifth of the words are changed, among unrelated texts: nearly all, and little else."""
    rng = random.Random(3)  # noqa: S311 - noise, not a secret
    words = ["".join(rng.sample("абвгдежзиклмнопрст", 7)) for _ in range(800)]
    found, precision = planted([report(*(" ".join(rng.choices(words, k=60)) for _ in range(60)))])
    recall = {each.degree: each.recall for each in found}
    assert min(recall[degree] for degree in (0.0, 0.05, 0.1)) == 1.0
    assert min(recall[degree] for degree in (0.15, 0.2)) >= 0.98
    assert min(recall.values()) >= 0.9
    assert precision >= 0.98


def test_copies_cost_no_alignment() -> None:
    """Of texts that are all the same each is linked with a few, and a near copy with all of them."""
    near = FORMULA.replace("важное", "ключевое")
    found = find_parallels([report(*[FORMULA] * 40, near)])["report"]
    assert len([p for p in found if p.similarity == 1.0]) <= 2 * MOST_COPIES * 40
    assert {p.target for p in found if p.anchor == "p-41"} == {f"p-{n}" for n in range(1, 41)}


def test_the_page_of_all_formulas_stays_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many a formula is one line with the same id; each has its page."""
    monkeypatch.setattr(formulas_page, "MOST_SHOWN", 1)
    other = "обеспечение открытой и безопасной цифровой среды отвечает общим интересам всех государств без исключения"
    pages = render(annotated(report(FORMULA, FORMULA, FORMULA, FORMULA, *[other] * 3)))
    listed = pages["formulas/index.md"]
    assert listed.count("## ") == 2
    assert "<li id=" in listed
    assert len([path for path in pages if path.startswith("formulas/")]) == 3


def test_no_two_formulas_are_the_same() -> None:
    """Passages that are the same when cut to whole phrases are one formula, however they were linked."""
    rng = random.Random(2)  # noqa: S311 - noise, not a secret
    words = FORMULA.split()
    texts = [" ".join(rng.choice(words) if rng.random() < 0.12 else word for word in 2 * words) for _ in range(60)]
    found = formulas(annotated(report(*texts)))
    assert found
    wordings = [tokenized(wording.text) for formula in found for wording in formula.wordings]
    assert len(set(wordings)) == len(wordings)
    assert len({formula.id for formula in found}) == len(found)


def tokenized(text: str) -> str:
    """The words of `text` alone."""
    return " ".join(token.text.lower() for token in tokens(text))
