"""Calendar days."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.domain.dates import require_day, require_deadline, require_not_before
from fzdigital.errors import InconsistentError, InvalidDateError
from fzdigital.nouns import NoDeadline, checked_day
from fzdigital.text import Text
from tests.domain.samples import DAY, EVE, MORROW

PLACE = Text("某日", "some day")
MOMENT = datetime(2025, 3, 3, 0, 0)  # noqa: DTZ001 a moment without a zone is what a spreadsheet gives


class TestCheckedDay:
    """A day from a document: a date, or text in one form."""

    @given(st.dates())
    def test_reads_what_dates_write(self, day: date) -> None:
        """A day and its text YYYY-MM-DD are read as the day, in every year there is."""
        assert checked_day(day, PLACE) == day
        assert checked_day(day.isoformat(), PLACE) == day

    @given(st.text("0123456789-W", max_size=12))
    def test_reads_text_in_one_form_only(self, text: str) -> None:
        """Text that is read at all is the text that the day would be written as."""
        try:
            day = checked_day(text, PLACE)
        except InvalidDateError:
            return
        assert day.isoformat() == text

    @pytest.mark.parametrize(
        "text",
        [
            *("20250303", "2025-W10-1", "2025-3-3", "2025/03/03", "2025-03-03 ", "2025-03-03\n", "2025-03-03T00:00"),
            *("2025-02-29", "2025-13-01", "0000-01-01", "", "２０２５-03-03", "٢٠٢٥-03-03", "2025年3月3日"),
        ],
        ids=ascii,
    )
    def test_refuses_other_text(self, text: str) -> None:
        """Other forms, days that do not exist and digits that are not ASCII are refused."""
        with pytest.raises(InvalidDateError, match="some day is"):
            checked_day(text, PLACE)

    def test_knows_leap_years(self) -> None:
        """The last of February exists in 2024."""
        assert checked_day("2024-02-29", PLACE) == date(2024, 2, 29)

    @pytest.mark.parametrize("value", [MOMENT, None, 45719, 20250303], ids=repr)
    def test_refuses_what_is_no_day(self, value: object) -> None:
        """A moment, even midnight, is no day, nor is a spreadsheet's day number."""
        with pytest.raises(InvalidDateError):
            checked_day(value, PLACE)


class TestRequireDay:
    """A day in a noun is a date already."""

    def test_gives_the_day(self) -> None:
        """A date passes as it is."""
        assert require_day(DAY) is DAY

    @pytest.mark.parametrize("value", [MOMENT, "2025-03-03", None], ids=repr)
    def test_refuses_the_rest(self, value: object) -> None:
        """A moment does not compare with a day, and text would be kept as text."""
        with pytest.raises(InvalidDateError):
            require_day(value)


class TestNotBefore:
    """A later stage is not earlier."""

    @pytest.mark.parametrize("value", [None, DAY, MORROW], ids=str)
    def test_admits_the_same_day(self, value: date | None) -> None:
        """The first day itself, a later one and an unknown one pass."""
        require_not_before(value, DAY, PLACE)

    def test_refuses_the_day_before(self) -> None:
        """One day earlier is too early, and the message says than what."""
        with pytest.raises(InconsistentError, match="a day not before 2025-03-03"):
            require_not_before(EVE, DAY, PLACE)


class TestDeadline:
    """A deadline may be a day, none, or unknown."""

    @pytest.mark.parametrize("value", [None, NoDeadline.NONE, DAY], ids=str)
    def test_may_be_missing_in_two_ways(self, value: date | NoDeadline | None) -> None:
        """No deadline and an unknown one are different values, and both pass."""
        require_deadline(value, DAY, PLACE)

    def test_is_not_before_the_demand(self) -> None:
        """A deadline on the day before is refused."""
        with pytest.raises(InconsistentError):
            require_deadline(EVE, DAY, PLACE)

    def test_is_not_the_word(self) -> None:
        """The word that a sheet uses for none is not the value."""
        with pytest.raises(InvalidDateError):
            require_deadline("无", DAY, PLACE)
