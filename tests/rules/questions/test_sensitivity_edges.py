"""What plain functions may not make of a case."""

import pytest
from attrs import evolve

from fzdigital.errors import InvalidValueError
from fzdigital.rules.questions.sensitivity import sensitivity
from fzdigital.text import Text
from tests.rules.toy import SUSPEND, asked, card


class TestMadeAnew:
    """What is made anew is a case of the same subject, or it is shown."""

    @pytest.mark.parametrize(
        ("made", "value"),
        [
            (evolve(card(), name="No. 8"), "card No. 8"),
            (evolve(card(), subject="branch"), "branch No. 7"),
            ("card No. 7", "card No. 7"),
            (None, None),
        ],
    )
    def test_it_is_named(self, made: object, value: object) -> None:
        """Another subject by its kind and name, anything else as it is."""
        with pytest.raises(InvalidValueError) as error:
            sensitivity(asked(points=3), SUSPEND.id, lambda _: made)  # type: ignore[arg-type, return-value]
        assert (error.value.value, error.value.place) == (value, Text("again所得", "what again makes"))
        assert error.value.expected.en == "a case of the same subject (card No. 7)"
