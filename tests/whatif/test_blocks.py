"""Planes of machine words against lists of truths."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.whatif.blocks import (
    BLOCK,
    WORD,
    algebra_of_blocks,
    anywhere,
    blocks_of,
    count,
    holds,
    nowhere,
    numbers_of,
    packed,
    turned,
    used,
)

TRUTHS = st.lists(st.booleans(), min_size=WORD, max_size=WORD)


def listed(plane: np.ndarray) -> list[bool]:
    """A plane, scenario by scenario."""
    return [bool(int(word) >> bit & 1) for word in plane for bit in range(WORD)]


class TestPlanes:
    """A plane is a truth for each scenario."""

    @given(TRUTHS)
    def test_packed(self, truths: list[bool]) -> None:
        """The first scenario is the lowest bit of the first word."""
        plane = packed(np.array(truths))
        assert listed(plane) == truths == [holds(plane, scenario) for scenario in range(WORD)]
        assert anywhere(plane) == any(truths)
        assert count(plane) == sum(truths)

    def test_one_scenario_of_many(self) -> None:
        """Wherever it is, it is found and counted."""
        for scenario in (0, 7, 8, 63, 64, 2 * BLOCK - 1):
            plane = nowhere(2)
            plane[scenario // WORD] = np.uint64(1 << scenario % WORD)
            assert anywhere(plane)
            assert holds(plane, scenario)
            assert sum(holds(plane, other) for other in range(2 * BLOCK)) == count(plane) == 1
        assert not anywhere(nowhere(2))

    def test_those_used(self) -> None:
        """The first so many, and no others."""
        for scenarios in (0, 1, 63, 64, BLOCK, BLOCK + 1, 2 * BLOCK):
            assert listed(used(scenarios, 2)) == [place < scenarios for place in range(2 * BLOCK)]

    def test_how_many_blocks(self) -> None:
        """The last may be used in part."""
        assert [blocks_of(one) for one in (1, BLOCK, BLOCK + 1, 2 * BLOCK)] == [1, 1, 2, 2]

    def test_the_algebra(self) -> None:
        """Nowhere and everywhere, which nobody can write on."""
        algebra = algebra_of_blocks(3)
        assert (count(algebra.zero), count(algebra.one)) == (0, 3 * BLOCK)
        for one in (algebra.zero, algebra.one):
            assert not one.flags.writeable

    @given(st.lists(TRUTHS, max_size=10), st.integers(0, WORD))
    def test_numbers(self, bits: list[list[bool]], scenarios: int) -> None:
        """A number in each of the first scenarios, lowest bit first."""
        found = numbers_of([packed(np.array(bit)) for bit in bits], scenarios)
        expected = [sum(bit[place] << weight for weight, bit in enumerate(bits)) for place in range(scenarios)]
        assert found.tolist() == expected

    @given(st.integers(1, 3), st.integers(1, 3), st.integers(0, 2**32))
    def test_turned(self, scenarios: int, columns: int, seed: int) -> None:
        """What is written by scenario is read by column."""
        truths = np.random.default_rng(seed).random((scenarios * WORD, columns * WORD)) < 0.5
        found = turned(truths)
        assert [listed(plane) for plane in found] == truths.T.tolist()
