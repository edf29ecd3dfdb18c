"""What has been met and lasts: a matter stays on file, and a rule may speak of there being none."""

from functools import reduce
from operator import or_

from fzdigital.policy.acts import EXIT
from fzdigital.policy.facts.firm import RATINGS
from fzdigital.rules.applying import met
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.check import matter_kinds
from fzdigital.rules.codes import code
from fzdigital.rules.planes import Column, Planes, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Rule
from fzdigital.rules.vocabulary import FactDef, Known
from fzdigital.whatif.asking import Facts, cases, fixed, settled


def exit_rules(regulation: Regulation) -> tuple[Rule, ...]:
    """The rules that compel, permit or forbid exit."""
    return tuple(rule for rule in regulation.rules if rule.act == EXIT.id and rule.force is not Force.AIM)


def kinds_without(regulation: Regulation, algebra: Algebra[P]) -> tuple[str, ...]:
    """The kinds of matter of which a rule on exit may hold where none has happened, whatever else is so.

    Args:
        regulation: the regulation.
        algebra: the algebra of the planes.
    """
    found = (
        kind
        for rule in exit_rules(regulation)
        for kind in (kind_of(regulation, rule),)
        if kind and met(Planes(regulation, algebra, _absent(regulation, algebra, kind)), rule).no != algebra.one
    )
    return tuple(dict.fromkeys(found))


def happened(regulation: Regulation, algebra: Algebra[P], kind: str, facts: Facts[P]) -> P:
    """Where something is told of a kind of matter that does not mean that nothing happened.

    Args:
        regulation: the regulation.
        algebra: the algebra of the planes.
        kind: the kind of matter.
        facts: what is told.
    """
    apart = (
        _apart(algebra, fact, fact.absent, facts[fact.name])
        for fact in regulation.vocabulary.of(kind)
        if fact.name in facts and fact.absent is not None
    )
    return reduce(or_, apart, algebra.zero)


def standing(
    regulation: Regulation, algebra: Algebra[P], rule: Rule, facts: Facts[P], due: P, before: P | None
) -> tuple[P, P]:
    """Where a rule on exit has been met on what stays on file, and where it is met as things stand.

    Args:
        regulation: the regulation.
        algebra: the algebra of the planes.
        rule: the rule.
        facts: what is told in the round.
        due: where it has been met before.
        before: where a matter of its kind has happened up to now; None where the rule never holds without one.

    Raises:
        UnsuppliedFactsError: the rules on exit speak of facts that nobody tells.
        UndeterminedError: whether it is met hangs on a reading left unresolved.
    """
    now = settled(regulation, algebra, EXIT.id, met(cases(regulation, algebra, EXIT.id, facts), rule)).yes
    kind = kind_of(regulation, rule)
    if not kind:
        return algebra.zero, now
    if before is None:
        return due | now, due | now
    without = met(cases(regulation, algebra, EXIT.id, {**facts, **_absent(regulation, algebra, kind)}), rule).yes
    held = due | (now & happened(regulation, algebra, kind, facts))
    return held, held | (without & algebra.negated(before))


def kind_of(regulation: Regulation, rule: Rule) -> str:
    """The kind of matter that stays on file and that a rule speaks of; empty for the firm itself and its ratings."""
    by_id = {one.id: one for one in regulation.rules}
    kind = "".join(matter_kinds(rule, by_id, EXIT.subject, regulation.vocabulary))
    return "" if kind == RATINGS else kind


def _absent(regulation: Regulation, algebra: Algebra[P], kind: str) -> dict[str, Column[P]]:
    return {
        fact.name: fixed(algebra, fact, fact.absent)
        for fact in regulation.vocabulary.of(kind)
        if fact.absent is not None
    }


def _apart(algebra: Algebra[P], fact: FactDef, absent: Known, column: Column[P]) -> P:
    """Where a fact is told that is not what it is where nothing happened."""
    if isinstance(column, Truths):
        told: Truths[P] = column
        return told.no if absent is True else told.yes
    return algebra.negated(algebra.equal_to(column.bits, code(fact, absent)))
