"""Rows as a dataframe of any library."""

import pandas
import polars
import pytest

from fzdigital.errors import InvalidValueError
from fzdigital.whatif.table import framed
from tests.whatif.studies import LASTING, STUDY

ROWS = [{"name": "甲", "value": 1, "share": 0.5}, {"name": "乙", "value": 2, "share": 0.25}]


class TestFramed:
    """The same rows, whatever holds them."""

    def test_without_a_library_they_are_dictionaries(self) -> None:
        """Others than those given."""
        rows = framed(ROWS, None)
        assert rows == ROWS
        assert rows[0] is not ROWS[0]

    def test_with_one_they_are_its_dataframe(self) -> None:
        """Of pandas, of polars."""
        assert isinstance(framed(ROWS, "pandas"), pandas.DataFrame)
        assert framed(ROWS, "pandas").to_dict("records") == ROWS
        assert isinstance(framed(ROWS, "polars"), polars.DataFrame)
        assert framed(ROWS, "polars").to_dicts() == ROWS

    def test_another_name_is_refused(self) -> None:
        """With those there are."""
        with pytest.raises(InvalidValueError, match="one of pandas, polars"):
            framed(ROWS, "spreadsheet")


class TestResult:
    """A result as a table."""

    def test_it_has_the_rows_of_the_result(self) -> None:
        """Every mean and difference."""
        result = STUDY.compare(LASTING, LASTING.amend(no_star_limit=1))
        assert result.table() == result.rows()
        assert result.table("polars").to_dicts() == result.rows()
