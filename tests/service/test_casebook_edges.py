"""The order of a casebook: the same things recorded make the same casebook, whatever order they come in."""

from datetime import date, timedelta
from itertools import permutations

from fzdigital.nouns import Entry
from fzdigital.service.casebook import SettledReading
from tests.service.builders import APPLIED, DECIDED, LATER, SEPTEMBER, applied, book

EVE = LATER - timedelta(days=1)


def test_entries_stand_by_the_day_they_happened() -> None:
    """What happened earlier comes first although it was recorded later."""
    late, prompt = Entry("1", LATER, applied(1, on=APPLIED)), Entry("2", SEPTEMBER, applied(2, on=DECIDED))
    assert [one.id for one in book(prompt, late).entries] == ["1", "2"]


def test_entries_of_one_day_stand_by_the_day_they_were_recorded() -> None:
    """Of two applications of one day the one recorded first comes first, whatever its number."""
    first, second = Entry("2", SEPTEMBER, applied(1)), Entry("1", LATER, applied(2))
    assert [one.id for one in book(second, first).entries] == ["2", "1"]


def test_settled_readings_stand_by_day_axis_choice_and_authority() -> None:
    """In one order, each part deciding only where those before it are equal."""
    ordered = (
        SettledReading("OP-26.floor", "strict", "乙局", EVE),
        SettledReading("OP-11.tie", "admit_none", "乙局", LATER),
        SettledReading("OP-26.floor", "inclusive", "乙局", LATER),
        SettledReading("OP-26.floor", "strict", "甲局 1", LATER),
        SettledReading("OP-26.floor", "strict", "甲局 2", LATER),
    )
    for start in range(5):
        assert book(readings=ordered[start:] + ordered[:start]).readings == ordered
    assert book(readings=ordered[::-1]).readings == ordered


def test_days_off_stand_in_order_and_once() -> None:
    """A holiday named twice is one."""
    days = tuple(date(2024, 10, day) for day in (1, 2, 3))
    for given in permutations((*days, days[0])):
        assert book(days_off=given).days_off == days


def test_settled_readings_of_one_day_stand_by_axis_first() -> None:
    """OP-11 before OP-26 although its choice comes later in the alphabet; of one axis the choice decides."""
    ordered = (
        SettledReading("OP-11.tie", "secondary_key", "乙局", LATER),
        SettledReading("OP-26.floor", "inclusive", "乙局", LATER),
        SettledReading("OP-26.floor", "strict", "乙局", LATER),
    )
    assert book(readings=ordered[::-1]).readings == ordered


def test_the_sheets_that_can_be_incomplete() -> None:
    """Those of matters, by the names they have in the file."""
    sheets = ("checks", "incidents", "ratings", "rectifications", "reports", "updates")
    assert book(incomplete=sheets).incomplete == sheets
