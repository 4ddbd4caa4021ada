"""The Markdown and HTML inside one paragraph of a recognised page: what is markup, where marks and links stand.

Only what a model that recognises pages writes as markup is taken as such; all else is text, `<script>` included.
Every pattern is bounded, so that a paragraph of any length is read in linear time.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html.entities import html5

from build_corpus.reading import ocr_emphasis, ocr_links, ocr_marks, ocr_tags
from build_corpus.reading.fragments import NO_BREAK_SPACE, Edit
from build_corpus.reading.ocr_marks import Mark
from build_corpus.reading.ocr_page_lines import TAGGED
from build_corpus.reading.ocr_whole import Whole

_TOKEN = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<ticks>`+)
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |(?P<angle><)
    |(?P<image>!\[)
    |(?P<note>\[\^[^\s\[\]^]{1,20}\])
    |(?P<open>\[)
    |(?P<close>\])
    |(?P<run>\*+|_+)
    |(?P<superscript>[⁰¹²³⁴-⁹]{1,3})
    |(?P<formula>\$[ ]?(?:\{[ ]?\})?[ ]?\^[ ]?(?:\{[ ]?(?:\d{1,3}|\*{1,3})[ ]?\}|\d|\*)[ ]?\$)
    |(?P<address>https?://[^\s<>()\[\]{}"'`*\\«»]{1,2000})""",
    re.VERBOSE,
)
_AUTOLINK = re.compile(r"<(?P<address>(?:https?://|mailto:)[^\s<>]{1,2000}|[^\s<>@:/]{1,64}@[^\s<>@:/]{1,255})>")
_BEFORE_SIGN = re.compile(r"[ \u00a0][),.;:!?»]")
_HREF = re.compile(r"""\shref\s{0,2}=\s{0,2}["']?(?P<address>[^"'\s>]{1,2000})""", re.IGNORECASE)


@dataclass(slots=True)
class Inline:
    """What one paragraph holds besides text; all offsets are those of the source."""

    edits: list[Edit] = field(default_factory=list)
    """In order, apart."""
    marks: list[Mark] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    """Stretches set in bold."""
    slanted: list[tuple[int, int]] = field(default_factory=list)
    """Stretches set in italics."""
    breaks: list[int] = field(default_factory=list)
    """Where HTML begins or ends a paragraph, list item or heading."""


def scan(text: str, start: int, end: int, whole: Whole | None = None) -> Inline:
    """What the paragraph from `start` to `end` of `text` holds; `whole` is what the rest of the source tells."""
    scanner = _Scanner(text, start, end, whole or Whole())
    scanner.run()
    return scanner.found


