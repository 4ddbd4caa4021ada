"""Known documents -> the raw formats without set pages: Markdown of recognised pages, the text of a DOCX."""

# ruff: noqa: S311 - chance that a seed repeats, not secrets

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from lab.known import HEADS, Kind, KnownBlock, KnownDocument, Mark, designated

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = 2600
"""Characters of a recognised page."""


def ocr_markdown(document: KnownDocument) -> str:
    """The document as a program prints that recognises pages.

    Headings stand at any level, bold and italics have no meaning, and the notes stand at the foot of the page, in the
    middle of a sentence.
    """
    random = Random(f"ocr-{document.name}-{document.symbol}")
    out: list[str] = []
    notes: list[str] = []
    used = 0
    for block in document.blocks:
        text = _marked(block.text, block.marks, "<sup>{}</sup>")
        called = [f"<sup>{label}</sup> {_link(text_, random)}" for label, text_ in block.notes]
        if block.kind in (Kind.PARAGRAPH, Kind.PREAMBLE, Kind.TEXT, Kind.ITEM) and used + len(text) > _PAGE:
            head, tail = _cut(text, random)
            out += [_prose(block, head, random), *(n for n in [*notes, *called] if n)]
            if random.random() < 0.5:
                out.append("")
            if tail:
                out.append(tail)
            notes, used = [], len(tail)
            continue
        out.append(_prose(block, text, random))
        notes += called
        used += len(text)
    return "\n\n".join([*out, *notes]) + "\n"


def _prose(block: KnownBlock, text: str, random: Random) -> str:  # noqa: PLR0911 - one kind a line
    """One block in Markdown."""
    label = f"{block.printed} " if block.printed else ""
    if block.kind is Kind.TABLE:
        rows = [row.split("\t") for row in text.split("\n")]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|---|---|---|", *lines[1:]])
    if block.kind in HEADS and block.kind is not Kind.CLAUSE:
        bold = random.random() < 0.5
        lines = [block.printed, text] if designated(block) else [label + text]
        level = "#" * random.randint(2, 4)
        return "\n\n".join(f"{level} **{line}**" if bold else f"{level} {line}" for line in lines)
    if block.kind is Kind.TITLE:
        return f"# {text}"
    if block.kind is Kind.GROUP:
        return f"**{text}**"
    if block.kind is Kind.BULLET:
        return f"- {text}"
    if block.kind is Kind.SIGNATURE:
        return text.replace("\n", "  \n")
    if block.kind in (Kind.CLAUSE, Kind.OPENING) or (block.kind is Kind.PREAMBLE and random.random() < 0.3):
        return f"*{text}*"
    if random.random() < 0.15 and "<sup>" not in text:
        first, _, rest = text.partition(" ")
        return f"{label}*{first}* {rest}"
    return label + text


def _cut(text: str, random: Random) -> tuple[str, str]:
    """The parts of `text` on two pages."""
    spaces = [i for i, c in enumerate(text) if c == " " and i > 20]
    if not spaces:
        return text, ""
    place = random.choice(spaces)
    return text[:place], text[place + 1 :]


def _link(text: str, random: Random) -> str:
    return f"[{text}](#)" if text.startswith("A/") and random.random() < 0.3 else text


def docx_text(document: KnownDocument) -> str:
    """The document as Apache POI prints the text of a Word file: a line a paragraph, tabs behind labels, bookmarks."""
    random = Random(f"docx-{document.name}-{document.symbol}")
    lines: list[str] = []
    for block in document.blocks:
        text = _marked(block.text, block.marks, "[footnoteRef:{}]")
        label = f"{block.printed}\t" if block.printed else ""
        if block.kind is Kind.SIGNATURE or block.kind is Kind.TABLE:
            lines += text.split("\n")
            continue
        if block.kind in HEADS and random.random() < 0.7:
            label = f"[bookmark: _Toc{random.randint(10**8, 10**9)}]" + label
        notes = "".join(f" [{name}: {note}]" for name, note in block.notes)
        if designated(block):
            lines.append(label.rstrip("\t"))
            label = ""
        lines.append(label + text + notes)
    return "\n".join(lines) + "\n"


def _marked(text: str, marks: Sequence[Mark], template: str) -> str:
    for mark in reversed(marks):
        text = text[: mark.offset] + template.format(mark.label) + text[mark.offset :]
    return text
