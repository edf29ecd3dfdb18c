"""Where the spread of a metric comes from: data, discretion, reading."""

from itertools import product
from random import Random

import numpy as np
import pytest
from attrs import evolve

from fzdigital.errors import InvalidValueError, UndeterminedError, UnknownNameError
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.blocks import BLOCK
from fzdigital.whatif.sobol import Share
from fzdigital.whatif.variance import GROUPS, Split, split
from tests.whatif.studies import BEHAVIOUR, LASTING, NEVER, STUDY, Posted, always, used

SHORT = evolve(STUDY, rounds=2)
FLOOR = {"OP-26.floor": ("strict", "inclusive")}
SECTOR = {"OP-26.floor": ("strict", "inclusive"), "OP-28.sector": ("row_caps_apply", "overall_only")}


def groups(found: Split) -> dict[str, Share]:
    """The shares by name of the group."""
    return dict(zip(GROUPS, found.shares.groups, strict=True))


class TestShares:
    """Each group has what it brings in."""

    def test_without_discretion_it_has_no_share(self) -> None:
        """And where only one reading comes into question, the data have all."""
        shares = groups(split(SHORT, LASTING, "size", discretion=always, readings={}, samples=3))
        assert shares["data"].first == pytest.approx(1)
        assert shares["data"].total == pytest.approx(1)
        assert shares["discretion"].total == 0 == shares["reading"].total

    def test_each_group_may_have_some(self) -> None:
        """Whether the library is refilled hangs on all three; alone and together they make up one."""
        shares = groups(split(SHORT, LASTING, "refills", discretion=used, readings=FLOOR, samples=40))
        for one in shares.values():
            assert one.total > 2 * one.total_error > 0
            assert one.first <= one.total + 3 * (one.first_error + one.total_error)
        assert sum(one.first for one in shares.values()) < 1 < sum(one.total for one in shares.values())

    def test_they_are_those_of_all_combinations(self) -> None:
        """Two uses and two readings, each as likely: the shares can be had from the means of all four."""
        uses = (NEVER, BEHAVIOUR)

        def either(random: Random) -> Behaviour:
            return random.choice(uses)

        wide = LASTING.with_readings({"OP-26.floor": "inclusive"})
        means, squares = np.zeros((2, 2)), 0.0
        for use, read in product((0, 1), (0, 1)):
            of = evolve(SHORT, behaviour=uses[use], scenarios=4 * BLOCK, floor=27)
            mean = of.run((LASTING, wide)[read]).mean("refills")
            means[use, read] = mean.mean
            squares += (mean.error**2 * (mean.scenarios - 1) + mean.mean**2) / 4
        variance = squares - means.mean() ** 2
        found = split(SHORT, LASTING, "refills", discretion=either, readings=FLOOR, samples=40)
        shares = groups(found)
        assert abs(found.shares.variance - variance) < 3.5 * found.shares.error
        for name, axis in (("discretion", 1), ("reading", 0)):
            first = means.mean(axis=axis).var() / variance
            assert abs(shares[name].first - first) < 3.5 * shares[name].first_error
        # What the two bring in without the data is the variance of the four means: the data have the rest in all.
        total = 1 - means.var() / variance
        assert abs(shares["data"].total - total) < 3.5 * shares["data"].total_error


class TestDraws:
    """What is drawn hangs on the seed, the sample and the group only."""

    def test_the_same_seed_gives_the_same(self) -> None:
        """Here or in another process; another seed gives something else."""
        here = split(SHORT, LASTING, "size", discretion=used, readings=SECTOR, samples=4)
        there = split(SHORT, LASTING, "size", discretion=used, readings=SECTOR, samples=4, executor=Posted())
        other = split(evolve(SHORT, seed=8), LASTING, "size", discretion=used, readings=SECTOR, samples=4)
        assert here == there != other

    def test_other_readings_leave_the_uses_as_they_are(self) -> None:
        """So two splits can be compared."""
        seen: list[list[Refilling]] = []
        for readings in (FLOOR, SECTOR):
            these: list[Refilling] = []

            def noted(random: Random, these: list[Refilling] = these) -> Behaviour:
                these.append((behaviour := used(random)).refilling)
                return behaviour

            split(SHORT, LASTING, "size", discretion=noted, readings=readings, samples=2)
            seen.append(these)
        assert seen[0] == seen[1]
        assert len({*seen[0]}) == 4

    def test_the_level_is_that_of_the_regulation_or_the_study(self) -> None:
        """Nothing is below a level of 0: the metric never varies."""
        found = split(SHORT, LASTING, "rounds_below", discretion=always, readings={}, samples=2)
        assert found.shares.variance > 0
        with pytest.raises(UndeterminedError, match="no variance"):
            split(evolve(SHORT, floor=0), LASTING, "rounds_below", discretion=always, readings={}, samples=2)


class TestRows:
    """The split as a table."""

    def test_there_is_one_for_each_group(self) -> None:
        """As dictionaries or a dataframe."""
        found = split(SHORT, LASTING, "size", discretion=used, readings=FLOOR, samples=2)
        rows = found.rows()
        assert [row["group"] for row in rows] == ["data", "discretion", "reading"]
        assert [row["total_error"] for row in rows] == [one.total_error for one in found.shares.groups]
        assert found.table() == rows
        assert found.table("pandas").to_dict("records") == rows


class TestFaults:
    """What cannot be asked is refused before anything is run."""

    def test_unknown_names(self) -> None:
        """A metric, an axis, a reading."""
        with pytest.raises(UnknownNameError, match="sizes"):
            split(SHORT, LASTING, "sizes", discretion=used, readings=FLOOR)
        with pytest.raises(UnknownNameError, match="OP-99"):
            split(SHORT, LASTING, "size", discretion=used, readings={"OP-99.floor": ("strict",)})
        with pytest.raises(UnknownNameError, match="lenient"):
            split(SHORT, LASTING, "size", discretion=used, readings={"OP-26.floor": ("lenient",)})

    def test_an_axis_without_readings(self) -> None:
        """There would be nothing to draw from."""
        with pytest.raises(InvalidValueError, match=r"the readings of OP-26\.floor"):
            split(SHORT, LASTING, "size", discretion=used, readings={"OP-26.floor": ()})

    def test_one_sample_is_too_few(self) -> None:
        """It has no error."""
        with pytest.raises(InvalidValueError, match="number of samples"):
            split(SHORT, LASTING, "size", discretion=used, readings=FLOOR, samples=1)
