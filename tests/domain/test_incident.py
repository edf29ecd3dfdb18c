"""Incidents and look-ups."""

from attrs import evolve

from fzdigital.nouns import IncidentKind
from tests.domain.samples import CHECK, INCIDENT


class TestIncident:
    """5(3): what went wrong in a firm's service."""

    def test_has_six_kinds(self) -> None:
        """Three of service (5(3)a.1), two named breaches and the rest (5(3)b)."""
        assert [kind.text.zh for kind in IncidentKind] == [
            "改造效果差",
            "满意度低",
            "类似服务问题",
            "重大安全事故",
            "严重失信",
            "其他违法违规",
        ]

    def test_not_judged_is_not_harmless(self) -> None:
        """An incident nobody judged differs from one judged not grave."""
        assert evolve(INCIDENT, grave=None) != evolve(INCIDENT, grave=False)


class TestListingCheck:
    """A look at the dishonesty list."""

    def test_may_have_found_nothing_certain(self) -> None:
        """A look-up without a clear result differs from one that found the firm unlisted."""
        assert evolve(CHECK, listed=None) != evolve(CHECK, listed=False)
