"""The fuzzer's own process: libFuzzer, guided by what of the readers an input reaches, never returns from its loop.

`python -m lab.fuzzer FOLDER RUNS SEED` starts from the seeds in FOLDER and leaves there what breaks a promise.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path
from random import Random

import atheris

# What is imported here counts as covered when an input reaches it; outputs are checked, but do not guide.
with atheris.instrument_imports(
    include=["build_corpus.reading", "build_corpus.structure", "build_corpus.anchors", "build_corpus.annotations"]
):
    from lab import failures, mutating

LONGEST = 4000
"""Of an input, in bytes."""
SLOWEST = 20
"""Seconds that one input may take; libFuzzer then stops the process and keeps the input."""
MEMORY = 4096
"""Megabytes that the process may take."""
_THOROUGH = 8
"""Every eighth input, by its checksum, is tried on the dear promises too."""
_MUTATED_BY_BYTES = 0.25


def main(folder: Path, runs: int, seed: int) -> None:
    """Fuzz, and end the process; inputs that break a promise are in `folder / "failures"`."""
    seeds = [mutating.decoded(path.read_bytes()) for path in sorted((folder / "seeds").iterdir())]
    kept = folder / "failures"
    found: set[str] = set()

    def try_one(data: bytes) -> None:
        thorough = zlib.crc32(data) % _THOROUGH == 0
        signature = failures.broken(data, thorough=thorough)
        if signature is not None and signature not in found:
            found.add(signature)
            failures.save(data, kept)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        random = Random(number)  # noqa: S311 - a fuzzer must be repeatable, not secret
        if random.random() < _MUTATED_BY_BYTES:
            return bytes(atheris.Mutate(data, most))
        changed = mutating.encoded(mutating.mutated(mutating.decoded(data), seeds, random), random)
        return changed[:most]

    options = [f"-runs={runs}", f"-seed={seed}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}"]
    options += [f"-rss_limit_mb={MEMORY}", f"-artifact_prefix={kept}/", "-print_final_stats=1"]
    atheris.Setup(
        [sys.argv[0], *options, str(folder / "corpus"), str(folder / "seeds")], try_one, custom_mutator=mutate
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
