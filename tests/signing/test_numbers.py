"""Every number and day of the text, with the cases at and beside it."""

from datetime import date

import pytest

from fzdigital.errors import InvalidValueError
from fzdigital.policy.measures import MEASURES
from fzdigital.signing import Measured, NumberCases, numbers
from fzdigital.signing.numbers import Side, side_of
from fzdigital.vectors import Vector
from tests.signing.samples import vector

BY_NAME = {one.name: one for one in MEASURES.parameters}


def cases(name: str, *measured: Measured) -> NumberCases:
    """The cases of one number, from three vectors and what was measured."""
    vectors = (
        vector("5(5)b", "refill_floor -1", "5(5)b: dropped"),
        vector("5(5)b", "refill_floor +1", number=2),
        vector("6", "expires_on +1", "expires_on -1"),
    )
    return next(one for one in numbers(MEASURES, vectors, measured) if one.parameter.name == name)


class TestVectors:
    """What vectors show tells a number from its neighbours."""

    def test_every_number_is_listed(self) -> None:
        """In the order of the text, also where no case is known."""
        assert tuple(one.parameter for one in numbers(MEASURES, ())) == MEASURES.parameters

    def test_one_less_and_one_more(self) -> None:
        """A vector that turns with 26 in place of 27, and one that turns with 28."""
        one = cases("refill_floor")
        assert (one.one_less, one.one_more) == (("5(5)b/diagram-1",), ("5(5)b/diagram-2",))

    def test_one_vector_may_tell_both(self) -> None:
        """The same case can stand at both edges."""
        one = cases("expires_on")
        assert one.one_less == one.one_more == ("6/diagram-1",)

    def test_where_none_shows_it_the_vectors_of_the_unit_are_asked(self) -> None:
        """With the highest mark kept, or two of them dropped, the mean of four marks is another."""
        given, expected = '{"marks": ["70", "80", "90", "97"]}', '{"points": "85"}'
        one = Vector("3/trim/hand-1", "3/trim", "lifecycle", "final_score", (), given, expected, "hand")
        found = {two.parameter.name: two for two in numbers(MEASURES, (one,))}
        assert found["trim_high"].one_less == found["trim_high"].one_more == ("3/trim/hand-1",)
        assert found["trim_low"].one_less == found["trim_low"].one_more == ("3/trim/hand-1",)
        assert found["total"] == NumberCases(BY_NAME["total"], (), ())

    def test_a_vector_that_does_not_turn_is_not_named(self) -> None:
        """Of four equal marks the mean stays, however many are dropped."""
        given, expected = '{"marks": ["80", "80", "80", "80"]}', '{"points": "80"}'
        one = Vector("3/trim/hand-1", "3/trim", "lifecycle", "final_score", (), given, expected, "hand")
        found = {two.parameter.name: two for two in numbers(MEASURES, (one,))}
        assert found["trim_high"] == NumberCases(BY_NAME["trim_high"], (), ())

    def test_a_number_without_neighbours_has_none(self) -> None:
        """The four grades can be no other number, so that nothing is asked."""
        assert cases("grades") == NumberCases(BY_NAME["grades"], (), ())

    def test_none_is_made_up(self) -> None:
        """Without a case there is none."""
        assert cases("total") == NumberCases(BY_NAME["total"], (), ())


class TestMeasured:
    """What was measured lies below, at or above."""

    @pytest.mark.parametrize(("value", "side"), [(26, "below"), (27, "at"), (28, "above")])
    def test_a_number(self, value: int, side: Side) -> None:
        """27 is the floor itself."""
        assert side_of(BY_NAME["refill_floor"], value) == side

    @pytest.mark.parametrize(
        ("value", "side"),
        [(date(2025, 12, 30), "below"), (date(2025, 12, 31), "at"), (date(2026, 1, 1), "above")],
    )
    def test_a_day(self, value: date, side: Side) -> None:
        """The last day in force, the one before and the one after."""
        assert side_of(BY_NAME["expires_on"], value) == side

    def test_each_side_names_who_measured(self) -> None:
        """Each once, in the order met; another number's are not among them."""
        met = [("refill_floor", 26, "甲"), ("refill_floor", 25, "乙"), ("refill_floor", 26, "甲"), ("total", 32, "丙")]
        one = cases("refill_floor", *(Measured(*entry) for entry in met), Measured("refill_floor", 30, "丁"))
        assert (one.below, one.at, one.above) == (("甲", "乙"), (), ("丁",))

    @pytest.mark.parametrize(("name", "value"), [("refill_floor", date(2025, 1, 1)), ("expires_on", 27)])
    def test_a_day_is_no_number(self, name: str, value: int | date) -> None:
        """They cannot be compared, and nothing is made of it."""
        with pytest.raises(InvalidValueError, match=name):
            cases(name, Measured(name, value, "甲"))
