"""Writing to the disk: a file appears whole or not at all, and only where it changes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write(path: Path, content: bytes) -> bool:
    """Write `content` to `path` atomically; False where it stands there already."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def mirror(folder: Path, contents: Mapping[str, str]) -> int:
    """Make `folder` hold just `contents` (path -> text, UTF-8); gives how many files were written or removed."""
    changed = sum(write(folder / name, text.encode()) for name, text in contents.items())
    wanted = {folder / name for name in contents}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()
            changed += 1
    return changed
