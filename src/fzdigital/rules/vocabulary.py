"""The typed vocabulary: every fact a rule may speak of, declared once.

A fact has a sort and a range, names in both languages, the question that asks for it, who answers it and who
(if anyone) can still change it. A name nobody declared is an error when a rule is built, never a silent unknown.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from attrs import field, frozen

from fzdigital.errors import IllFormedError, InvalidValueError, UnknownNameError
from fzdigital.rules.sorts import Bool as Bool
from fzdigital.rules.sorts import Day as Day
from fzdigital.rules.sorts import Int as Int
from fzdigital.rules.sorts import Known as Known
from fzdigital.rules.sorts import OneOf as OneOf
from fzdigital.rules.sorts import Sort as Sort
from fzdigital.rules.sorts import admits, expected
from fzdigital.text import Text

KIND_OF_NAME = Text("事实", "fact")

World = Literal["act", "state", "derived"]
"""``act``: recorded when done, so absence means not done. ``state``: a state of the world, absence means unknown.
``derived``: computed from other facts by a plain function."""

Movement = Literal["never", "up", "down", "freely", "once", "anew"]
"""How a known value can still move; nobody rewrites the past.

``never``: a past day or finding, or what only time moves. ``up``, ``down``: what is done stays done, history grows.
``freely``: a state of the world that can come and go. ``once``: an outcome, while it is still the first of its values,
such as pending; once it has come it stays. ``anew``: what a matter is like, while there is none; then it stays.
"""


def _in_order(values: Iterable[bool | int | str | date]) -> tuple[bool | int | str | date, ...]:
    found = tuple(sorted(set(values)))
    if len(found) < 2:
        expected_there = Text("至少两个不同的值", "at least two different values")
        raise InvalidValueError(found, Text("可能的取值", "what is possible"), expected_there)
    return found


@frozen
class Possible:
    """An unknown value of which something is known: it is one of these.

    Args:
        values: at least two values of one sort; kept sorted and distinct.
        because: what is missing, such as the rating of one round, in both languages.

    Raises:
        InvalidValueError: fewer than two values: that is a known value, or a contradiction.
    """

    values: tuple[bool | int | str | date, ...] = field(converter=_in_order)
    because: tuple[Text, ...] = ()


Value = Known | Possible | None
"""A fact's value in a case; ``None`` is unknown."""


@frozen
class FactDef:
    """One declared fact.

    Args:
        name: identifier, dotted by subject, such as ``report.accepted``.
        sort: what values it takes, with range or names.
        text: its name in both languages.
        clause: id of the clause that makes it matter.
        question: the question to ask when it is missing, in both languages.
        answered_by: who answers, in both languages.
        of: whom or what it describes: a kind of subject (firm, application), a kind of matter (report, notice), or
            empty for what all cases of one day share.
        world: whether absence means "not done" or "unknown", or the fact is derived.
        absent: its value when there is no such matter; only for facts of a matter.
        changed_by: who can still change it once known, in both languages; None if nobody can. Whoever finds something
            does not change it.
        moves: how it can still move.
    """

    name: str
    sort: Sort
    text: Text
    clause: str
    question: Text
    answered_by: Text
    of: str = ""
    world: World = "state"
    absent: bool | int | str | date | None = None
    changed_by: Text | None = None
    moves: Movement = "never"


@frozen
class Facts:
    """What is known of one subject or one matter, in the vocabulary's order.

    Args:
        values: one value for each declared fact of that kind.
    """

    values: tuple[Value, ...]
    narrowed: bool = field(init=False, eq=False, repr=False)
    """Whether any value is a :class:`Possible`."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "narrowed", Possible in map(type, self.values))


@frozen(cache_hash=True)
class Vocabulary:
    """All facts of a regulation.

    Args:
        facts: the declarations; names are unique.

    Raises:
        IllFormedError: a name declared twice.
        InvalidValueError: a value for an absent matter that its fact does not admit.
    """

    facts: tuple[FactDef, ...]
    kinds: tuple[str, ...] = field(init=False, eq=False)
    """The kinds of subject and matter in order of first declaration; what all cases share (empty) first."""
    _by_kind: tuple[tuple[str, tuple[FactDef, ...]], ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        names = [fact.name for fact in self.facts]
        for name in names:
            if names.count(name) > 1:
                raise IllFormedError(
                    f"事实{name!r}声明了两次，请改其中一个名称。",
                    f"fact {name!r} is declared twice; rename one of them.",
                )
        for fact in self.facts:
            checked(fact, fact.absent)
        kinds = tuple(dict.fromkeys(["", *(fact.of for fact in self.facts)]))
        by_kind = tuple((kind, tuple(fact for fact in self.facts if fact.of == kind)) for kind in kinds)
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "_by_kind", by_kind)

    def get(self, name: str) -> FactDef | None:
        """The declaration of that name, or None."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def of(self, kind: str) -> tuple[FactDef, ...]:
        """The facts of one kind of subject or matter, in order."""
        return next((facts for name, facts in self._by_kind if name == kind), ())

    def facts_of(self, kind: str, known: Mapping[str, Value]) -> Facts:
        """The facts of one subject or matter, checked.

        Args:
            kind: the kind of subject or matter, empty for what all cases share.
            known: values by name; a name left out is unknown.

        Raises:
            UnknownNameError: a name that is not declared for this kind.
            InvalidValueError: a value outside its fact's sort or range.
        """
        declared = self.of(kind)
        names = dict.fromkeys([fact.name for fact in declared])
        if not known.keys() <= names.keys():
            stray = next(name for name in known if name not in names)
            raise UnknownNameError(KIND_OF_NAME, stray, kind or "common", tuple(names))
        return Facts(tuple([checked(fact, known.get(fact.name)) for fact in declared]))

    def absent(self, kind: str) -> Facts:
        """The facts of a matter that does not exist: nothing of it happened."""
        return Facts(tuple(fact.absent for fact in self.of(kind)))

    def unknown(self, kind: str) -> Facts:
        """The facts of a matter of which nothing is known, not even whether it exists."""
        return Facts((None,) * len(self.of(kind)))


def checked(fact: FactDef, value: Value) -> Value:
    """The value, if the fact admits it.

    Raises:
        InvalidValueError: it is of another sort or outside the range.
    """
    if value is None:
        return None
    if isinstance(value, Possible):
        for one in value.values:
            checked(fact, one)
        return value
    if not admits(fact.sort, value):
        raise InvalidValueError(value, fact.text, expected(fact.sort))
    return value
