"""A round written down once: what the rules and a behaviour come to, as straight lines of operations on planes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Final

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.policy.acts import EXIT
from fzdigital.rules.bits import P
from fzdigital.rules.codes import MIRRORED
from fzdigital.rules.expr import Compare, Fact, Param, Term
from fzdigital.rules.kleene import SIGNS
from fzdigital.rules.patterns import leaves
from fzdigital.rules.plane_program import Noted, Notes, Program, program
from fzdigital.rules.planes import Column, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.whatif.asking import cases, day_facts, settled
from fzdigital.whatif.behaviour import Behaviour
from fzdigital.whatif.counting import Bits
from fzdigital.whatif.draws import Chance
from fzdigital.whatif.grounds import exit_rules, happened, kind_of, kinds_without, standing
from fzdigital.whatif.refill_programs import candidate_round, library_round
from fzdigital.whatif.telling import told

DAY: Final = Fact("as_of")
FACTS_OF_A_FIRM: Final = ("firm.in_library", "firm.in_reserve", "firm.exited", "firm.listed")


@frozen
class FirmRound:
    """One round of a firm, the same for every firm.

    Args:
        program: from membership, waiting, having left, being listed, what is due, memory and draws, to leaving, leaving
            on each rule, what is due, and memory.
        memory: the numbers that are remembered, each with its bits.
        chances: what is drawn.
        rules: ids of the rules that compel, permit or forbid exit.
    """

    program: Program
    memory: tuple[tuple[str, int], ...]
    chances: tuple[Chance, ...]
    rules: tuple[str, ...]


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
        dissolved: whether the library and the reserve have ended with the regulation, as OP-03 is read.
    """

    firm: FirmRound
    library: Program
    candidates: Mapping[tuple[Industry, bool], Program]
    in_force: bool
    dissolved: bool


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
    candidates = {kind: candidate_round(regulation, *kind, on) for kind in kinds}
    ended = not in_force and on >= regulation.day("expires_on")
    dissolved = ended and regulation.reading("OP-03.status") == "library_dissolves"
    return RoundPrograms(firm, library_round(regulation, on), candidates, in_force, dissolved)


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


def _firm_round(regulation: Regulation, behaviour: Behaviour, rounds: int, on: date) -> tuple[FirmRound, bool]:
    notes = Notes()
    algebra = notes.algebra
    states = [notes.given() for _ in FACTS_OF_A_FIRM]
    member = states[0]
    rules = exit_rules(regulation)
    due = [notes.given() for _ in rules]
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

    def sought(found: Truths[Noted]) -> Noted:
        return settled(regulation, algebra, EXIT.id, found).yes

    ever = {
        kind: remembered[_on_file(kind)][0] | (happened(regulation, algebra, kind, now.facts) & member)
        for kind in without
    }
    # What has been met while the firm is a member stays so until it is acted on.
    stands = [
        standing(regulation, algebra, rule, now.facts, plane, ever.get(kind_of(regulation, rule)))
        for rule, plane in zip(rules, due, strict=True)
    ]
    held = [plane & member for plane, _ in stands]
    applying = [
        plane & member & sought(planes.truths(regulation.effect(rule)))
        for rule, (_, plane) in zip(rules, stands, strict=True)
    ]
    must, may, must_not = (
        reduce(or_, (plane for rule, plane in zip(rules, applying, strict=True) if rule.force is force), algebra.zero)
        for force in (Force.MUST, Force.MAY, Force.MUST_NOT)
    )
    goes = algebra.negated(must_not) & ((drawn[exits] & must) | (drawn[power] & may & algebra.negated(must)))
    # Where whoever must go goes at once, a ground that has effect leaves nothing due.
    at_once = exits.settled is True and must_not == algebra.zero
    left = [
        plane & algebra.negated(spent) if at_once and rule.force is Force.MUST else plane
        for rule, plane, spent in zip(rules, held, applying, strict=True)
    ]
    ends = {**now.memory, **{_on_file(kind): (plane,) for kind, plane in ever.items()}}
    results = [
        goes,
        *(plane & goes for plane in applying),
        *left,
        *(bit for name, bits in memory for bit in _wide(algebra.zero, ends[name], bits)),
    ]
    in_force = planes.truths(regulation.in_force).yes != algebra.zero
    return FirmRound(program(notes, results), memory, chances, tuple(rule.id for rule in rules)), in_force


def _on_file(kind: str) -> str:
    """What is remembered of a kind of matter that a rule may speak of where none has happened."""
    return f"on file: {kind}"


def exit_chances(regulation: Regulation, behaviour: Behaviour) -> tuple[Chance, Chance]:
    """How likely it is that a firm goes that must, and one that may; where it goes without an act, it goes at once."""
    automatic = regulation.reading("OP-21.effect") == "automatic"
    return Chance("exits", 1.0 if automatic else behaviour.exits), Chance("exits", behaviour.exit_power)


def _wide(zero: P, bits: Bits[P], width: int) -> Iterator[P]:
    yield from bits[:width]
    yield from [zero] * (width - len(bits))
