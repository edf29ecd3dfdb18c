"""Random moves, one after the other, in one register after the other; after each both are asked."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from time import process_time
from typing import NamedTuple

from fzdigital.errors import FzdigitalError
from fzdigital.service.history import History
from tests.extremes.cards import Box
from tests.extremes.compare import Asked, Check, checks, desk_of
from tests.extremes.moves import MOVES
from tests.extremes.nouns import casebook_of
from tests.extremes.terms import ENACTED, SMALL, Terms, regulation_of, some_other
from tests.extremes.world import World

LENGTH = 24
"""Moves made in one register before the next is begun."""
OTHERS = 10
"""Sets of other readings that two registers in five of one run are under; more would not stay compiled."""


class Failure(NamedTuple):
    """A register in which the two see something otherwise.

    Args:
        box: everything on file.
        terms: numbers and readings.
        asked: the question.
        check: what they see otherwise.
    """

    box: Box
    terms: Terms
    asked: Asked
    check: Check


class Ran(NamedTuple):
    """What came of some moves.

    Args:
        steps: moves made.
        made: answers compared.
        wider: answers that left more open than the clerk, where they may.
        seconds: time of the processor.
        moves: how often each move was made.
        failures: the first of each kind of difference.
        differing: how many such differences there were.
    """

    steps: int
    made: int
    wider: int
    seconds: float
    moves: Counter[str]
    failures: tuple[Failure, ...]
    differing: int


def run(steps: int, seed: object) -> Ran:
    """So many moves; the same for the same seed, everywhere.

    Args:
        steps: how many moves.
        seed: anything that can be written.
    """
    randomness = Random(f"register {seed}")
    kinds, weights = [*MOVES], [*MOVES.values()]
    begun = process_time()
    done, made, wider, differing = 0, 0, 0, 0
    others = [some_other(SMALL, randomness) for _ in range(OTHERS)]
    moves: Counter[str] = Counter()
    failures: dict[str, Failure] = {}
    while done < steps:
        terms = randomness.choices((SMALL, randomness.choice(others), ENACTED), (60, 38, 2))[0]
        world = World(randomness, terms)
        length = min(LENGTH, steps - done)
        # Once in two registers, late enough that much has happened.
        thorough = randomness.randint(LENGTH // 2, LENGTH * 3 // 2 - 1)
        for number in range(length):
            world.pass_time()
            move = randomness.choices(kinds, weights)[0]
            asked = world.question(move(world), thoroughly=number == thorough)
            done += 1
            moves[move.__name__] += 1
            for check in _asked(world, asked):
                made += 1
                wider += check.is_wider
                if check.is_wrong:
                    differing += 1
                    failures.setdefault(_kind(check), Failure(world.box, world.terms, asked, check))
    return Ran(done, made, wider, process_time() - begun, moves, tuple(failures.values()), differing)


def _asked(world: World, asked: Asked) -> Iterator[Check]:
    history = History(world.casebook, asked.known)
    yield from checks(desk_of(world.box, world.terms, asked), history, regulation_of(world.terms), asked)


def _kind(check: Check) -> str:
    """What a difference is about, whatever the firm."""
    return "".join(one for one in check.about if not one.isdigit())


def smallest(failure: Failure) -> Failure:
    """The same difference with as few cards and corrections as can be had by leaving out one after the other."""
    box, tried = failure.box, True
    while tried:
        tried = False
        for smaller in _smaller(box):
            if _still(failure, smaller) is not None:
                box, tried = smaller, True
                break
    return failure._replace(box=box, check=_still(failure, box) or failure.check)


def _smaller(box: Box) -> Iterator[Box]:
    """Halves and quarters first, so that long histories shrink fast; then one card or correction less."""
    for part in (2, 4):
        size = -(-len(box.cards) // part)
        for start in range(0, len(box.cards), size) if len(box.cards) > part else ():
            yield _without(box, {card["id"] for card in box.cards[start : start + size]})
    for card in box.cards:
        yield _without(box, {card["id"]})
    for at in range(len(box.fixes)):
        yield box._replace(fixes=box.fixes[:at] + box.fixes[at + 1 :])
    if box.incomplete:
        yield box._replace(incomplete=frozenset())


def _without(box: Box, ids: set[str]) -> Box:
    cards = tuple(card for card in box.cards if card["id"] not in ids)
    return box._replace(cards=cards, fixes=tuple(fix for fix in box.fixes if fix.card not in ids))


def _still(failure: Failure, box: Box) -> Check | None:
    """The difference, if it is still there; a box that says what cannot be is no smaller one."""
    try:
        history = History(casebook_of(box), failure.asked.known)
        desk = desk_of(box, failure.terms, failure.asked)
        found = checks(desk, history, regulation_of(failure.terms), failure.asked)
        return next((one for one in found if _same(one, failure.check)), None)
    except FzdigitalError:
        return None


def _same(one: Check, other: Check) -> bool:
    return one.is_wrong and _kind(one) == _kind(other)
