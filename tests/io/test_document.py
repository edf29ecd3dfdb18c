"""From rows to a casebook: every fault at once, or all of it."""

import pytest

from fzdigital.errors import CasebookError
from fzdigital.io import raw
from fzdigital.io.document_json import read_json
from fzdigital.nouns import Industry, OfficialAct, Rating, Score
from tests.io.documents import (
    APPLICATION,
    AXES,
    CORRECTION,
    KNIT,
    MARK,
    ONE,
    OTHER,
    RATING,
    READING,
    STRANGER,
    Row,
    document,
    faults,
    places,
    read,
)

OF_OTHER = APPLICATION | {"code": OTHER, "name": "福州乙公司"}


class TestOnce:
    """What stands in a casebook once."""

    def test_a_firm_applies_once_per_sector_and_batch(self) -> None:
        """The same firm twice in one sector of one batch is a fault that names both rows."""
        ((path, text),) = faults(applications=[APPLICATION, APPLICATION | {"on": "2024-05-07"}])
        assert path == "$.applications[1].code"
        assert "$.applications[0].code" in text.zh
        assert "$.applications[0].code" in text.en

    @pytest.mark.parametrize("change", [{"industry": "auto"}, {"batch": 2}], ids=repr)
    def test_a_firm_may_apply_elsewhere(self, change: Row) -> None:
        """Another sector or another batch is no fault of the casebook, whatever the measures make of it."""
        assert len(read(applications=[APPLICATION, APPLICATION | change]).entries) == 2

    def test_an_expert_marks_an_application_once(self) -> None:
        """Two marks of one expert for one application are a fault, also when they agree."""
        assert places(marks=[MARK, MARK]) == ["$.marks[1].expert"]

    @pytest.mark.parametrize(
        "change", [{"expert": "专家乙"}, {"batch": 2}, {"industry": "auto"}, {"code": OTHER}], ids=repr
    )
    def test_an_expert_may_mark_other_applications(self, change: Row) -> None:
        """Another expert, batch, sector or firm makes another mark."""
        applications = [APPLICATION, APPLICATION | {"batch": 2}, APPLICATION | {"industry": "auto"}, OF_OTHER]
        assert len(read(applications=applications, marks=[MARK, MARK | change]).entries) == 6

    def test_a_firm_is_rated_once_a_round(self) -> None:
        """A second rating of a round is a fault, also with other stars."""
        assert places(ratings=[RATING, RATING | {"stars": 3}]) == ["$.ratings[1].round"]
        assert len(read(ratings=[RATING, RATING | {"round": 2}]).entries) == 3

    def test_an_id_is_used_once(self) -> None:
        """An id given twice is a fault across sheets, a default one included."""
        assert places(marks=[MARK | {"id": "申报-1"}]) == ["$.marks[0].id"]

    def test_a_code_has_one_name(self) -> None:
        """A code with two names is a fault; width and letter case of the name do not count."""
        again = APPLICATION | {"batch": 2}
        ((path, text),) = faults(applications=[APPLICATION, again | {"name": "福州丁公司"}])
        assert path == "$.applications[1].name"
        assert "福州甲公司" in text.zh
        assert "福州丁公司" in text.en
        latin = [one | {"name": name} for one, name in ((APPLICATION, "ABC公司"), (again, "ａｂｃ公司"))]
        assert len(read(applications=latin).entries) == 2


