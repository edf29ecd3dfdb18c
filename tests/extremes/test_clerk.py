"""The clerk checked by hand: examples whose answer was worked out from the text, never by the library."""

from datetime import date
from typing import Any

import pytest

from fzdigital.policy.measures import MEASURES
from tests.extremes.answers import about_firm, about_library, about_promotion, room
from tests.extremes.cards import Box, Card, Fix, as_known
from tests.extremes.conduct import grounds
from tests.extremes.desk import Desk
from tests.extremes.findings import everything
from tests.extremes.ratings import month_of, same_day_later, window
from tests.extremes.terms import DEFAULTS, ENACTED, ENDS, SMALL, Terms

JOINED, ON = date(2024, 6, 5), date(2024, 11, 20)


def card(what: str, on: date = ON, firm: int = 0, **told: Any) -> Card:
    """A card recorded on its day."""
    return {"id": f"{what}{on}{firm}{told}", "what": what, "on": on, "recorded": on, "firm": firm, **told}


def admitted(firm: int = 0, on: date = JOINED, sector: str = "knit") -> Card:
    """An admission."""
    return card("admit", on, firm, sector=sector, batch=1)


def rated(number: int, stars: int | None, on: date) -> Card:
    """A rating."""
    return card("rate", on, round=number, stars=stars, rechecks=None)


def desk(*cards: Card, on: date = ON, terms: Terms = ENACTED) -> Desk:
    """A desk with some cards."""
    return Desk([*cards], terms, on)


def exit_of(*cards: Card, on: date = ON) -> set[str]:
    """Whether firm 0, a member, must leave."""
    return {*about_firm(desk(admitted(), *cards, on=on), 0)["exit"]}


class TestCalendar:
    """Months are counted by hand."""

    @pytest.mark.parametrize(
        ("ends", "reading", "expected"),
        [
            (date(2024, 6, 12), "calendar_after", (date(2024, 9, 1), date(2024, 9, 30))),
            (date(2024, 6, 12), "rolling_third", (date(2024, 8, 13), date(2024, 9, 12))),
            (date(2024, 6, 12), "anniversary_day", (date(2024, 9, 12), date(2024, 9, 12))),
            (date(2024, 6, 12), "calendar_inclusive", (date(2024, 8, 1), date(2024, 8, 31))),
            (date(2025, 1, 31), "anniversary_day", (date(2025, 4, 30), date(2025, 4, 30))),
            (date(2024, 11, 30), "calendar_after", (date(2025, 2, 1), date(2025, 2, 28))),
        ],
    )
    def test_the_first_rating(self, ends: date, reading: str, expected: object) -> None:
        """4(5)a: a notice that ends in June is followed by a rating in September."""
        cards = [card("publish", date(2024, 5, 31), batch=1, ends=ends)]
        assert window(Desk(cards, ENACTED._replace(other=(("OP-16.window", reading),)), ON), 1) == expected

    def test_the_ends_of_months(self) -> None:
        """A month without such a day ends a day earlier; the thirteenth month is January."""
        assert month_of(2024, 14) == (date(2025, 2, 1), date(2025, 2, 28))
        assert same_day_later(date(2023, 11, 30), 3) == date(2024, 2, 29)


