"""What every noun checks of its fields."""

import pytest
from hypothesis import given

from fzdigital.domain.checked import (
    checked_line,
    require_absent,
    require_member,
    require_number,
    require_present,
    require_truth,
)
from fzdigital.domain.industry import Industry
from fzdigital.errors import InconsistentError, InvalidValueError
from fzdigital.text import Text
from tests.strategies.nouns import lines

PLACE = Text("某栏", "some field")
WHY = Text("某事", "of something")


class TestLine:
    """One line of text, in one form."""

    @given(lines())
    def test_is_stable(self, line: str) -> None:
        """A text checked twice is the text checked once."""
        assert checked_line(checked_line(line, PLACE), PLACE) == checked_line(line, PLACE)

    def test_loses_the_spaces_around_it(self) -> None:
        """Spaces and line breaks around a text are nobody's intent; the ideographic space is one of them."""
        assert checked_line("\u3000甲 乙 \n", PLACE) == "甲 乙"

    def test_is_composed(self) -> None:
        """A letter and its accent become one character."""
        assert checked_line("Cafe\u0301", PLACE) == "Café"

    def test_may_be_as_long_as_the_limit(self) -> None:
        """One hundred characters pass and one more does not."""
        assert checked_line("字" * 100, PLACE) == "字" * 100
        with pytest.raises(InvalidValueError):
            checked_line("字" * 101, PLACE)

    def test_is_measured_before_it_is_touched(self) -> None:
        """Spaces count towards the length given, so that no huge text is processed."""
        with pytest.raises(InvalidValueError):
            checked_line("字" + " " * 100, PLACE)

    def test_is_measured_again_when_it_has_grown(self) -> None:
        """A character that composing takes apart into three counts three times."""
        with pytest.raises(InvalidValueError):
            checked_line("\ufb2c" * 34, PLACE)

    def test_has_its_own_limit(self) -> None:
        """A place may set another length."""
        assert checked_line("字" * 101, PLACE, limit=101)

    @pytest.mark.parametrize(
        "text",
        ["", " ", "甲\n乙", "甲\t乙", "甲\x00", "甲\u200b乙", "\ufeff甲", "甲\u202e乙", "甲\ud800", "甲\u2028乙"],
        ids=ascii,
    )
    def test_holds_nothing_invisible(self, text: str) -> None:
        """Empty texts, control and format characters and half characters are refused, not removed."""
        with pytest.raises(InvalidValueError):
            checked_line(text, PLACE)

    @pytest.mark.parametrize("value", [None, 5, b"x", ("甲",)], ids=repr)
    def test_is_text(self, value: object) -> None:
        """Nothing is turned into text."""
        with pytest.raises(InvalidValueError, match="some field is"):
            checked_line(value, PLACE)


class TestTruth:
    """Yes, no or unknown, and nothing that merely behaves so."""

    @pytest.mark.parametrize("value", [True, False, None])
    def test_has_three_values(self, value: bool | None) -> None:
        """True, False and None pass."""
        require_truth(value, PLACE)

    @pytest.mark.parametrize("value", [0, 1, "否", "", "false"], ids=repr)
    def test_is_nothing_else(self, value: object) -> None:
        """The text for no would count as true, so it is refused, as are numbers."""
        with pytest.raises(InvalidValueError, match="True, False, or None"):
            require_truth(value, PLACE)


class TestNumber:
    """Batches and rounds are counted from one."""

    def test_starts_at_one(self) -> None:
        """One passes and zero does not."""
        require_number(1, PLACE)
        with pytest.raises(InvalidValueError):
            require_number(0, PLACE)

    @pytest.mark.parametrize("value", [True, None, "1", 1.0], ids=repr)
    def test_is_an_integer(self, value: object) -> None:
        """A truth value, a text and a float are no numbers of anything."""
        with pytest.raises(InvalidValueError):
            require_number(value, PLACE)


class TestMember:
    """A member of one enumeration."""

    def test_passes(self) -> None:
        """A member is one."""
        require_member(Industry.KNIT, Industry, PLACE)

    def test_is_not_its_value(self) -> None:
        """The value is refused, and the message lists the members in both languages."""
        with pytest.raises(InvalidValueError, match=r"Industry\.KNIT, Industry\.COTTON") as caught:
            require_member("knit", Industry, PLACE)
        assert "针织或钩针编织物及其制造、" in caught.value.text.zh


class TestPresence:
    """Some places must be empty and some must not."""

    def test_absent_means_none(self) -> None:
        """Only None is empty: zero and the empty text are values."""
        require_absent(None, PLACE, WHY)
        with pytest.raises(InconsistentError, match="because of something"):
            require_absent(0, PLACE, WHY)

    def test_present_means_not_none(self) -> None:
        """Whatever is not None is there, of whatever kind."""
        require_present(0, PLACE, WHY)
        with pytest.raises(InconsistentError, match="because of something"):
            require_present(None, PLACE, WHY)
