"""All histories of four moves, and what the walk notices when the library is broken."""

from collections.abc import Iterable

import pytest
from attrs import evolve

import fzdigital.service.history as history
import fzdigital.service.pools as pools
from fzdigital.nouns import ActKind, OfficialAct, Reserve
from fzdigital.rules.decision import ActDecision
from tests.extremes.histories import first_day, main, tasks, together, work
from tests.extremes.terms import ENDS, regulation_of
from tests.extremes.tree import MOVES, TERMS, day_of
from tests.extremes.walk import (
    HAS_A_GROUND,
    LAWS,
    NOT_IN_BOTH,
    NOT_OUTSIDE,
    ONLY_BY_ACT,
    ORDER,
    SAME_AS_THE_CLERK,
    Walk,
    Walked,
)

LENGTH = 4
WAYS = pytest.mark.parametrize("moves_a_day", [1, 2])


def walked(length: int = 3, moves_a_day: int = 1) -> Walked:
    """A walk, without the findings."""
    return Walk(length, moves_a_day, 0).all_from()


class TestHistories:
    """Whatever the ten moves come to, it is what the clerk says, and every law holds."""

    @WAYS
    def test_all_of_four_moves(self, moves_a_day: int) -> None:
        """Ten thousand histories, each asked about after every move."""
        found = Walk(LENGTH, moves_a_day, 3).all_from()
        assert (found.broken, found.failures) == ({}, ())
        assert found.histories == len(MOVES) ** LENGTH
        assert found.prefixes == sum(len(MOVES) ** length for length in range(1, LENGTH + 1))
        assert {*found.looked} == {*LAWS} - ({ORDER} if moves_a_day == 1 else set())

    @WAYS
    def test_in_parts_it_is_the_same_walk(self, moves_a_day: int) -> None:
        """Split over workers, every history is met once, and every law is looked at as often."""
        whole = walked(3, moves_a_day)
        parts = together(map(work, tasks(3, moves_a_day, 0)))
        if moves_a_day == 2:
            parts = together((parts, first_day(3)))
        assert (parts.histories, parts.prefixes, parts.looked) == (whole.histories, whole.prefixes, whole.looked)

    def test_a_history_ends_on_the_last_day_in_force(self) -> None:
        """A move a day takes six days, two moves a day take three."""
        assert [day_of(step, 6, 1).day for step in range(6)] == [26, 27, 28, 29, 30, 31]
        assert [day_of(step, 6, 2).day for step in range(6)] == [29, 29, 30, 30, 31, 31]
        assert day_of(5, 6, 2) == ENDS


class TestNoticed:
    """The walk can fail: each law is found broken where the library breaks it."""

    def test_another_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Admissions before exits are not what the clerk says."""
        monkeypatch.setattr(pools, "_ORDER", pools._ORDER[1:] + pools._ORDER[:1])
        assert walked(3, 2).broken[SAME_AS_THE_CLERK] > 0

    def test_an_order_that_matters(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Acts that count in the order in which they were written down."""
        monkeypatch.setattr(pools, "sorted", lambda given, key=None: list(given), raising=False)
        assert walked(2, 2).broken[ORDER] > 0

    def test_a_firm_in_both_lists(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A reserve from which nobody is ever taken."""
        found = history.fold_pools

        def kept(acts: Iterable[OfficialAct]) -> pools.Pools:
            given = [*acts]
            codes = dict.fromkeys(act.code for act in given if act.kind is ActKind.RESERVE and act.code)
            return evolve(found(given), reserve=Reserve(tuple(codes)))

        monkeypatch.setattr(history, "fold_pools", kept)
        assert walked(2).broken[NOT_IN_BOTH] > 0

    def test_a_membership_that_ends_by_itself(self) -> None:
        """Under the reading by which a ground is enough, a membership changes without any act."""
        walk = Walk(2, 1, 0)
        walk.regulation = regulation_of(TERMS).with_readings({"OP-21.effect": "automatic"})
        assert walk.all_from().broken[ONLY_BY_ACT] > 0

    def test_an_exit_without_a_ground(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A decision that names no ground for what it says."""
        monkeypatch.setattr(ActDecision, "applying", property(lambda decision: ()))
        assert walked(2).broken[HAS_A_GROUND] > 0

    def test_something_outside_the_period(self) -> None:
        """A text that lapses a day later than it says."""
        walk = Walk(1, 1, 0)
        walk.regulation = regulation_of(TERMS).with_parameters(expires_on=ENDS.replace(year=ENDS.year + 1))
        assert walk.all_from().broken[NOT_OUTSIDE] == len(MOVES)


class TestCommand:
    """What the command prints, and how it ends."""

    def test_it_ends_well_where_everything_holds(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With a row for each law."""
        assert main(["--length", "2"]) == 0
        printed = capsys.readouterr().out
        assert [law for law in LAWS if law not in printed] == []

    def test_it_ends_badly_where_a_law_is_broken(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With a history that shows it."""
        monkeypatch.setattr(pools, "_ORDER", pools._ORDER[1:] + pools._ORDER[:1])
        assert main(["--length", "2"]) == 1
        assert "found in the library" in capsys.readouterr().out
