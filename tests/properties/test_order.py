"""The order in which things were entered decides nothing."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import fzdigital
from fzdigital.nouns import Entry, Happening
from fzdigital.service.assess import Assessment, assess
from fzdigital.service.casebook import Casebook
from tests.properties.registers import SMALL, happenings, some_day

ROOT = Path(__file__).parents[2]

PROGRAM = """
from hashlib import sha256
from datetime import date
from fzdigital.policy.measures import MEASURES
from fzdigital.service.assess import assess
from tests.service.builders import *
story = book(
    filled(32), stand_by(range(101, 121)), NOTICE, left(range(1, 7)), checked(101, LATER), promoted(101),
    candidate(1, 90, None, 80, batch=2), candidate(2, 90, batch=2), candidate(3, 90, batch=2, listed=None),
    reported(9, LATER, reply=None), demanded(9, LATER, outcome=None), told(10, SEPTEMBER, None),
    accident(11, during=None), rated(12, 1, SEPTEMBER, None), rated(12, 2, LATER, Stars.NONE),
)
open_readings = {axis.id: None for axis in MEASURES.axes if axis.id not in ("OP-09.equal_extremes", "OP-08.missing")}
for readings in ({}, open_readings):
    found = assess(MEASURES, story, date(2025, 6, 1), readings=readings)
    candidates = tuple(one.decision for one in found.replenishment.candidates)
    decisions = (*found.batches, *found.applications, *found.firms, found.library, *candidates)
    missing = [decision.missing(one.act.id) for decision in decisions for one in decision.open]
    answers = [(decision.case, [(one.act.id, one.outcomes) for one in decision.acts]) for decision in decisions]
    parts = (found.pools, found.selections, found.ratings.windows, found.ratings.to_rate, found.findings)
    print(sha256(repr((answers, missing, parts)).encode()).hexdigest())
"""


def answer(given: tuple[Happening, ...], order: list[int], on: date) -> Assessment:
    """The assessment when the happenings were entered in an order; without the ids, which say only that order."""
    numbered = sorted(zip(order, given, strict=True), key=lambda one: one[0])
    story = Casebook(tuple(Entry(f"{number:03}", one.on, one) for number, one in numbered))
    found = assess(SMALL, story, on)
    return evolve(found, findings=tuple(evolve(one, entry="") for one in found.findings))


class TestOrder:
    """A register is a set of what happened; within a day nothing comes first."""

    @settings(max_examples=150, deadline=None)
    @given(happenings(), some_day, st.randoms(use_true_random=False))
    def test_of_entries_never_changes_the_assessment(
        self, given: tuple[Happening, ...], on: date, chance: Random
    ) -> None:
        """Entered in any order, under any ids, the same register gives the same answers."""
        order = list(range(len(given)))
        assert answer(given, chance.sample(order, len(order)), on) == answer(given, order, on)


class TestHashSeed:
    """An answer does not hang on the order in which a process happens to hash."""

    def test_same_bytes_under_every_seed(self) -> None:
        """Three processes with three hash seeds print the same digest of everything that is known and open."""
        source = str(Path(fzdigital.__file__).parents[1])
        digests = {
            subprocess.run(
                (sys.executable, "-c", PROGRAM),
                check=True,
                capture_output=True,
                encoding="utf-8",
                cwd=ROOT,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{source}:{ROOT}", "PYTHONUTF8": "1"},
            ).stdout
            for seed in ("0", "1", "2")
        }
        assert len(digests) == 1
        assert len(set(digests.pop().split())) == 2
