"""Which raw format a text is in, by evidence, and how sure that is."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from build_corpus.model import ReaderName
from build_corpus.reading.characters import LINE_END, clean
from build_corpus.reading.hyphens import is_broken
from build_corpus.reading.ocr_whole import bracketed
from build_corpus.reading.pdf_lines import ends_sentence

if TYPE_CHECKING:
    from build_corpus.model import Source

_LINE_END = re.compile(LINE_END)
_PLAIN_MARKUP = re.compile(
    r"(?<![\w*])\*[^\s*][^*\n]{0,5000}\*|(?<!\w)_[^\W_][^_\n]{0,300}_(?!\w)|!\[|\A---+\Z|\A\||\$\s?\{?\s?\}?\^"
)
_SURE_MARKUP = re.compile(
    r"\A#{1,6}\s+\S|\*\*[^*\s][^*\n]{0,500}\*\*|</?(?:sup|sub|br|table|tr|td|p|h[1-6]|li|span|div|b|i|em|strong)\b[^<>]{0,300}>"
    r"|\]\([^)\s]{0,500}\)|<!--|\]\{[#.]|\w\\[.)](?!\w)|\\[*_\[\]#]|(?<![\w_])__[^\W_][^_\n]{0,300}__(?![\w_])|\[\^\d{1,3}\]"
)
"""Marks of Markdown and HTML that no PDF prints."""
_DOCX_MARKUP = re.compile(
    r"\[bookmark:|\[(?:foot|end)noteRef:|\[footnote:|\[comment|\A\(?\w{1,6}[.)]{0,2}\t|\A[•–—-]\t|\S\t+\S"
)
_PDF_MARKUP = re.compile(r"_{5,}\s*\Z|\d{1,3}/\d{1,3}\Z")
_LABEL = re.compile(r"\(?[^\W\d_]{1,5}\)")

_WEIGHT = 4.0
"""A format shows itself fully when a quarter of the lines bear its marks."""
_LONG_LINE = 120
"""No PDF prints longer lines, in characters."""
_DOUBT = 0.05
"""Without any evidence, no format is sure."""
_SURELY = 0.5
"""What two marks weigh that only Markdown has, however long the text is."""
_WHOLE_LINES = 0.3
"""What it weighs that no line goes on in the next one: so a Word file prints its paragraphs, and no PDF does."""
_NOTES_IN_BRACKETS = 0.4
"""What notes in brackets weigh, which programs write that turn a file into plain text or Markdown."""
_COMMON = 0.1
"""Lines of a paragraph that are parted by blank lines, at least, where that is how the program prints."""
_FEWEST = 8
"""Lines; of fewer, nothing is told from what is not there."""
_SAMPLE = 20_000
"""So many lines show the format."""


def detect(source: Source) -> tuple[ReaderName, float]:
    """The reader for `source`, and how sure that is, from 0 to 1.

    The text layer of a PDF has lines that stop within sentences and words; a Markdown copy has headings, bold and
    links; the text of a DOCX file has a line for each paragraph, tabs behind the labels and bookmarks.
    """
    text = clean(source.text)[0].text
    lines, gaps = _lines(text)
    if not lines:
        return ReaderName.PDF_TEXT, 0.0
    long = median(len(line) for line in lines) > _LONG_LINE
    open_ends = _open_ends(lines, gaps)
    sure = sum(_SURE_MARKUP.search(line) is not None for line in lines)
    plain = sum(_PLAIN_MARKUP.search(line) is not None and not _SURE_MARKUP.search(line) for line in lines)
    docx = sum(_DOCX_MARKUP.search(line) is not None for line in lines)
    pdf = open_ends + sum(_PDF_MARKUP.match(line) is not None for line in lines) + ("\f" in text)
    in_brackets = docx == 0 and bool(bracketed(text))
    whole = len(lines) >= _FEWEST and open_ends == 0 and "\f" not in text
    as_in_word = whole and not (sure or in_brackets)
    scores = {
        ReaderName.PDF_TEXT: min(1.0, _WEIGHT / 2 * pdf / len(lines)) * _SURELY ** min(sure + in_brackets, 2)
        + (0.0 if long or whole else _DOUBT),
        ReaderName.OCR_MARKDOWN: min(1.0, _WEIGHT * (sure + plain) / len(lines) + _SURELY * min(sure, 2) / 2)
        + (_NOTES_IN_BRACKETS if in_brackets else 0.0),
        ReaderName.DOCX_TEXT: min(1.0, _WEIGHT * docx / len(lines) + (_WHOLE_LINES if as_in_word else 0.0))
        + (_DOUBT if long else 0.0),
    }
    ranked = sorted(scores, key=lambda name: -scores[name])
    best, second = scores[ranked[0]], scores[ranked[1]]
    return ranked[0], round(best / (best + second + _DOUBT), 3)


def _lines(text: str) -> tuple[list[str], list[bool]]:
    """The lines of `text` that print something, and for each whether a blank line stands before it."""
    lines: list[str] = []
    gaps: list[bool] = []
    gap = False
    for line in _LINE_END.split(text):
        if not line.strip():
            gap = True
            continue
        lines.append(line.strip(" "))
        gaps.append(gap)
        gap = False
        if len(lines) == _SAMPLE:
            break
    return lines, gaps


def _open_ends(lines: list[str], gaps: list[bool]) -> int:
    """How many lines go on in the next one; across a blank line only if that is common, since some print one always."""
    pairs = list(zip(pairwise(lines), gaps[1:], strict=True))
    touching = sum(_goes_on(a.rstrip(), b.lstrip()) for (a, b), gap in pairs if not gap)
    apart = sum(_goes_on(a.rstrip(), b.lstrip()) for (a, b), gap in pairs if gap)
    return touching + (apart if apart >= _COMMON * sum(gaps[1:]) else 0)


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence or a word goes on from `line` to the line behind it."""
    if is_broken(line, following):
        return True
    heads_clause = line[:1].islower() and " " not in line  # «признавая» in a line of its own
    return (
        following[0].islower()
        and not ends_sentence(line)
        and line[-1] != ","
        and not heads_clause
        and _LABEL.match(following) is None
    )
