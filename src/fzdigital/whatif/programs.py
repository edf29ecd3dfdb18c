"""A round written down once: what the rules and a behaviour come to, as straight lines of operations on planes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.policy.acts import EXIT, PROMOTE, REPLENISH, USE_RESERVE
from fzdigital.rules.bits import P
from fzdigital.rules.codes import MIRRORED
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import Compare, Fact, Param, Term
from fzdigital.rules.kleene import SIGNS
from fzdigital.rules.patterns import leaves
from fzdigital.rules.plane_program import Noted, Notes, Program, program
from fzdigital.rules.planes import Column, Numbers, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.whatif.asking import Facts, asked, constant
from fzdigital.whatif.behaviour import Behaviour, Now
from fzdigital.whatif.counting import Bits, decreased, increased
from fzdigital.whatif.draws import Chance

COUNT_BITS: Final = 8
"""Bits of a number of firms."""

DAY: Final = Fact("as_of")
FACTS_OF_A_MEMBER: Final = ("firm.in_library", "firm.in_reserve", "firm.exited")


@frozen
class FirmRound:
    """One round of a firm, the same for every firm.

    Args:
        program: from membership, waiting, having left, what is due, memory and draws, to leaving, leaving on each rule,
            what is due, and memory.
        memory: the numbers that are remembered, each with its bits.
        chances: what is drawn.
        rules: ids of the rules that compel or permit exit.
        due: how many planes tell what is due.
    """

    program: Program
    memory: tuple[tuple[str, int], ...]
    chances: tuple[Chance, ...]
    rules: tuple[str, ...]
    due: int


@frozen
class RoundPrograms:
    """Everything that a regulation says in one round.

    Args:
        firm: what becomes of a member.
        library: from the counts of the library, the exits, the reserve and those of it that are not listed, to: must
            refill, may refill, may take from the reserve.
        candidates: for a sector and whether the firm is listed, from: waiting; still wanted, its row, all firms, all
            after adjustment, exits; to: selected; still wanted, its row, all firms.
        in_force: whether the regulation has effect at all on the day.
    """

    firm: FirmRound
    library: Program
    candidates: Mapping[tuple[Industry, bool], Program]
    in_force: bool


def round_programs(
    regulation: Regulation, behaviour: Behaviour, rounds: int, kinds: tuple[tuple[Industry, bool], ...], on: date
) -> RoundPrograms:
    """Everything that a regulation says in a round on a day.

    Args:
        regulation: the regulation.
        behaviour: how facts come about.
        rounds: how many rounds the study has.
        kinds: the sectors of the firms in reserve, each with whether the firm is listed.
        on: the day.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
    """
    firm, in_force = _firm_round(regulation, behaviour, rounds, on)
    candidates = {kind: _candidate_round(regulation, *kind, on) for kind in kinds}
    return RoundPrograms(firm, _library_round(regulation, on), candidates, in_force)


def programs_by_day(
    regulation: Regulation,
    behaviour: Behaviour,
    kinds: tuple[tuple[Industry, bool], ...],
    days: Sequence[date],
) -> tuple[RoundPrograms, ...]:
    """Everything that a regulation says in each round; days that no rule tells apart have the same programs.

    Args:
        regulation: the regulation.
        behaviour: how facts come about.
        kinds: the sectors of the firms in reserve, each with whether the firm is listed.
        days: the days of the rounds.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
    """
    sides = dict.fromkeys(_compared_with_the_day(regulation))
    numbers = dict(regulation.setting.parameters)
    found: dict[object, RoundPrograms] = {}
    programs = []
    for day in days:
        # Where a rule compares the day with another fact, every day is one of its own.
        alike = tuple(
            day if isinstance(side, Fact) else sign(day, numbers[side.name] if isinstance(side, Param) else side.value)
            for sign, side in sides
        )
        if alike not in found:
            found[alike] = round_programs(regulation, behaviour, len(days), kinds, day)
        programs.append(found[alike])
    return tuple(programs)


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


def _day(regulation: Regulation, notes: Notes, on: date) -> dict[str, Column[Noted]]:
    return {
        fact.name: constant(notes.algebra, fact, on) for fact in regulation.vocabulary.of("") if fact.name == DAY.name
    }


def _firm_round(regulation: Regulation, behaviour: Behaviour, rounds: int, on: date) -> tuple[FirmRound, bool]:
    notes = Notes()
    algebra = notes.algebra
    rules = tuple(rule for rule in regulation.rules if rule.act == EXIT.id and rule.force in (Force.MUST, Force.MAY))
    states = [notes.given() for _ in FACTS_OF_A_MEMBER]
    exits, power = Chance("exits", behaviour.exits), Chance("exits", behaviour.exit_power)
    # Where whoever must go goes at once, nothing is ever left due.
    lasting = tuple(rule.id for rule in rules if rule.force is Force.MUST and exits.settled is not True)
    due = {name: notes.given() for name in lasting}
    memory = tuple(item for element in behaviour.elements for item in element.remembers(rounds).items())
    remembered: dict[str, Bits[Noted]] = {name: tuple(notes.given() for _ in range(bits)) for name, bits in memory}
    found = dict.fromkeys((exits, power, *(one for element in behaviour.elements for one in element.chances)))
    chances = tuple(chance for chance in found if chance.settled is None)
    sure = {False: algebra.zero, True: algebra.one}
    drawn = {one: notes.given() if one.settled is None else sure[one.settled] for one in found}
    facts: dict[str, Column[Noted]] = {
        **_day(regulation, notes, on),
        **{name: Truths(state, algebra.negated(state)) for name, state in zip(FACTS_OF_A_MEMBER, states, strict=True)},
    }

    def ask(act: str, more: Facts[Noted]) -> Mapping[Outcome, Truths[Noted]]:
        return asked(regulation, algebra, act, {**facts, **more})[0]

    for element in behaviour.elements:
        told = element.tell(Now(algebra, states[0], remembered, drawn, ask))
        facts.update(told.facts)
        remembered.update(told.memory)
    outcomes, applying = asked(regulation, algebra, EXIT.id, facts)
    in_force = outcomes[Outcome.NOT_IN_FORCE].no
    grounds = {rule.id: applying[rule.id].yes for rule in rules}
    # What became a ground while the firm was a member stays one until it is acted on.
    grounds |= {name: (grounds[name] | (plane & in_force)) & states[0] for name, plane in due.items()}
    must = outcomes[Outcome.MUST].yes
    for name in due:
        must = must | grounds[name]
    goes = states[0] & ((drawn[exits] & must) | (drawn[power] & outcomes[Outcome.MAY].yes))
    results = [
        goes,
        *(plane & goes for plane in grounds.values()),
        *(grounds[name] & algebra.negated(goes) for name in due),
        *(bit for name, bits in memory for bit in _wide(algebra.zero, remembered[name], bits)),
    ]
    names = tuple(rule.id for rule in rules)
    return FirmRound(program(notes, results), memory, chances, names, len(due)), in_force != algebra.zero


def _wide(zero: P, bits: Bits[P], width: int) -> Iterator[P]:
    yield from bits[:width]
    yield from [zero] * (width - len(bits))


def _library_round(regulation: Regulation, on: date) -> Program:
    notes = Notes()
    algebra = notes.algebra
    count, exits, reserve, usable = (Numbers(algebra.one, _given(notes)) for _ in range(4))
    facts: dict[str, Column[Noted]] = {
        **_day(regulation, notes, on),
        "library.count": count,
        "library.adjusted_count": count,
        "library.exits": exits,
        "library.reserve_count": reserve,
        "library.reserve_usable": usable,
    }
    refill = asked(regulation, algebra, REPLENISH.id, facts)[0]
    route = asked(regulation, algebra, USE_RESERVE.id, facts)[0]
    return program(
        notes,
        [refill[Outcome.MUST].yes, refill[Outcome.MAY].yes, route[Outcome.MAY].yes | route[Outcome.MUST].yes],
    )


def _candidate_round(regulation: Regulation, industry: Industry, listed: bool, on: date) -> Program:
    notes = Notes()
    algebra = notes.algebra
    waiting = notes.given()
    wanted, row, total, adjusted, exits = (_given(notes) for _ in range(5))
    sector = {fact.name: fact for fact in regulation.vocabulary.facts}["candidate.sector"]
    facts: dict[str, Column[Noted]] = {
        **_day(regulation, notes, on),
        "candidate.in_reserve": Truths(waiting, algebra.negated(waiting)),
        "candidate.member": algebra.settled(False),
        "candidate.listed": algebra.settled(listed),
        "candidate.sector": constant(algebra, sector, industry.value),
        # Firms are taken in their order, so that it is always the turn of the one asked about.
        "candidate.first_in_order": algebra.settled(True),
        "candidate.row_count": Numbers(algebra.one, row),
        "candidate.total_count": Numbers(algebra.one, total),
        "candidate.adjusted_count": Numbers(algebra.one, adjusted),
        "candidate.exits": Numbers(algebra.one, exits),
    }
    outcome = asked(regulation, algebra, PROMOTE.id, facts)[0]
    allowed = outcome[Outcome.MAY].yes | outcome[Outcome.MUST].yes
    selected = waiting & allowed & algebra.at_least(wanted, 1)
    counts = (
        decreased(algebra, wanted, selected),
        increased(algebra, row, selected),
        increased(algebra, total, selected),
    )
    return program(notes, [selected, *(bit for bits in counts for bit in bits)])


def _given(notes: Notes) -> Bits[Noted]:
    return tuple(notes.given() for _ in range(COUNT_BITS))
