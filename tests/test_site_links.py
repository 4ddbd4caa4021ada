"""Every link of the built site leads somewhere, every file it needs is its own, nothing is fetched from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ERROR_PAGE = "404.html"
"""A host shows it at any address, so its links begin at the root of the host."""

FETCHED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "object": "data"}
"""Elements and the attribute whose address a browser fetches."""

CSS_ADDRESS = re.compile(r"""(?:url\(|@import\s+(?!url))\s*["']?(?!data:|\#)([^"')\s;]+)""")


@dataclass(frozen=True)
class Page:
    """A page of the site: its path from the root, its elements, its ids."""

    path: str
    soup: BeautifulSoup
    ids: tuple[str, ...]

    def addresses(self, attribute: str) -> Iterator[str]:
        """All values of `attribute` on the page."""
        for element in self.soup.find_all(attrs={attribute: True}):
            yield str(element[attribute])

    def resolve(self, path: str) -> str:
        """The file that a link to `path` leads to, from the root of the site; an absolute path starts there."""
        if not path:
            return self.path
        start = "" if path.startswith("/") else posixpath.dirname(self.path)
        return posixpath.normpath(posixpath.join(start, unquote(path).lstrip("/")))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """All pages by path."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        soup = BeautifulSoup(file.read_bytes(), "html.parser")
        path = file.relative_to(site).as_posix()
        found[path] = Page(path, soup, tuple(str(element["id"]) for element in soup.find_all(id=True)))
    return found


def test_every_link_ends_in_a_file_and_every_anchor_exists(site: Path, pages: dict[str, Page]) -> None:
    """What a reader clicks is there, on a host and on a disk."""
    broken = []
    ids = {path: set(page.ids) for path, page in pages.items()}
    for page in pages.values():
        for address in {*page.addresses("href"), *page.addresses("src")}:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = page.resolve(parts.path)
            if not (site / target).is_file():
                broken.append(f"{page.path} -> {address}: no such file")
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                broken.append(f"{page.path} -> {address}: no such anchor")
    assert broken == []


def test_links_are_relative(pages: dict[str, Page]) -> None:
    """So that the site works below any folder of any host, and from a disk."""
    absolute = [
        f"{page.path} -> {address}"
        for page in pages.values()
        if page.path != ERROR_PAGE
        for address in (*page.addresses("href"), *page.addresses("src"))
        if address.startswith("/")
    ]
    assert absolute == []


def test_ids_are_unique_on_a_page(pages: dict[str, Page]) -> None:
    """An anchor means one place."""
    twice = [f"{page.path}#{name}" for page in pages.values() for name, count in Counter(page.ids).items() if count > 1]
    assert twice == []


def test_links_that_describe_lead_to_what_stands_on_the_page(pages: dict[str, Page]) -> None:
    """`aria-describedby`, `aria-labelledby` and `for` name elements of the same page."""
    missing = [
        f"{page.path}: {attribute}={name}"
        for page in pages.values()
        for attribute in ("aria-describedby", "aria-labelledby", "aria-controls", "for")
        for value in page.addresses(attribute)
        for name in value.split()
        if name not in page.ids
    ]
    assert missing == []


def test_pages_fetch_nothing_from_elsewhere(pages: dict[str, Page]) -> None:
    """Links to other sites are links; scripts, styles, pictures and fonts are the site's own."""
    fetched = [
        f"{page.path}: {element.name} {element[attribute]}"
        for page in pages.values()
        for name, attribute in FETCHED.items()
        for element in page.soup.find_all(name, attrs={attribute: True})
        if element.get("rel") != ["canonical"]
        if urlsplit(str(element[attribute])).scheme not in {"", "data"} or str(element[attribute]).startswith("//")
    ]
    assert fetched == []


def test_styles_fetch_only_files_of_the_site(site: Path, pages: dict[str, Page]) -> None:
    """Each `url()` and `@import` of a style sheet or a page names a file that is there."""
    styles = {sheet.relative_to(site).as_posix(): sheet.read_text(encoding="utf-8") for sheet in site.rglob("*.css")}
    for page in pages.values():
        styles[page.path] = "\n".join(str(style.string) for style in page.soup.find_all("style"))
    addresses = [
        (path, match[1])
        for path, text in styles.items()
        for match in CSS_ADDRESS.finditer(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    ]
    assert len(addresses) > 10
    wrong = [
        f"{path}: {address}"
        for path, address in addresses
        if urlsplit(address).scheme
        or address.startswith("//")
        or not (site / posixpath.normpath(posixpath.join(posixpath.dirname(path), urlsplit(address).path))).is_file()
    ]
    assert wrong == []


def test_nothing_wakes_the_scripts_that_fetch(pages: dict[str, Page]) -> None:
    """The theme's script fetches a diagram library for `.mermaid` and figures for a repository; no page has either."""
    awake = [page.path for page in pages.values() if page.soup.select(".mermaid, [data-md-component=source]")]
    assert awake == []


def test_every_page_can_be_reached_from_the_home_page(pages: dict[str, Page]) -> None:
    """No page is an island."""
    reached: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in pages:
            continue
        reached.add(path)
        page = pages[path]
        waiting += [page.resolve(urlsplit(a).path) for a in page.addresses("href") if not urlsplit(a).scheme]
    assert set(pages) - reached == {ERROR_PAGE}


def test_every_page_says_what_it_is(pages: dict[str, Page]) -> None:
    """A language, a title of its own, one main heading."""
    for page in pages.values():
        assert page.soup.html is not None
        assert page.soup.html.get("lang") == "ru", page.path
        assert len(page.soup.find_all("h1")) == 1, page.path
    titles = Counter(str(page.soup.title.string) for page in pages.values() if page.soup.title)
    assert [title for title, count in titles.items() if count > 1] == []
    assert sum(titles.values()) == len(pages)
