"""All reasons for rows: shared by pattern, and what is refused."""

from datetime import date

import pytest

import fzdigital.rules.rows.reasons as module
from fzdigital.errors import IllFormedError, InvalidValueError, UnknownNameError
from fzdigital.rules.binding import Always, Column
from fzdigital.rules.decision import Outcome
from fzdigital.rules.rows.bindings import Derived
from fzdigital.rules.rows.reasons import RowReasons
from tests.rules.rows.test_grounds import BINDINGS, ROW, faulty
from tests.rules.toy import ROOM_RULES

CODED = {**BINDINGS, "card.student": Column("student", {"S": True, "-": False})}


def suspending() -> RowReasons:
    """The reasons for suspending a card."""
    return RowReasons(ROOM_RULES, ("suspend",), BINDINGS)


class TestReasons:
    """Every rule on the acts, whether it applies or not."""

    def test_what_a_row_says(self) -> None:
        """Nine points on a valid card of no student: the base rule must, its exceptions are silent."""
        ((decision,),) = suspending().of([ROW])
        assert decision.outcomes == (Outcome.MUST,)
        assert [(one.result.rule.clause, one.result.applies) for one in decision.grounds] == [
            ("1", True),
            ("1a", False),
            ("1b", False),
        ]

    def test_rows_of_one_pattern_share_them(self) -> None:
        """Nine points and ten are the same to the rules; seven are not."""
        nine, ten, seven = suspending().of([{**ROW, "points": points} for points in (9, 10, 7)])
        assert nine is ten
        assert seven[0].outcomes == (Outcome.SILENT,)

    def test_several_acts(self) -> None:
        """One decision for each, in the order asked; the kinds of matter are those the rules speak of."""
        reasons = RowReasons(ROOM_RULES, ("fine", "suspend"), {**BINDINGS, "loan.days_late": Column("late")})
        ((fine, suspend),) = reasons.of([{**ROW, "late": 15}])
        assert (suspend.act.id, fine.act.id, reasons.kinds) == ("suspend", "fine", ("loan",))
        assert fine.outcomes == (Outcome.MUST,)

    def test_the_store_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Past its bound it starts afresh; answers stay the same."""
        rows = [{**ROW, "points": points} for points in (9, 7, 9, 7)]
        expected = suspending().of(rows)
        monkeypatch.setattr(module, "SHARED_AT_MOST", 1)
        assert suspending().of(rows) == expected


class TestRefusals:
    """What cannot be decided is an error that names the row."""

    def test_acts_of_different_subjects(self) -> None:
        """A card and a branch are not one row; no act at all is no question."""
        with pytest.raises(IllFormedError, match="card, branch"):
            RowReasons(ROOM_RULES, ("suspend", "close_early"), BINDINGS)
        with pytest.raises(IllFormedError, match="—"):
            RowReasons(ROOM_RULES, (), BINDINGS)

    def test_an_act_that_there_is_not(self) -> None:
        """A misspelt act is an error."""
        with pytest.raises(UnknownNameError, match="suspnd"):
            RowReasons(ROOM_RULES, ("suspnd",), BINDINGS)

    def test_a_missing_column(self) -> None:
        """The second row has no points."""
        with pytest.raises(UnknownNameError, match=r"rows\[1\]: no column is named 'points'"):
            suspending().of([ROW, {"state": "open", "student": False}])

    @pytest.mark.parametrize("value", ["?", ["S"], 1])
    def test_a_value_without_a_meaning(self, value: object) -> None:
        """Also one that cannot be looked up at all."""
        with pytest.raises(InvalidValueError, match=r"rows\[1\]\['student'\]"):
            RowReasons(ROOM_RULES, ("suspend",), CODED).of([{**ROW, "student": "S"}, {**ROW, "student": value}])

    def test_a_fault_of_a_function(self) -> None:
        """It is left as it is, even if it does not come again."""
        reasons = RowReasons(ROOM_RULES, ("suspend",), {**BINDINGS, "card.student": Derived(faulty())})
        with pytest.raises(TypeError, match="of its own"):
            reasons.of([ROW])

    def test_a_wrong_number_like_one_met_before(self) -> None:
        """What has been met never makes a value sound: no number is not few points."""
        for value in (float("nan"), -1, 3.0):
            with pytest.raises(InvalidValueError, match=r"rows\[1\]\['points'\]"):
                suspending().of([{**ROW, "points": 3}, {**ROW, "points": value}])

    def test_no_list(self) -> None:
        """Of rows, or of acts."""
        with pytest.raises(InvalidValueError, match="a list of rows"):
            suspending().of(ROW)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match="acts is 'suspend'"):
            RowReasons(ROOM_RULES, "suspend", BINDINGS)

    def test_out_of_force(self) -> None:
        """The day is a fact like any other."""
        reasons = RowReasons(ROOM_RULES, ("suspend",), {**BINDINGS, "as_of": Always(date(2025, 3, 1))})
        assert reasons.of([ROW])[0][0].outcomes == (Outcome.NOT_IN_FORCE,)
