"""From the grounds of one act to the outcomes still possible for it."""

from collections.abc import Iterator, Mapping
from itertools import product

from fzdigital.rules.decision import Ground, Outcome
from fzdigital.rules.expr import Condition
from fzdigital.rules.kleene import Truth, conjunction, disjunction, negation
from fzdigital.rules.rule import Force

JOINT_AT_MOST = 12
"""Unknown conditions that are tried in every combination; beyond it Kleene's coarser answer is given."""

_Atom = tuple[Condition, int]
_Truths = Mapping[tuple[str, int], tuple[Truth, Truth, Truth]]
"""By rule and matter: whether the rule has effect, concerns the subject, and has its condition met."""


def bearing(grounds: tuple[Ground, ...]) -> tuple[Ground, ...]:
    """The grounds that can make a difference to the outcome.

    An aim compels nobody: it bears on an act only as an exception to another rule, or where there are nothing but aims.

    Args:
        grounds: all grounds of one act.
    """
    excepting = {name for ground in grounds for name in ground.result.rule.unless}
    binding = tuple(
        ground for ground in grounds if ground.result.rule.force is not Force.AIM or ground.result.rule.id in excepting
    )
    return binding or grounds


def possible_outcomes(grounds: tuple[Ground, ...], of_matter: frozenset[Condition]) -> tuple[Outcome, ...]:
    """The outcomes that the grounds of one act leave possible.

    Args:
        grounds: all of them, settled or not.
        of_matter: the conditions that speak of a matter; any other has one truth for all matters.

    Returns:
        at least one outcome, in the order of :class:`Outcome`. Safe: every outcome that can come true is in it. It may
        hold one that a closer look at facts shared between conditions would exclude.
    """
    live = bearing(grounds)
    settled = _settled(live)
    if settled is not None:
        return (settled,)
    atoms = tuple(dict.fromkeys(_shared(live, of_matter)))
    tried = atoms if len(atoms) <= JOINT_AT_MOST else ()
    found: set[Outcome] = set()
    for values in product((False, True), repeat=len(tried)):
        found |= _outcomes(_truths(live, dict(zip(tried, values, strict=True)), of_matter), live)
    return tuple(outcome for outcome in Outcome if outcome in found)


def _settled(live: tuple[Ground, ...]) -> Outcome | None:
    """The outcome where nothing is unknown, which is the common case; None otherwise."""
    applying: set[Force] = set()
    # Where there is no rule at all there is nothing that could be out of force.
    in_force, in_scope = not live, False
    for ground in live:
        result = ground.result
        force, scope = result.in_force.truth, result.scope.truth
        if result.applies is None or force is None or scope is None:
            return None
        in_force = in_force or force
        in_scope = in_scope or (force and scope)
        if result.applies:
            applying.add(result.rule.force)
    return _outcome(in_force, in_scope, Force.MUST in applying, Force.MAY in applying, Force.MUST_NOT in applying)


def _shared(live: tuple[Ground, ...], of_matter: frozenset[Condition]) -> Iterator[_Atom]:
    """The unknown conditions that several rules hang on: where one rule has them, so has the other.

    Rules share their scope; and a rule and its exception never apply together.
    """
    excepting = {name for ground in live for name in ground.result.rule.unless}
    for ground in live:
        result = ground.result
        excepted = result.rule.unless or result.rule.id in excepting
        for reason in (result.in_force, result.scope, *((result.when,) if excepted else ())):
            if reason.truth is None:
                yield _atom(reason.condition, ground.matter, of_matter)


def _atom(condition: Condition, matter: int, of_matter: frozenset[Condition]) -> _Atom:
    return condition, matter if condition in of_matter else -1


def _truths(live: tuple[Ground, ...], assumed: Mapping[_Atom, bool], of_matter: frozenset[Condition]) -> _Truths:
    def truth(condition: Condition, known: Truth, matter: int) -> Truth:
        return assumed.get(_atom(condition, matter, of_matter)) if known is None else known

    return {
        (ground.result.rule.id, ground.matter): (
            truth(ground.result.in_force.condition, ground.result.in_force.truth, ground.matter),
            truth(ground.result.scope.condition, ground.result.scope.truth, ground.matter),
            truth(ground.result.when.condition, ground.result.when.truth, ground.matter),
        )
        for ground in live
    }


def _outcomes(truths: _Truths, live: tuple[Ground, ...]) -> set[Outcome]:
    """The outcomes when the truths that are still unknown have nothing to do with each other."""
    unless = {ground.result.rule.id: ground.result.rule.unless for ground in live}

    def speaks(rule: str, matter: int) -> Truth:
        own = truths[(rule, matter) if (rule, matter) in truths else (rule, -1)]
        return disjunction((conjunction(own), *(speaks(name, matter) for name in unless[rule])))

    applying: dict[Force, list[Truth]] = {force: [] for force in Force}
    for ground in live:
        rule = ground.result.rule
        excepted = (negation(speaks(name, ground.matter)) for name in rule.unless)
        applying[rule.force].append(conjunction((*truths[rule.id, ground.matter], *excepted)))
    return {
        _outcome(force, scope, must, may, must_not)
        for force, scope, must, may, must_not in product(
            _values(disjunction(force for force, _, _ in truths.values())),
            _values(disjunction(conjunction((force, scope)) for force, scope, _ in truths.values())),
            _values(disjunction(applying[Force.MUST])),
            _values(disjunction(applying[Force.MAY])),
            _values(disjunction(applying[Force.MUST_NOT])),
        )
    }


def _outcome(in_force: bool, in_scope: bool, must: bool, may: bool, must_not: bool) -> Outcome:
    if not in_force:
        return Outcome.NOT_IN_FORCE
    if not in_scope:
        return Outcome.NOT_APPLICABLE
    if must_not:
        return Outcome.CONFLICT if must or may else Outcome.MUST_NOT
    if must:
        return Outcome.MUST
    return Outcome.MAY if may else Outcome.SILENT


def _values(truth: Truth) -> tuple[bool, ...]:
    return (False, True) if truth is None else (truth,)
