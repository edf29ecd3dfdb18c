"""Studies small enough to be decided case by case, in which everything that can happen does."""

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import evolve, frozen
from hypothesis import strategies as st

from fzdigital.domain.acts import OfficialAct
from fzdigital.domain.industry import Industry
from fzdigital.policy.acts import EXIT
from fzdigital.policy.facts.conduct import EVENT_GRAVE, EVENT_KIND, REPORT_MADE, REPORT_VERIFICATION
from fzdigital.policy.facts.firm import EXITED, LISTED
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.build import all_of, any_of, holds, is_, not_
from fzdigital.rules.expr import TRUE, Condition
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule
from fzdigital.service.membership import pools_as_read
from fzdigital.service.pools import Pools, fold_pools
from fzdigital.text import Text
from fzdigital.whatif.behaviour import Behaviour, Refilling
from fzdigital.whatif.blocks import Plane
from fzdigital.whatif.cohort import Cohort, Firm
from fzdigital.whatif.conduct import Reports, Serving, Updating
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import SeededDraws
from fzdigital.whatif.elements import Events, Ratings
from fzdigital.whatif.job import simulated
from fzdigital.whatif.result import Result
from fzdigital.whatif.simulate import Round
from fzdigital.whatif.study import Study, months

LASTING = MEASURES.amend(
    expires_on=date(2027, 12, 31), total=11, refill_floor=8, row_knit=4, row_cotton=3, row_elec=3, row_auto=3
)
"""The Measures for a library of eleven, in force throughout."""

SECTORS = tuple(Industry)
FIRMS = (
    *(Firm(f"M{place}", SECTORS[place % 4], True) for place in range(7)),
    Firm("M7", SECTORS[0], True, no_stars=1, longest=1),
    Firm("M8", SECTORS[1], True, no_stars=0, longest=1),
    Firm("M9", SECTORS[2], True, listed=True),
    *(Firm(f"R{place}", SECTORS[place % 3], False, listed=place == 2) for place in range(9)),
)
COHORT = Cohort(FIRMS)

BUSY = Behaviour(
    (
        Ratings(0.2),
        Updating(0.8, late=0.2, refuses=0.3, fails=0.3, power=0.8),
        Serving(0.2, refuses=0.2, fails=0.3, power=0.7),
        Reports(0.3, admissible=0.7, accepts=0.8, silent=0.2, falsified=0.3),
        Events(0.02, 0.02, 0.06, serving=0.7, grave=0.5),
    ),
    refilling=Refilling(0.8),
)
"""Everything happens, and whoever must go goes at once."""

SLOW = evolve(BUSY, exits=0.5, exit_power=0.4)
"""Whoever must go goes sooner or later."""

AFTER_EXITS = Cohort(FIRMS[:5] + FIRMS[10:], exits=3)
"""Firms of which three have left before."""

FEW = Cohort((*FIRMS[:4], *FIRMS[10:13]))
SMALL = Study(FEW, evolve(BUSY, elements=(Ratings(0.3),)), date(2025, 3, 10), months(3), 2, 300, seed=5)
"""A study that takes next to no time."""

STUDY = Study(COHORT, BUSY, date(2025, 3, 10), months(3), rounds=5, scenarios=64, seed=11)


@frozen
class What:
    """One thing tried: a regulation and a behaviour."""

    regulation: Regulation = LASTING
    behaviour: Behaviour = BUSY


def amended(*, add: Sequence[Rule] = (), replace: Sequence[Rule] = (), repeal: Sequence[str] = ()) -> Regulation:
    """The Measures for a library of eleven, with other rules on exit."""
    return LASTING.amend(
        Amendment("trial", Text("试", "a trial"), add=tuple(add), replace=tuple(replace), repeal=tuple(repeal))
    )


def exit_rule(name: str, force: Force, when: Condition) -> Rule:
    """A rule on exit."""
    return Rule(name, "5/scope", EXIT.id, "bureau", force, when)


def rule(name: str) -> Rule:
    """A rule of the Measures."""
    return next(one for one in MEASURES.rules if one.id == name)


def read(**readings: str) -> Regulation:
    """The Measures for a library of eleven under other readings, written ``OP_26_floor="inclusive"``."""
    return LASTING.with_readings({f"OP-{name[3:5]}.{name[6:]}": reading for name, reading in readings.items()})


