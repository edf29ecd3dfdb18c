"""Dossiers: what their order does not turn on, and what cannot be slipped into one."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from fzdigital.errors import InconsistentError
from fzdigital.nouns import Industry
from tests.domain.samples import (
    APPLICATION,
    CHECK,
    DOSSIER,
    EXIT,
    INCIDENT,
    MEMBER,
    OTHER,
    PROVIDER,
    RATING,
    RECTIFICATION,
    REPORT,
    UPDATE,
)

SEPTEMBER, OCTOBER = date(2025, 9, 1), date(2025, 10, 1)

OF_ANOTHER_FIRM: dict[str, Any] = {
    "memberships": evolve(MEMBER, code=OTHER),
    "exits": evolve(EXIT, code=OTHER),
    "applications": evolve(APPLICATION, provider=evolve(PROVIDER, code=OTHER)),
    "ratings": evolve(RATING, code=OTHER),
    "notices": evolve(UPDATE, code=OTHER),
    "rectifications": evolve(RECTIFICATION, code=OTHER),
    "reports": evolve(REPORT, code=OTHER),
    "incidents": evolve(INCIDENT, code=OTHER),
    "checks": evolve(CHECK, code=OTHER),
}


class TestOrder:
    """Days count before anything else, however they are written."""

    def test_is_by_day_where_days_repeat(self) -> None:
        """September comes before October, although two look-ups fell on one day."""
        checks = tuple(evolve(CHECK, on=on, listed=listed) for on, listed in
                       ((OCTOBER, False), (SEPTEMBER, True), (SEPTEMBER, False)))  # fmt: skip
        assert [check.on for check in evolve(DOSSIER, checks=checks).checks] == [SEPTEMBER, SEPTEMBER, OCTOBER]

    def test_of_memberships_is_by_day_before_sector(self) -> None:
        """The older membership comes first although the other sector's name does."""
        older, newer = evolve(MEMBER, joined_on=SEPTEMBER), evolve(MEMBER, industry=Industry.AUTO, joined_on=OCTOBER)
        assert evolve(DOSSIER, memberships=(newer, older)).memberships == (older, newer)

    def test_of_memberships_of_one_day_is_forgotten(self) -> None:
        """Two memberships from one day stand the same way whichever was named first."""
        one, two = MEMBER, evolve(MEMBER, industry=Industry.AUTO)
        assert evolve(DOSSIER, memberships=(one, two)) == evolve(DOSSIER, memberships=(two, one))


class TestContent:
    """Nothing about another firm gets in, and nothing of the wrong kind."""

    @pytest.mark.parametrize("name", OF_ANOTHER_FIRM)
    def test_is_about_one_firm(self, name: str) -> None:
        """A matter of another firm is refused wherever it stands."""
        with pytest.raises(InconsistentError):
            evolve(DOSSIER, **{name: (OF_ANOTHER_FIRM[name],)})

    def test_a_single_name_is_one_kind(self) -> None:
        """One kind of matters may be declared incomplete by its bare name."""
        assert evolve(DOSSIER, incomplete="checks").incomplete == ("checks",)
