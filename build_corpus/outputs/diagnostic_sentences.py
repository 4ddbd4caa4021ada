"""What a diagnostic tells a reader of the site: the facts of the English message in a Russian sentence, with a cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_corpus.model import Diagnostic

_COMPARE = "сверьте с оригиналом"
_FUSED = "напечатано «{printed}»: {how} {readings}; сверьте с оригиналом"
_HYPHEN = "дефис в конце строки {done}: «{word}»; проверьте, так ли пишется это слово"
_HOW = {
    "fused-wording/certain": "это",
    "fused-wording/probable": "это, вероятно,",
    "fused-wording/undecided": "это может быть",
}
_NUMBER = "проверьте, не потерян ли номер и верно ли он прочитан"

SENTENCES = {
    "comments-left-out": "в файле есть замечания редакторов ({count}), в текст они не вошли; проверьте, нет ли важных",
    "joined-note": f"строка сочтена концом примечания с предыдущей страницы; {_COMPARE}",
    "joined-paragraph": f"строка сочтена продолжением абзаца перед ней; {_COMPARE}",
    "empty-note": "в примечании {label} нет слов; проверьте, не попали ли они в соседнее примечание",
    "lost-character": f"знак утрачен ещё до того, как текст попал на сайт; {_COMPARE}",
    "mark-without-note": "для знака {label} нет примечания; найдите его текст в исходном файле",
    "mark-place": (
        "знак примечания {label} напечатан перед этой строкой и поставлен после её первого слова; "
        "сверьте с печатной страницей"
    ),
    "mixed-alphabets": (
        "в слове «{word}» есть и латинские, и русские буквы; проверьте, не заменена ли одна другой, похожей"
    ),
    "moved-line": (
        "эта строка напечатана в другом месте и сочтена концом другого абзаца; сверьте с печатной страницей"
    ),
    "note-without-mark": (
        "в тексте нет знака примечания {label}; добавьте знак или укажите пункт, к которому оно относится"
    ),
    "possible-damage": f"слова «{{word}}» нет в словаре, возможно, это {{known}}; {_COMPARE}",
    "probable-damage": f"напечатано «{{printed}}», вероятно, это «{{new}}»; {_COMPARE}",
    "stale-acknowledgement": (
        "в corpus.toml есть пометка {code} к строке {line}, но там ничего такого нет; удалите пометку"
    ),
    "uncertain-format": "формат принят за {reader}, но признаков мало; если это не так, укажите его в corpus.toml",
    "unclosed-note": (
        "примечание {label} не закрыто скобкой и оставлено в тексте; поставьте «]» там, где оно кончается"
    ),
    "undecided-hyphen": (
        "слово, разделённое концом строки, прочитано как «{taken}», но может быть и «{other}»; "
        "проверьте, как оно пишется"
    ),
    "undecided-hyphen/kept": _HYPHEN.replace("{done}", "сохранён"),
    "undecided-hyphen/left-out": _HYPHEN.replace("{done}", "опущен как знак переноса"),
    "undecided-place": (
        f"возможно, с этой строки начинается пункт {{label}}, напечатанный на странице отдельно; {_COMPARE}"
    ),
}
"""By the keys of `MESSAGES`; those whose words depend on the facts are made by functions."""


def sentence(diagnostic: Diagnostic) -> str | None:
    """The Russian sentence, without a full stop; None where the diagnostic was made without facts.

    The anchor is left out: the page shows the place as a link.
    """
    wording, facts = diagnostic.wording, dict(diagnostic.facts)
    if wording not in MESSAGES:
        return None
    if wording == "number-gap":
        return _number_gap(facts["last"] or "", facts["label"] or "")
    if wording in _HOW:
        return _FUSED.format(printed=facts["printed"], how=_HOW[wording], readings=_readings(facts))
    if wording == "possible-damage":
        facts["known"] = (facts["known"] or "").replace(" or ", " или ")
    if facts.get("new", "") is None:
        return f"напечатано «{facts['printed']}», вероятно, это лишнее; {_COMPARE}"
    return SENTENCES[wording].format_map(facts)


def _number_gap(last: str, label: str) -> str:
    """«нет пунктов 7–9: за пунктом 6 идёт 10»: what is missing can be said of whole numbers only."""
    follows = f"за пунктом {last} идёт {label or 'пункт без номера'}"
    if not (last.isdecimal() and label.isdecimal()):
        return f"{follows}; {_NUMBER}"
    before, after = int(last), int(label)
    if after <= before:
        what = f"номер {label} повторён" if after == before else "нумерация идёт назад"
        return f"{what}: {follows}; {_NUMBER}"
    missing = f"нет пункта {before + 1}" if after == before + 2 else f"нет пунктов {before + 1}–{after - 1}"
    return f"{missing}: {follows}; {_NUMBER}"


def _readings(facts: Mapping[str, str | None]) -> str:
    """The wording before the amendment and after it; where there was or is none, that is said."""
    old, new = facts["old"], facts["new"]
    if old is None:
        return f"добавленное поправкой «{new}»"
    if new is None:
        return f"исключённое поправкой «{old}»"
    return f"«{old}» до поправки и «{new}» после неё"
