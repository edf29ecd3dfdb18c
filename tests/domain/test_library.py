"""The library and its reserve."""

from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given

from fzdigital.errors import InconsistentError
from fzdigital.nouns import ActKind, Industry, Library, Membership, Reserve
from tests.domain.samples import DAY, EVE, MEMBER, ONE, OTHER
from tests.strategies.nouns import codes, libraries, memberships, reserves

SECOND = evolve(MEMBER, industry=Industry.AUTO)
OLDER = Membership(OTHER, Industry.KNIT, EVE, ActKind.PROMOTE, None)


class TestMembership:
    """A firm's place in a sector."""

    @pytest.mark.parametrize("by", [ActKind.ADMIT, ActKind.PROMOTE], ids=str)
    def test_comes_by_admission_or_promotion(self, by: ActKind) -> None:
        """Both acts make a member."""
        assert evolve(MEMBER, by=by).by is by

    @pytest.mark.parametrize("by", [act for act in ActKind if act not in (ActKind.ADMIT, ActKind.PROMOTE)], ids=str)
    def test_comes_by_no_other_act(self, by: ActKind) -> None:
        """A recommendation, in particular, makes nobody a member."""
        with pytest.raises(InconsistentError):
            evolve(MEMBER, by=by)


class TestLibrary:
    """The members on some day."""

    def test_order_of_input_makes_no_difference(self) -> None:
        """Libraries of the same members are equal."""
        assert len({Library(order) for order in permutations((MEMBER, SECOND, OLDER))}) == 1

    def test_stands_in_the_order_of_joining(self) -> None:
        """Who joined earlier stands first; on one day the code decides, then the sector."""
        lower = evolve(OLDER, joined_on=DAY, code=min(ONE, OTHER), industry=Industry.ELEC)
        higher = evolve(OLDER, joined_on=DAY, code=max(ONE, OTHER))
        twice = evolve(lower, industry=Industry.AUTO)
        oldest = evolve(higher, joined_on=EVE, industry=Industry.COTTON)
        assert Library((higher, lower, twice, oldest)).members == (oldest, twice, lower, higher)

    def test_counts_firms_and_places_apart(self) -> None:
        """A firm in two sectors is one firm and two places (OP-06)."""
        library = Library((MEMBER, SECOND, OLDER))
        assert (library.count, library.slots) == (2, 3)

    def test_may_be_empty(self) -> None:
        """A library without members is one."""
        assert (Library().count, Library().slots) == (0, 0)

    def test_has_a_firm_once_per_sector(self) -> None:
        """The same place on another day is still the same place."""
        with pytest.raises(InconsistentError, match="once per firm and sector"):
            Library((MEMBER, OLDER, evolve(MEMBER, joined_on=EVE)))

    @given(libraries())
    def test_rows_make_up_the_whole(self, library: Library) -> None:
        """Every membership stands in the row of its sector and in no other."""
        rows = [member for industry in Industry for member in library.row(industry)]
        assert Library(tuple(rows)) == library
        assert len(rows) == library.slots

    @given(libraries(), codes())
    def test_without_a_firm_it_has_none_of_its_places(self, library: Library, code: str) -> None:
        """A firm taken out is out of every sector, and nobody else is."""
        rest = library.without(code)
        assert rest.of(code) == ()
        assert library.slots - rest.slots == len(library.of(code))

    @given(libraries(), memberships())
    def test_with_a_member_it_has_one_place_more(self, library: Library, member: Membership) -> None:
        """A membership is added if its firm is not in that sector, and refused if it is."""
        if any(place.industry is member.industry for place in library.of(member.code)):
            with pytest.raises(InconsistentError):
                library.with_member(member)
        else:
            more = library.with_member(member)
            assert member in more.of(member.code)
            assert more.slots == library.slots + 1

    @given(libraries(), memberships())
    def test_taking_out_who_came_last_restores_it(self, library: Library, member: Membership) -> None:
        """Adding a firm that was not there and taking it out again changes nothing."""
        before = library.without(member.code)
        assert before.with_member(member).without(member.code) == before


class TestReserve:
    """The firms in reserve."""

    @given(reserves())
    def test_keeps_its_order(self, reserve: Reserve) -> None:
        """The order of entry is kept."""
        assert Reserve(tuple(reversed(reserve.codes))).codes == tuple(reversed(reserve.codes))

    def test_order_counts(self) -> None:
        """The same firms in another order are another reserve."""
        assert Reserve((ONE, OTHER)) != Reserve((OTHER, ONE))

    def test_keeps_no_list(self) -> None:
        """Codes given in a list are kept in a tuple."""
        assert Reserve([ONE]).codes == (ONE,)

    def test_has_a_firm_once(self) -> None:
        """A firm does not stand in reserve twice."""
        with pytest.raises(InconsistentError, match=ONE):
            Reserve((ONE, OTHER, ONE))

    def test_may_be_empty(self) -> None:
        """A reserve without firms is one."""
        assert Reserve().codes == ()
