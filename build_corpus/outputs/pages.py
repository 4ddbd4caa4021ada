"""A corpus -> all pages of the site, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.errors import ManifestError
from build_corpus.outputs import backlinks, formulas_page, map_page, references_page
from build_corpus.outputs.account_page import account_page
from build_corpus.outputs.changes_page import changes_pages
from build_corpus.outputs.document_page import document_page
from build_corpus.outputs.former import Former
from build_corpus.outputs.glossary_page import glossary_page
from build_corpus.outputs.home import home_page
from build_corpus.outputs.instrument_page import instrument_page
from build_corpus.outputs.section_page import section_page
from build_corpus.outputs.site import ACCOUNT, TERMS, Site
from build_corpus.outputs.term_page import term_page
from build_corpus.outputs.term_places_page import term_places_page
from build_corpus.outputs.term_usage import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Corpus


def render(corpus: Corpus, *, repeat_terms: bool = False) -> dict[str, str]:
    """The pages of `corpus`: path below the folder of generated pages (`report/sec-f/index.md`) -> Markdown.

    A term is linked once in each block, or at each occurrence if `repeat_terms`.

    Raises ManifestError when two pages would have the same address.
    """
    pages: dict[str, str] = {}
    for path, markdown in _pages(Site(corpus), repeat_terms=repeat_terms):
        if path in pages:
            slug = path.partition("/")[0]
            raise ManifestError(f"the address {path!r} would be given twice; choose another slug than {slug!r}")
        pages[path] = markdown
    return pages


def _pages(site: Site, *, repeat_terms: bool) -> Iterator[tuple[str, str]]:
    yield "index.md", home_page(site)
    usage = Usage(site)
    yield "glossary/index.md", glossary_page(usage)
    for term in site.terms.values():
        yield f"glossary/{term.id}/index.md", term_page(term, usage)
    for slug, volume in site.volumes.items():
        yield f"{slug}/index.md", document_page(site, volume)
        for section in volume.document.sections:
            yield f"{slug}/{section.id}/index.md", section_page(site, volume, section, repeat_terms=repeat_terms)
        yield f"{slug}/{ACCOUNT}/index.md", account_page(volume)
        yield f"{slug}/{TERMS}/index.md", term_places_page(volume, usage)
        yield from Former.of(volume).vanished_pages()
    for slug, history in site.corpus.withdrawn:
        yield f"{slug}/index.md", Former.withdrawn(slug, history).document_page()
        yield from Former.withdrawn(slug, history).vanished_pages()
    for path, markdown in changes_pages(site):
        yield path.replace(".html", ".md"), markdown
    yield f"{backlinks.FOLDER}/index.md", references_page.references_page(site)
    for cited in site.backlinks.instruments:
        yield f"{backlinks.FOLDER}/{cited.id}/index.md", instrument_page(site, cited)
    yield f"{formulas_page.FOLDER}/index.md", formulas_page.formulas_page(site)
    for formula in site.formulas:
        path = formulas_page.formula_address(formula)
        yield path.replace(".html", ".md"), formulas_page.formula_page(site, formula)
    yield f"{map_page.FOLDER}/index.md", map_page.map_page(usage)
