"""Which raw format a text is in, by evidence, and how sure that is."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from build_corpus.model import ReaderName
from build_corpus.reading.characters import LINE_END, clean
from build_corpus.reading.hyphens import is_broken
from build_corpus.reading.pdf_lines import ends_sentence

if TYPE_CHECKING:
    from build_corpus.model import Source

_LINE_END = re.compile(LINE_END)
_OCR_MARKUP = re.compile(
    r"#{1,6}\s|\*\*\S|(?<![\w*])\*[^\s*][^*\n]{0,5000}\*|<(?:sup|sub|br|table|td)\b|\]\([^)\s]{0,500}\)|!\[|\A---+\Z|\A\|"
)
_DOCX_MARKUP = re.compile(r"\[bookmark:|\[footnoteRef:|\[footnote:|\[comment|\w{1,6}[.)]?\t|•\t|\S\t")
_PDF_MARKUP = re.compile(r"_{5,}\s*\Z|\d{1,3}/\d{1,3}\Z")

_WEIGHT = 4.0
"""A format shows itself fully when a quarter of the lines bear its marks."""
_LONG_LINE = 120
"""No PDF prints longer lines, in characters."""
_DOUBT = 0.05
"""Without any evidence, no format is sure."""
_SAMPLE = 20_000
"""So many lines show the format."""


def detect(source: Source) -> tuple[ReaderName, float]:
    """The reader for `source`, and how sure that is, from 0 to 1.

    The text layer of a PDF has lines that stop within sentences and words; a Markdown copy has headings, bold and
    links; the text of a DOCX file has a line for each paragraph, tabs behind the labels and bookmarks.
    """
    text = clean(source.text)[0].text
    lines = [line.strip(" ") for line in _LINE_END.split(text) if line.strip()][:_SAMPLE]
    if not lines:
        return ReaderName.PDF_TEXT, 0.0
    long = median(len(line) for line in lines) > _LONG_LINE
    open_ends = sum(_goes_on(line.rstrip(), following.lstrip()) for line, following in pairwise(lines))
    pdf = open_ends + sum(_PDF_MARKUP.match(line) is not None for line in lines) + ("\f" in text)
    ocr = sum(_OCR_MARKUP.search(line) is not None for line in lines)
    docx = sum(_DOCX_MARKUP.match(line) is not None for line in lines)
    scores = {
        ReaderName.PDF_TEXT: min(1.0, _WEIGHT / 2 * pdf / len(lines)) + (0.0 if long else _DOUBT),
        ReaderName.OCR_MARKDOWN: min(1.0, _WEIGHT * ocr / len(lines)),
        ReaderName.DOCX_TEXT: min(1.0, _WEIGHT * docx / len(lines)) + (_DOUBT if long else 0.0),
    }
    ranked = sorted(scores, key=lambda name: -scores[name])
    best, second = scores[ranked[0]], scores[ranked[1]]
    return ranked[0], round(best / (best + second + _DOUBT), 3)


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence or a word goes on from `line` to the line behind it."""
    return is_broken(line, following) or (following[0].islower() and not ends_sentence(line) and line[-1] != ",")
