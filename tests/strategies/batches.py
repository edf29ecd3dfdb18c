"""Strategies for batches under review: as columns, and as the register that says the same."""

from datetime import date
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from numpy.typing import ArrayLike, NDArray

from fzdigital.nouns import (
    Application,
    Entry,
    Mark,
    NoScore,
    Provider,
    ProviderKind,
    Score,
)
from fzdigital.policy.measures import MEASURES
from fzdigital.population.score_columns import NO_MARK, NO_SCORE, SECTORS, UNKNOWN, ScoreColumns
from fzdigital.rules.regulation import Regulation
from fzdigital.service.casebook import Casebook
from fzdigital.service.history import History
from tests.strategies.nouns import code_of

APPLIED, REVIEWED, ASKED = date(2024, 5, 6), date(2024, 5, 20), date(2024, 11, 20)

_AXES: Final = (
    "OP-05.field", "OP-07.batches", "OP-08.small_panel", "OP-08.missing", "OP-09.equal_extremes", "OP-10.rounding",
    "OP-11.tie", "OP-14.choice",
)  # fmt: skip
_GIVEN: Final = {NO_SCORE: NoScore.ABSENT, UNKNOWN: None}


class Batch(NamedTuple):
    """One batch, row by row.

    Args:
        ids: the firms' codes.
        sectors: places in ``SECTORS``.
        marks: hundredths of a point, or the codes of ``score_columns``.
        vetoed: 1, 0 or -1.
        tie_orders: from 1, or 0.
    """

    ids: list[str]
    sectors: list[int]
    marks: list[list[int]]
    vetoed: list[int]
    tie_orders: list[int]

    def columns(self) -> ScoreColumns:
        """The batch as columns."""
        rows = len(self.ids)
        marks = np.array(self.marks, np.int32).reshape(rows, len(self.marks[0]) if rows else 0)
        return ScoreColumns(
            np.array(self.ids, np.str_), *map(_whole, (self.sectors, marks, self.vetoed, self.tie_orders))
        )

    def history(self) -> History:
        """The register that says the same."""
        happened: list[Application | Mark] = []
        for code, sector, marks, vetoed, tie_order in zip(*self, strict=True):
            provider = Provider(code, f"福州{code[-10:]}数字科技有限公司", ProviderKind.PROFESSIONAL)
            listed = None if vetoed < 0 else bool(vetoed)
            industry = SECTORS[sector]
            happened.append(Application(provider, industry, 1, APPLIED, True, listed, tie_order or None))
            happened += (
                Mark(code, industry, 1, REVIEWED, f"专家{expert:02}", _GIVEN[given] if given < 0 else Score(given))
                for expert, given in enumerate(marks, 1)
                if given != NO_MARK
            )
        entries = (Entry(f"登记-{number}", what.on, what) for number, what in enumerate(happened, 1))
        return History(Casebook(tuple(entries)))


def _whole(values: ArrayLike) -> NDArray[np.int64]:
    return np.array(values, np.int64)


@st.composite
def batches(draw: DrawFn, *, plain: bool = False) -> Batch:
    """Batches of up to twelve applications with many ties.

    Args:
        draw: what Hypothesis gives.
        plain: whether every expert gave a score and every veto is known.
    """
    firms = st.tuples(st.integers(0, 7), st.integers(0, draw(st.sampled_from((0, 0, 1, 3)))))
    applied = draw(st.lists(firms, min_size=draw(st.sampled_from((0, 5))), max_size=12, unique=True))
    experts = draw(st.integers(3 if plain else 0, 6))
    scores = st.sampled_from((6000, 7000, 7001, 8050)) | st.integers(0, 99999)
    given = scores if plain else scores | scores | scores | st.sampled_from((NO_SCORE, UNKNOWN, NO_MARK))
    panels = draw(st.lists(st.lists(given, min_size=experts, max_size=experts), min_size=1, max_size=3))
    return Batch(
        [code_of(firm) for firm, _ in applied],
        [sector for _, sector in applied],
        [draw(st.sampled_from(panels) | st.permutations(draw(st.sampled_from(panels)))) for _ in applied],
        [draw(st.sampled_from((0, 0, 0, 1) if plain else (0, 0, 0, 1, -1))) for _ in applied],
        draw(st.permutations([*range(1, len(applied) + 1)]) if draw(st.booleans()) else st.just([0] * len(applied))),
    )


class Terms(NamedTuple):
    """The Measures with small numbers, under readings that columns can follow.

    Args:
        readings: a reading for each axis; None leaves it unresolved.
        numbers: the plan table, the trims and the greatest reserve, by the names of the parameters.
    """

    readings: tuple[tuple[str, str | None], ...]
    numbers: tuple[tuple[str, int], ...]

    @property
    def regulation(self) -> Regulation:
        """The regulation they make."""
        return _regulation(self)


@cache
def _regulation(terms: Terms) -> Regulation:
    return MEASURES.with_readings(dict(terms.readings)).with_parameters(**dict(terms.numbers))


@st.composite
def terms(draw: DrawFn) -> Terms:
    """Terms of a selection, each of its readings about as often as any other."""
    readings: dict[str, str | None] = {}
    for name in _AXES:
        known = [one.id for one in MEASURES.axis(name).readings if one.id != "transferable"]
        readings[name] = draw(st.sampled_from(known if name == "OP-05.field" else [*known * 8, None]))
    knit, others = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    high, low = draw(st.sampled_from(((1, 1), (1, 1), (2, 1), (0, 1), (1, 0), (0, 0))))
    rows = {"row_knit": knit, "row_cotton": others, "row_elec": others, "row_auto": others}
    numbers = {**rows, "trim_high": high, "trim_low": low, "reserve_min": 0, "reserve_max": draw(st.integers(0, 5))}
    return Terms(tuple(readings.items()), tuple(numbers.items()))
