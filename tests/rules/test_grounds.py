"""The rules on one act as one flat function."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.errors import UnknownNameError
from fzdigital.rules.build import choice, holds, not_
from fzdigital.rules.case import named_values
from fzdigital.rules.decide import decide
from fzdigital.rules.expr import FALSE, TRUE, Condition
from fzdigital.rules.grounds import Grounds, compile_grounds
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.rules.vocabulary import FactDef, Possible, Value
from tests.rules.toy import DESK, FROM_WHEN, HEAD, ROOM_RULES, STUDENT, SUSPEND, VALID, WARNED, rule
from tests.strategies.trees import KINDS, cases, known, regulations, unhurried

SUSPENDING = compile_grounds(ROOM_RULES, "suspend")
DAY = {"as_of": date(2024, 6, 1)}


def found(grounds: Grounds, values: dict[str, Value]) -> tuple[list[str], list[str]]:
    """The rules that apply for certain, and those that may."""
    row = grounds.row(values)
    certain, possible = grounds.certain(row), grounds.possible(row)
    return tuple([rule for i, rule in enumerate(grounds.rules) if bits >> i & 1] for bits in (certain, possible))  # type: ignore[return-value]


class TestRows:
    """A row is the values of a case, in the order of the facts."""

    def test_what_is_left_out_or_narrowed_is_unknown(self) -> None:
        """Only known values stand in a row."""
        facts = dict(zip(SUSPENDING.facts, SUSPENDING.row({**DAY, "card.points": Possible((1, 2))}), strict=True))
        assert facts["as_of"] == date(2024, 6, 1)
        assert facts["card.points"] is facts["card.valid"] is None


class TestAnswers:
    """Which rules apply, and which may."""

    def test_a_known_case(self) -> None:
        """Nine points on a valid card of no student: the base rule, for certain."""
        values = {**DAY, "card.points": 9, "card.valid": True, "card.student": False, "card.warned": False}
        assert found(SUSPENDING, values) == (["1"], ["1"])

    def test_an_unknown_exception(self) -> None:
        """Whether the holder is a student leaves three rules possible and none certain."""
        values = {**DAY, "card.points": 9, "card.valid": True}
        assert found(SUSPENDING, values) == ([], ["1", "1a", "1b"])

    def test_out_of_force(self) -> None:
        """After the closing day no rule can apply."""
        values = {"as_of": date(2025, 3, 1), "card.points": 9, "card.valid": True}
        assert found(SUSPENDING, values) == ([], [])

    def test_an_act_without_rules(self) -> None:
        """Nothing applies to it."""
        bare = evolve(ROOM_RULES, rules=())
        assert found(compile_grounds(bare, "suspend"), {}) == ([], [])

    def test_conditions_without_facts(self) -> None:
        """A regulation that is always in force, with a rule that always applies and one that never does."""
        rules = (rule("1", SUSPEND, DESK, Force.MUST, TRUE), rule("2", SUSPEND, HEAD, Force.MAY, FALSE))
        constant = evolve(ROOM_RULES, rules=rules, in_force=TRUE)
        assert found(compile_grounds(constant, "suspend"), {}) == (["1"], ["1"])

    @pytest.mark.parametrize(
        ("after_grace", "at_once", "certain", "possible"),
        [
            (TRUE, TRUE, True, True),
            (TRUE, FALSE, False, True),
            (FALSE, TRUE, False, True),
            (FALSE, FALSE, False, False),
            (holds(VALID), TRUE, True, True),
            (holds(VALID), FALSE, False, True),
            (holds(STUDENT), holds(VALID), False, True),
            (holds(STUDENT), holds(WARNED), False, True),
            (not_(holds(VALID)), FALSE, False, False),
        ],
    )
    def test_an_unresolved_reading(
        self, after_grace: Condition, at_once: Condition, certain: bool, possible: bool
    ) -> None:
        """Certain is what holds under every reading, possible what may hold under one."""
        point = choice(FROM_WHEN, after_grace=after_grace, at_once=at_once)
        unresolved = evolve(ROOM_RULES, rules=(rule("1", SUSPEND, DESK, Force.MUST, point),), in_force=TRUE)
        grounds = compile_grounds(unresolved.with_readings({"Q-5.from_when": None}), "suspend")
        values: dict[str, Value] = {"card.valid": True, "card.student": False}
        assert found(grounds, values) == (["1"] * certain, ["1"] * possible)

    @pytest.mark.parametrize(("reading", "applies"), [("after_grace", True), ("at_once", False)])
    def test_a_chosen_reading(self, reading: str, applies: bool) -> None:
        """Only the branch of the reading in use counts."""
        point = choice(FROM_WHEN, after_grace=TRUE, at_once=FALSE)
        regulation = evolve(ROOM_RULES, rules=(rule("1", SUSPEND, DESK, Force.MUST, point),), in_force=TRUE)
        grounds = compile_grounds(regulation.with_readings({"Q-5.from_when": reading}), "suspend")
        assert found(grounds, {}) == (["1"] * applies, ["1"] * applies)

    def test_an_act_that_there_is_not(self) -> None:
        """A misspelt act is an error that names it."""
        with pytest.raises(UnknownNameError, match="no act is named 'suspnd'"):
            compile_grounds(ROOM_RULES, "suspnd")

    @unhurried
    @given(regulations(), st.data())
    def test_they_are_those_of_the_interpreter(self, regulation: Regulation, data: DataObject) -> None:
        """Of one matter of each kind, exactly the rules that apply are certain, and those that may are possible."""

        def stated(fact: FactDef) -> st.SearchStrategy[Value]:
            return st.one_of(known(fact), st.none())

        case = data.draw(cases(regulation.vocabulary, stated))
        matters = {matter.kind: matter for matter in case.matters}
        decision = decide(regulation, evolve(case, matters=tuple(matters.values())))
        values = named_values(regulation, decision.case)
        for position, matter in enumerate(decision.case.matters):
            values |= named_values(regulation, decision.case, position) if matter.kind in KINDS else {}
        for act in ("praise", "warn"):
            grounds = decision.of(act).grounds
            certain, possible = found(compile_grounds(regulation, act), values)
            assert sorted(certain) == sorted(one.result.rule.id for one in grounds if one.result.applies is True)
            assert sorted(possible) == sorted(one.result.rule.id for one in grounds if one.result.applies is not False)
