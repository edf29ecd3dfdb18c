"""A round written down once: what the rules and a behaviour come to, as straight lines of operations on planes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from fzdigital.rules.codes import MIRRORED
from fzdigital.rules.expr import Compare, Fact, Param, Term
from fzdigital.rules.kleene import SIGNS
from fzdigital.rules.patterns import leaves
from fzdigital.rules.plane_program import Program
from fzdigital.rules.regulation import Regulation
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.firm_programs import FirmRound, firm_rounds
from fzdigital.whatif.refill_programs import CandidateRounds, candidate_rounds, library_round

DAY: Final = Fact("as_of")


@frozen
class RoundPrograms:
    """Everything that a regulation says in one round.

    Args:
        firm: what becomes of a member.
        library: from the counts of the library, the exits, the reserve and those of it that are not listed, to: must
            refill, may refill, may take from the reserve.
        candidates: whether a firm in reserve is selected.
        in_force: whether the regulation has effect at all on the day.
        dissolved: whether the library and the reserve have ended with the regulation, as OP-03 is read.
        width: bits of a number of firms.
    """

    firm: FirmRound
    library: Program
    candidates: CandidateRounds
    in_force: bool
    dissolved: bool
    width: int


def programs_by_day(
    regulation: Regulation,
    behaviour: Behaviour,
    cohort: Cohort,
    days: Sequence[date],
    width: int,
) -> tuple[RoundPrograms, ...]:
    """Everything that a regulation says in each round; days that no rule tells apart have the same programs.

    Args:
        regulation: the regulation.
        behaviour: how facts come about.
        cohort: the firms.
        days: the days of the rounds.
        width: bits of a number of firms.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
        UndeterminedError: what holds for an act hangs on a reading left unresolved.
        InvalidValueError: two elements tell the same fact, or a count takes more bits than its most.
        UnknownNameError: a fact or chance that is not declared.
    """
    sides = dict.fromkeys(_compared_with_the_day(regulation))
    numbers = dict(regulation.setting.parameters)
    # Where a rule compares the day with another fact, every day is one of its own.
    alike = [
        tuple(
            day if isinstance(side, Fact) else sign(day, numbers[side.name] if isinstance(side, Param) else side.value)
            for sign, side in sides
        )
        for day in days
    ]
    first = dict(zip(reversed(alike), reversed(days), strict=True))
    firms = firm_rounds(regulation, behaviour, cohort, [first[key] for key in alike])
    kinds = tuple(dict.fromkeys((firm.industry, firm.listed) for firm in cohort.firms if not firm.member))
    found = {
        key: RoundPrograms(
            firms[day][0],
            library_round(regulation, day, width),
            candidate_rounds(regulation, kinds, day, width),
            firms[day][1],
            _dissolved(regulation, day, firms[day][1]),
            width,
        )
        for key, day in first.items()
    }
    return tuple(found[key] for key in alike)


def _dissolved(regulation: Regulation, on: date, in_force: bool) -> bool:
    ended = not in_force and on >= regulation.day("expires_on")
    return ended and regulation.reading("OP-03.status") == "library_dissolves"


def _compared_with_the_day(regulation: Regulation) -> Iterator[tuple[Callable[..., bool], Term]]:
    """What the rules compare the day with: the sign with the day on its left, and the other side."""
    readings = dict(regulation.setting.readings)
    parts = (part for rule in regulation.rules for part in (rule.scope, rule.when, rule.survives))
    for condition in (regulation.in_force, *parts):
        for leaf in leaves(condition, readings):
            if isinstance(leaf, Compare):
                if leaf.left == DAY:
                    yield SIGNS[leaf.sign], leaf.right
                elif leaf.right == DAY:
                    yield SIGNS[MIRRORED[leaf.sign]], leaf.left