class TestExit:
    """5(1) to 5(4): each ground bites, and does not bite."""

    def test_a_refusal(self) -> None:
        """Only once it is found, and only of whoever is in the library."""
        pending = card("demand", basis="5(1)", deadline="none", outcome="pending", outcome_on=None)
        assert exit_of(pending) == {"silent"}
        assert exit_of({**pending, "outcome": "refused", "outcome_on": ON}) == {"must"}
        assert exit_of({**pending, "outcome": None}) == {"must", "silent"}
        assert about_firm(desk({**pending, "outcome": "refused"}), 0)["exit"] == {"not_applicable"}

    def test_two_no_stars_in_a_row(self) -> None:
        """A star between them breaks the run, one after them does not undo it, and an unknown one leaves it open."""
        one, two, three = date(2024, 9, 2), date(2024, 10, 8), date(2024, 11, 4)
        assert exit_of(rated(1, 0, one)) == {"silent"}
        assert exit_of(rated(1, 0, one), rated(2, 0, two), rated(3, 3, three)) == {"must"}
        assert exit_of(rated(1, 0, one), rated(2, 1, two), rated(3, 0, three)) == {"silent"}
        assert exit_of(rated(1, 0, one), rated(2, None, two)) == {"must", "silent"}

    def test_an_accident(self) -> None:
        """While serving, and in the present membership."""
        accident = card("incident", kind="major_safety", during=True, grave=None)
        assert grounds(desk(admitted(), accident), 0) == {"5(3)b.1": (True, True)}
        assert exit_of({**accident, "during": False}) == {"silent"}
        assert exit_of({**accident, "on": date(2024, 6, 4)}) == {"silent"}
        again = (card("exit", date(2024, 11, 21)), admitted(on=date(2024, 11, 25)))
        assert exit_of(accident, *again, on=date(2024, 12, 1)) == {"silent"}

    def test_outside_the_period(self) -> None:
        """6: the last day is inside, the next is not."""
        accident = card("incident", kind="major_safety", during=True, grave=None)
        assert exit_of(accident, on=ENDS) == {"must"}
        assert exit_of(accident, on=date(2026, 1, 1)) == {"not_in_force"}


class TestLibrary:
    """5(5): when the library may be refilled, and by how many."""

    @pytest.mark.parametrize(("left", "most"), [(5, 0), (6, 6)])
    def test_the_trigger(self, left: int, most: int) -> None:
        """From 32 members five exits leave 27, which is no trigger; the sixth is one."""
        members = [admitted(firm, sector=("knit", "cotton", "elec", "auto")[firm % 4]) for firm in range(32)]
        found = desk(*members, *(card("exit", ON, firm) for firm in range(left)))
        assert room(found, about_library(found)) == most

    def test_a_promotion(self) -> None:
        """Only from the reserve, of whoever is known not to be listed, and only below the floor after an exit."""
        cards = [admitted(1), admitted(2, sector="cotton"), card("exit", ON, 1), card("reserve", ON, 0, batch=1)]
        looked = card("look", ON, 0, listed=False)
        assert about_promotion(desk(*cards, looked, terms=SMALL), 0, "knit") == {"may"}
        assert about_promotion(desk(*cards, terms=SMALL), 0, "knit") == {"may", "must_not"}
        assert about_promotion(desk(*cards[:2], *cards[3:], looked, terms=SMALL), 0, "knit") == {"silent"}
        assert about_promotion(desk(*cards[:3], looked, terms=SMALL), 0, "knit") == {"not_applicable"}

    def test_findings(self) -> None:
        """An exit without a ground, a rating of whoever is no member, a library that is not full."""
        found = {
            (one.kind, one.subject) for one in everything(desk(admitted(), card("exit", grounds=()), rated(1, 0, ON)))
        }
        assert found == {("nonconforming", 0), ("shortfall", "library")}


class TestCards:
    """What was known when."""

    def test_late_and_corrected(self) -> None:
        """A card is there from the day on which it was written, and reads otherwise from the day of its correction."""
        late = {**card("look", ON, listed=False), "recorded": date(2024, 12, 1)}
        box = Box((late,), (Fix(late["id"], "listed", False, True, date(2024, 12, 5)),))
        assert as_known(box, date(2024, 11, 30)) == []
        assert [one["listed"] for one in as_known(box, date(2024, 12, 4))] == [False]
        assert [one["listed"] for one in as_known(box, None)] == [True]

    def test_the_defaults(self) -> None:
        """The readings that the close reading recommends are those that the library assumes."""
        assert {axis: MEASURES.axis(axis).default for axis in DEFAULTS} == dict(DEFAULTS)
