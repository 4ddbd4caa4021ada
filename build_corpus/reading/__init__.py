"""Raw bytes -> blocks: one module for each raw format, and what they share: decoding, hyphens, stray spaces."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from build_corpus.model import ReaderName, Reading
from build_corpus.reading.decode import decode
from build_corpus.reading.detect import detect

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_corpus.model import Source
    from build_corpus.reading.findings import Findings

__all__ = ["decode", "detect", "read"]


def read(data: bytes, name: str, *, reader: ReaderName | None = None) -> Reading:
    """Decode the raw file `name`, find its format unless an editor named the `reader`, and read it.

    Raises SourceError when the file is empty, blank, binary, or in no encoding that we know.
    """
    source = decode(data, name)
    found, confidence = detect(source) if reader is None else (reader, 1.0)
    findings = _reader(found)(source)
    return Reading(source, found, confidence, findings.blocks, findings.notes, findings.drops, findings.diagnostics)


def _reader(name: ReaderName) -> Callable[[Source], Findings]:
    """The `read` function of a format; its module has the format's name."""
    module = import_module(f"build_corpus.reading.{name.value.replace('-', '_')}")
    function: Callable[[Source], Findings] = module.read
    return function
