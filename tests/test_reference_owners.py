"""Where a bare place points: to the document itself, unless the words beside it name another owner."""

from __future__ import annotations

import pytest
from referring import leads_to, words, written

from build_corpus.annotations.references import Library, find_references
from build_corpus.model import Certainty

NUMBERED = "\n\n".join(f"{number}. Государства отметили важность обмена опытом." for number in range(2, 10))


def cited(sentence: str) -> list[tuple[str, str, str]]:
    """What paragraph 1 of a report of nine paragraphs cites in `sentence`: words, where it leads, how sure."""
    report = written(f"1. {sentence}\n\n{NUMBERED}\n")
    found = find_references(report, Library([report]))
    return [(words(report, span), leads_to(span, own="own"), span.certainty.value) for span in found]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("В пункте 5 государства отметили важность.", "p-5"),
        ("В пункте 4 Генеральная Ассамблея призвала государства.", "p-4"),
        ("Как указано в пункте 3 выше, меры приняты.", "p-3"),
        ("Пункт 4 должен применяться всеми.", "p-4"),
        ("Во исполнение пункта 2 государства-члены представляют доклады.", "p-2"),
        ("Меры, упомянутые в указанном пункте 3, приняты.", "p-3"),
        ("Как сказано в пунктах 2 и 3, рекомендации приняты.", "p-2 p-3"),
        ("В каждом из нижеследующих пунктов 4 и 5 названы сроки.", "p-4 p-5"),
    ],
)
def test_a_bare_place_is_one_of_the_document(sentence: str, places: str) -> None:
    """A subject, an adverb or an adjective that points belongs to no other owner."""
    found = cited(sentence)
    assert " ".join(place for _, place, _ in found) == places
    assert {certainty for _, _, certainty in found} == {Certainty.CERTAIN.value}


@pytest.mark.parametrize(
    "sentence",
    [
        "Имеется план, пункт 3 которого не исполнен.",
        "Есть Декларация, в пункте 4 которой названы цели.",
        "Принят план; в его пункте 3 названы сроки.",
        "Названы меры, в их пунктах 3 и 4 указаны сроки.",
        "В пункте 7 круга ведения названы сроки.",
        "В пункте 2 рекомендаций и в пункте 3 выводов группы названы сроки.",
        "В пунктах 2 и 3 типовых рекомендаций названы сроки.",
        "В контрольно-пропускном пункте 3 размещен пост.",
        "В контактных пунктах 3 и 4 дежурят операторы.",
        "Рассмотрен вопрос (пункт 6 повестки).",
    ],
)
def test_a_place_of_something_else_is_not_cited(sentence: str) -> None:
    """A relative or a possessive pronoun, a genitive or another kind of thing: no link, and no false backlink."""
    assert cited(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "unsure"),
    [
        ("В пунктах 2, 3 и 4 и в пункте 5 резолюции 75/32 названы сроки.", "p-2 p-3 p-4"),
        ("В пункте 2 рекомендации приняты.", "p-2"),
    ],
)
def test_where_another_owner_may_be_meant_the_link_is_not_certain(sentence: str, unsure: str) -> None:
    """The owner of the last place of a series may be that of all; «рекомендации» may be a genitive."""
    found = [place for _, place, certainty in cited(sentence) if certainty == Certainty.PROBABLE.value]
    assert " ".join(found) == unsure


@pytest.mark.parametrize(
    ("sentence", "citation"),
    [
        ("В указанной резолюции 75/32 названы сроки.", "резолюции 75/32"),
        ("В пункте 3 вышеупомянутой резолюции 75/32 названы сроки.", "пункте 3 вышеупомянутой резолюции 75/32"),
        ("В пункте 3 упомянутой выше резолюции 75/32 названы сроки.", "пункте 3 упомянутой выше резолюции 75/32"),
    ],
)
def test_what_points_back_and_has_a_number_is_known_by_it(sentence: str, citation: str) -> None:
    """«указанной» adds nothing to the number."""
    assert cited(sentence) == [(citation, "https://undocs.org/ru/A/RES/75/32", "certain")]
