"""Rules and regulations as JSON."""

import json
import re
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from fzdigital.errors import IllFormedError
from fzdigital.rules.expr import FALSE, TRUE, Fact, Not
from fzdigital.rules.interchange import (
    Json,
    fingerprint,
    invariant_document,
    invariant_from,
    regulation_document,
    rule_document,
    rule_from,
)
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force, Invariant, Rule
from fzdigital.text import Text
from tests.rules.toy import ROOM_RULES, RULES
from tests.strategies.trees import regulations, unhurried

PLAIN: dict[str, Json] = {
    "id": "1", "clause": "1", "act": "suspend", "holder": "desk", "force": "must", "when": {"fact": "card.valid"},
}  # fmt: skip
FULL: dict[str, Json] = PLAIN | {
    "scope": {"fact": "card.student"}, "unless": ["1a"], "survives": {"not": {"fact": "card.valid"}},
    "latitude": {"zh": "一本", "en": "one book"},
}  # fmt: skip


class TestRules:
    """A rule there and back."""

    def test_a_plain_one(self) -> None:
        """What has its default is left out."""
        rule = Rule("1", "1", "suspend", "desk", Force.MUST, Fact("card.valid"))
        assert rule_document(rule) == PLAIN
        assert rule_from(PLAIN) == rule

    def test_a_full_one(self) -> None:
        """Everything else is written out."""
        rule = Rule(
            "1", "1", "suspend", "desk", Force.MUST, Fact("card.valid"), Fact("card.student"), ("1a",),
            Not(Fact("card.valid")), Text("一本", "one book"),
        )  # fmt: skip
        assert rule_document(rule) == FULL
        assert rule_from(FULL) == rule

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
    def test_those_of_the_reading_room(self, rule: Rule) -> None:
        """Through text, each comes back as it was."""
        assert rule_from(json.loads(json.dumps(rule_document(rule)))) == rule

    @unhurried
    @given(regulations())
    def test_any(self, regulation: Regulation) -> None:
        """A regulation whose rules came through text is the same regulation."""
        read = tuple(rule_from(json.loads(json.dumps(rule_document(rule)))) for rule in regulation.rules)
        assert evolve(regulation, rules=read) == regulation

    def test_defaults_may_be_written_out(self) -> None:
        """Saying what would be so anyway changes nothing."""
        spelled = PLAIN | {"scope": {"const": True}, "unless": [], "survives": {"const": False}, "latitude": None}
        assert rule_from(spelled) == rule_from(PLAIN)
        assert (rule_from(spelled).scope, rule_from(spelled).survives) == (TRUE, FALSE)


