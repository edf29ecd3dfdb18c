"""All cases at once, against every case one by one."""

from collections.abc import Iterator, Mapping
from itertools import product

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.rules.codes import code, value_of
from fzdigital.rules.decide import decide
from fzdigital.rules.decision import Outcome
from fzdigital.rules.diagram import Node
from fzdigital.rules.layout import Layout
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.universe import Universe
from fzdigital.rules.vocabulary import Possible
from tests.rules.oracle import outcome
from tests.rules.toy import FINE, FROM_WHEN, LAST_DAY, LOAN, ROOM_RULES, SUSPEND, WELCOME, card, matter
from tests.strategies.small import Trial, Values, Varying, few, small_cases, small_regulations
from tests.strategies.trees import cases, completions, regulations, unhurried, values_of

ACT = "praise"


def asked(regulation: Regulation, data: DataObject, *acts: str) -> tuple[Universe, Trial]:
    """All cases that a small case may turn out to be, and the same one by one."""
    case = decide(regulation, data.draw(small_cases(regulation))).case
    return Universe(case, acts or (ACT,), regulation), Trial(regulation, case, ACT)


def bits(layout: Layout, values: Values) -> dict[int, bool]:
    """The variables that stand for values: the place of each among all of its sort, in binary."""
    found: dict[int, bool] = {}
    for one, levels in layout.varying.items():
        if one in values:
            if isinstance(one, str):
                number = [reading.id for reading in layout.regulation.axis(one).readings].index(str(values[one]))
            else:
                number = values_of(layout.facts[one[1]].sort).index(values[one])
            found |= {level: bool(number >> bit & 1) for bit, level in enumerate(levels)}
    return found


def unknown_of(universe: Universe, trial: Trial) -> Iterator[tuple[dict[int, bool], Values, Outcome | None]]:
    """Every case that agrees with what is known, as variables, with what comes of it."""
    for values, found in trial.every:
        if all(values[place] == value for place, value in trial.known.items()):
            yield bits(universe.layout, values), values, found


def holds(node: Node, values: Mapping[int, bool]) -> bool:
    """Whether a function holds where everything is fixed that it hangs on."""
    assert node.support <= values.keys()
    return node.can_hold(values)


class TestOutcomes:
    """Of every case that can come about exactly one outcome holds: the one that deciding the case gives."""

    @few
    @given(small_regulations(), st.data())
    def test_of_every_case_the_one_that_the_definition_gives(self, regulation: Regulation, data: DataObject) -> None:
        """Every value of what is unknown, within its range or what it is narrowed to, and every open reading."""
        universe, trial = asked(regulation, data)
        outcomes = universe.outcomes(ACT)
        for values, _, expected in unknown_of(universe, trial):
            if expected is not None:
                assert [found for found, node in outcomes.items() if holds(node, values)] == [expected]

    @few
    @given(small_regulations(), st.data())
    def test_of_every_case_the_one_that_deciding_gives(self, regulation: Regulation, data: DataObject) -> None:
        """The interpreter with reasons gives it of the completed case, under the readings."""
        universe, trial = asked(regulation, data)
        outcomes = universe.outcomes(ACT)
        for values, named, expected in list(unknown_of(universe, trial))[:40]:
            if expected is not None:
                settled, case = trial.completed(named)
                (decided,) = decide(settled, case).of(ACT).outcomes
                assert holds(outcomes[decided], values)

    @unhurried
    @given(regulations(), st.data())
    def test_of_any_regulation(self, regulation: Regulation, data: DataObject) -> None:
        """Two kinds of matter, several of a kind, both acts asked together: a completion comes out as decided."""
        case = decide(regulation, data.draw(cases(regulation.vocabulary))).case
        universe = Universe(case, (ACT, "warn"), regulation)
        complete = data.draw(completions(case, regulation.vocabulary))
        readings = {
            axis.id: data.draw(st.sampled_from(axis.readings)).id
            for axis in regulation.axes
            if regulation.reading(axis.id) is None
        }
        values: dict[Varying, object] = dict(readings)
        for (position, name), _ in universe.layout.values.items():
            values[position, name] = Layout(complete, (ACT, "warn"), regulation).values[position, name]
        where = bits(universe.layout, values)  # type: ignore[arg-type]
        for act in (ACT, "warn"):
            expected = outcome(regulation.with_readings(readings), complete, act)
            found = [one for one, node in universe.outcomes(act).items() if holds(node, where)]
            assert found == [expected]

    def test_of_an_act_of_aims_only(self) -> None:
        """An aim says nothing; whether it is in force hangs on the day, and nothing else is possible."""
        universe = Universe(card(as_of=None), (WELCOME.id,), ROOM_RULES)
        possible = {one for one, node in universe.outcomes(WELCOME.id).items() if node}
        assert possible == {Outcome.NOT_IN_FORCE, Outcome.SILENT}

    def test_of_an_act_without_rules(self) -> None:
        """Nothing is out of force, and nobody is concerned."""
        universe = Universe(card(as_of=None), (WELCOME.id,), evolve(ROOM_RULES, rules=()))
        assert {one for one, node in universe.outcomes(WELCOME.id).items() if node} == {Outcome.NOT_APPLICABLE}