class _Scanner:
    """One pass over one paragraph."""

    def __init__(self, text: str, start: int, end: int, whole: Whole) -> None:
        self.text, self.start, self.end, self.whole = text, start, end, whole
        self.found = Inline()
        self.edits: list[Edit] = []
        self.runs: list[tuple[int, int]] = []
        self.brackets: list[tuple[int, bool]] = []
        """Where a `[` stands that is still open, and whether an image begins there."""
        self.anchors: list[tuple[int, str]] = []
        self.bold: list[int] = []
        self.italic: list[int] = []
        self.marks: list[Mark] = []
        self.ticks: dict[int, list[int]] | None = None
        self.no_comment_end = False

    def run(self) -> None:
        """Find everything."""
        position = self.start
        while match := _TOKEN.search(self.text, position, self.end):
            position = match.end()
            if match.lastgroup == "run":
                self.runs.append(match.span())
            elif match.lastgroup == "image":
                self.brackets.append((match.start(), True))
            else:
                position = getattr(self, f"_{match.lastgroup}")(match)
        places = [(mark.start, mark.end) for mark in self.marks]
        runs, wider = ocr_emphasis.around(self.text, self.end, self.runs, places)
        for mark, place in zip(self.marks, places, strict=True):
            self._take_mark(Mark(*wider.get(place, place), mark.labels))
        emphasis = ocr_emphasis.resolve(self.text, self.start, self.end, runs)
        self._markup(*emphasis.markup)
        self.found.strong += emphasis.strong
        self.found.slanted += emphasis.slanted
        self._finish()

    def _finish(self) -> None:
        """Put the edits in order; those inside an image or another edit go with it."""
        edits: list[Edit] = []
        for edit in sorted(self.edits, key=lambda edit: (edit.start, -edit.end)):
            if not edits or edit.start >= edits[-1].end:
                edits.append(edit)
        inside = [edit for edit in edits if edit.rule == "image"]
        starts = [edit.start for edit in inside]

        def visible(offset: int) -> bool:
            index = bisect_right(starts, offset) - 1
            return index < 0 or offset >= inside[index].end

        self.found.edits = edits
        self.found.marks = [mark for mark in self.found.marks if visible(mark.start)]
        self.found.links = sorted(link for link in self.found.links if visible(link[0]))

    def _markup(self, *stretches: tuple[int, int]) -> None:
        self.edits += [Edit(start, end, "markup") for start, end in stretches if end > start]

    # --- one method for each token; each gives the place to go on from -------------------------------------------

    def _escape(self, match: re.Match[str]) -> int:
        if escaped := ocr_marks.escaped(self.text, match.start(), self.end):
            self._mark(escaped.start, escaped.end, escaped.labels)
            return escaped.end
        if match[0] == "\\[" and (
            mark := ocr_marks.bracketed(self.text, match.start(), self.end, self.whole.bracketed)
        ):
            self._mark(mark.start, mark.end, mark.labels)
            return mark.end
        self._markup((match.start(), match.start() + 1))
        return match.end()

    def _ticks(self, match: re.Match[str]) -> int:
        """Code between equal runs of backticks: its text is printed as it is."""
        if self.ticks is None:
            self.ticks = {}
            for run in re.finditer("`+", self.text[match.start() : self.end]):
                self.ticks.setdefault(len(run[0]), []).append(match.start() + run.start())
        places = self.ticks.get(len(match[0]), [])
        index = bisect_right(places, match.start())
        if index == len(places):
            return match.end()
        closing = places[index]
        self._markup(match.span(), (closing, closing + len(match[0])))
        return closing + len(match[0])

    def _entity(self, match: re.Match[str]) -> int:
        name = match[0][1:]
        if name[0] != "#" and name not in html5:
            return match.end()
        decoded = "".join(" " if c.isspace() and c != NO_BREAK_SPACE else c for c in html.unescape(match[0]))
        shown = "".join(c for c in decoded if c.isprintable() or c == NO_BREAK_SPACE)
        self.edits.append(Edit(match.start(), match.end(), "entity", shown, "entity"))
        return match.end()

    def _angle(self, match: re.Match[str]) -> int:
        start = match.start()
        if (unprinted := self._unprinted(start)) is not None:
            return unprinted
        if autolink := _AUTOLINK.match(self.text, start, self.end):
            self._markup((start, start + 1), (autolink.end() - 1, autolink.end()))
            printed = autolink["address"]
            address = printed if ":" in printed else f"mailto:{printed}"
            self.found.links.append((start + 1, autolink.end() - 1, ocr_links.address_of(address)))
            return autolink.end()
        if sup := ocr_marks.SUP.match(self.text, start, self.end):
            if labels := ocr_marks.labels_in(sup["inner"], self._before(start)):
                self._mark(start, sup.end(), labels)
                return sup.end()
            if sup["inner"].isdecimal():
                raised = ocr_marks.raised(sup["inner"])
                self.edits.append(Edit(start, sup.end(), "superscript", raised, "superscript"))
                return sup.end()
        tag = ocr_tags.TAG.match(self.text, start, self.end)
        if tag is None or not ocr_tags.FORMATTING.fullmatch(tag["name"].lower()):
            return match.end()
        self._tag(tag)
        return tag.end()

    def _unprinted(self, start: int) -> int | None:
        """Where the furniture or the comment ends that begins at `start`."""
        if furniture := TAGGED.match(self.text, start, self.end):
            self.edits.append(Edit(start, furniture.end(), "running-head"))
            return furniture.end()
        if not self.text.startswith("<!--", start):
            return None
        stop = -1 if self.no_comment_end else self.text.find("-->", start + 4, self.end)
        if stop < 0:
            self.no_comment_end = True
            return start + 4
        self._markup((start, stop + 3))
        return stop + 3

    def _tag(self, tag: re.Match[str]) -> None:
        name, closes = tag["name"].lower(), tag[0][1] == "/"
        if name == "img":
            self.edits.append(Edit(tag.start(), tag.end(), "image"))
            return
        if name in ocr_tags.BLOCKS:
            self.found.breaks.append(tag.start())
        if not closes and (item := self.whole.items.get(tag.start())) and item.label:
            self.edits.append(Edit(tag.start(), tag.end(), "markup", item.label, "list-marker"))
            return
        if name in ocr_tags.BLOCKS or name in ocr_tags.BREAKING:
            self.edits.append(Edit(tag.start(), tag.end(), "markup", " ", "line-space"))
            return
        self._markup(tag.span())
        if name == "a" and not closes:
            href = _HREF.search(tag["attributes"])
            self.anchors.append((tag.end(), ocr_links.address_of(href["address"]) if href else ""))
        elif name == "a" and self.anchors:
            begin, address = self.anchors.pop()
            self.found.links.append((begin, tag.start(), address))
        elif name in ocr_tags.BOLD or name in ocr_tags.ITALIC:
            is_bold = name in ocr_tags.BOLD
            opened = self.bold if is_bold else self.italic
            if not closes:
                opened.append(tag.start())
            elif opened:
                (self.found.strong if is_bold else self.found.slanted).append((opened.pop(), tag.end()))

    def _open(self, match: re.Match[str]) -> int:
        start = match.start()
        mark = ocr_marks.linked(self.text, start, self.end, self.start) or ocr_marks.bracketed(
            self.text, start, self.end, self.whole.bracketed
        )
        if mark is not None:
            self._mark(mark.start, mark.end, mark.labels)
            return mark.end
        if (stop := ocr_marks.back_link(self.text, start, self.end)) is not None:
            self.edits.append(Edit(start, stop, "footnote-mark"))
            return stop
        self.brackets.append((match.start(), False))
        return match.end()

    def _close(self, match: re.Match[str]) -> int:
        """A `]`: the end of a link's or an image's text where a target follows, else a printed bracket."""
        if not self.brackets:
            return match.end()
        begin, is_image = self.brackets.pop()
        ending = ocr_links.ending_of(self.text, begin, match.start(), self.end, self.whole)
        if ending is None or (is_image and not ending.has_target):
            return match.end()
        if is_image:
            self.edits.append(Edit(begin, ending.end, "image"))
            return ending.end
        if ending.address is None:
            return match.end()
        self._markup((begin, begin + 1), (match.start(), ending.end))
        if not ending.is_span:
            self.found.links.append((begin + 1, match.start(), ocr_links.address_of(ending.address)))
        return ending.end

    def _note(self, match: re.Match[str]) -> int:
        """`[^1]`, with the colon that makes it the beginning of a note's text.

        Where the note's own mark follows it is that which is printed: `[^0]: ${ }^{1}$ A/65/201.`
        """
        end = match.end() + (self.text[match.end() : match.end() + 1] == ":" and self._begins_line(match.start()))
        if end > match.end() and (own := ocr_marks.own_mark(self.text, end, self.end)):
            self._mark(match.start(), own.end, own.labels)
            return own.end
        self._mark(match.start(), end, (match[0][2:-1],))
        return end

    def _superscript(self, match: re.Match[str]) -> int:
        return self._raised(match, ocr_marks.lowered(match[0]))

    def _formula(self, match: re.Match[str]) -> int:
        return self._raised(match, match[0].strip("${}^ ").lstrip("{}^ "))

    def _raised(self, match: re.Match[str], label: str) -> int:
        if not ocr_marks.is_power(label, self._before(match.start())):
            self._mark(match.start(), match.end(), (label,))
        return match.end()

    def _address(self, match: re.Match[str]) -> int:
        """A printed web address: no emphasis inside."""
        return match.start() + len(match[0].rstrip("_"))

    def _mark(self, start: int, end: int, labels: tuple[str, ...]) -> None:
        self.marks.append(Mark(start, end, labels))

    def _take_mark(self, mark: Mark) -> None:
        start, end = mark.start, mark.end
        self.edits.append(Edit(start, end, "footnote-mark"))
        self.found.marks.append(mark)
        if _BEFORE_SIGN.match(self.text, end, self.end) and not self.text[max(start - 1, self.start) : start].isspace():
            self.edits.append(Edit(end, end + 1, "stray-space"))

    def _before(self, start: int) -> str:
        return self.text[max(start - ocr_marks.BEFORE, self.start) : start]

    def _begins_line(self, start: int) -> bool:
        before = self.text[max(start - 8, self.start) : start].rstrip(" \t")
        return before[-1:] in ("\r", "\n") or (not before and start - 8 <= self.start)
