"""`build-corpus diff`: what the sources as they are now change against an edition that was published."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from build_corpus import anchors, pipeline
from build_corpus.errors import AnchorError
from build_corpus.outputs.comparison import stretches, title, to_json, to_markdown
from build_corpus.redline import Fate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from build_corpus.outputs.comparison import Comparison

_STYLES = {Fate.KEPT: "", Fate.DELETED: "red strike", Fate.INSERTED: "green underline"}
_SIGNS = {Fate.KEPT: ("", ""), Fate.DELETED: ("[-", "-]"), Fate.INSERTED: ("{+", "+}")}
"""Where there are no colours."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `diff` to the command line."""
    parser = commands.add_parser(
        "diff",
        help="show what the sources change against what was published",
        description="Reads the corpus, writes nothing, and shows paragraph by paragraph what was added, removed, moved "
        "and changed since the last published edition, or since EDITION.",
        epilog="example:  build-corpus diff main --format markdown",
    )
    parser.add_argument(
        "edition",
        nargs="?",
        metavar="EDITION",
        help="a git revision, or a copy of corpus/anchors.json (default: the one that is there)",
    )
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="default: text")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    parser.set_defaults(run=_diff)


def _diff(options: argparse.Namespace) -> int:
    comparisons = pipeline.compare(options.root, _published(options.root, options.edition))
    if options.format == "json":
        sys.stdout.write(f"{json.dumps(to_json(comparisons), ensure_ascii=False, indent=2)}\n")
    elif options.format == "markdown":
        sys.stdout.write(f"{to_markdown(comparisons)}\n")
    else:
        _show(comparisons, Console())
    return 0


def _published(root: Path, edition: str | None) -> anchors.Published:
    """The ledger to compare with. Raises AnchorError where there is none such."""
    if edition is None:
        return anchors.read(root / pipeline.ANCHORS)
    path = Path(edition)
    if path.is_file():
        return anchors.read(path)
    ledger = pipeline.ANCHORS.as_posix()
    command = ["git", "-C", str(root), "show", "--end-of-options", f"{edition}:./{ledger}"]
    try:
        result = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - the revision is one argument
    except FileNotFoundError:
        raise AnchorError(f"git is not installed, so {edition!r} must be a copy of {ledger}; give its path") from None
    if result.returncode:
        raise AnchorError(f"{edition!r} is no file, and no git revision that has {ledger}; give one of the two")
    return anchors.parse(result.stdout.decode(errors="replace"), f"{edition}:{ledger}")


def _show(comparisons: Sequence[Comparison], console: Console) -> None:
    plain = console.no_color or not console.is_terminal
    for comparison in comparisons:
        console.print(Text(comparison.headline, "bold"), soft_wrap=True)
        for change in comparison.changes:
            console.print(Text(f"  {title(change)}", "cyan"), soft_wrap=True)
            words = Text()
            for part in stretches(change):
                before, after = _SIGNS[part.fate] if plain else ("", "")
                words.append(f"{before}{part.text}{after}", _STYLES[part.fate])
            if words:
                console.print(Text("    ").append_text(words), soft_wrap=True)
