"""What all errors have in common."""

import pickle

import pytest

from fzdigital import errors
from fzdigital.errors import (
    AmendmentError,
    CasebookError,
    FzdigitalError,
    InvalidScoreError,
    InvalidValueError,
    MissingExtraError,
    NotAllowedError,
    UnknownNameError,
)
from fzdigital.text import Text

PLACE, EXPECTED = Text("分数", "the score"), Text("不超过100的数", "a number up to 100")
EXAMPLES: tuple[FzdigitalError, ...] = (
    InvalidScoreError(101, PLACE, EXPECTED),
    UnknownNameError(Text("口径", "reading"), "loose", "OP-26.floor", ("strict", "inclusive")),
    CasebookError((("评分!F2", Text("不是分数", "is no score")),)),
    AmendmentError((("$.from", Text("不是日期", "is no day")),)),
    NotAllowedError("不得入库。", "must not be admitted.", ("1/total",)),
    errors.UnsuppliedFactsError("exit", (Text("企业分数", "score of the firm"),), ("firm.score",)),
    MissingExtraError("excel"),
    errors.FileRefusedError("不予打开。", "is not opened."),
)


class TestEveryError:
    """What holds for each."""

    @pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
    def test_it_speaks_both_languages(self, error: FzdigitalError) -> None:
        """``str`` is English; both wordings are kept."""
        assert str(error) == error.text.en
        assert error.text.zh
        assert error.text.zh != error.text.en

    @pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
    def test_it_can_be_sent_to_another_process(self, error: FzdigitalError) -> None:
        """It comes back with the same sentence and the same fields."""
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert again.text == error.text
        assert again.args == error.args

    def test_the_tree_in_the_docstring_is_the_tree(self) -> None:
        """Every class stands in it, and nothing else does."""
        classes = {
            name
            for name, thing in vars(errors).items()
            if isinstance(thing, type) and issubclass(thing, FzdigitalError)
        }
        written = {
            word
            for line in (errors.__doc__ or "").splitlines()
            for word in [line.strip("│├└─ ").partition(" ")[0]]
            if word.endswith("Error")
        }
        assert written == classes


class TestWords:
    """A message can be written down, whatever somebody put into the name it shows."""

    @pytest.mark.parametrize(("name", "shown"), [("a\x1b[31m", "a\\x1b[31m"), ("\ud800", "\\ud800"), ("甲\n", "甲\n")])
    def test_what_nothing_can_write(self, name: str, shown: str) -> None:
        """Codes stand in place of halves of pairs and of what moves a terminal; lines stay lines."""
        said = FzdigitalError(f"{name}。", f"{name}.").text
        assert (said.zh, said.en) == (f"{shown}。", f"{shown}.")


class TestInvalidValue:
    """A value that its place does not admit."""

    def test_it_shows_value_place_and_expectation(self) -> None:
        """All three are in the sentence and on the error."""
        error = InvalidValueError("1_0", PLACE, EXPECTED)
        assert error.text.zh == "分数为'1_0'，应为不超过100的数。"
        assert str(error) == "the score is '1_0'; it must be a number up to 100."
        assert (error.value, error.place, error.expected) == ("1_0", PLACE, EXPECTED)

    @pytest.mark.parametrize(("length", "whole"), [(58, True), (59, False)])
    def test_a_long_value_is_cut(self, length: int, whole: bool) -> None:
        """Sixty characters are shown in full, with their quotation marks; of more the beginning."""
        error = InvalidValueError("x" * length, PLACE, EXPECTED)
        assert ("…" not in error.text.en) is whole
        assert ("x" * length in error.text.en) is whole

    def test_a_number_too_long_to_be_written(self) -> None:
        """An integer that Python refuses to write is named by its type."""
        assert str(InvalidValueError(10**5000, PLACE, EXPECTED)).startswith("the score is int;")


class TestUnknownName:
    """A name that nobody declared."""

    def test_names_that_start_alike_are_offered(self) -> None:
        """The closest are."""
        error = UnknownNameError(PLACE, "rul", "here", ("rule", "ruler", "order"))
        assert str(error) == "here: no the score is named 'rul'; close names are: rule, ruler."

    def test_without_any_the_first_are(self) -> None:
        """Where none is close, five of those that there are."""
        error = UnknownNameError(PLACE, "zz", "here", tuple("abcdef"))
        assert error.text.zh == "here：没有名为'zz'的分数，已有的如：a、b、c、d、e。"
        assert str(error) == "here: no the score is named 'zz'; there are for example: a, b, c, d, e."

    def test_where_there_are_none(self) -> None:
        """A dash stands for nothing."""
        assert str(UnknownNameError(PLACE, "zz", "here", ())).endswith("there are for example: —.")

    def test_of_many_that_start_alike_the_closest_are_offered(self) -> None:
        """With more than five, those that share more with the name."""
        known = tuple(f"OP-{number}.x" for number in range(20, 29))
        error = UnknownNameError(PLACE, "OP-26", "here", known)
        assert str(error).endswith("close names are: OP-26.x.")

    def test_of_many_equally_close_the_first_are(self) -> None:
        """Where nothing tells them apart, five."""
        known = tuple(f"OP-2{letter}" for letter in "abcdefgh")
        error = UnknownNameError(PLACE, "OP-2", "here", known)
        assert str(error).endswith("close names are: OP-2a, OP-2b, OP-2c, OP-2d, OP-2e.")
        other = UnknownNameError(PLACE, "OP-2z", "here", known)
        assert str(other).endswith("close names are: OP-2a, OP-2b, OP-2c, OP-2d, OP-2e.")

    def test_a_long_name_is_cut(self) -> None:
        """A name of any length makes a sentence that can be read."""
        assert len(str(UnknownNameError(PLACE, "x" * 10_000, "here", ("a",)))) < 200


class TestCasebookError:
    """All faults at once."""

    def test_each_fault_takes_a_line(self) -> None:
        """The number of faults first, then place and sentence of each."""
        error = CasebookError((("评分!F2", Text("不是分数", "is no score")), ("评分!F3", Text("重复", "is repeated"))))
        assert error.text.zh == "案卷有2处错误，未载入任何内容：\n  评分!F2：不是分数\n  评分!F3：重复"
        assert str(error).splitlines()[1:] == ["  评分!F2: is no score", "  评分!F3: is repeated"]


class TestText:
    """A wording in two languages."""

    def test_one_language(self) -> None:
        """Each is said by itself."""
        assert (PLACE.said_in("zh"), PLACE.said_in("en")) == ("分数", "the score")
