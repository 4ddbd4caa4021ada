"""The page that shows what became of every character of a source, and every doubtful place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from build_corpus.ledger import Fate
from build_corpus.outputs import doubts, explanations
from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.document_page import READERS
from build_corpus.outputs.markup import NOTHING, Html, element, escape, heading, join, stacked
from build_corpus.outputs.wording import grouped, share

if TYPE_CHECKING:
    from build_corpus.model import Document
    from build_corpus.outputs.site import Volume

TITLE = "Как получен этот текст"
_EXAMPLES = 3
_LONGEST_EXAMPLE = 60
"""In characters."""
_LINE_END = re.compile("\r\n|[\n\r\f\v\x85\u2028\u2029]")
_VISIBLE = {"\n": "⏎", "\r": "⏎", "\t": "⇥", "\f": "⤓", "\u00a0": "⍽", "\ufeff": "BOM"}
"""White space as signs, so that an example shows it."""


def account_page(volume: Volume) -> Html:
    """The Markdown of the account of a document's text."""
    document = volume.document
    page = volume.account
    account = _Account(document)
    parts = [
        element(
            "p", element("a", escape(volume.title), href=relative(f"{volume.slug}/{INDEX}", page)), class_="eyebrow"
        ),
        heading(1, Html(TITLE), "_account"),
        element(
            "p",
            Html(
                "Каждый знак исходного файла сохранён в тексте, вынесен в примечания или опущен по названному правилу; "
                "сборка останавливается, если хотя бы один знак остался без учёта. Ничего не исправлено молча."
            ),
        ),
        _source(document),
        _extraction(document),
        heading(2, Html("Учёт знаков"), "_ledger"),
        account.balance(),
        heading(2, Html("Опущено"), "_dropped"),
        account.dropped(),
        heading(2, Html("Добавлено"), "_added"),
        account.added(),
        heading(2, Html("Предлагаемые чтения"), "_readings"),
        doubts.readings(volume),
        heading(2, Html("Сомнительные решения"), "_diagnostics"),
        doubts.diagnostics(volume),
    ]
    return Html(join(*parts, by="\n\n") + "\n")


def _source(document: Document) -> Html:
    source = document.source
    rows = [
        ("Файл", element("code", escape(source.name))),
        ("SHA-256", element("code", escape(source.sha256), class_="digest")),
        ("Кодировка", element("code", escape(source.encoding))),
        ("Вид источника", escape(f"{READERS[document.reader]} ({document.reader})")),
        ("Уверенность в определении вида", escape(f"{document.confidence:.0%}".replace("%", "\u00a0%"))),
    ]
    return stacked("dl", *(element("div", element("dt", escape(n)), element("dd", v)) for n, v in rows), class_="facts")


def _extraction(document: Document) -> Html:
    """Where the text was taken out of a file of Word or a PDF: what the account is of."""
    if document.source.codec:
        return NOTHING
    words = "Источник\u00a0— файл, из которого извлечён текст; учёт и номера строк относятся к извлечённому тексту."
    if document.source.revisions is not None:
        words += " Колонтитулы и комментарии не извлекаются; правки взяты из файла такими, какими они в нём отмечены."
    return element("p", escape(words), class_="hint")


@dataclass(frozen=True)
class _Account:
    """The ledger of one document, with the places in its source."""

    document: Document

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.document.source.text))]

    def balance(self) -> Html:
        """Kept, moved and dropped characters; together they are all of the source."""
        ledger = self.document.ledger
        dropped = sum(ledger.dropped().values())
        total = ledger.kept() + ledger.moved() + dropped
        rows = [
            ("Сохранено в тексте", ledger.kept()),
            ("Вынесено в примечания", ledger.moved()),
            ("Опущено", dropped),
        ]
        body = [
            element("tr", element("th", escape(name), scope="row"), _number(count), _share(count, total))
            for name, count in rows
        ]
        whole = element("th", Html("Всего знаков в файле"), scope="row")
        body.append(element("tr", whole, _number(total), _share(total, total), class_="sum"))
        return stacked("table", *body, class_="ledger")

    def dropped(self) -> Html:
        """What each rule left out, with examples."""
        examples: dict[str, list[tuple[int, str]]] = {}
        text = self.document.source.text
        for entry in self.document.ledger.entries:
            if entry.fate is Fate.DROPPED and len(found := examples.setdefault(entry.rule, [])) < _EXAMPLES:
                found.append((entry.span.start, text[entry.span.start : entry.span.end]))
        return self._table(self.document.ledger.dropped(), examples, "Ничего не опущено.")

    def added(self) -> Html:
        """What each rule put in, with examples."""
        examples: dict[str, list[tuple[int, str]]] = {}
        for addition in self.document.ledger.additions:
            if len(found := examples.setdefault(addition.rule, [])) < _EXAMPLES:
                found.append((addition.at, addition.text))
        return self._table(self.document.ledger.added(), examples, "Ничего не добавлено.")

    def _table(self, counts: dict[str, int], examples: dict[str, list[tuple[int, str]]], nothing: str) -> Html:
        if not counts:
            return element("p", escape(nothing))
        head = stacked(
            "thead",
            element(
                "tr", *(element("th", Html(t), scope="col") for t in ("Правило", "Знаков", "Примеры (строка файла)"))
            ),
        )
        rows = [
            element(
                "tr",
                element("td", escape(explanations.rule(rule)), element("code", escape(rule), class_="rule")),
                _number(count),
                element("td", *(self._example(offset, text) for offset, text in examples.get(rule, ()))),
            )
            for rule, count in counts.items()
        ]
        return stacked("table", head, stacked("tbody", *rows), class_="rules")

    def _example(self, offset: int, text: str) -> Html:
        line = bisect_right(self._line_starts, offset)
        place = element("span", escape(str(line)), class_="line")
        return element("span", place, element("code", escape(_shown(text))), class_="example")


def _number(count: int) -> Html:
    return element("td", escape(grouped(count)), class_="count")


def _share(part: int, whole: int) -> Html:
    return element("td", escape(share(part, whole)), class_="count")


def _shown(text: str) -> str:
    """`text` as an example: white space made visible, the middle of a long one left out."""
    if len(text) > _LONGEST_EXAMPLE:
        half = _LONGEST_EXAMPLE // 2
        text = f"{text[:half]} … {text[-half:]}"
    elif not text.strip(" "):
        return "␣" * len(text)
    return "".join(_VISIBLE.get(c, c) for c in text.replace("\r\n", "\n"))
