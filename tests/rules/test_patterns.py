"""Leaves as flat Python."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from fzdigital.rules.expr import TRUE, All, Any, Choice, Compare, Const, Fact, Not, Param
from fzdigital.rules.patterns import compile_pattern, leaves, slots, slow_pattern
from fzdigital.rules.vocabulary import Possible
from tests.rules.toy import ROOM_RULES
from tests.strategies.trees import SUBJECT, Realm, conditions, filling, mappings, realms, settings, unhurried

F, G, H = Fact("f"), Fact("g"), Fact("h")


class TestLeaves:
    """Which leaves decide a condition."""

    def test_they_come_in_order_with_repetitions(self) -> None:
        """Leaves of parts, wherever they stand; constants are none."""
        comparison = Compare(G, ">=", Const(1))
        assert list(leaves(All((F, Any((comparison, TRUE)), Not(F))), {})) == [F, comparison, F]

    @pytest.mark.parametrize(("reading", "expected"), [("a", [F]), ("b", [G, H]), (None, [F, G, H])])
    def test_of_an_open_point_those_that_can_be_reached(self, reading: str | None, expected: list[Fact]) -> None:
        """The branch of the reading in use, or every branch where none is."""
        point = Choice("axis", (("a", F), ("b", All((G, H)))))
        assert list(leaves(point, {"axis": reading})) == expected


class TestSlots:
    """Where a fact stands."""

    def test_of_a_matter(self) -> None:
        """Facts of the day, of the subject and of the matter each count from nought; others have no place."""
        places = slots(ROOM_RULES.vocabulary, "card", "loan")
        assert [places[name] for name in ("as_of", "card.points", "card.valid", "loan.days_late")] == [
            "c[0]", "s[0]", "s[1]", "m[0]",
        ]  # fmt: skip
        assert not any(name.startswith(("complaint", "branch")) for name in places)

    def test_of_no_matter(self) -> None:
        """Where a rule speaks of the subject alone, what all cases share is not taken for a matter."""
        assert "m[0]" not in slots(ROOM_RULES.vocabulary, "card", "").values()


class TestPattern:
    """One truth for each leaf."""

    def test_of_nothing(self) -> None:
        """No leaves, an empty pattern; of one, a pattern of one."""
        assert compile_pattern((), {}, {})((), (), ()) == ()
        assert compile_pattern((F,), {"f": "s[0]"}, {})((), (True,), ()) == (True,)

    def test_days_and_numbers_of_the_text(self) -> None:
        """An enacted day and number become constants."""
        found = (
            Compare(F, "<=", Param("until")),
            Compare(Const(date(2024, 3, 1)), "<=", F),
            Compare(G, ">", Param("n")),
        )
        pattern = compile_pattern(found, {"f": "c[0]", "g": "s[0]"}, {"until": date(2024, 4, 1), "n": 2})
        assert pattern((date(2024, 3, 15),), (2,), ()) == (True, True, False)
        assert pattern((date(2024, 2, 15),), (3,), ()) == (True, False, True)

    def test_what_is_unknown_stays_unknown(self) -> None:
        """A comparison with an unknown side on the left, on the right, or on both is unknown."""
        found = (Compare(F, "==", G), Compare(G, "==", F), Compare(F, "==", F), Compare(G, "!=", G), F)
        pattern = compile_pattern(found, {"f": "s[0]", "g": "s[1]"}, {})
        assert pattern((), (None, True), ()) == (None, None, None, False, None)

    def test_a_comparison_without_facts(self) -> None:
        """Two numbers of the text can be compared; nothing about the case is asked."""
        assert compile_pattern((Compare(Param("n"), "<", Const(3)),), {}, {"n": 2})((), (), ()) == (True,)

    def test_names_and_values_are_never_code(self) -> None:
        """A named value with quotes and statements in it is a value."""
        value = "'); raise SystemExit('"
        pattern = compile_pattern((Compare(F, "==", Const(value)),), {"f": "s[0]"}, {})
        assert pattern((), (value,), ()) == (True,)

    @unhurried
    @given(realms(), st.data())
    def test_compiled_equals_interpreted(self, realm: Realm, data: DataObject) -> None:
        """On any leaves and any values known or unknown, both ways give the same truths."""
        setting = data.draw(settings(realm))
        condition = data.draw(conditions(realm, (SUBJECT, "book")))
        found = tuple(leaves(condition, dict(setting.readings)))
        case = {
            name: None if isinstance(value, Possible) else value
            for name, value in data.draw(mappings(realm.vocabulary)).items()
        }
        compiled = compile_pattern(found, slots(realm.vocabulary, SUBJECT, "book"), dict(setting.parameters))
        common, own, matter = (
            tuple(case[fact.name] for fact in realm.vocabulary.of(of)) for of in ("", SUBJECT, "book")
        )
        assert compiled(common, own, matter) == slow_pattern(found, case, dict(setting.parameters))

    @unhurried
    @given(realms(), st.data())
    def test_a_narrowed_value_agrees_with_what_it_may_be(self, realm: Realm, data: DataObject) -> None:
        """What a pattern with narrowed values settles is so for every value that remains."""
        setting = data.draw(settings(realm))
        found = tuple(leaves(data.draw(conditions(realm)), dict(setting.readings)))
        case = data.draw(mappings(realm.vocabulary))
        filled = {fact.name: data.draw(filling(fact, case[fact.name])) for fact in realm.vocabulary.facts}
        narrow = slow_pattern(found, case, dict(setting.parameters))
        full = slow_pattern(found, filled, dict(setting.parameters))
        assert all(one in (None, other) for one, other in zip(narrow, full, strict=True))
