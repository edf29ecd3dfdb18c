"""A regulation is asked only for the readings that make a difference; the facts are as if it were asked for all."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Final

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from fzdigital.nouns import Dossier, PublicNotice, Rating, Stars
from fzdigital.policy.articles.a4_rating import run_of_no_stars, window
from fzdigital.policy.asking import as_read
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.policy.facts.firm import run_name
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import WINDOW_AXES, Occasion
from fzdigital.policy.ratings_case import rating_facts
from fzdigital.rules.questions.consulted import consulted
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.vocabulary import Possible
from tests.strategies.nouns import code_of, dossiers

AXES: Final = ("OP-19.sequence", "OP-19.rerating", "OP-20.reapply", "OP-17.late", *WINDOW_AXES)
NOTICE: Final = PublicNotice(1, date(2024, 6, 3), date(2024, 6, 12))
SOON, IN_TIME, LATE, LATER = date(2024, 6, 20), date(2024, 9, 10), date(2024, 12, 3), date(2025, 3, 3)
NOBODY: Final = Dossier(code_of(1), (), False, (), (), (), (), (), (), (), ())

some_days = st.sampled_from((date(2024, 4, 20), SOON, IN_TIME, LATE, LATER))


def rated(number: int, on: date, stars: Stars | None = Stars.NONE, rechecks: int | None = None) -> Rating:
    """A rating of the only firm."""
    return Rating(code_of(1), number, on, stars, rechecks)


@st.composite
def ratings(draw: DrawFn) -> tuple[Rating, ...]:
    """Ratings of up to five rounds, most of them without a star."""
    stars = st.sampled_from((Stars.NONE, Stars.NONE, Stars.ONE, None))
    numbers = draw(st.lists(st.integers(1, 5), max_size=5, unique=True))
    rechecks = {number: draw(st.none() | st.integers(1, number - 1)) if number > 1 else None for number in numbers}
    return tuple(rated(number, draw(some_days), draw(stars), rechecks[number]) for number in numbers)


@st.composite
def occasions(draw: DrawFn) -> Occasion:
    """Days with some rounds behind them, and with or without what a first rating is counted from."""
    held = {number: draw(some_days) for number in draw(st.lists(st.integers(1, 6), max_size=5, unique=True))}
    rounds = tuple(sorted(held.items(), key=lambda one: (one[1], one[0])))
    notices = draw(st.sampled_from(((), (NOTICE,), (NOTICE, evolve(NOTICE, ends_on=None)))))
    decided = draw(st.sampled_from(((), ((1, SOON),))))
    return Occasion(draw(some_days), None, (date(2024, 9, 12),), rounds, notices, decided)


@st.composite
def readings(draw: DrawFn) -> Regulation:
    """The Measures under any readings on the axes that steer the runs, some of them unresolved."""
    chosen = {axis: [None, *(one.id for one in MEASURES.axis(axis).readings)] for axis in AXES}
    return MEASURES.with_readings({axis: draw(st.sampled_from(given)) for axis, given in chosen.items()})


class AskedForAll:
    """The runs of one firm by trying every reading left open, whether it matters or not."""

    def __init__(self, regulation: Regulation, dossier: Dossier, occasion: Occasion) -> None:
        """Ask for every reading at once."""
        self.regulation = regulation
        self.ratings = [one for one in dossier.ratings if one.on <= occasion.on]
        self.joined = min((one.joined_on for one in dossier.memberships), default=None)
        self.occasion = occasion
        self.left_out = set(self.void())

    def readings(self, axis: str) -> tuple[str, ...]:
        """The readings of an axis that are possible."""
        chosen = self.regulation.reading(axis)
        return tuple(one.id for one in self.regulation.axis(axis).readings) if chosen is None else (chosen,)

    def void(self) -> Iterator[int | None]:
        """The first round if it may have been out of time, and None if it may not."""
        for number, day in self.occasion.rounds[:1]:
            for base in self.occasion.bases(self.regulation, 1):
                for reading, holiday in product(self.readings("OP-16.window"), self.readings("OP-16.holiday")):
                    if base is None:
                        yield from (None, number) if self.occasion.notices else (None,)
                        continue
                    shifted = MEASURES.with_readings({"OP-16.holiday": holiday})
                    due = window(shifted, base, self.occasion.days_off, reading)
                    yield None if due.first <= day <= due.last else number
        if not self.occasion.rounds:
            yield None

    def runs(self, sequence: str, rerating: str, reapplying: str, lateness: str) -> set[tuple[int, date]]:
        """The length of each run that is possible, and the day it was complete."""
        since = self.joined if reapplying == "reset" else None
        found = set()
        for void in self.left_out if lateness == "void" else (None,):
            kept = [one for one in self.ratings if one.round != void]
            for guess in product((Stars.ONE, Stars.NONE), repeat=sum(one.stars is None for one in kept)):
                guessed = iter(guess)
                run = run_of_no_stars(
                    [one if one.stars is not None else evolve(one, stars=next(guessed)) for one in kept],
                    limit=self.regulation.number("no_star_limit"),
                    rounds=[number for number, day in self.occasion.rounds if since is None or day >= since],
                    since=since,
                    rechecks_replace=rerating == "recheck_replaces",
                    broken_by_gap=sequence == "skip_breaks",
                )
                found.add((run.longest, run.complete_on or LAST_DAY))
        return found

    def facts(self) -> dict[str, object]:
        """The facts, without what is said of an unknown length."""
        every = product(("own_sequence", "skip_breaks"), ("new_rating", "recheck_replaces"), *_STEERED)
        known: dict[str, object] = {run_name(*one): {length for length, _ in self.runs(*one)} for one in every}
        steered = product(
            self.readings("OP-19.sequence"),
            self.readings("OP-19.rerating"),
            ("reset" if one == "no_bar_reset" else "carry_over" for one in self.readings("OP-20.reapply")),
            ("void" if one == "void" else "valid" for one in self.readings("OP-17.late")),
        )
        days = {day for one in steered for _, day in self.runs(*one)}
        return known | {"ratings.arose_on": days}


_STEERED: Final = (("reset", "carry_over"), ("valid", "void"))


def lengths(value: object) -> object:
    """What is possible, as a set."""
    return {*value.values} if isinstance(value, Possible) else {value}


class TestTheSameFacts:
    """Asking for less changes nothing."""

    @settings(max_examples=100, deadline=None)
    @given(readings(), dossiers(st.just(code_of(1))), ratings(), occasions())
    def test_the_runs_of_any_firm(
        self, regulation: Regulation, dossier: Dossier, given: tuple[Rating, ...], occasion: Occasion
    ) -> None:
        """The longest runs and the day are those of a firm for which every reading was asked."""
        firm = evolve(dossier, ratings=given, incomplete=())
        found = rating_facts(regulation, firm, occasion)
        asked_for_all = AskedForAll(regulation, firm, occasion).facts()
        assert {name: lengths(value) for name, value in found.items()} == asked_for_all


class TestAsked:
    """Which readings are asked for."""

    def asked(self, occasion: Occasion, *given: Rating) -> set[str]:
        """The axes asked for a firm with some ratings."""
        noting = consulted(MEASURES)
        rating_facts(noting, evolve(NOBODY, ratings=given), occasion)
        return {*noting.noted}

    def test_none_without_a_no_star(self) -> None:
        """Without a rating of no star, by the day, there is no run to be read in several ways."""
        occasion = Occasion(IN_TIME, rounds=((1, IN_TIME),), notices=(NOTICE,))
        assert self.asked(occasion) == set()
        assert self.asked(occasion, rated(1, IN_TIME, Stars.ONE), rated(2, LATER)) == set()

    def test_none_where_the_run_is_never_complete(self) -> None:
        """A single no-star of a later round is one under all readings."""
        assert self.asked(Occasion(LATER, rounds=((1, LATE), (2, LATER)), notices=(NOTICE,)), rated(2, LATER)) == set()

    def test_none_where_every_window_says_the_same(self) -> None:
        """A first round far out of time is so under all readings of its window; whether it is void, is asked."""
        occasion = Occasion(LATER, rounds=((1, LATE), (2, LATER)), notices=(NOTICE,), decided=((1, SOON),))
        assert self.asked(occasion, rated(1, LATE), rated(2, LATER)) == {"OP-17.late"}

    def test_the_window_where_it_decides(self) -> None:
        """A round on a day that some windows hold and others do not."""
        occasion = Occasion(LATER, rounds=((1, IN_TIME), (2, LATER)), notices=(NOTICE,), decided=((1, SOON),))
        assert self.asked(occasion, rated(1, IN_TIME), rated(2, LATER)) >= {"OP-16.base", "OP-16.window"}

    def test_one_axis_where_the_others_come_to_the_same(self) -> None:
        """Of two axes only the one on which it hangs is asked; where it is unresolved, all stays possible."""
        axes = ("OP-16.base", "OP-17.late")
        found = {
            (base.id, late): late for base in MEASURES.axis(axes[0]).readings for late in ("valid_flagged", "void")
        }
        noting = consulted(MEASURES)
        assert as_read(noting, axes, found) == (MEASURES.reading("OP-17.late"),)
        assert [*noting.noted] == ["OP-17.late"]
        assert as_read(MEASURES.with_readings({"OP-17.late": None}), axes, found) == ("valid_flagged", "void")
