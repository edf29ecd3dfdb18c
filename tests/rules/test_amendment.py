"""Amendments of a regulation."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import IllFormedError, InvalidValueError, UnknownNameError, WrongSortError
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.build import above, holds
from fzdigital.rules.decision import Outcome
from fzdigital.rules.interchange import regulation_document
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Actor, Force
from fzdigital.rules.source import Axis, Clause, Parameter, Reading
from fzdigital.rules.vocabulary import Bool, FactDef
from fzdigital.text import Text
from tests.rules.toy import (
    BAN,
    CLAUSES,
    DESK,
    FINE,
    GRACE,
    HEAD,
    LAST_DAY,
    LATE,
    NOTIFY,
    ROOM_RULES,
    RULES,
    STUDENT,
    SUSPEND,
    VALID,
    WARNED,
    matter,
    outcomes,
    rule,
)
from tests.strategies.trees import START, readings_of, regulations, unhurried

TITLE = Text("甲号修改", "amendment A")
BY_ID = {one.id: one for one in RULES}


def amendment(**parts: Any) -> Amendment:
    """An amendment of the reading room's rules that consists of some parts."""
    return Amendment("A", TITLE, **parts)


def refusal(*amendments: Amendment, **parameters: int | date) -> IllFormedError:
    """The error of an amendment that cannot be made, of the reading room's rules."""
    with pytest.raises(IllFormedError) as error:
        ROOM_RULES.amend(*amendments, **parameters)
    return error.value


class TestParameters:
    """Other numbers and days."""

    def test_by_name(self) -> None:
        """A number and a day are in use, the others stay, and so does the id."""
        amended = ROOM_RULES.amend(grace=7, ends=date(2026, 2, 28))
        assert (amended.number("grace"), amended.day("ends"), amended.number("quiet")) == (7, date(2026, 2, 28), 10)
        assert amended.id == ROOM_RULES.id

    def test_in_an_amendment(self) -> None:
        """The same as by name."""
        assert ROOM_RULES.amend(amendment(parameters=(("grace", 7),))) == ROOM_RULES.amend(grace=7)

    def test_amendments_come_in_order_and_names_last(self) -> None:
        """The later one holds."""
        first, second = amendment(parameters=(("grace", 7),)), amendment(parameters=(("grace", 8), ("quiet", 9)))
        assert ROOM_RULES.amend(first, second).number("grace") == 8
        assert ROOM_RULES.amend(second, first).number("grace") == 7
        assert ROOM_RULES.amend(second, first, grace=9).number("grace") == 9
        assert ROOM_RULES.amend(second, first, grace=9).number("quiet") == 9

    def test_an_extension_moves_the_last_day(self) -> None:
        """On the day after the old last day the rules are in force; on the day after the new one they are not."""
        loan = matter("loan", "L1", days_late=20)
        longer = ROOM_RULES.amend(ends=date(2026, 2, 28))
        for day, before, after in (
            (date(2025, 2, 28), Outcome.MUST, Outcome.MUST),
            (date(2025, 3, 1), Outcome.NOT_IN_FORCE, Outcome.MUST),
            (date(2026, 2, 28), Outcome.NOT_IN_FORCE, Outcome.MUST),
            (date(2026, 3, 1), Outcome.NOT_IN_FORCE, Outcome.NOT_IN_FORCE),
        ):
            assert outcomes(FINE, loan, as_of=day) == (before,)
            assert outcomes(FINE, loan, as_of=day, regulation=longer) == (after,)

    @pytest.mark.parametrize(
        ("name", "value", "kind"),
        [("grce", 7, "number"), ("grace", date(2024, 12, 31), "day"), ("ends", 7, "number"), ("end", date.max, "day")],
    )
    def test_a_name_or_kind_that_there_is_not(self, name: str, value: int | date, kind: str) -> None:
        """It is called unknown, at the amendment that uses it or else at the regulation."""
        said = f"no {kind} among the parameters is named '{name}'"
        assert str(refusal(amendment(parameters=((name, value),)))).startswith(f"A: {said}")
        assert str(refusal(**{name: value})).startswith(f"reading-room: {said}")

    @pytest.mark.parametrize("value", [True, datetime(2026, 2, 28, tzinfo=UTC), "7", None])
    def test_what_is_neither_a_number_nor_a_day(self, value: Any) -> None:
        """To Python a truth value is a number and a moment a day; a regulation compares neither."""
        error = refusal(grace=value)
        assert isinstance(error, WrongSortError)
        said = value if isinstance(value, date) else repr(value)
        assert str(error) == f"reading-room: {f'grace = {said}'!r} is neither a whole number nor a day."
        assert error.text.zh == f"reading-room：“grace = {said}”既不是整数也不是日期。"

    def test_a_value_beyond_what_a_rule_can_meet(self) -> None:
        """The amended regulation is checked as any other."""
        assert ROOM_RULES.amend(suspend_at=30).number("suspend_at") == 30
        assert "suspend_at" in str(refusal(suspend_at=31))

    def test_one_value_given_twice(self) -> None:
        """Which one is meant, nobody can say."""
        error = refusal(amendment(parameters=(("grace", 7), ("grace", 8))))
        assert str(error) == "A: changes parameter 'grace' twice; keep one of the changes."
        assert error.text.zh == "A：对参数'grace'改动了两次，请只留其一。"


