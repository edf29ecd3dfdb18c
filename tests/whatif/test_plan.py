"""A plan is answered as its parts would be by themselves, and single changes are ranked."""

from random import Random

import pytest
from attrs import evolve

from fzdigital.errors import InvalidValueError
from fzdigital.text import Text
from fzdigital.whatif.grid import sweep
from fzdigital.whatif.plan import Discretion, answered
from fzdigital.whatif.single_changes import singles
from fzdigital.whatif.variance import split
from tests.whatif.futures import bytes_of
from tests.whatif.plans import BEHAVIOUR, LASTING, PLAIN, PLAN, READINGS, STUDY, answers, plain_answers
from tests.whatif.studies import Posted


class TestAnswered:
    """What is asked is what is answered."""

    def test_versions_are_compared_as_the_study_does(self) -> None:
        """The result is that of the study."""
        result = STUDY.compare(*(one.regulation for one in PLAN.versions))
        assert bytes_of(answers().result) == bytes_of(result)

    def test_the_sweep_is_of_the_first_version(self) -> None:
        """The grid is that of a sweep over the first version."""
        grid = sweep(STUDY, LASTING, readings=dict(READINGS), no_star_limit=(1, 2), refill_floor=(25, 27))
        found = answers().grid
        assert found is not None
        assert found.rows() == grid.rows()

    def test_the_variance_is_split_as_asked(self) -> None:
        """The shares are those of the split by itself."""
        assert PLAN.spread is not None
        one = split(
            STUDY, LASTING, "size", discretion=PLAN.spread.discretion, readings=dict(READINGS), samples=2
        )  # fmt: skip
        assert answers().split == one

    def test_what_is_not_asked_is_not_answered(self) -> None:
        """A plan that only compares has no more answers."""
        found = plain_answers()
        assert (found.grid, found.singles, found.split) == (None, None, None)

    def test_an_executor_gives_the_same(self) -> None:
        """Wherever it is run, the numbers are the same, and progress is told of every part."""
        heard: list[tuple[Text, int, int]] = []
        found = answered(PLAN, Posted(), lambda *what: heard.append(what))
        assert bytes_of(found.result) == bytes_of(answers().result)
        assert found.split == answers().split
        assert len({what for what, _, _ in heard}) == 4
        assert all(done <= of for _, done, of in heard)


class TestSingles:
    """One change at a time."""

    def test_values_as_they_are_change_nothing(self) -> None:
        """What the regulation already has is no change."""
        found = answers().singles
        assert found is not None
        assert found.changes == (("no_star_limit", 1), ("no_star_limit", 3), ("OP-26.floor", "inclusive"))

    def test_each_is_compared_with_the_first(self) -> None:
        """A difference is that of the study under this change alone."""
        found = answers().singles
        assert found is not None
        difference = STUDY.compare(LASTING, LASTING.amend(no_star_limit=3)).difference("size", 1)
        assert ("no_star_limit", 3, difference) in found.differences("size")

    def test_the_greatest_comes_first(self) -> None:
        """Whichever way it goes."""
        found = answers().singles
        assert found is not None
        sizes = [abs(one.mean) for _, _, one in found.differences("size")]
        assert sizes == sorted(sizes, reverse=True)

    def test_no_change_at_all_is_refused(self) -> None:
        """There would be nothing to show."""
        with pytest.raises(InvalidValueError, match="the single changes"):
            singles(STUDY, LASTING, no_star_limit=(2,))

    def test_parameters_alone(self) -> None:
        """Readings may be left out."""
        assert singles(STUDY, LASTING, no_star_limit=(3,)).changes == (("no_star_limit", 3),)


class TestDiscretion:
    """How the use of the power to refill is drawn."""

    def test_it_stays_within_its_range(self) -> None:
        """The probability lies between the ends, the level is one of those given, all else stays."""
        uses = [Discretion(BEHAVIOUR, (0.2, 0.4), (27, 30))(Random(seed)) for seed in range(50)]
        assert all(0.2 <= one.refilling.probability <= 0.4 for one in uses)
        assert {one.refilling.upto for one in uses} == {27, 30}
        assert {evolve(one, refilling=BEHAVIOUR.refilling) for one in uses} == {BEHAVIOUR}

    def test_without_levels_the_behaviour_s_own_stays(self) -> None:
        """Only the probability is drawn."""
        assert Discretion(BEHAVIOUR, (0.5, 0.5))(Random(1)).refilling == evolve(BEHAVIOUR.refilling, probability=0.5)

    def test_a_plan_can_be_compared(self) -> None:
        """It is a value."""
        assert evolve(PLAIN) == PLAIN
