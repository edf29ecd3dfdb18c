"""The kinds of incidents as files hold them."""

from fzdigital.nouns import IncidentKind


def test_the_values_are_stable() -> None:
    """A stored kind is read as the same kind: three of service, then the grave ones (5(3)a.1, 5(3)b)."""
    values = (
        "poor_result",
        "low_satisfaction",
        "similar_service",
        "major_safety",
        "severe_dishonesty",
        "other_illegal",
    )
    assert tuple(kind.value for kind in IncidentKind) == values
