"""Enumerations that carry their wording."""

import pickle
from itertools import chain

import pytest

from fzdigital.domain.worded import Worded
from fzdigital.nouns import (
    ActKind,
    Basis,
    IncidentKind,
    Industry,
    NoDeadline,
    NoScore,
    ProviderKind,
    RectificationOutcome,
    Reply,
    Stars,
    Verification,
)

KINDS = (
    ActKind,
    Basis,
    IncidentKind,
    Industry,
    NoDeadline,
    NoScore,
    ProviderKind,
    RectificationOutcome,
    Reply,
    Stars,
    Verification,
)
MEMBERS = tuple(chain.from_iterable(KINDS))


class TestWording:
    """Every member says itself in both languages."""

    @pytest.mark.parametrize("member", MEMBERS, ids=str)
    def test_is_there(self, member: Worded) -> None:
        """No member was left without its Chinese or its English wording."""
        assert member.text.zh
        assert member.text.en

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
    def test_tells_members_apart(self, kind: type[Worded]) -> None:
        """Two members of one enumeration never read the same, in either language."""
        assert len({member.text.zh for member in kind}) == len({member.text.en for member in kind}) == len(kind)

    def test_covers_every_enumeration(self) -> None:
        """These are all the enumerations that the nouns have."""
        nouns = {kind for kind in Worded.__subclasses__() if kind.__module__.startswith("fzdigital.domain.")}
        assert nouns == set(KINDS)


class TestLookUp:
    """A member is found by its value alone."""

    @pytest.mark.parametrize("member", MEMBERS, ids=str)
    def test_by_value(self, member: Worded) -> None:
        """Calling the enumeration with the value gives the member, not a new one."""
        assert type(member)(member.value) is member

    @pytest.mark.parametrize("member", MEMBERS, ids=str)
    def test_by_pickle(self, member: Worded) -> None:
        """A member that was pickled is still the member, so that ``is`` holds across processes."""
        assert pickle.loads(pickle.dumps(member)) is member

    def test_wording_is_no_value(self) -> None:
        """The Chinese wording does not stand in for the value."""
        with pytest.raises(ValueError, match="入库"):
            ActKind("入库")


class TestValues:
    """The values are what files hold, so they are stable."""

    @pytest.mark.parametrize(
        ("kind", "values"),
        [
            (Industry, ("knit", "cotton", "elec", "auto")),
            (ProviderKind, ("professional", "platform")),
            (Stars, (3, 2, 1, 0)),
            (Basis, ("5(1)", "5(3)")),
            (NoScore, ("recused", "absent")),
            (NoDeadline, ("none",)),
            (ActKind, ("call", "recommend", "issue_opinion", "admit", "put_in_reserve", "promote", "exit")),
            (RectificationOutcome, ("pending", "refused", "failed", "passed")),
            (Reply, ("pending", "as_required", "not_as_required")),
            (Verification, ("pending", "falsification", "inaccuracy", "unfounded")),
        ],
        ids=lambda case: getattr(case, "__name__", ""),
    )
    def test_are_these(self, kind: type[Worded], values: tuple[object, ...]) -> None:
        """In this order."""
        assert tuple(member.value for member in kind) == values
