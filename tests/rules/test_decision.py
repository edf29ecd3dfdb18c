"""Outcomes and grounds of one act."""

import pytest
from attrs import evolve

from fzdigital.errors import UndeterminedError
from fzdigital.rules.build import holds, not_
from fzdigital.rules.decision import Outcome
from fzdigital.rules.rule import Force
from tests.rules.toy import BAN, DESK, ROOM_RULES, SUSPEND, VALID, WARNED, asked, matter, rule


class TestOutcome:
    """Seven outcomes, of which one holds in a complete case."""

    @pytest.mark.parametrize(
        ("outcome", "zh", "en"),
        [
            (Outcome.NOT_IN_FORCE, "办法不在有效期内", "not in force"),
            (Outcome.NOT_APPLICABLE, "不适用", "not applicable"),
            (Outcome.CONFLICT, "规则冲突", "conflict"),
            (Outcome.MUST, "应当", "must"),
            (Outcome.MAY, "可以", "may"),
            (Outcome.MUST_NOT, "不得", "must not"),
            (Outcome.SILENT, "无此情形", "no ground"),
        ],
    )
    def test_each_has_its_word(self, outcome: Outcome, zh: str, en: str) -> None:
        """No two are called the same, in either language."""
        assert outcome.text == (zh, en)

    def test_these_are_all(self) -> None:
        """Open is none of them."""
        assert len(Outcome) == 7


class TestActDecision:
    """What holds for one act."""

    def test_it_is_not_true_or_false(self) -> None:
        """Asking whether an act is decided is asking the wrong question, and says which are right."""
        for decision in (
            asked(points=9).of("suspend"),
            asked(points=7).of("suspend"),
            asked(points=None).of("suspend"),
        ):
            with pytest.raises(TypeError, match=r"not true or false; ask for \.outcomes"):
                bool(decision)

    def test_the_outcome_of_a_settled_act(self) -> None:
        """Where it is settled, the one outcome can be asked for."""
        settled = asked(points=9).of("suspend")
        assert not settled.is_open
        assert settled.outcome is Outcome.MUST

    def test_the_outcome_of_an_open_act(self) -> None:
        """Where it is open, asking for the one outcome is an error rather than a guess."""
        decision = asked(points=None).of("suspend")
        assert decision.is_open
        with pytest.raises(UndeterminedError, match="supply the missing facts or settle the readings"):
            _ = decision.outcome

    def test_grounds_that_apply_and_that_may(self) -> None:
        """Of three complaints one compels, one may, one does not."""
        three = (
            matter("complaint", "C1", upheld=True, about="damage"),
            matter("complaint", "C2", upheld=None, about="damage"),
            matter("complaint", "C3"),
        )
        decision = asked(*three).of("ban")
        assert [ground.matter for ground in decision.applying] == [0]
        assert [ground.matter for ground in decision.undecided] == [1]
        assert [ground.matter for ground in decision.grounds] == [0, 1, 2]


class TestConflict:
    """Rules that cannot both be followed."""

    def test_a_possible_one_is_named(self) -> None:
        """With unknown points there may be a conflict, and both clauses are told."""
        decision = asked(points=None, warned=True).of("extra_loans")
        assert decision.outcomes == (Outcome.CONFLICT, Outcome.MUST_NOT)
        assert decision.conflict is not None
        assert [rule.id for rule in decision.conflict.permitting] == ["2"]
        assert [rule.id for rule in decision.conflict.forbidding] == ["2a"]

    def test_every_rule_that_may_take_part_is_named(self) -> None:
        """What compels or permits on one side, what forbids on the other; no aim, and nothing that does not apply."""
        conditions = {"sure": holds(VALID), "never": not_(holds(VALID)), "perhaps": holds(WARNED)}
        rules = tuple(
            rule(f"{force.value} {name}", SUSPEND, DESK, force, when, clause="1")
            for name, when in conditions.items()
            for force in Force
        )
        conflict = asked(regulation=evolve(ROOM_RULES, rules=rules), warned=None).of("suspend").conflict
        assert conflict is not None
        assert conflict.act == SUSPEND
        assert [one.id for one in conflict.permitting] == ["must sure", "may sure", "must perhaps", "may perhaps"]
        assert [one.id for one in conflict.forbidding] == ["must_not sure", "must_not perhaps"]

    def test_an_impossible_one_is_not(self) -> None:
        """An open act that can never be in conflict has none."""
        assert asked(points=None).of("suspend").conflict is None
        assert asked().of(BAN.id).conflict is None
