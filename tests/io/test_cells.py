"""What a cell may hold."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given

from fzdigital.errors import InvalidValueError
from fzdigital.io import cells
from fzdigital.io.cells import Token
from fzdigital.nouns import Industry, NoDeadline, NoScore, Score, Stars
from tests.strategies.nouns import code_of, days, scores

DAY = date(2024, 4, 11)
MIDNIGHT = datetime.combine(DAY, time.min)


def refusal(parse: cells.Parser, value: object) -> InvalidValueError:
    """The error with which a parser refuses a cell."""
    with pytest.raises(InvalidValueError) as caught:
        parse(value)
    return caught.value


class TestText:
    """What must be stored as text."""

    @pytest.mark.parametrize("parse", [cells.code, cells.name, cells.line, cells.reason])
    @pytest.mark.parametrize("value", [12, 1.5, True, Token("12"), DAY, ["甲"]], ids=repr)
    def test_a_number_is_refused_with_advice(self, parse: cells.Parser, value: object) -> None:
        """Nothing but text is text, and the error says how to store it."""
        assert refusal(parse, value).expected.zh == "文本（请把该列存为文本格式）"
        assert "store the column as text" in refusal(parse, value).expected.en

    def test_a_code_typed_as_a_number_is_refused(self) -> None:
        """A code of digits only has lost its last ones once it is a number, as a float or an integer."""
        assert cells.code(code_of(1)) == code_of(1)
        refusal(cells.code, int(9.135010000000011e17))
        refusal(cells.code, 9.135010000000011e17)

    def test_a_wrong_check_character_is_named(self) -> None:
        """The error says which check character the other seventeen demand."""
        right = code_of(1)
        wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
        assert right[-1] in refusal(cells.code, wrong).expected.en

    def test_lines_and_reasons_have_their_lengths(self) -> None:
        """A line has at most 100 characters, a reason at most 1000."""
        assert len(cells.line("字" * 100)) == 100
        assert len(cells.reason("字" * 1000)) == 1000
        refusal(cells.line, "字" * 101)
        refusal(cells.reason, "字" * 1001)


class TestDay:
    """Days."""

    @pytest.mark.parametrize("value", [DAY, MIDNIGHT, "2024-04-11"], ids=repr)
    def test_is_a_date_of_a_spreadsheet_or_text(self, value: object) -> None:
        """A true date, which a spreadsheet keeps as a midnight, and text YYYY-MM-DD are the same day."""
        assert cells.day(value) == DAY
        assert type(cells.day(value)) is date

    @pytest.mark.parametrize(
        "value",
        ["20240411", "2024-W15-4", "2024-4-11", "2024/04/11", "2024-02-30", "２０２４-04-11", Token("20240411"), 45393],
        ids=repr,
    )
    def test_is_in_no_other_form(self, value: object) -> None:
        """Other forms of ISO 8601, other separators, full-width digits and serial numbers are refused."""
        assert "YYYY-MM-DD" in refusal(cells.day, value).expected.zh

    @pytest.mark.parametrize("value", [datetime.combine(DAY, time(0, 0, 1)), timedelta(1)], ids=repr)
    def test_has_no_time(self, value: object) -> None:
        """A moment of a day is no day, one second after midnight neither."""
        refusal(cells.day, value)

    @given(days(date.min, date.max))
    def test_as_text_is_itself(self, day: date) -> None:
        """Every day of the calendar can be written as text."""
        assert cells.day(day.isoformat()) == day

    def test_several_are_sorted_and_counted_once(self) -> None:
        """A list of days is divided by any of the marks in use, or is a single day."""
        assert cells.days("2024-05-02、2024-05-01，2024-05-02;") == (date(2024, 5, 1), date(2024, 5, 2))
        assert cells.days(MIDNIGHT) == (DAY,)
        refusal(cells.days, "2024-05-01、明天")


class TestDeadline:
    """Deadlines."""

    @pytest.mark.parametrize("value", ["无", "无期限", "none"])
    def test_may_be_none(self, value: str) -> None:
        """That there is no deadline is said by a word."""
        assert cells.deadline(value) is NoDeadline.NONE

    def test_is_otherwise_a_day(self) -> None:
        """Any other cell must be a day, and the error names the word too."""
        assert cells.deadline("2024-04-11") == DAY
        assert "“无”" in refusal(cells.deadline, "没有").expected.zh
        assert '"none"' in refusal(cells.deadline, "没有").expected.en


class TestWhole:
    """Whole numbers."""

    @pytest.mark.parametrize(
        ("value", "number"),
        [(1, 1), (2.0, 2), ("3", 3), (Token("4"), 4), (10**15 - 1, 10**15 - 1), ("9" * 15, 10**15 - 1)],
        ids=repr,
    )
    def test_is_a_number_or_digits(self, value: object, number: int) -> None:
        """A number, or ASCII digits, of up to fifteen places."""
        assert cells.whole(value) == number
        assert type(cells.whole(value)) is int

    @pytest.mark.parametrize(
        "value",
        [
            0,
            -1,
            True,
            1.5,
            float("nan"),
            float("inf"),
            10**15,
            "0",
            "1_0",
            "１",
            "+1",
            " 1",
            "1" * 16,
            Token("1e2"),
            None,
        ],
        ids=repr,
    )
    def test_is_nothing_else(self, value: object) -> None:
        """Zero, fractions, booleans, underscores, full-width digits, exponents and longer numbers are refused."""
        assert refusal(cells.whole, value).expected.zh == "不小于1的整数"


class TestTruth:
    """Yes and no."""

    @pytest.mark.parametrize(
        ("value", "truth"),
        [(True, True), ("是", True), ("true", True), ("TRUE", True), (False, False), ("否", False), ("FALSE", False)],
        ids=repr,
    )
    def test_is_said_in_few_ways(self, value: object, truth: bool) -> None:
        """A boolean, 是 or 否, true or false."""
        assert cells.truth(value) is truth

    @pytest.mark.parametrize("value", [1, 0, "有", "yes", Token("1"), "未知"], ids=repr)
    def test_is_not_guessed(self, value: object) -> None:
        """A number is no truth, nor is any other word; unknown is a blank."""
        assert "留空" in refusal(cells.truth, value).expected.zh


class TestMember:
    """Members of enumerations."""

    @pytest.mark.parametrize("value", ["针织或钩针编织物及其制造", "knit"])
    def test_is_named_by_wording_or_value(self, value: str) -> None:
        """The Chinese wording and the value name the same member."""
        assert cells.member(value, Industry) is Industry.KNIT

    @pytest.mark.parametrize("value", ["针织", "KNIT", "食品", 1, None, ["knit"]], ids=repr)
    def test_unknown_is_refused_with_the_list(self, value: object) -> None:
        """An unknown sector is refused, and the error lists the four."""
        error = refusal(lambda cell: cells.member(cell, Industry), value)
        assert all(industry.text.zh in error.expected.zh for industry in Industry)
        assert all(industry.value in error.expected.en for industry in Industry)

    @pytest.mark.parametrize("value", [3, "3", Token("3"), "3星级", "三星级"], ids=repr)
    def test_stars_are_counted_in_several_ways(self, value: object) -> None:
        """A number of stars is a number, or a word with either kind of digit."""
        assert cells.stars(value) is Stars.THREE

    @pytest.mark.parametrize("value", [0, "无星级", Token("0")], ids=repr)
    def test_no_star_is_a_grade(self, value: object) -> None:
        """Zero is the lowest grade."""
        assert cells.stars(value) is Stars.NONE

    @pytest.mark.parametrize("value", [True, False, 4, -1, "四星级", "３星级"], ids=repr)
    def test_other_stars_are_refused(self, value: object) -> None:
        """A boolean is no number of stars, and there are four grades only."""
        refusal(cells.stars, value)


class TestScore:
    """Scores and their absence."""

    @pytest.mark.parametrize(
        ("value", "hundredths"),
        [
            ("85", 8500),
            ("85.5", 8550),
            (85, 8500),
            (85.35, 8535),
            (0.0, 0),
            (Decimal("85.25"), 8525),
            (Token("9.5"), 950),
        ],
        ids=repr,
    )
    def test_is_exact(self, value: object, hundredths: int) -> None:
        """Text, numbers and the floats of a spreadsheet give the decimal that was meant."""
        assert cells.score(value) == Score(hundredths)

    @given(scores())
    def test_survives_a_float_of_a_spreadsheet(self, score: Score) -> None:
        """Every score of two decimals comes back from the float that a spreadsheet makes of it."""
        assert cells.score(float(str(score))) == score

    @pytest.mark.parametrize(
        "value",
        [
            *(float("nan"), float("inf"), float("-inf"), Token("NaN"), Token("Infinity"), Decimal("sNaN")),
            *("1e3000000", Token("1e3000000"), Decimal("1e3000000"), 1e22, 1000, 1000.0, "1000"),
            *("1_0", "８５", "٨٥", "85.555", 85.555, 85.34999999999998, 0.1 + 0.2, "-1", -1, -0.0, "85分", "85,5"),
            *(True, False, DAY, ["85"]),
        ],
        ids=lambda value: repr(value)[:20],
    )
    def test_is_nothing_else(self, value: object) -> None:
        """Not a number, infinite, too great, too fine, not in ASCII digits, negative, a boolean: each is refused."""
        assert "回避" in refusal(cells.score, value).expected.zh

    @pytest.mark.parametrize(
        ("value", "reason"),
        [("回避", NoScore.RECUSED), ("recused", NoScore.RECUSED), ("缺席", NoScore.ABSENT), ("absent", NoScore.ABSENT)],
    )
    def test_may_be_missing_for_a_reason(self, value: str, reason: NoScore) -> None:
        """A recused and an absent expert gave no score, which is not a zero."""
        assert cells.score(value) is reason


class TestPieces:
    """Lists in one cell."""

    @pytest.mark.parametrize("value", ["5(1)c、5(4)", "5(1)c， 5(4)", "5(1)c;5(4)；", ["5(1)c", "5(4)"]], ids=repr)
    def test_are_divided_by_any_mark(self, value: object) -> None:
        """The enumeration comma, commas and semicolons of both widths divide; an empty piece is none."""
        assert cells.lines(value) == ("5(1)c", "5(4)")

    def test_are_text(self) -> None:
        """A number in a list of texts is refused."""
        assert refusal(cells.lines, Token("5")).value == "5"
        refusal(cells.lines, ["5(1)c", Token("5")])


class TestToken:
    """Numbers as a document writes them."""

    def test_is_shown_as_it_stands(self) -> None:
        """A message shows a number without the quotation marks of a text."""
        assert "1e3000000" in str(refusal(cells.score, Token("1e3000000")))
        assert "'1e3000000'" not in str(refusal(cells.score, Token("1e3000000")))
