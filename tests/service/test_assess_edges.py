"""What an assessment keeps: the order of batches and of settled readings, and what it was asked."""

from datetime import timedelta

from fzdigital.service.assess import assess, settled_by
from fzdigital.service.casebook import SettledReading
from tests.service.builders import LATER, MEASURES, applied, book

EVE, MORROW = LATER - timedelta(days=1), LATER + timedelta(days=1)
FLOOR = SettledReading("OP-26.floor", "inclusive", "市工信局", EVE)
TIE = SettledReading("OP-11.tie", "admit_none", "市工信局", LATER)


class TestSettled:
    """The readings an office has settled, as far as an answer rests on them."""

    def test_come_by_axis(self) -> None:
        """In the order of the open points, not of the days on which they were settled."""
        assert settled_by(book(readings=(FLOOR, TIE)), LATER) == (TIE, FLOOR)

    def test_are_told_with_the_answer(self) -> None:
        """An assessment names those it used."""
        given = assess(MEASURES, book(applied(1), readings=(FLOOR, TIE)), LATER)
        assert given.settled == (TIE, FLOOR)

    def test_are_not_told_where_another_was_asked_for(self) -> None:
        """Who asks for the strict floor is not told that the inclusive one was used."""
        given = assess(MEASURES, book(applied(1), readings=(FLOOR, TIE)), LATER, readings={"OP-26.floor": "strict"})
        assert given.settled == (TIE,)

    def test_are_those_known(self) -> None:
        """What was settled after the day of knowledge was not used."""
        given = assess(MEASURES, book(applied(1), readings=(FLOOR, TIE)), MORROW, EVE)
        assert given.settled == (FLOOR,)


class TestAsked:
    """An answer says what was asked and tells batches in their order."""

    def test_the_day_of_knowledge_is_kept(self) -> None:
        """Somebody reading it later must see as known when it was given."""
        assert assess(MEASURES, book(), LATER, EVE).known == EVE

    def test_batches_come_by_number(self) -> None:
        """The first batch before the eighth, also where the eighth applied first."""
        given = assess(MEASURES, book(applied(1, batch=8, on=EVE), applied(2, batch=1)), LATER)
        assert [one.batch for one in given.selections] == [1, 8]
        assert [one.case.name for one in given.batches] == ["1", "8"]
