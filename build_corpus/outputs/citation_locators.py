"""The place in a document as a citation prints it: «п. 86, подп. a», «преамбула, абз. 3», «разд. F», «примеч. 10».

The abbreviations are those of ГОСТ Р 7.0.12–2011; the order, from the larger to the smaller, that of legal citations.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from build_corpus.model import Block, BlockKind, Document, Role, Section, SectionKind
from build_corpus.outputs.wording import first_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DESIGNATIONS = {
    "статья": "ст.",
    "глава": "гл.",
    "раздел": "разд.",
    "часть": "ч.",
    "приложение": "прил.",
    "пункт": "п.",
}
_KINDS = {SectionKind.ARTICLE: "ст.", SectionKind.ANNEX: "прил."}
_ORDINALS = {
    BlockKind.PREAMBLE: "преамбула, абз.",
    BlockKind.BULLET: "маркер",
    BlockKind.TABLE: "табл.",
    BlockKind.SIGNATURE: "подпись",
}
_TITLE_WORDS = 8
_TITLE_CHARACTERS = 60
"""The most of a heading without a number that names its section."""


def locators(document: Document) -> Mapping[str, str]:
    """The locator of each anchor of `document`; empty for what stands for the document as a whole.

    Those are the text before the first heading and the printed title. No locator ends in a full stop or a comma.
    """
    numbered = Counter(
        block.label for section in document.walk() for block in section.blocks if block.kind is BlockKind.PARAGRAPH
    )
    found = {anchor: locator for section in document.sections for anchor, locator in _in_section(section, "", numbered)}
    found.update((note.id, f"примеч. {note.label}") for note in document.footnotes)
    return {anchor: " ".join(locator.split()).rstrip(" .,;:") for anchor, locator in found.items()}


def _in_section(section: Section, above: str, numbered: Mapping[str | None, int]) -> Iterator[tuple[str, str]]:
    """The locators of `section` and all in it; `numbered` tells how often each number of a paragraph is given."""
    name = ", ".join(part for part in (above, _of_section(section)) if part)
    yield section.id, name
    ordinals: Counter[BlockKind] = Counter()
    for block in section.blocks:
        unique = block.kind is BlockKind.PARAGRAPH and bool(block.label) and numbered[block.label] == 1
        yield from _of_block(block, "" if unique else name, ordinals)
    for inner in section.sections:
        yield from _in_section(inner, name, numbered)


def _of_section(section: Section) -> str:
    if section.kind is SectionKind.FRONT:
        return ""
    designation = section.designation.strip().rstrip(".").lower()
    kind = _DESIGNATIONS.get(designation, designation) or _KINDS.get(section.kind, "")
    if section.label:
        return f"{kind or 'разд.'} {section.label}"
    title = section.title.text.strip(" .,:;")
    if section.kind is SectionKind.ANNEX:
        return "приложение"
    if not title:
        return designation
    quoted = f"«{first_words(title, words=_TITLE_WORDS, characters=_TITLE_CHARACTERS)}»"
    return quoted if section.kind is SectionKind.CLAUSE else f"разд. {quoted}"


def _of_block(
    block: Block, above: str, ordinals: Counter[BlockKind], *, nested: bool = False
) -> Iterator[tuple[str, str]]:
    """The locators of `block` and all under it; `ordinals` count its unnumbered neighbours.

    `nested` where it stands under another block.
    """
    own = "" if block.role is Role.TITLE else _own(block, ordinals, nested=nested)
    name = ", ".join(part for part in (above, own) if part)
    yield block.id, name
    yield from _of_children(block.children, name, Counter())


def _of_children(children: Iterable[Block], above: str, ordinals: Counter[BlockKind]) -> Iterator[tuple[str, str]]:
    for child in children:
        if child.role is Role.GROUP:
            # The bullets under a group are counted through the paragraph, as people count them.
            words = first_words(child.text.text.strip(" .,:;"), words=_TITLE_WORDS, characters=_TITLE_CHARACTERS)
            yield child.id, f"{above}, «{words}»" if above else f"«{words}»"
            yield from _of_children(child.children, above, ordinals)
        else:
            yield from _of_block(child, above, ordinals, nested=True)


def _own(block: Block, ordinals: Counter[BlockKind], *, nested: bool) -> str:
    if block.label and block.kind is BlockKind.PARAGRAPH:
        return f"п. {block.label}"
    if block.label and block.kind is BlockKind.ITEM:
        # The items of an unnumbered clause are cited as its paragraphs where they have numbers.
        return f"{'подп.' if nested or not block.label[0].isdigit() else 'п.'} {block.label}"
    ordinals[block.kind] += 1
    return f"{_ORDINALS.get(block.kind, 'абз.')} {ordinals[block.kind]}"
