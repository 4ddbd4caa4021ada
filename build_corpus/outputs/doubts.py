"""What is doubtful in a text, for its account: readings proposed, labels read anew, decisions that need a look."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from build_corpus.model import Severity
from build_corpus.outputs import explanations
from build_corpus.outputs.addresses import relative
from build_corpus.outputs.diagnostic_sentences import sentence
from build_corpus.outputs.markup import NOTHING, Html, element, escape, join, stacked
from build_corpus.outputs.proposed import label_reading, proposal
from build_corpus.outputs.wording import plural

if TYPE_CHECKING:
    from build_corpus.model import Block, Diagnostic
    from build_corpus.outputs.site import Reading, Volume

_NONE = element("p", Html("Нет."))


def readings(volume: Volume) -> Html:
    """Words and labels that cannot be read as they stand, with the reading proposed for them."""
    words = [_reading(reading, anchor, volume) for anchor, found in volume.readings.items() for reading in found]
    labels = [entry for block in volume.document.blocks() if (entry := _label(block, volume))]
    if not words and not labels:
        return _NONE
    return join(
        element("p", Html("В тексте всё стоит так, как напечатано; предлагаемое чтение показано рядом.")),
        stacked("ol", *words, class_="doubts") if words else NOTHING,
        _folded(escape("Номера, в которых могли слиться две нумерации"), labels) if labels else NOTHING,
        by="\n\n",
    )


def _reading(reading: Reading, anchor: str, volume: Volume) -> Html:
    span = reading.span
    printed = volume.passages[anchor].text[span.start : span.end]
    words = escape(f"напечатано «{printed}»: {proposal(span)}")
    rule = element("code", escape(span.rule), class_="rule")
    return element("li", join(_link(anchor, volume), words, rule, by=" "), id=reading.id)


def _label(block: Block, volume: Volume) -> Html:
    reading = label_reading(block.amendment, block.label or "") if block.amendment else ""
    return element("li", _link(block.id, volume), escape(f" {reading}")) if reading else NOTHING


def diagnostics(volume: Volume) -> Html:
    """All diagnostics of a document, those of a kind together."""
    found = sorted(volume.document.diagnostics, key=lambda d: (d.severity is not Severity.ERROR, d.code, d.lines))
    if not found:
        return _NONE
    count = plural(len(found), "решение", "решения", "решений")
    return join(
        element(
            "p", escape(f"{count}, в которых правило не даёт полной уверенности, с номерами строк исходного файла.")
        ),
        *(_of_kind(code, list(same), volume) for code, same in groupby(found, key=lambda d: d.code)),
        by="\n\n",
    )


def _of_kind(code: str, found: list[Diagnostic], volume: Volume) -> Html:
    title = join(
        element("strong", Html("Ошибка.")) if found[0].severity is Severity.ERROR else NOTHING,
        escape(explanations.diagnostic(code)),
        element("code", escape(code), class_="rule"),
        by=" ",
    )
    return _folded(title, [_diagnostic(diagnostic, volume) for diagnostic in found])


def _diagnostic(diagnostic: Diagnostic, volume: Volume) -> Html:
    first, last = diagnostic.lines
    lines = f"строка {first}" if first == last else f"строки {first}–{last}"
    anchor = _anchor_at(diagnostic.lines, volume)
    place = join(escape(lines), _link(anchor, volume) if anchor else NOTHING, by=" · ")
    reason = escape(f"Оставлено редакцией: {diagnostic.acknowledged}") if diagnostic.acknowledged else NOTHING
    return element(
        "li",
        join(
            element("span", place, class_="line"),
            _message(diagnostic),
            reason,
            by=" ",
        ),
    )


def _message(diagnostic: Diagnostic) -> Html:
    """What is doubtful and what may be done, in Russian; in English where the facts are not at hand."""
    russian = sentence(diagnostic)
    if russian is None:
        return element("span", escape(diagnostic.message), lang="en", class_="message")
    return element("span", escape(russian), class_="message")


def _folded(title: Html, entries: list[Html]) -> Html:
    summary = element("summary", title, Html(" "), element("span", escape(str(len(entries))), class_="count"))
    return stacked("details", summary, stacked("ol", *entries, class_="doubts"), class_="folded")


def _link(anchor: str, volume: Volume) -> Html:
    address = relative(volume.addresses.page(anchor), volume.account)
    return element("a", escape(volume.names[anchor]), href=address)


def _anchor_at(lines: tuple[int, int], volume: Volume) -> str | None:
    """The block, section or note that stands on the first of `lines` of the source; the last one that begins there."""
    document = volume.document
    places = [
        *((block.lines, block.id) for block in document.blocks()),
        *((section.lines, section.id) for section in document.walk() if section.title),
        *((note.lines, note.id) for note in document.footnotes),
    ]
    holding = [(first, anchor) for (first, last), anchor in places if first <= lines[0] <= last]
    return max(holding, key=lambda place: place[0])[1] if holding else None
