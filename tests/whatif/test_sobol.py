"""Shares of variance, against functions of which they are known and against another implementation."""

from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from fzdigital.errors import InvalidValueError, UndeterminedError
from fzdigital.whatif.sobol import Corners, Shares, shares_of

Floats = NDArray[np.float64]
Toy = Callable[[Floats, float, float], Floats]
"""A function of three numbers from 0 to 1: the data, and two further groups."""

SUM: Toy = lambda data, use, reading: data + 2 * use + 3 * reading
PRODUCT: Toy = lambda data, use, reading: (1 + data) * (1 + 2 * use) * (1 + 3 * reading)


def ishigami(data: Floats, use: Floats | float, reading: Floats | float) -> Floats:
    """The usual function to test such estimators on, of numbers from 0 to 1."""
    one, two, three = (np.pi * (2 * np.asarray(given) - 1) for given in (data, use, reading))
    return np.asarray(np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one))


def sampled(toy: Toy, samples: int, data: int = 300, seed: int = 1) -> Shares:
    """The shares of a function, estimated."""
    random = np.random.default_rng(seed)

    def drawn() -> Iterator[Corners]:
        for _ in range(samples):
            given, uses, readings = random.random(data), random.random(2), random.random(2)
            yield {(use, one): toy(given, uses[use], readings[one]) for use, one in product((0, 1), (0, 1))}

    return shares_of(drawn())


def known_product() -> tuple[float, list[float], list[float]]:
    """The variance of the product, and its first and total shares: each factor varies by itself."""
    means, spreads = (1.5, 2.0, 2.5), (1 / 12, 4 / 12, 9 / 12)
    squared = [spread / mean**2 for mean, spread in zip(means, spreads, strict=True)]
    whole = float(np.prod([1 + one for one in squared]))
    first = [one / (whole - 1) for one in squared]
    total = [one * whole / (1 + one) / (whole - 1) for one in squared]
    return (whole - 1) * float(np.prod(means)) ** 2, first, total


class TestKnownFunctions:
    """Estimates are as near to the truth as their errors say."""

    @pytest.mark.parametrize(
        ("toy", "known"),
        [
            (SUM, (14 / 12, [1 / 14, 4 / 14, 9 / 14], [1 / 14, 4 / 14, 9 / 14])),
            (PRODUCT, known_product()),
            (ishigami, (13.844588, [0.313905, 0.442411, 0.0], [0.557589, 0.442411, 0.243684])),
        ],
    )
    def test_every_share_is_within_its_error(self, toy: Toy, known: tuple[float, list[float], list[float]]) -> None:
        """A sum has no interactions, a product has, and a group may matter only together with another."""
        variance, first, total = known
        found = sampled(toy, 400)
        assert abs(found.variance - variance) < 3.5 * found.error
        for one, true_first, true_total in zip(found.groups, first, total, strict=True):
            assert abs(one.first - true_first) < 3.5 * one.first_error
            assert abs(one.total - true_total) < 3.5 * one.total_error
            assert 0 < one.first_error < 0.04
            assert 0 < one.total_error < 0.04

    def test_errors_are_neither_too_small_nor_too_large(self) -> None:
        """Over a hundred estimates, distances from the truth are spread as their errors say."""
        variance, first, total = known_product()
        apart: list[list[float]] = []
        for seed in range(100):
            found = sampled(PRODUCT, 60, data=50, seed=seed)
            apart.append(
                [
                    (found.variance - variance) / found.error,
                    *((one.first - true) / one.first_error for one, true in zip(found.groups, first, strict=True)),
                    *((one.total - true) / one.total_error for one, true in zip(found.groups, total, strict=True)),
                ]
            )
        assert np.abs(np.mean(apart, axis=0)).max() < 0.4
        assert np.std(apart, axis=0).min() > 0.75
        assert np.std(apart, axis=0).max() < 1.3

    def test_data_alone_has_it_all(self) -> None:
        """Where nothing else is drawn, its shares are one, and the variance that of the values."""
        random = np.random.default_rng(3)
        values = [random.random(500) for _ in range(20)]
        found = shares_of({(): one} for one in values)
        assert found.variance == pytest.approx(np.mean([one.var(ddof=1) for one in values]))
        assert [(one.first, one.total) for one in found.groups] == [(1, pytest.approx(1))]

    def test_a_group_that_changes_nothing_has_nothing(self) -> None:
        """Neither by itself nor together with others, to the last digit."""
        toy: Toy = lambda data, use, reading: np.round(10 * data) + round(5 * use)
        found = sampled(toy, 50)
        assert found.groups[2].total == 0 == found.groups[2].total_error
        assert found.groups[2].first == pytest.approx(0, abs=1e-12)

    def test_large_values_lose_no_digits(self) -> None:
        """What is the same everywhere contributes nothing, however large."""
        far: Toy = lambda data, use, reading: SUM(data, use, reading) + 1e7
        for one, other in zip(sampled(SUM, 50).groups, sampled(far, 50).groups, strict=True):
            assert one.first == pytest.approx(other.first, abs=1e-6)
            assert one.total == pytest.approx(other.total, abs=1e-6)


class TestOtherImplementation:
    """SALib estimates the same of the same function."""

    def test_they_agree(self) -> None:
        """Within both errors; SALib states the half width of an interval of 95 %."""
        sobol = pytest.importorskip("SALib.analyze.sobol")
        sample = pytest.importorskip("SALib.sample.sobol")
        problem = {"num_vars": 3, "names": ["data", "use", "reading"], "bounds": [[0, 1]] * 3}
        points = sample.sample(problem, 4096, calc_second_order=False, seed=1)
        theirs = sobol.analyze(problem, ishigami(*points.T), calc_second_order=False, seed=1)
        ours = sampled(ishigami, 600)
        for place, one in enumerate(ours.groups):
            first_error, total_error = (float(theirs[name][place]) / 1.96 for name in ("S1_conf", "ST_conf"))
            assert abs(one.first - theirs["S1"][place]) < 3.5 * np.hypot(one.first_error, first_error)
            assert abs(one.total - theirs["ST"][place]) < 3.5 * np.hypot(one.total_error, total_error)


class TestFaults:
    """What cannot be split is refused."""

    def test_one_sample_has_no_error(self) -> None:
        """Two at least."""
        with pytest.raises(InvalidValueError, match="at least 2"):
            sampled(SUM, 1)

    def test_no_samples_either(self) -> None:
        """None at all is too few in the same way."""
        with pytest.raises(InvalidValueError, match="at least 2"):
            shares_of([])

    def test_what_never_varies_has_no_shares(self) -> None:
        """Nothing is not split into nothings."""
        with pytest.raises(UndeterminedError, match="no variance"):
            sampled(lambda data, use, reading: np.ones_like(data), 3)
