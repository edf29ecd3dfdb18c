"""Faults of the declarations themselves."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from fzdigital.errors import IllFormedError, InvalidValueError, UnknownNameError, WrongSortError
from fzdigital.rules.declared import ACT, called
from fzdigital.rules.regulation import PlainFunction, Regulation
from fzdigital.rules.source import Parameter
from fzdigital.rules.vocabulary import Vocabulary
from tests.rules.toy import (
    CLAUSES,
    CLEAN_AT,
    DESK,
    ENDS,
    FINE,
    FROM_WHEN,
    GRACE,
    LATE,
    ROOM_RULES,
    SUSPEND,
    SUSPEND_AT,
    fee,
)

FACTS = ROOM_RULES.vocabulary.facts


class TestDeclaredTwice:
    """A name names one thing."""

    @pytest.mark.parametrize(
        ("field", "again", "kind", "zh", "name"),
        [
            ("clauses", CLAUSES[1], "clause", "条款", "1"),
            ("parameters", GRACE, "parameter", "参数", "grace"),
            ("axes", FROM_WHEN, "axis", "待定事项", "Q-5.from_when"),
            ("actors", DESK, "actor", "主体", "desk"),
            ("acts", SUSPEND, "act", "行为", "suspend"),
        ],
    )
    def test_it_is_told_with_its_kind(self, field: str, again: object, kind: str, zh: str, name: str) -> None:
        """Each name that is used twice is told once, in both languages."""
        with pytest.raises(IllFormedError, match=rf"^{kind} '{name}' is declared twice; rename one of them.$") as error:
            evolve(ROOM_RULES, **{field: (*getattr(ROOM_RULES, field), again)})
        assert error.value.text.zh == f"{zh}名称'{name}'重复，请改其一。"

    def test_a_reading_chosen_twice(self) -> None:
        """One axis has one reading in use."""
        with pytest.raises(IllFormedError, match=r"axis 'Q-5\.from_when' is declared twice"):
            evolve(ROOM_RULES, readings=(("Q-5.from_when", "at_once"), ("Q-5.from_when", None)))


class TestReferences:
    """What is referred to is declared."""

    @pytest.mark.parametrize(
        ("changes", "place", "kind", "name"),
        [
            ({"vocabulary": Vocabulary((*FACTS, evolve(LATE, name="more", clause="99")))}, "more", "clause", "99"),
            ({"parameters": (*ROOM_RULES.parameters, evolve(GRACE, name="more", clause="99"))}, "more", "clause", "99"),
            (
                {"parameters": (*ROOM_RULES.parameters, evolve(GRACE, name="more", at_most="grce"))},
                "more", "parameter", "grce",
            ),
            ({"acts": (*ROOM_RULES.acts, evolve(SUSPEND, id="other", burdens="hodler"))}, "other", "actor", "hodler"),
            ({"acts": (*ROOM_RULES.acts, evolve(SUSPEND, id="other", records=("card.x",)))}, "other", "fact", "card.x"),
            ({"acts": (*ROOM_RULES.acts, evolve(SUSPEND, id="other", benefits="hodler"))}, "other", "actor", "hodler"),
            ({"axes": (*ROOM_RULES.axes, evolve(FROM_WHEN, id="Q-9", clauses=("5", "99")))}, "Q-9", "clause", "99"),
            ({"axes": (*ROOM_RULES.axes, evolve(FROM_WHEN, id="Q-9", default="never"))}, "Q-9", "reading", "never"),
            ({"functions": (PlainFunction("99", fee),)}, "fee", "clause", "99"),
            ({"functions": (PlainFunction("5", fee, ("grce",)),)}, "fee", "parameter", "grce"),
            ({"functions": (PlainFunction("5", fee, (), ("Q-9",)),)}, "fee", "axis", "Q-9"),
            ({"readings": (("Q-9", None),)}, "readings", "axis", "Q-9"),
            ({"readings": (("Q-5.from_when", "never"),)}, "Q-5.from_when", "reading", "never"),
        ],
    )  # fmt: skip
    def test_the_name_and_the_place_are_told(
        self, changes: Mapping[str, object], place: str, kind: str, name: str
    ) -> None:
        """The message says where the name stands and what it should have named."""
        with pytest.raises(UnknownNameError, match=rf"^{place}: no {kind} is named '{name}'") as error:
            evolve(ROOM_RULES, **changes)
        assert error.value.text.zh.startswith(f"{place}：没有名为'{name}'的")

    def test_nobody_need_be_burdened(self) -> None:
        """An act without an addressee refers to nobody."""
        assert ROOM_RULES.act("notify").burdens == ROOM_RULES.act("notify").benefits == ""


class TestCalled:
    """The thing that has an id."""

    def test_it_is_found_by_its_id(self) -> None:
        """A text that is no id is an unknown name, told with those there are."""
        assert called(ACT, "fine", "here", (SUSPEND, FINE)) is FINE
        with pytest.raises(UnknownNameError) as error:
            called(ACT, "fin", "here", (SUSPEND, FINE))
        assert error.value.args == (ACT, "fin", "here", ("suspend", "fine"))

    @pytest.mark.parametrize("given", [FINE, ["fine"], None])
    def test_an_id_is_a_text(self, given: object) -> None:
        """The thing itself, or a list, is a wrong value: the error holds it and says what it should have named."""
        with pytest.raises(InvalidValueError, match="one id, given as text") as error:
            called(ACT, given, "here", (SUSPEND, FINE))  # type: ignore[arg-type]
        assert (error.value.value, error.value.place) == (given, ACT)


class TestAxes:
    """An open question has at least two answers."""

    def test_one_reading_is_none_to_choose(self) -> None:
        """An axis with a single reading is refused, in both languages."""
        with pytest.raises(IllFormedError, match=r"^Q-9: has 1 reading\(s\); an axis needs at least two\.$") as error:
            evolve(ROOM_RULES, axes=(*ROOM_RULES.axes, evolve(FROM_WHEN, id="Q-9", readings=FROM_WHEN.readings[:1])))
        assert error.value.text.zh == "Q-9：只有1种口径，待定事项至少要有两种。"

    def test_a_reading_named_twice(self) -> None:
        """Two readings of one name could not be told apart."""
        readings = (*FROM_WHEN.readings, FROM_WHEN.readings[0])
        with pytest.raises(IllFormedError, match=r"^reading 'after_grace' is declared twice"):
            evolve(ROOM_RULES, axes=(*ROOM_RULES.axes, evolve(FROM_WHEN, id="Q-9", readings=readings)))


def enacting(*parameters: Parameter) -> Regulation:
    """The reading room's rules with some parameters in the places of those with the same names."""
    others = {one.name: one for one in parameters}
    return evolve(ROOM_RULES, parameters=tuple(others.get(one.name, one) for one in ROOM_RULES.parameters))


