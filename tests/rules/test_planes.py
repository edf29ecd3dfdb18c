"""The interpreter over planes, against the interpreter with reasons."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.policy.measures import MEASURES
from fzdigital.rules.applying import applies
from fzdigital.rules.codes import least, width
from fzdigital.rules.columns import algebra_of, cases_in, column_of
from fzdigital.rules.expr import Compare, Comparison, Condition, Const, Fact
from fzdigital.rules.grounds import compile_grounds
from fzdigital.rules.kleene import SIGNS, Truth, conjunction, disjunction, explain, negation
from fzdigital.rules.planes import Planes, Truths
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Rule
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, OneOf, Possible, Sort, Value, Vocabulary
from fzdigital.text import Text
from tests.rules.toy import ROOM_RULES
from tests.strategies.trees import known, mappings, regulations, unhurried, values_of

Case = Mapping[str, Value]
FIRST, LAST = date(2024, 1, 1), date(2024, 1, 9)


def planes_of(regulation: Regulation, cases: Sequence[Case]) -> Planes[int]:
    """Many cases of a regulation."""
    facts = regulation.vocabulary.facts
    columns = {fact.name: column_of(fact, [case[fact.name] for case in cases]) for fact in facts}
    return Planes(regulation, algebra_of(len(cases)), columns)


def truths(found: Truths[int], count: int) -> list[Truth]:
    """The truth of each case."""
    pairs = zip(cases_in(found.yes, count), cases_in(found.no, count), strict=True)
    return [True if yes else False if no else None for yes, no in pairs]


def flat(fact: FactDef) -> st.SearchStrategy[Value]:
    """Values that are known or unknown, none of them narrowed."""
    return st.one_of(known(fact), st.none())


def plainly(regulation: Regulation, rule: Rule, case: Case) -> Truth:
    """Whether a rule applies, by the interpreter with reasons."""

    def own(one: Rule, *parts: Condition) -> Truth:
        return conjunction(explain(part, case, regulation.setting).truth for part in (one.scope, one.when, *parts))

    def speaks(one: Rule) -> Truth:
        # An exception that has effect on the same days as the rule itself needs no second look at the day.
        parts = () if one.survives == rule.survives else (regulation.effect(one),)
        return disjunction((own(one, *parts), *map(speaks, exceptions(one))))

    def exceptions(one: Rule) -> list[Rule]:
        return [other for other in regulation.rules if other.id in one.unless]

    return conjunction((own(rule, regulation.effect(rule)), *(negation(speaks(one)) for one in exceptions(rule))))


class TestConditions:
    """A condition has in each case the truth that the interpreter with reasons gives."""

    @settings(unhurried, max_examples=60)
    @given(regulations(), st.data())
    def test_every_condition_of_a_rule(self, regulation: Regulation, data: DataObject) -> None:
        """Conditions, scopes and what keeps a rule in force, with unknown facts and open readings."""
        cases = data.draw(st.lists(mappings(regulation.vocabulary, flat), min_size=1, max_size=6))
        planes = planes_of(regulation, cases)
        for rule in regulation.rules:
            for condition in (rule.when, rule.scope, rule.survives, regulation.in_force):
                expected = [explain(condition, case, regulation.setting).truth for case in cases]
                assert truths(planes.truths(condition), len(cases)) == expected

    @settings(unhurried, max_examples=60)
    @given(regulations(), st.data())
    def test_which_rules_apply(self, regulation: Regulation, data: DataObject) -> None:
        """Exceptions, and exceptions to exceptions, included."""
        cases = data.draw(st.lists(mappings(regulation.vocabulary, flat), min_size=1, max_size=6))
        planes = planes_of(regulation, cases)
        for rule in regulation.rules:
            expected = [plainly(regulation, rule, case) for case in cases]
            assert truths(applies(planes, rule), len(cases)) == expected

    @settings(unhurried, max_examples=40)
    @given(regulations(), st.data())
    def test_the_compiled_rules_agree(self, regulation: Regulation, data: DataObject) -> None:
        """What is known to apply is the same; what may apply is the same or a little more."""
        cases = data.draw(st.lists(mappings(regulation.vocabulary, flat), min_size=1, max_size=4))
        planes = planes_of(regulation, cases)
        for act in ("praise", "warn"):
            grounds = compile_grounds(regulation, act)
            rules = [rule for rule in regulation.rules if rule.act == act]
            found = [truths(applies(planes, rule), len(cases)) for rule in rules]
            for place, case in enumerate(cases):
                row = grounds.row(case)
                sure = sum(1 << position for position, one in enumerate(found) if one[place] is True)
                perhaps = sum(1 << position for position, one in enumerate(found) if one[place] is not False)
                assert grounds.certain(row) == sure
                assert grounds.possible(row) & ~perhaps == 0

    def test_a_condition_asked_twice_is_found_once(self) -> None:
        """Parts that conditions share are worked out once: the same value comes back."""
        planes = Planes(MEASURES, algebra_of(1), {})
        condition = MEASURES.rules[0].when
        assert planes.truths(condition) is planes.truths(condition)


def declared(name: str, sort: Sort) -> FactDef:
    """A fact of a sort."""
    nothing = Text(name, name)
    return FactDef(name, sort, nothing, "1", nothing, nothing)


FEW, MANY = declared("few", Int(0, 3, Text("", ""))), declared("many", Int(2, 9, Text("", "")))
EARLY, LATE = declared("early", Day(FIRST, date(2024, 1, 5))), declared("late", Day(date(2024, 1, 3), LAST))
NAMED = declared("named", OneOf(tuple((one, Text(one, one)) for one in "abc")))
RENAMED = declared("renamed", OneOf(tuple((one, Text(one, one)) for one in "cb")))
TRUE, OTHER = (declared(name, Bool(Text("", ""), Text("", ""))) for name in ("true", "other"))
PAIRS = ((FEW, MANY), (MANY, FEW), (EARLY, LATE), (LATE, EARLY), (NAMED, RENAMED), (RENAMED, NAMED), (TRUE, OTHER))


def signs_of(fact: FactDef) -> tuple[str, ...]:
    """The comparisons that its values can be put to: named values and truths have no order."""
    return ("==", "!=") if isinstance(fact.sort, OneOf | Bool) else tuple(SIGNS)


class TestTwoFacts:
    """Two facts compare as their values do, wherever their ranges begin and end."""

    @pytest.mark.parametrize(
        ("left", "sign", "right"),
        [(left, sign, right) for left, right in PAIRS for sign in signs_of(left)],
        ids=lambda one: getattr(one, "name", one),
    )
    def test_every_pair_of_values(self, left: FactDef, sign: Comparison, right: FactDef) -> None:
        """Every value of one against every value of the other, and either of them unknown."""
        regulation = evolve(ROOM_RULES, vocabulary=Vocabulary((*ROOM_RULES.vocabulary.facts, left, right)))
        pairs = [*product((*values_of(left.sort), None), (*values_of(right.sort), None))]
        columns = {
            fact.name: column_of(fact, [one[place] for one in pairs]) for place, fact in enumerate((left, right))
        }
        planes = Planes(regulation, algebra_of(len(pairs)), columns)
        condition = Compare(Fact(left.name), sign, Fact(right.name))
        expected = [None if None in one else SIGNS[sign](*one) for one in pairs]
        assert truths(planes.truths(condition), len(pairs)) == expected


class TestConstants:
    """Without a fact nothing is unknown."""

    @pytest.mark.parametrize(("sign", "truth"), [("<", True), (">=", False), ("==", False)])
    def test_two_constants(self, sign: Comparison, truth: bool) -> None:
        """A comparison of constants holds in every case or in none."""
        found = Planes(MEASURES, algebra_of(2), {}).truths(Compare(Const(1), sign, Const(2)))
        assert truths(found, 2) == [truth, truth]


class TestCodes:
    """How many bits a fact needs, and what its codes begin with."""

    @pytest.mark.parametrize(
        ("fact", "bits", "first"),
        [
            (FEW, 2, 0),
            (MANY, 3, 2),
            (EARLY, 3, date(2024, 1, 1).toordinal()),
            (NAMED, 2, 0),
            (RENAMED, 1, 0),
            (TRUE, 1, 0),
        ],
    )
    def test_of_each_sort(self, fact: FactDef, bits: int, first: int) -> None:
        """As few bits as hold every value."""
        assert (width(fact), least(fact)) == (bits, first)


class TestReadings:
    """An axis left open can be steered case by case."""

    @settings(unhurried, max_examples=60)
    @given(regulations(), st.data())
    def test_each_case_has_its_own_reading(self, regulation: Regulation, data: DataObject) -> None:
        """With a plane for each reading a case has the truth that it has under its reading."""
        left_open = regulation.with_readings({axis.id: None for axis in regulation.axes})
        cases = data.draw(st.lists(mappings(regulation.vocabulary, flat), min_size=1, max_size=4))
        chosen = [{axis.id: data.draw(st.sampled_from(axis.readings)).id for axis in regulation.axes} for _ in cases]
        selected = {
            axis.id: {
                reading.id: sum(1 << place for place, one in enumerate(chosen) if one[axis.id] == reading.id)
                for reading in axis.readings
            }
            for axis in regulation.axes
        }
        facts = regulation.vocabulary.facts
        columns = {fact.name: column_of(fact, [case[fact.name] for case in cases]) for fact in facts}
        planes = Planes(left_open, algebra_of(len(cases)), columns, selected)
        for rule in regulation.rules:
            expected = [
                explain(rule.when, case, left_open.with_readings(dict(reading)).setting).truth
                for case, reading in zip(cases, chosen, strict=True)
            ]
            assert truths(planes.truths(rule.when), len(cases)) == expected


class TestMeasures:
    """The Measures themselves."""

    @settings(unhurried, max_examples=15)
    @given(st.data())
    def test_every_rule(self, data: DataObject) -> None:
        """Every condition of every rule agrees in cases of any kind."""
        cases = data.draw(st.lists(mappings(MEASURES.vocabulary, flat), min_size=1, max_size=3))
        planes = planes_of(MEASURES, cases)
        for rule in MEASURES.rules:
            expected = [explain(rule.when, case, MEASURES.setting).truth for case in cases]
            assert truths(planes.truths(rule.when), len(cases)) == expected

    def test_two_no_stars_in_a_row(self) -> None:
        """5(4): of four firms with 1, 2, 3 and an unknown number of no-stars, the second and third have the ground."""
        rule = next(rule for rule in MEASURES.rules if rule.id == "5(4)")
        nothing = dict.fromkeys((fact.name for fact in MEASURES.vocabulary.facts), None)
        runs = [fact.name for fact in MEASURES.vocabulary.facts if "run" in fact.name]
        cases: list[Case] = [nothing | dict.fromkeys(runs, run) for run in (1, 2, 3, None)]
        assert truths(planes_of(MEASURES, cases).truths(rule.when), 4) == [False, True, True, None]


class TestColumns:
    """Columns of integers."""

    def test_a_missing_column_is_unknown(self) -> None:
        """A fact that nobody supplies is unknown in every case, and never false."""
        rule = next(rule for rule in MEASURES.rules if rule.id == "5(4)")
        planes = Planes(MEASURES, algebra_of(3), {})
        assert truths(planes.truths(rule.when), 3) == [None, None, None]

    def test_a_column_of_no_fact_is_refused(self) -> None:
        """A misspelt name is an error."""
        with pytest.raises(UnknownNameError, match="no fact is named 'starz'"):
            Planes(MEASURES, algebra_of(1), {"starz": Truths(0, 0)})

    @pytest.mark.parametrize("value", [-1, 10_000, True, "2", date(2025, 1, 1)])
    def test_a_value_out_of_range_is_refused_with_its_place(self, value: Value) -> None:
        """The message names the fact and the case."""
        fact = next(fact for fact in MEASURES.vocabulary.facts if "run" in fact.name)
        with pytest.raises(InvalidValueError, match=r"\[1\] is"):
            column_of(fact, [0, value])

    def test_a_narrowed_value_is_unknown(self) -> None:
        """A bit cannot hold that a value is one of several."""
        fact = next(fact for fact in MEASURES.vocabulary.facts if "run" in fact.name)
        narrowed = column_of(fact, [Possible((1, 2), (Text("缺", "missing"),)), 1])
        assert narrowed == column_of(fact, [None, 1])

    def test_no_cases(self) -> None:
        """Nobody has no truth."""
        fact = MEASURES.vocabulary.facts[0]
        planes = Planes(MEASURES, algebra_of(0), {fact.name: column_of(fact, [])})
        assert list(cases_in(planes.truths(MEASURES.rules[0].when).yes, 0)) == []
