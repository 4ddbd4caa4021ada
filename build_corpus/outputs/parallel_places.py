"""What stands under a paragraph of its parallel passages: similar places, folded, the differing words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.outputs.addresses import relative
from build_corpus.outputs.formulas_page import formula_address
from build_corpus.outputs.marked_words import marked_words
from build_corpus.outputs.markup import NOTHING, Html, element, escape, join, stacked
from build_corpus.outputs.wording import first_words, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus.model import Parallel
    from build_corpus.outputs.formulas import Formula
    from build_corpus.outputs.site import Site, Volume

MOST_SHOWN = 5
"""Under one paragraph so many passages are shown, the longest."""
MANY = 4
"""A formula with more places is one line, which leads to its page."""
_NAMED = 3
_LEGEND = "Зачёркнуто то, что стоит только здесь, подчёркнуто то, что стоит только там."


def similar_places(site: Site, volume: Volume, anchor: str, page: str) -> Html:
    """The passages that the text at `anchor` shares with others, for `page`; nothing for most texts."""
    common = [formula for formula in site.formulas_of.get((volume.slug, anchor), ()) if len(formula.places) > MANY]
    shown = _shown(site, volume, anchor, common)
    if not shown and not common:
        return NOTHING
    lines = [_passage(site, volume, parallel, page) for parallel in shown]
    lines += [_formula(formula, page) for formula in common]
    legend = element("p", escape(_LEGEND), class_="hint") if _differ(site, volume, shown) else NOTHING
    return stacked(
        "details",
        element("summary", escape(f"Похожие места: {_named(site, volume, shown, common)}")),
        *([legend] if legend else []),
        stacked("ul", *lines, class_="parallel-passages", role="list"),
        class_="folded parallels",
    )


def _shown(site: Site, volume: Volume, anchor: str, common: Sequence[Formula]) -> list[Parallel]:
    """The longest passage with each other text, those left out that the page tells of in another way."""
    told = {(c.document, c.target) for c in volume.counterparts.get(anchor, ())}
    formulas = {
        (place.slug, place.anchor) for formula in common for place in formula.places if place.slug in site.volumes
    }
    longest_formula = max(
        (p.end - p.start for f in common for p in f.places if (p.slug, p.anchor) == (volume.slug, anchor)), default=0
    )
    best: dict[tuple[str, str], Parallel] = {}
    for parallel in sorted(volume.parallels.get(anchor, ()), key=lambda p: (p.start - p.end, -p.similarity)):
        target = (parallel.document, parallel.target)
        is_formula = target in formulas and parallel.end - parallel.start <= 2 * longest_formula
        if target not in told and not is_formula and _stands(site, parallel):
            best.setdefault(target, parallel)
    return list(best.values())[:MOST_SHOWN]


def _stands(site: Site, parallel: Parallel) -> bool:
    return parallel.document in site.volumes and parallel.target in site.volumes[parallel.document].passages


def _named(site: Site, volume: Volume, shown: Sequence[Parallel], common: Sequence[Formula]) -> str:
    names = [place_name(site, p.document, p.target, volume) for p in shown[:_NAMED]]
    if len(shown) > _NAMED:
        names.append(f"ещё {len(shown) - _NAMED}")
    if common:
        names.append(plural(len(common), "общая формула", "общие формулы", "общих формул"))
    return ", ".join(names)


def place_name(site: Site, slug: str, anchor: str, volume: Volume | None = None) -> str:
    """What people call a place, with its document where that is not `volume`."""
    other = site.volumes[slug]
    name = other.names[anchor]
    if volume is not None and slug == volume.slug:
        return name
    symbol = other.document.metadata.symbol
    return f"{name}\u00a0— {symbol.value if symbol else first_words(other.title, words=5, characters=44)}"


def _passage(site: Site, volume: Volume, parallel: Parallel, page: str) -> Html:
    other = site.volumes[parallel.document]
    name = escape(place_name(site, parallel.document, parallel.target, volume))
    link = element("a", name, href=relative(other.addresses.page(parallel.target), page))
    here, there = _wordings(site, volume, parallel)
    words = marked_words(here, there, deleted="только здесь", inserted="только там")
    return element("li", link, Html(" "), element("span", words, class_="redline"))


def _wordings(site: Site, volume: Volume, parallel: Parallel) -> tuple[str, str]:
    here = volume.passages[parallel.anchor].text[parallel.start : parallel.end]
    there = site.volumes[parallel.document].passages[parallel.target].text
    return here, there[parallel.target_start : parallel.target_end]


def _differ(site: Site, volume: Volume, shown: Sequence[Parallel]) -> bool:
    return any(here != there for here, there in (_wordings(site, volume, parallel) for parallel in shown))


def _formula(formula: Formula, page: str) -> Html:
    link = element("a", Html("Общая формула"), href=relative(formula_address(formula), page))
    count = plural(len(formula.places), "место", "места", "мест")
    words = first_words(formula.wordings[0].text, words=14, characters=120)
    return element("li", join(link, escape(f"«{words}», {count}"), by=" "))
