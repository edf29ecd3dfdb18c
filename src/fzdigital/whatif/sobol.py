"""Shares of variance by groups of inputs: Sobol' indices, from samples in which every group is either kept or redrawn.

What is known of two values whose inputs are the same but for some groups that were drawn anew: half the mean square of
their difference is the variance that these groups bring in, alone or together with others. Taken over one group it is
its total effect, over all groups the variance; and what all *other* groups do not bring in is its first-order effect
(Jansen 1999, Saltelli and others 2010). Since all combinations of kept and redrawn groups are run, every pair of them
is used, not only those with the first one.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from fzdigital.errors import InvalidValueError, UndeterminedError
from fzdigital.text import Text

Corners = Mapping[tuple[int, ...], NDArray[Any]]
"""Values over the same data, by which of its two draws each further group has."""


@frozen
class Share:
    """What one group of inputs contributes to the variance, each from 0 to 1 but for errors.

    Args:
        first: the share that it brings in by itself.
        first_error: the standard error.
        total: the share that it brings in by itself and together with others.
        total_error: the standard error.
    """

    first: float
    first_error: float
    total: float
    total_error: float


@frozen
class Shares:
    """A variance and its shares.

    Args:
        variance: the variance.
        error: its standard error.
        groups: the shares of each group, that of the data first.
    """

    variance: float
    error: float
    groups: tuple[Share, ...]


def shares_of(samples: Iterable[Corners]) -> Shares:
    """The shares of the data and of further groups.

    Args:
        samples: at least two, drawn independently of each other. In each there is an array for every combination of the
            two draws of each further group, all of one length; elements of one place have the same data, and those of
            different places data drawn independently of each other.

    Returns:
        the shares; errors by the jackknife over samples, since only these are independent of each other.

    Raises:
        InvalidValueError: fewer than two samples.
        UndeterminedError: the values do not vary at all.
    """
    found = np.array([_effects(corners) for corners in samples])
    if len(found) < 2:
        raise InvalidValueError(len(found), Text("样本数", "the number of samples"), Text("至少2", "at least 2"))
    count = len(found)
    variance = found[:, -1].mean()
    if variance == 0:
        raise UndeterminedError(
            "指标在所有情形下都相同，没有可分解的方差，请换一个指标。",
            "the metric is the same whatever happens, so that there is no variance to split; ask for another.",
        )
    without = (found.sum(axis=0) - found) / (count - 1)
    ratios, jackknifed = found.mean(axis=0) / variance, without / without[:, -1:]
    errors = np.sqrt((count - 1) / count * ((jackknifed - jackknifed.mean(axis=0)) ** 2).sum(axis=0))
    groups = (found.shape[1] - 1) // 2
    shares = tuple(
        Share(
            float(1 - ratios[groups + group]),
            float(errors[groups + group]),
            float(ratios[group]),
            float(errors[group]),
        )
        for group in range(groups)
    )
    return Shares(float(variance), sqrt(found[:, -1].var(ddof=1) / count), shares)


def _effects(corners: Corners) -> list[float]:
    """What each group brings in, what all others do without it, and what all do, in one sample."""
    groups = 1 + len(next(iter(corners)))
    one = [tuple(int(place == group) for place in range(groups)) for group in range(groups)]
    others = [tuple(1 - bit for bit in redrawn) for redrawn in one]
    return [_brought_in(corners, redrawn) for redrawn in (*one, *others, (1,) * groups)]


def _brought_in(corners: Corners, redrawn: Sequence[int]) -> float:
    """Half the mean square of the difference between values of which some groups were drawn anew."""
    data, *further = redrawn
    squares = [
        _apart(values, corners[tuple(bit ^ change for bit, change in zip(corner, further, strict=True))], data == 1)
        for corner, values in corners.items()
    ]
    return sum(squares) / len(squares) / 2


def _apart(one: NDArray[Any], other: NDArray[Any], data_redrawn: bool) -> float:
    """The mean square of the difference, over the same data or over every two that are not the same."""
    same = float(((one - other) ** 2).sum())
    count = len(one)
    if not data_redrawn:
        return same / count
    # Around a common middle, so that large values take no digits from small differences.
    middle = one.mean()
    left, right = one - middle, other - middle
    every = count * float((left**2).sum() + (right**2).sum()) - 2 * float(left.sum()) * float(right.sum())
    return (every - same) / (count * (count - 1))