class TestReferences:
    """What a row speaks of must be there."""

    @pytest.mark.parametrize("change", [{"batch": 2}, {"industry": "auto"}, {"code": OTHER}], ids=repr)
    def test_a_mark_is_of_an_application(self, change: Row) -> None:
        """A mark of a firm that did not apply in that sector and batch is a fault."""
        assert places(marks=[MARK | change]) == ["$.marks[0].code"]

    @pytest.mark.parametrize(
        ("sheet", "row"),
        [
            ("acts", {"kind": "admit", "industry": "knit", "batch": 1}),
            ("acts", {"kind": "exit"}),
            ("ratings", {"round": 1}),
            ("updates", {}),
            ("rectifications", {"basis": "5(1)"}),
            ("reports", {"case_number": "1"}),
            ("incidents", {"kind": "poor_result"}),
            ("checks", {}),
        ],
        ids=lambda value: value if isinstance(value, str) else None,
    )
    def test_every_firm_has_applied_some_time(self, sheet: str, row: Row) -> None:
        """A code that no application knows is a fault in every sheet."""
        dated = row | {"on": "2025-01-06"}
        assert places(**{sheet: [dated | {"code": STRANGER}]}) == [f"$.{sheet}[0].code"]
        assert len(read(**{sheet: [dated | {"code": ONE}]}).entries) == 2

    def test_an_act_without_a_firm_needs_none(self) -> None:
        """A call for applications and a public notice concern no firm."""
        casebook = read(
            applications=[],
            acts=[{"kind": "call", "on": "2024-04-15"}],
            notices=[{"batch": 1, "on": "2024-07-01", "ends_on": "2024-07-05"}],
        )
        assert len(casebook.entries) == 2

    def test_what_the_measures_forbid_is_no_fault(self) -> None:
        """A rating of a firm that is no member, an admission without review, an exit without ground are recorded."""
        casebook = read(
            ratings=[RATING],
            acts=[
                {"kind": "exit", "on": "2024-05-01", "code": ONE},
                {"kind": "admit", "on": "2024-05-07", "code": ONE, "industry": "auto", "batch": 3},
            ],
        )
        assert [type(entry.what) for entry in casebook.entries].count(OfficialAct) == 2
        assert [type(entry.what) for entry in casebook.entries].count(Rating) == 1


class TestRows:
    """What one row must be in itself."""

    @pytest.mark.parametrize("key", ["on", "batch", "code", "name", "kind", "industry"])
    def test_what_is_required_is_not_blank(self, key: str) -> None:
        """A required cell that is missing is a fault of its own."""
        ((path, text),) = faults(applications=[{name: cell for name, cell in APPLICATION.items() if name != key}])
        assert path == f"$.applications[0].{key}"
        assert "为空" in text.zh
        assert "is blank" in text.en

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            *(("on", "20240506"), ("on", "2024-W15-4"), ("on", "2024-02-30"), ("batch", 0), ("batch", True)),
            *(("code", ONE[:-1] + "?"), ("code", ONE.lower()), ("industry", "食品"), ("kind", "贸易商")),
            *(
                ("listed", "未知"),
                ("form_submitted", 1),
                ("tie_order", "1_0"),
                ("name", "甲\u202e公司"),
                ("recorded_on", "-"),
            ),
        ],
        ids=repr,
    )
    def test_a_wrong_cell_is_refused(self, key: str, value: object) -> None:
        """Each is reported at its cell, with the value and what is expected."""
        ((path, text),) = faults(applications=[APPLICATION | {key: value}])
        assert path == f"$.applications[0].{key}"
        assert "应为" in text.zh
        assert "it must be" in text.en

    def test_a_missing_score_is_unknown(self) -> None:
        """A score left out is unknown, a recused expert gave none, and neither is a fault."""
        marks = [MARK | {"score": None}, MARK | {"score": "回避", "expert": "专家乙"}]
        assert str(read(marks=marks).entries).count("score=None") == 1

    @pytest.mark.parametrize(
        ("sheet", "row"),
        [
            ("applications", APPLICATION | {"recorded_on": "2024-05-05"}),
            ("notices", {"batch": 1, "on": "2024-07-05", "ends_on": "2024-07-01"}),
            ("ratings", RATING | {"rechecks": 1}),
            ("acts", {"kind": "admit", "on": "2024-07-05", "code": ONE, "batch": 1}),
            ("updates", {"on": "2024-07-05", "code": ONE, "done": False, "done_on": "2024-07-06"}),
        ],
        ids=lambda value: value if isinstance(value, str) else None,
    )
    def test_cells_that_cannot_hold_together_are_a_fault_of_the_row(self, sheet: str, row: Row) -> None:
        """Recorded before it happened, ended before it began, a field too few or too many: the row is named."""
        assert places(**{sheet: [row]})[0] == f"$.{sheet}[0]"

    def test_a_score_is_on_the_scale(self) -> None:
        """The top of the scale is a score, one hundredth more is none; another scale says otherwise."""
        assert read(marks=[MARK | {"score": 100}]).entries
        ((path, text),) = faults(marks=[MARK | {"score": "100.01"}])
        assert path == "$.marks[0].score"
        assert "100.01" in text.zh
        assert "满分100" in text.zh
        assert read(settings={"scale_top": "100.01"}, marks=[MARK | {"score": "100.01"}]).scale_top == Score(10001)

    def test_a_sector_may_be_named_in_chinese(self) -> None:
        """The wording of a value stands for it in a document too."""
        application = read(applications=[APPLICATION | {"industry": KNIT, "kind": "专业服务商"}]).entries[0].what
        assert getattr(application, "industry", None) is Industry.KNIT


