"""Whether two terms can be compared: of one sort, and where the fact can be at all."""

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from fzdigital.errors import IllFormedError
from fzdigital.rules.declared import FACT, PARAMETER, Declared, unknown, wrong
from fzdigital.rules.expr import Comparison, Const, Fact, Param, Term
from fzdigital.rules.vocabulary import Bool, Day, Int, OneOf
from fzdigital.text import Text

_SORTS = Text("两边种类不同，不能比较", "compares two different sorts")
_SAME_OR_NOT = Text("只能比较相同与否", "can only be compared for being the same")
_VALUE = Text("所比的值不在该事实的取值之内", "names a value the fact does not have")
_NUMBER = Text("所比的数超出该事实的范围", "compares with a number outside the fact's range")
_DAY = Text("所比的日期超出该事实的范围", "compares with a day outside the fact's range")

_Range = Bool | Int | Day | tuple[str, ...]
"""Where a term can be; a closed list stands as the tuple of its values."""


def comparison_faults(
    left: Term, sign: Comparison, right: Term, place: str, declared: Declared
) -> Iterator[IllFormedError]:
    """Every fault of one comparison.

    Args:
        left: the term on the left.
        sign: how they are compared.
        right: the term on the right.
        place: the rule it stands in, for messages.
        declared: the names it may use.
    """
    faults = [*_term_faults(left, place, declared), *_term_faults(right, place, declared)]
    yield from faults
    # A number that cannot be meant is one fault, however many rules compare with it.
    if faults or any(isinstance(side, Param) and side.name in declared.misplaced for side in (left, right)):
        return
    # Beside one fact, a number must be one the fact can reach; two facts may range apart, as may two numbers.
    anchored = isinstance(left, Fact) is not isinstance(right, Fact)
    what = _mismatch(_range(left, declared), sign, _range(right, declared), anchored)
    if what is not None:
        yield wrong(place, f"{_shown(left)} {sign} {_shown(right)}", what)


def _mismatch(left: _Range, sign: Comparison, right: _Range, anchored: bool) -> Text | None:
    match left, right:
        case Int() as one, Int() as other:
            return _NUMBER if anchored and (one.high < other.low or other.high < one.low) else None
        case Day() as one, Day() as other:
            return _DAY if anchored and (one.last < other.first or other.last < one.first) else None
        case (Bool(), Bool()) | (tuple(), tuple()) if sign not in ("==", "!="):
            return _SAME_OR_NOT
        case Bool(), Bool():
            return None
        case tuple() as one, tuple() as other:
            return None if set(one) <= set(other) or set(other) <= set(one) else _VALUE
        case _:
            return _SORTS


def _term_faults(term: Term, place: str, declared: Declared) -> Iterator[IllFormedError]:
    match term:
        case Const():
            return
        case Fact(name):
            yield from unknown(FACT, (name,), place, declared.fact_names)
        case Param(name):
            yield from unknown(PARAMETER, (name,), place, declared.parameter_names)
        case _:
            assert_never(term)


def _range(term: Term, declared: Declared) -> _Range:
    match term:
        case Const(value):
            return _point(value)
        case Param(name):
            return _point(next(parameter.value for parameter in declared.parameters if parameter.name == name))
        case Fact(name):
            sort = declared.facts[name].sort
            return tuple(value for value, _ in sort.values) if isinstance(sort, OneOf) else sort
        case _:
            assert_never(term)


def _point(value: object) -> _Range:
    nothing = Text("", "")
    if isinstance(value, bool):
        return Bool(nothing, nothing)
    if isinstance(value, int):
        return Int(value, value, nothing)
    # A moment is a date to Python, yet cannot be compared with one.
    if type(value) is date:
        return Day(value, value)
    return (str(value),)


def _shown(term: Term) -> str:
    return str(term.value) if isinstance(term, Const) else term.name
