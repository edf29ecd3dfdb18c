"""The numbers and days the Measures enact."""

from datetime import date, timedelta

import pytest

from fzdigital import MEASURES
from fzdigital.errors import IllFormedError
from fzdigital.policy import parameters
from fzdigital.policy.articles.a4_rating import window
from fzdigital.policy.catalogue import CLAUSES
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.policy.parameters import PARAMETERS
from fzdigital.rules.source import Parameter

ENACTED = {
    "effective_from": (date(2024, 4, 11), "notice/commence"),
    "total": (32, "1/total"),
    "row_knit": (10, "1/table"),
    "row_cotton": (6, "1/table"),
    "row_elec": (10, "1/table"),
    "row_auto": (6, "1/table"),
    "reserve_min": (20, "1/reserve/size"),
    "reserve_max": (25, "1/reserve/size"),
    "trim_high": (1, "3/trim"),
    "trim_low": (1, "3/trim"),
    "grades": (4, "4(3)"),
    "first_rating_month": (3, "4(5)a"),
    "no_star_limit": (2, "5(4)"),
    "refill_floor": (27, "5(5)a"),
    "expires_on": (date(2025, 12, 31), "6"),
}


class TestValues:
    """Each number is the one its clause enacts."""

    def test_each_is_as_enacted(self) -> None:
        """Names, values and clauses agree with a table written down independently."""
        assert {one.name: (one.value, one.clause) for one in PARAMETERS} == ENACTED

    def test_the_rows_add_up_to_the_total(self) -> None:
        """Units 1/total and 1/table: ten, six, ten and six make thirty-two."""
        rows = (parameters.ROW_KNIT, parameters.ROW_COTTON, parameters.ROW_ELEC, parameters.ROW_AUTO)
        assert sum(number(row) for row in rows) == number(parameters.TOTAL)

    def test_the_band_of_the_reserve_is_not_empty(self) -> None:
        """Unit 1/reserve/size: the lower end lies below the upper."""
        assert number(parameters.RESERVE_MIN) < number(parameters.RESERVE_MAX)

    def test_five_exits_from_a_full_library_reach_the_floor(self) -> None:
        """Units 1/total and 5(5)a: the sixth exit is the first that falls short of the floor."""
        assert number(parameters.TOTAL) - number(parameters.REFILL_FLOOR) == 5

    def test_the_text_lives_for_630_days(self) -> None:
        """Units notice/commence and 6: both ends counted."""
        begin, end = parameters.EFFECTIVE_FROM.value, parameters.EXPIRES_ON.value
        assert isinstance(begin, date)
        assert isinstance(end, date)
        assert (end - begin).days + 1 == 630


class TestRanges:
    """Figures that mean nothing are refused, and all that mean something can be enacted."""

    @pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda one: one.name)
    def test_both_ends_can_be_enacted(self, parameter: Parameter) -> None:
        """No rule compares it with a fact that never comes to it; the reserve's band is as wide as can be."""
        band = {"reserve_min": 0, "reserve_max": 255}
        for end in (parameter.low, parameter.high):
            assert end is not None
            MEASURES.amend(**{**band, parameter.name: end})

    @pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda one: one.name)
    def test_nothing_beyond_can(self, parameter: Parameter) -> None:
        """One step further is one fault, which names the parameter."""
        for end, step in ((parameter.low, -1), (parameter.high, 1)):
            beyond = end + timedelta(days=step) if isinstance(end, date) else number_of(end) + step
            with pytest.raises(IllFormedError, match=rf"^parameter '{parameter.name}' is .*, outside its range"):
                MEASURES.amend(**{parameter.name: beyond})

    def test_the_band_of_the_reserve_is_never_crossed(self) -> None:
        """Unit 1/reserve/size: it may be a single number."""
        assert MEASURES.amend(reserve_min=25).number("reserve_min") == 25
        with pytest.raises(IllFormedError, match="'reserve_min' is 26, above the 25 of 'reserve_max'"):
            MEASURES.amend(reserve_min=26)

    def test_a_text_may_end_before_it_begins(self) -> None:
        """Units notice/commence and 6: it is in force on no day."""
        assert MEASURES.amend(expires_on=date(2024, 4, 10)).day("expires_on") == date(2024, 4, 10)

    @pytest.mark.parametrize("reading", [one.id for one in MEASURES.axis("OP-16.window").readings])
    def test_the_latest_first_rating_is_on_the_calendar(self, reading: str) -> None:
        """Unit 4(5)a: from the last day that a case can carry."""
        latest = MEASURES.with_readings({"OP-16.window": reading}).amend(first_rating_month=120)
        assert window(latest, LAST_DAY).last.year == 2109


class TestDeclaration:
    """A parameter says what it is, what it counts and where it comes from."""

    def test_the_tuple_lists_every_constant(self) -> None:
        """No parameter of the module is forgotten in the list, and each is named like its constant."""
        constants = {name: value for name, value in vars(parameters).items() if isinstance(value, Parameter)}
        assert {name.lower(): value for name, value in constants.items()} == {one.name: one for one in PARAMETERS}

    def test_they_stand_in_the_order_of_the_document(self) -> None:
        """The list follows the catalogue."""
        order = [clause.id for clause in CLAUSES]
        places = [order.index(one.clause) for one in PARAMETERS]
        assert places == sorted(places)

    @pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda one: one.name)
    def test_each_is_said_in_both_languages(self, parameter: Parameter) -> None:
        """Neither the wording nor the unit lacks a language, and the English is ASCII."""
        assert all((*parameter.text, *parameter.unit))
        assert (parameter.text.en + parameter.unit.en).isascii()

    @pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda one: one.name)
    def test_days_and_only_days_have_the_unit_day(self, parameter: Parameter) -> None:
        """The unit tells a day from a number."""
        assert isinstance(parameter.value, date) == (parameter.unit.en == "day")


def number_of(end: object) -> int:
    """An end of a range that is a number."""
    assert isinstance(end, int)
    return end


def number(parameter: Parameter) -> int:
    """The value of a parameter that is a number."""
    assert isinstance(parameter.value, int)
    return parameter.value
