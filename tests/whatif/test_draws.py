"""Random draws: what they hang on, what they do not, and how often something comes about."""

from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import SFC64, SeedSequence

from fzdigital.domain.industry import Industry
from fzdigital.errors import InvalidValueError
from fzdigital.whatif.cohort import Firm
from fzdigital.whatif.draws import BLOCK, STEPS, Chance, Draws, draws_of, steps_of

FIRM = Firm("F", Industry.KNIT, True)
ALL = (1 << BLOCK) - 1
STEP = st.integers(0, STEPS)


def numbers(purpose: str, seed: int, number: int, block: int, firms: int) -> np.ndarray:
    """The numbers below 65,536 that are drawn, firm by firm and scenario by scenario."""
    word = int.from_bytes(sha256(purpose.encode()).digest()[:8], "little")
    stream = SFC64(SeedSequence([word, seed, number, block]))
    raw = stream.random_raw(firms * BLOCK // 4)
    shifts = np.arange(4, dtype=np.uint64) * np.uint64(16)
    return ((raw[:, None] >> shifts) & np.uint64(STEPS - 1)).reshape(firms, BLOCK)


class TestDraws:
    """A draw hangs on the seed, its purpose, the round, the block and the place of the firm."""

    @settings(max_examples=20, deadline=None)
    @given(st.lists(STEP, min_size=1, max_size=4), st.integers(0, 2**70), st.integers(1, 9), st.integers(0, 9))
    def test_something_comes_about_where_the_number_is_below(
        self, steps: list[int], seed: int, number: int, block: int
    ) -> None:
        """Exactly there: in scenario *i* where the number drawn is less than the steps."""
        found = Draws(seed, number, block).planes("it", steps)
        drawn = numbers("it", seed, number, block, len(steps))
        for plane, one, row in zip(found, steps, drawn, strict=True):
            assert plane == sum(1 << int(place) for place in np.flatnonzero(row < one))

    @settings(max_examples=20, deadline=None)
    @given(st.lists(STEP, min_size=1, max_size=4), st.lists(STEP, min_size=1, max_size=4))
    def test_more_firms_change_nobody_elses(self, steps: list[int], more: list[int]) -> None:
        """Those who come first are drawn the same, whoever comes after, and whatever was asked before."""
        fresh = Draws(3, 1, 0).planes("it", [*steps, *more])
        asked = Draws(3, 1, 0)
        asked.planes("other", more)
        assert asked.planes("it", steps) == fresh[: len(steps)]
        assert asked.planes("it", [*steps, *more]) == fresh

    @settings(max_examples=20, deadline=None)
    @given(STEP, STEP)
    def test_the_likelier_takes_in_the_less_likely(self, one: int, other: int) -> None:
        """Of one purpose and firm, what comes about at a lower chance comes about at a higher one."""
        draws = Draws(3, 1, 0)
        low, high = (draws.planes("it", [step])[0] for step in sorted((one, other)))
        assert low & high == low

    def test_never_and_always(self) -> None:
        """At 0 nowhere, at 1 everywhere, beside firms for whom it hangs on the draw."""
        never, sometimes, always = Draws(3, 1, 0).planes("it", [0, STEPS // 2, STEPS])
        assert (never, always) == (0, ALL)
        assert 0 != sometimes != ALL
        assert Draws(3, 1, 0).planes("it", [0, STEPS]) == [0, ALL]

    def test_the_last_step_counts(self) -> None:
        """One step below always is not always."""
        assert Draws(0, 1, 0).planes("it", [1])[0].bit_count() <= 5
        (almost,) = Draws(0, 1, 0).planes("it", [STEPS - 1])
        assert almost == ALL ^ sum(
            1 << int(place) for place in np.flatnonzero(numbers("it", 0, 1, 0, 1)[0] == STEPS - 1)
        )

    def test_purposes_rounds_blocks_and_seeds_are_drawn_apart(self) -> None:
        """Whatever is otherwise, the draw is another."""
        half = [STEPS // 2]
        found = [
            Draws(seed, number, block).planes(purpose, half)[0]
            for purpose, seed, number, block in (
                ("it", 1, 1, 0), ("that", 1, 1, 0), ("it", 2, 1, 0), ("it", 1, 2, 0), ("it", 1, 1, 1),
            )
        ]  # fmt: skip
        assert len(set(found)) == len(found)

    def test_those_of_all_rounds(self) -> None:
        """One for each round, which count from 1."""
        half = [STEPS // 2]
        found = [draws.planes("it", half) for draws in draws_of(5, 2, 3)]
        assert found == [Draws(5, number, 2).planes("it", half) for number in (1, 2, 3)]


class TestChance:
    """How likely something is."""

    @given(st.floats(0, 1))
    def test_a_probability_is_the_nearest_step(self, probability: float) -> None:
        """Off by half a step at most."""
        assert abs(steps_of(probability) / STEPS - probability) <= 0.5 / STEPS

    def test_it_may_hang_on_firm_and_round(self) -> None:
        """The function is asked for each."""
        chance = Chance("it", lambda firm, number: firm.quality + number / 8)
        assert chance.steps(Firm("F", Industry.KNIT, True, quality=0.5), 2) == STEPS * 3 // 4
        assert chance.settled is None

    def test_a_number_of_numpy_is_a_number(self) -> None:
        """A function may well give one."""
        assert Chance("it", lambda firm, number: np.float64(0.5)).steps(FIRM, 1) == STEPS // 2

    @pytest.mark.parametrize(
        ("probability", "settled"), [(0, False), (0.0, False), (1, True), (1e-9, False), (0.5, None)]
    )
    def test_whether_it_hangs_on_a_draw(self, probability: float, settled: bool | None) -> None:
        """What is nearer to never than to the first step never comes about."""
        assert Chance("it", probability).settled is settled

    @pytest.mark.parametrize("probability", [-0.01, 1.01, float("nan"), float("inf"), True, "0.5", None])
    def test_no_probability(self, probability: object) -> None:
        """It is refused when it is given, and when a function gives it."""
        with pytest.raises(InvalidValueError, match="it must be a number from 0 to 1"):
            Chance("it", probability)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match="it must be a number from 0 to 1"):
            Chance("it", lambda firm, number: probability).steps(FIRM, 1)  # type: ignore[arg-type, return-value]
