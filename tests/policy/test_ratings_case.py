"""What is said of a run of no-stars where the stars of many ratings are unknown, or a rating was put right later."""

from datetime import date, timedelta

from attrs import evolve

from fzdigital.nouns import Dossier, Rating, Stars
from fzdigital.policy.articles.a4_rating import run_of_no_stars
from fzdigital.policy.facts.declare import LAST_DAY
from fzdigital.policy.measures import MEASURES
from fzdigital.policy.occasion import Occasion
from fzdigital.policy.ratings_case import TRIED_AT_MOST, rating_facts
from fzdigital.rules.vocabulary import Possible, Value
from fzdigital.text import Text
from tests.strategies.nouns import code_of

FIRST, NOW = date(2024, 9, 2), date(2025, 12, 1)
NOBODY = Dossier(code_of(1), (), False, (), (), (), (), (), (), (), ())
RUN = "run_of_no_stars.own_sequence.new_rating.reset.valid"


def rated(number: int, stars: Stars | None, rechecks: int | None = None) -> Rating:
    """A rating in the round of that number, each a week after the one before."""
    return Rating(code_of(1), number, FIRST + timedelta(weeks=number - 1), stars, rechecks)


def facts(*stars: Stars | None) -> dict[str, Value]:
    """The facts of a firm with these stars, round by round."""
    given = tuple(rated(number, one) for number, one in enumerate(stars, start=1))
    return rating_facts(MEASURES, evolve(NOBODY, ratings=given), Occasion(NOW))


def story(unknown: int) -> tuple[Stars | None, ...]:
    """No star, unknown, no star; then a star and an unknown in turn, until so many are unknown."""
    return (Stars.NONE, None, Stars.NONE, *((Stars.ONE, None) * (unknown - 1)))


class TestManyUnknown:
    """5(4), OP-19: up to eight unknown ratings are tried in every combination, of more only the extremes."""

    def test_of_eight_the_lengths_are_exact(self) -> None:
        """The unknown between two no-stars makes one or three of them, and never two."""
        assert TRIED_AT_MOST == 8
        assert facts(*story(8))[RUN] == Possible((1, 3), because(8))

    def test_of_nine_everything_between_is_possible(self) -> None:
        """Two, then, is not excluded; nothing shorter or longer is possible."""
        assert facts(*story(9))[RUN] == Possible((1, 2, 3), because(9))

    def test_of_eight_the_days_are_told(self) -> None:
        """The run was complete with the second rating, or never."""
        assert facts(*story(8))["ratings.arose_on"] == Possible((FIRST + timedelta(weeks=1), LAST_DAY), because(8))

    def test_of_nine_the_day_is_not_known(self) -> None:
        """It may have been any day between."""
        assert facts(*story(9))["ratings.arose_on"] is None

    def test_where_none_can_complete_a_run(self) -> None:
        """With a star on both sides of every unknown none is two long, so the day is known to be none."""
        assert facts(*(Stars.ONE, None) * 3)["ratings.arose_on"] == LAST_DAY


def because(unknown: int) -> tuple[Text, ...]:
    """What is missing: the stars of the rounds of a story."""
    rounds = [number for number, stars in enumerate(story(unknown), start=1) if stars is None]
    return tuple(Text(f"第{number}轮星级不明", f"stars of round {number} unknown") for number in rounds)


class TestPutRight:
    """OP-19 recheck_replaces: a re-check stands in the place of the rating it corrects."""

    def test_a_run_that_was_complete_before(self) -> None:
        """Of three no-stars in a row the first came about last, by a re-check; the other two were a run before."""
        ratings = [rated(1, Stars.ONE), rated(2, Stars.NONE), rated(3, Stars.NONE), rated(4, Stars.NONE, rechecks=1)]
        run = run_of_no_stars(
            ratings, limit=2, rounds=[1, 2, 3, 4], since=None, rechecks_replace=True, broken_by_gap=False
        )
        assert (run.longest, run.complete_on) == (3, FIRST + timedelta(weeks=2))
