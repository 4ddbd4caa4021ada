"""Other people's work is served whole, with its licence, and a listing that is wrong says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_corpus.errors import ManifestError
from build_corpus.outputs.vendored import vendored

ROOT = Path(__file__).resolve().parent.parent


def listing(folder: Path, text: str) -> Path:
    """A listing with `text`."""
    path = folder / "vendor.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_files_and_licence_are_placed_under_the_destination(tmp_path: Path) -> None:
    """Paths inside the package are kept; patterns are spelled out; addresses are in order."""
    for name in ("LICENSE", "files/b.woff2", "files/a.woff2", "files/c.woff"):
        path = tmp_path / "@fonts" / "serif" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    text = '[[package]]\nname = "@fonts/serif"\ndestination = "serif"\nfiles = ["files/*.woff2"]\nlicence = "LICENSE"'
    found = vendored(listing(tmp_path, text), tmp_path)
    assert [file.address for file in found] == [
        "assets/vendor/serif/LICENSE",
        "assets/vendor/serif/files/a.woff2",
        "assets/vendor/serif/files/b.woff2",
    ]
    assert [file.source.read_text() for file in found] == ["LICENSE", "files/a.woff2", "files/b.woff2"]


def test_licence_of_a_python_distribution_is_found(tmp_path: Path) -> None:
    """What MkDocs copies without its licence gets it here."""
    text = '[[distribution]]\nname = "mkdocs-material"\ndestination = "material"\nlicence = "LICENSE"'
    [found] = vendored(listing(tmp_path, text), tmp_path)
    assert found.address == "assets/vendor/material/LICENSE"
    assert "Martin Donath" in found.source.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[package", "has name, destination, files, licence"),
        ('[[package]]\nname = "a"', "Field required"),
        ('[[packages]]\nname = "a"', "Extra inputs are not permitted"),
        (
            '[[package]]\nname="a"\ndestination="a"\nfiles=["x.js"]\nlicence="L"',
            "no file a/x.js in .*; run `make",
        ),
        ('[[distribution]]\nname="mkdocs"\ndestination="m"\nlicence="NONE"', "no NONE of mkdocs is installed"),
        ('[[distribution]]\nname="no-such"\ndestination="m"\nlicence="L"', "no L of no-such is installed"),
    ],
)
def test_a_wrong_listing_is_one_line_that_names_the_file(tmp_path: Path, text: str, problem: str) -> None:
    """The file, the problem, the cure."""
    with pytest.raises(ManifestError, match=problem) as caught:
        vendored(listing(tmp_path, text), tmp_path)
    assert "vendor.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_site_names_all_that_it_serves() -> None:
    """The page about the site links the licence of every package of docs/vendor.toml."""
    page = (ROOT / "docs" / "about.md").read_text(encoding="utf-8")
    licences = {
        file.address
        for file in vendored(ROOT / "docs" / "vendor.toml", ROOT / "node_modules")
        if file.source.name.lower().startswith("license")
    }
    assert licences
    assert {address for address in licences if address not in page} == set()
