"""Inputs that nobody would think of: starts the fuzzer from real and printed texts, and says what it found."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lab import failures, running
from lab.documents import GENRES
from lab.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = ROOT / ".cache" / "fuzz"
RUNS = 20_000
"""What `make lab` tries: a few minutes."""
SEED = 1

_SLICE = 900
"""The length of a seed, in characters."""
_OF_A_SOURCE = 10
_OF_A_PRINT = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the fuzzer did."""

    runs: int
    kept: int
    """How many inputs reached something that none before had reached."""
    failures: tuple[Path, ...]
    """Inputs that break a promise, cut down; what they break stands beside them in a file `.why`."""


def fuzz(runs: int = RUNS, seed: int = SEED, *, folder: Path = FOLDER) -> Outcome:
    """Try `runs` inputs, the same ones for the same `seed` and code."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("seeds", "corpus", "failures"):
        (folder / name).mkdir(parents=True)
    for number, text in enumerate(seeds()):
        (folder / "seeds" / f"{number:04}.txt").write_bytes(text.encode())
    log = folder / "log.txt"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "lab.fuzzer", str(folder), str(runs), str(seed)]
        status = subprocess.run(command, stdout=out, stderr=out, check=False).returncode
    found = sorted(path for path in (folder / "failures").iterdir() if path.suffix != ".why")
    told = log.read_text(encoding="utf-8", errors="replace")
    done = re.search(r"^#(\d+)\s+DONE .*corp: (\d+)/", told, re.MULTILINE)
    if not found and (status or done is None):
        raise RuntimeError(f"the fuzzer ended with status {status}; see {log}")
    return Outcome(int(done[1]) if done else 0, int(done[2]) if done else 0, tuple(map(failures.cut_down, found)))


def seeds() -> Iterator[str]:
    """Slices of the sources of the corpus, and of documents as each program prints them."""
    for path in sorted((ROOT / "corpus" / "sources").iterdir()):
        yield from _slices(path.read_bytes().decode(errors="replace"), _OF_A_SOURCE)
    for number, genre in enumerate(GENRES, start=1):
        for form in running.FORMS:
            yield from _slices(running.show(genre, number, form), _OF_A_PRINT)


def _slices(text: str, number: int) -> Iterator[str]:
    """`number` slices, spread over `text`, that begin with a line."""
    for index in range(number):
        start = text.rfind("\n", 0, len(text) * index // number) + 1
        yield text[start : start + _SLICE]


def report(outcome: Outcome) -> str:
    """The outcome for a person at a terminal."""
    lines = [f"{outcome.runs} inputs tried, {outcome.kept} reached something new, {len(outcome.failures)} failed"]
    for path in outcome.failures:
        why = path.with_suffix(".why")
        told = why.read_text(encoding="utf-8").rstrip() if why.is_file() else path.name.partition("-")[0]
        reason = told.rpartition("\n")[2]
        lines.append(f"{path}: {reason}")
    return "\n".join(lines)


def sentence(outcome: Outcome) -> str:
    """The outcome for the page «О точности»."""
    runs = f"{outcome.runs:,}".replace(",", "\u00a0")
    return (
        f"Кроме того, чтение испытано намеренно испорченными текстами; попыток — {runs}. Каждый такой текст должен "
        "быть либо отклонён с объяснением в одну строку, либо прочитан так, что ни один знак не потерян, а на странице "
        f"ничто из текста не действует как разметка или программа. Нарушений — {len(outcome.failures)}."
    )
