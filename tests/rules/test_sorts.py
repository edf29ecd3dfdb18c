"""What values a fact can take."""

from datetime import date, datetime

import pytest

from fzdigital.rules.sorts import Bool, Day, Int, OneOf, Sort, admits, expected
from fzdigital.text import Text

NOTHING = Text("", "")
BOOL = Bool(Text("有", "there is"), Text("无", "there is none"))
INT = Int(-1, 3, NOTHING)
ONE_OF = OneOf((("post", Text("信函", "by post")), ("phone", Text("电话", "by phone"))))
DAY = Day(date(2024, 2, 29), date(2024, 3, 1))


class TestAdmits:
    """Sort and range."""

    @pytest.mark.parametrize(
        ("sort", "value"),
        [
            (BOOL, True), (BOOL, False), (INT, -1), (INT, 0), (INT, 3), (ONE_OF, "post"), (ONE_OF, "phone"),
            (DAY, date(2024, 2, 29)), (DAY, date(2024, 3, 1)),
        ],
    )  # fmt: skip
    def test_values_of_the_sort_up_to_both_ends(self, sort: Sort, value: bool | int | str | date) -> None:
        """Both ends of a range belong to it."""
        assert admits(sort, value)

    @pytest.mark.parametrize(
        ("sort", "value"),
        [
            (INT, -2), (INT, 4), (ONE_OF, "Post"), (ONE_OF, ""), (DAY, date(2024, 2, 28)), (DAY, date(2024, 3, 2)),
        ],
    )  # fmt: skip
    def test_nothing_outside_it(self, sort: Sort, value: bool | int | str | date) -> None:
        """One step beyond either end, or a name that is not quite one, is no value."""
        assert not admits(sort, value)

    @pytest.mark.parametrize(
        ("sort", "value"),
        [
            (BOOL, 1), (BOOL, 0), (BOOL, "yes"), (INT, True), (INT, False), (INT, "1"), (INT, 1.0), (ONE_OF, True),
            (DAY, "2024-03-01"), (DAY, 20240301),
        ],
    )  # fmt: skip
    def test_nothing_of_another_sort(self, sort: Sort, value: object) -> None:
        """A number is no yes or no, yes is no number, and text is neither."""
        assert not admits(sort, value)  # type: ignore[arg-type]

    def test_a_moment_is_no_day(self) -> None:
        """A time of day could never be compared with a day."""
        assert not admits(DAY, datetime(2024, 3, 1))  # noqa: DTZ001


class TestExpected:
    """What would be accepted, in both languages."""

    @pytest.mark.parametrize(
        ("sort", "text"),
        [
            (BOOL, Text("是或否", "true or false")),
            (INT, Text("-1至3的整数", "a whole number from -1 to 3")),
            (ONE_OF, Text("下列之一：信函、电话", "one of post, phone")),
            (DAY, Text("2024-02-29至2024-03-01之间的日期", "a day from 2024-02-29 to 2024-03-01")),
        ],
    )
    def test_it_shows_the_range(self, sort: Sort, text: Text) -> None:
        """The ends or the names are shown."""
        assert expected(sort) == text

    def test_a_value_has_a_name(self) -> None:
        """The value of a closed list is called what the list calls it."""
        assert ONE_OF.name_of("phone") == Text("电话", "by phone")
