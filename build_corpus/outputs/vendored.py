"""Other people's fonts, scripts and licences: which files the site serves, and where."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from build_corpus.errors import ManifestError

FOLDER = "assets/vendor"
"""Where they stand, from the root of the site."""


@dataclass(frozen=True, slots=True)
class Vendored:
    """A file to copy, and its path from the root of the site."""

    source: Path
    address: str


class _Distribution(BaseModel):
    """A Python distribution whose licence the site has to carry."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    destination: str
    """A folder under `FOLDER`."""
    licence: str
    """The licence's file name."""


class _Package(_Distribution):
    """An npm package; `files` are paths or glob patterns inside it, `licence` is one more."""

    files: tuple[str, ...]


class _Listing(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    package: tuple[_Package, ...] = ()
    distribution: tuple[_Distribution, ...] = ()


def vendored(listing: Path, node_modules: Path) -> tuple[Vendored, ...]:
    """What `listing` (a TOML file) names, in the order of the addresses.

    Raises ManifestError where the listing is wrong or a file is not installed.
    """
    try:
        wanted = _Listing.model_validate(tomllib.loads(listing.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        problem = " ".join(str(error).split())
        raise ManifestError(
            f"{problem}; each [[package]] has name, destination, files, licence", file=listing
        ) from None
    found = [file for package in wanted.package for file in _from_npm(package, node_modules, listing)]
    found += [_licence(distribution, listing) for distribution in wanted.distribution]
    return tuple(sorted(found, key=lambda file: file.address))


def _from_npm(package: _Package, node_modules: Path, listing: Path) -> list[Vendored]:
    home = node_modules / package.name
    found: list[Vendored] = []
    for pattern in (*package.files, package.licence):
        sources = sorted(path for path in home.glob(pattern) if path.is_file())
        if not sources:
            raise ManifestError(f"no file {package.name}/{pattern} in {node_modules}; run `make setup`", file=listing)
        found += [
            Vendored(path, f"{FOLDER}/{package.destination}/{path.relative_to(home).as_posix()}") for path in sources
        ]
    return found


def _licence(distribution: _Distribution, listing: Path) -> Vendored:
    try:
        installed = files(distribution.name) or []
    except PackageNotFoundError:
        installed = []
    for path in installed:
        if path.name == distribution.licence and path.parts[0].endswith(".dist-info"):
            return Vendored(Path(str(path.locate())), f"{FOLDER}/{distribution.destination}/{path.name}")
    raise ManifestError(
        f"no {distribution.licence} of {distribution.name} is installed; run `make setup`", file=listing
    )
