"""What columns of scores may hold."""

from typing import Any

import numpy as np
import pytest

from fzdigital.errors import InconsistentError, InvalidScoreError, InvalidValueError
from fzdigital.population.score_columns import ScoreColumns

GOOD: dict[str, Any] = {
    "ids": [3, 1],
    "sectors": [0, 3],
    "marks": [[0, 99999], [-1, -3]],
    "vetoed": [True, False],
    "tie_orders": [0, 1],
}


class TestColumns:
    """A column says what it cannot hold, and where."""

    def test_the_ends_are_inside(self) -> None:
        """The least and greatest values of every column are taken."""
        assert ScoreColumns(**GOOD).marks.tolist() == GOOD["marks"]

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"ids": [1.0, 2.0]}, r"ids is 'float64\[2\]'; it must be one column of whole numbers or text"),
            ({"ids": [[1, 2]]}, r"ids is 'int64\[1, 2\]'"),
            ({"sectors": [0, 4]}, r"sectors\[1\] is 4; it must be 0 to 3"),
            ({"sectors": [-1, 0]}, r"sectors\[0\] is -1; it must be 0 to 3"),
            ({"sectors": [0]}, r"sectors is 'int64\[1\]'; it must be a column of 2 whole numbers, 0 to 3"),
            ({"vetoed": [0, 2]}, r"vetoed\[1\] is 2; it must be -1 to 1"),
            ({"vetoed": [0.0, 1.0]}, r"vetoed is 'float64\[2\]'"),
            ({"tie_orders": [0, -1]}, r"tie_orders\[1\] is -1; it must be 0 or more"),
            ({"marks": [[1], [2], [3]]}, r"marks is 'int64\[3, 1\]'; it must be a table of 2 rows of whole numbers"),
            ({"marks": [1, 2]}, r"marks is 'int64\[2\]'"),
            ({"marks": [[80.5], [90.0]]}, r"marks is 'float64\[2, 1\]'"),
        ],
    )
    def test_a_wrong_column_is_refused(self, changed: dict[str, Any], said: str) -> None:
        """Another length, another kind or a value outside is an error that shows it."""
        with pytest.raises(InvalidValueError, match=said):
            ScoreColumns(**{**GOOD, **changed})

    @pytest.mark.parametrize("mark", [100000, -4])
    def test_a_mark_outside_is_refused(self, mark: int) -> None:
        """One more than the greatest score, one less than the last code."""
        with pytest.raises(InvalidScoreError, match=rf"marks\[1, 0\] is {mark}; it must be from 0 to 99999"):
            ScoreColumns(**{**GOOD, "marks": [[0, 1], [mark, 2]]})

    @pytest.mark.parametrize("ids", [[7, 7, 8], [7, 7, 10**12], ["甲", "甲", "乙"]])
    def test_a_firm_twice_in_a_sector_is_refused(self, ids: list[Any]) -> None:
        """It applies once in a sector; in two sectors it may."""
        marks, vetoed = [[1], [2], [3]], [0, 0, 0]
        with pytest.raises(InconsistentError, match=r"ids\[1\] is .*; it must be a firm that applies once in a sector"):
            ScoreColumns(ids, [2, 2, 2], marks, vetoed)
        assert ScoreColumns(ids, [1, 2, 2], marks, vetoed).ids.tolist() == ids

    @pytest.mark.parametrize(
        "ids", [[3, 1, 2], [10**15, -(10**15), 5], ["c", "a", "b"], np.array([5, 2, 3], np.uint8), []]
    )
    def test_rows_are_found_in_the_order_of_ids(self, ids: Any) -> None:
        """Whole numbers and text."""
        rows = len(ids)
        none = np.zeros(rows, np.int64)
        columns = ScoreColumns(np.array(ids) if rows else none, none, none.reshape(rows, 1), none)
        assert columns.by_id.tolist() == sorted(range(rows), key=lambda row: ids[row])

    @pytest.mark.parametrize("step", [1, 3, 10**6])
    def test_so_are_those_of_a_long_column(self, step: int) -> None:
        """Ids next to each other, with gaps, and far apart."""
        ids = np.random.default_rng(3).permutation(1001) * step - 500
        none = np.zeros(1001, np.int64)
        assert (ids[ScoreColumns(ids, none, none[:, None], none).by_id] == np.sort(ids)).all()

    def test_narrow_numbers_are_no_trap(self) -> None:
        """Ids of 16 bits lie further apart than 16 bits can say."""
        ids = np.arange(-30000, 30000, 3, np.int16)[::-1]
        none = np.zeros(len(ids), np.uint8)
        assert (ScoreColumns(ids, none, none[:, None], none).by_id == np.arange(len(ids))[::-1]).all()

    @pytest.mark.parametrize("far", [1001, 1002, 10**9])
    def test_a_long_column_may_not_name_a_firm_twice_either(self, far: int) -> None:
        """A doubled id is found whether or not the column has gaps."""
        ids = np.array([*range(1000), far, 7])
        none = np.zeros(1002, np.int64)
        with pytest.raises(InconsistentError, match=r"ids\[1001\] is 7"):
            ScoreColumns(ids, none, none[:, None], none)
