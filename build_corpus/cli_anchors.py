"""`build-corpus anchors`: what became of published anchors, and a maintainer's word on those that would vanish."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from build_corpus import anchors, pipeline
from build_corpus.errors import AnchorError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

_SHOWN = 60


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `anchors` and its verbs to the command line."""
    group = commands.add_parser(
        "anchors",
        help="list, move and retire published anchors",
        description="Every anchor ever published is kept in corpus/anchors.json. When one would lose its words, the "
        "build stops; these verbs tell why and settle it.",
        epilog="example:  build-corpus anchors explain report",
    )
    verbs = group.add_subparsers(required=True, metavar="VERB")
    _verb(verbs, "list", _list, "list the anchors of a document", "build-corpus anchors list report", ())
    _verb(verbs, "explain", _explain, "tell what would vanish, why, and what settles it",
          "build-corpus anchors explain report", ())  # fmt: skip
    _verb(verbs, "retire", _retire, "say that the words of an anchor are gone for good",
          "build-corpus anchors retire report p-12", ("anchor",))  # fmt: skip
    _verb(verbs, "move", _move, "say that the words of an anchor stand elsewhere now",
          "build-corpus anchors move report p-12 p-13", ("anchor", "to"))  # fmt: skip
    _verb(verbs, "keep", _keep, "say that an anchor's paragraph was rewritten and keeps its anchor",
          "build-corpus anchors keep report u-7 u-7-1", ("anchor", "new"))  # fmt: skip
    _verb(verbs, "withdraw", _withdraw, "retire all anchors of a document that left the corpus",
          "build-corpus anchors withdraw report", ())  # fmt: skip


def _verb(  # noqa: PLR0913, PLR0917 - the parts of one line of help
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
    example: str,
    operands: tuple[str, ...],
) -> None:
    parser = verbs.add_parser(name, help=summary, description=f"{summary.capitalize()}.", epilog=f"example:  {example}")
    parser.add_argument("slug", help="the document")
    for operand in operands:
        parser.add_argument(
            operand, help=f"an anchor of the document ({'published' if operand == 'anchor' else 'new'})"
        )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    parser.set_defaults(run=run)


def _list(options: argparse.Namespace) -> int:
    record = _published(options).record(options.slug)
    for entry in record.entries:
        end = f" -> {entry.to}" if entry.to else ""
        since = f"since edition {entry.first}"
        words = " ".join((entry.text or "").split())[:_SHOWN]
        sys.stdout.write(f"{entry.id}{end}  {entry.status.value}, {since}  {words}\n")
    return 0


def _explain(options: argparse.Namespace) -> int:
    settlement = _settlement(options)
    for lost in settlement.vanished:
        sys.stdout.write(f"{lost.explanation}\n")
        for command in lost.commands:
            sys.stdout.write(f"    {command}\n")
    if not settlement.vanished:
        sys.stdout.write(f"{options.slug}: every published anchor has its words; nothing to settle\n")
    return int(bool(settlement.vanished))


def _retire(options: argparse.Namespace) -> int:
    published = _published(options)
    retired = anchors.retire(published, options.slug, options.anchor)
    settlements, _ = pipeline.settle(options.root)
    words = {s.document.metadata.slug: s.words() for s in settlements}.get(options.slug, {})
    if words.get(options.anchor) == published.entry(options.slug, options.anchor).text:
        raise AnchorError(f"{options.anchor} of «{options.slug}» stands in the text word for word; it stays live")
    return _write(options, retired)


def _move(options: argparse.Namespace) -> int:
    return _write(options, anchors.move(_published(options), options.slug, options.anchor, options.to))


def _keep(options: argparse.Namespace) -> int:
    words = _settlement(options).words()
    if options.new not in words:
        raise AnchorError(f"the new text of «{options.slug}» has no anchor {options.new}; `explain` names those near")
    return _write(options, anchors.keep(_published(options), options.slug, options.anchor, words[options.new]))


def _withdraw(options: argparse.Namespace) -> int:
    return _write(options, anchors.withdraw(_published(options), options.slug))


def _published(options: argparse.Namespace) -> anchors.Published:
    published = anchors.read(options.root / pipeline.ANCHORS)
    if options.slug not in published.documents:
        known = ", ".join(sorted(published.documents)) or "none; build the corpus first"
        raise AnchorError(f"no document «{options.slug}» was ever published; those that were: {known}")
    return published


def _settlement(options: argparse.Namespace) -> anchors.Settlement:
    _published(options)
    settlements, _ = pipeline.settle(options.root)
    for settlement in settlements:
        if settlement.document.metadata.slug == options.slug:
            return settlement
    raise AnchorError(f"«{options.slug}» is no longer in corpus.toml; restore it or `build-corpus anchors withdraw` it")


def _write(options: argparse.Namespace, published: anchors.Published) -> int:
    anchors.write(options.root / pipeline.ANCHORS, published)
    sys.stdout.write(f"{options.root / pipeline.ANCHORS}: written; the next build carries it out\n")
    return 0
