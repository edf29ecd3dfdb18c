"""What a comparison of two versions does not take for more than it is."""

from datetime import date

import pytest
from attrs import evolve

from fzdigital.errors import InvalidValueError
from fzdigital.rules.questions.compare import compare
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Force
from fzdigital.rules.sorts import Day
from fzdigital.rules.vocabulary import Vocabulary
from fzdigital.text import Text
from tests.rules.toy import AS_OF, ROOM_RULES

LONG_AGO = evolve(AS_OF, name="founded_on", sort=Day(date(1900, 1, 1), date(1999, 12, 31)))
"""Another day that every case carries, none of which the regulation is in force on."""


def with_two_days(regulation: Regulation) -> Regulation:
    """A regulation with another day in its vocabulary, after the one that is asked about."""
    return evolve(regulation, vocabulary=Vocabulary((*regulation.vocabulary.facts, LONG_AGO)))


class TestOnlyWording:
    """What is written otherwise is only worded otherwise if it says the same."""

    def test_a_rule_of_another_force(self) -> None:
        """It is rewritten and not the same, and so are the versions."""
        rules = tuple(evolve(one, force=Force.MAY) if one.id == "5" else one for one in ROOM_RULES.rules)
        found = compare(ROOM_RULES, evolve(ROOM_RULES, rules=rules))
        assert (found.is_equivalent, found.is_only_wording) == (False, False)


class TestFromDay:
    """The day from which the second version applies is the day asked about, the first that a case carries."""

    AFTER = ROOM_RULES.amend(ends=date(2026, 2, 28))

    def test_another_day_beside_it(self) -> None:
        """Days before it are told apart by the day asked about alone."""
        period = compare(with_two_days(ROOM_RULES), with_two_days(self.AFTER), date(2025, 3, 15)).period
        assert period.only_after == ((date(2025, 3, 15), date(2026, 2, 28)),)
        assert period.too_early == ((date(2025, 3, 1), date(2025, 3, 14)),)

    def test_a_day_that_only_the_other_can_be(self) -> None:
        """It is refused, and the error says what the day asked about can be."""
        with pytest.raises(InvalidValueError) as error:
            compare(with_two_days(ROOM_RULES), with_two_days(self.AFTER), date(1999, 12, 31))
        assert (error.value.value, error.value.place) == (
            "1999-12-31",
            Text("修改起用之日", "the day from which the amendment applies"),
        )
        assert "2000-01-01" in error.value.expected.en