UNFOUNDED = is_(REPORT_VERIFICATION, "unfounded")
UNLAWFUL = is_(EVENT_KIND, "other_illegal")
GRAVER = evolve(
    rule("5(3)b.2"), when=all_of(any_of(is_(EVENT_KIND, "severe_dishonesty"), UNLAWFUL), holds(EVENT_GRAVE))
)

WHATS: Mapping[str, What] = {
    "enacted": What(),
    "enacted, slowly": What(behaviour=SLOW),
    "a higher floor": What(LASTING.amend(refill_floor=10)),
    "a higher limit": What(LASTING.amend(no_star_limit=3), SLOW),
    "a smaller total": What(LASTING.amend(total=9)),
    "refilled below a level, up to another": What(behaviour=evolve(BUSY, refilling=Refilling(1.0, below=7, upto=9))),
    "power never used": What(behaviour=evolve(SLOW, refilling=Refilling(0.0))),
    "OP-04 guideline": What(read(OP_04_force="guideline")),
    "OP-13 applicants": What(read(OP_13_reach="applicants"), SLOW),
    "OP-13 plus members": What(read(OP_13_reach="plus_members"), SLOW),
    "OP-19 and OP-20": What(read(OP_19_sequence="skip_breaks", OP_20_reapply="no_bar_carry_over"), SLOW),
    "OP-17 void": What(read(OP_17_late="void"), SLOW),
    "OP-21 automatic": What(read(OP_21_effect="automatic"), SLOW),
    "OP-21 both libraries": What(read(OP_21_libraries="both_libraries"), SLOW),
    "OP-23 manner only": What(read(OP_23_gravity="discretion_how")),
    "OP-24": What(read(OP_24_during="any_time_as_member", OP_24_other="any_violation"), SLOW),
    "OP-25": What(read(OP_25_admissible="real_name_only", OP_25_source="any_source"), SLOW),
    "OP-26 inclusive": What(read(OP_26_floor="inclusive")),
    "OP-26 whenever": What(read(OP_26_occasion="whenever").amend(refill_floor=11)),
    "OP-27 duty to the floor": What(read(OP_27_duty="duty_to_27"), evolve(BUSY, refilling=Refilling(0.3))),
    "OP-27 duty to the total": What(read(OP_27_duty="duty_to_32"), evolve(SLOW, refilling=Refilling(0.3))),
    "OP-28 overall only": What(read(OP_28_sector="overall_only")),
    "OP-28 by score": What(read(OP_28_order="score_order", OP_28_route="reserve_first")),
    "a ground replaced": What(amended(replace=[GRAVER]), SLOW),
    "a ground repealed": What(amended(repeal=["5(4)"]), SLOW),
    "a ground added": What(amended(add=[exit_rule("new", Force.MUST, UNLAWFUL)]), SLOW),
    "a power added": What(amended(add=[exit_rule("new", Force.MAY, UNFOUNDED)]), SLOW),
    "a power added, used at once": What(
        amended(add=[exit_rule("new", Force.MAY, UNFOUNDED)]), evolve(BUSY, exit_power=1.0)
    ),
    "exit forbidden": What(amended(add=[exit_rule("new", Force.MUST_NOT, UNFOUNDED)])),
    "exit forbidden, slowly": What(amended(add=[exit_rule("new", Force.MUST_NOT, UNFOUNDED)]), SLOW),
    "exit forbidden until the end": What(
        amended(
            replace=[evolve(rule("5(4)"), survives=TRUE)], add=[exit_rule("new", Force.MUST_NOT, not_(holds(LISTED)))]
        ).amend(expires_on=date(2025, 12, 1))
    ),
    "an exception": What(
        amended(replace=[evolve(rule("5(4)"), unless=("new",))], add=[exit_rule("new", Force.MUST_NOT, holds(LISTED))]),
        SLOW,
    ),
    "an exception of the same matter": What(
        amended(
            replace=[evolve(rule("5(3)b.2"), unless=("new",))],
            add=[exit_rule("new", Force.MUST_NOT, all_of(UNLAWFUL, not_(holds(EVENT_GRAVE))))],
        ),
        SLOW,
    ),
    "a ground where nothing happened": What(
        amended(add=[exit_rule("new", Force.MUST, not_(holds(REPORT_MADE)))]), evolve(SLOW, exits=0.2)
    ),
    "exit forbidden where nothing happened": What(
        amended(add=[exit_rule("new", Force.MUST_NOT, is_(EVENT_KIND, "none"))])
    ),
    "forbidden unless it was grave": What(amended(add=[exit_rule("new", Force.MUST_NOT, not_(holds(EVENT_GRAVE)))])),
    "a rule that asks who has left": What(amended(add=[exit_rule("new", Force.MAY, not_(holds(EXITED)))]), SLOW),
    "an aim": What(amended(add=[exit_rule("new", Force.AIM, not_(holds(LISTED)))]), SLOW),
    "past the end": What(LASTING.amend(expires_on=date(2025, 11, 1)), SLOW),
    "on the last day": What(LASTING.amend(expires_on=date(2025, 12, 10)), SLOW),
    "after the last day, exclusive": What(
        read(OP_02_last_day="exclusive").amend(expires_on=date(2025, 12, 10)),
        SLOW,
    ),
    "both libraries end": What(read(OP_03_status="library_dissolves").amend(expires_on=date(2025, 12, 1)), BUSY),
    "before the beginning": What(LASTING.amend(effective_from=date(2025, 7, 1)), BUSY),
}
"""What is tried, by name."""


