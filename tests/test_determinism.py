"""The same corpus and the same code give the same site: in any folder, at any date, in any order of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import PARTS, build_site, copy_project, mkdocs, tree

if TYPE_CHECKING:
    from pathlib import Path

LATER = """
import datetime, random, time
ahead = datetime.timedelta(days=1000)
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + ahead
    @classmethod
    def utcnow(cls):
        return super().utcnow() + ahead
class LaterDate(datetime.date):
    @classmethod
    def today(cls):
        return super().today() + ahead
datetime.datetime, datetime.date = Later, LaterDate
now = time.time
time.time = lambda: now() + ahead.total_seconds()
"""
"""A program before which a thousand days have passed."""


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Another folder, another hash seed, another date, files created in another order: no byte differs."""
    project = copy_project(tmp_path / "elsewhere" / "ещё один", parts=PARTS[::-1], origin=site.parent)
    again = build_site(project, program=LATER, PYTHONHASHSEED="4711", TZ="Asia/Tokyo", LC_ALL="C", LANG="C")
    first, second = tree(site), tree(again)
    assert first.keys() == second.keys()
    assert [name for name, content in first.items() if second[name] != content] == []


def test_the_second_build_changes_nothing(site: Path) -> None:
    """An incremental build gives what a full one gave, and writes no page of the corpus anew."""
    before = tree(site)
    pages = sorted((site.parent / "docs" / "_generated").rglob("*.md"))
    times = [page.stat().st_mtime_ns for page in pages]
    assert pages
    assert tree(build_site(site.parent)) == before
    assert [page.stat().st_mtime_ns for page in pages] == times


def test_a_site_with_an_address_has_a_map_without_dates(tmp_path: Path) -> None:
    """The site map names every page and no time, and there is no packed copy that holds one."""
    address = "https://example.org/corpus/"
    site = build_site(copy_project(tmp_path / "project"), SITE_URL=address)
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{address}index.html</loc>" in sitemap
    assert sitemap.count("<loc>") == len(list(site.rglob("*.html"))) - 1  # all but the error page
    assert "lastmod" not in sitemap
    assert list(site.glob("*.gz")) == []


def test_a_mistake_in_the_corpus_is_one_line(tmp_path: Path) -> None:
    """`mkdocs build` says what is wrong and where, without a traceback."""
    project = copy_project(tmp_path / "project")
    manifest = project / "corpus" / "corpus.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "\n[[document]]\n", encoding="utf-8")
    result = mkdocs(project, "build", "--strict")
    assert result.returncode != 0
    assert "corpus.toml:" in result.stderr
    assert "Traceback" not in result.stderr
