"""A document as JSON: the contract `treaty-corpus/document/1` that other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from build_corpus.model import Amendment, Block, Document, NoteMark, Section

SCHEMA = "treaty-corpus/document/1"
"""Fields may be added under this name; none may change its meaning."""


def to_json(document: Document) -> dict[str, Any]:
    """`document` as plain dicts and lists; offsets in characters, lines from 1 and inclusive."""
    metadata = document.metadata
    return {
        "schema": SCHEMA,
        "slug": metadata.slug,
        "title": metadata.title.value,
        "symbol": metadata.symbol.value if metadata.symbol else None,
        "language": metadata.language,
        "reader": document.reader.value,
        "confidence": document.confidence,
        "sections": [_section(section) for section in document.sections],
        "footnotes": [
            {
                "id": note.id,
                "label": note.label,
                "text": note.text.text,
                "refs": list(note.refs),
                "source": {"lines": list(note.lines)},
            }
            for note in document.footnotes
        ],
        "warnings": [
            {"code": d.code, "message": d.message, "lines": list(d.lines), "severity": d.severity.value}
            for d in document.diagnostics
        ],
        "source": {
            "file": document.source.name,
            "sha256": document.source.sha256,
            "encoding": document.source.encoding,
            "characters": len(document.source.text),
        },
        "ledger": {
            "kept": document.ledger.kept(),
            "moved": document.ledger.moved(),
            "dropped": document.ledger.dropped(),
            "added": document.ledger.added(),
        },
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "kind": section.kind.value,
        "designation": section.designation,
        "label": section.label,
        "title": section.title.text,
        "level": section.level,
        "notes": _notes(section.notes),
        "blocks": [_block(block) for block in section.blocks],
        "sections": [_section(inner) for inner in section.sections],
        "source": {"lines": list(section.lines)},
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        "kind": block.kind.value,
        "role": block.role.value,
        "label": block.label,
        "text": block.text.text,
        "notes": _notes(block.notes),
        "children": [_block(child) for child in block.children],
        "source": {"lines": list(block.lines)},
        "amendment": _amendment(block.amendment),
    }


def _notes(notes: tuple[NoteMark, ...]) -> list[dict[str, Any]]:
    return [{"label": note.label, "offset": note.offset} for note in notes]


def _amendment(amendment: Amendment | None) -> dict[str, Any] | None:
    if amendment is None:
        return None
    return {
        "status": amendment.status.value,
        "old_label": amendment.old_label,
        "new_label": amendment.new_label,
        "certainty": amendment.certainty.value,
    }
