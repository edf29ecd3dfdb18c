"""From the grounds of one act to the outcomes still possible for it."""

from collections.abc import Iterator
from itertools import product

from fzdigital.rules.decision import Ground, Outcome, RuleResult
from fzdigital.rules.expr import Condition
from fzdigital.rules.kleene import Truth
from fzdigital.rules.rule import Force

JOINT_AT_MOST = 12
"""Unknown conditions that are tried in every combination; beyond it Kleene's coarser answer is given."""

_Atom = tuple[Condition, int]


def possible_outcomes(grounds: tuple[Ground, ...]) -> tuple[Outcome, ...]:
    """The outcomes that the grounds of one act leave possible.

    Args:
        grounds: all of them, settled or not.

    Returns:
        at least one outcome, in the order of :class:`Outcome`. Safe: every outcome that can come true is in it. It may
        hold one that a closer look at facts shared between conditions would exclude.
    """
    live = tuple(ground for ground in grounds if ground.result.rule.force is not Force.AIM)
    unknown = tuple(dict.fromkeys(atom for ground in live for atom in _unknown(ground)))
    # A rule and its exception never apply together; only trying the combinations sees that.
    if any(ground.result.rule.unless for ground in live) and len(unknown) <= JOINT_AT_MOST:
        assignments = product((False, True), repeat=len(unknown))
        found = {_joint(live, dict(zip(unknown, values, strict=True))) for values in assignments}
    else:
        found = _separate([ground.result for ground in live])
    return tuple(outcome for outcome in Outcome if outcome in found)


def _unknown(ground: Ground) -> Iterator[_Atom]:
    for reason in (ground.result.in_force, ground.result.scope, ground.result.when):
        if reason.truth is None:
            yield reason.condition, ground.matter


def _joint(live: tuple[Ground, ...], assumed: dict[_Atom, bool]) -> Outcome:
    """The outcome when every unknown condition has the truth assumed for it."""
    truths = {}
    for ground in live:
        result, matter = ground.result, ground.matter
        truths[result.rule.id, matter] = tuple(
            assumed[reason.condition, matter] if reason.truth is None else reason.truth
            for reason in (result.in_force, result.scope, result.when)
        )

    def speaks(rule: str, unless: tuple[str, ...], matter: int) -> bool:
        _, scope, when = truths[rule, matter]
        return (scope and when) or excepted(unless, matter)

    def excepted(unless: tuple[str, ...], matter: int) -> bool:
        return any(
            speaks(other.result.rule.id, other.result.rule.unless, other.matter)
            for other in live
            if other.result.rule.id in unless and other.matter in (matter, -1)
        )

    applying = set()
    in_scope = False
    for ground in live:
        rule = ground.result.rule
        force, scope, when = truths[rule.id, ground.matter]
        in_scope = in_scope or (force and scope)
        if force and scope and when and not excepted(rule.unless, ground.matter):
            applying.add(rule.force)
    in_force = any(force for force, _, _ in truths.values())
    return _outcome(in_force, in_scope, Force.MUST in applying, Force.MAY in applying, Force.MUST_NOT in applying)


def _separate(live: list[RuleResult]) -> set[Outcome]:
    """The outcomes when the rules of each force are unknown independently of the others."""
    by_force = {force: _any([one.applies for one in live if one.rule.force is force]) for force in Force}
    in_force = _any([one.in_force.truth for one in live])
    in_scope = _any([_both(one.in_force.truth, one.scope.truth) for one in live])
    return {
        _outcome(force, scope, must, may, must_not)
        for force, scope, must, may, must_not in product(
            _values(in_force),
            _values(in_scope),
            _values(by_force[Force.MUST]),
            _values(by_force[Force.MAY]),
            _values(by_force[Force.MUST_NOT]),
        )
        # a rule that applies is in scope, and one in scope is in force: other combinations cannot arise
        if (scope or not (must or may or must_not)) and (force or not scope)
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


def _any(truths: list[Truth]) -> Truth:
    return True if True in truths else None if None in truths else False


def _both(one: Truth, other: Truth) -> Truth:
    return False if False in (one, other) else None if None in (one, other) else True
