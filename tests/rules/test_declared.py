"""Faults of the declarations themselves."""

from collections.abc import Mapping

import pytest
from attrs import evolve

from fzdigital.errors import IllFormedError, UnknownNameError
from fzdigital.rules.regulation import PlainFunction
from fzdigital.rules.vocabulary import Vocabulary
from tests.rules.toy import (
    CLAUSES,
    DESK,
    FROM_WHEN,
    GRACE,
    LATE,
    ROOM_RULES,
    SUSPEND,
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
