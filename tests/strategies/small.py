"""Regulations and cases so small that every case there can be is tried one by one, and the trial itself.

A trial uses the plain definition only: neither diagram, planes nor the interpreter with reasons.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import cached_property
from itertools import product
from typing import Final

from attrs import evolve, frozen
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from fzdigital.rules.case import Case, Matter, named_values
from fzdigital.rules.check import matter_kinds
from fzdigital.rules.decision import Outcome
from fzdigital.rules.expr import All, Any, Choice, Compare, Condition, Const, Fact, Not, Param
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Actor, Force, Invariant, Rule
from fzdigital.rules.source import Axis, Clause, Parameter, Reading
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Facts, Int, Known, OneOf, Possible, Value, Vocabulary
from tests.rules.oracle import holds, outcome
from tests.strategies.trees import START, SUBJECT, Realm, conditions, known, named, readings_of, stated, values_of

BOOK: Final = "book"
BOOKS: Final = 2
"""Matters of that kind that a case may have."""
MOST: Final = 1200
"""Cases of a regulation, but for its readings."""

few: Final = settings(deadline=None, max_examples=40)

"""For tests that try every case."""

Place = tuple[int, str]
Varying = Place | str
Values = Mapping[Varying, Known]


def _fact(name: str, sort: Bool | Int | OneOf | Day, absent: Known | None = None) -> FactDef:
    of = name.partition(".")[0]
    of = "" if of == "day" else of
    return FactDef(name, sort, named(name), "1", named(f"{name}?"), named("answering"), of, absent=absent)


YES: Final = _fact("pupil.yes", Bool(named("holds"), named("fails")))
OTHERS: Final = (
    _fact("day.today", Day(START, START + timedelta(days=2))),
    _fact("pupil.count", Int(-1, 3, named("units"))),
    _fact("pupil.named", OneOf(tuple((name, named(name)) for name in "abc"))),
    _fact("pupil.since", Day(START, START + timedelta(days=2))),
    _fact("pupil.until", Day(START + timedelta(days=1), START + timedelta(days=3))),
    _fact("book.late", Bool(named("late"), named("in time")), False),
    _fact("book.many", Int(0, 2, named("units")), 1),
)
"""A number and days whose values are no power of two, days to compare with each other, a list of three names."""
ACTORS: Final = (Actor("head", named("head")), Actor("pupil", named("pupil")))


def _count(facts: list[FactDef]) -> int:
    found = 1
    for fact in facts:
        found *= len(values_of(fact.sort)) ** (BOOKS if fact.of == BOOK else 1)
    return found


@st.composite
def _vocabularies(draw: DrawFn) -> Vocabulary:
    facts = [YES]
    for fact in draw(st.permutations(OTHERS)):
        if _count([*facts, fact]) <= MOST:
            facts.append(fact)
    order = (YES, *OTHERS)
    head, pupil = (actor.text for actor in ACTORS)
    whose = st.sampled_from((head, head, pupil, None))
    moves = st.sampled_from(("freely", "freely", "up", "down", "never", "once", "anew"))
    return Vocabulary(
        tuple(evolve(fact, moves=draw(moves), changed_by=draw(whose)) for fact in sorted(facts, key=order.index))
    )


@st.composite
def small_regulations(draw: DrawFn, invariants: int = 2) -> Regulation:
    """Up to four rules with exceptions, scopes, survival, aims and unresolved readings, and some invariants.

    Args:
        draw: given by Hypothesis.
        invariants: how many there may be.
    """
    vocabulary = draw(_vocabularies())
    parameters = (
        Parameter("limit", draw(st.integers(-1, 3)), named("unit"), "1", named("limit")),
        Parameter("begins", START + timedelta(days=draw(st.integers(0, 2))), named("day"), "1", named("begins")),
    )
    axes = tuple(
        Axis(
            name,
            ("1",),
            named(f"{name}?"),
            tuple(Reading(f"r{one}", named(f"r{one}")) for one in range(readings)),
            "r0",
            named("pro and contra"),
            named("issuer"),
        )
        for name, readings in (("Q-2", 2), ("Q-3", 3))
    )
    realm = Realm(vocabulary, parameters, axes)
    rules = draw(_rules(realm))
    in_force: Condition = Const(True)
    if vocabulary.of(""):
        since = Compare(Fact("day.today"), ">=", Param("begins"))
        steered = Choice("Q-2", (("r0", since), ("r1", Not(since))))
        in_force = draw(st.sampled_from((Const(True), since, steered)))
    return Regulation(
        id="small",
        title=named("title"),
        clauses=(Clause("1", named("citation"), "procedure", named("head"), named("paraphrase"), ()),),
        vocabulary=vocabulary,
        parameters=parameters,
        axes=axes,
        actors=ACTORS,
        acts=tuple(Act(act, SUBJECT, named(act)) for act in ("praise", "warn")),
        rules=rules,
        in_force=in_force,
        readings=tuple((axis.id, draw(readings_of(axis))) for axis in axes),
        invariants=tuple(
            Invariant(one, named("always so")) for one in draw(st.lists(_unread(realm), max_size=invariants))
        ),
    )


@st.composite
def _unread(draw: DrawFn, realm: Realm) -> Condition:
    """Conditions without an open wording, that hold more often than not."""
    one, other = (draw(conditions(realm, (SUBJECT, BOOK), 1)) for _ in range(2))
    return Any((one, Not(other)))


@st.composite
def _rules(draw: DrawFn, realm: Realm) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    kinds: dict[str, str] = {}
    able_kinds = ("", BOOK) if realm.vocabulary.of(BOOK) else ("",)
    sometimes = st.sampled_from((False, False, True))
    for number in range(draw(st.sampled_from((3, 2, 4, 1)))):
        name, act = f"rule-{number}", draw(st.sampled_from(("praise", "praise", "praise", "warn")))
        kinds[name] = draw(st.sampled_from(able_kinds))
        own = _joined(realm, (SUBJECT, *filter(None, [kinds[name]])))
        able = [rule.id for rule in rules if rule.act == act and kinds[rule.id] in ("", kinds[name])]
        unless = (draw(st.sampled_from(able)),) if able and draw(sometimes) else ()
        scope = draw(own) if draw(sometimes) else Const(True)
        survives = draw(own) if draw(sometimes) else Const(False)
        force = draw(st.sampled_from((*Force, Force.MUST_NOT)))
        rules.append(Rule(name, "1", act, "head", force, draw(own), scope, unless, survives))
    return tuple(rules)


@st.composite
def _joined(draw: DrawFn, realm: Realm, kinds: tuple[str, ...]) -> Condition:
    """Conditions that speak of two or three things at least, so that much hangs together."""
    leaf = conditions(realm, kinds, 1).filter(lambda found: not isinstance(found, Const))

    def part() -> Condition:
        match draw(st.sampled_from(("leaf", "leaf", "not", "both", "choice"))):
            case "leaf":
                return draw(leaf)
            case "not":
                return Not(draw(leaf))
            case "both":
                return All((draw(leaf), draw(leaf)))
            case _:
                axis = draw(st.sampled_from(realm.axes))
                return Choice(axis.id, tuple((reading.id, draw(leaf)) for reading in axis.readings))

    parts = tuple(part() for _ in range(draw(st.sampled_from((2, 3, 1)))))
    return All(parts) if draw(st.booleans()) else Any(parts)


@st.composite
def small_cases(
    draw: DrawFn, regulation: Regulation, value: Callable[[FactDef], SearchStrategy[Value]] = stated
) -> Case:
    """A pupil with up to two books; values are known, unknown or narrowed.

    Args:
        draw: given by Hypothesis.
        regulation: a small regulation.
        value: draws a value of a fact.
    """
    vocabulary = regulation.vocabulary

    def facts(kind: str) -> Facts:
        return Facts(tuple(draw(value(fact)) for fact in vocabulary.of(kind)))

    books = range(draw(st.integers(0, BOOKS))) if vocabulary.of(BOOK) else ()
    matters = tuple(Matter(BOOK, f"book {number}", facts(BOOK)) for number in books)
    return Case(SUBJECT, "Lin", facts(""), facts(SUBJECT), matters)


def often_known(fact: FactDef) -> SearchStrategy[Value]:
    """Values of which three in four are known."""
    return st.one_of(known(fact), known(fact), known(fact), stated(fact))


def spoken(condition: Condition, readings: Mapping[str, str | None]) -> Iterator[str]:
    """The names of the facts of which a condition speaks under the readings in use."""
    match condition:
        case Fact(name):
            yield name
        case Compare(left, _, right):
            yield from (side.name for side in (left, right) if isinstance(side, Fact))
        case All(parts) | Any(parts):
            for part in parts:
                yield from spoken(part, readings)
        case Not(part):
            yield from spoken(part, readings)
        case Choice(axis, branches):
            for name, branch in branches:
                if readings[axis] in (None, name):
                    yield from spoken(branch, readings)
        case _:
            return


@frozen(eq=False)
class Trial:
    """Every case of the shape of a case, and under every reading that is not resolved, decided one by one.

    Args:
        regulation: the regulation.
        case: the case, with a matter of each kind that the rules speak of; what is known of it may be anything here,
            what is narrowed stays so.
        act: id of the act.
    """

    regulation: Regulation
    case: Case
    act: str

    @cached_property
    def facts(self) -> Mapping[str, FactDef]:
        """The facts by name."""
        return {fact.name: fact for fact in self.regulation.vocabulary.facts}

    @cached_property
    def places(self) -> tuple[Varying, ...]:
        """The facts that the period and the rules on the act speak of, and the axes that are not resolved."""
        readings = dict(self.regulation.setting.readings)
        by_id = {rule.id: rule for rule in self.regulation.rules}
        found: dict[Varying, None] = {(-1, name): None for name in spoken(self.regulation.in_force, readings)}
        for rule in self.regulation.rules:
            if rule.act == self.act:
                kinds = matter_kinds(rule, by_id, self.case.subject, self.regulation.vocabulary)
                for condition in (self.regulation.effect(rule), rule.scope, rule.when):
                    for position in self._positions(kinds):
                        found |= {self._place(position, name): None for name in spoken(condition, readings)}
        return (*found, *(axis for axis, reading in readings.items() if reading is None))

    @cached_property
    def invariants(self) -> tuple[tuple[Condition, int], ...]:
        """The invariants that speak of no other facts, each with the position of its matter."""
        found = []
        for invariant in self.regulation.invariants:
            names = list(spoken(invariant.condition, {}))
            kinds = {self.facts[name].of for name in names} - {"", self.case.subject}
            for position in self._positions(tuple(kinds)):
                if {self._place(position, name) for name in names} <= set(self.places):
                    found.append((invariant.condition, position))
        return tuple(found)

    @cached_property
    def every(self) -> tuple[tuple[Values, Outcome | None], ...]:
        """All values of all facts within their ranges, with the outcome; None where an invariant excludes them."""
        return tuple(
            (values, self._outcome(values))
            for values in (
                dict(zip(self.places, found, strict=True)) for found in product(*map(self.domain, self.places))
            )
        )

    @cached_property
    def rows(self) -> tuple[tuple[Values, Outcome], ...]:
        """Those that can come about."""
        return tuple((values, outcome) for values, outcome in self.every if outcome is not None)

    @cached_property
    def known(self) -> Values:
        """What is known of the case, of what the rules on the act speak of."""
        found = {place: self.value(place) for place in self.places if not isinstance(place, str)}
        return {place: value for place, value in found.items() if value is not None and not isinstance(value, Possible)}

    def value(self, place: Place) -> Known | Possible | None:
        """What the case itself says of a fact."""
        return named_values(self.regulation, self.case, place[0])[place[1]]

    def domain(self, place: Varying) -> tuple[Known, ...]:
        """The values that a fact or an axis can have."""
        if isinstance(place, str):
            return tuple(reading.id for reading in self.regulation.axis(place).readings)
        value = self.value(place)
        return value.values if isinstance(value, Possible) else values_of(self.facts[place[1]].sort)

    def matching(self, known: Values) -> Iterator[tuple[Values, Outcome]]:
        """The cases that can come about in which some facts have some values."""
        for values, found in self.rows:
            if all(values[place] == value for place, value in known.items()):
                yield values, found

    def outcomes(self, known: Values) -> set[Outcome]:
        """The outcomes that some known facts leave possible."""
        return {found for _, found in self.matching(known)}

    def completed(self, values: Values) -> tuple[Regulation, Case]:
        """The case with some values, under the readings among them."""
        readings = {place: str(value) for place, value in values.items() if isinstance(place, str)}

        def facts(kind: str, given: Facts, position: int = -1) -> Facts:
            declared = zip(self.regulation.vocabulary.of(kind), given.values, strict=True)
            return Facts(tuple(values.get((position, fact.name), value) for fact, value in declared))

        case = self.case
        matters = tuple(
            evolve(matter, facts=facts(matter.kind, matter.facts, position))
            for position, matter in enumerate(case.matters)
        )
        common, own = facts("", case.common), facts(case.subject, case.facts)
        return self.regulation.with_readings(readings), evolve(case, common=common, facts=own, matters=matters)

    def _outcome(self, values: Values) -> Outcome | None:
        regulation, case = self.completed(values)
        for condition, position in self.invariants:
            if not holds(condition, named_values(regulation, case, position), regulation.setting):
                return None
        return outcome(regulation, case, self.act)

    def _positions(self, kinds: tuple[str, ...]) -> tuple[int, ...]:
        if not kinds:
            return (-1,)
        return tuple(place for place, matter in enumerate(self.case.matters) if matter.kind in kinds)

    def _place(self, position: int, name: str) -> Place:
        return (-1 if self.facts[name].of in ("", self.case.subject) else position, name)
