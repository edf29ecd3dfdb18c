"""What a regulation is written in."""

from tests.rules.toy import FROM_WHEN


class TestAxis:
    """An open question with its named answers."""

    def test_a_reading_is_found_by_name(self) -> None:
        """A name gives its reading, one that there is not gives None."""
        assert FROM_WHEN.reading("at_once") == FROM_WHEN.readings[1]
        assert FROM_WHEN.reading("at_onec") is None
