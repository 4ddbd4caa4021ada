"""Citations for reference managers: BibTeX, RIS and CSL-JSON, written by the libraries of these formats."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rispy
from babel import Locale
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.enclosing import AddEnclosingMiddleware
from bibtexparser.model import Entry, Field
from pylatexenc.latexencode import RULE_REGEX, UnicodeToLatexConversionRule, UnicodeToLatexEncoder

if TYPE_CHECKING:
    from collections.abc import Mapping


def bibtex(record: Mapping[str, Any]) -> str:
    """`record` (an item of CSL-JSON) as an entry of BibTeX and BibLaTeX, in UTF-8.

    The type is `misc`, which needs nothing that is not known; it has no number, so the symbol stands in
    `howpublished`, which styles print, and in `number`, which reference managers read. The pinpoint is the `note`.
    """
    fields = {"title": f"{{{latex(record['title'])}}}"}  # its own braces: styles would put it in small letters
    if "author" in record:
        fields = {"author": f"{{{latex(record['author'][0]['literal'])}}}", **fields}
    if "number" in record:
        fields |= {"howpublished": latex(record["number"]), "number": latex(record["number"])}
    if "issued" in record:
        (parts,) = record["issued"]["date-parts"]
        fields |= {"year": str(parts[0]), "date": "-".join(f"{part:02}" for part in parts)}
    if "locator" in record:
        fields["note"] = latex(record["locator"])
    if "URL" in record:
        fields["url"] = record["URL"]
    if "accessed" in record:
        fields["urldate"] = "{}-{:02}-{:02}".format(*record["accessed"]["date-parts"][0])
    fields["langid"] = (Locale(record["language"]).english_name or record["language"]).lower()
    entry = Entry("misc", record["id"], [Field(name, value) for name, value in fields.items()])
    return write_string(Library([entry]), unparse_stack=[_braces()])


def ris(record: Mapping[str, Any]) -> str:
    """`record` as a RIS entry. A report has its number in SN; the pinpoint has no field of its own and is a note."""
    entry: dict[str, Any] = {"type_of_reference": "RPRT", "id": record["id"]}
    if "author" in record:
        entry["authors"] = [record["author"][0]["literal"]]
    entry["title"] = record["title"]
    if "number" in record:
        entry["issn"] = record["number"]  # the library's name for SN
    if "issued" in record:
        (parts,) = record["issued"]["date-parts"]
        entry["year"] = str(parts[0])
        entry["date"] = "/".join([*(f"{part:02}" for part in parts), *[""] * (4 - len(parts))])
    if "locator" in record:
        entry["notes"] = [record["locator"]]
    if "URL" in record:
        entry["urls"] = [record["URL"]]
    if "accessed" in record:
        entry["access_date"] = "{}/{:02}/{:02}/".format(*record["accessed"]["date-parts"][0])
    entry["language"] = record["language"]
    written: str = rispy.dumps([entry], implementation=_Ris)
    return written


def csl_json(record: Mapping[str, Any]) -> str:
    """`record` as a file of CSL-JSON: a list of one item, on one line."""
    return json.dumps([record], ensure_ascii=False) + "\n"


def latex(text: str) -> str:
    """`text` with the signs that TeX acts upon written as commands; other letters stay as they are."""
    encoded: str = _encoder().unicode_to_latex(text)
    return encoded


@lru_cache(maxsize=1)
def _encoder() -> UnicodeToLatexEncoder:
    signs = [
        (re.compile(r'([^\x00-\x7f]+|")'), r"\1"),
        # BibTeX counts braces even behind a backslash.
        (re.compile(r"\{"), r"\\textbraceleft{}"),
        (re.compile(r"\}"), r"\\textbraceright{}"),
        # Signs that TeX would join: two hyphens to a dash, two quotes to one.
        (re.compile(r"([-'`<>,])(?=\1)|([?!])(?=`)"), r"\g<0>{}"),
    ]
    return UnicodeToLatexEncoder(conversion_rules=[UnicodeToLatexConversionRule(RULE_REGEX, signs), "defaults"])


def _braces() -> AddEnclosingMiddleware:
    return AddEnclosingMiddleware(reuse_previous_enclosing=False, enclose_integers=True, default_enclosing="{")


class _Ris(rispy.RisWriter):  # type: ignore[misc]  # the library has no types
    """Without a number before the entry, which is no RIS."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        del count
        return ""
