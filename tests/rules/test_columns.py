"""Columns of Python's own values as codes."""

from decimal import Decimal
from math import nan

import pytest

from fzdigital.rules.columns import UNKNOWN, WRONG, codes_of
from tests.rules.toy import ABOUT, POINTS, VALID


class TestCodes:
    """Each value has the code that it would have alone."""

    VALUES = (1, True, 1.0, None, nan, Decimal("nan"), "1", 30, 31, 1)
    CODES = (1, WRONG, WRONG, UNKNOWN, UNKNOWN, WRONG, WRONG, 30, WRONG, 1)

    @pytest.mark.parametrize("step", [1, -1])
    def test_of_several_types(self, step: int) -> None:
        """To Python 1, 1.0 and True are equal; to a count they are not, whichever comes first.

        Only a float that is no number is unknown.
        """
        assert codes_of(POINTS, self.VALUES[::step]) == [*self.CODES[::step]]

    def test_beside_what_cannot_be_looked_up(self) -> None:
        """A list, or a tuple of one, is wrong, and changes nothing for the others."""
        assert codes_of(POINTS, (*self.VALUES, [], ([],))) == [*self.CODES, WRONG, WRONG]
        assert codes_of(POINTS, [[], None, []]) == [WRONG, UNKNOWN, WRONG]

    def test_with_meanings(self) -> None:
        """A meaning belongs to every value that equals it; one that means None is unknown."""
        means = ((1, True), ("N", False), ("", None), ([2], True))
        assert codes_of(VALID, [1, "N", "", None, "Y", True], means) == [1, 0, UNKNOWN, UNKNOWN, WRONG, 1]
        assert codes_of(VALID, ["N", [2], [3], 1], means) == [0, 1, WRONG, 1]

    def test_of_a_closed_list(self) -> None:
        """Its places."""
        assert codes_of(ABOUT, ["damage", "noise", None, "Noise", "other"]) == [1, 0, UNKNOWN, WRONG, 2]
