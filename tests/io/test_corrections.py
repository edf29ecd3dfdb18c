"""Corrections in a document."""

import pytest

from fzdigital.nouns import Score, Stars
from tests.io.documents import APPLICATION, CORRECTION, MARK, OTHER, RATING, Row, faults, places, read

MARKS = {"marks": [MARK, MARK | {"expert": "专家乙"}]}


class TestCorrection:
    """A correction of one field of one entry."""

    @pytest.mark.parametrize("field", ["分数", "score", "Score", "分 数"])
    def test_names_its_field_by_heading_or_key(self, field: str) -> None:
        """Heading and key name the same field; the values are read like the cells they correct."""
        (correction,) = read(**MARKS, corrections=[CORRECTION | {"field": field}]).corrections
        assert correction.field == "score"
        assert (correction.old, correction.new) == (Score(8550), Score(8600))

    def test_leaves_the_entry_as_recorded(self) -> None:
        """The entry keeps what was first recorded: the correction stands beside it."""
        casebook = read(**MARKS, corrections=[CORRECTION])
        assert casebook.entries == read(**MARKS).entries

    @pytest.mark.parametrize(
        ("field", "old", "new"),
        [
            ("name", "福州甲公司", "福州甲"),
            ("服务商类型", "专业服务商", "平台服务商"),
            ("listed", None, "是"),
            ("batch", 1, "2"),
        ],
    )
    def test_may_be_of_a_firm(self, field: str, old: object, new: object) -> None:
        """Name and kind of an applicant, a blank and a number can be corrected."""
        row = CORRECTION | {"entry": "申报-1", "field": field, "old": old, "new": new}
        assert len(read(corrections=[row]).corrections) == 1

    def test_may_make_a_value_unknown(self) -> None:
        """A blank new value makes unknown what was recorded."""
        (correction,) = read(**MARKS, corrections=[CORRECTION | {"new": None}]).corrections
        assert correction.new is None

    def test_follow_each_other_in_the_order_of_recording(self) -> None:
        """A later correction sees the value of the earlier one, wherever the rows stand."""
        rows = [
            CORRECTION | {"old": "86", "new": "回避", "recorded_on": "2024-06-06"},
            CORRECTION,
        ]
        assert [str(one.new) for one in read(**MARKS, corrections=rows).corrections] == ["86", "NoScore.RECUSED"]

    @pytest.mark.parametrize(
        ("change", "place", "words"),
        [
            ({"entry": "评分-9"}, "$.corrections[0].entry", "登记号"),
            ({"entry": None}, "$.corrections[0].entry", "为空"),
            ({"field": "成绩"}, "$.corrections[0].field", "分数"),
            ({"field": "登记号"}, "$.corrections[0].field", "分数"),
            ({"field": "登记日期"}, "$.corrections[0].field", "分数"),
            ({"old": "85"}, "$.corrections[0]", "现值"),
            ({"old": None}, "$.corrections[0]", "现值"),
            ({"old": "八十五"}, "$.corrections[0].old", "分数"),
            ({"new": "１００"}, "$.corrections[0].new", "半角"),
            ({"field": "专家", "old": "专家甲", "new": None}, "$.corrections[0].new", "为空"),
            ({"recorded_on": "2024-06-02"}, "$.corrections[0].recorded_on", "2024-06-03"),
            ({"why": None}, "$.corrections[0].why", "为空"),
        ],
        ids=repr,
    )
    def test_that_fits_nothing_is_a_fault(self, change: Row, place: str, words: str) -> None:
        """An unknown entry or field, an old value that does not stand there, a value that is none, a day too early."""
        ((path, text),) = faults(**MARKS, corrections=[CORRECTION | change])
        assert path == place
        assert words in text.zh

    def test_cannot_lead_to_what_no_row_may_be(self) -> None:
        """A correction that makes an entry impossible is a fault of its row."""
        row = CORRECTION | {"entry": "评级-1", "field": "rechecks", "old": None, "new": 1, "recorded_on": "2025-01-06"}
        assert places(ratings=[RATING], corrections=[row]) == ["$.corrections[0]"]

    @pytest.mark.parametrize(
        ("change", "place"),
        [
            ({"field": "expert", "old": "专家甲", "new": "专家乙"}, "$.marks[1].expert"),
            ({"field": "score", "new": "100.01"}, "$.marks[0].score"),
            ({"field": "batch", "old": 1, "new": 2}, "$.marks[0].code"),
            ({"entry": "申报-1", "field": "code", "old": APPLICATION["code"], "new": OTHER}, "$.marks[0].code"),
        ],
        ids=repr,
    )
    def test_cannot_make_rows_clash(self, change: Row, place: str) -> None:
        """Rows are compared as corrected too: the same expert twice, off the scale, without an application."""
        assert places(**MARKS, corrections=[CORRECTION | change])[0] == place

    def test_of_an_entry_that_could_not_be_read_is_not_called_unknown(self) -> None:
        """Only the row's own fault is reported while its entry is missing."""
        assert places(marks=[MARK | {"score": "?"}], corrections=[CORRECTION]) == ["$.marks[0].score"]

    def test_of_stars_is_a_grade(self) -> None:
        """No star is a grade, not a missing value."""
        row = CORRECTION | {"entry": "评级-1", "field": "星级", "old": 2, "new": 0, "recorded_on": "2025-01-06"}
        (correction,) = read(ratings=[RATING], corrections=[row]).corrections
        assert correction.new is Stars.NONE
