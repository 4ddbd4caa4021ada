"""The whole project, copied to another folder and built there: no test writes to the tree that people work in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("build_corpus", "corpus", "docs", "hooks", "mkdocs.yml", "pyproject.toml")
MADE = shutil.ignore_patterns("__pycache__", "_generated")


def copy_project(folder: Path, parts: tuple[str, ...] = PARTS, origin: Path = ROOT) -> Path:
    """Copy what the site is made of from `origin` to `folder`, in the order of `parts`, and link what is installed."""
    folder.mkdir(parents=True)
    for part in parts:
        source = origin / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=MADE)
        else:
            shutil.copy2(source, folder / part)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def mkdocs(project: Path, *arguments: str, program: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in `project`, after the Python `program` where there is one; what it prints is captured."""
    start = f"{program}\nimport runpy, sys\nsys.argv[0] = 'mkdocs'\nrunpy.run_module('mkdocs', run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project), **environment},
        text=True,
        capture_output=True,
        check=False,
    )


def build_site(project: Path, program: str = "", **environment: str) -> Path:
    """Build the site of `project` as `make site` does, and give its folder."""
    result = mkdocs(project, "build", "--strict", program=program, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def tree(folder: Path) -> dict[str, bytes]:
    """All files below `folder`, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
