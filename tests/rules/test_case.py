"""Cases and their values by name."""

import pickle
from datetime import date

import pytest
from attrs import evolve

from fzdigital.rules.case import named_values
from fzdigital.rules.vocabulary import Facts
from tests.rules.toy import ROOM_RULES, card, matter

CASE = card(matter("loan", "L1", days_late=3), matter("complaint", "C1", upheld=True), points=9)


class TestNamedValues:
    """Values by name."""

    def test_of_no_matter(self) -> None:
        """The day's facts and the subject's, and those of no matter."""
        values = named_values(ROOM_RULES, CASE)
        assert (values["as_of"], values["card.points"]) == (date(2024, 6, 1), 9)
        assert not any(name.startswith(("loan", "complaint", "branch")) for name in values)

    @pytest.mark.parametrize(("position", "name", "value"), [(0, "loan.days_late", 3), (1, "complaint.upheld", True)])
    def test_of_one_matter(self, position: int, name: str, value: object) -> None:
        """The matter at a position, along with the day and the subject, and no other matter."""
        values = named_values(ROOM_RULES, CASE, position)
        assert values[name] == value
        assert values["card.points"] == 9
        assert ("loan.returned" in values) != ("complaint.about" in values)

    def test_a_case_of_another_vocabulary(self) -> None:
        """Too few values for the facts declared are an error, not a shift."""
        with pytest.raises(ValueError, match="shorter"):
            named_values(ROOM_RULES, evolve(CASE, facts=Facts((9,))))


class TestValue:
    """Cases are values."""

    def test_a_case_survives_pickling(self) -> None:
        """A copy is equal, hashes alike, and differs from a case with another fact."""
        copy = pickle.loads(pickle.dumps(CASE))
        assert (copy, hash(copy)) == (CASE, hash(CASE))
        assert copy != evolve(CASE, name="No. 8")
