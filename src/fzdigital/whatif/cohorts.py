"""Cohorts: taken from a casebook, described by distributions, or cut short."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from attrs import evolve

from fzdigital.domain.application import Application
from fzdigital.domain.industry import Industry
from fzdigital.domain.rating import Rating, Stars
from fzdigital.errors import UndeterminedError
from fzdigital.policy.acts import EXIT
from fzdigital.policy.ratings_case import longest_as_read
from fzdigital.rules.decide import decide
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.service.cases import case_of_firm, listed_now, pools_on
from fzdigital.service.history import History
from fzdigital.service.pools import Pools
from fzdigital.service.selection import Selection, select
from fzdigital.whatif.cohort import MEMBERS, RESERVE, Cohort, Firm, require_count
from fzdigital.whatif.grounds import kind_of

SECTORS = tuple(Industry)


def cohort_of(
    regulation: Regulation, history: History, on: date, *, unknown_listed: bool, unknown_due: bool | None = None
) -> Cohort:
    """The cohort that a casebook holds on a day: its members, its reserve, and what they bring along.

    Args:
        regulation: whose readings to follow.
        history: the casebook.
        on: the day.
        unknown_listed: whether a firm counts as being on the dishonesty list where nobody has looked; a simulation
            needs an answer.
        unknown_due: whether a ground for exit counts as met where that is open; None to refuse.

    Returns:
        the members in the order of joining, a firm in two sectors once, in that which it joined first; then the reserve
        by final score, best first, equal ones by code, those without a known score last. A firm in reserve stands in
        the sector in which it scored best. Runs of no-stars, grounds for exit met and not acted on, and exits so far
        come along. Of the firms' matters nothing else does: what is still under way is taken to come to nothing.

    Raises:
        UndeterminedError: firms whose run of no-stars, or a ground for whose exit, hangs on what is unknown or on
            unresolved readings, or who are in reserve without an application.
    """
    pools = pools_on(regulation, history, on)
    selections: dict[int, Selection] = {}

    def points(application: Application) -> Fraction:
        if application.batch not in selections:
            selections[application.batch] = select(regulation, history, application.batch, on)
        scored = selections[application.batch].find(application.code, application.industry)
        return Fraction(-1) if scored is None or scored.points is None else scored.points

    def firm(code: str, industry: Industry, member: bool) -> Firm:
        looked = listed_now(history, code, on)
        current, longest = _runs(regulation, history, code, on, pools)
        listed = unknown_listed if looked is None else looked
        due = tuple(_due(regulation, history, code, on, pools, unknown_due)) if member else ()
        return Firm(code, industry, member, current, longest, listed, name=history.name(code), due=due)

    sectors = {one.code: one.industry for one in reversed(pools.library.members)}
    codes = dict.fromkeys(one.code for one in pools.library.members)
    best = sorted(
        (max(_applied(history, code, on), key=points) for code in pools.reserve.codes),
        key=lambda one: (-points(one), one.code),
    )
    return Cohort(
        (
            *(firm(code, sectors[code], True) for code in codes),
            *(firm(one.code, one.industry, False) for one in best),
        ),
        len(pools.exits),
    )


def _applied(history: History, code: str, on: date) -> list[Application]:
    found = [one for one in history.applications if one.code == code and one.on <= on]
    if not found:
        raise UndeterminedError(
            f"后备企业{code!r}没有申报记录，无从得知其细分行业，请补录申报。",
            f"firm {code!r} is in reserve without an application, so that its sector is unknown; record it.",
        )
    return found


def _due(
    regulation: Regulation, history: History, code: str, on: date, pools: Pools, unknown: bool | None
) -> Iterator[str]:
    """The rules that compel or permit a member's exit on a matter of its own, by what the casebook says."""
    decision = decide(regulation, case_of_firm(regulation, history, code, on, pools)).of(EXIT.id)
    found = {
        ground.result.rule.id: ground.result.applies
        for grounds in (decision.undecided, decision.applying)
        for ground in grounds
        if ground.result.rule.force in (Force.MUST, Force.MAY) and kind_of(regulation, ground.result.rule)
    }
    for rule, applies in found.items():
        if applies is None and unknown is None:
            raise UndeterminedError(
                f"企业{code!r}是否已有退出情形（{rule}）尚不确定，请先查明，或用unknown_due说明如何假定。",
                f"whether firm {code!r} has met a ground for exit ({rule}) is open; find out, or say with unknown_due "
                "what to assume.",
            )
        if applies or unknown:
            yield rule