NOT_SIMULATED = ("release_date", "release_plus_30", "facts_before_expiry_survive")
"""Readings that ask for days which no behaviour tells."""

CHANCES = st.sampled_from((0.0, 0.1, 0.3, 0.7, 1.0))


@st.composite
def whats(draw: st.DrawFn) -> What:
    """Any readings that can be simulated, any numbers, any behaviour."""
    axes = draw(st.lists(st.sampled_from(LASTING.axes), max_size=12, unique=True))
    readings = {
        axis.id: draw(st.sampled_from([one.id for one in axis.readings if one.id not in NOT_SIMULATED]))
        for axis in axes
    }
    numbers = {
        name: draw(st.integers(least, most))
        for name, least, most in (
            ("total", 7, 14), ("refill_floor", 5, 12), ("no_star_limit", 1, 4),
            ("row_knit", 2, 6), ("row_cotton", 2, 6),
        )
    }  # fmt: skip
    ends = draw(st.sampled_from((date(2027, 12, 31), date(2025, 9, 10), date(2025, 10, 1))))
    levels = st.none() | st.integers(0, 14)
    chances = [draw(CHANCES) for _ in range(20)]
    behaviour = Behaviour(
        (
            Ratings(chances[0]), Updating(*chances[1:6]), Serving(*chances[6:10]), Reports(*chances[10:15]),
            Events(0.1, 0.1, *chances[15:18]),
        ),
        draw(CHANCES), draw(CHANCES), Refilling(draw(CHANCES), draw(levels), draw(levels)),
    )  # fmt: skip
    return What(LASTING.amend(expires_on=ends, **numbers).with_readings(readings), behaviour)


def after(regulation: Regulation, acts: Sequence[OfficialAct], on: date) -> Pools:
    """The library and the reserve after some acts, as OP-03 is read."""
    return pools_as_read(regulation, fold_pools(acts), on, lambda *_: False)


def so(plane: Plane, scenario: int) -> bool:
    """Whether a plane holds in one scenario: bit by bit, as one large number."""
    return bool(int.from_bytes(plane.astype("<u8").tobytes(), "little") >> scenario & 1)


def number(bits: Bits[Plane], scenario: int) -> int:
    """A number in one scenario."""
    return sum(so(plane, scenario) << weight for weight, plane in enumerate(bits))


def places(planes: Mapping[int, Plane], scenario: int) -> set[int]:
    """The places whose planes hold in one scenario."""
    return {place for place, plane in planes.items() if so(plane, scenario)}


def in_row(one: Round, industry: Industry, scenario: int) -> int:
    """How many members a sector has in one scenario."""
    return number(tuple(bit[SECTORS.index(industry)] for bit in one.rows), scenario)


def simulation(study: Study, regulation: Regulation, block: int = 0) -> list[Round]:
    """What happens in a block of a study under one regulation."""
    job = study.job(regulation)
    return list(simulated(job, job.versions[0], SeededDraws(study.seed, [block]), 1))


def bytes_of(result: Result) -> tuple[bytes, ...]:
    """Everything that was counted."""
    parts = (
        part
        for one in result.tallies
        for part in (one.sizes, one.rows, one.grounds, one.firms, one.metrics, one.spread)
    )
    return (*(part.tobytes() for part in parts), result.paired.tobytes(), bytes(f"{result.scenarios}", "ascii"))
