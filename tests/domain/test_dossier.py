"""Dossiers."""

from itertools import permutations

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.errors import InvalidValueError
from fzdigital.nouns import MATTERS, Dossier, Industry, Stars
from tests.domain.samples import CHECK, DAY, DOSSIER, EVE, LATER, MEMBER, RATING, REPORT
from tests.strategies.nouns import dossiers

SEQUENCES = tuple(field.name for field in fields(Dossier) if field.name not in ("code", "in_reserve"))


class TestOrder:
    """The order in which things are known makes no difference."""

    @given(dossiers(), st.data())
    def test_of_input_is_forgotten(self, dossier: Dossier, data: st.DataObject) -> None:
        """However each sequence is shuffled, the dossier is the same."""
        shuffled = {name: tuple(data.draw(st.permutations(getattr(dossier, name)))) for name in SEQUENCES}
        assert evolve(dossier, **shuffled) == dossier

    def test_is_by_day(self) -> None:
        """What happened earlier stands first."""
        checks = tuple(evolve(CHECK, on=day) for day in (LATER, EVE, DAY))
        assert [check.on for check in evolve(DOSSIER, checks=checks).checks] == [EVE, DAY, LATER]

    def test_of_one_day_is_settled_by_what_differs(self) -> None:
        """Nouns that differ in one field only come in one order, whichever field it is."""
        ratings = (RATING, evolve(RATING, stars=Stars.NONE), evolve(RATING, stars=None))
        assert len({evolve(DOSSIER, ratings=order) for order in permutations(ratings)}) == 1

    def test_of_memberships_is_by_day_of_joining(self) -> None:
        """Who is in two sectors has the older membership first."""
        older = evolve(MEMBER, industry=Industry.AUTO, joined_on=EVE)
        assert evolve(DOSSIER, memberships=(MEMBER, older)).memberships == (older, MEMBER)


class TestContent:
    """A dossier keeps what it was given."""

    def test_equal_nouns_are_all_kept(self) -> None:
        """Two reports that read the same are two reports."""
        assert evolve(DOSSIER, reports=(REPORT, REPORT)).reports == (REPORT, REPORT)

    def test_lists_become_tuples(self) -> None:
        """Sequences given as lists are kept as tuples."""
        assert evolve(DOSSIER, checks=[CHECK], memberships=[MEMBER], incomplete=["checks"]) == evolve(
            DOSSIER, checks=(CHECK,), memberships=(MEMBER,), incomplete=("checks",)
        )


class TestIncomplete:
    """Which kinds of matters may hold more than stands in the dossier."""

    @pytest.mark.parametrize("name", MATTERS)
    def test_names_a_sequence(self, name: str) -> None:
        """Every kind that can be incomplete is a sequence of the dossier."""
        assert evolve(DOSSIER, incomplete=(name,)).incomplete == (name,)
        assert name in SEQUENCES

    def test_keeps_each_name_once_and_in_order(self) -> None:
        """Naming a kind twice, or in another order, says the same."""
        assert evolve(DOSSIER, incomplete=("reports", "checks", "reports")).incomplete == ("checks", "reports")

    def test_is_empty_unless_stated(self) -> None:
        """A dossier is complete if nothing is said."""
        assert Dossier(DOSSIER.code, (), False, (), (), (), (), (), (), (), ()).incomplete == ()

    def test_lists_the_names_there_are(self) -> None:
        """A misspelt kind is answered with those that exist."""
        with pytest.raises(InvalidValueError, match="checks, incidents, notices, ratings, rectifications, reports"):
            evolve(DOSSIER, incomplete=("report",))
