"""What a page says of its document to programs: Highwire Press tags, Dublin Core, JSON-LD of schema.org.

Zotero and search engines read them in the head of a page; the template writes them there from the page's front matter.
A document of an international body is a report there, as in the citations. What is not known is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from build_corpus.outputs.addresses import INDEX
from build_corpus.outputs.citation_records import date_parts, one_line
from build_corpus.outputs.markup import Html, escape
from build_corpus.outputs.naming import section_title

if TYPE_CHECKING:
    from build_corpus.model import Document, Metadata, Section

SCHEMA = "https://schema.org"


def titled(title: str) -> Html:
    """The front matter of a page about no document: its title for the window and for what leads to it.

    Themes print it as HTML. One line, so that text of a source can begin no other key.
    """
    told = str(escape(one_line(title)))
    written = yaml.safe_dump({"title": told}, default_flow_style=True, allow_unicode=True, width=2**31)
    return Html(f"---\n{written.strip()[1:-1]}\n---\n\n")


def front_matter(document: Document, section: Section | None = None) -> Html:
    """The front matter of the page of `document`, or of that of `section` in it: one line of YAML in its fences.

    The template finds under `citation`: `tags`, a list of [name, content]; `linked`, the JSON-LD; `permalink`, the
    path of the document's page from the root of the site, which the template makes an address where a host is known.
    """
    metadata = document.metadata
    value = {
        "tags": [*_highwire(metadata), *_dublin_core(metadata)],
        "linked": _linked(document, section),
        "permalink": f"{metadata.slug}/{INDEX}",
    }
    # One line: text of a source can then neither end the fence nor begin another key.
    written = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=2**31)
    return Html(f"---\ncitation: {written.strip()}\n---\n\n")


def _highwire(metadata: Metadata) -> list[list[str]]:
    """The tags that Google Scholar and Zotero read; the section's page is saved as its document."""
    tags = [["citation_title", one_line(metadata.title.value)]]
    if metadata.body:
        body = one_line(metadata.body.value)
        tags += [["citation_author", body], ["citation_technical_report_institution", body]]
    if metadata.symbol:
        tags.append(["citation_technical_report_number", one_line(metadata.symbol.value)])
    if parts := date_parts(metadata):
        tags.append(["citation_publication_date", "/".join(f"{part:02}" for part in parts)])
    return [*tags, ["citation_language", metadata.language]]


def _dublin_core(metadata: Metadata) -> list[list[str]]:
    """The type is not «Text» of the DCMI vocabulary: Zotero takes that for an article of a journal."""
    facts = [
        ("DC.title", metadata.title),
        ("DC.creator", metadata.body),
        ("DC.identifier", metadata.symbol),
        ("DC.date", metadata.date if date_parts(metadata) else None),
    ]
    tags = [[name, one_line(fact.value)] for name, fact in facts if fact]
    return [*tags, ["DC.type", "report"], ["DC.language", metadata.language]]


def _linked(document: Document, section: Section | None) -> dict[str, Any]:
    metadata = document.metadata
    work: dict[str, Any] = {"@type": "Report", "name": one_line(metadata.title.value)}
    if metadata.body:
        work["author"] = {"@type": "Organization", "name": one_line(metadata.body.value)}
    if metadata.symbol:
        work |= {"identifier": one_line(metadata.symbol.value), "reportNumber": one_line(metadata.symbol.value)}
    if metadata.date and date_parts(metadata):
        work["datePublished"] = metadata.date.value
    work["inLanguage"] = metadata.language
    if section is None:
        return {"@context": SCHEMA, **work}
    title = one_line(section_title(section, document.source.text))
    part = {"@type": "CreativeWork", "name": title, "inLanguage": metadata.language, "isPartOf": work}
    return {"@context": SCHEMA, **part}