class TestParameters:
    """A number can mean something only within its range."""

    WITHIN = enacting(
        evolve(GRACE, low=1, high=30), evolve(ENDS, low=date(2024, 3, 1), high=date(2030, 12, 31)),
        evolve(CLEAN_AT, at_most="suspend_at"), evolve(SUSPEND_AT, low=1),
    )  # fmt: skip

    @pytest.mark.parametrize("grace", [1, 30])
    def test_both_ends_are_within(self, grace: int) -> None:
        """Of a number; of days likewise."""
        assert self.WITHIN.amend(grace=grace).number("grace") == grace
        for day in (date(2024, 3, 1), date(2030, 12, 31)):
            assert self.WITHIN.amend(ends=day).day("ends") == day

    @pytest.mark.parametrize(
        ("values", "said", "zh"),
        [
            ({"grace": 0}, "'grace' is 0, outside its range (from 1 to 30); change it.", "为0，不在其范围（1至30）"),
            ({"grace": 31}, "'grace' is 31, outside its range (from 1 to 30); change it.", "'grace'为31，不在其范围"),
            ({"suspend_at": 0}, "'suspend_at' is 0, outside its range (not below 1)", "（不小于1）"),
            (
                {"ends": date(2031, 1, 1)},
                "'ends' is 2031-01-01, outside its range (from 2024-03-01 to 2030-12-31); change it.",
                "'ends'为2031-01-01，不在其范围（2024-03-01至2030-12-31）之内，请改正。",
            ),
            ({"grace": 10**5000}, "'grace' is int, outside", "'grace'为int，"),
        ],
    )  # fmt: skip
    def test_beyond_them(self, values: dict[str, int | date], said: str, zh: str) -> None:
        """One fault shows the value and the range, in both languages, however long the value."""
        with pytest.raises(IllFormedError) as error:
            self.WITHIN.amend(**values)
        assert str(error.value).startswith(f"parameter {said}")
        assert error.value.text.zh.startswith("参数")
        assert zh in error.value.text.zh

    def test_one_fault_however_many_rules_compare(self) -> None:
        """Where no range is declared, each rule that cannot be met is a fault of its own."""
        again = tuple(evolve(one, id=f"{one.id}x", unless=()) for one in self.WITHIN.rules if one.id == "1")
        twice = evolve(self.WITHIN, rules=(*self.WITHIN.rules, *again))
        with pytest.raises(IllFormedError, match=r"^parameter 'suspend_at' is -1, outside .*; change it\.$"):
            twice.amend(suspend_at=-1)
        with pytest.raises(IllFormedError, match=r"^the regulation has 2 faults: 1: .* 1x: "):
            twice.amend(suspend_at=31)

    def test_all_numbers_are_reported_together(self) -> None:
        """Each once."""
        with pytest.raises(IllFormedError, match=r"the regulation has 2 faults: .*'suspend_at' is -1.* .*'grace' is 0"):
            self.WITHIN.amend(grace=0, suspend_at=-1)

    def test_no_more_than_another(self) -> None:
        """As much is allowed; whichever of the two is amended."""
        assert self.WITHIN.amend(clean_at=8).number("clean_at") == 8
        said = "^parameter 'clean_at' is 9, above the 8 of 'suspend_at'; change one of them.$"
        with pytest.raises(IllFormedError, match=said) as error:
            self.WITHIN.amend(clean_at=9)
        assert error.value.text.zh == "参数'clean_at'为9，大于参数'suspend_at'的8，请改其一。"
        with pytest.raises(IllFormedError, match="'clean_at' is 2, above the 1 of 'suspend_at'"):
            self.WITHIN.amend(suspend_at=1)

    @pytest.mark.parametrize(
        ("value", "said"),
        [(True, "True"), (datetime(2024, 7, 1, tzinfo=UTC), "2024-07-01 00:00:00+00:00"), ("7", "'7'"), (None, "None")],
    )
    def test_what_is_no_value(self, value: object, said: str) -> None:
        """Also where it is declared; it is shown as it stands there."""
        with pytest.raises(WrongSortError, match=r"^grace: .* is neither a whole number nor a day\.$") as error:
            enacting(evolve(GRACE, value=value))
        assert str(error.value).startswith(f"grace: {said!r} is")
        assert error.value.text.zh == f"grace：“{said}”既不是整数也不是日期。"

    @pytest.mark.parametrize(
        "bounds", [{"low": date(2024, 3, 1)}, {"high": date(2024, 3, 1)}, {"high": True}, {"at_most": "ends"}]
    )
    def test_a_range_of_another_sort(self, bounds: dict[str, object]) -> None:
        """A number has no day for a bound."""
        with pytest.raises(WrongSortError, match=r"^grace: '14' is of another sort than its range\.$") as error:
            enacting(evolve(GRACE, **bounds))
        assert "与其范围不是同一种值" in error.value.text.zh
