"""Calibration: how often a reading of fused amendments is right that is called certain, or probable.

Pairs of an old and a new text are made up, run together as the text of a Word file shows them, and read. The clauses
are of three kinds of editing, light to heavy; the words are of the held-out half of the laboratory's vocabulary, so
that the dictionary alone has to know them. A place that is found where nothing was amended counts as wrong, too.

`python -m lab calibration` prints the table; it is a part of the page «О точности».
"""

# ruff: noqa: E501 - the paragraphs of a Markdown page
# ruff: noqa: S311 - chance that a seed repeats, not secrets

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from build_corpus import anchors, structure
from build_corpus.annotations.emendations import find_emendations
from build_corpus.model import Certainty, Fact, Known, Metadata, ReaderName
from build_corpus.reading import read
from build_corpus.structure import amendments
from lab.amending import Item, Sentence, clause, conferences, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Emendation

EDITING = {"правлено 8 %": 0.08, "правлено 22 %": 0.22, "правлено 42 %": 0.42}
"""The share of items that are inserted or deleted."""
SLIPPED = "правлено 22 %, в новых номерах пропуск"
"""Clauses in which the editor skipped a number: no reading can know where, so they are counted apart."""
_DOCUMENT = 40
"""Sentences of a document: what it proves of a place, it proves for its own sentences."""
_NAMES = {
    "labels": "номера",
    "fused-year": "место и год",
    "fused-number": "номер резолюции",
    "fused-conference": "год конференции",
    "fused-date": "год, дата, период",
    "fused-quantity": "величина, порядковый номер",
    "fused-ending": "окончание слова",
    "fused-words": "два слова",
    "fused-case": "большая или малая буква",
}


@dataclass
class Calibration:
    """How many readings were claimed, and how many of them are right, by rule and certainty."""

    claimed: Counter[tuple[str, Certainty]] = field(default_factory=Counter)
    right: Counter[tuple[str, Certainty]] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    """The places that were made up, by rule."""
    wrong: list[str] = field(default_factory=list)
    """Wrong readings that were called certain, for people."""

    def claim(self, rule: str, certainty: Certainty, *, right: bool, what: str) -> None:
        """Count one reading in."""
        self.claimed[rule, certainty] += 1
        self.right[rule, certainty] += right
        if certainty is Certainty.CERTAIN and not right:
            self.wrong.append(f"{rule}: {what}")

    def share(self, certainty: Certainty, rule: str = "") -> float:
        """The share right of what is claimed with `certainty`; 1 where nothing is."""
        claimed = sum(n for (r, c), n in self.claimed.items() if c is certainty and rule in ("", r))
        right = sum(n for (r, c), n in self.right.items() if c is certainty and rule in ("", r))
        return right / claimed if claimed else 1.0


def calibrate(clauses: int, sentences: int, seed: int = 2001) -> Calibration:
    """The calibration over so many clauses of each kind of editing, and so many sentences."""
    result = Calibration()
    for kind, share in EDITING.items():
        random = Random(f"{seed}-{kind}")
        for _ in range(clauses):
            _read_clause(clause(random, share), f"labels, {kind}", result)
    random = Random(f"{seed}-slipped")
    for _ in range(clauses):
        made = clause(random, EDITING["правлено 22 %"], slipped=True)
        _read_clause(made, f"labels, {SLIPPED}", result)
    for first in range(0, sentences, _DOCUMENT):
        random = Random(f"{seed}-{first}")
        held = conferences(random)
        _read_document([sentence(random, held) for _ in range(first, min(first + _DOCUMENT, sentences))], result)
    return result


def _read_clause(items: list[Item], rule: str, result: Calibration) -> None:
    """A clause whose labels show no amendment at all is not read as one, so it is not counted."""
    if all(item.old == item.new for item in items):
        return
    readings = amendments.read([item.printed for item in items])
    what = " ".join(item.printed for item in items)
    for item, reading in zip(items, readings, strict=True):
        right = (reading.old_label, reading.new_label) == (item.old, item.new)
        result.claim(rule, reading.certainty, right=right, what=f"{item} in {what}")
    result.made[rule] += len(items)


