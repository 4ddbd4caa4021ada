"""What stands beside the text: when a paragraph last changed, its place in the final text, who refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_corpus.model import RelationKind
from build_corpus.outputs.addresses import INDEX, relative
from build_corpus.outputs.citing import backlink_remark
from build_corpus.outputs.edition_changes import Revision
from build_corpus.outputs.markup import NOTHING, Html, element, escape, join
from build_corpus.outputs.places import edition_name, said
from build_corpus.outputs.wording import first_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_corpus.model import Counterpart, Metadata
    from build_corpus.outputs.site import Site, Volume

_OWN = {
    RelationKind.DRAFT_OF: "Это проект. Окончательный текст:",
    RelationKind.SUPERSEDES: "Этот документ заменяет другой:",
    RelationKind.CORRIGENDUM_TO: "Это исправление к документу",
}
_OF_OTHERS = {
    RelationKind.DRAFT_OF: "Это окончательный текст. Его проект:",
    RelationKind.SUPERSEDES: "Этот документ заменён другим:",
    RelationKind.CORRIGENDUM_TO: "К этому документу есть исправление:",
}
_THERE = {
    (RelationKind.DRAFT_OF, True): "в окончательном тексте",
    (RelationKind.DRAFT_OF, False): "в проекте",
    (RelationKind.SUPERSEDES, True): "в прежнем документе",
    (RelationKind.SUPERSEDES, False): "в новом документе",
}
"""By the relation, and whether the document claims it itself: how the other one is called beside a paragraph."""


def lineage(site: Site, volume: Volume, page: str) -> Html:
    """What the document is to others, with links to them; nothing for most documents."""
    lines = []
    for kind, own, other in _relations(site, volume):
        words = (_OWN if own else _OF_OTHERS)[kind]
        link = element("a", escape(site.volumes[other].title), href=relative(f"{other}/{INDEX}", page))
        lines.append(element("p", escape(f"{words} "), link, class_="lineage"))
    return join(*lines, by="\n")


def aside(site: Site, volume: Volume, anchor: str, page: str) -> Html:
    """What is said beside the text at `anchor`, in one line; nothing for most."""
    return join(*_remarks(site, volume, anchor, page), by=" · ")


def _remarks(site: Site, volume: Volume, anchor: str, page: str) -> Iterator[Html]:
    change = volume.last_changes.get(anchor)
    if change is not None:
        history = volume.annotated.history
        edition = edition_name(change.edition, history.editions)
        note = next(note for note in history.editions if note.number == change.edition)
        revision = Revision(volume.slug, volume.title, note, history.editions, (), volume.names)
        href = relative(f"{revision.page}#{revision.change_id(change)}", page)
        yield element("a", escape(f"{said(change.kind, change.unit)} в {edition}"), href=href)
    kinds = {other: (kind, own) for kind, own, other in _relations(site, volume)}
    for counterpart in volume.counterparts.get(anchor, ()):
        yield _counterpart(site, counterpart, kinds, page)
    yield backlink_remark(site, volume, anchor, page)


def _counterpart(site: Site, counterpart: Counterpart, kinds: dict[str, tuple[RelationKind, bool]], page: str) -> Html:
    other = site.volumes.get(counterpart.document)
    words = _THERE.get(kinds.get(counterpart.document, (RelationKind.CORRIGENDUM_TO, True)))
    if other is None or words is None or counterpart.target not in other.addresses.pages:
        return NOTHING
    if sum(kind == kinds[counterpart.document] for kind in kinds.values()) > 1:
        words = f"{words} «{_short(other.document.metadata)}»"
    link = element(
        "a", escape(other.names[counterpart.target]), href=relative(other.addresses.page(counterpart.target), page)
    )
    return join(escape(f"{words}: "), link, NOTHING if counterpart.same else Html(" (с изменениями)"))


def _relations(site: Site, volume: Volume) -> Iterator[tuple[RelationKind, bool, str]]:
    """Each relation of the document: its kind, whether the document claims it itself, the slug of the other one."""
    for relation in volume.document.metadata.relations:
        if relation.document in site.volumes:
            yield relation.kind, True, relation.document
    for other in site.relations_to.get(volume.slug, ()):
        yield other[0], False, other[1]


def _short(metadata: Metadata) -> str:
    return metadata.symbol.value if metadata.symbol else first_words(metadata.title.value, words=5)
