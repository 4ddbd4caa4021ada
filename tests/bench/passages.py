"""What finding parallel passages costs as the corpus grows, and how many planted copies it finds."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from factories import block, document, section

from build_corpus.annotations.parallels import find_parallels
from build_corpus.model import Annotated, Corpus, Layers
from build_corpus.outputs.formulas import formulas
from build_corpus.russian import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from build_corpus.model import Document, Parallel

COPIES = (1, 10, 20)
"""Times that the corpus is taken."""
DEGREES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
"""Shares of the words of a planted copy that are other ones."""
_PLANTED = 100
"""Copies of each degree."""
_ROUNDS = 2


@dataclass(frozen=True)
class Found:
    """What became of the copies of one degree of change."""

    degree: float
    recall: float
    """The share of the planted copies that are linked with their original, over half of the words of both."""


# --- growth -------------------------------------------------------------------------------------------------------


def growth(documents: Sequence[Document]) -> dict[str, list[float]]:
    """The processor seconds for `COPIES` of three corpora: the same texts, changed ones, new ones.

    Once the corpus has no parallels but its own; in ten and twenty copies each text has as many as are kept.
    """
    made: dict[str, Callable[[int], list[Document]]] = {
        "the same texts": lambda times: [named(each, n) for n in range(times) for each in documents],
        "one word in 20 changed": lambda times: [changed(each, n) for n in range(times) for each in documents],
        "new texts": lambda times: [invented(documents, n) for n in range(5 * times)],
    }
    return {what: [seconds(make(times)) for times in COPIES] for what, make in made.items()}


def seconds(documents: Sequence[Document]) -> float:
    """The processor time that the passages and the formulas of `documents` take, the least of some rounds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        layers = find_parallels(documents)
        corpus = Corpus(tuple(Annotated(d, Layers(parallels=layers[d.metadata.slug])) for d in documents))
        formulas(corpus)
        times.append(time.process_time() - start)
    return min(times)


def named(original: Document, number: int) -> Document:
    """`original` under another slug."""
    return replace(original, metadata=replace(original.metadata, slug=f"{original.metadata.slug}-{number}"))


def changed(original: Document, number: int) -> Document:
    """The texts of `original`, one word in twenty another one of the same document."""
    choice = random.Random(f"{original.metadata.slug} {number}")  # noqa: S311 - the same every time
    texts = [each.text.text for each in original.blocks()]
    words = [token.text for text in texts for token in tokens(text)]
    made = [block(substituted(text, words, 0.05, choice), label=str(n)) for n, text in enumerate(texts)]
    return document(section(*made, anchor="sec-a"), slug=f"{original.metadata.slug}-{number}")


def invented(documents: Sequence[Document], number: int) -> Document:
    """A hundred paragraphs of new text, in which the words follow each other as they do in `documents`."""
    speaker = Speaker(documents, random.Random(number))  # noqa: S311 - the same every time
    made = [block(" ".join(speaker.say(60)), label=str(n)) for n in range(100)]
    return document(section(*made, anchor="sec-a"), slug=f"made-{number}")


class Speaker:
    """Says words, each of which has followed the one before it somewhere in some texts."""

    def __init__(self, documents: Sequence[Document], choice: random.Random) -> None:
        self.choice = choice
        self.words: list[str] = []
        self._next: dict[str, list[str]] = defaultdict(list)
        for each in (text.text.text for d in documents for text in d.blocks()):
            words = [token.text for token in tokens(each)]
            self.words += words
            for one, other in pairwise(words):
                self._next[one].append(other)

    def say(self, number: int) -> list[str]:
        """So many words; one in four begins afresh, so that what is said twice is said by chance."""
        said = [self.choice.choice(self.words)]
        while len(said) < number:
            follow = self._next[said[-1]] if self.choice.random() < 0.75 else []
            said.append(self.choice.choice(follow or self.words))
        return said


def substituted(text: str, words: Sequence[str], share: float, choice: random.Random) -> str:
    """`text` with that share of its words replaced by other ones."""
    result, last = [], 0
    for token in tokens(text):
        result.append(text[last : token.start])
        result.append(choice.choice(words) if choice.random() < share else token.text)
        last = token.end
    return "".join([*result, text[last:]])


# --- recall -------------------------------------------------------------------------------------------------------


def planted(documents: Sequence[Document]) -> tuple[list[Found], float]:
    """The recall for each degree of change, and the precision: links between a copy and its original among all.

    Passages of 12 to 60 words stand in one paragraph of unrelated text each; of a copy exactly so many words as the
    degree says, rounded, are replaced, left out or have one put before them.
    """
    choice = random.Random(5)  # noqa: S311 - the same every time
    speaker = Speaker(documents, choice)
    texts: list[list[str]] = []
    places: list[tuple[float, tuple[int, int], tuple[int, int]]] = []
    for degree in DEGREES:
        for _ in range(_PLANTED):
            passage = speaker.say(choice.randint(12, 60))
            spans = []
            for words in (passage, edited(passage, degree, speaker)):
                before, after = speaker.say(20), speaker.say(20)
                texts.append([*before, *words, *after])
                spans.append((20, 20 + len(words)))
            places.append((degree, spans[0], spans[1]))
    order = list(range(len(texts)))
    choice.shuffle(order)
    made = document(section(*(block(" ".join(texts[n]), label=str(n)) for n in order), anchor="sec-a"))
    layer = find_parallels([made])["report"]
    return list(_recall(layer, texts, places)), _precision(layer)


def edited(passage: Sequence[str], degree: float, speaker: Speaker) -> list[str]:
    """`passage` with that share of its words changed."""
    result: list[str] = []
    changes = set(speaker.choice.sample(range(len(passage)), round(degree * len(passage))))
    for place, word in enumerate(passage):
        if place not in changes:
            result.append(word)
            continue
        what = speaker.choice.choice(("other", "other", "less", "more"))
        result += {"other": speaker.say(1), "less": [], "more": [*speaker.say(1), word]}[what]
    return result


def _recall(
    layer: Sequence[Parallel],
    texts: Sequence[Sequence[str]],
    places: Sequence[tuple[float, tuple[int, int], tuple[int, int]]],
) -> list[Found]:
    links: dict[tuple[str, str], list[Parallel]] = defaultdict(list)
    for parallel in layer:
        links[parallel.anchor, parallel.target].append(parallel)
    met: dict[float, list[bool]] = defaultdict(list)
    for number, (degree, here, there) in enumerate(places):
        one, other = 2 * number, 2 * number + 1
        found = links[f"p-{one}", f"p-{other}"]
        common = sum(_common(texts[one], here, p.start, p.end) for p in found)
        back = sum(_common(texts[other], there, p.target_start, p.target_end) for p in found)
        met[degree].append(common >= 0.5 and back >= 0.5)
    return [Found(degree, sum(hits) / len(hits)) for degree, hits in met.items()]


def _common(words: Sequence[str], span: tuple[int, int], start: int, end: int) -> float:
    """The share of the words of `span` that lie between two offsets of the text."""
    offset, inside = 0, 0
    for number, word in enumerate(words):
        inside += span[0] <= number < span[1] and start <= offset and offset + len(word) <= end
        offset += len(word) + 1
    return inside / (span[1] - span[0])


def _precision(layer: Sequence[Parallel]) -> float:
    true = sum(int(p.anchor[2:]) // 2 == int(p.target[2:]) // 2 for p in layer)
    return true / len(layer) if layer else 1.0
