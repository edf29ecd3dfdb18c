"""A regulation as a value."""

import pickle
from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import UnknownNameError
from fzdigital.rules.decide import decide
from fzdigital.rules.expr import Any
from fzdigital.rules.regulation import Regulation
from tests.rules.toy import BAN, CLAUSES, DESK, FROM_WHEN, ROOM_RULES, RULES, fee, matter, outcomes
from tests.strategies.trees import cases, readings_of, regulations, unhurried


class TestLookups:
    """Everything declared is found by its name."""

    def test_what_there_is(self) -> None:
        """Each kind of thing by its id or name."""
        assert ROOM_RULES.axis("Q-5.from_when") == FROM_WHEN
        assert ROOM_RULES.clause("1") == CLAUSES[1]
        assert ROOM_RULES.act("ban") == BAN
        assert ROOM_RULES.actor("desk") == DESK
        assert ROOM_RULES.number("grace") == 14
        assert ROOM_RULES.day("ends") == date(2025, 2, 28)
        assert ROOM_RULES.reading("Q-5.from_when") == "after_grace"

    @pytest.mark.parametrize(
        ("look_up", "kind", "zh"),
        [
            (ROOM_RULES.axis, "axis", "待定事项"),
            (ROOM_RULES.reading, "axis", "待定事项"),
            (ROOM_RULES.clause, "clause", "条款"),
            (ROOM_RULES.act, "act", "行为"),
            (ROOM_RULES.actor, "actor", "主体"),
            (ROOM_RULES.number, "number among the parameters", "数值参数"),
            (ROOM_RULES.day, "day among the parameters", "日期参数"),
        ],
    )  # fmt: skip
    def test_what_there_is_not(self, look_up: Callable[[str], object], kind: str, zh: str) -> None:
        """A name that nobody declared is an error that says what it should have named, in both languages."""
        with pytest.raises(UnknownNameError, match=rf"^reading-room: no {kind} is named 'nonesuch'") as error:
            look_up("nonesuch")
        assert error.value.text.zh.startswith(f"reading-room：没有名为'nonesuch'的{zh}")

    def test_a_number_is_no_day(self) -> None:
        """A parameter is asked for by what it is; those of the other kind are not offered."""
        with pytest.raises(UnknownNameError, match="'ends'") as number:
            ROOM_RULES.number("ends")
        assert "begins" not in str(number.value)
        with pytest.raises(UnknownNameError, match="'grace'") as day:
            ROOM_RULES.day("grace")
        assert "quiet" not in str(day.value)
        numbers, days = ("suspend_at", "clean_at", "grace", "quiet"), ("begins", "ends")
        assert [error.value.args[1:] for error in (number, day)] == [
            ("ends", "reading-room", numbers),
            ("grace", "reading-room", days),
        ]


class TestEffect:
    """When a rule has effect."""

    def test_a_rule_has_effect_while_the_regulation_is_in_force(self) -> None:
        """Most rules end with the regulation."""
        assert ROOM_RULES.effect(RULES[0]) == ROOM_RULES.in_force

    def test_one_that_survives_has_effect_beyond(self) -> None:
        """In force, or survived."""
        surviving = next(rule for rule in RULES if rule.id == "3")
        assert ROOM_RULES.effect(surviving) == Any((ROOM_RULES.in_force, surviving.survives))


