"""The parts of a Word file: a zip of XML (ECMA-376), opened with limits, since anyone may have made it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from build_corpus.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_PARTS = 5_000
_LARGEST_PART = 64 * 1024 * 1024
"""In bytes; the XML of a thousand pages has less."""
_SAVE_AGAIN = "open it in a word processor and save it as .docx again"


class Package:
    """The XML parts of one Word file. Every method raises SourceError for a file that is none, or a damaged one."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open `data`, the bytes of the file `name`."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
            raise self._refusal("the zip archive is damaged or cut short") from error
        self._sizes = {info.filename: info.file_size for info in self._zip.infolist()}
        if len(self._sizes) > _MOST_PARTS:
            raise self._refusal(f"the archive has more than {_MOST_PARTS} parts")
        self.main = self._target("", "officeDocument")
        if not self.main or self.main not in self._sizes:
            raise SourceError("this zip archive is no Word file; give a .docx file or the raw text", file=name)

    def document(self) -> _Element:
        """The main part."""
        root = self._part(self.main)
        if root.tag != f"{W}document":
            raise SourceError("this archive holds no text of Word; give a .docx file or the raw text", file=self.name)
        return root

    def related(self, kind: str) -> _Element | None:
        """The part that the main part names by the relationship `kind`: `styles`, `numbering`, `footnotes`; or None."""
        path = self._target(self.main, kind)
        return self._part(path) if path in self._sizes else None

    def referred(self, identifier: str) -> _Element | None:
        """The part that the main part refers to by the `identifier` of a relationship, such as a header; or None."""
        path = next((path for name, _, path in self._relations(self.main) if name == identifier), "")
        return self._part(path) if path in self._sizes else None

    def _target(self, part: str, kind: str) -> str:
        return next((path for _, type_, path in self._relations(part) if type_ == kind), "")

    def _relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """The id, the kind and the path of each part of the file that `part` names."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        for relation in self._part(relations).iter(_RELATIONSHIP) if relations in self._sizes else ():
            if relation.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                yield relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], path

    def _part(self, path: str) -> _Element:
        """The root of one part: no entity is expanded and nothing is fetched."""
        if self._sizes[path] > _LARGEST_PART:
            raise self._refusal(f"the part {path} is larger than {_LARGEST_PART // 1024 // 1024} MB")
        try:
            data = self._zip.read(path)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise self._refusal(f"the part {path} is damaged, cut short or encrypted") from error
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
        except etree.XMLSyntaxError as error:
            raise self._refusal(f"the part {path} is no well-formed XML") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._refusal(f"the part {path} declares a document type, which no word processor writes")
        return root

    def _refusal(self, problem: str) -> SourceError:
        return SourceError(f"{problem}; {_SAVE_AGAIN}", file=self.name)
