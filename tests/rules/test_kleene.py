"""The interpreter with reasons, over three truth values."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.rules.expr import FALSE, TRUE, All, Any, Choice, Compare, Condition, Const, Fact, Not, Param
from fzdigital.rules.kleene import Reason, Setting, Truth, conjunction, disjunction, explain, negation, unsettled
from fzdigital.rules.vocabulary import Possible
from tests.rules.oracle import holds
from tests.strategies.trees import Realm, conditions, filling, known, mappings, realms, settings, unhurried

TRUTHS: tuple[Truth, ...] = (True, False, None)
CASE = {"yes": True, "no": False, "unknown": None, "three": 3, "some": Possible((3, 4))}
YES, NO, UNKNOWN = Fact("yes"), Fact("no"), Fact("unknown")
SETTING = Setting((("two", 2),), (("open", None), ("chosen", "a")))


def truth(condition: Condition) -> Truth:
    """The truth of a condition in the small case above."""
    return explain(condition, CASE, SETTING).truth


class TestTables:
    """Kleene's strong logic."""

    def test_negation(self) -> None:
        """Unknown stays unknown."""
        assert [negation(one) for one in TRUTHS] == [False, True, None]

    @pytest.mark.parametrize(("one", "other"), list(product(TRUTHS, repeat=2)))
    def test_conjunction(self, one: Truth, other: Truth) -> None:
        """One false settles it, else one unknown leaves it unknown; the order of the two does not matter."""
        expected = False if False in (one, other) else None if None in (one, other) else True
        assert conjunction((one, other)) is conjunction((other, one)) is expected

    @pytest.mark.parametrize(("one", "other"), list(product(TRUTHS, repeat=2)))
    def test_disjunction(self, one: Truth, other: Truth) -> None:
        """One true settles it, else one unknown leaves it unknown; the order of the two does not matter."""
        expected = True if True in (one, other) else None if None in (one, other) else False
        assert disjunction((one, other)) is disjunction((other, one)) is expected

    def test_of_nothing(self) -> None:
        """All of nothing holds, any of nothing does not."""
        assert (conjunction(()), disjunction(())) == (True, False)
        assert (truth(All(())), truth(Any(()))) == (True, False)


class TestLeaves:
    """Statements and comparisons."""

    @pytest.mark.parametrize(
        ("fact", "expected"), [(YES, True), (NO, False), (UNKNOWN, None), (Fact("left out"), None)]
    )
    def test_a_statement(self, fact: Fact, expected: Truth) -> None:
        """A fact holds, does not, or is unknown; a fact left out of the case is unknown."""
        assert truth(fact) is expected

    def test_a_statement_narrowed_to_both_is_unknown(self) -> None:
        """Knowing that it is yes or no is knowing nothing."""
        assert explain(Fact("f"), {"f": Possible((False, True))}, SETTING).truth is None

    @pytest.mark.parametrize(
        ("sign", "expected"), [("==", False), ("!=", True), (">=", True), ("<=", False), (">", True), ("<", False)]
    )
    def test_a_comparison(self, sign: str, expected: bool) -> None:
        """Three against the enacted two, in all six ways."""
        assert truth(Compare(Fact("three"), sign, Param("two"))) is expected  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "comparison",
        [Compare(UNKNOWN, "==", Const(3)), Compare(Const(3), "==", UNKNOWN), Compare(UNKNOWN, "==", UNKNOWN)],
    )
    def test_a_comparison_with_something_unknown(self, comparison: Compare) -> None:
        """It is unknown on whichever side; Kleene's logic does not see that a thing equals itself."""
        assert truth(comparison) is None

    @pytest.mark.parametrize(("value", "expected"), [(3, True), (4, None), (5, False)])
    def test_a_narrowed_value_settles_when_all_agree(self, value: int, expected: Truth) -> None:
        """Three or four: at least three for certain, at least four perhaps, at least five never."""
        assert truth(Compare(Fact("some"), ">=", Const(value))) is expected

    def test_two_narrowed_values(self) -> None:
        """Every pair that remains is tried."""
        assert truth(Compare(Fact("some"), "<=", Fact("some"))) is None
        assert (
            explain(Compare(Fact("a"), "<", Fact("b")), {"a": Possible((1, 2)), "b": Possible((3, 4))}, SETTING).truth
            is True
        )


class TestChoice:
    """An open point."""

    def test_the_reading_in_use_decides(self) -> None:
        """Only the branch of that reading is consulted."""
        reason = explain(Choice("chosen", (("a", YES), ("b", UNKNOWN))), CASE, SETTING)
        assert reason.truth is True
        assert [part.condition for part in reason.parts] == [YES]

    @pytest.mark.parametrize(
        ("a", "b", "expected"),
        [(YES, NO, None), (YES, UNKNOWN, None), (UNKNOWN, UNKNOWN, None), (YES, TRUE, True), (NO, FALSE, False)],
    )
    def test_unresolved_it_is_settled_where_all_agree(self, a: Condition, b: Condition, expected: Truth) -> None:
        """Every branch is consulted; one that differs or is unknown leaves it unknown."""
        reason = explain(Choice("open", (("a", a), ("b", b))), CASE, SETTING)
        assert reason.truth is expected
        assert [part.condition for part in reason.parts] == [a, b]


