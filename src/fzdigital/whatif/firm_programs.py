"""What becomes of a firm in a round, written down once as a straight line of operations on planes."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Final

from attrs import frozen

from fzdigital.policy.acts import EXIT
from fzdigital.rules.bits import P
from fzdigital.rules.plane_program import Noted, Notes, Program, program, where_not
from fzdigital.rules.planes import Column, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.whatif.asking import cases, day_facts, settled
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.cohort import Cohort
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import EXITS, Chance
from fzdigital.whatif.grounds import exit_rules, happened, kind_of, kinds_without, standing
from fzdigital.whatif.telling import counts, told

FACTS_OF_A_FIRM: Final = ("firm.in_library", "firm.in_reserve", "firm.exited", "firm.listed")


@frozen
class FirmRound:
    """One round of a firm, the same for every firm.

    Args:
        program: from membership, waiting, having left, being listed, what is due, memory and draws, to leaving, leaving
            on each rule, what is due, memory, and what is counted.
        due: ids of the rules on which exit may stay due beyond a round.
        memory: the numbers that are remembered, each with its bits.
        chances: what is drawn.
        rules: ids of the rules that compel, permit or forbid exit.
        counts: bits of everything that is counted.
    """

    program: Program
    due: tuple[str, ...]
    memory: tuple[tuple[str, int], ...]
    chances: tuple[Chance, ...]
    rules: tuple[str, ...]
    counts: tuple[int, ...]


def firm_rounds(
    regulation: Regulation, behaviour: Behaviour, cohort: Cohort, days: Sequence[date]
) -> dict[date, tuple[FirmRound, bool]]:
    """What becomes of a firm on some days, and whether the regulation then has effect.

    Args:
        regulation: the regulation.
        behaviour: how facts come about.
        cohort: the firms.
        days: the days of the rounds.

    Raises:
        UnsuppliedFactsError: a rule speaks of a fact that nobody tells.
        UndeterminedError: what holds for an act hangs on a reading left unresolved.
        InvalidValueError: two elements tell the same fact, or a count takes more bits than its most.
        UnknownNameError: a fact or chance that is not declared.
    """
    begun = {rule for firm in cohort.firms for rule in firm.due}
    due = tuple(rule.id for rule in exit_rules(regulation) if rule.id in begun)
    first = [element.start(firm) for element in behaviour.elements for firm in cohort.firms if not firm.member]
    started = frozenset(name for one in first for name, value in one.items() if value)
    while True:
        found = {day: _firm_round(regulation, behaviour, len(days), day, due, started) for day in dict.fromkeys(days)}
        lasting = {rule for _, _, left in found.values() for rule in left}
        if lasting.issubset(due):
            return {day: (firm, in_force) for day, (firm, in_force, _) in found.items()}
        # What is never left due on any day need not be carried from round to round; what may be is, on every day.
        due = tuple(rule.id for rule in exit_rules(regulation) if rule.id in lasting.union(due))


def _firm_round(
    regulation: Regulation,
    behaviour: Behaviour,
    rounds: int,
    on: date,
    due: tuple[str, ...],
    started: frozenset[str],
) -> tuple[FirmRound, bool, frozenset[str]]:
    """What becomes of a firm where exit may be due on some rules, and the rules on which it may then be left due."""
    notes = Notes()
    algebra = notes.algebra
    states = [notes.given() for _ in FACTS_OF_A_FIRM]
    member = states[0]
    before = {rule: notes.given() for rule in due}
    without = kinds_without(regulation, algebra)
    numbers = (item for element in behaviour.elements for item in element.remembers(rounds).items())
    memory = (*numbers, *((_on_file(kind), 1) for kind in without))
    remembered: dict[str, Bits[Noted]] = {name: tuple(notes.given() for _ in range(bits)) for name, bits in memory}
    exits, power = exit_chances(regulation, behaviour)
    found = dict.fromkeys((exits, power, *(one for element in behaviour.elements for one in element.chances)))
    chances = tuple(chance for chance in found if chance.settled is None)
    sure = {False: algebra.zero, True: algebra.one}
    drawn = {one: notes.given() if one.settled is None else sure[one.settled] for one in found}
    known: dict[str, Column[Noted]] = {
        **day_facts(regulation, algebra, on),
        **{name: Truths(state, algebra.negated(state)) for name, state in zip(FACTS_OF_A_FIRM, states, strict=True)},
    }
    now = told(regulation, behaviour, algebra, known, member, remembered, drawn)
    planes = cases(regulation, algebra, EXIT.id, now.facts)
    ever = {
        kind: remembered[_on_file(kind)][0] | (happened(regulation, algebra, kind, now.facts) & member)
        for kind in without
    }
    rules = exit_rules(regulation)
    stands = [
        standing(
            regulation, algebra, rule, now.facts, before.get(rule.id, algebra.zero), ever.get(kind_of(regulation, rule))
        )
        for rule in rules
    ]
    applying = [
        plane & member & settled(regulation, algebra, EXIT.id, planes.truths(regulation.effect(rule))).yes
        for rule, (_, plane) in zip(rules, stands, strict=True)
    ]
    must, may, must_not = (
        reduce(or_, (plane for rule, plane in zip(rules, applying, strict=True) if rule.force is force), algebra.zero)
        for force in (Force.MUST, Force.MAY, Force.MUST_NOT)
    )
    goes = algebra.negated(must_not) & ((drawn[exits] & must) | (drawn[power] & may & algebra.negated(must)))
    # What has been met while the firm is a member stays so until it is acted on. Where whoever must go goes at once, a
    # ground that has effect leaves nothing due.
    at_once = exits.settled is True and must_not == algebra.zero
    left = {
        rule.id: held & member & (algebra.negated(spent) if at_once and rule.force is Force.MUST else algebra.one)
        for rule, (held, _), spent in zip(rules, stands, applying, strict=True)
    }
    count = list(counts(regulation, behaviour, algebra, now, member, drawn))
    ends = {**now.memory, **{_on_file(kind): (plane,) for kind, plane in ever.items()}}
    results = [
        goes,
        *(plane & goes for plane in applying),
        *(left[rule] for rule in due),
        *(bit for name, _ in memory for bit in _kept(member, remembered[name], ends[name], name in started)),
        *(bit for bits in count for bit in bits),
    ]
    in_force = planes.truths(regulation.in_force).yes != algebra.zero
    ids, widths = tuple(rule.id for rule in rules), tuple(map(len, count))
    remains = frozenset(rule for rule, plane in left.items() if plane != algebra.zero)
    return FirmRound(program(notes, results), due, memory, chances, ids, widths), in_force, remains


def _kept(member: Noted, before: Bits[Noted], after: Bits[Noted], started: bool) -> Iterator[Noted]:
    """What is remembered after a round, in the bits it took before: of a firm that is no member, what was before.

    Args:
        member: where the firm is one.
        before: what was remembered.
        after: what is to be.
        started: whether some firm in reserve begins with anything but zero.
    """
    algebra = member.notes.algebra
    bits = tuple(_wide(algebra.zero, after, len(before)))
    for old, new, elsewhere in zip(before, bits, where_not(member.notes, member, bits), strict=True):
        stays = elsewhere == old or (elsewhere == algebra.zero and not started)
        yield new if stays else (new & member) | (old & algebra.negated(member))


def _on_file(kind: str) -> str:
    """What is remembered of a kind of matter that a rule may speak of where none has happened."""
    return f"on file: {kind}"


def exit_chances(regulation: Regulation, behaviour: Behaviour) -> tuple[Chance, Chance]:
    """How likely it is that a firm goes that must, and one that may; where it goes without an act, it goes at once."""
    automatic = regulation.reading("OP-21.effect") == "automatic"
    return Chance(EXITS, 1.0 if automatic else behaviour.exits), Chance(EXITS, behaviour.exit_power)


def _wide(zero: P, bits: Bits[P], width: int) -> Iterator[P]:
    yield from bits[:width]
    yield from [zero] * (width - len(bits))
