"""The vocabulary and the facts of a case."""

from datetime import date

import pytest
from attrs import evolve

from fzdigital.errors import IllFormedError, InvalidValueError, UnknownNameError
from fzdigital.rules.vocabulary import Facts, Possible, Vocabulary
from fzdigital.text import Text
from tests.rules.toy import ABOUT, AS_OF, LATE, POINTS, RETURNED, ROOM_RULES, UPHELD

VOCABULARY = ROOM_RULES.vocabulary


class TestVocabulary:
    """Every fact is declared once."""

    def test_a_name_declared_twice(self) -> None:
        """It is refused when the vocabulary is built, and the name is shown in both languages."""
        with pytest.raises(IllFormedError, match=r"'card\.points' is declared twice") as error:
            Vocabulary((POINTS, AS_OF, evolve(POINTS, of="branch")))
        assert error.value.text.zh == "事实'card.points'声明了两次，请改其中一个名称。"

    def test_a_value_for_an_absent_matter_out_of_range(self) -> None:
        """What stands for "it never happened" must be a value of the fact."""
        with pytest.raises(InvalidValueError, match="days late is -1; it must be a whole number from 0 to 400"):
            Vocabulary((evolve(LATE, absent=-1),))

    def test_kinds(self) -> None:
        """What all cases share comes first, then subjects and matters as they were first declared."""
        assert VOCABULARY.kinds == ("", "card", "branch", "loan", "complaint")

    def test_declarations_are_found_by_name(self) -> None:
        """A name gives its declaration, one that nobody declared gives None."""
        assert VOCABULARY.get("loan.days_late") == LATE
        assert VOCABULARY.get("loan.days_lat") is None

    def test_declarations_are_found_by_kind(self) -> None:
        """The facts of one kind of matter, in order; of an unknown kind there are none."""
        assert VOCABULARY.of("loan") == (LATE, RETURNED)
        assert VOCABULARY.of("laon") == ()


class TestFactsOf:
    """Facts are checked when they are stated."""

    def test_they_stand_in_the_vocabularys_order(self) -> None:
        """However they are given, they are kept in one order; what is left out is unknown."""
        assert VOCABULARY.facts_of("loan", {"loan.returned": True, "loan.days_late": 3}).values == (3, True)
        assert VOCABULARY.facts_of("loan", {"loan.returned": False}).values == (None, False)

    @pytest.mark.parametrize("name", ["loan.days_lte", "card.points"])
    def test_a_name_that_is_none_of_this_kind(self, name: str) -> None:
        """A misspelt name, or one of another kind, is an error that shows it and the place, never a silent unknown."""
        with pytest.raises(UnknownNameError, match=rf"^loan: no fact is named '{name}'") as error:
            VOCABULARY.facts_of("loan", {name: 1})
        assert error.value.text.zh.startswith(f"loan：没有名为'{name}'的事实")

    def test_a_name_that_all_cases_share(self) -> None:
        """The place of what all cases share is told too."""
        with pytest.raises(UnknownNameError, match=r"^common: no fact is named 'asof'"):
            VOCABULARY.facts_of("", {"asof": date(2024, 3, 1)})

    @pytest.mark.parametrize("value", [401, -1, True, "many"])
    def test_a_value_the_fact_does_not_admit(self, value: int | str) -> None:
        """A value out of range or of another sort is an error that shows it and what would do."""
        with pytest.raises(InvalidValueError, match=f"days late is {value!r}; it must be a whole number") as error:
            VOCABULARY.facts_of("loan", {"loan.days_late": value})
        assert error.value.text.zh == f"逾期天数为{value!r}，应为0至400的整数。"

    def test_each_value_of_a_narrowed_one_is_checked(self) -> None:
        """One value out of range among several is found."""
        assert VOCABULARY.facts_of("loan", {"loan.days_late": Possible((0, 400))}).narrowed
        with pytest.raises(InvalidValueError, match="days late is 401"):
            VOCABULARY.facts_of("loan", {"loan.days_late": Possible((0, 401))})


class TestNarrowed:
    """Unknown, but not entirely."""

    def test_values_are_kept_in_one_order(self) -> None:
        """The order in which they were found, and repetitions, do not matter."""
        assert Possible((3, 1, 3)) == Possible((1, 3))
        assert Possible((3, 1)).values == (1, 3)
        assert hash(Possible((3, 1))) == hash(Possible((1, 3)))

    @pytest.mark.parametrize("values", [(), (1,), (1, 1)])
    def test_fewer_than_two_are_refused(self, values: tuple[int, ...]) -> None:
        """One value is a known value, none is a contradiction: neither is unknown."""
        with pytest.raises(InvalidValueError, match="at least two different values") as error:
            Possible(values)
        assert error.value.text.zh.endswith("应为至少两个不同的值。")

    def test_facts_tell_whether_any_value_is(self) -> None:
        """They find out by themselves, so that nobody can forget to say it."""
        assert not Facts((1, None, True)).narrowed
        assert Facts((1, Possible((2, 3), (Text("甲", "a"),)))).narrowed


class TestMattersThatAreNot:
    """No matter, and a matter of which nothing is known."""

    def test_absent(self) -> None:
        """Of a matter that does not exist, nothing happened."""
        assert VOCABULARY.absent("complaint").values[:2] == (UPHELD.absent, ABOUT.absent) == (False, "other")

    def test_unknown(self) -> None:
        """Of a matter of which nothing is known, every fact is unknown."""
        assert VOCABULARY.unknown("complaint").values == (None, None, None)
