"""The tree in words, in both languages."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.rules.build import (
    above,
    all_of,
    any_of,
    at_least,
    at_most,
    below,
    choice,
    holds,
    is_,
    is_not,
    not_,
)
from fzdigital.rules.check import fact_names
from fzdigital.rules.expr import FALSE, TRUE, All, Any, Condition
from fzdigital.rules.patterns import leaves
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.rules.vocabulary import Bool, FactDef, Possible, Value
from fzdigital.rules.wording import condition_text, rule_text, value_text
from fzdigital.text import Language, Text
from tests.rules.toy import (
    AS_OF,
    BEGINS,
    CHANNEL,
    DESK,
    FROM_WHEN,
    GRACE,
    LATE,
    MADE_ON,
    POINTS,
    ROOM_RULES,
    RULES,
    STUDENT,
    SUSPEND,
    SUSPEND_AT,
    VALID,
    WARNED,
    rule,
)
from tests.strategies.trees import regulations, stated, unhurried, values_of

LANGUAGES: tuple[Language, Language] = ("zh", "en")


def said(condition: Condition, regulation: Regulation = ROOM_RULES) -> tuple[str, str]:
    """A condition in Chinese and in English."""
    return condition_text(condition, regulation, "zh"), condition_text(condition, regulation, "en")


V, S, W = holds(VALID), holds(STUDENT), holds(WARNED)


class TestConditions:
    """Conditions as phrases."""

    @pytest.mark.parametrize(
        ("condition", "zh", "en"),
        [
            (TRUE, "在任何情况下", "in any case"),
            (FALSE, "任何情况均不成立", "in no case"),
            (V, "卡有效", "the card is valid"),
            (not_(V), "卡无效", "the card is not valid"),
            (all_of(V, S), "卡有效，且持卡人是学生", "the card is valid and the holder is a student"),
            (any_of(V, S), "卡有效，或持卡人是学生", "the card is valid or the holder is a student"),
            (all_of(), "在任何情况下", "in any case"),
            (any_of(), "任何情况均不成立", "in no case"),
            (all_of(V), "卡有效", "the card is valid"),
            (
                not_(all_of(V, S)),
                "并非（卡有效，且持卡人是学生）",
                "it is not so that (the card is valid and the holder is a student)",
            ),
            (not_(not_(V)), "并非（卡无效）", "it is not so that (the card is not valid)"),
        ],
    )  # fmt: skip
    def test_statements_and_connectives(self, condition: Condition, zh: str, en: str) -> None:
        """A denied statement has a phrase of its own, other denials are written out."""
        assert said(condition) == (zh, en)

    @pytest.mark.parametrize(
        ("condition", "zh", "en"),
        [
            (at_least(POINTS, SUSPEND_AT), "积分不少于8分", "points on the card is at least 8 points"),
            (at_most(POINTS, 2), "积分不多于2分", "points on the card is at most 2 points"),
            (above(LATE, GRACE), "逾期天数多于14天", "days late is more than 14 days"),
            (below(LATE, 1), "逾期天数少于1天", "days late is fewer than 1 days"),
            (is_(LATE, 1), "逾期天数为1天", "days late is 1 days"),
            (is_not(LATE, 1), "逾期天数不为1天", "days late is not 1 days"),
            (is_(CHANNEL, "post"), "联系方式为信函", "how the holder is reached is by post"),
            (at_least(AS_OF, BEGINS), "所问之日不早于2024-03-01", "day asked about is not before 2024-03-01"),
            (at_most(AS_OF, date(2024, 4, 1)), "所问之日不晚于2024-04-01", "day asked about is not after 2024-04-01"),
            (above(AS_OF, MADE_ON), "所问之日晚于投诉之日", "day asked about is after day of the complaint"),
            (below(AS_OF, MADE_ON), "所问之日早于投诉之日", "day asked about is before day of the complaint"),
            (below(BEGINS, AS_OF), "2024-03-01早于所问之日", "2024-03-01 is before day asked about"),
            (below(GRACE, SUSPEND_AT), "14天少于8分", "14 days is fewer than 8 points"),
            (below(3, SUSPEND_AT), "3少于8分", "3 is fewer than 8 points"),
        ],
    )  # fmt: skip
    def test_comparisons(self, condition: Condition, zh: str, en: str) -> None:
        """Counts, days and names each have their words; numbers of the text are shown with their units."""
        assert said(condition) == (zh, en)

    @pytest.mark.parametrize(
        ("condition", "opposite"),
        [
            (is_(LATE, 1), is_not(LATE, 1)), (is_not(LATE, 1), is_(LATE, 1)),
            (at_least(LATE, 1), below(LATE, 1)), (below(LATE, 1), at_least(LATE, 1)),
            (at_most(LATE, 1), above(LATE, 1)), (above(LATE, 1), at_most(LATE, 1)),
        ],
    )  # fmt: skip
    def test_a_denied_comparison_is_its_opposite(self, condition: Condition, opposite: Condition) -> None:
        """Not at least is below."""
        assert said(not_(condition)) == said(opposite)


class TestBrackets:
    """Words of two kinds are never mixed without brackets."""

    def test_one_in_the_other(self) -> None:
        """Which "and" goes with which "or" can be seen."""
        assert said(all_of(any_of(V, S), W)) == (
            "（卡有效，或持卡人是学生），且曾受告诫",
            "(the card is valid or the holder is a student) and the holder was warned before",
        )
        assert said(all_of(any_of(V, S), W)) != said(any_of(V, all_of(S, W)))

    @pytest.mark.parametrize("wrap", [lambda part: All((part,)), lambda part: Any((part,))])
    def test_a_list_of_one_hides_nothing(self, wrap: type[All] | type[Any]) -> None:
        """A part alone in its list is bracketed as the part is."""
        assert said(all_of(wrap(any_of(V, S)), W)) == said(all_of(any_of(V, S), W))  # type: ignore[arg-type]

    def test_in_the_branch_of_a_reading(self) -> None:
        """A branch ends where it ends."""
        point = choice(FROM_WHEN, after_grace=any_of(V, S), at_once=FALSE)
        assert said(all_of(point, W))[1] == (
            "[Q-5.from_when read as after_grace] (the card is valid or the holder is a student)"
            " and the holder was warned before"
        )

    def test_between_scope_and_condition(self) -> None:
        """A rule's scope and its condition are joined by "and", whatever is inside them."""
        either = rule("new", SUSPEND, DESK, Force.MUST, any_of(V, S), any_of(W, V), clause="1")
        assert rule_text(either, ROOM_RULES, "en") == (
            "Where (the holder was warned before or the card is valid)"
            " and (the card is valid or the holder is a student): the desk must suspend the card."
        )


