"""`build-corpus cite`: the citation of a document, or of a place in it, as the pages copy it."""

from __future__ import annotations

import datetime as dt
import os
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from build_corpus import pipeline
from build_corpus.errors import ManifestError
from build_corpus.outputs.citation_records import Access
from build_corpus.outputs.citations import Citable, Style, cite
from build_corpus.outputs.markup import is_safe_address

if TYPE_CHECKING:
    import argparse

_STYLES = ", ".join(Style)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `cite` to the command line."""
    parser = commands.add_parser(
        "cite",
        help="print the citation of a document or a paragraph",
        description="Prints a citation as the pages copy it. What is not known of the document is left out: so are "
        "the address where the site's is not given, and the day of access.",
        epilog="example:  build-corpus cite report p-86 --style gost-footnote --site-url https://example.org/",
    )
    parser.add_argument("slug", help="the document")
    parser.add_argument("anchor", nargs="?", default="", help="the place in it (default: the whole document)")
    parser.add_argument(
        "--style", type=_style, default=Style.GOST, metavar="STYLE", help=f"one of {_STYLES} (default: gost)"
    )
    parser.add_argument(
        "--site-url", type=_site, default=os.environ.get("SITE_URL", ""), help="where the site is (default: $SITE_URL)"
    )
    parser.add_argument("--accessed", type=_day, help="the day on which the text was read, as 2026-11-22")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    parser.set_defaults(run=_cite)


def _cite(options: argparse.Namespace) -> int:
    documents = {each.document.metadata.slug: each for each in pipeline.load(options.root).documents}
    if options.slug not in documents:
        raise ManifestError(f"no document «{options.slug}» in corpus.toml; it has: {', '.join(documents)}")
    citable = Citable(documents[options.slug])
    pinpoint = citable.pinpoint(options.anchor)
    address = urljoin(options.site_url, citable.address(pinpoint.anchor)) if options.site_url else ""
    sys.stdout.write(f"{cite(citable.metadata, options.style, pinpoint, Access(address, options.accessed))}\n")
    return 0


def _style(value: str) -> Style:
    if value not in list(Style):
        raise ArgumentTypeError(f"{value!r} is no style; choose one of {_STYLES}")
    return Style(value)


def _site(value: str) -> str:
    if value and not (is_safe_address(value) and value.startswith("http")):
        raise ArgumentTypeError(f"{value!r} is no web address; write https://example.org/corpus/")
    return value if not value or value.endswith("/") else f"{value}/"


def _day(value: str) -> tuple[int, int, int]:
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise ArgumentTypeError(f"{value!r} is no day; write 2026-11-22") from None
    return day.year, day.month, day.day
