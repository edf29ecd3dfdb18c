"""What elements remember: of a firm that is no member it stays as it is."""

from typing import Any

import numpy as np
import pytest
from attrs import evolve, frozen

from fzdigital.policy.facts.conduct import EVENT_KIND
from fzdigital.service.history import History
from fzdigital.whatif import Behaviour, Chance, Recorded, Study, Told, months, written_out
from fzdigital.whatif.behaviour import Now
from fzdigital.whatif.blocks import BLOCK
from fzdigital.whatif.cohort import Firm, synthetic
from fzdigital.whatif.counting import increased
from fzdigital.whatif.elements import named
from tests.whatif.futures import LASTING, STUDY, bytes_of


@frozen
class Clock:
    """Counts rounds, and has an accident at the third; of a firm that starts so, it goes on from there.

    Args:
        begins: with how many rounds a firm in reserve starts.
        early: how likely an accident is in any round.
    """

    begins: int = 0
    early: float = 0.0

    @property
    def chances(self) -> tuple[Chance, ...]:
        """That it has the accident early."""
        return (Chance("early", self.early),)

    def remembers(self, rounds: int) -> dict[str, int]:
        """Rounds."""
        return {"clock": 4}

    def start(self, firm: Firm) -> dict[str, int]:
        """At nothing, or as given."""
        return {"clock": 0 if firm.member else self.begins}

    def tell(self, now: Now[Any]) -> Told[Any]:
        """One round more, member or not."""
        clock = increased(now.algebra, now.memory["clock"], now.algebra.one)
        accident = (now.algebra.at_least(clock, 3) & now.member) | now.happens(self.chances[0])
        facts = {
            "event.kind": named(now, EVENT_KIND, {"major_safety": accident}),
            "event.during_service": now.truths(accident),
            "event.grave": now.truths(now.algebra.zero),
        }
        return Told(facts, {"clock": clock})


@pytest.mark.parametrize("begins", [0, 1, 2])
def test_the_clock_of_a_firm_in_reserve_stands(begins: int) -> None:
    """It leaves in the third of its own rounds, however long it waited; written out it does the same."""
    study = evolve(STUDY, cohort=synthetic(11, 9), behaviour=Behaviour((Clock(begins),)), rounds=6)
    found = study.outcomes(LASTING)
    # The first eleven leave in round 3 and nine come, who leave after 3, 2 or 1 rounds of their own.
    assert set(found["exits"].tolist()) == {20}
    assert set(found["refills"].tolist()) == {9}
    exits = [act.on for act in History(written_out(study.job(LASTING), 1)).acts if act.kind.value == "exit"]
    assert [exits.count(day) for day in study.days()] == [0, 0, 11, *[9 * (one == 2 - begins) for one in range(3)]]


def test_whatever_else_is_in_its_chunk() -> None:
    """In one scenario the library is refilled a round earlier than in all others: nobody else's clock minds."""
    cohort = synthetic(11, 9)
    first = np.full((2 * BLOCK, 4, 20), 0.9)
    first[5, 0, :11] = 0.0
    study = Study(
        cohort,
        Behaviour((Clock(early=0.5),)),
        STUDY.start,
        months(3),
        4,
        2 * BLOCK,
        recorded=Recorded({"early": first}),
    )
    assert bytes_of(study.compare(LASTING, chunk=1)) == bytes_of(study.compare(LASTING, chunk=2))