class TestReadings:
    """Readings that somebody settled."""

    def test_are_of_a_known_axis(self) -> None:
        """An unknown axis is a fault that lists the known ones."""
        ((path, text),) = faults(readings=[READING | {"axis": "OP-26"}])
        assert path == "$.readings[0].axis"
        assert "OP-26.floor" in text.zh

    def test_are_one_of_its_readings(self) -> None:
        """An unknown choice is a fault that lists the readings of that axis, not of another."""
        ((path, text),) = faults(readings=[READING | {"choice": "calendar"}])
        assert path == "$.readings[0].choice"
        assert "strict" in text.en
        assert "rolling" not in text.en

    def test_are_not_two_on_one_day(self) -> None:
        """Two choices for one axis on one day are a fault; another day, or the same choice again, is none."""
        other = READING | {"choice": "own"}
        assert places(readings=[READING, other]) == ["$.readings[1].choice"]
        assert len(read(readings=[READING, other | {"on": "2024-07-02"}]).readings) == 2
        assert len(read(readings=[READING, READING | {"by": "市政府"}]).readings) == 2

    def test_are_filled_in(self) -> None:
        """A reading without its authority is a fault."""
        assert places(readings=[READING | {"by": " "}]) == ["$.readings[0].by"]


class TestAllAtOnce:
    """Nobody has to mend a file fault by fault, and nothing is half loaded."""

    def test_every_sheet_reports(self) -> None:
        """Faults of settings, cells, rows, repetitions, references, corrections and readings come together."""
        found = places(
            settings={"scale_top": "0"},
            applications=[APPLICATION, APPLICATION, OF_OTHER | {"batch": 0, "kind": "?"}],
            marks=[MARK | {"score": "1_0", "expert": ""}, MARK, MARK],
            ratings=[RATING | {"rechecks": 1}],
            corrections=[CORRECTION | {"entry": "评分-2", "old": "1"}],
            readings=[READING | {"axis": "?"}],
        )
        assert found == [
            "$.settings.scale_top",
            "$.applications[2].batch",
            "$.applications[2].kind",
            "$.marks[0].expert",
            "$.marks[0].score",
            "$.ratings[0]",
            "$.applications[1].code",
            "$.marks[2].expert",
            "$.corrections[0]",
            "$.readings[0].axis",
        ]

    @pytest.mark.parametrize(("count", "listed"), [(199, 199), (200, 200), (201, 201), (1000, 201)])
    def test_many_are_counted_not_listed(self, count: int, listed: int) -> None:
        """Two hundred faults are listed; the number of the others stands in one more line."""
        problems = faults(marks=[MARK | {"expert": ""}] * count)
        assert len(problems) == listed
        if count > raw.MOST_LISTED:
            path, text = problems[-1]
            assert path == "…"
            assert text.zh == f"另有{count - 200}处错误未列出。"
            assert text.en == f"{count - 200} further faults are not listed."

    @pytest.mark.parametrize("count", [1, 200, 201, 1000])
    def test_the_number_said_is_that_of_all(self, count: int) -> None:
        """The first line counts all faults, listed or not."""
        with pytest.raises(CasebookError) as caught:
            read_json(document(marks=[MARK | {"expert": ""}] * count), AXES)
        assert caught.value.count == count
        assert caught.value.text.zh.startswith(f"案卷有{count}处错误")

    @pytest.mark.parametrize(("count", "words"), [(9_999, "另有9799处错误"), (10_000, "另有9800处或更多错误")])
    def test_reading_stops_at_thousands(self, count: int, words: str) -> None:
        """With the ten thousandth fault reading stops, and the report says that there may be more."""
        assert faults(marks=[MARK | {"expert": ""}] * count)[-1][1].zh.startswith(words)
        assert faults(marks=[MARK | {"expert": ""}] * 10_001) == faults(marks=[MARK | {"expert": ""}] * 10_000)
