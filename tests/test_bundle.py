"""The offline bundle is the site, whole, and the same bytes wherever and whenever it is made."""

from __future__ import annotations

import os
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from build_corpus.errors import CorpusError
from build_corpus.outputs.bundle import write_bundle

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "index.html": b"<!doctype html>",
    "assets/a.css": b"body{}" * 500,
    "assets/empty.txt": b"",
    "доклад/index.html": "Пункт 1".encode(),
}


def make_site(folder: Path, files: dict[str, bytes]) -> Path:
    """A folder that holds `files`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_every_file_is_in_the_bundle_and_nothing_else(tmp_path: Path) -> None:
    """What is unzipped is the site."""
    archive = tmp_path / "dist" / "site.zip"
    number = write_bundle(make_site(tmp_path / "site", FILES), archive)
    with zipfile.ZipFile(archive) as bundle:
        assert bundle.testzip() is None
        assert {name: bundle.read(name) for name in bundle.namelist()} == FILES
    assert number == len(FILES)
    assert [path.name for path in archive.parent.iterdir()] == ["site.zip"]


def test_index_stands_at_the_root_and_names_are_sorted(tmp_path: Path) -> None:
    """`unzip` and open `index.html`: no folder in between."""
    write_bundle(make_site(tmp_path / "site", FILES), tmp_path / "site.zip")
    names = zipfile.ZipFile(tmp_path / "site.zip").namelist()
    assert "index.html" in names
    assert names == sorted(names)


def test_times_permissions_and_order_of_creation_leave_no_trace(tmp_path: Path) -> None:
    """The same files written in another order, at another time, with other permissions give the same bytes."""
    one = make_site(tmp_path / "one", FILES)
    two = make_site(tmp_path / "two", dict(reversed(FILES.items())))
    for path in two.rglob("*.*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o600)
    write_bundle(one, tmp_path / "one.zip")
    write_bundle(two, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_bytes_are_those_of_every_other_machine(tmp_path: Path) -> None:
    """The digest is a constant: it changes only with the version of libdeflate that the lock file names."""
    write_bundle(make_site(tmp_path / "site", FILES), tmp_path / "site.zip")
    digest = sha256((tmp_path / "site.zip").read_bytes()).hexdigest()
    assert digest == "c5173865639ed71d51af3b62c8975bb6811edaa1edd7422fec32164f9ed6be7c"


def test_files_are_compressed_and_readable_by_their_owner(tmp_path: Path) -> None:
    """A bundle is small, and unzipping gives files that can be opened."""
    write_bundle(make_site(tmp_path / "site", FILES), tmp_path / "site.zip")
    entry = zipfile.ZipFile(tmp_path / "site.zip").getinfo("assets/a.css")
    assert entry.compress_size < entry.file_size / 10
    assert entry.external_attr >> 16 == 0o100644


def test_a_folder_without_a_site_is_one_clear_line(tmp_path: Path) -> None:
    """An empty or wrong folder is no bundle, and nothing is written."""
    with pytest.raises(CorpusError, match=r"^[^\n]*no index\.html here; build the site first: `make site`$"):
        write_bundle(tmp_path, tmp_path / "site.zip")
    assert list(tmp_path.iterdir()) == []
