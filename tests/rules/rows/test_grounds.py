"""Which rules apply to rows: answers, what is asked of a row, and what is refused."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from fzdigital.errors import InvalidValueError, UnknownNameError
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.rows.bindings import Derived, RowBinding
from fzdigital.rules.rows.grounds import RowGrounds, compile_row_grounds, rules_on
from tests.rules.toy import ROOM_RULES

BINDINGS: Mapping[str, RowBinding] = {
    "as_of": Always(date(2024, 6, 1)),
    "card.points": Column("points"),
    "card.valid": Column("state", {"open": True, "expired": False, "lost": False}),
    "card.student": Column("student"),
    "card.warned": Always(False),
}
ROW: Mapping[str, object] = {"points": 9, "state": "open", "student": False}


def compiled(**differing: RowBinding) -> RowGrounds:
    """The rules on suspending a card, with other bindings for some facts of a card."""
    bindings = {**BINDINGS, **{f"card.{name}": binding for name, binding in differing.items()}}
    return compile_row_grounds(ROOM_RULES, rules_on(ROOM_RULES, "suspend"), bindings)


def faulty() -> Callable[[object], bool]:
    """A function that fails when it is called first."""
    calls: list[object] = []

    def student(row: object) -> bool:
        calls.append(row)
        if len(calls) == 1:
            raise TypeError("of its own")
        return False

    return student


class TestAnswers:
    """One bit for each answer, one mask for each row."""

    def test_a_rule_for_each(self) -> None:
        """The answers are the rules on the acts, in the regulation's order."""
        assert compiled().answers == ("1", "1a", "1b")
        assert list(rules_on(ROOM_RULES, "extra_loans", "suspend")) == ["1", "1a", "1b", "2", "2a"]

    @pytest.mark.parametrize(("points", "mask"), [(7, 0), (8, 1), (9, 1)])
    def test_at_the_limit(self, points: int, mask: int) -> None:
        """Eight points suspend."""
        for function in (compiled().complete, compiled().certain, compiled().possible):
            assert function([{**ROW, "points": points}]) == [mask]

    def test_what_is_unknown(self) -> None:
        """Of a row that may be a student's, both the rule and its exception may apply."""
        row = {**ROW, "student": None}
        assert (compiled().certain([row]), compiled().possible([row])) == ([0], [0b11])

    def test_no_rows(self) -> None:
        """No rows, no masks."""
        assert compiled().complete([]) == []

    def test_a_fact_without_a_binding_is_unknown(self) -> None:
        """In every row, also in those that are complete otherwise."""
        bindings = {name: one for name, one in BINDINGS.items() if name != "card.student"}
        grounds = compile_row_grounds(ROOM_RULES, rules_on(ROOM_RULES, "suspend"), bindings)
        assert (grounds.complete([ROW]), grounds.certain([ROW]), grounds.possible([ROW])) == ([0], [0], [0b11])

    def test_one_column_for_two_facts(self) -> None:
        """A card that is open as a student's is valid and a student's: the exception speaks."""
        states: dict[object, bool] = {"open": False, "student": True, "expired": False}
        valid = Column("state", {state: state != "expired" for state in states})
        grounds = compiled(valid=valid, student=Column("state", states))
        rows = [{**ROW, "state": state} for state in (*states, None)]
        assert grounds.complete(rows[:3]) == [0b001, 0b010, 0]
        assert (grounds.certain(rows), grounds.possible(rows)) == ([0b001, 0b010, 0, 0], [0b001, 0b010, 0, 0b011])

    def test_an_answer_by_several_rules(self) -> None:
        """Any of them gives it."""
        grounds = compile_row_grounds(ROOM_RULES, {"some": ("1", "1a"), "never": ()}, BINDINGS)
        assert grounds.complete([ROW, {**ROW, "student": True}, {**ROW, "state": "lost"}]) == [1, 1, 0]

    def test_names_that_there_are_not(self) -> None:
        """A misspelt rule or act is an error."""
        with pytest.raises(UnknownNameError, match="some: no rule is named '1c'"):
            compile_row_grounds(ROOM_RULES, {"some": ("1c",)}, BINDINGS)
        with pytest.raises(UnknownNameError, match="no act is named 'suspnd'"):
            rules_on(ROOM_RULES, "suspnd")


class TestReading:
    """A column is read once, and only where it can matter."""

    def test_what_cannot_matter_is_not_read(self) -> None:
        """Of a card that is not valid nothing else is asked, so that nothing else need be there."""
        for function in (compiled().complete, compiled().certain, compiled().possible):
            assert function([{"state": "expired"}]) == [0]

    def test_a_function_is_called_once(self) -> None:
        """Although three rules ask for what it gives, also where it may be unknown."""
        calls: list[object] = []

        def student(row: Mapping[str, object]) -> bool:
            calls.append(row)
            return False

        grounds = compiled(student=Derived(student))
        for function in (grounds.complete, grounds.certain, grounds.possible):
            calls.clear()
            assert (function([ROW]), calls) == ([1], [ROW])

    def test_a_hostile_name_is_only_a_name(self) -> None:
        """A column and a code that look like Python are a column and a code."""
        name = "x'] or exit() or r['"
        grounds = compiled(valid=Column(name, {"' or 1 or '": True, "n": False}))
        assert grounds.certain([{**ROW, name: "n"}, {**ROW, name: "' or 1 or '"}]) == [0, 1]


class TestRefusals:
    """What cannot be decided is an error that names the row."""

    def test_a_missing_column(self) -> None:
        """The second row has no points."""
        rows = [ROW, {"state": "open", "student": False}]
        for function in (compiled().complete, compiled().certain, compiled().possible, compiled().check):
            with pytest.raises(UnknownNameError, match=r"rows\[1\]: no column is named 'points'"):
                function(rows)

    def test_a_value_that_cannot_be_compared(self) -> None:
        """Points as text."""
        for function in (compiled().complete, compiled().certain, compiled().possible, compiled().check):
            with pytest.raises(InvalidValueError, match=r"rows\[0\]\['points'\] is '9'"):
                function([{**ROW, "points": "9"}])

    def test_an_unknown_value_in_a_complete_row(self) -> None:
        """Where it cannot be compared, the promise that nothing is unknown is found to be broken."""
        with pytest.raises(InvalidValueError, match=r"rows\[0\] card.points is None; it must be a known value"):
            compiled().complete([{**ROW, "points": None}])

    def test_a_fault_of_a_function(self) -> None:
        """It is left as it is, even if it does not come again."""
        with pytest.raises(TypeError, match="of its own"):
            compiled(student=Derived(faulty())).certain([ROW])

    def test_the_check_looks_at_every_value(self) -> None:
        """Also at one that could not matter."""
        with pytest.raises(InvalidValueError, match=r"rows\[0\]\['points'\] is 77"):
            compiled().check([{**ROW, "state": "lost", "points": 77}])
