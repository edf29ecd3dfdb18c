"""The regulation's own rules asked about facts that a behaviour tells, over planes of any kind."""

from collections.abc import Mapping
from datetime import date

from fzdigital.errors import InvalidValueError, UndeterminedError, UnknownNameError, UnsuppliedFactsError
from fzdigital.rules.bits import Algebra, P
from fzdigital.rules.decision import Outcome
from fzdigital.rules.declared import FACT
from fzdigital.rules.outcome_planes import bearing_rules, outcome_planes
from fzdigital.rules.planes import Column, Planes, Truths, constant
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.sorts import admits, expected
from fzdigital.rules.supply import needed
from fzdigital.rules.vocabulary import FactDef, Known

Facts = Mapping[str, Column[P]]
"""Facts by name."""


def fixed(algebra: Algebra[P], fact: FactDef, value: Known) -> Column[P]:
    """A fact with one value everywhere.

    Raises:
        InvalidValueError: a value that the fact does not admit.
    """
    if not admits(fact.sort, value):
        raise InvalidValueError(value, fact.text, expected(fact.sort))
    return constant(algebra, fact, value)


def day_facts(regulation: Regulation, algebra: Algebra[P], on: date) -> Facts[P]:
    """The day, which is all that is told of a round itself.

    Raises:
        InvalidValueError: a day that no case can have.
    """
    return {fact.name: fixed(algebra, fact, on) for fact in regulation.vocabulary.of("") if fact.name == "as_of"}


def cases(regulation: Regulation, algebra: Algebra[P], act: str, facts: Facts[P]) -> Planes[P]:
    """The cases in which an act is asked about.

    Args:
        regulation: the regulation.
        algebra: the algebra of the planes.
        act: id of the act.
        facts: what is told; a kind of matter of which nothing is told never happened.

    Raises:
        UnknownNameError: the regulation has no such act, or no such fact as is told.
        UnsuppliedFactsError: facts that the rules speak of and nobody tells.
    """
    return Planes(regulation, algebra, {**facts, **_quiet(regulation, algebra, act, facts)})


def asked(regulation: Regulation, algebra: Algebra[P], act: str, facts: Facts[P]) -> Mapping[Outcome, Truths[P]]:
    """What holds for an act.

    Args:
        regulation: the regulation.
        algebra: the algebra of the planes.
        act: id of the act.
        facts: what is told; a kind of matter of which nothing is told never happened.

    Raises:
        UnknownNameError: the regulation has no such act, or no such fact as is told.
        UnsuppliedFactsError: facts that the rules speak of and nobody tells.
        UndeterminedError: what holds hangs on a reading left unresolved.
    """
    planes = cases(regulation, algebra, act, facts)
    outcomes = outcome_planes(algebra, [(rule, planes) for rule in bearing_rules(regulation, act)])
    return {outcome: settled(regulation, algebra, act, found) for outcome, found in outcomes.items()}


def settled(regulation: Regulation, algebra: Algebra[P], act: str, found: Truths[P]) -> Truths[P]:
    """The same truth, known everywhere: what is unknown is never taken for a no.

    Raises:
        UndeterminedError: somewhere it is unknown.
    """
    if found.yes | found.no != algebra.one:
        axes = [axis for axis, reading in regulation.setting.readings if reading is None] or ["—"]
        raise UndeterminedError(
            f"{act}：模拟时结果未定，请选定未定的口径（{'、'.join(axes)}），并让各行为要素提供确定的事实。",
            f"{act}: what holds is open in the simulation; settle the readings left unresolved ({', '.join(axes)}) and "
            "let every element tell facts that are known.",
        )
    return found


def _quiet(regulation: Regulation, algebra: Algebra[P], act: str, facts: Facts[P]) -> dict[str, Column[P]]:
    """The facts of matters that never happened."""
    own = ("", regulation.act(act).subject)
    declared = {fact.name: fact for fact in regulation.vocabulary.facts}
    for name in facts:
        if name not in declared:
            raise UnknownNameError(FACT, name, act, tuple(declared))
    told = {declared[name].of for name in facts}
    found: dict[str, Column[P]] = {}
    missing: list[FactDef] = []
    for name in needed(regulation, (act,)):
        fact = declared[name]
        if name in facts:
            continue
        if fact.of in own or fact.of in told or fact.absent is None:
            missing.append(fact)
        else:
            found[name] = fixed(algebra, fact, fact.absent)
    if missing:
        raise UnsuppliedFactsError(act, tuple(fact.text for fact in missing), tuple(fact.name for fact in missing))
    return found
