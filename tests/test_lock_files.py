"""The lock files hold all that is asked for, by digest, and leave it to the machine where it comes from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYTHON = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NODE = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))


def locked() -> dict[str, str]:
    """What requirements.lock names, each with the lines about it."""
    entries = re.split(r"^(?=[a-z0-9])", PYTHON, flags=re.MULTILINE)[1:]
    return {canonicalize_name(re.split(r"[=\[ ]", entry)[0]): entry for entry in entries}


def test_all_that_the_project_asks_for_is_locked_in_a_version_that_fits() -> None:
    """A dependency added to pyproject.toml and not locked would be missing on the next machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    entries = locked()
    wrong = []
    for requirement in map(Requirement, asked):
        entry = entries.get(canonicalize_name(requirement.name), "")
        version = re.match(r"\S+?==([^\s;]+)", entry)
        if version is None or version[1] not in requirement.specifier:
            wrong.append(str(requirement))
    assert wrong == []


def test_every_entry_has_a_digest() -> None:
    """What is installed is what was locked, wherever it came from."""
    assert [name for name, entry in locked().items() if "--hash=sha256:" not in entry] == []
    packages = {name: entry for name, entry in NODE["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []


def test_one_version_for_every_python() -> None:
    """The site is the same whichever Python builds it."""
    names = re.findall(r"^([a-z0-9-]+)==", PYTHON, flags=re.MULTILINE)
    assert len(names) == len(set(names))


def test_no_registry_is_named() -> None:
    """A mirror or a folder of wheels serves as well."""
    assert "://" not in PYTHON
    assert "--index" not in PYTHON
    assert [name for name, entry in NODE["packages"].items() if "resolved" in entry] == []


def test_node_packages_are_those_asked_for() -> None:
    """package.json and its lock agree."""
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert NODE["packages"][""]["dependencies"] == package["dependencies"]
