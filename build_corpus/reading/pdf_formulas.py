"""The fixed wordings that show where a line of a treaty text belongs: mastheads, preambular paragraphs, parties."""

from __future__ import annotations

import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MASTHEAD = re.compile(
    r"Организация Объединенных Наций(?:\s+[A-Z]+/\S+)?"
    r"|(?:Генеральная Ассамблея|Совет Безопасности)(?:\s+Distr\.?:?.{0,30})?"
    r"|Distr\.?:?.{0,30}|Original:?.{0,30}|Russian|Limited|General"
    r"|.{0,60}\bсессия\W{0,3}|Пункты?\s[\d\s,и()a-zа-я]{1,60}повестки\sдня.{0,30}"
    rf"|\d{{1,2}}\s(?:{_MONTHS})\s\d{{4}}",
    re.IGNORECASE,
)

# The words that open a preambular paragraph, as the resolutions of the General Assembly use them.
_OPENERS = (
    "будучи|вдохновляясь|восхищаясь|выражая|высоко оценивая|действуя|желая|заслушав|изучив|имея|испытывая|исходя"
    "|констатируя|напоминая|настоятельно призывая|обращая внимание|одобряя|опираясь|основываясь|отдавая|отмечая"
    "|памятуя|подтверждая|подчеркивая|подчёркивая|полагая|поддерживая|преисполненная|приветствуя|признавая"
    "|принимая во внимание|принимая к сведению|провозглашая|проведя|рассматривая|рассмотрев|руководствуясь|сознавая"
    "|осознавая|ссылаясь|стремясь|считая|убежденная|убеждённая|учитывая|обеспокоенная|встревоженная"
)
_PREAMBULAR = re.compile(rf"(?:(?:вновь|также|далее|особо|глубоко|с\s\w+)\s){{0,3}}(?:{_OPENERS})\b")
_DATE = r"\d{1,2}\s[а-я]{3,8}\s\d{4}\s(?:года|г\.)"
_PLACE_AND_DATE = re.compile(rf"[А-ЯЁ][\w\s-]{{1,40}},\s{_DATE}|\d{{1,4}}-е\s(?:пленарное\s)?заседание,?(?:\s{_DATE})?")
_PARTY = re.compile(r"(?:За|От)\s(?:(?:имени|Правительство)\s)?[А-ЯЁ]")


def is_masthead(text: str) -> bool:
    """Whether `text` is a line of a masthead: organ, session, agenda item, distribution, language, date."""
    return len(text) < 130 and _MASTHEAD.fullmatch(text) is not None  # noqa: PLR2004 - no line is longer


def opens_preambular_paragraph(text: str) -> bool:
    """Whether `text` begins as a preambular paragraph: «ссылаясь на», «вновь подтверждая»."""
    return _PREAMBULAR.match(text) is not None


def names_party(text: str) -> bool:
    """Whether `text` begins as a line of the signatures under an agreement: «За Республику Армения»."""
    return _PARTY.match(text) is not None


def is_bracketed(text: str) -> bool:
    """Whether `text` stands in square brackets: «[Подлинный текст на русском языке]»."""
    return text[0] == "[" and text[-1] == "]"


def is_place_and_date(text: str) -> bool:
    """Whether `text` says where and when a letter, a treaty or a resolution was signed or adopted.

    «Нью-Йорк, 3 марта 2023 года»; «45-е пленарное заседание, 5 декабря 2018 года».
    """
    return _PLACE_AND_DATE.fullmatch(text) is not None
