"""Firms and their codes."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from fzdigital.errors import InvalidCodeError, InvalidValueError
from fzdigital.nouns import Provider, ProviderKind, checked_code, checked_name, comparable_name
from tests.strategies.nouns import CODE_ALPHABET, any_codes, code_of, lines


class TestCode:
    """GB 32100-2015: eighteen characters, the last of which checks the others."""

    @given(any_codes())
    def test_valid_codes_pass_unchanged(self, code: str) -> None:
        """What the independent library completes with its check character is a code here."""
        assert checked_code(code) is code

    @given(st.text(CODE_ALPHABET, min_size=10, max_size=10))
    def test_agrees_with_the_independent_library(self, tail: str) -> None:
        """Of two implementations of the standard neither accepts what the other refuses."""
        code = f"91350100{tail}"
        try:
            checked_code(code)
        except InvalidCodeError:
            assert not uscc.is_valid(code)
        else:
            assert uscc.is_valid(code)

    @given(any_codes(), st.integers(0, 17), st.sampled_from(CODE_ALPHABET))
    def test_one_wrong_character_is_found(self, code: str, place: int, char: str) -> None:
        """A code in which one character was miscopied is no code."""
        wrong = code[:place] + char + code[place + 1 :]
        if wrong != code:
            with pytest.raises(InvalidCodeError):
                checked_code(wrong)

    @given(any_codes(), st.integers(0, 16))
    def test_two_swapped_neighbours_are_found(self, code: str, place: int) -> None:
        """A code in which two neighbours changed places is no code."""
        wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if wrong != code:
            with pytest.raises(InvalidCodeError):
                checked_code(wrong)

    @pytest.mark.parametrize("number", range(31))
    def test_the_message_offers_the_check_character(self, number: int) -> None:
        """A miscopied code is answered with the character it would have to end in."""
        code = code_of(number)
        wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
        with pytest.raises(InvalidCodeError, match=f"here {code[-1]};"):
            checked_code(wrong)

    def test_every_check_character_occurs(self) -> None:
        """The check character takes all thirty-one values, zero among them."""
        assert {code_of(number)[-1] for number in range(200)} == set(CODE_ALPHABET)

    @pytest.mark.parametrize("letter", sorted(set(string.ascii_uppercase) - set(CODE_ALPHABET)))
    def test_five_letters_do_not_occur(self, letter: str) -> None:
        """I, O, S, V and Z look like digits or other letters and are refused as such."""
        with pytest.raises(InvalidCodeError, match="other than I, O, S, V and Z"):
            checked_code(f"91350100{letter}000000000")

    @pytest.mark.parametrize(
        "repair",
        [str.lower, lambda code: f" {code}", lambda code: f"{code}\n", lambda code: code[:17], lambda code: code + "0"],
        ids=["lower case", "space", "line break", "too short", "too long"],
    )
    def test_nothing_is_repaired(self, repair: object) -> None:
        """A code in lower case, with a space, too short or too long is refused, not put right."""
        code = next(code_of(number) for number in range(99) if code_of(number)[-1].isalpha())
        assert callable(repair)
        with pytest.raises(InvalidCodeError):
            checked_code(repair(code))

    @pytest.mark.parametrize("char", ["１", "²", "①", "А"], ids=ascii)
    def test_only_ascii_counts(self, char: str) -> None:
        """Characters that look like digits or letters, or count as digits elsewhere, are refused."""
        with pytest.raises(InvalidCodeError, match="18 ASCII characters"):
            checked_code(char + code_of(1)[1:])
        with pytest.raises(InvalidCodeError, match="18 ASCII characters"):
            checked_code(code_of(1)[:4] + char + code_of(1)[5:])

    def test_the_division_is_of_digits(self) -> None:
        """The third to eighth characters are digits, even where the check character would be right."""
        body = "91A5010000000000"
        with pytest.raises(InvalidCodeError, match="third to eighth are digits"):
            checked_code(f"{body}0{uscc.calc_check_digit(body + '0')}")

    @pytest.mark.parametrize("value", [913501000000000000, 9.1e17, None, b"913501000000000000"], ids=repr)
    def test_a_number_is_told_to_be_stored_as_text(self, value: object) -> None:
        """A spreadsheet's number has lost digits; the message says what to do about it."""
        with pytest.raises(InvalidCodeError, match="store as text") as caught:
            checked_code(value)
        assert "文本格式" in caught.value.text.zh


class TestName:
    """A firm's name is kept as written, in one form."""

    def test_keeps_case_and_width(self) -> None:
        """Full-width brackets and letter case are part of the name."""
        assert checked_name(" ＡＢｃ（福州）") == "ＡＢｃ（福州）"

    def test_is_limited(self) -> None:
        """One hundred characters and no more."""
        assert len(checked_name("名" * 100)) == 100
        with pytest.raises(InvalidValueError) as caught:
            checked_name("名" * 101)
        assert caught.value.text.zh.startswith("企业名称为")


class TestComparableName:
    """Two spellings of one name compare equal."""

    @pytest.mark.parametrize("other", ["abc（福州）公司", "ABC(福州)公司", "ＡＢＣ（福州）公司", "Abc（福州)公司"])
    def test_width_and_case_do_not_count(self, other: str) -> None:
        """Full and half width, capitals and small letters are the same."""
        assert comparable_name(other) == comparable_name("ABC（福州）公司")

    def test_other_characters_count(self) -> None:
        """A different character is a different name."""
        assert comparable_name("福州甲公司") != comparable_name("福州乙公司")

    @given(lines())
    def test_is_stable(self, name: str) -> None:
        """The comparable form of a comparable form is itself."""
        assert comparable_name(comparable_name(name)) == comparable_name(name)

    @given(lines())
    def test_a_checked_name_compares_as_before(self, name: str) -> None:
        """Keeping a name does not change what it compares equal to, spaces around it aside."""
        assert comparable_name(checked_name(name)) == comparable_name(name.strip())


class TestProvider:
    """2(1), 2(2): a firm of one of two kinds."""

    def test_there_are_two_kinds(self) -> None:
        """Professional and platform providers, by their Chinese names."""
        assert [kind.text.zh for kind in ProviderKind] == ["专业服务商", "平台服务商"]

    def test_firms_of_one_name_differ_by_code(self) -> None:
        """The code is the identity: equal names do not make equal firms."""
        assert Provider(code_of(1), "甲", ProviderKind.PLATFORM) != Provider(code_of(2), "甲", ProviderKind.PLATFORM)
