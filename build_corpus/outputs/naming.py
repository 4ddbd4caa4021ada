"""What people call a place in a document: «86.» as printed, «п. 86 a)» in a list, «пп. 79–94» for a section."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from build_corpus.model import Block, BlockKind, Document, Role, Section, SectionKind
from build_corpus.outputs.wording import first_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from build_corpus.traced import Traced

BULLET = "•"
_LOOK_BACK = 60
"""How many characters before a text its label is looked for."""


def printed_label(block: Block, source: str) -> str:
    """The label of `block` as `source` (the decoded source) prints it: `86.`, `a)`, `•`; empty if it has none."""
    if block.kind is BlockKind.BULLET:
        # Symbol fonts have their bullets among the private characters, which no other font shows.
        return block.label if block.label and block.label < "\ue000" else BULLET
    if not block.label:
        return ""
    return _as_printed(block.label, block.text, source) or block.label + (")" if block.kind is BlockKind.ITEM else ".")


def printed_heading_label(section: Section, source: str) -> str:
    """The label of `section` as printed: `F.`, `Статья 12.`; empty if it has none."""
    if not section.label:
        return section.designation
    label = _as_printed(section.label, section.title, source) or f"{section.label}."
    return f"{section.designation} {label}".strip()


def _as_printed(label: str, text: Traced, source: str) -> str:
    """`label` with the dot or bracket that it has in the source, right before `text`; empty if it is not there."""
    extent = text.source_extent()
    if extent is None:
        return ""
    before = source[max(extent.start - _LOOK_BACK, 0) : extent.start]
    pattern = re.escape(label).replace(r"\ ", r"\s+")
    match = re.search(rf"(?<!\w)(\(?{pattern}[.):]?)[\s*_]*$", before)
    return " ".join(match[1].split()) if match else ""


def section_title(section: Section, source: str) -> str:
    """The heading of `section` in a list, label included; the text before the first heading gets a name of ours."""
    title = " ".join(f"{printed_heading_label(section, source)} {section.title.text}".split())
    return title or "Начало документа"


def listed_title(section: Section, source: str) -> str:
    """The heading of `section` as a line of a list, without the comma or colon that leads on to its text."""
    return section_title(section, source).rstrip(" ,:;")


def paragraph_range(section: Section, source: str) -> str:
    """Which paragraphs stand in `section` and its sub-sections: «пп. 79–94», «п. 115», «a)–h)», «1–13»; or nothing."""
    numbers = [b.label for b in section.all_blocks() if b.kind is BlockKind.PARAGRAPH and b.label]
    if numbers:
        return f"п. {numbers[0]}" if len(numbers) == 1 else f"пп. {numbers[0]}–{numbers[-1]}"
    items = [b for s in section.walk() for b in s.blocks if b.kind is BlockKind.ITEM and b.label]
    ends = dict.fromkeys(printed_label(b, source) for b in (*items[:1], *items[-1:]))
    return "–".join(ends)


def names(document: Document) -> Mapping[str, str]:
    """A short name for each anchor of `document`: «п. 86 a)», «раздел F», «прим. 10»."""
    found: dict[str, str] = {}
    numbered = Counter(
        block.label for section in document.walk() for block in section.blocks if block.kind is BlockKind.PARAGRAPH
    )
    for section in document.walk():
        own = _section_name(section)
        found[section.id] = own or "начало документа"
        ordinals: Counter[BlockKind] = Counter()
        for block in section.blocks:
            unique = block.kind is BlockKind.PARAGRAPH and numbered[block.label] == 1
            prefix = "" if unique else own
            found.update(_block_names(block, prefix, ordinals, document.source.text))
    found.update((note.id, f"прим. {note.label}") for note in document.footnotes)
    return found


_KINDS = {
    SectionKind.SECTION: "раздел",
    SectionKind.ARTICLE: "ст.",
    SectionKind.ANNEX: "приложение",
}


def _section_name(section: Section) -> str:
    if section.kind is SectionKind.FRONT:
        return ""
    kind = _KINDS.get(section.kind, "")
    if section.label:
        return f"{section.designation.lower() or kind} {section.label}".strip()
    if section.kind is SectionKind.ANNEX:
        return kind
    title = section.title.text.rstrip(" ,.:;")
    return f"«{first_words(title, words=5, characters=40)}»" if title else ""


def _block_names(block: Block, prefix: str, ordinals: Counter[BlockKind], source: str) -> Iterator[tuple[str, str]]:
    """The names of `block` and all under it; `prefix` is the name of what they stand in."""
    name = ", ".join(part for part in (prefix, _own_name(block, ordinals, source)) if part)
    yield block.id, name
    inner: Counter[BlockKind] = Counter()
    for child in block.children:
        if child.role is Role.GROUP:
            # The bullets under a group are counted through the paragraph, as people count them.
            yield child.id, f"{name}, «{first_words(child.text.text, words=4)}»"
            yield from _children_names(child.children, name, inner, source)
        else:
            yield from _children_names((child,), name, inner, source)


def _children_names(
    children: Sequence[Block], name: str, ordinals: Counter[BlockKind], source: str
) -> Iterator[tuple[str, str]]:
    for child in children:
        if child.kind is BlockKind.ITEM and child.label:
            yield child.id, f"{name} {printed_label(child, source)}"
            below: Counter[BlockKind] = Counter()
            yield from _children_names(child.children, f"{name} {printed_label(child, source)}", below, source)
        else:
            yield from _block_names(child, name, ordinals, source)


_ORDINAL_NAMES = {
    BlockKind.PREAMBLE: "преамбула, абз.",
    BlockKind.BULLET: "маркер",
    BlockKind.TABLE: "таблица",
    BlockKind.SIGNATURE: "подпись",
}


def _own_name(block: Block, ordinals: Counter[BlockKind], source: str) -> str:
    if block.kind is BlockKind.PARAGRAPH and block.label:
        return f"п. {block.label}"
    if block.role is Role.TITLE:
        return "название"
    if block.label and block.kind is not BlockKind.BULLET:
        return printed_label(block, source)
    ordinals[block.kind] += 1
    return f"{_ORDINAL_NAMES.get(block.kind, 'абз.')} {ordinals[block.kind]}"
