"""Every diagnostic is told in English on the command line and in Russian on the site, with the same facts."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest
from building import ROOT

from build_corpus.model import MESSAGES, Diagnostic
from build_corpus.outputs import explanations
from build_corpus.outputs.diagnostic_sentences import sentence

CURES = ("проверьте", "сверьте", "найдите", "добавьте", "укажите", "удалите", "поставьте")


def made() -> set[str]:
    """The wordings that the package's own code asks for; `fused-wording/*` where it puts them together."""
    found = set()
    for path in sorted((ROOT / "build_corpus").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".report", "Diagnostic.of")):
                found |= literals(node.args[0]) | assigned(tree, node)
    return found


def literals(value: ast.expr) -> set[str]:
    """The wordings in an expression."""
    constants = [n.value for n in ast.walk(value) if isinstance(n, ast.Constant)]
    return {f"{each}*" if isinstance(value, ast.JoinedStr) else each for each in constants if isinstance(each, str)}


def assigned(tree: ast.Module, call: ast.Call) -> set[str]:
    """The wordings that a call takes from a name that was given them in the same file."""
    name = ast.unparse(call.args[0])
    given = [n.value for n in ast.walk(tree) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == name]
    return {each for value in given for each in literals(value)}


def facts(wording: str) -> dict[str, str]:
    """A word for each fact of a message."""
    return {name: f"<{name}>" for _, name, _, _ in Formatter().parse(MESSAGES[wording]) if name}


def test_every_wording_is_asked_for_and_known() -> None:
    """The code asks for no wording that there is not, and there is none that it does not ask for."""
    asked = made()
    whole = {each for each in asked if not each.endswith("*")}
    beginnings = tuple(each[:-1] for each in asked if each.endswith("*"))
    assert len(asked) > 12
    assert whole <= set(MESSAGES)
    assert {each for each in MESSAGES if not each.startswith(beginnings)} <= whole


def test_no_diagnostic_is_made_by_hand() -> None:
    """All are made of a wording, so that all have their facts."""
    for path in sorted((ROOT / "build_corpus").rglob("*.py")):
        assert not re.search(r"\bDiagnostic\(", path.read_text(encoding="utf-8").replace("class Diagnostic", "")), path


@pytest.mark.parametrize("wording", sorted(MESSAGES))
def test_every_wording_is_told_in_russian(wording: str) -> None:
    """All facts but the place, which is a link, stand in both; each says what to do; the code has its heading."""
    diagnostic = Diagnostic.of(wording, (1, 1), **facts(wording))
    russian = sentence(diagnostic)
    assert russian is not None
    for name, value in facts(wording).items():
        assert value in diagnostic.message
        assert value in russian or name == "anchor"
    assert any(cure in russian for cure in CURES)
    assert not re.search(r"[{}]|\b[a-z]{3,}\b(?<!corpus)(?<!toml)", re.sub(r"<[a-z]+>", "", russian))
    assert diagnostic.code in explanations.DIAGNOSTICS


GAPS = [
    ("6", "8", "нет пункта 7: за пунктом 6 идёт 8"),
    ("6", "10", "нет пунктов 7–9: за пунктом 6 идёт 10"),
    ("6", "6", "номер 6 повторён: за пунктом 6 идёт 6"),
    ("6", "2", "нумерация идёт назад: за пунктом 6 идёт 2"),
    ("60 bis", "62", "за пунктом 60 bis идёт 62"),
    ("13.2", "13.4", "за пунктом 13.2 идёт 13.4"),
    ("6", "", "за пунктом 6 идёт пункт без номера"),
]


@pytest.mark.parametrize(("last", "label", "begins"), GAPS)
def test_gaps_are_counted(last: str, label: str, begins: str) -> None:
    """What is missing is said in the right number, where it can be known."""
    told = sentence(Diagnostic.of("number-gap", (512, 512), last=last, label=label))
    assert told == f"{begins}; проверьте, не потерян ли номер и верно ли он прочитан"


def test_what_an_amendment_put_in_or_struck_is_said() -> None:
    """Where nothing stood before, or stands now, the sentence says so."""
    common = {"printed": "рРабочая", "anchor": "p-1"}
    told = [
        sentence(Diagnostic.of("fused-wording/probable", (1, 1), **common, old=old, new=new))
        for old, new in (("а", "б"), (None, "б"), ("а", None))
    ]
    assert [each and each.partition("вероятно, ")[2].partition(";")[0] for each in told] == [
        "«а» до поправки и «б» после неё",
        "добавленное поправкой «б»",
        "исключённое поправкой «а»",
    ]


def test_without_facts_there_is_no_sentence() -> None:
    """A diagnostic that was made without facts is shown as it is."""
    assert sentence(Diagnostic("number-gap", "1 is followed by 3", (1, 1))) is None
