"""A cohort: the firms whose futures are simulated, members and reserve, each with its past."""

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from fzdigital.domain.checked import checked_line, require_member
from fzdigital.domain.industry import Industry
from fzdigital.errors import InconsistentError, InvalidValueError
from fzdigital.text import Text

MOST_FIRMS: Final = 255
"""The most firms that a cohort holds, which is as far as the facts of the Measures count them."""

PAST_ROUNDS: Final = 7
"""The longest run of no-stars that a firm may bring along."""

_CODE: Final = Text("企业代码", "the firm's code")


def _code(value: str) -> str:
    return checked_line(value, _CODE)


@frozen
class Firm:
    """A firm at the start of a study.

    Args:
        code: what it is called; any line of text that is its own.
        industry: its sector.
        member: whether it is in the library; if not, it is in the reserve.
        no_stars: how many times in a row it has had no star up to now.
        longest: the longest such run so far; at least ``no_stars``, at most :data:`PAST_ROUNDS`.
        listed: whether it is on the dishonesty list.
        quality: an analyst's figure for it, such as a latent quality; what it means is for behaviours to say.
        name: what people call it; empty if unknown.

    Raises:
        InvalidValueError: if a field holds what it cannot.
        InconsistentError: if the longest run is shorter than the one that lasts.
    """

    code: str = field(converter=_code)
    industry: Industry
    member: bool
    no_stars: int = 0
    longest: int = 0
    listed: bool = False
    quality: float = 0.0
    name: str = ""

    def __attrs_post_init__(self) -> None:
        require_member(self.industry, Industry, Text("细分行业", "industry"))
        for run, place in (
            (self.no_stars, Text("当前连续无星级次数", "no_stars")),
            (self.longest, Text("最长连续无星级次数", "longest")),
        ):
            if type(run) is not int or not 0 <= run <= PAST_ROUNDS:
                expected = Text(f"0至{PAST_ROUNDS}的整数", f"a whole number from 0 to {PAST_ROUNDS}")
                raise InvalidValueError(run, place, expected)
        if self.longest < self.no_stars:
            expected = Text(f"不小于当前的{self.no_stars}次", f"at least the {self.no_stars} that it now has")
            raise InconsistentError(self.longest, place, expected)


@frozen
class Cohort:
    """The firms of a study.

    Args:
        firms: the firms; those in the reserve in the order in which they are selected.

    Raises:
        InvalidValueError: no firm, more than :data:`MOST_FIRMS`, or a code given twice.
    """

    firms: tuple[Firm, ...]

    def __attrs_post_init__(self) -> None:
        codes = [firm.code for firm in self.firms]
        if not 1 <= len(codes) <= MOST_FIRMS:
            expected = Text(f"1至{MOST_FIRMS}家", f"from 1 to {MOST_FIRMS}")
            raise InvalidValueError(len(codes), Text("企业家数", "the number of firms"), expected)
        for code in codes:
            if codes.count(code) > 1:
                raise InvalidValueError(code, _CODE, Text("不重复的代码", "given once only"))

    @property
    def members(self) -> tuple[int, ...]:
        """The places of the members."""
        return tuple(place for place, firm in enumerate(self.firms) if firm.member)

    @property
    def reserve(self) -> tuple[int, ...]:
        """The places of the firms in reserve, in order."""
        return tuple(place for place, firm in enumerate(self.firms) if not firm.member)


def synthetic(members: int, reserve: int) -> Cohort:
    """A made-up cohort, spread over the sectors in turn.

    Args:
        members: firms in the library, from 0.
        reserve: firms in the reserve, from 0.

    Raises:
        InvalidValueError: no firm at all, or more than :data:`MOST_FIRMS`.
    """

    def firms(count: int, member: bool) -> Iterator[Firm]:
        sectors = tuple(Industry)
        for number in range(count):
            yield Firm(f"{'M' if member else 'R'}{number + 1:02}", sectors[number % len(sectors)], member)

    return Cohort((*firms(members, True), *firms(reserve, False)))
