"""The command `build-corpus`: what a maintainer types."""

from __future__ import annotations

import argparse
import json
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from build_corpus import cli_anchors, cli_cite, cli_diff, cli_terms, manifest, pipeline
from build_corpus.errors import CorpusError
from build_corpus.model import ReaderName, Severity
from build_corpus.outputs import bundle
from build_corpus.outputs.document_json import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from build_corpus.model import Block, Document

_INTERRUPTED = 130
"""The exit status of a program that a person stopped: 128 and the number of SIGINT."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process by default) and give its exit status."""
    if isinstance(sys.stdout, TextIOWrapper):
        # The words are Russian whatever the machine's locale is; bytes of a file's name may be in no encoding.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except CorpusError as error:
        return _fail(str(error), 1)
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        return _fail(str(CorpusError(f"{error.strerror}; check the disk and the permissions", file=error.filename)), 1)
    except KeyboardInterrupt:
        return _fail("stopped; no file was left half written", _INTERRUPTED)


def _fail(message: str, status: int) -> int:
    sys.stderr.write(f"build-corpus: {message}\n")
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build-corpus",
        description="Raw treaty texts in; pages in which every paragraph can be found, trusted and cited out.",
        epilog="example:  build-corpus build",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = _command(commands, "build", _build, "build the pages of the corpus", "build-corpus build")
    build.description = (
        "Reads every source of corpus/corpus.toml and writes its pages to docs/_generated/. "
        "Does nothing when neither the corpus nor the code has changed."
    )

    check = _command(commands, "check", _check, "list the doubtful places of the corpus", "build-corpus check")
    check.description = (
        "Reads the whole corpus, writes nothing, and lists every doubtful place with its source line. The exit status "
        "is 1 where there are errors. A place is acknowledged in corpus.toml with "
        '[[document.acknowledge]] code = "number-gap", line = 512, reason = "as printed". '
        "Fused or damaged wording is settled in corpus/amendments.toml, and is then listed no more, with "
        '[[place]] document = "report", anchor = "p-1", printed = "созданиюи", old = "созданию", new = "создании"; '
        "the label of an item with [[label]] and the same keys. README.md tells more."
    )
    check.add_argument("--all", action="store_true", help="list acknowledged places too")
    check.add_argument("--strict", action="store_true", help="fail on any place that is not acknowledged")

    inspect = _command(
        commands, "inspect", _inspect, "show what one raw file holds", "build-corpus inspect report.txt --json"
    )
    inspect.description = "Reads one raw file, in the corpus or not, and prints its outline. Writes nothing."
    inspect.add_argument("file", type=Path, help="the raw file")
    inspect.add_argument("--json", action="store_true", help="print the whole document as JSON instead")
    inspect.add_argument(
        "--reader", type=ReaderName, choices=list(ReaderName), help="the format (default: found out by itself)"
    )
    inspect.add_argument("--force", action="store_true", help="read a text that looks garbled all the same")

    cli_anchors.add_parser(commands)
    cli_terms.add_parser(commands)
    cli_diff.add_parser(commands)
    cli_cite.add_parser(commands)

    pack = _command(
        commands,
        "bundle",
        _bundle,
        "pack the built site for reading offline",
        "build-corpus bundle site dist/corpus.zip",
    )
    pack.description = "Packs a built site into one zip, the same byte for byte wherever it is made."
    pack.add_argument("site", type=Path, help="the folder of the built site")
    pack.add_argument("archive", type=Path, help="the zip to write")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
    example: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, epilog=f"example:  {example}")
    parser.set_defaults(run=run)
    if name in ("build", "check"):
        parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    return parser


def _build(options: argparse.Namespace) -> int:
    console = Console(stderr=True)
    with console.status("build-corpus") as status:
        result = pipeline.build(options.root, progress=status.update)
    _tell_unnamed(options.root)
    sys.stdout.write(f"{result.generated}: {result.changed} files changed\n")
    return 0


def _tell_unnamed(root: Path) -> None:
    """Tell of raw files that are left out, for nobody may think them published."""
    for path in manifest.unnamed(root / pipeline.CORPUS):
        sys.stderr.write(f"{path}: no [[document]] of corpus.toml names this file; add one, or remove the file\n")


def _check(options: argparse.Namespace) -> int:
    console = Console(stderr=True)
    with console.status("build-corpus") as status:
        corpus = pipeline.load(options.root, status.update)
    found = [(each.document.metadata.slug, d) for each in corpus.documents for d in each.document.diagnostics]
    shown = [(slug, d) for slug, d in found if options.all or not d.acknowledged]
    errors = sum(d.severity is Severity.ERROR for _, d in found if not d.acknowledged)
    table = Table("document", "lines", "code", "what is doubtful, and the cure", box=None)
    for slug, diagnostic in shown:
        first, last = diagnostic.lines
        lines = str(first) if first == last else f"{first}\u2013{last}"
        reason = f" (acknowledged: {diagnostic.acknowledged})" if diagnostic.acknowledged else ""
        table.add_row(*(escape(cell) for cell in (slug, lines, diagnostic.code, diagnostic.message + reason)))
    if shown:
        Console().print(table)
    _tell_unnamed(options.root)
    remarks = pipeline.remarks_on_glossary(options.root, corpus)
    for line, remark in remarks:
        place = f"{options.root / pipeline.GLOSSARY}" + (f":{line}" if line else "")
        sys.stdout.write(f"{place}: {remark.code}: {remark.message}\n")
    waiting = sum(not d.acknowledged for _, d in found)
    sys.stdout.write(f"{waiting} doubtful places, {errors} errors, {len(found) - waiting} acknowledged\n")
    return int(errors > 0 or (options.strict and waiting > 0))


def _inspect(options: argparse.Namespace) -> int:
    document = pipeline.inspect(options.file, options.reader, force=options.force)
    if options.json:
        text = json.dumps(to_json(document), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_outline(document))
    sys.stdout.write(f"{text}\n")
    return 0


def _outline(document: Document) -> Iterator[str]:
    """The document for a person: one line for each section and block."""
    yield f"{document.source.name}: {document.reader.value}, {document.source.encoding}"
    for section in document.walk():
        title = " ".join(filter(None, (section.designation, section.label, section.title.text)))
        yield f"{'#' * section.level} {title or '(no heading)'}  [{section.id}]"
        for block in section.blocks:
            yield from _outline_of(block, 1)
    for note in document.footnotes:
        yield f"note {note.label}  [{note.id}] <- {', '.join(note.refs)}: {_start(note.text.text)}"
    for diagnostic in document.diagnostics:
        yield f"line {diagnostic.lines[0]}: {diagnostic.code}: {diagnostic.message}"


def _outline_of(block: Block, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{block.label or block.kind.value}  [{block.id}] {_start(block.text.text)}"
    for child in block.children:
        yield from _outline_of(child, depth + 1)


def _start(text: str) -> str:
    most = 72
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _bundle(options: argparse.Namespace) -> int:
    number = bundle.write_bundle(options.site, options.archive)
    sys.stdout.write(f"{options.archive}: {number} files, {options.archive.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
