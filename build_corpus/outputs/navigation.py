"""The navigation of the site, as MkDocs takes it: titles with the paths of pages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from build_corpus.outputs import (
    account_page,
    backlinks,
    changes_page,
    edition_changes,
    formulas_page,
    glossary_page,
    home,
    map_page,
    references_page,
)
from build_corpus.outputs.naming import listed_title
from build_corpus.outputs.site import ACCOUNT

if TYPE_CHECKING:
    from build_corpus.model import Corpus, Document


def navigation(corpus: Corpus) -> list[Any]:
    """MkDocs' `nav`: the home page, each document with its sections, then the pages about all of them.

    Titles are HTML, as MkDocs' themes print them without escaping; each is `{title: path}` or, for a document,
    `{title: [path, {title: path}, …]}` with its own page first.
    """
    documents = [_document(annotated.document) for annotated in corpus.documents]
    return [
        {home.TITLE: "index.md"},
        *documents,
        {glossary_page.TITLE: "glossary/index.md"},
        {references_page.TITLE: f"{backlinks.FOLDER}/index.md"},
        {formulas_page.TITLE: f"{formulas_page.FOLDER}/index.md"},
        {map_page.TITLE: f"{map_page.FOLDER}/index.md"},
        {changes_page.TITLE: f"{edition_changes.FOLDER}/index.md"},
    ]


def _document(document: Document) -> dict[str, list[Any]]:
    slug = document.metadata.slug
    pages: list[Any] = [f"{slug}/index.md"]
    pages += [
        {_title(listed_title(section, document.source.text)): f"{slug}/{section.id}/index.md"}
        for section in document.sections
    ]
    pages.append({account_page.TITLE: f"{slug}/{ACCOUNT}/index.md"})
    return {_title(document.metadata.title.value): pages}


def _title(text: str) -> str:
    return escape(" ".join(text.split()))