class TestParts:
    """An amendment written by hand."""

    def test_names_and_values_as_a_mapping(self) -> None:
        """It is the same as pairs, and can be hashed like any other."""
        by_name = amendment(parameters={"grace": 7, "quiet": 9}, readings={"Q-0.last_day": None})
        assert by_name == amendment(parameters=(("grace", 7), ("quiet", 9)), readings=(("Q-0.last_day", None),))
        assert hash(by_name) == hash(evolve(by_name))

    def test_lists(self) -> None:
        """They are the same as tuples."""
        assert amendment(repeal=["5"], parameters=[("grace", 7)]) == amendment(
            repeal=("5",), parameters=(("grace", 7),)
        )

    @pytest.mark.parametrize(
        ("parts", "said", "zh"),
        [
            ({"repeal": "5(4)"}, "repeal is '5(4)'; it must be a list, even of a single one.", "，应为列表"),
            ({"repeal": ("1b", 5)}, "repeal[1] is 5; it must be the id of a rule.", "repeal[1]为5，应为规则的编号。"),
            ({"repeal": None}, "repeal is None; it must be a list", "repeal为None，应为列表"),
            ({"replace": ("5(4)",)}, "replace[0] is '5(4)'; it must be of the class Rule.", "，应为Rule。"),
            ({"readings": (("Q-0.last_day", 3),)}, "readings Q-0.last_day is 3; it must be the name", "，应为口径"),
            ({"readings": ("Q-0.last_day",)}, "readings is ('Q-0.last_day',); it must be a mapping", "应为名称到值"),
            ({"parameters": ((7, "grace"),)}, "parameters is ((7, 'grace'),); it must be a mapping", "应为名称到值"),
            ({"parameters": 7}, "parameters is 7; it must be a mapping", "parameters为7，应为名称到值"),
            ({"from_day": "2025-07-01"}, "from_day is '2025-07-01'; it must be a date, or None.", "应为日期"),
            ({"from_day": datetime(2025, 7, 1, tzinfo=UTC)}, "from_day is datetime.datetime(2025", "应为日期（date）"),
        ],
    )  # fmt: skip
    def test_a_part_of_another_kind(self, parts: dict[str, Any], said: str, zh: str) -> None:
        """It is told with its place and what it must be, in both languages, before any regulation is amended."""
        with pytest.raises(IllFormedError) as error:
            amendment(**parts)
        assert str(error.value).startswith(f"A: {said}")
        assert error.value.text.zh.startswith("A：")
        assert zh in error.value.text.zh

    def test_a_rule_instead_of_its_id(self) -> None:
        """What is shown of it is bounded."""
        with pytest.raises(
            IllFormedError, match=r"^A: repeal\[0\] is Rule\(id='5', .*…; it must be the id of a rule\.$"
        ):
            amendment(repeal=(BY_ID["5"],))

    @pytest.mark.parametrize("id", ["", " ", 7, None])
    def test_an_id_that_is_none(self, id: Any) -> None:
        """Errors name an amendment by it."""
        with pytest.raises(IllFormedError) as error:
            Amendment(id, TITLE)
        assert str(error.value) == f"the amendment: id is {id!r}; it must be a text that is not empty."
        assert error.value.text.zh == f"修改：id为{id!r}，应为非空的文字。"

    def test_several_at_once(self) -> None:
        """With a title in one language only."""
        with pytest.raises(
            IllFormedError, match=r"^the amendment 'A' has 2 faults: A: title is 'a'; .* A: repeal is '5'"
        ):
            Amendment("A", "a", repeal="5")  # type: ignore[arg-type]

    @pytest.mark.parametrize("given", [None, "A", {"grace": 7}])
    def test_what_is_no_amendment(self, given: Any) -> None:
        """The error says what can be given."""
        error = refusal(given)
        assert str(error) == (f"{given!r} is no amendment; give an Amendment, or new values of parameters by name.")
        assert error.text.zh == f"{given!r}不是修改，请给出Amendment；参数的新值可以按名称给出。"


