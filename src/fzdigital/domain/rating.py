"""Star ratings of providers (4(3))."""

from datetime import date
from typing import NoReturn

from attrs import frozen

from fzdigital.domain.checked import require_member, require_number
from fzdigital.domain.dates import require_day
from fzdigital.domain.provider import checked_code
from fzdigital.domain.worded import Worded
from fzdigital.errors import InconsistentError
from fzdigital.text import Text


class Stars(Worded):
    """The four grades (4(3)a to 4(3)d). NONE is a grade like the others, not the absence of a rating."""

    THREE = 3, "3星级", "three stars"
    TWO = 2, "2星级", "two stars"
    ONE = 1, "1星级", "one star"
    NONE = 0, "无星级", "no star"

    def __bool__(self) -> NoReturn:
        """Refuse to be true or false, so that ``if stars:`` cannot mistake a grade for a missing one."""
        raise TypeError("a grade is neither true nor false: compare with 'is Stars.NONE' or 'is None' (unknown)")

    @property
    def grade(self) -> Text:
        """The grade in words, as the measures pair it with the stars (4(3)a to 4(3)d)."""
        return _GRADES[self.value]


_GRADES = (Text("较差", "poor"), Text("一般", "fair"), Text("良好", "good"), Text("优秀", "excellent"))


@frozen
class Rating:
    """The stars a firm got in one round.

    Args:
        code: the firm's unified social credit code.
        round: number of the round, from 1.
        on: day of the rating.
        stars: the grade; None if unknown.
        rechecks: number of the earlier round this one rechecks (4(5)b), or None if it is a round of its own.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if the round rechecked is not an earlier one.
    """

    code: str
    round: int
    on: date
    stars: Stars | None
    rechecks: int | None = None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_number(self.round, Text("评级轮次", "round"))
        require_day(self.on)
        if self.stars is not None:
            require_member(self.stars, Stars, Text("星级", "stars"))
        if self.rechecks is not None:
            require_number(self.rechecks, Text("复核轮次", "rechecks"))
            if self.rechecks >= self.round:
                raise InconsistentError(
                    self.rechecks,
                    Text("复核轮次", "rechecks"),
                    Text(f"早于第{self.round}轮的轮次", f"a round before round {self.round}"),
                )