class TestReadings:
    """Open points in words."""

    POINT = choice(FROM_WHEN, after_grace=above(LATE, GRACE), at_once=at_least(LATE, 1))

    def test_a_chosen_one_shows_its_branch(self) -> None:
        """The reading in use is named, the others are not written."""
        assert said(self.POINT) == (
            "【Q-5.from_when取after_grace】逾期天数多于14天",
            "[Q-5.from_when read as after_grace] days late is more than 14 days",
        )

    def test_an_unresolved_one_shows_all(self) -> None:
        """Every reading with what it comes to."""
        unresolved = ROOM_RULES.with_readings({"Q-5.from_when": None})
        assert said(self.POINT, unresolved) == (
            "【Q-5.from_when未定：after_grace → 逾期天数多于14天；at_once → 逾期天数不少于1天】",
            "[Q-5.from_when unresolved: after_grace → days late is more than 14 days;"
            " at_once → days late is at least 1 days]",
        )


class TestRules:
    """A rule as one sentence."""

    def found(self, name: str) -> tuple[str, str]:
        """A rule of the reading room in both languages."""
        one = next(rule for rule in RULES if rule.id == name)
        return rule_text(one, ROOM_RULES, "zh"), rule_text(one, ROOM_RULES, "en")

    def test_with_an_exception(self) -> None:
        """Who, what force, which act, when, and unless what."""
        assert self.found("1") == (
            "卡有效，且积分不少于8分的，借阅台应当停卡；除非适用1a。",
            "Where the card is valid and points on the card is at least 8 points: the desk must suspend the card,"
            " unless 1a applies.",
        )

    def test_with_latitude(self) -> None:
        """A power shows its range of choice."""
        assert self.found("2") == (
            "卡有效，且积分不多于2分的，主任可以准予多借（一至五本）。",
            "Where the card is valid and points on the card is at most 2 points: the head of the room may grant extra"
            " loans (one to five books).",
        )

    def test_without_condition(self) -> None:
        """What always holds is said to."""
        always = rule("new", SUSPEND, DESK, Force.MUST_NOT, TRUE, clause="1")
        assert rule_text(always, ROOM_RULES, "zh") == "在任何情况下的，借阅台不得停卡。"
        assert rule_text(always, ROOM_RULES, "en") == "Where in any case: the desk must not suspend the card."

    def test_several_exceptions(self) -> None:
        """Each is named."""
        excepted = rule("new", SUSPEND, DESK, Force.MUST, V, TRUE, ("1a", "1b"), clause="1")
        assert rule_text(excepted, ROOM_RULES, "zh").endswith("；除非适用1a、1b。")
        assert rule_text(excepted, ROOM_RULES, "en").endswith(", unless 1a, 1b applies.")


