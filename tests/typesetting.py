"""Sets blocks and notes as the text layers of PDFs print them, for tests that set one text in many ways."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from build_corpus.model import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from build_corpus.model import RawBlock, Reading

VOWELS = "аеёиоуыэюя"
RULE = "__________________"
_SYLLABLE_BREAK = re.compile(rf"(?<=[{VOWELS}])(?=[^\W\d_{VOWELS}ьъй][{VOWELS}])", re.IGNORECASE)


@dataclass(frozen=True)
class Set:
    """How a text is set."""

    width: int = 76
    page: int = 40
    """Lines on a page."""
    blank: int = 1
    """Blank lines behind each line, as Apache Tika prints them."""
    apart: int = 1
    """More blank lines between blocks."""
    form_feeds: bool = False
    hyphens: bool = True
    trailing: str = " "
    """Behind each line that no hyphen ends."""
    first_indent: str = " "
    """Before the first line of an unnumbered paragraph."""
    top: str = " "
    """Before the first line of a page."""
    links: bool = False
    """Whether the pages print the addresses of their links, twice each."""
    head: str = ""
    """The running head of all pages but the first, its lines parted by `|`; `{page}` and `{pages}` are replaced."""
    foot: str = ""
    """The running foot, with the same replacements."""
    rule: str = RULE
    line_end: str = "\n"


@dataclass
class _Page:
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def wrap(text: str, width: int, *, hyphens: bool) -> Iterator[str]:
    """The lines of `text`, broken at spaces, at hyphens of its own, and at syllables."""
    line = ""
    for word in re.split(r" (?![)])", text):  # no program breaks a line before a bracket
        rest = word
        while rest:
            space = " " if line else ""
            if len(line) + len(space) + len(rest) <= width:
                line += space + rest
                break
            head = max(_heads(rest, width - len(line) - len(space)), key=len, default="") if hyphens else ""
            if not head and not line:
                head = rest[:width] if "://" not in rest else rest
            if head:
                yield line + space + head
                rest = rest[len(head.removesuffix("\0")) :] if not head.endswith("-") else _behind(rest, head)
            else:
                yield line
            line = ""
    if line:
        yield line


def _behind(word: str, head: str) -> str:
    """What is left of `word` when `head` stands before the break; a hyphen of the word itself stays in `head`."""
    return word[len(head) :] if word.startswith(head) else word[len(head) - 1 :]


def _heads(word: str, room: int) -> Iterator[str]:
    """The parts of `word`, hyphen included, that a line may end in."""
    if "://" in word or not any(character in VOWELS for character in word.lower()):
        return
    for match in re.finditer(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})", word):
        if match.end() <= room:
            yield word[: match.end()]
    for match in re.finditer(r"[^\W\d_]{5,}", word):
        for syllable in _SYLLABLE_BREAK.finditer(match[0]):
            position = match.start() + syllable.start()
            if 2 <= syllable.start() <= len(match[0]) - 3 and position + 1 <= room and not match[0].isupper():
                yield word[:position] + "-"


def typeset(reading: Reading, how: Set) -> str:
    """The text layer of a PDF that holds the blocks and notes of `reading`."""
    pages = [_Page()]
    notes = {note.label: note.text.text for note in reading.notes}
    due = 1
    before: RawBlock | None = None
    for block in reading.blocks:
        apart = before is not None and (not how.first_indent or _is_display(block) or _is_display(before))
        blank = how.apart * (how.blank + 1) if apart else 0
        narrow = _is_display(block)
        indent = how.first_indent * (2 if block.shape is Shape.HEADING else int(block.indent > 0))
        lines = wrap(block.text.text, how.width * 2 // 3 if narrow else how.width, hyphens=how.hyphens and not narrow)
        for number, line in enumerate(lines):
            page = pages[-1]
            if len(page.body) + len(page.notes) >= how.page:
                pages.append(page := _Page())
            if number == 0 and page.body:
                page.body += [""] * blank
            page.body.append((indent if number == 0 else "") + line)
            while (text := notes.get(str(due))) and re.search(rf"(?<=[\w»]){due}(?!\d)", line):
                below = wrap(f"{due} {text}", how.width, hyphens=how.hyphens)
                page.notes += [note if index else f" {note}" for index, note in enumerate(below)]
                due += 1
        before = block
    return "".join(_print(pages, how))


def _is_display(block: RawBlock) -> bool:
    """Whether a block is no running text: a heading, a line of the masthead, a signature."""
    prose = block.text.text[-1] in ".:;" or block.shape is Shape.BULLET
    return block.shape is Shape.SIGNATURE or not prose


def _print(pages: Sequence[_Page], how: Set) -> Iterator[str]:
    for number, page in enumerate(pages, 1):
        head = how.head.format(page=number, pages=len(pages)).split("|") if how.head and number > 1 else []
        lines = [*head, *page.body]
        if page.notes:
            lines += [how.rule, *page.notes]
        if how.foot:
            lines.append(how.foot.format(page=number, pages=len(pages)))
        for index, line in enumerate(lines):
            yield (how.top if index == 0 else "") + line + ("" if line.endswith("-") else how.trailing) + how.line_end
            if index + 1 < len(lines):
                yield how.line_end * how.blank
        if how.links and number % 2:
            address = f"https://undocs.org/ru/A/RES/{number}/1"
            yield how.line_end * how.blank + (address + how.line_end) * (1 if number % 4 == 1 else 2)
        if how.form_feeds and number < len(pages):
            yield "\f"


def contents(reading: Reading) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The texts of a reading with their shapes, and its notes with their labels.

    Headings and the lines of a masthead count as one shape: a layout without indents cannot tell them apart.
    """
    shapes = {Shape.HEADING: "display", Shape.BULLET: "bullet", Shape.SIGNATURE: "signature"}
    blocks = [
        (shapes.get(block.shape, "display" if _is_display(block) else "text"), block.text.text)
        for block in reading.blocks
    ]
    return blocks, [(note.label, note.text.text) for note in reading.notes]
