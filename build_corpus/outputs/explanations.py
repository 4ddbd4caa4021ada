"""What the names of rules and diagnostics mean, in Russian, for the reader of a document's account."""

from __future__ import annotations

RULES = {
    "blank-line": "пустая строка",
    "bookmark": "закладка редактора",
    "byte-order-mark": "знак порядка байтов в начале файла",
    "cell-space": "пробелы между ячейками таблицы",
    "entity": "код HTML: показан знак, который он обозначает",
    "extra-space": "лишний пробел",
    "footnote-label": "номер в начале примечания: показан ссылкой перед ним",
    "footnote-mark": "знак примечания в тексте: показан ссылкой на том же месте",
    "image": "рисунок: адрес и разметка",
    "indent": "отступ в начале строки",
    "label": "номер пункта, подпункта или раздела: показан ссылкой перед текстом",
    "label-order": "номер, который преобразователь напечатал после его строки, стоит перед ней",
    "leader": "точки между названием и номером страницы в оглавлении",
    "line-end": "конец строки",
    "line-hyphen": "перенос слова в конце строки",
    "line-order": "строка, которую преобразователь напечатал не на её месте, поставлена на место",
    "line-space": "пробел на месте конца строки",
    "list-marker": "знак перечисления вместо знака разметки",
    "markup": "знаки разметки",
    "page-break": "конец страницы",
    "page-links": "адреса ссылок, которые преобразователь напечатал ещё раз",
    "page-rule": "черта над примечаниями внизу страницы",
    "running-head": "колонтитул или номер страницы",
    "soft-hyphen": "мягкий перенос",
    "stray-bullet": "знак перечисления без текста",
    "stray-space": "пробел посреди слова",
    "superscript": "цифры, поднятые разметкой, поставлены знаками верхнего индекса",
    "tab": "знак табуляции",
    "table-cell": "граница ячеек таблицы",
    "table-row": "граница строк таблицы",
    "unicode-nfc": "буква, составленная из двух знаков, заменена одним",
    "white-space": "пробелы и пустые строки между абзацами",
    "zero-width": "невидимые знаки",
}
"""By the rule's name in the ledger."""

DIAGNOSTICS = {
    "comments-left-out": "В файле есть замечания редакторов, которые не вошли в текст.",
    "fused-wording": "Прежняя и новая редакция напечатаны слитно.",
    "joined-note": "Строка сочтена концом примечания с предыдущей страницы.",
    "joined-paragraph": "Строка сочтена продолжением абзаца перед ней.",
    "lost-character": "Знак утрачен ещё до этого сайта.",
    "mark-place": "Место знака примечания в строке не известно.",
    "mark-without-note": "У знака примечания нет примечания.",
    "mixed-alphabets": "В одном слове латинские и русские буквы.",
    "moved-line": "Строка поставлена на место, которое не доказано.",
    "note-without-mark": "У примечания не найден знак в тексте.",
    "number-gap": "В нумерации пропуск или повтор.",
    "possible-damage": "Слова нет в словаре: возможно, оно повреждено при копировании.",
    "probable-damage": "Слово, вероятно, повреждено при копировании.",
    "stale-acknowledgement": "Пометка редактора относится к месту, которого больше нет.",
    "uncertain-format": "Формат исходного файла определён неуверенно.",
    "unclosed-note": "Неясно, где кончается примечание.",
    "undecided-hyphen": "Неясно, дефис в конце строки или перенос.",
}
"""By the diagnostic's code."""

_UNKNOWN_DIAGNOSTIC = "Сомнительное место."


def rule(name: str) -> str:
    """What the rule `name` of the ledger does; its name, where there is no explanation."""
    return RULES.get(name, name)


def diagnostic(code: str) -> str:
    """What a diagnostic with `code` is about."""
    return DIAGNOSTICS.get(code, _UNKNOWN_DIAGNOSTIC)