def _runs(regulation: Regulation, history: History, code: str, on: date, pools: Pools) -> tuple[int, int]:
    """The run of no-stars that lasts, and the longest, as the regulation reads them."""
    dossier, occasion = history.dossier(code, on, pools), history.occasion(on)
    longest = _one(code, longest_as_read(regulation, dossier, occasion))
    if not longest:
        return 0, 0
    # So many no-stars more would make the run that lasts the longest: what is over them, it has now.
    more = longest + 1
    number = max(one for one, _ in occasion.rounds)
    rounds = [(number + step, on + timedelta(days=step)) for step in range(1, more + 1)]
    ratings = (*dossier.ratings, *(Rating(code, one, day, Stars.NONE) for one, day in rounds))
    then = evolve(occasion, on=rounds[-1][1], rounds=(*occasion.rounds, *rounds))
    return _one(code, longest_as_read(regulation, evolve(dossier, ratings=ratings), then)) - more, longest


def _one(code: str, found: tuple[object, ...]) -> int:
    if len(found) == 1 and isinstance(found[0], int):
        return found[0]
    raise UndeterminedError(
        f"企业{code!r}的连续无星级次数尚不确定，请先查明星级或选定口径。",
        f"the run of no-stars of firm {code!r} is undetermined; find out its stars or settle the readings first.",
    )


def drawn(
    members: int,
    reserve: int,
    *,
    seed: int,
    quality: Callable[[Random], float] | None = None,
    industry: Callable[[Random], Industry] | None = None,
    no_stars: Callable[[Random], int] | None = None,
) -> Cohort:
    """A cohort described by distributions.

    Args:
        members: firms in the library, from 0.
        reserve: firms in the reserve, from 0, in the order in which they are drawn.
        seed: what all draws follow from, from 0.
        quality: draws the quality of a firm, such as ``lambda random: random.gauss(0, 1)``; None for 0.
        industry: draws its sector; None for the sectors in turn.
        no_stars: draws how many times in a row a member has had no star up to now; None for none.

    Returns:
        the cohort; what is drawn for a firm hangs on its code and the seed only, and not on how many there are.

    Raises:
        InvalidValueError: a number below 0, or no firm at all.
    """
    require_count(members, MEMBERS)
    require_count(reserve, RESERVE)

    def firms(count: int, member: bool) -> Iterator[Firm]:
        for number in range(count):
            code = f"{'M' if member else 'R'}{number + 1:02}"
            # One stream for each thing drawn: describing the sectors otherwise leaves the qualities as they are.
            of = {name: Random(f"{seed} {code} {name}") for name in ("quality", "industry", "no_stars")}
            sector = SECTORS[number % len(SECTORS)] if industry is None else industry(of["industry"])
            run = no_stars(of["no_stars"]) if member and no_stars is not None else 0
            yield Firm(code, sector, member, run, run, quality=0.0 if quality is None else quality(of["quality"]))

    return Cohort((*firms(members, True), *firms(reserve, False)))


def trimmed(cohort: Cohort, reserve: int) -> Cohort:
    """A cohort with the first firms of its reserve only.

    Args:
        cohort: the cohort.
        reserve: how many, from 0; all of them if there are not more.

    Returns:
        members first, so that every firm has the same draws however many are left out.

    Raises:
        InvalidValueError: a number below 0, or no firm is left.
    """
    require_count(reserve, RESERVE)
    places = (*cohort.members, *cohort.reserve[:reserve])
    return Cohort(tuple(cohort.firms[place] for place in places), cohort.exits)
