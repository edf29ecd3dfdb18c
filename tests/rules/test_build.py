"""The combinators that rules are written with."""

from datetime import date

import pytest

from fzdigital.errors import UnknownNameError
from fzdigital.rules import build
from fzdigital.rules.expr import All, Any, Choice, Compare, Const, Fact, Not, Param
from tests.rules.toy import CHANNEL, FROM_WHEN, GRACE, LATE, POINTS, VALID

SIGNS = {
    build.is_: "==",
    build.is_not: "!=",
    build.at_least: ">=",
    build.at_most: "<=",
    build.above: ">",
    build.below: "<",
}


class TestTerms:
    """What stands on a side of a comparison."""

    @pytest.mark.parametrize(
        ("operand", "leaf"),
        [
            (POINTS, Fact("card.points")),
            (GRACE, Param("grace")),
            (3, Const(3)),
            ("post", Const("post")),
            (date(2024, 4, 11), Const(date(2024, 4, 11))),
        ],
    )
    def test_a_declaration_stands_by_its_name_and_a_value_for_itself(
        self, operand: build.Operand, leaf: Const | Fact | Param
    ) -> None:
        """Facts and parameters are written as declared, constants as they are."""
        assert build.term(operand) == leaf


class TestConditions:
    """Each combinator gives its node."""

    def test_connectives(self) -> None:
        """Statements, and, or, not."""
        valid = build.holds(VALID)
        assert valid == Fact("card.valid")
        assert build.all_of(valid, valid) == All((valid, valid))
        assert build.any_of() == Any(())
        assert build.not_(valid) == Not(valid)
        assert build.implies(valid, build.any_of()) == Any((Not(valid), Any(())))

    @pytest.mark.parametrize(("combinator", "sign"), list(SIGNS.items()), ids=list(SIGNS.values()))
    def test_comparisons(self, combinator: object, sign: str) -> None:
        """Six comparisons, left side first."""
        assert combinator(LATE, GRACE) == Compare(Fact("loan.days_late"), sign, Param("grace"))  # type: ignore

    def test_one_of_several_values(self) -> None:
        """One of two values is one or the other, in their order."""
        name = Fact("card.channel")
        expected = Any((Compare(name, "==", Const("post")), Compare(name, "==", Const("phone"))))
        assert build.one_of(CHANNEL, ("post", "phone")) == expected


class TestChoice:
    """One branch for each reading of an axis."""

    def test_branches_come_in_the_order_of_the_readings(self) -> None:
        """However they are written, the tree is the same."""
        one, other = build.holds(VALID), Const(False)
        turned = build.choice(FROM_WHEN, at_once=other, after_grace=one)
        assert turned == build.choice(FROM_WHEN, after_grace=one, at_once=other)
        assert turned == Choice("Q-5.from_when", (("after_grace", one), ("at_once", other)))

    def test_a_branch_that_is_no_reading(self) -> None:
        """A misspelt reading is an error that names it, the axis and what is close."""
        with pytest.raises(UnknownNameError, match=r"Q-5\.from_when: no reading is named 'at_onec'.*at_once") as error:
            build.choice(FROM_WHEN, after_grace=Const(True), at_once=Const(True), at_onec=Const(True))
        assert error.value.text.zh == "Q-5.from_when：没有名为'at_onec'的口径，相近的有：at_once。"

    def test_a_reading_without_a_branch(self) -> None:
        """A reading that was forgotten is an error that names it."""
        with pytest.raises(UnknownNameError, match="'after_grace'"):
            build.choice(FROM_WHEN, at_once=Const(True))
