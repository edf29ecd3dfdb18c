"""The experts' review: exact scores, marks, and all marks of one application (3/panel, 3/trim)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from re import ASCII
from re import compile as compiled_pattern
from typing import Self

from attrs import field, frozen

from fzdigital.domain.checked import checked_line, require_member, require_number
from fzdigital.domain.dates import require_day
from fzdigital.domain.industry import Industry
from fzdigital.domain.provider import checked_code
from fzdigital.domain.worded import Worded
from fzdigital.errors import InconsistentError, InvalidScoreError, InvalidValueError
from fzdigital.text import Text

_SCORE = Text("分数", "score")
_WRITTEN = compiled_pattern(r"(\d{1,3})(?:\.(\d{1,2}))?", ASCII)


@frozen(order=True)
class Score:
    """An expert's score, exact.

    Args:
        hundredths: hundredths of a point, 0 to 99999. The scale's top is a setting and not checked here.

    Raises:
        InvalidScoreError: if it is no integer in that range.
    """

    hundredths: int

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        if isinstance(self.hundredths, bool) or not isinstance(self.hundredths, int):
            raise InvalidScoreError(self.hundredths, _SCORE, Text("以百分之一分计的整数", "an integer of hundredths"))
        if not 0 <= self.hundredths <= 99999:
            raise InvalidScoreError(
                self.hundredths, _SCORE, Text("0至99999个百分之一分", "from 0 to 99999 hundredths of a point")
            )

    @classmethod
    def parse(cls, value: object) -> Self:
        """A score from text, a whole number of points or a decimal.

        Args:
            value: text such as ``85``, ``85.5`` or ``85.25`` in ASCII digits; an ``int``; or a finite ``Decimal`` of
                at most two places. From 0 to below 1000 points.

        Returns:
            The score, without any rounding.

        Raises:
            InvalidScoreError: if it is anything else. A ``float`` in particular: it is not the decimal it shows.
        """
        match value:
            case bool() | float():
                raise InvalidScoreError(
                    value, _SCORE, Text("文本或Decimal，如'85.5'", "given as text or Decimal, such as '85.5'")
                )
            case int() if 0 <= value <= 999:
                return cls(value * 100)
            case str() if written := _WRITTEN.fullmatch(value):
                return cls(int(written[1]) * 100 + int((written[2] or "").ljust(2, "0")))
            # The size is bounded before any arithmetic: Decimal("1e3000000") has millions of digits as an int.
            case Decimal() if value.is_finite() and not value.is_signed() and value.adjusted() <= 2:
                digits, exponent = value.as_tuple()[1:]
                if isinstance(exponent, int) and exponent >= -2:
                    # By the digits, because Decimal arithmetic rounds to the precision of the caller's context.
                    return cls(int("".join(map(str, digits))) * 10 ** (exponent + 2))
        raise InvalidScoreError(
            value,
            _SCORE,
            Text("0至999.99分，最多两位小数", "from 0 to 999.99 points with at most two decimal places"),
        )

    @property
    def points(self) -> Fraction:
        """The score in points, exact."""
        return Fraction(self.hundredths, 100)

    def __str__(self) -> str:
        """The shortest decimal, such as ``85.5``."""
        whole, rest = divmod(self.hundredths, 100)
        return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)


class NoScore(Worded):
    """Why an expert of the panel gave no score; neither is a zero (OP-08)."""

    RECUSED = "recused", "回避", "recused"
    ABSENT = "absent", "缺席", "absent"


def _expert(value: str) -> str:
    return checked_line(value, Text("专家", "expert"))


def _require_given(value: object) -> None:
    if value is not None and not isinstance(value, Score | NoScore):
        raise InvalidValueError(
            value, _SCORE, Text("分数、回避、缺席，或空（未知）", "a Score, a NoScore, or None for unknown")
        )


def _by_expert(
    marks: Iterable[tuple[str, Score | NoScore | None]],
) -> tuple[tuple[str, Score | NoScore | None], ...]:
    return tuple(sorted(((_expert(expert), given) for expert, given in marks), key=lambda mark: mark[0]))


@frozen
class Mark:
    """What one expert gave one application.

    Args:
        code: the firm's unified social credit code.
        industry: the sector applied for.
        batch: number of the batch, from 1.
        on: day of the review.
        expert: the expert's name or number.
        score: the score, or why there is none; None if unknown.

    Raises:
        InvalidValueError: if a field holds what it cannot.
    """

    code: str
    industry: Industry
    batch: int
    on: date
    expert: str = field(converter=_expert)
    score: Score | NoScore | None

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_member(self.industry, Industry, Text("细分行业", "industry"))
        require_number(self.batch, Text("批次", "batch"))
        require_day(self.on)
        _require_given(self.score)


@frozen
class Review:
    """All marks of one application, one per expert, in the order of the experts' names.

    Args:
        code: the firm's unified social credit code.
        industry: the sector applied for.
        batch: number of the batch, from 1.
        marks: pairs of an expert and what the expert gave, in any order.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if an expert marks twice.
    """

    code: str
    industry: Industry
    batch: int
    marks: tuple[tuple[str, Score | NoScore | None], ...] = field(converter=_by_expert)

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_member(self.industry, Industry, Text("细分行业", "industry"))
        require_number(self.batch, Text("批次", "batch"))
        for _, given in self.marks:
            _require_given(given)
        experts = tuple(expert for expert, _ in self.marks)
        for earlier, later in pairwise(experts):
            if earlier == later:
                raise InconsistentError(
                    later,
                    Text("专家", "expert"),
                    Text("对同一申报只评一次的专家", "an expert who marks an application once"),
                )

    @property
    def scores(self) -> tuple[tuple[str, Score], ...]:
        """The scores given, each with its expert."""
        return tuple((expert, given) for expert, given in self.marks if isinstance(given, Score))

    @property
    def recused(self) -> tuple[str, ...]:
        """The experts who recused themselves."""
        return tuple(expert for expert, given in self.marks if given is NoScore.RECUSED)

    @property
    def absent(self) -> tuple[str, ...]:
        """The experts who were absent."""
        return tuple(expert for expert, given in self.marks if given is NoScore.ABSENT)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The experts of whom it is unknown what they gave."""
        return tuple(expert for expert, given in self.marks if given is None)
