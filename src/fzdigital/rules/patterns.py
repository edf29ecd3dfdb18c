"""Leaves of conditions as flat Python: which of them hold in a case, in one call.

Reasons depend only on which leaf conditions hold. Generated once for a set of rules, the *pattern* of a case (one
truth for each leaf) is the key under which its reasons are shared with every other case of the same pattern.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any as Anything
from typing import assert_never

from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.kleene import Truth, leaf_truth
from fzdigital.rules.vocabulary import Value, Vocabulary

Values = tuple[Value, ...]
Pattern = tuple[Truth, ...]
PatternOf = Callable[[Values, Values, Values], Pattern]
"""From the values of the day, of the subject and of one matter to the truth of every leaf."""


def leaves(condition: Condition, readings: Mapping[str, str | None]) -> Iterator[Fact | Compare]:
    """The leaves that the readings in use leave reachable, in order, with repetitions."""
    match condition:
        case Const():
            return
        case Fact() | Compare():
            yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part, readings)
        case Not(part):
            yield from leaves(part, readings)
        case Choice(axis, branches):
            for name, branch in branches:
                if readings[axis] in (None, name):
                    yield from leaves(branch, readings)
        case _:
            assert_never(condition)


def slots(vocabulary: Vocabulary, subject: str, kind: str) -> dict[str, str]:
    """Where each fact stands in the three tuples, as Python source."""
    groups = (("c", ""), ("s", subject), ("m", kind))
    return {
        fact.name: f"{variable}[{position}]"
        for variable, group in groups
        if group or variable == "c"
        for position, fact in enumerate(vocabulary.of(group))
    }


def compile_pattern(
    found: tuple[Fact | Compare, ...], places: Mapping[str, str], parameters: Mapping[str, int | date]
) -> PatternOf:
    """A function from values to the truths of the leaves.

    Args:
        found: the leaves.
        places: where each fact stands, from :func:`slots`.
        parameters: the numbers in use; they become constants.

    The generated function expects known values or None; narrowed values go through :func:`slow_pattern`.
    """
    constants: list[object] = []
    parts = [_source(leaf, places, parameters, constants) for leaf in found]
    source = f"def pattern(c, s, m):\n    return ({''.join(part + ', ' for part in parts)})\n"
    # The source holds positions, comparison signs and literals written by repr: nothing in it can be a statement.
    namespace: dict[str, Anything] = {f"k{i}": value for i, value in enumerate(constants)}
    exec(compile(source, "<pattern>", "exec"), namespace)
    pattern: PatternOf = namespace["pattern"]
    return pattern


def slow_pattern(
    found: tuple[Fact | Compare, ...], case: Mapping[str, Value], parameters: Mapping[str, int | date]
) -> Pattern:
    """The truths of the leaves where some value is narrowed: the same answer, interpreted."""
    return tuple(leaf_truth(leaf, case, parameters) for leaf in found)


def _source(
    leaf: Fact | Compare, places: Mapping[str, str], parameters: Mapping[str, int | date], constants: list[object]
) -> str:
    if isinstance(leaf, Fact):
        return places[leaf.name]
    comparison = " ".join(
        (
            _operand(leaf.left, places, parameters, constants),
            leaf.sign,
            _operand(leaf.right, places, parameters, constants),
        )
    )
    facts = [places[side.name] for side in (leaf.left, leaf.right) if isinstance(side, Fact)]
    unknown = " or ".join(f"{fact} is None" for fact in facts)
    return f"None if {unknown} else {comparison}" if facts else comparison


def _operand(
    term: Term, places: Mapping[str, str], parameters: Mapping[str, int | date], constants: list[object]
) -> str:
    match term:
        case Fact(name):
            return places[name]
        case Const(value):
            constant: bool | int | str | date = value
        case Param(name):
            constant = parameters[name]
        case _:
            assert_never(term)
    if not isinstance(constant, date):
        return repr(constant)
    constants.append(constant)
    return f"k{len(constants) - 1}"