def _read_document(sentences: list[Sentence], result: Calibration) -> None:
    text = "".join(f"{n}.\t{s.before}{s.printed}{s.after}\n" for n, s in enumerate(sentences, start=1))
    metadata = Metadata("made", Fact("", Known.EDITORIAL))
    made = read(text.encode(), "made.txt", reader=ReaderName.DOCX_TEXT, force=True)
    document = anchors.name(structure.build(made, metadata))
    found: dict[str, list[Emendation]] = {}
    for emendation in find_emendations(document):
        found.setdefault(emendation.anchor, []).append(emendation)
    blocks = {block.label: block for block in document.blocks()}
    for number, known in enumerate(sentences, start=1):
        block = blocks[str(number)]
        result.made[known.rule] += 1
        for emendation in found.get(block.id, ()):
            right = _substituted(block.text.text, emendation) == (
                f"{known.before}{known.old}{known.after}",
                f"{known.before}{known.new}{known.after}",
            )
            result.claim(emendation.rule, emendation.certainty, right=right and bool(known.rule), what=known.printed)


def _substituted(text: str, e: Emendation) -> tuple[str, str]:
    """`text` before and behind the amendment that `e` claims."""
    return text[: e.start] + (e.old or "") + text[e.end :], text[: e.start] + (e.new or "") + text[e.end :]


# --- the page ---------------------------------------------------------------------------------------------------

CLAUSES, SENTENCES = 4_000, 8_000
"""So many are read for the page."""

_HEAD = """\
## Слитые правки: насколько верны предложенные чтения

В тексте файла Word прежняя и новая редакция стоят слитно. Какая из них какая, сайт предлагает с пометой: «несомненно», «вероятно», «не решено». Проверено на {clauses} сочинённых списках с исключёнными, включёнными и перенумерованными пунктами и на {sentences} предложениях, из которых каждое четвёртое не правлено вовсе; среди них есть ряды мест и годов без запятых между ними и акты трёх редакций. В таблице — доля верных среди предложенных чтений и, в скобках, их число; прочерк — так правило не судит никогда. Места, которые не решены, показаны только как напечатаны, поэтому для них названо одно число.
"""
_FOOT = """\
Чтение номера не названо несомненным, если одного номера, пропущенного самим редактором, хватило бы, чтобы его опровергнуть; списки с таким пропуском сочтены отдельно. Для мест, лет и номеров предполагается, что правка ведёт от более ранней редакции к более поздней; в одном сочинённом месте и годе из ста поправлено наоборот. Место и год названы несомненными только в ссылке на один акт («Пересм.»), где их ровно два, первым стоит более ранний и обе редакции документ называет и в других местах. Правки, отмеченные в самом файле `.docx`, не угадываются, а берутся из него и в таблицу не входят.
"""


def section(result: Calibration | None = None) -> str:
    """The section of the page «О точности»."""
    result = result or calibrate(CLAUSES, SENTENCES)
    lines = ["| Что слито | Несомненно | Вероятно | Не решено |", "| :-- | --: | --: | --: |"]
    lines += [f"| {_named(rule)} | {' | '.join(_cells(result, rule))} |" for rule in _rules(result)]
    counts = {"clauses": _grouped(CLAUSES * (len(EDITING) + 1)), "sentences": _grouped(SENTENCES)}
    return f"{_HEAD.format(**counts)}\n" + "\n".join(lines) + f"\n\n{_FOOT}"


def _rules(result: Calibration) -> Iterator[str]:
    found = {rule for rule, _ in result.claimed}
    yield from (rule for rule in (f"labels, {kind}" for kind in (*EDITING, SLIPPED)) if rule in found)
    yield from (rule for rule in _NAMES if rule in found)


def _named(rule: str) -> str:
    base, _, kind = rule.partition(", ")
    name = _NAMES[base]
    return (name[0].upper() + name[1:]) + (f" ({kind})" if kind else "")


def _cells(result: Calibration, rule: str) -> Iterator[str]:
    for certainty in Certainty:
        claimed = result.claimed[rule, certainty]
        if certainty is Certainty.UNDECIDED:
            yield _grouped(claimed) if claimed else "—"
            continue
        share = int(result.share(certainty, rule) * 1000) / 10  # never rounded up: 100 means that nothing was wrong
        yield f"{share:.1f}\u00a0% ({_grouped(claimed)})".replace(".", ",") if claimed else "—"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
