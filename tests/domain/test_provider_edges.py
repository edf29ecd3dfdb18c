"""Codes and names at the edges of their standards."""

import pytest

from fzdigital.domain.provider import completed_code
from fzdigital.errors import InvalidCodeError
from fzdigital.nouns import checked_code, comparable_name

BODY = "91350100000000001"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def with_check(body: str) -> str:
    """A body with its check character, worked out as GB 32100-2015 says."""
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


class TestCode:
    """GB 32100-2015: the third to the eighth character are digits, and only these must be."""

    @pytest.mark.parametrize("place", range(2, 8))
    def test_a_letter_where_a_digit_must_be(self, place: int) -> None:
        """The division of the country is written in digits; the right check character does not help."""
        with pytest.raises(InvalidCodeError):
            checked_code(with_check(BODY[:place] + "A" + BODY[place + 1 :]))

    @pytest.mark.parametrize("place", [0, 1, *range(8, 17)])
    def test_a_letter_anywhere_else(self, place: int) -> None:
        """Any other character may be a letter."""
        code = with_check(BODY[:place] + "A" + BODY[place + 1 :])
        assert checked_code(code) == code

    def test_a_body_is_completed(self) -> None:
        """The check character follows from the seventeen before it."""
        assert completed_code(BODY) == with_check(BODY)

    @pytest.mark.parametrize("char", ["x", "\u007f"])
    def test_what_is_no_character_of_a_code(self, char: str) -> None:
        """A small letter or a control character in the place of a nought is refused, though the sum would hold."""
        code = with_check(BODY)
        place = code.rindex("0", 8)
        with pytest.raises(InvalidCodeError):
            checked_code(code[:place] + char + code[place + 1 :])


def test_names_compare_as_the_unicode_standard_says() -> None:
    """D146: a small letter with iota below and a mark is the capital with that mark and an iota beside it."""
    assert comparable_name("\u1fb3\u0302") == comparable_name("\u0391\u0302\u0399")
