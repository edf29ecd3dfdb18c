"""Replenishing the library: trigger, power, routes (5(5))."""

from typing import Final

from fzdigital.policy.acts import NEW_CALL, PROMOTE, REPLENISH, USE_RESERVE
from fzdigital.policy.facts.library import ADJUSTED, COUNT, EXITS, RESERVE_COUNT, RESERVE_USABLE
from fzdigital.policy.facts.selection import (
    CANDIDATE_ADJUSTED,
    CANDIDATE_EXITS,
    CANDIDATE_FIRST,
    CANDIDATE_IN_RESERVE,
    CANDIDATE_LISTED,
    CANDIDATE_MEMBER,
    CANDIDATE_ROW,
    CANDIDATE_SECTOR,
    CANDIDATE_TOTAL,
)
from fzdigital.policy.open_points import (
    OP_04_FORCE,
    OP_13_REACH,
    OP_26_FLOOR,
    OP_26_OCCASION,
    OP_27_DUTY,
    OP_28_ORDER,
    OP_28_ROUTE,
    OP_28_SECTOR,
)
from fzdigital.policy.parameters import REFILL_FLOOR, ROW_AUTO, ROW_COTTON, ROW_ELEC, ROW_KNIT, TOTAL
from fzdigital.rules.build import above, all_of, any_of, at_least, at_most, below, choice, holds, is_, not_
from fzdigital.rules.expr import FALSE, TRUE, Condition
from fzdigital.rules.rule import Force, Rule
from fzdigital.rules.vocabulary import FactDef
from fzdigital.text import Text


def triggered(count: FactDef, exits: FactDef) -> Condition:
    """5(5)a: the library is below the floor after dynamic adjustment.

    Args:
        count: the firms in the library after adjustment.
        exits: the exits so far.
    """
    return all_of(
        choice(OP_26_FLOOR, strict=below(count, REFILL_FLOOR), inclusive=at_most(count, REFILL_FLOOR)),
        choice(OP_26_OCCASION, after_exit=above(exits, 0), whenever=TRUE),
    )


def row_full(sector: FactDef, count: FactDef) -> Condition:
    """1/table: the row of the sector has no place left.

    Args:
        sector: the sector in question.
        count: the other firms counted against that row.
    """
    rows = (("knit", ROW_KNIT), ("cotton", ROW_COTTON), ("elec", ROW_ELEC), ("auto", ROW_AUTO))
    return any_of(*(all_of(is_(sector, name), at_least(count, row)) for name, row in rows))


def binding(full: Condition) -> Condition:
    """OP-04: whether a full row or library forbids, or only guides."""
    return choice(OP_04_FORCE, cap=full, exact=full, guideline=FALSE)


LIBRARY_TRIGGERED: Final = triggered(ADJUSTED, EXITS)
ROOM: Final = below(COUNT, TOTAL)
USABLE: Final = choice(
    OP_13_REACH,
    applicants=above(RESERVE_COUNT, 0),
    plus_reserve_and_promotion=above(RESERVE_USABLE, 0),
    plus_members=above(RESERVE_USABLE, 0),
)
"""There is a reserve firm that the dishonesty list does not keep from being selected."""
LATITUDE: Final = Text(
    "补不补、补多少由其视需要定，但不超过总家数", "whether and how many, up to the total, is for it to decide"
)

RULES: Final = (
    Rule(
        "5(5)b", "5(5)b", REPLENISH.id, "bureau", Force.MAY, all_of(LIBRARY_TRIGGERED, ROOM), latitude=LATITUDE,
    ),
    Rule(
        "5(5)b.duty", "5(5)b", REPLENISH.id, "bureau", Force.MUST,
        all_of(
            LIBRARY_TRIGGERED,
            choice(OP_27_DUTY, power_no_target=FALSE, duty_to_27=below(ADJUSTED, REFILL_FLOOR), duty_to_32=ROOM),
        ),
    ),
    Rule(
        "5(5)c.route", "5(5)c", USE_RESERVE.id, "bureau", Force.MAY,
        all_of(LIBRARY_TRIGGERED, ROOM, USABLE),
        latitude=Text("选哪几家由其定", "which firms is for it to decide"),
    ),
    Rule(
        "5(5)d", "5(5)d", NEW_CALL.id, "bureau", Force.MAY, all_of(LIBRARY_TRIGGERED, ROOM),
        unless=("5(5)d.reserve_first",),
        latitude=Text("与后备递补二者可选其一或并用", "instead of the reserve or beside it"),
    ),
    Rule(
        "5(5)d.reserve_first", "5(5)d", NEW_CALL.id, "bureau", Force.MUST_NOT,
        all_of(LIBRARY_TRIGGERED, ROOM, choice(OP_28_ROUTE, free_choice=FALSE, reserve_first=USABLE)),
    ),
    Rule(
        "5(5)c", "5(5)c", PROMOTE.id, "bureau", Force.MAY,
        triggered(CANDIDATE_ADJUSTED, CANDIDATE_EXITS),
        holds(CANDIDATE_IN_RESERVE),
        unless=(
            "1/reserve/pool.promotion", "3/veto.promotion", "1/total.promotion", "1/table.promotion", "5(5)c.order",
        ),
        latitude=Text("是否选取由其视需要定", "whether to select it is for the bureau, as needed"),
    ),
    Rule(
        "1/reserve/pool.promotion", "1/reserve/pool", PROMOTE.id, "bureau", Force.MUST_NOT,
        holds(CANDIDATE_MEMBER), holds(CANDIDATE_IN_RESERVE),
    ),
    Rule(
        "3/veto.promotion", "3/veto", PROMOTE.id, "bureau", Force.MUST_NOT,
        choice(
            OP_13_REACH,
            applicants=FALSE,
            plus_reserve_and_promotion=holds(CANDIDATE_LISTED),
            plus_members=holds(CANDIDATE_LISTED),
        ),
        holds(CANDIDATE_IN_RESERVE),
    ),
    Rule(
        "1/total.promotion", "1/total", PROMOTE.id, "bureau", Force.MUST_NOT,
        binding(at_least(CANDIDATE_TOTAL, TOTAL)), holds(CANDIDATE_IN_RESERVE),
    ),
    Rule(
        "1/table.promotion", "1/table", PROMOTE.id, "bureau", Force.MUST_NOT,
        choice(
            OP_28_SECTOR, row_caps_apply=binding(row_full(CANDIDATE_SECTOR, CANDIDATE_ROW)), overall_only=FALSE
        ),
        holds(CANDIDATE_IN_RESERVE),
    ),
    Rule(
        "5(5)c.order", "5(5)c", PROMOTE.id, "bureau", Force.MUST_NOT,
        choice(OP_28_ORDER, free=FALSE, score_order=not_(holds(CANDIDATE_FIRST))), holds(CANDIDATE_IN_RESERVE),
    ),
)  # fmt: skip