class TestReadings:
    """Open points settled, or left open."""

    def test_they_are_in_use(self) -> None:
        """One is settled, the other left open."""
        settled = amendment(readings=(("Q-5.from_when", "at_once"), ("Q-0.last_day", None)))
        amended = ROOM_RULES.amend(settled)
        assert amended == ROOM_RULES.with_readings({"Q-5.from_when": "at_once", "Q-0.last_day": None})
        assert dict(amended.readings) == {"Q-5.from_when": "at_once", "Q-0.last_day": None}

    @pytest.mark.parametrize(
        ("axis", "reading", "said"),
        [
            ("Q-9", None, "A: no axis is named 'Q-9'"),
            ("Q-9", "at_once", "A: no axis is named 'Q-9'"),
            ("Q-5.from_when", "never", "A Q-5.from_when: no reading is named 'never'"),
        ],
    )
    def test_an_axis_or_reading_that_there_is_not(self, axis: str, reading: str | None, said: str) -> None:
        """It is called unknown, once."""
        error = refusal(amendment(readings=((axis, reading),)))
        assert isinstance(error, UnknownNameError)
        assert str(error).startswith(said)

    def test_one_axis_settled_twice(self) -> None:
        """Even in the same way."""
        error = refusal(amendment(readings=(("Q-5.from_when", "at_once"), ("Q-5.from_when", "at_once"))))
        assert str(error) == "A: changes axis 'Q-5.from_when' twice; keep one of the changes."


class TestRules:
    """Rules added, replaced and repealed."""

    def test_an_added_one_speaks(self) -> None:
        """A ban for lateness, of which there was none."""
        added = amendment(add=(rule("5b", BAN, HEAD, Force.MAY, above(LATE, 100), clause="5"),))
        loan = matter("loan", "L1", days_late=101)
        assert outcomes(BAN, loan) == (Outcome.SILENT,)
        assert outcomes(BAN, loan, regulation=ROOM_RULES.amend(added)) == (Outcome.MAY,)

    def test_a_replaced_one_stays_in_its_place(self) -> None:
        """Nothing but the rule differs."""
        stricter = evolve(BY_ID["5"], when=above(LATE, 1))
        amended = ROOM_RULES.amend(amendment(replace=(stricter,)))
        assert amended.rules == tuple(stricter if one.id == "5" else one for one in RULES)

    def test_a_repealed_one_speaks_no_more(self) -> None:
        """No fee, however late."""
        amended = ROOM_RULES.amend(amendment(repeal=("5",)))
        assert amended.rules == tuple(one for one in RULES if one.id != "5")
        assert outcomes(FINE, matter("loan", "L1", days_late=100), regulation=amended) == (Outcome.NOT_APPLICABLE,)

    def test_one_repealed_and_another_added(self) -> None:
        """Both in one amendment; the added one comes last."""
        other = evolve(BY_ID["5"], id="5b")
        assert ROOM_RULES.amend(amendment(repeal=("5",), add=(other,))).rules[-1] == other

    @pytest.mark.parametrize("times", [1, 2])
    def test_adding_what_there_is(self, times: int) -> None:
        """It is an error that tells how to change the rule instead."""
        error = refusal(amendment(add=(BY_ID["5"],) * times))
        assert str(error) == (
            "A: adds rule '5', of which there is one already; give it another name, or replace the one there is if it "
            "is a rule."
        )
        assert error.text.zh == "A：新增的规则'5'已经存在，请另取名称；要改动已有的规则，应列为替换。"

    def test_adding_one_twice(self) -> None:
        """The second is there already when it comes."""
        assert "adds rule '5b'" in str(refusal(amendment(add=(evolve(BY_ID["5"], id="5b"),) * 2)))

    @pytest.mark.parametrize("parts", [{"replace": (evolve(BY_ID["5"], id="5c"),)}, {"repeal": ("5c",)}])
    def test_replacing_or_repealing_what_there_is_not(self, parts: dict[str, Any]) -> None:
        """The rule is unknown, and close names are offered."""
        error = refusal(amendment(**parts))
        assert isinstance(error, UnknownNameError)
        assert str(error).startswith("A: no rule is named '5c'")

    @pytest.mark.parametrize(
        "parts",
        [{"replace": (BY_ID["5"],) * 2}, {"repeal": ("5", "5")}, {"replace": (BY_ID["5"],), "repeal": ("5",)}],
    )
    def test_one_touched_twice(self, parts: dict[str, Any]) -> None:
        """It is replaced or repealed, and once."""
        assert str(refusal(amendment(**parts))) == "A: changes rule '5' twice; keep one of the changes."

    def test_repealing_an_exception(self) -> None:
        """The rule that names it is named."""
        error = refusal(amendment(repeal=("1b",)))
        assert str(error) == (
            "A: repeals rule '1b', which rule '1a' names as an exception; replace the latter by one without it in the "
            "same amendment."
        )
        assert error.text.zh == "A：废止的规则'1b'仍是规则'1a'的例外，请在同一修改中替换后者，删去该例外。"

    def test_repealing_an_exception_and_replacing_the_rule(self) -> None:
        """In one amendment, or by repealing the rule with its exception."""
        without = evolve(BY_ID["1a"], unless=())
        assert ROOM_RULES.amend(amendment(repeal=("1b",), replace=(without,))).rules[1] == without
        stern = evolve(BY_ID["1"], unless=())
        assert len(ROOM_RULES.amend(amendment(repeal=("1a", "1b"), replace=(stern,))).rules) == len(RULES) - 2

    def test_an_added_rule_with_a_repealed_exception(self) -> None:
        """It is found as well."""
        lenient = rule("1c", SUSPEND, HEAD, Force.MAY, holds(WARNED), holds(VALID), ("7x", "1b"), clause="1")
        error = refusal(amendment(repeal=("1b",), replace=(evolve(BY_ID["1a"], unless=()),), add=(lenient,)))
        assert "repeals rule '1b', which rule '1c' names" in str(error)

    def test_what_is_left_is_checked(self) -> None:
        """An added rule that speaks of nothing declared is a fault of the regulation, in its words."""
        error = refusal(amendment(add=(rule("9", FINE, DESK, Force.MAY, above(LATE, GRACE)),)))
        assert str(error).startswith("9: no clause is named '9'")


