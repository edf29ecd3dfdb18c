"""A cohort: the firms whose futures are simulated, members and reserve, each with its past."""

from collections.abc import Iterator
from math import isfinite
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

MEMBERS: Final = Text("在库家数", "the number of members")
RESERVE: Final = Text("后备家数", "the size of the reserve")

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
        due: ids of the rules on exit that a member has met before the study and that have not been acted on.

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
    due: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_member(self.industry, Industry, Text("细分行业", "industry"))
        for so, place in ((self.member, Text("是否在库", "member")), (self.listed, Text("是否列入名单", "listed"))):
            if type(so) is not bool:
                raise InvalidValueError(so, place, Text("是或否", "True or False"))
        given: object = self.quality
        if isinstance(given, bool) or not isinstance(given, int | float) or not isfinite(given):
            raise InvalidValueError(given, Text("质量", "the quality"), Text("有限的数", "a finite number"))
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
        exits: how many firms have left before the study, which matters where refilling hangs on an exit (5(5)b).

    Raises:
        InvalidValueError: what is no firm; no firm, or with those that have left more than :data:`MOST_FIRMS`; or a
            code given twice.
    """

    firms: tuple[Firm, ...]
    exits: int = 0

    def __attrs_post_init__(self) -> None:
        for one in self.firms:
            given: object = one
            if not isinstance(given, Firm):
                raise InvalidValueError(given, Text("企业群", "the cohort"), Text("由Firm组成", "made of Firm"))
        most = MOST_FIRMS - len(self.firms)
        if type(self.exits) is not int or not 0 <= self.exits <= max(0, most):
            expected = Text(f"0至{most}的整数", f"a whole number from 0 to {most}")
            raise InvalidValueError(self.exits, Text("此前退出家数", "the exits so far"), expected)
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


def require_count(count: int, place: Text) -> None:
    """That a number of firms is one.

    Args:
        count: the number.
        place: what it counts.

    Raises:
        InvalidValueError: it is no whole number from 0.
    """
    if type(count) is not int or count < 0:
        raise InvalidValueError(count, place, Text("不小于0的整数", "a whole number from 0"))


def synthetic(members: int, reserve: int) -> Cohort:
    """A made-up cohort, spread over the sectors in turn.

    Args:
        members: firms in the library, from 0.
        reserve: firms in the reserve, from 0.

    Raises:
        InvalidValueError: a number below 0, no firm at all, or more than :data:`MOST_FIRMS`.
    """
    require_count(members, MEMBERS)
    require_count(reserve, RESERVE)
    # Before any is made: a document may ask for as many as fifteen digits say.
    if members + reserve > MOST_FIRMS:
        expected = Text(f"1至{MOST_FIRMS}家", f"from 1 to {MOST_FIRMS}")
        raise InvalidValueError(members + reserve, Text("企业家数", "the number of firms"), expected)

    def firms(count: int, member: bool) -> Iterator[Firm]:
        sectors = tuple(Industry)
        for number in range(count):
            yield Firm(f"{'M' if member else 'R'}{number + 1:02}", sectors[number % len(sectors)], member)

    return Cohort((*firms(members, True), *firms(reserve, False)))
