"""What the names of rules and diagnostics mean, in Russian, for the reader of a document's account."""

from __future__ import annotations

RULES = {
    "bookmark": "закладка редактора",
    "byte-order-mark": "знак порядка байтов в начале файла",
    "dead-link": "адрес ссылки, которая никуда не ведёт",
    "extra-space": "лишний пробел",
    "footnote-label": "номер в начале примечания",
    "footnote-mark": "знак примечания в тексте: показан ссылкой на том же месте",
    "label": "номер пункта, подпункта или раздела: показан ссылкой перед текстом",
    "line-break": "разрыв строки",
    "line-end": "конец строки",
    "line-hyphen": "перенос слова в конце строки",
    "line-space": "пробел на месте разрыва строки",
    "link-address": "адрес ссылки: ссылка сохранена",
    "markup": "знаки разметки",
    "page-break": "разрыв страницы",
    "page-furniture": "колонтитул или номер страницы",
    "page-links": "адреса ссылок, которые преобразователь напечатал ещё раз в конце страницы",
    "page-rule": "черта над примечаниями внизу страницы",
    "soft-hyphen": "мягкий перенос",
    "stray-space": "пробел посреди слова",
    "unicode-nfc": "буква, составленная из двух знаков, заменена одним",
    "white-space": "пробелы и пустые строки между абзацами",
    "zero-width": "невидимые знаки",
}
"""By the rule's name in the ledger."""

DIAGNOSTICS = {
    "fused-amendment": "Старая и новая редакции слиты без разделителя.",
    "fused-label": "Старый и новый номера слиты в один.",
    "mark-without-note": "У знака примечания нет примечания.",
    "note-without-mark": "У примечания не найден знак в тексте.",
    "number-gap": "В нумерации пунктов пропуск или повтор.",
    "unclosed-note": "Не ясно, где кончается примечание.",
    "undecided-hyphen": "Не ясно, дефис в конце строки или перенос.",
    "undecided-space": "Не ясно, разделяет пробел слова или стоит посреди слова.",
}
"""By the diagnostic's code."""

_UNKNOWN_DIAGNOSTIC = "Сомнительное место."


def rule(name: str) -> str:
    """What the rule `name` of the ledger does; its name, where there is no explanation."""
    return RULES.get(name, name)


def diagnostic(code: str) -> str:
    """What a diagnostic with `code` is about."""
    return DIAGNOSTICS.get(code, _UNKNOWN_DIAGNOSTIC)
