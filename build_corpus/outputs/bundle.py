"""The offline bundle: the built site in one zip that is the same, byte for byte, wherever it is made."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Protocol, cast

from deflate import deflate_compress

from build_corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold stands for no time."""
LEVEL = 9
"""Of libdeflate, from 1 to 12; the levels above take 3 to 8 times as long and gain 3 % (measured on a site of 7 MB)."""
REGULAR_FILE = 0o100644
UNIX = 3


class _Writer(Protocol):
    """What `ZipFile.open(…, "w")` gives, with the compressor that it calls."""

    _compressor: object


class _Libdeflate:
    """Compresses one file. The zlib that Python calls is the machine's: its output differs from one to the next."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def compress(self, data: bytes) -> bytes:
        self._pieces.append(bytes(data))
        return b""

    def flush(self) -> bytes:
        return bytes(deflate_compress(b"".join(self._pieces), LEVEL))


def write_bundle(site: Path, archive: Path) -> int:
    """Pack every file of the folder `site` into `archive`, `index.html` at its root, and give their number.

    The order, the times and the permissions are fixed, and so is the compression (libdeflate's output depends on
    its version alone, which the lock file pins). Raises CorpusError where `site` holds no built site.
    """
    if not (site / "index.html").is_file():
        raise CorpusError("no index.html here; build the site first: `make site`", file=site)
    files = sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    archive.parent.mkdir(parents=True, exist_ok=True)
    unfinished = archive.with_name(archive.name + ".part")
    _write(files, unfinished)
    unfinished.replace(archive)
    return len(files)


def _write(files: Iterable[tuple[str, Path]], archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as bundle:
        for name, path in files:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = UNIX
            info.external_attr = REGULAR_FILE << 16
            info.file_size = path.stat().st_size  # says whether the entry needs the 64-bit form
            with bundle.open(info, "w") as entry:
                cast("_Writer", entry)._compressor = _Libdeflate()  # noqa: SLF001 - zipfile takes no other compressor
                entry.write(path.read_bytes())
