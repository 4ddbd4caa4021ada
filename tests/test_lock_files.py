"""The lock files hold all that is asked for, by digest, and leave it to the machine where it comes from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHON = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LAB = (ROOT / "lab.lock").read_text(encoding="utf-8")
NODE = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))


def locked(lock: str) -> dict[str, str]:
    """What a lock file of Python names, each with the lines about it."""
    entries = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    return {canonicalize_name(re.split(r"[=\[ ]", entry)[0]): entry for entry in entries}


def version(entry: str) -> str:
    """The version that an entry pins; empty where it pins none."""
    pinned = re.match(r"\S+?==([^\s;]+)", entry)
    return pinned[1] if pinned else ""


def missing(asked: list[str], lock: str) -> list[str]:
    """The requirements of `asked` that `lock` lacks, or has in a version that does not fit."""
    entries = locked(lock)
    found = {line: version(entries.get(canonicalize_name(Requirement(line).name), "")) for line in asked}
    return [line for line, pinned in found.items() if not pinned or pinned not in Requirement(line).specifier]


def test_all_that_the_project_asks_for_is_locked_in_a_version_that_fits() -> None:
    """A dependency added to pyproject.toml and not locked would be missing on the next machine."""
    project = PROJECT["project"]
    asked = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    assert missing(asked, PYTHON) == []
    assert missing(PROJECT["dependency-groups"]["lab"], LAB) == []


def test_the_lock_of_the_laboratory_adds_and_changes_nothing() -> None:
    """What only `make lab` installs is in no other lock, and what both have is the same version."""
    everyday, lab = locked(PYTHON), locked(LAB)
    for line in PROJECT["dependency-groups"]["lab"]:
        assert canonicalize_name(Requirement(line).name) not in everyday
    assert {name: version(lab[name]) for name in everyday.keys() & lab.keys()} == {
        name: version(everyday[name]) for name in everyday.keys() & lab.keys()
    }


def test_every_entry_has_a_digest() -> None:
    """What is installed is what was locked, wherever it came from."""
    for lock in (PYTHON, LAB):
        assert [name for name, entry in locked(lock).items() if "--hash=sha256:" not in entry] == []
    packages = {name: entry for name, entry in NODE["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []


def test_one_version_for_every_python() -> None:
    """The site is the same whichever Python builds it."""
    for lock in (PYTHON, LAB):
        names = re.findall(r"^([a-z0-9-]+)==", lock, flags=re.MULTILINE)
        assert len(names) == len(set(names)) > 0


def test_no_registry_is_named() -> None:
    """A mirror or a folder of wheels serves as well."""
    for lock in (PYTHON, LAB):
        assert "://" not in lock
        assert "--index" not in lock
    assert [name for name, entry in NODE["packages"].items() if "resolved" in entry] == []


def test_node_packages_are_those_asked_for() -> None:
    """package.json and its lock agree."""
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert NODE["packages"][""][kind] == package[kind]
