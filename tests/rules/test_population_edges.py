"""What is handed to a population that is no list."""

import pytest

from fzdigital.errors import InvalidValueError
from fzdigital.rules.population import population_of
from fzdigital.text import Text
from tests.rules.toy import CARD, FINE, ROOM_RULES


class TestGroups:
    """Groups of rules are a list of lists."""

    @pytest.mark.parametrize(
        ("groups", "value", "place"), [("5", "5", "groups"), (None, None, "groups"), (["5"], "5", "groups[…]")]
    )
    def test_what_is_no_list(self, groups: object, value: object, place: str) -> None:
        """The error shows it, and says whether it stands for all groups or for one."""
        cards = population_of(ROOM_RULES, CARD, {"loan.days_late": [3]}, acts=[FINE.id], unknown=["as_of"])
        with pytest.raises(InvalidValueError) as error:
            cards.certain(groups)  # type: ignore[arg-type]
        assert (error.value.value, error.value.place) == (value, Text(place, place))
