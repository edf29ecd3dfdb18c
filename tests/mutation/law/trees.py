"""Every way to change one thing in a condition."""

from collections.abc import Iterator
from typing import Final, assert_never

from attrs import evolve, frozen

from fzdigital.rules.expr import FALSE, TRUE, All, Any, Choice, Compare, Comparison, Condition, Const, Fact, Not, Param

_STRICTER: Final[dict[Comparison, Comparison]] = {">=": ">", ">": ">=", "<=": "<", "<": "<="}

Readings = tuple[tuple[str, str], ...]
"""The readings under which a place in a tree is looked at, as (axis, reading)."""


@frozen
class Change:
    """A condition with one thing changed.

    Args:
        place: where in the tree, such as ``all[1].strict``.
        what: what was done to it, such as ``held`` (the place always holds) or ``negated``.
        condition: the whole condition as changed.
        readings: the readings under which the place counts.
        leaf: the leaf that was changed, if it was one.
    """

    place: str
    what: str
    condition: Condition
    readings: Readings = ()
    leaf: Condition | None = None


def changes(condition: Condition) -> Iterator[Change]:
    """Every change of one thing in a condition; the condition itself is the place called by the empty name."""
    yield from _own(condition)
    for step, part, wrap_axis in _parts(condition):
        for inner in changes(part):
            place = ".".join(filter(None, (step, inner.place)))
            readings = (*wrap_axis, *inner.readings)
            yield evolve(inner, place=place, condition=_with(condition, step, inner.condition), readings=readings)


def _own(condition: Condition) -> Iterator[Change]:
    """What can be done to a node itself."""
    match condition:
        case Const(True):
            yield Change("", "never", FALSE, leaf=condition)
        case Const():
            yield Change("", "always", TRUE, leaf=condition)
        case Fact() | Param() | Compare():
            yield Change("", "always", TRUE, leaf=condition)
            yield Change("", "never", FALSE, leaf=condition)
            yield Change("", "negated", Not(condition), leaf=condition)
            if isinstance(condition, Compare) and condition.sign in _STRICTER:
                yield Change("", "strictness", evolve(condition, sign=_STRICTER[condition.sign]), leaf=condition)
        case All(parts):
            yield Change("", "negated", Not(condition))
            if len(parts) > 1:
                yield Change("", "all to any", Any(parts))
        case Any(parts):
            yield Change("", "negated", Not(condition))
            if len(parts) > 1:
                yield Change("", "any to all", All(parts))
        case Not(part):
            yield Change("", "not dropped", part)
        case Choice(axis, branches):
            for place, (reading, branch) in enumerate(branches):
                _, other = branches[(place + 1) % len(branches)]
                if other != branch:
                    swapped = (*branches[:place], (reading, other), *branches[place + 1 :])
                    yield Change("", f"{reading} read as the next", Choice(axis, swapped), ((axis, reading),))
        case _:
            assert_never(condition)


def _parts(condition: Condition) -> Iterator[tuple[str, Condition, Readings]]:
    match condition:
        case All(parts) | Any(parts):
            word = "all" if isinstance(condition, All) else "any"
            yield from ((f"{word}[{place}]", part, ()) for place, part in enumerate(parts))
        case Not(part):
            yield "not", part, ()
        case Choice(axis, branches):
            yield from ((f"{axis}={reading}", branch, ((axis, reading),)) for reading, branch in branches)
        case _:
            return


def _with(condition: Condition, step: str, part: Condition) -> Condition:
    """The condition with one of its parts replaced."""
    match condition:
        case All(parts) | Any(parts):
            place = int(step[4:-1])
            return evolve(condition, parts=(*parts[:place], part, *parts[place + 1 :]))
        case Not():
            return Not(part)
        case Choice(axis, branches):
            reading = step.removeprefix(f"{axis}=")
            return Choice(axis, tuple((name, part if name == reading else branch) for name, branch in branches))
        case _:
            raise AssertionError(condition)