NEW_CLAUSE = Clause("9", Text("第9款", "section 9"), "permission", Text("", ""), Text("〔9〕", "[9]"), ())
NEW_FACT = FactDef(
    "card.deposit", Bool(Text("已交押金", "a deposit is paid"), Text("未交押金", "no deposit is paid")),
    Text("押金", "deposit"), "9", Text("交了吗？", "is it paid?"), Text("读者", "the reader"), "card",
)  # fmt: skip
NEW_PARAMETER = Parameter("deposit_days", 30, Text("天", "days"), "9", Text("押金期", "days of the deposit"))
NEW_AXIS = Axis(
    "Q-9", ("9",), Text("何谓押金？", "What is a deposit?"),
    (Reading("cash", Text("现金", "cash")), Reading("any", Text("不限", "anything"))), "cash",
    Text("两说", "said both ways"), Text("阅览室", "the reading room"),
)  # fmt: skip
NEW_ACTOR = Actor("cashier", Text("收银台", "the cashier"))
NEW_ACT = Act("refund", "card", Text("退押金", "refund the deposit"), benefits="holder")
NEW_RULE = rule("9", NEW_ACT, NEW_ACTOR, Force.MUST, holds(NEW_FACT))
WHOLE = amendment(
    add=(NEW_RULE,), clauses=(NEW_CLAUSE,), facts=(NEW_FACT,), new_parameters=(NEW_PARAMETER,), axes=(NEW_AXIS,),
    actors=(NEW_ACTOR,), acts=(NEW_ACT,), readings=(("Q-9", "any"),), parameters=(("deposit_days", 60),),
)  # fmt: skip


class TestDeclarations:
    """What an added rule needs comes with it."""

    def test_they_are_there(self) -> None:
        """Each comes after what there was, and may be settled or set at once."""
        amended = ROOM_RULES.amend(WHOLE)
        assert amended.clauses == (*CLAUSES, NEW_CLAUSE)
        assert amended.vocabulary.facts == (*ROOM_RULES.vocabulary.facts, NEW_FACT)
        assert amended.number("deposit_days") == 60
        assert amended.axis("Q-9") == NEW_AXIS
        assert amended.reading("Q-9") == "any"
        assert (amended.actor("cashier"), amended.act("refund")) == (NEW_ACTOR, NEW_ACT)
        assert amended.rules == (*RULES, NEW_RULE)

    @pytest.mark.parametrize(
        ("parts", "kind", "name"),
        [
            ({"clauses": (CLAUSES[0],)}, "clause", "0"),
            ({"facts": (STUDENT,)}, "fact", "card.student"),
            ({"facts": (NEW_FACT, NEW_FACT)}, "fact", "card.deposit"),
            ({"new_parameters": (GRACE,)}, "parameter", "grace"),
            ({"axes": (LAST_DAY,)}, "axis", "Q-0.last_day"),
            ({"actors": (DESK,)}, "actor", "desk"),
            ({"acts": (NOTIFY,)}, "act", "notify"),
        ],
    )
    def test_what_there_is_cannot_be_added(self, parts: dict[str, Any], kind: str, name: str) -> None:
        """Nothing declared is changed by declaring it again."""
        assert str(refusal(amendment(**parts))).startswith(f"A: adds {kind} '{name}', of which there is one already")

    def test_an_absent_matter_of_another_sort(self) -> None:
        """The fact is checked as any other."""
        with pytest.raises(InvalidValueError, match="deposit is 5"):
            ROOM_RULES.amend(amendment(clauses=(NEW_CLAUSE,), facts=(evolve(NEW_FACT, of="loan", absent=5),)))