class TestReadings:
    """The same regulation under other readings."""

    def test_the_default_is_used_until_another_is_chosen(self) -> None:
        """A chosen reading is in use; None leaves the axis unresolved; other axes keep theirs."""
        chosen = ROOM_RULES.with_readings({"Q-5.from_when": "at_once"})
        assert chosen.reading("Q-5.from_when") == "at_once"
        assert chosen.with_readings({"Q-0.last_day": None}).reading("Q-0.last_day") is None
        assert chosen.with_readings({"Q-0.last_day": None}).reading("Q-5.from_when") == "at_once"
        assert ROOM_RULES.reading("Q-5.from_when") == "after_grace"

    def test_going_back_gives_the_same_value(self) -> None:
        """What matters is which readings are in use, not how they came to be."""
        both = {"Q-5.from_when": "at_once", "Q-0.last_day": None}
        one_by_one = ROOM_RULES.with_readings({"Q-0.last_day": None}).with_readings({"Q-5.from_when": "at_once"})
        assert ROOM_RULES.with_readings(both) == one_by_one
        assert (
            ROOM_RULES.with_readings(both).with_readings({"Q-5.from_when": "after_grace", "Q-0.last_day": "inclusive"})
            == ROOM_RULES
        )

    @pytest.mark.parametrize(
        ("axis", "reading", "place"), [("Q-9", None, "reading-room"), ("Q-5.from_when", "never", "Q-5.from_when")]
    )
    def test_an_axis_or_reading_that_there_is_not(self, axis: str, reading: str | None, place: str) -> None:
        """It is an error that names it and the place."""
        with pytest.raises(UnknownNameError, match=rf"^{place}: no (axis|reading) is named"):
            ROOM_RULES.with_readings({axis: reading})

    @unhurried
    @given(regulations(), st.data())
    def test_a_variant_is_another_value(self, regulation: Regulation, data: DataObject) -> None:
        """Choosing readings changes nothing in the regulation one started from, and every axis reads as chosen."""
        case = data.draw(cases(regulation.vocabulary))
        before = decide(regulation, case).acts
        chosen = {axis.id: data.draw(readings_of(axis)) for axis in regulation.axes}
        variant = regulation.with_readings(chosen)
        assert {axis.id: variant.reading(axis.id) for axis in variant.axes} == chosen
        assert decide(regulation, case).acts == before


class TestParameters:
    """The same regulation with other numbers."""

    def test_a_number_and_a_day(self) -> None:
        """Changed values are in use, others stay; the first value is not touched."""
        variant = ROOM_RULES.with_parameters(grace=7, ends=date(2024, 12, 31))
        assert (variant.number("grace"), variant.day("ends")) == (7, date(2024, 12, 31))
        assert variant.number("suspend_at") == 8
        assert ROOM_RULES.number("grace") == 14

    def test_it_moves_the_line(self) -> None:
        """With seven days of grace, eight days late are late."""
        loan = matter("loan", "L1", days_late=8)
        fine = ROOM_RULES.act("fine")
        assert outcomes(fine, loan) != outcomes(fine, loan, regulation=ROOM_RULES.with_parameters(grace=7))

    @pytest.mark.parametrize("values", [{"grce": 7}, {"grace": date(2024, 12, 31)}, {"ends": 7}])
    def test_a_name_or_kind_that_there_is_not(self, values: dict[str, int | date]) -> None:
        """A misspelt name, a day for a number, or a number for a day is refused."""
        with pytest.raises(UnknownNameError, match=r"^reading-room: no (number|day) among the parameters"):
            ROOM_RULES.with_parameters(**values)


class TestValue:
    """Regulations are immutable, hash, compare, and travel."""

    def test_it_cannot_be_changed(self) -> None:
        """Not even on purpose."""
        with pytest.raises(FrozenInstanceError):
            ROOM_RULES.id = "other"  # type: ignore[misc]

    def test_plain_functions_belong_to_it(self) -> None:
        """A unit that is arithmetic is a function, found with its clause and what it uses."""
        (one,) = ROOM_RULES.functions
        assert (one.clause, one.function, one.parameters, one.axes) == ("5", fee, ("grace",), ("Q-5.from_when",))

    def test_the_toy_survives_pickling(self) -> None:
        """With its functions, and with its settings."""
        copy = pickle.loads(pickle.dumps(ROOM_RULES))
        assert (copy, hash(copy), copy.setting) == (ROOM_RULES, hash(ROOM_RULES), ROOM_RULES.setting)

    @unhurried
    @given(regulations())
    def test_so_does_any(self, regulation: Regulation) -> None:
        """A copy from another process is the same value with the same hash."""
        copy = pickle.loads(pickle.dumps(regulation))
        assert (copy, hash(copy), copy.setting) == (regulation, hash(regulation), regulation.setting)

    def test_another_number_is_another_value(self) -> None:
        """Variants are told apart, and equal ones are not."""
        assert ROOM_RULES.with_parameters(grace=7) != ROOM_RULES
        assert ROOM_RULES.with_parameters(grace=14) == ROOM_RULES
        assert evolve(ROOM_RULES, rules=ROOM_RULES.rules[::-1]) != ROOM_RULES
