"""Runs the laboratory: `python -m lab` prints the figures and writes the page «О точности».

`python -m lab tune [PROGRAM [GENRE]]` reads the documents that may be tuned for, and prints what went wrong.
`python -m lab calibration` prints how often the readings of fused amendments are right.
`python -m lab fuzz [RUNS [SEED]]` looks for inputs that break a promise of the readers, and keeps them in .cache/fuzz.
`python -m lab show GENRE SEED PROGRAM` prints one of them as the program does.
"""

from __future__ import annotations

import sys

from lab import calibration, fuzzing, running


def main() -> None:
    """Run what the command line asks for."""
    match sys.argv[1:]:
        case ["tune", *rest]:
            running.tune(*rest)
        case ["show", genre, seed, form]:
            sys.stdout.write(running.show(genre, int(seed), form))
        case ["calibration"]:
            sys.stdout.write(calibration.section())
        case ["fuzz", *rest]:
            _told(fuzzing.fuzz(*(int(number) for number in rest)))
        case []:
            outcome = fuzzing.fuzz()
            running.publish(fuzzing.sentence(outcome))
            _told(outcome)
        case _:
            sys.exit(__doc__)


def _told(outcome: fuzzing.Outcome) -> None:
    """Print what the fuzzer found; what broke a promise fails the run."""
    sys.stdout.write(f"{fuzzing.report(outcome)}\n")
    sys.exit(bool(outcome.failures))


if __name__ == "__main__":
    main()