class TestSeveralFaults:
    """Whoever drafts an amendment mends it in one go."""

    def test_all_are_reported(self) -> None:
        """In one error, which counts them, in both languages."""
        error = refusal(
            amendment(parameters=(("grce", 7),), readings=(("Q-9", None),), repeal=("1b", "5c"), add=(BY_ID["5"],))
        )
        assert str(error).startswith("the amendment 'A' has 5 faults: A: adds rule '5'")
        assert error.text.zh.startswith("修改'A'有5处错误：A：新增的规则'5'")
        for part in ("'grce'", "'Q-9'", "'5c'", "'1b'"):
            assert part in str(error)
            assert part in error.text.zh

    def test_so_are_those_of_what_it_leaves(self) -> None:
        """Once it can be made."""
        error = refusal(amendment(add=(rule("9", NEW_ACT, NEW_ACTOR, Force.MUST, holds(NEW_FACT)),)))
        assert str(error).startswith("the regulation has 4 faults: 9: no act")

    def test_nothing_is_done_by_halves(self) -> None:
        """If the second amendment fails, so does the whole, and the regulation is as it was."""
        before = regulation_document(ROOM_RULES)
        assert "'grce'" in str(refusal(amendment(repeal=("5",)), grce=7))
        assert regulation_document(ROOM_RULES) == before


def attempt(make: Callable[[], Regulation]) -> Regulation | None:
    """The regulation, or None if there cannot be one."""
    try:
        return make()
    except IllFormedError:
        return None


class TestLaws:
    """What holds for any regulation."""

    @unhurried
    @given(regulations())
    def test_no_amendment_is_no_change(self, regulation: Regulation) -> None:
        """Nor is one that says nothing."""
        assert regulation.amend() == regulation
        assert regulation.amend(amendment()) == regulation

    @unhurried
    @given(regulations(), st.data())
    def test_the_original_stays(self, regulation: Regulation, data: DataObject) -> None:
        """Whatever is amended, the original reads as before, and so does its hash."""
        document, value = regulation_document(regulation), hash(regulation)
        settled = tuple((axis.id, data.draw(readings_of(axis))) for axis in regulation.axes)
        gone = amendment(readings=settled, repeal=tuple(one.id for one in regulation.rules))
        amended = regulation.amend(gone)
        assert (amended.rules, {axis.id: amended.reading(axis.id) for axis in amended.axes}) == ((), dict(settled))
        assert (regulation_document(regulation), hash(regulation)) == (document, value)

    @unhurried
    @given(regulations(), st.integers(-2, 6), st.integers(-2, 6))
    def test_different_parameters_commute(self, regulation: Regulation, one: int, other: int) -> None:
        """In either order, or both at once, the same regulation comes of it, or none does."""
        first, second = amendment(parameters=(("p0", one),)), amendment(parameters=(("p1", other),))
        orders = (
            attempt(lambda: regulation.amend(first, second)),
            attempt(lambda: regulation.amend(second, first)),
            attempt(lambda: regulation.amend(p1=other, p0=one)),
        )
        assert orders[0] == orders[1] == orders[2]

    @unhurried
    @given(regulations())
    def test_going_back(self, regulation: Regulation) -> None:
        """Amending a day and then setting it as it was gives the original."""
        day = regulation.day("p2")
        there = attempt(lambda: regulation.amend(p2=START))
        assert there is None or there.amend(p2=day) == regulation

    @unhurried
    @given(regulations())
    def test_replacing_each_rule_by_itself(self, regulation: Regulation) -> None:
        """It changes nothing."""
        assert regulation.amend(amendment(replace=regulation.rules)) == regulation
