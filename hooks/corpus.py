"""MkDocs events of the corpus: build it first, place its pages at the root of the site, watch its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from build_corpus.errors import CorpusError
from build_corpus.outputs import changes_page, feed, raw_blocks
from build_corpus.outputs.vendored import vendored
from build_corpus.pipeline import build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
GENERATED = ROOT / "docs" / "_generated"
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's own search, which knows no Russian forms."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build the corpus; its pages come first in the navigation, those that mkdocs.yml names last."""
    try:
        result = build(ROOT)
    except CorpusError as error:
        raise PluginError(str(error)) from None
    config.nav = [*result.nav, *(config.nav or [])]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the corpus and what the site serves of other people's work; leave out what it does not use."""
    try:
        assets = vendored(ROOT / "docs" / "vendor.toml", ROOT / "node_modules")
    except CorpusError as error:
        raise PluginError(str(error)) from None
    for unused in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(unused)
    for path in sorted(path for path in GENERATED.rglob("*") if path.is_file()):
        address = path.relative_to(GENERATED).as_posix()
        files.append(File(address, str(GENERATED), config.site_dir, config.use_directory_urls))
    for asset in assets:
        files.append(File.generated(config, asset.address, abs_src_path=str(asset.source)))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs's signature
    """Tell MkDocs, which has not seen the raw blocks, which anchors the page has."""
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *raw_blocks.ids(html)}
    return html


def on_post_build(config: MkDocsConfig) -> None:
    """Tell the feed where the site is hosted, and leave no second site map.

    A gzip file holds the date of its making and the whims of the machine's zlib.
    """
    if config.site_url:
        feed.set_base(Path(config.site_dir, changes_page.FEED), config.site_url)
    Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG001 - MkDocs's signature
    """Watch what people write: the corpus and the hand-written pages, not the pages that the build writes."""
    server.unwatch(config.docs_dir)
    server.watch(config.docs_dir, recursive=False)
    for path in (*sorted(Path(config.docs_dir).iterdir()), ROOT / "corpus"):
        if path.is_dir() and path != GENERATED:
            server.watch(str(path))
    return server
