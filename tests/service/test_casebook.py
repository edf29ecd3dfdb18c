"""Casebooks and settled readings."""

import pickle
from datetime import date, datetime, time
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from fzdigital.errors import CasebookError, InvalidDateError, InvalidValueError
from fzdigital.nouns import Correction, Entry, Score
from fzdigital.service.casebook import MATTER_SHEETS, Casebook, SettledReading
from tests.domain.samples import CORRECTION, DAY, ENTRY, LATER, MARK, MORROW, RATING
from tests.strategies.casebooks import casebooks, unhurried

SHUFFLED = ("entries", "readings", "incomplete", "days_off")


def settled(**fields: Any) -> SettledReading:
    """A settled reading with some fields changed."""
    known: dict[str, Any] = {"axis": "OP-26.floor", "choice": "strict", "by": "福州市工信局", "on": DAY}
    return SettledReading(**known | fields)


def refusal(**fields: Any) -> tuple[str, str]:
    """The place and the Chinese sentence of the only fault of a casebook."""
    with pytest.raises(CasebookError) as caught:
        Casebook(**({"entries": (ENTRY,)} | fields))
    ((place, text),) = caught.value.problems
    return place, text.zh


class TestSettledReading:
    """A question settled by somebody."""

    @pytest.mark.parametrize("name", ["axis", "choice", "by"])
    def test_names_its_axis_its_choice_and_who_settled_it(self, name: str) -> None:
        """None of the three may be empty, and each is kept without the spaces around it."""
        assert settled(**{name: " 甲 "}) == settled(**{name: "甲"})
        with pytest.raises(InvalidValueError):
            settled(**{name: " "})

    def test_has_a_day(self) -> None:
        """Text is no day."""
        with pytest.raises(InvalidDateError):
            settled(on="2025-03-03")


class TestCanonicalOrder:
    """A casebook is the same value in whatever order its parts came."""

    @unhurried
    @given(casebooks(), st.randoms(use_true_random=False))
    def test_entries_and_readings(self, casebook: Casebook, chance: Random) -> None:
        """Shuffled entries, readings, sheets and days give an equal casebook of equal hash."""
        parts: dict[str, Any] = {name: getattr(casebook, name) for name in SHUFFLED}
        shuffled: dict[str, Any] = {name: chance.sample(part, len(part)) for name, part in parts.items()}
        again = evolve(casebook, **shuffled)
        assert again == casebook
        assert hash(again) == hash(casebook)

    def test_corrections_of_one_day_stay_as_given(self) -> None:
        """Corrections are in the order of recording, those of one day in the order given."""
        first, second = evolve(CORRECTION, why="先"), evolve(CORRECTION, why="后")
        earlier = evolve(CORRECTION, recorded_on=DAY)
        assert Casebook((ENTRY,), (second, first, earlier)).corrections == (earlier, second, first)

    def test_entries_are_in_the_order_of_happening(self) -> None:
        """The day of happening comes first, then the day of recording, then the id."""
        entries = (Entry("乙", DAY, MARK), Entry("甲", MORROW, RATING), Entry("丙", LATER, evolve(MARK, on=MORROW)))
        assert Casebook(tuple(reversed(entries))).entries == entries
        assert [entry.id for entry in Casebook((Entry("2", DAY, MARK), Entry("1", DAY, MARK))).entries] == ["1", "2"]

    @unhurried
    @given(casebooks())
    def test_pickling_gives_it_back(self, casebook: Casebook) -> None:
        """A casebook goes through a pickle unchanged."""
        assert pickle.loads(pickle.dumps(casebook)) == casebook


class TestInvariants:
    """What no casebook is without."""

    def test_an_empty_one_is_a_casebook(self) -> None:
        """Nothing recorded yet is no fault; the scale is 100 points unless said otherwise."""
        empty = Casebook(())
        assert empty.entries == ()
        assert empty.scale_top == Score(10000)
        assert (empty.format, empty.version) == ("fzdigital-casebook", 1)

    def test_ids_are_unique(self) -> None:
        """An id given twice is named."""
        place, text = refusal(entries=(ENTRY, evolve(ENTRY, what=MARK)))
        assert place == "entries"
        assert ENTRY.id in text

    def test_a_correction_names_an_entry(self) -> None:
        """A correction of an entry that is not there is named."""
        place, text = refusal(corrections=(evolve(CORRECTION, entry="评级-9"),))
        assert place == "corrections"
        assert "评级-9" in text

    @pytest.mark.parametrize("name", ["applications", "marks", "notices", "acts", "ratings ", "评级"])
    def test_only_matters_can_be_incomplete(self, name: str) -> None:
        """Applications, marks, public notices and acts exist only as recorded; other names are none."""
        place, text = refusal(incomplete=(name,))
        assert place == "incomplete"
        assert all(sheet in text for sheet in MATTER_SHEETS)

    def test_every_sheet_of_matters_can_be_incomplete(self) -> None:
        """All six can be declared, in any order, each counted once."""
        assert Casebook((), incomplete=(*MATTER_SHEETS, "ratings")).incomplete == tuple(sorted(MATTER_SHEETS))

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            *(("format", "casebook"), ("version", 2), ("released_on", "2024-04-11")),
            *(("scale_top", Score(0)), ("scale_top", 100), ("days_off", ("2024-05-01",))),
            ("days_off", (date(2024, 5, 1), datetime.combine(date(2024, 5, 1), time.min))),
        ],
        ids=repr,
    )
    def test_settings_are_of_their_kind(self, field: str, value: object) -> None:
        """Another format, another version, text for a day, a scale without points are refused by name."""
        assert refusal(**{field: value})[0] == field

    def test_a_scale_of_one_hundredth_is_one(self) -> None:
        """The smallest scale above nothing is admitted."""
        assert Casebook((), scale_top=Score(1)).scale_top == Score(1)

    def test_all_faults_come_at_once(self) -> None:
        """Faults of entries, corrections and settings are reported together."""
        with pytest.raises(CasebookError) as caught:
            Casebook(
                (ENTRY, ENTRY),
                (Correction("无", "on", None, None, "原因", DAY),),
                incomplete=("marks",),
                format="",
                version=0,
                scale_top=Score(0),
                released_on="2024",  # type: ignore[arg-type]
            )
        places = [place for place, _ in caught.value.problems]
        assert places == ["entries", "corrections", "incomplete", "format", "version", "scale_top", "released_on"]
