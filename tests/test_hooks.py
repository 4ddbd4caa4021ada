"""The hooks place the pages of the corpus and watch what people write; they hold no logic of their own."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from types import ModuleType

    from mkdocs.livereload import LiveReloadServer

ROOT = Path(__file__).resolve().parent.parent


def hook(name: str) -> ModuleType:
    """The hook `name`, loaded as MkDocs loads it: by its path."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "hooks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """A configuration for a project below `tmp_path`."""
    made = MkDocsConfig()
    made.load_dict({"site_name": "x", "docs_dir": str(tmp_path / "docs"), "site_dir": str(tmp_path / "site")})
    (tmp_path / "docs").mkdir()
    assert made.validate() == ([], [])
    made.use_directory_urls = False
    made.plugins._current_plugin = "corpus"  # noqa: SLF001 - MkDocs sets it while an event runs
    return made


class Server:
    """Remembers what it is told to watch."""

    def __init__(self) -> None:
        self.watched: set[str] = set()
        self.unwatched: set[str] = set()

    def watch(self, path: str, *, recursive: bool = True) -> None:
        """Watch `path`, and what is below it."""
        self.watched.add(f"{path}/**" if recursive else path)

    def unwatch(self, path: str) -> None:
        """Watch `path` no longer."""
        self.unwatched.add(path)


def test_serving_watches_the_corpus_and_what_people_write(
    config: MkDocsConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that the build writes are not watched: each build would start the next."""
    corpus = hook("corpus")
    generated = tmp_path / "docs" / "_generated"
    monkeypatch.setattr(corpus, "ROOT", tmp_path)
    monkeypatch.setattr(corpus, "GENERATED", generated)
    for folder in (generated, tmp_path / "docs" / "_theme", tmp_path / "corpus"):
        folder.mkdir()
    server = Server()
    corpus.on_serve(cast("LiveReloadServer", server), config, None)
    docs = str(tmp_path / "docs")
    assert server.unwatched == {docs}
    assert server.watched == {docs, f"{docs}/_theme/**", f"{tmp_path}/corpus/**"}


def test_generated_pages_stand_at_the_root_of_the_site(
    config: MkDocsConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`docs/_generated/report/sec-a/index.md` becomes `report/sec-a/index.html`; assets come with their licences."""
    corpus = hook("corpus")
    monkeypatch.setattr(corpus, "GENERATED", tmp_path)
    (tmp_path / "report" / "sec-a").mkdir(parents=True)
    (tmp_path / "report" / "sec-a" / "index.md").write_text("# А", encoding="utf-8")
    files = {file.src_uri: file for file in corpus.on_files(Files([]), config)}
    assert files["report/sec-a/index.md"].dest_uri == "report/sec-a/index.html"
    assert files["report/sec-a/index.md"].content_string == "# А"
    assert "assets/vendor/minisearch/LICENSE.txt" in files


def test_what_is_generated_is_what_the_pipeline_generates() -> None:
    """The hook and the build name the same folder."""
    from build_corpus import pipeline  # noqa: PLC0415 - only this test needs all the rooms

    assert hook("corpus").GENERATED == ROOT / pipeline.GENERATED


def test_anchors_in_raw_html_are_known_to_mkdocs(config: MkDocsConfig) -> None:
    """A hand-written link to a paragraph of a generated page is held against the ids of that page."""
    file = File("a/index.md", config.docs_dir, config.site_dir, use_directory_urls=False)
    page = Page("x", file, config)
    page.present_anchor_ids = {"heading"}
    html = '<h1 id="heading">а</h1><p id="p-86">б</p>'
    assert hook("corpus").on_page_content(html, page=page, config=config, files=Files([])) == html
    assert page.present_anchor_ids == {"heading", "p-86"}


def test_terms_are_linked_in_hand_written_pages_only(config: MkDocsConfig, tmp_path: Path) -> None:
    """A generated page has its links already, and keeps them as they are."""
    glossary = hook("glossary")
    content = "<p>Безопасность ИКТ.</p>"

    def linked(folder: Path) -> Any:  # noqa: ANN401 - a hook's module is not typed
        file = File("about.md", str(folder), config.site_dir, use_directory_urls=False)
        return glossary.on_page_content(content, Page(None, file, config), config, Files([]))

    assert 'href="glossary/' in linked(tmp_path / "docs")
    assert linked(tmp_path / "docs" / "_generated") == content
