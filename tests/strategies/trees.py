"""Strategies for the engine: vocabularies, conditions, rules, regulations and cases; a test draws them here only.

Whatever is drawn is well-formed. Ranges are small, so that conditions are often met and values often meet.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from attrs import evolve
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from fzdigital.rules.decision import Case, Matter
from fzdigital.rules.expr import All, Any, Choice, Compare, Comparison, Condition, Const, Fact, Not, Param, Term
from fzdigital.rules.kleene import Setting
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Actor, Force, Rule
from fzdigital.rules.source import Axis, Clause, Parameter, Reading
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Facts, Int, OneOf, Possible, Sort, Value, Vocabulary
from fzdigital.text import Text

SUBJECT: Final = "pupil"
KINDS: Final = ("book", "visit")
START: Final = date(2024, 2, 27)
"""The first of the few days in use: a leap day is among them."""

Known = bool | int | str | date

_ORDERED: Final[SearchStrategy[Comparison]] = st.sampled_from(("==", "!=", ">=", "<=", ">", "<"))
_SAME: Final[SearchStrategy[Comparison]] = st.sampled_from(("==", "!="))
_LEAVES: Final = st.sampled_from(("compare", "fact", "fact", "const"))
_FORMS: Final = st.sampled_from(("compare", "fact", "all", "any", "not", "choice"))
_FEW: Final = st.sampled_from((2, 1, 0, 3))
_SOMETIMES: Final = st.sampled_from((False, False, True))
_FORCES: Final = st.sampled_from(Force)
_ACTS: Final = st.sampled_from(("praise", "praise", "warn"))
_KIND: Final = st.sampled_from(("", *KINDS))


class Realm(NamedTuple):
    """What conditions may speak of.

    Args:
        vocabulary: facts shared by all, facts of the subject, and facts of two kinds of matter.
        parameters: numbers and days.
        axes: open questions.
    """

    vocabulary: Vocabulary
    parameters: tuple[Parameter, ...]
    axes: tuple[Axis, ...]


unhurried: Final = hypothesis_settings(deadline=None)
"""For tests of whole regulations, which take a while to draw."""


def named(name: str) -> Text:
    """A wording that can be told from any other, in both languages."""
    return Text(f"〈{name}〉", f"<{name}>")


@cache
def sorts() -> SearchStrategy[Sort]:
    """Sorts of all four kinds."""
    days = st.builds(lambda first, more: Day(first, first + timedelta(days=more)), _days(), st.integers(0, 4))
    names = st.lists(st.sampled_from("abc"), min_size=1, unique=True)
    return st.one_of(
        st.just(Bool(Text("是", "yes"), Text("否", "no"))),
        st.builds(lambda low, more: Int(low, low + more, Text("个", "units")), st.integers(-2, 2), st.integers(0, 4)),
        names.map(lambda found: OneOf(tuple((name, named(f"value {name}")) for name in found))),
        days,
    )


def _days() -> SearchStrategy[date]:
    return st.integers(0, 4).map(lambda later: START + timedelta(days=later))


def values_of(sort: Sort) -> tuple[Known, ...]:
    """Every value of a sort, in order."""
    match sort:
        case Bool():
            return (False, True)
        case Int(low, high):
            return tuple(range(low, high + 1))
        case OneOf(values):
            return tuple(name for name, _ in values)
        case Day(first, last):
            return tuple(first + timedelta(days=later) for later in range((last - first).days + 1))


@st.composite
def vocabularies(draw: DrawFn) -> Vocabulary:
    """Up to three facts of all cases, of the subject, and of each kind of matter; of each, one yes-or-no fact."""
    return Vocabulary(tuple(fact for of in ("", SUBJECT, *KINDS) for fact in draw(_facts(of))))


@st.composite
def _facts(draw: DrawFn, of: str) -> list[FactDef]:
    found = [Bool(named(f"{of}.0 holds"), named(f"{of}.0 fails")), *draw(st.lists(sorts(), max_size=2))]
    facts = []
    for number, sort in enumerate(found):
        name = f"{of or 'day'}.{number}"
        shown = Bool(named(f"{name} holds"), named(f"{name} fails")) if isinstance(sort, Bool) else sort
        absent = draw(st.sampled_from(values_of(sort))) if of in KINDS else None
        facts.append(
            FactDef(name, shown, named(name), "1", named(f"{name}?"), named("answering"), of=of, absent=absent)
        )
    return facts


@st.composite
def realms(draw: DrawFn) -> Realm:
    """A vocabulary with two numbers, a day and two axes."""
    numbers = draw(st.lists(st.integers(-2, 6), min_size=2, max_size=2))
    enacted: list[int | date] = [*numbers, draw(_days())]
    parameters = tuple(
        Parameter(f"p{number}", value, named("unit"), "1", named(f"p{number}")) for number, value in enumerate(enacted)
    )
    axes = []
    for number in range(2):
        readings = tuple(Reading(f"r{one}", named(f"r{one}")) for one in range(draw(st.integers(2, 3))))
        default = draw(st.sampled_from(readings)).id
        name = f"Q-{number}"
        axes.append(Axis(name, ("1",), named(f"{name}?"), readings, default, named("pro and contra"), named("issuer")))
    return Realm(draw(vocabularies()), parameters, tuple(axes))


@st.composite
def conditions(draw: DrawFn, realm: Realm, kinds: tuple[str, ...] = KINDS, height: int = 3) -> Condition:
    """Conditions of every form about the facts of all cases, of the subject and of some kinds of matter.

    Args:
        draw: given by Hypothesis.
        realm: what they may speak of.
        kinds: what their facts may be of, beside what all cases share.
        height: how many levels they have at most, counting a comparison as one.
    """
    facts = [fact for fact in realm.vocabulary.facts if fact.of in ("", *kinds)]

    # One function that draws, and no recursive strategy: describing such a strategy takes longer than drawing from it.
    def tree(height: int) -> Condition:
        match draw(_FORMS if height > 1 else _LEAVES):
            case "const":
                return Const(draw(st.booleans()))
            case "fact":
                return Fact(draw(st.sampled_from([fact.name for fact in facts if isinstance(fact.sort, Bool)])))
            case "compare":
                return _comparison(draw, realm, facts)
            case "not":
                return Not(tree(height - 1))
            case "choice":
                axis = draw(st.sampled_from(realm.axes))
                return Choice(axis.id, tuple((reading.id, tree(height - 1)) for reading in axis.readings))
            case form:
                parts = tuple(tree(height - 1) for _ in range(draw(_FEW)))
                return All(parts) if form == "all" else Any(parts)

    return tree(height)


def _comparison(draw: DrawFn, realm: Realm, facts: list[FactDef]) -> Compare:
    """A fact compared with a value, a number or day of the text, or another fact of its sort; either way round."""
    fact = draw(st.sampled_from(facts))
    values = values_of(fact.sort)
    others: list[Term] = [Const(value) for value in values]
    # A number is no yes or no, although Python finds 1 among False and True.
    others += [
        Param(one.name) for one in realm.parameters if type(one.value) is type(values[0]) and one.value in values
    ]
    others += [Fact(other.name) for other in facts if comparable(fact.sort, other.sort)]
    sign = draw(_ORDERED if isinstance(fact.sort, Int | Day) else _SAME)
    left, right = Fact(fact.name), draw(st.sampled_from(others))
    return Compare(left, sign, right) if draw(st.booleans()) else Compare(right, sign, left)


def comparable(one: Sort, other: Sort) -> bool:
    """Whether facts of two sorts can be compared: of one kind, and of two closed lists one holds the other."""
    if isinstance(one, OneOf) and isinstance(other, OneOf):
        return set(values_of(one)) <= set(values_of(other)) or set(values_of(other)) <= set(values_of(one))
    return type(one) is type(other)


@st.composite
def regulations(draw: DrawFn) -> Regulation:
    """Up to five rules on two acts, with exceptions, scopes, survival and aims; some readings unresolved."""
    realm = draw(realms())
    rules: list[Rule] = []
    kinds: dict[str, str] = {}
    for number in range(draw(st.integers(1, 5))):
        name, act = f"rule-{number}", draw(_ACTS)
        kinds[name] = draw(_KIND)
        own = conditions(realm, (SUBJECT, *filter(None, [kinds[name]])), 2)
        # An exception speaks of the same matter or of none; one that comes earlier cannot lead back.
        able = [rule.id for rule in rules if rule.act == act and kinds[rule.id] in ("", kinds[name])]
        unless = tuple(dict.fromkeys(draw(st.sampled_from(able)) for _ in range(draw(_FEW)))) if able else ()
        scope = draw(own) if draw(_SOMETIMES) else Const(True)
        survives = draw(own) if draw(_SOMETIMES) else Const(False)
        rules.append(Rule(name, "1", act, "head", draw(_FORCES), draw(own), scope, unless, survives))
    return Regulation(
        id="random",
        title=named("title"),
        clauses=(Clause("1", named("citation"), "procedure", named("head"), named("paraphrase"), ()),),
        vocabulary=realm.vocabulary,
        parameters=realm.parameters,
        axes=realm.axes,
        actors=(Actor("head", named("head")),),
        acts=tuple(Act(act, SUBJECT, named(act)) for act in ("praise", "warn")),
        rules=tuple(rules),
        in_force=draw(conditions(realm, (), 2)) if draw(_SOMETIMES) else Const(True),
        readings=tuple((axis.id, draw(readings_of(axis))) for axis in realm.axes),
    )


def readings_of(axis: Axis) -> SearchStrategy[str | None]:
    """A reading of an axis, or that it is left unresolved."""
    return st.sampled_from((None, *(reading.id for reading in axis.readings)))


def settings(realm: Realm, *, chosen: bool = False) -> SearchStrategy[Setting]:
    """The numbers of a realm with readings in use; some are left unresolved unless all are to be chosen."""
    readings = st.tuples(*(readings_of(axis).filter(lambda one: bool(one) or not chosen) for axis in realm.axes))
    parameters = tuple((one.name, one.value) for one in realm.parameters)
    names = tuple(axis.id for axis in realm.axes)
    return readings.map(lambda found: Setting(parameters, tuple(zip(names, found, strict=True))))


def known(fact: FactDef) -> SearchStrategy[Value]:
    """Known values of a fact."""
    return st.sampled_from(values_of(fact.sort))


def stated(fact: FactDef) -> SearchStrategy[Value]:
    """Values of a fact that are known, unknown, or narrowed to some."""
    values = values_of(fact.sort)
    some = st.lists(st.sampled_from(values), min_size=2, unique=True).map(
        lambda found: Possible(tuple(found), (named(f"entry for {fact.name}"),))
    )
    return st.one_of(known(fact), st.none(), *([some] if len(values) > 1 else []))


@st.composite
def cases(draw: DrawFn, vocabulary: Vocabulary, value: Callable[[FactDef], SearchStrategy[Value]] = stated) -> Case:
    """A pupil with up to three matters of either kind, in any order; ``known`` gives cases with nothing unknown."""
    found = draw(st.lists(st.sampled_from(KINDS), max_size=3))
    return Case(
        SUBJECT,
        "Lin",
        draw(_known_of(vocabulary, "", value)),
        draw(_known_of(vocabulary, SUBJECT, value)),
        tuple(Matter(kind, f"{kind} {n}", draw(_known_of(vocabulary, kind, value))) for n, kind in enumerate(found)),
    )


def _known_of(
    vocabulary: Vocabulary, kind: str, value: Callable[[FactDef], SearchStrategy[Value]]
) -> SearchStrategy[Facts]:
    return st.tuples(*(value(fact) for fact in vocabulary.of(kind))).map(Facts)


def mappings(
    vocabulary: Vocabulary, value: Callable[[FactDef], SearchStrategy[Value]] = stated
) -> SearchStrategy[Mapping[str, Value]]:
    """A value for every fact, by name."""
    return st.fixed_dictionaries({fact.name: value(fact) for fact in vocabulary.facts})


def completions(case: Case, vocabulary: Vocabulary) -> SearchStrategy[Case]:
    """The same case with every unknown value filled in, and every narrowed one decided."""

    def filled(kind: str, facts: Facts) -> SearchStrategy[Facts]:
        pairs = zip(vocabulary.of(kind), facts.values, strict=True)
        return st.tuples(*(filling(fact, value) for fact, value in pairs)).map(Facts)

    def matter(one: Matter) -> SearchStrategy[Matter]:
        return filled(one.kind, one.facts).map(lambda facts: evolve(one, facts=facts))

    return st.builds(
        lambda common, facts, matters: evolve(case, common=common, facts=facts, matters=matters),
        filled("", case.common),
        filled(SUBJECT, case.facts),
        st.tuples(*(matter(one) for one in case.matters)),
    )


def filling(fact: FactDef, value: Value) -> SearchStrategy[Value]:
    """The values that an unknown or narrowed one can turn out to be; a known one stays."""
    if isinstance(value, Possible):
        return st.sampled_from(value.values)
    return known(fact) if value is None else st.just(value)