class TestStrictness:
    """What is no rule is an error that says where."""

    @pytest.mark.parametrize("document", [None, [], "rule", {}, PLAIN | {"more": 1}, PLAIN | {"unless": "1a"}])
    def test_the_whole(self, document: Json) -> None:
        """A document that is no object, has a key too many, or a list that is none."""
        with pytest.raises(IllFormedError, match=r"^\$: .* is no rule; see the format\.$") as error:
            rule_from(document)
        assert error.value.text.zh.endswith("不是规则，请对照格式说明。")

    @pytest.mark.parametrize("key", ["id", "clause", "act", "holder", "force"])
    @pytest.mark.parametrize("value", [None, 1, "left out"])
    def test_a_name(self, key: str, value: Json) -> None:
        """Every name is needed, and is a text."""
        document = {name: one for name, one in (PLAIN | {key: value}).items() if name != key or value != "left out"}
        with pytest.raises(IllFormedError, match=r"^\$: .* is no rule"):
            rule_from(document)

    @pytest.mark.parametrize("force", ["MUST", "should", ""])
    def test_a_force_that_there_is_not(self, force: str) -> None:
        """Four words are forces."""
        with pytest.raises(IllFormedError, match="is no rule"):
            rule_from(PLAIN | {"force": force})

    @pytest.mark.parametrize(
        ("changes", "path", "what"),
        [
            ({"when": None}, "$.when", "condition"),
            ({"when": {"all": [5]}}, "$.when.all[0]", "condition"),
            ({"scope": 5}, "$.scope", "condition"),
            ({"survives": None}, "$.survives", "condition"),
            ({"unless": ["1a", 5]}, "$.unless[1]", "name"),
            ({"latitude": "one"}, "$.latitude", "text in both languages"),
            ({"latitude": {"zh": "一"}}, "$.latitude", "text in both languages"),
            ({"latitude": {"zh": "一", "en": "one", "fr": "un"}}, "$.latitude", "text in both languages"),
        ],
    )
    def test_a_part(self, changes: dict[str, Json], path: str, what: str) -> None:
        """The path to the part and what should have stood there."""
        with pytest.raises(IllFormedError, match=rf"^{re.escape(path)}: .* is no {what}"):
            rule_from(PLAIN | changes)

    def test_a_rule_without_condition(self) -> None:
        """A rule that always speaks says so; leaving the condition out is an error."""
        with pytest.raises(IllFormedError, match=r"^\$\.when: None is no condition"):
            rule_from({key: value for key, value in PLAIN.items() if key != "when"})

    def test_the_path_starts_where_one_says(self) -> None:
        """A rule within a document is told by its place in it."""
        with pytest.raises(IllFormedError, match=r"^rules\[3\]\.when: "):
            rule_from(PLAIN | {"when": 5}, "rules[3]")


INVARIANT: dict[str, Json] = {"condition": {"fact": "card.valid"}, "text": {"zh": "总是有效。", "en": "Always valid."}}
VALID = Invariant(Fact("card.valid"), Text("总是有效。", "Always valid."))


class TestInvariants:
    """What always holds, there and back."""

    def test_one(self) -> None:
        """The condition, and why it always holds."""
        assert invariant_document(VALID) == INVARIANT
        assert invariant_from(INVARIANT) == VALID

    @pytest.mark.parametrize(
        ("document", "place"),
        [
            (None, "$: None is no invariant"),
            ({"condition": {"fact": "card.valid"}}, "$: {'condition'"),
            ({**INVARIANT, "more": 1}, "$: {'condition'"),
            ({**INVARIANT, "condition": 5}, "$.condition: 5 is no condition"),
            ({**INVARIANT, "text": None}, "$.text: None is no text in both languages"),
        ],
    )
    def test_what_is_none(self, document: Json, place: str) -> None:
        """The path to the part that is missing, unknown or of the wrong type."""
        with pytest.raises(IllFormedError, match="^" + re.escape(place)):
            invariant_from(document)


