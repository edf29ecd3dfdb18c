"""How many: the total, the rows of the plan table, the reserve (section 1)."""

from collections.abc import Iterable
from typing import Final, Literal

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.policy.acts import BUILD_RESERVE, FILL, RESERVE
from fzdigital.policy.articles.a2_scope import ELIGIBLE
from fzdigital.policy.articles.a3_decision import VETOED
from fzdigital.policy.facts.library import COUNT, RESERVE_BUILT, SELECTED
from fzdigital.policy.facts.selection import (
    ABOVE_MINIMUM,
    BETTER_ONE,
    LIST_DECIDED,
    MEMBER_OTHER_ROW,
    MEMBER_SAME_ROW,
    RESERVE_PICKED,
    SCORED,
)
from fzdigital.policy.open_points import OP_04_FORCE, OP_13_REACH, OP_14_CHOICE
from fzdigital.policy.parameters import RESERVE_MAX, TOTAL
from fzdigital.rules.build import all_of, any_of, at_least, below, choice, holds, not_
from fzdigital.rules.expr import FALSE, TRUE
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule
from fzdigital.text import Text

ROW_NAMES: Final = {
    Industry.KNIT: "row_knit", Industry.COTTON: "row_cotton", Industry.ELEC: "row_elec", Industry.AUTO: "row_auto",
}  # fmt: skip


def row(regulation: Regulation, industry: Industry) -> int:
    """The planned number of firms of one sector (1/table)."""
    return regulation.number(ROW_NAMES[industry])


PickFault = Literal["too_many", "too_few", "shortfall"]


@frozen
class ReservePick:
    """How a pick for the reserve stands against the band (1/reserve/size, OP-15).

    Args:
        picked: firms picked.
        eligible: firms that could have been picked.
        fault: too many, too few although enough were eligible, a mere shortfall, or None.
    """

    picked: int
    eligible: int
    fault: PickFault | None


def reserve_pick(regulation: Regulation, picked: int, eligible: int) -> ReservePick:
    """Measure a pick against the band; both ends are inside.

    Args:
        regulation: gives the band and the reading of OP-15.
        picked: number of firms picked, or, under ``standing_stock``, standing in the reserve.
        eligible: number of firms that could have been picked, those picked included.

    Returns:
        the result. Nobody is bound to the impossible: with fewer eligible than the lower end it is a shortfall.
    """
    low, high = regulation.number("reserve_min"), regulation.number("reserve_max")
    fault: PickFault | None = None
    if picked > high:
        fault = "too_many"
    elif picked < low and regulation.reading("OP-15.size") != "cap_only":
        fault = "too_few" if eligible >= low else "shortfall"
    return ReservePick(picked, eligible, fault)


def next_best(scored: Iterable[tuple[str, object]], size: int) -> tuple[str, ...]:
    """The codes of the best scores, as many as asked; ties at the end are left out whole.

    Args:
        scored: each firm's code with its final score, in any order.
        size: how many at most.

    Returns:
        the codes, best first, by code within one score. A group tied across the end is not cut: the text gives no way.
    """
    groups: dict[object, list[str]] = {}
    for code, score in scored:
        groups.setdefault(score, []).append(code)
    chosen: list[str] = []
    for score in sorted(groups, reverse=True):  # type: ignore[type-var]
        if len(chosen) + len(groups[score]) > size:
            break
        chosen += sorted(groups[score])
    return tuple(chosen)


KEPT_OUT: Final = choice(OP_13_REACH, applicants=FALSE, plus_reserve_and_promotion=VETOED, plus_members=VETOED)
"""A vetoed firm is formally one not selected; it is the reach of the veto that keeps it out of the reserve."""

SHORT: Final = all_of(holds(SELECTED), below(COUNT, TOTAL))
"""1/total: a list has been decided, and the library holds fewer than planned."""

RULES: Final = (
    Rule("1/total", "1/total", FILL.id, "bureau", Force.AIM, SHORT),
    Rule(
        "1/total.exact", "1/total", FILL.id, "bureau", Force.MUST,
        choice(OP_04_FORCE, cap=FALSE, exact=SHORT, guideline=FALSE),
    ),
    Rule(
        "1/reserve/build", "1/reserve/build", BUILD_RESERVE.id, "bureau", Force.MUST,
        all_of(holds(SELECTED), not_(holds(RESERVE_BUILT))),
    ),
    Rule(
        "1/reserve/merit", "1/reserve/merit", RESERVE.id, "bureau", Force.MAY,
        all_of(
            holds(SCORED),
            choice(
                OP_14_CHOICE, next_best_score=holds(BETTER_ONE), bureau_discretion=TRUE, min_score=holds(ABOVE_MINIMUM)
            ),
        ),
        ELIGIBLE,
        unless=("1/reserve/pool", "1/reserve/after", "1/reserve/size", "3/veto.reserve"),
        latitude=Text("较好与否由其判断", "which are the better ones is for it to judge"),
    ),
    Rule(
        "1/reserve/pool", "1/reserve/pool", RESERVE.id, "bureau", Force.MUST_NOT,
        any_of(holds(MEMBER_SAME_ROW), holds(MEMBER_OTHER_ROW)),
    ),
    Rule(
        "1/reserve/after", "1/reserve/after", RESERVE.id, "bureau", Force.MUST_NOT, not_(holds(LIST_DECIDED)),
    ),
    Rule(
        "1/reserve/size", "1/reserve/size", RESERVE.id, "bureau", Force.MUST_NOT, at_least(RESERVE_PICKED, RESERVE_MAX),
    ),
    Rule("3/veto.reserve", "3/veto", RESERVE.id, "bureau", Force.MUST_NOT, KEPT_OUT),
)  # fmt: skip
