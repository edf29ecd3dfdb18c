"""Which rules apply to rows: answers, what is asked of a row, and what is refused."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

import pytest

from fzdigital.errors import InvalidValueError, UndeterminedError, UnknownNameError
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


def compiled(*, trusted: bool = False, **differing: RowBinding) -> RowGrounds:
    """The rules on suspending a card, with other bindings for some facts of a card."""
    bindings = {**BINDINGS, **{f"card.{name}": binding for name, binding in differing.items()}}
    return compile_row_grounds(ROOM_RULES, rules_on(ROOM_RULES, "suspend"), bindings, trusted=trusted)


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
        """In every row, so that no row is complete: the answer is no "no"."""
        bindings = {name: one for name, one in BINDINGS.items() if name != "card.student"}
        grounds = compile_row_grounds(ROOM_RULES, rules_on(ROOM_RULES, "suspend"), bindings)
        assert (grounds.certain([ROW]), grounds.possible([ROW])) == ([0], [0b11])
        with pytest.raises(UndeterminedError, match=r"unknown: card\.student; ask for certain and possible"):
            grounds.complete([ROW])
        with pytest.raises(UndeterminedError):
            compiled(student=Always(None), trusted=True).complete([ROW])

    def test_one_column_for_two_facts(self) -> None:
        """A card that is open as a student's is valid and a student's: the exception speaks."""
        states: dict[object, bool] = {"open": False, "student": True, "expired": False}
        valid = Column("state", {state: state != "expired" for state in states})
        grounds = compiled(valid=valid, student=Column("state", states))
        rows = [{**ROW, "state": state} for state in (*states, None)]
        assert grounds.complete(rows[:3]) == [0b001, 0b010, 0]
        assert (grounds.certain(rows), grounds.possible(rows)) == ([0b001, 0b010, 0, 0], [0b001, 0b010, 0, 0b011])

    def test_a_value_that_means_unknown(self) -> None:
        """A blank text is neither yes nor no, and no row is complete with it; trusted or not."""
        column = Column("student", {"S": True, "-": False, "": None})
        for trusted in (False, True):
            grounds = compiled(student=column, trusted=trusted)
            rows = [{**ROW, "student": code} for code in ("S", "-", "")]
            assert (grounds.certain(rows), grounds.possible(rows)) == ([0b10, 0b01, 0], [0b10, 0b01, 0b11])
        with pytest.raises(InvalidValueError, match=r"rows\[2\] card.student is None"):
            compiled(student=column).complete(rows)

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
        """Trusted, of a card that is not valid nothing else is asked, so that nothing else need be there."""
        grounds = compiled(trusted=True)
        for function in (grounds.complete, grounds.certain, grounds.possible):
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

    @pytest.mark.parametrize(
        ("name", "column", "value"),
        [
            ("valid", Column("state", {"open": True, "lost": False}), "OPEN"),
            ("valid", Column("state", {1: True, 0: False}), True),
            ("valid", Column("state", {True: True, False: False}), 1),
            ("valid", Column("state"), "false"),
            ("student", Column("student"), 0),
            ("points", Column("points"), float("nan")),
            ("points", Column("points"), True),
            ("points", Column("points"), 31),
            ("student", Column("student", {"S": True, "": None, "-": False}), " "),
            ("student", Column("student", {"S": True, "": None, "-": False}), ["S"]),
        ],
    )
    def test_a_value_without_a_meaning(self, name: str, column: Column, value: object) -> None:
        """It is no silent "no", wherever it stands."""
        grounds = compile_row_grounds(ROOM_RULES, rules_on(ROOM_RULES, "suspend"), {**BINDINGS, f"card.{name}": column})
        row = {**ROW, "state": "lost", column.name: value}
        for function in (grounds.complete, grounds.certain, grounds.possible, grounds.check):
            with pytest.raises(InvalidValueError, match=rf"rows\[0\]\['{column.name}'\]"):
                function([row])

    def test_a_day_and_a_name(self) -> None:
        """A moment is no day, and no other name is one of a list."""
        day = compiled()
        grounds = compile_row_grounds(ROOM_RULES, rules_on(ROOM_RULES, "suspend"), {**BINDINGS, "as_of": Column("on")})
        assert grounds.certain([{**ROW, "on": date(2024, 6, 1)}]) == day.certain([ROW])
        for value in (datetime(2024, 6, 1, tzinfo=UTC), "2024-06-01", date(1800, 1, 1)):
            with pytest.raises(InvalidValueError, match=r"\['on'\]"):
                grounds.certain([{**ROW, "on": value}])

    def test_an_unknown_value_anywhere_in_a_complete_row(self) -> None:
        """Also where it could be compared."""
        with pytest.raises(InvalidValueError, match=r"card.student is None; it must be a known value"):
            compiled().complete([{**ROW, "student": None}])

    @pytest.mark.parametrize("rows", [None, ROW, "rows", 3])
    def test_no_list_of_rows(self, rows: object) -> None:
        """A single row is no list of rows."""
        for function in (compiled().complete, compiled().check):
            with pytest.raises(InvalidValueError, match="it must be a list of rows"):
                function(rows)  # type: ignore[arg-type]

    def test_what_is_no_row(self) -> None:
        """It is named by its place."""
        with pytest.raises(InvalidValueError, match=r"rows\[0\] is None; it must be a mapping"):
            compiled().certain([None])  # type: ignore[list-item]

    def test_rules_in_one_text(self) -> None:
        """A text is no list of rules."""
        with pytest.raises(InvalidValueError, match="some is '1a'; it must be a list"):
            compile_row_grounds(ROOM_RULES, {"some": "1a"}, BINDINGS)

    def test_nothing_to_look_at(self) -> None:
        """Answers that no column has a say in."""
        assert compile_row_grounds(ROOM_RULES, {"never": ()}, BINDINGS).complete([ROW]) == [0]

    def test_a_fault_of_a_function(self) -> None:
        """It is left as it is, even if it does not come again."""
        with pytest.raises(TypeError, match="of its own"):
            compiled(student=Derived(faulty())).certain([ROW])

    def test_the_check_looks_at_every_value(self) -> None:
        """Also at one that could not matter."""
        with pytest.raises(InvalidValueError, match=r"rows\[0\]\['points'\] is 77"):
            compiled().check([{**ROW, "state": "lost", "points": 77}])
