"""Random draws: what they hang on, what they do not, and how often something comes about."""

from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import SFC64, SeedSequence

from fzdigital.domain.industry import Industry
from fzdigital.errors import InvalidValueError
from fzdigital.whatif.blocks import BLOCK
from fzdigital.whatif.cohort import Firm
from fzdigital.whatif.draws import STEPS, Chance, Draws, SeededDraws, steps_of

FIRM = Firm("F", Industry.KNIT, True)
STEP = st.integers(0, STEPS)


def numbers(purpose: str, seed: int, number: int, block: int, firms: int) -> list[list[int]]:
    """The numbers below 65,536 that are drawn, firm by firm and scenario by scenario, byte by byte."""
    word = int.from_bytes(sha256(purpose.encode()).digest()[:8], "little")
    stream = SFC64(SeedSequence([word, seed, number, block]))
    drawn = b"".join(int(one).to_bytes(8, "little") for one in stream.random_raw((256 + firms * BLOCK) // 8))
    offsets, first = drawn[:256], drawn[256:]
    return [
        [256 * byte + (scenario + offset) % 256 for scenario, byte in enumerate(first[start : start + BLOCK])]
        for offset, start in zip(offsets, range(0, firms * BLOCK, BLOCK), strict=False)
    ]


def drawn(purpose: str, steps: list[int], draws: Draws, number: int = 1) -> list[list[bool]]:
    """Where something comes about in a round, firm by firm and scenario by scenario."""
    firms = [Firm(f"F{place}", Industry.KNIT, True, quality=step / STEPS) for place, step in enumerate(steps)]
    planes = draws.planes(Chance(purpose, lambda firm, number: firm.quality), firms, number)
    return [[bool(one) for one in np.unpackbits(plane.view(np.uint8), bitorder="little")] for plane in planes]


class TestDraws:
    """A draw hangs on the seed, its purpose, the round, the block and the place of the firm."""

    @settings(max_examples=20, deadline=None)
    @given(st.lists(STEP, min_size=1, max_size=4), st.integers(0, 2**70), st.integers(1, 9), st.integers(0, 9))
    def test_something_comes_about_where_the_number_is_below(
        self, steps: list[int], seed: int, number: int, block: int
    ) -> None:
        """Exactly there: in scenario *i* where the number drawn is less than the steps."""
        found = drawn("it", steps, SeededDraws(seed, [block]), number)
        expected = numbers("it", seed, number, block, len(steps))
        for one, step, row in zip(found, steps, expected, strict=True):
            assert one == [each < step for each in row]

    def test_at_every_turn_of_a_byte(self) -> None:
        """Just below, at and above where the first byte changes, and in the last byte of all."""
        steps = [1, 255, 256, 257, 65_279, 65_280, 65_281, 65_534, 65_535]
        found = drawn("it", steps, SeededDraws(4, [1]), 2)
        for one, step, row in zip(found, steps, numbers("it", 4, 2, 1, len(steps)), strict=True):
            assert one == [each < step for each in row]

    def test_each_number_is_as_likely_as_another(self) -> None:
        """For every firm: second bytes equally often, first bytes within what chance allows."""
        for row in numbers("it", 1, 1, 0, 3):
            assert set(np.bincount([one % 256 for one in row])) == {BLOCK // 256}
            first = np.bincount([one // 256 for one in row], minlength=256)
            assert ((first - BLOCK / 256) ** 2).sum() / (BLOCK / 256) < 255 + 5 * (2 * 255) ** 0.5

    def test_blocks_follow_each_other(self) -> None:
        """Several at once are each what they are by themselves."""
        steps = [0, 20_000, STEPS, 60_000]
        together = drawn("it", steps, SeededDraws(3, [4, 7]))
        for place, block in enumerate((4, 7)):
            alone = drawn("it", steps, SeededDraws(3, [block]))
            assert [row[place * BLOCK : (place + 1) * BLOCK] for row in together] == alone

    @settings(max_examples=20, deadline=None)
    @given(st.lists(STEP, min_size=1, max_size=4), st.lists(STEP, min_size=1, max_size=4), st.booleans())
    def test_more_firms_change_nobody_elses(self, steps: list[int], more: list[int], keep: bool) -> None:
        """Those who come first are drawn the same, whoever comes after, and whatever was asked before."""
        fresh = drawn("it", [*steps, *more], SeededDraws(3, [0]))
        asked = SeededDraws(3, [0], keep=keep)
        drawn("other", more, asked)
        for now in (steps, [*steps, *more], steps):
            assert drawn("it", now, asked) == fresh[: len(now)]
        assert drawn("it", more, asked) == drawn("it", more, SeededDraws(3, [0]))

    @settings(max_examples=20, deadline=None)
    @given(STEP, STEP)
    def test_the_likelier_takes_in_the_less_likely(self, one: int, other: int) -> None:
        """Of one purpose and firm, what comes about at a lower chance comes about at a higher one."""
        draws = SeededDraws(3, [0])
        low, high = (drawn("it", [step], draws)[0] for step in sorted((one, other)))
        assert all(more or not less for less, more in zip(low, high, strict=True))

    def test_never_and_always(self) -> None:
        """At 0 nowhere, at 1 everywhere, beside firms for whom it hangs on the draw and without."""
        never, sometimes, always = drawn("it", [0, STEPS // 2, STEPS], SeededDraws(3, [0]))
        assert (set(never), set(sometimes), set(always)) == ({False}, {False, True}, {True})
        assert [set(one) for one in drawn("it", [0, STEPS], SeededDraws(3, [0]))] == [{False}, {True}]

    def test_purposes_rounds_blocks_and_seeds_are_drawn_apart(self) -> None:
        """Whatever is otherwise, the draw is another."""
        found = [
            tuple(drawn(purpose, [STEPS // 2], SeededDraws(seed, [block]), number)[0])
            for purpose, seed, number, block in (
                ("it", 1, 1, 0), ("that", 1, 1, 0), ("it", 2, 1, 0), ("it", 1, 2, 0), ("it", 1, 1, 1),
            )
        ]  # fmt: skip
        assert len(set(found)) == len(found)

    def test_what_is_kept_is_what_is_drawn(self) -> None:
        """Of several chances of one purpose, of fewer firms and of more, in one round and in another."""
        kept = SeededDraws(9, [0], keep=True)
        for _ in range(2):
            for number, steps in ((1, [5, 20_000]), (1, [5]), (1, [7, 20_000]), (1, [5, 20_000, 9]), (2, [5, 20_000])):
                assert drawn("it", steps, kept, number) == drawn("it", steps, SeededDraws(9, [0]), number)


class TestChance:
    """How likely something is."""

    @given(st.floats(0, 1))
    def test_a_probability_is_the_nearest_step(self, probability: float) -> None:
        """Off by half a step at most."""
        assert abs(steps_of(probability) / STEPS - probability) <= 0.5 / STEPS

    def test_it_may_hang_on_firm_and_round(self) -> None:
        """The function is asked for each."""
        chance = Chance("it", lambda firm, number: firm.quality + number / 8)
        assert chance.probabilities([Firm("F", Industry.KNIT, True, quality=0.5), FIRM], 2).tolist() == [0.75, 0.25]
        assert chance.settled is None

    def test_a_number_of_numpy_is_a_number(self) -> None:
        """A function may well give one."""
        assert Chance("it", lambda firm, number: np.float64(0.5)).probabilities([FIRM], 1) == [0.5]

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
            Chance("it", lambda firm, number: probability).probabilities([FIRM], 1)  # type: ignore[arg-type, return-value]
