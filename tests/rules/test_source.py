"""What a regulation is written in."""

from datetime import date

import pytest
from attrs import evolve

from fzdigital.text import Text
from tests.rules.toy import ENDS, FROM_WHEN, GRACE


class TestAxis:
    """An open question with its named answers."""

    def test_a_reading_is_found_by_name(self) -> None:
        """A name gives its reading, one that there is not gives None."""
        assert FROM_WHEN.reading("at_once") == FROM_WHEN.readings[1]
        assert FROM_WHEN.reading("at_onec") is None


class TestParameter:
    """A number or day, and where it can lie."""

    @pytest.mark.parametrize(
        ("low", "high", "said"),
        [
            (None, None, Text("", "")),
            (0, None, Text("不小于0", "not below 0")),
            (None, 9, Text("不大于9", "not above 9")),
            (0, 9, Text("0至9", "from 0 to 9")),
            (4, 4, Text("只能为4", "4 only")),
        ],
    )
    def test_its_range_in_words(self, low: int | None, high: int | None, said: Text) -> None:
        """Both ends are included, in both languages."""
        assert evolve(GRACE, low=low, high=high).range == said

    def test_of_a_day(self) -> None:
        """Days are written as days."""
        assert evolve(ENDS, low=date(2024, 1, 1), high=date(2024, 12, 31)).range.en == "from 2024-01-01 to 2024-12-31"
