"""A site of documents made by hand, built with the real theme, styles and scripts: quick, and known in every detail."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from building import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config

from build_corpus.outputs.navigation import navigation
from build_corpus.outputs.pages import render

if TYPE_CHECKING:
    from pathlib import Path

    from build_corpus.model import Corpus


def build_small_site(corpus: Corpus, folder: Path) -> Path:
    """Build the site of `corpus` in `folder` without the fonts and the search, and give the folder of its pages."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    for path, text in render(corpus).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        nav=navigation(corpus),
        docs_dir=str(docs),
        site_dir=str(folder / "site"),
        hooks=[],
        exclude_docs="",
        extra_css=["assets/css/corpus.css", "assets/css/search.css", "assets/css/readings.css"],
        extra_javascript=["assets/js/reader.js", "assets/js/readings.js"],
    )
    build(config)
    return folder / "site"
