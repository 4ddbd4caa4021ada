"""MkDocs event of the glossary: terms of hand-written pages become links."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from build_corpus import glossary
from build_corpus.annotations.terms import Matcher
from build_corpus.outputs.term_links import link_terms

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from build_corpus.model import Glossary

TERMS = Path(__file__).resolve().parent.parent / "corpus" / "glossary.toml"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs's signature
    """Link the terms of a hand-written page; generated pages have theirs already."""
    if page.file.src_dir != config.docs_dir:
        return html
    return link_terms(html, *_terms(TERMS.stat().st_mtime_ns), page.file.dest_uri)


@lru_cache(maxsize=1)
def _terms(_changed: int) -> tuple[Glossary, Matcher]:
    """Made once for each state of the glossary, which `mkdocs serve` sees change."""
    words = glossary.load(TERMS)
    return words, Matcher(words)
