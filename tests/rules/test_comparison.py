"""What can be compared."""

from datetime import date, datetime

import pytest
from attrs import evolve

from fzdigital.errors import IllFormedError, WrongSortError
from fzdigital.rules.build import Operand, above, at_least, at_most, below, is_, is_not
from fzdigital.rules.expr import Compare, Condition, Const, Fact, Param
from fzdigital.rules.vocabulary import Int, OneOf, Vocabulary
from fzdigital.text import Text
from tests.rules.test_check import with_condition
from tests.rules.toy import (
    ABOUT,
    AS_OF,
    BEGINS,
    CHANNEL,
    GRACE,
    LATE,
    MADE_ON,
    POINTS,
    ROOM_RULES,
    STUDENT,
    SUSPEND_AT,
    VALID,
)

SORTS = "compares two different sorts"
SAME = "can only be compared for being the same"
VALUE = "names a value the fact does not have"
NUMBER = "compares with a number outside the fact's range"
OFF_DAY = "compares with a day outside the fact's range"


class TestAdmitted:
    """Terms of one sort, where the fact can be."""

    @pytest.mark.parametrize(
        "condition",
        [
            at_least(POINTS, 0), at_most(POINTS, 30), above(POINTS, 30), below(SUSPEND_AT, POINTS), is_(LATE, 400),
            at_least(AS_OF, date(2000, 1, 1)), at_most(AS_OF, date(2099, 12, 31)), below(AS_OF, BEGINS),
            above(MADE_ON, AS_OF), is_(CHANNEL, "post"), is_not("phone", CHANNEL), is_(VALID, True),
            above(SUSPEND_AT, GRACE), is_(POINTS, POINTS), is_(VALID, STUDENT),
        ],
    )  # fmt: skip
    def test_both_ends_and_both_ways_round(self, condition: Condition) -> None:
        """Both ends of a range are in it; constants, parameters and facts stand on either side."""
        assert with_condition(condition).rules[-1].when == condition

    def test_two_numbers_may_lie_apart(self) -> None:
        """Beside no fact, two enacted numbers are compared whatever they are."""
        assert with_condition(below(SUSPEND_AT, GRACE))

    def test_two_facts_may_range_apart(self) -> None:
        """Two counts with nothing in common are still counts."""
        far = evolve(LATE, name="loan.far", absent=500, sort=Int(500, 600, Text("天", "days")))
        regulation = evolve(ROOM_RULES, vocabulary=Vocabulary((*ROOM_RULES.vocabulary.facts, far)))
        condition = below(LATE, far)
        last = evolve(regulation.rules[0], id="new", when=condition)
        assert evolve(regulation, rules=(*regulation.rules, last)).rules[-1].when == condition


class TestWrongSorts:
    """What can never meaningfully be compared is an error, with the comparison as it was written."""

    @pytest.mark.parametrize(
        ("condition", "shown", "what"),
        [
            (is_(POINTS, "many"), "card.points == many", SORTS),
            (is_(POINTS, True), "card.points == True", SORTS),
            (at_least(POINTS, BEGINS), "card.points >= begins", SORTS),
            (below(AS_OF, 20240301), "as_of < 20240301", SORTS),
            (is_(AS_OF, "2024-03-01"), "as_of == 2024-03-01", SORTS),
            (is_(CHANNEL, 1), "card.channel == 1", SORTS),
            (is_(VALID, 1), "card.valid == 1", SORTS),
            (is_(VALID, "yes"), "card.valid == yes", SORTS),
            (is_(POINTS, VALID), "card.points == card.valid", SORTS),
            (is_(POINTS, AS_OF), "card.points == as_of", SORTS),
            (at_least(CHANNEL, "post"), "card.channel >= post", SAME),
            (above(VALID, False), "card.valid > False", SAME),
            (below(VALID, STUDENT), "card.valid < card.student", SAME),
            (is_(CHANNEL, "letter"), "card.channel == letter", VALUE),
            (is_(CHANNEL, ABOUT), "card.channel == complaint.about", VALUE),
            (at_least(POINTS, 31), "card.points >= 31", NUMBER),
            (below(POINTS, -1), "card.points < -1", NUMBER),
            (is_(31, POINTS), "31 == card.points", NUMBER),
            (below(AS_OF, date(1999, 12, 31)), "as_of < 1999-12-31", OFF_DAY),
            (above(date(2100, 1, 1), AS_OF), "2100-01-01 > as_of", OFF_DAY),
        ],
    )  # fmt: skip
    def test_it_is_told_in_both_languages(self, condition: Condition, shown: str, what: str) -> None:
        """The rule, the comparison and what is wrong with it."""
        with pytest.raises(WrongSortError) as error:
            with_condition(condition)
        assert error.value.text.en == f"new: {shown!r} {what}."
        assert error.value.text.zh.startswith(f"new：“{shown}”")

    def test_an_enacted_number_out_of_range(self) -> None:
        """A parameter that no case can reach is found when the number is changed."""
        assert ROOM_RULES.with_parameters(suspend_at=30).number("suspend_at") == 30
        with pytest.raises(WrongSortError, match=r"'card\.points >= suspend_at' compares with a number outside"):
            ROOM_RULES.with_parameters(suspend_at=31)

    @pytest.mark.parametrize("moment", [datetime(2024, 3, 1), datetime(2024, 3, 1, 12)])  # noqa: DTZ001
    def test_a_moment_is_no_day(self, moment: datetime) -> None:
        """A time of day is refused here, rather than failing when a case is decided."""
        with pytest.raises(WrongSortError, match=SORTS):
            with_condition(Compare(Fact("as_of"), "<", Const(moment)))

    def test_a_closed_list_within_another(self) -> None:
        """Two lists can be compared where one holds the other, in whichever order."""
        few = evolve(CHANNEL, name="card.second", sort=OneOf((("post", Text("信函", "by post")),)))
        regulation = evolve(ROOM_RULES, vocabulary=Vocabulary((*ROOM_RULES.vocabulary.facts, few)))
        for condition in (is_(few, CHANNEL), is_(CHANNEL, few)):
            last = evolve(regulation.rules[0], id="new", when=condition)
            assert evolve(regulation, rules=(*regulation.rules, last)).rules[-1].when == condition


class TestNames:
    """Unknown names come first."""

    def test_both_sides_are_told(self) -> None:
        """Two unknown names are two faults, and what they cannot be compared with is none."""
        with pytest.raises(IllFormedError, match="2 faults") as error:
            with_condition(Compare(Fact("f"), "==", Param("p")))
        assert "no fact is named 'f'" in str(error.value)
        assert "no parameter is named 'p'" in str(error.value)

    def test_sorts_are_compared_once_names_are_known(self) -> None:
        """Beside an unknown name nothing is said about sorts."""
        with pytest.raises(IllFormedError) as error:
            with_condition(Compare(Fact("card.points"), "==", Fact("f")))
        assert SORTS not in str(error.value)


def operands() -> tuple[Operand, ...]:
    """One operand of each sort."""
    return (POINTS, VALID, CHANNEL, AS_OF)


class TestSorts:
    """Every sort is compared with itself, and with no other."""

    @pytest.mark.parametrize("left", operands(), ids=lambda fact: fact.name)
    @pytest.mark.parametrize("right", operands(), ids=lambda fact: fact.name)
    def test_each_with_each(self, left: Operand, right: Operand) -> None:
        """Of sixteen pairs, four can be compared."""
        if left is right:
            assert with_condition(is_(left, right))
        else:
            with pytest.raises(WrongSortError, match=SORTS):
                with_condition(is_(left, right))
