"""Doubtful places of a source: what is doubtful, with the facts, and the sentence that the command line prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a diagnostic stops `build-corpus check`."""

    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A doubtful place: what is doubtful, where, and what an editor may do. `Diagnostic.of` makes one."""

    code: str
    """Its kind, in kebab-case: `number-gap`, `mark-without-note`, `undecided-hyphen`, …"""
    message: str
    """One English sentence with the cure."""
    lines: tuple[int, int]
    """First and last line of the source, from 1, inclusive."""
    severity: Severity = Severity.WARNING
    acknowledged: str = ""
    """The reason that an editor gives in `corpus.toml` for leaving the place as it is; empty where none has."""
    wording: str = ""
    """The key in `MESSAGES` that the message is made of; empty where it was not."""
    facts: tuple[tuple[str, str | None], ...] = ()
    """What the message tells of this place, by the names in its template, so that it can be told in Russian too."""

    @classmethod
    def of(cls, wording: str, lines: tuple[int, int], **facts: str | None) -> Diagnostic:
        """The diagnostic whose message `MESSAGES` has under `wording`, filled in with `facts`. Raises KeyError."""
        message = MESSAGES[wording].format_map(facts)
        code = wording.partition("/")[0]
        severity = Severity.ERROR if code in _ERRORS else Severity.WARNING
        return cls(code, message, lines, severity, wording=wording, facts=tuple(sorted(facts.items())))


_ERRORS = frozenset({"stale-acknowledgement"})
"""The codes that stop `build-corpus check`: what an editor wrote, not what a source prints."""

MESSAGES = {
    "comments-left-out": "the file holds comments ({count}), which are no part of the text; see whether one matters",
    "fused-wording/certain": (
        "«{printed}» in {anchor} is certainly «{old}» before and «{new}» after the amendment; compare with the original"
    ),
    "fused-wording/probable": (
        "«{printed}» in {anchor} is probably «{old}» before and «{new}» after the amendment; compare with the original"
    ),
    "fused-wording/undecided": (
        "«{printed}» in {anchor} could be «{old}» before and «{new}» after the amendment; compare with the original"
    ),
    "empty-note": "note {label} has no words; look whether they stand in the note before or behind it",
    "joined-note": "this line was taken as the rest of the note on the page before; compare the printed page",
    "joined-paragraph": "this line was taken as the rest of the paragraph before it; compare the printed page",
    "lost-character": "a character of {anchor} was lost before the text reached us; compare with the original",
    "mark-place": "mark {label} is printed before this line and was put behind its first word; compare the page",
    "mark-without-note": "mark {label} has no note; look for its text in the source",
    "mixed-alphabets": "«{word}» in {anchor} mixes Latin and Cyrillic letters; look whether one is a look-alike",
    "moved-line": "this line is printed elsewhere and was taken as the rest of a paragraph; compare the page",
    "note-without-mark": "note {label} has no mark in the text; add the mark or name the paragraph it belongs to",
    "number-gap": "paragraph {label} follows paragraph {last}; look for a lost or a misread number",
    "possible-damage": ("«{word}» in {anchor} is in no dictionary; it may be {known}; compare with the original"),
    "probable-damage": "«{printed}» in {anchor} is probably «{new}»; compare with the original",
    "stale-acknowledgement": ("corpus.toml acknowledges {code} at line {line}, where there is none; remove the entry"),
    "uncertain-format": ("the format was taken for {reader} without much evidence; name the reader if it is wrong"),
    "unclosed-note": ("note {label} has no closing bracket and was left in the paragraph; add `]` where the note ends"),
    "undecided-hyphen": "the word broken at the line's end is read as «{taken}»; it may be «{other}»",
    "undecided-hyphen/kept": ("the hyphen at the line's end was kept: «{word}»; see whether the word is written so"),
    "undecided-hyphen/left-out": (
        "the hyphen at the line's end was left out: «{word}»; see whether the word is written so"
    ),
    "undecided-place": "this line may begin paragraph {label}, printed elsewhere on the page; compare the printed page",
}
"""The English sentences: by the code or, where a code has several, by the code, a slash and what tells them apart."""