class TestReasons:
    """Every part is visited, so that the reasons for "no" are as complete as those for "yes"."""

    def test_parts_that_no_longer_matter_are_there(self) -> None:
        """After a false part, the others are still explained."""
        assert explain(All((NO, YES, UNKNOWN)), CASE, SETTING) == Reason(
            All((NO, YES, UNKNOWN)), False, (Reason(NO, False), Reason(YES, True), Reason(UNKNOWN, None))
        )

    def test_a_negation_keeps_its_part(self) -> None:
        """The part of "not" stands with its own truth."""
        assert explain(Not(YES), CASE, SETTING) == Reason(Not(YES), False, (Reason(YES, True),))


class TestUnsettled:
    """What keeps a condition unknown."""

    def named(self, condition: Condition) -> list[Condition]:
        """The leaves and open points that keep it unknown."""
        return list(unsettled(explain(condition, CASE, SETTING)))

    def test_of_a_settled_condition_nothing(self) -> None:
        """An unknown part that cannot change the answer is not named."""
        assert self.named(Any((YES, UNKNOWN))) == []

    def test_only_unknown_leaves(self) -> None:
        """Known parts of an unknown condition are not named; leaves come in order."""
        other = Compare(Fact("some"), ">=", Const(4))
        assert self.named(All((YES, Not(UNKNOWN), other))) == [UNKNOWN, other]

    def test_an_unresolved_axis(self) -> None:
        """The open point itself is named, and what is unknown within its branches."""
        point = Choice("open", (("a", UNKNOWN), ("b", YES)))
        assert self.named(point) == [point, UNKNOWN]

    def test_a_chosen_axis_is_not_named(self) -> None:
        """Where a reading is in use, only the unknown fact keeps it unknown."""
        assert self.named(Choice("chosen", (("a", UNKNOWN), ("b", YES)))) == [UNKNOWN]


class TestLaws:
    """What holds of any condition in any case."""

    @unhurried
    @given(realms(), st.data())
    def test_a_complete_case_is_two_valued(self, realm: Realm, data: DataObject) -> None:
        """Where nothing is unknown, the answer is that of plain Python over the same tree."""
        condition, case = data.draw(conditions(realm)), data.draw(mappings(realm.vocabulary, known))
        setting = data.draw(settings(realm, chosen=True))
        assert explain(condition, case, setting).truth is holds(condition, case, setting)

    @unhurried
    @given(realms(), st.data())
    def test_a_settled_answer_is_that_of_every_completion(self, realm: Realm, data: DataObject) -> None:
        """However unknown facts turn out and open points are read, a settled answer stays."""
        condition, case = data.draw(conditions(realm)), data.draw(mappings(realm.vocabulary))
        setting, chosen = data.draw(settings(realm)), data.draw(settings(realm, chosen=True))
        found = explain(condition, case, setting).truth
        filled = {fact.name: data.draw(filling(fact, case[fact.name])) for fact in realm.vocabulary.facts}
        settled = Setting(
            chosen.parameters,
            tuple(
                (axis, one or other) for (axis, one), (_, other) in zip(setting.readings, chosen.readings, strict=True)
            ),
        )
        assert found in (None, holds(condition, filled, settled))

    @unhurried
    @given(realms(), st.data())
    def test_of_an_unknown_answer_something_is_named(self, realm: Realm, data: DataObject) -> None:
        """An answer is unknown exactly when there are leaves or open points that keep it so."""
        condition, case = data.draw(conditions(realm)), data.draw(mappings(realm.vocabulary))
        reason = explain(condition, case, data.draw(settings(realm)))
        assert (reason.truth is None) == bool(list(unsettled(reason)))

    @unhurried
    @given(realms(), st.data())
    def test_de_morgan(self, realm: Realm, data: DataObject) -> None:
        """Not all is some not, and not any is all not; twice not is the thing itself."""
        parts = tuple(data.draw(st.lists(conditions(realm), max_size=3)))
        case, setting = data.draw(mappings(realm.vocabulary)), data.draw(settings(realm))
        denied = tuple(Not(part) for part in parts)
        for one, other in (
            (Not(All(parts)), Any(denied)),
            (Not(Any(parts)), All(denied)),
            (Not(Not(All(parts))), All(parts)),
        ):
            assert explain(one, case, setting).truth is explain(other, case, setting).truth

    @unhurried
    @given(realms(), st.data())
    def test_repetition_and_order_are_idle(self, realm: Realm, data: DataObject) -> None:
        """Saying a part twice, in another order, or in brackets of its own changes nothing."""
        parts = data.draw(st.lists(conditions(realm), max_size=3))
        case, setting = data.draw(mappings(realm.vocabulary)), data.draw(settings(realm))
        turned = data.draw(st.permutations(parts + parts))
        for node in (All, Any):
            plain = explain(node(tuple(parts)), case, setting).truth
            assert explain(node(tuple(turned)), case, setting).truth is plain
            assert explain(node((node(tuple(parts)),)), case, setting).truth is plain
