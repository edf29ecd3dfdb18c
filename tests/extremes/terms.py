"""The numbers and readings under which a box is judged, as the clerk knows them and as the library is told them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final, NamedTuple

from fzdigital.policy.measures import MEASURES
from fzdigital.rules.regulation import Regulation

BEGINS: Final = date(2024, 4, 11)
ENDS: Final = date(2025, 12, 31)

DEFAULTS: Final[Mapping[str, str]] = {
    "OP-02.last_day": "inclusive",
    "OP-03.pending": "no_decision_after_expiry",
    "OP-03.status": "no_rule",
    "OP-04.force": "cap",
    "OP-06.slots": "one_firm_one_slot",
    "OP-07.batches": "cumulative",
    "OP-13.reach": "plus_reserve_and_promotion",
    "OP-16.window": "calendar_after",
    "OP-16.base": "publicity_end",
    "OP-17.later_firms": "join_next_round",
    "OP-17.late": "valid_flagged",
    "OP-19.sequence": "own_sequence",
    "OP-19.rerating": "new_rating",
    "OP-20.reapply": "no_bar_reset",
    "OP-21.libraries": "service_library_only",
    "OP-22.duty": "fill_or_update",
    "OP-22.in_time": "due_date_in_notice",
    "OP-23.gravity": "discretion_whether",
    "OP-23.silence": "needs_refusal",
    "OP-24.other": "equal_gravity",
    "OP-24.during": "while_serving",
    "OP-25.admissible": "all_three_elements",
    "OP-25.source": "report_only",
    "OP-25.inaccuracy": "no_exit",
    "OP-26.floor": "strict",
    "OP-26.occasion": "after_exit",
    "OP-27.duty": "power_no_target",
    "OP-28.route": "free_choice",
    "OP-28.sector": "row_caps_apply",
    "OP-29.exited": "includes_exited",
    "OP-29.reserve": "outside",
}
"""The default reading of every axis that the clerk can follow, from the close reading of the text."""


class Terms(NamedTuple):
    """What a box is judged under.

    Args:
        total: firms in the library at most.
        rows: firms of each sector at most, in the order of the plan table.
        floor: below so many the library may be refilled.
        low: fewest firms picked for the reserve.
        high: most firms picked for the reserve.
        other: readings other than the defaults, by axis.
    """

    total: int = 32
    rows: tuple[int, int, int, int] = (10, 6, 10, 6)
    floor: int = 27
    low: int = 20
    high: int = 25
    other: tuple[tuple[str, str], ...] = ()

    def reads(self, axis: str) -> str:
        """The reading in use on an axis."""
        for name, reading in self.other:
            if name == axis:
                return reading
        return DEFAULTS[axis]


ENACTED: Final = Terms()
SMALL: Final = Terms(4, (2, 2, 1, 1), 3, 1, 2)
"""Numbers so small that a handful of firms reaches every cap, floor and band."""


@cache
def regulation_of(terms: Terms) -> Regulation:
    """The Measures under these terms; an axis that is not mentioned keeps the library's own default."""
    names = ("row_knit", "row_cotton", "row_elec", "row_auto")
    numbers = dict(zip(names, terms.rows, strict=True))
    numbers |= {"total": terms.total, "refill_floor": terms.floor, "reserve_min": terms.low, "reserve_max": terms.high}
    changed = {name: value for name, value in numbers.items() if MEASURES.number(name) != value}
    return MEASURES.with_parameters(**changed).with_readings(dict(terms.other)) if changed or terms.other else MEASURES


def some_other(terms: Terms, randomness: Random) -> Terms:
    """The same numbers under a few other readings."""
    axes = randomness.sample(sorted(DEFAULTS), randomness.randint(1, 4))
    other = {axis: randomness.choice([one.id for one in MEASURES.axis(axis).readings]) for axis in axes}
    return terms._replace(other=tuple(sorted(other.items())))


def last_day(terms: Terms) -> date:
    """6: the last day in force, which is the closing day itself unless it is read otherwise (OP-02)."""
    return ENDS - timedelta(days=1) if terms.reads("OP-02.last_day") == "exclusive" else ENDS


def in_force(terms: Terms, on: date) -> bool:
    """notice/commence, 6: from the first day to the last."""
    return BEGINS <= on <= last_day(terms)


def row_of(terms: Terms, sector: str) -> int:
    """The planned number of firms of a sector (1/table)."""
    return terms.rows[("knit", "cotton", "elec", "auto").index(sector)]