class TestPossible:
    """What can come about is exactly what ranges, narrowed values and invariants leave."""

    @few
    @given(small_regulations(), st.data())
    def test_every_case_is_possible_or_excluded(self, regulation: Regulation, data: DataObject) -> None:
        """A case holds in it unless an invariant that speaks of no other facts excludes it."""
        universe, trial = asked(regulation, data)
        assert universe.possible == universe.possible_for(ACT)
        for values, _, expected in unknown_of(universe, trial):
            assert holds(universe.possible, values) is (expected is not None)

    @few
    @given(small_regulations(), st.data())
    def test_as_many_as_there_are(self, regulation: Regulation, data: DataObject) -> None:
        """No code that stands for no value is among them: they are as many as the cases one by one."""
        universe, trial = asked(regulation, data)
        different = {
            tuple(values.items()) for values, _, expected in unknown_of(universe, trial) if expected is not None
        }
        assert universe.possible.count(universe.layout.variables) == len(different)

    @few
    @given(small_regulations(), st.data())
    def test_each_outcome_as_often_as_it_occurs(self, regulation: Regulation, data: DataObject) -> None:
        """How many cases have an outcome is the number of those that have it one by one."""
        universe, trial = asked(regulation, data)
        found = {tuple(values.items()): expected for values, _, expected in unknown_of(universe, trial)}
        for one, node in universe.outcomes(ACT).items():
            counted = (node & universe.possible).count(universe.layout.variables)
            assert counted == sum(expected is one for expected in found.values())

    @few
    @given(small_regulations(), st.data())
    def test_another_act_adds_nothing(self, regulation: Regulation, data: DataObject) -> None:
        """For one act only its own facts and the invariants over them count, whatever else is asked about."""
        universe, trial = asked(regulation, data, "warn", ACT)
        for values, _, expected in unknown_of(universe, trial):
            assert holds(universe.possible_for(ACT), values) is (expected is not None)


class TestReadings:
    """An axis that is left unresolved is a variable."""

    def test_each_reading_has_its_own_codes(self) -> None:
        """Two readings of one axis exclude each other."""
        universe = Universe(card(matter(LOAN, "L-1")), (FINE.id,), ROOM_RULES.with_readings({FROM_WHEN.id: None}))
        one, other = (universe.reading(FROM_WHEN.id, reading.id) for reading in FROM_WHEN.readings)
        assert one & other == universe.algebra.zero
        assert one | other == universe.algebra.one

    def test_two_regulations_share_what_both_leave_open(self) -> None:
        """A second regulation under another reading is asked over the same cases."""
        open_, settled = (
            ROOM_RULES.with_readings({FROM_WHEN.id: None}),
            ROOM_RULES.with_readings({FROM_WHEN.id: "at_once"}),
        )
        universe = Universe(card(matter(LOAN, "L-1", days_late=3)), (FINE.id,), open_, settled)
        first, second = (universe.outcomes(FINE.id, one)[Outcome.MUST] for one in (open_, settled))
        assert first == universe.reading(FROM_WHEN.id, "at_once")
        assert second == universe.algebra.one

    def test_planes_are_made_once(self) -> None:
        """Asked again, what was found is found again."""
        universe = Universe(card(), (SUSPEND.id,), ROOM_RULES.with_readings({LAST_DAY.id: None}))
        assert universe.planes() is universe.planes()
        assert universe.planes(-1, ROOM_RULES.with_readings({LAST_DAY.id: None})) is universe.planes()


class TestValues:
    """Values and variables say the same."""

    @few
    @given(small_regulations())
    def test_there_and_back(self, regulation: Regulation) -> None:
        """Each value of each fact comes back from its code."""
        for fact in regulation.vocabulary.facts:
            for value in values_of(fact.sort):
                assert value_of(fact, code(fact, value)) == value

    @few
    @given(small_regulations(), st.data())
    def test_each_code_is_the_place_of_its_value(self, regulation: Regulation, data: DataObject) -> None:
        """Codes ascend as values do, readings as the axis lists them."""
        layout = asked(regulation, data)[0].layout
        for place in layout.levels:
            for number, value in enumerate(values_of(layout.facts[place[1]].sort)):
                assert layout.bits(place, value) == bits(layout, {place: value})
                assert code(layout.facts[place[1]], value) == number
        for axis in layout.axes:
            for reading in layout.regulation.axis(axis).readings:
                assert layout.reading_bits({axis: reading.id}) == bits(layout, {axis: reading.id})

    @few
    @given(small_regulations(), st.data())
    def test_what_is_known_takes_no_variable(self, regulation: Regulation, data: DataObject) -> None:
        """Only what is unknown, narrowed or unresolved varies, in as few variables as hold every value."""
        universe, trial = asked(regulation, data)
        layout = universe.layout
        facts = [place for place in trial.places if not isinstance(place, str) and place not in trial.known]
        assert set(layout.levels) == set(facts)
        for place, levels in layout.levels.items():
            most = len(values_of(layout.facts[place[1]].sort))
            assert 1 << len(levels) >= most > 1 << (len(levels) - 1)
            assert isinstance(layout.values[place], Possible) or layout.values[place] is None
        used = [level for levels in layout.varying.values() for level in levels]
        assert sorted(used) == list(layout.variables)

    def test_every_combination_of_variables_is_one_code(self) -> None:
        """A number of which there are no power of two has codes that stand for no value; they are not possible."""
        universe = Universe(card(points=None), (SUSPEND.id,), ROOM_RULES)
        levels = universe.layout.levels[-1, "card.points"]
        possible = [
            holds(universe.possible, dict(zip(levels, values, strict=True)))
            for values in product((False, True), repeat=len(levels))
        ]
        assert possible.count(True) == 31
        assert len(possible) == 32
