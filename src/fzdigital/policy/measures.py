"""The Measures as one value."""

from typing import Final

from fzdigital.policy.actors import ACTORS
from fzdigital.policy.acts import ACTS
from fzdigital.policy.articles import (
    a1_goals,
    a2_scope,
    a3_decision,
    a3_scoring,
    a4_rating,
    a5_duties,
    a5_exit,
    a5_refill,
)
from fzdigital.policy.articles.a6_term import IN_FORCE
from fzdigital.policy.catalogue import CLAUSES
from fzdigital.policy.facts import VOCABULARY
from fzdigital.policy.facts.firm import OWN_WINDOW, RUN_COMPLETE_ON, RUNS
from fzdigital.policy.facts.library import WINDOW
from fzdigital.policy.facts.selection import (
    BETTER_ONE,
    CANDIDATE_FIRST,
    CANDIDATE_IN_RESERVE,
    KIND,
    PLACED_BY_KEY,
    RECOMMENDED,
    SCORED,
    STANDING,
)
from fzdigital.policy.invariants import INVARIANTS
from fzdigital.policy.open_points import AXES
from fzdigital.policy.parameters import PARAMETERS
from fzdigital.rules.build import holds, is_
from fzdigital.rules.regulation import PlainFunction, Regulation
from fzdigital.text import Text

_PLACED: Final = (STANDING.name, PLACED_BY_KEY.name, RECOMMENDED.name, BETTER_ONE.name)
_SCORED: Final = (SCORED.name, *_PLACED, CANDIDATE_FIRST.name)
_VOID: Final = tuple(run.name for run in RUNS if run.name.endswith("void"))
_WINDOWS: Final = (OWN_WINDOW.name, WINDOW.name, *_VOID, RUN_COMPLETE_ON.name)

FUNCTIONS: Final = (
    PlainFunction("1/table", a1_goals.row, ("row_knit", "row_cotton", "row_elec", "row_auto"), gives=_PLACED),
    PlainFunction(
        "1/reserve/size", a1_goals.reserve_pick, ("reserve_min", "reserve_max"), ("OP-15.size",), (BETTER_ONE.name,)
    ),
    PlainFunction("1/reserve/merit", a1_goals.next_best, (), ("OP-14.choice",), (BETTER_ONE.name,)),
    PlainFunction("3/panel", a3_scoring.smallest_panel, ("trim_high", "trim_low"), ("OP-08.small_panel",), _SCORED),
    PlainFunction("3/score", a3_scoring.in_scale, (), ("OP-10.scale",), _SCORED),
    PlainFunction(
        "3/trim",
        a3_scoring.final_score,
        ("trim_high", "trim_low"),
        ("OP-08.missing", "OP-09.equal_extremes"),
        _SCORED,
    ),
    PlainFunction("3/mean", a3_scoring.final_score, (), ("OP-10.rounding",), _SCORED),
    PlainFunction("3/rank", a3_scoring.ranking, (), ("OP-05.field", "OP-11.tie"), _PLACED),
    *(
        PlainFunction(clause, a4_rating.stars_of, ("grades",))
        for clause in ("4(3)", "4(3)a", "4(3)b", "4(3)c", "4(3)d")
    ),
    PlainFunction(
        "4(5)a", a4_rating.window, ("first_rating_month",), ("OP-16.window", "OP-16.base", "OP-16.holiday"), _WINDOWS
    ),
    PlainFunction("5(4)", a4_rating.run_of_no_stars, gives=tuple(run.name for run in RUNS)),
    # The runs are found for every reading; which of them counts decides on which day it was complete.
    PlainFunction(
        "5(4)",
        a4_rating.run_of_no_stars,
        ("no_star_limit",),
        ("OP-17.late", "OP-19.sequence", "OP-19.rerating", "OP-20.reapply"),
        (RUN_COMPLETE_ON.name,),
    ),
)

CONDITIONS: Final = (
    ("preamble/reserve", holds(CANDIDATE_IN_RESERVE)),
    ("1/sectors", a2_scope.SECTOR_ADMITTED),
    ("2/nationwide", a2_scope.NATIONWIDE),
    ("2/willing", a2_scope.WILLING_TO_SERVE),
    ("2(1)", is_(KIND, "professional")),
    ("2(2)", is_(KIND, "platform")),
    ("5/scope", a5_exit.MANAGED),
    ("5(5)a", a5_refill.LIBRARY_TRIGGERED),
)

MEASURES: Final = Regulation(
    "fuzhou-2024-18",
    Text(
        "福州市细分行业中小企业数字化服务商遴选暂行办法（榕工信行规〔2024〕18号）",
        "Fuzhou interim measures for selecting digital service providers for small manufacturers (2024, no. 18)",
    ),
    CLAUSES,
    VOCABULARY,
    PARAMETERS,
    AXES,
    ACTORS,
    ACTS,
    (
        *a1_goals.RULES,
        *a2_scope.RULES,
        *a3_decision.RULES,
        *a4_rating.RULES,
        *a5_duties.RULES,
        *a5_exit.RULES,
        *a5_refill.RULES,
    ),
    IN_FORCE,
    FUNCTIONS,
    CONDITIONS,
    invariants=INVARIANTS,
)
"""榕工信行规〔2024〕18号 with the default readings."""
