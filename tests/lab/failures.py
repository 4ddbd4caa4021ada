"""Inputs that break a promise: told apart by what breaks, cut down, and kept for a person to look at."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from lab import promises

if TYPE_CHECKING:
    from collections.abc import Callable

_TRIES = 1500
"""How often a failing input is cut down further."""


def broken(data: bytes, *, thorough: bool = True) -> str | None:
    """What tells one defect from another, if `data` breaks a promise: the promise, or where an error was raised."""
    try:
        promises.check(data, thorough=thorough)
    except promises.BrokenPromiseError as error:
        return str(error).partition(":")[0]
    except Exception as error:  # noqa: BLE001 - any error that comes out is what we look for
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "build_corpus" in frame.filename]
        place = f"{Path(frames[-1].filename).name} {frames[-1].name}" if frames else "outside of the package"
        return f"{type(error).__name__}: {place}"
    return None


def save(data: bytes, folder: Path) -> Path:
    """Write `data` into `folder`, and beside it the traceback of what it breaks."""
    path = folder / f"{hashlib.sha256(data).hexdigest()[:12]}.txt"
    path.write_bytes(data)
    path.with_suffix(".why").write_text(_told(data), encoding="utf-8", errors="replace")
    return path


def cut_down(path: Path) -> Path:
    """Put the least input that fails in the same way in the place of the one at `path`."""
    data = path.read_bytes()
    signature = broken(data)
    if signature is None:
        return path  # it broke the process: it was too slow or took too much memory
    least = save(minimised(data, lambda part: broken(part) == signature), path.parent)
    if least != path:
        path.unlink()
        path.with_suffix(".why").unlink(missing_ok=True)
    return least


def minimised(data: bytes, fails: Callable[[bytes], bool], tries: int = _TRIES) -> bytes:
    """`data` without all the lines, then all the bytes, that are not needed for `fails` (delta debugging)."""
    for split in (lambda whole: whole.splitlines(keepends=True), lambda whole: [bytes([byte]) for byte in whole]):
        pieces = split(data)
        size = max(len(pieces) // 2, 1)
        while size and tries > 0:
            start = 0
            while start < len(pieces) and tries > 0:
                tries -= 1
                rest = pieces[:start] + pieces[start + size :]
                if fails(b"".join(rest)):
                    pieces = rest
                else:
                    start += size
            size //= 2
        data = b"".join(pieces)
    return data


def _told(data: bytes) -> str:
    """The traceback of what `data` breaks."""
    try:
        promises.check(data)
    except Exception:  # noqa: BLE001 - as above
        return traceback.format_exc()
    return ""
