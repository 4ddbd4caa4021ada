"""What the wording alone says of a block: an opening line, a preambular paragraph, the head of a clause, a sentence."""

from __future__ import annotations

import re

from build_corpus.russian import lemmas, parts_of_speech

_TERMINAL = (".", ";", ":", "!", "?")
_ANNEX = re.compile(
    r"(?:приложение|дополнение|добавление)"
    r"(?:[ \u00a0]+(?:№[ \u00a0]?)?(?:[IVXLCDMІХСМ]{1,6}|\d{1,2}|[A-ZА-Я]))?"
    r"(?:[.:]?[ \u00a0]*$|[ \u00a0]+к[ \u00a0]|[.:][ \u00a0]+[А-ЯЁ])",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:\.{4,}|(?:\.[ \u00a0]){3,}\.?|…{2,})[ \u00a0.]*(?:\d{1,4}|[ivxlc]{1,6})[ \u00a0]*$")
_ROW_END = re.compile(r"(?:\s\d[\d.,]*(?:\sгод)?){2,}$")
_NUMBERED_TITLE = re.compile(r"\d{1,3}/\d{1,4}(?:[ \u00a0][A-Z])?\.[ \u00a0]+[А-ЯЁA-Z«]")
_ANNEX_TO = re.compile(
    r"(?:приложение|дополнение|добавление)[ \u00a0]+(?:[IVX\d]+[ \u00a0]+)?к[ \u00a0]", re.IGNORECASE
)
_SIGNATURE = re.compile(r"\(?\s*подпис[ьи]\s*\)|\[подпис[ьи]\]", re.IGNORECASE)
_CLOSING = re.compile(r"\d{1,4}-е(?:[ \u00a0]+\(\w+\))?[ \u00a0]+(?:\w+[ \u00a0]+)?заседание\b")
_COMMON_HEADINGS = {
    "аннотация",
    "введение",
    "краткое содержание",
    "оглавление",
    "предисловие",
    "преамбула",
    "резюме",
    "содержание",
}
_DOCUMENTS = frozenset(
    {
        "вербальный", "декларация", "доклад", "договор", "документ", "заявление", "коммюнике", "конвенция",
        "концепция", "меморандум", "записка", "письмо", "послание", "протокол", "соглашение", "хартия",
    }
)  # fmt: skip
_MOST_WORDS_OF_A_CLAUSE = 24
_MOST_WORDS_OF_AN_OPENING = 24


def first_words(text: str, count: int) -> list[str]:
    """The first `count` words of `text`."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[:200])[:count]


def begins_lower(text: str) -> bool:
    """Whether the first letter of `text` is a small one."""
    letter = next((c for c in text if c.isalpha()), "")
    return letter.islower()


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence or a member of a list does; «(Женева, 2022 г.)» does not."""
    return text.rstrip("»”\"' \u00a0").endswith(_TERMINAL)


def is_sentence(text: str) -> bool:
    """Whether `text` reads as running prose: it ends a sentence and has some length."""
    return ends_sentence(text) and len(text.split()) >= 6  # noqa: PLR2004 - shorter ones are lines of a masthead


def is_annex_head(text: str) -> bool:
    """Whether `text` is the heading of an annex: «Приложение», «Приложение II», «Приложение к письму …»."""
    return _ANNEX.match(text) is not None and not ends_sentence(text)


def is_annex_to(text: str) -> bool:
    """Whether `text` says what it is the annex to: «Приложение к письму …»; its wording alone makes it a heading."""
    return _ANNEX_TO.match(text) is not None and not ends_sentence(text)


def is_contents_line(text: str) -> bool:
    """Whether `text` is a line of a table of contents: dots that lead to the number of a page."""
    return _CONTENTS_LINE.search(text) is not None


def ends_as_row(text: str) -> bool:
    """Whether `text` ends with two numbers, as the row of a table does."""
    return _ROW_END.search(text) is not None


def is_numbered_title(text: str) -> bool:
    """Whether `text` is the title of a UN resolution with its number: «75/32. Поощрение …»."""
    return _NUMBERED_TITLE.match(text) is not None and not ends_sentence(text)


def names_document(text: str) -> bool:
    """Whether `text` begins with what a document is called: «Письмо …», «Совместное заявление …».

    «РЕЗОЛЮЦИЯ 130 …» does not count: its title stands below.
    """
    return any(lemmas(word) & _DOCUMENTS for word in first_words(text, 3))


def is_signature(text: str) -> bool:
    """Whether `text` is a signature: «(Подпись) …»."""
    return _SIGNATURE.match(text) is not None


def is_closing(text: str) -> bool:
    """Whether `text` is the line that closes a resolution: «37-е пленарное заседание 7 декабря 2020 года»."""
    return _CLOSING.match(text) is not None and not ends_sentence(text)


def is_common_heading(text: str) -> bool:
    """Whether `text` is a heading that no document has for its title: «Введение», «Резюме»."""
    return text.strip(" .:\u00a0").lower() in _COMMON_HEADINGS


def is_opening(text: str) -> bool:
    """Whether `text` may name who speaks in what follows: «Генеральная Ассамблея,», «Стороны настоящей Конвенции,»."""
    return text.endswith(",") and not begins_lower(text) and len(text.split()) <= _MOST_WORDS_OF_AN_OPENING


def begins_with_verbal_adverb(text: str) -> bool:
    """Whether one of the first three words is a verbal adverb: «отмечая», «с удовлетворением отмечая»."""
    return any("GRND" in parts_of_speech(word) for word in first_words(text, 3))


def is_clause_head(text: str) -> bool:
    """Whether `text` may head a clause, as the ITU sets them: «напоминая», «решает», «поручает Генеральному секретарю».

    It begins with a small letter and a verbal adverb or a finite verb of the third person, is short, and does not end
    a sentence.
    """
    if not begins_lower(text) or len(text.split()) > _MOST_WORDS_OF_A_CLAUSE or text.endswith((".", ";")):
        return False
    return any(parts_of_speech(word) & {"GRND", "VERB-3"} for word in first_words(text, 2))