class TestRegulations:
    """What another evaluator needs."""

    DOCUMENT = regulation_document(ROOM_RULES)

    def part(self, key: str) -> object:
        """One part of the reading room's document."""
        assert isinstance(self.DOCUMENT, dict)
        return self.DOCUMENT[key]

    def test_numbers_and_readings(self) -> None:
        """The numbers enacted, and the readings in use; None where unresolved."""
        assert self.part("parameters") == {
            "begins": "2024-03-01", "ends": "2025-02-28", "suspend_at": 8, "clean_at": 2, "grace": 14, "quiet": 10,
        }  # fmt: skip
        assert self.part("readings") == {"Q-0.last_day": "inclusive", "Q-5.from_when": "after_grace"}
        unresolved = regulation_document(ROOM_RULES.with_readings({"Q-5.from_when": None}))
        assert isinstance(unresolved, dict)
        assert unresolved["readings"] == {"Q-0.last_day": "inclusive", "Q-5.from_when": None}

    def test_axes(self) -> None:
        """Every reading of each axis in the order declared, whichever is in use."""
        readings = {
            "Q-0.last_day": ["inclusive", "exclusive"],
            "Q-5.from_when": ["after_grace", "at_once"],
        }
        assert self.part("axes") == readings

    def test_ranges(self) -> None:
        """The bounds that a number or day has, and no others."""
        assert self.part("ranges") == {}
        bounds: dict[str, dict[str, Any]] = {
            "ends": {"low": date(2024, 3, 1)}, "clean_at": {"low": 0, "high": 30, "at_most": "suspend_at"},
        }  # fmt: skip
        bounded = tuple(evolve(one, **bounds.get(one.name, {})) for one in ROOM_RULES.parameters)
        document = regulation_document(evolve(ROOM_RULES, parameters=bounded))
        assert isinstance(document, dict)
        assert document["ranges"] == {
            "ends": {"low": "2024-03-01"}, "clean_at": {"low": 0, "high": 30, "at_most": "suspend_at"},
        }  # fmt: skip

    def test_facts(self) -> None:
        """Sort, range, whose they are, and what stands for a matter that never happened."""
        facts = {fact["name"]: fact for fact in self.part("facts")}  # type: ignore[attr-defined]
        assert facts["card.points"] == {
            "name": "card.points", "of": "card", "world": "state", "sort": "int", "low": 0, "high": 30,
        }  # fmt: skip
        assert facts["card.valid"] == {"name": "card.valid", "of": "card", "world": "state", "sort": "bool"}
        assert facts["complaint.about"] == {
            "name": "complaint.about", "of": "complaint", "world": "state", "absent": "other", "sort": "one_of",
            "values": ["noise", "damage", "other"],
        }  # fmt: skip
        assert facts["complaint.made_on"] == {
            "name": "complaint.made_on", "of": "complaint", "world": "state", "absent": "2099-12-31", "sort": "day",
            "low": "2000-01-01", "high": "2099-12-31",
        }  # fmt: skip
        assert facts["loan.days_late"]["absent"] == 0
        assert facts["complaint.upheld"]["absent"] is False

    def test_acts_and_functions(self) -> None:
        """What can be done to whom, and what is computed outside the tree."""
        assert {"id": "ban", "subject": "card"} in self.part("acts")  # type: ignore[operator]
        assert self.part("functions") == [
            {
                "clause": "5",
                "function": "tests.rules.toy.fee",
                "parameters": ["grace"],
                "axes": ["Q-5.from_when"],
                "gives": [],
            }
        ]

    def test_invariants(self) -> None:
        """What always holds, in the order in which it was stated; an empty list where nothing is."""
        assert self.part("invariants") == []
        document = regulation_document(evolve(ROOM_RULES, invariants=(VALID,)))
        assert isinstance(document, dict)
        assert document["invariants"] == [INVARIANT]

    def test_rules_come_in_one_order(self) -> None:
        """The order in which rules were written does not show."""
        assert [rule["id"] for rule in self.part("rules")] == sorted(rule.id for rule in RULES)  # type: ignore
        assert regulation_document(evolve(ROOM_RULES, rules=RULES[::-1])) == self.DOCUMENT

    @unhurried
    @given(regulations())
    def test_any_can_be_written(self, regulation: Regulation) -> None:
        """Every regulation is JSON, and its text is read back to the same value."""
        document = regulation_document(regulation)
        assert json.loads(json.dumps(document)) == document


class TestFingerprint:
    """One value, one fingerprint."""

    def test_it_is_known(self) -> None:
        """SHA-256 of the canonical text, which anybody can compute."""
        assert fingerprint({"b": [1, True], "a": "福"}) == (
            "f419cb38ba9a70d7839278204887b736ba0a6e944fa0d3779ad579b2ac957f08"
        )

    def test_the_order_of_keys_does_not_show(self) -> None:
        """Objects are sorted."""
        assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})

    def test_a_change_shows(self) -> None:
        """Another number, another reading, another rule, another invariant: another fingerprint."""
        variants = (
            ROOM_RULES,
            ROOM_RULES.with_parameters(grace=7),
            ROOM_RULES.with_readings({"Q-5.from_when": None}),
            evolve(ROOM_RULES, rules=RULES[:-1]),
            evolve(ROOM_RULES, invariants=(VALID,)),
        )
        assert len({fingerprint(regulation_document(one)) for one in variants}) == len(variants)
