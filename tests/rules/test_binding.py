"""Bindings of facts, checked before anything is read."""

import pytest

from fzdigital.errors import UnknownNameError
from fzdigital.rules.binding import Always, checked_bindings
from fzdigital.rules.vocabulary import KIND_OF_NAME
from tests.rules.toy import ROOM_RULES

VOCABULARY = ROOM_RULES.vocabulary


class TestNames:
    """A binding is of a fact."""

    def test_one_of_no_fact(self) -> None:
        """The error names it, and offers from all the facts there are."""
        with pytest.raises(UnknownNameError, match=r"close names are: card\.points, ") as error:
            checked_bindings(VOCABULARY, {"card.valid": Always(True), "card.poins": Always(3)})
        names = tuple(fact.name for fact in VOCABULARY.facts)
        assert error.value.args == (KIND_OF_NAME, "card.poins", "bindings", names)
