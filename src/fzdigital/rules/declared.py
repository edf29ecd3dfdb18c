"""What rules may refer to, and what makes the declarations themselves ill-formed."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import TypeVar

from fzdigital.errors import IllFormedError, InvalidValueError, UnknownNameError, WrongSortError
from fzdigital.rules.expr import Condition
from fzdigital.rules.rule import Act, Actor
from fzdigital.rules.source import Axis, Clause, Parameter
from fzdigital.rules.vocabulary import Vocabulary
from fzdigital.text import Text, shown

FACT = Text("事实", "fact")
PARAMETER = Text("参数", "parameter")
NUMBER = Text("数值参数", "number among the parameters")
DAY = Text("日期参数", "day among the parameters")
AXIS = Text("待定事项", "axis")
READING = Text("口径", "reading")
ACT = Text("行为", "act")
ACTOR = Text("主体", "actor")
RULE = Text("规则", "rule")
CLAUSE = Text("条款", "clause")

NO_VALUE = Text("既不是整数也不是日期", "is neither a whole number nor a day")
_MIXED = Text("与其范围不是同一种值", "is of another sort than its range")

_Named = TypeVar("_Named", Act, Actor, Axis, Clause)


class Declared:
    """Everything a rule may refer to, indexed: a regulation looks up some thousand names while it is built.

    Args:
        clauses: every unit of the text.
        vocabulary: every fact.
        parameters: every number and day.
        axes: every open question.
        actors: whoever holds powers or duties.
        acts: what can be done.
    """

    def __init__(
        self,
        clauses: tuple[Clause, ...],
        vocabulary: Vocabulary,
        parameters: tuple[Parameter, ...],
        axes: tuple[Axis, ...],
        actors: tuple[Actor, ...],
        acts: tuple[Act, ...],
    ) -> None:
        self.vocabulary = vocabulary
        self.parameters = parameters
        self.axes = axes
        self.acts = acts
        self.clause_ids = tuple(clause.id for clause in clauses)
        self.fact_names = tuple(fact.name for fact in vocabulary.facts)
        self.parameter_names = tuple(parameter.name for parameter in parameters)
        self.axis_ids = tuple(axis.id for axis in axes)
        self.actor_ids = tuple(actor.id for actor in actors)
        self.act_ids = tuple(act.id for act in acts)
        self.facts = {fact.name: fact for fact in vocabulary.facts}
        self.readings = {axis.id: tuple(reading.id for reading in axis.readings) for axis in axes}
        self.misplaced = {one.name: fault for one in parameters for fault in _value_faults(one)}
        """The fault of each parameter with a value that cannot be meant; what compares with it is not looked at."""
        sound = tuple(one for one in parameters if one.name not in self.misplaced)
        for one, other in product(sound, sound):
            if one.at_most == other.name:
                self.misplaced.update((one.name, fault) for fault in _order_faults(one, other))
        self.sound: set[Condition] = set()
        """Conditions already looked through without a fault; rules share many."""


def declaration_faults(declared: Declared) -> Iterator[IllFormedError]:
    """Every fault of the declarations: names given twice, references to nothing, axes without a choice."""
    yield from repeated(CLAUSE, declared.clause_ids)
    yield from repeated(PARAMETER, declared.parameter_names)
    yield from repeated(AXIS, declared.axis_ids)
    yield from repeated(ACTOR, declared.actor_ids)
    yield from repeated(ACT, declared.act_ids)
    for fact in declared.vocabulary.facts:
        yield from unknown(CLAUSE, (fact.clause,), fact.name, declared.clause_ids)
    for parameter in declared.parameters:
        yield from unknown(CLAUSE, (parameter.clause,), parameter.name, declared.clause_ids)
        yield from unknown(PARAMETER, filter(None, (parameter.at_most,)), parameter.name, declared.parameter_names)
    yield from declared.misplaced.values()
    for act in declared.acts:
        yield from unknown(ACTOR, filter(None, (act.burdens, act.benefits)), act.id, declared.actor_ids)
        yield from unknown(FACT, act.records, act.id, declared.fact_names)
    for axis in declared.axes:
        yield from _axis_faults(axis, declared.clause_ids)


def _value_faults(parameter: Parameter) -> Iterator[IllFormedError]:
    """The fault of a value that a rule or a computation cannot mean, if it has one."""
    value, low, high, said = parameter.value, parameter.low, parameter.high, value_shown(parameter.value)
    # By the exact type: to Python True is a number, and a moment is a day.
    if type(value) not in (int, date):
        yield wrong(parameter.name, said, NO_VALUE)
    elif {type(bound) for bound in (low, high) if bound is not None} - {type(value)}:
        yield wrong(parameter.name, said, _MIXED)
    elif (low is not None and value < low) or (high is not None and value > high):  # type: ignore[operator]
        yield IllFormedError(
            f"参数{parameter.name!r}为{said}，不在其范围（{parameter.range.zh}）之内，请改正。",
            f"parameter {parameter.name!r} is {said}, outside its range ({parameter.range.en}); change it.",
        )


def _order_faults(lesser: Parameter, greater: Parameter) -> Iterator[IllFormedError]:
    """The fault of a value above that of the parameter which it never exceeds, if it is."""
    if type(lesser.value) is not type(greater.value):
        yield wrong(lesser.name, value_shown(lesser.value), _MIXED)
    elif lesser.value > greater.value:  # type: ignore[operator]
        said, other = value_shown(lesser.value), value_shown(greater.value)
        yield IllFormedError(
            f"参数{lesser.name!r}为{said}，大于参数{greater.name!r}的{other}，请改其一。",
            f"parameter {lesser.name!r} is {said}, above the {other} of {greater.name!r}; change one of them.",
        )


def value_shown(value: object) -> str:
    """The value of a parameter as a message shows it: a day as it is written, anything else never at length."""
    return str(value) if isinstance(value, date) else shown(value)


def _axis_faults(axis: Axis, clauses: tuple[str, ...]) -> Iterator[IllFormedError]:
    readings = tuple(reading.id for reading in axis.readings)
    yield from unknown(CLAUSE, axis.clauses, axis.id, clauses)
    yield from unknown(READING, (axis.default,), axis.id, readings)
    yield from repeated(READING, readings)
    if len(readings) < 2:
        yield IllFormedError(
            f"{axis.id}：只有{len(readings)}种口径，待定事项至少要有两种。",
            f"{axis.id}: has {len(readings)} reading(s); an axis needs at least two.",
        )


def unknown(kind: Text, names: Iterable[str], place: str, known: tuple[str, ...]) -> Iterator[IllFormedError]:
    """A fault for each name that nobody declared.

    Args:
        kind: what the names should name, in both languages.
        names: the names as written.
        place: where they are used.
        known: the declared names.
    """
    for name in names:
        if name not in known:
            yield UnknownNameError(kind, name, place, known)


def called(kind: Text, name: str, place: str, things: tuple[_Named, ...]) -> _Named:
    """The one of some things that has an id.

    Args:
        kind: what they are, in both languages.
        name: the id.
        place: where it is used, for the message.
        things: the things.

    Raises:
        UnknownNameError: none has it.
        InvalidValueError: the id is no text.
    """
    for thing in things:
        if thing.id == name:
            return thing
    raise no_such(kind, name, place, tuple(thing.id for thing in things))


def no_such(kind: Text, name: object, place: str, known: tuple[str, ...]) -> InvalidValueError | UnknownNameError:
    """The fault of an id that a caller gave and that nothing has.

    Args:
        kind: what it should name, in both languages.
        name: the id; something that is no text, such as the thing itself or a list, is a fault of its own.
        place: where it is used, for the message.
        known: the ids that there are.
    """
    if isinstance(name, str):
        return UnknownNameError(kind, name, place, known)
    return InvalidValueError(name, kind, Text("一个标识，以文本给出", "one id, given as text"))


def raise_any(faults: Iterable[IllFormedError], whole: Text) -> None:
    """Report the faults of something together.

    Args:
        faults: what was found.
        whole: what has them, in both languages.

    Raises:
        IllFormedError: the fault itself if it is the only one, or else all of them in one.
    """
    found = tuple(faults)
    if len(found) == 1:
        raise found[0]
    if found:
        raise IllFormedError(
            f"{whole.zh}有{len(found)}处错误：" + " ".join(fault.text.zh for fault in found),
            f"{whole.en} has {len(found)} faults: " + " ".join(fault.text.en for fault in found),
        )


def repeated(kind: Text, names: tuple[str, ...]) -> Iterator[IllFormedError]:
    """A fault for each name that is given to more than one thing of a kind."""
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield IllFormedError(
                f"{kind.zh}名称{name!r}重复，请改其一。", f"{kind.en} {name!r} is declared twice; rename one of them."
            )


def wrong(place: str, shown: str, what: Text) -> WrongSortError:
    """The fault of something that stands where its sort cannot.

    Args:
        place: where it stands.
        shown: what stands there, as written.
        what: what is wrong with it, a phrase in both languages.
    """
    return WrongSortError(f"{place}：“{shown}”{what.zh}。", f"{place}: {shown!r} {what.en}.")
