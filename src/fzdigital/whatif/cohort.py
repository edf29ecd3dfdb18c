"""A cohort: the firms whose futures are simulated, members and reserve, each with its past."""

from collections.abc import Iterator

from attrs import frozen

from fzdigital.domain.industry import Industry
from fzdigital.errors import InvalidValueError
from fzdigital.text import Text


@frozen
class Firm:
    """A firm at the start of a study.

    Args:
        code: what it is called; any text that is its own.
        industry: its sector.
        member: whether it is in the library; if not, it is in the reserve.
        no_stars: how many times in a row it has had no star up to now.
        longest: the longest such run so far; at least ``no_stars``.
        listed: whether it is on the dishonesty list.
        quality: an analyst's figure for it, such as a latent quality; what it means is for behaviours to say.
        name: what people call it; empty if unknown.
    """

    code: str
    industry: Industry
    member: bool
    no_stars: int = 0
    longest: int = 0
    listed: bool = False
    quality: float = 0.0
    name: str = ""


@frozen
class Cohort:
    """The firms of a study.

    Args:
        firms: the firms; those in the reserve in the order in which they are selected.

    Raises:
        InvalidValueError: no firm, or a code given twice.
    """

    firms: tuple[Firm, ...]

    def __attrs_post_init__(self) -> None:
        codes = [firm.code for firm in self.firms]
        if not codes:
            raise InvalidValueError(0, Text("企业家数", "the number of firms"), Text("至少一家", "at least one"))
        for code in codes:
            if codes.count(code) > 1:
                raise InvalidValueError(
                    code, Text("企业代码", "the firm's code"), Text("不重复的代码", "given once only")
                )

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
        InvalidValueError: no firm at all.
    """

    def firms(count: int, member: bool) -> Iterator[Firm]:
        sectors = tuple(Industry)
        for number in range(count):
            yield Firm(f"{'M' if member else 'R'}{number + 1:02}", sectors[number % len(sectors)], member)

    return Cohort((*firms(members, True), *firms(reserve, False)))
