"""Two versions of a regulation brought to one vocabulary, so that the same cases can be put to both."""

from collections.abc import Collection, Iterable
from typing import Any, Protocol, TypeVar, assert_never

from attrs import evolve

from fzdigital.errors import WrongSortError
from fzdigital.rules.case import Case, named_values
from fzdigital.rules.expr import All, Choice, Compare, Condition, Const, Fact, Not, Term
from fzdigital.rules.expr import Any as AnyOf
from fzdigital.rules.function import PlainFunction
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import FactDef, Vocabulary

APART = "'"
"""What ends the name of a fact that the second version derives otherwise than the first."""


_DECLARED = ("clauses", "vocabulary", "axes", "actors", "acts")


class _Named(Protocol):
    @property
    def id(self) -> str:
        """What it is called by."""


One = TypeVar("One", bound=_Named)


def merged(before: Regulation, after: Regulation) -> tuple[Regulation, Regulation]:
    """Both versions, each with the declarations of either.

    Args:
        before: the first version.
        after: the second.

    Returns:
        the versions; what each says is the same as before. Of two declarations of one name the second version's stays.

    Raises:
        WrongSortError: a fact that the versions declare with different values or for different subjects.
    """
    if all(getattr(before, part) == getattr(after, part) for part in _DECLARED):
        return before, after
    vocabulary = Vocabulary(_facts(before, after))

    def widened(regulation: Regulation) -> Regulation:
        return evolve(
            regulation,
            clauses=_either(before.clauses, after.clauses),
            vocabulary=vocabulary,
            axes=_either(before.axes, after.axes),
            actors=_either(before.actors, after.actors),
            acts=_either(before.acts, after.acts),
        )

    return widened(before), widened(after)


def _either(before: tuple[One, ...], after: tuple[One, ...]) -> tuple[One, ...]:
    later = {one.id: one for one in after}
    return (*(later.pop(one.id, one) for one in before), *later.values())


def _facts(before: Regulation, after: Regulation) -> tuple[FactDef, ...]:
    later = {fact.name: fact for fact in after.vocabulary.facts}
    for fact in before.vocabulary.facts:
        other = later.get(fact.name, fact)
        if (fact.sort, fact.of, fact.absent) != (other.sort, other.of, other.absent):
            raise WrongSortError(
                f"事实{fact.name!r}在两个版本中的取值或对象不同，无法逐案比较，请在修改版中另起名称。",
                f"fact {fact.name!r} has other values or subjects in the two versions, which cannot be compared; give "
                "the amended one a name of its own.",
            )
    return (*(later.pop(fact.name, fact) for fact in before.vocabulary.facts), *later.values())


def changed_functions(before: Regulation, after: Regulation) -> tuple[PlainFunction, ...]:
    """The plain functions that are not the same in both versions, or are not given the same numbers and readings."""

    def used(regulation: Regulation) -> dict[PlainFunction, Any]:
        parameters, readings = dict(regulation.setting.parameters), dict(regulation.setting.readings)
        return {
            one: ([parameters[name] for name in one.parameters], [readings[name] for name in one.axes])
            for one in regulation.functions
        }

    first, second = used(before), used(after)
    return tuple(one for one in {**first, **second} if first.get(one) != second.get(one))


def set_apart(before: Regulation, after: Regulation, names: Collection[str]) -> tuple[Regulation, Regulation]:
    """Both versions over a vocabulary in which some facts stand twice, once for each of them.

    Args:
        before: the first version.
        after: the second, with the same declarations; it comes to speak of the facts by their second name.
        names: the names of facts that the versions derive by different functions.
    """
    if not names:
        return before, after
    facts = before.vocabulary.facts
    twice = Vocabulary((*facts, *(evolve(fact, name=fact.name + APART) for fact in facts if fact.name in names)))

    def moved(condition: Condition) -> Condition:
        return _renamed(condition, names)

    invariants = (*before.invariants, *(evolve(one, condition=moved(one.condition)) for one in after.invariants))
    rules = tuple(
        evolve(rule, when=moved(rule.when), scope=moved(rule.scope), survives=moved(rule.survives))
        for rule in after.rules
    )
    return (
        evolve(before, vocabulary=twice, invariants=invariants),
        evolve(
            after, vocabulary=twice, invariants=invariants, rules=rules, in_force=moved(after.in_force), conditions=()
        ),
    )


def _renamed(condition: Condition, names: Collection[str]) -> Condition:
    def term(one: Term) -> Term:
        return Fact(one.name + APART) if isinstance(one, Fact) and one.name in names else one

    def parts(some: Iterable[Condition]) -> tuple[Condition, ...]:
        return tuple(_renamed(part, names) for part in some)

    match condition:
        case Const():
            return condition
        case Fact(name):
            return Fact(name + APART) if name in names else condition
        case Compare(left, sign, right):
            return Compare(term(left), sign, term(right))
        case All(some):
            return All(parts(some))
        case AnyOf(some):
            return AnyOf(parts(some))
        case Not(part):
            return Not(_renamed(part, names))
        case Choice(axis, branches):
            return Choice(axis, tuple((reading, _renamed(branch, names)) for reading, branch in branches))
        case _:
            assert_never(condition)


def recast(case: Case, written: Regulation, regulation: Regulation) -> Case:
    """A case written in one vocabulary, in another that has fewer facts; of those that stand twice, the first counts.

    Args:
        case: the case.
        written: the regulation whose vocabulary it follows.
        regulation: the regulation whose vocabulary it is to follow.
    """

    def facts_of(kind: str, position: int = -1) -> Any:
        values = named_values(written, case, position)
        known = {
            fact.name: values.get(fact.name + APART) if values[fact.name] is None else values[fact.name]
            for fact in regulation.vocabulary.of(kind)
        }
        return regulation.vocabulary.facts_of(kind, known)

    matters = tuple(
        evolve(matter, facts=facts_of(matter.kind, position)) for position, matter in enumerate(case.matters)
    )
    return evolve(case, common=facts_of(""), facts=facts_of(case.subject), matters=matters)