class TestValues:
    """Values as they are said."""

    @pytest.mark.parametrize(
        ("fact", "value", "zh", "en"),
        [
            (VALID, True, "卡有效", "the card is valid"),
            (VALID, False, "卡无效", "the card is not valid"),
            (POINTS, 8, "8分", "8 points"),
            (CHANNEL, "post", "信函", "by post"),
            (AS_OF, date(2024, 3, 1), "2024-03-01", "2024-03-01"),
            (POINTS, None, "不明", "unknown"),
            (POINTS, Possible((7, 8)), "7分或8分", "7 points or 8 points"),
        ],
    )
    def test_each_sort_has_its_way(self, fact: FactDef, value: Value, zh: str, en: str) -> None:
        """A statement, a count with its unit, a name, a day; unknown and narrowed ones too."""
        assert (value_text(fact, value, "zh"), value_text(fact, value, "en")) == (zh, en)


class TestAnyTree:
    """Whatever is well-formed can be said."""

    @unhurried
    @given(regulations())
    def test_every_fact_that_matters_is_named(self, regulation: Regulation) -> None:
        """In both languages, under any readings: the statement of a yes-or-no fact, or the name of any other."""
        conditions = [part for one in regulation.rules for part in (one.when, one.scope, one.survives)]
        for condition, language in product([*conditions, regulation.in_force], LANGUAGES):
            written = condition_text(condition, regulation, language)
            for leaf in leaves(condition, dict(regulation.setting.readings)):
                for name in fact_names(leaf):
                    assert any(shown.said_in(language) in written for shown in names(regulation, name))

    @unhurried
    @given(regulations())
    def test_every_rule_is_a_sentence(self, regulation: Regulation) -> None:
        """It names its holder and its act, and ends."""
        for one in regulation.rules:
            zh, en = rule_text(one, regulation, "zh"), rule_text(one, regulation, "en")
            assert (zh[-1], en[-1]) == ("。", ".")
            assert zh.count("〈head〉") == en.count("<head>") == 1
            assert zh.count(f"〈{one.act}〉") == en.count(f"<{one.act}>") == 1

    @unhurried
    @given(regulations(), st.data())
    def test_every_value_can_be_said(self, regulation: Regulation, data: DataObject) -> None:
        """Known, unknown or narrowed, in both languages; two values are not said alike."""
        for fact, language in product(regulation.vocabulary.facts, LANGUAGES):
            drawn = data.draw(stated(fact))
            assert value_text(fact, drawn, language)
            values = [value_text(fact, value, language) for value in (None, *values_of(fact.sort))]
            assert len(set(values)) == len(values)


def names(regulation: Regulation, name: str) -> tuple[Text, ...]:
    """The wordings by which a fact can be recognised."""
    fact = next(fact for fact in regulation.vocabulary.facts if fact.name == name)
    return (fact.text, fact.sort.affirmed, fact.sort.denied) if isinstance(fact.sort, Bool) else (fact.text,)
